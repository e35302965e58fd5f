"""Events that have just come, above the map, until the layer that shows them has been drawn again.

A layer with labels is drawn again together with all labels of the map. Where events come fast that is done a few times
a second at most; what came meanwhile is painted here, with the layer's own symbols.
"""

from collections.abc import Collection, Sequence

from qgis.core import (
    QgsCoordinateTransform,
    QgsCsException,
    QgsExpressionContext,
    QgsExpressionContextUtils,
    QgsFeature,
    QgsFeatureRenderer,
    QgsFeatureRequest,
    QgsPointXY,
    QgsRenderContext,
    QgsVectorLayer,
    QgsVectorLayerFeatureSource,
)
from qgis.gui import QgsMapCanvas, QgsMapCanvasItem
from qgis.PyQt import sip
from qgis.PyQt.QtCore import QObject, QPointF, QRectF, Qt, QTimer, pyqtSignal
from qgis.PyQt.QtGui import QImage, QPainter

from ..maps.project.layers import TABLE
from ..services.translation import tr
from ..store.feed import Change
from .panel import Workbench

MOST = 300
"""Events at most that are painted at a time; beyond them the layer is waited for."""
_MARGIN = 2  # pixels around a symbol, for its smooth edge
_GATHER = 100  # milliseconds after a reading in which what comes gathers for the next one


class _Mark(QgsMapCanvasItem):
    """One event's symbol; ``painted`` is told once it is on the screen."""

    def __init__(self, canvas: QgsMapCanvas, place: QgsPointXY, image: QImage, painted):
        super().__init__(canvas)
        self._place, self._image, self._painted = place, image, painted
        self.setZValue(150)  # above the map, below the rings of alarms
        self.updatePosition()

    def updatePosition(self) -> None:  # noqa: N802 (QGIS's name)
        """Follow the map."""
        self.setPos(self.toCanvasCoordinates(self._place))

    def boundingRect(self) -> QRectF:  # noqa: N802 (Qt's name)
        """The image around its place."""
        size = QRectF(self._image.rect()).size() / self._image.devicePixelRatio()
        return QRectF(QPointF(-size.width() / 2, -size.height() / 2), size)

    def paint(self, painter: QPainter, *_unused: object) -> None:
        """Draw the image."""
        painter.drawImage(self.boundingRect(), self._image)
        if self._painted is not None:
            told, self._painted = self._painted, None
            told()


