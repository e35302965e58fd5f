"""The loop beyond its states: what a step needs, whose it is, how often; test_loop_walks asks the machine as well."""

import json
import sqlite3
from contextlib import closing
from datetime import timedelta
from zoneinfo import ZoneInfo

import psycopg2
import pytest
import shapely

from civicgrid.plugin.domain.events.machine import replay
from civicgrid.plugin.domain.uid import new_uid
from civicgrid.plugin.services import clock
from civicgrid.plugin.store import AccessDenied, ConstraintViolation, StepRefused
from civicgrid.plugin.store.access import Access
from civicgrid.plugin.store.loop.deadlines import handling_deadline
from civicgrid.plugin.store.loop.events import Events
from civicgrid.tests.support.events import EVIDENCE, REPORT, attach_photo, department, take, walk
from civicgrid.tests.support.people import own_login

EXTENDABLE = ("accept", "file", "dispatch", "sign_for")
TO_HANDLED = ("accept", "file", "dispatch", "sign_for", "feedback")
TO_VERIFIED = (*TO_HANDLED, "verify")


def column(store, event, name):
    return store.read("event", [name], where={"id": event})[name][0]


def copy_step(store, event, action, state_after, **values):
    """Write a step past the program, as somebody at a database prompt would."""
    last = Events(store).history(event)[-1]
    row = {"uid": new_uid(), "event_id": event, "workflow": "governance", "seq": last.seq + 1, "prev_seq": last.seq,
           "state_before": last.state_after, "action": action, "state_after": state_after,
           "at": clock.to_text(last.at), "app_user_id": last.app_user_id, "self_verified": False,
           **values}  # fmt: skip
    text = ", ".join("NULL" if v is None else f"'{v}'" if isinstance(v, str) else str(v) for v in row.values())
    sql = f"INSERT INTO event_step ({', '.join(row)}) VALUES ({text})"
    if store.engine == "gpkg":
        with closing(sqlite3.connect(store.database, isolation_level=None)) as raw:
            raw.execute("PRAGMA foreign_keys = OFF")
            raw.execute(sql)
    else:
        with closing(store.engine_object.connect()) as raw, raw.cursor() as cursor:
            cursor.execute(sql)


REFUSED = (sqlite3.IntegrityError, psycopg2.errors.RaiseException)


def test_each_requirement_is_asked_for_by_the_program_and_by_the_store(store, events):
    event = events.report(REPORT)
    walk(events, event, "accept", "file", "dispatch", "sign_for")
    with pytest.raises(StepRefused) as refused:
        take(events, event, "feedback", lacking={"note", "photo_after"})
    assert {problem.field for problem in refused.value.problems} == {"note", "photo_after"}
    photo = '{"photo_after": ["' + "0" * 64 + '"]}'
    attach_photo(store, event)
    for wrong in ({"evidence": photo}, {"evidence": photo, "note": " \t　"}, {"note": "好"},
                  {"evidence": photo, "note": "\u200b\u2060"},
                  {"note": "好", "evidence": '{"photo_after": []}'},
                  {"note": "好", "evidence": '{"photo_after": null}'}):  # fmt: skip
        with pytest.raises(REFUSED):
            copy_step(store, event, "feedback", "handled", **wrong)
    assert column(store, event, "state") == "signed"
    copy_step(store, event, "feedback", "handled", note="好", evidence=photo)
    assert column(store, event, "state") == "handled"


def test_a_dispatch_names_a_department_that_exists(store, events):
    event = events.report(REPORT)
    walk(events, event, "accept", "file")
    with pytest.raises(StepRefused):
        take(events, event, "dispatch", department_id=None)
    with pytest.raises(REFUSED):
        copy_step(store, event, "dispatch", "dispatched")


def test_lead_and_assisting_departments_have_the_event_until_the_next_dispatch(store, events):
    event = events.report(REPORT)
    walk(events, event, "accept", "file")
    lead = department(store, "CG")
    helpers = [department(store, code) for code in ("HB", "JT")]
    take(events, event, "dispatch", evidence={"assist": ["HB", "JT", "CG"]})

    def having():
        rows = store.read("event_department", ["department_id", "part"], where={"event_id": event, "until_seq": None})
        return set(zip(*rows.values(), strict=True))

    assert having() == {(lead, "lead"), *((key, "assist") for key in helpers)}
    walk(events, event, "send_back")
    take(events, event, "dispatch", department_id=helpers[0])
    assert having() == {(helpers[0], "lead")}
    assert store.count("event_department", {"event_id": event}) == 4


