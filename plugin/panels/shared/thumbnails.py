"""A grid of small pictures with a text below each; files that are dropped fall through to the panel around it."""

from qgis.PyQt.QtCore import QSize
from qgis.PyQt.QtWidgets import QListWidget, QWidget


class Thumbnails(QListWidget):
    """``picture`` is how large the pictures are, ``cell`` what one takes with its text, in pixels."""

    def __init__(self, name: str, picture: QSize, cell: QSize, parent: QWidget):
        super().__init__(parent)
        self.setObjectName(name)
        self.setViewMode(QListWidget.ViewMode.IconMode)
        self.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.setMovement(QListWidget.Movement.Static)
        self.setIconSize(picture)
        self.setGridSize(cell)
        self.setWordWrap(True)
        self.setUniformItemSizes(True)
        self.setAcceptDrops(False)
