"""Where events happen, with the words in which people say where it is."""

from dataclasses import dataclass

import numpy as np

from ...services.geos import shapely
from .scene import Scene

_AT_CROSSING = 0.3


@dataclass
class Spot:
    """A position in metres and what people call it."""

    name: str
    at: np.ndarray


class Spots:
    """Finds spots of a kind: street, estate, house, shop, market, works, depot, river."""

    def __init__(self, scene: Scene, generator: np.random.Generator):
        self._scene, self._draw = scene, generator
        town = scene.town
        # What faces a street with a door number of its own.
        doors = [row for row, one in enumerate(town.buildings) if one.estate is None and not one.road.endswith("组")]
        yards = scene.buildings_of("farmyard")
        self._rows = {
            "street": doors,
            "estate": [row for row, one in enumerate(town.buildings) if one.estate],
            "house": [*scene.buildings_in("village_in_town"), *yards] or doors,
            "shop": [row for row, one in enumerate(town.buildings) if one.use == "mixed"] or doors,
            "market": scene.buildings_of("market") or doors,
            "works": scene.buildings_of("works", "office", "warehouse") or doors,
            "depot": scene.buildings_of("depot", "depot_office") or doors,
        }
        self._bridges = [road for road in town.roads if road.bridge]
        named = [road for road in town.roads if road.name and not road.bridge and road.road_class != "footway"]
        self._lines: dict[str, list] = {}
        for road in named:
            self._lines.setdefault(road.name, []).append(shapely.LineString(road.line))

    def find(self, kind: str) -> Spot:
        """A spot of a kind, chosen by chance."""
        draw, scene = self._draw, self._scene
        if kind == "river" and self._bridges:
            road = self._bridges[int(draw.integers(len(self._bridges)))]
            side = int(draw.integers(2))
            place = road.line[0] + (road.line[-1] - road.line[0]) * (0.15, 0.85)[side]
            where = ("东侧", "西侧")[int(draw.integers(2))]
            away = float(draw.uniform(25, 140)) * (1 if where == "东侧" else -1)
            return Spot(f"{road.name}{where}{('南岸', '北岸')[side]}", place + np.array([away, 0.0]))
        if kind == "street" and scene.crossings and draw.random() < _AT_CROSSING:
            place, (one, other) = scene.crossings[int(draw.integers(len(scene.crossings)))]
            return Spot(f"{one}与{other}交叉口", place + draw.uniform(-7, 7, 2))
        rows = self._rows.get(kind) or self._rows["street"]
        row = rows[int(draw.integers(len(rows)))]
        name, at = scene.address(row), scene.centres[row]
        if kind == "street":
            return Spot(f"{name}门前", self._on_street(row, at))
        return Spot(name, at + draw.uniform(-4, 4, 2))

    def _on_street(self, row: int, at: np.ndarray) -> np.ndarray:
        """The position on the building's own street before its door."""
        lines = self._lines[self._scene.town.buildings[row].road]
        point = shapely.Point(at)
        line = lines[int(np.argmin(shapely.distance(np.array(lines, dtype=object), point)))]
        return np.array(line.interpolate(line.project(point)).coords[0])
