"""Grids 网格 of a store: proposed along its roads, or taken from polygons that are given."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np

from ..domain.identifiers.division import parse_grid_code
from ..domain.problems import DomainError, Problem
from ..domain.uid import new_uids
from ..services.clock import local_day, utc_now
from ..services.coordinates import LocalMetres
from ..services.geos import shapely
from ..store import LoadCount, Store
from .areas import create_demo_areas, require_generated
from .dwellings import dwellings
from .grid_cutting import cut
from .progress import Progress

HOUSEHOLDS = 400
"""Target of a proposal: GB/T 34300 speaks of about 300 to 500 households."""

_CUTTING_RANK = 6  # streets; not service ways, tracks and paths
_EDGE_METRES = 60.0
_HULL_RATIO = 0.08
_WIDEST_BAY = 500.0
_SQUARES_A_SIDE = 8


@dataclass(frozen=True)
class LeftOutGrid:
    """A row of given grids that did not enter: its number from 1, its code and name as given, why, its WKB."""

    row: int
    code: str
    name: str
    problem: Problem
    wkb: bytes | None


@dataclass(frozen=True)
class GridResult:
    """What a proposal or an import of grids brought; ``grids`` rows are in the store because of it."""

    grids: int
    communities: int
    loaded: LoadCount
    left_out: tuple[LeftOutGrid, ...] = ()


def propose_grids(
    store: Store, *, grid_size: float | None = None, area: bytes | None = None, progress: Progress | None = None
) -> GridResult | None:
    """Propose grids of about HOUSEHOLDS homes, or of ``grid_size`` metres, cut along the store's streets.

    ``area`` is a WKB polygon in the store's CRS; without it the grids cover what the streets and buildings cover.
    Around the grids a demo county, town and communities are created. Nothing is done, and None returned, where the
    store has grids already. Raises NotForRealStores: a real grid needs a real community's code.
    """
    require_generated(store)
    progress = progress or Progress()
    if store.count("grid"):
        return None
    roads, ranks = _streets(store)
    outlines, homes = _homes(store)
    everything = [*roads, *outlines] if area is None else [shapely.from_wkb(area)]
    if not everything:
        return None
    plane = LocalMetres(store.crs, tuple(shapely.total_bounds(np.array(everything, dtype=object))))
    roads, outlines = plane.to_metres(roads), plane.to_metres(outlines)
    extent = _extent(roads, outlines) if area is None else plane.to_metres(shapely.from_wkb(area))
    points = shapely.get_coordinates(shapely.centroid(outlines)).reshape(-1, 2)
    progress.step(10)
    if grid_size:
        points, homes = _squares(extent, grid_size / _SQUARES_A_SIDE)
        target = float(_SQUARES_A_SIDE**2)
    else:
        target = float(HOUSEHOLDS)
    grids = np.array(cut(extent, roads, ranks, points, homes.astype(float), target), dtype=object)
    progress.step(80)
    grids = plane.from_metres(grids)
    with store.transaction():
        areas, community_codes, community_names = create_demo_areas(store, grids)
        serials = _serials(community_codes)
        loaded = store.load(
            "grid",
            {
                "uid": new_uids(len(grids)),
                "code": [f"{code}{serial:03d}" for code, serial in zip(community_codes, serials, strict=True)],
                "name": [f"{name}第{serial}网格" for name, serial in zip(community_names, serials, strict=True)],
                "level": ["grid"] * len(grids),
                "area_id": areas,
                "valid_from": [local_day(utc_now(), store.zone)] * len(grids),
                "origin": ["proposed"] * len(grids),
                "geom": _multi_wkb(grids),
            },
            key=("code", "valid_from"),
        )
    progress.step(100)
    return GridResult(len(grids), len(set(community_codes)), loaded)


def import_grids(
    store: Store,
    geometries: Sequence[bytes | None],
    codes: Sequence[object],
    names: Sequence[object],
    *,
    level: str = "grid",
) -> GridResult:
    """Take given polygons (WKB in the store's CRS) as grids; codes follow the grid code rules.

    A grid that holds today is corrected, not given another version; a new one is valid from today.
    A row without an area, with a bad code or with the code of an earlier row is left out, with the problem. The
    community is found by the first twelve digits among the store's areas.
    """
    rows: list[tuple[str, str, shapely.Geometry]] = []
    left_out: list[LeftOutGrid] = []
    row_of: dict[str, int] = {}
    for row, (wkb, code, name) in enumerate(zip(geometries, codes, names, strict=True), start=1):
        try:
            parsed, shape = _given_grid(wkb, code, row_of)
        except DomainError as error:
            left_out.append(LeftOutGrid(row, str(code or ""), str(name or ""), error.problem, wkb))
            continue
        row_of[parsed] = row
        rows.append((parsed, str(name or parsed), shape))
    if not rows:
        return GridResult(0, 0, LoadCount(), tuple(left_out))
    known = store.read("area", ["code", "id"], where={"level": "community"})
    community = dict(zip(known["code"], known["id"], strict=True))
    current, today = current_versions(store), local_day(utc_now(), store.zone)
    versions = [current.get(row[0], (today, uid)) for row, uid in zip(rows, new_uids(len(rows)), strict=True)]
    loaded = store.load(
        "grid",
        {
            "uid": [uid for _, uid in versions],
            "code": [row[0] for row in rows],
            "name": [row[1] for row in rows],
            "level": [level] * len(rows),
            "area_id": [community.get(row[0][:12]) for row in rows],
            "valid_from": [start for start, _ in versions],
            "origin": ["given"] * len(rows),
            "geom": _multi_wkb(np.array([row[2] for row in rows], dtype=object)),
        },
        key=("code", "valid_from"),
        conflict="update",
    )
    return GridResult(len(rows), len({row[0][:12] for row in rows}), loaded, tuple(left_out))


def _given_grid(wkb: bytes | None, code: object, row_of: dict[str, int]) -> tuple[str, shapely.Geometry]:
    """Return the code and the valid shape of one given row; raises DomainError when it cannot enter."""
    shape = shapely.make_valid(shapely.from_wkb(wkb)) if wkb else None
    if shape is None or shape.area == 0:
        raise DomainError(Problem("grid.geometry", "geom"))
    parsed = parse_grid_code(code, field="code").code
    if parsed in row_of:
        raise DomainError(Problem("grid.duplicate", "code", {"code": parsed, "row": row_of[parsed]}))
    return parsed, shape


def current_versions(store: Store) -> dict[str, tuple[date, str]]:
    """Start and uid of the version of each grid that holds today, by code."""
    today = local_day(utc_now(), store.zone)
    rows = store.read("grid", ["code", "valid_from", "valid_to", "uid"])
    return {
        code: (start, uid)
        for code, start, end, uid in zip(*rows.values(), strict=True)
        if start <= today and (end is None or today < end)
    }


def _streets(store: Store) -> tuple[np.ndarray, np.ndarray]:
    from .code_tables import road_classes

    classes = road_classes()
    rows = store.read("road", ["geom", "road_class", "tunnel"], order_by=("id",))
    kept = [
        (geom, classes[road_class].rank)
        for geom, road_class, tunnel in zip(rows["geom"], rows["road_class"], rows["tunnel"], strict=True)
        if geom is not None and not tunnel and road_class in classes and classes[road_class].rank <= _CUTTING_RANK
    ]
    lines = shapely.from_wkb(np.array([geom for geom, _ in kept], dtype=object))
    return lines, np.array([rank for _, rank in kept], dtype=np.int64)


def _homes(store: Store) -> tuple[np.ndarray, np.ndarray]:
    """Outlines of the buildings and the homes that each plausibly has."""
    rows = store.read("building", ["geom", "building_use", "floors", "height", "units"], order_by=("id",))
    outlines = shapely.from_wkb(np.array(rows["geom"], dtype=object))
    there = ~shapely.is_missing(outlines)
    outlines = outlines[there]
    if not len(outlines):
        return outlines, np.empty(0)
    plane = LocalMetres(store.crs, tuple(shapely.total_bounds(outlines)))
    numbers = [np.array(rows[name], dtype=float)[there] for name in ("floors", "height", "units")]
    uses = np.array(rows["building_use"], dtype=object)[there]
    return outlines, dwellings(uses, *numbers, shapely.area(plane.to_metres(outlines))).homes


def _extent(roads: np.ndarray, outlines: np.ndarray):
    """What streets and buildings cover: their concave hull, a little widened, without holes and narrow bays."""
    coords = shapely.get_coordinates(np.concatenate((roads, outlines)))
    hull = shapely.concave_hull(shapely.multipoints(coords), ratio=_HULL_RATIO)
    bay = min(_WIDEST_BAY, 0.1 * float(np.hypot(*np.ptp(coords, axis=0))))
    closed = shapely.buffer(shapely.buffer(hull, bay + _EDGE_METRES, quad_segs=4), -bay, quad_segs=4)
    widened = shapely.simplify(closed, _EDGE_METRES / 10)
    largest = max(shapely.get_parts(widened), key=shapely.area)
    return shapely.Polygon(largest.exterior)


def _squares(extent, side: float) -> tuple[np.ndarray, np.ndarray]:
    minx, miny, maxx, maxy = extent.bounds
    x, y = np.meshgrid(np.arange(minx + side / 2, maxx, side), np.arange(miny + side / 2, maxy, side))
    points = np.column_stack((x.ravel(), y.ravel()))
    shapely.prepare(extent)
    points = points[shapely.intersects_xy(extent, points[:, 0], points[:, 1])]
    return points, np.ones(len(points))


def _serials(codes: list[str]) -> list[int]:
    count: dict[str, int] = {}
    serials = []
    for code in codes:
        count[code] = count.get(code, 0) + 1
        serials.append(count[code])
    return serials


def _multi_wkb(shapes: np.ndarray) -> list[bytes]:
    multi = [
        shapely.MultiPolygon(
            [part for part in shapely.get_parts(shapely.get_parts(shape)) if part.geom_type == "Polygon"]
        )
        for shape in shapes
    ]
    return shapely.to_wkb(np.array(multi, dtype=object), byte_order=1).tolist()
