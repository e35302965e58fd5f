"""The store's layers in QGIS's project: brought when a store opens, drawn again when rows change."""

from qgis.core import Qgis, QgsCoordinateReferenceSystem, QgsCoordinateTransform, QgsCsException
from qgis.PyQt.QtCore import QElapsedTimer, QObject, QTimer

from ..maps.project import (
    IMAGERY,
    build_project,
    find_group,
    refresh_layers,
    remove_project,
    reopen_layers,
    show_only,
)
from ..services.translation import language, tr
from ..store.feed import Change
from ..store.loop.passing import Passing
from .fresh_events import FreshEvents
from .panel import Workbench

# Milliseconds: between two drawings for changes, between two looks whether the map has come to rest, and how long a
# drawing is waited for, which a new one would cut off.
_GAP, _LOOK, _PATIENCE = 120, 20, 1000
_ONCE_MORE = 2000  # milliseconds after a lost server is back
# After a drawing the map rests so many times as long as that took: changes without end leave time for everything else.
_REST, _LONGEST_REST = 4, 3000


class Layers(QObject):
    """Follows the session."""

    def __init__(self, workbench: Workbench):
        super().__init__()
        self._workbench = workbench
        self._made_for: tuple[str, str] | None = None
        self._changed: set[str] = set()
        self._waited = 0
        self._took = QElapsedTimer()
        self._rest = _GAP
        self.fresh = FreshEvents(workbench)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._draw)
        # A store opened anew is not lost any more: the map is thawed before layers come.
        workbench.session.opened.connect(self._turn)
        workbench.session.opened.connect(self._preview)
        workbench.session.opened.connect(self._follow)
        workbench.session.changed.connect(self._hear)
        workbench.session.passed.connect(self._pass)
        workbench.session.feed_turned.connect(self._turn)
        workbench.session.closed.connect(self._turn)
        workbench.session.closed.connect(self._preview)
        workbench.session.leaving.connect(self.fresh.clear)
        workbench.project.readProject.connect(self._reopen)
        canvas = workbench.iface.mapCanvas()
        canvas.renderStarting.connect(self._took.start)
        canvas.renderComplete.connect(self._drawn)

    def close(self) -> None:
        """Hear no more of QGIS's project and its map."""
        canvas = self._workbench.iface.mapCanvas()
        canvas.renderStarting.disconnect(self._took.start)
        canvas.renderComplete.disconnect(self._drawn)
        self.fresh.close()
        self._workbench.project.readProject.disconnect(self._reopen)
        self._workbench.iface.mapCanvas().freeze(False)
        self._workbench.iface.mapCanvas().setPreviewJobsEnabled(True)

    def load(self) -> None:
        """Bring the store's layers into the project, anew if they are there."""
        session = self._workbench.session
        if session.store is None:
            return
        project, iface = self._workbench.project, self._workbench.iface
        imagery = self._workbench.settings.imagery.value()
        was_empty = not project.mapLayers()
        bridge = iface.layerTreeCanvasBridge()
        automatic = bridge.autoSetupOnFirstLayer()
        # QGIS would give an empty project the first layer's CRS, after the builder has chosen a better one.
        bridge.setAutoSetupOnFirstLayer(False)
        try:
            built = build_project(session.store, project, language=language(), imagery=imagery)
            bridge.setCanvasLayers()
        except Exception as error:  # said in one sentence; QGIS goes on
            self._workbench.say_error(error)
            return
        finally:
            bridge.setAutoSetupOnFirstLayer(automatic)
        self._made_for = (session.store.uid, session.account.login)
        if imagery and IMAGERY not in built.layers:
            text = tr("The imagery {address} cannot be opened: correct it under Settings ▸ Options ▸ CivicGrid.")
            self._workbench.say(text.format(address=imagery), Qgis.MessageLevel.Warning)
        iface.mapCanvas().refresh()
        if was_empty:
            # The map takes the place of the welcome page first, and only then has its size.
            QTimer.singleShot(0, self._show_all)

    def remove(self) -> None:
        """Take the layers of every store out of the project."""
        remove_project(self._workbench.project)
        self._workbench.iface.mapCanvas().refresh()

    def _show_all(self) -> None:
        canvas = self._workbench.iface.mapCanvas()
        canvas.setReferencedExtent(self._workbench.project.viewSettings().fullExtent())
        canvas.refresh()

    def _follow(self) -> None:
        session = self._workbench.session
        there = find_group(self._workbench.project, session.store.uid) is not None
        if there and self._made_for in {None, (session.store.uid, session.account.login)}:
            self._reopen()
        elif there or self._workbench.settings.load_layers.value():
            # Another person may have other layers, so that they are built anew.
            self.load()
        # An exercise must not be taken for the real store, nor the other way round.
        show_only(self._workbench.project, session.store.uid)

    def _reopen(self) -> None:
        """Point the layers that are in the project, a saved one perhaps, at the present connection."""
        store = self._workbench.session.store
        if store is None:
            return
        try:
            gone = reopen_layers(store, self._workbench.project)
        except Exception as error:  # said in one sentence; QGIS goes on
            self._workbench.say_error(error)
            return
        if gone:
            text = tr("Layers that this account may not see were taken out: {names}.")
            self._workbench.say(text.format(names=", ".join(gone)), Qgis.MessageLevel.Warning)

    def _turn(self) -> None:
        """While the server is lost the map stays as it is: QGIS would ask for passwords, layer by layer."""
        canvas, lost = self._workbench.iface.mapCanvas(), bool(self._workbench.session.lost)
        if lost == canvas.isFrozen():
            return
        if lost:
            # A drawing under way would end with the errors of what it could not read.
            canvas.stopRendering()
        canvas.freeze(lost)
        if not lost and self._workbench.session.store is not None:
            # What QGIS still holds of the lost connection would fail once more.
            self._reopen()
            canvas.refresh()
            # A connection that QGIS kept of the drawing that was cut off fails once, and leaves a layer out.
            QTimer.singleShot(_ONCE_MORE, canvas.refreshAllLayers)

    def _preview(self) -> None:
        """Draw nothing of a server around the map: when QGIS ends it waits for such drawings, though nobody answers."""
        store = self._workbench.session.store
        self._workbench.iface.mapCanvas().setPreviewJobsEnabled(store is None or store.engine != "postgis")

    def _hear(self, changes: list[Change]) -> None:
        self._changed.update(change.table for change in changes)
        self.fresh.hear(changes)
        if not self._timer.isActive():
            self._draw()

    def _pass(self, passed: Passing) -> None:
        """Draw the events again where the ring of one in view has turned; elsewhere they are drawn when seen."""
        if self._sees(passed):
            self._changed.add("event")
            if not self._timer.isActive():
                self._draw()

    def _sees(self, passed: Passing) -> bool:
        if passed.places is None:
            return True
        store = QgsCoordinateReferenceSystem(self._workbench.session.store.crs)
        settings = self._workbench.iface.mapCanvas().mapSettings()
        move = QgsCoordinateTransform(settings.destinationCrs(), store, self._workbench.project)
        try:
            seen = move.transformBoundingBox(settings.visibleExtent())
        except QgsCsException:
            return True  # the map's CRS reaches farther than the store's
        return any(seen.contains(x, y) for x, y in passed.places.tolist())

    def _draw(self) -> None:
        """Draw at once what changed; what changes while the map is drawn gathers until that is done."""
        if not self._changed:
            return
        if self._workbench.iface.mapCanvas().isDrawing() and self._waited < _PATIENCE:
            self._waited += _LOOK
            self._timer.start(_LOOK)
            return
        self._waited = 0
        changed, self._changed = self._changed, set()
        self.fresh.told()
        refresh_layers(self._workbench.project, changed)
        self._timer.start(self._rest)

    def _drawn(self, *_unused: object) -> None:
        self._rest = max(_GAP, min(_REST * self._took.elapsed(), _LONGEST_REST))
