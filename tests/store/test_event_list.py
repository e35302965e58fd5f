"""Events as a list: each filter finds what it says, in every order; the same on both engines."""

from datetime import date, timedelta

import pytest
import shapely

from civicgrid.plugin.domain.uid import new_uid
from civicgrid.plugin.panels.events.table import second_line
from civicgrid.plugin.services import clock
from civicgrid.plugin.store.access import Access, Account
from civicgrid.plugin.store.loop.event_list import SORTS, EventFilter, EventList
from civicgrid.plugin.store.loop.events import Events
from civicgrid.tests.support.events import department, take, walk
from civicgrid.tests.support.many_events import WAYS, fill_many_events
from civicgrid.tests.support.people import add_account, add_area
from civicgrid.tests.support.rewritten import rewrite

EVERYTHING = frozenset({"clerk", "dispatcher", "handler", "verifier", "manager", "grid_worker"})


@pytest.fixture
def street(store, events):
    """Seven events by a word, in two areas, on different ways."""
    town = add_area(store, "1")
    places = {"town": town, "north": add_area(store, "2", town), "south": add_area(store, "3", town)}
    square = shapely.to_wkb(shapely.MultiPolygon([shapely.box(114, 22, 114.5, 23)]))
    grid = store.insert("grid", {"uid": new_uid(), "code": "G1", "name": "一网格", "level": "grid", "geom": square,
                                 "area_id": places["north"], "valid_from": date(2020, 1, 1)})  # fmt: skip
    now = clock.utc_now()
    rows = {
        "soon": {"event_type": "0102", "title": "暴露垃圾", "address": "民生路１２号（南门）", "urgency": "urgent",
                 "due_at": now + timedelta(hours=1),
                 "warn_at": now - timedelta(hours=1)},
        "late": {"event_type": "0501", "title": "无照经营", "due_at": now - timedelta(days=1),
                 "source": "hotline_12345", "external_number": "GD-7", "address": "幸福路100%折扣店"},
        "red": {"event_type": "0401", "title": "路面塌陷", "urgency": "critical", "due_at": now + timedelta(days=3),
                "warn_at": now + timedelta(days=2), "description": "半幅道路塌陷约2米"},
        "free": {"event_type": "0101", "title": "私搭乱建", "area_id": places["south"]},
        "sent": {"event_type": "0101", "title": "私搭乱建二", "due_at": now + timedelta(days=9),
                 "warn_at": now + timedelta(days=8)},
        "done": {"event_type": "06", "title": "其他", "due_at": now + timedelta(days=9)},
        "old": {"event_type": "0102", "title": "旧垃圾", "reported_at": now - timedelta(days=40),
                "area_id": places["south"]},
    }  # fmt: skip
    keys, dues = {}, {}
    for hours, (word, values) in enumerate(rows.items()):
        given = {
            "reported_at": now - timedelta(minutes=hours),
            "geom": shapely.to_wkb(shapely.Point(114.2, 22.7)),
            **values,
        }
        due = {name: given.pop(name, None) for name in ("due_at", "warn_at")}
        keys[word] = events.report({"area_id": places["north"], **given})
        dues[word] = due
    walk(events, keys["sent"], "accept", "file")
    department(store, "HB")
    take(events, keys["sent"], "dispatch", evidence={"assist": ["HB"]})
    walk(events, keys["sent"], "supervise_yellow")
    there = {"position": {"longitude": 114.2, "latitude": 22.7, "accuracy": 5}}
    take(events, keys["done"], "handle_in_grid", evidence=there)
    take(events, keys["done"], "verify", evidence=there)
    walk(events, keys["done"], "evaluate", "close")
    for word, due in dues.items():
        set_due = "UPDATE event SET due_at = :due_at, warn_at = :warn_at WHERE id = :event"
        rewrite(store, set_due, {**due, "event": keys[word]})
    return keys, places, grid


def account(store, roles=EVERYTHING, code=None):
    return Account(None, "x", "x", None, department(store, code) if code else None, frozenset(roles))


def found(store, keys, wanted, **order):
    words = {key: word for word, key in keys.items()}
    return [words[key] for key in EventList(store, account(store)).ids(wanted, **order).tolist()]


