"""That an event was reported by telephone 电话报告: to whom and when, entered into the log."""

from collections.abc import Callable
from zoneinfo import ZoneInfo

from qgis.PyQt.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from ...jobs.sentences import error_sentence
from ...services import clock
from ...services.translation import tr
from ...store.loop.info_reports import Call, InfoReports, Standing
from ..panel import Workbench
from .moments import moment_field, wall_clock

_NAME = "CivicGrid.dutydesk.call"
_WIDTH = 400


class CallDialog(QDialog):
    """``written(call)`` is called with the call that stands then, perhaps another person's."""

    def __init__(self, workbench: Workbench, standing: Standing, written: Callable[[Call], object], parent: QWidget):
        super().__init__(parent)
        self.setObjectName(_NAME)
        self.setWindowTitle(tr("Reported by telephone …"))
        self._workbench, self._standing, self._written = workbench, standing, written
        self._zone = workbench.session.store.zone
        self.setMinimumWidth(_WIDTH)
        self.to = QLineEdit(self)
        self.to.setObjectName(f"{_NAME}.to")
        self.to.setPlaceholderText(tr("Unit, person or number that was called"))
        call = standing.call
        self.at = moment_field(f"{_NAME}.at", max(clock.utc_now(), call.known_at), self._zone, self)
        self.at.setMinimumDateTime(wall_clock(call.known_at, self._zone))
        self.said = QLabel(self)
        self.said.setObjectName(f"{_NAME}.said")
        self.said.setWordWrap(True)
        self.said.hide()
        self.buttons = QDialogButtonBox(self)
        self.keep = self.buttons.addButton(tr("Write the line"), QDialogButtonBox.ButtonRole.AcceptRole)
        self.keep.setObjectName(f"{_NAME}.keep")
        self.keep.setEnabled(False)
        self.buttons.addButton(tr("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        self.buttons.accepted.connect(self._keep)
        self.buttons.rejected.connect(self.reject)
        self.to.textChanged.connect(lambda text: self.keep.setEnabled(bool(text.strip())))
        form = QFormLayout()
        event = QLabel(f"{standing.event} {standing.title}", self)
        event.setWordWrap(True)
        form.addRow(tr("Event"), event)
        form.addRow(tr("Due"), QLabel(clock.local_text(call.due_at, self._zone), self))
        form.addRow(tr("Reported to"), self.to)
        form.addRow(tr("Time of the call"), self.at)
        column = QVBoxLayout(self)
        column.addLayout(form)
        column.addWidget(self.said)
        column.addWidget(self.buttons)
        self.finished.connect(self.deleteLater)
        workbench.session.closed.connect(self._leave)

    def _leave(self) -> None:
        self.done(QDialog.DialogCode.Rejected)

    def reject(self) -> None:
        """Close, but not while the line is being written: whether it stands is to be seen."""
        if self.buttons.isEnabled():
            super().reject()

    def _keep(self) -> None:
        self.buttons.setEnabled(False)
        local = self.at.dateTime().toPyDateTime().replace(tzinfo=ZoneInfo(self._zone))
        event, to, at = self._standing.event_id, self.to.text(), local.astimezone(clock.UTC)

        def done(call: Call) -> None:
            self._written(call)
            self.accept()

        def failed(error: BaseException) -> None:
            self.buttons.setEnabled(True)
            self.said.setText(f"⚠ {error_sentence(error)}")
            self.said.show()
            self.adjustSize()

        self._workbench.in_open_store(
            tr("Write into the duty log"), lambda store: InfoReports(store).call(event, to, at), done, failed
        )
