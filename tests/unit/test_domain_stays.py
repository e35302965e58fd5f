"""Dated stays: moving in, in whatever order it is told, leaves a person in one room a day."""

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from civicgrid.plugin.domain.stays import Stay, arrive, contradiction, ended_by_later, give_way, overlapping, unsaid

DAY = date(2024, 1, 1)


def day(number):
    return DAY + timedelta(days=number)


stays = st.builds(
    Stay,
    room=st.integers(1, 3),
    role=st.sampled_from(["owner", "family", "tenant"]),
    lives_here=st.booleans(),
    begin=st.integers(0, 12).map(day),
)


def told(arrivals):
    found = []
    for new in arrivals:
        found = list(arrive(found, new).stays)
    return found


@given(st.lists(stays, max_size=9))
def test_a_person_lives_in_one_room_a_day(arrivals):
    found = told(arrivals)
    assert not overlapping(found)
    for number in range(14):
        assert len({stay.room for stay in found if stay.lives_here and stay.runs_on(day(number))}) <= 1


@given(st.lists(stays, max_size=9))
def test_the_store_can_keep_them(arrivals):
    found = told(arrivals)
    assert len({(stay.room, stay.role, stay.begin) for stay in found}) == len(found)
    assert all(stay.end is None or stay.end >= stay.begin for stay in found)


@given(st.lists(stays, max_size=9), stays)
def test_the_same_stay_again_is_known(arrivals, new):
    first = arrive(told(arrivals), new)
    again = arrive(first.stays, new)
    assert again.known is not None
    assert again.stays == first.stays


@given(st.lists(stays, max_size=9), stays)
def test_a_new_stay_holds_from_its_first_day_and_leaves_what_began_later(arrivals, new):
    before = told(arrivals)
    result = arrive(before, new)
    holding = [stay for stay in result.stays if stay.same_matter(new)]
    assert any(stay.begin <= new.begin or result.known is not None for stay in holding)
    if result.known is None:
        assert any(stay.runs_on(new.begin) for stay in holding)
    for old, after in zip(before, result.stays, strict=False):
        if old.begin > new.begin:
            assert after == old


@given(st.lists(stays, max_size=9), stays)
def test_moving_elsewhere_takes_no_ownership_away(arrivals, new):
    before = told(arrivals)
    after = arrive(before, new).stays

    def owned(found):
        return {stay.room for stay in found if stay.role == "owner" and stay.runs_on(new.begin)}

    assert owned(before) - {new.room} <= owned(after)


@given(st.lists(stays, max_size=9), stays)
def test_who_moves_back_on_the_same_day_is_back(arrivals, elsewhere):
    """A wrong sheet is corrected by the one before it, brought again with the same day."""
    # What begins later may be the same stay, and is left alone.
    first = told([*(one for one in arrivals if one.begin <= elsewhere.begin), elsewhere])
    home = replace(elsewhere, room=9, lives_here=True)
    back = told([*first, home, elsewhere])
    for stay in first:
        if stay.same_matter(elsewhere) and stay.runs_on(elsewhere.begin):
            assert any(one.same_matter(stay) and one.runs_on(elsewhere.begin) for one in back)
    if elsewhere.lives_here:
        assert not any(one.room == 9 and one.lives_here and one.runs_on(elsewhere.begin) for one in back)


def test_an_older_stay_is_a_past_one():
    later = Stay(2, "tenant", True, day(5))
    assert arrive([later], Stay(1, "family", True, day(1))).stays[1] == Stay(1, "family", True, day(1), day(5))


def test_what_the_store_lets_begin_later_is_the_same_stay():
    known = Stay(1, "family", True, day(5))
    assert arrive([known], Stay(1, "family", True, day(1))).known == 0


def test_a_stay_of_no_day_is_no_obstacle():
    nothing = Stay(2, "family", True, day(5), day(5))
    assert arrive([nothing], Stay(1, "family", True, day(1))).stays[1].end is None


def test_what_was_not_said():
    owner = Stay(1, "owner", True, day(0), day(3))
    assert unsaid([owner], 1, None, None, day(9)) == ("owner", True)
    assert unsaid([], 1, None, None, day(0)) == ("family", True)
    assert unsaid([], 1, "employee", None, day(0)) == ("employee", False)
    assert unsaid([Stay(2, "tenant", True, day(0))], 1, "owner", None, day(1)) == ("owner", False)
    assert unsaid([Stay(2, "tenant", True, day(2))], 1, "owner", None, day(1)) == ("owner", True)
    assert unsaid([owner], 1, "tenant", None, day(1)) == ("tenant", True)


def test_dates_that_contradict_one_another():
    assert contradiction(day(1), day(1), day(2)) == ""
    assert contradiction(day(1), day(9), day(2), 2024) == ""
    assert contradiction(day(2), day(1), day(3)) == "stay.end_first"
    assert contradiction(day(3), None, day(2)) == "stay.future"
    assert contradiction(day(1), None, day(2), 2025) == "stay.before_birth"


def test_overlaps_are_seen_behind_a_long_stay():
    long = Stay(1, "family", True, day(0), None)
    short = Stay(1, "owner", True, day(1), day(2))
    assert not overlapping([long, short])
    assert overlapping([long, short, Stay(2, "family", True, day(8))])
    assert not overlapping([long, short, Stay(2, "family", False, day(8)), Stay(2, "family", True, day(8), day(8))])


def test_older_stays_end_where_a_later_one_in_another_room_begins():
    lived = [Stay(1, "owner", True, day(0)), Stay(2, "family", True, day(5)), Stay(2, "tenant", True, day(8))]
    assert ended_by_later(lived) == {0: day(5)}
    assert ended_by_later(lived[1:]) == {}, "two capacities in one room"
    assert ended_by_later([Stay(1, "owner", False, day(0)), lived[1]]) == {}, "an owner who lives elsewhere"
    assert ended_by_later([Stay(1, "owner", True, day(0), day(5)), lived[1]]) == {}
    assert ended_by_later([*lived[:1], Stay(3, "family", True, day(2)), *lived[1:2]]) == {0: day(2), 1: day(5)}


def test_a_stay_that_only_its_file_dated_gives_way_to_a_newer_word():
    assumed, told_so = Stay(2, "family", True, day(5), key=1), Stay(2, "tenant", True, day(5), key=2)
    new = Stay(1, "family", True, day(1))
    after = arrive(give_way([assumed], new, {1}), new).stays
    assert [(stay.begin, stay.end) for stay in after] == [(day(5), day(5)), (day(1), None)]
    for stays, other in (
        ([told_so], new), ([assumed], replace(new, lives_here=False)), ([assumed], replace(new, room=2)),
        ([assumed], replace(new, begin=day(6))), ([replace(assumed, end=day(7))], new),
    ):  # fmt: skip
        assert give_way(stays, other, {1}) == stays


def test_who_stays_in_a_room_in_another_role_owns_it_no_more():
    owned, rented = Stay(1, "owner", True, day(0)), Stay(1, "tenant", True, day(5))
    assert arrive([owned], rented).stays == (replace(owned, end=day(5)), rented)
    assert arrive([rented], replace(owned, begin=day(5))).stays == (
        replace(rented, end=day(5)), replace(owned, begin=day(5)),
    )  # fmt: skip
    let = replace(owned, lives_here=False)
    assert arrive([let], rented).stays == (replace(let, end=day(5)), rented)
    family = replace(rented, role="family")
    assert arrive([let], family).stays == (let, family)
