"""The panel 演练: plays a scenario in a store that is marked as an exercise."""

from typing import TYPE_CHECKING

from ..panel import Panel, Workbench

if TYPE_CHECKING:
    from qgis.PyQt.QtWidgets import QWidget


class ExercisePanel(Panel):
    """For those who lead an exercise."""

    NAME = "exercise"
    TITLE = "Exercise"
    ICON = "exercise"
    ROLES = frozenset({"dispatcher", "manager"})
    ORDER = 400

    @classmethod
    def make(cls, workbench: Workbench) -> "QWidget":
        """The panel's widget."""
        from .widget import ExerciseWidget

        return ExerciseWidget(workbench)


PANEL = ExercisePanel
