"""The log as an auditor reads it: filters, whose details an account saw, exports and anchors."""

import csv
import json
from contextlib import ExitStack
from datetime import timedelta

import pytest

from civicgrid.plugin.jobs.audit_files import export_lines, export_persons, read_anchor, save_anchor
from civicgrid.plugin.services import clock
from civicgrid.plugin.store import AccessDenied, StoreError, create_store
from civicgrid.plugin.store.audit import Audit
from civicgrid.plugin.store.residents.matching import DOCUMENT, Matching
from civicgrid.plugin.store.residents.people import People
from civicgrid.plugin.store.residents.relink import Relink
from civicgrid.plugin.store.residents.reveal import Reveal
from civicgrid.plugin.store.trail import Trail, Wanted
from civicgrid.tests.support.people import add_account, add_area, resident

PERSONS = [resident(number) for number in range(3)]
on_server = pytest.mark.parametrize("engine_name", ["postgis"], indirect=True)


@pytest.fixture
def persons(store, keyring):
    People(store, keyring).save(PERSONS, area_ids=[add_area(store, "1")] * len(PERSONS))
    return store.read("person", ["id"], order_by=["id"])["id"]


@pytest.fixture
def seen(store, keyring, persons):
    """The first resident was seen twice, the second asked for, the third searched."""
    reveal = Reveal(store, keyring)
    reveal.reveal(reveal.request_reveal(persons[0], ["name", "phone"], "入户走访：核对联系方式"))
    reveal.reveal(reveal.request_reveal(persons[0], ["phone"], "电话核实：回访"))
    reveal.request_reveal(persons[1], ["name"], "应急联络：转移通知")
    People(store, keyring).search(PERSONS[2].phone)
    return persons


def test_lines_are_filtered(store, seen):
    trail = Trail(store)
    everything = trail.lines()
    assert [line.action for line in trail.lines(Wanted(action="reveal"))] == ["reveal"] * 2
    assert {line.object_id for line in trail.lines(Wanted(person=seen[1]))} == {seen[1]}
    assert trail.lines(Wanted(login="nobody")) == []
    assert trail.lines(Wanted(login=everything[0].login, action="search"))[0].id == everything[0].id
    middle = everything[2].at
    later = trail.lines(Wanted(begin=middle))
    assert [line.id for line in later] == [line.id for line in everything if line.at >= middle]
    earlier = trail.lines(Wanted(end=middle))
    assert {line.id for line in earlier} | {line.id for line in later} == {line.id for line in everything}
    assert trail.count(Wanted(action="request_reveal")) == 3
    assert trail.actions() == {"save_persons": 1, "request_reveal": 3, "reveal": 2, "search": 1}
    assert [line.id for line in trail.all_lines(Wanted())] == [line.id for line in everything]


def test_terms_of_a_search_are_never_told(store, seen):
    line = Trail(store).lines(Wanted(action="search"))[0]
    assert set(line.detail["terms"]) == {"phone", "document"}
    stored = store.read("audit_log", ["detail"], where={"action": "search"})["detail"][0]
    assert not any(term["hash"] in str(line) for term in stored["terms"])


def test_whom_an_account_saw(store, seen):
    trail = Trail(store)
    latest, first = trail.persons_seen(Wanted())
    assert (latest.person, latest.asked, latest.shown, latest.fields) == (seen[1], 1, 0, ["name"])
    assert (first.person, first.asked, first.shown, first.fields) == (seen[0], 2, 2, ["name", "phone"])
    assert first.reasons == ["入户走访：核对联系方式", "电话核实：回访"]
    assert first.name == store.read("person", ["name_masked"], where={"id": seen[0]})["name_masked"][0]
    assert trail.persons_seen(Wanted(login="nobody")) == []
    assert trail.persons_seen(Wanted(end=clock.utc_now() - timedelta(hours=1))) == []


@pytest.mark.parametrize("engine_name", ["gpkg"], indirect=True)
def test_what_falls_into_one_instant_keeps_its_order(store, keyring, persons, monkeypatch):
    now = clock.utc_now()
    monkeypatch.setattr(clock, "utc_now", lambda: now)
    reveal = Reveal(store, keyring)
    for person in (persons[0], persons[2], persons[1]):
        reveal.request_reveal(person, ["name"], "应急联络：转移通知")
    assert [one.person for one in Trail(store).persons_seen(Wanted())] == [persons[1], persons[2], persons[0]]


def say(name, value):
    return str(value)


def test_acts_on_many_stand_with_their_number(store, keyring, seen, tmp_path):
    before = clock.utc_now()
    matching = Matching(store, keyring)
    matching.contents([(DOCUMENT, one.document_number) for one in PERSONS[:2]])
    matching.contents([(DOCUMENT, PERSONS[2].document_number)])
    matching.contents([(DOCUMENT, resident(9).document_number)])  # opens nobody
    matching.find([(DOCUMENT, one.document_number) for one in PERSONS])  # neither does this
    Relink(store, keyring).begin("地址更新")
    trail = Trail(store)
    found = {one.act: one for one in trail.persons_seen(Wanted(begin=before))}
    assert {act: (one.person, one.asked, one.persons) for act, one in found.items()} == {
        "opened_persons": (None, 2, 3),
        "relink": (None, 1, 3),
    }
    assert found["relink"].reasons == ["地址更新"]
    assert [one.act for one in trail.persons_seen(Wanted())] == ["relink", "opened_persons", "", ""]
    assert trail.persons_seen(Wanted(begin=before, login="nobody")) == []
    assert [one.act for one in trail.persons_seen(Wanted(person=seen[1]))] == [""]
    path = tmp_path / "a.csv"
    assert export_persons(store, Wanted(begin=before), path, list("ABCDEFGHI"), say) == 2
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file))[1:]
    assert [cells[:4] for cells in rows] == [["", "relink", "3", "1"], ["", "opened_persons", "3", "2"]]


