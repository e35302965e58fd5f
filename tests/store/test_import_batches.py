"""Batches on both engines: conflicts, the desk, contacts, cancelling, and taking a batch back."""

from datetime import date

import pytest
import shapely

from civicgrid.plugin.jobs.desk import decide_item, open_items
from civicgrid.plugin.jobs.import_table.run import import_table, plan_import
from civicgrid.plugin.jobs.import_table.withdraw import plan_withdrawal, withdraw
from civicgrid.plugin.jobs.import_table.write import write
from civicgrid.plugin.jobs.progress import Cancelled, Progress
from civicgrid.plugin.services.keys import make_keys
from civicgrid.plugin.store import StoreError
from civicgrid.plugin.store.contacts import Contacts
from civicgrid.plugin.store.imports import Imports
from civicgrid.plugin.store.places import update_rows
from civicgrid.plugin.store.seal import install_keys
from civicgrid.tests.support.imports import (
    BUILDINGS,
    OUTLINES,
    bring,
    bring_buildings,
    buildings,
    changed,
    request,
    square,
    states,
    table,
)


def test_what_both_changed_waits_on_the_desk(store):
    bring_buildings(store, dated=date(2026, 1, 1))
    update_rows(store, "building", [1, 2], {"name": ["光明楼", "二号楼"], "floors": [6, 12]})
    new = changed(changed(BUILDINGS, 0, name="1号楼", floors=7), 1, floors=12)
    plan, outcome = bring_buildings(store, new, dated=date(2026, 5, 1))
    assert states(outcome) == {"conflict": 1, "same": 2}
    assert [(one.column, one.here, one.there) for one in plan.conflicts] == [("name", "光明楼", "1号楼")]
    # The rest of the row is no conflict: nobody here touched its floors, and the file's hold.
    assert buildings(store, "name", "floors")[0] == ("光明楼", 7)
    (detail,) = store.read("desk_item", ["detail"])["detail"]
    assert detail["label"] == "光明楼"
    assert detail["there"] == {"source": "住建局", "at": "2026-05-01"}
    assert detail["fields"][0]["here_source"] == "manual"
    # Brought again before anybody decides, it does not wait twice.
    bring_buildings(store, new, dated=date(2026, 5, 1))
    assert store.count("desk_item") == 1


def test_a_conflict_names_the_other_source_and_its_day(store):
    bring_buildings(store, dated=date(2026, 1, 1))
    rows = [{"address": "人民路12号", "name": "民政楼"}]
    plan, outcome = bring(store, "building", rows, source="民政局")
    assert states(outcome) == {"conflict": 1}
    assert [(one.here_source, one.here_at) for one in plan.conflicts] == [("住建局", date(2026, 1, 1))]


@pytest.mark.parametrize(("policy", "name"), [("file", "1号楼"), ("store", "光明楼")])
def test_a_side_may_be_chosen_for_all_conflicts(store, policy, name):
    bring_buildings(store)
    update_rows(store, "building", [1], {"name": ["光明楼"]})
    bring_buildings(store, changed(BUILDINGS, 0, name="1号楼"), conflicts=policy)
    assert buildings(store, "name")[0] == (name,)
    assert store.count("desk_item") == 0


def test_a_new_version_of_a_grid_ends_the_one_before(store):
    rows = [{"code": "440307001002001", "name": "一格", "valid_from": "2025-01-01"}]
    bring(store, "grid", rows, wkb=[square(0)])
    _, same = bring(store, "grid", [{**rows[0], "valid_from": None}], wkb=[square(0)])
    assert states(same) == {"same": 1}
    _, outcome = bring(store, "grid", [{**rows[0], "valid_from": "2026-02-01"}], wkb=[square(1)])
    assert states(outcome) == {"insert": 1}
    found = store.read("grid", ["valid_from", "valid_to"], order_by=("valid_from",))
    assert found["valid_to"] == [date(2026, 2, 1), None]
    withdraw(store, plan_withdrawal(store, outcome.batch))
    assert store.read("grid", ["valid_to"])["valid_to"] == [None]


