"""Information reports in the store: what is owed, drafts, numbers, and that what was sent stays."""

import sqlite3
from datetime import timedelta

import psycopg2
import pytest

from civicgrid.plugin.services import clock
from civicgrid.plugin.store import ChangedMeanwhile, ConstraintViolation, StoreError
from civicgrid.plugin.store.loop.duty import DutyLog
from civicgrid.plugin.store.loop.events import Events
from civicgrid.plugin.store.loop.info_reports import InfoReports, limits
from civicgrid.tests.support.duty import operator, past_the_program
from civicgrid.tests.support.events import REPORT, take, walk

REFUSED = (sqlite3.IntegrityError, psycopg2.errors.RaiseException)
MINUTE = timedelta(minutes=1)


@pytest.fixture
def reports(store):
    operator(store)
    return InfoReports(store)


@pytest.fixture
def fire(store, reports):
    return Events(store).report({**REPORT, "title": "火灾", "grade": 2, "reported_at": clock.utc_now()})


def test_an_event_owes_first_follow_up_and_final_report(store, reports, fire):
    Events(store).report(REPORT)
    limit, now = limits(store).grades[2], clock.utc_now()
    [first] = reports.standings(now)
    assert (first.event_id, first.owed.kind, first.countdown, first.draft) == (fire, "first", "running", None)
    assert reports.standings(first.owed.due_at + MINUTE)[0].countdown == "overdue"
    assert reports.standings(first.owed.due_at - limits(store).warn * MINUTE)[0].countdown == "due_soon"

    key = reports.begin(fire, "first", "稿", " 区应急局 ", first.owed.due_at)
    assert reports.standings(now)[0].draft.id == key
    reports.change(key, "定稿", "区应急局、区委办")
    reports.send(key)
    [sent] = reports.reports([fire])
    assert (sent.serial, sent.content, sent.recipients, sent.person) == (1, "定稿", "区应急局、区委办", "王芳")
    [then] = reports.standings(now)
    assert (then.owed.kind, then.owed.due_at) == ("follow_up", sent.sent_at + limit.follow_up * MINUTE)

    walk(Events(store), fire, "accept", "void")
    [last] = reports.standings(clock.utc_now())
    assert last.owed.kind == "final"
    reports.send(reports.begin(fire, "final", "结"))
    assert reports.standings(clock.utc_now()) == []
    assert [(one.kind, one.serial) for one in reports.reports([fire])] == [("first", 1), ("final", 2)]
    lines = DutyLog(store).lines(now, clock.utc_now() + MINUTE)
    assert [(line.kind, line.event_id) for line in lines] == [("report", fire), ("report", fire)]
    assert "区应急局、区委办" in lines[1].content


def test_an_event_that_was_closed_without_a_report_owes_it_until_somebody_says_why_not(store, reports, fire):
    events, now = Events(store), clock.utc_now()
    with pytest.raises(StoreError, match="closed"):
        reports.refuse(fire, "误报")
    [before] = reports.standings(now)
    walk(events, fire, "accept", "void")
    [owed] = reports.standings(now + timedelta(days=1))
    assert (owed.owed, owed.countdown, owed.closed) == (before.owed, "overdue", True)
    late = events.report({**REPORT, "grade": 2, "reported_at": now - timedelta(hours=9)})
    walk(events, late, "accept", "void")
    reports.send(reports.begin(late, "first", "迟报"))
    assert {(one.event_id, one.owed.kind) for one in reports.standings()} == {(fire, "first"), (late, "final")}
    with pytest.raises(StoreError, match="why"):
        reports.refuse(fire, " ")
    reports.refuse(fire, "查无此事")
    reports.refuse(fire, "查无此事")
    assert [one.event_id for one in reports.standings()] == [late]
    lines = DutyLog(store).lines(now, clock.utc_now() + MINUTE)
    assert [line.content.split(": ")[1] for line in lines if "查无此事" in line.content] == ["查无此事"]
    assert reports.standings(now + timedelta(days=40)) == []


def test_a_main_event_owes_as_of_when_the_first_of_those_merged_into_it_was_known(store, reports):
    events, now = Events(store), clock.utc_now()
    first = events.report({**REPORT, "grade": 1, "reported_at": now - timedelta(hours=9)})
    main = events.report({**REPORT, "grade": 1, "reported_at": now})
    due = {one.event_id: one.owed.due_at for one in reports.standings()}
    uid = store.read("event", ["uid"], where={"id": main})["uid"][0]
    walk(events, first, "accept")
    take(events, first, "merge", evidence={"main_event": uid})
    [owed] = reports.standings()
    assert (owed.event_id, owed.owed.due_at, owed.countdown) == (main, due[first], "overdue")


