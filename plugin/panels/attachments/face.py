"""How the panel 附件 is laid out: its widgets and where they stand; what they do is the panel's."""

from qgis.core import QgsApplication
from qgis.PyQt.QtCore import QSize, Qt
from qgis.PyQt.QtGui import QIcon
from qgis.PyQt.QtWidgets import (
    QAction,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QMenu,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ...services.translation import tr
from ..shared.thumbnails import Thumbnails
from .details import Details

_THUMB = QSize(92, 92)
_CELL = QSize(106, 156)


class Face(QWidget):
    """A title, buttons, a grid of small pictures, and the chosen one in words; fits a dock of 360 pixels."""

    def __init__(self):
        super().__init__()
        theme = QgsApplication.getThemeIcon
        self.title = QLabel(self)
        self.title.setObjectName("CivicGrid.attachments.title")
        self.title.setWordWrap(True)
        self.title.setTextFormat(Qt.TextFormat.PlainText)
        font = self.title.font()
        font.setPointSizeF(font.pointSizeF() * 1.2)
        font.setBold(True)
        self.title.setFont(font)
        self.pick = QToolButton(self)
        self.pick.setObjectName("CivicGrid.attachments.pick")
        self.picking = _action(self, theme("/mActionIdentify.svg"), tr("Pick on the map"))
        self.picking.setCheckable(True)
        self.pick.setDefaultAction(self.picking)
        self.add = QPushButton(theme("/symbologyAdd.svg"), tr("Add files …"), self)
        self.add.setObjectName("CivicGrid.attachments.add")
        self.more = QToolButton(self)
        self.more.setObjectName("CivicGrid.attachments.more")
        self.more.setText("⋯")
        self.more.setToolTip(tr("More"))
        self.more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(self.more)
        self.folder = _action(menu, theme("/mIconFolder.svg"), tr("Attach a folder …"))
        self.again = _action(menu, theme("/mActionRefresh.svg"), tr("Read again"))
        self.check = _action(menu, theme("/mIconSuccess.svg"), tr("Check every attached file"))
        self.limit = _action(menu, QIcon(), tr("Largest file …"))
        self.root = _action(menu, theme("/mIconFolder.svg"), tr("Media folder …"))
        menu.addActions([self.folder, self.again, self.check, self.limit, self.root])
        self.more.setMenu(menu)
        self.note = QLineEdit(self)
        self.note.setObjectName("CivicGrid.attachments.new-note")
        self.note.setPlaceholderText(tr("Note for the files that are added next"))
        self.banner = QLabel(self)
        self.banner.setWordWrap(True)
        self.banner.setText(tr("This store has no media folder yet, so that no file can be attached."))
        self.choose_root = QPushButton(tr("Choose the media folder …"), self)
        self.choose_root.setObjectName("CivicGrid.attachments.choose-root")
        self.message = QLabel(self)
        self.message.setObjectName("CivicGrid.attachments.message")
        self.message.setWordWrap(True)
        self.message.setTextFormat(Qt.TextFormat.PlainText)
        self.message.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        self.hint = QLabel(tr("Nothing is attached yet: drop files or a folder here."), self)
        self.hint.setWordWrap(True)
        self.list = Thumbnails("CivicGrid.attachments.list", _THUMB, _CELL, self)
        self.list.setMinimumHeight(2 * _CELL.height())
        self.details = Details(self)
        above = QHBoxLayout()
        above.addWidget(self.pick)
        above.addWidget(self.add, 1)
        above.addWidget(self.more)
        layout = QVBoxLayout(self)
        layout.addWidget(self.title)
        layout.addLayout(above)
        for part in (self.note, self.banner, self.choose_root, self.message, self.hint):
            layout.addWidget(part)
        layout.addWidget(self.list, 1)
        layout.addWidget(self.details)


def _action(parent: QWidget, picture: QIcon, text: str) -> QAction:
    return QAction(picture, text, parent)