class FreshEvents(QObject):
    """Hears of new events and keeps their symbols on a canvas until a drawing that has them is complete.

    `Layers` says with ``told`` when it asks for a drawing. ``painted(id)``: the symbol of an event is on the screen.
    """

    painted = pyqtSignal(int)

    def __init__(self, workbench: Workbench):
        super().__init__()
        self._workbench, self._canvas = workbench, workbench.iface.mapCanvas()
        self._marks: dict[int, _Mark | None] = {}  # None: its row is being read
        self._asked: set[int] = set()
        self._drawing: set[int] = set()
        self._reading = False
        self._unread: list[int] = []
        self._gathering = QTimer(self)
        self._gathering.setSingleShot(True)
        self._gathering.setInterval(_GATHER)
        self._gathering.timeout.connect(self._read)
        self._canvas.renderStarting.connect(self._begin)
        self._canvas.renderComplete.connect(self._end)

    def close(self) -> None:
        """Take the symbols off the map and hear no more of it."""
        self._canvas.renderStarting.disconnect(self._begin)
        self._canvas.renderComplete.disconnect(self._end)
        self.clear()

    def clear(self) -> None:
        """Forget everything: another store, or the map shows another state."""
        self._drop(list(self._marks))
        self._unread, self._reading = [], False
        self._gathering.stop()

    def hear(self, changes: Collection[Change]) -> None:
        """Show the events that were entered."""
        new = [one.row_id for one in changes if one.table == "event" and one.operation == "insert" and one.row_id]
        room = max(0, MOST - len(self._marks))
        self._marks.update(dict.fromkeys(new[:room]))
        self._unread += new[:room]
        self._read()

    def told(self) -> None:
        """The layers are asked to draw what has changed until now."""
        self._asked |= self._marks.keys()

    # The drawings of the canvas --------------------------------------------------------------------------------------

    def _begin(self) -> None:
        self._drawing |= self._asked
        self._asked.clear()

    def _end(self, *_unused: object) -> None:
        self._drop(self._drawing)

    def _drop(self, ids: Collection[int]) -> None:
        for key in list(ids):
            mark = self._marks.pop(key, None)
            if mark is not None and not sip.isdeleted(mark):
                self._canvas.scene().removeItem(mark)
            self._asked.discard(key)
            self._drawing.discard(key)

    # The rows and their symbols --------------------------------------------------------------------------------------

    def _layer(self) -> QgsVectorLayer | None:
        """The layer of events as the canvas shows it; None where it is off, out of scale, or shows another time."""
        canvas = self._canvas
        if canvas.isFrozen() or canvas.mapSettings().isTemporal():
            return None
        for layer in canvas.layers():
            if layer.customProperty(TABLE) == "event_map" and layer.isInScaleRange(canvas.scale()):
                return layer if layer.isValid() and layer.renderer() is not None else None
        return None

    def _read(self) -> None:
        """Read the rows of what is new as the layer has them: at once, and a few times a second where many come."""
        if self._reading or self._gathering.isActive():
            return
        wanted = [key for key in self._unread if key in self._marks]
        layer = self._layer() if wanted else None
        if layer is None:
            return
        self._unread, self._reading = [], True
        source = QgsVectorLayerFeatureSource(layer)
        request = QgsFeatureRequest().setFilterExpression(f'"id" IN ({",".join(map(str, wanted))})')
        request.setSubsetOfAttributes([*layer.renderer().usedAttributes(self._context(layer)), "id"], layer.fields())

        def read(_task: object) -> list[QgsFeature]:
            return list(source.getFeatures(request))

        def done(found: Sequence[QgsFeature]) -> None:
            self._reading = False
            if not sip.isdeleted(layer):
                self._show(layer, found)
            self._gathering.start()

        def failed(_error: BaseException) -> None:
            self._reading = False  # the layer says itself that it cannot be read

        self._workbench.tasks.start(tr("Read new events"), read, done, failed)

    def _context(self, layer: QgsVectorLayer) -> QgsRenderContext:
        context = QgsRenderContext.fromMapSettings(self._canvas.mapSettings())
        context.setExpressionContext(QgsExpressionContext(QgsExpressionContextUtils.globalProjectLayerScopes(layer)))
        return context

    def _show(self, layer: QgsVectorLayer, features: Sequence[QgsFeature]) -> None:
        move = QgsCoordinateTransform(layer.crs(), self._canvas.mapSettings().destinationCrs(), self._workbench.project)
        context, renderer = self._context(layer), layer.renderer().clone()
        images: dict[tuple, QImage | None] = {}
        names = sorted(renderer.usedAttributes(context))
        renderer.startRender(context, layer.fields())
        try:
            for feature in features:
                key = feature["id"]
                if self._marks.get(key, ...) is not None or feature.geometry().isNull():
                    continue  # drawn already, shown already, or nowhere
                looks = tuple(map(str, (feature[name] for name in names)))
                if looks not in images:
                    images[looks] = _image(renderer, feature, context, self._canvas.devicePixelRatioF())
                if images[looks] is None:
                    continue
                try:
                    place = move.transform(feature.geometry().asPoint())
                except (QgsCsException, TypeError):
                    continue  # the map's CRS does not reach there
                painted = lambda key=key: self.painted.emit(key)  # noqa: E731
                self._marks[key] = _Mark(self._canvas, place, images[looks], painted)
        finally:
            renderer.stopRender(context)


def _image(renderer: QgsFeatureRenderer, feature: QgsFeature, context: QgsRenderContext, ratio: float) -> QImage | None:
    """What a renderer draws for a feature, around the middle of the image; None where it draws nothing."""
    context.expressionContext().setFeature(feature)
    symbols = renderer.symbolsForFeature(feature, context)
    if not symbols:
        return None
    reach = 0.0
    for symbol in symbols:
        bounds = symbol.bounds(QPointF(0, 0), context, feature)
        reach = max(reach, *map(abs, (bounds.left(), bounds.right(), bounds.top(), bounds.bottom())))
    half = int(reach) + _MARGIN
    side = round(2 * half * ratio)
    image = QImage(side, side, QImage.Format.Format_ARGB32_Premultiplied)
    image.setDevicePixelRatio(ratio)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    context.setPainter(painter)
    try:
        for symbol in symbols:
            symbol.renderPoint(QPointF(half, half), feature, context)
    finally:
        context.setPainter(None)
        painter.end()
    return image
