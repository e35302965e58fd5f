"""``civicgrid:evacuationrange``: how far one gets within given costs, and how many people live there."""

from qgis.core import (
    Qgis,
    QgsFeature,
    QgsField,
    QgsFields,
    QgsGeometry,
    QgsProcessing,
    QgsProcessingException,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterString,
)
from qgis.PyQt.QtCore import QMetaType

from ..plugin.services.translation import tr
from .network_parameters import NetworkAlgorithm
from .network_points import LeftOut

# So few metres are hardly meant: the costs were given in minutes.
FEW_METRES = 30.0


class EvacuationRange(NetworkAlgorithm):
    """One search an origin, up to the largest cost; every cost is read from it."""

    NAME = "evacuationrange"
    TITLE = "Range on the road"
    HELP = (
        "Finds what is reached from each origin within each of the COSTS: minutes (fastest) or metres (shortest), "
        "separated by commas. OUTPUT are the polygons around the reached streets, OUTPUT_LINES the streets themselves, "
        "cut where the cost is used up. With a database the closures of this moment are avoided and persons counts the "
        "residents whose building stands at a reached place of the road. Points that cannot be used go to LEFT_OUT "
        "with the reason; the others go on."
    )

    ORIGINS = "ORIGINS"
    ORIGIN_ID = "ORIGIN_ID"
    COSTS = "COSTS"
    OUTPUT_LINES = "OUTPUT_LINES"

    def initAlgorithm(self, configuration=None):  # noqa: N802 (QGIS's name)
        self.add_network()
        self.add_points(self.ORIGINS, tr("Origins"), self.ORIGIN_ID, tr("Field that names the origin"))
        self.addParameter(
            QgsProcessingParameterString(self.COSTS, tr("Costs (minutes or metres, separated by commas)"), "5,10")
        )
        self.add_avoid()
        self.add_network_details()
        self.addParameter(
            QgsProcessingParameterFeatureSink(
                self.OUTPUT, tr("Ranges"), QgsProcessing.SourceType.TypeVectorPolygon, optional=True
            )
        )
        self.addParameter(
            QgsProcessingParameterFeatureSink(
                self.OUTPUT_LINES,
                tr("Reached streets"),
                QgsProcessing.SourceType.TypeVectorLine,
                optional=True,
                createByDefault=False,
            )
        )
        self.add_left_out()

    def checkParameterValues(self, parameters, context):  # noqa: N802 (QGIS's name)
        """COSTS has to be numbers."""
        try:
            parse_costs(parameters.get(self.COSTS, "5,10"))
        except ValueError:
            return False, tr("COSTS has to be numbers above zero, separated by commas")
        return super().checkParameterValues(parameters, context)

    def execute(self, parameters, context, feedback):
        from ..plugin.network.reach import Reach, hull, people_inside
        from ..plugin.network.search import Cancelled

        values = parse_costs(parameters.get(self.COSTS, "5,10"))
        job = self.open_job(parameters, context, feedback)
        if not job.fastest and max(values) <= FEW_METRES:
            text = tr("COSTS are metres with the shortest path, here {cost} at most; minutes need the fastest path")
            feedback.pushWarning(text.format(cost=f"{max(values):g}"))
        origins = self.read_points(parameters, context, self.ORIGINS, self.ORIGIN_ID, job.crs)
        fields = QgsFields()
        origin_field = QgsField(origins.id_field)
        origin_field.setName("origin_id")
        fields.append(origin_field)
        fields.append(QgsField("cost", QMetaType.Type.Double))
        line_fields = QgsFields(fields)
        if job.store is not None:
            fields.append(QgsField("persons", QMetaType.Type.LongLong))
        polygons, output = self.parameterAsSink(parameters, self.OUTPUT, context, fields, Qgis.WkbType.Polygon, job.crs)
        lines, output_lines = self.parameterAsSink(
            parameters, self.OUTPUT_LINES, context, line_fields, Qgis.WkbType.MultiLineString, job.crs
        )
        if polygons is None and lines is None:
            raise QgsProcessingException(self.invalidSinkError(parameters, self.OUTPUT))
        left_out = LeftOut(self, parameters, context, job.crs, feedback)
        places = left_out.locate(job, origins)
        homes, persons = self._homes(job, feedback)
        try:
            for row in range(len(origins.ids)):
                feedback.setProgress(100 * (row + 1) / len(origins.ids))
                if places.edge[row] < 0:
                    continue
                origin = places.take(slice(row, row + 1))
                reach = Reach(job.network, job.search, origin, job.input_cost(max(values)))
                inner = None
                for value in values:
                    cost = job.input_cost(value)
                    streets = reach.lines(cost)
                    attributes = [origins.ids[row], value]
                    if lines is not None:
                        self._write(lines, line_fields, attributes, _multi_line(streets), parameters, self.OUTPUT_LINES)
                    if polygons is not None:
                        shape = hull(job.network, streets, origin, inner)
                        if shape is None:
                            continue
                        inner = shape
                        if job.store is not None:
                            attributes = [*attributes, people_inside(reach, homes, persons, cost)]
                        self._write(polygons, fields, attributes, shape, parameters, self.OUTPUT)
        except Cancelled:
            feedback.pushInfo(tr("Cancelled"))
        return {
            self.OUTPUT: output,
            self.OUTPUT_LINES: output_lines,
            self.LEFT_OUT: left_out.output,
            self.LEFT_OUT_COUNT: left_out.count,
        }

    def _write(self, sink, fields, attributes, shape, parameters, name):
        feature = QgsFeature(fields)
        feature.setAttributes(attributes)
        geometry = QgsGeometry()
        geometry.fromWkb(shape.wkb)
        feature.setGeometry(geometry)
        self.write_feature(sink, feature, parameters, name)

    def _homes(self, job, feedback):
        """Return the positions of the buildings with residents, and how many live in each."""
        if job.store is None:
            return None, None
        from ..plugin.network.residents import homes_of

        homes = homes_of(job.store)
        places = job.network.locate(homes.points, job.point_tolerance)
        far = int(homes.persons[places.edge < 0].sum())
        if far:
            feedback.pushWarning(tr("{count} residents live too far from the network to be counted").format(count=far))
        return places, homes.persons


def parse_costs(value) -> list[float]:
    """Return the costs of a text "5, 10" or a list, ascending; raises ValueError unless all are above zero."""
    parts = value.replace("，", ",").split(",") if isinstance(value, str) else value
    if isinstance(parts, int | float):
        parts = [parts]
    costs = sorted({float(part) for part in parts})
    if not costs or not all(0 < cost < float("inf") for cost in costs):
        raise ValueError(value)
    return costs


def _multi_line(streets):
    from ..plugin.services.geos import shapely

    return shapely.multilinestrings(streets)
