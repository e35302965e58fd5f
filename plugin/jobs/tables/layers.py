"""Map layers and drawings through OGR: shapefiles, file geodatabases, GeoPackage, GeoJSON, KML, DXF and the like."""

from __future__ import annotations

import datetime
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from ...domain.problems import Problem
from ...domain.tables.headers import unique
from ...services.translation import tr
from ..progress import Progress
from .encodings import CANDIDATES, decode_name, decode_text, read_dbf, same
from .raw import RawTable, SheetInfo, TableUnreadable, no_such_sheet, plain, unreadable, without_rows

_FEATURES_A_STEP = 2000
_KML_DRAWING = frozenset(("timestamp", "begin", "end", "altitudeMode", "tessellate", "extrude", "visibility",
                          "drawOrder", "icon"))  # fmt: skip
"""How a KML is to be drawn; its names and descriptions are the data."""

_CAD_LAYER = "Layer"
_CAD_TEXTS = ("AcDbText", "AcDbMText", "AcDbAttribute")


@dataclass
class _Source:
    """An opened file: OGR's data set, its encoding, and what was noticed about that."""

    dataset: object
    names: list[str] | None
    encoding: str
    notes: list[Problem]
    failure: str = ""

    @property
    def drawing(self) -> bool:
        """Whether it is a CAD drawing, all of whose layers are one layer to OGR."""
        return self.dataset.GetDriver().ShortName == "DXF"

    @property
    def layers(self) -> list:
        """OGR's layers, good as long as the file is open."""
        return [self.dataset.GetLayer(i) for i in range(self.dataset.GetLayerCount())]


def list_layers(path: Path, encoding: str) -> list[SheetInfo]:
    """The layers of a file with their numbers of features; of a drawing its CAD layers without the texts."""
    with _opened(path, encoding) as source:
        if source.drawing:
            return _drawing_layers(source)
        return [
            SheetInfo(layer.GetName(), layer.GetFeatureCount(), _kind(layer.GetGeomType())) for layer in source.layers
        ]


def read_layer(path: Path, sheet: str, encoding: str, progress: Progress) -> RawTable:
    """One layer; "" is the first with features, of a drawing everything in it."""
    with _opened(path, encoding) as source:
        layer, name = _choose(path, source, sheet)
        table = _read(layer, source, progress, name if source.drawing else "")
        if source.failure:
            raise unreadable(path, source.failure)
        if not table.numbers:
            raise without_rows(path, sheet)
        table.file, table.sheet = path.name, name
        return table


def shape_notes(counts: Counter[str], rows: int) -> list[Problem]:
    """What was noticed about the shapes of a table; ``counts`` by the problem's code."""
    if counts["table.no_shape"] == rows:
        counts["table.no_shape"] = 0
    return [Problem(code, params={"count": count}) for code, count in counts.items() if count]


@contextmanager
def _opened(path: Path, encoding: str) -> Iterator[_Source]:
    """The file, read-only, closed afterwards. Raises TableUnreadable."""
    from osgeo import gdal

    place, options, names, notes = str(path), [], None, []
    suffix = path.suffix.lower()
    if suffix in (".shp", ".dbf", ".shx"):
        encoding, names, notes = _shapefile(path, encoding)
        options = [f"ENCODING={encoding}"]
    elif suffix == ".dxf":  # the code page that a drawing names is often that of another machine
        encoding = _text_encoding(path, encoding)
        gdal.SetThreadLocalConfigOption("DXF_ENCODING", encoding.upper())
    elif suffix == ".kmz":  # the driver finds no attributes in a zipped document
        place = _zipped_kml(path)
    # GDAL's own handler: one in Python fails over messages that quote a damaged file.
    gdal.PushErrorHandler("CPLQuietErrorHandler")
    gdal.ErrorReset()
    source = _Source(None, names, encoding, notes)
    try:
        source.dataset = gdal.OpenEx(place, gdal.OF_VECTOR | gdal.OF_READONLY, open_options=options)
        if source.dataset is None or not source.dataset.GetLayerCount():
            raise unreadable(path, _failure())
        gdal.ErrorReset()
        yield source
    except RuntimeError as error:  # where another plugin has switched GDAL to exceptions
        raise unreadable(path, str(error)) from error
    finally:
        source.dataset = None  # closes the file, even while a traceback still holds the source
        gdal.PopErrorHandler()
        gdal.SetThreadLocalConfigOption("DXF_ENCODING", None)


def _failure() -> str:
    """What GDAL has failed over since it was last asked to forget, "" for nothing; a warning is no failure."""
    from osgeo import gdal

    if gdal.GetLastErrorType() < gdal.CE_Failure:
        return ""
    message = gdal.GetLastErrorMsg()
    return message if isinstance(message, str) and message.isprintable() else "GDAL"


