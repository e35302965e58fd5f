"""Start, pause and stop of an exercise, and what has happened in it so far."""

import time

from qgis.PyQt.QtCore import QObject, Qt, pyqtSignal
from qgis.PyQt.QtWidgets import (
    QComboBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QProgressBar,
    QPushButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from ...jobs.exercise.play import Exercise, scenarios
from ...services.tasks import Task
from ...services.translation import named, tr
from ...store.finder import bounds_of
from ..panel import Workbench
from ..shared.visit import go_to_bounds

_SPEEDS = (1, 2, 5, 10, 60)
_RATES = (0, 1, 5, 20)
_LOOK = 0.2  # seconds
_KEY = Qt.ItemDataRole.UserRole


class _Playing(QObject):
    """What the thread that plays tells the window."""

    told = pyqtSignal(float, int, str)
    minute = pyqtSignal(float)


class ExerciseWidget(QWidget):
    """The panel; it plays in the open store, and only where that is an exercise."""

    def __init__(self, workbench: Workbench):
        super().__init__()
        self._workbench, self._session = workbench, workbench.session
        self._task: Task | None = None
        self._paused = False
        self.setWindowTitle(tr("Exercise"))
        self._no = QLabel()
        self._no.setObjectName("CivicGrid.exercise.no")
        self._no.setWordWrap(True)
        self.scenario = QComboBox()
        self.scenario.setObjectName("CivicGrid.exercise.scenario")
        self.scenario.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        for code, one in scenarios().items():
            name = named(one)
            text = tr("{name} ({minutes} min)").format(name=name, minutes=one.minutes)
            self.scenario.addItem(text, code)
            self.scenario.setItemData(self.scenario.count() - 1, text, Qt.ItemDataRole.ToolTipRole)
        self.speed = self._choice("speed", [(tr("{times}×").format(times=one), one) for one in _SPEEDS])
        self._pace = float(self.speed.currentData())
        self.speed.currentIndexChanged.connect(self._set_pace)
        self.rate = self._choice("rate", [(tr("{times}×").format(times=one), one) for one in _RATES], 1)
        self.rate.setToolTip(tr("How many of the scenario's ordinary events an hour; 0 leaves the script alone."))
        self.seed = QSpinBox()
        self.seed.setRange(0, 999_999)
        self.seed.setValue(1)
        self.seed.setToolTip(tr("The same seed gives the same script."))
        form = QFormLayout()
        form.addRow(tr("Scenario"), self.scenario)
        form.addRow(tr("Speed"), self.speed)
        form.addRow(tr("Ordinary events"), self.rate)
        form.addRow(tr("Seed"), self.seed)
        self.start = self._button("start", tr("Start"), self._start)
        self.pause = self._button("pause", tr("Pause"), self._pause)
        self.stop = self._button("stop", tr("Stop"), self._stop)
        buttons = QHBoxLayout()
        for button in (self.start, self.pause, self.stop):
            buttons.addWidget(button)
        self.bar = QProgressBar()
        self.bar.setObjectName("CivicGrid.exercise.bar")
        self.happened = QListWidget()
        self.happened.setObjectName("CivicGrid.exercise.happened")
        self.happened.setWordWrap(True)
        self.happened.itemActivated.connect(self._visit)
        self._stage = QWidget()
        stage = QVBoxLayout(self._stage)
        stage.setContentsMargins(0, 0, 0, 0)
        stage.addLayout(form)
        stage.addLayout(buttons)
        stage.addWidget(self.bar)
        stage.addWidget(self.happened, 1)
        layout = QVBoxLayout(self)
        layout.addWidget(self._no)
        layout.addWidget(self._stage, 1)
        self._session.opened.connect(self._offer)
        self._session.closed.connect(self._offer)
        self._session.leaving.connect(self._left)
        self._offer()

    def _choice(self, name: str, entries: list[tuple[str, int]], chosen: int = 0) -> QComboBox:
        box = QComboBox()
        box.setObjectName(f"CivicGrid.exercise.{name}")
        for text, value in entries:
            box.addItem(text, value)
        box.setCurrentIndex(chosen)
        return box

    def _button(self, name: str, text: str, does) -> QPushButton:
        button = QPushButton(text)
        button.setObjectName(f"CivicGrid.exercise.{name}")
        button.clicked.connect(lambda _=False: does())
        return button

    def _offer(self) -> None:
        """Show what can be done now."""
        store = self._session.store
        fits = store is not None and store.purpose == "exercise"
        if not fits:
            self._no.setText(
                tr("Connect a database first.")
                if store is None
                else tr(
                    "This database is no exercise, so nothing is played in it. Make one with the algorithm "
                    "“Create an exercise” and connect it."
                )
            )
        self._no.setVisible(not fits)
        self._stage.setVisible(fits)
        runs = self._task is not None
        self.start.setEnabled(fits and not runs)
        self.pause.setEnabled(runs)
        self.stop.setEnabled(runs)
        self.pause.setText(tr("Go on") if self._paused else tr("Pause"))
        for box in (self.scenario, self.rate, self.seed):
            box.setEnabled(not runs)

    def _start(self) -> None:
        scenario = scenarios()[self.scenario.currentData()]
        self.happened.clear()
        self.bar.setRange(0, scenario.minutes)
        self.bar.setValue(0)
        self.bar.setFormat(tr("Minute %v of %m"))
        self._paused = False
        playing = _Playing(self)
        playing.told.connect(self._add)
        playing.minute.connect(lambda minute: self.bar.setValue(int(minute)))
        store, seed, rate = self._session.store, self.seed.value(), float(self.rate.currentData())

        def play(task: Task) -> int:
            with store.released():
                exercise = Exercise(store, scenario, seed, rate)
                last, shown = time.monotonic(), 0
                while not exercise.over and not task.is_canceled():
                    now = time.monotonic()
                    passed, last = 0.0 if self._paused else now - last, now
                    exercise.play(exercise.minute + passed / 60 * self._pace)
                    for minute, key, title in exercise.told.events[shown:]:
                        playing.told.emit(minute, key, title)
                    shown = len(exercise.told.events)
                    playing.minute.emit(exercise.minute)
                    time.sleep(_LOOK)
                return len(exercise.told.events)

        self._task = self._workbench.tasks.start(tr("Exercise"), play, self._done, self._failed)
        self._offer()

    def _set_pace(self) -> None:
        self._pace = float(self.speed.currentData())

    def _pause(self) -> None:
        self._paused = not self._paused
        self._offer()

    def _stop(self) -> None:
        if self._task is not None:
            self._task.cancel()
        self._left()

    def _left(self) -> None:
        self._task, self._paused = None, False
        self._offer()

    def _done(self, count: int) -> None:
        self._left()
        self._workbench.say(tr("The exercise is over: {count} events.").format(count=count))

    def _failed(self, error: BaseException) -> None:
        self._left()
        self._workbench.say_error(error)

    def _add(self, minute: float, key: int, title: str) -> None:
        text = tr("{minute}′ {title}").format(minute=int(minute), title=title)
        item = QListWidgetItem(text)
        item.setData(_KEY, key)
        self.happened.insertItem(0, item)

    def _visit(self, item: QListWidgetItem) -> None:
        """Show an event on the map."""
        key = item.data(_KEY)

        def go(found: dict) -> None:
            if key in found and self._session.store is not None:
                go_to_bounds(self._workbench, found[key])

        self._workbench.in_store(
            tr("Look where it is"), lambda store: bounds_of(store, "event", [key]), go, self._workbench.say_error
        )
