"""Stays on both engines: moving in, out and back, in bulk and by hand; nobody counts twice, undo gives back exactly."""

from contextlib import closing
from datetime import date

import pytest

from civicgrid.plugin.domain.uid import new_uid
from civicgrid.plugin.services import clock
from civicgrid.plugin.store import AccessDenied, ChangedMeanwhile, StoreError, create_store
from civicgrid.plugin.store.residents.stays import Stays
from civicgrid.tests.support.people import add_account
from civicgrid.tests.support.postgres import SERVICE
from civicgrid.tests.support.stays import LINK, Place

D = date


@pytest.fixture
def place(store):
    return Place(store)


def test_moving_in_ends_the_old_stay_and_the_same_again_changes_nothing(place):
    (one, two, _), (a, b, *_) = place.persons, place.rooms
    first = place.settle([one, two], [a, a], D(2020, 1, 1))
    assert (len(first.inserted), first.same, len(first.ended), list(first.refused)) == (2, 0, 0, [])
    second = place.settle([one], [b], D(2022, 5, 1))
    assert len(second.inserted) == 1
    assert place.stays_of(one) == [
        (a, "family", True, D(2020, 1, 1), D(2022, 5, 1)), (b, "family", True, D(2022, 5, 1), None)]  # fmt: skip
    assert (place.home(one), place.home(two)) == ([b], [a])
    before = place.all()
    for again in (place.settle([one, two], [a, a], D(2020, 1, 1)), place.settle([one], [b], D(2022, 5, 1)),
                  place.settle([one], [b], D(2023, 1, 1))):  # fmt: skip
        assert not len(again.inserted)
        assert not again.before
    assert place.all() == before
    assert place.audit() == ["settle_stays"] * 2


def test_an_older_stay_never_ends_a_later_one(place):
    (one, *_), (a, b, *_) = place.persons, place.rooms
    place.settle([one], [b], D(2022, 1, 1))
    settled = place.settle([one], [a], D(2019, 1, 1))
    assert list(settled.ended) == []
    assert place.stays_of(one) == [
        (a, "family", True, D(2019, 1, 1), D(2022, 1, 1)), (b, "family", True, D(2022, 1, 1), None)]  # fmt: skip


def test_moving_back_on_the_same_day_is_no_stay_that_is_known(place):
    (one, *_), (a, b, *_) = place.persons, place.rooms
    place.settle([one], [a], D(2024, 3, 1), note="link.rest_unread", confidence=0.8)
    place.settle([one], [b], D(2024, 3, 1))
    before = place.all()
    back = place.settle([one], [a], D(2024, 3, 1))
    assert place.home(one) == [a]
    assert place.stays_of(one) == [
        (a, "family", True, D(2024, 3, 1), None), (b, "family", True, D(2024, 3, 1), D(2024, 3, 1))]  # fmt: skip
    # How it is known is the last word's.
    assert place.store.read("occupancy", ["confidence", "note"], where={"valid_to": None}) == {
        "confidence": [LINK["confidence"]], "note": [None]}  # fmt: skip
    assert not place.settle([one], [a], D(2024, 3, 1)).before
    place.stays.undo(back)
    assert place.all() == before
    # By hand, too: the link is a person's from then on.
    place.stays.add_stay(one, a, "family", D(2024, 3, 1))
    assert (place.home(one), place.store.read("occupancy", ["method"], where={"valid_to": None})) == (
        [a], {"method": ["hand"]})  # fmt: skip


def test_an_owner_who_moves_out_goes_on_owning(place):
    (one, *_), (a, b, *_) = place.persons, place.rooms
    place.settle([one], [a], D(2020, 1, 1), roles="owner")
    before = place.all()
    moved = place.stays.add_stay(one, b, "tenant", D(2023, 1, 1))
    assert place.stays_of(one) == [
        (a, "owner", True, D(2020, 1, 1), D(2023, 1, 1)), (b, "tenant", True, D(2023, 1, 1), None),
        (a, "owner", False, D(2023, 1, 1), None)]  # fmt: skip
    assert place.home(one) == [b]
    place.stays.undo(moved)
    assert place.all() == before


