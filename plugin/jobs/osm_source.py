"""Reads an OpenStreetMap extract with GDAL's OSM driver, in the order of the file, in bounded memory."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from ..services.paths import RESOURCES
from ..services.translation import tr
from .osm_objects import LAND_COVERS
from .progress import Progress

# What an import looks at; the driver leaves out everything else before a feature is made.
_FACILITIES = "'hospital', 'clinic', 'fire_station', 'police', 'school', 'kindergarten', 'shelter'"
_COVERS = {key: ", ".join(f"'{value}'" for value in values) for key, values in LAND_COVERS.items()}
INTEREST = (
    f"highway IS NOT NULL OR building IS NOT NULL OR man_made = 'surveillance' OR amenity IN ({_FACILITIES})"
    " OR amenity LIKE '%;%' OR emergency IS NOT NULL OR evacuation_center IS NOT NULL"
    f" OR {' OR '.join(f'{key} IN ({values})' for key, values in _COVERS.items())}"
)
LAYERS = ("points", "lines", "multilinestrings", "multipolygons")
_KEYS = ("highway", "building", "amenity", "emergency", "evacuation_center", "man_made", *LAND_COVERS)

_PAIR = re.compile(r'"((?:[^"\\]|\\.)*)"=>"((?:[^"\\]|\\.)*)"', re.DOTALL)
_ESCAPED = re.compile(r"\\(.)", re.DOTALL)
_FEATURES_A_STEP = 500


class OsmUnreadable(Exception):
    """The file is no OpenStreetMap extract or is damaged; the message is one sentence."""


@dataclass(frozen=True)
class OsmFeature:
    """One feature: the driver's layer, "n", "w" or "r" and the number, tags, WKB in WGS 84 degrees (None: no shape)."""

    layer: str
    number: str
    tags: dict[str, str]
    wkb: bytes | None


def read_tags(text: str) -> dict[str, str]:
    """Return the tags of an hstore text (``"key"=>"value"`` pairs, quotes and backslashes escaped)."""
    pairs = _PAIR.findall(text)
    if "\\" in text:
        return {_ESCAPED.sub(r"\1", key): _ESCAPED.sub(r"\1", value) for key, value in pairs}
    return dict(pairs)


def read_osm(path: Path, progress: Progress) -> Iterator[OsmFeature]:
    """Yield the features that an import looks at.

    Raises OsmUnreadable when the file cannot be read to its end, and Cancelled.
    """
    from osgeo import gdal

    failures: list[str] = []

    def hear(level, _number, message):
        if level >= gdal.CE_Failure:
            failures.append(message)

    gdal.PushErrorHandler(hear)
    try:
        yield from _features(Path(path), progress, failures)
    finally:
        gdal.PopErrorHandler()


def _features(path: Path, progress: Progress, failures: list[str]) -> Iterator[OsmFeature]:
    dataset = _open(path, failures)
    readers = {layer.GetName(): _LayerReader(layer) for layer in map(dataset.GetLayer, range(dataset.GetLayerCount()))}
    count = 0
    while True:
        try:
            feature, layer, *share = dataset.GetNextFeature(include_pct=True)
        except RuntimeError as error:  # where another plugin has switched GDAL to exceptions
            raise _unreadable(path, [str(error)]) from error
        if count % _FEATURES_A_STEP == 0:
            progress.step(100 * share[0] if share else 0)
        if feature is None:
            break
        count += 1
        yield readers[layer.GetName()].read(feature)
    if failures:
        raise _unreadable(path, failures)


def _open(path: Path, failures: list[str]):
    from osgeo import gdal

    if not path.is_file():
        raise OsmUnreadable(tr("There is no file {path}.").format(path=path))
    try:
        dataset = gdal.OpenEx(
            str(path),
            gdal.OF_VECTOR,
            allowed_drivers=["OSM"],
            open_options=[f"CONFIG_FILE={RESOURCES / 'osmconf.ini'}", "INTERLEAVED_READING=YES"],
        )
    except RuntimeError as error:
        raise _unreadable(path, [str(error)]) from error
    if dataset is None:
        raise _unreadable(path, failures)
    dataset.ExecuteSQL(f"SET interest_layers = {','.join(LAYERS)}")
    for name in LAYERS:
        dataset.GetLayerByName(name).SetAttributeFilter(INTEREST)
    return dataset


def _unreadable(path: Path, reasons: list[str]) -> OsmUnreadable:
    said = f" ({' '.join(reasons[0].split())})" if reasons else ""
    text = tr("{file} cannot be read as an OpenStreetMap extract{reason}; nothing was imported.")
    return OsmUnreadable(text.format(file=path.name, reason=said))


class _LayerReader:
    """Where a layer keeps what we read."""

    def __init__(self, layer):
        definition = layer.GetLayerDefn()
        self.name = layer.GetName()
        self.osm_id = definition.GetFieldIndex("osm_id")
        self.way_id = definition.GetFieldIndex("osm_way_id")
        self.all_tags = definition.GetFieldIndex("all_tags")
        self.keys = [(key, definition.GetFieldIndex(key)) for key in _KEYS]

    def read(self, feature) -> OsmFeature:
        tags = read_tags(_text(feature, self.all_tags))
        # The driver cuts very long tag texts; what decides is also in fields of its own.
        for key, index in self.keys:
            if key not in tags and feature.IsFieldSetAndNotNull(index):
                tags[key] = _text(feature, index)
        geometry = feature.GetGeometryRef()
        wkb = None if geometry is None or geometry.IsEmpty() else bytes(geometry.ExportToWkb(_little_endian()))
        return OsmFeature(self.name, self._number(feature), tags, wkb)

    def _number(self, feature) -> str:
        if self.name == "points":
            return "n" + _text(feature, self.osm_id)
        if self.way_id >= 0 and feature.IsFieldSetAndNotNull(self.way_id):
            return "w" + _text(feature, self.way_id)
        return ("w" if self.name == "lines" else "r") + _text(feature, self.osm_id)


def _little_endian() -> int:
    from osgeo import ogr

    return ogr.wkbNDR


def _text(feature, index: int) -> str:
    value = feature.GetFieldAsString(index) if feature.IsFieldSetAndNotNull(index) else ""
    # Text that is not UTF-8 arrives as bytes.
    return value if isinstance(value, str) else value.decode("utf-8", "replace")
