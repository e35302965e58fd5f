"""What the panel shows: the accounts with the areas and departments they may belong to, as a table that filters."""

from dataclasses import dataclass

from qgis.PyQt.QtCore import QAbstractTableModel, QModelIndex, QSortFilterProxyModel, Qt
from qgis.PyQt.QtGui import QBrush, QColor, QFont

from ...services import clock
from ...services.translation import tr
from ...store import Store
from ...store.access import Access, Entry
from ...store.areas import Place, area_tree
from ..shared.roles import ROLE_NAMES, role_names

_GREY = QColor("#8a8a8a")
_AMBER = QColor("#b26a00")
HEADERS = {"name": "Name", "roles": "Roles", "area": "Area of duty", "last": "Last act"}
ENTRY = Qt.ItemDataRole.UserRole
SORT = Qt.ItemDataRole.UserRole + 1


@dataclass(frozen=True)
class Directory:
    """All that the panel shows, read at once."""

    entries: list[Entry]
    areas: list[Place]
    departments: list[tuple[int, str]]
    me: int | None
    zone: str
    engine: str
    may_manage_logins: bool


def read_directory(store: Store) -> Directory:
    """Read accounts, areas (a tree in the order of codes) and departments; raises AccessDenied, StoreError."""
    access = Access(store)
    entries = access.accounts()
    rows = store.read("department", ["id", "name"], order_by=["name"])
    departments = list(zip(rows["id"], rows["name"], strict=True))
    me = access.who_am_i().id
    return Directory(entries, area_tree(store), departments, me, store.zone, store.engine, access.may_manage_logins())


def valid_roles(entry: Entry) -> list[str]:
    """The roles an account has today."""
    return [role for role, end in entry.roles.items() if end is None or end > clock.utc_now()]


class AccountsModel(QAbstractTableModel):
    """One account a row: name with login, roles, area, last act."""

    def __init__(self, parent=None):
        super().__init__(parent)
        self._entries: list[Entry] = []
        self._zone = "UTC"
        self._columns = list(HEADERS)

    def fill(self, directory: Directory) -> None:
        """Show what was read."""
        self.beginResetModel()
        self._entries, self._zone = directory.entries, directory.zone
        self.endResetModel()

    def row_of(self, account: int | None) -> int:
        """The row of an account, -1 when it is not there."""
        return next((row for row, entry in enumerate(self._entries) if entry.id == account), -1)

    def rowCount(self, parent: QModelIndex | None = None) -> int:  # noqa: N802 (Qt's name)
        """How many accounts there are."""
        return 0 if parent is not None and parent.isValid() else len(self._entries)

    def columnCount(self, parent: QModelIndex | None = None) -> int:  # noqa: N802 (Qt's name)
        """How many columns there are."""
        return 0 if parent is not None and parent.isValid() else len(self._columns)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole):  # noqa: N802
        """The columns' names."""
        if role == Qt.ItemDataRole.DisplayRole and orientation == Qt.Orientation.Horizontal:
            return tr(HEADERS[self._columns[section]])
        return None

    def data(self, index: QModelIndex, role: int = Qt.ItemDataRole.DisplayRole):
        """Texts, looks and what sorting and filtering ask for."""
        if not index.isValid():
            return None
        entry, column = self._entries[index.row()], self._columns[index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(entry, column)
        if role == SORT:
            return clock.local_text(entry.last_act, "UTC") if column == "last" else self._text(entry, column)
        if role == ENTRY:
            return entry
        if role == Qt.ItemDataRole.ForegroundRole:
            if not entry.active:
                return QBrush(_GREY)
            return QBrush(_AMBER) if entry.pending else None
        if role == Qt.ItemDataRole.FontRole and not entry.active:
            font = QFont()
            font.setItalic(True)
            return font
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._tip(entry)
        return None

    def _text(self, entry: Entry, column: str) -> str:
        if column == "name":
            mark = "▲ " if entry.pending else ""
            state = "" if entry.active else tr(" (deactivated)")
            return f"{mark}{entry.name}{state}"
        if column == "roles":
            return role_names(valid_roles(entry)) or "–"
        if column == "area":
            return entry.area or "–"
        # The year stands in the tool tip: the column is narrow.
        return clock.local_text(entry.last_act, self._zone)[len("2026-") :] or "–"

    def _tip(self, entry: Entry) -> str:
        lines = [
            tr("Login: {login}").format(login=entry.login or tr("Single operator")),
            tr("Duty number: {number}").format(number=entry.duty_number or "–"),
            tr("Department: {name}").format(name=entry.department or "–"),
            tr("Last act: {time}").format(time=clock.local_text(entry.last_act, self._zone) or "–"),
            tr("Since {time}").format(time=clock.local_text(entry.created_at, self._zone)),
        ]
        if entry.pending:
            lines.append(tr("The server's administrator has still to run SQL for this account."))
        return "\n".join(lines)


class AccountsFilter(QSortFilterProxyModel):
    """Accounts whose name, login, number, role, area or department holds a text; deactivated ones on request."""

    def __init__(self, model: AccountsModel):
        super().__init__(model)
        self._text, self._gone = "", False
        self.setSourceModel(model)
        self.setSortRole(SORT)
        self.setDynamicSortFilter(True)

    def search(self, text: str) -> None:
        """Keep the accounts that hold a text."""
        self._text = text.strip().casefold()
        self.invalidateFilter()

    def show_deactivated(self, shown: bool) -> None:
        """Show deactivated accounts, too."""
        self._gone = shown
        self.invalidateFilter()

    def filterAcceptsRow(self, row: int, parent: QModelIndex) -> bool:  # noqa: N802 (Qt's name)
        """Whether a row stays."""
        entry = self.sourceModel().index(row, 0, parent).data(ENTRY)
        if not entry.active and not self._gone:
            return False
        texts = [entry.name, entry.login, entry.duty_number, entry.area, entry.department]
        texts += [tr(ROLE_NAMES[role]) for role in entry.roles]
        return any(self._text in text.casefold() for text in texts if text)
