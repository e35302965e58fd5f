"""The measures of the loop: both engines against an independent count over the steps; the edges of local time."""

import json
from contextlib import closing
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from shapely import MultiPolygon, to_wkb
from shapely import box as shapely_box

from civicgrid.plugin.domain.events.measures import flags, value_of
from civicgrid.plugin.domain.events.workflow import GIVES_BACK
from civicgrid.plugin.domain.uid import new_uid
from civicgrid.plugin.jobs.measures import measure_table, table_notes
from civicgrid.plugin.services import clock
from civicgrid.plugin.services.translation import tr
from civicgrid.plugin.store import create_store
from civicgrid.plugin.store.city_files import MEASURES, shipped
from civicgrid.plugin.store.loop.events import Events
from civicgrid.plugin.store.loop.measures import BY, EVERYTHING, Chosen, events_behind, measured
from civicgrid.tests.support.events import REPORT, department, take, walk
from civicgrid.tests.support.histories import FIRST, filled, three_persons
from civicgrid.tests.support.town import Town

FLAGS = flags(shipped(MEASURES))
REWORKED, REOPENED = {"rework", "rework_in_grid"}, {"reopen", "reopen_in_grid"}
GIVEN_OUT = {"dispatch", *REWORKED, *REOPENED}
RATED = {"evaluate", *REOPENED}
BAD = ("dissatisfied", "very_dissatisfied")


def told(history, now):
    """The flags of a history, counted by hand: nothing of this looks at the store."""
    steps, dues = history.steps, history.dues
    taken = [step.action for step in steps]
    merged, voided = "merge" in taken, "void" in taken
    kept = not merged and not voided
    in_grid = "handle_in_grid" in taken and not {"file", "dispatch", "reopen_in_grid"} & set(taken)

    def known(place, milestone):
        if history.records[place] is not None:
            return history.records[place].get(milestone)
        return dues[place][1] if dues[place][0] == milestone else None

    def due(milestone, action=None):
        """What was recorded last, or by the first of the steps of an action that did."""
        found = [(step.action, known(step.seq, milestone)) for step in steps]
        by_action = [at for name, at in found if name == action and at is not None]
        return (by_action or [at for _name, at in reversed(found) if at is not None] or [None])[0]

    def standing(milestone, old):
        return old if history.records[-1] is None else history.records[-1].get(milestone)

    def first(action):
        return next((step.at for step in steps if step.action == action), None)

    handled = None
    for step in steps:
        if step.action in ("feedback", "handle_in_grid"):
            handled = step.at
        elif step.action in GIVEN_OUT:
            handled = None
    dispatched, filed = first("dispatch"), first("file") or first("reopen_in_grid")
    dispatch_due, handle_due, close_due = due("dispatch", "dispatch"), due("handle"), due("close")
    closed = first("close")
    rating = next((s.evidence["rating"] for s in reversed(steps) if s.action in RATED), None)
    task = kept and (in_grid or dispatched is not None)
    handle_by, dispatch_by = standing("handle", dues[-1][1]), standing("dispatch", dispatch_due)
    overdue = task and handled is None and handle_by is not None and handle_by < now
    fed_back = kept and bool({"feedback", "handle_in_grid"} & set(taken))
    return {
        "reported": True,
        "to_file": not merged and not in_grid,
        "filed": filed is not None and not merged and not in_grid,
        "to_dispatch": kept and filed is not None,
        "dispatched": kept and filed is not None and dispatched is not None,
        "dispatched_on_time": kept and None not in (filed, dispatched, dispatch_due) and dispatched <= dispatch_due,
        "dispatched_late": kept and None not in (filed, dispatched, dispatch_due) and dispatched > dispatch_due,
        "undispatched_late": kept and filed is not None and dispatched is None and dispatch_by is not None
        and dispatch_by < now,
        "should_handle": kept and (handled is not None or overdue),
        "handled": kept and handled is not None,
        "handled_on_time": kept and None not in (handled, handle_due) and handled <= handle_due,
        "overdue_handled": kept and None not in (handled, handle_due) and handled > handle_due,
        "overdue_unhandled": overdue,
        "reworked": kept and bool(REWORKED & set(taken)),
        "fed_back": fed_back,
        "sent_back": kept * sum(s.action == "send_back" and s.state_before in ("dispatched", "signed") for s in steps),
        "checked": kept and bool({"verify", *REWORKED} & set(taken)),
        "self_verified": kept and any(history.self_verified),
        "closed": kept and closed is not None,
        "counted": kept,
        "closed_on_time": kept and None not in (closed, close_due) and closed <= close_due,
        "closed_late": kept and None not in (closed, close_due) and closed > close_due,
        "closed_in_grid": kept and in_grid and closed is not None,
        "satisfied": kept and rating is not None and rating not in BAD,
        "rated": kept and rating is not None,
        "reopened": kept and bool(REOPENED & set(taken)),
    }  # fmt: skip


