"""A town of a million in straight lines: quick to make, as heavy to draw as a real one."""

from datetime import date

import numpy as np
import shapely

from civicgrid.plugin.domain.uid import new_uid, new_uids
from civicgrid.plugin.services import clock
from civicgrid.plugin.store.places import swap_memberships
from civicgrid.plugin.store.residents.counts import count_population

WEST, SOUTH = 114.0, 22.5
STEP = 0.0005  # degrees between two buildings, some 50 m
BLOCK = 8  # buildings along the side of a block; a grid is four blocks
CLASSES = ("primary", "secondary", "tertiary", "residential")


def fill_big_town(store, side=200, rooms=9, residents=1_000_000):
    """``side`` x ``side`` buildings with ``rooms`` rooms each, grids, streets, and the residents, a visit each."""
    area = store.insert("area", {"uid": new_uid(), "code": "BT", "name": "大镇", "level": "town",
                                 "geom": _multi([_square(0, 0, side)])[0]})  # fmt: skip
    across = 2 * BLOCK
    x, y = (values.ravel() for values in np.meshgrid(np.arange(side), np.arange(side)))
    grid_of = (y // across) * (side // across + 1) + x // across
    cells, grid_of = np.unique(grid_of, return_inverse=True)
    columns = side // across + 1
    squares = [_square(cell % columns * across, cell // columns * across, across) for cell in cells.tolist()]
    names = [f"G{cell}" for cell in cells.tolist()]
    store.load("grid", {"uid": new_uids(len(names)), "code": names, "name": names, "area_id": [area] * len(names),
                        "valid_from": [date(2020, 1, 1)] * len(names), "geom": _multi(squares)})  # fmt: skip
    grids = np.array(store.read("grid", ["id"], order_by=("id",))["id"])
    _streets(store, side)
    count = side * side
    uses = np.array(["self_occupied", "rented", "mixed", "vacant", "shop", "organisation"])
    west, south = WEST + x * STEP, SOUTH + y * STEP
    walls = shapely.box(west + STEP * 0.2, south + STEP * 0.25, west + STEP * 0.8, south + STEP * 0.65)
    buildings = store.reserve_ids("building", count)
    store.load("building", {"id": buildings, "uid": new_uids(count), "name": [f"{n % 90 + 1}栋" for n in range(count)],
                            "use_class": uses[np.arange(count) % len(uses)].tolist(),
                            "floors": (3 + np.arange(count) % 31).tolist(), "area_id": [area] * count,
                            "geom": _multi(walls)})  # fmt: skip
    swap_memberships(store, "building", buildings, grids[grid_of])
    total = count * rooms
    room = store.reserve_ids("room", total)
    numbers = [f"{floor}01" for floor in range(1, rooms + 1)] * count
    store.load("room", {"id": room, "uid": new_uids(total), "building_id": np.repeat(buildings, rooms),
                        "floor": np.tile(np.arange(1, rooms + 1), count), "number": numbers,
                        "area_id": [area] * total})  # fmt: skip
    person = store.reserve_ids("person", residents)
    store.load("person", {"id": person, "uid": new_uids(residents), "name_masked": ["张*"] * residents,
                          "area_id": [area] * residents})  # fmt: skip
    now, home = clock.utc_now(), room[np.arange(residents) % total]
    store.load("occupancy", {"uid": new_uids(residents), "person_id": person, "room_id": home,
                             "role": ["owner"] * residents, "valid_from": [date(2020, 1, 1)] * residents,
                             "verified_at": [now] * residents, "area_id": [area] * residents})  # fmt: skip
    count_population(store)
    return area, (WEST, SOUTH, WEST + side * STEP, SOUTH + side * STEP)


def _streets(store, side):
    """A street between the blocks and a lane between the buildings, cut at every crossing."""
    lines, classes = [], []
    for place in range(0, side + 1, 2):
        kind = CLASSES[0 if place % 64 == 0 else 1 if place % 32 == 0 else 2 if place % BLOCK == 0 else 3]
        for start in range(0, side, 2):
            for ends in (((place, start), (place, start + 2)), ((start, place), (start + 2, place))):
                lines.append(shapely.LineString([(WEST + a * STEP, SOUTH + b * STEP) for a, b in ends]))
                classes.append(kind)
    names = [f"路{number % 500}" for number in range(len(lines))]
    store.load("road", {"uid": new_uids(len(lines)), "road_class": classes, "name": names,
                        "geom": shapely.to_wkb(np.array(lines)).tolist()})  # fmt: skip


def _square(x, y, across):
    return shapely.box(WEST + x * STEP, SOUTH + y * STEP, WEST + (x + across) * STEP, SOUTH + (y + across) * STEP)


def _multi(polygons):
    return shapely.to_wkb(shapely.multipolygons(polygons, indices=np.arange(len(polygons)))).tolist()