def _shapefile(path: Path, forced: str) -> tuple[str, list[str] | None, list[Problem]]:
    """The encoding of a shapefile's attributes, their names, what was noticed. Raises TableUnreadable."""
    if path.suffix.lower() != ".dbf":
        for suffix in (".shp", ".shx"):
            if not any(path.with_suffix(s).exists() for s in (suffix, suffix.upper())):
                text = tr("{file} is missing: a shapefile consists of several files, which belong in one folder.")
                raise TableUnreadable(text.format(file=path.with_suffix(suffix).name))
    dbf = next((file for s in (".dbf", ".DBF") if (file := path.with_suffix(s)).exists()), None)
    if dbf is None:
        return forced or CANDIDATES[0], None, []
    try:
        found = read_dbf(dbf)
        taken = forced or found.encoding
        names = [decode_name(name, taken) for name in found.names]
    except (ValueError, IndexError) as error:
        raise unreadable(dbf) from error
    except LookupError as error:
        raise TableUnreadable(tr("There is no encoding {encoding}.").format(encoding=forced)) from error
    notes = []
    if not forced and found.said and not same(found.said, taken):
        notes.append(Problem("table.encoding", params={"said": found.said, "taken": taken}))
    if not forced and not found.certain:
        notes.append(Problem("table.undecided"))
    return taken, names, notes


def _text_encoding(path: Path, forced: str) -> str:
    try:
        return decode_text(path.read_bytes(), forced)[1]
    except LookupError as error:
        raise TableUnreadable(tr("There is no encoding {encoding}.").format(encoding=forced)) from error


def _zipped_kml(path: Path) -> str:
    with zipfile.ZipFile(path) as archive:
        names = [name for name in archive.namelist() if name.lower().endswith(".kml")]
    return f"/vsizip/{{{path}}}/{min(names, key=lambda name: (name.count('/'), name))}"


def _choose(path: Path, source: _Source, sheet: str):
    if source.drawing:
        if sheet and sheet not in (names := [info.name for info in _drawing_layers(source)]):
            raise no_such_sheet(path, sheet, names)
        return source.dataset.GetLayer(0), sheet
    layers = source.layers
    if sheet:
        layer = next((layer for layer in layers if layer.GetName() == sheet), None)
        if layer is None:
            raise no_such_sheet(path, sheet, [layer.GetName() for layer in layers])
        return layer, sheet
    layer = next((layer for layer in layers if layer.GetFeatureCount()), layers[0])
    return layer, layer.GetName()


def _drawing_layers(source: _Source) -> list[SheetInfo]:
    counts: Counter[str] = Counter()
    kinds: dict[str, set[str]] = {}
    for feature in source.dataset.GetLayer(0):
        if _is_text(feature):
            continue
        name = feature.GetField(_CAD_LAYER) or ""
        counts[name] += 1
        geometry = feature.GetGeometryRef()
        if geometry is not None:
            kinds.setdefault(name, set()).add(_kind(geometry.GetGeometryType()))
    return [SheetInfo(name, counts[name], _together(kinds.get(name, set()))) for name in sorted(counts)]


def _is_text(feature) -> bool:
    classes = feature.GetField("SubClasses")
    if classes:
        return any(name in classes for name in _CAD_TEXTS)
    return bool(feature.GetField("Text"))  # drawings of release 12 name no classes


def _together(kinds: set[str]) -> str:
    return next(iter(kinds)) if len(kinds) == 1 else "mixed" if kinds else ""


def _kind(geometry_type: int) -> str:
    from osgeo import ogr

    if geometry_type == ogr.wkbNone:
        return ""
    flat = ogr.GT_Flatten(ogr.GT_GetLinear(geometry_type))
    kinds = {ogr.wkbPoint: "point", ogr.wkbMultiPoint: "point", ogr.wkbLineString: "line",
             ogr.wkbMultiLineString: "line", ogr.wkbPolygon: "polygon", ogr.wkbMultiPolygon: "polygon"}  # fmt: skip
    return kinds.get(flat, "mixed")


