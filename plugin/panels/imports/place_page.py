"""Step 3: in which coordinate system the file is, tried on the map before anybody believes it."""

from __future__ import annotations

from qgis.core import QgsCoordinateReferenceSystem
from qgis.gui import QgsProjectionSelectionWidget
from qgis.PyQt.QtWidgets import (
    QButtonGroup,
    QGroupBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from ...jobs.checks.shift import SHIFT_SYSTEMS, shift_sentence
from ...jobs.import_table.position import Look, look
from ...jobs.progress import Progress
from ...services.translation import tr
from ...store import Store
from .page import Page
from .preview_map import PreviewMap
from .widgets import Notice
from .words import COORDINATE_NAMES

_OTHER, _OWN = "other", "own"
_SIDE = 330


class PlacePage(Page):
    """Nothing is chosen beforehand, not even what the file says of itself."""

    TITLE = "Coordinates"

    def __init__(self, wizard):
        super().__init__(wizard)
        self._shown = None
        self._looked = ""
        self._map: PreviewMap | None = None
        self.buttons: dict[str, QRadioButton] = {}
        box = QGroupBox(tr("The positions of the file are in"), self)
        column = QVBoxLayout(box)
        group = QButtonGroup(box)
        for name in (_OWN, *COORDINATE_NAMES, _OTHER):
            text = tr(COORDINATE_NAMES[name]) if name in COORDINATE_NAMES else tr("Another coordinate system:")
            button = self.buttons[name] = QRadioButton("" if name == _OWN else text, box)
            button.setObjectName(f"CivicGrid.import.crs.{name}")
            group.addButton(button)
            button.clicked.connect(lambda _=False, name=name: self._choose(name))
            column.addWidget(button)
        group.setExclusive(True)
        self._group = group
        self.crs = QgsProjectionSelectionWidget(box)
        self.crs.setObjectName("CivicGrid.import.crs")
        self.crs.crsChanged.connect(lambda _: self._choose(_OTHER))
        column.addWidget(self.crs)
        self.file_says = QLabel(self)
        self.file_says.setWordWrap(True)
        self.notice = Notice("CivicGrid.import.shift", self)
        self.apply = QPushButton(self)
        self.apply.setObjectName("CivicGrid.import.shift.apply")
        self.apply.setAutoDefault(False)
        self.apply.hide()
        self.apply.clicked.connect(self._take_proposal)
        hint = QLabel(
            tr("Pink: the file. Grey: the database. They should lie on each other. Wheel and drag move the map."),
            self,
        )
        hint.setWordWrap(True)
        side = QWidget(self)
        side.setFixedWidth(_SIDE)
        lower = QVBoxLayout(side)
        lower.setContentsMargins(0, 0, 0, 0)
        for part in (self.file_says, box, self.notice, self.apply, hint):
            lower.addWidget(part)
        lower.addStretch(1)
        self._row = QHBoxLayout(self)
        self._row.addWidget(side)
        self._proposal = ""

    def wanted(self) -> bool:
        """Only where the file has positions."""
        return self.draft.positioned

    def enter(self) -> None:
        """Show what the file says of itself, and lay it on the map as chosen so far."""
        if self._map is None:
            self._map = PreviewMap(self.wizard.workbench.session.store, self)
            self._map.setObjectName("CivicGrid.import.map")
            self._row.addWidget(self._map, 1)
        draft = self.draft
        if self._shown is not draft.table:
            self._shown, self._looked = draft.table, ""
            own = _system(draft.table.crs)
            known = own.isValid()
            self.buttons[_OWN].setVisible(known)
            if known:
                self.buttons[_OWN].setText(tr("As the file says: {name}").format(name=own.userFriendlyIdentifier()))
                self.file_says.setText(
                    tr("The file says that it is {name}. Is that so? Maps from the web often say WGS 84 and are not.")
                    .format(name=own.userFriendlyIdentifier())
                )  # fmt: skip
            else:
                self.file_says.setText(tr("The file does not say what its coordinates are: ask whoever made it."))
            self._check(draft.coordinates)
            self.notice.say("")
            self.apply.hide()
            self._map.show_shapes([])
            self._map.zoomToFullExtent()
        self._look()

    def _check(self, coordinates: str) -> None:
        """Show a choice that was made before, or none."""
        name = coordinates if coordinates in COORDINATE_NAMES else ""
        if coordinates and not name:
            name = _OWN if coordinates == self.draft.table.crs else _OTHER
        self._group.setExclusive(False)
        for key, button in self.buttons.items():
            button.setChecked(key == name)
        self._group.setExclusive(True)
        if name == _OTHER:
            self.crs.blockSignals(True)
            self.crs.setCrs(_system(coordinates))
            self.crs.blockSignals(False)

    def _choose(self, name: str) -> None:
        self.buttons[name].setChecked(True)
        chosen = self.draft.table.crs if name == _OWN else name
        if name == _OTHER:
            crs = self.crs.crs()
            chosen = (crs.authid() or crs.toWkt()) if crs.isValid() else ""
        if chosen != self.draft.coordinates:
            self.draft.coordinates = chosen
            self.draft.forget_plan()
        self.turned.emit()
        self._look()

    def _look(self) -> None:
        draft = self.draft
        chosen = draft.coordinates
        if not chosen or chosen == self._looked:
            return
        request, table = draft.request(), draft.table

        def work(store: Store, _progress: Progress) -> Look:
            return look(store, table, request)

        def done(found: Look) -> None:
            if table is self.draft.table and chosen == self.draft.coordinates:
                self._looked = chosen
                self._show(found)

        def failed(error: BaseException) -> None:
            self._map.show_shapes([])
            self.draft.coordinates = ""
            self._check("")
            self.apply.hide()
            self.wizard.say_error(error)
            self.turned.emit()

        self.wizard.run(tr("Lay the file on the map"), work, done, failed)

    def _show(self, found: Look) -> None:
        self._map.show_shapes(found.shapes)
        self._map.show_all(found.bounds)
        self._proposal = found.shift.source if found.shift else ""
        self.apply.setVisible(bool(self._proposal))
        if found.shift:
            self.notice.warn(shift_sentence(found.shift))
            self.apply.setText(tr("Yes, take them as {system}").format(system=tr(SHIFT_SYSTEMS[self._proposal])))
        elif not found.shapes:
            self.notice.warn(tr("No position can be read in this system."))
        else:
            self.notice.say(tr("Nothing speaks against it: look at the map."), "/mIconSuccess.svg")

    def _take_proposal(self) -> None:
        self._choose(self._proposal)

    def missing(self) -> str:
        """A choice."""
        return "" if self.draft.coordinates else tr("Say in which coordinate system the positions are.")


def _system(text: str) -> QgsCoordinateReferenceSystem:
    """A coordinate system from an authority's code or WKT; an invalid one from ""."""
    crs = QgsCoordinateReferenceSystem()
    if text:
        crs.createFromUserInput(text)
    return crs
