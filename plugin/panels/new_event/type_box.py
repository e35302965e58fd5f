"""The type of an event: a tree by major class, found by name, code or the initials of its pinyin."""

from collections.abc import Sequence

from qgis.PyQt.QtCore import QEvent, Qt, pyqtSignal
from qgis.PyQt.QtWidgets import QLineEdit, QTreeWidget, QTreeWidgetItem, QVBoxLayout, QWidget

from ...jobs.intake.reading import EventType
from ...services.translation import tr
from ..shared.initials import initials

_CODE = Qt.ItemDataRole.UserRole
_ROWS = 9


class TypeBox(QWidget):
    """One line that says the type; while it has the keyboard the tree below it is open. ``changed``: another type."""

    changed = pyqtSignal()

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self._types: dict[str, EventType] = {}
        self._words: dict[str, str] = {}
        self._code = ""
        self.box = QLineEdit(self)
        self.box.setObjectName("CivicGrid.new_event.type")
        self.box.setAccessibleName(tr("Type"))
        self.box.setPlaceholderText(tr("Name, code or pinyin initials"))
        self.box.setClearButtonEnabled(True)
        self.box.textEdited.connect(self._filter)
        self.box.installEventFilter(self)
        self.tree = QTreeWidget(self)
        self.tree.setObjectName("CivicGrid.new_event.types")
        self.tree.setHeaderHidden(True)
        self.tree.setFixedHeight(_ROWS * (self.tree.fontMetrics().height() + 6))
        self.tree.itemClicked.connect(lambda item, _column: self._choose(item))
        self.tree.itemActivated.connect(lambda item, _column: self._choose(item))
        self.tree.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(self.box)
        column.addWidget(self.tree)

    @property
    def code(self) -> str:
        """The type that is chosen, "" for none."""
        return self._code

    def name(self, code: str) -> str:
        """What a type is called; the code itself where there is none."""
        return self._types[code].name if code in self._types else code

    def show_types(self, types: Sequence[EventType]) -> None:
        """Offer the types of a store; the chosen one stays where it is among them."""
        self._types = {one.code: one for one in types}
        self._words = {one.code: f"{one.code} {one.name} {initials(one.name)}".lower() for one in types}
        self.tree.clear()
        above: dict[str, QTreeWidgetItem] = {}
        for one in types:
            item = QTreeWidgetItem([f"{one.code} {one.name}"])
            item.setData(0, _CODE, one.code)
            above[one.code] = item
            if one.parent in above:
                above[one.parent].addChild(item)
            else:
                self.tree.addTopLevelItem(item)
        self.set_code(self._code if self._code in self._types else "")

    def set_code(self, code: str) -> None:
        """Choose a type, "" for none."""
        differs, self._code = code != self._code, code
        self.box.setText(f"{code} {self.name(code)}" if code else "")
        self.tree.hide()
        if differs:
            self.changed.emit()

    def _filter(self, text: str) -> None:
        wanted = text.strip().lower()
        if not wanted and self._code:
            self.set_code("")
        first = None
        for index in range(self.tree.topLevelItemCount()):
            major = self.tree.topLevelItem(index)
            whole = wanted in self._words[major.data(0, _CODE)]
            seen = whole
            for row in range(major.childCount()):
                item = major.child(row)
                hit = wanted in self._words[item.data(0, _CODE)]
                item.setHidden(not (hit or whole))
                seen = seen or hit
                first = first or (item if hit else None)
            major.setHidden(not seen)
            major.setExpanded(bool(wanted) and seen)
            first = first or (major if whole else None)
        self.tree.setCurrentItem(first)
        self.tree.show()

    def _choose(self, item: QTreeWidgetItem | None) -> None:
        if item is not None:
            self.set_code(item.data(0, _CODE))

    def eventFilter(self, watched, event) -> bool:  # noqa: N802 (Qt's name)
        """Arrows walk through the tree, Enter takes, Escape and leaving close it."""
        if watched is not self.box:
            return False
        if event.type() == QEvent.Type.MouseButtonPress:
            self._filter("" if self._code else self.box.text())
        elif event.type() == QEvent.Type.KeyPress:
            return self._key(event.key())
        elif event.type() == QEvent.Type.FocusOut and not self.tree.underMouse():
            self.set_code(self._code)
        return False

    def _key(self, key: int) -> bool:
        if key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            if not self.tree.isVisible():
                self._filter("" if self._code else self.box.text())
            here = self.tree.currentItem()
            step = self.tree.itemBelow if key == Qt.Key.Key_Down else self.tree.itemAbove
            # Without a current one nothing fits what was typed, and nothing is chosen that nobody sees.
            following = step(here) if here is not None else None
            if following is not None:
                self.tree.setCurrentItem(following)
            return True
        if self.tree.isVisible() and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._choose(self.tree.currentItem())
            return True
        if self.tree.isVisible() and key == Qt.Key.Key_Escape:
            self.set_code(self._code)
            return True
        return False
