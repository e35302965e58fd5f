"""A file that is open and goes away, is locked, full or read-only: nothing is lost in silence, and it works again."""

import shutil
import sqlite3
import threading
from contextlib import closing

import pytest

from civicgrid.plugin.domain.uid import new_uid
from civicgrid.plugin.store import StoreError, StoreUnavailable, create_store, open_store
from civicgrid.plugin.store.feed import ChangeFeed
from civicgrid.plugin.store.loop.events import Events
from civicgrid.tests.support.events import REPORT, take


@pytest.fixture
def engine_name():
    return "gpkg"


@pytest.fixture
def event(events):
    return events.report(REPORT)


def files(store):
    return sorted(store.engine_object.path.parent.glob(store.engine_object.path.name + "*"))


@pytest.fixture
def pulled(store, tmp_path):
    """Two functions: the stick is pulled, the stick is back, with files that are others to the system."""
    away = tmp_path / "away"
    away.mkdir()

    def pull():
        for file in files(store):
            file.rename(away / file.name)

    def back():
        for file in away.iterdir():
            shutil.copy(file, store.engine_object.path.parent)

    return pull, back


def elsewhere(work):
    """What a thread says that has no connection yet: its error, or what it returned."""
    said = []

    def run():
        try:
            said.append(work())
        except StoreError as error:
            said.append(error)

    thread = threading.Thread(target=run)
    thread.start()
    thread.join()
    return said[0]


def on_disk(store, event):
    """The steps that somebody finds who opens the file."""
    with open_store(store.database) as other:
        return [step.action for step in Events(other).history(event)]


def test_a_pulled_stick_is_told_and_the_step_is_taken_once_it_is_back(store, events, event, pulled):
    pull, back = pulled
    uid = new_uid()
    with ChangeFeed(store) as feed:
        pull()
        for _ in range(2):
            with pytest.raises(StoreUnavailable, match="gone from"):
                events.take_step(event, "accept", expected_seq=0, uid=uid)
        assert "gone from" in str(elsewhere(lambda: take(events, event, "accept")))
        assert files(store) == [], "nothing may stand where the store was"
        assert feed.changes() == []
        assert "gone" in feed.lost
        back()
        assert on_disk(store, event) == ["genesis"]
        assert events.take_step(event, "accept", expected_seq=0, uid=uid) == 1
        assert elsewhere(lambda: take(events, event, "file")) == 2
        assert {change.table for change in feed.changes()} == {"event", "event_step"}
        assert feed.lost is None
    assert on_disk(store, event) == ["genesis", "accept", "file"]


def test_a_stick_pulled_in_mid_step_leaves_nothing_of_it(store, events, event, pulled):
    pull, back = pulled
    with pytest.raises(StoreUnavailable, match="gone from"), store.transaction():
        take(events, event, "accept")
        pull()
    back()
    assert on_disk(store, event) == ["genesis"]
    assert take(events, event, "accept") == 1
    assert on_disk(store, event) == ["genesis", "accept"]


def test_a_restored_copy_in_its_place_is_gone_on_with(store, events, event, tmp_path):
    with store.transaction():
        pass
    store.query("PRAGMA wal_checkpoint(TRUNCATE)")
    copy = shutil.copy(store.database, tmp_path / "copy.gpkg")
    with pytest.raises(StoreUnavailable, match="replaced"), store.transaction():
        take(events, event, "accept")
        for file in files(store):
            file.unlink()
        shutil.copy(copy, store.database)
    assert take(events, event, "accept") == 1
    assert on_disk(store, event) == ["genesis", "accept"]


def test_another_database_in_its_place_is_not_written_to(store, events, event, tmp_path):
    other = tmp_path / "other.gpkg"
    create_store(str(other)).close()
    with ChangeFeed(store) as feed:
        for file in files(store):
            file.unlink()
        other.rename(store.database)
        for _ in range(2):
            with pytest.raises(StoreUnavailable, match="another database"):
                take(events, event, "accept")
        feed.changes()
        assert "another database" in feed.lost
    with open_store(store.database) as found:
        assert found.count("event") == 0


def test_another_writer_is_waited_for(store, events, event):
    """SpatiaLite would have it that five seconds are enough."""
    with closing(sqlite3.connect(store.database, isolation_level=None, check_same_thread=False)) as other:
        other.execute("BEGIN IMMEDIATE")
        ends = threading.Timer(8, other.execute, ["ROLLBACK"])
        ends.start()
        try:
            assert take(events, event, "accept") == 1
        finally:
            ends.join()


def test_a_full_disk_is_told_and_nothing_of_the_step_stays(store, events, event):
    store.execute("CREATE TABLE room_on_disk (content)")
    pages = store.query("PRAGMA page_count")[0]["page_count"]
    store.query(f"PRAGMA max_page_count = {pages}")
    # Whatever room there is in the file is taken.
    with pytest.raises(StoreError, match="disk is full"):
        while True:
            store.execute("INSERT INTO room_on_disk VALUES (zeroblob(100000))")
    with pytest.raises(StoreError, match="make room"):
        events.take_step(event, "void", expected_seq=0, note="好" * 500_000)
    assert on_disk(store, event) == ["genesis"]
    store.query("PRAGMA max_page_count = 1000000")
    assert events.take_step(event, "void", expected_seq=0, note="好" * 500_000) == 1
    assert on_disk(store, event) == ["genesis", "void"]


def test_a_file_that_was_read_only_is_written_to_once_it_no_longer_is(store, events, event):
    store.query("PRAGMA query_only = ON")  # what SQLite then says is what it says of a read-only drive
    with pytest.raises(StoreError, match="read-only; nothing was written"):
        take(events, event, "accept")
    assert on_disk(store, event) == ["genesis"]
    # A connection that was made while it was would stay so.
    assert take(events, event, "accept") == 1
