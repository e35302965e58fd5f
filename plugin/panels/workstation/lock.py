"""The locked screen 锁屏: nothing of QGIS is seen or reached until the person's PIN, or another person, is there."""

from collections.abc import Callable

from qgis.PyQt import sip
from qgis.PyQt.QtCore import QEvent, QObject, QSize, Qt, QTimer
from qgis.PyQt.QtGui import QGuiApplication, QWindow
from qgis.PyQt.QtWidgets import (
    QApplication,
    QDialog,
    QFrame,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from ...services.pin import LONGEST
from ...services.translation import tr
from ..panel import icon
from .gate import PinGate

_CARD_WIDTH = 340
_ICON_SIZE = 56
_NAME_SCALE = 1.8

_LOOK = 200  # milliseconds between two looks for windows that opened meanwhile


class LockScreen(QDialog):
    """Covers QGIS's window, and hides every other one of it: floating docks, dialogs, also those that open later.

    It is modal, and the windows below are disabled: no key, click or shortcut reaches them. A filter over all events of
    the application would do that, too, but ends QGIS: some of its libraries' objects cannot be shown to Python.
    `release` takes the screen away.
    """

    def __init__(self, window: QWidget, name: str, roles: str, gate: PinGate, another: Callable[[QWidget], object]):
        super().__init__(window, Qt.WindowType.Dialog | Qt.WindowType.FramelessWindowHint)
        self.setObjectName("CivicGrid.lock")
        self.setWindowTitle(tr("Locked"))
        self.setWindowModality(Qt.WindowModality.ApplicationModal)
        self.setAutoFillBackground(True)
        self._window, self._gate = window, gate
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
        card = QFrame(self)
        card.setFixedWidth(_CARD_WIDTH)
        picture = QLabel(card)
        picture.setPixmap(icon("lock").pixmap(QSize(_ICON_SIZE, _ICON_SIZE)))
        who = QLabel(name, card)
        who.setObjectName("CivicGrid.lock.name")
        font = who.font()
        font.setPointSizeF(font.pointSizeF() * _NAME_SCALE)
        font.setBold(True)
        who.setFont(font)
        duties = QLabel(roles, card)
        says = QLabel(tr("This workstation is locked. Changes go on arriving."), card)
        self.pin = QLineEdit(card)
        self.pin.setObjectName("CivicGrid.lock.pin")
        self.pin.setEchoMode(QLineEdit.EchoMode.Password)
        self.pin.setMaxLength(LONGEST)
        self.pin.setPlaceholderText(tr("PIN"))
        self.pin.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.pin.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.pin.setInputMethodHints(Qt.InputMethodHint.ImhDigitsOnly | Qt.InputMethodHint.ImhHiddenText)
        self.unlock = QPushButton(tr("Unlock"), card)
        self.unlock.setObjectName("CivicGrid.lock.unlock")
        self.unlock.setDefault(True)
        self.unlock.clicked.connect(self._try)
        self.message = QLabel(card)
        self.message.setObjectName("CivicGrid.lock.message")
        self.other = QPushButton(tr("Another person …"), card)
        self.other.setObjectName("CivicGrid.lock.other")
        self.other.setFlat(True)
        self.other.setAutoDefault(False)
        self.other.clicked.connect(lambda: another(self))
        layout = QVBoxLayout(card)
        for widget in (picture, who, duties, says, self.pin, self.unlock, self.message, self.other):
            if isinstance(widget, QLabel):
                widget.setAlignment(Qt.AlignmentFlag.AlignCenter)
                widget.setWordWrap(True)
            layout.addWidget(widget)
        # Room for the message, so that nothing jumps when it comes.
        self.message.setMinimumHeight(self.message.fontMetrics().height() * 2)
        whole = QVBoxLayout(self)
        whole.addWidget(card, 0, Qt.AlignmentFlag.AlignCenter)

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
        self._watched: list[QWindow] = []
        self._last = seconds()
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.look)
        self._timer.start(self._LOOK)

    def look(self) -> None:
        """Lock when it is time; the windows of QGIS are watched only while a time is set."""
        minutes = self._minutes()
        if minutes and not self._watched:
            self._last = self._seconds()
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
