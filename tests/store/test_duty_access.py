"""Who keeps the duty desk on a server: the login writes the line, hands over, accepts, whatever a statement says."""

from contextlib import closing
from datetime import timedelta

import psycopg2.errors
import pytest

from civicgrid.plugin.jobs.duty_desk import read_month
from civicgrid.plugin.services import clock
from civicgrid.plugin.store import AccessDenied, ConstraintViolation
from civicgrid.plugin.store.loop.duty import DutyLog, Shifts
from civicgrid.plugin.store.loop.events import Events
from civicgrid.plugin.store.loop.hand_overs import HandOvers
from civicgrid.plugin.store.loop.info_reports import InfoReports
from civicgrid.tests.support.events import REPORT, walk
from civicgrid.tests.support.town import Town

DENIED = psycopg2.errors.InsufficientPrivilege


@pytest.fixture(scope="module")
def town(cluster):
    town = Town(cluster, "dutydesk")
    yield town
    town.remove()


def test_clerks_dispatchers_and_managers_keep_the_desk_and_nobody_else(town):
    for login in ("clerk_east", "dispatcher_east", "manager_west"):
        with closing(town.open_as(login)) as store:
            key = DutyLog(store).write("note", f"{login} 到岗")
            assert store.read("duty_log", ["app_user_id"], where={"id": key})["app_user_id"] == [town.accounts[login]]
    for login in ("viewer_east", "handler_east", "grid_worker_east"):
        with closing(town.open_as(login)) as store:
            for act in (lambda desk: DutyLog(desk).write("note", "x"), lambda desk: HandOvers(desk).hand_over()):
                with pytest.raises(AccessDenied):
                    act(store)
        with town.as_login(login) as cursor, pytest.raises(DENIED):
            cursor.execute("INSERT INTO duty_log (uid, at, content) VALUES ('x', now(), 'x')")


def test_a_line_is_the_logins_and_of_now_whatever_it_claims(town):
    with town.as_login("clerk_east") as cursor:
        cursor.execute(
            "INSERT INTO duty_log (uid, at, content, app_user_id, area_id) VALUES ('forged', '2020-01-01', 'x', %s, %s)"
            " RETURNING app_user_id, at > now() - interval '1 minute'",
            (town.accounts["dispatcher_east"], town.east),
        )
        assert cursor.fetchone() == (town.accounts["clerk_east"], True)


def test_the_giver_cannot_accept_under_another_name(town):
    with closing(town.open_as("clerk_east")) as giving, closing(town.open_as("dispatcher_east")) as taking:
        key = HandOvers(giving).hand_over(note="交")
        with pytest.raises(ConstraintViolation):
            HandOvers(giving).accept(key)
        with (
            town.as_login("clerk_east") as cursor,
            pytest.raises(psycopg2.errors.RaiseException, match="another person"),
        ):
            cursor.execute(
                "UPDATE hand_over SET accepted_at = now(), to_user_id = %s WHERE id = %s",
                (town.accounts["dispatcher_east"], key),
            )
        HandOvers(taking).accept(key)
        done = next(one for one in HandOvers(giving).recent() if one.id == key)
        assert (done.giver, done.taker) == ("clerk_east", "dispatcher_east")
    with town.as_login("all_east") as cursor, pytest.raises(DENIED):
        cursor.execute("UPDATE hand_over SET matters = '[]'")


def test_a_hand_over_below_leaves_the_desk_above_and_is_taken_by_the_one_it_names(town):
    village = {"area_id": town.village, "roles": ["clerk"], "create_login": True}
    town.accounts["clerk_village"] = town.access.create_user("clerk_village", "clerk_village", **village)
    town.cluster.add_service("as_clerk_village", "clerk_village")
    with (
        closing(town.open_as("clerk_east")) as giving,
        closing(town.open_as("clerk_village")) as below,
        closing(town.open_as("dispatcher_east")) as taking,
        closing(town.open_as("all_east")) as other,
    ):
        DutyLog(giving).write("note", "东区交代")
        key = HandOvers(giving).hand_over(to=town.accounts["dispatcher_east"])
        HandOvers(below).hand_over(note="村")
        assert HandOvers(taking).pending().id == key
        assert HandOvers(below).pending().note == "村"
        with pytest.raises(ConstraintViolation):
            HandOvers(other).accept(key)
        with town.as_login("all_east") as cursor, pytest.raises(psycopg2.errors.RaiseException, match="addressed"):
            cursor.execute("UPDATE hand_over SET to_user_id = %s WHERE id = %s", (town.accounts["all_east"], key))
        HandOvers(other).accept(HandOvers(below).pending().id)
        assert "东区交代" in {one.title for one in HandOvers(giving).prepare()}
        HandOvers(taking).accept(key)
        assert "东区交代" in {one.title for one in HandOvers(taking).prepare()}
        HandOvers(giving).accept(HandOvers(taking).hand_over())
        assert "东区交代" not in {one.title for one in HandOvers(giving).prepare()}


