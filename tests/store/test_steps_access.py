"""On a server: what an account may not slip into a step, a report or a correction, whatever program it uses."""

import json

import psycopg2
import pytest

from civicgrid.plugin.store.events import Events
from civicgrid.tests.support.events import EVIDENCE, REPORT, department
from civicgrid.tests.support.town import Town

DENIED = psycopg2.errors.InsufficientPrivilege
REFUSED = psycopg2.errors.RaiseException
STEP = "SELECT take_step(%s, %s, '好', %s, %s, %s, gen_random_uuid()::text, %s, {due}, {warning}, {record})"


@pytest.fixture(scope="module")
def town(cluster):
    town = Town(cluster, "steps_access")
    yield town
    town.remove()


@pytest.fixture
def event(town):
    with town.open_as("clerk_east") as store:
        return Events(store).report({**REPORT, "area_id": town.east})


def step(
    town, login, event, action, department=None, milestone=None, due="NULL", warning="NULL", record="NULL", **given
):
    seq = max(town.store.read("event_step", ["seq"], where={"event_id": event})["seq"])
    text = STEP.format(due=due, warning=warning, record=record)
    with town.as_login(login) as cursor:
        cursor.execute(text, (event, action, json.dumps({**EVIDENCE, **given}), department, seq, milestone))


def standing(town, event):
    found = town.store.read("event", ["state", "department_id", "due_at", "milestone"], where={"id": event})
    return [values[0] for values in found.values()]


def test_only_a_step_that_asks_for_a_department_gives_the_event_to_one(town, event):
    own, other = department(town.store, "e"), department(town.store, "w")
    with pytest.raises(REFUSED, match="to no department"):
        step(town, "clerk_east", event, "accept", other)
    step(town, "clerk_east", event, "accept")
    with pytest.raises(REFUSED, match="to no department"):
        step(town, "grid_worker_east", event, "confirm", other)
    step(town, "dispatcher_east", event, "file")
    step(town, "dispatcher_east", event, "dispatch", own)
    with pytest.raises(REFUSED, match="to no department"):
        step(town, "handler_east", event, "assist_feedback", other)
    assert standing(town, event)[1] == own


@pytest.mark.parametrize(
    "given",
    [
        {"milestone": "close", "due": "now() + interval '30 years'"},
        {"milestone": "close", "due": "now() - interval '1 day'"},
        {"milestone": "close", "due": "'infinity'"},
        {"milestone": "close", "due": "now() + interval '1 day'", "warning": "now() + interval '2 days'"},
        {"milestone": "close", "record": """'{"handle": "2099-01-01T00:00:00.000Z"}'"""},
        {"milestone": "never", "due": "now() + interval '1 day'"},
    ],
)
def test_a_step_brings_no_deadline_that_no_rule_makes(town, event, given):
    before = standing(town, event)
    with pytest.raises(REFUSED, match="no rule makes|no milestone"):
        step(town, "clerk_east", event, "accept", **given)
    assert standing(town, event) == before
    text = (f"SELECT set_deadlines(ARRAY[{event}]::bigint[], ARRAY['reported'],"
            f" ARRAY(SELECT due_at FROM event WHERE id = {event}), ARRAY['{given['milestone']}'],"
            f" ARRAY[{given.get('due', 'NULL')}]::timestamptz[], ARRAY[{given.get('warning', 'NULL')}]::timestamptz[],"
            f" ARRAY[{given.get('record', 'NULL')}]::jsonb[])")  # fmt: skip
    with town.as_login("clerk_east") as cursor, pytest.raises(REFUSED, match="no rule makes|no milestone"):
        cursor.execute(text)
