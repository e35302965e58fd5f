"""Puts the demo town together in plane metres: streets, blocks with buildings, villages, communities, grids."""

from dataclasses import dataclass, field

import numpy as np

from ...domain.address import Address, rural_place
from ...services.geos import shapely
from ..areas import community_name, group_grids
from ..progress import Progress
from .lots import ESTATES, FILL, Building, Ground
from .naming import Words
from .plan import RIVER, Block, Neighbourhood, Plan
from .villages import Village, build_villages

PERSONS_A_HOME = 2.34
"""Planning value: persons by homes, the vacant ones among them."""

_A_NEIGHBOURHOOD = 2300
_NEIGHBOURHOODS_A_SUB_DISTRICT = 20
_INDUSTRY_EVERY = 12
_HOMES_A_GRID = 450
_MICRO_EVERY = 4
_SPLINTER = 50.0  # square metres
_CENTIMETRE = 0.01
_FAR = np.array([-3000.0, -3000.0, 3000.0, 3000.0])
_FIRST = (("civic", "market", "shops", "towers", "park"), ("hospital", "school", "shops", "walkups"),
          ("mall", "park", "village_in_town", "offices"))  # fmt: skip
_PUBLIC = (("school", "park"), ("shops", "offices"), ("market", "park"), ("school", "shops"), ("hospital", "mall"),
           ("park", "school"), ("shops", "school"), ("offices", "park"))  # fmt: skip
# Housing by distance from the middle, with its weights.
_HOUSING = (
    (900.0, {"walkups": 5, "shops": 2, "towers": 1, "midrise": 2}),
    (2200.0, {"walkups": 4, "towers": 2, "midrise": 3, "village_in_town": 1}),
    (1e9, {"walkups": 3, "towers": 3, "midrise": 3, "village_in_town": 2}),
)


@dataclass
class Road:
    """A stretch of road in plane metres."""

    line: np.ndarray
    name: str | None
    road_class: str
    direction: str = "both"
    bridge: bool = False


@dataclass
class Area:
    """A community or village, or a villagers' group (``parent`` is then its village)."""

    name: str
    shape: object
    village: bool = False
    parent: int | None = None
    sub_district: int = 0


@dataclass
class Grid:
    """A grid or micro-grid; ``parent`` is the grid of a micro-grid."""

    area: int
    shape: object
    parent: int | None = None


@dataclass
class Town:
    """Everything that stands still."""

    roads: list[Road] = field(default_factory=list)
    buildings: list[Building] = field(default_factory=list)
    areas: list[Area] = field(default_factory=list)
    grids: list[Grid] = field(default_factory=list)
    sub_districts: int = 1
    parks: list = field(default_factory=list)
    blocks: list[tuple[str, object, int]] = field(default_factory=list)
    river: object = None


