"""``civicgrid:eventstatistics`` says what the store and the panel's table say."""

import json
from datetime import date

import pytest
from qgis.core import QgsProcessingContext, QgsProcessingException, QgsProcessingFeedback, QgsProcessingUtils

from civicgrid.plugin.jobs.measures import export_measures, measure_meaning, measure_table
from civicgrid.plugin.store import create_store, open_store
from civicgrid.plugin.store.loop.measures import BY, Chosen
from civicgrid.processing.event_statistics import BY as OFFERED
from civicgrid.processing.event_statistics import EventStatistics
from civicgrid.tests.support.histories import filled

FIRST, LAST = date(2026, 10, 1), date(2026, 10, 31)


@pytest.fixture(scope="module")
def database(tmp_path_factory):
    path = tmp_path_factory.mktemp("统 计") / "城区.gpkg"
    with create_store(str(path)) as store:
        filled(store, 150)
    return str(path)


def run(**parameters):
    algorithm, context, feedback = EventStatistics().create(), QgsProcessingContext(), QgsProcessingFeedback(False)
    parameters["OUTPUT"] = "memory:"
    ok, why = algorithm.checkParameterValues(parameters, context)
    assert ok, why
    results, ok = algorithm.run(parameters, context, feedback, {}, False)
    assert ok
    return results, QgsProcessingUtils.mapLayerFromString(results["OUTPUT"], context), feedback.textLog(), context


def test_the_same_numbers(database):
    assert OFFERED == BY
    with open_store(database) as store:
        for by in ("department", "month", "type"):
            table = measure_table(store, by, Chosen(FIRST, LAST))
            results, layer, said, _context = run(DATABASE=database, FROM=FIRST.isoformat(), TO=LAST.isoformat(), BY=by)
            rows = {feature["unit"] or None: feature for feature in layer.getFeatures()}
            assert [feature["name"] for feature in rows.values()] == [row.name for row in table.rows]
            for row in table.rows:
                feature = rows[None if row.key is None else str(row.key)]
                for one, value, rank in zip(table.measures, row.values, row.ranks, strict=True):
                    shown = feature[one.code]
                    if one.unit == "count":
                        assert shown == value.part
                        continue
                    assert feature[one.code + "_n"] == value.of
                    if value.value is not None:
                        assert shown == pytest.approx(100 * value.value)
                    assert (feature[one.code + "_rank"] or None) == rank
            assert results["REPORTED"] == table.total.reported > 0
            whole = json.loads(results["TOTAL"])
            assert whole["filed"] == sum(feature["filed"] for feature in rows.values())
            for line in (line for one in table.measures for line in measure_meaning(one).split("\n")):
                assert line in said


def test_a_period_that_ends_before_it_begins(database):
    with pytest.raises(QgsProcessingException, match="TO"):
        run(DATABASE=database, FROM="2026-10-31", TO="2026-10-01", BY="month")


@pytest.mark.parametrize("suffix", ["xlsx", "csv"])
def test_the_file_has_the_numbers_and_their_formulas(database, tmp_path, suffix):
    path = tmp_path / f"统计.{suffix}"
    with open_store(database) as store:
        table = measure_table(store, "department", Chosen(FIRST, LAST))
        assert export_measures(table, path) == len(table.rows) + 1
    if suffix == "csv":
        text = path.read_text(encoding="utf-8-sig")
        assert measure_meaning(table.measures[2]).split("\n")[0] in text
        assert str(table.total.reported) in text.splitlines()[-1]
    else:
        import python_calamine

        book = python_calamine.load_workbook(str(path))
        explained = [row[1] for row in book.get_sheet_by_index(0).to_python()]
        assert measure_meaning(table.measures[2]).replace("\n", " ") in explained
        rows = book.get_sheet_by_index(1).to_python()
        assert rows[-1][2] == table.total.reported
        assert len(rows) == len(table.rows) + 2
