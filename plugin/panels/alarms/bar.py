"""The alarm bar above the map: what alarms, until somebody acknowledges it; many fold into one line with a list."""

from collections.abc import Sequence
from datetime import datetime

from qgis.core import QgsApplication
from qgis.PyQt.QtCore import QRect, QSize, Qt, QTimer, pyqtSignal
from qgis.PyQt.QtGui import QColor
from qgis.PyQt.QtWidgets import (
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QMainWindow,
    QMessageBox,
    QPushButton,
    QSizePolicy,
    QToolBar,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from ...maps.palette import colour
from ...services import clock
from ...services.translation import tr
from ...store.loop.alarms import Alarm, Situation
from ..panel import icon
from ..shared.ask import ask
from ..status import PURPOSES
from . import words
from .cover import Cover

NAME = "CivicGrid.alarms"
_ICON = 34  # pixels
_LIST, _LINE = 190, 1.6  # pixels of the list at most; a row's height by its letters
_KEY = Qt.ItemDataRole.UserRole
_DARKER = {1: 135, 2: 150, 3: 185, 4: 135}  # per cent: white letters can be read on it
_LOOKS = """
QWidget#alarm {{ background: {ground}; border-radius: 4px; }}
QWidget#alarm QLabel {{ color: #ffffff; }}
QLabel#head {{ font-size: 12pt; font-weight: bold; }}
QLabel#badge {{ border: 2px solid #ffffff; border-radius: 4px; padding: 1px 6px; font-weight: bold; }}
QWidget#alarm QPushButton {{ color: #ffffff; background: rgba(0, 0, 0, 60); border: 1px solid #ffffff;
  border-radius: 4px; padding: 5px 12px; font-weight: bold; }}
QWidget#alarm QPushButton:hover, QWidget#alarm QPushButton:focus {{ background: rgba(0, 0, 0, 120); }}
QWidget#alarm QPushButton#CivicGrid\\.alarms\\.acknowledge {{ color: {ground}; background: #ffffff; }}
QWidget#alarm QPushButton:disabled {{ color: #e8b9b9; border-color: #e8b9b9; }}
"""


class Line(QLabel):
    """One line that gives way where the window is narrow, and then ends in dots; its tip has all of it."""

    def __init__(self, parent: QWidget):
        super().__init__(parent)
        self._whole = ""
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def say(self, text: str) -> None:
        """Show a text."""
        if text != self._whole:
            self._whole = text
            self.setToolTip(text)
            self._fit()

    def resizeEvent(self, event) -> None:  # noqa: N802 (Qt's name)
        """Cut the text anew."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        self.setText(self.fontMetrics().elidedText(self._whole, Qt.TextElideMode.ElideRight, self.width()))


class AlarmBar(QToolBar):
    """Shows a `Situation`; a toolbar of QGIS's window that cannot be moved, and comes back when it is hidden.

    ``located``, ``handled``: an event's id; ``acknowledged``: their ids and a note; ``muted``: whether to be silent;
    ``rules_asked``: the settings of alarms are wanted.
    """

    located = pyqtSignal(int)
    handled = pyqtSignal(int)
    acknowledged = pyqtSignal(list, str)
    muted = pyqtSignal(bool)
    rules_asked = pyqtSignal()

    def __init__(self, window: QMainWindow):
        super().__init__(tr("Alarms"))
        self.setObjectName(NAME)
        self._window = window
        self._alarms: tuple[Alarm, ...] = ()
        self._level = 0
        self._situation, self._zone = Situation(), "UTC"
        self._cover = Cover(window)
        self.setMovable(False)
        self.setFloatable(False)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        self.toggleViewAction().setVisible(False)
        self.addWidget(self._made())
        self.visibilityChanged.connect(lambda _=None: QTimer.singleShot(0, self._insist))
        self._wanted = False
        self.hide()

    def present(self, situation: Situation, zone: str, purpose: str) -> None:
        """Show what stands; nothing at all hides the bar."""
        self._situation, self._zone = situation, zone
        selected, was_high = self.chosen, self._height
        self._alarms = situation.alarms
        alarming = bool(self._alarms)
        self._alarm.setVisible(alarming)
        if alarming and self._alarms[0].level != self._level:
            self._look_like(self._alarms[0].level)
        self._badge.setText(tr(PURPOSES[purpose]))
        self._badge.setVisible(purpose != "real")
        many = len(self._alarms) > 1
        self._fold.setVisible(many)
        if not many:
            self._fold.setChecked(False)
        self._list.setVisible(self._fold.isChecked())
        self._fill(selected)
        self._done.setVisible(bool(situation.acknowledged))
        if situation.acknowledged:
            self._done.say("✓ " + words.acknowledged(situation.acknowledged[0], zone))
            self._done.setToolTip("\n".join(words.acknowledged(one, zone) for one in situation.acknowledged))
        self._wanted = alarming or bool(situation.acknowledged)
        if not self._wanted:
            self.hide()
        self._insist()
        if self._height != was_high:
            self._cover.lay()  # all that stands below has moved
        elif alarming and self.chosen != selected:
            self._cover.lay(self._acting())

    def answered(self, done: bool) -> None:
        """What was to be acknowledged is, or is not and may be tried again with the same note."""
        if done:
            self._note.clear()
        for button in (self._acknowledge_button, self._all):
            button.setEnabled(True)

    @property
    def _height(self) -> int:
        """Pixels that the bar takes from the window."""
        return self._whole.sizeHint().height() if self._wanted else 0

    def _acting(self) -> QRect:
        """Where the buttons are that act on the chosen alarm, in the window."""
        first, last = (button.geometry() for button in (self._locate_button, self._handle_button))
        whole = first.united(last)
        return QRect(self._alarm.mapTo(self._window, whole.topLeft()), whole.size())

    def _look_like(self, level: int) -> None:
        """Wear colour and sign of the gravest alarm."""
        self._level = level
        ground = QColor(colour(f"level_{level}")).darker(_DARKER[level]).name()
        self._alarm.setStyleSheet(_LOOKS.format(ground=ground))
        self._mark.setPixmap(icon(f"level_{level}").pixmap(QSize(_ICON, _ICON)))

    def tell(self, muted_seconds: int, *, sound: bool, now: datetime | None = None) -> None:
        """Say how long ago everything was and whether the sound is muted, as of ``now`` (UTC)."""
        now = now or clock.utc_now()
        if self._alarms:
            self._say_head(now)
            for row in range(self._tree.topLevelItemCount()):
                self._say_row(self._tree.topLevelItem(row), self._alarms[row], now)
        self._mute.setEnabled(sound)
        self._mute.setChecked(sound and muted_seconds > 0)
        if not sound:
            self._mute.setText(tr("Sound off"))
        elif muted_seconds:
            self._mute.setText(tr("Muted {time}").format(time=f"{muted_seconds // 60}:{muted_seconds % 60:02}"))
        else:
            self._mute.setText(tr("Mute 10 min"))

    @property
    def chosen(self) -> int | None:
        """The event that the buttons mean: the row chosen in the open list, else the newest."""
        item = self._tree.currentItem()
        if self._fold.isChecked() and item is not None:
            return item.data(0, _KEY)
        return self._alarms[0].id if self._alarms else None

    def _made(self) -> QWidget:
        whole = self._whole = QWidget(self)
        whole.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        column = QVBoxLayout(whole)
        column.setContentsMargins(2, 2, 2, 2)
        column.setSpacing(2)
        self._alarm = QWidget(whole)
        self._alarm.setObjectName("alarm")
        self._alarm.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        row = QHBoxLayout(self._alarm)
        row.setContentsMargins(8, 5, 8, 5)
        self._mark = QLabel(self._alarm)
        self._badge = QLabel(self._alarm)
        self._badge.setObjectName("badge")
        texts = QVBoxLayout()
        texts.setSpacing(0)
        self._head, self._under = Line(self._alarm), Line(self._alarm)
        self._head.setObjectName("head")
        texts.addWidget(self._head)
        texts.addWidget(self._under)
        row.addWidget(self._mark)
        row.addWidget(self._badge)
        row.addLayout(texts, 1)
        self._fold = self._button("list", tr("List"), None)
        self._fold.setCheckable(True)
        self._fold.toggled.connect(self._list_toggled)
        row.addWidget(self._fold)
        self._locate_button = self._button("locate", tr("Locate"), lambda: self._emit(self.located))
        self._acknowledge_button = self._button("acknowledge", tr("Acknowledge"), self._acknowledge_one)
        self._handle_button = self._button("handle", tr("Handle"), lambda: self._emit(self.handled))
        for button in (self._locate_button, self._acknowledge_button, self._handle_button):
            row.addWidget(button)
        self._mute = self._button("mute", tr("Mute 10 min"), None)
        self._mute.setCheckable(True)
        self._mute.clicked.connect(lambda: self.muted.emit(self._mute.isChecked()))
        row.addWidget(self._mute)
        rules = self._button("rules", "", self.rules_asked.emit)
        rules.setIcon(QgsApplication.getThemeIcon("/mActionOptions.svg"))
        rules.setToolTip(tr("Alarm settings …"))
        rules.setAccessibleName(tr("Alarm settings …"))
        row.addWidget(rules)
        self._done = Line(whole)
        self._done.setObjectName(f"{NAME}.done")
        column.addWidget(self._alarm)
        column.addWidget(self._made_list(whole))
        column.addWidget(self._done)
        return whole

    def _made_list(self, parent: QWidget) -> QWidget:
        self._list = QWidget(parent)
        column = QVBoxLayout(self._list)
        column.setContentsMargins(0, 0, 0, 0)
        self._tree = QTreeWidget(self._list)
        self._tree.setObjectName(f"{NAME}.rows")
        self._tree.setRootIsDecorated(False)
        self._tree.setAlternatingRowColors(True)
        self._tree.setHeaderLabels([tr("Number"), tr("Title"), tr("Place"), tr("Alarm since"), tr("Call")])
        self._tree.header().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self._tree.header().setMaximumSectionSize(320)
        self._tree.itemActivated.connect(lambda item: self.located.emit(item.data(0, _KEY)))
        self._tree.currentItemChanged.connect(lambda *_: self._say_head(clock.utc_now()))
        self._note = QLineEdit(self._list)
        self._note.setObjectName(f"{NAME}.note")
        self._note.setPlaceholderText(tr("Note for what is acknowledged"))
        self._all = QPushButton(self._list)
        self._all.setObjectName(f"{NAME}.all")
        self._all.clicked.connect(self._acknowledge_all)
        row = QHBoxLayout()
        row.addWidget(self._note, 1)
        row.addWidget(self._all)
        column.addWidget(self._tree)
        column.addLayout(row)
        self._list.hide()
        return self._list

    def _button(self, name: str, text: str, does) -> QPushButton:
        button = QPushButton(text, self)
        button.setObjectName(f"{NAME}.{name}")
        if does is not None:
            button.clicked.connect(lambda _=False: does())
        return button

    def _list_toggled(self, shown: bool) -> None:
        self._fold.setText(tr("Fold") if shown else tr("List"))
        self._list.setVisible(shown)
        self._say_head(clock.utc_now())

    def _emit(self, signal) -> None:
        if self.chosen is not None:
            signal.emit(self.chosen)

    def _acknowledge_one(self) -> None:
        if self.chosen is not None:
            self._acknowledge([self.chosen])

    def _acknowledge_all(self) -> None:
        """After a question that says how many; what comes while it stands is not among them, nobody has seen it."""
        events, yes = [one.id for one in self._alarms], QMessageBox.StandardButton.Yes
        cancel = QMessageBox.StandardButton.Cancel
        text = tr("Acknowledge {count} alarms at once? Each is entered as seen by you, and nobody is called any more.")
        choices = {yes: tr("Acknowledge"), cancel: tr("Cancel")}
        if ask(self._window, tr("Acknowledge alarms"), text.format(count=len(events)), choices, cancel) == yes:
            self._acknowledge(events)

    def _acknowledge(self, events: Sequence[int]) -> None:
        for button in (self._acknowledge_button, self._all):
            button.setEnabled(False)  # until it is answered: a server that is lost takes its time
        self.acknowledged.emit(list(events), self._note.text() if self._fold.isChecked() else "")

    def _fill(self, selected: int | None) -> None:
        self._tree.blockSignals(True)  # meanwhile rows are chosen that nobody has chosen
        self._tree.clear()
        for one in self._alarms:
            item = QTreeWidgetItem([one.number, one.title, one.address or ""])
            item.setData(0, _KEY, one.id)
            item.setIcon(0, icon(f"level_{one.level}"))
            self._tree.addTopLevelItem(item)
            if one.id == selected:
                self._tree.setCurrentItem(item)
        if self._alarms and self._tree.currentItem() is None:
            self._tree.setCurrentItem(self._tree.topLevelItem(0))
        self._tree.blockSignals(False)
        # No higher than its rows: the map below is needed.
        lines = max(2, len(self._alarms)) + 1  # with the header
        self._tree.setFixedHeight(min(_LIST, round(lines * _LINE * self._tree.fontMetrics().height())))
        self._all.setText(tr("Acknowledge all {count}").format(count=len(self._alarms)))

    def _say_head(self, now: datetime) -> None:
        """The alarm that the buttons beside it act on."""
        shown = next((one for one in self._alarms if one.id == self.chosen), None)
        if shown is None:
            return
        head = f"{shown.number}  {shown.title}"
        if len(self._alarms) > 1:
            head = tr("{count} alarms not acknowledged").format(count=len(self._alarms)) + f" · {head}"
        self._head.say(head)
        self._under.say(" · ".join(filter(None, self._facts(shown, now))))

    def _say_row(self, item: QTreeWidgetItem, alarm: Alarm, now: datetime) -> None:
        item.setText(3, words.since(alarm, now))
        item.setText(4, words.calling(alarm, self._situation.on_duty, self._zone))

    def _facts(self, alarm: Alarm, now: datetime) -> tuple[str, ...]:
        called = words.calling(alarm, self._situation.on_duty, self._zone)
        nowhere = "" if alarm.geom is not None else tr("no place on the map")
        return alarm.address or "", nowhere, words.since(alarm, now), called

    def _insist(self) -> None:
        """Stand in a row of its own below QGIS's toolbars, also after somebody has hidden or rearranged them."""
        if not self._wanted or not self.isHidden():
            return
        self._window.removeToolBar(self)
        self._window.addToolBarBreak(Qt.ToolBarArea.TopToolBarArea)
        self._window.addToolBar(Qt.ToolBarArea.TopToolBarArea, self)
        self.show()

    def close_bar(self) -> None:
        """Leave the window."""
        self._wanted = False
        self._cover.deleteLater()
        self._window.removeToolBar(self)
        self.deleteLater()
