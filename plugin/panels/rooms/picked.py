"""The buildings that rooms are made for: picked on the map, or taken from the selection of its layer."""

from collections.abc import Callable, Sequence

from qgis.core import QgsApplication, QgsMapLayer
from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtWidgets import QHBoxLayout, QLabel, QPushButton, QToolButton, QVBoxLayout, QWidget

from ...services.translation import tr
from ...store import Store
from ..panel import Workbench
from ..shared.on_map import BuildingTool, Outlines, building_at, store_point

_LAYERS = {"building", "building_summary"}
_NAMED = 3


class PickedBuildings(QWidget):
    """``ids`` are picked, in the order of picking; ``changed`` comes when they change."""

    changed = pyqtSignal()

    def __init__(self, workbench: Workbench, parent: QWidget):
        super().__init__(parent)
        self._workbench = workbench
        self._names: dict[int, str] = {}
        self._shapes: dict[int, bytes | None] = {}
        canvas = workbench.iface.mapCanvas()
        self.tool = BuildingTool(canvas)
        self.tool.clicked.connect(self._click)
        self._outlines = Outlines(canvas)
        self.pick = QToolButton(self)
        self.pick.setObjectName("CivicGrid.rooms.pick")
        self.pick.setText(tr("Pick on the map"))
        self.pick.setIcon(QgsApplication.getThemeIcon("/mActionIdentify.svg"))
        self.pick.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.pick.setCheckable(True)
        self.pick.toggled.connect(lambda on: self.tool.take() if on else self.tool.give_back())
        self.tool.deactivated.connect(lambda: self.pick.setChecked(False))
        chosen = QPushButton(tr("Selected ones"), self)
        chosen.setObjectName("CivicGrid.rooms.selection")
        chosen.setToolTip(tr("The buildings that are selected in the map's layer"))
        chosen.clicked.connect(lambda _=False: self.take_selection())
        self._none = QToolButton(self)
        self._none.setObjectName("CivicGrid.rooms.clear")
        self._none.setIcon(QgsApplication.getThemeIcon("/mActionDeselectAll.svg"))
        self._none.setToolTip(tr("Let go"))
        self._none.setAccessibleName(tr("Let go"))
        self._none.clicked.connect(lambda _=False: self.clear())
        self._text = QLabel(self)
        self._text.setObjectName("CivicGrid.rooms.names")
        self._text.setWordWrap(True)
        row = QHBoxLayout()
        row.setSpacing(4)
        for button in (self.pick, chosen, self._none):
            row.addWidget(button)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(row)
        column.addWidget(self._text)
        self.destroyed.connect(_closer(self.tool, self._outlines))

    @property
    def ids(self) -> list[int]:
        """The picked buildings."""
        return list(self._names)

    def clear(self) -> None:
        """Pick nothing."""
        self._names, self._shapes = {}, {}
        self._follow()

    def add(self, ids: Sequence[int], toggle: bool = False) -> None:
        """Add buildings; with ``toggle`` one that is picked already is let go."""
        wanted = [number for number in ids if number not in self._names]
        if toggle and not wanted:
            for number in ids:
                del self._names[number]
            self._follow()
        elif wanted:
            self._workbench.in_open_store(tr("Find buildings"), lambda store: read_buildings(store, wanted), self._take)

    def take_selection(self) -> None:
        """Add what is selected in the store's layer of buildings."""
        layers = [
            layer
            for layer in self._workbench.project.mapLayers().values()
            if layer.type() == QgsMapLayer.LayerType.VectorLayer and layer.customProperty("civicgrid/table") in _LAYERS
        ]
        ids = [int(feature["id"]) for layer in layers for feature in layer.selectedFeatures()]
        if ids:
            self.add(ids)
        else:
            self._workbench.say(tr("No building is selected in the map's layer of buildings."))

    def _click(self, point) -> None:
        store = self._workbench.session.store
        if store is None:
            return
        x, y = store_point(point, self.tool.canvas(), store.crs)

        def done(found: int | None) -> None:
            if found is not None:
                self.add([found], toggle=True)

        self._workbench.in_open_store(tr("Find buildings"), lambda store: building_at(store, x, y), done)

    def _take(self, found: dict[int, tuple[str, bytes | None]]) -> None:
        for number, (name, shape) in found.items():
            self._names[number], self._shapes[number] = name, shape
        self._follow()

    def _follow(self) -> None:
        count, store = len(self._names), self._workbench.session.store
        names = tr(", ").join(list(self._names.values())[:_NAMED])
        text = tr("No building is picked: the chart shows what the pattern would make.")
        if count > _NAMED:
            text = tr("{count} buildings: {names} …").format(count=f"{count:,}", names=names)
        self._text.setText(text if count > _NAMED or not count else names)
        self._none.setEnabled(count > 0)
        self._outlines.show([self._shapes[number] for number in self._names], store.crs if store else "")
        self.changed.emit()


def read_buildings(store: Store, ids: Sequence[int]) -> dict[int, tuple[str, bytes | None]]:
    """(what a building is called, its geometry) by id."""
    columns = ["id", "name", "address", "estate", "number", "geom"]
    rows = store.read("building", columns, where={"id": list(ids)}, order_by=("id",))
    found = {}
    for key, name, address, estate, number, geom in zip(*rows.values(), strict=True):
        block = f"{estate}{number}栋" if estate and number else ""
        found[key] = (name or address or block or tr("Building {number}").format(number=key), geom)
    return found


def _closer(tool: BuildingTool, outlines: Outlines) -> Callable:
    """What is to be taken off the map once the widget is gone."""

    def close(*_values: object) -> None:
        tool.give_back()
        outlines.close()

    return close
