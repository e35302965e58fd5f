"""The residents of a building as a table that sorts and filters; thousands of rows cost nothing until they are seen."""

from collections.abc import Mapping, Sequence

from qgis.PyQt.QtCore import QAbstractTableModel, QModelIndex, Qt

from ...domain.dwelling import Resident, Room
from ...domain.population import is_minor
from ...domain.rooms.numbering import natural
from ...services.translation import tr
from ..shared.code_names import code_name
from .words import class_of, details_of, name_of, room_label

HEADERS = {"room": "Room", "name": "Name", "class": "Class", "role": "Capacity", "since": "Since"}
RESIDENT = Qt.ItemDataRole.UserRole
MINOR = "minor"
"""Among the kinds that are asked for: children of whatever class."""


class PeopleModel(QAbstractTableModel):
    """One resident a row; the data of RESIDENT is the `domain.dwelling.Resident`."""

    def __init__(self, parent=None):
        super().__init__(parent)
        self._residents: Sequence[Resident] = ()
        self._shown: list[Resident] = []
        self._labels: dict[int, str] = {}
        self._ranks: dict[int, int] = {}
        self._households: dict[int, list[Resident]] = {}
        self._year = 0
        self._asked = "", ""
        self._sorting = 0, Qt.SortOrder.AscendingOrder
        self._columns = list(HEADERS)

    @property
    def whole(self) -> int:
        """How many residents there are, shown or not."""
        return len(self._residents)

    def fill(self, residents: Sequence[Resident], rooms: Mapping[int, Room], year: int) -> None:
        """Show residents; ``rooms`` are the building's by id."""
        self._residents, self._year = residents, year
        self._labels = {key: room_label(room.unit, room.floor, room.number) for key, room in rooms.items()}
        order = sorted(rooms.values(), key=lambda room: (natural(room.unit), room.floor, natural(room.number)))
        self._ranks = {room.id: place for place, room in enumerate(order)}
        self._households = {}
        for one in residents:
            if one.household_id is not None:
                self._households.setdefault(one.household_id, []).append(one)
        self._arrange()

    def ask(self, text: str, kind: str) -> None:
        """Show those whose room or masked name holds a text; ``kind``: of one population class, MINOR, "" for all."""
        self._asked = text.strip().lower(), kind
        self._arrange()

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column; of equal ones the order of the rooms stays."""
        self._sorting = column, order
        self._arrange()

    def row_of(self, person: int | None) -> int:
        """The row of a person, -1 when they are not shown."""
        return next((row for row, one in enumerate(self._shown) if one.person_id == person), -1)

    def rowCount(self, parent: QModelIndex | None = None) -> int:  # noqa: N802 (Qt's name)
        """How many residents are shown."""
        return 0 if parent is not None and parent.isValid() else len(self._shown)

    def columnCount(self, parent: QModelIndex | None = None) -> int:  # noqa: N802 (Qt's name)
        """How many columns there are."""
        return 0 if parent is not None and parent.isValid() else len(self._columns)

    def headerData(self, section: int, orientation, role=Qt.ItemDataRole.DisplayRole):  # noqa: N802 (Qt's name)
        """The columns' names."""
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return tr(HEADERS[self._columns[section]])
        return None

    def data(self, index: QModelIndex, role=Qt.ItemDataRole.DisplayRole):
        """What a cell shows, and the resident."""
        one = self._shown[index.row()]
        if role == RESIDENT:
            return one
        column = self._columns[index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(one, column)
        if role == Qt.ItemDataRole.ToolTipRole and column == "name":
            return details_of(one, self._year)
        return None

    def _arrange(self) -> None:
        text, kind = self._asked
        column, order = self._columns[self._sorting[0]], self._sorting[1]
        shown = [one for one in self._residents if self._fits(one, text, kind)]
        shown.sort(key=lambda one: self._ranks[one.room_id])
        backwards = order == Qt.SortOrder.DescendingOrder
        if column != "room":
            shown.sort(key=lambda one: self._text(one, column), reverse=backwards)
        elif backwards:
            shown.reverse()
        self.beginResetModel()
        self._shown = shown
        self.endResetModel()

    def _fits(self, one: Resident, text: str, kind: str) -> bool:
        if kind == MINOR:
            if not is_minor(one.birth_year, self._year):
                return False
        elif kind and one.person_class != kind:
            return False
        return not text or text in self._labels[one.room_id].lower() or text in self._text(one, "name").lower()

    def _text(self, one: Resident, column: str) -> str:
        if column == "room":
            return self._labels[one.room_id]
        if column == "name":
            return name_of(one, self._households.get(one.household_id, ()), self._year)
        if column == "class":
            return class_of(one)
        if column == "role":
            return code_name("occupancy_role", one.role)
        return one.valid_from.isoformat()
