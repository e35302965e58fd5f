"""Sending responders: nobody is taken twice, states follow each other, both engines refuse the rest by themselves."""

import threading
from datetime import timedelta

import pytest
import shapely

from civicgrid.plugin.domain.events.dispatch import FOLLOWS
from civicgrid.plugin.domain.uid import new_uid
from civicgrid.plugin.services import clock
from civicgrid.plugin.store import AccessDenied, ChangedMeanwhile, ConstraintViolation, StoreError
from civicgrid.plugin.store.access import Access
from civicgrid.plugin.store.loop.dispatch import Dispatch, Pick
from civicgrid.plugin.store.loop.events import Events
from civicgrid.tests.support.events import REPORT, department, take, walk
from civicgrid.tests.support.people import own_login
from civicgrid.tests.support.town import Town


@pytest.fixture
def me(store):
    """The account of the connection, which may do everything."""
    login = own_login(store)
    store.execute("UPDATE setting SET value = '1' WHERE name = 'single_operator'")
    return Access(store).create_user(login, "王芳")


@pytest.fixture
def event(store, me):
    return Events(store).report(REPORT)


def responder(store, number="消1", **values):
    row = {"uid": new_uid(), "number": number, "name": "消防车" + number, "kind": "vehicle", "skills": "灭火",
           "status": "available", **values}  # fmt: skip
    return store.insert("responder", row)


def pick(store, key, seen="available", load=0):
    name = store.read("responder", ["name"], where={"id": key})["name"][0]
    return Pick(key, name, "消1", "fire_engine", 3.5, 2100.0, [{"code": "way"}], seen, load)


def send(store, event, *keys, **seen):
    return Dispatch(store).assign(event, [pick(store, key, **seen) for key in keys], "火警", "民生路1号")


def status(store, key):
    return store.read("responder", ["status"], where={"id": key})["status"][0]


def test_sending_writes_assignment_task_and_receipt_together(store, event):
    first, second = responder(store), responder(store, "消2")
    send(store, event, first, second)
    going = Dispatch(store).under_way(event)
    assert [(one.responder_id, one.state, one.receipt, one.minutes, one.metres) for one in going] == [
        (first, "assigned", "queued", 3.5, 2100.0), (second, "assigned", "queued", 3.5, 2100.0)
    ]  # fmt: skip
    assert store.read("message", ["kind", "event_id", "body"]) == {
        "kind": ["task"], "event_id": [event], "body": ["民生路1号"]
    }  # fmt: skip
    assert store.read("assignment", ["reasons"])["reasons"] == [[{"code": "way"}]] * 2
    assert (status(store, first), status(store, second)) == ("assigned", "assigned")
    assert Dispatch(store).sent(event) == {first, second}


def test_who_finished_is_offered_again_once_the_event_is_given_out_again(store, me, event):
    loop, desk = Events(store), Dispatch(store)
    first, second = responder(store), responder(store, "消2")
    walk(loop, event, "accept", "file", "dispatch", "sign_for")
    done, _under_way = send(store, event, first, second)
    for state in ("signed", "arrived", "finished"):
        desk.advance(done, state)
    walk(loop, event, "feedback")
    assert desk.sent(event) == {first, second}
    walk(loop, event, "rework")
    assert desk.sent(event) == {second}
    (again,) = send(store, event, first)
    assert desk.sent(event) == {first, second}
    for state in ("signed", "arrived", "finished"):
        desk.advance(again, state)
    walk(loop, event, "sign_for", "feedback", "verify")
    assert desk.sent(event) == {first, second}
    take(loop, event, "reopen")
    assert desk.sent(event) == {second}


def test_who_was_taken_meanwhile_is_not_taken_again_and_nobody_goes(store, event):
    first, second = responder(store), responder(store, "消2")
    other = Events(store).report(REPORT)
    send(store, other, second)
    with pytest.raises(ChangedMeanwhile, match="消防车消2"):
        send(store, event, first, second)
    assert store.count("assignment", {"event_id": event}) == 0
    assert store.count("message") == 1
    assert status(store, first) == "available"
    # Seen as busy they may be sent all the same, but not on what was seen before the last one.
    with pytest.raises(ChangedMeanwhile):
        send(store, event, second, seen="assigned", load=0)
    send(store, event, second, seen="assigned", load=1)
    assert store.count("assignment", {"responder_id": second}) == 2


