"""Sealing and hashing, the keys' ids in a store, and keys in QGIS's authentication database."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from civicgrid.plugin.services.keys import Keyring, make_keys
from civicgrid.plugin.store import ConstraintViolation, StoreError
from civicgrid.plugin.store.audit import Audit
from civicgrid.plugin.store.contacts import Contacts
from civicgrid.plugin.store.errors import AccessDenied
from civicgrid.plugin.store.seal import Hasher, SealBroken, Sealer, WrongKey, hasher, install_keys, sealer
from civicgrid.tests.support.people import resident

ROOT = Path(__file__).resolve().parents[2]
CONTENT = {"name": "张三", "tags": ["a"], "birth_date": None}


@pytest.fixture
def keyring(store):
    keyring = make_keys(store.uid)
    install_keys(store, keyring)
    return keyring


def test_what_is_sealed_opens_in_its_place_only():
    key = make_keys("a").seal
    blob = Sealer(key, "store-a").seal("person_clear", "uid-1", CONTENT)
    assert Sealer(key, "store-a").open("person_clear", "uid-1", blob) == CONTENT
    for store, table, uid in (
        ("store-b", "person_clear", "uid-1"),
        ("store-a", "organisation", "uid-1"),
        ("store-a", "person_clear", "uid-2"),
        ("store-a\0person_clear", "", "uid-1"),
    ):
        with pytest.raises(SealBroken):
            Sealer(key, store).open(table, uid, blob)
    with pytest.raises(SealBroken):
        Sealer(make_keys("a").seal, "store-a").open("person_clear", "uid-1", blob)


def test_every_byte_is_bound():
    seal = Sealer(make_keys("a").seal, "a")
    blob = seal.seal("person_clear", "u", CONTENT)
    for position in range(len(blob)):
        altered = bytearray(blob)
        altered[position] ^= 1
        with pytest.raises(SealBroken):
            seal.open("person_clear", "u", bytes(altered))
    for end in (0, 1, 28, len(blob) - 1):
        with pytest.raises(SealBroken):
            seal.open("person_clear", "u", blob[:end])


def test_the_same_content_never_seals_alike():
    seal = Sealer(make_keys("a").seal, "a")
    blobs = seal.seal_many("person_clear", ["u"] * 500, [CONTENT] * 500)
    assert len({blob[1:13] for blob in blobs}) == 500
    assert len({blob[13:] for blob in blobs}) == 500
    assert all("张三".encode() not in blob for blob in blobs)


def test_hashes_differ_by_kind_term_and_key():
    first, second = Hasher(make_keys("a").search), Hasher(make_keys("a").search)
    hashes = {
        hashed.hash(kind, term)
        for hashed in (first, second)
        for kind, term in (("phone", "1"), ("document", "1"), ("phone", "2"), ("phon", "e\x001"))
    }
    assert len(hashes) == 8
    assert {len(value) for value in hashes} == {16}
    assert first.hash("name", "张三") == first.hash("name", "张三")


def test_key_ids_stand_in_the_store_and_nothing_else_of_them(store, keyring):
    rows = store.read("setting", ["name", "value"], where={"name": ["seal_key_id", "search_key_id"]})
    held = dict(zip(rows["name"], rows["value"], strict=True))
    assert held == {"seal_key_id": keyring.seal.id, "search_key_id": keyring.search.id}
    install_keys(store, keyring)
    with pytest.raises(WrongKey, match="is not this store's"):
        install_keys(store, make_keys(store.uid))


def test_keys_must_be_installed_and_complete(store):
    made = make_keys(store.uid)
    with pytest.raises(WrongKey, match="No keys are installed"):
        sealer(store, made)
    with pytest.raises(WrongKey, match="seal key is not in this keyring"):
        install_keys(store, made.search_only())
    install_keys(store, made)
    assert hasher(store, made.search_only()).key_id == made.search.id
    with pytest.raises(WrongKey, match="search key is not in this keyring"):
        hasher(store, Keyring(store.uid, None, made.seal))


# Contacts and parties ------------------------------------------------------------------------------------------


def test_a_contact_is_sealed_with_its_row(store, keyring):
    contacts = Contacts(store, keyring)
    content = {"name": "李四", "phone": "13912345678"}
    keys = []
    for uid in ("unit-a", "unit-b"):
        values = {"uid": uid, "name": "便民超市", **contacts.seal_contact("organisation", uid, content)}
        keys.append(store.insert("organisation", values))
    assert contacts.open_contact("organisation", keys[0], "consult") == content
    [line] = Audit(store).lines()
    assert (line.action, line.object_table, line.object_id) == ("open_contact", "organisation", keys[0])
    assert line.detail == {"reason": "consult"}
    (blob,) = store.read("organisation", ["contact"], where={"id": keys[0]})["contact"]
    store.update("organisation", keys[1], {"contact": blob})
    with pytest.raises(SealBroken):
        contacts.open_contact("organisation", keys[1], "consult")


def test_a_contact_wants_a_reason_and_a_row(store, keyring):
    contacts = Contacts(store, keyring)
    key = store.insert("facility", {"uid": "f", "kind": "shelter"})
    assert contacts.open_contact("facility", key, "consult") is None
    with pytest.raises(AccessDenied, match="reason"):
        contacts.open_contact("facility", key, " ")
    with pytest.raises(StoreError, match="not there"):
        contacts.open_contact("facility", 999, "consult")
    with pytest.raises(AccessDenied, match="inside a transaction"), store.transaction():
        contacts.open_contact("facility", key, "consult")


def test_parties_of_an_event_are_sealed(store, keyring):
    contacts, person = Contacts(store, keyring), resident(3)
    event = report(store)
    named = contacts.add_party(event, "reporter", person)
    hidden = contacts.add_party(event, "witness", resident(4), anonymous=True)
    rows = store.read("event_party", ["name_masked", "phone_masked", "anonymous"], order_by=["id"])
    assert rows == {"name_masked": ["李**", ""], "phone_masked": ["139****0003", ""], "anonymous": [False, True]}
    assert contacts.open_contact("event_party", named, "call back")["phone"] == person.phone
    assert contacts.open_contact("event_party", hidden, "call back")["name"] == resident(4).name
    with pytest.raises(StoreError, match="event 999 is not there"):
        contacts.add_party(999, "reporter", person)


def test_sealed_columns_name_their_key(store, keyring):
    with pytest.raises(ConstraintViolation):
        store.insert("facility", {"uid": "f", "kind": "shelter", "contact": b"x"})


def report(store) -> int:
    values = {
        "uid": "0190-event",
        "number": "E1",
        "event_type": "0102",
        "title": "噪声扰民",
        "state": "reported",
        "reported_at": "2026-11-22T00:00:00.000Z",
    }
    return store.insert("event", values)


# Keys in QGIS's authentication database: a process of its own, for there is one a process -------------------------

AUTHENTICATION = """
import importlib.util, sys
spec = importlib.util.spec_from_file_location("checkout", sys.argv[1])
checkout = importlib.util.module_from_spec(spec)
spec.loader.exec_module(checkout)
checkout.register()
from qgis.core import QgsApplication
application = QgsApplication([], False)
application.initQgis()
from civicgrid.plugin.services.keys import KeyringError, find_keys, make_keys, write_authentication
made = make_keys("store-a")
try:
    write_authentication(made)
