"""Background work: finished work is told even when its cancel came too late, stopped work is told nobody."""

import logging
import threading
import time
from types import SimpleNamespace

import pytest
from qgis.core import QgsApplication
from qgis.PyQt import sip
from qgis.PyQt.QtCore import QCoreApplication, QElapsedTimer, QEventLoop, QTimer
from qgis.PyQt.QtWidgets import QLabel

from civicgrid.plugin.services.tasks import Task, Tasks


def wait(condition):
    """Let the event loop run until the condition holds, at most a minute."""
    loop, timer, waited = QEventLoop(), QTimer(), QElapsedTimer()
    waited.start()
    timer.timeout.connect(lambda: loop.quit() if condition() or waited.elapsed() > 60_000 else None)
    timer.start(20)
    loop.exec()
    assert condition()


def run(work, act):
    """Start ``work(task, go)``, do ``act(tasks, task)`` while it runs, and return what was told."""
    tasks, told, began, go = Tasks(), [], threading.Event(), threading.Event()

    def inside(task):
        began.set()
        go.wait(30)
        return work(task)

    task = tasks.start("x", inside, told.append, lambda error: told.append(str(error)))
    task.stopped.connect(lambda: told.append("stopped"))
    assert began.wait(30)
    act(tasks, task)
    go.set()
    wait(lambda: told)
    return told


def stop(task):
    if task.is_canceled():
        raise RuntimeError("stopped")
    return "done"


def test_work_that_ended_before_it_heard_of_the_cancel_is_told():
    assert QgsApplication.taskManager() is not None
    assert run(lambda task: "done", lambda tasks, task: task.cancel()) == ["done"]


def test_work_that_a_cancel_stopped_tells_only_that():
    assert run(stop, lambda tasks, task: task.cancel()) == ["stopped"]


def test_a_cancel_in_the_list_of_tasks_of_qgis_is_one():
    def cancel(_tasks, task):
        next(one for one in QgsApplication.taskManager().tasks() if one.description() == task.title).cancel()

    assert run(stop, cancel) == ["stopped"]


def test_leaving_a_store_stops_its_work_only():
    def leave(stays):
        def act(tasks, task):
            task.stays = stays
            tasks.leave_store()

        return act

    assert run(stop, leave(stays=False)) == ["stopped"]
    assert run(stop, leave(stays=True)) == ["done"]


@pytest.fixture
def one_thread():
    """QGIS has one thread for tasks, which is at work until the given event is set."""
    tasks, pool, go = Tasks(), QgsApplication.taskManager().threadPool(), threading.Event()
    before, told = pool.maxThreadCount(), []
    pool.setMaxThreadCount(1)
    tasks.start("long", lambda _task: go.wait(30), told.append)
    yield tasks, pool, go
    go.set()
    wait(lambda: told)
    pool.setMaxThreadCount(before)


def test_work_that_qgis_lost_in_its_queue_is_asked_for_again(one_thread):
    tasks, pool, go = one_thread
    done, told = [], []
    tasks.start("short", lambda _task: done.append(1), told.append)
    pool.clear()
    go.set()
    wait(lambda: told)
    assert done == [1]


def test_work_that_waits_for_a_thread_is_not_lost(one_thread):
    tasks, _, go = one_thread
    done, told, waited = [], [], QElapsedTimer()
    waited.start()
    task = tasks.start("short", lambda _task: done.append(1), told.append)
    wait(lambda: waited.elapsed() > 2500)
    assert task.lost()
    titles = [one.description() for one in QgsApplication.taskManager().tasks()]
    assert sorted(titles) == ["long", "short"]
    go.set()
    wait(lambda: told)
    assert done == [1]


def test_work_that_was_asked_for_twice_is_done_and_told_once():
    tasks, go, done, told = Tasks(), threading.Event(), [], []
    task = tasks.start("x", lambda _task: done.append(go.wait(30)), told.append)
    wait(lambda: not task.waits())
    task.begin()
    go.set()
    wait(lambda: told and not QgsApplication.taskManager().tasks())
    assert (done, told) == ([True], [None])


def test_work_that_is_cancelled_in_the_queue_is_never_done(one_thread):
    tasks, _, go = one_thread
    done, told = [], []
    task = tasks.start("short", lambda _task: done.append(1))
    task.stopped.connect(lambda: told.append(1))
    task.cancel()
    wait(lambda: told)
    go.set()
    wait(lambda: not QgsApplication.taskManager().tasks())
    assert (done, told) == ([], [1])


def test_none_of_very_many_tasks_is_lost():
    tasks, asked, told = Tasks(), 0, []
    pool = QgsApplication.taskManager().threadPool()
    before = pool.maxThreadCount()
    pool.setMaxThreadCount(2)
    for _ in range(400):
        for _ in range(9):
            tasks.start("x", lambda _task: time.sleep(0.001), told.append)
            asked += 1
        QCoreApplication.processEvents()
    wait(lambda: len(told) == asked)
    pool.setMaxThreadCount(before)


@pytest.mark.parametrize(
    ("what", "level"),
    [
        (lambda: gone_label().text(), logging.INFO),
        (lambda: {}["a"], logging.ERROR),
        (lambda: stop(SimpleNamespace(is_canceled=lambda: True)), logging.ERROR),
    ],
)
def test_a_window_that_is_gone_hears_nothing_and_anything_else_is_an_error(what, level, caplog):
    task = Task("x", None, lambda _result: what(), None)
    with caplog.at_level(logging.INFO, logger="civicgrid"):
        task._tell(True)
    assert [record.levelno for record in caplog.records] == [level]


def gone_label():
    label = QLabel("x")
    sip.delete(label)
    return label
