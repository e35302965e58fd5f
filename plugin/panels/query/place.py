"""Where a query looks: areas and grids from lists, shapes drawn on the map, buildings picked or selected there."""

from collections.abc import Callable
from dataclasses import dataclass

from qgis.core import Qgis, QgsApplication, QgsCoordinateReferenceSystem, QgsGeometry, QgsVectorLayer
from qgis.gui import QgsCheckableComboBox, QgsRubberBand
from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtWidgets import QComboBox, QHBoxLayout, QLabel, QSpinBox, QToolButton, QVBoxLayout, QWidget

from ...domain.query import Conditions
from ...maps.project.layers import TABLE
from ...services.translation import tr
from ...store import Store
from ...store.residents.query import grids_of_today
from ...store.schema import VIEWS
from ..panel import Workbench
from ..shared.areas import indented_areas
from ..shared.draw import CIRCLE, LINE, POLYGON, RECTANGLE, SHAPES, DrawTool, style_band
from ..shared.on_map import Outlines
from ..shared.pick import ObjectPick
from ..shared.shapes import buffer_metres, moved, together

DRAWN_NAMES = {
    POLYGON: "Draw a polygon: click its corners, end with the right button",
    RECTANGLE: "Draw a rectangle",
    CIRCLE: "Draw a circle from its middle",
    LINE: "Draw a line and look along it",
}
_ICONS = {
    POLYGON: "/mActionCapturePolygon.svg",
    RECTANGLE: "/mActionRectangleExtent.svg",
    CIRCLE: "/mActionCircleCenterPoint.svg",
    LINE: "/mActionCaptureLine.svg",
}
_METRES, _FARTHEST = 50, 5000


@dataclass(frozen=True)
class Offered:
    """The areas, indented, and today's grids, each as (id, name)."""

    areas: list[tuple[int, str]]
    grids: list[tuple[int, str]]


def read_offer(store: Store) -> Offered:
    """What can be picked from lists."""
    return Offered(indented_areas(store), grids_of_today(store))


