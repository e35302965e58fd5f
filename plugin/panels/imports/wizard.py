"""The import wizard 导入向导: from an office's file to a batch, in steps that a clerk can go back and forth."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from qgis.core import QgsApplication
from qgis.PyQt.QtCore import QSize, Qt, pyqtSignal
from qgis.PyQt.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QProgressBar,
    QPushButton,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
)

from ...jobs.sentences import error_sentence
from ...services.tasks import ignore
from ...services.translation import tr
from ..panel import Workbench
from .batch_page import BatchPage
from .draft import Draft
from .fields_page import FieldsPage
from .file_page import FilePage
from .page import Page
from .place_page import PlacePage
from .preview_page import PreviewPage
from .widgets import Notice
from .worker import Worker

_SIZE = QSize(1180, 740)
_STEPS_WIDTH = 130
_BAR_WIDTH = 260
_BUTTON_WIDTH = 96


class ImportWizard(QDialog):
    """Five pages and one piece of background work at a time; ``imported`` comes after a batch was written."""

    imported = pyqtSignal()

    def __init__(self, workbench: Workbench):
        super().__init__(workbench.iface.mainWindow())
        self.workbench = workbench
        self.draft = Draft()
        self.worker = Worker(workbench, self)
        self.setObjectName("CivicGrid.import")
        self.setWindowTitle(tr("Import data"))
        self.setWindowFlag(Qt.WindowType.WindowMaximizeButtonHint)
        self.setAcceptDrops(True)
        self.resize(_SIZE)
        self._finished = False
        self.steps = QListWidget(self)
        self.steps.setObjectName("CivicGrid.import.steps")
        self.steps.setFixedWidth(_STEPS_WIDTH)
        self.steps.setIconSize(QSize(16, 16))
        self.steps.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.stack = QStackedWidget(self)
        self.file = FilePage(self)
        self.preview = PreviewPage(self)
        self.batch = BatchPage(self)
        self.pages: list[Page] = [self.file, FieldsPage(self), PlacePage(self), self.preview, self.batch]
        for page in self.pages:
            self.stack.addWidget(page)
            self.steps.addItem(QListWidgetItem())
            page.turned.connect(self._offer)
        self.steps.itemClicked.connect(lambda item: self._go_back_to(self.steps.row(item)))
        self.notice = Notice("CivicGrid.import.notice", self)
        self.todo = QLabel(self)
        self.todo.setObjectName("CivicGrid.import.todo")
        self.todo.setEnabled(False)
        self.bar = QProgressBar(self)
        self.bar.setFixedWidth(_BAR_WIDTH)
        self.bar.setRange(0, 100)
        self.stop = QPushButton(tr("Cancel"), self)
        self.stop.setObjectName("CivicGrid.import.stop")
        self.stop.clicked.connect(self.worker.cancel)
        self.previous = QPushButton(tr("Back"), self)
        self.previous.setObjectName("CivicGrid.import.back")
        self.previous.clicked.connect(lambda _=False: self.back())
        self.next = QPushButton(self)
        self.next.setObjectName("CivicGrid.import.next")
        self.next.setDefault(True)
        self.next.clicked.connect(lambda _=False: self.forward())
        self.leave = QPushButton(tr("Close"), self)
        self.leave.clicked.connect(self.reject)
        for button in (self.stop, self.previous, self.leave):
            button.setAutoDefault(False)
        for button in (self.stop, self.previous, self.next, self.leave):
            button.setMinimumWidth(_BUTTON_WIDTH)
            button.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        upper = QHBoxLayout()
        upper.addWidget(self.steps)
        upper.addWidget(self.stack, 1)
        lower = QHBoxLayout()
        lower.addWidget(self.notice, 1)
        lower.addStretch(0)
        for part in (self.todo, self.bar, self.stop, self.previous, self.next, self.leave):
            lower.addWidget(part)
        layout = QVBoxLayout(self)
        layout.addLayout(upper, 1)
        layout.addLayout(lower)
        self.worker.turned.connect(self._turn)
        self.worker.progressed.connect(lambda percent: self.bar.setValue(int(percent)))
        # Another store, or none: what was compared with this one does not hold.
        workbench.session.opened.connect(self._abandon)
        workbench.session.closed.connect(self._abandon)
        self._turn(False)

    @property
    def place(self) -> int:
        """The number of the page that is shown."""
        return self.stack.currentIndex()

    def run(self, title: str, work: Callable, done: Callable, failed: Callable, cancelled: Callable = ignore) -> None:
        """Do ``work(store, progress)`` in the background."""
        self.notice.say("")
        self.bar.setValue(0)
        self.bar.setFormat(title)
        self.worker.start(title, work, done, failed, cancelled)

    def say(self, text: str) -> None:
        """Say one sentence under the page."""
        self.notice.say(text)

    def say_error(self, error: BaseException) -> None:
        """Say the one sentence of an error under the page."""
        self.notice.warn(error_sentence(error))

    def open(self, path: str) -> None:
        """Read a file, from the first page."""
        self._go(0)
        self.file.open(path)

    def forward(self) -> None:
        """The next step, if nothing is missing; on the last page the writing, and then the end."""
        if self._finished:
            self.accept()
            return
        if self.worker.busy or self.pages[self.place].missing():
            return
        if self.place == len(self.pages) - 1:
            self.batch.write()
            return
        self._go(next(place for place in range(self.place + 1, len(self.pages)) if self.pages[place].wanted()))

    def back(self) -> None:
        """The step before."""
        earlier = [place for place in range(self.place) if self.pages[place].wanted()]
        if earlier:
            self._go(earlier[-1])

    def begin_next(self) -> None:
        """Begin with the next file, which is read as this one was."""
        profile = self.draft.as_profile(self.draft.save_as)
        self.draft = self.draft.next_of_kind()
        self._finished = False
        self.file.keep(profile)
        self._go(0)

    def written(self) -> None:
        """A batch was written."""
        self._finished = True
        self._offer()
        self.imported.emit()

    def save_rejects(self) -> None:
        """Save the rejected rows of what was written."""
        self.preview.save_rejects()

    def _go(self, place: int) -> None:
        self.notice.say("")
        self.stack.setCurrentIndex(place)
        self.pages[place].enter()
        self._offer()

    def _go_back_to(self, place: int) -> None:
        if place < self.place and not self._finished and not self.worker.busy and self.pages[place].wanted():
            self._go(place)

    def _turn(self, busy: bool) -> None:
        self.bar.setVisible(busy)
        self.stop.setVisible(busy)
        self._offer()

    def _offer(self) -> None:
        """The buttons and the list of steps, as things stand."""
        busy, last = self.worker.busy, self.place == len(self.pages) - 1
        missing = self.pages[self.place].missing()
        self.previous.setEnabled(not busy and self.place > 0 and not self._finished)
        self.next.setEnabled(self._finished or not (busy or missing))
        self.next.setText(tr("Finish") if self._finished else tr("Write the batch") if last else tr("Next"))
        self.next.setToolTip(missing)
        self.todo.setText("" if busy or self._finished else missing)
        self.stack.setEnabled(not (busy and last))
        for place, page in enumerate(self.pages):
            item = self.steps.item(place)
            item.setText(f"{place + 1}  {tr(page.TITLE)}")
            done = place < self.place or self._finished
            item.setIcon(QgsApplication.getThemeIcon("/mIconSuccess.svg" if done else "/mActionArrowRight.svg"
                                                     if place == self.place else "/mIconBlank.svg"))  # fmt: skip
            skipped = self.draft.table is not None and self.draft.target is not None and not page.wanted()
            reachable = place <= self.place and not skipped
            item.setFlags(Qt.ItemFlag.ItemIsEnabled if reachable else Qt.ItemFlag.NoItemFlags)
            font = item.font()
            font.setBold(place == self.place)
            item.setFont(font)

    def dragEnterEvent(self, event) -> None:  # noqa: N802 (Qt's name)
        """Files are welcome while nothing is being written."""
        if dropped_path(event.mimeData()) and not self.worker.busy:
            event.acceptProposedAction()

    def dropEvent(self, event) -> None:  # noqa: N802 (Qt's name)
        """Read what was dropped."""
        self._finished = False
        self.open(dropped_path(event.mimeData()))

    def reject(self) -> None:
        """Leave; while a batch is being written that is stopped first, and what became of it is said."""
        if self.worker.busy and self.place == len(self.pages) - 1:
            self.worker.cancel()
        else:
            super().reject()

    def _abandon(self) -> None:
        self.done(QDialog.DialogCode.Rejected)

    def done(self, result: int) -> None:
        """Leave; what runs is told to stop."""
        self.worker.forget()
        session = self.workbench.session
        for signal in (session.opened, session.closed):
            signal.disconnect(self._abandon)
        super().done(result)
        self.deleteLater()


def dropped_path(mime) -> str:
    """The first local file or folder among what is dragged, "" for none."""
    paths = [url.toLocalFile() for url in mime.urls() if url.isLocalFile()]
    return paths[0] if paths and Path(paths[0]).exists() else ""
