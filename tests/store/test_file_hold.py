"""A file that GDAL opens and closes beside us while other programs come and go: nothing is lost, all is seen."""

import sqlite3
import subprocess
import sys
from contextlib import closing

import pytest
from osgeo import gdal

from civicgrid.plugin.store import open_store
from civicgrid.plugin.store.feed import ChangeFeed
from civicgrid.plugin.store.gpkg import engine
from civicgrid.plugin.store.gpkg.presence import log_identity
from civicgrid.tests.support.people import add_area

pytestmark = pytest.mark.parametrize("engine_name", ["gpkg"], indirect=True)

# Another program, as ogr2ogr or DB Manager: it knows nothing of us, and cleans up when it takes itself for the last.
OTHER = """
import sqlite3, sys
connection = sqlite3.connect(sys.argv[1], isolation_level=None)
connection.execute("UPDATE setting SET value = ? WHERE name = 'single_operator'", (sys.argv[2],))
connection.close()
"""


def look_as_gdal(file):
    assert gdal.OpenEx(file, gdal.OF_VECTOR) is not None


@pytest.fixture
def beside(store):
    """Opens and closes the store's file as a layer does, then lets another program write a value and end."""

    def write(value):
        look_as_gdal(store.database)
        subprocess.run([sys.executable, "-c", OTHER, store.database, value], check=True)

    return write


def value(store):
    return store.read("setting", ["value"], where={"name": "single_operator"})["value"][0]


def areas(database):
    with closing(sqlite3.connect(database)) as plain:
        assert plain.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
        return [row[0] for row in plain.execute("SELECT code FROM area ORDER BY code")]


def test_the_log_stays_while_the_file_is_open_here(store, beside):
    log = log_identity(store.engine_object.path)
    beside("a")
    beside("b")
    assert log_identity(store.engine_object.path) == log
    assert value(store) == "b"
    add_area(store, "1")
    beside("c")
    assert areas(store.database) == ["1"]
    store.close()
    assert log_identity(store.engine_object.path) is None
    assert areas(store.database) == ["1"]


def test_two_that_have_it_open_hold_it_each(store, beside):
    with open_store(store.database) as second:
        value(second)
    beside("a")
    add_area(store, "1")
    beside("b")
    assert (value(store), areas(store.database)) == ("b", ["1"])


def test_where_it_cannot_be_held_a_removed_log_is_left_at_once(fresh, tmp_path, monkeypatch, engine_name):
    class Nothing:
        def __init__(self, path): ...
        def release(self): ...
        def close(self): ...

    monkeypatch.setattr(engine, "Hold", Nothing)
    with fresh.of("gpkg", tmp_path / "a.gpkg") as store, ChangeFeed(store) as feed:
        value(store)
        feed.changes()
        look_as_gdal(store.database)
        subprocess.run([sys.executable, "-c", OTHER, store.database, "a"], check=True)
        assert value(store) == "a"
        with open_store(store.database) as other:
            add_area(other, "1")
        assert {change.table for change in feed.changes()} == {"area"}
        add_area(store, "2")
        assert areas(store.database) == ["1", "2"]
