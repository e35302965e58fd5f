"""The strip above the map that says that a store is an exercise or a demo, so that nobody takes it for the real one."""

from qgis.PyQt.QtCore import QEvent, QObject, QPoint, Qt
from qgis.PyQt.QtWidgets import QLabel

from ..maps.strip import BACK, FRONT
from ..services.translation import tr
from ..store import Store
from .panel import Workbench

TEXTS = {
    "exercise": "EXERCISE – nothing here is real",
    "demo": "DEMO – generated data",
}
_COLOURS = {"exercise": (BACK, FRONT), "demo": ("#455a64", "#ffffff")}


def printed_banner(store: Store) -> str:
    """What stands on each print made from a store: the strip's words in an exercise, else ""."""
    return tr(TEXTS["exercise"]) if store.purpose == "exercise" else ""


class Banner(QObject):
    """Lies over the map's upper edge while such a store is open; it takes no clicks."""

    def __init__(self, workbench: Workbench):
        super().__init__()
        self._session, self._canvas = workbench.session, workbench.iface.mapCanvas()
        self.label = QLabel(self._canvas)
        self.label.setObjectName("CivicGrid.banner")
        self.label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.label.hide()
        self._bar = workbench.iface.messageBar()
        for watched in (self._canvas, self._bar):
            watched.installEventFilter(self)
        for signal in (self._session.opened, self._session.closed):
            signal.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Show what the open store is."""
        purpose = self._session.store.purpose if self._session.store else "real"
        if purpose not in TEXTS:
            self.label.hide()
            return
        back, front = _COLOURS[purpose]
        self.label.setText(tr(TEXTS[purpose]))
        self.label.setStyleSheet(f"background: {back}; color: {front}; font-weight: bold; padding: 3px 14px;")
        self._lay()
        self.label.show()
        self.label.raise_()

    def close(self) -> None:
        """Take the strip away."""
        for signal in (self._session.opened, self._session.closed):
            signal.disconnect(self.refresh)
        for watched in (self._canvas, self._bar):
            watched.removeEventFilter(self)
        self.label.hide()
        self.label.deleteLater()
        self.deleteLater()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 (Qt's name)
        """Keep the strip in the middle of the upper edge, below the messages that QGIS lays over the map."""
        if event.type() in {QEvent.Type.Resize, QEvent.Type.Show, QEvent.Type.Hide}:
            self._lay()
        return super().eventFilter(watched, event)

    def _lay(self) -> None:
        self.label.adjustSize()
        below = self._canvas.mapFromGlobal(self._bar.mapToGlobal(QPoint(0, self._bar.height()))).y()
        top = max(0, below) if self._bar.isVisible() else 0
        self.label.move(max(0, (self._canvas.width() - self.label.width()) // 2), top)
