"""Whatever is done to stays, and in whatever order: nobody counts twice, and undo gives back the former state."""

import threading
import time
from collections import Counter
from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from civicgrid.plugin.domain.stays import Stay, overlapping
from civicgrid.plugin.domain.uid import new_uid
from civicgrid.plugin.services import clock
from civicgrid.plugin.store import ChangedMeanwhile, StoreError
from civicgrid.tests.support.stays import Place


@pytest.fixture
def place(store):
    """Three persons, two of them in a household."""
    place = Place(store)
    home = store.insert("household", {"uid": new_uid()})
    for person in place.persons[:2]:
        store.update("person", person, {"household_id": home})
    return place


DAYS = st.integers(0, 40).map(lambda number: date(2024, 1, 1) + timedelta(days=number))
PERSON, ROOM = st.integers(0, 2), st.integers(0, 3)
ROLE = st.sampled_from(["owner", "family", "tenant"])
ACTS = st.one_of(
    st.tuples(st.just("add"), PERSON, ROOM, ROLE, DAYS, st.booleans()),
    st.tuples(st.just("settle"), st.lists(st.tuples(PERSON, ROOM, ROLE, DAYS), min_size=1, max_size=4)),
    st.tuples(st.just("end"), st.integers(0, 9), DAYS, st.booleans()),
    st.tuples(st.just("correct"), st.integers(0, 9), ROOM, DAYS),
    st.tuples(st.just("undo")),
)


def do(place, act, done):
    """One act of a clerk; what the store refuses leaves no change to take back."""
    kind, *rest = act
    if kind == "undo":
        change, before = done.pop() if done else (None, None)
        if change is not None:
            place.stays.undo(change)
            assert place.all() == before
        return
    before = place.all()
    ids = before["occupancy"]["id"]
    try:
        if kind == "add":
            person, room, role, day, lives = rest
            change = place.stays.add_stay(place.persons[person], place.rooms[room], role, day, lives_here=lives)
        elif kind == "settle":
            persons, rooms, roles, days = zip(*rest[0], strict=True)
            change = place.settle(
                [place.persons[number] for number in persons], [place.rooms[number] for number in rooms], days, roles
            )
        elif not ids:
            return
        elif kind == "end":
            number, day, owns = rest
            change = place.stays.end_stay(ids[number % len(ids)], day, still_owns=owns)
        else:
            number, room, day = rest
            change = place.stays.correct_stay(ids[number % len(ids)], room_id=place.rooms[room], valid_from=day)
    except StoreError:
        assert place.all() == before
    else:
        done.append((change, before))


def check(place):
    counted = Counter(row["person_id"] for row in place.store.query("SELECT person_id FROM current_residence"))
    assert set(counted.values()) <= {1}
    today = clock.local_day(clock.utc_now(), place.store.zone)
    for person in place.persons:
        stays = [Stay(room, role, lives, begin, end) for room, role, lives, begin, end in place.stays_of(person)]
        assert not overlapping(stays)
        assert (counted[person] == 1) == any(stay.lives_here and stay.runs_on(today) for stay in stays)


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(acts=st.lists(ACTS, max_size=10))
def test_any_sequence_of_acts_can_be_taken_back(place, acts):
    start, done = place.all(), []
    for act in acts:
        do(place, act, done)
        check(place)
    while done:
        do(place, ("undo",), done)
    assert place.all() == start


def test_of_two_clerks_at_once_one_wins_and_the_other_is_told(store):
    place = Place(store)
    one, (a, b, *_) = place.persons[0], place.rooms
    told, barrier = [], threading.Barrier(2)

    def move(room):
        with store.released():
            barrier.wait(30)
            try:
                place.stays.add_stay(one, room, "family", date(2024, 1, 1), seen=[])
            except ChangedMeanwhile as error:
                told.append(str(error))

    clerks = [threading.Thread(target=move, args=(room,)) for room in (a, b)]
    for clerk in clerks:
        clerk.start()
    for clerk in clerks:
        clerk.join(60)
    assert len(told) == 1
    assert len(place.home(one)) == 1
    assert len(place.stays_of(one)) == 1


