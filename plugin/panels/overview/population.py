"""The population in the overview: the numbers of the last count with their meaning, counting anew, the table, tags."""

from pathlib import Path
from zoneinfo import ZoneInfo

from qgis.PyQt.QtCore import QSize, Qt
from qgis.PyQt.QtWidgets import (
    QFileDialog,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QMessageBox,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from ...domain.suppression import PUBLICATION_DAYS, THRESHOLD
from ...jobs.population import MEANINGS, NAMES, Population, export_population
from ...maps.palette import colour
from ...services.translation import tr
from ...store.residents.counts import COUNTERS, count_population
from ...store.residents.tag_counts import ROLE, Published, publish_tags
from ..panel import Workbench
from ..shared.ask import ask
from .tiles import tile, write, written

_SHOWN = (
    "residents",
    "registered",
    "floating",
    "left_behind",
    "from_abroad",
    "class_unknown",
    "minors",
    "aged_60",
    "aged_80",
)
_CLASS_COLOURS = {
    "registered": "class_registered",
    "floating": "class_floating",
    "left_behind": "class_left_behind",
    "from_abroad": "class_from_abroad",
    "class_unknown": "class_unknown",
}
_COLUMNS = 3
_SWATCH = QSize(24, 4)


class PopulationBox(QWidget):
    """Shows a `Population`; ``show_population(None)`` hides it for accounts that read no residents."""

    def __init__(self, workbench: Workbench, parent: QWidget):
        super().__init__(parent)
        self._workbench = workbench
        self._task = None
        self.setObjectName("CivicGrid.overview.population")
        self._when = QLabel(self)
        self._when.setObjectName("CivicGrid.overview.population.when")
        self._when.setWordWrap(True)
        self._numbers = {name: self._tile(name) for name in _SHOWN}
        self.recount = self._button("recount", tr("Count anew"), self._recount)
        self.export = self._button("export", tr("Export table …"), self._export)
        self.publish = self._button("publish", tr("Publish tags …"), self._publish)
        self._lay_out()

    def _lay_out(self) -> None:
        tiles = QGridLayout()
        tiles.setSpacing(6)
        for index, (frame, _) in enumerate(self._numbers.values()):
            tiles.addWidget(frame, index // _COLUMNS, index % _COLUMNS)
        buttons = QHBoxLayout()
        buttons.setSpacing(6)
        for button in (self.recount, self.export, self.publish):
            buttons.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addLayout(tiles)
        layout.addWidget(self._when)
        layout.addLayout(buttons)

    def _tile(self, name: str) -> tuple[QFrame, QLabel]:
        """A number above its name, with the colour of its class on the map."""
        frame, number = tile(self, tr(NAMES[name]))
        frame.setToolTip(f"<p><b>{tr(NAMES[name])}</b></p><p>{tr(MEANINGS[name])}</p>")
        if name in _CLASS_COLOURS:
            swatch = QFrame(frame)
            swatch.setFixedSize(_SWATCH)
            swatch.setStyleSheet(f"background: {colour(_CLASS_COLOURS[name])}; border: none;")
            frame.layout().insertWidget(0, swatch, 0, Qt.AlignmentFlag.AlignHCenter)
        return frame, number

    def _button(self, name: str, text: str, clicked) -> QPushButton:
        button = QPushButton(text, self)
        button.setObjectName(f"CivicGrid.overview.population.{name}")
        button.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        button.clicked.connect(clicked)
        return button

    def show_population(self, found: Population | None) -> None:
        """Write the numbers of the last count and say how fresh they are."""
        self.setVisible(found is not None)
        if found is None:
            return
        roles = self._workbench.session.account.roles
        counted = found.state.counted_at
        for name, (_, number) in self._numbers.items():
            write(number, found.whole[name] if counted else None)
        if counted is None:
            text = tr("Not counted yet.")
        else:
            local = counted.astimezone(ZoneInfo(self._workbench.session.store.zone))
            text = tr("Counted at {time}").format(time=f"{local:%Y-%m-%d %H:%M}")
            if found.state.stale:
                text += "\n" + tr("Rows have changed since the count.")
        self._when.setText(text)
        font = self._when.font()
        font.setBold(found.state.stale)
        self._when.setFont(font)
        self.recount.setVisible(bool(COUNTERS & roles))
        self.recount.setDefault(found.state.stale)
        self.export.setEnabled(counted is not None)
        self.publish.setVisible(ROLE in roles)

    def _start(self, title: str, work, done) -> None:
        if self._task is not None:
            return
        self._enable(False)

        def finished(found) -> None:
            self._task = None
            self._enable(True)
            done(found)

        def failed(error: BaseException) -> None:
            self._task = None
            self._enable(True)
            self._workbench.say_error(error)

        self._task = self._workbench.in_store(title, work, finished, failed)
        self._task.stopped.connect(self._stopped)

    def _stopped(self) -> None:
        """What a cancel stopped tells nobody else."""
        if self._task is not None and self._task.is_canceled():
            self._task = None
            self._enable(True)

    def _enable(self, on: bool) -> None:
        for button in (self.recount, self.export, self.publish):
            button.setEnabled(on)

    def _recount(self) -> None:
        self._start(tr("Count the population"), count_population, self._say_counted)

    def _say_counted(self, buildings: int) -> None:
        text = tr("The population of {count} buildings was counted.")
        self._workbench.say(text.format(count=written(buildings)))

    def _export(self) -> None:
        kinds = f"{tr('Excel workbook (*.xlsx)')};;{tr('Text (*.csv)')}"
        name, _ = QFileDialog.getSaveFileName(self, tr("Export the table"), tr("Population") + ".xlsx", kinds)
        if name:
            path = Path(name)  # the dialog has asked whether a file there may go
            self._start(
                tr("Export the table"),
                lambda store: export_population(store, path, overwrite=True),
                lambda rows: self._say_exported(rows, path),
            )

    def _say_exported(self, rows: int, path: Path) -> None:
        self._workbench.say(tr("{count} rows were written to {path}.").format(count=rows, path=path))

    def _publish(self) -> None:
        text = tr(
            "The counts of tags by grid and area become readable for everybody who may read residents. Numbers below "
            "{least}, and those from which they would follow, are withheld. The publication stands for {days} days "
            "and leaves a line in the audit log."
        )
        yes, no = QMessageBox.StandardButton.Yes, QMessageBox.StandardButton.Cancel
        text = text.format(least=THRESHOLD, days=PUBLICATION_DAYS)
        choices = {yes: tr("Publish"), no: tr("Cancel")}
        if ask(self, tr("Publish counts of tags"), text, choices, no) == yes:
            self._start(tr("Publish counts of tags"), publish_tags, self._say_published)

    def _say_published(self, done: Published) -> None:
        text = tr("{shown} numbers of {tags} tags were published, {withheld} withheld.")
        self._workbench.say(text.format(shown=written(done.shown), tags=done.tags, withheld=written(done.withheld)))
