"""Keys leave and come back in a file that a passphrase protects; the passphrase is no plain parameter."""

import pytest
from qgis.core import QgsApplication, QgsAuthMethodConfig, QgsProcessingContext, QgsProcessingFeedback

from civicgrid.plugin.services.keys import KEYFILE_VARIABLE, Keyring, import_keys, read_file
from civicgrid.plugin.store import create_store, open_store
from civicgrid.processing.export_keys import ExportKeys
from civicgrid.processing.import_keys import ImportKeys
from civicgrid.processing.passphrase import VARIABLE

PASSPHRASE = "correct horse"


def run(algorithm, **parameters):
    feedback = QgsProcessingFeedback(False)
    results, done = algorithm().create().run(parameters, QgsProcessingContext(), feedback)
    return (results if done else None), feedback.textLog()


@pytest.fixture
def town(tmp_path, monkeypatch):
    with create_store(str(tmp_path / "town.gpkg")) as store:
        keyring = Keyring.create_file(tmp_path / "town.keys", store.uid)
    monkeypatch.setenv(KEYFILE_VARIABLE, str(tmp_path / "town.keys"))
    monkeypatch.setenv(VARIABLE, PASSPHRASE)
    return tmp_path, keyring


def test_keys_travel_from_one_key_file_to_another(town, monkeypatch):
    folder, keyring = town
    file = folder / "escrow.json"
    results, said = run(ExportKeys, DATABASE=str(folder / "town.gpkg"), FILE=str(file))
    assert results, said
    with open_store(str(folder / "town.gpkg")) as store:
        assert store.read("audit_log", ["action", "detail"]) == {"action": ["export_keys"], "detail": [{"keys": "all"}]}
    monkeypatch.setenv(KEYFILE_VARIABLE, str(folder / "other.keys"))
    results, said = run(ImportKeys, FILE=str(file))
    assert results == {"STORE": keyring.store_uid}, said
    assert read_file(folder / "other.keys", keyring.store_uid) == keyring
    assert run(ImportKeys, FILE=str(file))[0] is None, "keys that are there are never overwritten"


def test_the_search_key_alone_can_be_handed_over(town):
    folder, keyring = town
    file = folder / "search.json"
    results, said = run(ExportKeys, DATABASE=str(folder / "town.gpkg"), FILE=str(file), SEARCH_ONLY=True)
    assert results, said
    assert import_keys(file, PASSPHRASE) == keyring.search_only()


def test_a_wrong_or_missing_passphrase_is_one_sentence(town, monkeypatch):
    folder, _ = town
    file = folder / "escrow.json"
    assert run(ExportKeys, DATABASE=str(folder / "town.gpkg"), FILE=str(file))[0]
    monkeypatch.setenv(KEYFILE_VARIABLE, str(folder / "other.keys"))
    monkeypatch.setenv(VARIABLE, "wrong horse")
    results, said = run(ImportKeys, FILE=str(file))
    assert (results, "passphrase is wrong" in said) == (None, True)
    monkeypatch.delenv(VARIABLE)
    results, said = run(ImportKeys, FILE=str(file))
    assert (results, "There is no passphrase" in said) == (None, True)
    assert not (folder / "other.keys").exists()


def test_the_passphrase_may_come_from_an_authentication_configuration(town, monkeypatch):
    folder, keyring = town
    monkeypatch.delenv(VARIABLE)
    asked = []

    class Manager:
        def loadAuthenticationConfig(self, name, config, full):  # noqa: N802 (QGIS's name)
            asked.append(name)
            config.setConfig("password", PASSPHRASE)
            return True

    monkeypatch.setattr(QgsApplication, "authManager", lambda: Manager())
    assert QgsAuthMethodConfig().config("password") == ""
    file = folder / "escrow.json"
    results, said = run(ExportKeys, DATABASE=str(folder / "town.gpkg"), FILE=str(file), PASSPHRASE="abcdefg")
    assert results, said
    assert asked == ["abcdefg"]
    assert PASSPHRASE not in said
    assert import_keys(file, PASSPHRASE) == keyring
