"""The duty list: who is on duty, in which order they are called, holes and doubles, teams that take turns."""

from datetime import UTC, date, datetime, time, timedelta

import pytest

from civicgrid.plugin.domain.duty import (
    Directory,
    Gap,
    Member,
    Person,
    Shift,
    Slot,
    gaps,
    next_on_duty,
    on_duty,
    overlaps,
    rotation,
)

EIGHT = datetime(2026, 11, 30, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)


def shift(key, part="operator", begin=0, end=8, *, rank=1, name=None, account=None):
    return Shift(key, part, rank, name or f"p{key}", EIGHT + begin * HOUR, EIGHT + end * HOUR, account=account)


def test_those_on_duty_are_called_by_part_then_rank():
    shifts = [shift(1, rank=2), shift(2), shift(3, "deputy"), shift(4, "leader", 0, 24), shift(5, "chief")]
    assert [one.id for one in on_duty(shifts, EIGHT + HOUR)] == [4, 5, 3, 2, 1]
    nearest_first = ("operator", "deputy", "chief", "leader")
    assert [one.id for one in on_duty(shifts, EIGHT + HOUR, nearest_first)] == [2, 1, 3, 5, 4]


def test_a_shift_begins_with_its_first_instant_and_is_over_at_its_end():
    shifts = [shift(1, begin=0, end=8), shift(2, begin=8, end=16)]
    assert [one.id for one in on_duty(shifts, EIGHT)] == [1]
    assert [one.id for one in on_duty(shifts, EIGHT + 8 * HOUR)] == [2]
    assert on_duty(shifts, EIGHT + 16 * HOUR) == []


def test_next_are_all_who_begin_first():
    shifts = [shift(1), shift(2, begin=8, end=16, rank=2), shift(3, "chief", 8, 16), shift(4, begin=16, end=24)]
    assert [one.id for one in next_on_duty(shifts, EIGHT)] == [3, 2]
    assert next_on_duty(shifts, EIGHT + 16 * HOUR) == []


def test_holes_are_looked_for_at_the_desk_and_among_the_leaders():
    shifts = [
        shift(1, "leader", 0, 24),
        shift(2, begin=0, end=8),
        shift(3, "chief", 6, 10),
        shift(4, begin=12, end=20),
    ]
    found = gaps(shifts, EIGHT, EIGHT + 24 * HOUR)
    assert found == [
        Gap("operator", EIGHT + 10 * HOUR, EIGHT + 12 * HOUR),
        Gap("operator", EIGHT + 20 * HOUR, EIGHT + 24 * HOUR),
    ]
    leader = [shift(1, "leader", 2, 24), shift(2, "deputy", 0, 24)]
    assert gaps(leader, EIGHT, EIGHT + 24 * HOUR) == [Gap("leader", EIGHT, EIGHT + 2 * HOUR)]
    assert gaps(leader[1:], EIGHT, EIGHT + 24 * HOUR) == []
    assert gaps([], EIGHT, EIGHT + HOUR) == [Gap("operator", EIGHT, EIGHT + HOUR)]
    # A long shift covers what a short one after it does not.
    assert gaps([shift(1, begin=0, end=24), shift(2, begin=1, end=2)], EIGHT, EIGHT + 24 * HOUR) == []


def test_one_person_twice_at_a_time_is_an_overlap():
    double = [shift(1, name="王强"), shift(2, "chief", 7, 9, name="王强"), shift(3, begin=8, end=16, name="王强")]
    assert [(one.id, other.id) for one, other in overlaps(double)] == [(1, 2), (2, 3)]
    namesakes = [shift(1, name="李伟", account=4), shift(2, name="李伟", account=5)]
    assert overlaps(namesakes) == []
    renamed = [shift(1, name="李伟", account=4), shift(2, name="小李", account=4)]
    assert len(overlaps(renamed)) == 1


def test_teams_take_turns_slot_after_slot():
    a = [Member("甲长", "chief"), Member("甲一"), Member("甲二")]
    b, c = [Member("乙")], [Member("丙")]
    slots = [Slot(time(8), time(20)), Slot(time(20), time(8))]
    turns = rotation([a, b, c], slots, date(2026, 11, 30), date(2026, 12, 1), begin=1)
    assert [(turn.day.day, turn.slot.start.hour, turn.member.name, turn.rank) for turn in turns] == [
        (30, 8, "乙", 1), (30, 20, "丙", 1), (1, 8, "甲长", 1), (1, 8, "甲一", 1), (1, 8, "甲二", 2), (1, 20, "乙", 1),
    ]  # fmt: skip


@pytest.mark.parametrize(("teams", "slots"), [([], [Slot(time(8), time(8))]), ([[Member("甲")]], [])])
def test_a_rotation_needs_somebody_and_a_time(teams, slots):
    with pytest.raises(ValueError, match="needs a team"):
        rotation(teams, slots, date(2026, 11, 30), date(2026, 11, 30))


def test_a_name_stands_for_an_account_where_the_area_has_but_one():
    people = (Person(1, "王强", "wq", "1/2/"), Person(2, "李敏", "lm", "1/2/5/"), Person(3, "李敏", "lm2", "1/3/"),
              Person(4, "陈刚", "cg"), Person(5, "刘洋", "ly", "1/2/"), Person(6, "刘洋", "ly2", "1/2/"))  # fmt: skip
    directory = Directory(people, {2: "1/2/", 3: "1/3/"})
    asked = [("王强", 2), ("王 强", 2), ("王强（书记）", 2), ("王强", 3), ("李敏", 2), ("李敏", 3), ("李敏", None),
             ("陈刚", 2), ("陈刚", None), ("刘洋", 2), ("王强", 9), ("", None)]  # fmt: skip
    found = [directory.account_of(*one) for one in asked]
    assert found == [1, 1, 1, None, 2, 3, None, None, 4, None, None, None]
    assert directory.person(2).login == "lm"
    assert directory.person(9) is None