def test_only_the_department_that_has_the_event_handles_it(store, events):
    event = events.report(REPORT)
    walk(events, event, "accept", "file")
    ours, other = department(store, "CG"), department(store, "HB")
    take(events, event, "dispatch", evidence={"assist": ["HB"]})
    store.execute("UPDATE setting SET value = '0' WHERE name = 'single_operator'")
    me = store.read("app_user", ["id"])["id"][0]
    Access(store).set_roles(me, ["handler", "manager"])
    here = Events(store, operator=me)
    store.update("app_user", me, {"department_id": other})
    with pytest.raises(StepRefused, match="department"):
        take(here, event, "sign_for")
    with pytest.raises(REFUSED):
        copy_step(store, event, "sign_for", "signed", app_user_id=me)
    take(here, event, "assist_feedback")
    store.update("app_user", me, {"department_id": ours})
    take(here, event, "sign_for")
    assert column(store, event, "state") == "signed"


def test_an_answer_needs_a_question(store, events):
    event = events.report(REPORT)
    walk(events, event, "accept", "file", "dispatch", "sign_for")
    offered = {t.action for t in events.actions(event)}
    assert "ask_extension" in offered
    assert not offered & {"grant_extension", "refuse_extension"}
    with pytest.raises(StepRefused):
        take(events, event, "grant_extension")
    with pytest.raises(REFUSED):
        copy_step(store, event, "grant_extension", "signed", evidence='{"new_deadline": "2036-12-24T06:00:00.000Z"}')
    walk(events, event, "ask_extension", "refuse_extension")
    with pytest.raises(StepRefused):
        take(events, event, "grant_extension")
    walk(events, event, "ask_extension", "grant_extension")


def test_who_is_not_satisfied_reopens_once(store, events):
    event = events.report(REPORT)
    walk(events, event, *TO_VERIFIED)
    with pytest.raises(StepRefused, match="reopen"):
        take(events, event, "evaluate", evidence={"rating": "dissatisfied"})
    with pytest.raises(REFUSED):
        copy_step(store, event, "evaluate", "evaluated", evidence='{"rating": "very_dissatisfied"}')
    with pytest.raises(StepRefused):
        take(events, event, "reopen", evidence={"rating": "satisfied"})
    with pytest.raises(REFUSED):
        copy_step(store, event, "reopen", "dispatched", note="x", evidence='{"rating": "satisfied"}')
    walk(events, event, "reopen", "sign_for", "feedback", "verify")
    with pytest.raises(StepRefused, match="already"):
        take(events, event, "reopen")
    with pytest.raises(REFUSED):
        copy_step(store, event, "reopen", "dispatched", note="x", evidence='{"rating": "dissatisfied"}')
    take(events, event, "evaluate", evidence={"rating": "dissatisfied"})
    walk(events, event, "close")
    assert column(store, event, "closed_at") is not None


def test_a_merged_event_points_at_its_main_event(store, events):
    main, other, closed = (events.report(REPORT) for _ in range(3))
    take(events, closed, "accept")
    take(events, closed, "void")
    take(events, other, "accept")
    uid = {key: column(store, key, "uid") for key in (main, other, closed)}
    for wrong in (uid[other], uid[closed], new_uid()):
        with pytest.raises((StepRefused, ConstraintViolation)):
            take(events, other, "merge", evidence={"main_event": wrong})
    take(events, other, "merge", evidence={"main_event": uid[main]})
    assert column(store, other, "merged_into_id") == main
    assert column(store, other, "state") == "merged"


def test_a_position_too_far_away_is_refused_and_its_distance_kept(store, events):
    event = events.report(REPORT)
    walk(events, event, *TO_HANDLED)
    far = {"longitude": 114.2065, "latitude": 22.705}
    with pytest.raises(StepRefused, match="154 m"):
        take(events, event, "verify", evidence={"position": far})
    if store.engine == "postgis":
        with pytest.raises(ConstraintViolation, match="154 m"):
            store.query(
                "SELECT take_step(:event, 'verify', NULL, CAST(:given AS jsonb), NULL, 5)",
                {"event": event, "given": '{"photo": ["x"], "position": {"longitude": 114.2065, "latitude": 22.705}}'},
            )
    near = {"longitude": 114.2053, "latitude": 22.705}
    take(events, event, "verify", evidence={"position": near})
    assert events.history(event)[-1].evidence["position"] == {**near, "metres": 31}


