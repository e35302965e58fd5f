"""Deadlines in a store: written with each step, followed by corrections, reckoned again when the rules change."""

import enum
import sys
from datetime import date, timedelta

import pytest

from civicgrid.plugin.domain.events.calendar import Day
from civicgrid.plugin.domain.events.deadline import Reckoned, Rule
from civicgrid.plugin.domain.problems import DomainError
from civicgrid.plugin.jobs import working_calendar
from civicgrid.plugin.jobs.deadlines import read_rulebook, reckoned
from civicgrid.plugin.jobs.event_look import look_at_event
from civicgrid.plugin.services import clock
from civicgrid.plugin.store import AccessDenied, ChangedMeanwhile, StoreError
from civicgrid.plugin.store.access import Access
from civicgrid.plugin.store.audit import Audit
from civicgrid.plugin.store.loop import deadlines, working_time
from civicgrid.plugin.store.loop.event_list import EventList
from civicgrid.plugin.store.loop.events import Events
from civicgrid.tests.support.calendars import HOURS, NEW_YEAR, SPRING_FESTIVAL, at, calendar, wall
from civicgrid.tests.support.events import REPORT, take, walk
from civicgrid.tests.support.rewritten import rewrite

COLUMNS = ("milestone", "due_at", "warn_at")
TUESDAY = at("2026-03-03 09:00")
DAY = timedelta(days=1)


def standing(store, event):
    found = store.read("event", COLUMNS, where={"id": event})
    return tuple(found[name][0] for name in COLUMNS)


def last_step(events, event):
    step = events.history(event)[-1]
    return step.milestone, step.due_at, step.warn_at


def test_a_fresh_store_has_rules_hours_and_a_calendar(store):
    kept = working_time.settings(store)
    assert kept[working_time.PROFILE] == deadlines.DEFAULT_PROFILE
    assert deadlines.read_rules(store) == list(deadlines._profile(deadlines.DEFAULT_PROFILE).rules)
    days = working_time.days(store)
    this_year = clock.local_day(clock.utc_now(), store.zone).year
    assert {day.day.year for day in days} == {this_year - 1, this_year, this_year + 1}
    assert not {day.day: day for day in days}[date(this_year, 10, 1)].working


def test_the_report_and_every_step_say_what_is_due(store, events):
    event = events.report({**REPORT, "reported_at": TUESDAY})
    milestone, due, warn = standing(store, event)
    assert (milestone, wall(due), wall(warn)) == ("accept", "2026-03-03 10:00", "2026-03-03 09:45")
    assert last_step(events, event) == standing(store, event)
    event = events.report(REPORT)
    for action, awaited in (("accept", "file"), ("file", "dispatch"), ("dispatch", "sign_for"),
                            ("sign_for", "handle")):  # fmt: skip
        take(events, event, action)
        assert standing(store, event)[0] == awaited
        assert last_step(events, event) == standing(store, event)
    before = standing(store, event)
    walk(events, event, "urge", "suspend")
    assert standing(store, event) == last_step(events, event) == ("", None, None)
    walk(events, event, "resume")
    assert standing(store, event)[0] == "handle"
    assert standing(store, event)[1] >= before[1]
    new = {"new_deadline": "2036-12-24T06:00:00.000Z"}
    take(events, event, "ask_extension", evidence=new)
    take(events, event, "grant_extension", evidence=new)
    # Handling may take until 2036; that of closing was moved on by as much working time.
    assert standing(store, event)[:2] == ("handle", clock.from_text(new["new_deadline"]))


def record(store, event):
    return store.read("event", ["deadlines"], where={"id": event})["deadlines"][0]


def recorded(store, event):
    return store.read("event_step", ["deadlines"], where={"event_id": event}, order_by=["seq"])["deadlines"]


