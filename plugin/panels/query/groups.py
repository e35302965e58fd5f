"""How many persons of an answer there are by class, age, grid …; small groups of sensitive tags are withheld."""

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

from ...domain.query import published
from ...services.translation import tr
from ...store.residents.query import GROUPS
from ..shared.code_names import code_name

GROUP_NAMES = {
    "class": "Population class",
    "age": "Age",
    "sex": "Sex",
    "state": "Person and registration",
    "use": "Use of the room",
    "role": "Role in the room",
    "grid": "Grid",
    "area": "Area",
}
BAND_NAMES = {
    "minor": "Minors (to 18)",
    "adult": "19 to 59",
    "aged": "60 to 79",
    "very_aged": "80 and older",
    "unknown": "Age not known",
}
_LISTS = {
    "class": "person_class",
    "sex": "sex",
    "state": "residence_state",
    "use": "room_use",
    "role": "occupancy_role",
}


class GroupList(QWidget):
    """``asked(group)`` when persons are to be counted by something else."""

    asked = pyqtSignal(str)

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self.group = QComboBox(self)
        self.group.setObjectName("CivicGrid.query.group")
        for code in GROUPS:
            self.group.addItem(tr(GROUP_NAMES[code]), code)
        self.group.currentIndexChanged.connect(lambda _: self.asked.emit(self.current()))
        self.list = QTreeWidget(self)
        self.list.setObjectName("CivicGrid.query.groups")
        self.list.setHeaderLabels([tr("Group"), tr("Number of persons")])
        self.list.setRootIsDecorated(False)
        self.list.setUniformRowHeights(True)
        self.list.setMinimumHeight(90)
        header = self.list.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        by = QHBoxLayout()
        by.addWidget(QLabel(tr("Count by"), self))
        by.addWidget(self.group, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(by)
        column.addWidget(self.list)

    def current(self) -> str:
        """By what persons are to be counted."""
        return self.group.currentData()

    def clear(self) -> None:
        """Show no counts."""
        self.list.clear()

    def show_counts(self, group: str, counts: list[tuple[str | None, int]], *, sensitive: bool) -> None:
        """Show the counts of one group."""
        self.list.clear()
        shown = published([count for _, count in counts], sensitive)
        for (code, _), count in zip(counts, shown, strict=True):
            text = tr("withheld") if count is None else f"{count:,}"
            item = QTreeWidgetItem([_name(group, code), text])
            item.setTextAlignment(1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            self.list.addTopLevelItem(item)


def _name(group: str, code: str | None) -> str:
    if group == "age":
        return tr(BAND_NAMES[code])
    if group in _LISTS:
        return code_name(_LISTS[group], code) or tr("Not stated")
    return code or tr("In none")
