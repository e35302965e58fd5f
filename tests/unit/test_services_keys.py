"""The key file, the escrow file, and that no key is ever shown."""

import base64
import json
import os
import stat

import pytest

from civicgrid.plugin.services import keys
from civicgrid.plugin.services.keys import (
    KEYFILE_VARIABLE,
    Keyring,
    KeyringError,
    export_keys,
    find_keys,
    import_keys,
    make_keys,
    read_file,
)

PASSPHRASE = "correct horse 马 battery"


@pytest.fixture(autouse=True)
def cheap_scrypt(monkeypatch):
    monkeypatch.setattr(keys, "_SCRYPT_COST", 2**15)


def test_keys_are_two_fresh_ones_with_ids():
    first, second = make_keys("store-a"), make_keys("store-a")
    secrets = {key.secret for key in (first.seal, first.search, second.seal, second.search)}
    assert len(secrets) == 4
    assert {len(secret) for secret in secrets} == {32}
    assert first.seal.id != first.search.id
    assert first != second


def test_no_key_is_shown(tmp_path):
    made = make_keys("store-a")
    shown = repr(made) + str(made) + repr(made.seal)
    assert made.seal.id in shown
    for key in (made.seal, made.search):
        for form in (key.secret.hex(), repr(key.secret), base64.b64encode(key.secret).decode()):
            assert form not in shown


def test_key_file_is_private_and_holds_several_stores(tmp_path):
    path = tmp_path / "keys.json"
    first = Keyring.create_file(path, "store-a")
    second = Keyring.create_file(path, "store-b")
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert read_file(path, "store-a") == first
    assert read_file(path, "store-b") == second
    assert [entry.name for entry in tmp_path.iterdir()] == ["keys.json"]


def test_key_file_is_found_by_its_variable(tmp_path, monkeypatch):
    path = tmp_path / "keys.json"
    made = Keyring.create_file(path, "store-a")
    monkeypatch.setenv(KEYFILE_VARIABLE, str(path))
    assert find_keys("store-a") == made
    with pytest.raises(KeyringError, match="holds no keys for this store"):
        find_keys("store-b")


def test_keys_are_never_overwritten(tmp_path):
    path = tmp_path / "keys.json"
    made = Keyring.create_file(path, "store-a")
    with pytest.raises(KeyringError, match="never overwritten"):
        Keyring.create_file(path, "store-a")
    assert read_file(path, "store-a") == made


@pytest.mark.skipif(os.name != "posix", reason="file modes are POSIX's")
@pytest.mark.parametrize("mode", [0o640, 0o604, 0o620, 0o660])
def test_key_file_that_others_can_read_is_refused(tmp_path, mode):
    path = tmp_path / "keys.json"
    Keyring.create_file(path, "store-a")
    path.chmod(mode)
    with pytest.raises(KeyringError, match="chmod 600"):
        read_file(path, "store-a")
    with pytest.raises(KeyringError, match="chmod 600"):
        Keyring.create_file(path, "store-b")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "{}",
        '{"format": "civicgrid-keys", "stores": {"store-a": {"seal": {"id": "x", "key": "AAAA"}}}}',
        '{"format": "civicgrid-keys", "stores": {"store-a": {"seal": {"id": "x", "key": "%%%"}}}}',
        '{"format": "civicgrid-keys", "stores": {"store-a": "what"}}',
    ],
)
def test_damaged_key_file_gets_one_sentence(tmp_path, text):
    path = tmp_path / "keys.json"
    path.write_text(text)
    path.chmod(0o600)
    with pytest.raises(KeyringError) as caught:
        read_file(path, "store-a")
    assert "\n" not in str(caught.value)
    assert str(caught.value).endswith(".")


def test_missing_key_file_gets_one_sentence(tmp_path):
    with pytest.raises(KeyringError, match=r"cannot be read\."):
        read_file(tmp_path / "none.json", "store-a")


def test_search_key_alone_survives_the_file(tmp_path):
    path = tmp_path / "keys.json"
    made = make_keys("store-a").search_only()
    keys.add_to_file(made, path)
    assert read_file(path, "store-a") == made
    assert made.seal is None


def test_escrow_comes_back_and_shows_nothing(tmp_path):
    made, path = make_keys("store-a"), tmp_path / "escrow.json"
    export_keys(made, path, PASSPHRASE)
    assert import_keys(path, PASSPHRASE) == made
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    text = path.read_text()
    for key in (made.seal, made.search):
        assert base64.b64encode(key.secret).decode() not in text
        assert key.secret.hex() not in text
    assert json.loads(text)["scrypt"]["n"] >= 2**15


def test_wrong_passphrase_is_one_sentence(tmp_path):
    path = tmp_path / "escrow.json"
    export_keys(make_keys("store-a"), path, PASSPHRASE)
    with pytest.raises(KeyringError, match=r"^The passphrase is wrong, or .* is damaged\.$"):
        import_keys(path, PASSPHRASE + "x")


def test_escrow_of_one_store_cannot_be_passed_off_as_anothers(tmp_path):
    path = tmp_path / "escrow.json"
    export_keys(make_keys("store-a"), path, PASSPHRASE)
    path.write_text(path.read_text().replace("store-a", "store-b"))
    with pytest.raises(KeyringError, match="damaged"):
        import_keys(path, PASSPHRASE)


@pytest.mark.parametrize("cost", [2**13, 2**40, 12345])
def test_escrow_that_asks_for_a_strange_scrypt_is_refused(tmp_path, cost):
    path = tmp_path / "escrow.json"
    export_keys(make_keys("store-a"), path, PASSPHRASE)
    document = json.loads(path.read_text())
    document["scrypt"]["n"] = cost
    path.write_text(json.dumps(document))
    with pytest.raises(KeyringError, match="not a file of exported"):
        import_keys(path, PASSPHRASE)


def test_escrow_wants_a_passphrase_and_a_free_path(tmp_path):
    path = tmp_path / "escrow.json"
    with pytest.raises(KeyringError, match="at least 8"):
        export_keys(make_keys("store-a"), path, "short")
    assert not path.exists()
    path.write_text("mine")
    with pytest.raises(KeyringError, match="exists already"):
        export_keys(make_keys("store-a"), path, PASSPHRASE)
    assert path.read_text() == "mine"
