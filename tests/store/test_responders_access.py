"""On a server: responders, what becomes of them and what is told, within the own area while a right holds."""

from datetime import timedelta

import psycopg2
import pytest
import shapely

from civicgrid.plugin.domain.uid import new_uid
from civicgrid.plugin.services import clock
from civicgrid.plugin.store.loop.dispatch import Dispatch, Pick
from civicgrid.tests.support.town import Town

DENIED = psycopg2.errors.InsufficientPrivilege


@pytest.fixture(scope="module")
def town(cluster):
    town = Town(cluster, "responders")
    now, place = clock.utc_now(), shapely.to_wkb(shapely.Point(114.1, 22.7))
    town.sent = {}
    for mark, area in (("e", town.east), ("w", town.west)):
        row = {
            "uid": new_uid(),
            "number": mark + "1",
            "name": mark,
            "kind": "vehicle",
            "status": "available",
            "area_id": area,
        }
        town.sent[mark] = town.store.insert("responder", row)
        town.store.load("position", {"source": [mark + "1"], "at": [now], "geom": [place]}, key=("source", "at"))
        pick = Pick(town.sent[mark], mark, mark + "1", "fire_engine", 1.0, 1.0, [], "available", 0)
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(Dispatch, "_account", lambda *_: town.access.who_am_i())
            Dispatch(town.store).assign(town.rows[mark]["event"], [pick], mark, "王芳 13800000000")
    yield town
    town.remove()


def test_each_area_sees_its_own(town):
    for login, seen in (("dispatcher_east", {"e1"}), ("manager_west", {"e1", "w1"})):
        with town.as_login(login) as cursor:
            cursor.execute("SELECT number FROM responder WHERE number LIKE '_1'")
            assert {row[0] for row in cursor.fetchall()} == seen
            cursor.execute("SELECT source FROM position")
            assert {row[0] for row in cursor.fetchall()} == seen
            cursor.execute("SELECT subject || '1' FROM message")
            assert {row[0] for row in cursor.fetchall()} == seen
            cursor.execute("SELECT right(recipient_masked, 2) FROM delivery")
            assert {row[0] for row in cursor.fetchall()} == seen


def test_a_dispatcher_changes_nobody_elsewhere_and_moves_nobody(town):
    with town.as_login("dispatcher_east") as cursor:
        cursor.execute("UPDATE responder SET status = 'resting'")
        assert cursor.rowcount == 1, "those from elsewhere who were sent within the area are seen, not changed"
    assert town.store.read("responder", ["status"], where={"number": "w1"})["status"] == ["assigned"]
    for change in ("UPDATE responder SET area_id = NULL WHERE number = 'e1'",
                   f"UPDATE responder SET area_id = {town.west} WHERE number = 'e1'"):  # fmt: skip
        with town.as_login("dispatcher_east") as cursor, pytest.raises(DENIED):
            cursor.execute(change)
    with town.as_login("dispatcher_east") as cursor:
        cursor.execute("UPDATE delivery SET state = 'failed' WHERE recipient_masked LIKE 'w%'")
        assert cursor.rowcount == 0


def test_messages_go_to_events_that_are_seen(town):
    write = "INSERT INTO message (uid, event_id, body, created_at) VALUES (%s, %s, 'x', now())"
    with town.as_login("dispatcher_east") as cursor, pytest.raises(DENIED):
        cursor.execute(write, (new_uid(), town.rows["w"]["event"]))
    with town.as_login("dispatcher_east") as cursor:
        cursor.execute(write, (new_uid(), town.rows["e"]["event"]))
        assert cursor.rowcount == 1
    with town.as_login("dispatcher_east") as cursor, pytest.raises(DENIED):
        cursor.execute(
            "INSERT INTO delivery (uid, message_id, channel, recipient_masked, changed_at)"
            " VALUES (%s, %s, 'x', 'x', now())",
            (new_uid(), town.store.read("message", ["id"], where={"subject": "w"})["id"][0]),
        )


def _fence_events(town):
    """An entry into a fence by a responder of each area; by mark the id."""
    shape = shapely.to_wkb(shapely.MultiPolygon([shapely.box(114, 22, 115, 23)]))
    fence = town.store.insert("fence", {"uid": new_uid(), "name": "围栏", "geom": shape})
    return {
        mark: town.store.insert(
            "fence_event", {"fence_id": fence, "source": mark + "1", "kind": "enter", "at": clock.utc_now()}
        )
        for mark in "ew"
    }


