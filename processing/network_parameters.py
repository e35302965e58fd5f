"""What the algorithms on the road network share: the network's parameters, points, avoided areas, rows left out."""

from dataclasses import dataclass
from math import inf
from typing import ClassVar

from qgis.core import (
    Qgis,
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsFeatureRequest,
    QgsProcessing,
    QgsProcessingException,
    QgsProcessingFeatureSourceDefinition,
    QgsProcessingOutputNumber,
    QgsProcessingParameterDefinition,
    QgsProcessingParameterEnum,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterField,
    QgsProcessingParameterNumber,
    QgsProcessingParameterString,
    QgsVectorLayer,
)

from ..plugin.network import MAX_POINT_DISTANCE
from ..plugin.services.translation import tr
from .base import CivicGridAlgorithm
from .network_points import Points, points_of

PROFILES = ["drive", "walk"]
MINUTES = 60.0


@dataclass
class Job:
    """An opened network with everything a call needs."""

    network: object
    costs: object
    search: object
    crs: QgsCoordinateReferenceSystem
    store: object
    profile: str
    fastest: bool
    point_tolerance: float

    def input_cost(self, value: float) -> float:
        """Return minutes (fastest) or metres (shortest) of a parameter in the searches' unit: hours or metres."""
        return value / MINUTES if self.fastest else value


