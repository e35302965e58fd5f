"""Reads a table from any file of an office, or from a layer of the project; see `raw` for what it is then."""

from __future__ import annotations

import zipfile
from collections import Counter
from pathlib import Path

from ...domain.tables.headers import unique
from ...services.translation import tr
from ..progress import Progress
from .layers import list_layers, read_layer, shape_notes
from .raw import RawTable, SheetInfo, TableUnreadable, damaged, plain, unreadable
from .sheets import list_worksheets, read_worksheet
from .texts import is_markup, list_text_sheets, read_text

__all__ = ["RawTable", "SheetInfo", "TableUnreadable", "list_sheets", "read_source", "read_table"]

_SHEET, _TEXT, _LAYER = "sheet", "text", "layer"
_MAP_SUFFIXES = frozenset((".shp", ".shx", ".dbf", ".gpkg", ".geojson", ".json", ".geojsonl", ".kml", ".kmz", ".dxf",
                           ".gml", ".tab", ".mif", ".fgb", ".sqlite", ".gpx", ".vct", ".dgn", ".parquet"))  # fmt: skip
_START = 4096
_FEATURES_A_STEP = 2000


def list_sheets(path: Path, encoding: str = "") -> list[SheetInfo]:
    """The worksheets, layers, CAD layers or tables of a file. Raises TableUnreadable."""
    path = Path(path)
    kind = _kind(path)
    try:
        if kind == _SHEET:
            return list_worksheets(path)
        return list_text_sheets(path, encoding) if kind == _TEXT else list_layers(path, encoding)
    except OSError as error:
        raise _closed(path, error) from error


def read_table(
    path: Path, sheet: str = "", *, header_rows: int | None = None, encoding: str = "", progress: Progress | None = None
) -> RawTable:
    """Read one sheet or layer; "" is the first in which there is something.

    ``header_rows``: the data of a sheet begin below so many rows; None finds them. ``encoding``: the user's choice for
    text and shapefiles. Raises TableUnreadable, MissingDependency (spreadsheets without calamine) and Cancelled.
    """
    path, progress = Path(path), progress or Progress()
    kind = _kind(path)
    try:
        if kind == _SHEET:
            return read_worksheet(path, sheet, header_rows, progress)
        if kind == _TEXT:
            return read_text(path, sheet, header_rows, encoding)
        return read_layer(path, sheet, encoding, progress)
    except OSError as error:
        raise _closed(path, error) from error


def read_source(source, name: str, *, progress: Progress | None = None) -> RawTable:
    """Read a QgsVectorLayer or QgsProcessingFeatureSource; its features are numbered as they come.

    Raises TableUnreadable for a layer without features, and Cancelled.
    """
    from qgis.core import Qgis, QgsFeatureRequest, QgsProcessingFeatureSource, QgsWkbTypes

    progress = progress or Progress()
    fields = source.fields()
    request = QgsFeatureRequest()
    if isinstance(source, QgsProcessingFeatureSource):
        features = source.getFeatures(request, Qgis.ProcessingFeatureSourceFlag.SkipGeometryValidityChecks)
    else:
        features = source.getFeatures(request)
    shaped = source.wkbType() != QgsWkbTypes.Type.NoGeometry
    rows: list[list[object]] = []
    shapes: list[bytes | None] = []
    counts: Counter[str] = Counter()
    total = max(source.featureCount(), 1)
    for number, feature in enumerate(features, 1):
        if number % _FEATURES_A_STEP == 1:
            progress.step(100 * number / total)
        rows.append([_value(value) for value in feature.attributes()])
        if shaped:
            shapes.append(_shape(feature.geometry(), counts))
    if not rows:
        raise TableUnreadable(tr("{layer} has no rows.").format(layer=name))
    progress.step(100)
    crs = source.sourceCrs()
    said = crs.authid() if crs.authid().startswith("EPSG:") else crs.toWkt()
    columns = [list(column) for column in zip(*rows, strict=True)]
    headers = unique(field.alias() or field.name() for field in fields)
    notes = shape_notes(counts, len(rows)) if shaped else []
    numbers = list(range(1, len(rows) + 1))
    return RawTable(name, "", headers, columns, numbers, 0, shapes if shaped else None, said, "", notes)


