"""Deadlines that no rule makes are refused by both engines, and what the domain reckons never is."""

import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import numpy as np
import psycopg2
import pytest

from civicgrid.plugin.domain.events.machine import Step
from civicgrid.plugin.domain.uid import new_uid
from civicgrid.plugin.services import clock
from civicgrid.plugin.store.loop.deadlines import Deadlines, as_columns
from civicgrid.plugin.store.loop.events import Events
from civicgrid.tests.store.test_steps import REFUSED, account, raw, step_sql
from civicgrid.tests.support.events import EVIDENCE, REPORT, department, take, walk
from civicgrid.tests.support.histories import History, random_histories, three_persons, write_histories
from civicgrid.tests.support.town import Town

__all__ = ("account", "raw")  # fixtures

# Of refuse (0102) file is due in two working hours, close in ten working days.
LEGAL = {"milestone": "file", "due": 0.2, "warning": 0.1, "record": {"file": 0.2, "close": 14, "handle": None}}
FORGED = {
    "beyond its rule": {"due": 40},
    "beyond every rule": {"due": 9000},
    "before it began": {"due": -1, "warning": -1},
    "warned before it was reported": {"warning": -300},
    "warned when it is over": {"warning": 0.3},
    "warned of nothing": {"due": None},
    "of no milestone": {"milestone": "never"},
    "due for nothing": {"milestone": ""},
    "on record beyond its rule": {"record": {"file": 0.2, "close": 90}},
    "on record before it began": {"record": {"close": -2}},
    "on record for what no rule is for": {"record": {"never": 1}},
}


def instants(given, now):
    """The columns of a step, days from now as texts."""

    def at(days):
        return None if days is None else clock.to_text(now + timedelta(days=days))

    record = json.dumps({code: at(days) for code, days in given["record"].items()})
    return {"milestone": given["milestone"], "due_at": at(given["due"]), "warn_at": at(given["warning"]),
            "deadlines": record}  # fmt: skip


@pytest.mark.parametrize("engine_name", ["gpkg"], indirect=True)
@pytest.mark.parametrize("forged", FORGED.values(), ids=FORGED)
def test_a_file_takes_no_step_with_a_deadline_that_no_rule_makes(store, account, raw, forged):
    event, now = Events(store).report(REPORT), clock.utc_now()
    with pytest.raises(REFUSED, match="no rule makes"):
        raw(step_sql(event, at=clock.to_text(now), **instants({**LEGAL, **forged}, now)))
    raw(step_sql(event, at=clock.to_text(now), **instants(LEGAL, now)))


@pytest.fixture(scope="module")
def town(cluster):
    town = Town(cluster, "bounds")
    town.team = department(town.store)
    yield town
    town.remove()


@pytest.mark.parametrize("forged", FORGED.values(), ids=FORGED)
def test_a_server_takes_no_deadline_that_no_rule_makes(town, forged):
    with town.open_as("clerk_east") as store:
        event, now = Events(store).report({**REPORT, "area_id": town.east}), clock.utc_now()
    values = instants({**LEGAL, **forged}, now)
    step = (f"SELECT take_step({event}, 'accept', NULL, NULL, NULL, 0, gen_random_uuid()::text, %(milestone)s,"
            " %(due_at)s, %(warn_at)s, %(deadlines)s)")  # fmt: skip
    without = (
        f"SELECT set_deadlines(ARRAY[{event}]::bigint[], ARRAY['reported'],"
        f" ARRAY(SELECT due_at FROM event WHERE id = {event}), ARRAY[%(milestone)s],"
        " ARRAY[%(due_at)s]::timestamptz[], ARRAY[%(warn_at)s]::timestamptz[], ARRAY[%(deadlines)s]::jsonb[])"
    )
    for text in (step, without):
        with (
            town.as_login("clerk_east") as cursor,
            pytest.raises(psycopg2.errors.RaiseException, match=r"no rule makes|no milestone"),
        ):
            cursor.execute(text, values)
    for text in (without, step):
        with town.as_login("clerk_east") as cursor:
            cursor.execute(text, instants(LEGAL, now))


def test_on_a_server_extensions_and_suspensions_stay_within(town):
    """By an account, whom the bounds hold: an extension by ten years, and a clock that stands and goes on."""
    key = town.accounts["all_east"]
    town.access.set_roles(key, ["clerk", "dispatcher", "handler", "verifier", "manager"])
    with town.open_as("all_east") as store:
        events = Events(store)
        for urgency in ("normal", "critical"):
            event = events.report({**REPORT, "area_id": town.east, "urgency": urgency})
            walk(events, event, "accept", "file")
            take(events, event, "dispatch", department_id=town.team)
            walk(
                events, event, "sign_for", "suspend", "resume", "ask_extension", "grant_extension", "suspend", "resume"
            )
            walk(events, event, "arrive", "feedback")
            due = store.read("event", ["deadlines"], where={"id": event})["deadlines"][0]
            assert due["close"].startswith(("2036", "2037"))