def build_town(population: int, generator: np.random.Generator, progress: Progress | None = None) -> Town:
    """The town for about so many people; the same generator gives the same town. Raises Cancelled."""
    progress = progress or Progress()
    plan = Plan(generator, population // _A_NEIGHBOURHOOD + 8)
    words = Words(generator)
    town = Town()
    villages = max(1, min(4, population // 4000)) + population // 25_000
    yards = int(np.clip(population / 250, 16, 68))
    wanted = population / PERSONS_A_HOME - villages * yards
    homes = 0
    while len(plan.built) < 2 or homes < wanted:
        made = plan.add()
        homes += _fill(town, plan, made, _uses(len(plan.built) - 1, made, generator), words, generator)
        progress.step(min(99.0, 100 * homes / max(wanted, 1)))
    for number in range(1 + len(plan.built) // _INDUSTRY_EVERY):
        made = plan.add()
        uses = ["works", "stores" if number else "depot", "works", "stores", "offices", *["works", "stores"] * 9]
        _fill(town, plan, made, uses[: len(made.blocks)], words, generator)
    plan.finish()
    town.river = plan.river(900.0)
    _streets(town, plan, words, generator)
    core = shapely.union_all(np.array([made.outline for made in plan.built], dtype=object))
    found = build_villages(villages, yards, core, town.river, plan.ends(), generator)
    _communities(town, plan, found, words)
    _doors(town)
    return town


def _uses(number: int, made: Neighbourhood, draw: np.random.Generator) -> list[str]:
    """What each block is for: public uses first, in the order of the largest blocks, housing in the others."""
    public = list(_FIRST[number] if number < len(_FIRST) else _PUBLIC[number % len(_PUBLIC)])
    if number and number % _NEIGHBOURHOODS_A_SUB_DISTRICT == 0:
        public.insert(0, "civic")
    away = float(np.hypot(*made.middle))
    housing = next(weights for limit, weights in _HOUSING if away < limit)
    kinds, shares = list(housing), np.array(list(housing.values()), dtype=float)
    rest = len(made.blocks) - len(public)
    public += draw.choice(kinds, size=max(rest, 0), p=shares / shares.sum()).tolist()
    uses = [""] * len(made.blocks)
    size = [-(block.east - block.west) * (block.north - block.south) * draw.uniform(0.6, 1.4) for block in made.blocks]
    for use, place in zip(public, np.argsort(size).tolist(), strict=False):
        uses[place] = use
    return uses


def _fill(town: Town, plan: Plan, made: Neighbourhood, uses: list[str], words: Words, draw) -> int:
    """Buildings and lanes of a neighbourhood's blocks; returns the homes."""
    homes, area = 0, len(plan.built) - 1
    for block, use in zip(made.blocks, uses, strict=True):
        block.use = use
        number = len(town.blocks)
        town.blocks.append((use, block.shape, area))
        lane = _lane(town, plan, block, words, draw)
        angle = float(np.clip(plan.bend.angle(block.middle), -0.26, 0.26))
        ground = Ground(block.shape, angle, draw, lane)
        if use == "park":
            town.parks.append(block.shape)
        buildings = FILL[use](ground)
        estate = words.estate(use == "walkups") if use in ESTATES and buildings else None
        for serial, building in enumerate(buildings, start=1):
            building.block, building.area = number, area
            if estate:
                building.estate, building.number, building.name = estate, str(serial), f"{estate}{serial}栋"
            homes += building.home_count
        block.homes = sum(building.home_count for building in buildings)
        town.buildings += buildings
    return homes


def _lane(town: Town, plan: Plan, block: Block, words: Words, draw):
    """A way into the block, from a position of the street's line; returns the ground it takes, or None."""
    if block.use in {"park", "civic", "mall"}:
        return None
    edge = shapely.get_coordinates(block.shape.exterior)
    sides = plan.bend(np.array([[block.middle[0], block.south], [block.middle[0], block.north],
                                [block.west, block.middle[1]], [block.east, block.middle[1]]]))  # fmt: skip
    near = [edge[int(np.argmin(np.hypot(*(edge - side).T)))] for side in sides]
    if block.use in {"village_in_town", "shops"}:
        first = 0 if block.east - block.west >= block.north - block.south else 2
        line, name, road_class = np.array([near[first], near[first + 1]]), words.alley(), "residential"
    else:
        start = near[int(draw.integers(4))]
        line, name, road_class = np.array([start, start + 0.72 * (plan.bend(block.middle)[0] - start)]), None, "service"
    if np.hypot(*(line[1] - line[0])) < 30:
        return None
    town.roads.append(Road(line, name, road_class))
    return shapely.buffer(shapely.LineString(line), 5.0, cap_style="flat")


def _streets(town: Town, plan: Plan, words: Words, draw) -> None:
    """Names for all streets, the bridges, and the paths on the banks."""
    names = {}
    for vertical, place in sorted(plan.main_streets(), key=lambda one: abs(one[1])):
        bank = {0.0: 0, RIVER: 1}.get(place) if not vertical else None
        names[vertical, place] = _BANKS[bank] if bank is not None else words.main_street(vertical)
    for key, edges in plan.main_streets().items():
        for edge in edges:
            edge.name = names[key]
    inner = [street for made in plan.built for street in made.streets]
    for street in inner:
        street.name = words.street()
    for street in [one for one in plan.built[0].streets if one.road_class == "residential"][:1]:
        street.road_class, street.direction = "pedestrian", "both"
    for street in plan.bridges():
        street.name = words.bridge(names[True, street.place])
        town.roads.append(Road(plan.bend(np.array([street.at(0.0), street.at(RIVER)])), street.name,
                               street.road_class, bridge=True))  # fmt: skip
    for street in plan.streets():
        for part in street.stretches():
            town.roads.append(Road(plan.bend(part), street.name, street.road_class, street.direction))
    for west, east, bank, water in plan.banks():
        path = np.column_stack((np.linspace(west, east, 14), np.full(14, water)))
        town.roads.append(Road(plan.bend(path), "滨江步道", "footway"))
        for x in (west, east):
            town.roads.append(Road(plan.bend(np.array([[x, bank], [x, water]])), None, "steps"))


def _communities(town: Town, plan: Plan, villages: list[Village], words: Words) -> None:
    """Communities and their grids, villages with their groups; territories without gaps."""
    centres = np.array([made.middle for made in plan.built])
    groups = group_grids(centres, _NEIGHBOURHOODS_A_SUB_DISTRICT)
    town.sub_districts = len(groups)
    sub_district = np.empty(len(centres), dtype=np.int64)
    for number, rows in enumerate(groups):
        sub_district[rows] = number
    for number, made in enumerate(plan.built):
        grids: list[list[Block]] = []
        _grids(made.tree, grids)
        shapes = []
        for blocks in grids:
            parts = [part for block in blocks for part in (block.shape, plan.bank(block, made)) if part is not None]
            shapes.append(_solid(shapely.union_all(np.array(parts, dtype=object), grid_size=_CENTIMETRE)))
        town.areas.append(Area(community_name(number), shapely.union_all(np.array(shapes, dtype=object)),
                               sub_district=int(sub_district[number])))  # fmt: skip
        for blocks, shape in zip(grids, shapes, strict=True):
            town.grids.append(Grid(number, shape))
            if number % _MICRO_EVERY == 0 and len(blocks) > 1:
                parent = len(town.grids) - 1
                town.grids += [Grid(number, block.shape, parent) for block in blocks if block.homes]
    _village_areas(town, plan, villages, words, sub_district)


def _grids(tree, found: list[list[Block]]) -> None:
    """Branches of the splits with at most so many homes."""
    blocks = list(_leaves(tree))
    if len(blocks) == 1 or sum(block.homes for block in blocks) <= _HOMES_A_GRID:
        found.append(blocks)
    else:
        for branch in tree:
            _grids(branch, found)


def _leaves(tree):
    if isinstance(tree, Block):
        yield tree
    else:
        for branch in tree:
            yield from _leaves(branch)


def _village_areas(town: Town, plan: Plan, villages: list[Village], words: Words, sub_district: np.ndarray) -> None:
    core = shapely.union_all(np.array([area.shape for area in town.areas], dtype=object))
    # Without the slits between communities: no village has land in the middle of the town.
    core = shapely.union_all(shapely.polygons(shapely.get_exterior_ring(shapely.get_parts(core))))
    yards = [building.shape for village in villages for _, building in village.yards]
    around = shapely.buffer(shapely.convex_hull(shapely.union_all(np.array([core, *yards], dtype=object))), 160.0)
    open_land = shapely.difference(around, core)
    territories = _nearest_parts(open_land, [village.middle for village in villages])
    middles = plan.bend(np.array([made.middle for made in plan.built]))
    for village, territory in zip(villages, territories, strict=True):
        name = words.village()
        number = len(town.areas)
        near = int(np.argmin(np.hypot(*(middles - village.middle).T)))
        town.areas.append(Area(name + "村", territory, village=True, sub_district=int(sub_district[near])))
        town.grids.append(Grid(number, territory))
        for serial, part in enumerate(_nearest_parts(territory, village.groups), start=1):
            town.areas.append(Area(f"{name}村{serial}组", part, True, number, int(sub_district[near])))
        counts: dict[int, int] = {}
        for group, building in village.yards:
            building.area = number
            counts[group] = counts.get(group, 0) + 1
            building.road = rural_place(Address(village=name + "村", group=str(group + 1)))
            building.door = str(counts[group])
            if building.role == "village_office":
                building.name = f"{name}村民委员会"
            town.buildings.append(building)
        for line, road_class in village.roads:
            town.roads.append(Road(line, f"{name}路" if road_class == "tertiary" else None, road_class))


def _nearest_parts(area, middles: list[np.ndarray]) -> list:
    """The area divided among positions, each part nearest to its own."""
    if len(middles) == 1:
        return [area]
    points = shapely.multipoints(np.array(middles))
    cells = shapely.get_parts(shapely.voronoi_polygons(points, extend_to=shapely.box(*(shapely.bounds(area) + _FAR))))
    found = []
    for middle in middles:
        cell = next(one for one in cells if shapely.covers(one, shapely.Point(middle)))
        found.append(_solid(shapely.intersection(area, cell)))
    return found


def _solid(shape):
    """An area without the splinters that cutting leaves."""
    parts = shapely.get_parts(shape)
    parts = parts[shapely.area(parts) >= _SPLINTER]
    return parts[0] if len(parts) == 1 else shapely.MultiPolygon(parts.tolist())


def _doors(town: Town) -> None:
    """Door numbers, odd ones on the left, for buildings that are in no estate and no village."""
    named = [road for road in town.roads if road.name and not road.bridge and road.road_class not in {"footway"}]
    lines = np.array([shapely.LineString(road.line) for road in named], dtype=object)
    rest = [one for one in town.buildings if one.estate is None and one.road is None]
    points = shapely.centroid(np.array([one.shape for one in rest], dtype=object))
    nearest = shapely.STRtree(lines).nearest(points)
    # Along a street from the south-west, as far as one can say of a winding one.
    coords = shapely.get_coordinates(points)
    order = np.argsort(coords.sum(axis=1), kind="stable")
    counts: dict[tuple[str, bool], int] = {}
    for place in order.tolist():
        road = named[int(nearest[place])]
        start, end = road.line[0], road.line[-1]
        left = bool(np.cross(end - start, coords[place] - start) > 0)
        counts[road.name, left] = counts.get((road.name, left), 0) + 1
        rest[place].road, rest[place].door = road.name, str(2 * counts[road.name, left] - int(left))


_BANKS = ("滨江大道", "江北大道")
