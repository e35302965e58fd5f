"""The rooms of the demo town's buildings, as columns: shops, offices, dormitory rooms, homes, floor by floor."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from ...services.geos import shapely
from .lots import Building

# Shares of let homes that buildings may have, by the block's use, and how many buildings have each.
_LET = {
    "village_in_town": ((1.0, 0.5, 0.0), (0.5, 0.3, 0.2)),
    "shops": ((0.2, 0.6, 1.0), (0.4, 0.4, 0.2)),
    "": ((0.0, 0.3, 1.0), (0.5, 0.42, 0.08)),
}
_USABLE = 0.82


@dataclass
class Rooms:
    """Equally long columns; ``place`` is the row of the building, ``kind`` home, bed, shop or office."""

    place: np.ndarray
    unit: np.ndarray
    floor: np.ndarray
    serial: np.ndarray
    kind: np.ndarray
    area_m2: np.ndarray
    use_class: np.ndarray
    id: np.ndarray

    def number(self) -> list[str]:
        """Room numbers as on the door: floor and two digits; a farmyard is number 1."""
        return [
            f"{floor}{serial:02d}" if serial else "1"
            for floor, serial in zip(self.floor.tolist(), self.serial.tolist(), strict=True)
        ]

    def unit_text(self) -> list[str]:
        """Units as texts, empty where a building has one."""
        return [str(unit) if unit else "" for unit in self.unit.tolist()]

    def rows_of(self, *kinds: str) -> np.ndarray:
        """Rows of rooms of these kinds."""
        return np.flatnonzero(np.isin(self.kind, kinds))


def build_rooms(buildings: Sequence[Building], uses: Sequence[str], generator: np.random.Generator) -> Rooms:
    """The rooms of all buildings; ``uses`` are the blocks' uses by Building.block."""
    size = shapely.area(np.array([one.shape for one in buildings], dtype=object))
    count = len(buildings)
    numbers = {
        name: np.array([getattr(one, name) for one in buildings], dtype=np.int64)
        for name in ("floors", "homes", "shops", "shop_floors", "offices", "office_floors", "beds")
    }
    units = np.array([one.units or 0 for one in buildings], dtype=np.int64)
    yard = np.array([one.units is None for one in buildings])
    shop_top = np.minimum(numbers["shop_floors"], numbers["floors"])
    office_top = np.minimum(shop_top + numbers["office_floors"], numbers["floors"])
    rest = numbers["floors"] - office_top
    many = np.ones(count, dtype=np.int64)
    layers = [
        _stack("shop", 1, shop_top, many, numbers["shops"]),
        _stack("office", shop_top + 1, office_top - shop_top, many, numbers["offices"]),
        _stack("bed", office_top + 1, rest, many, numbers["beds"]),
        _stack("home", office_top + 1, np.where(yard, 0, rest), units, numbers["homes"]),
        _stack("home", 1, np.where(yard, 1, 0), many, numbers["homes"]),
    ]
    place, unit, floor, serial, kind = (np.concatenate(column) for column in zip(*layers, strict=True))
    unit = np.where((kind == "home") & (units[place] > 1), unit, 0)
    serial = np.where(yard[place], 0, serial)
    order = np.lexsort((serial, floor, unit, place))
    place, unit, floor, serial, kind = (column[order] for column in (place, unit, floor, serial, kind))
    on_floor = np.unique(np.column_stack((place, floor)), axis=0, return_inverse=True, return_counts=True)
    area = np.round(_USABLE * size[place] / on_floor[2][on_floor[1].ravel()], 1)
    let = np.zeros(count)
    use_of = np.array([uses[one.block] if one.block >= 0 else "farm" for one in buildings], dtype=object)
    for use in sorted(set(use_of.tolist()) - {"farm"}):
        shares, weights = _LET.get(use, _LET[""])
        let[use_of == use] = generator.choice(shares, size=int((use_of == use).sum()), p=weights)
    rented = generator.random(len(place)) < let[place]
    use_class = np.select(
        [kind == "shop", kind == "office", (kind == "bed") | rented],
        ["shop", "organisation", "rented"],
        "self_occupied",
    ).astype(object)
    return Rooms(place, unit, floor, serial, kind, area, use_class, np.empty(0, dtype=np.int64))


def _stack(kind: str, first, floors: np.ndarray, units: np.ndarray, each: np.ndarray) -> tuple[np.ndarray, ...]:
    """``each`` rooms on every landing of ``units`` on ``floors`` floors from ``first`` up, for all buildings."""
    landings = units * each
    total = floors * landings
    place = np.repeat(np.arange(len(total)), total)
    within = np.arange(int(total.sum())) - np.repeat(np.cumsum(total) - total, total)
    first = np.broadcast_to(first, total.shape)
    floor, on_floor = np.divmod(within, np.maximum(landings[place], 1))
    unit, serial = np.divmod(on_floor, np.maximum(each[place], 1))
    return place, unit + 1, first[place] + floor, serial + 1, np.full(len(place), kind)