def test_what_was_not_said_is_what_is_known(place):
    (one, two, _), (a, b, *_) = place.persons, place.rooms
    place.settle([one], [a], D(2020, 1, 1), roles="owner", lives_here=False)
    settled = place.settle([one, two], [a, b], D(2021, 1, 1), roles=None, lives_here=None)
    assert settled.same == 1
    assert place.stays_of(two) == [(b, "family", True, D(2021, 1, 1), None)]


def test_rows_that_cannot_be_are_refused_and_the_rest_is_written(place):
    (one, two, three), (a, *_) = place.persons, place.rooms
    days = [D(1979, 1, 1), D(2999, 1, 1), D(2020, 1, 1), D(2020, 1, 1), D(2020, 1, 1)]
    settled = place.settle([one, two, 99999, three, three], [a, a, a, 99999, a], days)
    assert list(settled.refused) == [
        (0, "stay.before_birth"), (1, "stay.future"), (2, "stay.no_person")]  # fmt: skip
    assert place.home(three) == [a]


def test_the_area_and_the_household_follow_and_come_back(place):
    (one, two, _), (a, _, c, _) = place.persons, place.rooms
    home = place.store.insert("household", {"uid": new_uid(), "room_id": a, "area_id": place.east})
    for person in place.persons:
        place.store.update("person", person, {"household_id": home})
    place.store.insert("person_tag", {"person_id": one, "tag": "volunteer", "valid_from": D(2020, 1, 1),
                                      "area_id": place.east})  # fmt: skip
    place.settle(place.persons, [a, a, a], D(2020, 1, 1))
    before = place.all()
    first = place.stays.add_stay(one, c, "family", D(2024, 1, 1))
    assert place.store.read("person", ["area_id"], where={"id": one})["area_id"] == [place.west]
    assert place.store.read("person_tag", ["area_id"])["area_id"] == [place.west]
    assert place.store.read("household", ["room_id", "area_id"]) == {"room_id": [a], "area_id": [place.east]}
    second = place.stays.add_stay(two, c, "family", D(2024, 1, 1))
    assert place.store.read("household", ["room_id", "area_id"]) == {"room_id": [c], "area_id": [place.west]}
    place.stays.undo(second)
    place.stays.undo(first)
    assert place.all() == before
    assert place.audit()[-2:] == ["undo_stays"] * 2


def test_a_later_visit_and_a_surer_link_are_kept_but_not_over_a_persons_hand(place):
    (one, two, _), (a, b, *_) = place.persons, place.rooms
    place.settle([one], [a], D(2020, 1, 1), confidence=0.7, note="link.position_elsewhere")
    place.stays.add_stay(two, b, "tenant", D(2020, 1, 1))
    now = clock.utc_now()
    before = place.all()
    settled = place.settle([one, two], [a, b], D(2020, 1, 1), roles=["family", "tenant"], verified_at=now)
    assert settled.confirmed == 2
    found = place.store.read("occupancy", ["method", "confidence", "note"], order_by=("id",))
    assert list(zip(*found.values(), strict=True)) == [("address", 0.9, None), ("hand", 1.0, None)]
    assert place.settle([one], [a], D(2020, 1, 1), method="geometry", confidence=0.5).same == 1
    assert place.settle([one, two], [a, b], D(2020, 1, 1), roles=["family", "tenant"], verified_at=now).same == 2
    place.stays.undo(settled)
    assert place.all() == before


def test_a_stay_is_ended_once_and_the_second_clerk_is_told(place):
    (one, *_), (a, *_) = place.persons, place.rooms
    change = place.stays.add_stay(one, a, "family", D(2020, 1, 1))
    before = place.all()
    ended = place.stays.end_stay(change.stay_id, D(2024, 1, 1))
    assert place.home(one) == []
    with pytest.raises(ChangedMeanwhile):
        place.stays.end_stay(change.stay_id, D(2024, 2, 1))
    with pytest.raises(ChangedMeanwhile):
        place.stays.correct_stay(change.stay_id, role="tenant", seen={"valid_to": None})
    with pytest.raises(ChangedMeanwhile):
        place.stays.undo(change)
    place.stays.undo(ended)
    assert place.all() == before
    with pytest.raises(ChangedMeanwhile):
        place.stays.add_stay(one, place.rooms[1], "family", D(2024, 1, 1), seen=[])