def test_what_the_domain_reckons_is_never_refused(store):
    """Random histories over weeks, and over years."""
    persons, teams = three_persons(store), [department(store, code) for code in ("CG", "HB")]
    workflow = Events(store).workflow("governance")
    made = random_histories(workflow, np.random.default_rng(5), 400, persons=persons, departments=teams)
    for number, one in enumerate(made):
        begin = one.values["reported_at"] - timedelta(days=1000)
        times = 30 if number % 3 == 0 else 1
        one.steps = [replace(step, at=begin + times * (step.at - one.values["reported_at"])) for step in one.steps]
        given = begin + timedelta(days=3) if one.values["source"] == "hotline_12345" else None
        one.values |= {"reported_at": begin, "due_given": given}
    write_reckoned(store, workflow, made)
    assert store.count("event_step") > 2000


# Days between the steps: the clock stands for seconds, for a night, for years; extensions are granted before and after.
LONG_WAYS = (
    "accept 1 file 1 dispatch 2 sign_for 1 suspend 700 resume 1 arrive 3 feedback",
    "accept 0 file 0 dispatch 0 sign_for 0 suspend 40 resume 2 suspend 90 resume 1 ask_extension 1 grant_extension 3"
    " arrive",
    "accept 0 file 1 dispatch 5 sign_for 1 ask_extension 2 grant_extension 1 suspend 200 resume 9 arrive 0 feedback",
    "accept 0 file 0 dispatch 0 sign_for 0 ask_extension 0 grant_extension 0 suspend 0 resume 0 arrive 0 feedback",
)


@pytest.mark.parametrize("way", LONG_WAYS)
@pytest.mark.parametrize("extended", [2, 90, 900])
def test_a_clock_that_stands_and_extensions_reach_further(store, way, extended):
    persons, team = three_persons(store), department(store)
    workflow, words, deadlines = Events(store).workflow("governance"), way.split(), Deadlines(store)
    made = []
    for hour in range(24):
        at = datetime(2023, 1, 13, hour, tzinfo=UTC)  # before Spring Festival
        values = {"event_type": ("0102", "0101")[hour % 2], "source": "web", "reported_at": at, "area_id": None}
        steps = [Step(0, "reported", "genesis", "reported", at, persons[0])]
        for action, days in zip(words[::2], [*words[1::2], "0"], strict=True):
            found = workflow.find(steps[-1].state_after, action)
            evidence = {name: EVIDENCE[name] for name in found.requires if name in EVIDENCE}
            if "new_deadline" in evidence:
                row = {**values, "due_given": None, "urgency": None, "display_level": 4}
                until = max(at, deadlines.of(workflow, steps, row).open["handle"]) + timedelta(days=extended)
                evidence["new_deadline"] = clock.to_text(until)
            given = team if action == "dispatch" else None
            steps.append(Step(len(steps), found.state_before, action, found.state_after, at, persons[0], given, "好",
                              evidence))  # fmt: skip
            at += timedelta(days=int(days), minutes=1)
        made.append(History(new_uid(), values, steps, self_verified=[False] * len(steps)))
    write_reckoned(store, workflow, made)
    assert store.count("event_step") == sum(len(one.steps) for one in made)


def write_reckoned(store, workflow, made):
    """Load histories with the deadlines that the domain reckons; a server's owner does so, and its bounds are asked."""
    deadlines = Deadlines(store)
    for one in made:
        row = {"due_given": None, **one.values, "urgency": None, "display_level": 4, "deadlines": None}
        one.dues, one.records = [], []
        for seq in range(len(one.steps)):
            steps = one.steps[: seq + 1]
            columns = deadlines.after(workflow, steps, row) if seq else as_columns(deadlines.of(workflow, steps, row))
            row["deadlines"] = columns["deadlines"]
            one.dues.append((columns["milestone"], columns["due_at"]))
            one.records.append({code: due and clock.from_text(due) for code, due in columns["deadlines"].items()})
    write_histories(store, made)
    if store.engine == "postgis":
        (row,) = store.query(
            "SELECT count(*) AS asked, count(*) FILTER (WHERE NOT is_due(jsonb_populate_record(e,"
            ' \'{"deadlines": null, "due_at": null}\'), held.key, held.value::timestamptz, NULL)) AS refused'
            " FROM event AS e, jsonb_each_text(e.deadlines) AS held WHERE held.value IS NOT NULL"
        )
        assert row["asked"] > 0
        assert row["refused"] == 0
