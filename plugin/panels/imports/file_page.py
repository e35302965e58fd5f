"""Step 1: which file, what is in it, what it is to become."""

from __future__ import annotations

from pathlib import Path

from qgis.core import QgsApplication, QgsMapLayerProxyModel, QgsVectorLayer
from qgis.gui import QgsMapLayerComboBox
from qgis.PyQt.QtCore import QSize, Qt
from qgis.PyQt.QtWidgets import (
    QComboBox,
    QFileDialog,
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from ...jobs.import_table.request import Profile
from ...jobs.progress import Progress
from ...jobs.tables.source import list_sheets, read_source, read_table
from ...jobs.targets import importable
from ...maps.project.layers import TABLE
from ...services.translation import language, sentence, tr
from ...store import Store
from .draft import Draft, ReadFile, fitting, understand
from .page import Page
from .widgets import Notice, RawModel, plain_table
from .words import TARGET_LINES, target_icon

ENCODINGS = ("", "UTF-8", "GB18030", "UTF-16", "Big5")
_MOST_HEADER_ROWS = 20
_RECOGNISED = -1
_WIDEST = 220
_LAYERS_WIDTH = 170
_HEADER_WIDTH = 90


class FilePage(Page):
    """Reads in the background; what a file is likely to be is offered, never taken silently."""

    TITLE = "File"

    def __init__(self, wizard):
        super().__init__(wizard)
        self._read: ReadFile | None = None
        self._layer: QgsVectorLayer | None = None
        self._fits: list[Profile] = []
        self._filling = False
        self._kept: Profile | None = None
        self._lay_out()
        self._show_table()

    def _lay_out(self) -> None:
        self.path = QLineEdit(self)
        self.path.setObjectName("CivicGrid.import.path")
        self.path.setPlaceholderText(tr("Drop a file here, or choose one …"))
        self.path.returnPressed.connect(lambda: self.open(self.path.text().strip()))
        theme = QgsApplication.getThemeIcon
        choose = QPushButton(theme("/mActionFileOpen.svg"), tr("File …"), self)
        choose.setObjectName("CivicGrid.import.choose")
        choose.clicked.connect(self._choose_file)
        folder = QPushButton(theme("/mIconFolderOpen.svg"), tr("Folder …"), self)
        folder.clicked.connect(self._choose_folder)
        self.layers = QgsMapLayerComboBox(self)
        self.layers.setObjectName("CivicGrid.import.layer")
        self.layers.setMinimumWidth(_LAYERS_WIDTH)
        self.layers.setFilters(QgsMapLayerProxyModel.Filter.VectorLayer)
        self.layers.setAllowEmptyLayer(True, tr("or a layer of the project"))
        project = self.wizard.workbench.project
        ours = [layer for layer in project.mapLayers().values() if layer.customProperty(TABLE)]
        self.layers.setExceptedLayerList(ours)
        self.layers.setCurrentIndex(next(row for row in range(self.layers.count()) if self.layers.layer(row) is None))
        self.layers.layerChanged.connect(self._choose_layer)
        for button in (choose, folder):
            button.setAutoDefault(False)
        first = QHBoxLayout()
        first.addWidget(self.path, 1)
        first.addWidget(choose)
        first.addWidget(folder)
        first.addWidget(self.layers)
        self.sheet = QComboBox(self)
        self.sheet.setObjectName("CivicGrid.import.sheet")
        self.sheet.activated.connect(lambda _=0: self._read_again())
        self.header = QSpinBox(self)
        self.header.setObjectName("CivicGrid.import.header")
        self.header.setRange(_RECOGNISED, _MOST_HEADER_ROWS)
        self.header.setMinimumWidth(_HEADER_WIDTH)
        self.header.setKeyboardTracking(False)
        self.header.valueChanged.connect(lambda _=0: self._read_again())
        self.encoding = QComboBox(self)
        self.encoding.setObjectName("CivicGrid.import.encoding")
        self.encoding.activated.connect(lambda _=0: self._read_again())
        self._encoding_label = QLabel(tr("Encoding"), self)
        second = QHBoxLayout()
        second.addWidget(QLabel(tr("Worksheet or layer"), self))
        second.addWidget(self.sheet, 1)
        second.addWidget(QLabel(tr("Header rows"), self))
        second.addWidget(self.header)
        second.addWidget(self._encoding_label)
        second.addWidget(self.encoding)
        self.model = RawModel(self)
        self.table = plain_table("CivicGrid.import.raw", self)
        self.table.setModel(self.model)
        self.notes = Notice("CivicGrid.import.notes", self)
        self.target = QComboBox(self)
        self.target.setObjectName("CivicGrid.import.target")
        self.target.setIconSize(QSize(20, 20))
        self.target.addItem(tr("Choose what the rows are …"), "")
        for one in importable().values():
            text = f"{one.label(language())} – {tr(TARGET_LINES[one.name])}"
            self.target.addItem(target_icon(one), text, one.name)
        self.target.activated.connect(lambda _=0: self._choose_target())
        self.profile = QComboBox(self)
        self.profile.setObjectName("CivicGrid.import.profile")
        self.profile.activated.connect(lambda _=0: self._choose_profile())
        self.source = QComboBox(self)
        self.source.setObjectName("CivicGrid.import.source")
        self.source.setEditable(True)
        self.source.lineEdit().setPlaceholderText(tr("The office the data comes from"))
        self.source.editTextChanged.connect(self._type_source)
        self.source_note = QLabel(
            tr("Keep the name the same for every file of this office: a file is compared with its own last one."), self
        )
        self.source_note.setWordWrap(True)
        form = QFormLayout()
        form.addRow(tr("The rows are"), self.target)
        form.addRow(tr("Profile"), self.profile)
        form.addRow(tr("Source of the data"), self.source)
        form.addRow("", self.source_note)
        self.below = QFrame(self)
        lower = QVBoxLayout(self.below)
        lower.setContentsMargins(0, 0, 0, 0)
        lower.addLayout(second)
        lower.addWidget(self.table, 1)
        lower.addWidget(self.notes)
        lower.addLayout(form)
        self.hint = self._hint()
        layout = QVBoxLayout(self)
        layout.addLayout(first)
        layout.addWidget(self.hint, 1)
        layout.addWidget(self.below, 1)

    def _hint(self) -> QWidget:
        """What is seen before there is a file."""
        frame = QFrame(self)
        frame.setObjectName("CivicGrid.import.drop")
        frame.setStyleSheet("#CivicGrid\\.import\\.drop { border: 2px dashed #8a8a8a; border-radius: 8px; }")
        picture = QLabel(frame)
        picture.setPixmap(QgsApplication.getThemeIcon("/mActionAddTable.svg").pixmap(QSize(48, 48)))
        text = QLabel(
            tr(
                "Drop a file here.\n\nSpreadsheets (XLSX, XLS, WPS, ODS), text (CSV, TXT), maps and drawings "
                "(SHP, GeoPackage, GeoJSON, KML, DXF, FileGDB).\n\nThe file is only read. Nothing enters the database "
                "before you have seen what would change."
            ),
            frame,
        )
        text.setWordWrap(True)
        text.setAlignment(Qt.AlignmentFlag.AlignCenter)
        column = QVBoxLayout(frame)
        column.addStretch(1)
        column.addWidget(picture, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(text)
        column.addStretch(1)
        return frame

    def open(self, path: str) -> None:
        """Read a file or folder; nothing is kept of the one before, unless it is the next of its kind."""
        if not path:
            return
        self._layer = None
        self.path.setText(path)
        kept = self._kept
        if kept is None:
            self.wizard.draft = Draft()
        self._start(Path(path), "", kept.header_rows if kept else None, kept.encoding if kept else "")

    def keep(self, profile: Profile) -> None:
        """The next file is read as this one was."""
        self._kept, self._read = profile, None
        self.path.clear()
        self._show_table()

    def _choose_file(self) -> None:
        path, _ = QFileDialog.getOpenFileName(self, tr("File to import"), str(Path(self.path.text()).parent))
        self.open(path)

    def _choose_folder(self) -> None:
        path = QFileDialog.getExistingDirectory(self, tr("Folder to import (FileGDB)"), self.path.text())
        self.open(path)

    def _choose_layer(self, layer) -> None:
        if layer is None or self._filling:
            return
        # A copy of the layer's own, so that it can be read in the background.
        self._layer = layer.clone()
        self.wizard.draft = Draft()
        self.path.setText(layer.name())
        self._start(None, "", None, "")

    def _read_again(self) -> None:
        if self._filling or self._read is None or self._layer is not None:
            return
        rows = self.header.value()
        header = None if rows == _RECOGNISED else rows
        self._start(self.draft.path, self.sheet.currentData() or "", header, self.encoding.currentData() or "")

    def _start(self, path: Path | None, sheet: str, header: int | None, encoding: str) -> None:
        layer = self._layer
        name = self.path.text()

        def work(store: Store, progress: Progress) -> ReadFile:
            if layer is not None:
                table, sheets = read_source(layer, name, progress=progress.part(0, 80)), []
            else:
                sheets = list_sheets(path, encoding)
                table = read_table(path, sheet, header_rows=header, encoding=encoding, progress=progress.part(0, 80))
            return understand(store, sheets, table)

        def done(found: ReadFile) -> None:
            self.draft.path, self.draft.header_rows, self.draft.encoding = path, header, encoding
            self._take(found)

        def failed(error: BaseException) -> None:
            self._read, self.draft.table = None, None
            self._show_table()
            self.wizard.say_error(error)

        self.wizard.run(tr("Read the file"), work, done, failed)

    def _take(self, found: ReadFile) -> None:
        self._read, draft = found, self.draft
        chosen = draft.target.name if draft.target else ""
        draft.table, draft.several_sheets = found.table, len(found.sheets) > 1
        self._fits = fitting(found.profiles, found.table.headers)
        kept, self._kept = self._kept, None
        before = [one for one in self._fits if (one.name, one.target) == (draft.profile, chosen)]
        if kept is not None and fitting([(kept.name, kept.target, kept.content())], found.table.headers):
            draft.use(kept)
        elif before or (self._fits and not chosen):
            draft.use((before or self._fits)[0])
        elif name := chosen or found.target:
            draft.take(importable()[name])
        self._show_table()

    def _show_table(self) -> None:
        there = self._read is not None
        self.hint.setVisible(not there)
        self.below.setVisible(there)
        if there:
            self._fill()
        self.turned.emit()

    def _fill(self) -> None:
        self._filling = True
        found, draft = self._read, self.draft
        table = found.table
        self.sheet.clear()
        for sheet in found.sheets or ():
            rows = "" if sheet.rows is None else " " + tr("({count} rows)").format(count=f"{sheet.rows:,}")
            self.sheet.addItem(sheet.name + rows, sheet.name)
        self.sheet.setCurrentIndex(max(0, self.sheet.findData(table.sheet)))
        self.sheet.setEnabled(self.sheet.count() > 1)
        self.header.setSpecialValueText(tr("recognised: {count}").format(count=table.header_rows))
        self.header.setValue(_RECOGNISED if draft.header_rows is None else draft.header_rows)
        self.header.setEnabled(table.header_rows > 0 or draft.header_rows is not None)
        coded = bool(table.encoding)
        self.encoding.clear()
        for name in ENCODINGS:
            self.encoding.addItem(name or tr("recognised: {name}").format(name=table.encoding), name)
        self.encoding.setCurrentIndex(max(0, self.encoding.findData(draft.encoding)))
        self.encoding.setVisible(coded)
        self._encoding_label.setVisible(coded)
        self._show_cells()
        self.table.resizeColumnsToContents()
        for column in range(len(table.headers)):
            self.table.setColumnWidth(column, min(self.table.columnWidth(column), _WIDEST))
        rows = tr("{count} rows; the first {shown} are shown.")
        said = [rows.format(count=f"{len(table.numbers):,}", shown=self.model.rowCount())]
        self.notes.say(" ".join([*said, *(sentence(note) for note in table.notes)]))
        self.target.setCurrentIndex(max(0, self.target.findData(draft.target.name if draft.target else "")))
        self._fill_profiles()
        self.source.clear()
        self.source.addItems(found.sources)
        self.source.setEditText(draft.source)
        self._filling = False

    def _show_cells(self) -> None:
        """The first rows as they stand in the file; of residents masked."""
        self.model.show_table(self._read.table, self.draft.masks())

    def _fill_profiles(self) -> None:
        self.profile.clear()
        self.profile.addItem(tr("none: fields are guessed") if self._fits else tr("none fits this file"), "")
        for place, one in enumerate(self._fits):
            text = tr("{name} (its headers fit)").format(name=one.name)
            self.profile.addItem(QgsApplication.getThemeIcon("/mIconSuccess.svg"), text, place)
            if self.draft.profile == one.name and self.draft.target and self.draft.target.name == one.target:
                self.profile.setCurrentIndex(place + 1)
        self.profile.setEnabled(bool(self._fits))

    def _choose_target(self) -> None:
        name = self.target.currentData()
        if name:
            self.draft.take(importable()[name])
            self._show_cells()
        self._fill_profiles()
        self.turned.emit()

    def _choose_profile(self) -> None:
        place = self.profile.currentData()
        if place == "":
            self._choose_target()
            return
        self.draft.use(self._fits[place])
        self._fill()
        self.turned.emit()

    def _type_source(self, text: str) -> None:
        if not self._filling and text.strip() != self.draft.source:
            self.draft.source = text.strip()
            self.draft.forget_plan()
            self.turned.emit()

    def missing(self) -> str:
        """A file that could be read, a target and a source."""
        if self._read is None:
            return tr("Choose a file.")
        if not self.target.currentData():
            return tr("Choose what the rows are.")
        if not self.draft.source:
            return tr("Name the source of the data.")
        return ""
