"""The bell in the status bar: how many messages nobody has opened."""

from qgis.PyQt.QtCore import QSize, Qt
from qgis.PyQt.QtWidgets import QToolButton

from ...services.translation import tr
from ..panel import icon

_ICON = 16


class Bell(QToolButton):
    """Hidden without a store; the number stands beside it while there is one."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("CivicGrid.bell")
        self.setAutoRaise(True)
        self.setIcon(icon("messages"))
        self.setIconSize(QSize(_ICON, _ICON))
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.hide()

    def show_unread(self, count: int) -> None:
        """Show how many messages are unread."""
        self.setText(str(count) if count else "")
        said = tr("{count} unread messages").format(count=count) if count else tr("No unread messages")
        self.setToolTip(said)
        self.setAccessibleName(said)
        self.show()
