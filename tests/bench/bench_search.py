"""Searching and querying a town of a million residents: what a person waits for, against one plain look at all rows.

``python tests/bench/bench_search.py`` prints the rows for both engines. The peer reads all persons once by a condition
that no index serves.
"""

import importlib.util
import os
import sys
import tempfile
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

if "civicgrid" not in sys.modules:
    root = Path(__file__).resolve().parents[2]
    spec = importlib.util.spec_from_file_location(
        "civicgrid", root / "__init__.py", submodule_search_locations=[str(root)]
    )
    sys.modules["civicgrid"] = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(sys.modules["civicgrid"])

from civicgrid.tests.bench.bench_population import best

RESIDENTS = 1_000_000
BUDGET = 0.2
INITIALS, PERSONS_EACH = "zs", 10_000
PLAIN = "SELECT count(*) AS found FROM person WHERE name_masked LIKE '%x%'"
KINDS = (
    "UPDATE person SET birth_year = 1930 + (id * 7919) % 95, person_class = CASE id % 10 WHEN 0 THEN 'floating'"
    " WHEN 1 THEN 'left_behind' ELSE 'registered' END"
)


def fill(store, keyring) -> None:
    """A town with classes, ages, addresses, and an index in which every hundredth person has the same initials."""
    from civicgrid.plugin.store.seal import hasher, install_keys
    from civicgrid.tests.support.big_town import fill_big_town

    fill_big_town(store, residents=RESIDENTS)
    store.execute(KINDS)
    store.execute(
        "UPDATE building SET estate = '翠湖花园', number = CAST(id % 90 + 1 AS text),"
        " address = '幸福路' || CAST(id AS text) || '号'"
    )
    install_keys(store, keyring)
    hashed = hasher(store, keyring).hash("pinyin_initials", INITIALS)
    store.execute(
        "INSERT INTO person_search (person_id, kind, hash)"
        " SELECT id, 'pinyin_initials', :hash FROM person WHERE id % 100 = 0",
        {"hash": hashed},
    )
    store.execute("ANALYZE")


def measure(store, keyring) -> tuple[float, dict[str, float]]:
    """Seconds of the plain look, and of what a person waits for."""
    from civicgrid.plugin.domain.query import Conditions
    from civicgrid.plugin.store.access import Access
    from civicgrid.plugin.store.finder import find
    from civicgrid.plugin.store.residents.person_finder import find_persons
    from civicgrid.plugin.store.residents.query import PersonQuery

    account = Access(store).who_am_i()
    place = "POLYGON ((114.02 22.52, 114.05 22.52, 114.05 22.55, 114.02 22.55, 114.02 22.52))"

    def page(**conditions):
        return lambda: PersonQuery(store, account, Conditions(**conditions)).first()

    waits = {
        "a room by its address": lambda: find(store, "翠湖花园12#501"),
        "a part of a name": lambda: find(store, "幸福路12"),
        f"{PERSONS_EACH:,} persons of one pinyin": lambda: find_persons(store, keyring, INITIALS),
        "first page, all": page(),
        "first page, aged 80 and floating": page(classes=("floating",), age_from=80),
        "first page, drawn place": page(shape=place, age_from=60),
    }
    return best(lambda: store.query(PLAIN)), {name: best(work) for name, work in waits.items()}


def rows() -> list[str]:
    """A line for each engine and wait."""
    from civicgrid.plugin.services.keys import make_keys
    from civicgrid.plugin.store import create_store
    from civicgrid.tests.support.postgres import SERVICE, running_cluster

    found = []
    with tempfile.TemporaryDirectory() as folder, running_cluster():
        for engine, database in (("GeoPackage", str(Path(folder) / "town.gpkg")), ("PostGIS", f"service={SERVICE}")):
            with create_store(database) as store:
                keyring = make_keys(store.uid)
                fill(store, keyring)
                plain, waits = measure(store, keyring)
            found += [
                f"{name}, {RESIDENTS:,} residents on {engine}: {taken * 1000:.0f} ms (budget {BUDGET * 1000:.0f} ms,"
                f" {taken / plain:.2f} x one look at all persons of {plain * 1000:.0f} ms)"
                for name, taken in waits.items()
            ]
    return found


if __name__ == "__main__":
    from qgis.core import QgsApplication

    application = QgsApplication([], False)
    application.initQgis()
    for row in rows():
        print(row)  # noqa: T201
