"""Information reports in the store: what is owed, drafts, numbers, and that what was sent stays."""

import sqlite3
import threading
from datetime import timedelta
from uuid import NAMESPACE_OID, uuid5

import psycopg2
import pytest

from civicgrid.plugin.services import clock
from civicgrid.plugin.store import ChangedMeanwhile, ConstraintViolation, StoreError, open_store
from civicgrid.plugin.store.loop.duty import DutyLog
from civicgrid.plugin.store.loop.events import Events
from civicgrid.plugin.store.loop.hand_overs import HandOvers
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


@pytest.fixture
def merged(store, reports):
    """Three graded events of which the first was merged into the second, and that into the third."""
    events, now = Events(store), clock.utc_now()
    keys = [events.report({**REPORT, "grade": 1, "title": title, "reported_at": now - minutes * MINUTE})
            for title, minutes in (("甲", 50), ("乙", 20), ("丙", 10))]  # fmt: skip
    uids = dict(zip(*store.read("event", ["id", "uid"]).values(), strict=True))

    def merge(event, main):
        walk(events, event, "accept")
        take(events, event, "merge", evidence={"main_event": uids[main]})

    return keys, merge


def test_a_call_for_an_event_that_is_merged_later_counts_for_the_main_event(store, reports, merged):
    (first, second, third), merge = merged
    known = clock.utc_now() - 50 * MINUTE
    early = reports.call(first, "区委", known + 10 * MINUTE)
    late = reports.call(second, "区政府")
    assert (early.countdown, late.countdown) == ("in_time", "in_time")
    merge(first, second)
    [call] = [one.call for one in reports.standings() if one.event_id == second]
    assert (call.text, call.countdown, call.made_at) == (early.text, "in_time", early.made_at)
    merge(second, third)
    [standing] = reports.standings()
    assert (standing.event_id, standing.call.text, standing.call.countdown) == (third, early.text, "in_time")
    assert abs(standing.call.known_at - known) < MINUTE
    assert reports.call(third, "市委") == standing.call
    assert "call_overdue" not in HandOvers(store).prepare()[0].reasons


def test_a_line_of_a_call_that_was_wrong_is_struck_and_another_one_written(store, reports, fire):
    now = clock.utc_now()
    wrong = reports.call(fire, "错的")
    with pytest.raises(StoreError, match="what is wrong"):
        reports.strike_call(fire, wrong, " ")
    owed = reports.strike_call(fire, wrong, "打给了别的单位")
    assert (owed.made_at, owed.countdown, owed.line) == (None, "running", "")
    assert reports.standings()[0].call == owed
    right = reports.call(fire, "对的")
    assert "对的" in right.text
    # A second time, by somebody who still has the first one before them: what stands stays.
    assert reports.strike_call(fire, wrong, "又一次") == right
    assert reports.strike_call(fire, right, "时间不对").made_at is None
    last = reports.call(fire, "三")
    assert reports.standings()[0].call == last
    lines = [line.content for line in reversed(DutyLog(store).lines(now - MINUTE, clock.utc_now() + MINUTE))]
    assert [line for line in lines if "Correction" not in line] == [wrong.text, right.text, last.text]
    assert [line for line in lines if "Correction" in line] == [
        f"Correction: the line “{wrong.text}” does not count. 打给了别的单位",
        f"Correction: the line “{right.text}” does not count. 时间不对",
    ]


def test_a_struck_line_of_a_merged_event_gives_way_to_that_of_the_main_event(store, reports, merged):
    (first, second, _), merge = merged
    early = reports.call(first, "区委", clock.utc_now() - 40 * MINUTE)
    late = reports.call(second, "区政府")
    merge(first, second)
    assert reports.strike_call(second, early, "没有打通").text == late.text
    assert reports.strike_call(second, late, "也没有").made_at is None
    assert reports.call(second, "市委").countdown == "late"


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


def test_the_call_is_a_step_of_its_own_with_a_countdown(store, reports, fire):
    now = clock.utc_now()
    verbal = limits(store).grades[2].verbal * MINUTE
    [first] = reports.standings(now)
    assert (first.call.countdown, first.call.made_at, first.countdown) == ("running", None, "running")
    assert first.pressing_at == first.call.due_at == first.call.known_at + verbal
    [late] = reports.standings(first.call.due_at + MINUTE)
    assert (late.call.countdown, late.countdown) == ("overdue", "running")
    call = reports.call(fire, " 市应急局值班室 ")
    assert (call.countdown, call.person) == ("in_time", "王芳")
    assert "市应急局值班室" in call.text
    [then] = reports.standings(first.call.due_at + MINUTE)
    assert (then.call, then.countdown) == (call, "running")
    assert then.pressing_at == then.owed.due_at == first.owed.due_at
    [line] = DutyLog(store).lines(now - MINUTE, clock.utc_now() + MINUTE)
    assert (line.kind, line.event_id, line.content) == ("report", fire, call.text)
    assert line.content.startswith(clock.local_text(now, store.zone)[:10])


