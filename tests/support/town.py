"""A store in PostGIS with areas, a row of everything in each, and logins of every right."""

from contextlib import closing, contextmanager
from datetime import date, timedelta

import shapely

from civicgrid.plugin.domain.uid import new_uid
from civicgrid.plugin.services import clock
from civicgrid.plugin.store import create_store, open_store
from civicgrid.plugin.store.access import ROLES, Access
from civicgrid.plugin.store.schema import TABLES
from civicgrid.tests.support.postgres import SERVICE

AREA_TABLES = {table.name for table in TABLES if table.area}
VIEWS = ("event_map", "event_step_map", "event_measure", "person_place", "building_summary", "grid_map", "sensor_map")


def fill(store, area, mark, x):
    """One row, at x degrees, in every table whose rows belong to areas."""
    filled = {}

    def add(table, **values):
        filled[table] = store.insert(table, {"area_id": area, **values})
        return filled[table]

    def named(table, **values):
        return add(table, uid=new_uid(), name=mark, **values)

    now, point = clock.utc_now(), shapely.to_wkb(shapely.Point(x, 22.7))
    box = shapely.to_wkb(shapely.MultiPolygon([shapely.box(x, 22.7, x + 0.001, 22.701)]))
    named("grid", code=mark, valid_from=date(2020, 1, 1), geom=box)
    building = named("building", geom=box)
    room = add("room", uid=new_uid(), building_id=building, floor=1, number=mark)
    named("organisation")
    add("household", uid=new_uid(), room_id=room)
    person = add("person", uid=new_uid(), name_masked=mark)
    add("person_tag", person_id=person, tag="volunteer", valid_from=date(2020, 1, 1))
    add("occupancy", uid=new_uid(), person_id=person, room_id=room, role="owner", valid_from=date(2020, 1, 1))
    event = add("event", uid=new_uid(), number=mark, event_type="0102", title=mark, state="reported", reported_at=now,
                geom=point)  # fmt: skip
    filled["event_step"] = store.read("event_step", ["id"], where={"event_id": event})["id"][0]
    add("event_party", uid=new_uid(), event_id=event, part="reporter", name_masked=mark, content=b"x", seal_key="k")
    department = store.insert("department", {"uid": new_uid(), "code": mark, "name": mark, "area_id": area})
    add("event_department", event_id=event, department_id=department, part="lead", seq=0)
    responder = store.insert("responder", {"uid": new_uid(), "number": mark, "name": mark, "kind": "worker"})
    add("assignment", uid=new_uid(), event_id=event, responder_id=responder, assigned_at=now, changed_at=now)
    add("info_report", uid=new_uid(), event_id=event, kind="first", serial=1, content=mark)
    named("duty_shift", starts_at=now, ends_at=now + timedelta(hours=8))
    add("duty_log", uid=new_uid(), at=now, content=mark)
    add("hand_over", uid=new_uid(), at=now, matters=[])
    add("component", uid=new_uid(), code=mark, class_code="0101", edition="e")
    sensor = named("sensor", number=mark, metric="water")
    add("sensor_alarm", uid=new_uid(), sensor_id=sensor, state="active", level=1, since=now)
    named("camera", geom=point)
    add("hazard_stock", uid=new_uid(), material=mark)
    add("desk_item", uid=new_uid(), kind="conflict", object_table="person", summary=mark, created_at=now)
    batch = store.insert("import_batch", {"uid": new_uid(), "source": mark, "target": "building", "at": now})
    add("import_row", batch_id=batch, table_name="building", object_id=building, operation="insert")
    add("attachment", uid=new_uid(), owner_table="event", owner_id=event, sha256="0" * 64, kind="photo",
        file_name=mark, size=1, created_at=now)  # fmt: skip
    return filled


class Town:
    """A store with a county and two towns, a row of everything in each town and one that lies nowhere."""

    def __init__(self, cluster, schema):
        self.cluster = cluster
        self.schema = schema
        self.database = f"service={SERVICE} schema={schema}"
        self.warnings = []
        self.store = create_store(self.database, warn=self.warnings.append)
        self.access = Access(self.store)

        def area(code, parent=None):
            row = {"uid": new_uid(), "code": code, "name": code, "level": "town", "parent_id": parent}
            return self.store.insert("area", row)

        self.county = area("county")
        self.east, self.west = area("east", self.county), area("west", self.county)
        self.village = area("village", self.east)
        self.rows = {
            mark: fill(self.store, key, mark, x)
            for mark, key, x in (("e", self.east, 114.1), ("v", self.village, 114.2), ("w", self.west, 114.3),
                                 ("n", None, 114.4))
        }  # fmt: skip
        assert set(self.rows["e"]) == AREA_TABLES
        person = self.store.read("person", ["id"])["id"][0]
        self.store.execute(
            "INSERT INTO person_clear (person_id, seal_key, content) VALUES (:person, 'k', 'x')", {"person": person}
        )
        self.accounts = {}
        soon = clock.utc_now() + timedelta(days=1)
        for login, where, roles in (
            ("clerk_east", self.east, ["clerk"]),
            ("clerk_west", self.west, ["clerk"]),
            ("clerk_county", self.county, ["clerk"]),
            ("clerk_nowhere", None, ["clerk"]),
            ("manager_west", self.west, ["manager"]),
            *((f"{role}_east", self.east, [role]) for role in ROLES if role not in {"clerk", "manager"}),
            ("all_east", self.east, [role for role in ROLES if role != "manager"]),
        ):
            # Only the right to export in clear has to end.
            ends = {role: soon if role == "exporter" else None for role in roles}
            self.accounts[login] = self.access.create_user(login, login, area_id=where, roles=ends, create_login=True)
            cluster.add_service(f"as_{login}", login)

    @contextmanager
    def as_login(self, login):
        """A cursor of a login's own connection, with nothing but the search path set."""
        with closing(self.cluster.connect(user=login)) as connection, connection.cursor() as cursor:
            cursor.execute(f"SET search_path = {self.schema}, public")
            yield cursor

    def open_as(self, login):
        return open_store(f"service=as_{login} schema={self.schema}")

    def close(self):
        """For `contextlib.closing`."""
        self.remove()

    def remove(self):
        """Drop the schema, the logins and the groups."""
        self.store.close()
        with closing(self.cluster.connect()) as connection, connection.cursor() as cursor:
            cursor.execute(f"DROP SCHEMA {self.schema} CASCADE")
            for login in self.accounts:
                cursor.execute(f"DROP OWNED BY {login}; DROP ROLE {login}")


def areas_in(cursor, relation):
    cursor.execute(f"SELECT DISTINCT area_id FROM {relation}")
    return {row[0] for row in cursor.fetchall()}