def test_each_filter_finds_what_it_says(store, street):
    keys, places, grid = street
    lead, helping = department(store, "CG"), department(store, "HB")
    today = clock.local_day(clock.utc_now(), store.zone)
    that_day = clock.local_day(
        store.read("event", ["reported_at"], where={"id": keys["old"]})["reported_at"][0], store.zone
    )
    cases = [
        (EventFilter(), set(keys)),
        (EventFilter(open=True), set(keys) - {"done"}),
        (EventFilter(states=("dispatched", "closed")), {"sent", "done"}),
        (EventFilter(stages=("dispatch",)), {"sent"}),
        (EventFilter(levels=(1, 2)), {"soon", "red"}),
        (EventFilter(types=("0102",)), {"soon", "old"}),
        (EventFilter(types=("01",)), {"soon", "old", "free", "sent"}),
        (EventFilter(areas=(places["south"],)), {"free", "old"}),
        (EventFilter(areas=(places["town"],)), set(keys)),
        (EventFilter(grids=(grid,)), set(keys)),
        (EventFilter(grids=(grid + 1,)), set()),
        (EventFilter(departments=(lead,)), {"sent"}),
        (EventFilter(departments=(helping,)), {"sent"}),
        (EventFilter(sources=("hotline_12345",)), {"late"}),
        (EventFilter(supervisions=("yellow",)), {"sent"}),
        (EventFilter(deadlines=("overdue",)), {"late"}),
        (EventFilter(deadlines=("due_soon",)), {"soon"}),
        (EventFilter(deadlines=("running", "no_deadline")), {"red", "sent", "free", "old"}),
        (EventFilter(deadlines=("in_time",)), {"done"}),
        (EventFilter(since=today - timedelta(days=10)), set(keys) - {"old"}),
        (EventFilter(until=today - timedelta(days=10)), {"old"}),
        (EventFilter(since=that_day, until=that_day), {"old"}),
        (EventFilter(text="gd-7"), {"late"}),
        (EventFilter(text="100%"), {"late"}),
        (EventFilter(text="1_0"), set()),
        (EventFilter(text="幸福%折扣"), set()),
        (EventFilter(text="塌陷约"), {"red"}),
        # As a Chinese keyboard writes them, as they are read out, and several words.
        (EventFilter(text="１００％折扣"), {"late"}),
        (EventFilter(text="ＧＤ－7"), {"late"}),
        (EventFilter(text="gd7"), {"late"}),
        (EventFilter(text="折扣 经营"), {"late"}),
        (EventFilter(text="　无照　幸福路 "), {"late"}),
        (EventFilter(text="折扣 垃圾"), set()),
        (EventFilter(text="12号"), {"soon"}),
        (EventFilter(text="１２号"), {"soon"}),
        (EventFilter(text="（南门）"), {"soon"}),
        (EventFilter(text="(南门)"), {"soon"}),
        (EventFilter(text="[12]号"), set()),
        (EventFilter(text="1?号"), set()),
        (EventFilter(text="民*号"), set()),
        (EventFilter(text="民.*号"), set()),
        (EventFilter(text=" "), set(keys)),
        (EventFilter(types=("01",), areas=(places["south"],), open=True), {"free", "old"}),
    ]
    for wanted, words in cases:
        assert set(found(store, keys, wanted)) == words, wanted
    assert found(store, keys, EventFilter(text="a" * 30_000 + " " + "^" * 30_000)) == []
    signs = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~"
    store.update("event", keys["red"], {"description": f"标牌{signs}"})
    for sign in signs:
        assert found(store, keys, EventFilter(text=f"标牌{signs[: signs.index(sign) + 1]}")) == ["red"], sign
        assert "red" in found(store, keys, EventFilter(text=sign)), sign
        assert found(store, keys, EventFilter(text=f"标牌{sign}")) == (["red"] if sign == "!" else []), sign
    for word, key in keys.items():
        number = store.read("event", ["number"], where={"id": key})["number"][0]
        for text in (number, number.replace("-", ""), number.replace("-", "—"), number[4:].replace("-", "")):
            assert found(store, keys, EventFilter(text=text)) == [word], text


def test_every_order_goes_both_ways(store, street):
    keys, *_ = street
    latest = found(store, keys, EventFilter())
    assert latest == ["soon", "late", "red", "free", "sent", "done", "old"]
    assert found(store, keys, EventFilter(), descending=False) == latest[::-1]
    due = found(store, keys, EventFilter(), sort="due", descending=False)
    assert due == ["late", "soon", "red", "sent", "free", "old", "done"]
    assert found(store, keys, EventFilter(), sort="level", descending=False)[:2] == ["red", "soon"]
    assert found(store, keys, EventFilter(), sort="state", descending=False)[-2:] == ["sent", "done"]
    numbers = found(store, keys, EventFilter(), sort="number", descending=False)
    assert numbers[0] == "old"
    for sort in SORTS:
        for down in (True, False):
            assert len(found(store, keys, EventFilter(), sort=sort, descending=down)) == len(keys)