def test_contacts_are_sealed_and_brought_twice_they_stay(store):
    keyring = make_keys(store.uid)
    install_keys(store, keyring)
    rows = [{"name": "红星小卖部", "address": "人民路12号", "contact_name": "欧阳春花", "contact_phone": "13800138000"}]
    bring_buildings(store)
    _, outcome = bring(store, "organisation", rows, keyring=keyring)
    assert states(outcome) == {"insert": 1}
    (shape,) = store.read("organisation", ["geom"])["geom"]
    assert shapely.from_wkb(OUTLINES[0]).covers(shapely.from_wkb(shape))  # it stands in its building
    sealed = store.read("organisation", ["contact"])["contact"][0]
    assert Contacts(store, keyring).open_contact("organisation", 1, "检查") == {
        "name": "欧阳春花",
        "phone": "13800138000",
    }
    _, again = bring(store, "organisation", rows, keyring=keyring)
    assert (states(again), again.batch) == ({"same": 1}, None)
    assert store.read("organisation", ["contact"])["contact"][0] == sealed
    bring(store, "organisation", [{**rows[0], "contact_phone": "13800138001"}], keyring=keyring)
    assert Contacts(store, keyring).open_contact("organisation", 1, "检查")["phone"] == "13800138001"
    everything = repr(store.read("import_row", ["given", "replaced"])) + repr(store.read("import_batch", ["counts"]))
    for secret in ("欧阳", "春花", "13800138000", "13800138001"):
        assert secret not in everything


def test_a_batch_is_withdrawn_and_what_was_worked_on_since_stays(store):
    first = bring_buildings(store)[1].batch
    rows = [{"building": "A2", "floor": 1, "number": "101"}]
    bring(store, "room", rows)
    update_rows(store, "building", [3], {"name": ["新三号楼"]})
    found = plan_withdrawal(store, first)
    assert found.counts == (1, 0, 2)
    assert sorted((one.label, one.reason) for one in found.kept) == [("二号楼", "used"), ("新三号楼", "changed")]
    withdraw(store, found)
    assert [name for (name,) in buildings(store, "name")] == ["二号楼", "新三号楼"]
    assert Imports(store).batch(first).withdrawn_at is not None
    with pytest.raises(StoreError, match="withdrawn"):
        plan_withdrawal(store, first)
    # Brought again it is a new batch: what stayed is compared, what went is new.
    _, outcome = bring_buildings(store, conflicts="store")
    assert outcome.counts["insert"] == 1


def test_a_withdrawn_update_gives_back_what_it_replaced(store):
    first = bring_buildings(store)[1].batch
    moved = [square(20), *OUTLINES[1:]]
    new = changed(BUILDINGS, 0, name="1号楼", floors=7)
    second = bring(store, "building", new, wkb=moved)[1].batch
    before = buildings(store, "name", "floors", "geom")
    assert before[0][:2] == ("1号楼", 7)
    found = plan_withdrawal(store, first)
    assert [one.reason for one in found.kept] == ["later"]
    withdraw(store, plan_withdrawal(store, second))
    name, floors, geom = buildings(store, "name", "floors", "geom")[0]
    assert (name, floors) == ("一号楼", 6)
    assert shapely.from_wkb(geom).equals(shapely.from_wkb(OUTLINES[0]))


@pytest.mark.parametrize("stop_at", [10, 50, 70, 90])
def test_a_cancel_leaves_nothing(store, stop_at):
    reached = []
    given = table(BUILDINGS, wkb=OUTLINES)
    progress = Progress(lambda: bool(reached) and reached[-1] >= stop_at, reached.append, print)
    with pytest.raises(Cancelled):
        import_table(store, given, request("building", given), progress)
    assert (store.count("building"), store.count("import_batch"), store.count("import_row")) == (0, 0, 0)


