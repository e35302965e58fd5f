"""What an event needs, as chips: one for each kind of unit; the pressed one is the one whose candidates are shown."""

from collections.abc import Mapping

from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSpinBox,
    QWidget,
)

from ...domain.events.dispatch import Requirement
from ...services.translation import named, tr
from .work import Needs

_IN_A_ROW = 3
_MOST = 20


class NeedsBar(QWidget):
    """``chosen(code)`` when another chip is pressed, ``changed(needs)`` when units are asked for or no longer."""

    chosen = pyqtSignal(str)
    changed = pyqtSignal(tuple)

    def __init__(self, parent: QWidget):
        super().__init__(parent)
        self._needs: Needs | None = ()
        self.code = ""
        self._chips = QGridLayout()
        self._chips.setSpacing(4)
        self._group = QButtonGroup(self)
        self.count = QSpinBox(self)
        self.count.setObjectName("CivicGrid.dispatch.count")
        self.count.setRange(0, _MOST)
        self.count.setToolTip(tr("How many of the pressed kind are needed; 0 takes it off"))
        self.count.valueChanged.connect(self._recount)
        self.more = QComboBox(self)
        self.more.setObjectName("CivicGrid.dispatch.more")
        self._known: Mapping[str, Requirement] = {}
        self._offer()
        self.more.activated.connect(self._add)
        row = QHBoxLayout()
        row.addWidget(QLabel(tr("Needed"), self))
        row.addWidget(self.count)
        row.addWidget(self.more, 1)
        column = QGridLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(self._chips, 0, 0)
        column.addLayout(row, 1, 0)

    def show_needs(self, needs: Needs, known: Mapping[str, Requirement]) -> None:
        """Show what is needed, of the kinds that are known; the pressed chip stays pressed where it is still there."""
        if known != self._known:
            self._known, self._needs = known, None
            self._offer()
        codes = [code for code, _count in needs]
        if self.code not in codes:
            self.code = codes[0] if codes else ""
        if needs != self._needs:
            self._needs = needs
            self._refill()
        self.count.blockSignals(True)
        self.count.setValue(dict(needs).get(self.code, 0))
        self.count.setEnabled(bool(self.code))
        self.count.blockSignals(False)

    def _offer(self) -> None:
        self.more.clear()
        self.more.addItem(tr("Add a kind of unit …"), "")
        for code, requirement in self._known.items():
            self.more.addItem(named(requirement), code)

    def _refill(self) -> None:
        for button in self._group.buttons():
            self._group.removeButton(button)
            button.deleteLater()
        for place, (code, count) in enumerate(self._needs):
            name = named(self._known[code])
            button = QPushButton(tr("{name} × {count}").format(name=name, count=count), self)
            button.setObjectName(f"CivicGrid.dispatch.need.{code}")
            button.setCheckable(True)
            button.setChecked(code == self.code)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.clicked.connect(lambda _=False, code=code: self._press(code))
            self._group.addButton(button)
            self._chips.addWidget(button, place // _IN_A_ROW, place % _IN_A_ROW)

    def _press(self, code: str) -> None:
        self.code = code
        self.show_needs(self._needs, self._known)
        self.chosen.emit(code)

    def _recount(self, count: int) -> None:
        needs = tuple((code, count if code == self.code else old) for code, old in self._needs)
        self.changed.emit(tuple((code, wanted) for code, wanted in needs if wanted))

    def _add(self, index: int) -> None:
        code = self.more.itemData(index)
        self.more.setCurrentIndex(0)
        if not code:
            return
        self.code = code
        needs = dict(self._needs)
        needs[code] = needs.get(code, 0) + 1
        self.changed.emit(tuple(needs.items()))
