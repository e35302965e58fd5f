"""What duty mode locks: QGIS's editing and project actions, the layers, the layer tree, the project's changed mark.

Everything is taken back by `release`. Of QGIS's own actions only those stay that look, measure and select.
"""

from qgis.core import QgsLayerTreeModel, QgsMapLayer, QgsProject, QgsVectorLayer
from qgis.PyQt.QtCore import QEvent, QObject, Qt
from qgis.PyQt.QtWidgets import QAction, QToolBar

_ALLOWED_NAMES = """
    Pan PanToSelected ZoomIn ZoomOut ZoomFullExtent ZoomToLayer ZoomToLayers ZoomToSelected ZoomLast ZoomNext
    ZoomActualSize Identify Measure MeasureArea MeasureBearing MeasureAngle MapTips SelectFeatures SelectPolygon
    SelectFreehand SelectRadius DeselectAll DeselectActiveLayer OpenTable OpenTableSelected OpenTableVisible
    Refresh Draw HelpContents Exit ToggleFullScreen
"""
ALLOWED = frozenset(f"mAction{name}" for name in _ALLOWED_NAMES.split())
"""QGIS's own actions that stay: they change no data, no project and no setting."""

_NO_QUESTION = "skipMemoryLayersCheck"  # QGIS's own property: no question about this layer when the program closes
_TREE_FLAGS = (
    QgsLayerTreeModel.Flag.AllowNodeReorder,
    QgsLayerTreeModel.Flag.AllowNodeRename,
    QgsLayerTreeModel.Flag.AllowLegendChangeState,
)


def layers_with_edits(project: QgsProject) -> list[str]:
    """The names of layers whose edits are not saved."""
    layers = project.mapLayers().values()
    return sorted(layer.name() for layer in layers if isinstance(layer, QgsVectorLayer) and layer.isModified())


class Locks(QObject):
    """Locks on construction; `release` gives everything back as it was."""

    def __init__(self, iface):
        super().__init__()
        self._iface = iface
        self._project = QgsProject.instance()
        self._dirty = self._project.isDirty()
        self._enabled: dict[QAction, bool] = {}
        self._layers: dict[str, tuple[bool, object]] = {}
        self._active = self._identity(iface.layerTreeView().currentLayer())
        self._lock_actions()  # before the layers: QGIS switches off itself what a locked layer does not allow
        self._keep_clean(True)
        self._project.isDirtyChanged.connect(self._keep_clean)
        self._lock_layers(self._project.mapLayers().values())
        self._project.layersAdded.connect(self._lock_layers)
        self._lock_tree()

    def release(self) -> None:
        """Give everything back."""
        self._release_tree()
        self._project.layersAdded.disconnect(self._lock_layers)
        for identity, (read_only, asked) in self._layers.items():
            layer = self._project.mapLayer(identity)
            if layer is not None:
                layer.setReadOnly(read_only)
                if asked is not None:
                    layer.removeCustomProperty(_NO_QUESTION)
        for action, enabled in self._enabled.items():
            action.changed.disconnect(self._stay_off)
            action.setEnabled(enabled)
        self._enabled.clear()
        # QGIS switches its editing actions when another layer becomes the active one; it could not meanwhile.
        view = self._iface.layerTreeView()
        if self._identity(view.currentLayer()) != self._active:
            current = view.currentIndex()
            view.setCurrentIndex(current.parent())
            view.setCurrentIndex(current)
        self._project.isDirtyChanged.disconnect(self._keep_clean)
        self._project.setDirty(self._dirty)
        self.deleteLater()

    def eventFilter(self, watched, event):  # noqa: N802 (Qt's name)
        """Swallow the double click that would open a layer's properties."""
        return event.type() == QEvent.Type.MouseButtonDblClick

    @staticmethod
    def _identity(layer: QgsMapLayer | None) -> str:
        return layer.id() if layer is not None else ""

    def _keep_clean(self, dirty: bool) -> None:
        if dirty:
            self._project.setDirty(False)

    def _lock_layers(self, layers) -> None:
        for layer in layers:
            if not isinstance(layer, QgsVectorLayer) or layer.id() in self._layers:
                continue
            asks = layer.dataProvider() is not None and layer.providerType() == "memory"
            asks = asks and layer.customProperty(_NO_QUESTION) is None
            self._layers[layer.id()] = (layer.readOnly(), True if asks else None)
            if layer.isEditable():
                layer.rollBack()
            layer.setReadOnly(True)
            if asks:
                layer.setCustomProperty(_NO_QUESTION, 1)

    def _lock_actions(self) -> None:
        window = self._iface.mainWindow()
        for action in window.findChildren(QAction, options=Qt.FindChildOption.FindDirectChildrenOnly):
            name = action.objectName()
            if name.startswith("mAction") and name not in ALLOWED:
                self._enabled[action] = action.isEnabled()
                action.setEnabled(False)
                action.changed.connect(self._stay_off)

    def _stay_off(self) -> None:
        action = self.sender()
        if action.isEnabled():
            action.setEnabled(False)

    def _lock_tree(self) -> None:
        view = self._iface.layerTreeView()
        model = view.layerTreeModel()
        self._flags = {flag: model.testFlag(flag) for flag in _TREE_FLAGS}
        for flag in _TREE_FLAGS:
            model.setFlag(flag, False)
        self._policy = view.contextMenuPolicy()
        view.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        self._drops = {part: part.acceptDrops() for part in (view, self._iface.mainWindow(), self._iface.mapCanvas())}
        for part in self._drops:
            part.setAcceptDrops(False)
        self._drag = view.dragEnabled()
        view.setDragEnabled(False)
        view.viewport().installEventFilter(self)
        self._bars = [bar for bar in view.parentWidget().findChildren(QToolBar) if bar.isEnabled()]
        for bar in self._bars:
            bar.setEnabled(False)

    def _release_tree(self) -> None:
        view = self._iface.layerTreeView()
        view.viewport().removeEventFilter(self)
        for flag, was in self._flags.items():
            view.layerTreeModel().setFlag(flag, was)
        view.setContextMenuPolicy(self._policy)
        view.setDragEnabled(self._drag)
        for part, accepted in self._drops.items():
            part.setAcceptDrops(accepted)
        for bar in self._bars:
            bar.setEnabled(True)
