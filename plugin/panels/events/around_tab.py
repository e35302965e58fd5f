"""What lies around an event: how many people live there, cameras and components with their distance."""

from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from ...jobs.attach.objects import kind_name
from ...jobs.event_look import NEARBY, Surroundings
from ...services.translation import tr

RADII = (50, 100, 200, 500)
_THING = Qt.ItemDataRole.UserRole


class AroundTab(QWidget):
    """``asked()`` when another radius is chosen, ``looked(shape)`` when a thing is clicked."""

    asked = pyqtSignal()
    looked = pyqtSignal(object)

    def __init__(self, parent: QWidget):
        super().__init__(parent)
        self.radius = QComboBox(self)
        self.radius.setObjectName("CivicGrid.events.radius")
        for metres in RADII:
            self.radius.addItem(tr("{metres} m").format(metres=metres), metres)
        self.radius.setCurrentIndex(RADII.index(100))
        self.radius.currentIndexChanged.connect(lambda _: self.asked.emit())
        self.people = QLabel(self)
        self.people.setObjectName("CivicGrid.events.people")
        self.people.setWordWrap(True)
        self.things = QTreeWidget(self)
        self.things.setObjectName("CivicGrid.events.things")
        self.things.setHeaderLabels([tr("Nearby"), tr("Distance")])
        self.things.setUniformRowHeights(True)
        header = self.things.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        self.things.currentItemChanged.connect(lambda item, _before: self._look(item))
        row = QHBoxLayout()
        row.addWidget(QLabel(tr("Within"), self))
        row.addWidget(self.radius)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 0)
        column.addLayout(row)
        column.addWidget(self.people)
        column.addWidget(self.things, 1)

    def metres(self) -> float:
        """The radius that is chosen."""
        return float(self.radius.currentData())

    def show_nothing(self, text: str) -> None:
        """Say why nothing is shown."""
        self.people.setText(text)
        self.things.clear()

    def show_around(self, found: Surroundings) -> None:
        """Show what was found."""
        text = tr("{people} people live in {buildings} buildings here.")
        self.people.setText(text.format(people=f"{found.residents:,}", buildings=f"{found.buildings:,}"))
        self.things.clear()
        for table in NEARBY:
            things = [thing for thing in found.things if thing.table == table]
            count = found.counts[table]
            text = tr("{kind} ({count})") if count == len(things) else tr("{kind} ({count}, nearest {listed} listed)")
            text = text.format(kind=kind_name(table), count=f"{count:,}", listed=len(things))
            group = QTreeWidgetItem(self.things, [text, ""])
            for thing in things:
                far = tr("{metres} m").format(metres=f"{thing.metres:.0f}")
                item = QTreeWidgetItem(group, [thing.title, far])
                item.setToolTip(0, thing.title)
                item.setData(0, _THING, thing)
            group.setExpanded(True)

    def _look(self, item: QTreeWidgetItem | None) -> None:
        thing = item.data(0, _THING) if item is not None else None
        if thing is not None and thing.shape is not None:
            self.looked.emit(thing.shape)