def test_every_open_deadline_is_on_record_and_a_step_keeps_what_it_has_reached(store, events):
    deadlines.install_profile(store, "district_hours")
    events = Events(store)
    event = events.report({**REPORT, "urgency": "critical"})
    walk(events, event, "accept", "file", "dispatch", "sign_for")
    assert standing(store, event)[0] == "arrive"
    assert record(store, event).keys() == {"sign_for", "arrive", "handle", "close"}  # the step was signing for
    before = record(store, event)
    assert before["arrive"] == clock.to_text(standing(store, event)[1]) < before["handle"] < before["close"]
    walk(events, event, "suspend")
    assert record(store, event)["handle"] is record(store, event)["close"] is None
    walk(events, event, "resume")
    resumed = record(store, event)
    assert resumed["handle"] >= before["handle"]
    # What is corrected without a step holds when it is reached: it is the event's then.
    events.correct(event, {"urgency": "normal"})
    corrected = record(store, event)
    assert corrected["handle"] > resumed["handle"]
    deadlines.save_rules(store, deadlines.read_rules(store), [
        Rule("*", None, "verify", 1, "minute"), Rule("*", None, "close", 1, "minute")])  # fmt: skip
    events = Events(store)
    walk(events, event, "feedback")
    steps = recorded(store, event)
    assert steps[-2]["handle"] == resumed["handle"]
    assert steps[-1]["handle"] == corrected["handle"]
    assert record(store, event) == steps[-1]
    walk(events, event, "verify")
    assert recorded(store, event)[-1].keys() == {"verify", "close"}
    assert record(store, event).keys() == {"verify", "close"}
    walk(events, event, "evaluate", "close")
    assert recorded(store, event)[-1].keys() == {"close"}


def test_reckoning_again_puts_every_open_deadline_on_record(store, events):
    event = events.report({**REPORT, "reported_at": TUESDAY})
    whole = record(store, event)
    rewrite(store, "UPDATE event SET deadlines = NULL WHERE id = :event", {"event": event})
    # As an event was before all deadlines were kept: none of them becomes another one.
    assert deadlines.recompute(store, write=False) == deadlines.Recomputed(1, 0)
    assert deadlines.recompute(store) == deadlines.Recomputed(1, 0)
    assert record(store, event) == whole
    deadlines.save_rules(store, rules := deadlines.read_rules(store), [r for r in rules if r.milestone != "close"])
    assert deadlines.recompute(store) == deadlines.Recomputed(1, 1)
    assert record(store, event) == {name: due for name, due in whole.items() if name != "close"}
    assert deadlines.recompute(store) == deadlines.Recomputed(1, 0)
    # What it is due by now counts in an event of that time, too.
    rewrite(store, "UPDATE event SET deadlines = NULL WHERE id = :event", {"event": event})
    longer = [r for r in deadlines.read_rules(store) if r.milestone != "accept"]
    deadlines.save_rules(store, deadlines.read_rules(store), [*longer, Rule("*", None, "accept", 9, "working_day")])
    assert deadlines.recompute(store, write=False) == deadlines.Recomputed(1, 1)


def test_who_has_longer_for_an_order_is_not_overdue_by_its_own_limit(store, events):
    """Neither in the list, which goes by the view, nor on record with the step that is taken then."""
    given, new = clock.utc_now() - timedelta(hours=1), clock.utc_now().replace(microsecond=0) + 90 * DAY
    event = events.report({**REPORT, "due_at": given})
    walk(events, event, "accept", "file", "dispatch", "sign_for")
    assert store.query("SELECT deadline FROM event_map")[0]["deadline"] == "overdue"
    more = {"new_deadline": clock.to_text(new)}
    take(events, event, "ask_extension", evidence=more)
    take(events, event, "grant_extension", evidence=more)
    assert record(store, event) == {"handle": clock.to_text(new), "close": clock.to_text(new)}
    assert standing(store, event)[1] == new
    assert store.query("SELECT deadline FROM event_map")[0]["deadline"] == "running"
    walk(events, event, "feedback")
    assert recorded(store, event)[-1]["close"] == clock.to_text(new)
    assert deadlines.recompute(store) == deadlines.Recomputed(1, 0)


def test_a_deadline_that_came_with_the_event_holds_to_its_end(store, events):
    given = clock.utc_now() + 60 * DAY
    event = events.report({**REPORT, "due_at": given})
    assert standing(store, event)[0] == "accept"
    walk(events, event, "accept", "file")
    take(events, event, "void")
    found = standing(store, event)
    assert found[0] == "close"
    assert abs(found[1] - given) < timedelta(milliseconds=1)
    row = store.query("SELECT deadline, milestone_zh FROM event_map")[0]
    assert (row["deadline"], row["milestone_zh"]) == ("no_deadline", "结案")


def test_an_emergency_without_an_urgency_has_the_deadlines_of_what_looks_as_grave(store, events):
    event = events.report({**REPORT, "grade": 1, "reported_at": TUESDAY})
    assert wall(standing(store, event)[1]) == "2026-03-03 09:10"
    event = events.report({**REPORT, "warning_colour": "yellow", "reported_at": TUESDAY})
    assert wall(standing(store, event)[1]) == "2026-03-03 10:00"


