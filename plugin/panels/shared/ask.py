"""A question with buttons that say what they do, in the user's language whatever translations Qt has."""

from collections.abc import Mapping

from qgis.PyQt.QtWidgets import QMessageBox, QWidget


def ask(
    parent: QWidget,
    title: str,
    text: str,
    choices: Mapping[QMessageBox.StandardButton, str],
    default: QMessageBox.StandardButton,
) -> QMessageBox.StandardButton:
    """Ask, and return the button that was pressed; Escape is Cancel or No, whichever is among them."""
    box = QMessageBox(QMessageBox.Icon.Question, title, text, parent=parent)
    for button, label in choices.items():
        box.addButton(button).setText(label)
    box.setDefaultButton(default)
    answer = QMessageBox.StandardButton(box.exec())
    box.deleteLater()
    return answer
