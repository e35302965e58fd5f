"""The tables of the panel: candidates in their order, and those under way with their receipts."""

from collections.abc import Iterable, Mapping
from datetime import datetime

from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtGui import QPalette
from qgis.PyQt.QtWidgets import QHeaderView, QSizePolicy, QTreeWidget, QTreeWidgetItem, QWidget

from ...domain.events.dispatch import Candidate, Requirement
from ...jobs.dispatch import reason_text
from ...services.clock import local_text
from ...services.translation import named, tr
from ...store.loop.dispatch import UnderWay

STATES = {
    "assigned": "sent",
    "signed": "signed for",
    "arrived": "on site",
    "finished": "finished",
    "released": "released",
}
RECEIPTS = {
    "queued": "waiting to be sent",
    "sent": "sent off",
    "delivered": "delivered",
    "read": "read",
    "signed": "signed for",
    "failed": "not delivered",
}
_WENT = {**RECEIPTS, "queued": "put in the queue"}
"""What a receipt is called when it has an instant."""
_KEY = Qt.ItemDataRole.UserRole
_FEWEST_ROWS = 5  # with the heads


class _Table(QTreeWidget):
    """A flat list that fits a narrow dock: the last column takes what is left."""

    def __init__(self, name: str, heads: Iterable[str], parent: QWidget):
        super().__init__(parent)
        self.setObjectName(name)
        self.setRootIsDecorated(False)
        self.setUniformRowHeights(True)
        self.setAllColumnsShowFocus(True)
        self.setHeaderLabels(list(heads))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # In a low window it scrolls by itself, before the whole panel does.
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        self.setMinimumHeight(_FEWEST_ROWS * (self.fontMetrics().height() + 2))
        head = self.header()
        head.setStretchLastSection(True)
        for column in range(self.columnCount() - 1):
            head.setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)

    def current_key(self) -> int | None:
        """The key of the row with the keyboard's mark, None without one."""
        item = self.currentItem()
        return item.data(0, _KEY) if item is not None else None

    def _refill(self, items: list[QTreeWidgetItem]) -> None:
        kept = self.current_key()
        self.blockSignals(True)
        self.clear()
        self.addTopLevelItems(items)
        for item in items:
            if item.data(0, _KEY) == kept:
                self.setCurrentItem(item)
        self.blockSignals(False)


class Candidates(_Table):
    """``looked_at(responder or None)`` while a row is hovered or current, ``ticked(responder, on)`` by a hand."""

    looked_at = pyqtSignal(object)
    ticked = pyqtSignal(int, bool)

    def __init__(self, parent: QWidget):
        heads = (tr("Responder"), tr("min"), tr("km"), tr("Seen"), tr("Why this place"))
        super().__init__("CivicGrid.dispatch.candidates", heads, parent)
        self.setMouseTracking(True)
        self.itemEntered.connect(lambda item, _column: self.looked_at.emit(item.data(0, _KEY)))
        self.currentItemChanged.connect(lambda _item, _before: self.looked_at.emit(self.current_key()))
        self.itemChanged.connect(self._tick)

    def show_candidates(self, found: Iterable[Candidate], ticked: set[int]) -> None:
        """Show the candidates; who is held back is grey, and may be ticked all the same."""
        grey = self.palette().brush(QPalette.ColorGroup.Disabled, QPalette.ColorRole.Text)
        items = []
        for one in found:
            unit = one.unit
            minutes = f"{unit.minutes:.1f}" if unit.minutes is not None else "–"
            km = f"{unit.metres / 1000:.1f}" if unit.metres is not None else "–"
            seen = (
                tr("{minutes} min").format(minutes=f"{unit.age_minutes:,.0f}") if unit.age_minutes is not None else "–"
            )
            # Of who is held back the obstacle is said, which is its first reason: it is not proposed, even as rank 1.
            why = one.reasons[0] if one.held_back else one.lost
            said = reason_text(why) if why else tr("first")
            item = QTreeWidgetItem([f"{one.rank} {unit.name}", minutes, km, seen, said])
            item.setData(0, _KEY, unit.id)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            state = Qt.CheckState.Checked if unit.id in ticked else Qt.CheckState.Unchecked
            item.setCheckState(0, state)
            lines = [f"{unit.name} {unit.number}", unit.department or "", *map(reason_text, one.reasons)]
            for column in range(self.columnCount()):
                item.setToolTip(column, "\n".join(line for line in lines if line))
                if one.held_back not in ((), ("measured",)):
                    item.setForeground(column, grey)
            for column in (1, 2, 3):
                item.setTextAlignment(column, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter))
            items.append(item)
        self._refill(items)

    def leaveEvent(self, event) -> None:  # noqa: N802 (Qt's name)
        """The route of the current row comes back."""
        super().leaveEvent(event)
        self.looked_at.emit(self.current_key())

    def keyPressEvent(self, event) -> None:  # noqa: N802 (Qt's name)
        """The space bar ticks, as a click does."""
        item = self.currentItem()
        if event.key() == Qt.Key.Key_Space and item is not None:
            on = item.checkState(0) == Qt.CheckState.Checked
            item.setCheckState(0, Qt.CheckState.Unchecked if on else Qt.CheckState.Checked)
        else:
            super().keyPressEvent(event)

    def _tick(self, item: QTreeWidgetItem, column: int) -> None:
        if column == 0:
            self.ticked.emit(item.data(0, _KEY), item.checkState(0) == Qt.CheckState.Checked)


class Going(_Table):
    """Who was sent, how far they are, and the receipt of their task."""

    def __init__(self, parent: QWidget):
        heads = (tr("Responder"), tr("State"), tr("Task"), tr("Sent as"))
        super().__init__("CivicGrid.dispatch.going", heads, parent)

    def show_going(self, found: Iterable[UnderWay], zone: str, known: Mapping[str, Requirement]) -> None:
        """Show those who were sent, with times in a zone; ``known`` are the kinds of units by their codes."""
        items = []
        for one in found:
            asked = known.get(one.requirement or "")
            item = QTreeWidgetItem([
                one.name,
                tr(STATES[one.state]),
                _receipt(one),
                named(asked) if asked else one.requirement or "",
            ])  # fmt: skip
            item.setData(0, _KEY, one.id)
            lines = [
                tr("{name}: {text}").format(name=told.person or one.name, text=receipts_text(told.went, zone))
                for told in one.receipts
            ]
            item.setToolTip(2, "\n".join(line for line in (*lines, one.phone or "") if line))
            if one.minutes is not None:
                item.setToolTip(0, tr("{minutes} min by road when sent").format(minutes=f"{one.minutes:.1f}"))
            items.append(item)
        self._refill(items)


def _receipt(one: UnderWay) -> str:
    """The receipt of a task; of one that no window will take, that somebody has to call."""
    if one.receipt is None:
        return "–"
    waits = one.state == "assigned" and one.receipt in {"queued", "failed"}
    if waits and not one.at_window:
        return tr("no account: tell them by phone")
    state, total = tr(RECEIPTS[one.receipt]), len(one.receipts)
    count = sum(told.state == one.receipt for told in one.receipts)
    return tr("{state} ({count} of {total})").format(state=state, count=count, total=total) if total > 1 else state


def receipts_text(went: Mapping[str, datetime], zone: str) -> str:
    """Every receipt that came with its time in a zone, in their order."""
    return " · ".join(f"{tr(_WENT[state])} {local_text(at, zone)[5:]}" for state, at in went.items())
