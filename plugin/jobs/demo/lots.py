"""What stands in a block: rows of buildings that face south, or a compound with a few shapes of its own."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from ...services.geos import shapely

_SETBACK = 13.0  # from the middle of the street
ALL = 99  # more floors than any building has


@dataclass
class Building:
    """A building of the town in plane metres, and what its floors hold from the ground up.

    ``shops``, ``offices``, ``beds`` are rooms a floor on so many floors (``*_floors``), ``homes`` those on a landing of
    each unit on the floors that are left. ``role`` is what the town's own units are placed by.
    """

    shape: object
    use: str
    floors: int
    units: int | None = 1
    basements: int = 0
    homes: int = 0
    shops: int = 0
    shop_floors: int = 0
    offices: int = 0
    office_floors: int = 0
    beds: int = 0
    role: str = ""
    name: str | None = None
    estate: str | None = None
    number: str | None = None
    road: str | None = None
    door: str | None = None
    block: int = -1
    area: int = -1

    @property
    def home_count(self) -> int:
        """How many homes there are; a farmyard, which has no units, is one."""
        if self.units is None:
            return self.homes
        return self.homes * (self.units or 1) * (self.floors - self.shop_floors - self.office_floors)


class Ground:
    """The free ground of a block, turned so that its streets run east and north."""

    def __init__(self, shape, angle: float, generator: np.random.Generator, taken=None):
        self.generator = generator
        self._centre = shapely.get_coordinates(shapely.centroid(shape))[0]
        self._angle = angle
        free = shapely.buffer(shape, -_SETBACK, join_style="mitre")
        if taken is not None:
            free = shapely.difference(free, taken)
        parts = shapely.get_parts(free)
        parts = parts[shapely.area(parts) > 200]
        self.free = self._turned(shapely.union_all(parts), -angle) if len(parts) else shapely.Polygon()

    @property
    def bounds(self) -> tuple[float, float, float, float]:
        return tuple(shapely.bounds(self.free)) if not shapely.is_empty(self.free) else (0.0, 0.0, 0.0, 0.0)

    def place(self, shape):
        """The shape where it stands in the town, or None when it is not on free ground."""
        if not shapely.contains(self.free, shape):
            return None
        self.free = shapely.difference(self.free, shapely.buffer(shape, 4.0, join_style="mitre"))
        return self._turned(shape, self._angle)

    def rows(self, width: Callable[[], float], depth: float, gap: float, between: float, outline=None) -> list:
        """Shapes in rows from south to north; ``outline(width, depth)`` draws one at the origin."""
        west, south, east, north = self.bounds
        if west == east:
            return []
        shapely.prepare(self.free)
        found, draw = [], self.generator
        y = south + draw.uniform(0, 6)
        while y + depth <= north:
            x, placed = west + draw.uniform(0, 9), False
            wide = width()
            while x + wide <= east:
                box = shapely.box(x, y, x + wide, y + depth)
                if shapely.contains(self.free, box):
                    shape = box if outline is None else shapely.transform(outline(wide, depth), _move(x, y))
                    found.append(self._turned(shape, self._angle))
                    x += wide + gap * draw.uniform(0.9, 1.25)
                    wide, placed = width(), True
                else:
                    x += 5.0
            y += depth + between * draw.uniform(0.95, 1.15) if placed else 6.0
        return found

    def _turned(self, shape, angle: float):
        cos, sin = np.cos(angle), np.sin(angle)
        centre = self._centre

        def turn(coords: np.ndarray) -> np.ndarray:
            x, y = (coords - centre).T
            return np.column_stack((x * cos - y * sin, x * sin + y * cos)) + centre

        return shapely.transform(shape, turn)


def _move(x: float, y: float) -> Callable[[np.ndarray], np.ndarray]:
    return lambda coords: coords + np.array([x, y])


def _slab(units: int) -> Callable:
    """A row house of staircases that step back in turns."""

    def outline(width: float, depth: float):
        part = width / units
        boxes = [
            shapely.box(i * part, 1.2 * (i % 2), (i + 1) * part, depth - 1.2 + 1.2 * (i % 2)) for i in range(units)
        ]
        return shapely.union_all(np.array(boxes, dtype=object))

    return outline


def _cross(width: float, depth: float):
    """A tower: a core with wings."""
    a, b = 0.24 * width, 0.22 * depth
    return shapely.union(shapely.box(a, 0, width - a, depth), shapely.box(0, b, width, depth - b))


def _letter(width: float, depth: float, kind: str):
    """A U that opens to the south, an L, or an H."""
    wing = min(14.0, 0.3 * width)
    if kind == "L":
        parts = [shapely.box(0, depth - wing, width, depth), shapely.box(0, 0, wing, depth)]
    elif kind == "U":
        parts = [shapely.box(0, depth - wing, width, depth), shapely.box(0, 0, wing, depth),
                 shapely.box(width - wing, 0, width, depth)]  # fmt: skip
    else:
        middle = depth / 2
        parts = [shapely.box(0, 0, wing, depth), shapely.box(width - wing, 0, width, depth),
                 shapely.box(0, middle - wing / 2, width, middle + wing / 2)]  # fmt: skip
    return shapely.union_all(np.array(parts, dtype=object))


def walkups(ground: Ground) -> list[Building]:
    """Six storeys without a lift, two to four staircases, two homes a landing."""
    draw, found = ground.generator, []
    floors = int(draw.choice([5, 6, 6, 6, 7]))
    units = int(draw.choice([2, 3, 3, 4]))
    shapes = ground.rows(lambda: 15.0 * units, 12.0, 11.0, 3.2 * floors + 3, _slab(units))
    return [*found, *(Building(shape, "residential", floors, units, homes=2) for shape in shapes)]


def midrise(ground: Ground) -> list[Building]:
    """Eleven storeys with lifts, two staircases."""
    shapes = ground.rows(lambda: 42.0, 15.0, 15.0, 36.0, _slab(2))
    return [Building(shape, "residential", 11, 2, basements=1, homes=2) for shape in shapes]


def towers(ground: Ground) -> list[Building]:
    """Towers of up to 33 storeys over basements; one block has few of them and much green."""
    draw = ground.generator
    shapes = ground.rows(lambda: 30.0, 22.0, 26.0, 46.0, _cross)
    found = []
    for number, shape in enumerate(shapes[:5]):
        floors = 33 if number == 0 else int(draw.choice([18, 24, 26, 28, 33]))
        found.append(Building(shape, "residential", floors, 1, basements=2, homes=4))
    return found


def village_in_town(ground: Ground) -> list[Building]:
    """Close houses of two to five storeys that families built, floors let to tenants."""
    draw = ground.generator
    shapes = ground.rows(lambda: float(draw.uniform(9, 13)), 11.0, 2.5, 5.0)
    keep = draw.random(len(shapes)) < 0.9
    return [
        Building(shape, "residential", int(draw.choice([2, 3, 3, 4, 5])), 1, homes=1)
        for shape, kept in zip(shapes, keep.tolist(), strict=True)
        if kept
    ]


def shops(ground: Ground) -> list[Building]:
    """Old streets: shops on the ground floor, homes above."""
    draw = ground.generator
    shapes = ground.rows(lambda: float(draw.choice([26.0, 32.0, 38.0])), 14.0, 5.0, 16.0)
    found = []
    for shape in shapes:
        many = 4 + int(shapely.area(shape) > 450)
        found.append(Building(shape, "mixed", int(draw.choice([3, 4, 5, 6])), 1, homes=3, shops=many, shop_floors=1))
    return found


def mall(ground: Ground) -> list[Building]:
    """A shopping centre and an office tower beside it."""
    west, south, east, north = ground.bounds
    found = []
    wide, deep = min(90.0, 0.55 * (east - west)), min(60.0, 0.5 * (north - south))
    _add(found, ground, shapely.box(0, 0, wide, deep), 0.1, 0.1,
         use="commercial", floors=4, basements=1, shops=14, shop_floors=4, role="mall")  # fmt: skip
    for shape in ground.rows(lambda: 30.0, 26.0, 18.0, 20.0)[:2]:
        found.append(Building(shape, "office", int(ground.generator.choice([12, 16, 21])), 1, basements=2, offices=6,
                              office_floors=ALL, role="office_tower"))  # fmt: skip
    return found


def market(ground: Ground) -> list[Building]:
    """The farmers' market: a hall of stalls, and shop houses around it."""
    found: list[Building] = []
    _add(found, ground, shapely.box(0, 0, 64, 44), 0.5, 0.5, use="commercial", floors=1, shops=48, shop_floors=1,
         role="market")  # fmt: skip
    return found + shops(ground)[:8]


