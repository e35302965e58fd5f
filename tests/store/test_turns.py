"""On a server: of two managers who save at the same moment the second is told, and nothing is doubled or lost."""

import threading
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from civicgrid.plugin.domain.events.deadline import Rule
from civicgrid.plugin.domain.uid import new_uid
from civicgrid.plugin.jobs.intake.filing import Draft, file_event
from civicgrid.plugin.store import ChangedMeanwhile, ConstraintViolation, StoreError, open_store
from civicgrid.plugin.store.access import Access
from civicgrid.plugin.store.loop import deadlines, routing
from civicgrid.plugin.store.loop.duty import Shifts
from civicgrid.plugin.store.loop.events import Events
from civicgrid.plugin.store.loop.hand_overs import HandOvers
from civicgrid.plugin.store.loop.info_reports import InfoReports
from civicgrid.plugin.store.loop.working_time import set_setting
from civicgrid.tests.support.events import REPORT
from civicgrid.tests.support.people import own_login

WAITING = "SELECT count(*) AS count FROM pg_stat_activity WHERE wait_event_type = 'Lock'"
NOON = datetime(2099, 12, 1, 4, tzinfo=UTC)
SHIFT = {"name": "甲", "starts_at": NOON, "ends_at": NOON + timedelta(hours=8)}


@pytest.fixture
def engine_name():
    return "postgis"  # in a GeoPackage one transaction at a time writes


@pytest.fixture
def others(store):
    """The store through a connection of its own."""
    Access(store).create_user(own_login(store), "王芳")
    with open_store(store.database) as second:
        yield second


def at_once(store, first, second):
    """Commit ``first`` only when ``second`` waits for it or has ended; returns what the second raised or gave."""
    told = []

    def run():
        try:
            told.append(second())
        except StoreError as error:
            told.append(error)

    thread = threading.Thread(target=run)
    watch = open_store(store.database)
    try:
        with store.transaction():
            first()
            thread.start()
            while thread.is_alive() and not watch.query(WAITING)[0]["count"]:
                thread.join(0.02)
        thread.join()
    finally:
        watch.close()
    return told[0]


def test_rules_of_deadlines(store, others):
    rules = deadlines.read_rules(store)
    mine, yours = ([*rules, Rule("0601", None, "accept", amount, "working_hour")] for amount in (1, 2))
    told = at_once(
        store, lambda: deadlines.save_rules(store, rules, mine), lambda: deadlines.save_rules(others, rules, yours)
    )
    assert isinstance(told, ChangedMeanwhile)
    assert deadlines.read_rules(store) == mine
    told = at_once(
        store,
        lambda: deadlines.install_profile(store, "district_hours"),
        lambda: deadlines.save_rules(others, mine, rules),
    )
    assert isinstance(told, ChangedMeanwhile)


def test_rules_of_routing(store, others):
    rules = routing.read_rules(store)
    mine = (replace(rules[0], active=False), *rules[1:])
    yours = (rules[0], replace(rules[1], basis="《清单》"), *rules[2:])
    told = at_once(
        store, lambda: routing.write_rules(store, mine, rules), lambda: routing.write_rules(others, yours, rules)
    )
    assert isinstance(told, ChangedMeanwhile)
    assert [(rule.id, rule.active, rule.basis) for rule in routing.read_rules(store)] == [
        (rule.id, rule.active, rule.basis) for rule in mine
    ]


def test_a_duty_list_that_two_fill(store, others):
    days = (NOON.date(), NOON.date())
    for _ in range(2):
        told = at_once(
            store,
            lambda: Shifts(store).enter([SHIFT], instead_of=days),
            lambda: Shifts(others).enter([{**SHIFT, "name": "乙"}], instead_of=days),
        )
        assert told == 1
        assert store.read("duty_shift", ["name"])["name"] == ["乙"]


def test_a_shift_that_two_change(store, others):
    Shifts(store).enter([SHIFT])
    (seen,) = Shifts(store).between(NOON, NOON + timedelta(hours=1))
    told = at_once(
        store,
        lambda: Shifts(store).change(seen.id, {"name": "乙"}, seen=seen),
        lambda: Shifts(others).change(seen.id, {"name": "丙"}, seen=seen),
    )
    assert isinstance(told, ChangedMeanwhile)
    assert store.read("duty_shift", ["name"])["name"] == ["乙"]


def test_an_order_that_two_file(store, others):
    draft = Draft("0102", "暴露垃圾", source="hotline_12345", external_number="HL001")
    told = at_once(store, lambda: file_event(store, draft), lambda: file_event(others, replace(draft, uid=new_uid())))
    assert told.known
    assert store.count("event") == 1


def test_a_report_that_two_begin(store, others):
    event = Events(store).report({**REPORT, "grade": 1})
    told = at_once(
        store,
        lambda: InfoReports(store).begin(event, "first", "甲的稿"),
        lambda: InfoReports(others).begin(event, "first", "乙的稿"),
    )
    assert isinstance(told, ChangedMeanwhile)
    (seen,) = InfoReports(store).reports([event])
    told = at_once(
        store,
        lambda: InfoReports(store).change(seen.id, "甲改", seen=seen),
        lambda: InfoReports(others).change(seen.id, "乙改", seen=seen),
    )
    assert isinstance(told, ChangedMeanwhile)
    assert [one.content for one in InfoReports(store).reports([event])] == ["甲改"]


def test_a_duty_that_two_hand_over(store, others):
    at_once(store, lambda: HandOvers(store).hand_over(note="甲"), lambda: HandOvers(others).hand_over(note="乙"))
    assert HandOvers(store).pending().note == "甲\n乙"


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("working_hours", "garbage"),
        ("working_hours", "12:00-08:00"),
        ("working_hours", "08:00-12:00,11:00-18:00"),
        ("days_end", "x"),
    ],
)
def test_working_time_that_cannot_be_kept(store, name, value):
    with pytest.raises(StoreError, match="working time"):
        set_setting(store, name, value)
    set_setting(store, "working_hours", "08:00-12:00,12:00-24:00")


@pytest.mark.parametrize("amount", [0, 10_000])
def test_periods_that_reach_too_far(store, amount):
    with pytest.raises(ConstraintViolation):
        store.execute("UPDATE deadline_rule SET amount = :amount", {"amount": amount})
