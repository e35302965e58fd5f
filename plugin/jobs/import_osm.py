"""Imports roads, buildings, facilities, cameras, water and green of an OpenStreetMap extract into a store.

Everything enters in one transaction. A second import of the same or a newer extract updates what it brought before,
by OpenStreetMap's own numbers (n1, w2, r3). What is no longer in the extract stays, and so does a value about which the
extract says nothing: it may have been surveyed. A node and an area that are both mapped as one hospital are two objects
in OpenStreetMap and stay two.
"""

import time
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path

import numpy as np

from ..domain.uid import new_uid
from ..services.clock import utc_now
from ..services.coordinates import from_degrees
from ..services.geos import shapely
from ..store import LoadCount, Store
from . import osm_objects, osm_roads
from .osm_source import OsmFeature, read_osm
from .progress import Progress

SOURCE = "osm"
TABLES = ("road", "building", "facility", "camera", "land_cover")
FEATURES_A_BATCH = 20_000
_MAY_BE_SILENT = {
    "road": ("name", "width"),
    "building": ("name", "address", "road", "door", "estate", "number", "building_use", "floors", "height"),
    "facility": ("name", "capacity", "address", "phone"),
    "camera": ("azimuth", "angle", "height", "owner_unit"),
    "land_cover": ("name",),
}


@dataclass
class TableCounts:
    """What became of the features for one table: ``found`` = ``imported`` + all that is in ``left_out``.

    ``rows`` differs from ``imported`` where one feature gives several rows: an area's rings, two kinds of facility.
    """

    found: int = 0
    found_by_layer: Counter = field(default_factory=Counter)
    imported: int = 0
    imported_by_kind: Counter = field(default_factory=Counter)
    left_out: Counter = field(default_factory=Counter)
    notes: Counter = field(default_factory=Counter)
    rows: int = 0
    inserted: int = 0
    updated: int = 0
    unchanged: int = 0

    def add(self, loaded: LoadCount) -> None:
        """Add what a load did."""
        self.rows += loaded.inserted + loaded.updated + loaded.ignored
        self.inserted += loaded.inserted
        self.updated += loaded.updated
        self.unchanged += loaded.ignored

    def as_dict(self) -> dict[str, object]:
        """Plain values for JSON."""
        return {name: dict(value) if isinstance(value, Counter) else value for name, value in vars(self).items()}


@dataclass(frozen=True)
class Rejected:
    """One feature left out: OpenStreetMap's number, the table it was for, a code of osm_reasons, WKB in degrees."""

    number: str
    table: str
    reason: str
    name: str
    wkb: bytes | None


@dataclass
class OsmImport:
    """The outcome of an import."""

    counts: dict[str, TableCounts] = field(default_factory=lambda: {table: TableCounts() for table in TABLES})
    rejected: list[Rejected] = field(default_factory=list)
    seconds: float = 0.0

    @property
    def changed(self) -> bool:
        """Whether any row is new or different."""
        return any(counts.inserted or counts.updated for counts in self.counts.values())

    def as_dict(self) -> dict[str, object]:
        """Plain values for JSON."""
        return {table: counts.as_dict() for table, counts in self.counts.items()}


def import_osm(store: Store, path: Path, progress: Progress | None = None) -> OsmImport:
    """Import the extract at ``path``; it is recorded as a batch when it brought or changed something.

    Raises OsmUnreadable, Cancelled or StoreError; then the store is as it was.
    """
    started = time.monotonic()
    progress = progress or Progress()
    result = OsmImport()
    with store.transaction():
        importer = _Importer(store, result)
        for batch in _batches(read_osm(path, progress.part(0, 95))):
            importer.take(batch)
        progress.step(95)
        if result.changed:
            store.insert(
                "import_batch",
                {
                    "uid": new_uid(),
                    "source": Path(path).name,
                    "target": SOURCE,
                    "purpose": "map",
                    "coordinates": "wgs84",
                    "at": utc_now(),
                    "counts": result.as_dict(),
                },
            )
    progress.step(100)
    result.seconds = time.monotonic() - started
    return result


def _batches(features: Iterable[OsmFeature]) -> Iterator[list[OsmFeature]]:
    features = iter(features)
    while batch := list(islice(features, FEATURES_A_BATCH)):
        yield batch