def civic(ground: Ground) -> list[Building]:
    """The sub-district office, police station, fire station, service hall."""
    found: list[Building] = []
    _add(found, ground, _letter(62, 34, "U"), 0.5, 0.9,
         use="office", floors=6, offices=9, office_floors=ALL, role="government")  # fmt: skip
    roles = ((4, "police"), (3, "fire_station"), (3, "service_hall"), (4, "bank"))
    for (floors, role), shape in zip(roles, ground.rows(lambda: 34.0, 20.0, 12.0, 16.0), strict=False):
        found.append(Building(shape, "office", floors, 1, offices=5, office_floors=ALL, role=role))
    return found


def school(ground: Ground) -> list[Building]:
    """Teaching buildings, a hall, a canteen; the southern part stays free as a sports ground."""
    west, _, east, _ = ground.bounds
    found: list[Building] = []
    wide = min(96.0, 0.62 * (east - west))
    _add(found, ground, _letter(wide, 46, "U"), 0.05, 0.95, use="other", floors=5,
         offices=6, office_floors=ALL, role="school")  # fmt: skip
    _add(found, ground, shapely.box(0, 0, 42, 26), 0.95, 0.9, use="other",
         floors=2, role="school_hall")  # fmt: skip
    _add(found, ground, shapely.box(0, 0, 34, 18), 0.05, 0.05, use="other",
         floors=2, role="canteen")  # fmt: skip
    return found


