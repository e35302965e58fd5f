"""Persons, rooms, buildings and grids as ordinary layers, for ``civicgrid:linkpersons``."""

from qgis.core import (
    Qgis,
    QgsCoordinateTransform,
    QgsFeatureRequest,
    QgsProcessingException,
)

from ..plugin.services.translation import tr

MOST_SAID = 20

# What a field parameter means, by parameter: the columns of the table that it fills.
BUILDING_FIELDS = {
    "BUILDING_ESTATE": "estate",
    "BUILDING_NUMBER": "number",
    "BUILDING_ROAD": "road",
    "BUILDING_DOOR": "door",
    "BUILDING_NAME": "name",
    "BUILDING_ADDRESS": "address",
    "BUILDING_CODE": "code",
}
ROOM_FIELDS = {"ROOM_UNIT": "unit", "ROOM_NUMBER": "number"}


class Layers:
    """Reads the sources of the parameters; what is wrong with a row is said and the row left out."""

    def __init__(self, algorithm, parameters, context, feedback):
        self._algorithm, self._parameters = algorithm, parameters
        self._context, self._feedback = context, feedback
        self._said = 0

    def source(self, name, needed=True):
        """The source of a parameter; raises QgsProcessingException where one is needed and not given."""
        source = self._algorithm.parameterAsSource(self._parameters, name, self._context)
        if source is None and needed:
            raise QgsProcessingException(tr("Without a database the layer {name} is needed.").format(name=name))
        return source

    def field(self, parameter, source, usual=""):
        """The index of the field that a parameter names, else of the one with the usual name, -1 for none."""
        name = self._algorithm.parameterAsString(self._parameters, parameter, self._context)
        return source.fields().lookupField(name or usual)

    def features(self, source, crs=None):
        """The features of a source, moved into a CRS; rows are not refused for what is wrong with their shapes."""
        request = QgsFeatureRequest().setInvalidGeometryCheck(Qgis.InvalidGeometryCheck.NoCheck)
        if crs is not None and source.sourceCrs().isValid() and source.sourceCrs() != crs:
            request.setDestinationCrs(crs, self._context.transformContext())
        for feature in source.getFeatures(request):
            if self._feedback.isCanceled():
                return
            yield feature

    def tables(self):
        """The buildings, rooms and grids as tables with numbers for ids, and what the layers call these."""
        from ..plugin.jobs.linking.tables import Tables

        buildings = self.source(self._algorithm.BUILDINGS)
        crs = buildings.sourceCrs()
        rows = {"id": [], "geom": [], **{column: [] for column in BUILDING_FIELDS.values()}}
        fields = {column: self.field(name, buildings, column) for name, column in BUILDING_FIELDS.items()}
        key = self.field(self._algorithm.BUILDING_ID, buildings, "id")
        known, called = {}, {}
        for number, feature in enumerate(self.features(buildings), 1):
            value = feature.attribute(key) if key >= 0 else feature.id()
            if value in known:
                self.complain(tr("Building {id} stands twice; the first one counts.").format(id=value))
                continue
            known[value], called[number] = number, value
            rows["id"].append(number)
            rows["geom"].append(_wkb(feature))
            for column, index in fields.items():
                rows[column].append(_text(feature, index) or None)
        rooms, rooms_called = self._rooms(known)
        grids = self._grids(crs)
        tables = {"building": rows, "room": rooms, "grid": grids}
        return Tables(crs.authid() or "EPSG:4326", tables), called, rooms_called, crs

    def _rooms(self, buildings):
        source = self.source(self._algorithm.ROOMS, needed=False)
        rows, called = {"id": [], "building_id": [], "unit": [], "number": []}, {}
        if source is None:
            return rows, called
        of = self.field(self._algorithm.ROOM_BUILDING, source, "building_id")
        key = self.field(self._algorithm.ROOM_ID, source, "id")
        fields = {column: self.field(name, source, column) for name, column in ROOM_FIELDS.items()}
        if of < 0 or fields["number"] < 0:
            raise QgsProcessingException(tr("The rooms need a field with their building and one with their number."))
        for number, feature in enumerate(self.features(source), 1):
            value = feature.attribute(key) if key >= 0 else feature.id()
            building, text = buildings.get(feature.attribute(of)), _text(feature, fields["number"])
            if building is None or not text:
                reason = tr("it has no number") if building else tr("its building is not there")
                self.complain(tr("Room {id} is left out: {reason}").format(id=value, reason=reason))
                continue
            called[number] = value
            rows["id"].append(number)
            rows["building_id"].append(building)
            rows["unit"].append(_text(feature, fields["unit"]).removesuffix("单元"))
            rows["number"].append(text)
        return rows, called

    def _grids(self, crs):
        source = self.source(self._algorithm.GRIDS, needed=False)
        rows = {"id": [], "code": [], "geom": []}
        if source is None:
            return rows
        code = self.field(self._algorithm.GRID_CODE, source, "code")
        for number, feature in enumerate(self.features(source, crs), 1):
            rows["id"].append(number)
            rows["code"].append(_text(feature, code) if code >= 0 else str(feature.id()))
            rows["geom"].append(_wkb(feature))
        return rows

    def persons(self, crs):
        """(features, texts, codes, positions in a CRS as shapely points or None) of the persons."""
        from ..plugin.services.geos import shapely

        source = self.source(self._algorithm.PERSONS)
        address = self.field(self._algorithm.PERSON_ADDRESS, source, "address")
        code = self.field(self._algorithm.PERSON_CODE, source, "code")
        placed = source.wkbType() != Qgis.WkbType.NoGeometry
        if address < 0 and code < 0 and not placed:
            raise QgsProcessingException(tr("The persons need an address, a code or a position."))
        transform = QgsCoordinateTransform(source.sourceCrs(), crs, self._context.transformContext())
        features, texts, codes, positions = [], [], [], []
        for feature in self.features(source):
            features.append(feature)
            texts.append(_text(feature, address))
            codes.append(_text(feature, code) or None)
            geometry = feature.geometry()
            point = None
            if placed and not geometry.isNull() and not geometry.isEmpty():
                place = transform.transform(geometry.centroid().asPoint())
                point = shapely.Point(place.x(), place.y())
            positions.append(point)
        return source, features, texts, codes, positions if placed else None

    def complain(self, text):
        """Say what is wrong with a row, the first ones each."""
        self._said += 1
        if self._said <= MOST_SAID:
            self._feedback.pushWarning(text)

    def count_complaints(self):
        """Say how many more there were."""
        if self._said > MOST_SAID:
            self._feedback.pushWarning(tr("and {count} more").format(count=self._said - MOST_SAID))


def _text(feature, index):
    value = feature.attribute(index) if index >= 0 else None
    return "" if value is None or not str(value).strip() or str(value) == "NULL" else str(value).strip()


def _wkb(feature):
    geometry = feature.geometry()
    return None if geometry.isNull() else bytes(geometry.asWkb())
