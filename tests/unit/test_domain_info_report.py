"""Information reports: which one is owed, until when, how the countdown stands."""

from datetime import UTC, datetime, timedelta

import pytest

from civicgrid.plugin.domain.info_report import Limit, Limits, Owed, Sent, countdown, load_limits, owed
from civicgrid.plugin.services.paths import RESOURCES

NOW = datetime(2026, 11, 30, 2, tzinfo=UTC)
MINUTE = timedelta(minutes=1)
LIMITS = Limits("", "", "", "", 15, {1: Limit(30, 60, 120, 1440), 4: Limit(None, 90, None, None)})


def test_the_first_report_counts_from_when_the_event_was_known():
    assert owed(LIMITS, 1, NOW, None, []) == Owed("first", NOW + 60 * MINUTE, NOW + 30 * MINUTE)
    assert owed(LIMITS, 4, NOW, None, []) == Owed("first", NOW + 90 * MINUTE)


def test_follow_ups_count_from_the_report_before():
    sent = [Sent("first", NOW), Sent("follow_up", NOW + 100 * MINUTE)]
    assert owed(LIMITS, 1, NOW - MINUTE, None, sent) == Owed("follow_up", NOW + 220 * MINUTE)


def test_a_closed_event_owes_the_final_report_once():
    closed = NOW + 10 * MINUTE
    assert owed(LIMITS, 1, NOW, closed, [Sent("first", NOW)]) == Owed("final", closed + 1440 * MINUTE)
    assert owed(LIMITS, 1, NOW, closed, [Sent("first", NOW), Sent("final", closed)]) is None


def test_where_the_rules_ask_for_nothing_nothing_is_owed():
    assert owed(LIMITS, None, NOW, None, []) is None
    assert owed(LIMITS, 3, NOW, None, []) is None
    assert owed(LIMITS, 4, NOW, None, [Sent("first", NOW)]) is None
    assert owed(LIMITS, 4, NOW, NOW, [Sent("first", NOW)]) is None


@pytest.mark.parametrize(
    ("due", "sent", "state"),
    [
        (16, None, "running"), (15, None, "due_soon"), (0, None, "due_soon"), (-1, None, "overdue"),
        (None, None, "running"), (5, 5, "in_time"), (5, 6, "late"), (None, 9, "in_time"),
    ],
)  # fmt: skip
def test_how_a_countdown_stands(due, sent, state):
    after = lambda minutes: None if minutes is None else NOW + minutes * MINUTE  # noqa: E731 (twice, in one line)
    assert countdown(after(due), after(sent), NOW, 15) == state


def test_the_limits_that_come_with_the_program_say_that_they_are_an_example():
    limits = load_limits(RESOURCES / "duty" / "info_report.json")
    assert sorted(limits.grades) == [1, 2, 3, 4]
    assert "示例" in limits.source_zh
    assert "example" in limits.source_en
    for limit in limits.grades.values():
        assert limit.verbal <= limit.first
