"""The duty desk's list of shifts and its log, on both engines."""

import sqlite3
from collections import Counter
from contextlib import closing
from datetime import UTC, date, datetime, time, timedelta

import psycopg2
import pytest

from civicgrid.plugin.domain.duty import Member, Slot
from civicgrid.plugin.domain.uid import new_uid
from civicgrid.plugin.jobs.duty_desk import read_month
from civicgrid.plugin.services import clock
from civicgrid.plugin.store import ChangedMeanwhile, ConstraintViolation, StoreError
from civicgrid.plugin.store.loop.alarms import Alarms
from civicgrid.plugin.store.loop.duty import DutyLog, Shifts
from civicgrid.plugin.store.loop.events import Events
from civicgrid.plugin.store.loop.hand_overs import HandOvers
from civicgrid.plugin.store.loop.info_reports import InfoReports
from civicgrid.tests.support.duty import account_of, area_of, operator, past_the_program, works_in
from civicgrid.tests.support.rewritten import rewrite

REFUSED = (sqlite3.IntegrityError, psycopg2.errors.RaiseException)
DAY = Slot(time(8), time(20)), Slot(time(20), time(8))
FIRST, LAST = date(2099, 12, 1), date(2099, 12, 31)
TEAMS = [[Member("带班甲", "leader", "0755-1"), Member("甲一"), Member("甲二")], [Member("乙一")], [Member("丙一")]]


@pytest.fixture
def shifts(store):
    operator(store)
    return Shifts(store)


def of_month(shifts):
    return shifts.between(*clock.month_bounds(FIRST, "Asia/Shanghai"))


def test_a_month_is_filled_by_teams_that_take_turns(store, shifts):
    assert shifts.rotate(TEAMS, DAY, FIRST, LAST) == len(of_month(shifts))
    desk = shifts.desk(datetime(2099, 12, 1, 4, tzinfo=UTC))
    assert [(one.part, one.name, one.rank) for one in desk.now] == [("leader", "带班甲", 1), ("operator", "甲一", 1),
                                                                   ("operator", "甲二", 2)]  # fmt: skip
    assert [one.name for one in desk.then] == ["乙一"]
    # Eight in the evening in Shenzhen: the next team has the desk, over midnight.
    evening = datetime(2099, 12, 1, 12, tzinfo=UTC)
    assert len(shifts.desk(evening - timedelta(minutes=1)).now) == 3
    assert [one.name for one in shifts.desk(evening).now] == ["乙一"]
    assert [one.name for one in shifts.desk(evening + timedelta(hours=11)).now] == ["乙一"]
    # Filled again, the month is not twice there.
    assert shifts.rotate(TEAMS, DAY, FIRST, LAST, begin=1) == len(of_month(shifts))
    assert [one.name for one in shifts.desk(datetime(2099, 12, 1, 4, tzinfo=UTC)).now] == ["乙一"]


def test_each_area_has_a_desk_of_its_own_and_the_account_s_comes_first(store, shifts):
    noon = datetime(2099, 12, 1, 4, tzinfo=UTC)
    assert [(one.area, one.now, one.then) for one in shifts.desks(noon)] == [(None, (), ())]
    # Whoever belongs to no area sees the desks there are.
    east, west, north = (area_of(store, code) for code in ("东街", "西街", "北街"))
    hours = {"starts_at": noon - timedelta(hours=1), "ends_at": noon + timedelta(hours=1)}
    later = {"starts_at": noon + timedelta(hours=1), "ends_at": noon + timedelta(hours=2)}
    shifts.enter([{"name": "甲", "area_id": east, **hours}, {"name": "乙", "part": "leader", "area_id": west, **hours},
                  {"name": "丙", "area_id": west, **later}])  # fmt: skip

    def seen():
        return [(one.name, [who.name for who in one.now], [who.name for who in one.then]) for one in shifts.desks(noon)]

    assert seen() == [("东街", ["甲"], []), ("西街", ["乙"], ["丙"])]
    works_in(store, west)
    assert seen() == [("西街", ["乙"], ["丙"]), ("东街", ["甲"], [])]
    # Nobody at the own desk is said, whoever keeps another.
    works_in(store, north)
    assert seen() == [("北街", [], []), ("东街", ["甲"], []), ("西街", ["乙"], ["丙"])]


def test_the_store_may_call_in_another_order(store, shifts):
    shifts.rotate(TEAMS, DAY, FIRST, LAST)
    store.insert("setting", {"name": "alarm_order", "value": "operator,deputy,chief,leader"})
    noon = datetime(2099, 12, 1, 4, tzinfo=UTC)
    assert [one.name for one in shifts.desk(noon).now] == ["甲一", "甲二", "带班甲"]


