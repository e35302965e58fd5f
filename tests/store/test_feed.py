"""The change feed loses nothing and repeats nothing."""

import os
import signal
import socket
import threading
import time
from contextlib import closing
from datetime import UTC, datetime

import pytest
import shapely

from civicgrid.plugin.domain.uid import new_uid, new_uids
from civicgrid.plugin.store import StoreUnavailable, open_store
from civicgrid.plugin.store.feed import Change, ChangeFeed

POINT = shapely.to_wkb(shapely.Point(114.205, 22.705))


@pytest.fixture
def feed(store):
    closure(store, "before the feed")
    with ChangeFeed(store) as feed:
        yield feed


@pytest.fixture
def other(store):
    """A second client of the same store."""
    with open_store(store.database) as other:
        yield other


def closure(store, reason):
    return store.insert("closure", {"uid": new_uid(), "reason": reason})


def told(changes):
    return [(change.table, change.row_id, change.operation) for change in changes]


def collect(feed, expected, seconds=30):
    """Everything the feed gives until ``expected`` changes are there."""
    found, deadline = [], time.monotonic() + seconds
    while len(found) < expected and time.monotonic() < deadline:
        feed.wait(1)
        found += [change for change in feed.changes() if change.table not in {"position", "reading"}]
    return found + [change for change in feed.changes() if change.table not in {"position", "reading"}]


def test_feed_begins_where_it_was_made(feed):
    assert feed.changes() == []
    assert feed.lost is None


def test_each_change_comes_once_with_its_row(store, other, feed):
    first = closure(other, "a")
    second = closure(store, "b")
    other.update("closure", first, {"reason": "c"})
    other.execute("DELETE FROM closure WHERE id = :id", {"id": second})
    changes = collect(feed, 4)
    assert told(changes) == [
        ("closure", first, "insert"),
        ("closure", second, "insert"),
        ("closure", first, "update"),
        ("closure", second, "delete"),
    ]
    assert all(abs((datetime.now(UTC) - change.at).total_seconds()) < 60 for change in changes)
    assert feed.changes() == []


def test_bulk_is_one_change(other, feed):
    other.load("building", {"uid": new_uids(500)})
    assert told(collect(feed, 1)) == [("building", None, "bulk")]


def test_positions_are_told_not_logged(other, feed):
    at = datetime(2026, 11, 22, tzinfo=UTC)
    other.load("position", {"source": ["1"], "at": [at], "geom": [POINT]}, key=("source", "at"))
    assert feed.wait(60)
    changes = feed.changes()
    assert [(change.table, change.row_id) for change in changes] == [("position", None)]
    assert isinstance(changes[0], Change)
    assert not feed.changes()
    assert not other.read("change_log", ["id"], where={"table_name": "position"})["id"]


def test_a_rolled_back_change_never_comes(other, feed):
    with pytest.raises(RuntimeError), other.transaction():
        closure(other, "never")
        raise RuntimeError
    kept = closure(other, "kept")
    assert told(collect(feed, 1)) == [("closure", kept, "insert")]


def test_wait_wakes_for_a_change_and_not_without(other, feed):
    assert not feed.wait(0.2)
    timer = threading.Timer(0.2, lambda: closure(other, "x"))
    timer.start()
    assert feed.wait(20)
    timer.join()
    assert len(collect(feed, 1)) == 1
    feed.changes()
    assert not feed.wait(0.1)


def test_two_feeds_do_not_take_from_each_other(store, other, feed):
    with ChangeFeed(store) as second:
        closure(other, "x")
        assert len(collect(feed, 1)) == len(collect(second, 1)) == 1


@pytest.mark.parametrize("engine_name", ["postgis"], indirect=True)
def test_commits_out_of_order(store, feed):
    """The transaction that wrote first commits last: whoever remembers the last id loses it."""
    with closing(store.engine_object.connect()) as slow, closing(store.engine_object.connect()) as quick:
        slow.autocommit = quick.autocommit = False

        def write(connection, reason):
            with connection.cursor() as cursor:
                cursor.execute("INSERT INTO closure (uid, reason) VALUES (%s, %s) RETURNING id", (new_uid(), reason))
                return cursor.fetchone()[0]

        early = write(slow, "early")
        late = write(quick, "late")
        quick.commit()
        assert told(collect(feed, 1)) == [("closure", late, "insert")]
        later = write(quick, "later")
        quick.commit()
        assert told(collect(feed, 1)) == [("closure", later, "insert")]
        slow.commit()
        assert told(collect(feed, 1)) == [("closure", early, "insert")]
        assert early < late
    assert feed.changes() == []


@pytest.mark.parametrize("engine_name", ["postgis"], indirect=True)
def test_many_writers_at_once_lose_nothing(store, feed):
    writers, each = 4, 25
    written, lock = [], threading.Lock()

    def write():
        for number in range(each):
            with store.transaction():
                key = closure(store, str(number))
                time.sleep(0.001 * (key % 3))
            with lock:
                written.append(key)

    threads = [threading.Thread(target=write) for _ in range(writers)]
    for thread in threads:
        thread.start()
    changes = collect(feed, writers * each)
    for thread in threads:
        thread.join()
    assert sorted(change.row_id for change in changes) == sorted(written)


