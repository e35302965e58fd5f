"""Step 5: what the batch is for, and the writing."""

from __future__ import annotations

import datetime

from qgis.core import QgsApplication
from qgis.gui import QgsDateEdit
from qgis.PyQt.QtCore import QDate, Qt, QUrl
from qgis.PyQt.QtGui import QDesktopServices
from qgis.PyQt.QtWidgets import (
    QCheckBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from ...jobs.import_persons.plan import PersonPlan
from ...jobs.import_persons.told import led_sentence, refused_sentences
from ...jobs.import_table.write import Outcome
from ...jobs.imports import ask_again, needs_keys, write_plan
from ...jobs.progress import Progress
from ...services.keys import find_keys, unlock_authentication
from ...services.translation import language, tr
from ...store import Store
from ...store.access import Access
from ...store.profiles import save_profile
from .page import Page


class BatchPage(Page):
    """The wizard's last page; after the writing it says what was done."""

    TITLE = "Batch"

    def __init__(self, wizard):
        super().__init__(wizard)
        self.stack = QStackedWidget(self)
        self.stack.addWidget(self._form_page())
        self.stack.addWidget(self._summary_page())
        layout = QVBoxLayout(self)
        layout.addWidget(self.stack)

    def _form_page(self) -> QWidget:
        page = QWidget(self)
        self.summary = QLabel(page)
        self.summary.setObjectName("CivicGrid.import.summary")
        self.summary.setWordWrap(True)
        self.purpose = QLineEdit(page)
        self.purpose.setObjectName("CivicGrid.import.purpose")
        self.purpose.setPlaceholderText(tr("What the data is for, e.g. yearly census of houses"))
        self.dated = self._day_edit("dated")
        self.until = self._day_edit("until")
        self.keep = QCheckBox(tr("Keep as a profile, named"), page)
        self.keep.setObjectName("CivicGrid.import.keep")
        self.name = QLineEdit(page)
        self.name.setObjectName("CivicGrid.import.profile.name")
        self.keep.toggled.connect(self.name.setEnabled)
        self.keep.toggled.connect(lambda _: self.turned.emit())
        self.name.textChanged.connect(lambda _: self.turned.emit())
        row = QHBoxLayout()
        row.addWidget(self.keep)
        row.addWidget(self.name, 1)
        form = QFormLayout()
        form.addRow(tr("Purpose"), self.purpose)
        form.addRow(tr("The data is of"), self.dated)
        form.addRow(tr("Use authorised until"), self.until)
        form.addRow("", row)
        self.purpose.textChanged.connect(lambda _: self.turned.emit())
        self.until.dateValueChanged.connect(lambda _: self.turned.emit())
        self.privacy = QLabel(
            tr(
                "Names, numbers, telephones, birth dates and addresses are sealed with the database's keys and stand "
                "masked everywhere else. The file still holds them: keep or delete it as your rules say."
            ),
            page,
        )
        self.privacy.setObjectName("CivicGrid.import.privacy")
        self.privacy.setWordWrap(True)
        note = QLabel(
            tr(
                "Everything is written at once or not at all, and recorded as one batch with your name. "
                "The batch can be withdrawn later under Data import ▸ Batches."
            ),
            page,
        )
        note.setWordWrap(True)
        column = QVBoxLayout(page)
        column.addWidget(self.summary)
        column.addSpacing(12)
        column.addLayout(form)
        column.addSpacing(12)
        column.addWidget(self.privacy)
        column.addWidget(note)
        column.addStretch(1)
        return page

    def _day_edit(self, name: str) -> QgsDateEdit:
        edit = QgsDateEdit(self)
        edit.setObjectName(f"CivicGrid.import.{name}")
        edit.setDisplayFormat("yyyy-MM-dd")
        edit.setAllowNull(True)
        edit.setNullRepresentation(tr("not stated"))
        edit.clear()
        return edit

    def _summary_page(self) -> QWidget:
        page = QWidget(self)
        self.done_icon = QLabel(page)
        self.done_text = QLabel(page)
        self.done_text.setObjectName("CivicGrid.import.done")
        self.done_text.setWordWrap(True)
        self.done_text.setAlignment(Qt.AlignmentFlag.AlignCenter)
        font = self.done_text.font()
        font.setPointSizeF(font.pointSizeF() * 1.3)
        self.done_text.setFont(font)
        self.rejects = QLabel(page)
        self.rejects.setObjectName("CivicGrid.import.done.rejects")
        self.rejects.setWordWrap(True)
        self.rejects.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.rejects.linkActivated.connect(self._follow)
        self.another = QPushButton(
            QgsApplication.getThemeIcon("/mActionAddTable.svg"), tr("Next file of this kind"), page
        )
        self.another.setObjectName("CivicGrid.import.next-file")
        self.another.clicked.connect(lambda _=False: self.wizard.begin_next())
        column = QVBoxLayout(page)
        column.addStretch(1)
        column.addWidget(self.done_icon, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(self.done_text)
        column.addWidget(self.rejects)
        column.addSpacing(16)
        column.addWidget(self.another, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(2)
        return page

    def enter(self) -> None:
        """Say once more what will be written."""
        draft = self.draft
        self.stack.setCurrentIndex(0)
        counts = _counted(draft.decided().counts())
        text = tr("{file} → {target}, from {source}\n{counts}")
        self.summary.setText(
            text.format(
                file=draft.table.file, target=draft.target.label(language()), source=draft.source, counts=counts
            )
        )
        if not self.purpose.text():
            self.purpose.setText(draft.purpose)
        self.keep.setChecked(bool(draft.save_as))
        self.name.setText(draft.save_as or f"{draft.source} {draft.target.label(language())}")
        self.name.setEnabled(self.keep.isChecked())
        self.privacy.setVisible(draft.target.people)

    def missing(self) -> str:
        """A name for the profile, when one is to be kept."""
        if self.keep.isChecked() and not self.name.text().strip():
            return tr("Name the profile.")
        if self.draft.target is not None and self.draft.target.people:
            if not self.purpose.text().strip():
                return tr("Say what the residents' data is for.")
            if _day(self.until) is None:
                return tr("Say until when the data may be used.")
        return ""

    def write(self) -> None:
        """Write the batch in the background."""
        draft = self.draft
        draft.purpose = self.purpose.text().strip()
        draft.dated, draft.authorised_until = _day(self.dated), _day(self.until)
        draft.save_as = self.name.text().strip() if self.keep.isChecked() else ""
        plan = draft.decided()
        plan.prepared.request = draft.request()
        profile = draft.as_profile(draft.save_as) if draft.save_as else None
        personal = needs_keys(draft.target, plan)
        try:
            if personal:
                unlock_authentication()
        except Exception as error:  # said in one sentence; nothing was written
            self.wizard.say_error(error)
            return

        def work(store: Store, progress: Progress) -> Outcome:
            keyring = find_keys(store.uid) if personal else None
            asked = ask_again(store, plan, keyring)
            with store.transaction():
                outcome = write_plan(store, plan, progress, keyring=keyring, asked=asked)
                if profile is not None:
                    person = Access(store).who_am_i().id
                    save_profile(store, profile.name, profile.target, profile.content(), person)
            return outcome

        def cancelled() -> None:
            self.wizard.say(tr("Cancelled; nothing was imported"))

        self.wizard.run(tr("Write the batch"), work, self._written, self.wizard.say_error, cancelled)

    def _written(self, outcome: Outcome) -> None:
        draft = self.draft
        draft.outcome = outcome
        self.done_icon.setPixmap(QgsApplication.getThemeIcon("/mIconSuccess.svg").pixmap(48, 48))
        head = (
            tr("No batch was recorded")
            if outcome.batch is None
            else tr("Batch {number} was written.").format(number=outcome.batch)
        )
        people = isinstance(draft.plan, PersonPlan)
        rooms = [led_sentence(draft.plan), *refused_sentences(draft.plan)] if people else []
        self.done_text.setText("\n".join(filter(None, (head, _counted(outcome.counts), *rooms))))
        problems = draft.plan.prepared.problems
        if draft.rejects:
            link = f'<a href="open">{draft.rejects.name}</a>'
            text = tr("The rejected rows are in {file}: correct them there and bring the file again.")
            self.rejects.setText(text.format(file=link))
        elif problems:
            link = f'<a href="save">{tr("Save rejected rows …")}</a>'
            self.rejects.setText(tr("{count} rows were rejected.").format(count=len(problems)) + " " + link)
        else:
            self.rejects.setText("")
        self.stack.setCurrentIndex(1)
        self.wizard.written()

    def _follow(self, link: str) -> None:
        if link == "open":
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self.draft.rejects)))
        else:
            self.wizard.save_rejects()


def _counted(counts: dict) -> str:
    text = tr("{inserted} new, {updated} changed, {same} unchanged, {conflict} in conflict, {rejected} rejected")
    return text.format(inserted=counts["insert"], updated=counts["update"], same=counts["same"],
                       conflict=counts["conflict"], rejected=counts["rejected"])  # fmt: skip


def _day(edit: QgsDateEdit) -> datetime.date | None:
    day: QDate = edit.date()
    return None if edit.isNull() or not day.isValid() else datetime.date(day.year(), day.month(), day.day())
