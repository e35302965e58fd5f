"""civicgrid:createdemo: makes a town, refuses what is no place for one, leaves nothing when it is stopped."""

import json
import sqlite3
from contextlib import closing
from datetime import UTC, datetime

import pytest
from qgis.core import QgsProcessingContext, QgsProcessingException, QgsProcessingFeedback

from civicgrid.plugin.jobs.demo import create_demo
from civicgrid.plugin.services.keys import Keyring, find_keys
from civicgrid.plugin.store import create_store, open_store
from civicgrid.plugin.store.attachments import Attachments
from civicgrid.plugin.store.residents.people import People
from civicgrid.plugin.store.schema import TABLES
from civicgrid.plugin.store.seal import install_keys
from civicgrid.processing.create_demo import CreateDemo

NOW = datetime(2026, 11, 24, 3, 20, tzinfo=UTC)
SMALL = 400


class Feedback(QgsProcessingFeedback):
    """Says nothing, and cancels itself at ``cancel_at`` per cent."""

    def __init__(self, cancel_at: float = 101.0):
        super().__init__(False)
        self.cancel_at, self.seen = cancel_at, []
        self.progressChanged.connect(self._changed)

    def _changed(self, percent: float) -> None:
        self.seen.append(percent)
        if percent >= self.cancel_at:
            self.cancel()


@pytest.fixture(autouse=True)
def keyfile(tmp_path, monkeypatch):
    path = tmp_path / "keys.json"
    monkeypatch.setenv("CIVICGRID_KEYFILE", str(path))
    return path


def run(database, feedback=None, **parameters):
    algorithm = CreateDemo().create()
    algorithm.initAlgorithm()
    values = {"DATABASE": str(database), "POPULATION": SMALL, **parameters}
    return algorithm.processAlgorithm(values, QgsProcessingContext(), feedback or Feedback())


def refused(database, feedback=None, **parameters) -> str:
    with pytest.raises(QgsProcessingException) as caught:
        run(database, feedback, **parameters)
    assert "\n" not in str(caught.value)
    return str(caught.value)


def rows(path, table):
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0]


def test_makes_the_store_its_keys_and_the_town(tmp_path):
    path = tmp_path / "小 镇.gpkg"
    feedback = Feedback()
    results = run(path, feedback)
    summary = json.loads(results["SUMMARY_JSON"])
    for table in ("person", "building", "event", "event_step", "position", "reading", "attachment"):
        assert summary["rows"][table] == rows(path, table) > 0, table
    assert results["PEOPLE"] == rows(path, "person") == SMALL
    assert results["LINKED"] + sum(summary["not_linked"].values()) == SMALL
    assert results["BUILDINGS"] == rows(path, "building")
    assert results["EVENTS"] == rows(path, "event")
    assert feedback.seen == sorted(feedback.seen)
    with open_store(str(path)) as store:
        assert store.purpose == "demo"
        assert Attachments(store).check() == []
        name = People(store, find_keys(store.uid)).search("王", kind="name")
        assert name == []  # nobody is found by a surname alone


def test_an_empty_demo_store_is_filled_with_its_own_keys(tmp_path, keyfile):
    path = tmp_path / "own.gpkg"
    with create_store(str(path), purpose="exercise", crs="EPSG:4547") as store:
        install_keys(store, Keyring.create_file(keyfile, store.uid))
        uid = store.uid
    run(path)
    with open_store(str(path)) as store:
        assert (store.uid, store.purpose, store.count("person")) == (uid, "exercise", SMALL)


def test_a_real_store_is_refused_in_one_sentence(tmp_path):
    path = tmp_path / "real.gpkg"
    create_store(str(path)).close()
    before = path.read_bytes()
    assert refused(path)
    assert path.read_bytes() == before


def test_a_store_that_holds_something_is_refused_in_one_sentence(tmp_path):
    path = tmp_path / "held.gpkg"
    with create_store(str(path), purpose="demo") as store:
        store.insert("responder", {"uid": "r", "number": "1", "name": "一", "kind": "team"})
    assert refused(path)
    assert rows(path, "responder") == 1
    assert rows(path, "building") == 0


def test_a_file_that_is_no_store_is_left_alone(tmp_path):
    path = tmp_path / "notes.gpkg"
    path.write_text("mine", encoding="utf-8")
    assert refused(path)
    assert path.read_text(encoding="utf-8") == "mine"


@pytest.mark.parametrize("percent", [4.0, 12.0, 94.0])
def test_a_cancelled_run_leaves_no_store(tmp_path, keyfile, percent):
    refused(tmp_path / "half.gpkg", Feedback(percent))
    assert {path.name for path in tmp_path.iterdir()} <= {keyfile.name}


def test_a_cancelled_run_leaves_an_empty_store_empty(tmp_path):
    path = tmp_path / "empty.gpkg"
    with create_store(str(path), purpose="demo") as store:
        before = {table.name: store.count(table.name) for table in TABLES if table.name != "setting"}
    refused(path, Feedback(94.0))
    with open_store(str(path)) as store:
        assert {table.name: store.count(table.name) for table in TABLES if table.name != "setting"} == before
    assert not path.with_suffix(".media").exists()


def test_a_failure_at_the_end_takes_the_pictures_back(tmp_path, monkeypatch):
    path = tmp_path / "failed.gpkg"
    kept = Attachments.keep
    placed = []

    def fail_behind(self, *args, **more):
        found = kept(self, *args, **more)
        placed.extend(file for file in self.root.rglob("*") if file.is_file())
        if len(placed) > 3:
            raise OSError("the disk is full")
        return found

    monkeypatch.setattr(Attachments, "keep", fail_behind)
    refused(path)
    assert len(placed) > 3
    assert not path.exists()
    assert not path.with_suffix(".media").exists()


def content(tmp_path, name, tables, **arguments):
    """What a town holds in some tables but uids, what is sealed with fresh nonces, and the clock's own marks."""
    left_out = {
        "uid",
        "content",
        "contact",
        "seal_key",
        "hash",
        "previous_hash",
        "created_at",
        "applied_at",
        "counted_at",
    }
    with create_store(str(tmp_path / f"{name}.gpkg"), purpose="demo") as store:
        create_demo(store, Keyring.create_file(tmp_path / f"{name}.keys", store.uid), now=NOW, **arguments)
        found = {}
        for table in (table for table in TABLES if table.name in tables):
            names = [one for one in table.column_names if one not in left_out]
            found[table.name] = store.read(table.name, names, order_by=table.primary_key)
        if "event_step" in found:  # what a step names by its uid stands here by its number
            events = store.read("event", ["uid", "number"])
            number = dict(zip(events["uid"], events["number"], strict=True))
            for evidence in filter(None, found["event_step"]["evidence"]):
                if "main_event" in evidence:
                    evidence["main_event"] = number[evidence["main_event"]]
        return found


def test_the_same_seed_and_instant_give_the_same_rows(tmp_path):
    own = {"setting", "schema_version", "change_log", "audit_log", "person_search"}
    tables = {table.name for table in TABLES} - own
    first, again = (content(tmp_path, name, tables, population=SMALL, seed=5) for name in ("first", "again"))
    for table, columns in first.items():
        for name, values in columns.items():
            assert values == again[table][name], (table, name)
    differing = {"person", "building", "road", "event", "occupancy"}
    other = content(tmp_path, "other", differing, population=SMALL, seed=6)
    for table in differing:
        assert first[table] != other[table], table