@pytest.mark.parametrize("engine_name", ["postgis"], indirect=True)
def test_a_dropped_connection_is_said_and_made_up_for(store, other, feed, cluster):
    first = closure(other, "before the loss")
    assert told(collect(feed, 1)) == [("closure", first, "insert")]
    other.query("SELECT pg_terminate_backend(:pid)", {"pid": feed._reader._connection.get_backend_pid()})
    missed = [closure(other, f"during the loss {number}") for number in range(3)]
    deadline = time.monotonic() + 60
    while feed.lost is None and time.monotonic() < deadline:
        assert feed.changes() == []
    assert "was lost" in feed.lost
    assert feed.fileno() is None
    assert [change.row_id for change in collect(feed, 3)] == missed
    assert feed.lost is None
    assert feed.fileno() is not None
    timer = threading.Timer(0.2, lambda: closure(other, "LISTEN again"))
    timer.start()
    assert feed.wait(20)
    timer.join()


@pytest.mark.parametrize("engine_name", ["postgis"], indirect=True)
def test_a_cut_network_is_made_up_for(other, feed):
    with socket.socket(fileno=os.dup(feed.fileno())) as cable:
        cable.shutdown(socket.SHUT_RDWR)
    missed = [closure(other, f"while cut {number}") for number in range(3)]
    assert [change.row_id for change in collect(feed, 3)] == missed
    assert feed.lost is None


@pytest.mark.parametrize("engine_name", ["postgis"], indirect=True)
def test_a_server_that_says_nothing_is_lost_and_made_up_for(store, other, feed, cluster, monkeypatch):
    """Its connection stays as it is: nobody would ever tell."""
    monkeypatch.setattr("civicgrid.plugin.store.feed._PATIENCE", 0.5)
    silent = feed._reader._connection.get_backend_pid()
    os.kill(silent, signal.SIGSTOP)
    try:
        missed = [closure(other, f"unheard {number}") for number in range(3)]
        assert feed.changes() == []
        assert "no answer in time" in feed.lost
        # On a connection of its own the server answers.
        assert [change.row_id for change in collect(feed, 3)] == missed
        assert feed.lost is None
    finally:
        os.kill(silent, signal.SIGCONT)
    assert feed.changes() == []


@pytest.mark.parametrize("engine_name", ["postgis"], indirect=True)
def test_whoever_waits_for_a_silent_server_can_be_let_go(store, feed):
    waiting = threading.Thread(target=lambda: pytest.raises(StoreUnavailable, store.query, "SELECT pg_sleep(60)"))
    waiting.start()
    while not store.engine_object._open or len(store.engine_object._open) < 2:
        time.sleep(0.01)
    time.sleep(0.2)
    store.engine_object.hang_up()
    feed.hang_up()
    waiting.join(20)
    assert not waiting.is_alive()
    assert store.count("closure") == 1
    assert feed.changes() == []
    assert feed.lost


@pytest.mark.parametrize("engine_name", ["postgis"], indirect=True)
def test_the_feed_knows_how_far_the_clocks_are_apart(store, monkeypatch):
    real = time.time
    monkeypatch.setattr("civicgrid.plugin.store.feed.time.time", lambda: real() + 600)
    with ChangeFeed(store) as feed:
        assert 590 < feed.ahead < 610
        monkeypatch.setattr("civicgrid.plugin.store.feed.time.time", lambda: real() - 600)
        feed.changes()
        assert -610 < feed.ahead < -590


@pytest.mark.parametrize("engine_name", ["postgis"], indirect=True)
def test_a_client_that_slept_reads_on_from_where_it_was(store, other, feed):
    with closing(store.engine_object.connect()) as slow, slow.cursor() as cursor:
        slow.autocommit = False
        cursor.execute("INSERT INTO closure (uid, reason) VALUES (%s, 'before the sleep') RETURNING id", (new_uid(),))
        begun = cursor.fetchone()[0]
        expected = [closure(other, f"asleep {number}") for number in range(300)]
        # The server gave the sleeper up, and the transaction that was begun before ends meanwhile.
        other.query("SELECT pg_terminate_backend(:pid)", {"pid": feed._reader._connection.get_backend_pid()})
        slow.commit()
    changes = collect(feed, 301)
    assert sorted(change.row_id for change in changes) == sorted([begun, *expected])


@pytest.mark.parametrize("engine_name", ["postgis"], indirect=True)
def test_a_connection_without_a_sign_of_life_is_given_up_within_a_minute(feed):
    given = feed._reader._connection.info.dsn_parameters
    idle, interval, count = (int(given[f"keepalives_{name}"]) for name in ("idle", "interval", "count"))
    assert idle + interval * count <= 60
    assert int(given["tcp_user_timeout"]) <= 60_000


@pytest.mark.parametrize("engine_name", ["postgis"], indirect=True)
@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGQUIT])
def test_a_restarted_server_is_made_up_for(store, feed, cluster, how):
    first = closure(store, "before")
    assert told(collect(feed, 1)) == [("closure", first, "insert")]
    unseen = closure(store, "committed, not yet read")
    cluster.stop(how)
    try:
        assert feed.changes() == []
        assert feed.lost
        for _ in range(3):
            feed.wait(0.3)
            assert feed.changes() == []
    finally:
        cluster.start()
    with open_store(store.database) as other:
        after = closure(other, "after")
        assert [change.row_id for change in collect(feed, 2)] == [unseen, after]
    assert feed.changes() == []


@pytest.mark.parametrize("engine_name", ["gpkg"], indirect=True)
def test_a_file_that_comes_back_is_made_up_for(store, other, feed, tmp_path):
    away = closure(other, "x")
    feed.close()
    hidden = store.engine_object.path.with_name("hidden.gpkg")
    store.close()
    other.close()
    store.engine_object.path.rename(hidden)
    assert feed.changes() == []
    assert "gone" in feed.lost
    hidden.rename(store.engine_object.path)
    assert told(feed.changes()) == [("closure", away, "insert")]
    assert feed.lost is None
