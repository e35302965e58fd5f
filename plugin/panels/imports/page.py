"""What the pages of the wizard have in common."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import QWidget

if TYPE_CHECKING:
    from .draft import Draft
    from .wizard import ImportWizard


class Page(QWidget):
    """One step. TITLE stands in the list of steps; ``turned`` says that `missing` may have changed."""

    TITLE: ClassVar[str] = ""
    turned = pyqtSignal()

    def __init__(self, wizard: ImportWizard):
        super().__init__(wizard)
        self.wizard = wizard

    @property
    def draft(self) -> Draft:
        """What has been chosen so far."""
        return self.wizard.draft

    def enter(self) -> None:
        """The page is shown."""

    def missing(self) -> str:
        """What has still to be done here before the next step, in one sentence; "" when nothing has."""
        return ""

    def wanted(self) -> bool:
        """Whether this file needs the step."""
        return True
