import shutil
import stat
from pathlib import Path

import pytest
from qgis.core import QgsApplication, QgsProcessingContext, QgsProcessingException, QgsProcessingFeedback

from civicgrid.plugin.services.keys import find_keys
from civicgrid.plugin.store import migrations, open_store
from civicgrid.plugin.store.residents.people import People
from civicgrid.processing.create_database import CreateDatabase


class Feedback(QgsProcessingFeedback):
    def __init__(self):
        super().__init__(False)
        self.warnings, self.infos = [], []

    def pushWarning(self, warning):  # noqa: N802 (QGIS's name)
        self.warnings.append(warning)

    def pushInfo(self, info):  # noqa: N802 (QGIS's name)
        self.infos.append(info)


@pytest.fixture
def keyfile(tmp_path, monkeypatch):
    path = tmp_path / "keys.json"
    monkeypatch.setenv("CIVICGRID_KEYFILE", str(path))
    return path


@pytest.fixture
def database(tmp_path):
    return str(tmp_path / "城 市.gpkg")


def run(database, **parameters):
    feedback = Feedback()
    algorithm = CreateDatabase().create()
    results, ok = algorithm.run({"DATABASE": database, **parameters}, QgsProcessingContext(), feedback)
    assert ok
    return results, feedback


def refused(database, **parameters):
    algorithm = CreateDatabase().create()
    algorithm.initAlgorithm()
    with pytest.raises(QgsProcessingException) as caught:
        algorithm.processAlgorithm({"DATABASE": database, **parameters}, QgsProcessingContext(), Feedback())
    assert "\n" not in str(caught.value)
    return str(caught.value)


def test_creates_a_store_with_codes_and_keys(database, keyfile):
    results, feedback = run(database)
    assert results == {"DATABASE": database, "VERSION": migrations.latest()}
    assert feedback.warnings == []
    assert stat.S_IMODE(keyfile.stat().st_mode) == 0o600
    with open_store(database) as store:
        assert (store.crs, store.zone, store.purpose) == ("EPSG:4490", "Asia/Shanghai", "real")
        assert store.count("code_item")
        keyring = find_keys(store.uid)
        assert {keyring.seal.id, keyring.search.id} == set(
            store.read("setting", ["value"], where={"name": ["seal_key_id", "search_key_id"]})["value"]
        )
        People(store, keyring).install_keys()
    assert keyring.seal.secret not in Path(database).read_bytes()


def test_settings_are_taken(database, keyfile):
    run(database, CRS="EPSG:4547", ZONE="Europe/Vaduz", PURPOSE="demo")
    with open_store(database) as store:
        assert (store.crs, store.zone, store.purpose) == ("EPSG:4547", "Europe/Vaduz", "demo")


@pytest.mark.parametrize(
    ("parameters", "said"),
    [
        ({"CRS": "ESRI:102100"}, "EPSG"),
        ({"CRS": "EPSG:99999"}, "EPSG:99999"),
        ({"ZONE": "Mars/Olympus"}, "Mars/Olympus"),
    ],
)
def test_wrong_settings_are_said_and_nothing_is_made(database, keyfile, tmp_path, parameters, said):
    assert said in refused(database, **parameters)
    assert list(tmp_path.iterdir()) == []


def test_a_choice_may_be_given_by_its_number(database, keyfile):
    run(database, PURPOSE="1")
    with open_store(database) as store:
        assert store.purpose == "demo"


def test_a_key_file_that_cannot_be_used_is_an_error(database, keyfile):
    keyfile.write_text("{}")
    keyfile.chmod(0o644)
    assert str(keyfile) in refused(database)


def test_wrong_places_are_said(tmp_path, keyfile):
    assert "nowhere" in refused(str(tmp_path / "nowhere" / "a.gpkg"))
    assert "not understood" in refused("host=localhost dbname=x")


def test_an_existing_database_is_left_as_it_is(database, keyfile, tmp_path):
    run(database)
    before = Path(database).read_bytes(), keyfile.read_bytes()
    assert "UPGRADE" in refused(database)
    assert "UPGRADE" in refused(database, PURPOSE="demo", CRS="EPSG:4326")
    assert (Path(database).read_bytes(), keyfile.read_bytes()) == before


def test_an_older_database_is_upgraded_only_when_asked(database, keyfile, tmp_path, monkeypatch):
    run(database)
    keys = keyfile.read_bytes()
    folder = tmp_path / "migrations"
    shutil.copytree(migrations.FOLDER, folder)
    monkeypatch.setattr(migrations, "FOLDER", folder)
    for engine in ("gpkg", "postgis"):
        (folder / f"9001_note.{engine}.sql").write_text("ALTER TABLE closure ADD COLUMN note text;\n", encoding="utf-8")
    assert "UPGRADE" in refused(database)
    results, _ = run(database, UPGRADE=True)
    assert results["VERSION"] == 9001
    with open_store(database) as store:
        assert store.query("SELECT note FROM closure") == []
    assert run(database, UPGRADE=True)[0]["VERSION"] == 9001
    assert keyfile.read_bytes() == keys


def test_upgrade_of_nothing_creates(database, keyfile):
    assert run(database, UPGRADE=True)[0]["VERSION"] == migrations.latest()


def test_a_foreign_file_is_never_taken(database, keyfile):
    Path(database).write_bytes(b"mine")
    for upgrade in (False, True):
        refused(database, UPGRADE=upgrade)
    assert Path(database).read_bytes() == b"mine"


def test_without_a_place_for_keys_it_warns(database, monkeypatch):
    monkeypatch.delenv("CIVICGRID_KEYFILE", raising=False)
    if QgsApplication.authManager().masterPasswordIsSet():
        pytest.skip("this profile has a master password: keys would be kept in it")
    _, feedback = run(database)
    assert len(feedback.warnings) == 1
    assert "No keys were made" in feedback.warnings[0]
    assert "CIVICGRID_KEYFILE" in feedback.warnings[0]


def test_keys_can_be_made_later(database, tmp_path, monkeypatch):
    monkeypatch.delenv("CIVICGRID_KEYFILE", raising=False)
    if QgsApplication.authManager().masterPasswordIsSet():
        pytest.skip("this profile has a master password: keys would be kept in it")
    run(database)
    monkeypatch.setenv("CIVICGRID_KEYFILE", str(tmp_path / "later.json"))
    _, feedback = run(database, UPGRADE=True)
    assert feedback.warnings == []
    with open_store(database) as store:
        assert find_keys(store.uid).seal
