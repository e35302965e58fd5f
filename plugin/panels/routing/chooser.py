"""A list of choices in which one may also type a part of a name."""

from collections.abc import Mapping

from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QComboBox, QCompleter, QWidget

_SHOWN_LETTERS = 8


class Chooser(QComboBox):
    """Choices by what they stand for."""

    def __init__(self, name: str, parent: QWidget):
        super().__init__(parent)
        self.setObjectName(f"CivicGrid.routing.{name}")
        self.setEditable(True)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(_SHOWN_LETTERS)
        self.completer().setFilterMode(Qt.MatchFlag.MatchContains)
        self.completer().setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
        self.lineEdit().editingFinished.connect(self._settle)

    def offer(self, choices: Mapping[object, str], value: object) -> None:
        """Offer these choices, and show the one that stands for a value, else the first."""
        self.clear()
        for key, text in choices.items():
            self.addItem(text, key)
        self.setCurrentIndex(list(choices).index(value) if value in choices else 0)
        self.lineEdit().setCursorPosition(0)

    def show_value(self, value: object, text: str = "") -> None:
        """Show the choice that stands for a value; a text where there is none."""
        place = next((row for row in range(self.count()) if self.itemData(row) == value), -1)
        self.setCurrentIndex(place)
        if place < 0:
            self.setEditText(text)
        self.lineEdit().setCursorPosition(0)

    def _settle(self) -> None:
        """Take a name that was typed whole; anything else becomes again what was chosen."""
        typed = self.currentText().strip()
        if self.itemText(self.currentIndex()).strip() != typed:
            rows = (row for row in range(self.count()) if self.itemText(row).strip() == typed)
            self.setCurrentIndex(next(rows, self.currentIndex()))
        self.setEditText(self.itemText(self.currentIndex()))
        self.lineEdit().setCursorPosition(0)
