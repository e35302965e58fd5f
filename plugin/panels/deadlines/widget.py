"""The dock 时限与工作日历: rules, calendar, profiles, local files, and how many open events they would move."""

from collections.abc import Callable
from pathlib import Path

from qgis.core import Qgis, QgsApplication
from qgis.PyQt.QtWidgets import QLabel, QMessageBox, QPushButton, QTabWidget, QVBoxLayout, QWidget

from ...domain.events.calendar import Day
from ...domain.events.profile import Profile
from ...jobs import working_calendar
from ...jobs.city_files import export_city_file, import_city_file
from ...jobs.deadlines import Difference, Rulebook, difference, read_rulebook, reckoned
from ...jobs.sentences import error_sentence
from ...services.translation import tr
from ...store import ChangedMeanwhile, Store
from ...store.city_files import Present, city_files, remove_city_file
from ...store.loop import working_time
from ...store.loop.deadlines import Recomputed, install_profile, recompute, save_rules
from ..panel import Workbench
from ..shared.ask import ask
from ..shared.pages import StatePages
from .calendar_tab import CalendarTab
from .files_tab import FilesTab
from .profiles_tab import ProfilesTab
from .rules_tab import RulesTab


class DeadlinesWidget(QWidget):
    """Reads and writes in background tasks; what went wrong stands in one sentence above the button."""

    def __init__(self, workbench: Workbench):
        super().__init__()
        self.setObjectName("CivicGrid.deadlines")
        self._workbench = workbench
        self._asked = 0
        content = QWidget(self)
        self.rules, self.calendar = RulesTab(content), CalendarTab(content)
        self.profiles, self.files = ProfilesTab(self._compare, content), FilesTab(content)
        self.tabs = QTabWidget(content)
        for tab, title in (
            (self.rules, tr("Rules")),
            (self.calendar, tr("Calendar")),
            (self.profiles, tr("Deadline profiles")),
            (self.files, tr("Local")),
        ):
            self.tabs.addTab(tab, title)
        self.message = QLabel(content)
        self.message.setObjectName("CivicGrid.deadlines.message")
        self.message.setWordWrap(True)
        self.message.setStyleSheet("color: #c62828;")
        self.message.hide()
        self.state = QLabel(content)
        self.state.setObjectName("CivicGrid.deadlines.state")
        self.state.setWordWrap(True)
        self.again = QPushButton(QgsApplication.getThemeIcon("/mActionRefresh.svg"), "", content)
        self.again.setObjectName("CivicGrid.deadlines.again")
        self.again.clicked.connect(lambda _=False: self._recompute())
        layout = QVBoxLayout(content)
        layout.addWidget(self.tabs, 1)
        for part in (self.message, self.state, self.again):
            layout.addWidget(part)
        self.pages = StatePages(content, self)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self.pages)
        self.rules.save_asked.connect(self._save_rules)
        self.rules.discard_asked.connect(self.reload)
        self.calendar.day_asked.connect(self._set_day)
        self.calendar.hours_asked.connect(self._set_hours)
        self.calendar.fill_asked.connect(lambda: self._count_days(working_calendar.fill_days))
        self.calendar.announce_asked.connect(self._announce)
        self.calendar.import_asked.connect(self._import)
        self.calendar.export_asked.connect(self._export)
        self.profiles.use_asked.connect(self._use)
        self.files.export_asked.connect(self._save_file)
        self.files.import_asked.connect(self._load_file)
        self.files.restore_asked.connect(self._restore_file)
        session = workbench.session
        session.opened.connect(self._begin)
        session.closed.connect(self._begin)
        session.changed.connect(self._hear)
        self.reload()

    def _begin(self) -> None:
        """Another store, another person, or none."""
        self.files.forget()
        self.reload()

    def _hear(self, changes: list) -> None:
        """The city's own files follow; rules that are being changed stay as they are."""
        if "setting" in {change.table for change in changes} and not self.pages.text():
            self._read_files()

    def _read_files(self) -> None:
        store = self._workbench.session.store

        def done(found: list[Present]) -> None:
            if store is self._workbench.session.store:
                self.files.show_files(found, store.zone)

        self._workbench.in_store(tr("Read local rules"), city_files, done, self._workbench.say_error)

    def reload(self, *, keep: bool = False) -> None:
        """Read everything again; rules that were changed and not saved stay with ``keep``."""
        store = self._workbench.session.store
        self._asked += 1
        asked = self._asked
        self._say("")
        if store is None:
            self.pages.show_empty(tr("Connect to a database to see its deadlines."))
            return
        if self.pages.text():
            self.pages.show_loading()

        def here() -> bool:
            return asked == self._asked and store is self._workbench.session.store

        def done(book: Rulebook) -> None:
            if here():
                self._show(book, keep and self.rules.model.touched)
                self._workbench.in_store(tr("Reckon deadlines"), reckoned, counted, self._workbench.say_error)

        def counted(state: Recomputed) -> None:
            if here():
                self._count(state)

        def failed(error: BaseException) -> None:
            if asked == self._asked:
                self.pages.show_error(error_sentence(error), self.reload)

        self._workbench.in_store(tr("Read deadlines"), read_rulebook, done, failed)

    def _show(self, book: Rulebook, keep: bool) -> None:
        self.pages.show_content()
        for tab in (self.calendar, self.profiles) if keep else (self.rules, self.calendar, self.profiles):
            tab.show_book(book)
        self.files.show_files(book.files, self._workbench.session.store.zone)
        self.state.setText(tr("Comparing the deadlines of open events …"))
        self.again.hide()

    def _count(self, state: Recomputed) -> None:
        """Say how many open events have another deadline than rules and calendar give."""
        changed, found = state.changed, state.open
        if changed:
            text = tr("{changed} of {open} open events have a deadline that rules and calendar no longer give.")
            self.state.setText(text.format(changed=changed, open=found))
        else:
            text = tr("The deadlines of all {open} open events are those of rules and calendar.")
            self.state.setText(text.format(open=found))
        self.again.setText(tr("Reckon {changed} deadlines again").format(changed=changed))
        self.again.setVisible(bool(changed))

    def _compare(self, profile: Profile) -> None:
        store = self._workbench.session.store

        def done(found: Difference) -> None:
            if store is self._workbench.session.store:
                self.profiles.show_difference(profile, found)

        self._workbench.in_store(
            tr("Compare a profile"), lambda store: difference(store, profile), done, self._workbench.say_error
        )

    def _use(self, code: str) -> None:
        yes, no = QMessageBox.StandardButton.Yes, QMessageBox.StandardButton.Cancel
        text = tr(
            "All rules and the working hours are replaced by those of the profile. Open events keep their deadlines"
            " until you reckon them again."
        )
        if ask(self, tr("Deadline profiles"), text, {yes: tr("Replace"), no: tr("Cancel")}, no) == yes:
            self._write(tr("Use a profile"), lambda store: install_profile(store, code), tr("The profile is in use."))

    def _save_rules(self, before: list, after: list) -> None:
        self._write(
            tr("Save the rules"),
            lambda store: save_rules(store, before, after),
            tr("The rules were saved."),
            keep=False,
        )

    def _set_hours(self, hours: str, counting: str) -> None:
        self._write(
            tr("Save working time"),
            lambda store: working_time.set_working_time(store, hours, counting),
            tr("Working time was saved."),
        )

    def _set_day(self, day: Day) -> None:
        self._write(
            tr("Change the working calendar"),
            lambda store: working_time.set_days(store, [day]),
            tr("The day was saved."),
        )

    def _count_days(self, work: Callable[[Store], int]) -> None:
        self._write(
            tr("Change the working calendar"), work, lambda count: tr("{count} days were changed.").format(count=count)
        )

    def _announce(self, year: int) -> None:
        of_year = [one for one in self.calendar.days if one.day.year == year and not one.provisional]
        named = sum(one.name is not None for one in of_year)
        text = tr(
            "Have all days off of {year}, and the weekend days that are worked for them, been entered? {count} days"
            " with a name are. All other days are then as by the weekday, and nothing of {year} is provisional any"
            " more."
        )
        yes, no = QMessageBox.StandardButton.Yes, QMessageBox.StandardButton.Cancel
        text = text.format(year=year, count=named)
        if ask(self, tr("Calendar"), text, {yes: tr("All are entered"), no: tr("Cancel")}, no) == yes:
            self._count_days(lambda store: working_time.announce_year(store, year))

    def _import(self, path: str) -> None:
        self._workbench.in_store(
            tr("Import a calendar"),
            lambda store: working_calendar.plan_days(store, Path(path)),
            self._enter,
            lambda error: self._say(error_sentence(error)),
        )

    def _enter(self, calendar: working_calendar.Calendar) -> None:
        """Enter a file's days; where they may be a year's announcement, ask whether they are all of it."""
        whole = False
        if calendar.opened:
            yes, no = QMessageBox.StandardButton.Yes, QMessageBox.StandardButton.No
            text = tr(
                "Does the file hold all that was announced for {years}? All other days are then as by the weekday, and"
                " nothing of the year is provisional any more."
            ).format(years=tr(", ").join(map(str, calendar.opened)))
            cancel = QMessageBox.StandardButton.Cancel
            choices = {yes: tr("All of it"), no: tr("These days only"), cancel: tr("Cancel")}
            answer = ask(self, tr("Import a calendar"), text, choices, no)
            if answer not in (yes, no):
                return
            whole = answer == yes
        self._count_days(lambda store: working_calendar.import_days(store, calendar, whole=whole))

    def _export(self, path: str) -> None:
        self._write(
            tr("Export the calendar"),
            lambda store: working_calendar.export_days(store, Path(path)),
            lambda count: tr("{count} days were written.").format(count=count),
        )

    def _save_file(self, name: str, path: str) -> None:
        self._write(
            tr("Export local rules"),
            lambda store: export_city_file(store, name, Path(path), overwrite=True),
            tr("Written to {path}.").format(path=path),
        )

    def _load_file(self, name: str, path: str, seen: Present | None) -> None:
        def said(_done: object) -> str:
            self.files.forget(name)
            return tr("The city's own version holds from now on.")

        self._write(tr("Import local rules"), lambda store: import_city_file(store, name, Path(path), seen=seen), said)

    def _restore_file(self, name: str, seen: Present | None) -> None:
        yes, no = QMessageBox.StandardButton.Yes, QMessageBox.StandardButton.Cancel
        text = tr(
            "The version that came with the program holds again; export the city's own first if it is to be kept."
        )
        if ask(self, tr("Local rules"), text, {yes: tr("Restore"), no: tr("Cancel")}, no) == yes:
            self._write(
                tr("Restore the default"),
                lambda store: remove_city_file(store, name, seen=seen),
                tr("The version that came with the program holds again."),
            )

    def _recompute(self) -> None:
        def said(found: Recomputed) -> str:
            text = tr("{changed} of {open} open events got another deadline.")
            return text.format(changed=found.changed, open=found.open)

        self._write(tr("Reckon deadlines again"), recompute, said)

    def _write(
        self, title: str, work: Callable[[Store], object], said: str | Callable[[object], str], *, keep: bool = True
    ) -> None:
        """Write in the background; rules that are being changed stay as they are with ``keep``."""
        self.setEnabled(False)

        def done(result: object) -> None:
            self.setEnabled(True)
            self._workbench.say(said if isinstance(said, str) else said(result), Qgis.MessageLevel.Success)
            self.reload(keep=keep)

        def failed(error: BaseException) -> None:
            self.setEnabled(True)
            self._say(error_sentence(error))
            if isinstance(error, ChangedMeanwhile):
                self.files.forget()
                self._read_files()

        self._workbench.in_store(title, work, done, failed)

    def _say(self, text: str) -> None:
        self.message.setText(text)
        self.message.setVisible(bool(text))
