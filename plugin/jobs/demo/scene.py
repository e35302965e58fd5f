"""What the parts of the demo town's job share: the town as it was written, and how to place things in it."""

from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property

import numpy as np

from ...services.geos import shapely
from ...services.keys import Keyring
from ...store import Store
from ..code_tables import demo_words
from .people import readable_address
from .places import Places, Site
from .rooms import Rooms
from .town import Town


@dataclass
class Scene:
    """The store with its streets and houses; ``now`` is the instant that the town shows."""

    store: Store
    keyring: Keyring
    site: Site
    town: Town
    places: Places
    rooms: Rooms
    today: date
    now: datetime
    departments: dict[tuple[str, int], int] | None = None

    @cached_property
    def centres(self) -> np.ndarray:
        """A position in each building, (n, 2) in metres."""
        shapes = np.array([one.shape for one in self.town.buildings], dtype=object)
        return shapely.get_coordinates(shapely.point_on_surface(shapes))

    @cached_property
    def _territories(self) -> tuple[shapely.STRtree, list[int]]:
        rows = [row for row, area in enumerate(self.town.areas) if area.parent is None]
        return shapely.STRtree([self.town.areas[row].shape for row in rows]), rows

    def areas_at(self, coords: np.ndarray) -> list[int]:
        """Rows of the communities or villages at positions, or nearest to them."""
        tree, rows = self._territories
        return [rows[one] for one in tree.nearest(shapely.points(coords)).tolist()]

    def area_ids_at(self, coords: np.ndarray) -> list[int]:
        """Ids of those areas."""
        return [self.places.area_ids[row] for row in self.areas_at(coords)]

    @cached_property
    def _grids(self) -> tuple[shapely.STRtree, list[int]]:
        rows = [row for row, grid in enumerate(self.town.grids) if grid.parent is None]
        return shapely.STRtree([self.town.grids[row].shape for row in rows]), rows

    def grids_at(self, coords: np.ndarray) -> list[int]:
        """Rows of the grids at positions, or nearest to them."""
        tree, rows = self._grids
        return [rows[one] for one in tree.nearest(shapely.points(coords)).tolist()]

    def buildings_of(self, *roles: str) -> list[int]:
        """Rows of buildings with one of these roles."""
        return [row for row, one in enumerate(self.town.buildings) if one.role in roles]

    def buildings_in(self, *uses: str) -> list[int]:
        """Rows of buildings in blocks of these uses."""
        blocks = self.town.blocks
        return [row for row, one in enumerate(self.town.buildings) if one.block >= 0 and blocks[one.block][0] in uses]

    def address(self, row: int) -> str:
        """The address of a building."""
        return readable_address(self.town.buildings[row])

    def sub_district(self, row: int) -> int:
        """The sub-district of a building."""
        return self.town.areas[self.town.buildings[row].area].sub_district

    @cached_property
    def _named_roads(self) -> tuple[shapely.STRtree, list[int]]:
        rows = [row for row, road in enumerate(self.town.roads) if road.name and not road.bridge]
        return shapely.STRtree([shapely.LineString(self.town.roads[row].line) for row in rows]), rows

    def street_at(self, coords: np.ndarray) -> list[str]:
        """Names of the nearest streets."""
        tree, rows = self._named_roads
        return [self.town.roads[rows[one]].name for one in tree.nearest(shapely.points(coords)).tolist()]

    @cached_property
    def crossings(self) -> list[tuple[np.ndarray, list[str]]]:
        """Positions where two named streets meet, with their names; larger streets first."""
        found: dict[tuple[float, float], dict[str, int]] = {}
        for road in self.town.roads:
            rank = _RANKS.get(road.road_class)
            if not road.name or rank is None or road.bridge:
                continue
            for end in (road.line[0], road.line[-1]):
                names = found.setdefault((round(float(end[0]), 2), round(float(end[1]), 2)), {})
                names[road.name] = min(rank, names.get(road.name, rank))
        meeting = [(place, names) for place, names in found.items() if len(names) > 1]
        meeting.sort(key=lambda one: (sum(sorted(one[1].values())[:2]), np.hypot(*one[0])))
        return [(np.array(place), sorted(names, key=lambda name: (names[name], name))[:2]) for place, names in meeting]

    def words(self, name: str) -> dict:
        """A file of the demo's words."""
        return demo_words(name)


_RANKS = {"primary": 1, "secondary": 2, "tertiary": 3, "residential": 4, "pedestrian": 4}
