"""Attachments 附件: photos, scans, recordings and documents of the object that is looked at."""

from typing import TYPE_CHECKING

from ..panel import Panel, Workbench

if TYPE_CHECKING:
    from qgis.PyQt.QtWidgets import QWidget


class AttachmentsPanel(Panel):
    """Everybody's panel; what may be done in it depends on the roles."""

    NAME = "attachments"
    TITLE = "Attachments"
    ICON = "attachments"
    ORDER = 60

    @classmethod
    def make(cls, workbench: Workbench) -> "QWidget":
        """The panel's widget."""
        from .widget import AttachmentsWidget

        return AttachmentsWidget(workbench)


PANEL = AttachmentsPanel
