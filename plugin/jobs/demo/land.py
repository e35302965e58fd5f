"""Land cover of the demo town: the river and its green banks, parks with ponds, fields and woods at the villages."""

import numpy as np

from ...services.geos import shapely
from .town import Town

RIVER_NAME = "示范河"
_BANK = 13.0
_FIELDS_REACH = 330.0
_FIELD = (55.0, 105.0)
_BALK = 1.6  # metres between two fields, halved
_FALLOW = 0.14
_WOODS = 12
_CROWN, _FEWEST_CROWNS = 44.0, 7


@np.errstate(invalid="ignore")  # GEOS 3.11 raises the flag on its way to results that are right
def land_cover(town: Town, generator: np.random.Generator) -> list[tuple[str, str | None, object]]:
    """Kind, name and shape in plane metres of each piece; pieces of one kind do not overlap."""
    covers: list[tuple[str, str | None, object]] = [("water", RIVER_NAME, town.river)]
    roads = shapely.union_all(
        shapely.buffer(np.array([shapely.LineString(road.line) for road in town.roads], dtype=object), 7.0)
    )
    houses = np.array([one.shape for one in town.buildings], dtype=object)
    core = shapely.union_all(
        np.array([area.shape for area in town.areas if area.parent is None and not area.village], dtype=object)
    )
    banks = shapely.difference(shapely.buffer(town.river, _BANK), shapely.union(town.river, roads))
    covers += [("green", "滨河绿地", part) for part in _parts(shapely.intersection(banks, core), 300.0)]
    for park in town.parks:
        pond = _pond(park, houses, generator)
        if pond is not None:
            covers.append(("water", None, pond))
            park = shapely.difference(park, pond)  # noqa: PLW2901
        covers += [("green", None, part) for part in _parts(shapely.difference(park, roads), 300.0)]
    for row, area in enumerate(town.areas):
        if area.village and area.parent is None:
            yards = np.array([one.shape for one in town.buildings if one.area == row], dtype=object)
            covers += _country(area.shape, yards, shapely.union(roads, shapely.buffer(town.river, 20.0)), generator)
    return covers


def _country(territory, yards: np.ndarray, ways, draw: np.random.Generator) -> list[tuple[str, None, object]]:
    """Fields near the yards, woods beyond them."""
    lived_in = shapely.buffer(shapely.union_all(shapely.buffer(yards, 24.0)), -8.0)
    near = shapely.intersection(territory, shapely.buffer(lived_in, _FIELDS_REACH))
    free = shapely.difference(shapely.difference(near, lived_in), shapely.intersection(ways, near))
    plots = _plots(free.bounds, float(draw.uniform(-0.5, 0.5)), draw)
    kept = draw.random(len(plots)) > _FALLOW
    shapely.prepare(free)
    fields = plots[kept & shapely.intersects(free, plots)]
    covers = [("farmland", None, part) for field in fields for part in _parts(shapely.intersection(field, free), 500.0)]
    beyond = shapely.difference(shapely.difference(territory, shapely.buffer(near, 12.0)), ways)
    west, south, east, north = territory.bounds
    inner = shapely.buffer(territory, -_CROWN)
    for _ in range(_WOODS):
        middle = draw.uniform((west, south), (east, north))
        spots = shapely.points(middle + draw.normal(0, 62, (24, 2)) * draw.uniform(0.6, 1.5, 2))
        sizes = draw.uniform(16, _CROWN, 24)
        inside = shapely.contains(inner, spots)  # a wood does not end on a border as if it were cut off
        if inside.sum() < _FEWEST_CROWNS:
            continue
        trees = shapely.union_all(shapely.buffer(spots[inside], sizes[inside], quad_segs=3))
        wood = shapely.intersection(trees, beyond)
        covers += [("woodland", None, part) for part in _parts(wood, 1500.0)]
        beyond = shapely.difference(beyond, shapely.buffer(wood, 5.0))
    return covers


def _plots(bounds: tuple[float, float, float, float], turn: float, draw: np.random.Generator) -> np.ndarray:
    """Rectangles of uneven width in uneven rows, turned, over bounds."""
    west, south, east, north = bounds
    middle, reach = np.array([(west + east) / 2, (south + north) / 2]), float(np.hypot(east - west, north - south)) / 2
    cos, sin = np.cos(turn), np.sin(turn)
    found, y = [], -reach
    while y < reach:
        deep, x = float(draw.uniform(*_FIELD)), -reach
        while x < reach:
            wide = float(draw.uniform(*_FIELD)) * 0.7
            found.append(shapely.box(x + _BALK, y + _BALK, x + wide - _BALK, y + deep - _BALK))
            x += wide
        y += deep
    turned = np.array([[cos, sin], [-sin, cos]])
    return shapely.transform(np.array(found, dtype=object), lambda coords: coords @ turned + middle)


def _pond(park, houses: np.ndarray, draw: np.random.Generator):
    """A winding pond in a park, away from what stands there; None where it does not fit."""
    west, south, east, north = park.bounds
    middle = np.array([west + 0.66 * (east - west), south + 0.27 * (north - south)])
    size = 0.09 * min(east - west, north - south)
    spots = middle + np.array([[-1.1, 0.1], [0.0, -0.25], [0.9, 0.3], [1.7, 0.1]]) * size
    pond = shapely.union_all(shapely.buffer(shapely.points(spots), size * draw.uniform(0.7, 1.0, 4)))
    pond = shapely.buffer(shapely.buffer(pond, size / 2), -size / 2)
    clear = shapely.buffer(park, -18.0)
    fits = shapely.contains(clear, pond) and not shapely.dwithin(houses, pond, 4.0).any()
    return pond if fits else None


def _parts(shape, smallest: float) -> list:
    """The polygons of a shape that are not slivers."""
    parts = shapely.get_parts(shapely.get_parts(shape))
    return [part for part in parts if part.geom_type == "Polygon" and part.area >= smallest]