def test_a_correction_changes_level_and_deadline(store, events):
    event = events.report({**REPORT, "reported_at": TUESDAY})
    events.correct(event, {"urgency": "critical", "title": "燃气泄漏"})
    assert (standing(store, event)[0], wall(standing(store, event)[1])) == ("accept", "2026-03-03 09:10")
    assert store.read("event", ["display_level", "title"], where={"id": event}) == {
        "display_level": [1], "title": ["燃气泄漏"],
    }  # fmt: skip
    assert last_step(events, event)[1] != standing(store, event)[1]  # the step keeps what was said then
    with pytest.raises(StoreError, match="state"):
        events.correct(event, {"state": "closed"})
    take(events, event, "void")
    closed = standing(store, event)
    events.correct(event, {"urgency": "normal"})
    assert standing(store, event) == closed
    lines = store.query("SELECT detail FROM audit_log WHERE action = 'correct_event' ORDER BY id",
                        types={"detail": "json"})  # fmt: skip
    assert [line["detail"]["columns"] for line in lines] == [["title", "urgency"], ["urgency"]]


@pytest.mark.parametrize("engine_name", ["gpkg"], indirect=True)
def test_only_some_correct_and_only_managers_set_rules(store, events):
    event = events.report(REPORT)
    store.execute("UPDATE setting SET value = '0' WHERE name = 'single_operator'")
    me = store.read("app_user", ["id"])["id"][0]
    Access(store).set_roles(me, ["handler"])
    store.operator = me
    with pytest.raises(AccessDenied, match="clerk"):
        Events(store, operator=me).correct(event, {"title": "x"})
    for act in (lambda: deadlines.install_profile(store, "district_hours"), lambda: deadlines.recompute(store),
                lambda: deadlines.save_rules(store, deadlines.read_rules(store), []),
                lambda: working_time.set_days(store, []),
                lambda: working_time.set_working_time(store, "08:00-12:00", "same_time")):  # fmt: skip
        with pytest.raises(AccessDenied, match="managers"):
            act()


def test_reckoning_again_changes_open_events_and_leaves_their_steps(store, events):
    keys = [events.report({**REPORT, "reported_at": TUESDAY}) for _ in range(3)]
    take(events, keys[2], "void")
    assert deadlines.recompute(store) == deadlines.Recomputed(2, 0)
    before = [standing(store, key) for key in keys]
    steps = [last_step(events, key) for key in keys]
    district = deadlines._profile("district_hours")
    assert deadlines.recompute(store, profile=district) == deadlines.Recomputed(2, 2)
    assert [standing(store, key) for key in keys] == before
    deadlines.install_profile(store, "district_hours")
    assert working_time.settings(store)[working_time.PROFILE] == "district_hours"
    assert deadlines.recompute(store, write=False) == deadlines.Recomputed(2, 2)
    assert deadlines.recompute(store) == deadlines.Recomputed(2, 2)
    assert wall(standing(store, keys[0])[1]) == "2026-03-03 09:20"
    assert standing(store, keys[2]) == before[2]
    assert [last_step(events, key) for key in keys] == steps
    assert deadlines.recompute(store) == deadlines.Recomputed(2, 0)
    actions = [row["action"] for row in store.query("SELECT action FROM audit_log ORDER BY id")]
    assert actions.count("recompute_deadlines") == 1
    assert Audit(store).verify() is None


def test_a_day_that_is_announced_otherwise_moves_a_deadline(store, events):
    deadlines.save_rules(store, deadlines.read_rules(store), [Rule("*", None, "accept", 1, "working_day")])
    working_time.set_working_time(store, "08:30-17:30", "same_time")
    first = date(2016, 3, 7)  # a Monday that no table names
    event = Events(store).report({**REPORT, "reported_at": at("2016-03-07 10:00")})
    assert wall(standing(store, event)[1]) == "2016-03-08 10:00"
    assert working_time.set_days(store, [Day(first + DAY, False, "调休")]) == 1
    assert working_time.set_days(store, [Day(first + DAY, False, "调休")]) == 0
    assert deadlines.recompute(store).changed == 1
    assert wall(standing(store, event)[1]) == "2016-03-09 10:00"


