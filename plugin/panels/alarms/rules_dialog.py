"""Which levels alarm, how long an alarm waits, whom it calls first; and whether it is heard at this workstation."""

from dataclasses import dataclass

from qgis.core import QgsApplication
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QSpinBox,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ...domain.events.alarm import LEVEL, LEVELS
from ...domain.events.display import LEVEL_NAMES
from ...jobs.duty_desk import PART_NAMES
from ...jobs.sentences import error_sentence
from ...services.translation import tr
from ...store import Store
from ...store.loop.alarms import LONGEST_WAIT, ROLE, Alarms
from ...store.loop.sensor_events import SensorAlarms
from ..panel import Workbench, icon

_NAME = "CivicGrid.alarms.rules"
_PART = Qt.ItemDataRole.UserRole
_WIDTH = 380
SENSOR_LEVELS = {
    2: "by themselves: levels I and II",
    1: "by themselves: level I only",
    3: "by themselves: levels I to III",
    4: "by themselves: all levels",
    0: "only by hand",
}


@dataclass(frozen=True)
class Rules:
    """Which of a store's events alarm, how they are called, and from which level on alarms of sensors become events."""

    minutes: int
    order: tuple[str, ...]
    levels: tuple[int, ...]
    sensors: int


def read_rules(store: Store) -> Rules:
    """Read them from a store."""
    alarms = Alarms(store)
    return Rules(alarms.minutes, alarms.order, alarms.levels, SensorAlarms(store).level)