def test_a_call_is_entered_once_with_its_time(store, reports):
    now = clock.utc_now()
    fire = Events(store).report({**REPORT, "grade": 1, "reported_at": now - 40 * MINUTE})
    for at in (now - 42 * MINUTE, now + 2 * MINUTE):
        with pytest.raises(StoreError, match="between"):
            reports.call(fire, "区委", at)
    with pytest.raises(StoreError, match="to whom"):
        reports.call(fire, "  ")
    made = reports.call(fire, "区委", now - 5 * MINUTE)
    assert (made.countdown, clock.local_text(made.made_at, store.zone)) == (
        "late", clock.local_text(now - 5 * MINUTE, store.zone)
    )  # fmt: skip
    again = reports.call(fire, "区政府", now)
    assert again == made
    assert len(DutyLog(store).lines(now - MINUTE, clock.utc_now() + MINUTE)) == 1


def test_of_two_clerks_at_once_one_writes_the_line(store, reports, fire):
    begin, stands = threading.Barrier(2), []

    def enter(to):
        with open_store(store.database) as other:
            begin.wait()
            stands.append(InfoReports(other).call(fire, to))

    clerks = [threading.Thread(target=enter, args=(to,)) for to in ("甲", "乙")]
    for clerk in clerks:
        clerk.start()
    for clerk in clerks:
        clerk.join()
    assert len(stands) == 2
    assert stands[0] == stands[1]
    assert len(DutyLog(store).lines(clock.utc_now() - MINUTE, clock.utc_now() + MINUTE)) == 1


def test_a_line_without_a_time_that_was_written_past_the_program_counts_as_of_then(store, reports, fire):
    uid = store.read("event", ["uid"], where={"id": fire})["uid"][0]
    row = {"uid": str(uuid5(NAMESPACE_OID, f"{uid} reported by telephone")), "content": "打过了", "kind": "report"}
    store.insert("duty_log", {**row, "at": clock.utc_now(), "event_id": fire})
    [standing] = reports.standings()
    assert standing.call.text == "打过了"
    assert abs(standing.call.made_at - clock.utc_now()) < MINUTE


def test_a_written_report_before_the_call_makes_it_owed_no_more(store, reports, fire):
    reports.send(reports.begin(fire, "first", "x"))
    [standing] = reports.standings()
    assert (standing.owed.kind, standing.call) == ("follow_up", None)
    with pytest.raises(ChangedMeanwhile, match="no report by telephone"):
        reports.call(fire, "区委")
    with pytest.raises(ChangedMeanwhile):
        reports.call(Events(store).report(REPORT), "区委")


def test_a_call_that_is_due_presses_before_a_report_that_is_due_later(store, reports):
    events, now = Events(store), clock.utc_now()
    calling = events.report({**REPORT, "title": "爆燃", "grade": 2, "reported_at": now - 20 * MINUTE})
    called = events.report({**REPORT, "title": "火灾", "grade": 2, "reported_at": now - 25 * MINUTE})
    reports.call(called, "区委")
    assert [one.event_id for one in reports.standings()] == [calling, called]


def test_open_matters_tell_a_call_from_a_report_and_put_what_is_overdue_first(store, reports):
    events, now = Events(store), clock.utc_now()
    events.report({**REPORT, "title": "积水", "urgency": "critical"})
    late = events.report({**REPORT, "title": "火灾", "grade": 3, "reported_at": now - 40 * MINUTE})
    events.report({**REPORT, "title": "爆燃", "grade": 1})
    desk = HandOvers(store)

    def open_matters():
        return [(one.title, one.reasons) for one in desk.prepare()]

    assert open_matters()[0] == ("火灾", ("call_overdue", "report"))
    assert set(dict(open_matters())["爆燃"]) == {"alarm", "level", "call", "report"}
    reports.call(late, "区委")
    assert open_matters()[-1] == ("火灾", ("report",))
    first = desk.prepare(now + 25 * MINUTE)[0]
    assert (first.title, first.reasons[0]) == ("火灾", "report_overdue")
    assert "report" not in first.reasons
