"""Asks for what residents are exported and where to; the file holds what the table shows, masked."""

from collections.abc import Sequence
from pathlib import Path

from qgis.core import Qgis
from qgis.gui import QgsFileWidget
from qgis.PyQt.QtWidgets import QFormLayout, QLabel, QLineEdit

from ...domain.query import Conditions
from ...jobs.export.formats import SHEETS
from ...jobs.export.table import Exported
from ...jobs.persons_table import export_persons
from ...services.translation import language, tr
from ..exchange.work import WorkDialog
from ..panel import Workbench


class ExportDialog(WorkDialog):
    """Exports the rows of a query, the selected ones where there are any."""

    def __init__(self, workbench: Workbench, conditions: Conditions, stays: Sequence[int] | None):
        super().__init__(workbench, "query-export", tr("Export residents"), tr("Export"))
        self._conditions, self._stays = conditions, stays
        body = self.body
        told = tr("All rows of the query") if stays is None else tr("{count} selected rows").format(count=len(stays))
        note = QLabel(
            tr("Names, numbers and phones stay masked. Purpose, conditions and number of rows stand in the audit log."),
            body,
        )
        note.setWordWrap(True)
        self.purpose = QLineEdit(body)
        self.purpose.setObjectName("CivicGrid.query-export.purpose")
        self.purpose.setPlaceholderText(tr("What the list is needed for"))
        self.file = QgsFileWidget(body)
        self.file.setObjectName("CivicGrid.query-export.file")
        self.file.setStorageMode(QgsFileWidget.StorageMode.SaveFile)
        self.file.setConfirmOverwrite(True)
        self.file.setFilter(f"{tr('Spreadsheet (XLSX)')} (*.xlsx);;{tr('Text (CSV)')} (*.csv)")
        self.file.setDialogTitle(tr("Export residents"))
        self.file.fileChanged.connect(self._chosen)
        self._overwrite = ""
        form = QFormLayout(body)
        form.setContentsMargins(0, 0, 0, 0)
        form.addRow(tr("Rows"), QLabel(told, body))
        form.addRow(note)
        form.addRow(tr("Purpose"), self.purpose)
        form.addRow(tr("File"), self.file)

    def _chosen(self, path: str) -> None:
        """QGIS's own dialog has asked about a file that is there; a path that was typed is not asked about."""
        self.say("")
        self._overwrite = "" if self.file.lineEdit().hasFocus() else path

    def act(self) -> None:
        """Export in the background."""
        text = self.file.filePath().strip()
        if not text:
            self.say(tr("Choose the file first."), wrong=True)
            return
        path = Path(text)
        if path.suffix.lower().removeprefix(".") not in SHEETS:
            path = path.with_name(f"{path.name}.xlsx")
        account, purpose = self._workbench.session.account, self.purpose.text()
        options = {"language": language(), "stays": self._stays, "overwrite": str(path) == self._overwrite}

        def work(store, progress) -> Exported:
            return export_persons(store, account, self._conditions, path, purpose, progress=progress, **options)

        self.begin(tr("Export residents"), work, self._done)

    def _done(self, done: Exported) -> None:
        text = tr("{count} rows were written to {path}.").format(count=done.rows, path=done.files[-1])
        self._workbench.say(text, Qgis.MessageLevel.Success)
        self.accept()
