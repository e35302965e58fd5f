"""The list of the panel 事件 over 100,000 events with their steps: the first page, all ids, a page from the middle.

``python tests/bench/bench_events.py`` prints the rows for both engines, on a server as its owner and as a dispatcher
bound to the area. Every question begins with a new connection, as in the panel.
"""

import importlib.util
import os
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from statistics import median

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

if "civicgrid" not in sys.modules:
    root = Path(__file__).resolve().parents[2]
    spec = importlib.util.spec_from_file_location(
        "civicgrid", root / "__init__.py", submodule_search_locations=[str(root)]
    )
    sys.modules["civicgrid"] = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(sys.modules["civicgrid"])

EVENTS = 100_000
PAGE = 100
BUDGET = 0.1
TIMES = 7


def milliseconds(store, work) -> float:
    """The median of a piece of work on a new connection."""

    def once() -> float:
        started = time.perf_counter()
        with store.released():
            work()
        return time.perf_counter() - started

    return 1000 * median(once() for _ in range(TIMES))


def measure(name: str, store) -> list[str]:
    """The lines of one store and account."""
    from civicgrid.plugin.store.access import Access
    from civicgrid.plugin.store.loop.event_list import EventFilter, EventList

    events = EventList(store, Access(store).who_am_i())
    events.workflows()
    found = []
    cases = (
        ("all, latest first", EventFilter(), "reported", True),
        ("open, by deadline", EventFilter(open=True), "due", False),
        ("mine to do, by level", EventFilter(mine=True), "level", False),
        ("overdue", EventFilter(deadlines=("overdue",)), "reported", True),
        ("by state", EventFilter(), "state", False),
        ("a text that is rare", EventFilter(text="事项7777"), "reported", True),
        ("a text that many have", EventFilter(text="幸福路12号"), "reported", True),
        ("two words", EventFilter(text="幸福路12号 事项7"), "reported", True),
        ("digits of a number", EventFilter(text="007777"), "reported", True),
    )
    for title, wanted, sort, down in cases:
        first = milliseconds(store, lambda: events.rows(events.first(wanted, sort, down)))  # noqa: B023
        whole = milliseconds(store, lambda: events.ids(wanted, sort, down))  # noqa: B023
        ids = events.ids(wanted, sort, down)
        middle = ids[len(ids) // 2 : len(ids) // 2 + PAGE]
        page = milliseconds(store, lambda: events.rows(middle))  # noqa: B023
        found.append(
            f"{name}, {title}: first page {first:.0f} ms, a page from the middle {page:.0f} ms"
            f" (budget {BUDGET * 1000:.0f} ms each), all {len(ids):,} ids {whole:.0f} ms"
        )
    return found


def rows() -> Iterator[str]:
    """A line for each engine, account and question."""
    from civicgrid.plugin.store import create_store
    from civicgrid.tests.support.many_events import fill_many_events
    from civicgrid.tests.support.people import add_account, add_area
    from civicgrid.tests.support.postgres import SERVICE, running_cluster

    with tempfile.TemporaryDirectory() as folder, running_cluster() as cluster:
        for name, database in (("GeoPackage", str(Path(folder) / "town.gpkg")), ("PostGIS", f"service={SERVICE}")):
            with create_store(database, purpose="demo") as store:
                area = add_area(store, "1")
                started = time.perf_counter()
                fill_many_events(store, EVENTS, area=area)
                yield f"{name}: {EVENTS:,} events entered in {time.perf_counter() - started:.0f} s"
                if store.engine == "postgis":
                    store.execute("ANALYZE")
                yield from measure(name, store)
                if store.engine == "postgis":
                    with add_account(cluster, store, "dispatcher", ("dispatcher",), area) as dispatcher:
                        yield from measure(f"{name}, as a dispatcher of the area", dispatcher)


if __name__ == "__main__":
    from qgis.core import QgsApplication

    application = QgsApplication([], True)
    application.initQgis()
    for row in rows():
        print(row, flush=True)  # noqa: T201
