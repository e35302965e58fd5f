"""``civicgrid:importosm``: roads, buildings, facilities and cameras of an OpenStreetMap extract into a store."""

import html
import json
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from qgis.core import (
    Qgis,
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsFeature,
    QgsField,
    QgsFields,
    QgsGeometry,
    QgsProcessing,
    QgsProcessingException,
    QgsProcessingOutputNumber,
    QgsProcessingOutputString,
    QgsProcessingParameterEnum,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterField,
    QgsProcessingParameterFile,
    QgsProcessingParameterFileDestination,
    QgsProcessingParameterNumber,
    QgsVariantUtils,
)
from qgis.PyQt.QtCore import QMetaType

from ..plugin.services.translation import sentence, tr
from .base import CivicGridAlgorithm

GROUPS_OF_TABLES = {"road": "ROADS", "building": "BUILDINGS", "facility": "FACILITIES", "camera": "CAMERAS"}
PROPOSALS = ["none", "households", "size"]


class ImportOsm(CivicGridAlgorithm):
    """Imports an extract, and grids from a layer or as a proposal; says what was left out and why."""

    NAME = "importosm"
    TITLE = "Import an OpenStreetMap extract"
    GROUP = "import"
    REQUIRES = ("shapely",)
    HELP = (
        "Imports roads, buildings, facilities (hospital, clinic, fire station, police, school, kindergarten, hydrant, "
        "defibrillator, assembly point, emergency shelter) and cameras of an .osm.pbf or .osm file. Everything enters "
        "in one transaction; importing again updates what an earlier import brought, deletes nothing and keeps values "
        "about which the extract says nothing. For each table, the features found equal those imported plus those left "
        "out, and every one left out is in REJECTED with its reason. A bare amenity=shelter is no emergency shelter: "
        "that needs emergency=shelter, evacuation_center=yes or amenity=shelter with emergency=yes. A node and an area "
        "that are both mapped stay two facilities. A road without a speed takes the one of its class.\n"
        "GRIDS takes a polygon layer as grids, with their codes; a row without an area, with a bad code or with the "
        "code of an earlier row is in REJECTED, too. GRID_COUNT is the number of grids that this run stored.\n"
        "PROPOSAL cuts grids along the streets instead, of about "
        "400 households or of GRID_SIZE metres, for stores marked demo or exercise that have no grids yet; "
        "AREA limits them."
    )

    OSM = "OSM"
    GRIDS = "GRIDS"
    GRID_CODE = "GRID_CODE"
    GRID_NAME = "GRID_NAME"
    PROPOSAL = "PROPOSAL"
    GRID_SIZE = "GRID_SIZE"
    AREA = "AREA"
    REJECTED = "REJECTED"
    REJECTED_COUNT = "REJECTED_COUNT"
    SUMMARY = "SUMMARY"
    SUMMARY_JSON = "SUMMARY_JSON"
    GRID_COUNT = "GRID_COUNT"
    LINKED_BUILDINGS = "LINKED_BUILDINGS"

    def initAlgorithm(self, configuration=None):  # noqa: N802 (QGIS's name)
        polygons = [QgsProcessing.SourceType.TypeVectorPolygon]
        self.addParameter(
            QgsProcessingParameterFile(
                self.OSM, tr("OpenStreetMap extract"), fileFilter=tr("OpenStreetMap extracts (*.osm.pbf *.pbf *.osm)")
            )
        )
        self.add_database()
        self.addParameter(QgsProcessingParameterFeatureSource(self.GRIDS, tr("Grids"), polygons, optional=True))
        for name, text in ((self.GRID_CODE, tr("Field with the grid's code")),
                           (self.GRID_NAME, tr("Field with the grid's name"))):  # fmt: skip
            self.addParameter(
                QgsProcessingParameterField(name, text, parentLayerParameterName=self.GRIDS, optional=True)
            )
        self.addParameter(
            QgsProcessingParameterEnum(
                self.PROPOSAL, tr("Propose grids"), PROPOSALS, defaultValue="none", usesStaticStrings=True
            )
        )
        self.addParameter(
            QgsProcessingParameterNumber(
                self.GRID_SIZE,
                tr("Size of proposed grids (metres)"),
                Qgis.ProcessingNumberParameterType.Double,
                500.0,
                minValue=50.0,
            )
        )
        self.addParameter(
            QgsProcessingParameterFeatureSource(self.AREA, tr("Area of the proposed grids"), polygons, optional=True)
        )
        self.addParameter(
            QgsProcessingParameterFeatureSink(self.REJECTED, tr("Left out"), optional=True, createByDefault=False)
        )
        self.addParameter(
            QgsProcessingParameterFileDestination(
                self.SUMMARY, tr("Summary"), "HTML (*.html)", optional=True, createByDefault=False
            )
        )
        for name, text in (
            ("ROADS", tr("Number of roads")),
            ("BUILDINGS", tr("Number of buildings")),
            ("FACILITIES", tr("Number of facilities")),
            ("CAMERAS", tr("Number of cameras")),
            (self.GRID_COUNT, tr("Number of grids")),
            (self.LINKED_BUILDINGS, tr("Number of buildings in a grid")),
            (self.REJECTED_COUNT, tr("Number of rows left out")),
        ):
            self.addOutput(QgsProcessingOutputNumber(name, text))
        self.addOutput(QgsProcessingOutputString(self.SUMMARY_JSON, tr("Summary as JSON")))

    def checkParameterValues(self, parameters, context):  # noqa: N802 (QGIS's name)
        """Grids come from a layer, with codes, or from a proposal."""
        if parameters.get(self.GRIDS) not in (None, ""):
            if not self.parameterAsString(parameters, self.GRID_CODE, context):
                return False, tr("GRID_CODE has to name the field with the grid's code")
            if self.parameterAsEnumString(parameters, self.PROPOSAL, context) != "none":
                return False, tr("Give either GRIDS or a PROPOSAL")
        return super().checkParameterValues(parameters, context)

    def execute(self, parameters, context, feedback):
        from ..plugin.jobs.import_osm import import_osm
        from ..plugin.jobs.osm_source import OsmUnreadable
        from ..plugin.jobs.progress import Cancelled, Progress

        store = self.store(parameters, context)
        progress = Progress(feedback.isCanceled, feedback.setProgress, feedback.pushInfo)
        path = Path(self.parameterAsFile(parameters, self.OSM, context))
        fields = _fields()
        wgs84 = QgsCoordinateReferenceSystem("EPSG:4326")
        sink, rejected = self.parameterAsSink(parameters, self.REJECTED, context, fields, Qgis.WkbType.Point, wgs84)
        outputs = {self.REJECTED: rejected}
        try:
            with store.transaction():
                result = import_osm(store, path, progress.part(0, 80))
                grids = self._grids(parameters, context, store, feedback, progress.part(80, 100))
        except OsmUnreadable as error:
            raise QgsProcessingException(str(error)) from error
        except Cancelled as error:
            raise QgsProcessingException(tr("Cancelled; nothing was imported")) from error
        if sink is not None:
            for one in result.rejected:
                self.write_feature(sink, _rejected_feature(fields, one), parameters, self.REJECTED)
            to_wgs84 = QgsCoordinateTransform(
                QgsCoordinateReferenceSystem(store.crs), wgs84, context.transformContext()
            )
            for one in grids.left_out:
                self.write_feature(sink, _rejected_grid(fields, one, to_wgs84), parameters, self.REJECTED)
        for table, output in GROUPS_OF_TABLES.items():
            counts = result.counts[table]
            outputs[output] = counts.imported
            feedback.pushInfo(
                tr("{table}: {found} found, {imported} imported, {left_out} left out").format(
                    table=table, found=counts.found, imported=counts.imported, left_out=counts.left_out.total()
                )
            )
            for code, count in sorted({**counts.left_out, **counts.notes}.items()):
                feedback.pushInfo(f"  {count} × {_reason(code)}")
        if not result.changed:
            feedback.pushInfo(tr("Nothing in the extract is new or different; no import was recorded"))
        outputs[self.GRID_COUNT] = grids.stored
        outputs[self.LINKED_BUILDINGS] = grids.linked
        outputs[self.REJECTED_COUNT] = len(result.rejected) + len(grids.left_out)
        outputs[self.SUMMARY_JSON] = json.dumps(result.as_dict() | {"grid": grids.as_dict()}, ensure_ascii=False)
        summary = self.parameterAsFileOutput(parameters, self.SUMMARY, context)
        if summary:
            Path(summary).write_text(summary_html(path.name, result, grids), encoding="utf-8")
            outputs[self.SUMMARY] = summary
        return outputs

    def _grids(self, parameters, context, store, feedback, progress):
        from ..plugin.jobs.grids import import_grids, propose_grids
        from ..plugin.jobs.linking import link_buildings

        proposal = self.parameterAsEnumString(parameters, self.PROPOSAL, context)
        source = self.parameterAsSource(parameters, self.GRIDS, context)
        done, found, before = None, 0, store.count("grid")
        if before:
            feedback.pushInfo(tr("The store had {count} grids before").format(count=before))
        if source is not None:
            code = self.parameterAsString(parameters, self.GRID_CODE, context)
            name = self.parameterAsString(parameters, self.GRID_NAME, context) or code
            rows = [
                (_wkb(feature), _text(feature[code]), _text(feature[name]))
                for feature in self._in_store(source, store, context)
            ]
            found = len(rows)
            done = import_grids(store, *zip(*rows, strict=True)) if rows else None
            if done:
                feedback.pushInfo(
                    tr("Grids: {found} found, {new} new, {updated} updated, {unchanged} unchanged, {left_out} left out")
                    .format(found=found, new=done.loaded.inserted, updated=done.loaded.updated,
                            unchanged=done.loaded.ignored, left_out=len(done.left_out))
                )  # fmt: skip
            for one in done.left_out if done else ():
                feedback.pushWarning(tr("A grid was left out: {reason}").format(reason=_grid_reason(one)))
        elif proposal != "none":
            size = self.parameterAsDouble(parameters, self.GRID_SIZE, context) if proposal == "size" else None
            area = self._area(parameters, context, store)
            done = propose_grids(store, grid_size=size, area=area, progress=progress.part(0, 90))
            if done is None:
                feedback.pushWarning(tr("No grids were proposed: the store has grids already, or no map"))
            found = done.grids if done else 0
        progress.step(90)
        links = link_buildings(store)
        return _Grids(found, done.grids if done else 0, done.left_out if done else (), links.linked)

    def _in_store(self, source, store, context):
        from qgis.core import QgsFeatureRequest

        crs = QgsCoordinateReferenceSystem(store.crs)
        request = QgsFeatureRequest().setDestinationCrs(crs, context.transformContext())
        # The user's setting may be to skip what is invalid without a word; here it is repaired or said.
        return source.getFeatures(request, Qgis.ProcessingFeatureSourceFlag.SkipGeometryValidityChecks)

    def _area(self, parameters, context, store):
        source = self.parameterAsSource(parameters, self.AREA, context)
        if source is None:
            return None
        shapes = [feature.geometry() for feature in self._in_store(source, store, context) if feature.hasGeometry()]
        return QgsGeometry.unaryUnion(shapes).asWkb().data() if shapes else None


