"""``civicgrid:convertcrs``: a layer from one of the coordinate systems used in China to another."""

from functools import partial
from itertools import islice

import numpy as np
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsCsException,
    QgsFeature,
    QgsField,
    QgsFields,
    QgsGeometry,
    QgsProcessing,
    QgsProcessingException,
    QgsProcessingOutputNumber,
    QgsProcessingParameterEnum,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterFeatureSource,
)
from qgis.PyQt.QtCore import QMetaType

from ..plugin.domain.coordinates import COORDINATES, convert
from ..plugin.domain.wkb import map_coordinates
from ..plugin.services.translation import tr
from .base import CivicGridAlgorithm

# The CRS of degrees in each system. GCJ-02 and BD-09 are in no register: such a layer is written without a CRS, so that
# it is never taken for WGS 84.
REGISTERED = {"wgs84": "EPSG:4326", "cgcs2000": "EPSG:4490", "gcj02": "", "bd09": ""}
SYSTEMS = list(COORDINATES)
ROWS_AT_A_TIME = 5000


class ConvertCrs(CivicGridAlgorithm):
    """Converts coordinates; attributes, Z and M are kept, rows that cannot be converted go to REJECTED."""

    NAME = "convertcrs"
    TITLE = "Convert between WGS 84, CGCS2000, GCJ-02 and BD-09"
    GROUP = "coordinates"
    HELP = (
        "Converts a layer between WGS 84, CGCS2000 and the offset systems GCJ-02 (used by Chinese web maps) and BD-09 "
        "(Baidu). SOURCE says which system the coordinates are in; nothing is guessed. A layer in a projected CRS is "
        "brought to degrees first. GCJ-02 and BD-09 are in no CRS register, so a result in them has no CRS. "
        "Attributes, Z and M values are kept. Rows whose geometry cannot be converted are left out and counted; "
        "REJECTED, if wanted, takes them with the reason."
    )

    INPUT = "INPUT"
    SOURCE = "SOURCE"
    TARGET = "TARGET"
    OUTPUT = "OUTPUT"
    REJECTED = "REJECTED"
    REJECTED_COUNT = "REJECTED_COUNT"

    def initAlgorithm(self, configuration=None):  # noqa: N802 (QGIS's name)
        self.addParameter(
            QgsProcessingParameterFeatureSource(
                self.INPUT, tr("Input layer"), [QgsProcessing.SourceType.TypeVectorAnyGeometry]
            )
        )
        for name, text, system in (
            (self.SOURCE, tr("Source coordinate system"), "gcj02"),
            (self.TARGET, tr("Target coordinate system"), "cgcs2000"),
        ):
            self.addParameter(
                QgsProcessingParameterEnum(name, text, SYSTEMS, defaultValue=system, usesStaticStrings=True)
            )
        self.addParameter(QgsProcessingParameterFeatureSink(self.OUTPUT, tr("Converted")))
        self.addParameter(
            QgsProcessingParameterFeatureSink(self.REJECTED, tr("Rows left out"), optional=True, createByDefault=False)
        )
        self.addOutput(QgsProcessingOutputNumber(self.REJECTED_COUNT, tr("Number of rows left out")))

    def execute(self, parameters, context, feedback):
        layer = self.parameterAsSource(parameters, self.INPUT, context)
        if layer is None:
            raise QgsProcessingException(self.invalidSourceError(parameters, self.INPUT))
        source = self.parameterAsEnumString(parameters, self.SOURCE, context)
        target = self.parameterAsEnumString(parameters, self.TARGET, context)
        crs = QgsCoordinateReferenceSystem(REGISTERED[target])
        sink, output = self.parameterAsSink(parameters, self.OUTPUT, context, layer.fields(), layer.wkbType(), crs)
        if sink is None:
            raise QgsProcessingException(self.invalidSinkError(parameters, self.OUTPUT))
        rejected_fields = QgsFields(layer.fields())
        rejected_fields.append(QgsField("reason", QMetaType.Type.QString))
        rejected, rejected_output = self.parameterAsSink(
            parameters, self.REJECTED, context, rejected_fields, layer.wkbType(), layer.sourceCrs()
        )
        to_degrees = _to_degrees(layer.sourceCrs(), source, context)

        total, done, left_out = layer.featureCount(), 0, 0
        for features in _chunks(layer.getFeatures()):
            if feedback.isCanceled():
                break
            for feature, geometry in _converted(features, to_degrees, source, target):
                if geometry is not None:
                    row = QgsFeature(feature)
                    row.setGeometry(geometry)
                    self.write_feature(sink, row, parameters, self.OUTPUT)
                    continue
                left_out += 1
                reason = tr("its coordinates are not degrees of longitude and latitude")
                feedback.pushWarning(tr("Row {row} left out: {reason}").format(row=feature.id(), reason=reason))
                if rejected is not None:
                    row = QgsFeature(rejected_fields)
                    row.setAttributes([*feature.attributes(), reason])
                    row.setGeometry(feature.geometry())
                    self.write_feature(rejected, row, parameters, self.REJECTED)
            done += len(features)
            if total > 0:
                feedback.setProgress(100 * done / total)
        if not crs.isValid():
            feedback.pushInfo(
                tr("The result is written without a CRS: {system} is in no register").format(system=target)
            )
        return {self.OUTPUT: output, self.REJECTED: rejected_output, self.REJECTED_COUNT: left_out}


def _to_degrees(layer_crs, source, context):
    """Return the transform that brings the layer to degrees of ``source``, None when its numbers are those already.

    A geographic CRS on GCJ-02 or BD-09 data is a stand-in: only a projection is undone there.
    """
    if not layer_crs.isValid() or (layer_crs.isGeographic() and not REGISTERED[source]):
        return None
    degrees = QgsCoordinateReferenceSystem(REGISTERED[source] or "EPSG:4326")
    return QgsCoordinateTransform(layer_crs, degrees, context.transformContext())


def _chunks(features):
    while chunk := list(islice(features, ROWS_AT_A_TIME)):
        yield chunk


def _converted(features, to_degrees, source, target):
    """Yield (feature, converted geometry) for each of ``features``; the geometry is None when that is impossible."""
    change = partial(_change, source=source, target=target)
    originals = [_in_degrees(feature.geometry(), to_degrees) for feature in features]
    movable = [wkb for wkb in originals if wkb]
    try:
        moved = iter(map_coordinates(movable, change))
    except ValueError:  # some row is bad: one at a time, to find it
        moved = (_one(wkb, change) for wkb in movable)
    for feature, original in zip(features, originals, strict=True):
        if original == b"":
            yield feature, feature.geometry()
            continue
        wkb = next(moved) if original else None
        geometry = None
        if wkb:
            geometry = QgsGeometry()
            geometry.fromWkb(wkb)
        yield feature, geometry


def _in_degrees(geometry, to_degrees):
    """Return the geometry's WKB in degrees, b"" when it has no vertex, None when the projection cannot be undone."""
    if geometry.isEmpty():
        return b""
    if to_degrees is not None:
        try:
            geometry.transform(to_degrees)
        except QgsCsException:
            return None
    return geometry.asWkb().data()


def _one(wkb, change):
    try:
        return map_coordinates([wkb], change)[0]
    except ValueError:
        return None


def _change(x, y, source, target):
    # "not (… <= …)" also catches NaN.
    if not (np.abs(x) <= 180).all() or not (np.abs(y) <= 90).all():
        raise ValueError("not longitude and latitude")
    return convert(x, y, source, target)
