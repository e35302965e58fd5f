"""The bar of duty mode: buttons to be read and hit from two metres, in as many rows as the window's width asks for."""

from collections.abc import Callable, Sequence
from datetime import datetime

from qgis.PyQt.QtCore import QDate, QLocale, QSize, Qt, QTimer
from qgis.PyQt.QtWidgets import QAction, QGridLayout, QLabel, QSizePolicy, QToolBar, QToolButton, QVBoxLayout, QWidget

from ...services.translation import language

BUTTON = QSize(116, 84)
ICON = 36
LABEL = 17  # pixels
GAP = 6

_STYLE = f"""
QToolButton {{ font-size: {LABEL}px; border: 1px solid palette(mid); border-radius: 6px; padding: 4px;
               background: palette(button); color: palette(button-text); }}
QToolButton:hover {{ border: 2px solid palette(highlight); }}
QToolButton:checked {{ background: palette(highlight); color: palette(highlighted-text); }}
QToolButton:disabled {{ color: palette(mid); }}
"""


class ButtonGrid(QWidget):
    """Big buttons of equal size; a window that is too narrow gets another row."""

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self._buttons: list[QToolButton] = []
        self._columns = 0
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(GAP, GAP, GAP, GAP)
        self._grid.setSpacing(GAP)
        self._grid.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setStyleSheet(_STYLE)

    def set_actions(self, actions: Sequence[QAction]) -> None:
        """Show these actions, in this order."""
        for button in self._buttons:
            self._grid.removeWidget(button)
            button.hide()
            button.deleteLater()
        self._buttons = [self._button(action) for action in actions]
        self._columns = 0
        self._arrange(self.width())

    def sizeHint(self) -> QSize:  # noqa: N802 (Qt's name)
        """One button wide: the toolbar gives all the width there is."""
        return QSize(BUTTON.width(), self.height())

    def resizeEvent(self, event) -> None:  # noqa: N802 (Qt's name)
        """Arrange the buttons anew."""
        super().resizeEvent(event)
        self._arrange(event.size().width())

    def _button(self, action: QAction) -> QToolButton:
        button = QToolButton(self)
        button.setDefaultAction(action)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextUnderIcon)
        button.setIconSize(QSize(ICON, ICON))
        button.setText(action.text().removesuffix("…").strip())
        button.setObjectName(f"{action.objectName()}.big")
        button.ensurePolished()
        button.setFixedSize(max(BUTTON.width(), button.sizeHint().width()), BUTTON.height())
        button.show()
        return button

    def _arrange(self, width: int) -> None:
        widest = max((button.width() for button in self._buttons), default=BUTTON.width())
        columns = max(1, (width - GAP) // (widest + GAP))
        rows = -(-len(self._buttons) // columns)
        if columns != self._columns:
            self._columns = columns
            for number, button in enumerate(self._buttons):
                button.setFixedWidth(widest)
                self._grid.addWidget(button, number // columns, number % columns)
        self.setFixedHeight(max(1, rows) * (BUTTON.height() + GAP) + GAP)


class DutyBar(QToolBar):
    """The buttons, and at their right the time of day."""

    def __init__(self, title: str, now: Callable[[], datetime]):
        super().__init__(title)
        self._now = now
        self.setObjectName("CivicGrid.duty")
        self.setMovable(False)
        self.setFloatable(False)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        self.buttons = ButtonGrid(self)
        self.addWidget(self.buttons)
        self._time, self._day = QLabel(self), QLabel(self)
        self._time.setStyleSheet("font-size: 34px; font-weight: bold;")
        self._day.setStyleSheet(f"font-size: {LABEL - 2}px;")
        clock = QWidget(self)
        clock.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        column = QVBoxLayout(clock)
        column.setContentsMargins(GAP, GAP, 2 * GAP, GAP)
        column.setSpacing(0)
        for label in (self._time, self._day):
            column.addWidget(label, 0, Qt.AlignmentFlag.AlignRight)
        column.addStretch(1)
        self.addWidget(clock)
        self._locale = QLocale(QLocale.Language.Chinese if language() == "zh" else QLocale.Language.English)
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._tick)
        self._timer.start(1000)
        self._tick()

    def _tick(self) -> None:
        now = self._now()
        self._time.setText(now.strftime("%H:%M"))
        day = QDate(now.year, now.month, now.day)
        self._day.setText(self._locale.toString(day, QLocale.FormatType.LongFormat))
