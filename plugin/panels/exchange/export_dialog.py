"""Asks what is exported, how, and to which file."""

from pathlib import Path

from qgis.core import Qgis
from qgis.gui import QgsFileWidget
from qgis.PyQt import sip
from qgis.PyQt.QtWidgets import QCheckBox, QComboBox, QFormLayout, QLabel, QLineEdit

from ...domain.coordinates import COORDINATES
from ...jobs.export.clear import export_clear
from ...jobs.export.formats import ENCODINGS, FORMATS, SHEETS
from ...jobs.export.table import Exported, export_table, has_contacts
from ...jobs.targets import targets
from ...services.keys import KeyringError, find_keys
from ...services.translation import language, tr
from ...store.clear_exports import ROLE
from ..panel import Workbench
from ..shared.areas import indented_areas
from .work import WorkDialog

FORMAT_NAMES = {
    "xlsx": "Spreadsheet (XLSX)",
    "csv": "Text (CSV)",
    "gpkg": "GeoPackage",
    "shp": "Shapefile",
}
SYSTEM_NAMES = {
    "": "As in the database",
    "wgs84": "WGS 84",
    "cgcs2000": "CGCS2000",
    "gcj02": "GCJ-02 (shifted)",
    "bd09": "BD-09 (shifted)",
}


class ExportDialog(WorkDialog):
    """Exports one target; in clear only with the right to do so, and a reason."""

    def __init__(self, workbench: Workbench):
        super().__init__(workbench, "export", tr("Export a table"), tr("Export"))
        body = self.body
        self.target = QComboBox(body)
        self.target.setObjectName("CivicGrid.export.target")
        for name, target in targets().items():
            self.target.addItem(target.label(language()), name)
        self.format = QComboBox(body)
        self.format.setObjectName("CivicGrid.export.format")
        for name in FORMATS:
            self.format.addItem(tr(FORMAT_NAMES[name]), name)
        self.system = QComboBox(body)
        self.system.setObjectName("CivicGrid.export.system")
        for name in ("", *COORDINATES):
            self.system.addItem(tr(SYSTEM_NAMES[name]), name)
        self.area = QComboBox(body)
        self.area.addItem(tr("Everywhere"), None)
        self.encoding = QComboBox(body)
        self.encoding.addItems(ENCODINGS)
        self.wkt = QCheckBox(tr("A column with the geometry as WKT"), body)
        self.clear = QCheckBox(tr("Contacts in clear (numbered and audited)"), body)
        self.clear.setObjectName("CivicGrid.export.clear")
        self.reason = QLineEdit(body)
        self.reason.setObjectName("CivicGrid.export.reason")
        self.reason.setPlaceholderText(tr("What the clear contacts are needed for"))
        self.note = QLabel(tr("Contacts leave masked; other personal data is not exported."), body)
        self.note.setWordWrap(True)
        self.file = QgsFileWidget(body)
        self.file.setObjectName("CivicGrid.export.file")
        self.file.setStorageMode(QgsFileWidget.StorageMode.SaveFile)
        self.file.setConfirmOverwrite(True)
        self.file.setDialogTitle(tr("Export a table"))
        form = QFormLayout(body)
        form.setContentsMargins(0, 0, 0, 0)
        for title, widget in (
            (tr("Table"), self.target),
            (tr("Format"), self.format),
            (tr("Coordinate system"), self.system),
            (tr("Area"), self.area),
            (tr("Encoding"), self.encoding),
            ("", self.wkt),
            ("", self.note),
            ("", self.clear),
            (tr("Reason"), self.reason),
            (tr("File"), self.file),
        ):
            form.addRow(title, widget)
        self._form = form
        for box in (self.target, self.format):
            box.currentIndexChanged.connect(lambda _: self._turn())
        self.clear.toggled.connect(lambda _: self._turn())
        self._overwrite = ""
        self.file.fileChanged.connect(self._chosen)
        # It may have been closed meanwhile.
        workbench.in_open_store(
            tr("Read the areas"), indented_areas, self._offer, still=lambda: not sip.isdeleted(self)
        )
        self._turn()

    def _offer(self, areas: list[tuple[int, str]]) -> None:
        for key, name in areas:
            self.area.addItem(name, key)

    def _chosen(self, path: str) -> None:
        """QGIS's own dialog has asked about a file that is there; a path that was typed is not asked about."""
        self.say("")
        self._overwrite = "" if self.file.lineEdit().hasFocus() else path

    def _turn(self) -> None:
        """Show what belongs to the chosen target and format."""
        target, name = self.target.currentData(), self.format.currentData()
        sheet, contacts = name in SHEETS, has_contacts(target)
        may = contacts and sheet and ROLE in self._workbench.session.account.roles
        for widget, shown in (
            (self.encoding, name == "shp"),
            (self.wkt, sheet and bool(targets()[target].geometry)),
            (self.note, contacts and not (may and self.clear.isChecked())),
            (self.clear, may),
            (self.reason, may and self.clear.isChecked()),
        ):
            widget.setVisible(shown)
            if label := self._form.labelForField(widget):
                label.setVisible(shown)
        self.file.setFilter(f"{tr(FORMAT_NAMES[name])} (*.{name})")
        path = self.file.filePath()
        if path and Path(path).suffix.lower().removeprefix(".") in FORMATS:
            self.file.setFilePath(str(Path(path).with_suffix(f".{name}")))
        self.adjustSize()

    def act(self) -> None:
        """Export in the background."""
        target, name = self.target.currentData(), self.format.currentData()
        if not self.file.filePath().strip():
            self.say(tr("Choose the file first."), wrong=True)
            return
        path = Path(self.file.filePath().strip())
        if path.suffix.lower() != f".{name}":
            path = path.with_name(f"{path.name}.{name}")
        clear = not self.clear.isHidden() and self.clear.isChecked()
        keyring = None
        if has_contacts(target):
            try:
                keyring = find_keys(self._workbench.session.store.uid)
            except KeyringError as error:
                if clear:
                    self.say(str(error), wrong=True)
                    return
        options = {
            "language": language(),
            "area": self.area.currentData(),
            "coordinates": self.system.currentData(),
            "overwrite": str(path) == self._overwrite,
        }
        reason, wkt, encoding = self.reason.text(), self.wkt.isChecked(), self.encoding.currentText()

        def work(store, progress) -> Exported:
            if clear:
                return export_clear(store, target, path, keyring, reason, progress=progress, **options)
            return export_table(
                store, target, path, keyring=keyring, wkt=wkt, encoding=encoding, progress=progress, **options
            )

        self.begin(tr("Export a table"), work, self._done)

    def _done(self, done: Exported) -> None:
        text = tr("{count} rows were written to {path}.").format(count=done.rows, path=done.files[-1])
        self._workbench.say(" ".join((text, *done.notes)), Qgis.MessageLevel.Success)
        self.accept()
