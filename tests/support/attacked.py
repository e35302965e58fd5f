"""Two towns with residents on a server, and an account of every right, for those who try to see more than they may."""

from contextlib import closing, contextmanager
from datetime import date

from civicgrid.plugin.domain.uid import new_uid
from civicgrid.plugin.services import clock
from civicgrid.plugin.services.keys import make_keys
from civicgrid.plugin.store import create_store
from civicgrid.plugin.store.contacts import Contacts
from civicgrid.plugin.store.residents.people import People
from civicgrid.tests.support.people import add_account, add_area, resident
from civicgrid.tests.support.postgres import SERVICE

SEALED = ("person_clear", "person_search", "reveal_request")
ROLES = (
    "viewer", "clerk", "grid_worker", "dispatcher", "handler", "verifier", "manager", "auditor", "linker", "exporter",
)  # fmt: skip
"""Every right but that to reveal."""
EAST, WEST = [resident(number) for number in range(3)], [resident(number) for number in range(3, 6)]


class Office:
    """Two towns with residents, and an account of every right in the east; one revealer in each town."""

    def __init__(self, cluster, opened, schema):
        self.cluster, self.schema = cluster, schema
        self.store = opened.enter_context(create_store(f"service={SERVICE} schema={schema}"))
        self.keyring = make_keys(self.store.uid)
        county = add_area(self.store, "county")
        self.east, self.west = (add_area(self.store, code, county) for code in ("east", "west"))
        people = People(self.store, self.keyring)
        for persons, area in ((EAST, self.east), (WEST, self.west)):
            people.save(persons, area_ids=[area] * 3)
        self.ids = dict(zip(*self.store.read("person", ["uid", "id"]).values(), strict=True))
        rows = {"person_id": [], "tag": [], "valid_from": [], "area_id": []}
        for person, area in [(EAST[0], self.east), (WEST[0], self.west)]:
            for tag in ("volunteer", "disabled"):
                for name, value in zip(rows, (self.ids[person.uid], tag, date(2020, 1, 1), area), strict=True):
                    rows[name].append(value)
        self.store.load("person_tag", rows, key=("person_id", "tag", "valid_from"))
        building = self.store.insert("building", {"uid": new_uid(), "name": "1", "area_id": self.west})
        room = {"uid": new_uid(), "building_id": building, "floor": 1, "number": "101", "area_id": self.west}
        self.room = self.store.insert("room", room)
        stay = {"uid": new_uid(), "person_id": self.ids[WEST[0].uid], "room_id": self.room, "role": "owner"}
        self.store.insert("occupancy", {**stay, "valid_from": date(2020, 1, 1), "area_id": self.west})
        event = {"uid": new_uid(), "number": "1", "event_type": "0102", "title": "t", "state": "reported"}
        self.event = self.store.insert("event", {**event, "reported_at": clock.utc_now(), "area_id": self.east})
        Contacts(self.store, self.keyring).add_party(self.event, "reporter", EAST[1])
        self.as_role = {
            role: opened.enter_context(add_account(cluster, self.store, role, (role,), self.east))
            for role in (*ROLES, "revealer")
        }
        self.far = opened.enter_context(add_account(cluster, self.store, "far", ("revealer",), self.west))

    @contextmanager
    def cursor(self, role):
        login = self.far if role == "far" else self.as_role[role]
        user = login.database.split()[0].removeprefix("service=")
        with closing(self.cluster.connect(user=user)) as connection, connection.cursor() as cursor:
            cursor.execute(f"SET search_path = {self.schema}, public")
            yield cursor


def clear_values(persons):
    """Everything about persons that must never be read."""
    return [
        text
        for person in persons
        for text in (
            person.name,
            person.document_number,
            person.phone,
            person.address_text,
            person.birth_date.isoformat(),
        )
    ]