def lead(history):
    last = [step for step in history.steps if step.department is not None or step.action in GIVES_BACK]
    return last[-1].department if last else None


def local_month(history):
    return history.values["reported_at"].astimezone(ZoneInfo("Asia/Shanghai")).date().replace(day=1)


UNITS = {
    "department": lead,
    "type": lambda history: history.values["event_type"],
    "source": lambda history: history.values["source"],
    "month": local_month,
}


def senders(history, unit):
    """The unit of each time that the event was sent back: the department that had it then, else that of the event."""
    if told(history, FIRST)["sent_back"]:
        for step in history.steps:
            if step.action == "send_back" and step.state_before in ("dispatched", "signed"):
                given = [s.department for s in history.steps[: step.seq] if s.department is not None]
                yield given[-1] if unit is lead else unit(history)


def counted(histories, unit, now):
    """The sums of the flags by unit."""
    sums = {}
    for one in histories:
        flags = told(one, now)
        group = sums.setdefault(unit(one), dict.fromkeys(flags, 0))
        for name, value in flags.items():
            group[name] += int(value) if name != "sent_back" else 0
        for sender in senders(one, unit):
            sums.setdefault(sender, dict.fromkeys(flags, 0))["sent_back"] += 1
    return sums


def test_every_measure_is_what_a_count_over_the_steps_gives(store):
    histories = filled(store, 400)
    now = clock.utc_now()
    for by, unit in UNITS.items():
        expected = counted(histories, unit, now)
        assert set(FLAGS) == set(next(iter(expected.values()))), "every flag of a measure is counted here"
        assert measured(store, by, FLAGS) == expected, by
    # The walks have met every case.
    whole = {name: sum(group[name] for group in expected.values()) for name in FLAGS}
    assert not [name for name, total in whole.items() if not total], whole
    table = measure_table(store, "department")
    for row in table.rows:
        sums = counted(histories, lead, now)[row.key]
        assert row.values == tuple(value_of(one, sums) for one in table.measures)
    assert table.total.values == tuple(value_of(one, whole) for one in table.measures)


def without_sent_back(sums):
    """Of events of one department: what was sent back is counted for others, too."""
    return {key: {**group, "sent_back": 0} for key, group in sums.items()}