def test_another_area_s_desk_is_not_seen(town):
    with closing(town.open_as("clerk_west")) as west, closing(town.open_as("clerk_east")) as east:
        begin = clock.utc_now()
        DutyLog(east).write("note", "东区的话")
        assert "东区的话" not in {line.content for line in DutyLog(west).lines(begin, clock.utc_now())}
        assert "东区的话" in {line.content for line in DutyLog(east).lines(begin, clock.utc_now())}


def test_the_list_of_shifts_is_the_managers(town):
    now = clock.utc_now()
    shift = {"name": "王", "starts_at": now, "ends_at": now.replace(year=now.year + 1)}
    for login in ("dispatcher_east", "clerk_east"):
        with closing(town.open_as(login)) as store, pytest.raises(AccessDenied):
            Shifts(store).enter([shift])
        with town.as_login(login) as cursor, pytest.raises(DENIED):
            cursor.execute("DELETE FROM duty_shift")
    with closing(town.open_as("manager_west")) as store:
        assert Shifts(store).enter([shift]) == 1
        assert "王" in {one.name for one in Shifts(store).desk().now}


def test_names_find_their_accounts_and_whoever_keeps_the_desk_sees_who_has_none(town):
    begin = clock.utc_now() + timedelta(hours=1)
    hours = {"starts_at": begin, "ends_at": begin + timedelta(hours=1)}
    with closing(town.open_as("manager_west")) as store:
        Shifts(store).enter([{"name": name, **hours} for name in ("clerk_west", "clerk_east", "无账号")])
    with closing(town.open_as("clerk_west")) as store:
        month = read_month(store, clock.local_day(begin, store.zone))
        assert {"clerk_east", "无账号"} <= set(month.called_by_phone)
        found = {one.name: one.account for one in month.shifts if one.starts_at == begin}
        assert found == {"clerk_west": town.accounts["clerk_west"], "clerk_east": None, "无账号": None}
        today = clock.local_day(begin, store.zone)
        for refused in (lambda: Shifts(store).link(today, today), lambda: Shifts(store).planned([today])):
            with pytest.raises(AccessDenied):
                refused()


def test_a_report_is_sent_by_the_one_who_keeps_the_desk(town):
    event = town.rows["e"]["event"]
    with closing(town.open_as("clerk_east")) as store:
        reports = InfoReports(store)
        [draft] = reports.reports([event])
        reports.change(draft.id, "x", seen=draft)
        reports.send(draft.id)
        [sent] = reports.reports([event])
        assert (sent.person, sent.content, sent.head.author) == ("clerk_east", "x", "clerk_east")
    with closing(town.open_as("viewer_east")) as store, pytest.raises(AccessDenied):
        InfoReports(store).begin(event, "final", "x")


def test_why_no_report_is_sent_is_seen_by_all_who_see_the_event(town):
    with closing(town.open_as("all_east")) as store:
        event = Events(store).report({**REPORT, "grade": 1, "area_id": town.village})
        walk(Events(store), event, "accept", "void")
    with closing(town.open_as("viewer_east")) as store, pytest.raises(AccessDenied):
        InfoReports(store).refuse(event, "误报")
    with closing(town.open_as("clerk_east")) as store:
        assert event in {one.event_id for one in InfoReports(store).standings()}
        InfoReports(store).refuse(event, "误报")
    with closing(town.open_as("clerk_village")) as store:
        assert event not in {one.event_id for one in InfoReports(store).standings()}
        InfoReports(store).refuse(event, "误报")


def test_a_call_is_entered_by_one_desk_and_seen_by_the_others_of_the_event(town):
    with closing(town.open_as("all_east")) as store:
        event = Events(store).report({**REPORT, "grade": 1, "area_id": town.village})
    with closing(town.open_as("viewer_east")) as store, pytest.raises(AccessDenied):
        InfoReports(store).call(event, "区委")
    with closing(town.open_as("clerk_east")) as store:
        made = InfoReports(store).call(event, "区委")
        assert (made.person, made.countdown) == ("clerk_east", "in_time")
    with closing(town.open_as("clerk_village")) as store:
        assert InfoReports(store).call(event, "县委") == made
    assert town.store.count("duty_log", {"content": made.text}) == 1


def test_a_call_counts_where_the_event_has_gone_since(town):
    with closing(town.open_as("clerk_west")) as west, closing(town.open_as("clerk_east")) as east:
        reported = clock.utc_now() - timedelta(minutes=50)
        event = Events(town.store).report(
            {"event_type": "04", "title": "x", "grade": 1, "area_id": town.west, "reported_at": reported}
        )
        made = InfoReports(west).call(event, "市政府", clock.utc_now() - timedelta(minutes=40)).made_at
        town.store.update("event", event, {"area_id": town.east})
        (standing,) = [one for one in InfoReports(east).standings() if one.event_id == event]
        assert (standing.call.made_at, standing.call.person) == (made, "clerk_west")
        assert InfoReports(east).call(event, "区政府").made_at == made
        assert not [one for one in InfoReports(west).standings() if one.event_id == event]
    with town.as_login("clerk_west") as cursor:
        uids = [line["uid"] for line in town.store.query("SELECT uid FROM duty_log WHERE event_id = :e", {"e": event})]
        cursor.execute("SELECT count(*) FROM lines_of_events(%s)", (uids,))
        assert cursor.fetchone() == (0,)