@pytest.mark.parametrize(("announced", "reported", "unit", "due", "provisional"), [
    # over the Spring Festival, all of it announced
    ("2026-12-31", "2026-02-13 16:00", "working_day", "2026-02-24 16:00", False),
    ("2026-12-31", "2026-02-14 17:00", "working_hour", "2026-02-24 10:00", False),
    # New Year's Eve of the last year that is announced: within it, out of it, in days that nobody announces
    ("2026-12-31", "2026-12-29 16:00", "working_day", "2026-12-31 16:00", False),
    ("2026-12-31", "2026-12-31 16:00", "working_day", "2027-01-05 16:00", True),
    ("2026-12-31", "2026-12-31 17:00", "working_hour", "2027-01-04 10:00", True),
    ("2026-12-31", "2026-12-31 16:00", "calendar_day", "2027-01-02 16:00", False),
    # the table ends: what it lacks is worked by the weekday rule
    ("2027-12-31", "2026-12-31 16:00", "working_day", "2027-01-05 16:00", False),
    ("2025-12-31", "2026-02-13 16:00", "working_day", "2026-02-17 16:00", True),
])  # fmt: skip
def test_a_deadline_that_counts_unannounced_days_is_provisional(
    store, events, monkeypatch, announced, reported, unit, due, provisional
):
    monkeypatch.setattr(Events, "_now", lambda _self: at(reported))
    if store.engine == "gpkg":
        store.execute("DROP TRIGGER event_reported")  # a file goes by the clock of the computer
    days = {**NEW_YEAR, **SPRING_FESTIVAL}
    last = date.fromisoformat(announced)
    store.execute("DELETE FROM working_calendar")
    every = (date(2025, 12, 1) + number * DAY for number in range((last - date(2025, 12, 1)).days + 1))
    table = [Day(day, days.get(day, calendar({}).is_working(day)), None) for day in every]
    unsaid = [
        Day(last + number * DAY, calendar({}).is_working(last + number * DAY), None, True) for number in (1, 2, 3)
    ]
    working_time.write_days(store, [*table, *unsaid])
    working_time.set_working_time(store, HOURS, "same_time")
    deadlines.save_rules(store, deadlines.read_rules(store), [Rule("*", None, "accept", 2, unit)])
    event = Events(store).report({**REPORT, "reported_at": at(reported)})
    assert wall(standing(store, event)[1]) == due
    look = look_at_event(store, event, Access(store).who_am_i())
    assert look.provisional is provisional
    listed = EventList(store, Access(store).who_am_i())
    assert listed.rows([event])[event].provisional is provisional
    if not provisional:
        return
    # It is announced: deadlines are reckoned anew, and are sure.
    until = [Day(last + number * DAY, number > 2, None) for number in range(1, 60)]
    working_time.set_days(store, until)
    assert deadlines.recompute(store).changed <= 1
    assert not look_at_event(store, event, Access(store).who_am_i()).provisional
    assert not listed.rows([event])[event].provisional


def test_a_year_whose_announced_days_are_entered_is_not_provisional(store, events, tmp_path):
    store.execute("DELETE FROM working_calendar")
    year = [date(2027, 1, 1) + number * DAY for number in range(365)]
    working_time.write_days(store, [working_time.provisional_day(day) for day in year])
    path = tmp_path / "2027.csv"
    path.write_text(
        "日期,班/休,名称\n2027-01-01,休,元旦\n2027-02-06,休,春节\n2027-02-20,班,春节调休\n", encoding="utf-8"
    )
    calendar = working_calendar.plan_days(store, path)
    assert calendar.opened == (2027,)
    # Only these days: the rest of the year may still be announced otherwise.
    assert working_calendar.import_days(store, calendar) == 3
    assert working_time.announced_days(store, year[0], year[-1]) != year
    assert working_calendar.import_days(store, calendar, whole=True) == 362
    assert working_time.announced_days(store, year[0], year[-1]) == year
    off = {one.day: (one.working, one.name) for one in working_time.days(store)}
    assert [off[date(2027, *day)] for day in ((2, 6), (2, 20), (3, 1), (3, 6), (10, 1))] == [
        (False, "春节"), (True, "春节调休"), (True, None), (False, None), (False, "国庆节"),
    ]  # fmt: skip
    assert read_rulebook(store).is_announced(2027)
    assert working_calendar.plan_days(store, path).opened == ()
    assert working_time.announce_year(store, 2027) == 0
    # Also where the table names no day of the year.
    assert working_time.announce_year(store, 2030) == 365
    assert not read_rulebook(store).is_announced(2031)


def test_rules_and_calendar_are_read_without_reckoning_every_open_event(store, events, monkeypatch):
    events.report({**REPORT, "reported_at": TUESDAY})
    assert (reckoned(store).open, reckoned(store).changed) == (1, 0)
    monkeypatch.setattr("civicgrid.plugin.jobs.deadlines.recompute", None)
    assert read_rulebook(store).rules == deadlines.read_rules(store)