def test_a_part_of_the_events(store):
    histories = filled(store, 600, seed=3)
    now = clock.utc_now()
    days = sorted(h.values["reported_at"].astimezone(ZoneInfo("Asia/Shanghai")).date() for h in histories)
    first, last = days[60], days[540]
    chosen = Chosen(first, last, event_type="05", department=department(store, "HB"))
    inside = [
        one for one in histories
        if first <= one.values["reported_at"].astimezone(ZoneInfo("Asia/Shanghai")).date() <= last
        and one.values["event_type"] == "0501" and lead(one) == chosen.department
    ]  # fmt: skip
    assert len(inside) > 3
    assert without_sent_back(measured(store, "source", FLAGS, chosen)) == without_sent_back(
        counted(inside, UNITS["source"], now)
    )
    hotline = [one for one in inside if one.values["source"] == "hotline_12345"]
    assert without_sent_back(
        measured(store, "source", FLAGS, replace(chosen, source="hotline_12345"))
    ) == without_sent_back(counted(hotline, UNITS["source"], now))
    uids = {one.uid for one in hotline if told(one, now)["fed_back"]}
    behind = events_behind(store, "source", "hotline_12345", ["fed_back"], chosen)
    assert uids
    assert set(store.read("event", ["uid"], where={"id": [key for key, _ in behind]})["uid"]) == uids
    assert all(measured(store, by, ["reported"]) for by in BY)


@pytest.mark.parametrize("zone", ["Asia/Shanghai", "America/St_Johns"])
def test_days_and_months_are_cut_where_the_store_is(new_database, zone):
    """An event of 23:30 on the last day of a month belongs to that month, half an hour later to the next."""
    last = [datetime(2025, 10, 31, 23, 30), datetime(2025, 12, 31, 23, 59, 59, 999000)]
    at = [wall.replace(tzinfo=ZoneInfo(zone)) for wall in last]
    at += [moment + timedelta(minutes=30) for moment in at]
    with create_store(new_database(), zone=zone) as store:
        for number, moment in enumerate(at):
            store.insert("event", {"uid": new_uid(), "number": str(number), "event_type": "0102", "title": "t",
                                   "state": "reported", "reported_at": moment.astimezone(UTC)})  # fmt: skip

        def found(by):
            return {key: sums["reported"] for key, sums in measured(store, by, ["reported"]).items()}

        october, november, december, january = (date(2025, m, 1) for m in (10, 11, 12, 1))
        january = january.replace(year=2026)
        assert found("month") == {october: 1, november: 1, december: 1, january: 1}
        assert found("quarter") == {october: 3, january: 1}
        assert found("day") == {date(2025, 10, 31): 1, november: 1, date(2025, 12, 31): 1, january: 1}
        assert found("week") == {date(2025, 10, 27): 2, date(2025, 12, 29): 2}
        inside = measured(store, "month", ["reported"], Chosen(october, date(2025, 10, 31)))
        assert inside == {october: {"reported": 1}}
        assert [number for _, number in events_behind(store, "quarter", october, ["reported"])] == ["1", "2", "0"]


def test_the_facts_follow_each_step(store):
    """What is kept is what the steps come to, after every one of them; a rebuild says the same."""
    persons = three_persons(store)
    events = Events(store, operator=persons[0])
    event = events.report(REPORT)

    def seen():
        rows = store.query("SELECT * FROM event_measure WHERE id = :event", {"event": event})
        return {name: rows[0][name] for name in ("filed", "dispatched", "handled", "checked", "reworks", "closed")}

    walk(events, event, "accept", "file")
    assert seen() == {"filed": 1, "dispatched": 0, "handled": 0, "checked": 0, "reworks": 0, "closed": 0}
    walk(events, event, "dispatch", "sign_for", "feedback")
    assert seen() == {"filed": 1, "dispatched": 1, "handled": 1, "checked": 0, "reworks": 0, "closed": 0}
    take(events, event, "rework")
    assert seen() == {"filed": 1, "dispatched": 1, "handled": 0, "checked": 1, "reworks": 1, "closed": 0}
    walk(events, event, "sign_for", "feedback", "verify", "evaluate", "close")
    assert seen() == {"filed": 1, "dispatched": 1, "handled": 1, "checked": 1, "reworks": 1, "closed": 1}


