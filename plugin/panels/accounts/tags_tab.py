"""The sealed tags 封存标签: modules that are off until a manager says whose they are, why, and until when."""

import datetime

from qgis.core import Qgis, QgsApplication
from qgis.PyQt.QtCore import QDate, Qt
from qgis.PyQt.QtWidgets import (
    QCheckBox,
    QDateEdit,
    QFormLayout,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QMessageBox,
    QPlainTextEdit,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from ...jobs.sentences import error_sentence
from ...services.translation import tr
from ...store.residents.tags import LONGEST, Basis, Module, Tags
from ..panel import Workbench
from ..shared.ask import ask
from ..shared.pages import StatePages

_MODULE = Qt.ItemDataRole.UserRole
_TABLE_HEIGHT, _PURPOSE_LINES = 140, 2
_USUAL_DAYS = 180


class TagsTab(QWidget):
    """Lists the modules and switches one on or off."""

    def __init__(self, workbench: Workbench, parent: QWidget | None = None):
        super().__init__(parent)
        self._workbench = workbench
        self._asked = 0
        content = QWidget(self)
        says = QLabel(
            tr(
                "Tags that other laws seal are off. Switched on, they may be entered, and are seen by revealers only;"
                " at their end they are off again."
            ),
            content,
        )
        says.setWordWrap(True)
        self.modules = QTreeWidget(content)
        self.modules.setObjectName("CivicGrid.tags.modules")
        self.modules.setRootIsDecorated(False)
        self.modules.setHeaderLabels([tr("Tag"), tr("State"), tr("Entries")])
        self.modules.setMinimumHeight(_TABLE_HEIGHT)
        self.modules.header().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.modules.currentItemChanged.connect(lambda *_: self._show_current())
        self.message = QLabel(content)
        self.message.setObjectName("CivicGrid.tags.message")
        self.message.setWordWrap(True)
        layout = QVBoxLayout(content)
        layout.addWidget(says)
        layout.addWidget(self.modules, 1)
        layout.addLayout(self._form(content))
        layout.addWidget(self.message)
        layout.addLayout(self._buttons(content))
        self.pages = StatePages(content, self)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self.pages)

    def _form(self, content: QWidget) -> QFormLayout:
        self.unit, self.law = QLineEdit(content), QLineEdit(content)
        self.purpose = QPlainTextEdit(content)
        self.purpose.setTabChangesFocus(True)
        self.purpose.setFixedHeight(self.purpose.fontMetrics().lineSpacing() * _PURPOSE_LINES + 12)
        self.end = QDateEdit(content)
        self.end.setDisplayFormat("yyyy-MM-dd")
        self.end.setCalendarPopup(True)
        self.law.setPlaceholderText(tr("Law and article"))
        form = QFormLayout()
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        for name, label, field in (
            ("unit", tr("Owner unit"), self.unit),
            ("law", tr("Legal basis"), self.law),
            ("purpose", tr("Purpose"), self.purpose),
            ("end", tr("Ends on"), self.end),
        ):
            field.setObjectName(f"CivicGrid.tags.{name}")
            form.addRow(label, field)
        return form

    def _buttons(self, content: QWidget) -> QVBoxLayout:
        self.on = QPushButton(QgsApplication.getThemeIcon("/mActionToggleEditing.svg"), tr("Switch on"), content)
        self.on.setObjectName("CivicGrid.tags.on")
        self.on.clicked.connect(self._switch_on)
        self.off = QPushButton(tr("Switch off"), content)
        self.off.setObjectName("CivicGrid.tags.off")
        self.off.clicked.connect(self._switch_off)
        self.erase = QCheckBox(tr("Erase its entries when it is switched off"), content)
        self.erase.setObjectName("CivicGrid.tags.erase")
        self.erase.setChecked(True)
        row = QHBoxLayout()
        row.addWidget(self.on, 1)
        row.addWidget(self.off, 1)
        column = QVBoxLayout()
        column.addWidget(self.erase)
        column.addLayout(row)
        return column

    def reload(self) -> None:
        """Read the modules anew; what is chosen stays chosen."""
        store = self._workbench.session.store
        if store is None:
            self.pages.show_empty(tr("Connect to a database to see its sealed tags."))
            return
        self._asked += 1
        asked = self._asked
        if not self.modules.topLevelItemCount():
            self.pages.show_loading()

        def done(found: list[Module]) -> None:
            if asked == self._asked and store is self._workbench.session.store:
                self._show(found)

        def failed(error: BaseException) -> None:
            if asked == self._asked:
                self.pages.show_error(error_sentence(error), self.reload)

        self._workbench.in_store(tr("Read sealed tags"), lambda store: Tags(store).modules(), done, failed)

    def _show(self, found: list[Module]) -> None:
        chosen = self._current()
        self.modules.clear()
        for module in found:
            item = QTreeWidgetItem([module.name, _state(module), str(module.entries)])
            item.setData(0, _MODULE, module)
            self.modules.addTopLevelItem(item)
            if chosen is not None and chosen.code == module.code:
                self.modules.setCurrentItem(item)
        if not found:
            self.pages.show_empty(tr("The code list of tags names no sealed ones."))
            return
        self.pages.show_content()
        if self.modules.currentItem() is None:
            self.modules.setCurrentItem(self.modules.topLevelItem(0))

    def _current(self) -> Module | None:
        item = self.modules.currentItem()
        return item.data(0, _MODULE) if item is not None else None

    def _show_current(self) -> None:
        module = self._current()
        basis = module.basis if module else None
        self._say("")
        self.unit.setText(basis.owner_unit if basis else "")
        self.law.setText(basis.legal_basis if basis else "")
        self.purpose.setPlainText(basis.purpose if basis else "")
        today = self._workbench.session.local_now().date()
        self.end.setDateRange(_qt(today + datetime.timedelta(days=1)), _qt(today + LONGEST))
        self.end.setDate(_qt(basis.expires if basis else today + datetime.timedelta(days=_USUAL_DAYS)))
        held = module is not None and (module.basis is not None or module.entries > 0)
        self.on.setText(tr("Change the basis") if module and module.on else tr("Switch on"))
        self.off.setEnabled(held)
        self.erase.setEnabled(held)

    def _switch_on(self) -> None:
        module, day = self._current(), self.end.date()
        if module is None:
            return
        basis = Basis(
            self.unit.text().strip(),
            self.law.text().strip(),
            " ".join(self.purpose.toPlainText().split()),
            datetime.date(day.year(), day.month(), day.day()),
        )
        self._write(lambda tags: tags.switch_on(module.code, basis), tr("The tag was switched on."))

    def _switch_off(self) -> None:
        module, erase = self._current(), self.erase.isChecked()
        if module is None:
            return
        if erase and module.entries:
            text = tr("{count} entries of “{name}” are erased for good.").format(count=module.entries, name=module.name)
            yes, no = QMessageBox.StandardButton.Yes, QMessageBox.StandardButton.Cancel
            choices = {yes: tr("Switch off and erase"), no: tr("Cancel")}
            if ask(self, tr("Sealed tags"), text, choices, no) != yes:
                return
        self._write(lambda tags: tags.switch_off(module.code, erase=erase), tr("The tag was switched off."))

    def _write(self, work, said: str) -> None:
        self.setEnabled(False)

        def done(_result: object) -> None:
            self.setEnabled(True)
            self._workbench.say(said, Qgis.MessageLevel.Success)
            self.reload()

        def failed(error: BaseException) -> None:
            self.setEnabled(True)
            self._say(error_sentence(error))

        self._workbench.in_store(tr("Switch a sealed tag"), lambda store: work(Tags(store)), done, failed)

    def _say(self, text: str) -> None:
        self.message.setText(text)
        self.message.setStyleSheet("color: #c62828;")
        self.message.setVisible(bool(text))


def _state(module: Module) -> str:
    if module.on:
        return tr("on until {day}").format(day=module.basis.expires.isoformat())
    return tr("ended on {day}").format(day=module.basis.expires.isoformat()) if module.basis else tr("switched off")


def _qt(day: datetime.date) -> QDate:
    return QDate(day.year, day.month, day.day)