def hospital(ground: Ground) -> list[Building]:
    """Wards, outpatients, a fire station beside them."""
    found: list[Building] = []
    _add(found, ground, _letter(74, 46, "H"), 0.5, 0.95,
         use="other", floors=12, basements=1, offices=10, office_floors=ALL, role="hospital")  # fmt: skip
    _add(found, ground, shapely.box(0, 0, 64, 28), 0.5, 0.05,
         use="other", floors=5, offices=8, office_floors=ALL, role="outpatients")  # fmt: skip
    _add(found, ground, shapely.box(0, 0, 26, 18), 0.95, 0.3, use="office", floors=3, offices=4, office_floors=ALL,
         role="fire_station")  # fmt: skip
    return found


def park(ground: Ground) -> list[Building]:
    """Green, a pavilion, a hall for the neighbourhood."""
    found: list[Building] = []
    _add(found, ground, shapely.box(0, 0, 30, 16), 0.1, 0.95, use="other",
         floors=2, offices=3, office_floors=ALL, role="community_hall")  # fmt: skip
    pavilion = shapely.buffer(shapely.Point(5.0, 5.0), 5.0, quad_segs=2)
    _add(found, ground, pavilion, 0.5, 0.5, use="other", floors=1, role="pavilion")
    return found


def offices(ground: Ground) -> list[Building]:
    """Office slabs."""
    shapes = ground.rows(lambda: 48.0, 18.0, 16.0, 30.0, lambda w, d: _letter(w, d, "L"))
    return [
        Building(shape, "office", int(ground.generator.choice([6, 8, 10, 12])), 1, offices=6, office_floors=ALL,
                 role="office")
        for shape in shapes[:5]
    ]  # fmt: skip


def works(ground: Ground) -> list[Building]:
    """Workshops, a dormitory for the workers, an office."""
    found = []
    for number, shape in enumerate(ground.rows(lambda: 56.0, 26.0, 14.0, 14.0)):
        if number == 0:
            found.append(Building(shape, "residential", 6, 1, beds=14, role="dormitory"))
        elif number == 1:
            found.append(Building(shape, "office", 4, 1, offices=5, office_floors=ALL, role="works_office"))
        else:
            found.append(Building(shape, "industrial", 1 + number % 2, 1, offices=1, office_floors=1, role="works"))
    return found


def stores(ground: Ground) -> list[Building]:
    """Warehouses, and the fire brigade that the firms keep."""
    found: list[Building] = []
    _add(found, ground, shapely.box(0, 0, 30, 18), 0.05, 0.05, use="office", floors=2, offices=3, office_floors=ALL,
         role="fire_brigade")  # fmt: skip
    shapes = ground.rows(lambda: 70.0, 32.0, 18.0, 20.0)
    halls = [Building(shape, "storage", 1, 1, offices=1, office_floors=1, role="warehouse") for shape in shapes]
    return found + halls


def depot(ground: Ground) -> list[Building]:
    """The chemical depot: small stores far from each other, an office by the gate."""
    found = []
    for number, shape in enumerate(ground.rows(lambda: 26.0, 14.0, 24.0, 28.0)):
        use, role = ("office", "depot_office") if number == 0 else ("storage", "depot")
        found.append(Building(shape, use, 2 if number == 0 else 1, 1, offices=2 if number == 0 else 1, office_floors=1,
                              role=role))  # fmt: skip
    return found


def _add(found: list[Building], ground: Ground, shape, x: float, y: float, **values) -> None:
    """Put a shape, drawn at the origin, near the share ``x``, ``y`` of the ground; smaller if need be."""
    west, south, east, north = ground.bounds
    for scale in (1.0, 0.8, 0.62):
        smaller = shapely.transform(shape, lambda coords, scale=scale: coords * scale)
        _, _, wide, deep = shapely.bounds(smaller)
        free = np.array([east - west - wide, north - south - deep])
        if min(free) < 0:
            continue
        shares = [(a, b) for a in np.linspace(0.02, 0.98, 9) for b in np.linspace(0.02, 0.98, 9)]
        for a, b in sorted(shares, key=lambda one: (one[0] - x) ** 2 + (one[1] - y) ** 2):
            placed = ground.place(shapely.transform(smaller, _move(west + a * free[0], south + b * free[1])))
            if placed is not None:
                found.append(Building(placed, **values))
                return


FILL: dict[str, Callable[[Ground], list[Building]]] = {
    "walkups": walkups, "midrise": midrise, "towers": towers, "village_in_town": village_in_town, "shops": shops,
    "mall": mall, "market": market, "civic": civic, "school": school, "hospital": hospital, "park": park,
    "offices": offices, "works": works, "stores": stores, "depot": depot,
}  # fmt: skip
ESTATES = {"walkups", "midrise", "towers"}
