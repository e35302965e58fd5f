"""Keys that a panel takes for itself while it has the keyboard."""

from qgis.PyQt.QtCore import QEvent
from qgis.PyQt.QtGui import QKeySequence


def takes_undo(event: QEvent) -> bool:
    """Whether an event asks who wants Ctrl+Z, which is accepted then: else QGIS undoes in its own layers."""
    if event.type() == QEvent.Type.ShortcutOverride and event.matches(QKeySequence.StandardKey.Undo):
        event.accept()
        return True
    return False
