"""Who is called for an alarm that nobody acknowledges."""

from datetime import UTC, datetime, timedelta

from civicgrid.plugin.domain.events.alarm import TURNS, Call, OnDuty, in_charge, next_call

SINCE = datetime(2026, 11, 29, 2, 0, tzinfo=UTC)
OPERATOR = OnDuty(1, "operator", 1, "陈静")
DEPUTY = OnDuty(2, "deputy", 1, "刘洋")
SECOND = OnDuty(3, "leader", 2, "王主任")
FIRST = OnDuty(4, "leader", 1, "李书记")
SHIFT = [OPERATOR, DEPUTY, SECOND, FIRST]


def after(minutes):
    return SINCE + timedelta(minutes=minutes)


def calls_until_silence(people, minutes=3, order=None):
    calls, names = [], []
    for minute in range(200):
        extra = {"order": order} if order else {}
        due = next_call(SINCE, calls, people, after(minute), minutes, **extra)
        if due:
            calls.append(Call(due[0], after(minute), due[1].id, due[1].name))
            names.append((minute, due[0], due[1].name))
    return names


def test_nobody_is_called_before_the_time_is_over():
    assert next_call(SINCE, [], SHIFT, after(3) - timedelta(seconds=1)) is None
    assert next_call(SINCE, [], SHIFT, after(3)) == (1, FIRST)


def test_each_round_calls_the_next_by_part_and_rank_and_ends_after_some_turns():
    made = calls_until_silence(SHIFT)
    assert made[:5] == [(3, 1, "李书记"), (6, 2, "王主任"), (9, 3, "刘洋"), (12, 4, "陈静"), (15, 5, "李书记")]
    assert len(made) == TURNS * len(SHIFT)


def test_the_order_of_the_parts_is_data():
    made = calls_until_silence(SHIFT, order=("operator", "deputy", "chief", "leader"))
    assert [name for _, _, name in made[:3]] == ["陈静", "刘洋", "李书记"]


def test_a_new_shift_is_called_from_its_head():
    calls = [Call(1, after(3), FIRST.id, FIRST.name), Call(2, after(6), SECOND.id, SECOND.name)]
    fresh = [OnDuty(8, "operator", 1, "赵敏"), OnDuty(9, "chief", 1, "周强")]
    assert next_call(SINCE, calls, fresh, after(9)) == (3, fresh[1])


def test_no_list_no_call():
    assert next_call(SINCE, [], [], after(99)) is None


def test_a_duty_is_for_its_area_and_what_lies_under_it():
    east = OnDuty(1, "chief", 1, "甲", area_path="1.2.")
    west = OnDuty(2, "chief", 1, "乙", area_path="1.3.")
    everywhere = OnDuty(3, "chief", 1, "丙")
    assert in_charge([east, west, everywhere], "1.2.7.") == [east, everywhere]
    assert in_charge([east, west], None) == [east, west]
