"""Red rings that pulse around the alarms in view, above the map: no layer is drawn again for them."""

from collections.abc import Iterable

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsCsException,
    QgsGeometry,
    QgsPointXY,
    QgsProject,
)
from qgis.gui import QgsMapCanvas, QgsMapCanvasItem
from qgis.PyQt import sip
from qgis.PyQt.QtCore import QObject, QPointF, QRectF, QTimer
from qgis.PyQt.QtGui import QColor, QPainter, QPen

from ...maps.palette import colour
from ...services.settings import Settings

MOST = 200
"""Rings at most; the newest alarms have them."""
_SMALLEST, _LARGEST = 16.0, 32.0  # pixels of radius
_WIDTH = 4.0
_STEPS = 12  # of one pulse
_INTERVAL, _SLOWER = 100, 250  # milliseconds between two steps; slower where there are many
_MANY = 40


class _Ring(QgsMapCanvasItem):
    """One ring; its place stays where it is, only the circle grows."""

    def __init__(self, canvas: QgsMapCanvas, place: QgsPointXY):
        super().__init__(canvas)
        self.place = place
        self.grown = 0.5
        self.setZValue(200)
        self.updatePosition()

    def updatePosition(self) -> None:  # noqa: N802 (QGIS's name)
        """Follow the map."""
        self.setPos(self.toCanvasCoordinates(self.place))

    def boundingRect(self) -> QRectF:  # noqa: N802 (Qt's name)
        """The largest circle: what has to be drawn again."""
        reach = _LARGEST + _WIDTH
        return QRectF(-reach, -reach, 2 * reach, 2 * reach)

    def paint(self, painter: QPainter, *_unused: object) -> None:
        """Draw the circle as large and as faint as it is now, on a thin one that stays."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        red = QColor(colour("level_1"))
        painter.setPen(QPen(red, _WIDTH / 2))
        painter.drawEllipse(QPointF(0, 0), _SMALLEST, _SMALLEST)
        red.setAlphaF(1.0 - 0.8 * self.grown)
        painter.setPen(QPen(red, _WIDTH))
        radius = _SMALLEST + (_LARGEST - _SMALLEST) * self.grown
        painter.drawEllipse(QPointF(0, 0), radius, radius)


class Pulse(QObject):
    """The rings of a canvas; they stand still where the person wants less motion."""

    def __init__(self, canvas: QgsMapCanvas, settings: Settings, parent: QObject):
        super().__init__(parent)
        self._canvas, self._settings = canvas, settings
        self.rings: list[_Ring] = []
        self._shapes: list[bytes] = []
        self._crs = ""
        self._in_view: list[_Ring] = []
        self._step = 0
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._grow)
        canvas.extentsChanged.connect(self._look)
        canvas.destinationCrsChanged.connect(self._place)

    @property
    def moving(self) -> bool:
        """Whether rings pulse at present."""
        return self._timer.isActive()

    def show(self, shapes: Iterable[bytes | None], crs: str) -> None:
        """Ring points (WKB in ``crs``) in place of those before; those beyond `MOST` have no ring."""
        shapes = [shape for shape in shapes if shape is not None][:MOST]
        if (shapes, crs) != (self._shapes, self._crs):
            self._shapes, self._crs = shapes, crs
            self._place()

    def close(self) -> None:
        """Take the rings off the map and hear no more of it."""
        self._canvas.extentsChanged.disconnect(self._look)
        self._canvas.destinationCrsChanged.disconnect(self._place)
        self._clear()
        self._timer.stop()

    def _clear(self) -> None:
        for ring in self.rings:
            if not sip.isdeleted(ring):
                self._canvas.scene().removeItem(ring)
        self.rings, self._in_view = [], []

    def _place(self) -> None:
        self._clear()
        into = self._canvas.mapSettings().destinationCrs()
        move = QgsCoordinateTransform(QgsCoordinateReferenceSystem(self._crs), into, QgsProject.instance())
        for shape in self._shapes:
            geometry = QgsGeometry()
            geometry.fromWkb(shape)
            try:
                self.rings.append(_Ring(self._canvas, move.transform(geometry.asPoint())))
            except QgsCsException:
                continue  # the map's CRS does not reach there
        self._look()

    def _look(self) -> None:
        """Only what is in view pulses."""
        extent = self._canvas.extent()
        self._in_view = [ring for ring in self.rings if extent.contains(ring.place)]
        if not self._in_view or self._settings.reduce_motion.value():
            self._timer.stop()
            return
        self._timer.setInterval(_INTERVAL if len(self._in_view) <= _MANY else _SLOWER)
        if not self._timer.isActive():
            self._timer.start()

    def _grow(self) -> None:
        self._step = (self._step + 1) % _STEPS
        for ring in self._in_view:
            ring.grown = self._step / (_STEPS - 1)
            ring.update()
