"""The plan of the demo town in plane metres: main streets, a river, neighbourhoods split into blocks of uneven size.

Drawn straight first, x to the east and y to the north with the river between y 0 and RIVER, then bent by one smooth
function, so that streets, banks and blocks curve together. Neighbourhoods are added around the middle.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

import numpy as np

from ...services.geos import shapely

RIVER = 130.0
"""Metres between the streets on the two banks."""

_COLUMN, _ROW = (470.0, 620.0), (390.0, 520.0)
_WIDEST_BLOCK = 245.0
_SAMPLE = 45.0
_BRIDGE_EVERY = 2
_UNDER = 15.0  # a strip on the bank begins under the block, so that no sliver is left between


@dataclass
class Street:
    """A street on the straight plan: ``place`` is its x (vertical) or y, ``low`` to ``high`` where it runs."""

    vertical: bool
    place: float
    low: float
    high: float
    bulge: float = 0.0
    road_class: str = "residential"
    direction: str = "both"
    name: str | None = None
    bridge: bool = False
    joints: set[float] = field(default_factory=set)

    def at(self, along: float) -> tuple[float, float]:
        """The position at x or y ``along``."""
        across = self.place
        if self.low < along < self.high:  # at the ends exactly in place: streets meet at equal positions
            across += self.bulge * float(np.sin(np.pi * (along - self.low) / (self.high - self.low)))
        return (across, along) if self.vertical else (along, across)

    def stretches(self) -> Iterator[np.ndarray]:
        """Coordinates from joint to joint, with positions between them on which lanes may end."""
        count = max(2, int((self.high - self.low) / _SAMPLE) + 1)
        ends = sorted({self.low, self.high, *self.joints})
        along = sorted({*ends, *np.linspace(self.low, self.high, count).tolist()})
        first = 0
        for end in ends[1:]:
            last = along.index(end, first)
            yield np.array([self.at(value) for value in along[first : last + 1]])
            first = last


@dataclass
class Block:
    """A leaf of a neighbourhood's splits: bounds on the straight plan and, once drawn, its shape."""

    west: float
    east: float
    south: float
    north: float
    shape: object = None
    use: str = ""
    homes: int = 0

    @property
    def middle(self) -> np.ndarray:
        return np.array([(self.west + self.east) / 2, (self.south + self.north) / 2])


@dataclass
class Neighbourhood:
    """One cell between main streets; ``tree`` nests pairs down to blocks."""

    column: int
    row: int
    middle: np.ndarray
    outline: object
    tree: object
    blocks: list[Block]
    streets: list[Street]
    edges: tuple[Street, ...]


class Bend:
    """Bends the straight plan; one function for everything, so that what meets still meets."""

    def __init__(self, generator: np.random.Generator):
        self._phase = generator.uniform(0, 2 * np.pi, 5)
        self._turn = np.radians(generator.uniform(-9, -4))

    def __call__(self, coords: np.ndarray) -> np.ndarray:
        """Bent positions of an (n, 2) array."""
        x, y = np.asarray(coords, dtype=float).reshape(-1, 2).T
        a, b, c, d, e = self._phase
        dx = 42 * np.sin(y / 310 + a) + 36 * np.sin((x + 0.6 * y) / 520 + b)
        dy = 58 * np.sin(x / 400 + c) + 34 * np.sin((x - 0.7 * y) / 560 + d)
        # The river winds more than the streets far from it.
        dy = dy + 26 * np.sin(x / 190 + e) * np.exp(-(((y - RIVER / 2) / 420) ** 2))
        x, y = x + dx, y + dy
        cos, sin = np.cos(self._turn), np.sin(self._turn)
        return np.column_stack((x * cos - y * sin, x * sin + y * cos))

    def polygon(self, west: float, south: float, east: float, north: float):
        """A rectangle of the straight plan, bent."""
        xs, ys = np.linspace(west, east, 24), np.linspace(south, north, 24)
        edge = [*((x, south) for x in xs), *((east, y) for y in ys), *((x, north) for x in xs[::-1]),
                *((west, y) for y in ys[::-1])]  # fmt: skip
        return shapely.Polygon(self(np.array(edge)))

    def angle(self, middle: np.ndarray) -> float:
        """How far, in radians, an eastward street is turned at a position of the straight plan."""
        step = self(middle + np.array([[-30, 0], [30, 0]]))
        return float(np.arctan2(*(step[1] - step[0])[::-1]))


