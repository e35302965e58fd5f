"""Tiles of the overview: a number above its name."""

from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QFrame, QLabel, QSizePolicy, QVBoxLayout, QWidget

_LARGE, _SMALL, _SHORT = 1.4, 1.1, 7  # sizes of a tile's number, and up to how many letters it is large


def tile(parent: QWidget, text: str) -> tuple[QFrame, QLabel]:
    """A frame with a number above its name, and the number's label."""
    frame = QFrame(parent)
    frame.setFrameShape(QFrame.Shape.StyledPanel)
    number, name = QLabel(frame), QLabel(text, frame)
    column = QVBoxLayout(frame)
    column.setContentsMargins(4, 6, 4, 6)
    column.setSpacing(1)
    for label in (number, name):
        label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        column.addWidget(label)
    name.setWordWrap(True)
    return frame, number


def write(label: QLabel, number: int | None) -> None:
    """Write a tile's number, smaller where it is long: three tiles stand side by side in a narrow dock."""
    text = "—" if number is None else written(number)
    font = label.parentWidget().font()
    font.setPointSizeF(font.pointSizeF() * (_LARGE if len(text) <= _SHORT else _SMALL))
    font.setBold(True)
    label.setFont(font)
    label.setText(text)


def written(number: int) -> str:
    """A number with its thousands apart."""
    return f"{number:,}"
