"""Hand-overs of the duty desk: what is open by one definition, another person accepts, then nothing changes."""

import sqlite3
from contextlib import closing
from datetime import timedelta

import psycopg2
import pytest
import shapely

from civicgrid.plugin.domain.uid import new_uid
from civicgrid.plugin.services import clock
from civicgrid.plugin.store import ConstraintViolation, StoreError
from civicgrid.plugin.store.loop.duty import DutyLog
from civicgrid.plugin.store.loop.events import Events
from civicgrid.plugin.store.loop.hand_overs import HandOvers
from civicgrid.tests.support.duty import area_of, colleague, operator, past_the_program, works_in
from civicgrid.tests.support.events import REPORT, walk
from civicgrid.tests.support.rewritten import rewrite

REFUSED = (sqlite3.IntegrityError, psycopg2.errors.RaiseException)
HOUR = timedelta(hours=1)


@pytest.fixture
def desk(store):
    operator(store)
    return HandOvers(store)


def two_people(store):
    store.execute("UPDATE setting SET value = '0' WHERE name = 'single_operator'")


def reasons(desk):
    return {(matter.table, matter.title): set(matter.reasons) for matter in desk.prepare()}


def test_what_is_open_follows_one_definition(store, desk):
    events, now = Events(store), clock.utc_now()

    def report(title, **values):
        return events.report({**REPORT, "title": title, **values})

    report("井盖缺失")
    report("积水", urgency="urgent")
    red = report("爆燃", urgency="critical")
    acknowledged = report("坍塌", urgency="critical")
    store.insert("alarm_ack", {"uid": new_uid(), "alarm_type": "event", "alarm_id": acknowledged, "at": now})
    graded = report("火灾", grade=3)
    late = report("小广告")
    rewrite(store, f"UPDATE event SET due_at = '2020-01-01T00:00:00.000Z' WHERE id = {late}")
    sent = report("树枝")
    person = store.insert("responder", {"uid": new_uid(), "number": "1", "name": "张", "kind": "worker"})
    row = {"event_id": sent, "responder_id": person, "assigned_at": now, "changed_at": now}
    unsigned = store.insert("assignment", {"uid": new_uid(), **row})
    voided = report("作废", urgency="critical")
    walk(events, voided, "accept", "void")
    box = shapely.to_wkb(shapely.MultiPolygon([shapely.box(114.1, 22.7, 114.2, 22.8)]))
    for reason, begin, end in (("封路", -1, 1), ("已解封", -2, -1), ("明日", 24, 25), ("长期", None, None)):
        values = {"valid_from": begin and now + begin * HOUR, "valid_to": end and now + end * HOUR}
        store.insert("closure", {"uid": new_uid(), "reason": reason, "geom": box, **values})
    DutyLog(store).write("call", "来电")
    DutyLog(store).write("instruction", "加强巡查")

    assert reasons(desk) == {
        ("event", "积水"): {"level"},
        ("event", "爆燃"): {"level", "alarm"},
        ("event", "坍塌"): {"level"},
        ("event", "火灾"): {"call", "report"},
        ("event", "小广告"): {"overdue"},
        ("event", "树枝"): {"dispatch"},
        ("closure", "封路"): {"closure"},
        ("closure", "长期"): {"closure"},
        ("duty_log", "加强巡查"): {"note"},
    }
    first = desk.prepare()[0]
    assert (first.level, first.number) == (1, store.read("event", ["number"], where={"id": first.id})["number"][0])
    store.update("assignment", unsigned, {"state": "signed"})
    store.insert("alarm_ack", {"uid": new_uid(), "alarm_type": "event", "alarm_id": red, "at": now})
    store.update("event", graded, {"grade": None})
    left = reasons(desk)
    assert ("event", "树枝") not in left
    assert ("event", "火灾") not in left
    assert left["event", "爆燃"] == {"level"}


def test_another_person_accepts_what_was_given(store, desk):
    two_people(store)
    Events(store).report({**REPORT, "title": "爆燃", "urgency": "critical"})
    DutyLog(store).write("note", "钥匙在抽屉")
    key = desk.hand_over(note=" 注意三号楼 ")
    Events(store).report({**REPORT, "title": "后来的", "urgency": "critical"})
    waiting = desk.pending()
    assert (waiting.id, waiting.giver, waiting.taker, waiting.note) == (key, "王芳", None, "注意三号楼")
    assert [(matter.table, matter.title) for matter in waiting.matters] == [
        ("event", "爆燃"),
        ("duty_log", "钥匙在抽屉"),
    ]
    with pytest.raises(ConstraintViolation):
        desk.accept(key)
    assert desk.pending().id == key
    account, other = colleague(store)
    with closing(other):
        if store.engine == "gpkg":
            HandOvers(other).accept(key)
        else:  # the server's owner, for the colleague
            store.execute(
                "UPDATE hand_over SET accepted_at = :now, to_user_id = :to", {"now": clock.utc_now(), "to": account}
            )
    assert desk.pending() is None
    done = desk.recent()[0]
    assert (done.giver, done.taker, done.taken_by_giver) == ("王芳", "李明", False)
    with pytest.raises(StoreError):
        desk.accept(key)
    # What was said in the shift before stays with the one who took it, and is not handed over once more.
    assert [(matter.table, matter.title) for matter in desk.prepare()][2:] == [
        ("hand_over", "注意三号楼"), ("duty_log", "钥匙在抽屉"),
    ]  # fmt: skip
    DutyLog(store).write("instruction", "夜间巡查")
    desk.hand_over()
    assert [matter.title for matter in desk.pending().matters][2:] == ["夜间巡查"]


