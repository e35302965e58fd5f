"""Rings that pulse around the alarms in view, each with the sign of its level, above the map.

No layer is drawn again for them, and they are there where the layer of events is switched off.
"""

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
from qgis.PyQt.QtCore import QObject, QPointF, QRectF, QSize, QTimer
from qgis.PyQt.QtGui import QColor, QPainter, QPen

from ...maps.palette import colour
from ...services.settings import Settings
from ..panel import icon

MOST = 200
"""Rings at most; the newest alarms have them."""
_SMALLEST, _LARGEST = 16.0, 32.0  # pixels of radius
_WIDTH = 4.0
_EDGE = 3.0  # of white around a line: it is seen on dark, red and aerial ground
_SIGN = 24
_STEPS = 12  # of one pulse
_INTERVAL, _SLOWER = 100, 250  # milliseconds between two steps; slower where there are many
_MANY = 40


class _Ring(QgsMapCanvasItem):
    """One ring; its place stays where it is, only the circle grows."""

    def __init__(self, canvas: QgsMapCanvas, place: QgsPointXY, level: int):
        super().__init__(canvas)
        self.place, self.level = place, level
        self._sign = icon(f"level_{level}").pixmap(canvas.window().windowHandle(), QSize(_SIGN, _SIGN))
        self.grown = 0.5
        self.setZValue(200)
        self.updatePosition()

    def updatePosition(self) -> None:  # noqa: N802 (QGIS's name)
        """Follow the map."""
        self.setPos(self.toCanvasCoordinates(self.place))

    def boundingRect(self) -> QRectF:  # noqa: N802 (Qt's name)
        """The largest circle: what has to be drawn again."""
        reach = _LARGEST + _WIDTH + _EDGE
        return QRectF(-reach, -reach, 2 * reach, 2 * reach)

    def paint(self, painter: QPainter, *_unused: object) -> None:
        """Draw the circle as large and as faint as it is now, around the sign and a thin circle that stay."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        faint = 1.0 - 0.8 * self.grown
        radius = _SMALLEST + (_LARGEST - _SMALLEST) * self.grown
        for width, size, strength in ((_WIDTH, radius, faint), (_WIDTH / 2, _SMALLEST, 1.0)):
            for line, name in ((width + _EDGE, "halo"), (width, f"level_{self.level}")):
                shade = QColor(colour(name))
                shade.setAlphaF(strength)
                painter.setPen(QPen(shade, line))
                painter.drawEllipse(QPointF(0, 0), size, size)
        painter.drawPixmap(QPointF(-_SIGN / 2, -_SIGN / 2), self._sign)


class Pulse(QObject):
    """The rings of a canvas; they stand still where the person wants less motion."""

    def __init__(self, canvas: QgsMapCanvas, settings: Settings, parent: QObject):
        super().__init__(parent)
        self._canvas, self._settings = canvas, settings
        self.rings: list[_Ring] = []
        self._marks: list[tuple[bytes, int]] = []
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

    def show(self, marks: Iterable[tuple[bytes | None, int]], crs: str) -> None:
        """Ring points (WKB in ``crs`` and a display level) in place of those before; beyond `MOST` none has a ring."""
        marks = [(shape, level) for shape, level in marks if shape is not None][:MOST]
        if (marks, crs) != (self._marks, self._crs):
            self._marks, self._crs = marks, crs
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
        for shape, level in self._marks:
            geometry = QgsGeometry()
            geometry.fromWkb(shape)
            try:
                self.rings.append(_Ring(self._canvas, move.transform(geometry.asPoint()), level))
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
