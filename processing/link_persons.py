"""``civicgrid:linkpersons``: address text to room, building and grid, in a store or between layers."""

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsFeature,
    QgsField,
    QgsFields,
    QgsGeometry,
    QgsProcessing,
    QgsProcessingException,
    QgsProcessingOutputNumber,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterField,
    QgsProcessingParameterString,
    QgsWkbTypes,
)
from qgis.PyQt.QtCore import QMetaType

from ..plugin.domain.problems import Problem
from ..plugin.services.translation import sentence, tr
from .base import CivicGridAlgorithm
from .link_layers import BUILDING_FIELDS, ROOM_FIELDS, Layers

_TEXT, _NUMBER, _REAL = QMetaType.Type.QString, QMetaType.Type.LongLong, QMetaType.Type.Double
LINK_COLUMNS = {"method": _TEXT, "confidence": _REAL, "note": _TEXT}
GUESSES = {"candidate_1": _TEXT, "candidate_2": _TEXT, "candidate_3": _TEXT}


class LinkPersons(CivicGridAlgorithm):
    """Links persons to rooms and says of the rest why not."""

    NAME = "linkpersons"
    TITLE = "Link persons to rooms"
    GROUP = "people"
    REQUIRES = ("shapely",)
    HELP = (
        "Finds the room, building and grid of every person by the address that was declared: by a code of the building "
        "or room, by the parts of the address, by an alias, or, where there is no usable text, by the position "
        "(inside a building or within 15 m of one).\n"
        "With DATABASE the persons of the database are linked who live nowhere today, or with EVERYONE all of them; "
        "stays that were made by hand are left as they are. The addresses are sealed: this needs the keys, the role "
        "“linker” and a REASON, which stands in the audit log. Stays, areas and counts are written in one transaction. "
        "Who is not linked waits in the panel “Unlinked persons”; UNLINKED names such persons by number and mask "
        "only.\n"
        "Without DATABASE the layers PERSONS, BUILDINGS, ROOMS and GRIDS are linked, whose fields are chosen below; "
        "a field that is not chosen is taken by its usual name (id, code, address, estate, number, road, door, name, "
        "building_id, unit). Nothing is changed in them. A person's point is held against the address.\n"
        "OUTPUT has a row for each linked person: method (code, address, alias, geometry), confidence from 0 to 1, and "
        "a note where something speaks against the link, such as a position farther than 150 m away. UNLINKED has the "
        "reason in a sentence and up to three candidates with a score, the best first."
    )

    EVERYONE = "EVERYONE"
    REASON = "REASON"
    PERSONS = "PERSONS"
    PERSON_ADDRESS = "PERSON_ADDRESS"
    PERSON_CODE = "PERSON_CODE"
    BUILDINGS = "BUILDINGS"
    BUILDING_ID = "BUILDING_ID"
    ROOMS = "ROOMS"
    ROOM_ID = "ROOM_ID"
    ROOM_BUILDING = "ROOM_BUILDING"
    GRIDS = "GRIDS"
    GRID_CODE = "GRID_CODE"
    OUTPUT = "OUTPUT"
    UNLINKED = "UNLINKED"
    LINKED = "LINKED_COUNT"
    LEFT = "UNLINKED_COUNT"

    def initAlgorithm(self, configuration=None):  # noqa: N802 (QGIS's name)
        self.add_database(optional=True)
        self.addParameter(QgsProcessingParameterString(self.REASON, tr("Reason of linking again"), optional=True))
        self.addParameter(QgsProcessingParameterBoolean(self.EVERYONE, tr("Also persons who live somewhere"), False))
        texts = {
            self.PERSON_ADDRESS: tr("Field of the person's address"),
            self.PERSON_CODE: tr("Field of the building's or room's code"),
            self.BUILDING_ID: tr("Field of the building's number"),
            "BUILDING_ESTATE": tr("Field of the estate"),
            "BUILDING_NUMBER": tr("Field of the building in the estate"),
            "BUILDING_ROAD": tr("Field of the road"),
            "BUILDING_DOOR": tr("Field of the door plate"),
            "BUILDING_NAME": tr("Field of the building's name"),
            "BUILDING_ADDRESS": tr("Field of the building's address"),
            "BUILDING_CODE": tr("Field of the building's code"),
            self.ROOM_ID: tr("Field of the room's id"),
            self.ROOM_BUILDING: tr("Field of the room's building"),
            "ROOM_UNIT": tr("Field of the unit"),
            "ROOM_NUMBER": tr("Field of the room's number"),
            self.GRID_CODE: tr("Field of the grid's code"),
        }
        polygons = QgsProcessing.SourceType.TypeVectorPolygon
        for layer, text, kind, fields in (
            (self.PERSONS, tr("Persons"), QgsProcessing.SourceType.TypeVector, (self.PERSON_ADDRESS, self.PERSON_CODE)),
            (self.BUILDINGS, tr("Buildings"), polygons, (self.BUILDING_ID, *BUILDING_FIELDS)),
            (
                self.ROOMS,
                tr("Rooms"),
                QgsProcessing.SourceType.TypeVector,
                (self.ROOM_ID, self.ROOM_BUILDING, *ROOM_FIELDS),
            ),
            (self.GRIDS, tr("Grids"), polygons, (self.GRID_CODE,)),
        ):
            self.addParameter(QgsProcessingParameterFeatureSource(layer, text, [kind], optional=True))
            for name in fields:
                self.addParameter(
                    QgsProcessingParameterField(name, texts[name], parentLayerParameterName=layer, optional=True)
                )
        self.addParameter(
            QgsProcessingParameterFeatureSink(
                self.OUTPUT, tr("Linked persons"), QgsProcessing.SourceType.TypeVectorPoint, optional=True
            )
        )
        self.addParameter(
            QgsProcessingParameterFeatureSink(
                self.UNLINKED, tr("Unlinked persons"), QgsProcessing.SourceType.TypeVector, optional=True
            )
        )
        self.addOutput(QgsProcessingOutputNumber(self.LINKED, tr("Number of linked persons")))
        self.addOutput(QgsProcessingOutputNumber(self.LEFT, tr("Number of unlinked persons")))

    def execute(self, parameters, context, feedback):
        from ..plugin.jobs.progress import Cancelled

        try:
            if self.parameterAsString(parameters, self.DATABASE, context).strip():
                return self._in_store(parameters, context, feedback)
            return self._in_layers(parameters, context, feedback)
        except Cancelled as error:
            raise QgsProcessingException(tr("Cancelled; nobody was linked")) from error

    def _in_store(self, parameters, context, feedback):
        from ..plugin.jobs.linking.persons import link_persons
        from ..plugin.jobs.progress import Progress
        from ..plugin.services.keys import find_keys

        store = self.store(parameters, context)
        done = link_persons(
            store,
            find_keys(store.uid),
            reason=self.parameterAsString(parameters, self.REASON, context),
            everyone=self.parameterAsBool(parameters, self.EVERYONE, context),
            progress=Progress(feedback.isCanceled, lambda percent: feedback.setProgress(percent * 0.8)),
        )
        if done.kept:
            text = tr("{count} persons stay where a person put them.")
            feedback.pushInfo(text.format(count=f"{done.kept:,}"))
        names = store.read("person", ["id", "name_masked"], where={"id": done.ids} if len(done.ids) < 50_000 else None)
        masked = dict(zip(names["id"], names["name_masked"], strict=True))
        fields = _fields({"person": _NUMBER, "name": _TEXT})
        places = {"room": _NUMBER, "building": _NUMBER, "grid": _TEXT}
        rows = [[number, masked.get(number)] for number in done.ids]
        crs = QgsCoordinateReferenceSystem(store.crs)
        return self._write(parameters, context, feedback, store, crs, done.links, fields, rows, places)

    def _in_layers(self, parameters, context, feedback):
        from ..plugin.jobs.linking import link_addresses
        from ..plugin.jobs.progress import Progress

        layers = Layers(self, parameters, context, feedback)
        tables, buildings, rooms, crs = layers.tables()
        source, features, texts, codes, positions = layers.persons(crs)
        layers.count_complaints()
        progress = Progress(feedback.isCanceled, lambda percent: feedback.setProgress(percent * 0.8))
        progress.step(0)
        links = link_addresses(tables, texts, positions, codes=codes, progress=progress)
        rows = [feature.attributes() for feature in features]
        places = {"room": _TEXT, "building": _TEXT, "grid": _TEXT}
        called = (rooms, buildings)
        fields = QgsFields(source.fields())
        return self._write(parameters, context, feedback, tables, crs, links, fields, rows, places, called)

    def _write(self, parameters, context, feedback, source, crs, links, fields, rows, places, called=None):
        """Both sinks; ``called`` maps ids of rooms and of buildings to what the layers call them."""
        from ..plugin.jobs.linking import SENTENCES
        from ..plugin.jobs.linking.tables import building_points, grid_codes, place_names

        linked_fields = _fields({**places, **LINK_COLUMNS}, fields)
        left_fields = _fields({"code": _TEXT, "reason": _TEXT, **GUESSES}, fields)
        linked, output = self.parameterAsSink(
            parameters, self.OUTPUT, context, linked_fields, QgsWkbTypes.Type.Point, crs
        )
        left, unlinked = self.parameterAsSink(
            parameters, self.UNLINKED, context, left_fields, QgsWkbTypes.Type.NoGeometry
        )
        buildings = sorted({building for building in links.building if building is not None})
        grids = grid_codes(source, buildings) if linked is not None else {}
        points = building_points(source, buildings) if linked is not None else {}
        names = place_names(source, links.candidates) if left is not None else {}
        notes = {code: sentence(Problem(code)) if code else None for code in set(links.note)}
        reasons = {code: tr(SENTENCES[code]) if code else "" for code in set(links.reason)}
        rooms_called, buildings_called = called or ({}, {})
        for row, room in enumerate(links.room):
            if row % 1000 == 0:
                if feedback.isCanceled():
                    break
                feedback.setProgress(80 + 20 * row / len(rows))
            building = links.building[row]
            if room is not None and linked is not None:
                feature = QgsFeature(linked_fields)
                place = [rooms_called.get(room, room), buildings_called.get(building, building), grids.get(building)]
                place = [str(one) if called and one is not None else one for one in place]
                said = [links.method[row], links.confidence[row], notes[links.note[row]]]
                feature.setAttributes([*rows[row], *place, *said])
                if building in points:
                    geometry = QgsGeometry()
                    geometry.fromWkb(points[building])
                    feature.setGeometry(geometry)
                self.write_feature(linked, feature, parameters, self.OUTPUT)
            elif room is None and left is not None:
                guesses = [f"{names[room, building]} ({score:.2f})" for room, building, score in links.candidates[row]]
                guesses += [None] * (len(GUESSES) - len(guesses))
                feature = QgsFeature(left_fields)
                feature.setAttributes([*rows[row], links.reason[row], reasons[links.reason[row]], *guesses])
                self.write_feature(left, feature, parameters, self.UNLINKED)
        count = sum(room is not None for room in links.room)
        text = tr("{linked} persons are linked, {left} are not.")
        feedback.pushInfo(text.format(linked=f"{count:,}", left=f"{len(rows) - count:,}"))
        for reason, number in sorted(links.unlinked().items(), key=lambda item: -item[1]):
            feedback.pushInfo(f"{number:8,}  {reasons[reason]}")
        results = {self.LINKED: count, self.LEFT: len(rows) - count}
        return results | ({self.OUTPUT: output} if output else {}) | ({self.UNLINKED: unlinked} if unlinked else {})


def _fields(columns, before=None):
    """Fields by name and type behind others; a name that is taken is lengthened."""
    fields = QgsFields(before) if before is not None else QgsFields()
    for name, kind in columns.items():
        free = name
        while fields.lookupField(free) >= 0:
            free = f"link_{free}"
        fields.append(QgsField(free, kind))
    return fields
