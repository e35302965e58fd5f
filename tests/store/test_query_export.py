"""Answers of queries as files on both engines: by whom, for what, masked, with a line before anything is written."""

import csv

import pytest
import python_calamine

from civicgrid.plugin.domain.problems import DomainError
from civicgrid.plugin.domain.query import Conditions
from civicgrid.plugin.jobs.persons_table import COLUMNS, export_persons
from civicgrid.plugin.jobs.progress import Cancelled, Progress
from civicgrid.plugin.services.keys import make_keys
from civicgrid.plugin.store import AccessDenied, StoreError
from civicgrid.plugin.store.access import Access
from civicgrid.plugin.store.residents.query import PersonQuery
from civicgrid.tests.support.neighbourhood import PEOPLE, Neighbourhood

PURPOSE = "高龄津贴核实"


@pytest.fixture
def place(store):
    return Neighbourhood(store, make_keys(store.uid))


def lines(store):
    rows = store.query("SELECT detail FROM audit_log WHERE action = 'export_persons'", types={"detail": "json"})
    return [row["detail"] for row in rows]


def export(place, path, purpose=PURPOSE, conditions=Conditions(), **options):  # noqa: B008 (a frozen value)
    return export_persons(place.store, Access(place.store).who_am_i(), conditions, path, purpose, **options)


@pytest.mark.parametrize("suffix", ["xlsx", "csv"])
def test_a_file_holds_the_masked_rows_and_its_purpose(place, tmp_path, suffix):
    path = tmp_path / f"名单.{suffix}"
    done = export(place, path, conditions=Conditions(age_from=60), sort="age", descending=True)
    assert (done.rows, done.files) == (3, (path,))
    if suffix == "xlsx":
        book = python_calamine.load_workbook(str(path))
        banner, rows = (book.get_sheet_by_index(index).to_python() for index in (0, 1))
    else:
        with path.open(encoding="utf-8-sig", newline="") as file:
            everything = list(csv.reader(file))
        banner, rows = everything[:5], everything[5:]
    assert PURPOSE in str(banner)
    assert len(rows[0]) == len(COLUMNS)
    assert [row[0] for row in rows[1:]] == ["张**", "张**", "李**"][: len(rows) - 1]
    assert rows[1][1:3] == ["人民路8号", "Unit 1, 101"]
    content = str(banner) + str(rows)
    for name, *_ in PEOPLE:
        clear = place.clear[name]
        assert not any(part in content for part in (clear.name, clear.document_number, clear.phone))
    (line,) = lines(place.store)
    assert line == {"conditions": {"age_from": 60}, "rows": 3, "purpose": PURPOSE, "file": path.name}
    assert not [left for left in tmp_path.iterdir() if left != path and left.suffix == f".{suffix}"]


def test_only_the_chosen_rows_leave_and_only_those_of_the_query(place, tmp_path):
    me = Access(place.store).who_am_i()
    everybody = PersonQuery(place.store, me, Conditions()).all().stays.tolist()
    done = export(place, tmp_path / "a.csv", conditions=Conditions(classes=("floating",)), stays=everybody)
    assert done.rows == 2


def test_a_file_that_is_there_stays(place, tmp_path):
    path = tmp_path / "a.csv"
    path.write_text("mine")
    with pytest.raises(StoreError):
        export(place, path)
    assert path.read_text() == "mine"
    assert lines(place.store) == []
    export(place, path, overwrite=True)
    assert path.read_text(encoding="utf-8-sig") != "mine"


@pytest.mark.parametrize("purpose", ["", "   ", "查看"])
def test_without_a_purpose_nothing_leaves(place, tmp_path, purpose):
    with pytest.raises(DomainError) as raised:
        export(place, tmp_path / "a.csv", purpose)
    assert raised.value.problem.code == "query.purpose"
    assert list(tmp_path.glob("a.*")) == []
    assert lines(place.store) == []


def test_never_as_a_layer(place, tmp_path):
    for name in ("a.gpkg", "a.shp", "a"):
        with pytest.raises(StoreError):
            export(place, tmp_path / name)
    assert lines(place.store) == []


def test_only_the_exporter_among_those_of_persons(place, tmp_path):
    store = place.store
    if store.engine != "gpkg":
        pytest.skip("the account is a file's operator here")
    from datetime import timedelta

    from civicgrid.plugin.services import clock

    soon = clock.utc_now() + timedelta(days=1)
    for login, roles, may in (
        ("clerk", {"clerk": None}, False),
        ("exporter", {"exporter": soon}, False),
        ("both", {"clerk": None, "exporter": soon}, True),
    ):
        store.operator = None
        store.operator = Access(store).create_user(login, login, roles=roles)
        path = tmp_path / f"{login}.csv"
        if may:
            assert export(place, path).rows == len(PEOPLE)
        else:
            with pytest.raises(AccessDenied):
                export(place, path)
            assert not path.exists()


def test_a_cancelled_export_leaves_its_line_and_no_file(place, tmp_path):
    asked = []

    def cancel():
        asked.append(True)
        return len(asked) > 1

    with pytest.raises(Cancelled):
        export(place, tmp_path / "a.csv", progress=Progress(cancel))
    assert len(lines(place.store)) == 1
    assert [file for file in tmp_path.iterdir() if "a" in file.stem and file.suffix == ".csv"] == []
