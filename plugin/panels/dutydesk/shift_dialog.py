"""One shift of the duty list: who has it, in which part, from when to when; changed, or taken off the list."""

from collections.abc import Callable
from datetime import datetime

from qgis.PyQt.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QLineEdit,
    QMessageBox,
    QVBoxLayout,
    QWidget,
)

from ...domain.duty import Shift, overlaps
from ...jobs.duty_desk import PART_NAMES, Month
from ...jobs.sentences import error_sentence
from ...services import clock
from ...services.translation import tr
from ...store import Store, StoreError
from ...store.loop.duty import Shifts
from ..panel import Workbench
from ..shared.ask import ask
from .moments import moment_field

_NAME = "CivicGrid.dutydesk.shift"


class ShiftDialog(QDialog):
    """``month`` has the shifts around it: their people are offered, and whoever stands twice at a time is told."""

    def __init__(self, workbench: Workbench, shift: Shift, month: Month, done: Callable[[], object], parent: QWidget):
        super().__init__(parent)
        self.setObjectName(_NAME)
        self.setWindowTitle(tr("A shift"))
        self._workbench, self._shift, self._done = workbench, shift, done
        self._zone = workbench.session.store.zone
        self._others = [one for one in month.shifts if one.id != shift.id]
        self._people = {one.name: one for one in (*self._others, shift)}
        self._directory = month.directory
        self.person = QComboBox(self)
        self.person.setObjectName(f"{_NAME}.name")
        self.person.setEditable(True)
        self.person.addItems(sorted(self._people))
        self.person.setCurrentText(shift.name)
        self.phone = QLineEdit(shift.phone or "", self)
        self.phone.setObjectName(f"{_NAME}.phone")
        self.account = QComboBox(self)
        self.account.setObjectName(f"{_NAME}.account")
        self.account.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.account.addItem(tr("None: called by phone only"), None)
        for one in self._directory.people:
            self.account.addItem(f"{one.name} ({one.login})" if one.login else one.name, one.id)
        self._offer(shift.account)
        self.part = QComboBox(self)
        self.part.setObjectName(f"{_NAME}.part")
        for part in PART_NAMES:
            self.part.addItem(tr(PART_NAMES[part]), part)
        self.part.setCurrentIndex(self.part.findData(shift.part))
        self.begin, self.end = (
            moment_field(f"{_NAME}.{name}", at, self._zone, self)
            for name, at in (("begin", shift.starts_at), ("end", shift.ends_at))
        )
        self.said = QLabel(self)
        self.said.setObjectName(f"{_NAME}.said")
        self.said.setWordWrap(True)
        self.buttons = QDialogButtonBox(self)
        self.keep = self.buttons.addButton(tr("OK"), QDialogButtonBox.ButtonRole.AcceptRole)
        self.keep.setObjectName(f"{_NAME}.keep")
        self.buttons.addButton(tr("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        self.remove = self.buttons.addButton(tr("Take off the list …"), QDialogButtonBox.ButtonRole.DestructiveRole)
        self.remove.setObjectName(f"{_NAME}.remove")
        self.buttons.accepted.connect(self._keep)
        self.buttons.rejected.connect(self.reject)
        self.remove.clicked.connect(lambda _=False: self._remove())
        form = QFormLayout()
        form.addRow(tr("Name"), self.person)
        form.addRow(tr("Account"), self.account)
        form.addRow(tr("Phone"), self.phone)
        form.addRow(tr("Part"), self.part)
        form.addRow(tr("Begins"), self.begin)
        form.addRow(tr("Ends"), self.end)
        column = QVBoxLayout(self)
        column.addLayout(form)
        column.addWidget(self.said)
        column.addWidget(self.buttons)
        self.person.currentTextChanged.connect(self._choose)
        self.account.currentIndexChanged.connect(lambda _=None: self._look())
        for field in (self.begin, self.end):
            field.dateTimeChanged.connect(lambda _=None: self._look())
        self._look()
        self.finished.connect(self.deleteLater)
        workbench.session.closed.connect(self.reject)

    def values(self) -> dict[str, object]:
        """The columns that differ from the shift as it was. Raises StoreError for one that lacks a name or a time."""
        name = self.person.currentText().strip()
        if not name:
            raise StoreError(tr("Name at least one person."))
        begin, end = self._period()
        was = self._shift
        row = {
            "name": (name, was.name),
            "phone": (self.phone.text().strip() or None, was.phone),
            "part": (self.part.currentData(), was.part),
            "app_user_id": (self.account.currentData(), was.account),
            "starts_at": (begin, was.starts_at),
            "ends_at": (end, was.ends_at),
        }
        return {column: value for column, (value, before) in row.items() if value != before}

    def _period(self) -> tuple[datetime, datetime]:
        first, last = self.begin.dateTime().toPyDateTime(), self.end.dateTime().toPyDateTime()
        try:
            begin, end = clock.local_period(first.date(), last.date(), self._zone, first.time(), last.time())
        except ValueError:
            raise StoreError(tr("A shift ends after it begins.")) from None
        # The fields show minutes: what was not touched keeps its seconds.
        was = self._shift
        same = [clock.local_text(now, self._zone) == clock.local_text(before, self._zone)
                for now, before in ((begin, was.starts_at), (end, was.ends_at))]  # fmt: skip
        return was.starts_at if same[0] else begin, was.ends_at if same[1] else end

    def _choose(self, name: str) -> None:
        """Somebody of the list brings telephone and account along, another name the only account of it."""
        known = self._people.get(name.strip())
        account = self._directory.account_of(name, self._shift.area)
        if known is not None:
            self.phone.setText(known.phone or "")
            account = known.account if self._directory.person(known.account) else account
        self._offer(account)
        self._look()

    def _offer(self, account: int | None) -> None:
        self.account.setCurrentIndex(max(0, self.account.findData(account)))

    def _look(self) -> None:
        """Say what is wrong with the shift, or who stands twice; the latter may be kept."""
        try:
            values = self.values()
        except StoreError as error:
            self._say(f"⚠ {error_sentence(error)}", ok=False)
            return
        columns = {"app_user_id": "account"}
        made = Shift(**{**vars(self._shift), **{columns.get(key, key): value for key, value in values.items()}})
        twice = [pair for pair in overlaps([*self._others, made]) if made in pair]
        text = tr("▲ {name} stands twice at {time}.")
        said = [text.format(name=made.name, time=clock.local_text(pair[1].starts_at, self._zone)) for pair in twice[:1]]
        self._say("".join(said))

    def _say(self, text: str, *, ok: bool = True) -> None:
        self.said.setText(text)
        self.said.setVisible(bool(text))
        self.keep.setEnabled(ok)

    def _keep(self) -> None:
        values, shift = self.values(), self._shift
        if values:
            self._write(lambda store: Shifts(store).change(shift.id, values, seen=shift))
        else:
            self.accept()

    def _remove(self) -> None:
        shift = self._shift
        text = tr("Take {name} off the list, from {begin} to {end}?")
        begin, end = (clock.local_text(at, self._zone) for at in (shift.starts_at, shift.ends_at))
        choices = {QMessageBox.StandardButton.Yes: tr("Take off"), QMessageBox.StandardButton.No: tr("Cancel")}
        text = text.format(name=shift.name, begin=begin, end=end)
        answer = ask(self, self.windowTitle(), text, choices, QMessageBox.StandardButton.No)
        if answer == QMessageBox.StandardButton.Yes:
            self._write(lambda store: Shifts(store).remove(shift.id, seen=shift))

    def _write(self, work: Callable[[Store], None]) -> None:
        self.buttons.setEnabled(False)

        def done(_nothing: object) -> None:
            self._done()
            self.accept()

        def failed(error: BaseException) -> None:
            self.buttons.setEnabled(True)
            self._say(error_sentence(error))

        self._workbench.in_open_store(tr("Change the duty list"), work, done, failed)