class _Importer:
    """Sorts features into tables and loads them."""

    def __init__(self, store: Store, result: OsmImport):
        self.store = store
        self.result = result
        self.to_store = from_degrees(store.crs)
        self.known = {table: self._known(table) for table in TABLES}

    def _known(self, table: str) -> dict[tuple, dict]:
        """What earlier imports brought, by its key: the uid, and the values that an extract may be silent about."""
        keys = _key(table)[1:]
        names = list(dict.fromkeys([*keys, "uid", *_MAY_BE_SILENT[table]]))
        rows = self.store.read(table, names, where={"source": SOURCE})
        values = (dict(zip(names, row, strict=True)) for row in zip(*rows.values(), strict=True))
        return {tuple(row[key] for key in keys): row for row in values}

    def take(self, batch: list[OsmFeature]) -> None:
        """Import one batch of features."""
        shapes = self.to_store(shapely.from_wkb(np.array([feature.wkb for feature in batch], dtype=object)))
        self._roads(*_having("highway", batch, shapes))
        self._buildings(*_having("building", batch, shapes))
        self._facilities(batch, shapes)
        cameras = [index for index, feature in enumerate(batch) if feature.tags.get("man_made") == "surveillance"]
        self._cameras([batch[index] for index in cameras], shapes[cameras])
        self._covers(batch, shapes)

    def _leave_out(self, table: str, feature: OsmFeature, reason: str) -> None:
        self.result.counts[table].left_out[reason] += 1
        name = feature.tags.get("name", "")
        self.result.rejected.append(Rejected(feature.number, table, reason, name, feature.wkb))

    def _found(self, table: str, feature: OsmFeature) -> None:
        self.result.counts[table].found += 1
        self.result.counts[table].found_by_layer[feature.layer] += 1

    def _imported(self, table: str, kinds: Iterable[str], notes: Iterable[str]) -> None:
        counts = self.result.counts[table]
        counts.imported += 1
        counts.imported_by_kind.update(kinds)
        counts.notes.update(notes)

    def _roads(self, features: list[OsmFeature], shapes: np.ndarray) -> None:
        rows, geometries = [], []
        for feature, shape in zip(features, shapes, strict=True):
            self._found("road", feature)
            road_class, reason = osm_roads.road_class(feature.tags)
            if feature.layer == "points":
                reason = "road_point"
            elif feature.layer == "multilinestrings":
                reason = "road_relation"
            reason = reason or _shape_reason(shape)
            lines = [] if reason else _lines(shape)
            if not reason and not lines:
                reason = "too_short"
            if reason:
                self._leave_out("road", feature, reason)
                continue
            row, notes = osm_roads.road(feature.tags)
            area = feature.layer == "multipolygons"
            for index, line in enumerate(lines):
                number = feature.number if index == 0 else f"{feature.number}-{index + 1}"
                rows.append(row | {"external_number": number})
                geometries.append(line)
            self._imported("road", [road_class], [*notes, "ring_of_area"] if area else notes)
        self._load("road", rows, geometries)

    def _buildings(self, features: list[OsmFeature], shapes: np.ndarray) -> None:
        areal = [index for index, feature in enumerate(features) if feature.layer == "multipolygons"]
        shapes = shapes.copy()
        repaired = np.zeros(len(features), dtype=bool)
        repaired[areal] = ~shapely.is_valid(shapes[areal]) & ~shapely.is_missing(shapes[areal])
        whole = np.isfinite(shapely.bounds(shapes)).all(axis=1) if len(shapes) else np.zeros(0, dtype=bool)
        repaired &= whole
        shapes[repaired] = shapely.make_valid(shapes[repaired])
        rows, geometries = [], []
        for feature, shape, mended in zip(features, shapes, repaired, strict=True):
            self._found("building", feature)
            reason = osm_objects.building_reason(feature.tags)
            if feature.layer == "points":
                reason = reason or "building_point"
            elif feature.layer != "multipolygons":
                reason = reason or "outline_open"
            reason = reason or _shape_reason(shape)
            outline = None if reason else _multipolygon(shape)
            if not reason and outline is None:
                reason = "no_area"
            if reason:
                self._leave_out("building", feature, reason)
                continue
            row, notes = osm_objects.building(feature.tags)
            rows.append(row | {"external_number": feature.number})
            geometries.append(outline)
            use = row["building_use"] or "unknown"
            self._imported("building", [use], [*notes, "repaired"] if mended else notes)
        self._load("building", rows, geometries)

    def _facilities(self, batch: list[OsmFeature], shapes: np.ndarray) -> None:
        rows, geometries = [], []
        for feature, shape in zip(batch, shapes, strict=True):
            kinds, reason = osm_objects.facility_kinds(feature.tags)
            if not kinds and not reason:
                continue
            self._found("facility", feature)
            reason = reason or _shape_reason(shape) or _position_reason(feature)
            if reason:
                self._leave_out("facility", feature, reason)
                continue
            row = osm_objects.facility(feature.tags) | {"external_number": feature.number}
            rows.extend(row | {"kind": kind} for kind in kinds)
            geometries.extend([_position(shape)] * len(kinds))
            self._imported("facility", kinds, ())
        self._load("facility", rows, geometries)

    def _cameras(self, features: list[OsmFeature], shapes: np.ndarray) -> None:
        rows, geometries = [], []
        for feature, shape in zip(features, shapes, strict=True):
            self._found("camera", feature)
            reason = osm_objects.camera_reason(feature.tags) or _shape_reason(shape) or _position_reason(feature)
            if reason:
                self._leave_out("camera", feature, reason)
                continue
            row, notes = osm_objects.camera(feature.tags, feature.number)
            rows.append(row | {"external_number": feature.number})
            geometries.append(_position(shape))
            self._imported("camera", [row["kind"]], notes)
        self._load("camera", rows, geometries)

    def _covers(self, batch: list[OsmFeature], shapes: np.ndarray) -> None:
        rows, geometries = [], []
        for feature, shape in zip(batch, shapes, strict=True):
            cover = osm_objects.land_cover(feature.tags) if feature.layer == "multipolygons" else None
            if cover is None:
                continue
            self._found("land_cover", feature)
            reason = _shape_reason(shape)
            area = None if reason else _multipolygon(shape if shape.is_valid else shapely.make_valid(shape))
            if area is None:
                self._leave_out("land_cover", feature, reason or "no_area")
                continue
            name = feature.tags.get("name") or None
            rows.append({"name": name, "kind": cover, "external_number": feature.number})
            geometries.append(area)
            self._imported("land_cover", [cover], ())
        self._load("land_cover", rows, geometries)

    def _load(self, table: str, rows: list[dict], geometries: list) -> None:
        if not rows:
            return
        key = _key(table)
        for row in rows:
            row["source"] = SOURCE
            known = self.known[table].setdefault(tuple(row[name] for name in key[1:]), {"uid": new_uid()})
            row["uid"] = known["uid"]
            for name in _MAY_BE_SILENT[table]:
                if row[name] is None:
                    row[name] = known.get(name)
        columns = {name: [row[name] for row in rows] for name in rows[0]}
        columns["geom"] = shapely.to_wkb(np.array(geometries, dtype=object), byte_order=1).tolist()
        self.result.counts[table].add(self.store.load(table, columns, key=key, conflict="update"))


