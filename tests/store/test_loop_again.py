"""Steps that change nothing or come again at once: a supervision that stands, urging twice."""

from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest

from civicgrid.plugin.domain.uid import new_uid
from civicgrid.plugin.services import clock
from civicgrid.plugin.store import StepRefused
from civicgrid.tests.store.test_loop import REFUSED, copy_step
from civicgrid.tests.support.events import REPORT, take, walk


def test_a_supervision_is_ended_where_it_stands_and_no_level_is_said_twice(store, events):
    """Neither offered nor taken, by the program or past it; another level is, and the same one after the end."""
    event = events.report(REPORT)
    walk(events, event, "accept", "file")
    ways = {"supervise", "supervise_yellow", "supervise_red", "end_supervision"}
    for action in (None, "supervise", "supervise_yellow", "supervise_red", "supervise_yellow", "end_supervision"):
        if action is not None:
            walk(events, event, action, "instruct")
        closed = action or "end_supervision"
        assert ways - {t.action for t in events.actions(event)} == {closed}
        with pytest.raises(StepRefused) as refused:
            take(events, event, closed)
        assert [one.code for one in refused.value.problems] == ["step.supervision"]
        with pytest.raises(REFUSED, match=r"lacks|needs"):
            copy_step(store, event, closed, "filed", note="x")
    copy_step(store, event, "supervise_yellow", "filed", note="x")


def test_who_urged_just_now_waits_unless_something_happened(store, events):
    """Ten minutes, as the workflow says; another account urges at once, which changes nothing for the first one."""
    event = events.report(REPORT)
    walk(events, event, "accept", "urge")
    urged = events.history(event)[-1].at
    with pytest.raises(StepRefused, match="10 minutes") as refused:
        take(events, event, "urge")
    assert urged.astimezone(ZoneInfo(store.zone)).strftime("%H:%M") in str(refused.value)
    assert "urge" in {t.action for t in events.actions(event)}
    other = store.insert("app_user", {"uid": new_uid(), "login": "li", "name": "李", "created_at": urged})
    copy_step(store, event, "urge", "accepted", app_user_id=other)
    with pytest.raises(StepRefused, match="10 minutes"):
        take(events, event, "urge")

    def at(minutes):
        return clock.to_text(urged + timedelta(minutes=minutes))

    me = events.history(event)[-2].app_user_id
    for minutes in (0, 9.99):
        with pytest.raises(REFUSED, match=r"lacks|needs"):
            copy_step(store, event, "urge", "accepted", app_user_id=me, at=at(minutes))
    copy_step(store, event, "urge", "accepted", app_user_id=me, at=at(10))
    with pytest.raises(REFUSED, match=r"lacks|needs"):
        copy_step(store, event, "urge", "accepted", app_user_id=me, at=at(19))
    take(events, event, "file")
    walk(events, event, "urge")
