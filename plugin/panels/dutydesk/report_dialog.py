"""An information report: its text is edited, saved, sent, printed; one that was sent is only printed."""

from collections.abc import Callable
from pathlib import Path

from qgis.core import Qgis, QgsApplication
from qgis.PyQt.QtWidgets import (
    QDialog,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from ...domain.uid import new_uid
from ...jobs.info_report import Draft, Sheet, sheet
from ...maps.info_sheet import draw_place, write_report
from ...services.clock import local_text
from ...services.translation import tr
from ...store import Store
from ...store.loop.info_reports import KIND_NAMES, InfoReports, Report
from ..banner import printed_banner
from ..panel import Workbench

_SIZE = (620, 520)


class ReportDialog(QDialog):
    """``written`` is called after the report was saved or sent."""

    def __init__(
        self,
        workbench: Workbench,
        draft: Draft,
        saved: Report | None = None,
        written: Callable[[], object] = lambda: None,
        parent: QWidget | None = None,
    ):
        super().__init__(parent)
        self.setObjectName("CivicGrid.dutydesk.report")
        self._workbench, self._draft, self._written = workbench, draft, written
        self._report = saved
        self._uid = new_uid()
        self._sent = False
        self.setWindowTitle(tr("{kind}: {title}").format(kind=tr(KIND_NAMES[draft.kind]), title=draft.title))
        self.resize(*_SIZE)
        zone = workbench.session.store.zone
        due = saved.due_at if saved else draft.owed.due_at if draft.owed else None
        self.recipients = QLineEdit(saved.recipients or "" if saved else draft.recipients, self)
        self.recipients.setObjectName("CivicGrid.dutydesk.report.recipients")
        self.content = QPlainTextEdit(saved.content if saved else draft.text, self)
        self.content.setObjectName("CivicGrid.dutydesk.report.content")
        form = QFormLayout()
        form.addRow(tr("Event"), QLabel(f"{draft.number} {draft.title}", self))
        form.addRow(tr("Due"), QLabel(local_text(due, zone) or "—", self))
        form.addRow(tr("Recipients"), self.recipients)
        self.save = self._button("save", tr("Save"), "/mActionFileSave.svg", lambda: self._write(send=False))
        self.print = self._button("print", tr("Print PDF …"), "/mActionFilePrint.svg", self._print)
        self.send = self._button(
            "send", tr("Mark as sent"), "/mActionCheckQgisVersion.svg", lambda: self._write(send=True)
        )
        row = QHBoxLayout()
        for button in (self.save, self.print):
            row.addWidget(button)
        row.addStretch(1)
        row.addWidget(self.send)
        layout = QVBoxLayout(self)
        layout.addLayout(form)
        layout.addWidget(self.content, 1)
        layout.addLayout(row)
        self.finished.connect(self.deleteLater)

    @classmethod
    def of_sent(cls, workbench: Workbench, report: Report, parent: QWidget | None = None) -> "ReportDialog":
        """A report that was sent, to be read and printed."""
        draft = Draft(report.event_id, report.event, report.title, report.kind, None, report.content, "")
        dialog = cls(workbench, draft, report, parent=parent)
        dialog._sent = True
        dialog.content.setReadOnly(True)
        dialog.recipients.setReadOnly(True)
        dialog.save.setVisible(False)
        dialog.send.setVisible(False)
        return dialog

    def _store(self, store: Store, send: bool) -> Report:
        """Save what is edited, and send it; returns the report as it stands then."""
        reports = InfoReports(store)
        with store.transaction():
            key = self._report.id if self._report else None
            if key is None:
                due = self._draft.owed.due_at if self._draft.owed else None
                key = reports.begin(self._draft.event_id, self._draft.kind, self._text, self._to, due, self._uid)
            if not self._sent:
                reports.change(key, self._text, self._to, seen=self._report)
            if send:
                reports.send(key)
            return next(one for one in reports.reports([self._draft.event_id]) if one.id == key)

    def _write(self, *, send: bool) -> None:
        self._take()

        def done(report: Report) -> None:
            self._report = report
            self._written()
            self.accept()

        self._work(tr("Save the report"), lambda store: self._store(store, send), done)

    def _print(self) -> None:
        name = f"{self._draft.number}-{self._draft.kind}.pdf"
        chosen, _ = QFileDialog.getSaveFileName(self, tr("Print PDF …"), name, "PDF (*.pdf)")
        if chosen:
            self.print_to(Path(chosen if chosen.lower().endswith(".pdf") else chosen + ".pdf"))

    def print_to(self, path: Path) -> None:
        """Save the report and write it as PDF."""
        self._take()

        def work(store: Store) -> tuple[Report, Sheet]:
            report = self._store(store, send=False)
            return report, sheet(store, report)

        def done(found: tuple[Report, Sheet]) -> None:
            self._report, page = found
            self._written()
            workbench = self._workbench
            banner = printed_banner(workbench.session.store)

            def drawn(image) -> None:
                try:
                    write_report(path, page.page, image, banner)
                except Exception as error:  # said in one sentence; QGIS goes on
                    workbench.say_error(error)
                    return
                workbench.say(tr("Written to {path}.").format(path=path), Qgis.MessageLevel.Success)

            draw_place(workbench.project, page.shape, workbench.session.store.crs, "report", drawn)

        self._work(tr("Print the report"), work, done)

    def _take(self) -> None:
        """What stands in the fields, for the work in the background."""
        self._text, self._to = self.content.toPlainText(), self.recipients.text()

    def _work(self, title: str, work: Callable, done: Callable) -> None:
        self._enable(False)

        def failed(error: BaseException) -> None:
            self._enable(True)
            self._workbench.say_error(error)

        def told(value: object) -> None:
            self._enable(True)
            done(value)

        self._workbench.in_store(title, work, told, failed)

    def _enable(self, enabled: bool) -> None:
        for button in (self.save, self.print, self.send):
            button.setEnabled(enabled)

    def _button(self, name: str, text: str, picture: str, act: Callable[[], object]) -> QPushButton:
        button = QPushButton(QgsApplication.getThemeIcon(picture), text, self)
        button.setObjectName(f"CivicGrid.dutydesk.report.{name}")
        button.setAutoDefault(False)
        button.clicked.connect(lambda _=False: act())
        return button