def _key(table: str) -> tuple[str, ...]:
    return ("source", "external_number", "kind") if table == "facility" else ("source", "external_number")


def _having(key: str, batch: list[OsmFeature], shapes: np.ndarray) -> tuple[list[OsmFeature], np.ndarray]:
    indexes = [index for index, feature in enumerate(batch) if key in feature.tags]
    return [batch[index] for index in indexes], shapes[indexes]


def _shape_reason(shape) -> str:
    if shape is None or shape.is_empty:
        return "no_geometry"
    return "" if np.isfinite(shape.bounds).all() else "outside_crs"


def _position_reason(feature: OsmFeature) -> str:
    return "outline_open" if feature.layer in {"lines", "multilinestrings"} else ""


def _position(shape):
    return shape if shape.geom_type == "Point" else shapely.point_on_surface(shape)


def _lines(shape) -> list:
    """The line itself, or the rings of an area as lines, outer ones first; without those that have no length."""
    if shape.geom_type == "LineString":
        lines = [shape]
    else:
        parts = shapely.get_parts(shape)
        rings = [*(part.exterior for part in parts), *(ring for part in parts for ring in part.interiors)]
        lines = [shapely.LineString(ring.coords) for ring in rings]
    return [line for line in lines if line.length > 0]


def _multipolygon(shape):
    """The areas in a shape as one MultiPolygon; None when it has none."""
    parts = shapely.get_parts(shapely.get_parts(shape))
    polygons = [part for part in parts if part.geom_type == "Polygon" and part.area > 0]
    return shapely.MultiPolygon(polygons) if polygons else None