@dataclass(frozen=True)
class _Grids:
    """What a run did with grids: rows given or proposed = stored + left out; buildings that are in a grid now."""

    found: int = 0
    stored: int = 0
    left_out: tuple = ()
    linked: int = 0

    def as_dict(self) -> dict[str, object]:
        """Plain values for JSON; the rows left out are counted by their problem."""
        codes = Counter(one.problem.code for one in self.left_out)
        return {"found": self.found, "imported": self.stored, "left_out": dict(codes)}


def summary_html(name, result, grids) -> str:
    """Return the counts of an import as a page: per table what was found, imported and left out, and why."""
    rows = []
    for table, counts in result.counts.items():
        rows.append(
            f"<tr><th>{table}</th><td>{counts.found}</td><td>{counts.imported}</td>"
            f"<td>{counts.left_out.total()}</td></tr>"
        )
        for title, codes in ((tr("left out"), counts.left_out), (tr("imported, but"), counts.notes)):
            for code, count in codes.most_common():
                rows.append(
                    f"<tr><td colspan='3'>{html.escape(title)}: {html.escape(_reason(code))}</td><td>{count}</td></tr>"
                )
    if grids.found:
        rows.append(
            f"<tr><th>grid</th><td>{grids.found}</td><td>{grids.stored}</td><td>{len(grids.left_out)}</td></tr>"
        )
        rows.extend(
            f"<tr><td colspan='4'>{html.escape(tr('left out'))}: {html.escape(_grid_reason(one))}</td></tr>"
            for one in grids.left_out
        )
    head = "".join(f"<th>{text}</th>" for text in ("", tr("found"), tr("imported"), tr("left out")))
    return (
        f"<!DOCTYPE html><html><head><meta charset='utf-8'><title>{html.escape(name)}</title></head>"
        f"<body><h1>{html.escape(name)}</h1><table border='1'><tr>{head}</tr>{''.join(rows)}</table></body></html>"
    )