class NetworkAlgorithm(CivicGridAlgorithm):
    """Base of the algorithms that take a network layer (INPUT) or a store's roads (DATABASE with PROFILE)."""

    GROUP = "network"
    REQUIRES: ClassVar[tuple[str, ...]] = ("scipy", "shapely")

    INPUT = "INPUT"
    PROFILE = "PROFILE"
    STRATEGY = "STRATEGY"
    DIRECTION_FIELD = "DIRECTION_FIELD"
    VALUE_FORWARD = "VALUE_FORWARD"
    VALUE_BACKWARD = "VALUE_BACKWARD"
    VALUE_BOTH = "VALUE_BOTH"
    DEFAULT_DIRECTION = "DEFAULT_DIRECTION"
    SPEED_FIELD = "SPEED_FIELD"
    DEFAULT_SPEED = "DEFAULT_SPEED"
    TOLERANCE = "TOLERANCE"
    POINT_TOLERANCE = "POINT_TOLERANCE"
    AVOID = "AVOID"
    OUTPUT = "OUTPUT"
    LEFT_OUT = "LEFT_OUT"
    LEFT_OUT_COUNT = "LEFT_OUT_COUNT"

    def add_network(self):
        """Declare INPUT or DATABASE, PROFILE, and QGIS's own network parameters under their own names."""
        self.addParameter(
            QgsProcessingParameterFeatureSource(
                self.INPUT,
                tr("Vector layer representing network"),
                [QgsProcessing.SourceType.TypeVectorLine],
                optional=True,
            )
        )
        self.add_database(optional=True)
        self.addParameter(
            QgsProcessingParameterEnum(
                self.PROFILE,
                tr("Who travels on the roads of the database"),
                PROFILES,
                defaultValue=PROFILES[0],
                usesStaticStrings=True,
            )
        )
        self.addParameter(
            QgsProcessingParameterEnum(
                self.STRATEGY, tr("Path type to calculate"), [tr("Shortest"), tr("Fastest")], defaultValue=0
            )
        )

    def add_network_details(self):
        """Declare the advanced parameters; call it last."""
        text, number = QgsProcessingParameterString, QgsProcessingParameterNumber
        double = Qgis.ProcessingNumberParameterType.Double
        any_field = Qgis.ProcessingFieldParameterDataType.Any
        numeric = Qgis.ProcessingFieldParameterDataType.Numeric
        directions = [tr("Forward direction"), tr("Backward direction"), tr("Both directions")]
        for parameter in (
            QgsProcessingParameterField(
                self.DIRECTION_FIELD, tr("Direction field"), None, self.INPUT, any_field, False, True
            ),
            text(self.VALUE_FORWARD, tr("Value for forward direction"), optional=True),
            text(self.VALUE_BACKWARD, tr("Value for backward direction"), optional=True),
            text(self.VALUE_BOTH, tr("Value for both directions"), optional=True),
            QgsProcessingParameterEnum(self.DEFAULT_DIRECTION, tr("Default direction"), directions, defaultValue=2),
            QgsProcessingParameterField(self.SPEED_FIELD, tr("Speed field"), None, self.INPUT, numeric, False, True),
            number(self.DEFAULT_SPEED, tr("Default speed (km/h)"), double, 50.0, minValue=0.0),
            number(self.TOLERANCE, tr("Topology tolerance (metres)"), double, 0.0, minValue=0.0),
            number(
                self.POINT_TOLERANCE,
                tr("Maximum distance of a point from the network (metres)"),
                double,
                MAX_POINT_DISTANCE,
                minValue=0.0,
            ),
        ):
            parameter.setFlags(parameter.flags() | QgsProcessingParameterDefinition.Flag.FlagAdvanced)
            self.addParameter(parameter)

    def add_points(self, name: str, text: str, id_name: str, id_text: str, optional: bool = False):
        """Declare a point layer and the field that names its points."""
        self.addParameter(
            QgsProcessingParameterFeatureSource(
                name, text, [QgsProcessing.SourceType.TypeVectorPoint], optional=optional
            )
        )
        self.addParameter(QgsProcessingParameterField(id_name, id_text, parentLayerParameterName=name, optional=True))

    def add_avoid(self):
        """Declare AVOID."""
        self.addParameter(
            QgsProcessingParameterFeatureSource(
                self.AVOID, tr("Areas to avoid"), [QgsProcessing.SourceType.TypeVectorPolygon], optional=True
            )
        )

    def add_left_out(self):
        """Declare the sink of the rows left out and their number."""
        self.addParameter(
            QgsProcessingParameterFeatureSink(
                self.LEFT_OUT, tr("Left out"), QgsProcessing.SourceType.TypeVectorPoint, optional=True
            )
        )
        self.addOutput(QgsProcessingOutputNumber(self.LEFT_OUT_COUNT, tr("Number of rows left out")))

    def checkParameterValues(self, parameters, context):  # noqa: N802 (QGIS's name)
        """One of INPUT and DATABASE has to be there."""
        has_layer = parameters.get(self.INPUT) not in (None, "")
        has_store = bool(self.parameterAsString(parameters, self.DATABASE, context))
        if has_layer and has_store:
            return False, tr("INPUT and DATABASE are both given; only one of them can be the network")
        if not has_layer and not has_store:
            return False, tr("Give either a network layer (INPUT) or a database (DATABASE)")
        return super().checkParameterValues(parameters, context)

    def open_job(self, parameters, context, feedback) -> Job:
        """Read or open the network and apply the avoided areas."""
        from ..plugin.network.layer_reader import measure_of
        from ..plugin.network.opening import open_network
        from ..plugin.network.search import Search

        fastest = self.parameterAsEnum(parameters, self.STRATEGY, context) == 1
        tolerance = self.parameterAsDouble(parameters, self.TOLERANCE, context)
        source, crs, store, profile = self._road_source(parameters, context, feedback)
        try:
            measure = measure_of(crs, context.ellipsoid(), context.transformContext())
        except ValueError as error:
            text = tr("The ellipsoid {name} is unknown: lengths cannot be measured")
            raise QgsProcessingException(text.format(name=error)) from error
        try:
            opened = open_network(source, measure, tolerance)
        except ValueError as error:
            raise QgsProcessingException(tr("The network has no usable line")) from error
        feedback.pushInfo(
            tr("Network: {nodes} nodes, {edges} edges ({origin})").format(
                nodes=opened.network.graph.nodes,
                edges=opened.network.graph.edges,
                origin=tr("from the cache") if opened.cached else tr("built now"),
            )
        )
        for reason, count in opened.left_out.items():
            feedback.pushWarning(
                tr("{count} rows of the network left out: {reason}").format(
                    count=count, reason=tr(ROAD_REASONS[reason])
                )
            )
        _say_speeds(feedback, *opened.speeds)
        avoid = self._avoided(parameters, context, crs, store, profile)
        costs = opened.network.costs("fastest" if fastest else "shortest", avoid)
        search = Search(costs, feedback.isCanceled)
        point_tolerance = self.parameterAsDouble(parameters, self.POINT_TOLERANCE, context)
        return Job(opened.network, costs, search, crs, store, profile, fastest, point_tolerance)

    def _road_source(self, parameters, context, feedback):
        from ..plugin.network.layer_reader import LayerRoads, roads_of_layer
        from ..plugin.network.store_reader import StoreRoads

        default_speed = self.parameterAsDouble(parameters, self.DEFAULT_SPEED, context)
        if default_speed <= 0:
            raise QgsProcessingException(tr("DEFAULT_SPEED has to be above zero"))
        if parameters.get(self.INPUT) in (None, ""):
            store = self.store(parameters, context)
            profile = self.parameterAsEnumString(parameters, self.PROFILE, context)
            crs = QgsCoordinateReferenceSystem(store.crs)
            return StoreRoads(store, profile, default_speed), crs, store, profile
        features = self.parameterAsSource(parameters, self.INPUT, context)
        if features is None:
            raise QgsProcessingException(self.invalidSourceError(parameters, self.INPUT))
        if not features.sourceCrs().isValid():
            raise QgsProcessingException(tr("The network layer has no coordinate system"))
        fields = self._road_fields(parameters, context, features.fields(), default_speed)
        layer = (
            None if _is_part(parameters[self.INPUT]) else self.parameterAsVectorLayer(parameters, self.INPUT, context)
        )
        if isinstance(layer, QgsVectorLayer):
            source = roads_of_layer(layer, fields, feedback.isCanceled)
        else:
            source = LayerRoads(features, fields, feedback.isCanceled)
        return source, features.sourceCrs(), None, PROFILES[0]

    def _road_fields(self, parameters, context, layer_fields, default_speed):
        from ..plugin.network.roads import BACKWARD, BOTH, FORWARD, RoadFields

        names = []
        for parameter in (self.DIRECTION_FIELD, self.SPEED_FIELD):
            wanted = self.parameterAsString(parameters, parameter, context)
            index = layer_fields.lookupField(wanted) if wanted else -1
            if wanted and index < 0:
                raise QgsProcessingException(tr("The network layer has no field {name}").format(name=wanted))
            names.append(layer_fields.at(index).name() if index >= 0 else "")
        default_direction = self.parameterAsEnum(parameters, self.DEFAULT_DIRECTION, context)
        return RoadFields(
            direction_field=names[0],
            value_forward=self.parameterAsString(parameters, self.VALUE_FORWARD, context),
            value_backward=self.parameterAsString(parameters, self.VALUE_BACKWARD, context),
            value_both=self.parameterAsString(parameters, self.VALUE_BOTH, context),
            default_direction=(FORWARD, BACKWARD, BOTH)[default_direction],
            speed_field=names[1],
            default_speed=default_speed,
        )

    def _avoided(self, parameters, context, crs, store, profile):
        """Return the polygons to keep out of in the network's CRS: AVOID and the store's closures of this moment."""
        from ..plugin.network.layer_reader import straight_wkb
        from ..plugin.services.geos import shapely

        wkb = []
        source = self.parameterAsSource(parameters, self.AVOID, context)
        if source is not None:
            request = QgsFeatureRequest().setNoAttributes().setDestinationCrs(crs, context.transformContext())
            for feature in source.getFeatures(request):
                wkb.append(straight_wkb(feature.geometry()))
        if store is not None:
            from ..plugin.network.store_reader import closures
            from ..plugin.services.clock import utc_now

            wkb += closures(store, profile, utc_now())
        return shapely.from_wkb(wkb) if wkb else None

    def read_points(self, parameters, context, name: str, id_name: str, crs, time_field: str = "") -> Points | None:
        """Return the points of a layer in ``crs``, None when the parameter is empty."""
        source = self.parameterAsSource(parameters, name, context)
        if source is None:
            if parameters.get(name) not in (None, ""):
                raise QgsProcessingException(self.invalidSourceError(parameters, name))
            return None
        wanted = self.parameterAsString(parameters, id_name, context)
        column = source.fields().lookupField(wanted) if wanted else -1
        if wanted and column < 0:
            raise QgsProcessingException(tr("The layer {layer} has no field {name}").format(layer=name, name=wanted))
        transform = QgsCoordinateTransform(source.sourceCrs(), crs, context.transformContext())
        return points_of(name, source, column, transform, time_field)


# Rows of the network that no graph can hold.
ROAD_REASONS = {
    "no geometry": "no geometry",
    "not a line": "not a line",
    "bad coordinates": "bad coordinates",
}


def _say_speeds(feedback, own: int, default: int) -> None:
    """Say how many rows take DEFAULT_SPEED because they have no speed above zero."""
    if default and not own:
        text = tr("The speed field holds no usable speed: all {count} rows of the network take DEFAULT_SPEED")
        feedback.pushWarning(text.format(count=default))
    elif default:
        text = tr("{count} rows of the network have no speed above zero and take DEFAULT_SPEED")
        feedback.pushInfo(text.format(count=default))


def no_limit(value: float | None) -> float:
    """Return the limit, infinity for none."""
    return inf if value is None else value


def _is_part(value) -> bool:
    """Return whether the parameter names only some of a layer's features."""
    return isinstance(value, QgsProcessingFeatureSourceDefinition) and (
        value.selectedFeaturesOnly or value.featureLimit >= 0 or bool(value.filterExpression)
    )