def test_an_event_without_a_place_takes_any_position(store, events):
    event = events.report({name: value for name, value in REPORT.items() if name != "geom"})
    walk(events, event, *TO_VERIFIED)


def test_supervision_follows_its_actions(store, events):
    event = events.report(REPORT)
    walk(events, event, "accept", "file")
    seen = [column(store, event, "supervision")]
    for action in ("supervise", "supervise_yellow", "urge", "supervise_red", "end_supervision"):
        take(events, event, action)
        seen.append(column(store, event, "supervision"))
    assert seen == ["none", "normal", "yellow", "yellow", "red", "none"]


# In PostGIS this test's login owns the store and may do everything: there test_access_roles takes other logins.
@pytest.mark.parametrize("engine_name", ["gpkg"], indirect=True)
def test_a_role_that_may_not_is_refused(store, events):
    event = events.report(REPORT)
    store.execute("UPDATE setting SET value = '0' WHERE name = 'single_operator'")
    me = store.read("app_user", ["id"])["id"][0]
    Access(store).set_roles(me, ["manager"])
    here = Events(store, operator=me)
    with pytest.raises(AccessDenied, match="clerk"):
        take(here, event, "accept")
    assert {t.action for t in here.actions(event)} == {"urge", "instruct"}


def due(store, event):
    """The present deadline of handling."""
    names = ["due_at", "milestone", "deadlines"]
    return handling_deadline(
        {name: values[0] for name, values in store.read("event", names, where={"id": event}).items()}
    )


def until(at, minutes):
    return {"new_deadline": clock.to_text(at + timedelta(minutes=minutes))}


def test_a_new_deadline_is_later_than_the_present_one(store, events):
    event = events.report(REPORT)
    walk(events, event, *EXTENDABLE)
    present = due(store, event)
    told = present.astimezone(ZoneInfo(store.zone)).strftime("%Y-%m-%d %H:%M")
    for evidence in (until(present, 0), until(present, -1)):
        with pytest.raises(StepRefused, match=told):
            take(events, event, "ask_extension", evidence=evidence)
        with pytest.raises(REFUSED, match="later than the present one"):
            copy_step(store, event, "ask_extension", "signed", note="x", evidence=json.dumps(evidence))
    take(events, event, "ask_extension", evidence=until(present, 3 * 1440))
    # It was two seconds from now once: nobody loses time that they have by a grant.
    for evidence in (until(clock.utc_now(), 1), until(present, 0)):
        with pytest.raises(StepRefused, match=told):
            take(events, event, "grant_extension", evidence=evidence, note="好")
        with pytest.raises(REFUSED, match="later than the present one"):
            copy_step(store, event, "grant_extension", "signed", note="x", evidence=json.dumps(evidence))
    take(events, event, "grant_extension", evidence=until(present, 2 * 1440))
    assert due(store, event) == present + timedelta(days=2)


def test_more_time_than_was_asked_for_needs_a_note(store, events):
    event = events.report(REPORT)
    walk(events, event, *EXTENDABLE)
    present = due(store, event)
    take(events, event, "ask_extension", evidence=until(present, 1440))
    with pytest.raises(StepRefused) as refused:
        take(events, event, "grant_extension", evidence=until(present, 1441))
    assert [(problem.code, problem.field) for problem in refused.value.problems] == [("step.beyond", "note")]
    for note in (None, " \u200b"):
        with pytest.raises(REFUSED, match=r"lacks|explanation"):
            copy_step(store, event, "grant_extension", "signed", note=note, evidence=json.dumps(until(present, 1441)))
    # What was asked for last counts.
    take(events, event, "ask_extension", evidence=until(present, 2880))
    take(events, event, "grant_extension", evidence=until(present, 2880))
    take(events, event, "grant_extension", evidence=until(present, 90 * 1440), note="材料停产")
    assert due(store, event) == present + timedelta(days=90)


def test_a_position_that_is_not_sure_enough_is_refused(store, events):
    event = events.report(REPORT)
    walk(events, event, *TO_HANDLED)
    vague = {"position": {**EVIDENCE["position"], "accuracy": 100.2}}
    with pytest.raises(StepRefused, match="within 101 m only") as refused:
        take(events, event, "verify", evidence=vague)
    assert refused.value.problems[0].field == "position"
    with pytest.raises(REFUSED, match=r"not known as well|within 101 m only"):
        copy_step(store, event, "verify", "verified", self_verified=True,
                  evidence=json.dumps({**vague, "photo": EVIDENCE["photo"]}))  # fmt: skip
    take(events, event, "verify", evidence={"position": {**EVIDENCE["position"], "accuracy": 100}})


