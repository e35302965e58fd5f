"""What the algorithms that check and repair a layer share."""

from qgis.core import (
    Qgis,
    QgsProcessing,
    QgsProcessingException,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterField,
    QgsProcessingParameterNumber,
    QgsWkbTypes,
)

from ..plugin.services.translation import tr
from .base import CivicGridAlgorithm


def line_end_tolerance(name):
    """The parameter that says how far apart ends of lines may be to be one."""
    return QgsProcessingParameterNumber(
        name,
        tr("Tolerance for line ends (metres)"),
        Qgis.ProcessingNumberParameterType.Double,
        0.5,
        minValue=0.001,
        maxValue=50.0,
    )


class LayerAlgorithm(CivicGridAlgorithm):
    """Base of the algorithms that look at the shapes of INPUT."""

    GROUP = "checks"
    REQUIRES = ("shapely",)

    INPUT = "INPUT"
    TOLERANCE = "TOLERANCE"
    LEVEL_FIELD = "LEVEL_FIELD"
    ONE_PART = "ONE_PART"

    def add_input(self):
        """Declare INPUT and how it is looked at."""
        self.addParameter(
            QgsProcessingParameterFeatureSource(
                self.INPUT, tr("Input layer"), [QgsProcessing.SourceType.TypeVectorAnyGeometry]
            )
        )
        self.addParameter(line_end_tolerance(self.TOLERANCE))
        self.addParameter(
            QgsProcessingParameterField(
                self.LEVEL_FIELD,
                tr("Field that keeps apart lines at different heights (bridges)"),
                parentLayerParameterName=self.INPUT,
                optional=True,
            )
        )
        self.addParameter(
            QgsProcessingParameterBoolean(self.ONE_PART, tr("Several parts are a fault"), defaultValue=False)
        )

    def source(self, parameters, context):
        """The features of INPUT; raises QgsProcessingException without a usable CRS."""
        source = self.parameterAsSource(parameters, self.INPUT, context)
        if source is None:
            raise QgsProcessingException(self.invalidSourceError(parameters, self.INPUT))
        if not source.sourceCrs().isValid():
            raise QgsProcessingException(tr("The layer has no coordinate system: lengths cannot be measured"))
        return source

    def check(self, source, features, parameters, context, gaps=False):
        """Check the features; returns a LayerCheck."""
        from ..plugin.jobs.checks.faults import Limits
        from ..plugin.jobs.checks.layer import check_layer
        from ..plugin.network.layer_reader import straight_wkb

        field = self.parameterAsString(parameters, self.LEVEL_FIELD, context)
        crs = source.sourceCrs()
        return check_layer(
            [straight_wkb(feature.geometry()) for feature in features],
            {
                QgsWkbTypes.GeometryType.PolygonGeometry: 2,
                QgsWkbTypes.GeometryType.LineGeometry: 1,
            }.get(QgsWkbTypes.geometryType(source.wkbType()), 0),
            crs.authid() or crs.toWkt(),
            limits=Limits(tolerance=self.parameterAsDouble(parameters, self.TOLERANCE, context)),
            levels=[str(feature[field]) for feature in features] if field else None,
            one_part=self.parameterAsBool(parameters, self.ONE_PART, context),
            gaps=gaps,
        )
