"""An import of residents that is cancelled or loses its server leaves nothing behind, and enters the next time."""

from contextlib import closing
from itertools import count

import pytest

from civicgrid.plugin.jobs.import_persons.write import write_persons
from civicgrid.plugin.jobs.progress import Cancelled, Progress
from civicgrid.plugin.services.keys import make_keys
from civicgrid.plugin.store.errors import StoreUnavailable
from civicgrid.tests.support.imports import states
from civicgrid.tests.support.residents import at, houses, look, number, row

TABLES = (
    "person",
    "person_clear",
    "person_search",
    "occupancy",
    "household",
    "import_batch",
    "import_row",
    "desk_item",
)
ROWS = [
    row("欧阳建国", number(0), address=at(), household_number="A1", role="房主", since="2015-03-01"),
    row("李秀英", number(1, sex=2), address=at(), household_number="A1"),
    row("王小明", number(2), address="没有这个地方9号楼101"),
]


def content(store):
    return {table: store.count(table) for table in TABLES}


def test_cancelled_at_any_step_it_leaves_nothing(store):
    keyring = make_keys(store.uid)
    houses(store)
    plan, before = look(store, keyring, ROWS), content(store)
    for steps in count(1):
        asked = iter([False] * (steps - 1) + [True])
        try:
            outcome = write_persons(store, plan, Progress(lambda asked=asked: next(asked)), keyring=keyring)
        except Cancelled:
            assert content(store) == before
        except StopIteration:
            raise AssertionError("it went on after it was cancelled") from None
        else:
            break
        plan = look(store, keyring, ROWS)
    assert steps > 4
    assert states(outcome) == {"insert": 3}


def test_a_lost_server_is_said_and_leaves_nothing(store, cluster):
    if store.engine == "gpkg":
        pytest.skip("a file has no server")
    keyring = make_keys(store.uid)
    houses(store)
    plan, before = look(store, keyring, ROWS), content(store)

    def lose(percent):
        if percent == 50:
            pid = store.query("SELECT pg_backend_pid() AS pid")[0]["pid"]
            with closing(cluster.connect()) as other, other.cursor() as cursor:
                cursor.execute("SELECT pg_terminate_backend(%s, 5000)", (pid,))

    with pytest.raises(StoreUnavailable):
        write_persons(store, plan, Progress(report=lose), keyring=keyring)
    assert content(store) == before
    assert states(write_persons(store, look(store, keyring, ROWS), keyring=keyring)) == {"insert": 3}