def test_a_week_is_copied_at_the_same_local_times(store, shifts):
    shifts.rotate(TEAMS, DAY, date(2099, 12, 7), date(2099, 12, 13))
    before = of_month(shifts)
    assert shifts.copy_week(date(2099, 12, 17)) == len(before)
    week = timedelta(days=7)
    copied = [(s.part, s.name, s.starts_at - week, s.ends_at - week) for s in of_month(shifts)[len(before) :]]
    assert copied == [(s.part, s.name, s.starts_at, s.ends_at) for s in before]
    with pytest.raises(StoreError):
        shifts.copy_week(date(2098, 1, 1))


def test_an_area_s_list_is_filled_and_copied_without_touching_another_s(store, shifts):
    days, (east, west) = (date(2099, 12, 7), date(2099, 12, 13)), (area_of(store, code) for code in ("east", "west"))

    def names(area, first, last):
        begin, end = clock.local_period(first, last, store.zone)
        return {one.name for one in shifts.between(begin, end) if one.area == area and one.starts_at >= begin}

    for area, name in ((east, "东"), (west, "西"), (None, "总")):
        works_in(store, area)
        shifts.rotate([[Member(name)]], DAY, *days)
    assert [names(area, *days) for area in (east, west, None)] == [{"东"}, {"西"}, {"总"}]
    works_in(store, west)
    following = date(2099, 12, 14), date(2099, 12, 20)
    assert shifts.copy_week(following[0]) == 14
    works_in(store, east)
    shifts.copy_week(following[0])
    assert [names(area, *following) for area in (east, west, None)] == [{"东"}, {"西"}, set()]
    # Nothing to enter clears the own list; a shift for a named area clears that area's.
    shifts.enter([], instead_of=[following[0] + timedelta(days=number) for number in range(7)])
    start, end = clock.shift_bounds(days[0], time(8), time(20), store.zone)
    shifts.enter([{"name": "换", "starts_at": start, "ends_at": end, "area_id": west}],
                 instead_of=[days[0] + timedelta(days=number) for number in range(7)])  # fmt: skip
    assert [names(area, *following) for area in (east, west)] == [set(), {"西"}]
    assert [names(area, *days) for area in (east, west, None)] == [{"东"}, {"换"}, {"总"}]


def test_the_days_between_those_that_are_named_stay_and_what_goes_is_counted(store, shifts):
    shifts.rotate([[Member("甲")], [Member("乙")]], DAY, FIRST, LAST)
    named = [date(2099, 12, 5), date(2099, 12, 6), date(2099, 12, 28)]
    assert shifts.planned(named) == 6
    works_in(store, area_of(store, "别处"))
    assert shifts.planned(named) == 0
    works_in(store, None)
    start, end = clock.shift_bounds(named[0], time(8), time(20), store.zone)
    assert shifts.enter([{"name": "替班", "starts_at": start, "ends_at": end}], instead_of=named) == 1
    days = Counter(clock.local_day(one.starts_at, store.zone).day for one in of_month(shifts))
    assert days == {day: 1 if day == 5 else 2 for day in range(1, 32) if day not in {6, 28}}


def test_a_name_of_one_account_is_called_at_its_window_however_the_list_was_made(store, shifts):
    east, west = area_of(store, "东街"), area_of(store, "西街")
    now = clock.utc_now()
    works_in(store, east)
    wang = account_of(store, "wq", "王强", area_of(store, "里弄", east))
    for login, name, area in (("lm", "李敏", west), ("ly", "刘洋", east), ("ly2", "刘洋", east)):
        account_of(store, login, name, area)
    account_of(store, "wq2", "王强", east, active=False)

    def accounts(first=FIRST, last=LAST):
        found = shifts.between(*clock.local_period(first, last, store.zone))
        return {(one.name, one.account) for one in found}

    nobody = {("李敏", None), ("刘洋", None)}
    week = date(2099, 12, 7), date(2099, 12, 13)
    shifts.rotate([[Member("王 强"), Member("李敏"), Member("刘洋")]], DAY[:1], *week)
    assert accounts() == {("王 强", wang), *nobody}
    shifts.copy_week(date(2099, 12, 14))
    assert accounts(date(2099, 12, 14)) == {("王 强", wang), *nobody}
    month = read_month(store, FIRST)
    assert (month.called_by_phone, month.directory.person(wang).login) == (("李敏", "刘洋"), "wq")
    # A call for an alarm goes to the account's window.
    shifts.enter([{"name": "王强", "starts_at": now - timedelta(hours=1), "ends_at": now + timedelta(hours=1)}])
    event = {"event_type": "0401", "title": "险情", "grade": 1, "urgency": "critical", "area_id": east}
    Events(store).report({**event, "reported_at": now - timedelta(minutes=30)})
    assert [call.name for _alarm, call in Alarms(store).call_due()] == ["王强"]
    assert [call.at_window for alarm in Alarms(store).open() for call in alarm.calls] == [True]
    assert store.read("delivery", ["app_user_id"])["app_user_id"] == [wang]


