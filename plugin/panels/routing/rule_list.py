"""The rules in their order: dragged, or moved with the keyboard, to another place."""

from collections.abc import Sequence

from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtGui import QDropEvent, QKeyEvent
from qgis.PyQt.QtWidgets import QAbstractItemView, QHeaderView, QTreeWidget, QTreeWidgetItem, QWidget

from ...domain.events.routing import Rule
from ...jobs.routing_words import Names, conditions, destination, rule_sentence
from ...services.translation import tr

PLACE = Qt.ItemDataRole.UserRole
_DEPARTMENT_WIDTH = 120


class RuleList(QTreeWidget):
    """Shows rules with their number; ``moved`` gives the new order, as places in the old one.

    While it is filtered nothing can be moved: what is not seen would move along.
    """

    moved = pyqtSignal(list)

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self.setObjectName("CivicGrid.routing.rules")
        self.setHeaderLabels([tr("Rank"), tr("Condition"), tr("Goes to")])
        self.setRootIsDecorated(False)
        self.setAlternatingRowColors(True)
        self.setUniformRowHeights(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        header = self.header()
        header.setStretchLastSection(False)
        header.setSectionsMovable(False)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(2, QHeaderView.ResizeMode.Interactive)
        header.resizeSection(2, _DEPARTMENT_WIDTH)

    def fill(self, rules: Sequence[Rule], names: Names, chosen: int = -1) -> None:
        """Show rules; ``chosen`` is the place of the one to select."""
        self.clear()
        items = []
        for place, rule in enumerate(rules):
            item = QTreeWidgetItem([str(place + 1), conditions(rule, names), destination(rule, names)])
            item.setData(0, PLACE, place)
            item.setFlags(item.flags() & ~Qt.ItemFlag.ItemIsDropEnabled)
            sentence = rule_sentence(rule, names)
            for column in range(3):
                item.setToolTip(column, sentence)
                if not rule.active:
                    font = item.font(column)
                    font.setItalic(True)
                    font.setStrikeOut(True)
                    item.setFont(column, font)
            items.append(item)
        self.addTopLevelItems(items)
        self.choose(min(chosen, len(items) - 1))

    def search(self, text: str) -> None:
        """Show only the rules whose sentence holds a text."""
        needle = text.strip().casefold()
        for row in range(self.topLevelItemCount()):
            item = self.topLevelItem(row)
            item.setHidden(bool(needle) and needle not in item.toolTip(0).casefold())
        self.setDragEnabled(not needle)

    def chosen(self) -> int:
        """The place of the selected rule, -1 without one."""
        item = self.currentItem()
        return item.data(0, PLACE) if item is not None else -1

    def choose(self, place: int) -> None:
        """Select the rule at a place."""
        if place >= 0:
            item = self.topLevelItem(place)
            self.setCurrentItem(item)
            self.scrollToItem(item)

    def move(self, step: int) -> None:
        """Move the selected rule up (-1) or down (1)."""
        place, count = self.chosen(), self.topLevelItemCount()
        if place < 0 or not self.dragEnabled() or not 0 <= place + step < count:
            return
        order = list(range(count))
        order.insert(place + step, order.pop(place))
        self.moved.emit(order)

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802 (Qt's name)
        """Tell the order after a drop."""
        super().dropEvent(event)
        self.tell()

    def tell(self) -> None:
        """Tell the order in which the rows stand now, where it is another one."""
        order = [self.topLevelItem(row).data(0, PLACE) for row in range(self.topLevelItemCount())]
        if order != list(range(len(order))):
            self.moved.emit(order)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 (Qt's name)
        """Alt with the arrows moves the selected rule."""
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        if event.modifiers() & Qt.KeyboardModifier.AltModifier and event.key() in steps:
            self.move(steps[event.key()])
            event.accept()
            return
        super().keyPressEvent(event)
