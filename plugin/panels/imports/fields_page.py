"""Step 2: which column is which field, how its cells read, and what unknown words of code lists mean."""

from __future__ import annotations

from functools import partial

from qgis.core import QgsApplication
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtGui import QStandardItem, QStandardItemModel
from qgis.PyQt.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QLabel,
    QSplitter,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from ...domain.targets import POSITION, Field, X, Y
from ...jobs.import_persons.plan import mask_cell
from ...jobs.import_table.survey import Reading, code_names, read_column
from ...jobs.imports import ignored_columns
from ...jobs.progress import Progress
from ...services.translation import language, sentence, tr
from ...store import Store
from .page import Page
from .widgets import Notice, QuietCombo, cell_text
from .words import BECAUSE

_SAMPLES = 3
_COLUMN, _SAMPLE, _FIELD, _WHY, _CELLS = range(5)
_WORD_FIELD, _WORD, _TIMES, _MEANS = range(4)
_WIDTHS = (160, 190, 170, 120)


class FieldsPage(Page):
    """A column a line. What is chosen is read again in the background, one field at a time."""

    TITLE = "Fields"

    def __init__(self, wizard):
        super().__init__(wizard)
        self._shown: tuple | None = None
        self._readings: dict[tuple, Reading] = {}
        self._codes: dict[str, dict[str, str]] = {}
        self.notice = Notice("CivicGrid.import.fields.notice", self)
        self.table = QTableWidget(self)
        self.table.setObjectName("CivicGrid.import.fields")
        self.table.setColumnCount(5)
        self.table.setHorizontalHeaderLabels(
            [tr("Column of the file"), tr("Examples"), tr("→ Field"), tr("Why"), tr("How its cells read")]
        )
        self.words = QTableWidget(self)
        self.words.setObjectName("CivicGrid.import.words")
        self.words.setColumnCount(4)
        self.words.setHorizontalHeaderLabels([tr("Field"), tr("Word in the file"), tr("Rows"), tr("It means")])
        for table in (self.table, self.words):
            table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
            table.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
            table.verticalHeader().hide()
            table.horizontalHeader().setStretchLastSection(True)
            table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        for column, width in enumerate(_WIDTHS):
            self.table.setColumnWidth(column, width)
            self.words.setColumnWidth(column, width)
        unknown = QWidget(self)
        self.unknown = unknown
        column = QVBoxLayout(unknown)
        column.setContentsMargins(0, 0, 0, 0)
        title = QLabel(tr("Words that the code lists do not know: say what they mean, or what becomes of them."), self)
        title.setWordWrap(True)
        column.addWidget(title)
        column.addWidget(self.words, 1)
        split = QSplitter(Qt.Orientation.Vertical, self)
        split.addWidget(self.table)
        split.addWidget(unknown)
        split.setStretchFactor(0, 5)
        split.setStretchFactor(1, 2)
        split.setChildrenCollapsible(False)
        layout = QVBoxLayout(self)
        layout.addWidget(self.notice)
        layout.addWidget(split, 1)

    def enter(self) -> None:
        """Show the columns of the present file and read them."""
        draft = self.draft
        if self._shown is None or self._shown[0] is not draft.table or self._shown[1] != draft.target.name:
            self._shown = (draft.table, draft.target.name)
            self._readings, self._codes = {}, {}
        self._fill()
        self._survey()

    def _fill(self) -> None:
        draft, table = self.draft, self.draft.table
        by_column = {column: name for name, column in draft.fields.items()}
        masks = draft.masks()
        self.table.setRowCount(0)
        self.table.setRowCount(len(table.headers))
        for row, header in enumerate(table.headers):
            present = (cell for cell in table.columns[row] if cell not in (None, ""))
            if (name := masks.get(row)) is not None:
                present = (mask_cell(name, cell) for cell in present)
            samples = list(dict.fromkeys(cell_text(cell) for cell, _ in zip(present, range(200), strict=False)))
            self._put(row, _COLUMN, header)
            self._put(row, _SAMPLE, " · ".join(samples[:_SAMPLES]))
            combo = QuietCombo(self.table)
            combo.setObjectName(f"CivicGrid.import.field.{row}")
            combo.setModel(self._field_model(combo))
            combo.setCurrentIndex(max(0, combo.findData(by_column.get(row, ""))))
            combo.activated.connect(partial(self._choose, row))
            self.table.setCellWidget(row, _FIELD, combo)
        self._explain()

    def _field_model(self, parent) -> QStandardItemModel:
        """The fields in groups: nothing, required ones, the others, positions."""
        model = QStandardItemModel(parent)
        model.appendRow(_entry(tr("– do not bring –"), ""))
        fields = self.draft.target.fields
        shaped = self.draft.table.wkb is not None
        places = {X, Y, POSITION}
        groups = (
            (tr("Required"), [one for one in fields if one.required]),
            (tr("Position"), [one for one in fields if one.name in places and not shaped]),
            (tr("Others"), [one for one in fields if not one.required and one.name not in places]),
        )
        for title, group in groups:
            if not group:
                continue
            head = QStandardItem(title)
            head.setFlags(Qt.ItemFlag.NoItemFlags)
            model.appendRow(head)
            for one in group:
                entry = _entry("    " + one.label(language()), one.name)
                note = one.note_zh if language() == "zh" else one.note_en
                if note:
                    entry.setToolTip(note)
                model.appendRow(entry)
        return model

    def _choose(self, row: int, _index: int) -> None:
        draft = self.draft
        name = self.table.cellWidget(row, _FIELD).currentData() or ""
        for other in [known for known, column in draft.fields.items() if column == row]:
            del draft.fields[other]
        if name:
            draft.fields[name] = row
            draft.because[name] = "chosen"
        draft.forget_plan()
        for place in range(self.table.rowCount()):  # a field has one column
            combo = self.table.cellWidget(place, _FIELD)
            if place != row and name and combo.currentData() == name:
                combo.setCurrentIndex(0)
        self._explain()
        self._survey()

    def _key(self, name: str) -> tuple:
        return name, self.draft.fields[name], tuple(sorted(self.draft.words.get(name, {}).items()))

    def _survey(self) -> None:
        """Read in the background what has not been read so."""
        draft = self.draft
        wanted = {name: self._key(name) for name in draft.fields if self._key(name) not in self._readings}
        lists = {one.list for one in self._fields() if one.list and one.list not in self._codes}
        if not (wanted or lists):
            self._explain()
            return
        request, table, spoken = draft.request(), draft.table, language()

        def work(store: Store, progress: Progress) -> tuple[dict, dict]:
            found = {}
            for number, (name, key) in enumerate(wanted.items()):
                progress.step(100 * number / len(wanted))
                found[key] = read_column(store, table, request, name)
            return found, {name: code_names(store, name, spoken) for name in lists}

        def done(found: tuple[dict, dict]) -> None:
            if table is self.draft.table:
                self._readings.update(found[0])
                self._codes.update(found[1])
                self._explain()

        self.wizard.run(tr("Read the columns"), work, done, self.wizard.say_error)

    def _fields(self) -> list[Field]:
        return [self.draft.target.by_name[name] for name in self.draft.fields]

    def _explain(self) -> None:
        """Say why each field was taken, how its cells read, what is missing."""
        draft = self.draft
        by_column = {column: name for name, column in draft.fields.items()}
        for row in range(self.table.rowCount()):
            name = by_column.get(row)
            self._put(row, _WHY, tr(BECAUSE[draft.because.get(name, "chosen")]) if name else "")
            reading = self._readings.get(self._key(name)) if name else None
            self._put(row, _CELLS, *_said(reading) if reading else ("",))
        self.table.resizeRowsToContents()
        labels = [draft.target.by_name[name].label(language()) for name in draft.missing()]
        if labels:
            self.notice.warn(tr("Still without a column, and required: {fields}").format(fields=tr(", ").join(labels)))
        elif draft.target.placed and not draft.positioned:
            self.notice.warn(
                tr("No column says where things are: only rows that the database knows already can be brought.")
            )
        else:
            brought = tr("{count} of {all} columns are brought.")
            said = [brought.format(count=len(draft.fields), all=len(draft.table.headers))]
            if draft.target.people and (ignored := ignored_columns(draft.table, draft.request())):
                said.append(tr("Columns that go nowhere: {names}").format(names=tr(", ").join(ignored)))
            self.notice.say(" ".join(said))
        self._show_words()
        self.turned.emit()

    def _show_words(self) -> None:
        draft = self.draft
        lines = []
        for one in self._fields():
            reading = self._readings.get(self._key(one.name))
            known = draft.words.get(one.name, {})
            lines += [(one, word, None) for word in known]
            lines += [(one, word, times) for word, times in (reading.unknown if reading else {}).items()]
        self.unknown.setVisible(bool(lines))
        self.words.setRowCount(0)
        self.words.setRowCount(len(lines))
        for row, (one, word, times) in enumerate(lines):
            for column, text in ((_WORD_FIELD, one.label(language())), (_WORD, word)):
                self.words.setItem(row, column, QTableWidgetItem(text))
            self.words.setItem(row, _TIMES, QTableWidgetItem("" if times is None else f"{times:,}"))
            combo = QuietCombo(self.words)
            combo.setObjectName(f"CivicGrid.import.word.{row}")
            combo.addItem(tr("– leave it empty –") if one.optional else tr("– reject these rows –"), "")
            for code, name in self._codes.get(one.list, {}).items():
                combo.addItem(name, code)
            combo.setCurrentIndex(max(0, combo.findData(draft.words.get(one.name, {}).get(word, ""))))
            combo.activated.connect(partial(self._mean, one.name, word, combo))
            self.words.setCellWidget(row, _MEANS, combo)

    def _mean(self, name: str, word: str, combo: QuietCombo, _index: int) -> None:
        words = self.draft.words.setdefault(name, {})
        words.pop(word, None)
        if combo.currentData():
            words[word] = combo.currentData()
        self.draft.forget_plan()
        self._survey()

    def _put(self, row: int, column: int, text: str, wrong: bool = False) -> None:
        item = QTableWidgetItem(text)
        item.setToolTip(text)
        if wrong:
            item.setIcon(QgsApplication.getThemeIcon("/mIconWarning.svg"))
        self.table.setItem(row, column, item)

    def missing(self) -> str:
        """Every required field, and at least one."""
        names = self.draft.missing() if self.draft.target else []
        if names:
            labels = [self.draft.target.by_name[name].label(language()) for name in names]
            return tr("Still without a column, and required: {fields}").format(fields=tr(", ").join(labels))
        if not self.draft.fields and not self.draft.positioned:
            return tr("Choose at least one field.")
        return ""


def _entry(text: str, name: str) -> QStandardItem:
    item = QStandardItem(text)
    item.setData(name, Qt.ItemDataRole.UserRole)
    return item


def _said(reading: Reading) -> tuple[str, bool]:
    """How a column reads, and whether anything is wrong in it."""
    parts = [tr("{count} read").format(count=f"{reading.read:,}")]
    if reading.empty:
        parts.append(tr("{count} empty").format(count=f"{reading.empty:,}"))
    if not reading.wrong:
        return tr(", ").join(parts), False
    parts.append(tr("{count} wrong").format(count=f"{reading.wrong:,}"))
    text = tr("{parts}. Row {row}: {reason}")
    return text.format(parts=tr(", ").join(parts), row=reading.row, reason=sentence(reading.first)), True
