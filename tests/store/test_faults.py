"""Lost servers and killed processes: nothing half-written, and the same load succeeds afterwards."""

import multiprocessing
import os
import signal
import threading
import time
from contextlib import closing

import pytest

from civicgrid.plugin.domain.uid import new_uid, new_uids
from civicgrid.plugin.store import LoadCount, StoreError, StoreUnavailable, create_store, open_store
from civicgrid.plugin.store.access import Access
from civicgrid.plugin.store.feed import ChangeFeed
from civicgrid.plugin.store.loop.events import Events
from civicgrid.tests.support import outage
from civicgrid.tests.support.events import REPORT, take
from civicgrid.tests.support.people import own_login
from civicgrid.tests.support.postgres import SERVICE

ROWS = 200_000


def rows():
    return {"uid": new_uids(ROWS), "name": [f"建筑 {number}" for number in range(ROWS)]}


@pytest.fixture(scope="module")
def server_store(cluster):
    with create_store(f"service={SERVICE} schema=faults") as store:
        yield store


def load_and_hit(store, columns, hit, cluster, monkeypatch):
    """Run a load in a thread and call ``hit`` in the middle of it, with the loading backend's pid."""
    failure, begun = [], threading.Event()
    pid = []
    insert = store.engine_object.connection

    def connection():
        found = insert()
        if threading.current_thread() is loader and not pid:
            pid.append(found.get_backend_pid())
            begun.set()
        return found

    def load():
        try:
            store.load("building", columns)
        except StoreError as error:
            failure.append(error)

    loader = threading.Thread(target=load)
    monkeypatch.setattr(store.engine_object, "connection", connection)
    loader.start()
    assert begun.wait(60)
    with closing(cluster.connect()) as watcher, watcher.cursor() as cursor:
        deadline = time.monotonic() + 60
        while time.monotonic() < deadline:
            cursor.execute("SELECT state <> 'idle' AND query ~ %s FROM pg_stat_activity WHERE pid = %s",
                           ("^(COPY|WITH done)", pid[0]))  # fmt: skip
            if cursor.fetchone() == (True,):
                break
        else:
            raise AssertionError("the load was never seen at work")
    hit(pid[0])
    loader.join(60)
    assert not loader.is_alive()
    monkeypatch.undo()
    return failure


def test_a_killed_backend_leaves_nothing_and_the_load_succeeds_again(server_store, cluster, monkeypatch):
    columns = rows()

    def terminate(pid):
        with closing(cluster.connect()) as other, other.cursor() as cursor:
            cursor.execute("SELECT pg_terminate_backend(%s)", (pid,))

    failure = load_and_hit(server_store, columns, terminate, cluster, monkeypatch)
    assert [type(error) for error in failure] == [StoreUnavailable]
    assert server_store.count("building") == 0
    assert server_store.read("change_log", ["id"], where={"table_name": "building"}) == {"id": []}
    assert server_store.load("building", columns) == LoadCount(ROWS, 0, 0)
    server_store.execute("DELETE FROM building")


def test_a_crashed_server_leaves_nothing_and_the_load_succeeds_again(server_store, cluster, monkeypatch):
    columns = rows()
    key = server_store.insert("closure", {"uid": new_uid(), "reason": "committed before the crash"})
    failure = load_and_hit(server_store, columns, lambda _pid: cluster.stop(signal.SIGQUIT), cluster, monkeypatch)
    try:
        assert [type(error) for error in failure] == [StoreUnavailable]
        with pytest.raises(StoreUnavailable):
            open_store(server_store.database)
    finally:
        cluster.start()
    # This thread's connection, which rested meanwhile, was lost with the server: another one takes its place unasked.
    assert server_store.count("building") == 0
    assert server_store.read("closure", ["id"]) == {"id": [key]}
    assert server_store.load("building", columns) == LoadCount(ROWS, 0, 0)


def test_a_transaction_cut_off_in_the_middle_is_not_finished_on_a_new_connection(server_store, cluster):
    before = server_store.count("closure")

    def lose_the_connection_between_two_writes():
        with server_store.transaction():
            server_store.insert("closure", {"uid": new_uid(), "reason": "first half"})
            pid = server_store.query("SELECT pg_backend_pid() AS pid")[0]["pid"]
            with closing(cluster.connect()) as other, other.cursor() as cursor:
                cursor.execute("SELECT pg_terminate_backend(%s, 5000)", (pid,))
            try:
                server_store.insert("closure", {"uid": new_uid(), "reason": "second half"})
            except StoreUnavailable:
                server_store.insert("closure", {"uid": new_uid(), "reason": "second half, tried again"})

    with pytest.raises(StoreUnavailable):
        lose_the_connection_between_two_writes()
    assert server_store.count("closure") == before