def test_fence_events_are_seen_and_written_with_the_responder_whose_they_are(town):
    found = _fence_events(town)
    for login, seen in (("dispatcher_east", {"e1"}), ("manager_west", {"e1", "w1"})):
        with town.as_login(login) as cursor:
            cursor.execute("SELECT source FROM fence_event WHERE id = ANY (%s)", (list(found.values()),))
            assert {row[0] for row in cursor.fetchall()} == seen
    write = (
        "INSERT INTO fence_event (fence_id, source, kind, at)"
        " SELECT fence_id, %s, 'exit', now() FROM fence_event LIMIT 1"
    )
    with town.as_login("dispatcher_east") as cursor:
        cursor.execute(write, ("e1",))
        assert cursor.rowcount == 1
    for source in ("w1", "nobody"):
        with town.as_login("dispatcher_east") as cursor, pytest.raises(DENIED):
            cursor.execute(write, (source,))


def test_what_was_done_about_an_alarm_is_seen_by_whoever_sees_the_alarm(town):
    fences = _fence_events(town)
    alarms = {
        (kind, mark): key
        for mark in "ew"
        for kind, key in (("event", town.rows[mark]["event"]), ("sensor_alarm", town.rows[mark]["sensor_alarm"]),
                          ("fence_event", fences[mark]))
    }  # fmt: skip
    for number, ((kind, mark), key) in enumerate(alarms.items()):
        told = {"alarm_type": kind, "alarm_id": key, "at": clock.utc_now()}
        town.store.insert("alarm_ack", {**told, "uid": new_uid(), "note": mark})
        shift = town.rows[mark]["duty_shift"]
        town.store.insert("alarm_call", {**told, "round": 1 + number, "duty_shift_id": shift})
    own = {one for one in alarms if one[1] == "e"}
    for login, seen in (
        ("viewer_east", own - {("fence_event", "e")}),  # who may not send sees no tracks
        ("dispatcher_east", own),
        ("clerk_nowhere", set()),
        ("manager_west", set(alarms)),
    ):
        with town.as_login(login) as cursor:
            for table in ("alarm_ack", "alarm_call"):
                cursor.execute(f"SELECT alarm_type, alarm_id FROM {table}")
                assert set(cursor.fetchall()) == {(kind, alarms[kind, mark]) for kind, mark in seen}, (login, table)
    ack = "INSERT INTO alarm_ack (uid, alarm_type, alarm_id, at) VALUES (%s, 'fence_event', %s, now())"
    with town.as_login("dispatcher_east") as cursor, pytest.raises(psycopg2.errors.RaiseException, match="not there"):
        cursor.execute(ack, (new_uid(), fences["w"]))
    # Calls are made by the function alone, which asks who is on duty and whether it is time.
    call = "INSERT INTO alarm_call (alarm_type, alarm_id, round, at) VALUES ('event', %s, 9, now())"
    for login in ("dispatcher_east", "manager_west"):
        with town.as_login(login) as cursor, pytest.raises(DENIED):
            cursor.execute(call, (town.rows["e"]["event"],))


def test_who_was_sent_from_elsewhere_is_named_where_they_were_sent(town):
    with town.as_login("viewer_east") as cursor:
        cursor.execute("SELECT r.number FROM responder AS r JOIN assignment AS a ON a.responder_id = r.id")
        assert {row[0] for row in cursor.fetchall()} == {"e", "e1", "v"}


def test_a_right_that_has_run_out_opens_nothing(town):
    account = town.accounts["dispatcher_east"]
    # Another right holds: only that of a dispatcher has run out, while the login still is in the group.
    town.access.set_roles(account, {"dispatcher": clock.utc_now() + timedelta(days=1), "viewer": None})
    town.store.execute(
        "UPDATE user_role SET valid_to = now() - interval '1 minute'"
        " WHERE app_user_id = :account AND role = 'dispatcher'",
        {"account": account},
    )
    try:
        with town.as_login("dispatcher_east") as cursor:
            for table in ("position", "message", "delivery"):
                cursor.execute(f"SELECT count(*) FROM {table}")
                assert cursor.fetchone() == (0,), table
            cursor.execute("UPDATE responder SET status = 'resting'")
            assert cursor.rowcount == 0
            cursor.execute("SELECT count(*) FROM responder_load(ARRAY[%s]::bigint[])", (town.sent["e"],))
            assert cursor.fetchone() == (0,)
            cursor.execute("SELECT number FROM responder_last_position")
            assert cursor.fetchall() == [("e1",)]
        with town.as_login("dispatcher_east") as cursor, pytest.raises(DENIED):
            cursor.execute("INSERT INTO message (uid, event_id, body, created_at) VALUES (%s, %s, 'x', now())",
                           (new_uid(), town.rows["e"]["event"]))  # fmt: skip
        with town.as_login("dispatcher_east") as cursor, pytest.raises(DENIED):
            cursor.execute("SELECT next_event_number('20261130')")
    finally:
        town.access.set_roles(account, ["dispatcher"])
