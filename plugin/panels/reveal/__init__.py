"""Seeing a resident's clear details 申请查看完整信息: asked for with a reason, shown for a limited time."""

from typing import TYPE_CHECKING

from ..panel import Workbench

if TYPE_CHECKING:
    from qgis.PyQt.QtWidgets import QWidget


def ask_reveal(workbench: Workbench, person_id: int, parent: "QWidget | None" = None) -> None:
    """Open the dialog for one person, above ``parent`` or QGIS's window; it returns at once.

    A dialog that is open for another person is closed: nobody looks at two.
    """
    from .dialog import RevealDialog

    RevealDialog.open_for(workbench, person_id, parent or workbench.iface.mainWindow())
