"""Open events that the new one may repeat: each with what makes it like, to be merged into or not."""

from collections.abc import Sequence

from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import QHBoxLayout, QLabel, QPushButton, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from ...services.translation import tr
from ...store.loop.event_similar import SimilarEvent

_SHOWN = 4


def reasons(event: SimilarEvent) -> str:
    """What makes an event like the new one: same type, 23 m away, 2 hours ago, texts 60 % alike."""
    like = event.likeness
    said = [tr("same type")] if like.same_type else [tr("related type")] if like.related_type else []
    said.append(tr("{metres} m away").format(metres=round(like.metres)))
    if like.hours < 1:
        said.append(tr("{count} minutes ago").format(count=round(like.hours * 60)))
    elif like.hours < 48:
        said.append(tr("{count} hours ago").format(count=round(like.hours)))
    else:
        said.append(tr("{count} days ago").format(count=round(like.hours / 24)))
    said.append(tr("texts {percent} % alike").format(percent=round(like.text * 100)))
    return tr(", ").join(said)


class SimilarBox(QWidget):
    """``merge`` carries the SimilarEvent to go into, None when it is filed by itself; ``looked_at`` one to be shown."""

    merge = pyqtSignal(object)
    looked_at = pyqtSignal(object)

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self.events: Sequence[SimilarEvent] = ()
        self.chosen: SimilarEvent | None = None
        self.head = QLabel(self)
        self.head.setObjectName("CivicGrid.new_event.similar")
        self.head.setWordWrap(True)
        self._rows = QWidget(self)
        self._column = QVBoxLayout(self._rows)
        self._column.setContentsMargins(0, 0, 0, 0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.head)
        column.addWidget(self._rows)
        self.hide()

    def show_events(self, events: Sequence[SimilarEvent]) -> None:
        """Show events, the likest first; what was chosen stays where it is still among them."""
        self.events = events
        kept = next((one for one in events if self.chosen and one.id == self.chosen.id), None)
        while self._column.count():
            self._column.takeAt(0).widget().deleteLater()
        self._buttons: dict[int, QPushButton] = {}
        for place, event in enumerate(events[:_SHOWN]):
            self._column.addWidget(self._row(place, event))
        self.setVisible(bool(events))
        self._choose(kept)

    def come_into_view(self) -> None:
        """Scroll to what is shown."""
        parent = self.parentWidget()
        while parent is not None and not isinstance(parent, QScrollArea):
            parent = parent.parentWidget()
        if parent is not None:
            parent.ensureWidgetVisible(self)

    def _row(self, place: int, event: SimilarEvent) -> QWidget:
        holder = QWidget(self._rows)
        text = QLabel(f"{event.number} {event.title}\n{reasons(event)}", holder)
        text.setObjectName(f"CivicGrid.new_event.like{place}")
        text.setWordWrap(True)
        text.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        look = QPushButton(tr("Show"), holder)
        look.clicked.connect(lambda _=False: self.looked_at.emit(event))
        into = QPushButton(tr("Merge into it"), holder)
        into.setObjectName(f"CivicGrid.new_event.merge{place}")
        into.setCheckable(True)
        into.clicked.connect(lambda on: self._choose(event if on else None))
        self._buttons[event.id] = into
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 2, 0, 2)
        column.addWidget(text)
        row = QHBoxLayout()
        row.addWidget(look)
        row.addWidget(into, 1)
        column.addLayout(row)
        return holder

    def _choose(self, event: SimilarEvent | None) -> None:
        self.chosen = event
        for key, button in self._buttons.items():
            button.setChecked(event is not None and key == event.id)
        if event is not None:
            said = tr("It will be filed and merged into {number}.").format(number=event.number)
        else:
            said = tr("Similar events are open near by: merge it into one, or file it all the same.")
        self.head.setText("⚠ " + said)
        self.merge.emit(event)
