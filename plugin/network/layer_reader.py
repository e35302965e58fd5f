"""Roads of a QGIS layer: by the file reader where the layer is a plain file, else feature by feature."""

from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np
from qgis.core import (
    Qgis,
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsCoordinateTransformContext,
    QgsCsException,
    QgsEllipsoidUtils,
    QgsFeatureRequest,
    QgsFeatureSource,
    QgsGeometry,
    QgsProviderRegistry,
    QgsUnitTypes,
    QgsVectorLayer,
    QgsWkbTypes,
)

from .file_reader import FileRoads, NotReadable
from .measure import Measure
from .roads import RoadFields, Roads, count_speeds, roads_from_wkb
from .search import Cancelled


def _never() -> bool:
    return False


@dataclass(frozen=True)
class LayerRoads:
    """The features of any source: memory and edited layers, selections, joins, other providers. Never cached."""

    source: QgsFeatureSource
    fields: RoadFields
    cancelled: Callable[[], bool] = _never

    def key(self) -> str | None:
        """Return None: such a source has no mark of its changes."""
        return None

    def read(self) -> Roads:
        """Return the roads; raises Cancelled."""
        names = (self.fields.direction_field, self.fields.speed_field)
        columns = [self.source.fields().lookupField(name) if name else -1 for name in names]
        request = QgsFeatureRequest()
        request.setInvalidGeometryCheck(Qgis.InvalidGeometryCheck.NoCheck)
        request.setSubsetOfAttributes([column for column in columns if column >= 0])
        wkb, ids, directions, speeds = [], [], [], []
        direction_of: dict[str, int] = {}
        for number, feature in enumerate(self.source.getFeatures(request)):
            if number % 1000 == 0 and self.cancelled():
                raise Cancelled
            wkb.append(straight_wkb(feature.geometry()))
            ids.append(feature.id())
            direction = self.fields.default_direction
            if columns[0] >= 0:
                text = _text(feature.attribute(columns[0]))
                if text not in direction_of:
                    direction_of[text] = self.fields.direction_of(text)
                direction = direction_of[text]
            directions.append(direction)
            speeds.append(_number(feature.attribute(columns[1])) if columns[1] >= 0 else np.nan)
        numbers = np.array(speeds, dtype=float) if columns[1] >= 0 else None
        roads = roads_from_wkb(
            wkb,
            np.array(ids, dtype=np.int64),
            np.array(directions, dtype=np.int8),
            self.fields.speeds(numbers, len(ids)),
        )
        return replace(roads, speeds=count_speeds(numbers))


def straight_wkb(geometry: QgsGeometry) -> bytes | None:
    """Return the geometry's WKB with curves made of short straight segments, None for no geometry."""
    if geometry.isNull():
        return None
    if QgsWkbTypes.isCurvedType(geometry.wkbType()):
        geometry = QgsGeometry(geometry.constGet().segmentize())
    return geometry.asWkb().data()


def _text(value: object) -> str:
    from .file_reader import text_of

    return "" if value is None or _is_null(value) else text_of(value)


def _is_null(value: object) -> bool:
    return hasattr(value, "isNull") and value.isNull()


def _number(value: object) -> float:
    if value is None or _is_null(value):
        return np.nan
    try:
        return float(value)
    except (TypeError, ValueError):
        return np.nan


class LayerOrFile:
    """A layer that the file reader can probably take; when it cannot after all, its features are read."""

    def __init__(self, file: FileRoads, features: LayerRoads):
        self.file = file
        self.features = features

    def key(self) -> str | None:
        """Return the file's key."""
        return self.file.key()

    def read(self) -> Roads:
        """Return the roads; raises Cancelled."""
        try:
            return self.file.read()
        except NotReadable:
            return self.features.read()