def test_a_failure_while_writing_leaves_nothing(store, monkeypatch):
    monkeypatch.setattr(Imports, "add_rows", lambda *_: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        bring_buildings(store)
    assert (store.count("building"), store.count("import_batch")) == (0, 0)


def test_what_a_colleague_did_while_the_preview_was_open_is_not_overwritten(store):
    bring_buildings(store)
    given = table(changed(changed(BUILDINGS, 0, name="1号楼"), 1, floors=12), wkb=OUTLINES)
    plan = plan_import(store, given, request("building", given))
    update_rows(store, "building", [1], {"floors": [33]})
    update_rows(store, "building", [2], {"name": ["同事改的名"]})
    write(store, plan)
    # Only what the file changes in a row is written into that row.
    assert buildings(store, "name", "floors")[:2] == [("1号楼", 33), ("同事改的名", 12)]
    plan = plan_import(store, given, request("building", given))
    given = table(changed(BUILDINGS, 0, name="壹号楼"), wkb=OUTLINES)
    plan = plan_import(store, given, request("building", given))
    update_rows(store, "building", [1], {"name": ["同事又改"]})
    with pytest.raises(StoreError, match="changed since the preview"):
        write(store, plan)
    assert buildings(store, "name")[0] == ("同事又改",)


def test_a_withdrawn_version_of_a_grid_brings_the_one_before_back_also_from_one_file(store):
    first = {"code": "440307001002001", "name": "一格", "valid_from": "2025-01-01"}
    bring(store, "grid", [first], wkb=[square(0)])
    both = [first, {**first, "valid_from": "2026-02-01"}]
    _, outcome = bring(store, "grid", both, wkb=[square(0), square(1)])
    assert states(outcome) == {"insert": 1, "same": 1}
    withdraw(store, plan_withdrawal(store, outcome.batch))
    assert store.read("grid", ["valid_to"])["valid_to"] == [None]


def test_what_was_filled_in_since_keeps_a_row_from_being_withdrawn(store):
    batch = bring(store, "building", [{"code": "LD1"}], wkb=OUTLINES[:1])[1].batch
    update_rows(store, "building", [1], {"name": ["光明楼"], "height": [12.5]})
    assert plan_withdrawal(store, batch).counts == (0, 0, 1)


def test_batches_withdrawn_in_the_wrong_order_leave_nothing_behind(store):
    first = bring_buildings(store)[1].batch
    second = bring_buildings(store, changed(BUILDINGS, 0, name="1号楼"))[1].batch
    withdraw(store, plan_withdrawal(store, first))
    assert store.count("building") == 1
    withdraw(store, plan_withdrawal(store, second))
    assert store.count("building") == 0


def test_contacts_are_compared_on_three_sides_and_taken_back(store, monkeypatch):
    keyring = make_keys(store.uid)
    install_keys(store, keyring)
    monkeypatch.setattr("civicgrid.plugin.jobs.import_table.withdraw.find_keys", lambda _: keyring)
    contacts = Contacts(store, keyring)
    row = {"name": "红星小卖部", "address": "人民路12号", "contact_name": "张三", "contact_phone": "13800138000"}
    bring(store, "organisation", [row], keyring=keyring)
    contacts.put_contacts("organisation", {1: {"name": "张三", "phone": "13900139000"}})  # corrected here
    _, outcome = bring(store, "organisation", [row], keyring=keyring)
    assert contacts.documents("organisation", [1])[1]["phone"] == "13900139000"
    _, outcome = bring(store, "organisation", [{**row, "contact_phone": "13700137000"}], keyring=keyring)
    assert outcome.kept_contacts == 1
    assert contacts.documents("organisation", [1])[1]["phone"] == "13900139000"
    _, outcome = bring(store, "organisation", [{**row, "contact_name": "李四"}], keyring=keyring)
    assert contacts.documents("organisation", [1])[1] == {"name": "李四", "phone": "13900139000"}
    found = plan_withdrawal(store, outcome.batch)
    assert found.counts == (0, 1, 0)
    withdraw(store, found)
    assert contacts.documents("organisation", [1])[1]["name"] == "张三"
    masked = {**row, "contact_name": "张*", "contact_phone": "139****9000"}
    assert states(bring(store, "organisation", [masked], keyring=keyring)[1]) == {"same": 1}


def test_a_later_file_replaces_what_waits_on_the_desk(store):
    bring_buildings(store)
    update_rows(store, "building", [1], {"name": ["光明楼"]})
    bring_buildings(store, changed(BUILDINGS, 0, name="甲楼"))
    bring_buildings(store, changed(BUILDINGS, 0, name="乙楼"))
    (detail,) = store.read("desk_item", ["detail"])["detail"]
    assert detail["fields"][0]["there"] == "乙楼"


def test_a_withdrawn_use_of_a_room_gives_the_building_its_class_back(store):
    bring_buildings(store)
    rows = [{"building": "A1", "number": "101", "use_class": "自住"}]
    bring(store, "room", rows)
    batch = bring(store, "room", [{**rows[0], "use_class": "空置"}])[1].batch
    assert buildings(store, "use_class")[0] == ("vacant",)
    withdraw(store, plan_withdrawal(store, batch))
    assert buildings(store, "use_class")[0] == ("self_occupied",)


def test_what_came_over_the_desk_goes_with_its_batch(store):
    bring_buildings(store)
    update_rows(store, "building", [1], {"name": ["光明楼"]})
    batch = bring_buildings(store, changed(BUILDINGS, 0, name="甲楼", floors=9))[1].batch
    (item,) = open_items(store)
    decide_item(store, item, {"name": "file"})
    assert buildings(store, "name", "floors")[0] == ("甲楼", 9)
    withdraw(store, plan_withdrawal(store, batch))
    assert buildings(store, "name", "floors")[0] == ("光明楼", 6)