def test_accounts_follow_a_changed_name_and_are_found_later_for_those_who_had_none(store, shifts):
    now = clock.utc_now()
    wang = account_of(store, "wq", "王强")
    hours = {"starts_at": now - timedelta(hours=2), "ends_at": now + timedelta(hours=6)}
    shifts.enter([{"name": "王强", **hours}, {"name": "陈刚", **hours}])
    key = shifts.desk().now[0].id
    shifts.change(key, {"name": "陈刚"})
    assert [one.account for one in shifts.desk().now] == [None, None]
    shifts.change(key, {"name": "王强", "app_user_id": None})
    chen = account_of(store, "cg", "陈刚")
    today = clock.local_day(now, store.zone)
    over = {"name": "陈刚", "starts_at": now - timedelta(minutes=5), "ends_at": now - timedelta(minutes=1)}
    store.insert("duty_shift", {**over, "uid": new_uid()})
    assert shifts.link(today, today) == 2
    assert [(one.name, one.account) for one in shifts.desk().now] == [("王强", wang), ("陈刚", chen)]
    assert store.count("duty_shift", where={"app_user_id": None}) == 1
    assert shifts.link(today, today) == 0
    store.update("app_user", chen, {"active": False})
    assert read_month(store, today).called_by_phone == ("陈刚",)


def test_every_mass_change_of_the_list_is_one_line_in_the_audit_log(store, shifts):
    shifts.rotate([[Member("甲")]], DAY, date(2099, 12, 7), date(2099, 12, 13))
    shifts.copy_week(date(2099, 12, 14))
    shifts.enter([], instead_of=[date(2099, 12, 8), date(2099, 12, 10)])
    shifts.enter([], instead_of=[date(2099, 12, 8)])
    lines = store.read("audit_log", ["detail"], where={"action": "change_duty_list"}, order_by=["id"])["detail"]
    assert [(one["shifts_entered"], one["shifts_removed"], one["days"]) for one in lines] == [
        (14, 0, "2099-12-07 – 2099-12-13"), (14, 0, "2099-12-14 – 2099-12-20"), (0, 4, "2099-12-08 – 2099-12-10"),
    ]  # fmt: skip


def test_shifts_that_have_begun_stay_when_a_month_is_filled(store, shifts):
    today = clock.local_day(clock.utc_now(), store.zone)
    begin, end = clock.day_bounds(today, store.zone)
    shifts.enter([{"part": "operator", "name": "老王", "starts_at": begin, "ends_at": end}])
    shifts.rotate([[Member("新人")]], [Slot(time(0), time(0))], today, today + timedelta(days=2))
    assert [one.name for one in shifts.between(begin, end + timedelta(days=2))] == ["老王", "新人", "新人"]


def test_the_shift_of_this_hour_is_entered_when_nobody_keeps_the_desk(store, shifts):
    now = clock.utc_now()
    hour, day = timedelta(hours=1), clock.local_day(now, store.zone)
    over = {"name": "早班", "starts_at": now - 3 * hour, "ends_at": now - hour}
    running = {"name": "夜班", "starts_at": now - hour, "ends_at": now + hour}
    assert shifts.enter([over, running], instead_of=[day]) == 1
    assert [one.name for one in shifts.desk().now] == ["夜班"]
    assert shifts.enter([{**running, "name": "别人"}], instead_of=[day]) == 0
    area = area_of(store, "东街")
    assert shifts.enter([{**running, "name": "东街", "area_id": area}], instead_of=[day]) == 1
    assert sorted(one.name for one in shifts.desk().now) == ["东街", "夜班"]


def test_a_shift_ends_after_it_begins_and_nothing_is_half_entered(store, shifts):
    now = clock.utc_now()
    good = {"name": "好", "starts_at": now, "ends_at": now + timedelta(hours=8)}
    with pytest.raises(ConstraintViolation):
        shifts.enter([good, {**good, "ends_at": now}])
    assert store.count("duty_shift") == 0
    shifts.enter([good])
    key = store.read("duty_shift", ["id"])["id"][0]
    shifts.change(key, {"name": "更好", "part": "chief"})
    assert [(one.name, one.part) for one in shifts.desk().now] == [("更好", "chief")]
    shifts.remove(key)
    assert store.count("duty_shift") == 0


