"""Runs inside QGIS before a test's own script: waiting, clicking, typing, noting, taking pictures.

The script's steps run in the event loop, as a person's would: give `drive` a generator that yields while it waits:
``yield 0.5`` waits half a second, ``yield lambda: condition`` until it holds (at most PATIENCE seconds). A condition
on something that is not there yet (LookupError) does not hold yet.
"""

import json
import linecache
import logging
import os
import sys
import time
import traceback
from pathlib import Path

from qgis.core import QgsApplication, QgsProject
from qgis.PyQt import sip
from qgis.PyQt.QtCore import QPoint, Qt, QTimer
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QApplication, QDialog, QMessageBox, QWidget
from qgis.utils import iface

PATIENCE = 90.0
_values = {}
_kept = []
_known_widgets = {}


def _unexpected(kind, error, trace):
    """What a user would have met as a window with a traceback; the test's result says it instead."""
    sys.stdout.write("".join(traceback.format_exception(kind, error, trace)))
    sys.stdout.flush()


class _Logged(logging.Handler):
    """What the program did not expect and only logged, in the middle of the night to nobody."""

    def emit(self, record):
        sys.stdout.write(f"Traceback of the log: {logging.Formatter().format(record)}\n")
        sys.stdout.flush()


# QGIS runs this as a text without a name; a traceback shows its lines nevertheless.
_code = Path(os.environ["CIVICGRID_TEST_CODE"]).read_text(encoding="utf-8")
linecache.cache["<string>"] = (len(_code), None, _code.splitlines(keepends=True), "<string>")
sys.excepthook = _unexpected
logging.getLogger("civicgrid").addHandler(_Logged(logging.ERROR))


def note(name, value):
    """Keep a value for the test."""
    _values[name] = value


def plugin():
    """The running plugin."""
    from qgis.utils import plugins

    return plugins["civicgrid"]


def find(name, kind=QWidget):
    """The visible widget with an object name, anywhere; raises LookupError."""
    # Looking through all widgets takes 40 ms, and a condition is asked again and again.
    known = _known_widgets.get((name, kind))
    if known is None or sip.isdeleted(known) or not known.isVisible() or known.objectName() != name:
        all_widgets = QApplication.allWidgets()
        found = [widget for widget in all_widgets if widget.objectName() == name and isinstance(widget, kind)]
        known = next((widget for widget in found if widget.isVisible()), None)
        if known is None:
            raise LookupError(f"no visible widget is called {name}; hidden: {len(found)}")
        _known_widgets[name, kind] = known
    return known


def window(kind=QDialog):
    """The uppermost visible window of a kind, or None."""
    shown = [widget for widget in QApplication.topLevelWidgets() if isinstance(widget, kind) and widget.isVisible()]
    return shown[-1] if shown else None


def click(widget, at=None, button=Qt.MouseButton.LeftButton):
    """Click a widget, in its middle or at a point of it, with the mouse."""
    QTest.mouseClick(widget, button, Qt.KeyboardModifier.NoModifier, at or widget.rect().center())


def soon(act):
    """Call once the present step is over: for what opens a dialog and returns only when that is closed."""
    QTimer.singleShot(0, act)


def later(widget, at=None):
    """Click once the present step is over."""
    soon(lambda: click(widget, at))


def tool_button(action):
    """The button of CivicGrid's toolbar that stands for an action of the desk or of the host."""
    desk = plugin().desk
    return find("CivicGrid.toolbar").widgetForAction(desk.actions.get(action) or desk.host.actions[action])


def type_text(widget, text):
    """Type a text as an input method commits it: Chinese, too."""
    from qgis.PyQt.QtGui import QInputMethodEvent

    widget.setFocus()
    event = QInputMethodEvent()
    event.setCommitString(text)
    QApplication.sendEvent(widget, event)


def press(widget, key, modifier=Qt.KeyboardModifier.NoModifier):
    """Press a key."""
    QTest.keyClick(widget, key, modifier)


def picture(name, widget=None):
    """Save what a widget (the whole QGIS window without one) shows to build/screens/<name>.png."""
    folder = Path(os.environ["CIVICGRID_TEST_SCREENS"])
    folder.mkdir(parents=True, exist_ok=True)
    shown = widget or iface.mainWindow()
    origin = shown.mapToGlobal(QPoint(0, 0))
    # The screen, not the widget: dialogs and menus above it belong to the picture.
    screen = shown.screen() if widget is None else None
    image = screen.grabWindow(0) if screen else shown.grab()
    image.save(str(folder / f"{name}.png"))
    note(f"picture:{name}", [image.width(), image.height(), origin.x(), origin.y()])


def answer(button):
    """Press a standard button of the message box in front."""
    box = window(QMessageBox)
    click(box.button(button))


def messages():
    """The texts in QGIS's message bar."""
    return [item.text() for item in iface.messageBar().items()]


def surroundings():
    """What else may tell why a script failed: the message bar, and the tasks that QGIS has not ended."""
    yield from (f"message: {text}\n" for text in messages())
    for task in QgsApplication.taskManager().tasks():
        yield f"task: {task.description()}, status {int(task.status())}, {task.elapsedTime()} ms\n"


def canvas_drawn():
    """Whether the map has come to rest."""
    return not iface.mapCanvas().isDrawing()


def finish():
    """Write what was noted and end QGIS as a person does, through its menu."""
    Path(os.environ["CIVICGRID_TEST_RESULT"]).write_text(json.dumps(_values, ensure_ascii=False), encoding="utf-8")
    # QGIS asks about layers whose files lie in a folder for temporary files, as those of a test do.
    QgsProject.instance().clear()
    soon(iface.actionExit().trigger)


def drive(steps, begin=0.5):
    """Run a generator of steps; an error in it is noted as ``error`` with a picture, and ends QGIS."""
    state = {"wait": None, "until": 0.0, "missing": None}
    # A screen without a window manager: nobody else gives the window its size.
    iface.mainWindow().setGeometry(iface.mainWindow().screen().geometry())

    def holds(condition):
        state["missing"] = None
        try:
            return condition()
        except LookupError as error:
            state["missing"] = error
            return False

    def step():
        try:
            now = time.monotonic()
            wait = state["wait"]
            if callable(wait) and not holds(wait):
                if now > state["until"]:
                    steps.throw(TimeoutError(f"waited in vain: {state['missing'] or 'it does not hold'}"))
                return timer.start(50)
            state["wait"] = following = next(steps)
            state["until"] = time.monotonic() + PATIENCE
            timer.start(50 if callable(following) else int(float(following) * 1000))
        except StopIteration:
            finish()
        except BaseException as error:
            note("error", "".join([*traceback.format_exception(error), *surroundings()]))
            picture("error")
            finish()
        return None

    timer = QTimer()
    timer.setSingleShot(True)
    timer.timeout.connect(step)
    _kept.extend([timer, steps])
    timer.start(int(begin * 1000))
