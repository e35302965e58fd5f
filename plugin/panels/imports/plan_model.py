"""The rows of a plan by state, as tables that stay quick at any length: only what is seen becomes text."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from qgis.core import QgsApplication
from qgis.PyQt.QtCore import QAbstractTableModel, QModelIndex, Qt

from ...domain.masking import HIDDEN
from ...domain.problems import Problem
from ...jobs.import_persons.plan import MATCH, mask_cell
from ...jobs.import_table.compare import CONFLICT, GEOM, INSERT, REJECTED, SAME, UPDATE, Conflict, Plan, to_plain
from ...jobs.import_table.labels import Labels
from ...jobs.import_table.position import shapes_of
from ...jobs.import_table.rejects import logged, quotable
from ...jobs.import_table.request import DESK, FILE
from ...jobs.import_table.request import STORE as OURS
from ...jobs.import_table.write import label_of
from ...jobs.imports import nothing_to_do
from ...services.translation import tr
from ...store import Store
from .widgets import cell_text
from .words import CHOICES

_CHOICE_ICONS = {OURS: "/mActionArrowLeft.svg", FILE: "/mActionArrowRight.svg", DESK: "/mIconTimer.svg"}
_NEW_FIELDS = 6


@dataclass
class Listing:
    """What the tables show: candidates of new and same rows, (candidate, column) of changes, conflicts, problems.

    ``rejected`` are the shapes of rejected rows, as WKB by the file's row; ``idle`` says that nothing is to be written.
    """

    labels: Labels
    new: list[int] = field(default_factory=list)
    changes: list[tuple[int, str]] = field(default_factory=list)
    same: list[int] = field(default_factory=list)
    conflicts: list[Conflict] = field(default_factory=list)
    problems: list[tuple[int, Problem]] = field(default_factory=list)
    rejected: dict[int, bytes] = field(default_factory=dict)
    idle: bool = False


def list_plan(store: Store, plan: Plan, language: str) -> Listing:
    """Sort a plan's rows into tables, and read the names of what they refer to; not for the GUI thread."""
    prepared = plan.prepared
    by_state: dict[str, list[int]] = defaultdict(list)
    for candidate, state in enumerate(plan.states):
        by_state[state].append(candidate)
    stated = {prepared.request.target.by_name[name].key for name in prepared.request.fields} | {GEOM}
    changes = [
        (candidate, column)
        for candidate in by_state[UPDATE]
        for column in plan.changes[candidate]
        if column in stated or len(plan.changes[candidate]) == 1
    ]
    problems = [(row, one) for row in sorted(prepared.problems) for one in prepared.problems[row]]
    spoken_of = {one.key for one in prepared.request.target.fields if one.list or one.kind == "reference"}
    named = {column: set(values) for column, values in prepared.values.items() if column in spoken_of}
    for before in plan.before.values():
        for column in named.keys() & before.keys():
            named[column].add(before[column])
    labels = Labels(store, prepared.request.target, language, named)
    shapes = shapes_of(store, prepared.table, prepared.request, sorted(prepared.problems))
    idle = nothing_to_do(plan)
    return Listing(labels, by_state[INSERT], changes, by_state[SAME], plan.conflicts, problems, shapes, idle)


