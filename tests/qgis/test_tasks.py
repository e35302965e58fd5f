"""Background work: finished work is told even when its cancel came too late, stopped work is told nobody."""

import logging
import threading
from types import SimpleNamespace

import pytest
from qgis.core import QgsApplication
from qgis.PyQt import sip
from qgis.PyQt.QtCore import QEventLoop, QTimer
from qgis.PyQt.QtWidgets import QLabel

from civicgrid.plugin.services.tasks import Task, Tasks


def run(work, act):
    """Start ``work(task, go)``, do ``act(tasks, task)`` while it runs, and return what was told."""
    tasks, told, began, go = Tasks(), [], threading.Event(), threading.Event()

    def inside(task):
        began.set()
        go.wait(30)
        return work(task)

    loop = QEventLoop()
    task = tasks.start("x", inside, lambda value: told.append(value), lambda error: told.append(str(error)))
    for ended in (task.taskCompleted, task.taskTerminated):
        # What is told comes a turn later.
        ended.connect(lambda: QTimer.singleShot(50, loop.quit))
    assert began.wait(30)
    act(tasks, task)
    go.set()
    loop.exec()
    return told


def stop(task):
    if task.isCanceled():
        raise RuntimeError("stopped")
    return "done"


def test_work_that_ended_before_it_heard_of_the_cancel_is_told():
    assert QgsApplication.taskManager() is not None
    assert run(lambda task: "done", lambda tasks, task: task.cancel()) == ["done"]


def test_work_that_a_cancel_stopped_tells_nobody():
    assert run(stop, lambda tasks, task: task.cancel()) == []


def test_leaving_a_store_stops_its_work_only():
    def leave(stays):
        def act(tasks, task):
            task.stays = stays
            tasks.leave_store()

        return act

    assert run(stop, leave(stays=False)) == []
    assert run(stop, leave(stays=True)) == ["done"]


@pytest.mark.parametrize(
    ("what", "level"),
    [
        (lambda: gone_label().text(), logging.INFO),
        (lambda: {}["a"], logging.ERROR),
        (lambda: stop(SimpleNamespace(isCanceled=lambda: True)), logging.ERROR),
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
