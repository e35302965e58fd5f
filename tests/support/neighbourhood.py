"""A small neighbourhood with residents of every kind, for queries and searches: who is found can be counted by hand."""

from datetime import date, timedelta

import shapely

from civicgrid.plugin.domain.uid import new_uid
from civicgrid.plugin.services import clock
from civicgrid.plugin.store.residents.people import People
from civicgrid.tests.support.people import add_area, resident

TODAY = clock.local_day(clock.utc_now(), "Asia/Shanghai")
YEAR = TODAY.year
# name, class, age, sex, door, tags
PEOPLE = [
    ("张建国", "registered", 85, "1", "3-1-101", ("veteran",)),
    ("张秀英", "registered", 70, "2", "3-1-101", ("living_alone",)),
    ("王晓梅", "floating", 34, "2", "3-2-501", ()),
    ("王小宝", "floating", 9, "1", "3-2-501", ()),
    ("欧阳志强", "registered", 45, "1", "12-3-501", ("orphan",)),
    ("李玉兰", "left_behind", 66, "2", "12-3-502", ()),
    ("John Smith", "from_abroad", 40, "1", "12-3-502", ()),
]


class Neighbourhood:
    """Two estates, one in each of two communities; ``persons`` and ``rooms`` by name and door."""

    def __init__(self, store, keyring):
        self.store = store
        self.town = add_area(store, "T")
        self.east, self.west = add_area(store, "E", self.town), add_area(store, "W", self.town)
        self.grid = self._grid("G1", self.east, 114.1)
        self.buildings = {
            "3": self._building("翠湖花园", "3", self.east, 114.1, "人民路8号", "rented"),
            "12": self._building("丽景苑", "12", self.west, 114.3, "解放路20号", "self_occupied"),
        }
        store.insert(
            "grid_membership", {"object_type": "building", "object_id": self.buildings["3"], "grid_id": self.grid}
        )
        self.rooms = {door: self._room(*door.split("-")) for door in ("3-1-101", "3-2-501", "12-3-501", "12-3-502")}
        clear = [
            resident(number, name=name, person_class=kind, sex=sex, birth_date=date(YEAR - age, 1, 1), tags=tags)
            for number, (name, kind, age, sex, _, tags) in enumerate(PEOPLE)
        ]
        areas = [self.east if row[4].startswith("3-") else self.west for row in PEOPLE]
        People(store, keyring).save(clear, area_ids=areas)
        ids = store.read("person", ["uid", "id"], where={"uid": [one.uid for one in clear]})
        by_uid = dict(zip(ids["uid"], ids["id"], strict=True))
        self.clear = {one.name: one for one in clear}
        self.persons = {one.name: by_uid[one.uid] for one in clear}
        now = clock.utc_now()
        for index, ((name, *_, door, tags), area) in enumerate(zip(PEOPLE, areas, strict=True)):
            self.stay(name, door, area=area, verified_at=now - timedelta(days=40 * index) if index else None)
            for tag in tags:
                row = {"person_id": self.persons[name], "tag": tag, "valid_from": date(2020, 1, 1), "area_id": area}
                store.insert("person_tag", row)
        # An owner who lives elsewhere, and a stay that is over.
        self.stay("欧阳志强", "3-1-101", area=self.east, role="owner", lives_here=False, method="hand", confidence=1.0)
        self.stay(
            "李玉兰", "3-2-501", area=self.east, role="tenant", valid_from=date(2010, 1, 1), valid_to=date(2015, 1, 1)
        )

    def stay(self, name, door, *, area, role="family", valid_from=date(2020, 1, 1), **values):
        """A stay of a person in a room."""
        row = {"person_id": self.persons[name], "room_id": self.rooms[door], "role": role, "valid_from": valid_from}
        known = {"uid": new_uid(), "area_id": area, "method": "address", "confidence": 0.95}
        return self.store.insert("occupancy", {**row, **known, **values})

    def _grid(self, code, area, x):
        row = {"uid": new_uid(), "code": code, "name": f"网格{code}", "area_id": area, "valid_from": date(2020, 1, 1)}
        return self.store.insert("grid", {**row, "geom": _box(x - 0.01, 0.02)})

    def _building(self, estate, number, area, x, address, use):
        row = {"uid": new_uid(), "estate": estate, "number": number, "area_id": area, "address": address,
               "use_class": use, "geom": _box(x, 0.001)}  # fmt: skip
        return self.store.insert("building", row)

    def _room(self, building, unit, number):
        row = {"uid": new_uid(), "building_id": self.buildings[building], "unit": unit, "floor": int(number[:-2]),
               "number": number, "use_class": "rented" if building == "3" else "self_occupied",
               "area_id": self.east if building == "3" else self.west}  # fmt: skip
        return self.store.insert("room", row)


def _box(x, side):
    return shapely.to_wkb(shapely.MultiPolygon([shapely.box(x, 22.7, x + side, 22.7 + side)]))