def test_what_the_store_keeps_for_itself_is_not_told(store, keyring, persons):
    Matching(store, keyring).find([(DOCUMENT, PERSONS[0].document_number), (DOCUMENT, "0")])
    assert Trail(store).lines(most=1)[0].detail == {"asked": 2, "hits": 1}
    reveal = Reveal(store, keyring)
    reveal.reveal(reveal.request_reveal(persons[0], ["phone"], "回访"))
    line = Trail(store).lines(Wanted(action="reveal"))[0]
    assert (line.detail["fields"], line.detail["handed_out"]) == ("phone", "whole")


def test_an_export_stands_in_the_log(store, seen, tmp_path):
    path = tmp_path / "审计.csv"
    count = export_lines(store, Wanted(action="reveal"), path, list("ABCDEFGH"), say)
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file))
    assert (count, len(rows), rows[0]) == (2, 3, list("ABCDEFGH"))
    line = Audit(store).lines(most=1)[0]
    assert (line.action, line.detail["rows"], line.detail["action"]) == ("export_audit", 2, "reveal")
    assert line.detail["file_name"] == path.name
    assert [file.name for file in tmp_path.glob("*.csv*")] == [path.name]
    assert export_persons(store, Wanted(), path, list("ABCDEFGHI"), say) == 2
    assert Audit(store).lines(most=1)[0].action == "export_seen"
    text = path.read_text(encoding="utf-8-sig")
    assert not any(person.name in text or person.phone in text for person in PERSONS)


def test_reasons_are_no_formulas_in_a_spreadsheet(store, keyring, persons, tmp_path):
    Reveal(store, keyring).request_reveal(persons[0], ["name"], "=HYPERLINK(1)")
    path = tmp_path / "a.csv"
    export_lines(store, Wanted(), path, list("ABCDEFGH"), lambda _, value: (value or {}).get("reason", "")
                 if isinstance(value, dict) or value is None else str(value))  # fmt: skip
    with path.open(encoding="utf-8-sig", newline="") as file:
        assert not any(cell.startswith("=") for row in csv.reader(file) for cell in row)


def test_nothing_is_left_where_the_file_cannot_be_written(store, seen, tmp_path):
    with pytest.raises(StoreError, match="cannot be written"):
        export_lines(store, Wanted(), tmp_path / "absent" / "a.csv", list("ABCDEFGH"), say)
    assert Audit(store).lines(most=1)[0].action == "search"


def test_an_anchor_finds_a_cut_tail(store, seen, tmp_path):
    path = tmp_path / "anchor.json"
    head = save_anchor(store, path)
    assert read_anchor(store, path) == head == Audit(store).head()
    assert Audit(store).verify(head) is None
    if store.engine == "gpkg":
        store.execute("DROP TRIGGER audit_log_no_delete")
    else:
        store.execute("ALTER TABLE audit_log DISABLE TRIGGER USER")
    store.execute("DELETE FROM audit_log WHERE id = :id", {"id": head.id})
    assert Audit(store).verify() is None
    assert Audit(store).verify(read_anchor(store, path)) == head.id


def test_an_anchor_of_another_store_or_another_file_is_refused(store, seen, tmp_path, new_database):
    path = tmp_path / "anchor.json"
    save_anchor(store, path)
    with create_store(new_database()) as other:
        with pytest.raises(StoreError, match="another database"):
            read_anchor(other, path)
        with pytest.raises(StoreError, match="Nothing has been written"):
            save_anchor(other, tmp_path / "b.json")
    for text in ("", "[]", "{}", json.dumps({"format": "civicgrid-keys"})):
        path.write_text(text)
        with pytest.raises(StoreError, match="not an anchor"):
            read_anchor(store, path)
    with pytest.raises(StoreError, match="not an anchor"):
        read_anchor(store, tmp_path / "absent.json")


@on_server
def test_an_auditor_reads_the_log_and_no_resident(cluster, store, seen, tmp_path):
    with ExitStack() as opened:
        home = store.read("person", ["area_id"])["area_id"][0]
        auditor = opened.enter_context(add_account(cluster, store, "auditor", ("auditor",), home))
        manager = opened.enter_context(add_account(cluster, store, "manager", ("manager",), home))
        clerk = opened.enter_context(add_account(cluster, store, "clerk", ("clerk", "revealer"), home))
        masked = store.read("person", ["name_masked"], where={"id": seen[1]})["name_masked"][0]
        wanted = Wanted(action="request_reveal")
        assert Trail(auditor).lines(wanted)[0].whose is None
        assert Trail(manager).lines(wanted)[0].whose == masked
        assert [found.name for found in Trail(auditor).persons_seen(Wanted())] == [None, None]
        assert len(Trail(auditor).accounts()) == 4
        assert Audit(auditor).verify() is None
        assert Audit(auditor).head() == Audit(store).head()
        assert export_lines(auditor, wanted, tmp_path / "a.csv", list("ABCDEFGH"), say) == 3
        assert Trail(auditor).lines(most=1)[0].name == "auditor"
        assert save_anchor(auditor, tmp_path / "b.json") == read_anchor(auditor, tmp_path / "b.json")
        for relation in ("person", "person_place", "person_tag", "occupancy", "household", "event_party"):
            with pytest.raises(AccessDenied):
                auditor.query(f"SELECT * FROM {relation}")
        with pytest.raises(AccessDenied):
            Trail(clerk).lines()
        assert not auditor.query("SELECT has_table_privilege('import_row', 'SELECT') AS may")[0]["may"]