def test_a_deadline_that_came_with_the_event_is_not_provisional(store, events):
    given = at("2031-02-03 12:00")
    event = events.report({**REPORT, "due_at": given})
    walk(events, event, "accept", "file", "dispatch", "sign_for")
    assert standing(store, event)[1] == given
    assert not look_at_event(store, event, Access(store).who_am_i()).provisional


def test_what_somebody_has_changed_meanwhile_is_not_written_over(store, events):
    rules = deadlines.read_rules(store)
    deadlines.save_rules(store, rules, rules[:-1])
    with pytest.raises(ChangedMeanwhile):
        deadlines.save_rules(store, rules, rules[1:])
    for wrong in ([Rule("*", None, "accept", 0, "minute")], [rules[0], rules[0]],
                  [Rule("*", None, "accept", 1, "week")]):  # fmt: skip
        with pytest.raises(StoreError, match="accept"):
            deadlines.save_rules(store, rules[:-1], wrong)
    with pytest.raises(DomainError):
        working_time.set_working_time(store, "22:00-06:00", "same_time")
    # A step that was taken between reading and writing stands.
    event = events.report({**REPORT, "reported_at": TUESDAY})
    row = {"id": event, "state": "reported", "due_at": standing(store, event)[1]}
    take(events, event, "accept")
    after = standing(store, event)
    nothing = Reckoned(None, {})
    assert deadlines.set_deadlines(store, row, nothing) == 0
    assert standing(store, event) == after
    assert deadlines.set_deadlines(store, {**row, "state": "accepted", "due_at": after[1]}, nothing) == 1
    assert standing(store, event) == ("", None, None)


def test_an_announced_day_takes_the_place_of_a_provisional_one_and_of_no_other(store, monkeypatch):
    this_year = clock.local_day(clock.utc_now(), store.zone).year
    monday = date(this_year + 1, 7, 5)
    working_time.write_days(store, [Day(monday, False, "自定")])
    monkeypatch.setattr(working_time, "known_days", lambda days: [Day(day, False, "放假") for day in days])
    today = date(this_year, 6, 1)
    found = working_time.unfilled_days(store, today)
    assert monday not in {day.day for day in found}
    assert {day.name for day in found} == {"放假"}
    working_time.set_days(store, found)
    assert working_time.unfilled_days(store, today) == []


def test_the_shipped_profiles_differ_and_fit_the_workflow(events):
    found = deadlines.profiles()
    assert len(found) == 2
    workflow = events.workflow("governance")
    for profile in found:
        assert deadlines.wrong_rule(profile.rules, workflow) == ""
    assert {profile.days_end for profile in found} == {"same_time", "end_of_day"}
    units = [{rule.unit for rule in profile.rules if rule.milestone == "handle" and rule.event_type == "*"}
             for profile in found]  # fmt: skip
    assert units[0] != units[1]


class Announced:
    """The module chinesecalendar, as far as it is asked here: the first days of October 2026."""

    class Holiday(enum.Enum):
        national_day = "National Day"

        @property
        def chinese(self):
            return "国庆节"

    @staticmethod
    def get_holiday_detail(day):
        if day.year > 2026:
            raise NotImplementedError
        return {date(2026, 10, 1): (True, "National Day"), date(2026, 10, 10): (False, "National Day"),
                date(2026, 10, 11): (True, None)}.get(day, (False, None))  # fmt: skip


def test_announced_days_come_from_the_module_and_others_by_the_rule(monkeypatch):
    days = [date(2026, 10, 1), date(2026, 10, 10), date(2026, 10, 11), date(2026, 10, 12), date(2027, 1, 1)]
    monkeypatch.setattr(working_time, "missing", lambda _module: "absent")
    assert all(one.provisional for one in working_time.known_days(days))
    monkeypatch.setattr(working_time, "missing", lambda _module: "")
    monkeypatch.setitem(sys.modules, "chinese_calendar", Announced)
    assert working_time.known_days(days) == [
        Day(days[0], False, "国庆节"),
        Day(days[1], True, "国庆节"),
        Day(days[2], False),
        Day(days[3], True),
        Day(days[4], False, "元旦", True),
    ]


def test_the_last_announced_day_is_that_before_a_gap(store):
    store.execute("DELETE FROM working_calendar")
    first = date(2031, 3, 1)
    assert working_time.last_announced(store, first) is None
    working_time.write_days(store, [Day(first + number * DAY, True, None, number in (5, 9)) for number in range(20)])
    assert working_time.last_announced(store, first) == date(2031, 3, 5)
    assert working_time.last_announced(store, date(2031, 3, 11)) == date(2031, 3, 20)
    assert working_time.last_announced(store, date(2031, 3, 6)) is None
