"""The integrity rules on both engines: every planted fault is found, nothing else is, and repairs can be taken back."""

import dataclasses
from datetime import date

import pytest
import shapely

from civicgrid.plugin.domain.integrity import DATA_FIXES, Finding
from civicgrid.plugin.domain.uid import new_uid
from civicgrid.plugin.jobs.checks.catalogue import rules
from civicgrid.plugin.jobs.checks.data_repair import Amendment
from civicgrid.plugin.jobs.checks.run import check_store, finding_sentence
from civicgrid.plugin.jobs.checks.store_repair import ChangedSince, Proposal, apply, propose, undo
from civicgrid.plugin.jobs.linking import link_buildings
from civicgrid.plugin.jobs.progress import Cancelled, Progress
from civicgrid.plugin.store.schema import BY_NAME
from civicgrid.tests.support.faulty import box, plant
from civicgrid.tests.support.stays import Place

# What cannot be planted in a small store: foreign keys, columns and sizes forbid it, or tests/unit does it.
NOT_PLANTED = {
    "room.no_building",
    "shape.unreadable",
    "shape.not_finite",
    "shape.height",
    "building.shifted",
    "point.shifted",
}


@pytest.fixture
def planted(store):
    return plant(store)


def found(report):
    return sorted((one.rule, one.table, one.object_id) for one in report.findings)


def test_every_planted_fault_is_found_and_nothing_else(store, planted):
    report = check_store(store)
    assert found(report) == planted
    assert report.skipped == []
    assert {rule for rule, *_ in planted} | NOT_PLANTED == set(rules())
    assert report.counts == {rule: sum(1 for one in planted if one[0] == rule) for rule, *_ in planted}
    assert report.ends == {0.1: 1, 0.5: 4, 1.0: 4, 2.0: 4}


def test_sentences_are_whole_and_name_no_one(store, planted):
    for finding in check_store(store).findings:
        text = finding_sentence(finding)
        assert "{" not in text
        assert text.endswith(".")
        if finding.table == "person":
            assert finding.label == "陈**"


def test_findings_are_places_on_the_map(store, planted):
    for finding in check_store(store).findings:
        table = BY_NAME[finding.table]
        if table.geometry and finding.rule != "shape.missing" and finding.object_id:
            if finding.rule in {"area.code", "area.level", "area.parent", "area.other_county"}:
                continue
            assert finding.wkb is not None, finding


def test_only_wanted_rules_are_asked_and_only_of_the_area(store, planted):
    some = check_store(store, only={"person.no_stay", "polygon.overlap"})
    assert {one.rule for one in some.findings} == {"person.no_stay", "polygon.overlap"}
    areas = store.read("area", ["id", "code"])
    east = areas["id"][areas["code"].index("440307001002")]
    # The doubled road ends on the border between the communities.
    rest = {"building.no_grid", "grid.community", "grid.gap", "polygon.overlap", "line.duplicate", "person.area"}
    assert {one.rule for one in check_store(store, area=east).findings} == rest
    county = areas["id"][areas["code"].index("440307")]
    everywhere = {one for one in planted if one[1] in {"building", "grid", "room", "person", "component"}}
    assert everywhere - set(found(check_store(store, area=county))) == {
        one for one in everywhere if one[0] == "shape.missing"
    }


def test_a_check_can_be_cancelled(store, planted):
    with pytest.raises(Cancelled):
        check_store(store, progress=Progress(is_canceled=lambda: True))


def repairable(store):
    return [one for one in check_store(store).findings if rules()[one.rule].fix]


def test_repairs_are_proposed_applied_and_taken_back(store, planted):
    tables = ("building", "road", "grid", "component", "person", "household", "room", "occupancy")
    before = {table: store.read(table, BY_NAME[table].column_names, order_by=("id",)) for table in tables}
    findings = repairable(store)
    proposals = propose(store, findings)
    assert {code for _, code in proposals.refused} <= {"nothing"}
    assert {table: store.read(table, BY_NAME[table].column_names, order_by=("id",)) for table in tables} == before
    assert {one.rule for one in proposals.changes if isinstance(one, Amendment)} == {
        rule.code for rule in rules().values() if rule.fix in DATA_FIXES
    }
    applied = apply(store, proposals.changes)
    again = {one.rule for one in repairable(store)}
    assert again == set(), again
    undo(store, applied)
    after = {table: store.read(table, BY_NAME[table].column_names, order_by=("id",)) for table in tables}
    assert after == before
    assert found(check_store(store)) == planted


