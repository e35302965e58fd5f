"""The audit log 审计: who read what, why and when, as it happens; who saw whose details; whether the chain is whole."""

from typing import TYPE_CHECKING

from ..panel import Panel, Workbench

if TYPE_CHECKING:
    from qgis.PyQt.QtWidgets import QWidget


class AuditPanel(Panel):
    """The auditor's and the manager's panel; an auditor sees no residents in it."""

    NAME = "audit"
    TITLE = "Audit"
    ICON = "audit"
    ROLES = frozenset({"auditor", "manager"})
    ORDER = 910

    @classmethod
    def make(cls, workbench: Workbench) -> "QWidget":
        """The panel's widget."""
        from .widget import AuditWidget

        return AuditWidget(workbench)


PANEL = AuditPanel
