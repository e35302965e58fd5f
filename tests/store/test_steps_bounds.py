"""Steps: to whom an event may be given, and that no main event is voided with what is merged into it."""

import json
import threading

import pytest

from civicgrid.plugin.domain.uid import new_uid
from civicgrid.plugin.store import StoreError
from civicgrid.plugin.store.loop.events import Events
from civicgrid.tests.store.test_steps import REFUSED, account, raw, step_sql
from civicgrid.tests.support.events import REPORT, take, walk

__all__ = ("account", "raw")  # fixtures


@pytest.fixture
def events(store, account):
    store.execute("UPDATE setting SET value = '1' WHERE name = 'single_operator'")
    return Events(store)


def uid_of(store, event):
    return store.read("event", ["uid"], where={"id": event})["uid"][0]


def area(store, code, parent=None):
    row = {"uid": new_uid(), "code": code, "name": code, "level": "town", "parent_id": parent}
    return store.insert("area", row)


def department(store, code, **values):
    return store.insert("department", {"uid": new_uid(), "code": code, "name": code, **values})


def test_a_main_event_is_not_voided_with_what_is_merged_into_it(store, events, account, raw):
    first, second, main, free = (events.report(REPORT) for _ in range(4))
    take(events, first, "merge", evidence={"main_event": uid_of(store, second)})
    take(events, second, "merge", evidence={"main_event": uid_of(store, main)})
    with pytest.raises(StoreError, match="merged into this event"):
        take(events, main, "void")
    with pytest.raises(REFUSED, match="merged into this event"):
        raw(step_sql(main, action="void", state_after="voided", note="x", app_user_id=account))
    take(events, free, "void")
    walk(events, main, "accept", "file")
    with pytest.raises(StoreError, match="merged into this event"):
        take(events, main, "void")
    walk(events, main, "dispatch", "sign_for", "feedback", "verify", "evaluate", "close")
    assert store.read("event", ["state"], where={"id": [main, free]}, order_by=["id"])["state"] == ["closed", "voided"]


@pytest.mark.parametrize("engine_name", ["postgis"], indirect=True)
def test_a_merge_waits_for_who_voids_the_main_event(store, events):
    report, main = events.report(REPORT), events.report(REPORT)
    found = []

    def merge():
        try:
            take(Events(store), report, "merge", evidence={"main_event": uid_of(store, main)})
        except StoreError as error:
            found.append(str(error))

    other = threading.Thread(target=merge)
    waits = "SELECT count(*) AS n FROM pg_locks WHERE NOT granted"
    with store.transaction():
        take(events, main, "void")
        other.start()
        while other.is_alive() and not store.query(waits)[0]["n"]:
            other.join(0.05)
    other.join()
    assert ["main event" in text for text in found] == [True]
    assert store.read("event", ["merged_into_id"], where={"id": report}) == {"merged_into_id": [None]}


def test_an_event_goes_to_departments_that_see_it(store, events, account, raw):
    county = area(store, "county")
    east, west = area(store, "east", county), area(store, "west", county)
    village = area(store, "village", east)
    event = events.report({**REPORT, "area_id": east})
    walk(events, event, "accept", "file")
    places = {"county": county, "east": east, "all": None}
    fit = {code: department(store, code, area_id=where) for code, where in places.items()}
    unfit = {
        "west": department(store, "west", area_id=west),
        "village": department(store, "village", area_id=village),
        "gone": department(store, "gone", area_id=east, active=False),
    }
    step = {"seq": 3, "prev_seq": 2, "state_before": "filed", "action": "dispatch", "state_after": "dispatched"}
    wrong = [(key, []) for key in unfit.values()]
    wrong += [(fit["east"], assist) for assist in (["west"], ["all", "gone"], ["nobody"], [1], [None], [{}], "all", 7)]
    for lead, assist in wrong:
        evidence = {"assist": assist}
        with pytest.raises(StoreError, match="active departments"):
            take(events, event, "dispatch", department_id=lead, evidence=evidence)
        with pytest.raises(REFUSED, match="active departments"):
            raw(step_sql(event, **step, department_id=lead, area_id=east, app_user_id=account,
                         evidence=json.dumps(evidence)))  # fmt: skip
    take(events, event, "dispatch", department_id=fit["county"], evidence={"assist": ["east", "all"]})
    having = store.query("SELECT d.code FROM event_department AS e JOIN department AS d ON d.id = e.department_id")
    assert {row["code"] for row in having} == set(fit)
    unplaced = events.report(REPORT)
    walk(events, unplaced, "accept", "file")
    take(events, unplaced, "dispatch", department_id=unfit["west"], evidence={"assist": None})