def test_the_most_pressing_comes_first(store, reports, fire):
    earlier = Events(store).report(
        {**REPORT, "title": "早些", "grade": 2, "reported_at": clock.utc_now() - 30 * MINUTE}
    )
    slower = Events(store).report({**REPORT, "title": "慢", "grade": 4, "reported_at": clock.utc_now() - 10 * MINUTE})
    assert [one.event_id for one in reports.standings()] == [earlier, fire, slower]


def test_what_was_sent_stays(store, reports, fire):
    key = reports.begin(fire, "first", "原文")
    reports.send(key)
    with pytest.raises(StoreError, match="sent already"):
        reports.send(key)
    with pytest.raises(ConstraintViolation):
        reports.change(key, "改")
    for sql in ("UPDATE info_report SET sent_at = NULL", "DELETE FROM info_report"):
        with pytest.raises(REFUSED, match="stays as it was sent"):
            past_the_program(store, sql)
    assert reports.reports([fire])[0].content == "原文"
    assert len(DutyLog(store).lines(clock.utc_now() - MINUTE, clock.utc_now() + MINUTE)) == 1


def test_numbers_count_the_reports_of_one_event(store, reports, fire):
    other = Events(store).report({**REPORT, "grade": 1})
    for event, kind in ((fire, "first"), (other, "first"), (fire, "follow_up")):
        reports.send(reports.begin(event, kind, "x"))
    assert [one.serial for one in reports.reports([fire])] == [1, 2]
    assert [one.serial for one in reports.reports([other])] == [1]
    values = f"('u', {fire}, 'final', 1, 'x')"
    with pytest.raises((sqlite3.IntegrityError, psycopg2.errors.UniqueViolation)):
        past_the_program(store, f"INSERT INTO info_report (uid, event_id, kind, serial, content) VALUES {values}")
    with pytest.raises(StoreError):
        reports.begin(999_999, "first", "x")


def test_drafts_and_what_was_sent_lately_are_listed(store, reports, fire):
    sent = reports.begin(fire, "first", "一")
    reports.send(sent)
    draft = reports.begin(fire, "follow_up", "二")
    assert [one.id for one in reports.recent()] == [draft, sent]


@pytest.mark.parametrize("engine_name", ["gpkg"], indirect=True)
@pytest.mark.parametrize("change", ["serial = 1", "id = 1", "uid = (SELECT uid FROM info_report WHERE serial = 1)"])
def test_a_draft_in_a_file_does_not_take_the_place_of_what_was_sent(store, reports, fire, change):
    first = reports.begin(fire, "first", "原文")
    reports.send(first)
    draft = reports.begin(fire, "follow_up", "稿")
    assert (first, draft) == (1, 2)
    with pytest.raises(sqlite3.IntegrityError, match="report with this number already"):
        past_the_program(store, f"UPDATE OR REPLACE info_report SET {change} WHERE id = 2")
    assert [one.content for one in reports.reports([fire])] == ["原文", "稿"]


def test_of_two_who_write_one_report_the_later_is_told(store, reports, fire):
    key = reports.begin(fire, "first", "稿", "区委办")
    with pytest.raises(ChangedMeanwhile):
        reports.begin(fire, "first", "另一稿")
    [seen] = reports.reports([fire])
    reports.change(key, "甲的稿", "区委办", seen=seen)
    for mine in (("乙的稿", "区委办"), ("稿", "区委办"), ("甲的稿", "区应急局")):
        with pytest.raises(ChangedMeanwhile):
            reports.change(key, *mine, seen=seen)
    # Tried again after an answer that was lost.
    reports.change(key, "甲的稿", " 区委办 ", seen=seen)
    [fresh] = reports.reports([fire])
    reports.change(key, "定稿", "", seen=fresh)
    [fresh] = reports.reports([fire])
    assert (fresh.content, fresh.recipients) == ("定稿", None)
    reports.send(key)
    with pytest.raises(ChangedMeanwhile):
        reports.change(key, "后来", "", seen=fresh)
    [sent] = reports.reports([fire])
    assert (sent.content, sent.head.author) == ("定稿", "王芳")
