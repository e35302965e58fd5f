"""A place small enough to look at every stay in it."""

from civicgrid.plugin.domain.uid import new_uid
from civicgrid.plugin.store.residents.stays import Stays
from civicgrid.plugin.store.schema import BY_NAME

LINK = {"method": "address", "confidence": 0.9, "note": None, "source": "file"}


class Place:
    """Two areas with a building each, rooms and persons in the first."""

    def __init__(self, store, codes=("440307001001", "440307001002")):
        self.store = store
        self.stays = Stays(store)

        def area(code):
            return store.insert("area", {"uid": new_uid(), "code": code, "name": code, "level": "community"})

        self.east, self.west = map(area, codes)
        self.rooms = []
        for where in (self.east, self.west):
            building = store.insert("building", {"uid": new_uid(), "area_id": where})
            self.rooms += [
                store.insert("room", {"uid": new_uid(), "building_id": building, "floor": floor, "number": f"{floor}01",
                                      "area_id": where}) for floor in (1, 2)]  # fmt: skip
        self.persons = [self.person() for _ in range(3)]

    def person(self, **values):
        row = {"uid": new_uid(), "name_masked": "陈*", "area_id": self.east, "birth_year": 1980, **values}
        return self.store.insert("person", row)

    def settle(self, persons, rooms, since, roles="family", lives_here=True, **values):
        return self.stays.settle(persons, rooms, roles, since, lives_here=lives_here, **{**LINK, **values})

    def all(self):
        """Everything that a change of stays may touch."""
        tables = ("occupancy", "person", "household", "person_tag", "room")
        return {table: self.store.read(table, BY_NAME[table].column_names, order_by=("id",)) for table in tables}

    def stays_of(self, person):
        names = ("room_id", "role", "lives_here", "valid_from", "valid_to")
        found = self.store.read("occupancy", names, where={"person_id": person}, order_by=("valid_from", "id"))
        return list(zip(*found.values(), strict=True))

    def home(self, person):
        rows = self.store.query("SELECT room_id FROM current_residence WHERE person_id = :id", {"id": person})
        return [row["room_id"] for row in rows]

    def audit(self):
        return self.store.read("audit_log", ["action"], order_by=("id",))["action"]
