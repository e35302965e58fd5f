"""What lies on the disk: no byte of a GeoPackage, its journals, backups or exports names a resident."""

import zipfile
from datetime import date

import pytest

from civicgrid.plugin.domain.uid import new_uid
from civicgrid.plugin.jobs.audit_files import export_lines, export_persons, save_anchor
from civicgrid.plugin.services import clock
from civicgrid.plugin.services.keys import Keyring
from civicgrid.plugin.store import create_store, open_store
from civicgrid.plugin.store.backup import backup_store
from civicgrid.plugin.store.contacts import Contacts
from civicgrid.plugin.store.residents.people import People
from civicgrid.plugin.store.residents.reveal import Reveal
from civicgrid.plugin.store.trail import Wanted
from civicgrid.tests.support.people import add_area, resident

PERSONS = [resident(number, nationality=f"国籍{number:04d}甲") for number in range(40)]
CODINGS = ("utf-8", "utf-16-le", "utf-16-be", "gb18030")


def clear_texts(persons):
    """What of a person must stand nowhere; parts of numbers and addresses, too, that a page may cut off."""
    for person in persons:
        yield from (person.name, person.document_number, person.document_number[1:], person.phone, person.phone[1:])
        yield from (person.address_text, person.birth_date.isoformat(), person.birth_date.strftime("%Y%m%d"))
        yield person.nationality


def holding(folder, texts, without=()):
    """Names of the files under a folder that hold one of the texts in some coding, and the text."""
    wanted = {text.encode(coding): text for text in texts for coding in CODINGS}
    found = []
    for path in folder.rglob("*"):
        if not path.is_file() or path.name in without:
            continue
        parts = [path.read_bytes()]
        if zipfile.is_zipfile(path):
            with zipfile.ZipFile(path) as archive:
                parts += [archive.read(name) for name in archive.namelist()]
        found += [(path.name, text) for part in parts for raw, text in wanted.items() if raw in part]
    return found


@pytest.fixture
def used(tmp_path):
    """A file after a working day: entered, found, seen, corrected, contacts, parties, exports, a copy of it."""
    database = tmp_path / "社区.gpkg"
    with create_store(str(database)) as store:
        keyring = Keyring.create_file(tmp_path / "keys", store.uid)
        area = add_area(store, "1")
        people, reveal = People(store, keyring), Reveal(store, keyring)
        people.save(PERSONS, area_ids=[area] * len(PERSONS))
        people.save(PERSONS[:5], conflict="update")
        keys = store.read("person", ["id"], order_by=["id"])["id"]
        for person in PERSONS[:6]:
            assert people.search(person.name)
            assert people.search(person.phone)
            assert people.search(person.document_number)
        for key in keys[:6]:
            request = reveal.request_reveal(key, ["name", "document_number", "phone", "address_text"], "电话核实：回访")
            assert reveal.reveal(request)["name"]
        contacts = Contacts(store, keyring)
        organisation = store.insert("organisation", {"uid": new_uid(), "name": "小卖部", "area_id": area})
        document = {"name": PERSONS[7].name, "phone": PERSONS[7].phone}
        contacts.put_contacts("organisation", {organisation: document})
        assert contacts.open_contact("organisation", organisation, "电话核实") == document
        event = {"uid": new_uid(), "number": "1", "event_type": "0102", "title": "t", "state": "reported"}
        contacts.add_party(
            store.insert("event", {**event, "reported_at": clock.utc_now(), "area_id": area}), "reporter", PERSONS[8]
        )
        tags = {"person_id": keys, "tag": ["volunteer"] * len(keys), "valid_from": [date(2026, 1, 1)] * len(keys)}
        store.load("person_tag", tags, key=("person_id", "tag", "valid_from"))
        people.rebuild_search()
        backup_store(store, tmp_path / "backup")
        export_lines(store, Wanted(), tmp_path / "log.csv", list("ABCDEFGH"), lambda _, value: str(value))
        export_persons(store, Wanted(), tmp_path / "seen.csv", list("ABCDEFGH"), lambda _, value: str(value))
        save_anchor(store, tmp_path / "anchor.json")
        # While it is open, the write-ahead log and its index lie beside it.
        assert {path.name for path in tmp_path.glob("社区.gpkg*")} == {"社区.gpkg", "社区.gpkg-wal", "社区.gpkg-shm"}
        yield tmp_path, database


def test_no_byte_names_a_resident(used):
    folder, database = used
    texts = set(clear_texts(PERSONS))
    assert holding(folder, texts) == []
    # The search can fail: what is in the open is found.
    assert {name for name, _ in holding(folder, {"小卖部"})} >= {database.name}
    assert len(holding(folder / "backup", {"小卖部"})) >= 1
    with open_store(str(database)) as store:
        store.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    assert holding(folder, texts) == []


def test_what_is_erased_leaves_no_page(tmp_path):
    """Sealed content of persons who were taken out is overwritten; it would open, else, as long as the key is there."""
    database = tmp_path / "a.gpkg"
    with create_store(str(database)) as store:
        keyring = Keyring.create_file(tmp_path / "keys", store.uid)
        People(store, keyring).save(PERSONS, area_ids=[add_area(store, "1")] * len(PERSONS))
        contents = store.read("person_clear", ["content"])["content"]
        hashes = store.read("person_search", ["hash"])["hash"]
        masks = store.read("person", ["uid"])["uid"]
        store.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        before = database.read_bytes()
        assert all(content in before for content in contents)
        store.execute("DELETE FROM person")
        assert store.count("person_clear") == store.count("person_search") == 0
        store.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        after = database.read_bytes()
    assert not [content for content in contents if content in after]
    assert not [hashed for hashed in hashes if hashed in after]
    assert not [uid for uid in masks if uid.encode() in after]
