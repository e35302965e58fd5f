"""Villages on the edge of the town: a road out to each, lanes, and farmyards of several villagers' groups."""

from dataclasses import dataclass, field

import numpy as np

from ...services.geos import shapely
from .lots import Building

_FROM_TOWN = (170.0, 330.0)
_FROM_RIVER = 260.0
_FROM_FIELDS = 25.0
_YARDS_APART, _YARDS_GAP = 18.0, 1.5


@dataclass
class Village:
    """A village: where it is, its roads as coordinates with their class, its buildings by villagers' group."""

    middle: np.ndarray
    roads: list[tuple[np.ndarray, str]] = field(default_factory=list)
    yards: list[tuple[int, Building]] = field(default_factory=list)
    groups: list[np.ndarray] = field(default_factory=list)


def build_villages(
    count: int, yards: int, town, river, ends: np.ndarray, generator: np.random.Generator
) -> list[Village]:
    """``count`` villages around the area ``town``, each with about ``yards`` farmyards.

    ``ends`` are the crossings where a road out may begin. The same generator gives the same villages.
    """
    centre = shapely.get_coordinates(shapely.centroid(town))[0]
    found: list[Village] = []
    shapely.prepare(town)
    start = generator.uniform(0, 2 * np.pi)
    tries = 0
    while len(found) < count and tries < 40 * count:
        direction = start + 2 * np.pi * (tries * 0.61803) + generator.uniform(-0.1, 0.1)
        tries += 1
        middle = _outside(town, centre, direction, generator.uniform(*_FROM_TOWN))
        near = min((float(np.hypot(*(middle - one.middle))) for one in found), default=1e9)
        if near < 620 or shapely.distance(river, shapely.Point(middle)) < _FROM_RIVER:
            continue
        village = _village(middle, yards, town, river, ends, generator)
        if village is not None:
            found.append(village)
    return found


def _outside(town, centre: np.ndarray, direction: float, metres: float) -> np.ndarray:
    ahead = np.array([np.cos(direction), np.sin(direction)])
    ray = shapely.LineString([centre, centre + 50_000 * ahead])
    edge = shapely.get_coordinates(shapely.intersection(ray, shapely.boundary(town)))
    furthest = max(np.hypot(*(edge - centre).T)) if len(edge) else 0.0
    return centre + (furthest + metres) * ahead


def _village(middle, yards: int, town, river, ends: np.ndarray, draw: np.random.Generator) -> Village | None:
    distance = np.hypot(*(ends - middle).T)
    for end in ends[np.argsort(distance)[:12]]:
        road = _wander(end, middle, draw)
        line = shapely.LineString(road)
        within = shapely.length(shapely.intersection(line, town))
        if within < 25 and not shapely.intersects(line, river):
            break
    else:
        return None
    ahead = road[-1] - road[-3]
    ahead /= np.hypot(*ahead)
    main = _wander(middle, middle + draw.uniform(240, 300) * ahead, draw, 22.0)
    taken = shapely.union(town, river)
    if shapely.distance(taken, shapely.LineString(main)) < _FROM_FIELDS:
        return None
    village = Village(middle + 120 * ahead, [(road, "tertiary"), (main, "residential")])
    lanes = [main]
    for share, side in ((0.28, 1), (0.5, -1), (0.78, 1)):
        at = int(share * (len(main) - 1))
        across = side * np.array([-ahead[1], ahead[0]]) + draw.uniform(-0.35, 0.35) * ahead
        lane = _wander(main[at], main[at] + draw.uniform(130, 190) * across / np.hypot(*across), draw, 10.0)
        if shapely.distance(taken, shapely.LineString(lane)) < _FROM_FIELDS:
            continue
        lanes.append(lane)
        village.roads.append((lane, "residential"))
    _place_yards(village, lanes, yards, taken, draw)
    return village


def _wander(start: np.ndarray, end: np.ndarray, draw: np.random.Generator, swing: float | None = None) -> np.ndarray:
    """A winding way with a position every 30 metres or so."""
    length = float(np.hypot(*(end - start)))
    share = np.linspace(0, 1, max(5, int(length / 30)))
    across = np.array([-(end - start)[1], (end - start)[0]]) / length
    swing = min(60.0, 0.1 * length) if swing is None else swing
    a, b = draw.uniform(-1, 1, 2)
    off = swing * (a * np.sin(np.pi * share) + 0.6 * b * np.sin(2 * np.pi * share))
    found = start + share[:, None] * (end - start) + off[:, None] * across
    found[0], found[-1] = start, end
    return found


def _place_yards(village: Village, lanes: list[np.ndarray], yards: int, taken, draw: np.random.Generator) -> None:
    """Farmyards on both sides of the lanes; the first lane's two halves and the others are villagers' groups."""
    ways = shapely.buffer(shapely.multilinestrings([shapely.LineString(lane) for lane in lanes]), 5.0)
    shapely.prepare(ways)
    places = []
    for number, lane in enumerate(lanes):
        line = shapely.LineString(lane)
        for along in np.arange(12.0, line.length, _YARDS_APART):
            here = shapely.get_coordinates(shapely.line_interpolate_point(line, [along, min(along + 1, line.length)]))
            if np.allclose(*here):
                continue
            ahead = here[1] - here[0]
            for side in (1, -1):
                for back in (13.0, 31.0, 49.0):
                    at = here[0] + (back + draw.uniform(-2, 3)) * side * np.array([-ahead[1], ahead[0]])
                    places.append((number, back, at + draw.uniform(-2.5, 2.5, 2), np.arctan2(ahead[1], ahead[0])))
    # Those on the lane first; a village fills from its lanes outwards.
    order = np.lexsort((draw.random(len(places)), [one[1] for one in places]))
    kept: list = []
    for index in order.tolist():
        number, _, at, angle = places[index]
        if len(kept) >= yards:
            break
        shape = _yard(at, angle, draw)
        if kept and shapely.dwithin(np.array(kept, dtype=object), shape, _YARDS_GAP).any():
            continue
        if shapely.intersects(ways, shape) or shapely.distance(taken, shape) < _FROM_FIELDS:
            continue
        kept.append(shape)
        role = "village_office" if len(kept) == 1 else "farmyard"
        floors = int(draw.choice([1, 2, 2, 2, 3]))
        homes = 0 if role == "village_office" else 1
        village.yards.append((number, Building(shape, "residential" if homes else "office", floors if homes else 2,
                                               None if homes else 1, homes=homes, offices=4 * (1 - homes),
                                               office_floors=2 * (1 - homes), role=role)))  # fmt: skip
    used = sorted({number for number, _ in village.yards})
    village.groups = [lanes[number][len(lanes[number]) // 2] for number in used]
    village.yards = [(used.index(number), building) for number, building in village.yards]


def _yard(at: np.ndarray, angle: float, draw: np.random.Generator):
    """A house with a side wing around a yard; it faces south as far as the lane lets it."""
    quarter = np.round(angle / (np.pi / 2)) * np.pi / 2
    turned = angle - quarter
    wide, deep = draw.uniform(10, 13), draw.uniform(7.5, 9)
    wing = shapely.box(-wide / 2 - 3, -4.5, -wide / 2, deep - 2)
    shape = shapely.union(shapely.box(-wide / 2, 0, wide / 2, deep), wing)
    cos, sin = np.cos(turned), np.sin(turned)
    move = np.array([[cos, sin], [-sin, cos]])
    return shapely.transform(shape, lambda coords: (coords - [0, deep / 2]) @ move + at)