def roads_of_layer(layer: QgsVectorLayer, fields: RoadFields, cancelled: Callable[[], bool] = _never):
    """Return the quickest source of the layer's roads: LayerOrFile or LayerRoads."""
    features = LayerRoads(layer, fields, cancelled)
    if layer.providerType() != "ogr" or layer.isEditable():
        return features
    uri = QgsProviderRegistry.instance().decodeUri("ogr", layer.dataProvider().dataSourceUri())
    path, subset = uri.get("path") or "", layer.subsetString()
    unusual = any(uri.get(part) for part in ("vsiPrefix", "geometryType", "openOptions", "credentialOptions"))
    provider_fields = layer.dataProvider().fields()
    foreign = any(
        name and provider_fields.lookupField(name) < 0 for name in (fields.direction_field, fields.speed_field)
    )
    if not path or unusual or foreign or subset.strip().lower().startswith("select"):
        return features
    name = uri.get("layerName") or ""
    if not name and uri.get("layerId") not in (None, 0, "0", ""):
        return features
    return LayerOrFile(FileRoads(path, name, subset, fields), features)


def measure_of(
    crs: QgsCoordinateReferenceSystem,
    ellipsoid: str,
    transform_context: QgsCoordinateTransformContext | None = None,
) -> Measure:
    """Return the measure of a CRS: on ``ellipsoid`` (a QGIS acronym) if it is one, else in the plane of a projected
    CRS, else on the CRS's own ellipsoid. Raises ValueError for a geographic CRS without one.
    """
    context = transform_context or QgsCoordinateTransformContext()
    name = ellipsoid if ellipsoid and ellipsoid != "NONE" else ""
    geographic = crs.isGeographic()
    if geographic and not name:
        name = crs.ellipsoidAcronym()
    unit = QgsUnitTypes.fromUnitToUnitFactor(crs.mapUnits(), Qgis.DistanceUnit.Meters)
    text = crs.authid() or crs.toWkt()
    if not name:
        return Measure(f"{text} plane", unit=unit)
    parameters = QgsEllipsoidUtils.ellipsoidParameters(name)
    if not parameters.valid:
        raise ValueError(name)
    flattening = (parameters.semiMajor - parameters.semiMinor) / parameters.semiMajor
    to_degrees = None
    if not geographic:
        degrees = parameters.crs
        if parameters.useCustomParameters or not degrees.isValid():
            degrees = QgsCoordinateReferenceSystem("EPSG:4326")
        transform = QgsCoordinateTransform(crs, degrees, context)

        def to_degrees(coords: np.ndarray) -> np.ndarray:
            return transformed(coords, transform)

    return Measure(f"{text} {name}", geographic, unit, parameters.semiMajor, flattening, to_degrees)


def transformed(coords: np.ndarray, transform: QgsCoordinateTransform) -> np.ndarray:
    """Return (n, 2) coordinates brought to the transform's destination; NaN where that is impossible."""
    coords = np.asarray(coords, dtype="<f8").reshape(-1, 2)
    if transform.isShortCircuited() or not len(coords):
        return coords
    result = np.full(coords.shape, np.nan)
    good = np.isfinite(coords).all(axis=1)
    if not good.any():
        return result
    result[good] = _transform_block(coords[good], transform)
    return result


def _transform_block(coords: np.ndarray, transform: QgsCoordinateTransform) -> np.ndarray:
    """Transform all points as one line in one call; halve the block where a point cannot be transformed."""
    header = np.array([1], "u1").tobytes() + np.array([2, len(coords)], "<u4").tobytes()
    line = QgsGeometry()
    line.fromWkb(header + np.ascontiguousarray(coords).tobytes())
    try:
        line.transform(transform)
        result = np.frombuffer(line.asWkb().data(), "<f8", offset=9).reshape(-1, 2)
        if np.isfinite(result).all():
            return result
    except QgsCsException:
        result = None
    if len(coords) == 1:
        return np.full((1, 2), np.nan)
    half = len(coords) // 2
    return np.vstack((_transform_block(coords[:half], transform), _transform_block(coords[half:], transform)))
