"""A dialog that works in the background: its bar, its sentence, and what is held meanwhile."""

from collections.abc import Callable
from threading import Event

from qgis.PyQt.QtWidgets import QDialog, QDialogButtonBox, QLabel, QProgressBar, QPushButton, QVBoxLayout, QWidget

from ...jobs.progress import Cancelled, Progress
from ...jobs.sentences import error_sentence
from ...services.tasks import Task
from ...services.translation import tr
from ...store import Store
from ..panel import Workbench

_WIDTH = 520


class WorkDialog(QDialog):
    """Base of the panel's dialogs: ``body`` is what a subclass fills, ``go`` its one button."""

    def __init__(self, workbench: Workbench, name: str, title: str, action: str):
        super().__init__(workbench.iface.mainWindow())
        self._workbench = workbench
        self._task: Task | None = None
        self._asked = Event()
        self.setObjectName(f"CivicGrid.{name}")
        self.setWindowTitle(title)
        self.setMinimumWidth(_WIDTH)
        self.body = QWidget(self)
        self.message = QLabel(self)
        self.message.setObjectName(f"CivicGrid.{name}.message")
        self.message.setWordWrap(True)
        self.message.hide()
        self.bar = QProgressBar(self)
        self.bar.setRange(0, 100)
        self.bar.hide()
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel, self)
        self.buttons.button(QDialogButtonBox.StandardButton.Cancel).setText(tr("Cancel"))
        self.go = QPushButton(action, self)
        self.go.setObjectName(f"CivicGrid.{name}.go")
        self.go.setDefault(True)
        self.buttons.addButton(self.go, QDialogButtonBox.ButtonRole.AcceptRole)
        self.go.clicked.connect(self.act)
        self.buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        for part in (self.body, self.message, self.bar, self.buttons):
            layout.addWidget(part)

    def act(self) -> None:
        """What the button does."""
        raise NotImplementedError

    def say(self, text: str, wrong: bool = False) -> None:
        """Show a sentence above the buttons, "" for none."""
        self.message.setText(text)
        self.message.setStyleSheet("color: #c62828;" if wrong else "")
        self.message.setVisible(bool(text))

    def begin(self, title: str, work: Callable[[Store, Progress], object], done: Callable[[object], object]) -> None:
        """Do ``work(store, progress)`` in the background; Cancel asks it to end, and how it ended is said here."""
        store = self._workbench.session.store
        self.say("")
        self._hold(held=True)

        # Not the task's own flag: a cancelled task tells nobody, and the work may be done by then.
        asked = self._asked = Event()

        def run(task: Task) -> object:
            with store.released():
                return work(store, Progress(lambda: asked.is_set() or task.is_canceled(), task.set_progress))

        def well(result: object) -> None:
            self._hold(held=False)
            done(result)

        def failed(error: BaseException) -> None:
            self._hold(held=False)
            if isinstance(error, Cancelled):
                self.say(tr("Cancelled: nothing was written."))
            else:
                self.say(error_sentence(error), wrong=True)

        self._task = self._workbench.tasks.start(title, run, well, failed)
        self._task.stopped.connect(self._ended)
        self._task.progressed.connect(lambda percent: self.bar.setValue(int(percent)))

    def _ended(self) -> None:
        """A task that was cancelled among QGIS's own tells nobody how it ended."""
        if self._task is not None and self._task.is_canceled():
            self._hold(held=False)

    def _hold(self, held: bool) -> None:
        self.body.setEnabled(not held)
        self.go.setEnabled(not held)
        self.bar.setValue(0)
        self.bar.setVisible(held)
        if not held:
            self._task = None

    def reject(self) -> None:
        """Ask what is under way to end and wait for its answer, or close."""
        if self._task is not None:
            self._asked.set()
            self.say(tr("Cancelling …"))
            return
        super().reject()
