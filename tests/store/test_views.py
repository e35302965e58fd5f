"""The views: equal columns on both engines, local time through changes of the clock, layers that QGIS opens."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
import shapely

from civicgrid.plugin.domain.events.deadline import DEADLINE_STATES, deadline_state
from civicgrid.plugin.domain.uid import new_uid
from civicgrid.plugin.maps.expressions import register_functions, unregister_functions
from civicgrid.plugin.services import clock
from civicgrid.plugin.store import create_store
from civicgrid.plugin.store.loop.events import Events
from civicgrid.plugin.store.schema import VIEWS
from civicgrid.tests.support.people import own_login

BOX = shapely.to_wkb(shapely.MultiPolygon([shapely.box(114.2, 22.7, 114.21, 22.71)]))


DEADLINE = "civicgrid_deadline_state(due_at, closed_at, warn:=warn_at, state:=state)"
STEP = (
    "INSERT INTO event_step (uid, event_id, workflow, seq, prev_seq, state_before, action, state_after, at,"
    " app_user_id, note, self_verified) SELECT :uid, :event, 'governance', 1, 0, 'reported', :action, :after, :at,"
    " id, 'x', (1 = 0) FROM app_user"
)

ENDS = {"close": "closed", "void": "voided"}
AT_ONCE = {"workflow": "governance", "state_before": "reported", "action": "close", "state_after": "closed",
           "roles": "clerk", "name_zh": "结案", "name_en": "close", "evidence": [], "other_person": False}  # fmt: skip
"""A step that no workflow has: from the report to the end."""


def point(x=114.205, y=22.705):
    return shapely.to_wkb(shapely.Point(x, y))


def local(value):
    """A view's local time, text in SQLite, as naive datetime."""
    return datetime.fromisoformat(value) if isinstance(value, str) else value


def instant(value):
    """An instant of a view, text in SQLite."""
    return clock.from_text(value) if isinstance(value, str) else value


def test_both_engines_have_the_same_columns(cluster, tmp_path):
    columns = {}
    for database in (str(tmp_path / "a.gpkg"), "service=civicgrid_test schema=viewcolumns"):
        with create_store(database) as store:
            for view in VIEWS:
                if store.engine == "gpkg":
                    rows = store.query(f"SELECT name FROM pragma_table_info('{view}')")
                else:
                    rows = store.query(
                        "SELECT column_name AS name FROM information_schema.columns"
                        " WHERE table_schema = 'viewcolumns' AND table_name = :view ORDER BY ordinal_position",
                        {"view": view},
                    )
                columns.setdefault(view, []).append([row["name"] for row in rows])
    for view, (file, server) in columns.items():
        assert file == server, view
        assert file[0] == "id"
        assert not {"content", "hash", "contact"} & set(file)


