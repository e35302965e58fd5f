"""The panel 消息: what is addressed to the person at this window; a bell in the status bar says how much is unread."""

from typing import TYPE_CHECKING

from ..panel import Panel, Workbench

if TYPE_CHECKING:
    from qgis.PyQt.QtWidgets import QWidget


class MessagesPanel(Panel):
    """For everybody: each account sees its own messages."""

    NAME = "messages"
    TITLE = "Messages"
    ICON = "messages"
    ORDER = 18

    @classmethod
    def make(cls, workbench: Workbench) -> "QWidget":
        """The panel's widget."""
        from .widget import MessagesWidget

        return MessagesWidget(workbench)


PANEL = MessagesPanel