class PlanModel(QAbstractTableModel):
    """One state of a plan; conflicts carry the choices, which belong to the wizard's draft."""

    def __init__(self, parent=None):
        super().__init__(parent)
        self._plan: Plan | None = None
        self._listing: Listing | None = None
        self._choices: dict[tuple[int, str], str] = {}
        self._state = INSERT
        self._keys: Sequence = ()
        self._headers: list[str] = []
        self._columns: list[str] = []
        self._reasons: dict[tuple, tuple[str, bool]] = {}

    def show_plan(self, plan: Plan, listing: Listing, choices: dict, state: str) -> None:
        """Show the rows of one state."""
        self.beginResetModel()
        if plan is not self._plan:
            self._reasons.clear()
        self._plan, self._listing, self._choices, self._state = plan, listing, choices, state
        self._keys = {
            INSERT: listing.new,
            UPDATE: listing.changes,
            SAME: listing.same,
            CONFLICT: listing.conflicts,
            REJECTED: listing.problems,
        }[state]
        target = plan.prepared.request.target
        fields = [target.by_name[name].key for name in target.by_name if name in plan.prepared.request.fields]
        self._columns = [name for name in fields if name in plan.prepared.values][:_NEW_FIELDS]
        self._headers = {
            INSERT: [tr("Row"), *(listing.labels.field(column) for column in self._columns)],
            UPDATE: [tr("Row"), tr("Object"), tr("Field"), tr("In the database"), tr("In the file")],
            SAME: [tr("Row"), tr("Object")],
            CONFLICT: [tr("Row"), tr("Object"), tr("Field"), tr("Ours"), tr("The file's"), tr("Decision")],
            REJECTED: [tr("Row"), tr("As it stands in the file"), tr("Why it is rejected")],
        }[state]
        self.endResetModel()

    def clear(self) -> None:
        """Show nothing: what was planned does not hold."""
        self.beginResetModel()
        self._plan = self._listing = None
        self._keys, self._headers = (), []
        self.endResetModel()

    def shapes(self, row: int) -> list[tuple[object, bool]]:
        """The shapes of a row's object, (WKB or shape, whether it is the file's)."""
        key, prepared = self._keys[row], self._plan.prepared
        if self._state == REJECTED:
            return [(self._listing.rejected.get(key[0]), True)]
        candidate = _candidate(key)
        found: list[tuple[object, bool]] = []
        number = self._plan.ids[candidate]
        if number in self._plan.before:
            found.append((self._plan.before[number].get(GEOM), False))
        if prepared.shapes is not None:
            found.append((prepared.shapes[candidate], True))
        return found

    def choose(self, rows: Sequence[int], choice: str) -> None:
        """Decide the conflicts of some rows."""
        for row in rows:
            one = self._keys[row]
            if one.column != MATCH:  # whom a row means is decided at the desk
                self._choices[one.candidate, one.column] = choice
        if rows:
            last = self.columnCount() - 1
            self.dataChanged.emit(self.index(min(rows), last), self.index(max(rows), last))

    def rowCount(self, parent: QModelIndex | None = None) -> int:  # noqa: N802 (Qt's name)
        """How many lines there are."""
        return 0 if parent is not None and parent.isValid() else len(self._keys)

    def columnCount(self, parent: QModelIndex | None = None) -> int:  # noqa: N802 (Qt's name)
        """How many columns the state has."""
        return 0 if parent is not None and parent.isValid() else len(self._headers)

    def headerData(self, section: int, orientation, role: int = Qt.ItemDataRole.DisplayRole):  # noqa: N802
        """What stands in a column."""
        if role == Qt.ItemDataRole.DisplayRole and orientation == Qt.Orientation.Horizontal:
            return self._headers[section]
        return None

    def data(self, index: QModelIndex, role: int = Qt.ItemDataRole.DisplayRole):
        """A cell's text; the decision of a conflict has an icon, too."""
        key = self._keys[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return self._text(key, index.column())
        decision = self._state == CONFLICT and index.column() == len(self._headers) - 1
        if role == Qt.ItemDataRole.DecorationRole and decision:
            return QgsApplication.getThemeIcon(_CHOICE_ICONS[self._choice(key)])
        return None

    def _choice(self, one: Conflict) -> str:
        return self._choices.get((one.candidate, one.column), DESK)

    def _text(self, key, column: int) -> str:
        prepared, labels = self._plan.prepared, self._listing.labels
        if self._state == REJECTED:
            row, problem = key
            return (str(prepared.table.numbers[row]), self._cell(row, problem), self._reason(problem)[0])[column]
        candidate = _candidate(key)
        if column == 0:
            return str(prepared.table.numbers[prepared.rows[candidate]])
        if self._state == INSERT:
            name = self._columns[column - 1]
            return labels.value(name, to_plain(prepared.values[name][candidate]))
        before = self._plan.before.get(self._plan.ids[candidate], {})
        if column == 1:
            return str(key.here or "") if isinstance(key, Conflict) and key.column == MATCH else label_of(before)
        if self._state == UPDATE:
            name = key[1]
            new = self._plan.changes[candidate][name]
            return (labels.field(name), labels.value(name, to_plain(before[name])),
                    labels.value(name, to_plain(new)))[column - 2]  # fmt: skip
        dated = prepared.request.dated.isoformat() if prepared.request.dated else ""
        return (
            tr("The same person?") if key.column == MATCH else labels.field(key.column),
            _said(labels.value(key.column, key.here), source_name(key.here_source), to_plain(key.here_at) or ""),
            _said(labels.value(key.column, key.there), prepared.request.source, dated),
            tr(CHOICES[self._choice(key)]),
        )[column - 2]

    def _reason(self, problem: Problem) -> tuple[str, bool]:
        """Why a row is rejected, and whether its cell may be shown; a column is looked through once a value for it."""
        key = (problem.code, problem.field, *problem.params.values())
        if key not in self._reasons:
            prepared = self._plan.prepared
            self._reasons[key] = logged(prepared, problem), "value" not in problem.params or quotable(prepared, problem)
        return self._reasons[key]

    def _cell(self, row: int, problem: Problem) -> str:
        """What stands in the file where the problem is; the row's first cells where it is in no single one."""
        table, fields = self._plan.prepared.table, self._plan.prepared.request.fields
        target = self._plan.prepared.request.target
        if problem.field in fields:
            cell = table.columns[fields[problem.field]][row]
            if not target.people:
                return cell_text(cell)
            masked = target.by_name[problem.field].personal or self._reason(problem)[1]
            return str(mask_cell(problem.field, cell)) if masked else HIDDEN
        if target.people:
            named = {column: name for name, column in fields.items()}
            filled = (str(mask_cell(named[place], column[row])) for place, column in enumerate(table.columns)
                      if place in named and column[row] not in (None, ""))  # fmt: skip
        else:
            filled = (cell_text(column[row]) for column in table.columns if column[row] not in (None, ""))
        return " · ".join(text for text, _ in zip(filled, range(3), strict=False))


def _candidate(key) -> int:
    """The candidate behind a line that is not of a rejected row."""
    return key if isinstance(key, int) else key.candidate if isinstance(key, Conflict) else key[0]


def source_name(source: str) -> str:
    """Who set a value, in words."""
    return tr("entered here") if source == "manual" else source


def _said(value: str, source: str, at: object) -> str:
    """A value with who said it and when."""
    said = " ".join(str(part) for part in (source, at) if part)
    return f"{value} ({said})" if said else value
