"""``civicgrid:nearestresources``: who is nearest to each incident on the road, with the routes."""

from math import isfinite, isnan

from qgis.core import (
    Qgis,
    QgsFeature,
    QgsField,
    QgsFields,
    QgsLineString,
    QgsProcessing,
    QgsProcessingException,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterField,
    QgsProcessingParameterNumber,
    QgsProcessingParameterString,
)
from qgis.PyQt.QtCore import QMetaType

from ..plugin.services.translation import tr
from .network_parameters import NetworkAlgorithm, no_limit
from .network_points import LeftOut, Points


class NearestResources(NetworkAlgorithm):
    """Searches backwards from each incident, so that one-way streets count in the direction of travel."""

    NAME = "nearestresources"
    TITLE = "Nearest resources on the road"
    HELP = (
        "Finds for each incident the K resources from which the way to it is shortest or fastest, and draws the routes "
        "from the resource to the incident. The network is a line layer (INPUT) or the roads of a database (DATABASE, "
        "with its closures of this moment). Without RESOURCES the facilities of the database are taken, all or those "
        "of one KIND. cost is in hours (fastest) or metres (shortest), as in QGIS's own network algorithms; MAX_COST "
        "is minutes (fastest) or metres (shortest). Lengths are measured on the ellipsoid that is set, else in the "
        "plane of a projected coordinate system, else on the coordinate system's own ellipsoid; tolerances are metres "
        "always. Points that cannot be used go to LEFT_OUT with the reason; the others go on."
    )

    INCIDENTS = "INCIDENTS"
    INCIDENT_ID = "INCIDENT_ID"
    RESOURCES = "RESOURCES"
    RESOURCE_ID = "RESOURCE_ID"
    RESOURCE_TIME = "RESOURCE_TIME"
    KIND = "KIND"
    K = "K"
    MAX_COST = "MAX_COST"
    MAX_AGE = "MAX_AGE"

    def initAlgorithm(self, configuration=None):  # noqa: N802 (QGIS's name)
        double, integer = Qgis.ProcessingNumberParameterType.Double, Qgis.ProcessingNumberParameterType.Integer
        self.add_network()
        self.add_points(self.INCIDENTS, tr("Incidents"), self.INCIDENT_ID, tr("Field that names the incident"))
        self.add_points(
            self.RESOURCES, tr("Resources"), self.RESOURCE_ID, tr("Field that names the resource"), optional=True
        )
        self.addParameter(
            QgsProcessingParameterString(
                self.KIND, tr("Kind of facility, when the resources come from the database"), optional=True
            )
        )
        self.addParameter(
            QgsProcessingParameterNumber(self.K, tr("Resources for each incident"), integer, 1, minValue=1)
        )
        self.addParameter(
            QgsProcessingParameterNumber(
                self.MAX_COST, tr("Maximum cost (minutes or metres)"), double, None, optional=True, minValue=0
            )
        )
        self.addParameter(
            QgsProcessingParameterField(
                self.RESOURCE_TIME,
                tr("Field with the time of a resource's position"),
                parentLayerParameterName=self.RESOURCES,
                optional=True,
            )
        )
        self.addParameter(
            QgsProcessingParameterNumber(
                self.MAX_AGE, tr("Maximum age of a position (minutes)"), double, None, optional=True, minValue=0
            )
        )
        self.add_avoid()
        self.add_network_details()
        self.addParameter(
            QgsProcessingParameterFeatureSink(self.OUTPUT, tr("Routes"), QgsProcessing.SourceType.TypeVectorLine)
        )
        self.add_left_out()

    def execute(self, parameters, context, feedback):
        from ..plugin.network.routes import nearest
        from ..plugin.network.search import Cancelled

        job = self.open_job(parameters, context, feedback)
        incidents = self.read_points(parameters, context, self.INCIDENTS, self.INCIDENT_ID, job.crs)
        time_field = self.parameterAsString(parameters, self.RESOURCE_TIME, context)
        resources = self.read_points(parameters, context, self.RESOURCES, self.RESOURCE_ID, job.crs, time_field)
        if resources is None:
            resources = self._facilities(parameters, context, job, feedback)
        fields = QgsFields()
        fields.append(_named(incidents.id_field, "incident_id"))
        fields.append(_named(resources.id_field, "resource_id"))
        fields.append(QgsField("rank", QMetaType.Type.Int))
        fields.append(QgsField("cost", QMetaType.Type.Double))
        fields.append(QgsField("metres", QMetaType.Type.Double))
        sink, output = self.parameterAsSink(parameters, self.OUTPUT, context, fields, Qgis.WkbType.LineString, job.crs)
        if sink is None:
            raise QgsProcessingException(self.invalidSinkError(parameters, self.OUTPUT))
        left_out = LeftOut(self, parameters, context, job.crs, feedback)
        incident_places = left_out.locate(job, incidents)
        resource_places = left_out.locate(job, resources)
        max_age = self._number(parameters, self.MAX_AGE, context)
        if max_age is not None and resources.ages is not None:
            _leave_out_stale(left_out, resources, resource_places, max_age)

        k = self.parameterAsInt(parameters, self.K, context)
        max_cost = job.input_cost(no_limit(self._number(parameters, self.MAX_COST, context)))
        try:
            for row in range(len(incidents.ids)):
                feedback.setProgress(100 * (row + 1) / len(incidents.ids))
                if incident_places.edge[row] < 0:
                    continue
                incident = incident_places.take(slice(row, row + 1))
                found = nearest(job.network, job.search, incident, resource_places, k, max_cost)
                for route in found:
                    feature = QgsFeature(fields)
                    resource_id = resources.ids[route.resource]
                    feature.setAttributes([incidents.ids[row], resource_id, route.rank, route.cost, route.metres])
                    feature.setGeometry(QgsLineString(*route.line.T.tolist()))
                    self.write_feature(sink, feature, parameters, self.OUTPUT)
                wanted = min(k, len(resources.ids))
                if len(found) == wanted > 0:
                    continue
                # Whether it is the maximum cost that keeps the next one away: asked only where one is missing.
                limited = isfinite(max_cost) and len(
                    nearest(job.network, job.search, incident, resource_places, len(found) + 1)
                ) > len(found)
                if found:
                    code = "fewer_beyond" if limited else "fewer"
                    left_out.add(incidents, row, code, found=len(found), wanted=wanted)
                else:
                    none = "beyond" if limited else "nobody"
                    left_out.add(incidents, row, none if wanted else "no_resources")
        except Cancelled:
            feedback.pushInfo(tr("Cancelled"))
        return {self.OUTPUT: output, self.LEFT_OUT: left_out.output, self.LEFT_OUT_COUNT: left_out.count}

    def _number(self, parameters, name, context):
        return None if parameters.get(name) in (None, "") else self.parameterAsDouble(parameters, name, context)

    def _facilities(self, parameters, context, job, feedback) -> Points:
        """Return the store's active facilities, in use as resources."""
        import numpy as np

        from ..plugin.services.geos import shapely

        if job.store is None:
            raise QgsProcessingException(tr("RESOURCES are needed with a network layer"))
        where = {"active": True}
        kinds = [part.strip() for part in self.parameterAsString(parameters, self.KIND, context).split(",")]
        if kinds != [""]:
            where["kind"] = kinds
            known = job.store.read("code_item", ["code"], where={"list": "facility_kind"}, order_by=("sort",))["code"]
            unknown = [kind for kind in kinds if kind not in known and not job.store.count("facility", {"kind": kind})]
            if unknown:
                text = tr("There is no kind of facility {kind}; known are: {kinds}")
                raise QgsProcessingException(text.format(kind=", ".join(unknown), kinds=", ".join(known)))
        else:
            feedback.pushInfo(tr("No KIND is given: facilities of every kind are resources"))
        rows = job.store.read("facility", ["id", "geom"], where=where, order_by=("id",))
        if not rows["id"]:
            text = tr("The database has no active facility of kind {kind}")
            if kinds == [""]:
                text = tr("The database has no active facility")
            feedback.pushWarning(text.format(kind=", ".join(kinds)))
        points = shapely.from_wkb(rows["geom"])
        xy = np.column_stack((shapely.get_x(points), shapely.get_y(points))).reshape(-1, 2)
        problems = dict.fromkeys(np.flatnonzero(shapely.is_missing(points)).tolist(), "geometry")
        return Points("facility", rows["id"], QgsField("id", QMetaType.Type.LongLong), xy, problems)


def _leave_out_stale(left_out, resources, places, max_age):
    for row, age in enumerate(resources.ages):
        if places.edge[row] < 0:
            continue
        if isnan(age):
            left_out.add(resources, row, "no_time")
        elif age > max_age:
            left_out.add(resources, row, "stale", minutes=f"{age:.0f}")
        else:
            continue
        places.edge[row] = -1


def _named(field: QgsField, name: str) -> QgsField:
    copy = QgsField(field)
    copy.setName(name)
    return copy
