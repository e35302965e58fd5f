"""A million stays settled, and again, and the questions about residents, against a load of the rows without a rule.

``python tests/bench/bench_stays.py`` prints the rows for a GeoPackage.
"""

import importlib.util
import os
import sys
import tempfile
import time
from datetime import date
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import numpy as np

if "civicgrid" not in sys.modules:
    root = Path(__file__).resolve().parents[2]
    spec = importlib.util.spec_from_file_location(
        "civicgrid", root / "__init__.py", submodule_search_locations=[str(root)]
    )
    sys.modules["civicgrid"] = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(sys.modules["civicgrid"])

PERSONS = 1_000_000
LINK = {"lives_here": True, "method": "address", "confidence": 0.9, "note": None, "source": "bench"}
SINCE = date(2020, 1, 1)


def town(store) -> tuple[np.ndarray, np.ndarray]:
    """Persons and the room of each."""
    from civicgrid.plugin.domain.uid import new_uid, new_uids

    area = store.insert("area", {"uid": new_uid(), "code": "440307001001", "name": "A", "level": "community"})
    building = store.insert("building", {"uid": new_uid(), "area_id": area})
    count = PERSONS // 3
    rooms, persons = store.reserve_ids("room", count), store.reserve_ids("person", PERSONS)
    numbers = [str(number) for number in range(count)]
    store.load("room", {"id": rooms, "uid": new_uids(count), "building_id": [building] * count, "floor": [1] * count,
                        "number": numbers, "area_id": [area] * count})  # fmt: skip
    store.load("person", {"id": persons, "uid": new_uids(PERSONS), "name_masked": ["*"] * PERSONS,
                          "area_id": [area] * PERSONS})  # fmt: skip
    return persons, rooms[np.arange(PERSONS) % count]


def loaded(folder: Path) -> float:
    """Seconds to load the rows as they are."""
    from civicgrid.plugin.domain.uid import new_uids
    from civicgrid.plugin.store import create_store

    with create_store(str(folder / "loaded.gpkg")) as store:
        persons, rooms = town(store)
        area = store.read("area", ["id"])["id"][0]
        started = time.perf_counter()
        store.load("occupancy", {"uid": new_uids(PERSONS), "person_id": persons, "room_id": rooms,
                                 "role": ["family"] * PERSONS, "valid_from": [SINCE] * PERSONS,
                                 "area_id": [area] * PERSONS})  # fmt: skip
        return time.perf_counter() - started


def settled(folder: Path) -> tuple[float, float, float]:
    """Seconds to settle everybody, to say the same again, and to ask every question about residents."""
    from civicgrid.plugin.jobs.checks.catalogue import rules
    from civicgrid.plugin.jobs.checks.run import check_store
    from civicgrid.plugin.store import create_store
    from civicgrid.plugin.store.residents.stays import Stays

    seconds = []
    with create_store(str(folder / "settled.gpkg")) as store:
        persons, rooms = town(store)
        for expected in (PERSONS, 0):
            started = time.perf_counter()
            result = Stays(store).settle(persons, rooms, "family", SINCE, **LINK)
            seconds.append(time.perf_counter() - started)
            if len(result.inserted) != expected:
                raise SystemExit(f"{len(result.inserted)} stays were written")
        started = time.perf_counter()
        check_store(store, only=[code for code, rule in rules().items() if rule.group == "people"])
        seconds.append(time.perf_counter() - started)
    return tuple(seconds)


def rows(folder: Path) -> list:
    """Return the rows for ``make bench``."""
    from civicgrid.tests.bench.bench_network import Row

    peer = {"a load of the same rows, no rule": loaded(folder)}
    first, again, check = settled(folder)
    return [
        Row(f"{PERSONS:,} stays settled", first, 8.0, peer),
        Row("the same again, nothing to write", again, 8.0, {}),
        Row(f"every question about {PERSONS:,} residents", check, 30.0, {}),
    ]


def main() -> None:
    """Print the rows."""
    with tempfile.TemporaryDirectory() as name:
        for row in rows(Path(name)):
            print(row)  # noqa: T201


if __name__ == "__main__":
    main()
