"""The rules as a table that keeps what was changed until it is saved."""

from collections.abc import Sequence

from qgis.PyQt.QtCore import QAbstractTableModel, QModelIndex, Qt

from ...domain.events.deadline import Rule
from ...jobs.deadlines import Rulebook
from ...services.translation import tr
from .words import period, type_name, urgency_name

RULE_HEADERS = {0: "Type", 1: "Urgency", 2: "Milestone", 3: "Period", 4: "Warn at"}


class RulesModel(QAbstractTableModel):
    """One rule a row: type, urgency, milestone, period, warning."""

    def __init__(self, parent=None):
        super().__init__(parent)
        self.rules: list[Rule] = []
        self.saved: list[Rule] = []
        self._types: dict[str, str] = {}
        self._milestones: dict[str, str] = {}

    @property
    def touched(self) -> bool:
        """Whether something was changed and not saved."""
        return self.rules != self.saved

    def fill(self, book: Rulebook) -> None:
        """Show what stands in the store."""
        self.beginResetModel()
        self._types, self._milestones = book.types, book.milestones
        places = list(book.milestones)
        self.saved = sorted(
            book.rules,
            key=lambda one: (one.event_type, one.urgency or "",
                             places.index(one.milestone) if one.milestone in places else len(places)),
        )  # fmt: skip
        self.rules = list(self.saved)
        self.endResetModel()

    def put(self, row: int, rule: Rule) -> None:
        """Another rule in a row."""
        self.rules[row] = rule
        self.dataChanged.emit(self.index(row, 0), self.index(row, len(RULE_HEADERS) - 1))

    def add(self, row: int, rule: Rule) -> None:
        """A rule before a row."""
        self.beginInsertRows(QModelIndex(), row, row)
        self.rules.insert(row, rule)
        self.endInsertRows()

    def remove(self, rows: Sequence[int]) -> None:
        """Take rows away."""
        for row in sorted(rows, reverse=True):
            self.beginRemoveRows(QModelIndex(), row, row)
            del self.rules[row]
            self.endRemoveRows()

    def rowCount(self, parent: QModelIndex | None = None) -> int:  # noqa: N802 (Qt's name)
        """How many rules there are."""
        return 0 if parent is not None and parent.isValid() else len(self.rules)

    def columnCount(self, parent: QModelIndex | None = None) -> int:  # noqa: N802 (Qt's name)
        """How many columns there are."""
        return 0 if parent is not None and parent.isValid() else len(RULE_HEADERS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole):  # noqa: N802
        """The columns' names."""
        if role == Qt.ItemDataRole.DisplayRole and orientation == Qt.Orientation.Horizontal:
            return tr(RULE_HEADERS[section])
        return None

    def data(self, index: QModelIndex, role: int = Qt.ItemDataRole.DisplayRole):
        """Texts, and where a rule comes from as its tool tip."""
        if not index.isValid():
            return None
        rule = self.rules[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return (
                type_name(self._types, rule.event_type),
                urgency_name(rule.urgency),
                self._milestones.get(rule.milestone, rule.milestone),
                period(rule),
                f"{rule.warn_percent}%",
            )[index.column()]
        if role == Qt.ItemDataRole.ToolTipRole:
            name = type_name(self._types, rule.event_type)
            return tr("{type}; source: {source}").format(type=name, source=rule.source or "–")
        return None