@pytest.mark.parametrize("zone", ["Europe/Vaduz", "Asia/Shanghai", "America/St_Johns"])
def test_local_time_follows_the_zone(new_database, zone):
    changes = [at for at, _ in clock.offset_changes(zone, date(1970, 1, 1), date(2101, 1, 1))]
    instants = [changes[index] + step for index in (1, len(changes) // 2, -1)
                for step in (timedelta(milliseconds=-1), timedelta(0), timedelta(hours=1, milliseconds=7))]  # fmt: skip
    instants += [datetime(2026, 7, 1, 22, 30, tzinfo=UTC), datetime(2026, 12, 31, 23, 59, 59, 999000, tzinfo=UTC)]
    with create_store(new_database(), zone=zone) as store:
        if store.engine == "gpkg":
            store.execute("DROP TRIGGER event_reported")  # for the years to come
        for number, at in enumerate(instants):
            store.insert("event", {"uid": new_uid(), "number": str(number), "event_type": "0102", "title": "t",
                                   "state": "reported", "reported_at": at, "due_at": at})  # fmt: skip
        rows = store.query("SELECT reported_local, due_local, closed_local FROM event_map ORDER BY id")
    expected = [at.astimezone(ZoneInfo(zone)).replace(tzinfo=None) for at in instants]
    assert [local(row["reported_local"]) for row in rows] == expected
    assert [local(row["due_local"]) for row in rows] == expected
    assert {row["closed_local"] for row in rows} == {None}


def test_offset_changes_of_a_zone():
    found = clock.offset_changes("Europe/Vaduz", date(2026, 1, 1), date(2027, 1, 1))
    assert found == [
        (datetime(2026, 1, 1, tzinfo=UTC), 3600),
        (datetime(2026, 3, 29, 1, tzinfo=UTC), 7200),
        (datetime(2026, 10, 25, 1, tzinfo=UTC), 3600),
    ]


def test_event_map_names_and_deadlines(store):
    events = Events(store)
    now = clock.utc_now()
    department = store.insert("department", {"uid": new_uid(), "code": "CG", "name": "城管中队"})
    store.insert("grid", {"uid": new_uid(), "code": "G1", "name": "一", "valid_from": date(2020, 1, 1), "geom": BOX})
    store.execute("DELETE FROM deadline_rule")
    for due, title in ((None, "a"), (now + timedelta(days=1), "b"), (now - timedelta(hours=1), "c")):
        events.report({"event_type": "0102", "title": title, "urgency": "urgent", "due_at": due, "geom": point(),
                       "department_id": department})  # fmt: skip
    rows = store.query("SELECT * FROM event_map ORDER BY title")
    assert [row["deadline"] for row in rows] == ["no_deadline", "running", "overdue"]
    row = rows[0]
    names = ("event_type_zh", "event_type_en", "state_zh", "state_en", "display_level", "department", "grid_code")
    assert [row[name] for name in names] == ["暴露垃圾", "exposed refuse", "已上报", "reported", 2, "城管中队", "G1"]
    # Closed in time or late, by the steps' own clock; what is voided is neither.
    store.insert("transition", AT_ONCE)
    login = own_login(store)
    store.insert("app_user", {"uid": new_uid(), "login": login, "name": "x", "created_at": now})
    for row in rows[1:]:
        Events(store).take_step(row["id"], "close", expected_seq=0)
    voided = events.report({"event_type": "0102", "title": "d", "due_at": now + timedelta(days=1)})
    events.take_step(voided, "void", expected_seq=0, note="x")
    assert [row["deadline"] for row in store.query("SELECT deadline FROM event_map ORDER BY title")] == [
        "no_deadline", "in_time", "late", "no_deadline",
    ]  # fmt: skip


def test_the_views_and_the_expression_follow_the_rule_of_the_domain(store):
    """At instants a minute off each limit: the views' own clock runs meanwhile."""
    from qgis.core import QgsExpression, QgsExpressionContext, QgsVectorLayer

    now, minute = clock.utc_now(), timedelta(minutes=1)
    login = own_login(store)
    store.insert("app_user", {"uid": new_uid(), "login": login, "name": "x", "created_at": now})
    offsets = [timedelta(days=-1), -minute, minute, timedelta(days=9)]
    store.execute("DELETE FROM deadline_rule")
    store.insert("transition", AT_ONCE)
    if store.engine == "gpkg":  # warnings behind their deadlines, too: a server's owner is not held to the bounds
        store.execute("DROP TRIGGER event_step_due")
    for due in [None, *(now + offset for offset in offsets)]:
        for warn in [None, *(now + offset for offset in offsets)]:
            for end in (None, "close", "void"):
                number = len(store.read("event", ["id"])["id"])
                event = store.insert("event", {"uid": new_uid(), "number": str(number), "event_type": "0102",
                                               "title": "t", "state": "reported", "reported_at": now, "due_at": due,
                                               "warn_at": warn, "milestone": "close", "geom": point()})  # fmt: skip
                if end:
                    step = {"uid": new_uid(), "event": event, "at": clock.utc_now(), "action": end, "after": ENDS[end]}
                    store.execute(STEP, step)
    rows = store.query("SELECT id, due_at, warn_at, closed_at, state, deadline FROM event_map ORDER BY id")
    names = ("due_at", "warn_at", "closed_at")
    expected = {row["id"]: deadline_state(*(instant(row[name]) for name in names), now, row["state"]) for row in rows}
    assert {expected[row["id"]] for row in rows if row["state"] == "voided"} == {"no_deadline"}
    assert {row["id"]: row["deadline"] for row in rows} == expected
    assert set(expected.values()) == set(DEADLINE_STATES)
    if store.engine == "gpkg":
        layer = QgsVectorLayer(f"{store.database}|layername=event_map", "events", "ogr")
    else:
        engine = store.engine_object
        source = f"service='{engine.database}' key='id' table=\"{engine.schema}\".\"event_map\" (geom)"
        layer = QgsVectorLayer(source, "events", "postgres")
    register_functions()
    try:
        expression, context = QgsExpression(DEADLINE), QgsExpressionContext()
        context.setFields(layer.fields())
        for feature in layer.getFeatures():
            context.setFeature(feature)
            assert expression.evaluate(context) == expected[feature["id"]], expression.evalErrorString()
    finally:
        unregister_functions()


def town(store):
    """A building with five rooms, three occupants today, one in the past and one owner who lives elsewhere."""
    building = store.insert("building", {"uid": new_uid(), "name": "1 栋", "address": "幸福路 1 号", "geom": BOX,
                                         "grid_code": "G1"})  # fmt: skip
    rooms = [
        store.insert("room", {"uid": new_uid(), "building_id": building, "floor": floor, "number": f"{floor}01",
                              "use_class": use})
        for floor, use in enumerate(("self_occupied", "rented", "rented", "vacant", "shop"), start=1)
    ]  # fmt: skip
    for code, level, until in (("G1", "grid", None), ("G1-1", "micro_grid", None), ("G0", "grid", date(2021, 1, 1))):
        grid = store.insert("grid", {"uid": new_uid(), "code": code, "name": code, "level": level,
                                     "valid_from": date(2020, 1, 1), "valid_to": until, "geom": BOX})  # fmt: skip
        store.insert("grid_membership", {"object_type": "building", "object_id": building, "grid_id": grid})
    store.insert("household", {"uid": new_uid(), "room_id": rooms[0]})
    today = clock.local_day(clock.utc_now(), store.zone)
    for name, room, begin, end, lives in (
        ("张*", 0, date(2020, 1, 1), None, True),
        ("李*", 0, today, None, True),
        ("王*", 1, date(2020, 1, 1), today + timedelta(days=1), True),
        ("赵*", 1, date(2020, 1, 1), today, True),
        ("钱*", 2, today + timedelta(days=1), None, True),
        ("孙*", 2, date(2020, 1, 1), None, False),
    ):
        person = store.insert("person", {"uid": new_uid(), "name_masked": name})
        store.insert("occupancy", {"uid": new_uid(), "person_id": person, "room_id": rooms[room], "role": "owner",
                                   "valid_from": begin, "valid_to": end, "lives_here": lives})  # fmt: skip
    return building


def test_person_place_is_who_is_there_today(store):
    town(store)
    rows = store.query("SELECT * FROM person_place ORDER BY id")
    assert [row["name_masked"] for row in rows] == ["张*", "李*", "王*", "孙*"]
    names = ("building_name", "building_address", "room_number", "grid_code", "micro_grid_code", "declared_grid_code")
    assert [rows[0][name] for name in names] == ["1 栋", "幸福路 1 号", "101", "G1", "G1-1", "G1"]


def test_building_summary_counts(store):
    town(store)
    row = store.query("SELECT * FROM building_summary")[0]
    counted = {name: value for name, value in row.items() if name in {"residents", "households"} or "rooms" in name}
    assert counted == {
        "residents": 3, "households": 1, "rooms": 5, "rooms_self_occupied": 1, "rooms_rented": 2, "rooms_vacant": 1,
        "rooms_organisation": 0, "rooms_shop": 1,
    }  # fmt: skip


def test_responder_last_position_is_the_last(store):
    for number, active in (("W1", True), ("W2", True), ("W3", False)):
        store.insert("responder", {"uid": new_uid(), "number": number, "name": number, "kind": "worker",
                                   "active": active})  # fmt: skip
    at = [datetime(2026, 11, 22, 6, minute, tzinfo=UTC) for minute in (1, 3, 2, 9)]
    store.load("position", {"source": ["W1", "W1", "W1", "W3"], "at": at, "speed": [1.0, 2.0, 3.0, 4.0],
                            "geom": [point(114.2 + index / 100) for index in range(4)]},
               key=("source", "at"))  # fmt: skip
    rows = store.query("SELECT number, speed, at_local FROM responder_last_position")
    assert [(row["number"], row["speed"], local(row["at_local"])) for row in rows] == [
        ("W1", 2.0, datetime(2026, 11, 22, 14, 3))
    ]


def test_views_open_as_layers(store, cluster):
    from qgis.core import QgsFeatureRequest, QgsRectangle, QgsVectorLayer

    town(store)
    for x in (114.205, 114.305):
        Events(store).report({"event_type": "0102", "title": "t", "geom": point(x)})
    store.insert("responder", {"uid": new_uid(), "number": "W1", "name": "W1", "kind": "worker"})
    store.load("position", {"source": ["W1"], "at": [clock.utc_now()], "geom": [point()]}, key=("source", "at"))
    near = QgsFeatureRequest().setFilterRect(QgsRectangle(114.2, 22.7, 114.21, 22.71))
    for view, whole, inside in (("event_map", 2, 1), ("building_summary", 1, 1), ("responder_last_position", 1, 1),
                                ("person_place", 4, None)):  # fmt: skip
        if store.engine == "gpkg":
            layer = QgsVectorLayer(f"{store.database}|layername={view}", view, "ogr")
        else:
            source = (
                f"service='{store.engine_object.database}' key='id' table=\"{store.engine_object.schema}\".\"{view}\""
            )
            layer = QgsVectorLayer(source + (" (geom)" if inside else ""), view, "postgres")
        assert layer.isValid(), view
        assert len(list(layer.getFeatures())) == whole, view
        if inside is None:
            assert not layer.isSpatial()
            continue
        assert layer.crs().authid() == "EPSG:4490"
        assert len(list(layer.getFeatures(near))) == inside, view
        assert layer.fields().indexOf("area_id") >= 0


@pytest.mark.parametrize("engine_name", ["gpkg"], indirect=True)
def test_layers_of_views_use_the_r_tree(store):
    """Emptying the index empties the answer: what QGIS asks for goes through it."""
    from osgeo import ogr

    town(store)
    Events(store).report({"event_type": "0102", "title": "t", "geom": point()})
    for view, table in (("event_map", "event"), ("building_summary", "building")):

        def found(view=view):
            data = ogr.Open(store.database)
            layer = data.GetLayerByName(view)
            layer.SetSpatialFilterRect(114.2, 22.7, 114.21, 22.71)
            return len([feature.GetFID() for feature in layer])

        assert found() == 1
        store.execute(f"DELETE FROM rtree_{table}_geom")
        assert found() == 0, view