def test_what_is_taken_back_leaves_nobody_in_two_rooms(store):
    """The stay that had ended holds again; somebody else has let the person move in elsewhere meanwhile."""
    place = Place(store)
    one, (a, b, *_) = place.persons[0], place.rooms
    old = place.stays.add_stay(one, a, "family", date(2020, 1, 1)).stay_id
    end = place.stays.end_stay(old, date(2021, 1, 1))
    there = place.stays.add_stay(one, b, "family", date(2022, 1, 1))
    before = place.all()
    with pytest.raises(ChangedMeanwhile):
        place.stays.undo(end)
    assert place.all() == before
    place.stays.undo(there)
    place.stays.undo(end)
    assert place.stays_of(one) == [(a, "family", True, date(2020, 1, 1), None)]
    begin = place.stays.correct_stay(old, valid_from=date(2019, 1, 1))
    place.stays.end_stay(old, date(2019, 6, 1))
    with pytest.raises(ChangedMeanwhile):
        place.stays.undo(begin)


@pytest.mark.parametrize("bulk_first", [True, False])
def test_a_clerk_and_a_bulk_change_leave_a_person_in_one_room(store, monkeypatch, bulk_first):
    """Whoever comes second waits, or is told; on a server both used to write a stay that is lived in."""
    place = Place(store)
    one, (a, b, *_) = place.persons[0], place.rooms
    monkeypatch.setattr("civicgrid.plugin.store.residents.settling.FEW", 1)
    monkeypatch.setattr("civicgrid.plugin.store.residents.stays._TRIES", 1)
    begun, refused = threading.Event(), []

    def bulk():
        place.settle([one, place.persons[1]], [a, a], date(2024, 1, 1))

    def clerk():
        place.stays.add_stay(one, b, "family", date(2024, 2, 1))

    def first(act):
        with store.released(), store.transaction():
            act()
            begun.set()
            time.sleep(0.5)

    def second(act):
        begun.wait(30)
        with store.released():
            try:
                act()
            except StoreError as error:
                refused.append(str(error))

    acts = (bulk, clerk) if bulk_first else (clerk, bulk)
    threads = [threading.Thread(target=do, args=(act,)) for do, act in zip((first, second), acts, strict=True)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert sum(end is None for *_, end in place.stays_of(one)) == 1
    assert len(refused) == (store.engine == "postgis" and not bulk_first)


def test_many_at_once_come_out_as_one_by_one(store, monkeypatch):
    """Set by set and by the rule: the same stays."""
    place = Place(store)
    days = [date(2020 + number % 4, 1, 1) for number in range(9)]
    rows = ([place.persons[number % 3] for number in range(9)], [place.rooms[number * 7 % 4] for number in range(9)])
    place.settle(*rows, days)
    place.settle([place.person() for _ in range(3)], [place.rooms[0]] * 3, date(2020, 1, 1))
    expected = [place.stays_of(person) for person in place.persons]
    other = Place(store, ("440307001003", "440307001004"))
    monkeypatch.setattr("civicgrid.plugin.store.residents.settling.FEW", 0)
    settled = other.settle(
        [other.persons[place.persons.index(person)] for person in rows[0]],
        [other.rooms[place.rooms.index(room)] for room in rows[1]],
        days,
    )
    plain = other.settle([other.person() for _ in range(3)], [other.rooms[2]] * 3, date(2020, 1, 1))
    rooms = dict(zip(other.rooms, place.rooms, strict=True))
    found = [[(rooms[room], *rest) for room, *rest in other.stays_of(person)] for person in other.persons]
    assert found == expected
    assert len(plain.inserted) == 3
    assert plain.after["person"]
    place.stays.undo(plain)
    place.stays.undo(settled)
    assert all(not other.stays_of(person) for person in other.persons)
