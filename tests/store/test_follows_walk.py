"""A random walk of events, written to past the program at random moments: all that follows from the log stays."""

from contextlib import closing

import numpy as np
import psycopg2
import pytest
from qgis.utils import spatialite_connect

from civicgrid.plugin.domain.events.machine import replay
from civicgrid.plugin.domain.events.workflow import GIVES_BACK
from civicgrid.plugin.store import StoreError
from civicgrid.plugin.store.loop.events import Events
from civicgrid.plugin.store.schema import BY_NAME
from civicgrid.plugin.store.schema.event import FACT_FLAGS, FACT_INSTANTS
from civicgrid.tests.support.events import REPORT, department, take, walk
from civicgrid.tests.support.town import Town

TABLES = ("event", "event_step", "event_department", "event_fact", "assignment", "deadline_rule", "working_calendar",
          "alarm_ack", "alarm_call", "message", "delivery")  # fmt: skip
COLUMNS = [(table, name) for table in TABLES for name in BY_NAME[table].column_names if name != "geom"]
VALUES = [
    "NULL",
    "0",
    "1",
    "2",
    "3",
    "99",
    "'closed'",
    "'red'",
    "'none'",
    "'critical'",
    "'normal'",
    "'lead'",
    "'assist'",
    "'governance'",
    "'x'",
    "''",
    "'{}'",
    "'[]'",
    "'0102'",
    "'dispatch'",
    "'handle'",
    "'signed'",
    "'satisfied'",
    "'2020-01-01T00:00:00.000Z'",
    "'2036-01-01T00:00:00.000Z'",
]
STEPS = 24
WRITES = 40
FACT = ", ".join(("event_id", *FACT_INSTANTS, "rating", *FACT_FLAGS))


def write(draw, run):
    """Try to write something somewhere; returns whether it was taken."""
    table, column = COLUMNS[draw.integers(len(COLUMNS))]
    value = VALUES[draw.integers(len(VALUES))]
    names = [name for name in BY_NAME[table].column_names if name != "geom"]
    values = ", ".join(value if name == column else f'"{name}"' for name in names)
    listed = ", ".join(f'"{name}"' for name in names)
    key = BY_NAME[table].primary_key[0]
    some = f'WHERE "{key}" IN (SELECT "{key}" FROM {table} ORDER BY random() LIMIT 2)'
    return run(
        (
            f'UPDATE {table} SET "{column}" = {value}',
            f'UPDATE {table} SET "{column}" = {value} {some}',
            f'UPDATE {table} SET "{column}" = (SELECT "{column}" FROM {table} ORDER BY random() LIMIT 1) {some}',
            f"DELETE FROM {table} {some}",
            f"INSERT INTO {table} ({listed}) SELECT {values} FROM {table} {some}",
            f"INSERT OR REPLACE INTO {table} ({listed}) SELECT {values} FROM {table} {some}",
        )[draw.choice(6, p=(0.2, 0.25, 0.25, 0.1, 0.1, 0.1))]
    )


def the_log_holds(store, ids):
    """Compare with the log of each event what its row, its departments and its measures say."""
    events = Events(store)
    workflow = events.workflow("governance")
    codes = dict(zip(*store.read("department", ["code", "id"]).values(), strict=True))
    uids = dict(zip(*store.read("event", ["uid", "id"]).values(), strict=True))
    assert set(ids) <= set(uids.values())
    for event in ids:
        steps = [step.bare for step in events.history(event)]
        found = replay(workflow, steps)
        names = ["state", "department_id", "supervision", "closed_at", "merged_into_id", "reported_at"]
        row = [values[0] for values in store.read("event", names, where={"id": event}).values()]
        main = uids[found.main_event] if found.main_event else None
        assert row == [found.state, found.department, found.supervision, found.closed_at, main, steps[0].at]
        held = store.read("event_department", ["department_id", "part", "seq", "until_seq"], where={"event_id": event})
        given = [step for step in steps if step.department is not None or step.action in GIVES_BACK]
        wanted = set()
        for step, later in zip(given, [*given[1:], None], strict=False):
            until = later and later.seq
            if step.department is None:
                continue
            wanted.add((step.department, "lead", step.seq, until))
            assisting = {codes[code] for code in (step.evidence or {}).get("assist") or ()} - {step.department}
            wanted |= {(one, "assist", step.seq, until) for one in assisting}
        assert sorted(zip(*held.values(), strict=True)) == sorted(wanted)
    reckoned = "events_reckoned(ARRAY(SELECT id FROM event))" if store.engine == "postgis" else "event_reckoned"
    facts, again = (store.query(f"SELECT {FACT} FROM {name} ORDER BY event_id") for name in ("event_fact", reckoned))
    assert [tuple(row.values()) for row in facts] == [tuple(row.values()) for row in again]


def given_out(events, ids):
    """Let the first event stay and two departments have the others."""
    for event in ids[1:]:
        walk(events, event, "accept", "file")
        take(events, event, "dispatch", evidence={"assist": ["HW"]})


def go_on(draw, events, event, main):
    """Take any step that is offered."""
    offered = events.actions(event)
    if not offered:
        return
    action = offered[draw.integers(len(offered))].action
    if action in {"merge", "void"} and draw.random() < 0.8:
        return
    given = {"main_event": main} if action == "merge" else {"assist": ["HW"]} if action == "dispatch" else {}
    try:
        take(events, event, action, evidence=given)
    except StoreError:  # rules and working days were rewritten: that is allowed
        return


@pytest.mark.parametrize("engine_name", ["gpkg"], indirect=True)
@pytest.mark.parametrize("seed", range(4))
def test_in_a_file_nothing_that_is_written_by_hand_makes_the_log_say_otherwise(store, events, seed):
    draw = np.random.default_rng(seed)
    department(store, "HW")
    ids = [events.report({**REPORT, "urgency": "critical"}) for _ in range(3)]
    main = store.read("event", ["uid"], where={"id": ids[0]})["uid"][0]
    with closing(spatialite_connect(store.database, isolation_level=None)) as raw:
        raw.execute("PRAGMA foreign_keys = OFF")

        def run(sql):
            try:
                return raw.execute(sql).rowcount > 0
            except raw.Error:
                return False

        taken = 0
        given_out(events, ids)
        for _ in range(STEPS):
            go_on(draw, events, ids[draw.integers(1, 3)], main)
            taken += sum(write(draw, run) for _ in range(WRITES))
            the_log_holds(store, ids)
        assert taken, "titles and rules are free"


@pytest.mark.parametrize("seed", range(2))
def test_on_a_server_no_account_makes_the_log_say_otherwise(cluster, seed):
    draw = np.random.default_rng(seed)
    with closing(Town(cluster, f"follows{seed}")) as town, town.open_as("all_east") as store:
        for code in ("CG", "HW"):
            department(town.store, code)
        events = Events(store)
        ids = [events.report({**REPORT, "urgency": "critical", "area_id": town.east}) for _ in range(3)]
        main = store.read("event", ["uid"], where={"id": ids[0]})["uid"][0]
        with town.as_login("all_east") as cursor:

            def run(sql):
                try:
                    cursor.execute(sql.replace("INSERT OR REPLACE", "INSERT"))
                except psycopg2.Error:
                    return False
                return cursor.rowcount > 0

            taken = 0
            given_out(events, ids)
            for _ in range(STEPS):
                go_on(draw, events, ids[draw.integers(1, 3)], main)
                taken += sum(write(draw, run) for _ in range(WRITES))
                the_log_holds(town.store, ids)
            assert taken, "titles are free"
