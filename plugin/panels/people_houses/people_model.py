"""The residents of a building as a table that sorts and filters; thousands of rows cost nothing until they are seen."""

from collections.abc import Mapping, Sequence

from qgis.PyQt.QtCore import QAbstractTableModel, QModelIndex, QSortFilterProxyModel, Qt

from ...domain.dwelling import Resident, Room
from ...domain.population import is_minor
from ...domain.rooms.numbering import natural
from ...services.translation import tr
from ..shared.code_names import code_name
from .words import class_of, details_of, name_of, room_label

HEADERS = {"room": "Room", "name": "Name", "class": "Class", "role": "Role", "since": "Since"}
RESIDENT = Qt.ItemDataRole.UserRole
_SORT = Qt.ItemDataRole.UserRole + 1


class PeopleModel(QAbstractTableModel):
    """One resident a row; the data of RESIDENT is the `domain.dwelling.Resident`."""

    def __init__(self, parent=None):
        super().__init__(parent)
        self._residents: Sequence[Resident] = ()
        self._rooms: Mapping[int, Room] = {}
        self._households: dict[int, list[Resident]] = {}
        self._year = 0
        self._columns = list(HEADERS)

    def fill(self, residents: Sequence[Resident], rooms: Mapping[int, Room], year: int) -> None:
        """Show residents; ``rooms`` are the building's by id."""
        self.beginResetModel()
        self._residents, self._rooms, self._year = residents, rooms, year
        self._households = {}
        for one in residents:
            if one.household_id is not None:
                self._households.setdefault(one.household_id, []).append(one)
        self.endResetModel()

    def row_of(self, person: int) -> int:
        """The row of a person, -1 when they are not there."""
        return next((row for row, one in enumerate(self._residents) if one.person_id == person), -1)

    def rowCount(self, parent: QModelIndex | None = None) -> int:  # noqa: N802 (Qt's name)
        """How many residents there are."""
        return 0 if parent is not None and parent.isValid() else len(self._residents)

    def columnCount(self, parent: QModelIndex | None = None) -> int:  # noqa: N802 (Qt's name)
        """How many columns there are."""
        return 0 if parent is not None and parent.isValid() else len(self._columns)

    def headerData(self, section: int, orientation, role=Qt.ItemDataRole.DisplayRole):  # noqa: N802 (Qt's name)
        """The columns' names."""
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return tr(HEADERS[self._columns[section]])
        return None

    def data(self, index: QModelIndex, role=Qt.ItemDataRole.DisplayRole):
        """What a cell shows, how it sorts, and the resident."""
        one = self._residents[index.row()]
        if role == RESIDENT:
            return one
        column = self._columns[index.column()]
        if role == Qt.ItemDataRole.ToolTipRole and column == "name":
            return details_of(one, self._year)
        if role == _SORT and column == "room":
            room = self._rooms[one.room_id]
            kinds = ((kind, str(number).zfill(9), text) for kind, number, text in natural(room.number))
            return f"{room.unit:>6}{room.floor + 500:05d}{''.join(map(str, kinds))}"
        if role in {Qt.ItemDataRole.DisplayRole, _SORT}:
            return self._text(one, column)
        return None

    def _text(self, one: Resident, column: str) -> str:
        if column == "room":
            room = self._rooms[one.room_id]
            return room_label(room.unit, room.floor, room.number)
        if column == "name":
            return name_of(one, self._households.get(one.household_id, ()), self._year)
        if column == "class":
            return class_of(one)
        if column == "role":
            return code_name("occupancy_role", one.role)
        return one.valid_from.isoformat()


class PeopleFilter(QSortFilterProxyModel):
    """Keeps residents of one class, or minors and the aged, whose room or masked name holds a text."""

    def __init__(self, parent=None):
        super().__init__(parent)
        self._text, self._kind, self._year = "", "", 0
        self.setSortRole(_SORT)

    def ask(self, text: str, kind: str, year: int) -> None:
        """Filter; ``kind`` is a population class, "minor" or "" for all."""
        self._text, self._kind, self._year = text.strip().lower(), kind, year
        self.invalidateFilter()

    def filterAcceptsRow(self, row: int, parent: QModelIndex) -> bool:  # noqa: N802 (Qt's name)
        """Whether a resident is shown."""
        model = self.sourceModel()
        one = model.data(model.index(row, 0, parent), RESIDENT)
        if self._kind == "minor":
            if not is_minor(one.birth_year, self._year):
                return False
        elif self._kind and one.person_class != self._kind:
            return False
        if not self._text:
            return True
        shown = (model.data(model.index(row, column, parent)) for column in (0, 1))
        return any(self._text in text.lower() for text in shown)