class RulesDialog(QDialog):
    """The store's rules are a manager's to change, all else see them; the sound is each workstation's own."""

    def __init__(self, workbench: Workbench, found: Rules):
        super().__init__(workbench.iface.mainWindow())
        self.setObjectName(_NAME)
        self.setWindowTitle(tr("Alarm settings"))
        self.setMinimumWidth(_WIDTH)
        self._workbench, self._found = workbench, found
        manager = ROLE in workbench.session.account.roles
        self.minutes = QSpinBox(self)
        self.minutes.setObjectName(f"{_NAME}.minutes")
        self.minutes.setRange(1, LONGEST_WAIT)
        self.minutes.setSuffix(tr(" min"))
        self.minutes.setValue(found.minutes)
        self.order = QListWidget(self)
        self.order.setObjectName(f"{_NAME}.order")
        self.order.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        for part in found.order:
            item = QListWidgetItem(tr(PART_NAMES[part]))
            item.setData(_PART, part)
            self.order.addItem(item)
        self.order.setCurrentRow(0)
        self.order.setFixedHeight(self.order.sizeHintForRow(0) * len(found.order) + 2 * self.order.frameWidth() + 4)
        self.up = self._button("up", "/mActionArrowUp.svg", tr("Call earlier"), -1)
        self.down = self._button("down", "/mActionArrowDown.svg", tr("Call later"), 1)
        for field in (self.minutes, self.order, self.up, self.down):
            field.setEnabled(manager)
        self.levels = {level: QCheckBox(tr(LEVEL_NAMES[level]), self) for level in LEVELS}
        for level, box in self.levels.items():
            box.setObjectName(f"{_NAME}.level{level}")
            box.setIcon(icon(f"level_{level}"))
            box.setChecked(level in found.levels)
            box.setEnabled(manager and level != LEVEL)
        self.sensors = QComboBox(self)
        self.sensors.setObjectName(f"{_NAME}.sensors")
        for level in sorted(SENSOR_LEVELS):
            self.sensors.addItem(tr(SENSOR_LEVELS[level]), level)
        self.sensors.setCurrentIndex(self.sensors.findData(found.sensors))
        self.sensors.setEnabled(manager)
        self.sensors.setToolTip(tr("What is left over is filed by hand: New event, then pick the sensor on the map."))
        self.sound = QCheckBox(tr("Sound until somebody acknowledges"), self)
        self.sound.setObjectName(f"{_NAME}.sound")
        self.sound.setChecked(workbench.settings.alarm_sound.value())
        self.problem = QLabel(self)
        self.problem.setObjectName(f"{_NAME}.problem")
        self.problem.setWordWrap(True)
        self._tell("" if manager else tr("How alarms are called is for managers to choose."))
        self.buttons = QDialogButtonBox(self)
        self.keep = self.buttons.addButton(tr("OK"), QDialogButtonBox.ButtonRole.AcceptRole)
        self.keep.setObjectName(f"{_NAME}.keep")
        self.buttons.addButton(tr("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        self.buttons.accepted.connect(self._keep)
        self.buttons.rejected.connect(self.reject)
        self._lay_out()
        self.finished.connect(self.deleteLater)
        workbench.session.closed.connect(self.reject)

    def chosen_order(self) -> list[str]:
        """The parts of a shift as the list has them now."""
        return [self.order.item(row).data(_PART) for row in range(self.order.count())]

    def chosen_levels(self) -> list[int]:
        """The levels that are ticked."""
        return [level for level, box in self.levels.items() if box.isChecked()]

    def _lay_out(self) -> None:
        listed = QWidget(self)
        row = QHBoxLayout(listed)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.order, 1)
        buttons = QVBoxLayout()
        buttons.addWidget(self.up)
        buttons.addWidget(self.down)
        buttons.addStretch(1)
        row.addLayout(buttons)
        form = QFormLayout()
        form.addRow(tr("Call the next person after"), self.minutes)
        form.addRow(tr("Order of the calls"), listed)
        levels = QWidget(self)
        grid = QGridLayout(levels)
        grid.setContentsMargins(0, 0, 0, 0)
        for place, box in enumerate(self.levels.values()):
            grid.addWidget(box, place // 2, place % 2)
        levels.setToolTip(tr("Level I always alarms."))
        form.addRow(tr("Levels that alarm"), levels)
        form.addRow(tr("Sensors' alarms become events"), self.sensors)
        form.addRow(tr("At this workstation"), self.sound)
        column = QVBoxLayout(self)
        column.addLayout(form)
        column.addWidget(self.problem)
        column.addWidget(self.buttons)

    def _button(self, name: str, picture: str, tip: str, step: int) -> QToolButton:
        button = QToolButton(self)
        button.setObjectName(f"{_NAME}.{name}")
        button.setIcon(QgsApplication.getThemeIcon(picture))
        button.setToolTip(tip)
        button.clicked.connect(lambda _=False: self._move(step))
        return button

    def _move(self, step: int) -> None:
        row = self.order.currentRow()
        if 0 <= row + step < self.order.count():
            self.order.insertItem(row + step, self.order.takeItem(row))
            self.order.setCurrentRow(row + step)

    def _keep(self) -> None:
        self._workbench.settings.alarm_sound.setValue(self.sound.isChecked())
        chosen = Rules(
            self.minutes.value(), tuple(self.chosen_order()), tuple(self.chosen_levels()), self.sensors.currentData()
        )
        before = self._found
        if chosen == before:
            self.accept()
            return
        self.buttons.setEnabled(False)

        def work(store: Store) -> None:
            alarms = Alarms(store)
            with store.transaction():
                if (chosen.minutes, chosen.order) != (before.minutes, before.order):
                    alarms.set_minutes(chosen.minutes)
                    alarms.set_order(chosen.order)
                if chosen.levels != before.levels:
                    alarms.set_levels(chosen.levels)
                if chosen.sensors != before.sensors:
                    SensorAlarms(store).set_level(chosen.sensors)

        def failed(error: BaseException) -> None:
            self.buttons.setEnabled(True)
            self._tell(error_sentence(error))

        self._workbench.in_open_store(tr("Alarm settings"), work, lambda _: self.accept(), failed)

    def _tell(self, text: str) -> None:
        self.problem.setText(text)
        self.problem.setVisible(bool(text))