def test_a_grid_is_found_by_all_its_versions(store, street):
    keys, _places, grid = street
    store.update("grid", grid, {"valid_to": date(2026, 11, 1)})
    row = store.read("grid", ["code", "name", "level", "area_id", "geom"], where={"id": grid})
    values = {name: found[0] for name, found in row.items()}
    redrawn = store.insert("grid", {**values, "uid": new_uid(), "valid_from": date(2026, 11, 1)})
    assert set(found(store, keys, EventFilter(grids=(redrawn,)))) == set(keys)


def test_what_is_mine_to_do_follows_roles_and_department(store, street):
    keys, *_ = street
    store.execute("UPDATE setting SET value = '0' WHERE name = 'single_operator'")
    words = {key: word for word, key in keys.items()}

    def mine(roles, code=None):
        events = EventList(store, account(store, roles, code))
        return {words[key] for key in events.ids(EventFilter(mine=True)).tolist()}

    assert mine({"handler"}, "CG") == {"sent"}
    assert mine({"handler"}, "HB") == set(), "an assisting department does not sign for"
    assert mine({"handler"}) == {"sent"}, "an account of no department is held to none"
    assert mine({"clerk"}) == {"soon", "late", "red", "free", "old"}
    assert mine({"verifier"}) == set()
    assert mine({"viewer"}) == set()


def test_only_what_no_department_was_given_waits_for_the_verifier_to_close(store, street):
    keys, *_ = street
    events = Events(store)
    there = {"position": {"longitude": 114.2, "latitude": 22.7, "accuracy": 5}}
    take(events, keys["soon"], "handle_in_grid", evidence=there)
    walk(events, keys["sent"], "sign_for", "feedback")
    for word in ("soon", "sent"):
        take(events, keys[word], "verify", evidence=there)
    mine = EventList(store, account(store, {"verifier"})).ids(EventFilter(mine=True)).tolist()
    assert mine == [keys["soon"]]


def test_rows_say_what_stands_in_the_event(store, street):
    keys, *_ = street
    events = EventList(store, account(store))
    rows = events.rows([keys["sent"], keys["late"], 10_000])
    assert set(rows) == {keys["sent"], keys["late"]}
    sent, late = rows[keys["sent"]], rows[keys["late"]]
    assert (sent.state, sent.department, sent.grid, sent.supervision) == ("dispatched", "城管中队", "一网格", "yellow")
    assert second_line(sent).startswith("⚑ Yellow card · ")
    assert (late.deadline, late.external_number, late.source) == ("overdue", "GD-7", "hotline_12345")
    assert late.reported_at.tzinfo is not None
    assert events.matching(EventFilter(open=True), [keys["done"], keys["late"]]) == {keys["late"]}


def test_a_filter_comes_back_from_its_text(store, street):
    wanted = EventFilter(text="路", levels=(1,), since=date(2026, 1, 2), mine=True, grids=(3,))
    assert EventFilter.from_text(wanted.to_text()) == wanted
    for wrong in ("", "[]", "{", '{"since": "x"}', '{"unknown": 1}', "null"):
        assert EventFilter.from_text(wrong) == EventFilter()


def test_many_events_come_in_pages_that_make_up_the_whole(store):
    area = add_area(store, "1")
    fill_many_events(store, 600, area=area)
    events = EventList(store, account(store))
    whole = events.ids(EventFilter())
    assert len(whole) == 600
    assert events.first(EventFilter(), most=50).tolist() == whole[:50].tolist()
    rows = events.rows(whole[300:310])
    assert [rows[key].reported_at for key in whole[300:310].tolist()] == sorted(
        (row.reported_at for row in rows.values()), reverse=True
    )
    assert {row.state for row in events.rows(whole).values()} >= {"reported", "voided", "signed"}
    assert len(WAYS) == 6


@pytest.mark.parametrize("engine_name", ["postgis"], indirect=True)
def test_an_account_lists_its_own_area_only(store, street, cluster):
    keys, places, _ = street
    with add_account(cluster, store, "dispatcher", ("dispatcher",), places["south"]) as theirs:
        events = EventList(theirs, Access(theirs).who_am_i())
        assert set(events.ids(EventFilter()).tolist()) == {keys["free"], keys["old"]}
        assert events.rows([keys["late"]]) == {}