class Plan:
    """The growing plan: ``add`` builds one neighbourhood after another, from the middle outwards."""

    def __init__(self, generator: np.random.Generator, most: int):
        self._generator = generator
        self.bend = Bend(generator)
        side = int(np.ceil(np.sqrt(most))) + 4
        half = side // 2 + 1
        widths, heights = generator.uniform(*_COLUMN, 2 * half), generator.uniform(*_ROW, 2 * half)
        self.xs = np.concatenate(([0.0], np.cumsum(widths))) - widths[:half].sum() - widths[half] / 2
        south, north = heights[:half], heights[half:]
        self.ys = np.concatenate((-np.cumsum(south)[::-1], [0.0, RIVER], RIVER + np.cumsum(north)))
        self._river_row = half
        self._edges: dict[tuple, Street] = {}
        self._half = half
        cells = [(c, r) for c in range(len(self.xs) - 1) for r in range(len(self.ys) - 1) if r != half]
        middle = np.array([0.0, RIVER / 2])
        # A little wider than high, as towns along a river are.
        self._order = sorted(cells, key=lambda one: float(np.hypot(*((self._middle(*one) - middle) * [0.86, 1]))))
        self.built: list[Neighbourhood] = []

    def add(self) -> Neighbourhood:
        """Build the next neighbourhood; its streets and blocks are on the plan from then on."""
        made = self._build(*self._order[len(self.built)])
        self.built.append(made)
        return made

    def finish(self) -> None:
        """Shape all blocks once more: neighbours that came later have given the main streets more positions."""
        for made in self.built:
            self._draw(made)

    def bridges(self) -> list[Street]:
        """The bridges between built banks: the two beside the middle, and on every second main street further out."""
        banks = {n.column for n in self.built if n.row == self._river_row - 1} & {
            n.column for n in self.built if n.row == self._river_row + 1
        }
        found = []
        for column in sorted({*banks, *(one + 1 for one in banks)}):
            if (column - self._half) % _BRIDGE_EVERY and column - self._half not in {0, 1}:
                continue
            if column - self._half not in {0, 1} and abs(column - self._half) < 3:
                continue
            found.append(Street(True, float(self.xs[column]), 0.0, RIVER, bridge=True))
        for street in found:
            street.road_class = self._main_class(True, street.place)[0]
        return found

    def streets(self) -> list[Street]:
        """Main streets, edge by edge, and the streets of the neighbourhoods."""
        return [*self._edges.values(), *(street for made in self.built for street in made.streets)]

    def main_streets(self) -> dict[tuple[bool, float], list[Street]]:
        """The edges of each main street."""
        found: dict[tuple[bool, float], list[Street]] = {}
        for street in self._edges.values():
            found.setdefault((street.vertical, street.place), []).append(street)
        return found

    def banks(self) -> Iterator[tuple[float, float, float, float]]:
        """For each built neighbourhood on the river: west, east, y of the street on the bank, y of the water's edge."""
        for made in self.built:
            if made.row in {self._river_row - 1, self._river_row + 1}:
                bank, water = (0.0, 20.0) if made.row < self._river_row else (RIVER, RIVER - 20.0)
                yield float(self.xs[made.column]), float(self.xs[made.column + 1]), bank, water

    def bank(self, block: Block, made: Neighbourhood):
        """The strip from the street on the bank to the middle of the river in front of a block, or None."""
        if made.row == self._river_row - 1 and block.north >= -1:
            strip = self.bend.polygon(block.west, -_UNDER, block.east, RIVER / 2)
        elif made.row == self._river_row + 1 and block.south <= RIVER + 1:
            strip = self.bend.polygon(block.west, RIVER / 2, block.east, RIVER + _UNDER)
        else:
            return None
        return shapely.difference(strip, made.outline)

    def river(self, beyond: float):
        """The river as an area, ``beyond`` metres further than the built town."""
        west = min(self.xs[n.column] for n in self.built) - beyond
        east = max(self.xs[n.column + 1] for n in self.built) + beyond
        xs = np.linspace(west, east, 200)
        edge = np.concatenate((np.column_stack((xs, 0 * xs + 22)), np.column_stack((xs, 0 * xs + RIVER - 22))[::-1]))
        return shapely.Polygon(self.bend(edge))

    def ends(self) -> np.ndarray:
        """Crossings of main streets, bent: where roads out of town begin."""
        corners = {(n.column + dx, n.row + dy) for n in self.built for dx in (0, 1) for dy in (0, 1)}
        return self.bend(np.array([(self.xs[c], self.ys[r]) for c, r in sorted(corners)]))

    def _middle(self, column: int, row: int) -> np.ndarray:
        return np.array([self.xs[column : column + 2].mean(), self.ys[row : row + 2].mean()])

    def _main_class(self, vertical: bool, place: float) -> tuple[str, str]:
        places = self.xs if vertical else self.ys
        number = int(np.argmin(np.abs(places - place))) - self._half
        if not vertical and number in {0, 1}:
            return "primary", "both"
        if vertical:
            number = number if number > 0 else 1 - number
        return ("primary" if number % 6 == 5 else "secondary" if number % 2 else "tertiary"), "both"

    def _edge(self, vertical: bool, index: int, other: int) -> Street:
        key = (vertical, index, other)
        if key not in self._edges:
            places, along = (self.xs, self.ys) if vertical else (self.ys, self.xs)
            place, low, high = float(places[index]), float(along[other]), float(along[other + 1])
            self._edges[key] = Street(vertical, place, low, high, road_class=self._main_class(vertical, place)[0])
        return self._edges[key]

    def _build(self, column: int, row: int) -> Neighbourhood:
        west, east = self._edge(True, column, row), self._edge(True, column + 1, row)
        south, north = self._edge(False, row, column), self._edge(False, row + 1, column)
        streets: list[Street] = []
        blocks: list[Block] = []
        tree = self._split(west, east, south, north, 0, streets, blocks)
        made = Neighbourhood(
            column, row, self._middle(column, row), None, tree, blocks, streets, (west, east, south, north)
        )
        self._draw(made)
        return made

    def _draw(self, made: Neighbourhood) -> None:
        """Shape the blocks between the streets as they are now."""
        faces = _faces([self.bend(part) for one in (*made.edges, *made.streets) for part in one.stretches()])
        centres = shapely.points(self.bend(np.array([block.middle for block in made.blocks])))
        pairs = shapely.STRtree(faces).query(centres, predicate="intersects").T.tolist()
        for block, face in pairs:
            made.blocks[block].shape = faces[face]
        made.outline = shapely.union_all(np.array([block.shape for block in made.blocks], dtype=object))

    def _split(self, west, east, south, north, depth: int, streets: list[Street], blocks: list[Block]):
        """Halve the longer side, unevenly, until blocks are small enough; returns the tree of blocks."""
        left, right, low, high = west.place, east.place, south.place, north.place
        width, height = right - left, high - low
        draw = self._generator
        if max(width, height) < _WIDEST_BLOCK * draw.uniform(0.85, 1.25) or min(width, height) < 80:
            block = Block(left, right, low, high)
            blocks.append(block)
            return block
        share = draw.uniform(0.38, 0.62)
        road_class = "tertiary" if depth == 0 else "residential"
        direction = "both" if depth == 0 or draw.random() > 0.3 else ("forward", "backward")[int(draw.integers(2))]
        bulge = float(draw.uniform(-11, 11)) if min(width, height) > 150 else float(draw.uniform(-4, 4))
        if width >= height:
            x = left + share * width
            street = Street(True, x, south.at(x)[1], north.at(x)[1], bulge, road_class, direction)
            streets.append(street)
            south.joints.add(x)
            north.joints.add(x)
            return (self._split(west, street, south, north, depth + 1, streets, blocks),
                    self._split(street, east, south, north, depth + 1, streets, blocks))  # fmt: skip
        y = low + share * height
        street = Street(False, y, west.at(y)[0], east.at(y)[0], bulge, road_class, direction)
        streets.append(street)
        west.joints.add(y)
        east.joints.add(y)
        return (self._split(west, east, south, street, depth + 1, streets, blocks),
                self._split(west, east, street, north, depth + 1, streets, blocks))  # fmt: skip


def _faces(lines: list[np.ndarray]) -> np.ndarray:
    return shapely.get_parts(shapely.polygonize([shapely.LineString(line) for line in lines]))