def _read(layer, source: _Source, progress: Progress, cad_layer: str) -> RawTable:
    definition = layer.GetLayerDefn()
    fields = _fields(definition, source)
    readers = [(i, read) for i, _name, read in fields]
    values: list[list[object]] = [[] for _ in fields]
    numbers: list[int] = []
    shapes: list[bytes | None] = []
    counts: Counter[str] = Counter()
    total = max(layer.GetFeatureCount(), 1)
    layer.ResetReading()
    appends = [column.append for column in values]
    columns = list(zip(readers, appends, strict=True))
    shaped = definition.GetGeomFieldCount() > 0
    for number, feature in enumerate(layer, 1):
        if number % _FEATURES_A_STEP == 1:
            progress.step(100 * number / total)
        if source.drawing:
            if cad_layer and feature.GetField(_CAD_LAYER) != cad_layer:
                continue
            if _is_text(feature):
                counts["table.texts"] += 1
                continue
        for (index, read), append in columns:
            append(read(feature, index))
        numbers.append(number)
        if shaped:
            shapes.append(_shape(feature.GetGeometryRef(), counts))
    source.failure = _failure()  # before anything else is asked of GDAL, which remembers only the last
    progress.step(100)
    crs, notes = "", list(source.notes)
    if shaped:
        crs = _crs(layer.GetSpatialRef())
        notes += shape_notes(counts, len(numbers))
        if not crs:
            notes.append(Problem("table.no_crs"))
    values = [_mend(column) if read is _text else column for column, (_i, read) in zip(values, readers, strict=True)]
    names = unique(name for _i, name, _read in fields)
    return RawTable("", "", names, values, numbers, 0, shapes if shaped else None, crs, source.encoding, notes)


def _fields(definition, source: _Source) -> list[tuple[int, str, Callable]]:
    """(index, name, reader) of the fields that can be read; the alias of a geodatabase is the name that people know."""
    from osgeo import ogr

    readers = {
        ogr.OFTInteger: _present(lambda feature, i: feature.GetFieldAsInteger64(i)),
        ogr.OFTInteger64: _present(lambda feature, i: feature.GetFieldAsInteger64(i)),
        ogr.OFTReal: _present(lambda feature, i: plain(feature.GetFieldAsDouble(i))),
        ogr.OFTDate: _present(_date),
        ogr.OFTDateTime: _present(_datetime),
    }
    kml = source.dataset.GetDriver().ShortName in ("LIBKML", "KML")
    fields = []
    for i in range(definition.GetFieldCount()):
        field = definition.GetFieldDefn(i)
        name = (
            source.names[i] if source.names and i < len(source.names) else field.GetAlternativeName() or field.GetName()
        )
        if field.GetType() == ogr.OFTBinary or (kml and field.GetName() in _KML_DRAWING):
            continue
        if field.GetSubType() == ogr.OFSTBoolean:
            fields.append((i, name, _present(lambda feature, i: bool(feature.GetFieldAsInteger(i)))))
        else:
            fields.append((i, name, readers.get(field.GetType(), _text)))
    return fields


def _present(read: Callable) -> Callable:
    return lambda feature, i: read(feature, i) if feature.IsFieldSetAndNotNull(i) else None


def _text(feature, index: int) -> str | None:
    return feature.GetFieldAsString(index) or None  # empty, too, where there is none


def _mend(column: list[str | None]) -> list[str | None]:
    """The texts without the bytes of characters that a field's length has cut."""
    try:
        "".join(text for text in column if text).encode()
    except UnicodeEncodeError:
        return [(text and text.encode("utf-8", "surrogateescape").decode("utf-8", "ignore")) or None for text in column]
    return column


def _date(feature, index: int) -> object:
    year, month, day, *_ = feature.GetFieldAsDateTime(index)
    try:
        return datetime.date(year, month, day)
    except ValueError:
        return feature.GetFieldAsString(index)


def _datetime(feature, index: int) -> object:
    year, month, day, hour, minute, second, _zone = feature.GetFieldAsDateTime(index)
    try:
        return datetime.datetime(year, month, day, hour, minute, min(int(second), 59))
    except ValueError:
        return feature.GetFieldAsString(index)


def _shape(geometry, counts: Counter[str]) -> bytes | None:
    from osgeo import ogr

    if geometry is None or geometry.IsEmpty():
        counts["table.no_shape"] += 1
        return None
    kind = geometry.GetGeometryType()
    if geometry.HasCurveGeometry():
        counts["table.curves"] += 1
        geometry = geometry.GetLinearGeometry()
    if ogr.GT_HasZ(kind) or ogr.GT_HasM(kind):
        counts["table.flattened"] += 1
        geometry.FlattenTo2D()
    return bytes(geometry.ExportToIsoWkb(ogr.wkbNDR))


def _crs(reference) -> str:
    if reference is None:
        return ""
    authority, code = reference.GetAuthorityName(None), reference.GetAuthorityCode(None)
    if authority == "EPSG" and code:
        return f"EPSG:{code}"
    return reference.ExportToWkt() if reference.IsProjected() or reference.IsGeographic() else ""
