"""The loop beyond its states: what a step needs, whose it is, how often; random walks agree with the machine."""

import json
import sqlite3
from contextlib import closing
from datetime import timedelta

import psycopg2
import pytest
import shapely
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from civicgrid.plugin.domain.events.machine import Account, refusals, replay
from civicgrid.plugin.domain.events.machine import Step as BareStep
from civicgrid.plugin.domain.uid import new_uid
from civicgrid.plugin.services import clock
from civicgrid.plugin.store import AccessDenied, ConstraintViolation, StepRefused
from civicgrid.plugin.store.access import Access
from civicgrid.plugin.store.loop.events import Events
from civicgrid.plugin.store.workflows import event_ratings
from civicgrid.tests.support.events import EVIDENCE, REPORT, attach_photo, department, take, walk
from civicgrid.tests.support.people import own_login

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


def test_random_walks_agree_with_the_machine_and_replay(store, events):
    """Whatever is tried, in whatever order: the store does what the machine says, and its log gives the event again."""
    workflow = events.workflow("governance")
    actions = sorted({t.action for t in workflow.transitions})
    known = event_ratings(store)
    lead = department(store)
    main = column(store, events.report(REPORT), "uid")
    ratings = ("satisfied", "dissatisfied", "garbage")
    # Uneven on purpose: mostly what is offered, so that walks get far, sometimes anything at all.
    tries = st.lists(
        st.tuples(
            st.integers(0, 99), st.sampled_from(actions), st.sampled_from(ratings), st.booleans(), st.integers(0, 9)
        ),
        max_size=30,
    )

    @settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
    @given(tries)
    def go(plan):
        event = events.report(REPORT)
        attach_photo(store, event)
        account = Account(None, None, None, alone=True)
        for pick, wild, rating, complete, chance in plan:
            history = [step.bare for step in events.history(event)]
            offered = [t.action for t in workflow.actions(history[-1].state_after)]
            action = wild if chance == 0 or not offered else offered[pick % len(offered)]
            evidence = {**EVIDENCE, "rating": rating, "main_event": main} if complete else {"rating": rating}
            found = workflow.find(history[-1].state_after, action)
            asked = found is not None and "department" in found.requires
            note, leading = "好" if complete else None, lead if complete and (asked or chance == 1) else None
            step = BareStep(len(history), "", action, "", history[0].at, None, leading, note, evidence)
            problems = refusals(workflow, history, step, account, ratings=known, metres=0.0)
            if problems:
                # What the machine refuses, the store refuses by itself, too.
                with pytest.raises(REFUSED):
                    copy_step(store, event, action, found.state_after if found else "closed", note=note,
                              department_id=leading, evidence=json.dumps(evidence))  # fmt: skip
            else:
                events.take_step(event, action, expected_seq=history[-1].seq, note=note, evidence=evidence,
                                 department_id=leading)  # fmt: skip
        steps = [step.bare for step in events.history(event)]
        standing = replay(workflow, steps)
        names = ["state", "department_id", "supervision", "closed_at"]
        row = {name: values[0] for name, values in store.read("event", names, where={"id": event}).items()}
        assert (standing.state, standing.department, standing.supervision, standing.closed_at) == tuple(row.values())
        assert (standing.main_event is not None) == (column(store, event, "merged_into_id") is not None)

    go()


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
