"""``civicgrid:eventstatistics`` says what the store and the panel's table say."""

import csv
import json
from dataclasses import replace
from datetime import date, timedelta

import pytest
import python_calamine
from qgis.core import QgsProcessingContext, QgsProcessingException, QgsProcessingFeedback, QgsProcessingUtils

from civicgrid.plugin.domain.events.measures import Value, value_of
from civicgrid.plugin.jobs.measures import (
    export_measures,
    few_meaning,
    few_text,
    measure_meaning,
    measure_table,
    percent_text,
    sources,
)
from civicgrid.plugin.panels.measures.sheet import sheet_html
from civicgrid.plugin.panels.measures.table import value_tip
from civicgrid.plugin.panels.measures.trend import column_text
from civicgrid.plugin.services import clock
from civicgrid.plugin.services.translation import named, tr
from civicgrid.plugin.store import create_store, open_store
from civicgrid.plugin.store.city_files import MEASURES, shipped
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
        book = python_calamine.load_workbook(str(path))
        explained = [row[1] for row in book.get_sheet_by_index(0).to_python()]
        assert measure_meaning(table.measures[2]).split("\n")[0] in explained
        rows = book.get_sheet_by_index(1).to_python()
        assert rows[-1][2] == table.total.reported
        assert len(rows) == len(table.rows) + 2


RANKED, FEW = Value(0.9, 18, 20, 0.7, 0.97), Value(0.5, 3, 6, 0.2, 0.8, small=True)


def few_and_ranked(store):
    """A table of two types: one has a rank in every ratio, the other has too few events for any."""
    table = measure_table(store, "type", Chosen(FIRST, LAST))
    ratio = [one.unit == "percent" for one in table.measures]

    def row(of, value, rank):
        values = tuple(value if is_ratio else old for is_ratio, old in zip(ratio, of.values, strict=True))
        return replace(of, values=values, ranks=tuple(rank if is_ratio else None for is_ratio in ratio))

    return replace(table, rows=(row(table.rows[0], RANKED, 1), row(table.rows[1], FEW, None)))


@pytest.mark.parametrize("suffix", ["xlsx", "csv"])
def test_the_file_says_when_it_was_counted_and_what_is_too_few_to_be_ranked(database, tmp_path, suffix):
    path = tmp_path / f"统计.{suffix}"
    with open_store(database) as store:
        table = few_and_ranked(store)
        export_measures(table, path)
    if suffix == "csv":
        with path.open(encoding="utf-8-sig", newline="") as file:
            lines = list(csv.reader(file))
        begin = next(at for at, line in enumerate(lines) if len(line) > 2)
        explained, heads, rows = lines[:begin], lines[begin], lines[begin + 1 :]
    else:
        book = python_calamine.load_workbook(str(path))
        explained = book.get_sheet_by_index(0).to_python()
        heads, *rows = book.get_sheet_by_index(1).to_python()
    assert f"{table.at:%Y-%m-%d %H:%M}" in explained[0][1]
    assert abs(clock.utc_now() - table.at) < timedelta(minutes=10)
    texts = [cell for line in explained for cell in line]
    for source in sources(table.measures):
        assert sum(source in text for text in texts) == 1
    assert [few_text(), few_meaning()] in [line[:2] for line in explained]
    one = next(one for one in table.measures if one.code == "handled_on_time_rate")
    at, place = heads.index(named(one) + " n"), table.measures.index(one)
    for row, cells in zip((*table.rows, table.total), rows, strict=True):
        value, rank = row.values[place], row.ranks[place]
        mark = few_text() if value.small and value.of else "" if rank is None else str(rank)
        found = cells[at + 1]
        assert (str(int(found)) if isinstance(found, float) else found) == mark
    assert [cells[at + 1] for cells in rows[:2]] == [1 if suffix == "xlsx" else "1", few_text()]


def test_the_sheet_says_the_same(database):
    with open_store(database) as store:
        table = few_and_ranked(store)
    html = sheet_html(table, "南湾街道")
    assert f"{table.at:%Y-%m-%d %H:%M}" in html
    assert few_meaning() in html
    assert f"{few_text()}</td>" in html
    assert tr("no. {rank}").format(rank=1) + "</td>" in html


@pytest.mark.parametrize(("by", "first", "last", "named"), [
    ("week", "2026-10-07", "2026-10-26", ["2026-10-05 – 10-11 #10-07 – 10-11", "2026-10-12 – 10-18",
                                         "2026-10-19 – 10-25", "2026-10-26 – 11-01 #10-26"]),
    ("month", "2026-10-01", "2026-10-31", ["2026-10"]),
    ("month", "2026-10-02", "2026-10-31", ["2026-10 #10-02 – 10-31"]),
    ("quarter", "2026-10-01", "2026-10-30", ["2026 Q4 #10-01 – 10-30"]),
    ("day", "2026-10-07", "2026-10-07", ["2026-10-07"]),
])  # fmt: skip
def test_a_period_that_the_chosen_days_cut_says_so(database, by, first, last, named):
    with open_store(database) as store:
        table = measure_table(store, by, Chosen(date.fromisoformat(first), date.fromisoformat(last)))
    for row, name in zip(table.rows, named, strict=True):
        whole, _, only = name.partition(" #")
        assert row.name == (tr("{period} (only {days})").format(period=whole, days=only) if only else whole)
        assert row.code == whole


@pytest.mark.parametrize(
    ("share", "decimals", "text"),
    [
        (1, 1, "100.0%"),
        (2499 / 2500, 1, "99.9%"),
        (0.9994, 1, "99.9%"),
        (0.5, 1, "50.0%"),
        (0.0004, 1, "0.1%"),
        (0, 1, "0.0%"),
        (0.999, 0, "99%"),
        (0.895, 0, "90%"),
        (0.001, 0, "1%"),
    ],
)
def test_what_is_not_all_is_never_a_hundred_per_cent(share, decimals, text):
    assert percent_text(share, decimals) == text


def test_what_stands_above_a_column_and_in_a_tip_has_its_sign_and_is_short_of_the_whole():
    rate, count = (next(one for one in shipped(MEASURES) if one.code == code) for code in ("handling_rate", "handled"))
    assert column_text(rate, Value(0.894, 89, 100, 0.8, 0.94)) == "89%"
    assert column_text(rate, Value(None, 0, 0, small=True)) == "–"
    assert column_text(count, Value(1234, 1234)) == "1,234"
    almost = value_of(rate, {"handled": 2499, "should_handle": 2500})
    assert column_text(rate, almost) == "99%"
    assert "100" not in value_tip(rate, almost, None)
    assert "100%" in value_tip(rate, value_of(rate, {"handled": 25, "should_handle": 25}), 1)
