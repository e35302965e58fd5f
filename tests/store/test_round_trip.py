"""Out of a store as a file and in again: nothing is new, nothing changed, nothing in conflict; on both engines."""

from datetime import UTC, datetime

import pytest

from civicgrid.plugin.jobs.demo.create import create_demo
from civicgrid.plugin.jobs.export.table import export_table
from civicgrid.plugin.jobs.import_table.request import Request
from civicgrid.plugin.jobs.import_table.run import guessed, import_table, plan_import
from civicgrid.plugin.jobs.tables.source import read_table
from civicgrid.plugin.jobs.targets import targets
from civicgrid.plugin.services.keys import make_keys
from civicgrid.plugin.store import create_store
from civicgrid.tests.support.postgres import SERVICE

NOW = datetime(2026, 11, 24, 3, 20, tzinfo=UTC)
FORMATS = (".gpkg", ".xlsx", ".csv", ".shp")
FILLED = [name for name in targets() if name != "address_alias"]


@pytest.fixture(scope="module", params=["gpkg", "postgis"])
def store(request, tmp_path_factory):
    if request.param == "gpkg":
        database = str(tmp_path_factory.mktemp("round") / "town.gpkg")
    else:
        request.getfixturevalue("cluster")
        database = f"service={SERVICE} schema=round_trip"
    with create_store(database, purpose="demo") as store:
        create_demo(store, make_keys(store.uid), population=300, now=NOW)
        yield store


@pytest.mark.parametrize("suffix", FORMATS)
@pytest.mark.parametrize("name", FILLED)
def test_what_goes_out_comes_in_again(store, tmp_path, name, suffix):
    target, path = targets()[name], tmp_path / f"往返{suffix}"
    export_table(store, name, path, wkt=True)
    table = read_table(path if path.exists() else path.with_suffix(".dbf"))
    fields = guessed(table, target)
    unknown = [header for place, header in enumerate(table.headers) if place not in fields.values()]
    assert unknown == []
    plan = plan_import(store, table, Request(target, fields, "往返", "cgcs2000" if target.geometry else ""))
    counts = plan.counts()
    assert (counts["insert"], counts["update"], counts["conflict"]) == (0, 0, 0)
    # Two of the town's roads and facilities are twins that nothing tells apart.
    codes = {problem.code for problems in plan.prepared.problems.values() for problem in problems}
    assert codes <= {"import.key_ambiguous", "import.repeated"}
    assert counts["rejected"] <= 4
    assert counts["same"] > 0


def test_a_town_is_built_again_from_its_files(store, tmp_path):
    """Every target's file into an empty store, in their order, gives as many rows."""
    with create_store(str(tmp_path / "other.gpkg"), purpose="demo") as other:
        for name in FILLED:
            path = tmp_path / f"{name}.xlsx"
            export_table(store, name, path, wkt=True)
            table, target = read_table(path), targets()[name]
            request = Request(target, guessed(table, target), "全套", "cgcs2000" if target.geometry else "")
            plan, outcome = import_table(other, table, request)
            counts = outcome.counts
            assert counts["insert"] == len(table.numbers) - counts["rejected"], plan.prepared.problems
            assert counts["rejected"] <= 4, (name, plan.prepared.problems)
        links = other.count("grid_membership", {"object_type": "building"})
        assert links == store.count("grid_membership", {"object_type": "building"})