def test_a_single_operator_accepts_from_themselves_and_it_shows(store, desk):
    store.execute("UPDATE setting SET value = '1' WHERE name = 'single_operator'")
    desk.accept(desk.hand_over())
    assert desk.recent()[0].taken_by_giver
    line = DutyLog(store).lines(clock.utc_now() - HOUR, clock.utc_now() + HOUR)[0]
    assert (line.kind, line.content.count("王芳")) == ("hand_over", 2)


def test_a_newer_hand_over_takes_the_place_of_one_that_nobody_accepted(store, desk):
    desk.hand_over(note="一")
    desk.hand_over(note="二")
    desk.hand_over()
    # What was said before is not hidden by it, and the older one is accepted no more.
    assert desk.pending().note == "一\n二"
    assert [one.note for one in desk.recent()] == ["一\n二", "一\n二", "一"]
    store.execute("UPDATE setting SET value = '1' WHERE name = 'single_operator'")
    with pytest.raises(StoreError, match="once more"):
        desk.accept(desk.recent()[1].id)
    desk.accept(desk.pending().id)
    desk.hand_over(note="三")
    assert desk.pending().note == "三"


def test_each_area_hands_over_for_itself(store, desk):
    """One account moves between the areas' desks here; what other logins see of them is tested on a server."""
    east = area_of(store, "east")
    village = area_of(store, "village", east)
    store.execute("UPDATE setting SET value = '1' WHERE name = 'single_operator'")
    works_in(store, east)
    DutyLog(store).write("note", "东区的话")
    given = desk.hand_over(note="东")
    works_in(store, village)
    assert desk.pending() is None
    of_village = desk.hand_over(note="村")
    assert desk.pending().id == of_village
    works_in(store, east)
    assert desk.pending().id == given
    works_in(store, village)
    desk.accept(of_village)
    assert [one.note for one in desk.recent()] == ["村"]
    works_in(store, east)
    assert (desk.pending().id, [one.note for one in desk.recent()]) == (given, ["东"])
    assert reasons(desk) == {("duty_log", "东区的话"): {"note"}}
    desk.accept(given)
    assert desk.pending() is None
    assert reasons(desk) == {("hand_over", "东"): {"note"}, ("duty_log", "东区的话"): {"note"}}
    desk.accept(desk.hand_over())
    assert reasons(desk) == {}


def test_what_is_addressed_to_one_person_is_taken_by_nobody_else(store, desk):
    two_people(store)
    account, other = colleague(store)
    third, beside = colleague(store, "赵六", "zhaoliu")
    take = "UPDATE hand_over SET accepted_at = '2026-11-30T00:00:00.000Z', to_user_id = {} WHERE id = {}"
    with closing(other), closing(beside):
        key = desk.hand_over(to=account)
        waiting = desk.pending()
        assert (waiting.taker, waiting.waits_for(account), waiting.waits_for(third)) == ("李明", True, False)
        if store.engine == "gpkg":
            with pytest.raises(ConstraintViolation):
                HandOvers(beside).accept(key)
        for sql in (take.format(third, key), f"UPDATE hand_over SET to_user_id = {third}"):
            with pytest.raises(REFUSED, match="to whom it is addressed"):
                past_the_program(store, sql)
        past_the_program(store, take.format(account, key))
        # Nobody is named: whoever takes the shift, but only in taking it.
        key = desk.hand_over()
        assert desk.pending().waits_for(third)
        with pytest.raises(REFUSED, match="to whom it is addressed"):
            past_the_program(store, f"UPDATE hand_over SET to_user_id = {third} WHERE id = {key}")
        past_the_program(store, take.format(third, key))
    assert [one.taker for one in desk.recent()] == ["赵六", "李明"]


CHANGES = ("matters = '[]'", "note = 'x'", "from_user_id = NULL", "at = '2020-01-01T00:00:00.000Z'")


@pytest.mark.parametrize("change", CHANGES)
def test_what_was_given_is_not_changed_by_whoever_writes(store, desk, change):
    DutyLog(store).write("note", "交代")
    desk.hand_over(note="原样")
    with pytest.raises(REFUSED, match="stays as it was given"):
        past_the_program(store, f"UPDATE hand_over SET {change}")


@pytest.mark.parametrize("sql", ["UPDATE hand_over SET to_user_id = NULL", "DELETE FROM hand_over"])
def test_what_was_accepted_is_fixed(store, desk, sql):
    store.execute("UPDATE setting SET value = '1' WHERE name = 'single_operator'")
    desk.accept(desk.hand_over())
    with pytest.raises(REFUSED, match="stays as it was given"):
        past_the_program(store, sql)


def test_nothing_begins_accepted(store, desk):
    values = "('u', '2026-11-22T06:00:00.000Z', '2026-11-22T06:00:00.000Z', '[]')"
    with pytest.raises(REFUSED, match="stays as it was given"):
        past_the_program(store, f"INSERT INTO hand_over (uid, at, accepted_at, matters) VALUES {values}")
