"""Cuts an area into grids along its roads: pure geometry, in metres.

The roads and the area's boundary are noded and polygonised: the faces between streets cover the area without gaps or
overlaps. A face that is too heavy is cut by straight lines at the weighted median across its longer side; then the
lightest pieces are joined to neighbours, across the smallest streets first. Every border of the result is a border of
the same faces, so the grids fit exactly, too.
"""

import heapq

import numpy as np

from ..services.geos import shapely

# Lines are snapped to a millimetre-fine raster while they are noded: borders meet exactly.
_RASTER = 0.001
# How readily two pieces are joined across a border: by the rank of the road on it (1 motorway … 8 path), 0 = no road.
_JOIN = np.array([3.0, 0.01, 0.02, 0.05, 0.15, 0.4, 1.0, 1.5, 2.0])
_MOST_CUTS = 12


def cut(
    area: shapely.Polygon | shapely.MultiPolygon,
    roads: np.ndarray,
    ranks: np.ndarray,
    points: np.ndarray,
    weights: np.ndarray,
    target: float,
) -> list[shapely.Polygon | shapely.MultiPolygon]:
    """Return grids that cover ``area`` exactly, each of about ``target`` weight (0.75 to 1.25 of it where possible).

    ``area`` and ``roads`` (lines with their ``ranks``) are in a metric CRS; ``points`` (n, 2) carry ``weights``: the
    households of the buildings, or a raster of squares. Grids stand in rows from north-west to south-east.
    """
    lines = [*shapely.get_parts(shapely.intersection(roads, area)), shapely.boundary(area)]
    located = shapely.points(points) if len(points) else np.empty(0, dtype=object)
    faces = _faces(lines, area)
    cuts = []
    for face, inside in zip(faces, _inside(faces, located), strict=True):
        cuts += _cuts(face, points[inside], weights[inside], target * 1.25)
    if cuts:
        faces = _faces([*lines, *cuts], area)
    members = _inside(faces, located)
    weight = np.array([weights[inside].sum() for inside in members])
    groups = _join(faces, weight, roads, ranks, target)
    grids = [shapely.coverage_union_all(faces[group]) for group in groups]
    return sorted(grids, key=_reading_order(area))


def _faces(lines: list, area) -> np.ndarray:
    noded = shapely.union_all(np.array(lines, dtype=object), grid_size=_RASTER)
    faces = shapely.get_parts(shapely.polygonize(shapely.get_parts(noded)))
    shapely.prepare(area)
    return faces[shapely.intersects(area, shapely.point_on_surface(faces))]


def _inside(faces: np.ndarray, located: np.ndarray) -> list[np.ndarray]:
    """The points in each face, as row numbers; a point on a border belongs to one face only."""
    if not len(located):
        return [np.empty(0, dtype=np.int64)] * len(faces)
    point, face = shapely.STRtree(faces).query(located, predicate="intersects")
    point, first = np.unique(point, return_index=True)
    face = face[first]
    order = np.argsort(face, kind="stable")
    return np.split(point[order], np.searchsorted(face[order], np.arange(1, len(faces))))