class PlaceBox(QWidget):
    """Holds the place; ``changed`` when it is another one."""

    changed = pyqtSignal()

    def __init__(self, workbench: Workbench, parent: QWidget | None = None):
        super().__init__(parent)
        self._workbench = workbench
        self._shape = QgsGeometry()  # in the store's CRS
        self._buildings: list[int] = []
        canvas = workbench.iface.mapCanvas()
        self._band = QgsRubberBand(canvas, Qgis.GeometryType.Polygon)
        style_band(self._band)
        self._outlines = Outlines(canvas)
        self._draw = DrawTool(canvas)
        self._draw.drawn.connect(self._take_shape)
        self._draw.told.connect(self._tell)
        self._pick = ObjectPick(workbench, ("building",))
        self._pick.picked.connect(lambda _, key: self._toggle_building(key))
        self._pick.missed.connect(lambda: workbench.say(tr("No building of the store lies here.")))
        canvas.mapToolSet.connect(self._follow_tool)
        self._tools: dict[str, QToolButton] = {}
        self.areas, self.grids = self._list("areas", tr("all areas")), self._list("grids", tr("all grids"))
        self.metres = QSpinBox(self)
        self.metres.setObjectName("CivicGrid.query.metres")
        self.metres.setRange(1, _FARTHEST)
        self.metres.setValue(_METRES)
        self.metres.setSuffix(" " + tr("m"))
        self.metres.setToolTip(tr("How far from a drawn line"))
        self.text = QLabel(self)
        self.text.setObjectName("CivicGrid.query.place")
        self.text.setWordWrap(True)
        self._lay_out()
        self._show()

    def _lay_out(self) -> None:
        bar = QHBoxLayout()
        bar.setSpacing(2)
        for shape in SHAPES:
            button = self._tool(
                shape, tr(DRAWN_NAMES[shape]), _ICONS[shape], lambda shape=shape: self._begin_draw(shape)
            )
            button.setCheckable(True)
            bar.addWidget(button)
            if shape == LINE:
                bar.addWidget(self.metres)
        pick = self._tool("pick", tr("Pick buildings on the map"), "/mActionIdentify.svg", self._begin_pick)
        pick.setCheckable(True)
        bar.addWidget(pick)
        selected = tr("Take what is selected in QGIS")
        bar.addWidget(self._tool("selected", selected, "/mActionSelectRectangle.svg", self.take_selected))
        bar.addStretch(1)
        bar.addWidget(self._tool("clear", tr("Look everywhere"), "/mActionDeselectAll.svg", self.clear))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(bar)
        lists = QHBoxLayout()
        lists.addWidget(self.areas, 1)
        lists.addWidget(self.grids, 1)
        column.addLayout(lists)
        column.addWidget(self.text)

    def offer(self, offered: Offered) -> None:
        """Fill the lists; what was picked and is still there stays picked."""
        for box, items in ((self.areas, offered.areas), (self.grids, offered.grids)):
            chosen = set(_checked(box))
            box.clear()
            for key, name in items:
                state = Qt.CheckState.Checked if key in chosen else Qt.CheckState.Unchecked
                box.addItemWithCheckState(name, state, key)

    def conditions(self) -> Conditions:
        """The place as conditions."""
        return Conditions(
            areas=_checked(self.areas),
            grids=_checked(self.grids),
            buildings=tuple(self._buildings),
            shape="" if self._shape.isEmpty() else self._shape.asWkt(7),
        )

    def show_conditions(self, conditions: Conditions) -> int:
        """Show a kept place; returns how many of its areas and grids are not there any more."""
        missing = 0
        for box, wanted in ((self.areas, conditions.areas), (self.grids, conditions.grids)):
            known = {box.itemData(row) for row in range(box.count())}
            missing += len(set(wanted) - known)
            for row in range(box.count()):
                on = box.itemData(row) in wanted
                box.setItemCheckState(row, Qt.CheckState.Checked if on else Qt.CheckState.Unchecked)
        self._buildings = list(conditions.buildings)
        self._shape = QgsGeometry.fromWkt(conditions.shape) if conditions.shape else QgsGeometry()
        self._show()
        return missing

    def clear(self) -> None:
        """Look everywhere."""
        self.show_conditions(Conditions())

    def take_selected(self) -> None:
        """Take what is selected: buildings of ours as buildings, polygons of other layers as a shape."""
        store = self._workbench.session.store
        buildings, shapes = [], []
        for layer in self._workbench.project.mapLayers().values():
            if not isinstance(layer, QgsVectorLayer) or not layer.selectedFeatureCount():
                continue
            if is_buildings(layer):
                buildings += selected_buildings(layer)
            elif layer.geometryType() == Qgis.GeometryType.Polygon:
                target = QgsCoordinateReferenceSystem(store.crs)
                shapes += [moved(one.geometry(), layer.crs(), target) for one in layer.getSelectedFeatures()]
        if not buildings and not shapes:
            self._workbench.say(tr("Nothing is selected: select buildings, or polygons of any layer."))
            return
        self._buildings = sorted({*self._buildings, *buildings})
        self._shape = together([self._shape, *shapes])
        self._show()

    def release(self) -> None:
        """Give the map back, and take what is drawn on it away."""
        canvas = self._workbench.iface.mapCanvas()
        for tool in (self._draw, self._pick):
            canvas.unsetMapTool(tool)
        self.clear()

    def on_map(self) -> list[Callable[[], object]]:
        """What takes everything off the map for good; none of it needs this widget."""
        canvas, band = self._workbench.iface.mapCanvas(), self._band
        return [self._draw.close, self._outlines.close, lambda: canvas.scene().removeItem(band)]

    def _begin_draw(self, shape: str) -> None:
        self._draw.begin(shape)
        self._follow_tool(self._draw)  # QGIS does not tell when a tool that has the map takes it again

    def _begin_pick(self) -> None:
        self._workbench.iface.mapCanvas().setMapTool(self._pick)

    def _follow_tool(self, tool, _before=None) -> None:
        """Only the button of the tool that has the map is down."""
        shape = self._draw.shape if tool is self._draw else "pick" if tool is self._pick else ""
        for name, button in self._tools.items():
            button.setChecked(name == shape)

    def _take_shape(self, drawn: QgsGeometry) -> None:
        source = self._workbench.iface.mapCanvas().mapSettings().destinationCrs()
        if drawn.type() == Qgis.GeometryType.Line:
            drawn = buffer_metres(drawn, source, self.metres.value())
        target = QgsCoordinateReferenceSystem(self._workbench.session.store.crs)
        self._shape = together([self._shape, moved(drawn, source, target)])
        self._show()

    def _toggle_building(self, key: int) -> None:
        if key in self._buildings:
            self._buildings.remove(key)
        else:
            self._buildings.append(key)
        self._show()

    def _show(self) -> None:
        """Say and draw what the place is."""
        store, parts = self._workbench.session.store, []
        self._band.reset(Qgis.GeometryType.Polygon)
        if store is not None and not self._shape.isEmpty():
            self._band.setToGeometry(self._shape, QgsCoordinateReferenceSystem(store.crs))
            parts.append(tr("a drawn place"))
        if self._buildings:
            parts.append(tr("{count} picked buildings").format(count=len(self._buildings)))
        for box, text in ((self.areas, tr("{count} areas")), (self.grids, tr("{count} grids"))):
            if count := len(_checked(box)):
                parts.append(text.format(count=count))
        self.text.setText(tr("Place: {parts}").format(parts=tr(", ").join(parts) if parts else tr("everywhere")))
        self._outline()
        self.changed.emit()

    def _outline(self) -> None:
        store = self._workbench.session.store
        wanted = list(self._buildings)
        if store is None or not wanted:
            self._outlines.show((), "EPSG:4490")
            return

        def draw(shapes: list[bytes | None]) -> None:
            if self._workbench.session.store is store and wanted == self._buildings:
                self._outlines.show(shapes, store.crs)

        self._workbench.in_store(
            tr("Look where it is"), lambda store: store.read("building", ["geom"], where={"id": wanted})["geom"], draw
        )

    def _tell(self, text: str) -> None:
        if text:
            self.text.setText(text)

    def _tool(self, name: str, text: str, icon: str, does) -> QToolButton:
        button = QToolButton(self)
        button.setObjectName(f"CivicGrid.query.{name}")
        button.setIcon(QgsApplication.getThemeIcon(icon))
        button.setToolTip(text)
        button.setAutoRaise(True)
        button.clicked.connect(lambda _=False: does())
        self._tools[name] = button
        return button

    def _list(self, name: str, anything: str) -> QgsCheckableComboBox:
        box = QgsCheckableComboBox(self)
        box.setObjectName(f"CivicGrid.query.{name}")
        box.setDefaultText(anything)
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.setMinimumContentsLength(6)
        box.checkedItemsChanged.connect(lambda _: self._show())
        return box


def _checked(box: QgsCheckableComboBox) -> tuple[int, ...]:
    """The ids of the checked items, which QGIS gives as texts."""
    return tuple(int(key) for key in box.checkedItemsData())


def is_buildings(layer: QgsVectorLayer) -> bool:
    """Whether a layer's features are buildings of the store."""
    relation = layer.customProperty(TABLE)
    return VIEWS.get(relation, relation) == "building"


def selected_buildings(layer: QgsVectorLayer) -> list[int]:
    """The ids of the buildings that are selected in a layer of ours."""
    return [int(one["id"]) for one in layer.getSelectedFeatures()]
