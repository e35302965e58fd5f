"""The widget of the panel 派发规则: the rules in their order, a trial of them, and what is wrong with them."""

from collections.abc import Callable
from dataclasses import replace

from qgis.core import Qgis, QgsApplication
from qgis.gui import QgsFilterLineEdit
from qgis.PyQt.QtCore import QEvent, QSize, Qt
from qgis.PyQt.QtGui import QKeyEvent, QKeySequence
from qgis.PyQt.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QTabWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ...domain.events.routing import Rule
from ...jobs.routing_desk import Desk, read_desk
from ...jobs.routing_words import finding, rule_sentence
from ...jobs.sentences import error_sentence
from ...services.translation import tr
from ...store.errors import ChangedMeanwhile
from ...store.loop.routing import write_rules
from ..panel import Workbench
from ..shared.keys import takes_undo
from ..shared.pages import StatePages
from .rule_dialog import RuleDialog
from .rule_list import RuleList
from .trial_tab import TrialTab

_MOST_UNDONE = 50
_FOLLOWED = frozenset({"area", "department", "app_user"})
_PLACE = Qt.ItemDataRole.UserRole


class RoutingWidget(QWidget):
    """Every edit writes the whole order at once, and can be taken back while nobody else has changed it."""

    def __init__(self, workbench: Workbench):
        super().__init__()
        self.setObjectName("CivicGrid.routing")
        self._workbench = workbench
        self._desk: Desk | None = None
        self._before: list[tuple[Rule, ...]] = []
        self._busy, self._asked, self._wanted = False, 0, 0
        content = QTabWidget(self)
        self.tabs = content
        content.addTab(self._rules_tab(content), tr("Rules"))
        self.trial = TrialTab(workbench, content)
        content.addTab(self.trial, tr("Try it"))
        content.addTab(self._findings_tab(content), tr("Findings"))
        self.pages = StatePages(content, self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(6, 6, 6, 6)
        layout.addWidget(self.pages)
        session = workbench.session
        session.opened.connect(self._restart)
        session.closed.connect(self._restart)
        session.changed.connect(self._follow)
        self._restart()

    def _rules_tab(self, parent: QWidget) -> QWidget:
        tab = QWidget(parent)
        self.search = QgsFilterLineEdit(tab)
        self.search.setObjectName("CivicGrid.routing.search")
        self.search.setShowSearchIcon(True)
        self.search.setPlaceholderText(tr("Type, area, department …"))
        self.list = RuleList(tab)
        self.search.textChanged.connect(self.list.search)
        self.list.moved.connect(self._move)
        self.list.currentItemChanged.connect(lambda *_: self._show_current())
        self.list.itemDoubleClicked.connect(lambda *_: self.edit())
        self.says = QLabel(tab)
        self.says.setObjectName("CivicGrid.routing.sentence")
        self.says.setWordWrap(True)
        bar = QHBoxLayout()
        self.buttons: dict[str, QToolButton] = {}
        for name, picture, tip, act in (
            ("add", "/symbologyAdd.svg", tr("New rule, above the selected one"), self.add),
            ("edit", "/mActionToggleEditing.svg", tr("Edit the rule"), self.edit),
            ("up", "/mActionArrowUp.svg", tr("Move up (Alt+Up)"), lambda: self.list.move(-1)),
            ("down", "/mActionArrowDown.svg", tr("Move down (Alt+Down)"), lambda: self.list.move(1)),
            ("switch", "/mActionShowAllLayers.svg", tr("Switch the rule off or on"), self.switch),
            ("delete", "/mActionDeleteSelected.svg", tr("Delete the rule"), self.delete),
            ("undo", "/mActionUndo.svg", tr("Undo (Ctrl+Z)"), self.take_back),
        ):
            button = QToolButton(tab)
            button.setObjectName(f"CivicGrid.routing.{name}")
            button.setIcon(QgsApplication.getThemeIcon(picture))
            button.setIconSize(QSize(20, 20))
            button.setToolTip(tip)
            button.setAutoRaise(True)
            button.clicked.connect(lambda _=False, act=act: act())
            bar.addWidget(button)
            self.buttons[name] = button
        bar.addStretch(1)
        column = QVBoxLayout(tab)
        column.setContentsMargins(0, 4, 0, 0)
        hint = QLabel(tr("The first rule that holds and names a department decides. Drag to change the order."), tab)
        hint.setWordWrap(True)
        hint.setEnabled(False)
        for widget in (hint, self.search):
            column.addWidget(widget)
        column.addWidget(self.list, 1)
        column.addWidget(self.says)
        column.addLayout(bar)
        return tab

    def _findings_tab(self, parent: QWidget) -> QWidget:
        tab = QWidget(parent)
        self.findings = QListWidget(tab)
        self.findings.setObjectName("CivicGrid.routing.findings")
        self.findings.setWordWrap(True)
        self.findings.setAlternatingRowColors(True)
        self.findings.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.findings.itemActivated.connect(self._go_to_rule)
        self.sound = QLabel(tr("Nothing was found: every type has a department, and every rule can be reached."), tab)
        self.sound.setWordWrap(True)
        column = QVBoxLayout(tab)
        column.setContentsMargins(0, 4, 0, 0)
        column.addWidget(self.sound)
        column.addWidget(self.findings, 1)
        return tab

    # Reading --------------------------------------------------------------------------------------------------------

    def _restart(self) -> None:
        """Another store, or none."""
        self._desk, self._before, self._busy = None, [], False
        self._asked += 1
        if self._workbench.session.store is None:
            self.pages.show_empty(
                tr("Connect to a database to see its rules of routing."), tr("Connect …"), self._workbench.connect_store
            )
            return
        self.reload()

    def reload(self) -> None:
        """Read everything again; the selected rule stays selected."""
        if self._workbench.session.store is None:
            return
        if self._desk is None:
            self.pages.show_loading()
        self._asked += 1
        asked = self._asked

        def done(desk: Desk) -> None:
            if asked == self._asked:
                self._show(desk)

        def failed(error: BaseException) -> None:
            if asked == self._asked:
                self._desk = None
                self.pages.show_error(error_sentence(error), self.reload)

        self._workbench.in_store(tr("Read the rules of routing"), read_desk, done, failed)

    def _show(self, desk: Desk) -> None:
        self._desk = desk
        self.list.fill(desk.book.rules, desk.names, self._wanted)
        self.list.search(self.search.text())
        self.trial.offer(desk)
        self.findings.clear()
        for one in desk.findings:
            item = QListWidgetItem(QgsApplication.getThemeIcon("/mIconWarning.svg"), finding(one, desk.names))
            item.setData(_PLACE, one.params.get("number"))
            self.findings.addItem(item)
        self.findings.setVisible(bool(desk.findings))
        self.sound.setVisible(not desk.findings)
        count = len(desk.findings)
        self.tabs.setTabText(2, tr("Findings ({count})").format(count=count) if count else tr("Findings"))
        self._show_current()
        self.pages.show_content()

    def _show_current(self) -> None:
        place = self.list.chosen()
        rules = self._desk.book.rules if self._desk else ()
        chosen = 0 <= place < len(rules)
        self._wanted = place if chosen else self._wanted
        self.says.setText(rule_sentence(rules[place], self._desk.names) if chosen else "")
        for name, button in self.buttons.items():
            button.setEnabled(not self._busy and self._desk is not None and (chosen or name in {"add", "undo"}))
        self.buttons["undo"].setEnabled(bool(self._before) and not self._busy)

    def _follow(self, changes: list) -> None:
        if not self._busy and any(change.table in _FOLLOWED for change in changes):
            self.reload()

    def _go_to_rule(self, item: QListWidgetItem) -> None:
        number = item.data(_PLACE)
        if number is not None:
            self.tabs.setCurrentIndex(0)
            self.search.clear()
            self.list.choose(number - 1)
            self.list.setFocus()

    # Editing --------------------------------------------------------------------------------------------------------

    def add(self) -> None:
        """Ask for a new rule, which stands above the selected one, or at the top."""
        place = max(self.list.chosen(), 0)
        rule = self._ask(None)
        if rule is not None:
            self._write(lambda rules: [*rules[:place], rule, *rules[place:]], tr("The rule was added."), place)

    def edit(self) -> None:
        """Ask how the selected rule should be."""
        place = self.list.chosen()
        rule = self._ask(self._desk.book.rules[place]) if place >= 0 else None
        if rule is not None and rule != self._desk.book.rules[place]:
            self._change(place, rule, tr("The rule was changed."))

    def switch(self) -> None:
        """Switch the selected rule off or on."""
        place = self.list.chosen()
        if place >= 0:
            rule = self._desk.book.rules[place]
            said = tr("The rule was switched off.") if rule.active else tr("The rule was switched on.")
            self._change(place, replace(rule, active=not rule.active), said)

    def delete(self) -> None:
        """Delete the selected rule; it can be taken back."""
        place = self.list.chosen()
        if place >= 0:
            self._write(lambda rules: [*rules[:place], *rules[place + 1 :]], tr("The rule was deleted."), place)

    def take_back(self) -> None:
        """Put the rules back as they were before the last edit."""
        if self._before and not self._busy:
            before = self._before.pop()
            self._write(lambda _rules: before, "", self.list.chosen(), undo=True)

    def event(self, event: QEvent) -> bool:
        """Ctrl+Z is this panel's while it has the keyboard."""
        return takes_undo(event) or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 (Qt's name)
        """Ctrl+Z takes the last edit back, Delete deletes the selected rule."""
        if event.matches(QKeySequence.StandardKey.Undo):
            self.take_back()
        elif event.key() == Qt.Key.Key_Delete and self.list.hasFocus():
            self.delete()
        else:
            super().keyPressEvent(event)

    def _ask(self, rule: Rule | None) -> Rule | None:
        if self._desk is None or self._busy:
            return None
        store = self._workbench.session.store
        dialog = RuleDialog(self._desk, rule, self)
        found = dialog.rule() if dialog.exec() else None
        dialog.deleteLater()
        return found if self._workbench.session.store is store else None

    def _move(self, order: list[int]) -> None:
        place = order.index(self.list.chosen()) if self.list.chosen() in order else 0
        self._write(lambda rules: [rules[one] for one in order], tr("The order was changed."), place)

    def _change(self, place: int, rule: Rule, said: str) -> None:
        self._write(lambda rules: [*rules[:place], rule, *rules[place + 1 :]], said, place)

    def _write(self, edit: Callable, said: str, place: int, *, undo: bool = False) -> None:
        if self._desk is None or self._busy:
            return
        expected = self._desk.book.rules
        rules, store = edit(expected), self._workbench.session.store
        self._busy = True
        self._show_current()
        self._wanted = place

        def done(_rules: object) -> None:
            if self._workbench.session.store is not store:
                return
            self._busy = False
            if not undo:
                self._before = [*self._before, expected][-_MOST_UNDONE:]
            text = tr("Taken back.") if undo else tr("{done} Ctrl+Z takes it back.").format(done=said)
            self._workbench.say(text, Qgis.MessageLevel.Success)
            self.reload()

        def failed(error: BaseException) -> None:
            if self._workbench.session.store is not store:
                return
            self._busy = False
            if isinstance(error, ChangedMeanwhile):
                self._before.clear()  # what was before is no longer what would be put back
            elif undo:
                self._before.append(rules)
            self._workbench.say_error(error)
            self.reload()

        self._workbench.in_store(
            tr("Change the rules of routing"), lambda store: write_rules(store, rules, expected), done, failed
        )
