"""``civicgrid:routematrix``: the costs of the ways from all origins to all destinations."""

from qgis.core import (
    Qgis,
    QgsCoordinateReferenceSystem,
    QgsFeature,
    QgsField,
    QgsFields,
    QgsProcessing,
    QgsProcessingException,
    QgsProcessingParameterFeatureSink,
)
from qgis.PyQt.QtCore import QMetaType

from ..plugin.services.translation import tr
from .network_parameters import NetworkAlgorithm
from .network_points import REASONS, LeftOut


class RouteMatrix(NetworkAlgorithm):
    """One search an origin; a pair without a way keeps its row with the reason."""

    NAME = "routematrix"
    TITLE = "Cost matrix on the road"
    HELP = (
        "Computes the cost and the length of the best way from every origin to every destination. cost is in hours "
        "(fastest) or metres (shortest), as in QGIS's own network algorithms. A pair without a way keeps its row: its "
        "cost is NULL and reason says why. Points that cannot be used go to LEFT_OUT with the reason; their rows are "
        "in the table too."
    )

    ORIGINS = "ORIGINS"
    ORIGIN_ID = "ORIGIN_ID"
    DESTINATIONS = "DESTINATIONS"
    DESTINATION_ID = "DESTINATION_ID"

    def initAlgorithm(self, configuration=None):  # noqa: N802 (QGIS's name)
        self.add_network()
        self.add_points(self.ORIGINS, tr("Origins"), self.ORIGIN_ID, tr("Field that names the origin"))
        self.add_points(
            self.DESTINATIONS, tr("Destinations"), self.DESTINATION_ID, tr("Field that names the destination")
        )
        self.add_avoid()
        self.add_network_details()
        self.addParameter(
            QgsProcessingParameterFeatureSink(self.OUTPUT, tr("Matrix"), QgsProcessing.SourceType.TypeVector)
        )
        self.add_left_out()

    def execute(self, parameters, context, feedback):
        from ..plugin.network.routes import matrix
        from ..plugin.network.search import Cancelled

        job = self.open_job(parameters, context, feedback)
        origins = self.read_points(parameters, context, self.ORIGINS, self.ORIGIN_ID, job.crs)
        destinations = self.read_points(parameters, context, self.DESTINATIONS, self.DESTINATION_ID, job.crs)
        fields = QgsFields()
        for points, name in ((origins, "origin_id"), (destinations, "destination_id")):
            field = QgsField(points.id_field)
            field.setName(name)
            fields.append(field)
        for name, kind in (("cost", "Double"), ("metres", "Double"), ("reason", "QString")):
            fields.append(QgsField(name, getattr(QMetaType.Type, kind)))
        sink, output = self.parameterAsSink(
            parameters,
            self.OUTPUT,
            context,
            fields,
            Qgis.WkbType.NoGeometry,
            QgsCoordinateReferenceSystem(),
        )
        if sink is None:
            raise QgsProcessingException(self.invalidSinkError(parameters, self.OUTPUT))
        left_out = LeftOut(self, parameters, context, job.crs, feedback)
        starts = left_out.locate(job, origins)
        ends = left_out.locate(job, destinations)
        no_place = {
            "origin": tr("the origin was left out"),
            "destination": tr("the destination was left out"),
        }
        try:
            for row, (costs, metres) in enumerate(matrix(job.network, job.search, starts, ends)):
                feedback.setProgress(100 * (row + 1) / len(origins.ids))
                for column, (cost, length) in enumerate(zip(costs.tolist(), metres.tolist(), strict=True)):
                    reason = None
                    if starts.edge[row] < 0:
                        reason = no_place["origin"]
                    elif ends.edge[column] < 0:
                        reason = no_place["destination"]
                    elif cost == float("inf"):
                        reason = tr(REASONS["unreachable"])
                    values = [cost, length, None] if reason is None else [None, None, reason]
                    feature = QgsFeature(fields)
                    feature.setAttributes([origins.ids[row], destinations.ids[column], *values])
                    self.write_feature(sink, feature, parameters, self.OUTPUT)
        except Cancelled:
            feedback.pushInfo(tr("Cancelled"))
        return {self.OUTPUT: output, self.LEFT_OUT: left_out.output, self.LEFT_OUT_COUNT: left_out.count}
