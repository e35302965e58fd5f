"""What accounts of a server see of the checks: their own area, what they may read; and what they may repair."""

from contextlib import closing
from datetime import date

import numpy as np
import pytest
import shapely

from civicgrid.plugin.domain.uid import new_uid
from civicgrid.plugin.jobs.checks.catalogue import rules
from civicgrid.plugin.jobs.checks.run import check_store
from civicgrid.plugin.jobs.checks.store_repair import apply, propose, undo
from civicgrid.plugin.store import StoreError
from civicgrid.tests.support.town import Town

PEOPLE = {code for code, rule in rules().items() if rule.group == "people"} | {
    "room.vacant_lived", "room.use", "room.empty", "room.business_lived"}  # fmt: skip


@pytest.fixture(scope="module")
def town(cluster):
    town = Town(cluster, "checks")
    for area, x in ((town.east, 114.5), (town.west, 114.6)):
        spiked = [(0, 0), (2e-4, 0), (2e-4, 5e-5), (6e-4, 5.01e-5), (2e-4, 5.02e-5), (2e-4, 1e-4), (0, 1e-4)]
        shape = shapely.multipolygons([shapely.Polygon(np.add(spiked, (x, 22.7)))])
        row = {"uid": new_uid(), "area_id": area, "geom": shapely.to_wkb(shape, byte_order=1)}
        town.store.insert("building", row)
        person = {"uid": new_uid(), "name_masked": "陈*", "area_id": area, "birth_year": 2199}
        town.store.insert("person", person)
    yield town
    town.remove()


def areas_of(report, rule):
    return {one.area_id for one in report.findings if one.rule == rule}


def test_a_clerk_hears_of_the_own_area_only(town):
    for login, area in (("clerk_east", town.east), ("clerk_west", town.west)):
        with closing(town.open_as(login)) as store:
            report = check_store(store)
        assert areas_of(report, "polygon.spike") == {area}
        assert areas_of(report, "person.birth_year") == {area}
        assert report.skipped == []


def test_who_may_not_read_residents_hears_so(town):
    with closing(town.open_as("viewer_east")) as store:
        report = check_store(store)
    assert set(report.skipped) >= PEOPLE
    assert areas_of(report, "polygon.spike") == {town.east}
    assert not PEOPLE & set(report.counts)


def test_a_viewer_repairs_nothing_and_a_clerk_only_the_own(town):
    with closing(town.open_as("viewer_east")) as store:
        proposals = propose(store, [one for one in check_store(store).findings if one.rule == "polygon.spike"])
        assert len(proposals.changes) == 1
        with pytest.raises(StoreError):
            apply(store, proposals.changes)
    with closing(town.open_as("clerk_west")) as store, pytest.raises(StoreError):
        apply(store, proposals.changes)
    assert areas_of(check_store(town.store), "polygon.spike") == {town.east, town.west}
    with closing(town.open_as("clerk_east")) as store:
        apply(store, proposals.changes)
    assert areas_of(check_store(town.store), "polygon.spike") == {town.west}


def test_only_who_sees_everything_takes_objects_out(town):
    found = town.store.read("building", ["area_id", "geom"], where={"area_id": town.west})
    town.store.insert("building", {"uid": new_uid(), "area_id": town.west, "geom": found["geom"][-1]})
    with closing(town.open_as("manager_west")) as store:
        (double,) = [one for one in check_store(store).findings if one.rule == "polygon.duplicate"]
        proposals = propose(store, [double])
        assert proposals.changes == []
        assert [code for _, code in proposals.refused] == ["bound"]
    assert [one.new for one in propose(town.store, [double]).changes] == [None]


def test_a_clerk_repairs_residents_of_the_own_area_only(town):
    for mark in "ew":
        room = town.rows[mark]["room"]
        town.store.update("room", room, {"use_class": "vacant"})
    with closing(town.open_as("clerk_east")) as store:
        findings = check_store(store, only={"room.vacant_lived"}).findings
        assert [one.object_id for one in findings] == [town.rows["e"]["room"]]
        undo(store, apply(store, propose(store, findings).changes))
        applied = apply(store, propose(store, findings).changes)
    assert applied.change.after == {"room": {town.rows["e"]["room"]: {"use_class": "self_occupied"}}}
    uses = town.store.read("room", ["use_class"], where={"id": town.rows["w"]["room"]})["use_class"]
    assert uses == ["vacant"]


@pytest.mark.parametrize(("kind", "rule"), [("document", "person.document_twice"), ("name_birth", "person.alike")])
def test_two_persons_of_one_number_or_name_are_told_to_who_sees_both(town, kind, rule):
    east = [town.rows["e"]["person"], town.store.insert("person", {"uid": new_uid(), "name_masked": "陈*",
                                                                   "area_id": town.east})]  # fmt: skip
    room = town.rows["e"]["room"]
    for number in (*east, town.rows["w"]["person"]):
        town.store.execute("DELETE FROM occupancy WHERE person_id = :person", {"person": number})
        stay = {"uid": new_uid(), "person_id": number, "room_id": room, "role": "family", "lives_here": True,
                "valid_from": date(2020, 1, 1), "method": "hand", "source": "派出所"}  # fmt: skip
        town.store.insert("occupancy", stay)
    for number in (*east, town.rows["w"]["person"]):
        for hashed in (b"same", b"loose")[: 1 if kind == "document" else 2]:  # a name may have two
            values = {"person": number, "kind": kind, "hash": hashed}
            town.store.execute(
                "INSERT INTO person_search (person_id, kind, hash) VALUES (:person, :kind, :hash)", values
            )
    expected = {"clerk_east": [east[1]], "clerk_west": [], "manager_west": sorted([east[1], town.rows["w"]["person"]])}
    for login, ids in expected.items():
        with closing(town.open_as(login)) as store:
            report = check_store(store, only={rule})
        assert [one.object_id for one in report.findings] == ids
    with closing(town.open_as("viewer_east")) as store:
        assert check_store(store, only={rule}).skipped == [rule]
