"""Says over the map that the store is not reached: a quiet night and a broken connection must not look the same."""

from datetime import datetime

from qgis.gui import QgsMapCanvas
from qgis.PyQt.QtCore import QEvent, QObject, Qt
from qgis.PyQt.QtWidgets import QLabel

from ...maps.palette import colour
from ...services.translation import tr
from . import words

_TOP = 44  # pixels below the map's upper edge, where messages and the strip of an exercise stand
_BACK = "#212121"


class Away(QObject):
    """Lies over the map and takes no clicks.

    It must not change the map's size: QGIS would draw the map again, and ask for a password where the server is lost.
    """

    def __init__(self, canvas: QgsMapCanvas, parent: QObject):
        super().__init__(parent)
        self._canvas = canvas
        self.label = QLabel(canvas)
        self.label.setObjectName("CivicGrid.alarms.away")
        self.label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.label.setStyleSheet(
            f"background: {_BACK}; color: {colour('level_3')}; font-size: 12pt; font-weight: bold; padding: 6px 14px;"
        )
        self.label.hide()
        canvas.installEventFilter(self)

    def say(self, since: datetime | None, zone: str, *, alarmed: bool = False) -> None:
        """Since when (UTC) it is away, and whether alarms stood then; None: it is not."""
        if since is None:
            self.label.hide()
            return
        text = tr("Connection lost since {time}: no new alarms arrive.")
        if alarmed:
            text = tr("Connection lost since {time}: no new alarms arrive, others may have acknowledged these.")
        self.label.setText("▲ " + text.format(time=words.local_time(since, zone)))
        self._lay()
        self.label.show()
        self.label.raise_()

    def close(self) -> None:
        """Take it off the map."""
        self._canvas.removeEventFilter(self)
        self.label.hide()
        self.label.deleteLater()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 (Qt's name)
        """Stay in the middle."""
        if event.type() == QEvent.Type.Resize:
            self._lay()
        return super().eventFilter(watched, event)

    def _lay(self) -> None:
        self.label.adjustSize()
        self.label.move(max(0, (self._canvas.width() - self.label.width()) // 2), _TOP)
