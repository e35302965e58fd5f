"""A settlement with areas in a tree, grids of every level, buildings, rooms and people who come and go, by one seed."""

from datetime import timedelta

import numpy as np
import shapely

from civicgrid.plugin.domain.uid import new_uid, new_uids
from civicgrid.plugin.services import clock
from civicgrid.plugin.store.places import swap_memberships
from civicgrid.plugin.store.schema.people import PERSON_CLASSES

SIDE = 0.001


class Settlement:
    """County > two towns > two communities each; a grid a community, two micro-grids a grid, a dedicated grid.

    ``buildings`` a community; ids are lists in the order of making. ``areas``: name -> id.
    """

    def __init__(self, store, seed=1, buildings=4):
        self.store = store
        self.random = np.random.default_rng(seed)
        self.today = clock.local_day(clock.utc_now(), store.zone)
        self.areas, self.grids, self.buildings, self.rooms, self.persons = {}, {}, [], [], []
        county = self._area("county", None)
        members = []
        for town in ("east", "west"):
            above = self._area(town, county)
            for half in ("a", "b"):
                area = self._area(town + half, above)
                members += self._community(town + half, area, buildings)
        objects, grids = np.array(members).T
        swap_memberships(store, "building", objects, grids)

    def _area(self, name, parent):
        row = {"uid": new_uid(), "code": name, "name": name, "level": "town", "parent_id": parent}
        self.areas[name] = self.store.insert("area", row)
        return self.areas[name]

    def _grid(self, name, level, area, since, until=None):
        row = {"uid": new_uid(), "code": name, "name": name, "level": level, "area_id": area, "valid_from": since,
               "valid_to": until, "geom": self._box(len(self.grids))}  # fmt: skip
        self.grids[name] = self.store.insert("grid", row)
        return self.grids[name]

    def _box(self, place):
        x = 114 + place * SIDE
        return shapely.to_wkb(shapely.MultiPolygon([shapely.box(x, 22.7, x + SIDE, 22.7 + SIDE)]))

    def _community(self, name, area, count):
        old, day = self.today - timedelta(days=900), timedelta(days=1)
        whole = self._grid(name, "grid", area, old)
        halves = [self._grid(f"{name}-{half}", "micro_grid", area, old) for half in (1, 2)]
        gone = self._grid(f"{name}-old", "grid", area, old - day, old)
        special = self._grid(f"{name}-park", "dedicated", area, old)
        members = []
        for number in range(count):
            building = self.store.insert(
                "building", {"uid": new_uid(), "name": f"{name}{number}", "area_id": area, "geom": self._box(number)}
            )
            self.buildings.append(building)
            members += [(building, whole), (building, gone)]
            if number < count - 1:  # the last one lies in no micro-grid
                members.append((building, halves[number % 2]))
            if number == 0:
                members.append((building, special))
            for floor in range(1, 4):
                self.add_room(building, floor, area)
        return members

    def add_room(self, building, floor, area=None):
        """A room, sometimes with a household."""
        if area is None:
            area = self.store.read("building", ["area_id"], where={"id": building})["area_id"][0]
        number = f"{floor}{len(self.rooms):04d}"
        row = {"uid": new_uid(), "building_id": building, "floor": floor, "number": number, "area_id": area}
        self.rooms.append((self.store.insert("room", row), area))
        if self.random.random() < 0.5:
            self.store.insert("household", {"uid": new_uid(), "room_id": self.rooms[-1][0], "area_id": area})
        return self.rooms[-1][0]

    def add_people(self, count):
        """People of every class and age, some without a birth year; returns their ids."""
        year = self.today.year
        ids = self.store.reserve_ids("person", count)
        born = [None if self.random.random() < 0.1 else int(year - self.random.integers(0, 95)) for _ in range(count)]
        self.store.load("person", {
            "id": ids, "uid": new_uids(count), "name_masked": ["张*"] * count,
            "person_class": self.random.choice(PERSON_CLASSES, count).tolist(), "birth_year": born,
        }, key=("id",))  # fmt: skip
        self.persons += ids.tolist()
        return ids.tolist()

    def stay(self, person, room, start, end=None, lives=True, role="tenant"):
        """A stay from ``start`` until ``end`` days after today; ``room`` is a place in ``rooms``."""
        room, area = self.rooms[room]
        self.store.insert("occupancy", {
            "uid": new_uid(), "person_id": person, "room_id": room, "role": role, "lives_here": lives,
            "valid_from": self.today + timedelta(days=start),
            "valid_to": None if end is None else self.today + timedelta(days=end), "area_id": area,
        })  # fmt: skip
        return room

    def settle(self, count):
        """People with stays of every kind: past, to come, ending today, two at once, owned only, beginning one day."""
        for person in self.add_people(count):
            for number in range(int(self.random.integers(1, 4))):
                start = int(self.random.integers(-400, 20))
                end = None if self.random.random() < 0.6 else start + int(self.random.integers(0, 500))
                role = ("owner", "tenant", "family")[number]
                room = int(self.random.integers(len(self.rooms)))
                self.stay(person, room, start, end, bool(self.random.random() < 0.8), role)