def test_what_was_not_measured_says_so(store, events):
    event = events.report({name: value for name, value in REPORT.items() if name != "geom"})
    walk(events, event, *TO_HANDLED)
    for nowhere in ({"longitude": 0, "latitude": 0}, {"longitude": 0.0, "latitude": 0.0, "accuracy": 3}):
        with pytest.raises(StepRefused, match="needs"):
            take(events, event, "verify", evidence={"position": nowhere})
        with pytest.raises(REFUSED, match=r"lacks|needs"):
            copy_step(store, event, "verify", "verified", self_verified=True,
                      evidence=json.dumps({"position": nowhere, "photo": EVIDENCE["photo"]}))  # fmt: skip
    said = {**EVIDENCE["position"], "metres": 3}  # a client does not say how far it was
    if store.engine == "postgis":
        evidence = json.dumps({"position": said, "photo": EVIDENCE["photo"]})
        store.query("SELECT take_step(:event, 'verify', NULL, CAST(:given AS jsonb), NULL, 5)",
                    {"event": event, "given": evidence})  # fmt: skip
    else:
        take(events, event, "verify", evidence={"position": said})
    assert events.history(event)[-1].evidence["position"] == {**EVIDENCE["position"], "checked": False}


@pytest.mark.parametrize(("way", "state", "back", "other"), [
    ((), "signed", "resume", "resume_on_site"), (("arrive",), "arrived", "resume_on_site", "resume")])  # fmt: skip
def test_a_suspended_event_goes_back_to_where_it_was(store, events, way, state, back, other):
    event = events.report({**REPORT, "urgency": "critical"})
    walk(events, event, *EXTENDABLE, *way, "supervise", "suspend", "instruct")
    offered = {t.action for t in events.actions(event)}
    assert back in offered
    assert other not in offered
    with pytest.raises(StepRefused, match="was not"):
        take(events, event, other)
    wrong = {"signed": "arrived", "arrived": "signed"}[state]
    with pytest.raises(REFUSED, match=r"lacks|needs"):
        copy_step(store, event, other, wrong, note="x")
    walk(events, event, back)
    assert column(store, event, "state") == state
    assert replay(events.workflow("governance"), [s.bare for s in events.history(event)]).state == state
    # Who had arrived is not awaited to arrive.
    assert ("arrive" in column(store, event, "deadlines")) is (state == "signed")
    walk(events, event, "suspend", back, "feedback")


def test_an_event_that_others_were_merged_into_is_not_voided(store, events):
    main, *others = (events.report(REPORT) for _ in range(3))
    assert "void" in {t.action for t in events.actions(others[0])}
    for other in others:
        take(events, other, "merge", evidence={"main_event": column(store, main, "uid")})
    take(events, main, "accept")
    assert "void" not in {t.action for t in events.actions(main)}
    with pytest.raises(StepRefused, match="2 other report"):
        take(events, main, "void")
    with pytest.raises(REFUSED, match=r"2 other report|other reports are merged"):
        copy_step(store, main, "void", "voided", note="x")


def test_the_position_of_a_store_in_metres(new_database):
    """The distance is on the ellipsoid in a projected store, too."""
    from civicgrid.plugin.store import create_store

    with create_store(new_database(), crs="EPSG:4547") as store:
        Access(store).create_user(own_login(store), "王芳")
        store.execute("UPDATE setting SET value = '1' WHERE name = 'single_operator'")
        place = shapely.to_wkb(shapely.Point(521062.5, 2512030.5))
        events = Events(store)
        event = events.report({**REPORT, "geom": place})
        walk(events, event, "accept", "file", "dispatch", "sign_for")
        with pytest.raises(StepRefused, match="m from the event"):
            take(events, event, "arrive", evidence={"position": {"longitude": 114.5, "latitude": 22.9}})


@pytest.mark.parametrize("engine_name", ["postgis"], indirect=True)
def test_what_a_wrong_clock_reports_is_written_by_the_server_s(store, events, monkeypatch):
    now = clock.utc_now()
    monkeypatch.setattr(clock, "utc_now", lambda: now + timedelta(minutes=10))
    event = events.report(REPORT)
    take(events, event, "accept")
    reported = store.read("event", ["reported_at"], where={"id": event})["reported_at"][0]
    assert abs(reported - now) < timedelta(minutes=5)
    assert all(abs(step.at - now) < timedelta(minutes=5) for step in events.history(event))
