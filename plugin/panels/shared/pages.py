"""The states of a panel: nothing to show, at work, failed, and its content. Each says what a person can do next."""

from collections.abc import Callable

from qgis.core import QgsApplication
from qgis.PyQt.QtCore import QSize, Qt
from qgis.PyQt.QtWidgets import QLabel, QProgressBar, QPushButton, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from ...services.translation import tr

_ICON_SIZE = 40


class StatePages(QStackedWidget):
    """Shows one of the states; ``content`` scrolls when the dock is small."""

    def __init__(self, content: QWidget, parent: QWidget | None = None):
        super().__init__(parent)
        self._message = QWidget(self)
        self._icon, self._text = QLabel(self._message), QLabel(self._message)
        self._bar = QProgressBar(self._message)
        self._bar.setRange(0, 0)
        self._bar.setTextVisible(False)
        self._button = QPushButton(self._message)
        self._button.clicked.connect(lambda: self._act())
        self._act: Callable[[], object] = _nothing
        self._text.setWordWrap(True)
        self._text.setAlignment(Qt.AlignmentFlag.AlignCenter)
        layout = QVBoxLayout(self._message)
        layout.addStretch(2)
        layout.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addWidget(self._text)
        layout.addWidget(self._bar)
        layout.addWidget(self._button, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addStretch(3)
        self._scroll = QScrollArea(self)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setWidget(content)
        self.addWidget(self._message)
        self.addWidget(self._scroll)

    def show_content(self) -> None:
        """Show the content."""
        self.setCurrentWidget(self._scroll)

    def show_empty(self, text: str, button: str = "", act: Callable[[], object] | None = None) -> None:
        """Say why there is nothing, with a button for the next step."""
        self._say("/mIconInfo.svg", text, False, button, act)

    def show_loading(self, text: str = "") -> None:
        """Say that something is under way."""
        self._say("/mActionRefresh.svg", text or tr("Loading …"), True, "", None)

    def show_error(self, text: str, again: Callable[[], object] | None = None) -> None:
        """Say in one sentence what went wrong, with a button to try again."""
        self._say("/mIconWarning.svg", text, False, tr("Try again") if again else "", again)

    def text(self) -> str:
        """What the present message says, "" while the content is shown."""
        return self._text.text() if self.currentWidget() is self._message else ""

    def _say(self, icon: str, text: str, busy: bool, button: str, act: Callable[[], object] | None) -> None:
        size = QSize(_ICON_SIZE, _ICON_SIZE)
        self._icon.setPixmap(QgsApplication.getThemeIcon(icon).pixmap(size))
        self._text.setText(text)
        self._bar.setVisible(busy)
        self._button.setText(button)
        self._button.setVisible(bool(button))
        self._act = act or _nothing
        self.setCurrentWidget(self._message)


def _nothing() -> None:
    """Do nothing: a page without a next step."""