def test_a_correction_keeps_a_person_in_one_room(place):
    (one, *_), (a, b, c, _) = place.persons, place.rooms
    old = place.stays.add_stay(one, a, "family", D(2020, 1, 1))
    new = place.stays.add_stay(one, b, "family", D(2022, 1, 1))
    (first,), (second,) = old.inserted, new.inserted
    for wrong in ({"valid_to": None}, {"valid_to": D(2019, 1, 1)}, {"valid_from": D(1900, 1, 1)}):
        with pytest.raises(StoreError):
            place.stays.correct_stay(first, **wrong)
    before = place.all()
    change = place.stays.correct_stay(second, room_id=c, role="tenant")
    assert place.home(one) == [c]
    assert place.store.read("person", ["area_id"], where={"id": one})["area_id"] == [place.west]
    place.stays.undo(change)
    assert place.all() == before


def test_a_batch_keeps_what_it_did_to_which_stay(place):
    (one, two, _), (a, b, *_) = place.persons, place.rooms
    place.settle([one], [a], D(2020, 1, 1))
    batch = place.store.insert("import_batch", {"uid": new_uid(), "source": "派出所", "target": "person",
                                                "at": clock.utc_now()})  # fmt: skip
    seen = clock.from_text("2022-01-02T08:30:00.250Z")
    settled = place.settle([one, two], [b, b], D(2022, 1, 1), batch=batch, verified_at=seen)
    rows = place.store.read("import_row", ["object_id", "operation", "given", "replaced"], order_by=("id",))
    by_id = {key: rest for key, *rest in zip(*rows.values(), strict=True)}
    (ended,) = settled.ended
    assert by_id[ended] == ["update", {"valid_to": "2022-01-01"}, {"valid_to": None}]
    made = {key: given for key, (operation, given, _) in by_id.items() if operation == "insert"}
    assert made.keys() == set(settled.inserted)
    for given, person in zip(made.values(), (one, two), strict=True):
        assert given == {
            "person_id": person, "room_id": b, "role": "family", "lives_here": True, "valid_from": "2022-01-01",
            "valid_to": None, "source": "file", "method": "address", "confidence": 0.9,
            "verified_at": "2022-01-02T08:30:00.250Z", "note": None,
        }  # fmt: skip
        assert given["lives_here"] is True


def test_a_clerk_of_a_server_moves_only_within_the_area_and_may_undo(cluster):
    with create_store(f"service={SERVICE} schema=stays_clerk") as store:
        place = Place(store)
        (one, *_), (a, b, c, _) = place.persons, place.rooms
        with closing(add_account(cluster, store, "clerk", ("clerk",), place.east)) as east:
            stays = Stays(east)
            first = stays.add_stay(one, a, "family", D(2020, 1, 1))
            before = place.all()
            stays.undo(stays.add_stay(one, b, "family", D(2021, 1, 1)))
            stays.undo(stays.end_stay(first.stay_id, D(2021, 1, 1)))
            assert place.all() == before
            with pytest.raises(StoreError, match="room"):
                stays.add_stay(one, c, "family", D(2021, 1, 1))
            settled = stays.settle([one], [b], "family", D(2021, 1, 1), lives_here=True, **LINK)
            assert list(settled.ended) == [first.stay_id]
        viewer = add_account(cluster, store, "viewer", ("viewer",), place.east)
        with closing(viewer), pytest.raises(AccessDenied):
            Stays(viewer).add_stay(one, a, "family", D(2022, 1, 1))


def test_one_stay_is_changed_without_reading_all_of_them(place):
    (one, *_), (a, *_) = place.persons, place.rooms
    place.settle([one], [a], D(2020, 1, 1))
    store = place.store
    if store.engine != "gpkg":
        pytest.skip("a server's planner knows how many rows there are")
    (key,) = store.read("occupancy", ["id"], where={"person_id": one})["id"]
    execute, plans = store.execute, []

    def explained(sql, params=None):
        if sql.startswith('UPDATE "occupancy"'):
            plans.append([row["detail"] for row in store.query(f"EXPLAIN QUERY PLAN {sql}", params)])
        return execute(sql, params)

    store.execute = explained
    try:
        place.stays.undo(place.stays.correct_stay(key, role="owner"))
    finally:
        del store.execute
    assert len(plans) == 2
    assert not [line for plan in plans for line in plan if line.startswith("SCAN occupancy")]
