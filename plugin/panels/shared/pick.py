"""A map tool that takes a click for the object of the store under it, whatever layer of ours it is in."""

from qgis.core import QgsVectorLayer
from qgis.gui import QgsMapMouseEvent, QgsMapToolIdentify
from qgis.PyQt.QtCore import Qt, pyqtSignal

from ...maps.project.layers import TABLE
from ...store.schema import VIEWS
from ..panel import Workbench

_KEY = "id"
# Views whose rows stand for a row of another table than the one whose geometry they show.
_STANDS_FOR = {
    "responder_last_position": ("responder", _KEY),
    "event_step_map": ("event", "event_id"),
    "tag_map": ("grid", "grid_id"),
}


class ObjectPick(QgsMapToolIdentify):
    """Emits ``picked(table, id)`` for the uppermost object, ``missed()`` where there is none.

    ``tables`` are those that may be picked, all when empty.
    """

    picked = pyqtSignal(str, int)
    missed = pyqtSignal()

    def __init__(self, workbench: Workbench, tables: tuple[str, ...] = ()):
        super().__init__(workbench.iface.mapCanvas())
        self._workbench = workbench
        self._tables = frozenset(tables)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def canvasPressEvent(self, event: QgsMapMouseEvent) -> None:  # noqa: N802 (QGIS's name)
        """Nothing begins before the button is let go."""

    def canvasMoveEvent(self, event: QgsMapMouseEvent) -> None:  # noqa: N802 (QGIS's name)
        """Nothing is dragged."""

    def canvasReleaseEvent(self, event: QgsMapMouseEvent) -> None:  # noqa: N802 (QGIS's name)
        """Tell what lies under the click."""
        if event.button() != Qt.MouseButton.LeftButton or self._workbench.session.store is None:
            return
        if self._workbench.session.lost:  # QGIS would ask for passwords, layer by layer
            self._workbench.say(self._workbench.session.lost)
            return
        layers = [layer for layer in self.canvas().layers() if self._object_of(layer)]
        point = event.pos()
        found = self.identify(point.x(), point.y(), layers, self.IdentifyMode.TopDownAll) if layers else []
        for one in found:
            table, column = self._object_of(one.mLayer)
            key = one.mFeature[column]
            if isinstance(key, int):
                self.picked.emit(table, key)
                return
        self.missed.emit()

    def _object_of(self, layer) -> tuple[str, str] | None:
        """The table that a layer's features stand for, and the column that holds its key; None for others."""
        relation = layer.customProperty(TABLE) if isinstance(layer, QgsVectorLayer) else None
        if not relation:
            return None
        table, column = _STANDS_FOR.get(relation, (VIEWS.get(relation, relation), _KEY))
        return (table, column) if not self._tables or table in self._tables else None