def test_of_many_who_send_the_same_responder_one_wins_each_time(store, me):
    engines = [responder(store, f"消{number}") for number in range(6)]
    events = [Events(store).report(REPORT) for _ in range(4)]
    for engine in engines:
        told, ready = [], threading.Barrier(len(events))

        def race(event, engine=engine, told=told, ready=ready):
            with store.released():
                one = pick(store, engine)
                ready.wait(10)
                try:
                    told.append(Dispatch(store).assign(event, [one], "火警", "去"))
                except ChangedMeanwhile as error:
                    told.append(error)

        threads = [threading.Thread(target=race, args=(event,)) for event in events]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join(60)
        assert sum(isinstance(one, list) for one in told) == 1
        assert sum(isinstance(one, ChangedMeanwhile) for one in told) == len(events) - 1
        assert store.count("assignment", {"responder_id": engine}) == 1
    assert store.count("message") == store.count("delivery") == len(engines)


def test_two_who_send_the_same_two_in_another_order_do_not_block_each_other(store, me):
    engines = [responder(store, f"消{number}") for number in range(2)]
    events = [Events(store).report(REPORT) for _ in range(2)]
    told, ready = [], threading.Barrier(2)

    def race(event, keys):
        with store.released():
            picks = [pick(store, key) for key in keys]
            ready.wait(10)
            try:
                told.append(Dispatch(store).assign(event, picks, "火警", "去"))
            except StoreError as error:
                told.append(type(error))

    threads = [threading.Thread(target=race, args=pair) for pair in zip(events, (engines, engines[::-1]), strict=True)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert ChangedMeanwhile in told
    assert store.count("assignment") == 2


def test_an_assignment_goes_its_way_and_frees_the_responder(store, event):
    key = responder(store)
    (assignment,) = send(store, event, key)
    dispatch = Dispatch(store)
    for state in ("signed", "arrived", "finished"):
        dispatch.advance(assignment, state)
        (one,) = dispatch.under_way(event)
        assert (one.state, one.receipt) == (state, "signed")
        assert status(store, key) == ("available" if state == "finished" else "assigned")


@pytest.mark.parametrize("before", FOLLOWS)
def test_only_what_may_follow_is_stored_whoever_writes(store, event, before):
    way = {"assigned": [], "signed": ["signed"], "arrived": ["signed", "arrived"],
           "finished": ["signed", "arrived", "finished"], "released": ["released"]}[before]  # fmt: skip
    (assignment,) = send(store, event, responder(store))
    for state in way:
        Dispatch(store).advance(assignment, state)
    for after in FOLLOWS:
        if after == before:
            continue
        if after in FOLLOWS[before]:
            with pytest.raises(ZeroDivisionError), store.transaction():
                store.update("assignment", assignment, {"state": after})
                raise ZeroDivisionError
        else:
            with pytest.raises(ConstraintViolation):
                Dispatch(store).advance(assignment, after)
            with pytest.raises(ConstraintViolation):
                store.update("assignment", assignment, {"state": after})
    assert Dispatch(store).under_way(event)[0].state == before


def test_an_assignment_is_never_rewritten(store, event):
    (assignment,) = send(store, event, responder(store))
    other = responder(store, "消2")
    for values in ({"responder_id": other}, {"minutes": 1.0}, {"reasons": []}, {"assigned_at": clock.utc_now()}):
        with pytest.raises(ConstraintViolation):
            store.update("assignment", assignment, values)


def test_the_store_refuses_a_second_one_a_later_state_and_a_closed_event(store, event):
    key = responder(store)
    now = clock.utc_now()
    row = {"event_id": event, "responder_id": key, "assigned_at": now, "changed_at": now}
    with pytest.raises(ConstraintViolation):
        store.insert("assignment", {"uid": new_uid(), **row, "state": "arrived"})
    store.insert("assignment", {"uid": new_uid(), **row})
    with pytest.raises(ConstraintViolation):
        store.insert("assignment", {"uid": new_uid(), **row})
    off = responder(store, "消2", active=False)
    with pytest.raises(ConstraintViolation):
        store.insert("assignment", {"uid": new_uid(), **row, "responder_id": off})
    walk(Events(store), event, "accept", "void")
    with pytest.raises(ConstraintViolation):
        store.insert("assignment", {"uid": new_uid(), **row, "responder_id": responder(store, "消3")})


def test_an_event_that_is_closed_lets_everybody_go(store, event):
    on_way, there = responder(store), responder(store, "消2")
    _first, second = send(store, event, on_way, there)
    for state in ("signed", "arrived"):
        Dispatch(store).advance(second, state)
    walk(Events(store), event, "accept", "void")
    assert [one.state for one in Dispatch(store).under_way(event)] == ["released", "finished"]
    assert (status(store, on_way), status(store, there)) == ("available", "available")


def test_receipts_never_go_back(store, event):
    send(store, event, responder(store))
    dispatch = Dispatch(store)
    delivery = dispatch.under_way(event)[0].receipts[0].id
    assert dispatch.receipt(delivery, "failed")
    assert dispatch.receipt(delivery, "sent")
    assert dispatch.receipt(delivery, "read")
    assert not dispatch.receipt(delivery, "delivered")
    assert not dispatch.receipt(delivery, "failed")
    assert dispatch.under_way(event)[0].receipt == "read"


def test_what_counts_of_a_responder_at_an_instant(store, event):
    now = clock.utc_now().replace(microsecond=0)
    key, idle = responder(store), responder(store, "消2")
    for ago, x in ((1, 114.3), (20, 114.2), (1500, 114.1), (-5, 114.4)):
        store.insert("position", {"source": "消1", "at": now - timedelta(minutes=ago),
                                  "geom": shapely.to_wkb(shapely.Point(x, 22.7))})  # fmt: skip
    for start, end in ((-10, -2), (-1, 7)):
        store.insert("shift", {"uid": new_uid(), "responder_id": key, "starts_at": now + timedelta(hours=start),
                               "ends_at": now + timedelta(hours=end)})  # fmt: skip
    (assignment,) = send(store, event, key)
    there = {row["id"]: row for row in Dispatch(store).responders(["vehicle"], now)}
    assert set(there) == {key, idle}
    assert there[key]["at"] == now - timedelta(minutes=1)
    assert shapely.from_wkb(there[key]["geom"]) == shapely.Point(114.3, 22.7)
    assert (there[key]["on_shift"], there[key]["open"], there[key]["ended_at"]) == (True, 1, None)
    assert [there[idle][name] for name in ("at", "geom", "on_shift", "open")] == [None, None, None, 0]
    Dispatch(store).advance(assignment, "released")
    between = {row["id"]: row for row in Dispatch(store).responders(["vehicle"], now - timedelta(minutes=90))}
    assert (between[key]["on_shift"], between[key]["open"]) == (False, 0)
    assert between[key]["ended_at"] is not None
    assert Dispatch(store).sent(event) == set()
    assert Dispatch(store).responders(["worker"], now) == []


def test_in_a_file_only_dispatchers_and_managers_send(store, event):
    if store.engine == "postgis":
        pytest.skip("a server asks its own roles: the tests below")
    key, other = responder(store, department_id=department(store)), responder(store, "消2")
    access = Access(store)
    people = {role: access.create_user(role, role, roles=[role], department_id=department(store))
              for role in ("handler", "dispatcher", "viewer")}  # fmt: skip
    store.execute("UPDATE setting SET value = '0' WHERE name = 'single_operator'")
    store.operator = people["handler"]
    with pytest.raises(AccessDenied):
        send(store, event, key)
    store.operator = people["dispatcher"]
    ours, theirs = send(store, event, key, other)
    store.operator = people["handler"]
    Dispatch(store).advance(ours, "signed")
    with pytest.raises(AccessDenied):
        Dispatch(store).advance(theirs, "signed")
    store.operator = people["viewer"]
    with pytest.raises(AccessDenied):
        Dispatch(store).advance(ours, "arrived")
    with pytest.raises(AccessDenied):
        Dispatch(store).close_way(shapely.to_wkb(shapely.MultiPolygon([shapely.box(0, 0, 1, 1)])), "封路")


@pytest.fixture(scope="module")
def town(cluster):
    town = Town(cluster, "dispatching")
    for mark, area in (("e", town.east), ("w", town.west)):
        for number in range(3):
            responder(town.store, f"{mark}{number}", area_id=area)
    yield town
    town.remove()


def _of(town, number):
    return town.store.read("responder", ["id"], where={"number": number})["id"][0]


def _event(town, mark):
    return town.store.read("event", ["id"], where={"number": mark})["id"][0]


def test_on_a_server_a_dispatcher_sends_within_the_own_area(town):
    with town.open_as("dispatcher_east") as store:
        seen = {row["number"] for row in Dispatch(store).responders(["vehicle"], clock.utc_now())}
        assert seen == {"e0", "e1", "e2"}
        send(store, _event(town, "e"), _of(town, "e0"))
        assert not store.read("responder", ["id"], where={"number": "w0"})["id"]
        now, elsewhere = clock.utc_now(), pick(town.store, _of(town, "w0"))
        with pytest.raises(ChangedMeanwhile):
            Dispatch(store).assign(_event(town, "e"), [elsewhere], "火警", "民生路1号")
        with pytest.raises(ConstraintViolation, match="no such responder"):
            store.insert("assignment", {"uid": new_uid(), "event_id": _event(town, "e"), "assigned_at": now,
                                        "responder_id": elsewhere.responder, "changed_at": now,
                                        "area_id": town.east})  # fmt: skip
        with pytest.raises(StoreError):
            send(store, _event(town, "w"), _of(town, "e1"))
    assert status(town.store, _of(town, "w0")) == "available"


def test_on_a_server_the_load_of_another_area_counts(town):
    """An engine that the county sent elsewhere is busy for the town, though the town does not see that event."""
    key = _of(town, "e2")
    send(town.store, _event(town, "w"), key)
    with town.open_as("dispatcher_east") as store:
        row = next(row for row in Dispatch(store).responders(["vehicle"], clock.utc_now()) if row["id"] == key)
        assert (row["open"], row["status"]) == (1, "assigned")
        with pytest.raises(ChangedMeanwhile):
            send(store, _event(town, "e"), key, seen="assigned", load=0)


def test_on_a_server_only_those_with_the_right_send_or_speak(town):
    key = _of(town, "e1")
    for login in ("handler_east", "viewer_east", "grid_worker_east", "clerk_east"):
        with town.open_as(login) as store, pytest.raises(AccessDenied):
            send(store, _event(town, "e"), key)
        with town.open_as(login) as store, pytest.raises(StoreError):
            now = clock.utc_now()
            store.insert("assignment", {"uid": new_uid(), "event_id": _event(town, "e"), "responder_id": key,
                                        "assigned_at": now, "changed_at": now, "area_id": town.east})  # fmt: skip
    with town.open_as("dispatcher_east") as store:
        (assignment,) = send(store, _event(town, "e"), key)
        assert town.store.read("assignment", ["app_user_id"], where={"id": assignment})["app_user_id"] == [
            town.accounts["dispatcher_east"]
        ]
    for login in ("viewer_east", "clerk_east"):
        with town.open_as(login) as store, pytest.raises(StoreError):
            Dispatch(store).advance(assignment, "signed")
    with town.open_as("handler_east") as store:
        Dispatch(store).advance(assignment, "signed")
    assert town.store.read("delivery", ["state"], where={"responder_id": key})["state"] == ["signed"]


def test_on_a_server_a_handler_speaks_for_the_own_department_only(town):
    key = responder(town.store, "e9", area_id=town.east, department_id=department(town.store, "e"))
    with town.open_as("dispatcher_east") as store:
        (assignment,) = send(store, _event(town, "e"), key)
    handler = town.accounts["handler_east"]
    town.store.update("app_user", handler, {"department_id": department(town.store, "w")})
    with town.open_as("handler_east") as store:
        with pytest.raises(AccessDenied):
            Dispatch(store).advance(assignment, "signed")
        town.store.update("app_user", handler, {"department_id": department(town.store, "e")})
        Dispatch(store).advance(assignment, "signed")


def test_a_closure_begins_now_and_is_ended(store, me):
    shape = shapely.to_wkb(shapely.MultiPolygon([shapely.box(0, 0, 1, 1)]))
    key = Dispatch(store).close_way(shape, "桥面塌陷")
    begun, ended = (store.read("closure", [name], where={"id": key})[name][0] for name in ("valid_from", "valid_to"))
    assert begun <= clock.utc_now()
    assert ended is None
    Dispatch(store).open_way(key)
    assert store.read("closure", ["valid_to"], where={"id": key})["valid_to"][0] <= clock.utc_now()