def _take_for_ever(database, event, begun):
    """In a process of its own: take a step without committing it until killed."""
    with open_store(database) as store, store.transaction():
        take(Events(store), event, "accept")
        begun.set()
        time.sleep(600)


def test_a_client_killed_in_mid_step_leaves_nothing_and_holds_nobody_up(store, events):
    event = events.report(REPORT)
    mark = store.table_mark("event", "event_step")
    context = multiprocessing.get_context("fork")
    begun = context.Event()
    client = context.Process(target=_take_for_ever, args=(store.database, event, begun))
    client.start()
    try:
        assert begun.wait(120)
        assert [step.action for step in events.history(event)] == ["genesis"]
    finally:
        os.kill(client.pid, signal.SIGKILL)
        client.join()
    with open_store(store.database) as other:
        assert take(Events(other), event, "accept") == 1
    assert [step.action for step in events.history(event)] == ["genesis", "accept"]
    assert store.read("event", ["state"], where={"id": event})["state"] == ["accepted"]
    assert store.table_mark("event", "event_step") != mark


def _take(database, event):
    """In a process of its own: take a step."""
    with open_store(database) as store:
        take(Events(store), event, "accept")


def test_a_client_killed_while_its_step_is_committed_leaves_all_of_it(server_store, cluster):
    Access(server_store).create_user(own_login(server_store), "王芳", roles=["clerk"])
    events = Events(server_store)
    event = events.report(REPORT)
    outage.slow_commits(cluster, "faults", seconds=1)
    client = multiprocessing.get_context("fork").Process(target=_take, args=(server_store.database, event))
    client.start()
    try:
        outage.meet_commit(cluster)
        assert events.history(event)[-1].action == "genesis"
    finally:
        os.kill(client.pid, signal.SIGKILL)
        client.join()
    with ChangeFeed(server_store) as feed:
        told, until = [], time.monotonic() + 60
        while not told and time.monotonic() < until:
            feed.wait(0.5)
            told = [change.row_id for change in feed.changes() if change.table == "event"]
    assert told == [event]
    outage.quick_commits(cluster, "faults")
    assert [step.action for step in events.history(event)] == ["genesis", "accept"]
    assert server_store.read("event", ["state"], where={"id": event})["state"] == ["accepted"]


def test_the_server_gives_a_client_up_that_is_gone_without_a_word(server_store):
    """A machine without power says nothing; its transaction would lock an event for hours."""
    shown = {name: int(server_store.query(f"SELECT current_setting('{name}') AS value")[0]["value"])
             for name in ("tcp_keepalives_idle", "tcp_keepalives_interval", "tcp_keepalives_count",
                          "tcp_user_timeout")}  # fmt: skip
    idle, interval, count, answer = shown.values()
    assert 0 < idle + interval * count <= 60
    assert 0 < answer <= 60_000


def _load_for_ever(database, begun):
    """In a process of its own: load without committing until killed."""
    with open_store(database) as store, store.transaction():
        store.insert("closure", {"uid": new_uid(), "reason": "half"})
        store.load("building", rows())
        begun.set()
        time.sleep(600)


def test_a_killed_writer_of_a_file_leaves_it_unchanged(tmp_path):
    database = str(tmp_path / "a.gpkg")
    with create_store(database) as store:
        store.load("building", {"uid": new_uids(10)})
        mark = store.table_mark("building", "closure")
    # Forked, because the package under its name is known to this process only.
    context = multiprocessing.get_context("fork")
    begun = context.Event()
    writer = context.Process(target=_load_for_ever, args=(database, begun))
    writer.start()
    try:
        assert begun.wait(120)
    finally:
        os.kill(writer.pid, signal.SIGKILL)
        writer.join()
    assert writer.exitcode == -signal.SIGKILL
    with open_store(database) as store:
        assert store.query("PRAGMA integrity_check") == [{"integrity_check": "ok"}]
        assert (store.count("building"), store.count("closure")) == (10, 0)
        assert store.table_mark("building", "closure") == mark
        assert store.load("building", {"uid": new_uids(1000)}) == LoadCount(1000, 0, 0)
        triggers = store.query("SELECT count(*) AS found FROM sqlite_master WHERE name = 'building_feed_insert'")
        assert triggers == [{"found": 1}]