def test_a_responder_is_the_one_who_finished_or_was_sent_last(store):
    three_persons(store)
    now = clock.utc_now()
    responders = [store.insert("responder", {"uid": new_uid(), "number": f"R{n}", "name": f"队员{n}", "kind": "worker"})
                  for n in range(3)]  # fmt: skip
    events = [Events(store).report(REPORT) for _ in range(4)]

    def send(event, responder, *states):
        sent = store.insert("assignment", {"uid": new_uid(), "event_id": event, "responder_id": responder,
                                           "state": "assigned", "assigned_at": now, "changed_at": now})  # fmt: skip
        for state in states:
            store.update("assignment", sent, {"state": state})

    send(events[0], responders[0], "signed", "arrived", "finished")
    send(events[0], responders[1])
    send(events[1], responders[2])
    send(events[1], responders[1])
    send(events[1], responders[0], "released")
    send(events[2], responders[2], "released")
    # Closing lets go of who is still on it, and that was their event.
    send(events[3], responders[0], "released")
    send(events[3], responders[2], "signed")
    walk(Events(store), events[3], "accept", "file", "dispatch", "sign_for", "feedback", "verify", "evaluate", "close")
    found = measured(store, "responder", ["reported", "closed"])
    assert found == {
        responders[0]: {"reported": 1, "closed": 0},
        responders[1]: {"reported": 1, "closed": 0},
        responders[2]: {"reported": 1, "closed": 1},
        None: {"reported": 1, "closed": 0},
    }
    names = [row.name for row in measure_table(store, "responder").rows]
    assert names[:2] == ["队员0", "队员1"]


def test_what_was_sent_back_counts_for_who_sent_it_back(store):
    """Two departments in turn, a responder each: whoever had the event then, and not whoever has it now."""
    three_persons(store)
    events, now = Events(store), clock.utc_now()
    shirks, serves = department(store, "CG"), department(store, "HB")
    first, second = (
        store.insert("responder", {"uid": new_uid(), "number": name, "name": name, "kind": "worker"}) for name in "AB"
    )

    def send(event, responder):
        row = {"uid": new_uid(), "event_id": event, "responder_id": responder, "state": "assigned",
               "assigned_at": clock.utc_now(), "changed_at": clock.utc_now()}  # fmt: skip
        return store.insert("assignment", row)

    one, other, voided, returned = (events.report(REPORT) for _ in range(4))
    for event in (one, other, voided):
        walk(events, event, "accept", "file")
        take(events, event, "dispatch", department_id=shirks)
    sent = send(one, first)
    walk(events, one, "sign_for", "send_back")
    store.update("assignment", sent, {"state": "released", "changed_at": clock.utc_now()})
    take(events, one, "dispatch", department_id=shirks)
    walk(events, one, "send_back")
    take(events, one, "dispatch", department_id=serves)
    send(one, second)
    walk(events, other, "send_back")
    walk(events, voided, "send_back", "void")
    walk(events, returned, "accept", "send_back")  # to the reporter: no department sent anything back

    def found(by, chosen=EVERYTHING):
        return {key: sums["sent_back"] for key, sums in measured(store, by, ["reported", "sent_back"], chosen).items()}

    assert found("department") == {shirks: 3, serves: 0, None: 0}
    assert found("responder") == {first: 1, second: 0, None: 2}
    assert found("type") == {"0102": 3}
    assert found("grid") == {None: 3}
    assert found("month", Chosen(department=shirks)) == {clock.local_day(now, store.zone).replace(day=1): 3}
    assert found("month", Chosen(department=serves)) == {clock.local_day(now, store.zone).replace(day=1): 0}
    assert [key for key, _ in events_behind(store, "department", shirks, ["sent_back"])] == [other, one]
    assert events_behind(store, "department", serves, ["sent_back"]) == []
    assert {key for key, _ in events_behind(store, "department", None, ["sent_back", "reported"])} == {
        other, voided, returned,
    }  # fmt: skip
    table = measure_table(store, "department", codes=["reported", "sent_back"])
    assert [value.part for value in table.total.values] == [4, 3]
    one_row = next(row for row in table.rows if row.key == shirks)
    assert (one_row.reported, one_row.values[1].part) == (0, 3)


