"""Keeps a click from what has just come under the pointer."""

from qgis.PyQt.QtCore import QRect, QTimer
from qgis.PyQt.QtWidgets import QWidget

HOLD = 700
"""Milliseconds: longer than it takes to press what one was aiming at, shorter than to read what stands there now."""


class Cover(QWidget):
    """Lies unseen over a part of a window for a moment and takes the clicks.

    A click that was meant for what stood there before must neither hit what has moved there nor acknowledge an alarm
    that nobody has read.
    """

    def __init__(self, window: QWidget):
        super().__init__(window)
        self.setObjectName("CivicGrid.alarms.cover")
        self._over = QTimer(self)
        self._over.setSingleShot(True)
        self._over.setInterval(HOLD)
        self._over.timeout.connect(self.hide)
        self.hide()

    def lay(self, part: QRect | None = None) -> None:
        """Cover a part of the window, or all of it, together with what is covered already."""
        wanted = self.parentWidget().rect() if part is None else part
        self.setGeometry(wanted.united(self.geometry()) if self._over.isActive() else wanted)
        self.show()
        self.raise_()
        self._over.start()
