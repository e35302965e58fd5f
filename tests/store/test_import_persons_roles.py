"""Who owns, rents or shares a room: a role that changes, and owners of several rooms, on both engines."""

import pytest

from civicgrid.plugin.jobs.import_persons.told import led
from civicgrid.plugin.jobs.import_persons.withdraw import plan_withdrawal, withdraw
from civicgrid.plugin.store.residents.person_links import PersonLinks
from civicgrid.tests.support.imports import states
from civicgrid.tests.support.residents import at, bring, houses, number, problems, row


@pytest.fixture
def rooms(store):
    return houses(store, count=3)


def who(role, address=None, **values):
    return row("张三", number(1), address=address or at(), role=role, **values)


def running(store):
    """The stays without an end as (room, role, whether they live there)."""
    rows = store.read("occupancy", ["room_id", "role", "lives_here"], where={"valid_to": None}, order_by=("room_id",))
    return list(zip(*rows.values(), strict=True))


def history(store):
    names = ["id", "room_id", "role", "lives_here", "valid_from", "valid_to"]
    return list(zip(*store.read("occupancy", names, order_by=("id",)).values(), strict=True))


def counted(store):
    return sum(store.read("population_count", ["residents"], where={"object_type": "building"})["residents"])


def waiting(store, keyring):
    return [one.reason for one in PersonLinks(store, keyring).waiting()]


@pytest.mark.parametrize("since", [None, "2020-01-01"])
@pytest.mark.parametrize(
    ("before", "after", "codes"),
    [("租户", "业主", ("tenant", "owner")), ("业主", "租户", ("owner", "tenant")), ("", "租户", ("family", "tenant"))],
)
def test_another_role_in_the_same_room_is_news_of_the_source(store, keyring, rooms, before, after, codes, since):
    home = rooms[1, "1", "101"]
    bring(store, keyring, [who(before, since=since)])
    assert running(store) == [(home, codes[0], True)]
    known = history(store)
    plan, outcome = bring(store, keyring, [who(after, since=since)])
    assert states(outcome) == {"update": 1}
    assert (plan.changes, plan.before[1]["role"]) == ([{"role": codes[1]}], codes[0])
    assert running(store) == [(home, codes[1], True)]
    assert (counted(store), waiting(store, keyring)) == (1, [])
    # The same again is no news, and the batch that said it takes it back.
    assert bring(store, keyring, [who(after, since=since)])[1].batch is None
    planned = plan_withdrawal(store, outcome.batch, keyring)
    assert planned.kept == []
    withdraw(store, planned, keyring)
    assert history(store) == known
    assert bring(store, keyring, [who(after, since=since)])[1].counts["update"] == 1


def test_the_day_of_a_file_gives_way_to_the_day_of_another_role(store, keyring, rooms):
    bring(store, keyring, [who("租户")])
    bring(store, keyring, [who("业主", since="2020-01-01")])
    assert running(store) == [(rooms[1, "1", "101"], "owner", True)]


def test_another_source_changes_a_role_only_where_its_file_is_to_hold(store, keyring, rooms):
    bring(store, keyring, [who("租户")])
    _, outcome = bring(store, keyring, [who("业主")], source="社区")
    assert states(outcome) == {"same": 1}
    assert running(store) == [(rooms[1, "1", "101"], "tenant", True)]
    _, outcome = bring(store, keyring, [who("业主")], source="房管", conflicts="file")
    assert states(outcome) == {"update": 1}
    assert running(store) == [(rooms[1, "1", "101"], "owner", True)]


def test_a_room_beside_the_home_changes_its_role_too(store, keyring, rooms):
    home, other = rooms[1, "1", "101"], rooms[2, "1", "101"]
    bring(store, keyring, [who("家属"), who("业主", at(2), residence_state="人户同在")])
    assert running(store) == [(home, "family", True), (other, "owner", False)]
    rows = [who("业主"), who("业主", at(2), residence_state="人户同在")]
    _, outcome = bring(store, keyring, rows)
    assert states(outcome) == {"update": 1, "same": 1}
    assert running(store) == [(home, "owner", True), (other, "owner", False)]
    assert bring(store, keyring, rows)[1].batch is None


def test_an_owner_of_several_rooms_lives_in_the_first(store, keyring, rooms):
    found = [rooms[building, "1", "101"] for building in (1, 2, 3)]
    rows = [who("业主", at(building)) for building in (1, 2, 3)]
    plan, outcome = bring(store, keyring, rows)
    assert problems(plan) == {}
    assert states(outcome) == {"insert": 1, "same": 2}
    assert running(store) == [(found[0], "owner", True), (found[1], "owner", False), (found[2], "owner", False)]
    assert (counted(store), waiting(store, keyring), led(plan)[:2]) == (1, [], (3, 0))
    assert bring(store, keyring, rows)[1].batch is None
    # Sorted otherwise the sheet moves nobody.
    bring(store, keyring, [one | {"residence_state": "人户同在"} for one in reversed(rows)])
    assert [lives for _, _, lives in running(store)] == [True, False, False]


def test_who_sells_a_room_beside_the_home_and_rents_it_owns_it_no_more(store, keyring, rooms):
    home, other = rooms[1, "1", "101"], rooms[2, "1", "101"]
    bring(store, keyring, [who("业主"), who("业主", at(2))])
    assert running(store) == [(home, "owner", True), (other, "owner", False)]
    rows = [who("业主"), who("租户", at(2))]
    _, outcome = bring(store, keyring, rows)
    assert states(outcome) == {"update": 1, "same": 1}
    assert running(store) == [(home, "owner", False), (other, "tenant", True)]
    assert bring(store, keyring, rows)[1].batch is None


def test_another_room_of_who_is_known_counts_the_person_once(store, keyring, rooms):
    bring(store, keyring, [who("家属")])
    rows = [who("家属"), who("业主", at(2)), who("业主", at(3))]
    _, outcome = bring(store, keyring, rows)
    assert states(outcome) == {"update": 1, "same": 2}
    assert [lives for _, _, lives in running(store)] == [True, False, False]
    assert bring(store, keyring, rows)[1].batch is None


@pytest.mark.parametrize(
    "rows",
    [
        [who("业主", "那边"), who("业主")],
        [who("租户", "那边"), who("业主")],
        [who("业主"), who("租户", "那边")],
    ],
)
def test_who_only_owns_waits_where_the_home_is_not_found(store, keyring, rooms, rows):
    plan, _ = bring(store, keyring, rows)
    assert running(store) == [(rooms[1, "1", "101"], "owner", False)]
    assert led(plan)[:2] == (1, 1)
    assert (len(waiting(store, keyring)), counted(store)) == (1, 0)


def test_who_is_registered_in_one_room_and_owns_another_lives_in_that(store, keyring, rooms):
    bring(store, keyring, [who("家属", residence_state="户在人不在"), who("业主", at(2), residence_state="人在户不在")])
    assert running(store) == [(rooms[1, "1", "101"], "family", False), (rooms[2, "1", "101"], "owner", True)]