def test_a_single_shift_is_changed_and_taken_off_with_a_line_in_the_audit_log(store, shifts):
    now = clock.utc_now()
    hours = {"starts_at": now - timedelta(hours=2), "ends_at": now + timedelta(hours=6)}
    shifts.enter([{"name": "王强", **hours}, {"name": "李敏", "starts_at": now - timedelta(days=1), "ends_at": now}])
    over, seen = shifts.between(now - timedelta(days=2), now + timedelta(days=1))
    shifts.change(seen.id, {"name": "陈刚", "ends_at": now + timedelta(hours=7)}, seen=seen)
    with pytest.raises(ChangedMeanwhile):
        shifts.change(seen.id, {"name": "刘洋"}, seen=seen)
    with pytest.raises(ChangedMeanwhile):
        shifts.remove(seen.id, seen=seen)
    with pytest.raises(ConstraintViolation):
        shifts.change(seen.id, {"ends_at": hours["starts_at"]})
    for refused in (lambda: shifts.change(seen.id, {"name": " "}), lambda: shifts.change(over.id, {"name": "改"}),
                    lambda: shifts.remove(over.id)):  # fmt: skip
        with pytest.raises(StoreError):
            refused()
    event = Events(store).report({"event_type": "0401", "title": "险情", "grade": 1})
    call = {"alarm_type": "event", "alarm_id": event, "round": 1, "duty_shift_id": seen.id, "at": now}
    key = store.insert("alarm_call", call)
    with pytest.raises(StoreError, match="stays on the list"):
        shifts.remove(seen.id)
    rewrite(store, "DELETE FROM alarm_call WHERE id = :key", {"key": key})
    (seen,) = shifts.desk().now
    assert (seen.name, round((seen.ends_at - now) / timedelta(hours=1))) == ("陈刚", 7)
    shifts.remove(seen.id, seen=seen)
    assert [one.name for one in shifts.between(now - timedelta(days=2), now + timedelta(days=1))] == ["李敏"]
    with pytest.raises(StoreError, match="no longer"):
        shifts.remove(seen.id)
    where = {"action": ["change_shift", "remove_shift"]}
    lines = store.read("audit_log", ["action", "object_id", "detail"], where=where)
    assert sorted(zip(lines["action"], lines["object_id"], (one["name"] for one in lines["detail"]), strict=True)) == [
        ("change_shift", seen.id, "王强"), ("remove_shift", seen.id, "陈刚"),
    ]  # fmt: skip


def test_the_log_says_who_and_when_and_is_read_by_time(store, shifts):
    log = DutyLog(store)
    before = clock.utc_now() - timedelta(seconds=5)
    log.write("call", " 市民来电：路灯不亮 ")
    log.write("instruction", "王主任：加强巡查")
    lines = log.lines(before, clock.utc_now() + timedelta(seconds=5))
    assert [(line.kind, line.content, line.person) for line in lines] == [
        ("instruction", "王主任：加强巡查", "王芳"), ("call", "市民来电：路灯不亮", "王芳"),
    ]  # fmt: skip
    assert log.lines(before - timedelta(hours=1), before) == []
    with pytest.raises(StoreError):
        log.write("note", " \n")
    with pytest.raises(ConstraintViolation):
        log.write("gossip", "x")


@pytest.mark.parametrize("sql", ["UPDATE duty_log SET content = 'x'", "DELETE FROM duty_log"])
def test_no_line_of_the_log_is_changed_or_deleted_by_whoever_writes(store, shifts, sql):
    DutyLog(store).write("note", "原话")
    with pytest.raises(REFUSED, match="never changed or deleted"):
        past_the_program(store, sql)
    assert store.read("duty_log", ["content"])["content"] == ["原话"]


def test_a_line_of_a_file_is_not_replaced(fresh, tmp_path):
    with fresh.of("gpkg", tmp_path / "store.gpkg") as store:
        key = DutyLog(store).write("note", "原话")
        sql = f"INSERT OR REPLACE INTO duty_log (id, uid, at, content) VALUES ({key}, 'x', '2026-11-22T06:00:00Z', 'x')"
        with closing(sqlite3.connect(store.database)) as raw, pytest.raises(sqlite3.IntegrityError, match="never"):
            raw.execute(sql)
        assert store.read("duty_log", ["content"])["content"] == ["原话"]


def test_what_was_written_before_its_answer_was_lost_is_not_written_again(store, shifts):
    events = Events(store)
    fire = events.report({"event_type": "0102", "title": "火灾", "urgency": "critical"})
    written = {
        "duty_log": lambda uid: DutyLog(store).write("note", "停水", uid=uid),
        "hand_over": lambda uid: HandOvers(store).hand_over(note="留意", uid=uid),
        "info_report": lambda uid: InfoReports(store).begin(fire, "first", "稿", uid=uid),
    }
    for table, write in written.items():
        uid = new_uid()
        assert write(uid) == write(uid)
        assert store.count(table) == 1
        if table == "info_report":  # one draft at a time
            continue
        assert write(new_uid()) != write(new_uid())
        assert store.count(table) == 3
