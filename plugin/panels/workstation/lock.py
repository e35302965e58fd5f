"""The locked screen 锁屏: nothing of QGIS is seen or reached until the person's PIN, or another person, is there."""

from collections.abc import Callable
from datetime import datetime

from qgis.PyQt import sip
from qgis.PyQt.QtCore import QDate, QEvent, QLocale, QObject, QSize, Qt, QTimer
from qgis.PyQt.QtGui import QGuiApplication, QWindow
from qgis.PyQt.QtWidgets import (
    QApplication,
    QDialog,
    QFrame,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from ...services.translation import language, tr
from ..panel import icon
from .gate import PinGate
from .secrets import PinEdit

_CARD_WIDTH = 340  # pixels, as the following ones
_ICON_SIZE = 48
_MARGIN = 24
_NAME_SCALE, _TIME_SCALE, _DAY_SCALE = 1.8, 4.5, 1.4  # times the usual size of letters
# The same in light and dark themes: nobody should take the locked screen for an open one.
_LOOKS = """
QDialog#CivicGrid\\.lock { background: qlineargradient(x1:0, y1:0, x2:0, y2:1, stop:0 #1d4f74, stop:1 #0e2538); }
QDialog#CivicGrid\\.lock > QLabel { color: #eaf2f8; }
QFrame#card { background: #ffffff; border-radius: 10px; }
QFrame#card QLabel { color: #22313f; }
QLabel#CivicGrid\\.lock\\.roles, QLabel#CivicGrid\\.lock\\.prompt { color: #5d6d7a; }
QLabel#CivicGrid\\.lock\\.message { color: #c62828; }
QFrame#card QLineEdit { background: #ffffff; color: #22313f; border: 1px solid #9fb3c2; border-radius: 5px;
  padding: 7px; font-size: 16pt; }
QFrame#card QLineEdit:focus { border: 2px solid #1f5f8b; padding: 6px; }
QFrame#card QLineEdit:disabled { background: #eef1f3; }
QPushButton#CivicGrid\\.lock\\.unlock { background: #1f5f8b; color: #ffffff; border: none; border-radius: 5px;
  padding: 9px; font-weight: bold; }
QPushButton#CivicGrid\\.lock\\.unlock:hover { background: #2a74a8; }
QPushButton#CivicGrid\\.lock\\.unlock:disabled { background: #9fb3c2; }
QPushButton#CivicGrid\\.lock\\.other { background: transparent; color: #1f5f8b; border: none; padding: 6px; }
QPushButton#CivicGrid\\.lock\\.other:hover, QPushButton#CivicGrid\\.lock\\.other:focus
  { text-decoration: underline; }
"""

_LOOK = 200  # milliseconds between two looks for windows that opened meanwhile


class LockScreen(QDialog):
    """Covers QGIS's window, and hides every other one of it: floating docks, dialogs, also those that open later.

    It is modal, and the windows below are disabled: no key, click or shortcut reaches them. A filter over all events of
    the application would do that, too, but ends QGIS: some of its libraries' objects cannot be shown to Python.
    `release` takes the screen away.
    """

    def __init__(
        self,
        window: QWidget,
        name: str,
        roles: str,
        gate: PinGate,
        another: Callable[[QWidget], object],
        now: Callable[[], datetime],
    ):
        super().__init__(window, Qt.WindowType.Dialog | Qt.WindowType.FramelessWindowHint)
        self.setObjectName("CivicGrid.lock")
        self.setWindowTitle(tr("Locked"))
        self.setWindowModality(Qt.WindowModality.ApplicationModal)
        self.setAutoFillBackground(True)
        self._window, self._gate, self._now = window, gate, now
        self._covers: dict[QWidget, QWidget] = {}
        self._disabled: list[QWidget] = []
        self._released = False
        self._watch = QTimer(self)
        self._watch.setInterval(_LOOK)
        self._watch.timeout.connect(self._look)
        self._clock = QTimer(self)
        self._clock.setInterval(500)
        self._clock.timeout.connect(self._count_down)
        self._furnish(name, roles, another)

    def _furnish(self, name: str, roles: str, another: Callable[[QWidget], object]) -> None:
        self.setStyleSheet(_LOOKS)
        self._time, self._day = _label("", self, "time", _TIME_SCALE), _label("", self, "day", _DAY_SCALE)
        card = QFrame(self)
        card.setObjectName("card")
        card.setFixedWidth(_CARD_WIDTH)
        picture = _label("", card)
        picture.setPixmap(icon("lock").pixmap(QSize(_ICON_SIZE, _ICON_SIZE)))
        self.pin = PinEdit(card)
        self.pin.setObjectName("CivicGrid.lock.pin")
        self.pin.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.unlock = QPushButton(tr("Unlock"), card)
        self.unlock.setObjectName("CivicGrid.lock.unlock")
        self.unlock.setDefault(True)
        self.unlock.clicked.connect(self._try)
        self.message = _label("", card, "message")
        # Room for the message, so that nothing jumps when it comes.
        self.message.setMinimumHeight(self.message.fontMetrics().height())
        self.other = QPushButton(tr("Another person …"), card)
        self.other.setObjectName("CivicGrid.lock.other")
        self.other.setAutoDefault(False)
        self.other.setCursor(Qt.CursorShape.PointingHandCursor)
        self.other.clicked.connect(lambda: another(self))
        layout = QVBoxLayout(card)
        layout.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, _MARGIN // 2)
        layout.setSpacing(_MARGIN // 3)
        layout.addWidget(picture)
        layout.addWidget(_label(name, card, "name", _NAME_SCALE))
        layout.addWidget(_label(roles, card, "roles"))
        layout.addSpacing(_MARGIN // 2)
        layout.addWidget(_label(tr("PIN"), card, "prompt"))
        for widget in (self.pin, self.unlock, self.message, self.other):
            layout.addWidget(widget)
        below = _label(tr("This workstation is locked. Changes go on arriving."), self, "below")
        whole = QVBoxLayout(self)
        whole.addStretch(2)
        whole.addWidget(self._time)
        whole.addWidget(self._day)
        whole.addSpacing(_MARGIN)
        whole.addWidget(card, 0, Qt.AlignmentFlag.AlignCenter)
        whole.addSpacing(_MARGIN // 2)
        whole.addWidget(below)
        whole.addStretch(3)
        self._tell_time()

    def lock(self) -> None:
        """Hide QGIS and ask for the PIN."""
        while (popup := QApplication.activePopupWidget()) is not None:
            popup.close()
        self._place()
        self._look()
        self.show()
        self._to_front()
        self._watch.start()
        QApplication.instance().focusWindowChanged.connect(self._look)
        if self._gate.wait:
            self._shut()

    def release(self) -> None:
        """Show QGIS again."""
        self._released = True
        self._clock.stop()
        self._watch.stop()
        QApplication.instance().focusWindowChanged.disconnect(self._look)
        for window, cover in self._covers.items():
            if not sip.isdeleted(window):
                window.removeEventFilter(self)
            if not sip.isdeleted(cover):
                cover.hide()
                cover.deleteLater()
        for window in self._disabled:
            if not sip.isdeleted(window):
                window.setEnabled(True)
        self._covers.clear()
        self._disabled.clear()
        self.hide()
        self.deleteLater()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 (Qt's name)
        """Follow the windows below in size, and keep them from being closed."""
        kind = event.type()
        if kind == QEvent.Type.Resize and watched in self._covers:
            self._covers[watched].resize(watched.size())
        if watched is self._window and kind in {QEvent.Type.Resize, QEvent.Type.Move}:
            self._place()
        if kind == QEvent.Type.Close:
            event.ignore()
            return True
        return False

    def reject(self) -> None:
        """Escape does not open."""

    def closeEvent(self, event) -> None:  # noqa: N802 (Qt's name)
        """Closing does not open either."""
        if not self._released:
            event.ignore()

    def _ours(self, thing: QObject | None) -> bool:
        while thing is not None and thing is not self:
            thing = thing.parent()
        return thing is self

    def _look(self, _focus: object = None) -> None:
        """Cover what has opened since the last look; a modal dialog among it has the input, until this is in front."""
        self._tell_time()
        found = [widget for widget in QApplication.topLevelWidgets() if widget.isVisible() and not self._ours(widget)]
        new = [widget for widget in found if widget not in self._covers]
        for widget in new:
            self._cover(widget)
        if new and self.isVisible():
            self._to_front()

    def _cover(self, window: QWidget) -> None:
        cover = QWidget(window)
        cover.setObjectName("CivicGrid.lock.cover")
        cover.setAutoFillBackground(True)
        cover.resize(window.size())
        self._covers[window] = cover
        window.installEventFilter(self)
        if window.isEnabled():
            self._disabled.append(window)
            window.setEnabled(False)
            # A window that belongs to a disabled one is disabled with it.
            self.setEnabled(True)
        cover.show()
        cover.raise_()

    def _tell_time(self) -> None:
        now = self._now()
        self._time.setText(now.strftime("%H:%M"))
        day = QDate(now.year, now.month, now.day)
        self._day.setText(QLocale(language()).toString(day, QLocale.FormatType.LongFormat))

    def _place(self) -> None:
        self.setGeometry(self._window.geometry())

    def _to_front(self) -> None:
        modal = QApplication.activeModalWidget()
        if modal is not None and not self._ours(modal):
            # A dialog that opened meanwhile holds the input: shown anew, this one is the uppermost again.
            self.hide()
            self.show()
        self.raise_()
        self.activateWindow()
        self.pin.setFocus()

    def _try(self) -> None:
        text = self.pin.text()
        self.pin.clear()
        if not text:
            return
        if self._gate.try_pin(text):
            self.accept()
            return
        self.message.setText(self._gate.sentence())
        if self._gate.wait:
            self._shut()

    def _shut(self) -> None:
        self.pin.setEnabled(False)
        self.unlock.setEnabled(False)
        self.message.setText(self._gate.sentence())
        self._clock.start()

    def _count_down(self) -> None:
        if self._gate.wait:
            self.message.setText(self._gate.sentence())
            return
        self._clock.stop()
        self.message.clear()
        self.pin.setEnabled(True)
        self.unlock.setEnabled(True)
        self.pin.setFocus()


def _label(text: str, parent: QWidget, name: str = "", scale: float = 1.0) -> QLabel:
    label = QLabel(text, parent)
    label.setObjectName(f"CivicGrid.lock.{name}")
    label.setAlignment(Qt.AlignmentFlag.AlignCenter)
    label.setWordWrap(True)
    font = label.font()
    font.setPointSizeF(font.pointSizeF() * scale)
    font.setBold(name == "name")
    label.setFont(font)
    return label


class IdleWatch(QObject):
    """Calls ``lock`` when nobody has touched the keys or the mouse for the minutes that ``minutes`` gives."""

    _ACTS = frozenset(
        {
            QEvent.Type.KeyPress,
            QEvent.Type.MouseButtonPress,
            QEvent.Type.MouseMove,
            QEvent.Type.Wheel,
            QEvent.Type.TouchBegin,
        }
    )
    _LOOK = 5000  # milliseconds

    def __init__(self, minutes: Callable[[], int], lock: Callable[[], object], seconds: Callable[[], float]):
        super().__init__()
        self._minutes, self._lock, self._seconds = minutes, lock, seconds
        self._on = False
        self._watched: list[QWindow] = []
        self._last = seconds()
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.look)
        self._timer.start(self._LOOK)

    def look(self) -> None:
        """Lock when it is time; the windows of QGIS are watched only while a time is set."""
        minutes = self._minutes()
        if minutes and not self._on:
            self._last = self._seconds()
        self._on = bool(minutes)
        self._leave()
        if not minutes:
            return
        self._watched = QGuiApplication.topLevelWindows()
        for window in self._watched:
            window.installEventFilter(self)
        if self._seconds() - self._last >= minutes * 60:
            self._last = self._seconds()
            self._lock()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802 (Qt's name)
        """Note that somebody is there."""
        if event.type() in self._ACTS:
            self._last = self._seconds()
        return False

    def close(self) -> None:
        """Stop watching."""
        self._timer.stop()
        self._leave()
        self.deleteLater()

    def _leave(self) -> None:
        for window in self._watched:
            if not sip.isdeleted(window):
                window.removeEventFilter(self)
        self._watched = []
