"""Accounts 账号: who works with the store, with which roles and where; and which sealed tags are on."""

from typing import TYPE_CHECKING

from ..panel import Panel, Workbench

if TYPE_CHECKING:
    from qgis.PyQt.QtWidgets import QWidget


class AccountsPanel(Panel):
    """The manager's panel."""

    NAME = "accounts"
    TITLE = "Accounts"
    ICON = "accounts"
    ROLES = frozenset({"manager"})
    ORDER = 900

    @classmethod
    def make(cls, workbench: Workbench) -> "QWidget":
        """The panel's widget."""
        from .widget import AccountsWidget

        return AccountsWidget(workbench)


PANEL = AccountsPanel