def test_an_account_sees_what_was_sent_back_in_its_area(cluster):
    with closing(Town(cluster, "sentback")) as town:
        department(town.store)
        departments = {area: department(town.store, f"D{area}") for area in (town.east, town.west)}
        for area, key in departments.items():
            town.access.change_area(town.accounts["all_east"], area)
            with town.open_as("all_east") as store:
                event = Events(store).report({**REPORT, "area_id": area})
                walk(Events(store), event, "accept", "file")
                take(Events(store), event, "dispatch", department_id=key)
                walk(Events(store), event, "send_back")
        with town.open_as("clerk_east") as store:
            key = departments[town.east]
            assert measured(store, "department", ["sent_back"]) == {key: {"sent_back": 1}}
            assert len(events_behind(store, "department", key, ["sent_back"])) == 1
        assert measured(town.store, "department", ["sent_back"]).keys() == set(departments.values())


def test_a_grid_that_was_redrawn_is_one_row(store):
    """All versions of a code, under the name that it has now."""
    three_persons(store)
    events, box = Events(store), to_wkb(MultiPolygon([shapely_box(114.2, 22.7, 114.21, 22.71)]))

    def grid(code, name, begin, end=None):
        return store.insert("grid", {"uid": new_uid(), "code": code, "name": name, "valid_from": begin, "valid_to": end,
                                     "geom": box})  # fmt: skip

    today = clock.local_day(clock.utc_now(), store.zone)
    change, coming = today - timedelta(days=30), today + timedelta(days=30)
    old = grid("G1", "旧名", date(2020, 1, 1), change)
    present = grid("G1", "新名", change, coming)
    grid("G1", "将来的名", coming)
    gone = grid("G2", "撤销的", date(2020, 1, 1), change)
    alone = grid("G3", "没变的", date(2020, 1, 1))
    keys = [events.report({**REPORT, "geom": None}) for _ in range(6)]
    for key, one in zip(keys, (old, old, present, gone, alone), strict=False):
        store.update("event", key, {"grid_id": one})
    assert {key: sums["reported"] for key, sums in measured(store, "grid", ["reported"]).items()} == {
        present: 3, gone: 1, alone: 1, None: 1,
    }  # fmt: skip
    table = measure_table(store, "grid")
    assert {(row.code, row.name, row.reported, row.versions) for row in table.rows} == {
        ("G1", "新名", 3, True), ("G3", "没变的", 1, False), ("G2", "撤销的", 1, False), ("", tr("none"), 1, False),
    }  # fmt: skip
    assert [key for key, _ in events_behind(store, "grid", present, ["reported"])] == keys[2::-1]
    months = measure_table(store, "month", Chosen(grid=present), ["reported"])
    assert months.total.reported == 3
    assert len(table_notes(table)) == 1
    assert "新名 (G1)" in table_notes(table)[0]
    assert table_notes(months) == []


def test_ratings_are_judged_by_the_store_s_list(store):
    """What a city calls dissatisfied is what its list says."""
    store.execute("UPDATE code_item SET extra = :extra WHERE list = 'event_rating' AND code = 'basically_satisfied'",
                  {"extra": json.dumps({"dissatisfied": True})})  # fmt: skip
    three_persons(store)
    events = Events(store)
    for rating in ("satisfied", "basically_satisfied"):
        event = events.report(REPORT)
        walk(events, event, "accept", "file", "dispatch", "sign_for", "feedback", "verify")
        if rating == "satisfied":
            take(events, event, "evaluate", evidence={"rating": rating})
        else:
            take(events, event, "reopen", evidence={"rating": rating})
    assert measured(store, "type", ["rated", "satisfied"]) == {"0102": {"rated": 2, "satisfied": 1}}
