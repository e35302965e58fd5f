"""The page of a repair: what would change, ticked or not, with the old and the new shapes on the map."""

from collections.abc import Callable

from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from ...jobs.checks.data_repair import Amendment
from ...jobs.checks.store_repair import REFUSALS, Proposal, Proposals
from ...services.translation import tr
from .tree import TABLE_NAMES

_PROPOSAL = Qt.ItemDataRole.UserRole


class RepairPage(QWidget):
    """Shows proposals; ``apply(chosen)``, ``back()``, ``again(keep)`` and ``look(proposal)`` are the panel's."""

    def __init__(self, apply: Callable, back: Callable, again: Callable, look: Callable, parent: QWidget | None = None):
        super().__init__(parent)
        self._changing = False
        self.title = QLabel(self)
        self.title.setWordWrap(True)
        self.title.setObjectName("CivicGrid.checks.repair.title")
        self.legend = QLabel(
            f'<span style="color:#c81e1e">- - -</span> {tr("old shape")}&nbsp;&nbsp;'
            f'<span style="color:#14823c">——</span> {tr("new shape")}',
            self,
        )
        self.list = QListWidget(self)
        self.list.setObjectName("CivicGrid.checks.repair.list")
        self.list.setWordWrap(True)
        self.list.currentItemChanged.connect(lambda item, _=None: item and look(item.data(_PROPOSAL)))
        self.list.itemChanged.connect(lambda _item: self._count())
        self.keep = QWidget(self)
        self.larger = QRadioButton(tr("Overlaps to the larger"), self.keep)
        first = QRadioButton(tr("to the first"), self.keep)
        first.setObjectName("CivicGrid.checks.repair.first")
        self.larger.setChecked(True)
        group = QButtonGroup(self)
        group.addButton(self.larger)
        group.addButton(first)
        self.larger.toggled.connect(lambda on: None if self._changing else again("larger" if on else "first"))
        row = QHBoxLayout(self.keep)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.larger)
        row.addWidget(first)
        row.addStretch(1)
        self.refused = QLabel(self)
        self.refused.setWordWrap(True)
        self.refused.setObjectName("CivicGrid.checks.repair.refused")
        self.button = QPushButton(self)
        self.button.setObjectName("CivicGrid.checks.repair.apply")
        self.button.clicked.connect(lambda: apply(self.chosen()))
        leave = QPushButton(tr("Back to the list"), self)
        leave.setObjectName("CivicGrid.checks.repair.back")
        leave.clicked.connect(lambda: back())
        buttons = QHBoxLayout()
        buttons.addWidget(leave)
        buttons.addStretch(1)
        buttons.addWidget(self.button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        for widget in (self.title, self.legend, self.keep, self.list, self.refused):
            layout.addWidget(widget, 1 if widget is self.list else 0)
        layout.addLayout(buttons)

    def fill(self, proposals: Proposals, overlaps: bool, keep: str) -> None:
        """Show what would change; all of it is ticked. ``overlaps``: whether the person has to say whose they are."""
        self.keep.setVisible(overlaps)
        self.legend.setVisible(any(isinstance(one, Proposal) for one in proposals.changes))
        self._changing = True
        self.larger.setChecked(keep == "larger")
        self.keep.findChildren(QRadioButton)[1].setChecked(keep == "first")
        self.list.clear()
        for one in proposals.changes:
            item = QListWidgetItem(f"{tr(TABLE_NAMES[one.table])} {one.label}: {_what(one)}")
            item.setData(_PROPOSAL, one)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked)
            self.list.addItem(item)
        self._changing = False
        reasons = dict.fromkeys(code for _, code in proposals.refused)
        lines = [
            tr("{count} left as they are: {reason}").format(
                count=sum(1 for _, code in proposals.refused if code == reason), reason=tr(REFUSALS[reason])
            )
            for reason in reasons
        ]
        self.refused.setText("\n".join(lines))
        self.refused.setVisible(bool(lines))
        self.title.setText(tr("Nothing has been changed yet. Look at each repair, and untick what you do not want."))
        self._count()

    def chosen(self) -> list[Proposal | Amendment]:
        """The ticked proposals."""
        items = (self.list.item(row) for row in range(self.list.count()))
        return [item.data(_PROPOSAL) for item in items if item.checkState() == Qt.CheckState.Checked]

    def _count(self) -> None:
        count = len(self.chosen())
        self.button.setText(tr("Apply {count}").format(count=count))
        self.button.setEnabled(count > 0)


def _what(one: Proposal | Amendment) -> str:
    if isinstance(one, Amendment):
        return one.text
    return tr("taken out") if one.new is None else tr("new shape")
