"""The events behind a number: their numbers, each a way to the event."""

from qgis.core import QgsApplication
from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtWidgets import QHBoxLayout, QLabel, QListWidget, QListWidgetItem, QToolButton, QVBoxLayout, QWidget

from ...services.translation import tr
from ...store.loop.measures import LISTED

_EVENT = Qt.ItemDataRole.UserRole


class BehindList(QWidget):
    """``event_asked(id)`` when an event is double-clicked or Enter is pressed on it; hidden until it shows."""

    event_asked = pyqtSignal(int)

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self.title = QLabel(self)
        self.title.setWordWrap(True)
        self.title.setObjectName("CivicGrid.measures.behind.title")
        close = QToolButton(self)
        close.setIcon(QgsApplication.getThemeIcon("/mIconClose.svg"))
        close.setAutoRaise(True)
        close.setToolTip(tr("Close"))
        close.clicked.connect(self.hide)
        self.list = QListWidget(self)
        self.list.setObjectName("CivicGrid.measures.behind")
        self.list.itemActivated.connect(self._open)
        head = QHBoxLayout()
        head.addWidget(self.title, 1)
        head.addWidget(close, 0, Qt.AlignmentFlag.AlignTop)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(head)
        layout.addWidget(self.list, 1)
        self.hide()

    def show_events(self, title: str, events: list[tuple[int, str]]) -> None:
        """List events by (id, number)."""
        text = tr("{title}: {count} events").format(title=title, count=len(events))
        if len(events) == LISTED:
            text += " " + tr("(the latest {count} are listed)").format(count=LISTED)
        self.title.setText(text)
        self.list.clear()
        for key, number in events:
            item = QListWidgetItem(number, self.list)
            item.setData(_EVENT, key)
            item.setToolTip(tr("Double-click to open the event"))
        self.show()

    def _open(self, item: QListWidgetItem) -> None:
        self.event_asked.emit(item.data(_EVENT))