def test_memberships_follow_a_repair_and_its_undo(store):
    store.insert("grid", {"uid": new_uid(), "code": "440307001001001", "name": "一", "level": "grid",
                          "valid_from": date(2020, 1, 1), "geom": box(-100, -100, 300, 300)})  # fmt: skip
    small = store.insert("building", {"uid": new_uid(), "geom": box(0, 0, 20, 10)})
    store.insert("building", {"uid": new_uid(), "geom": box(15, 0, 60, 10)})
    link_buildings(store)
    before = store.read("grid_membership", ["object_id", "grid_id"])
    store.execute("DELETE FROM grid_membership")
    applied = apply(store, propose(store, repairable(store)).changes)
    assert sorted(store.read("grid_membership", ["object_id"])["object_id"]) == [small, small + 1]
    store.execute("DELETE FROM grid_membership")
    undo(store, applied)
    assert sorted(zip(*store.read("grid_membership", ["object_id", "grid_id"]).values(), strict=True)) == sorted(
        zip(*before.values(), strict=True)
    )
    assert store.read("audit_log", ["action"], order_by=("id",))["action"][-2:] == ["repair_shapes", "undo_repairs"]


def test_a_duplicate_that_something_refers_to_stays(store):
    double = {"floors": 2, "geom": box(0, 0, 20, 10)}
    first = store.insert("building", {"uid": new_uid(), **double})
    second = store.insert("building", {"uid": new_uid(), **double})
    store.insert("room", {"uid": new_uid(), "building_id": second, "floor": 1, "number": "101"})
    (finding,) = repairable(store)
    (change,) = propose(store, [finding]).changes
    assert (change.object_id, change.new) == (first, None)
    store.insert("room", {"uid": new_uid(), "building_id": first, "floor": 1, "number": "101"})
    proposals = propose(store, [finding])
    assert proposals.changes == []
    assert [code for _, code in proposals.refused] == ["referred"]
    with pytest.raises(ChangedSince):
        apply(store, [change])
    assert store.count("building") == 2


def test_nothing_is_written_when_one_object_was_changed_meanwhile(store, planted):
    proposals = propose(store, repairable(store))
    other = [one for one in proposals.changes if isinstance(one, Proposal) and one.table == "building" and one.new]
    store.update("building", other[-1].object_id, {"geom": box(5, 5, 20, 10)})
    before = store.read("building", ["id", "geom"], order_by=("id",))
    with pytest.raises(ChangedSince):
        apply(store, proposals.changes)
    assert store.read("building", ["id", "geom"], order_by=("id",)) == before


def test_an_overlap_goes_to_whom_the_person_says(store):
    small = store.insert("building", {"uid": new_uid(), "geom": box(0, 0, 20, 10)})
    large = store.insert("building", {"uid": new_uid(), "geom": box(15, 0, 60, 10)})
    findings = repairable(store)
    assert [one.object_id for one in propose(store, findings).changes] == [small]
    assert [one.object_id for one in propose(store, findings, keep="first").changes] == [large]
    assert shapely.from_wkb(propose(store, findings).changes[0].new).geom_type == "MultiPolygon"


def test_what_has_no_repair_is_refused(store, planted):
    (finding,) = check_store(store, only={"person.no_stay"}).findings
    assert [code for _, code in propose(store, [finding]).refused] == ["no_fix"]
    gone = dataclasses.replace(finding, rule="polygon.spike", table="building", object_id=99999)
    assert isinstance(gone, Finding)
    assert propose(store, [gone]).changes == []


def test_a_repair_ends_the_older_stay_and_leaves_an_owner_the_room(store):
    place = Place(store)
    (one, *_), (a, b, *_) = place.persons, place.rooms
    row = {"person_id": one, "area_id": place.east}
    store.insert("occupancy", {"uid": new_uid(), "room_id": a, "role": "owner", "valid_from": date(2020, 1, 1), **row})
    store.insert("occupancy", {"uid": new_uid(), "room_id": b, "role": "tenant", "valid_from": date(2022, 1, 1), **row})
    before = place.all()
    (finding,) = check_store(store, only={"person.two_homes"}).findings
    (change,) = propose(store, [finding, finding]).changes
    assert "2022-01-01" in change.text
    applied = apply(store, [change])
    assert place.stays_of(one) == [
        (a, "owner", True, date(2020, 1, 1), date(2022, 1, 1)), (b, "tenant", True, date(2022, 1, 1), None),
        (a, "owner", False, date(2022, 1, 1), None)]  # fmt: skip
    assert check_store(store, only={"person.two_homes", "person.stay_twice"}).findings == []
    undo(store, applied)
    assert place.all() == before
    apply(store, [change])
    with pytest.raises(ChangedSince):
        apply(store, [change])
    assert place.audit()[-3:] == ["repair_data", "undo_repairs", "repair_data"]


def test_what_follows_from_a_repair_follows(store):
    place = Place(store)
    (one, *_), (a, *_) = place.persons, place.rooms
    store.update("room", a, {"use_class": "vacant"})
    place.settle([one], [a], date(2020, 1, 1), roles="tenant")
    (finding,) = check_store(store, only={"room.vacant_lived"}).findings
    applied = apply(store, propose(store, [finding]).changes)
    (building,) = store.read("room", ["building_id"], where={"id": a})["building_id"]

    def state():
        where = {"object_type": "building", "object_id": building}
        counted = store.read("population_count", ["residents"], where=where)["residents"]
        return store.read("building", ["use_class"], where={"id": building})["use_class"], counted

    assert state() == (["mixed"], [1])
    undo(store, applied)
    assert state() == (["self_occupied"], [1])