def _cuts(face, points: np.ndarray, weights: np.ndarray, most: float, depth: int = 0) -> list:
    """Lines that cut a face until no part weighs more than ``most``."""
    if weights.sum() <= most or len(points) < 2 or depth == _MOST_CUTS:
        return []
    corners = shapely.get_coordinates(shapely.oriented_envelope(face))
    if len(corners) < 4:
        return []
    sides = np.diff(corners[:3], axis=0)
    along = sides[np.argmax(np.hypot(*sides.T))]
    along = along / np.hypot(*along)
    place = points @ along
    order = np.argsort(place, kind="stable")
    share = np.cumsum(weights[order])
    # As many equal parts as are needed, cut in two at a boundary between them.
    parts = int(np.ceil(share[-1] / most))
    middle = int(np.searchsorted(share, share[-1] * (parts // 2) / parts))
    middle = min(max(middle, 0), len(order) - 2)
    at = (place[order[middle]] + place[order[middle + 1]]) / 2
    if at in (place[order[0]], place[order[-1]]):
        return []
    across = np.array([-along[1], along[0]])
    centre = np.array(face.centroid.coords[0])
    origin = centre + along * (at - centre @ along)
    reach = float(np.hypot(*np.ptp(corners, axis=0))) + 1.0
    line = shapely.LineString([origin - across * reach, origin + across * reach])
    pieces = _faces([line, shapely.boundary(face)], face)
    if len(pieces) < 2:
        return []
    cuts = [shapely.intersection(face, line)]
    for piece, inside in zip(pieces, _inside(pieces, shapely.points(points)), strict=True):
        cuts += _cuts(piece, points[inside], weights[inside], most, depth + 1)
    return cuts


def _borders(faces: np.ndarray, roads: np.ndarray, ranks: np.ndarray) -> dict[tuple[int, int], float]:
    """How readily each two neighbouring faces are joined: the length of their common border by the roads on it."""
    parts, face_of_part = shapely.get_parts(shapely.boundary(faces), return_index=True)
    coords, part = shapely.get_coordinates(parts, return_index=True)
    owner = face_of_part[part]
    same = part[1:] == part[:-1]
    start, end, owner = coords[:-1][same], coords[1:][same], owner[:-1][same]
    swap = (start[:, 0] > end[:, 0]) | ((start[:, 0] == end[:, 0]) & (start[:, 1] > end[:, 1]))
    start[swap], end[swap] = end[swap].copy(), start[swap].copy()
    _, number = np.unique(np.column_stack((start, end)), axis=0, return_inverse=True)
    order = np.argsort(number, kind="stable")
    pairs = np.flatnonzero(number[order][1:] == number[order][:-1])
    left, right = order[pairs], order[pairs + 1]
    length = np.hypot(*(end[left] - start[left]).T)
    rank = np.zeros(len(left), dtype=np.int64)
    if len(roads) and len(left):
        middles = shapely.points((start[left] + end[left]) / 2)
        near, road = shapely.STRtree(roads).query(middles, predicate="dwithin", distance=_RASTER * 10)
        # The most important road on a border decides.
        best = np.full(len(left), _JOIN.size)
        np.minimum.at(best, near, np.asarray(ranks)[road])
        rank = np.where(best < _JOIN.size, best, 0)
    borders: dict[tuple[int, int], float] = {}
    for one, other, value in zip(owner[left].tolist(), owner[right].tolist(), (length * _JOIN[rank]).tolist(),
                                 strict=True):  # fmt: skip
        if one != other:
            pair = (min(one, other), max(one, other))
            borders[pair] = borders.get(pair, 0.0) + value
    return borders


def _join(faces, weight: np.ndarray, roads, ranks, target: float) -> list[list[int]]:
    """Join faces to groups: always the lightest group, to the neighbour that suits it best."""
    neighbours: list[dict[int, float]] = [{} for _ in faces]
    for (one, other), value in _borders(faces, roads, ranks).items():
        neighbours[one][other] = neighbours[other][one] = value
    members = [[index] for index in range(len(faces))]
    heavy = weight.astype(float).tolist()
    queue = [(value, index) for index, value in enumerate(heavy)]
    heapq.heapify(queue)
    while queue:
        value, index = heapq.heappop(queue)
        if not members[index] or value != heavy[index] or value >= 0.75 * target:
            continue
        partner = _partner(value, neighbours[index], heavy, target)
        if partner is None:
            continue
        members[partner] += members[index]
        members[index] = []
        heavy[partner] += value
        for neighbour, border in neighbours[index].items():
            del neighbours[neighbour][index]
            if neighbour != partner:
                joined = neighbours[partner].get(neighbour, 0.0) + border
                neighbours[partner][neighbour] = neighbours[neighbour][partner] = joined
        neighbours[index] = {}
        heapq.heappush(queue, (heavy[partner], partner))
    return [group for group in members if group]


def _partner(value: float, borders: dict[int, float], heavy: list[float], target: float) -> int | None:
    """The neighbour with the longest border that is no barrier, if the two are not too heavy together.

    A piece that nobody can take without growing too heavy goes to the lightest neighbour when it is less than a quarter
    of a grid, else it stays a small grid.
    """
    fitting = [other for other in borders if heavy[other] + value <= 1.25 * target]
    if fitting:
        return max(fitting, key=lambda other: (borders[other], -other))
    if borders and value < 0.25 * target:
        return min(borders, key=lambda other: (heavy[other], other))
    return None


def _reading_order(area):
    """Rows from north to south, each from west to east."""
    _, miny, _, maxy = area.bounds
    row = max((maxy - miny) / 8, 1e-9)

    def key(grid):
        centre = grid.centroid
        return int((maxy - centre.y) // row), centre.x

    return key