except KeyringError as error:
    print("refused:", error)
assert QgsApplication.authManager().setMasterPassword("a password for this test", True)
write_authentication(made)
assert find_keys("store-a") == made
for attempt in (lambda: find_keys("store-b"), lambda: write_authentication(make_keys("store-a"))):
    try:
        attempt()
    except KeyringError as error:
        print("refused:", error)
assert find_keys("store-a") == made
print(made.seal.secret.hex())
application.exitQgis()
"""


def test_keys_live_in_the_authentication_database(tmp_path):
    environment = os.environ | {
        "QGIS_AUTH_DB_DIR_PATH": str(tmp_path),
        "QGIS_CUSTOM_CONFIG_PATH": str(tmp_path),
        "HOME": str(tmp_path),
        "QT_QPA_PLATFORM": "offscreen",
    }
    environment.pop("CIVICGRID_KEYFILE", None)
    command = [sys.executable, "-c", AUTHENTICATION, str(ROOT / "scripts" / "checkout.py")]
    done = subprocess.run(command, check=False, capture_output=True, text=True, env=environment, timeout=120)
    assert done.returncode == 0, done.stderr
    *refusals, secret = [line for line in done.stdout.splitlines() if line.strip()]
    assert [line.startswith("refused:") for line in refusals] == [True] * 3, done.stdout
    assert "master password" in refusals[0]
    assert "no keys for this store" in refusals[1]
    assert "never overwritten" in refusals[2]
    held = b"".join(path.read_bytes() for path in tmp_path.rglob("*.db"))
    assert held
    assert secret.encode() not in held
    assert bytes.fromhex(secret) not in held
