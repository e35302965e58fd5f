"""The dock 房间批量生成: pick buildings, say the pattern, look at the chart, make the rooms, take them back."""

from collections.abc import Callable
from pathlib import Path

from qgis.core import Qgis
from qgis.PyQt.QtCore import QTimer
from qgis.PyQt.QtWidgets import (
    QCheckBox,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from ...domain.problems import DomainError
from ...domain.rooms.layout import Layout
from ...domain.rooms.pattern import make_layout
from ...jobs.progress import Progress
from ...jobs.room_charts import SUFFIXES, Charts, read_charts
from ...jobs.rooms import Made, Plan, enter_rooms, layouts_of, plan_rooms, undo_rooms
from ...jobs.sentences import error_sentence
from ...services.translation import sentence, tr
from ...store import Store
from ...store.feed import Change
from ..panel import Workbench
from ..shared.pages import StatePages
from .form import PatternForm
from .picked import PickedBuildings, read_buildings
from .preview import Preview

_SETTLE = 250  # milliseconds in which changes gather before the plan is made anew
_MOST_CHARTS = 50
_MOST_SAID = 4
_FOLLOWED = {"room", "building"}


class RoomsWidget(StatePages):
    """Everything that touches the store is done in the background; only what was asked for last is shown."""

    def __init__(self, workbench: Workbench):
        self._workbench = workbench
        self._charts: Charts | None = None
        self._plan: Plan | None = None
        self._asked = 0
        self._task = None
        self._made: Made | None = None
        content = QWidget()
        super().__init__(content)
        self.setObjectName("CivicGrid.rooms")
        self.setAcceptDrops(True)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_SETTLE)
        self._timer.timeout.connect(self._make_plan)
        self._furnish(content)
        session = workbench.session
        session.opened.connect(self._restart)
        session.closed.connect(self._restart)
        session.changed.connect(self._hear)
        self._restart()

    def dragEnterEvent(self, event) -> None:  # noqa: N802 (Qt's name)
        """A spreadsheet may be dropped."""
        if _dropped(event) is not None and self._workbench.session.store is not None and self._task is None:
            event.acceptProposedAction()

    def dropEvent(self, event) -> None:  # noqa: N802 (Qt's name)
        """Read the chart that was dropped."""
        event.acceptProposedAction()
        self.open_chart(_dropped(event))

    def hideEvent(self, event) -> None:  # noqa: N802 (Qt's name)
        """A closed panel holds no map."""
        super().hideEvent(event)
        self.picked.tool.give_back()

    def open_chart(self, file: Path) -> None:
        """Read a spreadsheet; its rooms take the place of the pattern's until they are made or let go."""
        ids = self.picked.ids
        only = ids[0] if len(ids) == 1 else None

        def done(charts: Charts) -> None:
            self._charts = charts
            self._say_charts(file.name)
            self._ask_plan()

        self._workbench.in_open_store(tr("Read a section chart"), lambda store: read_charts(store, file, only), done)

    def _furnish(self, content: QWidget) -> None:
        self.picked = PickedBuildings(self._workbench, content)
        self.picked.changed.connect(self._ask_plan)
        self.form = PatternForm(content)
        self.form.changed.connect(self._ask_plan)
        self._source, self._problem = _label("source", content), _label("problem", content)
        self._leave_chart = self._push("leave-chart", tr("Back to the pattern"), content, self._drop_charts)
        self.preview = Preview(content)
        self._replace = QCheckBox(tr("Take unused other rooms away"), content)
        self._replace.setObjectName("CivicGrid.rooms.replace")
        self._replace.toggled.connect(self._ask_plan)
        self.apply = self._push("apply", tr("Make rooms"), content, self._apply)
        self.undo = self._push("undo", tr("Undo"), content, self._undo)
        self.file = self._push("file", tr("Section chart from a file …"), content, self._choose_file)
        self.file.setToolTip(tr("Or drop a spreadsheet here"))
        self._progress = QProgressBar(content)
        acts = QHBoxLayout()
        acts.addWidget(self.apply, 2)
        acts.addWidget(self.undo, 1)
        layout = QVBoxLayout(content)
        layout.setSpacing(6)
        for part in (self.picked, self._source, self._leave_chart, self.form, self._problem):
            layout.addWidget(part)
        layout.addWidget(self.preview, 1)
        layout.addWidget(self._replace)
        layout.addWidget(self._progress)
        layout.addLayout(acts)
        layout.addWidget(self.file)

    def _push(self, name: str, text: str, parent: QWidget, act: Callable[[], object]) -> QPushButton:
        button = QPushButton(text, parent)
        button.setObjectName(f"CivicGrid.rooms.{name}")
        button.clicked.connect(lambda _=False: act())
        return button

    def _restart(self) -> None:
        """Another store, another person, or none."""
        self._charts, self._made, self._plan = None, None, None
        self._asked += 1
        self.picked.tool.give_back()
        self.picked.clear()
        if self._workbench.session.store is None:
            self._timer.stop()
            text = tr("No database is open. Connect to one, or create one in a file: there is nothing to set up.")
            self.show_empty(text, tr("Connect …"), self._workbench.connect_store)
            return
        deletes = self._may_delete()
        self._replace.setVisible(deletes)
        self._replace.setChecked(False)
        self.undo.setToolTip("" if deletes else tr("On a server only a manager may take rooms away."))
        self._drop_charts()
        self.show_content()

    def _may_delete(self) -> bool:
        session = self._workbench.session
        return session.store is not None and (session.store.engine == "gpkg" or "manager" in session.account.roles)

    def _choose_file(self) -> None:
        kinds = " ".join(f"*{suffix}" for suffix in SUFFIXES)
        name, _ = QFileDialog.getOpenFileName(self, tr("Section chart"), "", tr("Spreadsheets") + f" ({kinds})")
        if name:
            self.open_chart(Path(name))

    def _say_charts(self, file: str) -> None:
        charts = self._charts
        lines = [tr("{file}: {count} sheets can be taken").format(file=file, count=len(charts.layouts))]
        said = [
            tr("Sheet {sheet}: {problem}").format(sheet=sheet, problem=sentence(problem))
            for sheet, problems in charts.refused.items()
            for problem in problems
        ]
        lines += said[:_MOST_SAID]
        if len(said) > _MOST_SAID:
            lines.append(tr("and {count} more").format(count=len(said) - _MOST_SAID))
        self._source.setText("\n".join(lines))
        self._show_charts(True)

    def _show_charts(self, shown: bool) -> None:
        for part in (self._source, self._leave_chart):
            part.setVisible(shown)
        self.form.setVisible(not shown)

    def _drop_charts(self) -> None:
        self._charts = None
        self._show_charts(False)
        self._ask_plan()

    def _ask_plan(self) -> None:
        """What was planned is not what is asked for any more."""
        self._plan = None
        self._asked += 1
        self._enable()
        self._timer.start()

    def _make_plan(self) -> None:
        layouts = self._work()
        if layouts is None:
            self.preview.show_plan(Plan(), {})
            return
        asked, replace = self._asked, self._replace.isChecked()
        alone = self._charts is None and len(self.picked.ids) == 1  # its name stands above already

        def work(store: Store) -> tuple[Plan, dict[int, str]]:
            found = layouts(store)
            shown = [] if alone else list(found)[:_MOST_CHARTS]
            names = {key: name for key, (name, _) in read_buildings(store, shown).items()}
            return plan_rooms(store, found, replace=replace, charts=_MOST_CHARTS), names

        def done(result: tuple[Plan, dict[int, str]]) -> None:
            if asked == self._asked:
                self._plan = result[0]
                self.preview.show_plan(*result)
                self._enable()

        self._workbench.in_open_store(tr("Compare with the rooms that are there"), work, done)

    def _work(self) -> Callable[[Store], dict[int, Layout]] | None:
        """How the layouts are found that are asked for; None, and the reason is shown, where there are none."""
        self._complain("")
        if self._charts is not None:
            layouts = self._charts.layouts
            return (lambda _store: layouts) if layouts else None
        try:
            pattern, ids = self.form.pattern(), self.picked.ids
            layout = make_layout(pattern)
        except DomainError as error:
            self._complain(sentence(error.problem))
            return None
        # Without buildings the chart shows what the pattern would make.
        return lambda store: layouts_of(store, ids, pattern) if ids else {0: layout}

    def _complain(self, text: str) -> None:
        self._problem.setText(f"⚠ {text}" if text else "")
        self._problem.setVisible(bool(text))

    def _enable(self) -> None:
        busy, plan = self._task is not None, self._plan
        targets = bool(self._charts.layouts if self._charts is not None else self.picked.ids)
        useful = targets and plan is not None and (plan.new > 0 or (self._replace.isChecked() and plan.extra > 0))
        text = tr("Cancel") if busy else tr("Make rooms")
        if useful and not busy:
            text = tr("Make {count} rooms").format(count=f"{plan.new:,}")
        self.apply.setText(text)
        self.apply.setEnabled(busy or useful)
        done = self._made is not None and bool(self._made.ids or self._made.removed)
        self.undo.setEnabled(not busy and done and self._may_delete())
        for part in (self.picked, self.form, self.file, self._replace, self._leave_chart):
            part.setEnabled(not busy)
        self._progress.setVisible(busy)

    def _apply(self) -> None:
        if self._task is not None:
            self._task.cancel()
            return
        layouts, replace = self._work(), self._replace.isChecked()

        def work(store: Store, progress: Progress) -> Made:
            return enter_rooms(store, layouts(store), replace=replace, progress=progress)

        def done(made: Made) -> None:
            self._made = made
            text = tr("{count} rooms were made in {buildings} buildings.")
            text = text.format(count=f"{len(made.ids):,}", buildings=f"{len(made.buildings):,}")
            self._workbench.say(text, Qgis.MessageLevel.Success)
            self._drop_charts()

        if layouts is not None:
            self._start(tr("Make rooms"), work, done)

    def _undo(self) -> None:
        made = self._made

        def done(gone: int) -> None:
            self._made = None
            self._workbench.say(tr("{count} rooms were taken back.").format(count=f"{gone:,}"))
            self._ask_plan()

        self._start(tr("Take rooms back"), lambda store, _progress: undo_rooms(store, made), done)

    def _start(self, title: str, work: Callable[[Store, Progress], object], done: Callable) -> None:
        """Write in the background, with progress and a way to cancel."""
        session = self._workbench.session
        store = session.store

        def run(task) -> object:
            with store.released():
                return work(store, Progress(task.is_canceled, task.set_progress))

        def failed(error: BaseException) -> None:
            self._complain(error_sentence(error))
            self._workbench.say_error(error)

        def finish(act: Callable) -> Callable:
            def finished(value: object) -> None:
                self._end()
                if session.store is store:
                    act(value)

            return finished

        self._task = self._workbench.tasks.start(title, run, finish(done), finish(failed))
        self._task.progressed.connect(lambda percent: self._progress.setValue(int(percent)))
        self._task.stopped.connect(self._end)  # a cancelled task tells nobody else
        self._progress.setValue(0)
        self._enable()

    def _end(self) -> None:
        self._task = None
        self._enable()

    def _hear(self, changes: list[Change]) -> None:
        if self._task is None and any(change.table in _FOLLOWED for change in changes):
            self._ask_plan()


def _label(name: str, parent: QWidget) -> QLabel:
    label = QLabel(parent)
    label.setObjectName(f"CivicGrid.rooms.{name}")
    label.setWordWrap(True)
    return label


def _dropped(event) -> Path | None:
    """The one spreadsheet that a drag carries, None for anything else."""
    files = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
    return files[0] if len(files) == 1 and files[0].suffix.lower() in SUFFIXES else None