def _reason(code: str) -> str:
    from ..plugin.jobs.osm_reasons import SENTENCES

    return tr(SENTENCES[code])


def _fields() -> QgsFields:
    fields = QgsFields()
    for name in ("osm", "layer", "name", "code", "reason"):
        fields.append(QgsField(name, QMetaType.Type.QString))
    return fields


def _rejected_feature(fields: QgsFields, rejected) -> QgsFeature:
    feature = QgsFeature(fields)
    feature.setAttributes([rejected.number, rejected.table, rejected.name, rejected.reason, _reason(rejected.reason)])
    if rejected.wkb:
        geometry = QgsGeometry()
        geometry.fromWkb(rejected.wkb)
        feature.setGeometry(geometry.pointOnSurface())
    return feature


def _grid_reason(one) -> str:
    return tr("Row {row} of GRIDS, code “{code}”: {reason}").format(
        row=one.row, code=one.code, reason=sentence(one.problem)
    )


def _rejected_grid(fields: QgsFields, one, to_wgs84: QgsCoordinateTransform) -> QgsFeature:
    feature = QgsFeature(fields)
    feature.setAttributes(["", "grid", one.name, one.problem.code, _grid_reason(one)])
    if one.wkb:
        geometry = QgsGeometry()
        geometry.fromWkb(one.wkb)
        point = geometry.pointOnSurface()
        if not point.isNull():
            point.transform(to_wgs84)
            feature.setGeometry(point)
    return feature


def _text(value) -> str:
    return "" if QgsVariantUtils.isNull(value) else str(value)


def _wkb(feature):
    geometry = feature.geometry()
    if geometry.isEmpty():
        return None
    geometry.convertToStraightSegment()
    return geometry.asWkb().data()