def _kind(path: Path) -> str:
    """Which reader a file needs, by its content: an .xls may be HTML, an .et is an .xls."""
    if path.is_dir():
        if path.suffix.lower() == ".gdb":
            return _LAYER
        raise TableUnreadable(tr("{file} is a folder; choose a file or a file geodatabase.").format(file=path.name))
    if not path.exists():
        raise TableUnreadable(tr("There is no file {path}.").format(path=path))
    try:
        with path.open("rb") as file:
            start = file.read(_START)
    except OSError as error:
        raise _closed(path, error) from error
    if not start:
        raise TableUnreadable(tr("{file} is empty.").format(file=path.name))
    if start.startswith(b"AC10") and start[:6].isalnum():
        text = tr("{file} is an AutoCAD drawing (DWG), which cannot be read here; save it as DXF and choose that.")
        raise TableUnreadable(text.format(file=path.name))
    if start.startswith(b"\xd0\xcf\x11\xe0"):
        return _SHEET
    if start.startswith(b"PK"):
        return _zip_kind(path)
    if path.suffix.lower() in _MAP_SUFFIXES or start.startswith(b"SQLite format 3") or b"<kml" in start:
        return _LAYER
    if start[:2] == b"\x09\x08" or start[:2] == b"\x09\x04":  # BIFF without a container
        return _SHEET
    if is_markup(start) or not _binary(start):
        return _TEXT
    return _LAYER


def _zip_kind(path: Path) -> str:
    try:
        with zipfile.ZipFile(path) as archive:
            names = archive.namelist()
    except (zipfile.BadZipFile, NotImplementedError) as error:
        raise damaged(path) from error
    if any(name.startswith("xl/workbook") for name in names) or "content.xml" in names:
        return _SHEET
    if any(name.lower().endswith(".kml") for name in names):
        return _LAYER
    text = tr("{file} is an archive; unpack it and choose the file in it.")
    raise TableUnreadable(text.format(file=path.name))


def _binary(start: bytes) -> bool:
    """Whether bytes are no text; UTF-16 has its mark, or nothing but zeros at every second place."""
    if start[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return False
    zeros = start.count(0)
    return zeros > 0 and zeros not in (start[1::2].count(0), start[0::2].count(0))


def _closed(path: Path, error: OSError) -> TableUnreadable:
    if isinstance(error, PermissionError):
        text = tr("{file} may not be read; it may be open in another program.")
        return TableUnreadable(text.format(file=path.name))
    return unreadable(path, error.strerror or error)


def _value(value: object) -> object:
    """A QGIS attribute as a raw cell."""
    from qgis.PyQt.QtCore import QDate, QDateTime, QTime, QVariant

    if value is None or (isinstance(value, QVariant) and value.isNull()):
        return None
    if isinstance(value, QDateTime):
        return value.toPyDateTime().replace(tzinfo=None) if value.isValid() else None
    if isinstance(value, QDate):
        return value.toPyDate() if value.isValid() else None
    if isinstance(value, QTime):
        return value.toString("HH:mm:ss")
    if isinstance(value, str | int | float):
        return plain(value) if value != "" else None
    if isinstance(value, list):
        return ", ".join(map(str, value)) or None
    return str(value)


def _shape(geometry, counts: Counter[str]) -> bytes | None:
    from qgis.core import QgsWkbTypes

    if geometry.isNull() or geometry.isEmpty():
        counts["table.no_shape"] += 1
        return None
    shape = geometry.constGet()
    if QgsWkbTypes.isCurvedType(shape.wkbType()):
        counts["table.curves"] += 1
        shape = shape.segmentize()
    if shape.is3D() or shape.isMeasure():
        counts["table.flattened"] += 1
        shape = shape.clone()
        shape.dropZValue()
        shape.dropMValue()
    return bytes(shape.asWkb())
