"""Alarms that end without a click: merged, voided, or corrected to a lower level, on both engines."""

from contextlib import closing

import pytest

from civicgrid.plugin.services import clock
from civicgrid.plugin.store import open_store
from civicgrid.plugin.store.access import Access
from civicgrid.plugin.store.loop.alarms import Alarms
from civicgrid.plugin.store.loop.events import Events
from civicgrid.tests.support.events import REPORT, take, walk
from civicgrid.tests.support.people import own_login
from civicgrid.tests.support.town import Town

RED = {**REPORT, "title": "路面塌陷", "urgency": "critical"}


@pytest.fixture
def person(store):
    """An account for the connection: the login itself in PostGIS, the single operator in a GeoPackage."""
    return Access(store).create_user(own_login(store), "陈静")


def acknowledged(store):
    return {one.event: (one.person, one.note) for one in Alarms(store).situation().acknowledged}


def ringing(store):
    return [one.id for one in Alarms(store).open()]


def uid_of(store, event):
    return store.read("event", ["uid"], where={"id": event})["uid"][0]


def test_what_is_merged_makes_the_main_event_as_grave_and_lets_it_ring(store, person):
    events = Events(store)
    quiet, red = events.report({**REPORT, "grade": 4, "warning_colour": "blue"}), events.report(RED)
    before = store.read("event", ["due_at"], where={"id": quiet})["due_at"][0]
    take(events, red, "merge", evidence={"main_event": uid_of(store, quiet)})
    assert ringing(store) == [quiet]
    assert acknowledged(store) == {red: ("陈静", None)}
    main = store.read("event", ["display_level", "urgency", "grade", "warning_colour", "due_at"], where={"id": quiet})
    assert [values[0] for values in main.values()][:4] == [1, "critical", None, None]
    # Graver events are due sooner.
    assert main["due_at"][0] < before
    # The level follows from columns, so that the next correction keeps it.
    events.correct(quiet, {"title": "暴露垃圾堵路"})
    assert ringing(store) == [quiet]


def test_a_quiet_event_leaves_a_grave_main_event_as_it_is(store, person):
    events = Events(store)
    red, quiet = events.report(RED), events.report(REPORT)
    take(events, quiet, "merge", evidence={"main_event": uid_of(store, red)})
    assert store.read("event", ["display_level", "urgency"], where={"id": red}) == {
        "display_level": [1], "urgency": ["critical"],
    }  # fmt: skip
    assert (ringing(store), acknowledged(store)) == ([red], {})


def test_who_voids_or_lowers_an_alarm_is_on_record_as_having_seen_it(store, person):
    events = Events(store)
    voided, lowered, called = events.report(RED), events.report(RED), events.report(RED)
    Alarms(store).acknowledge([called], "已派人")
    take(events, voided, "void", note="误报")
    events.correct(lowered, {"urgency": "normal"})
    events.correct(called, {"urgency": "normal"})
    assert ringing(store) == []
    assert acknowledged(store) == {
        voided: ("陈静", "误报"), lowered: ("陈静", None), called: ("陈静", "已派人"),
    }  # fmt: skip
    made = store.read("alarm_ack", ["at"])["at"]
    assert all(abs((at - clock.utc_now()).total_seconds()) < 600 for at in made)


def test_what_never_rang_or_still_rings_is_not_acknowledged(store, person):
    events = Events(store)
    quiet, red = events.report(REPORT), events.report(RED)
    take(events, quiet, "void")
    events.correct(red, {"title": "路面大面积塌陷"})
    walk(events, red, "accept", "file")
    Alarms(store).set_levels([2])
    events.correct(red, {"urgency": "urgent"})
    assert (ringing(store), acknowledged(store)) == ([red], {})
    events.correct(red, {"urgency": "normal"})
    assert list(acknowledged(store)) == [red]


@pytest.mark.parametrize("engine_name", ["gpkg"], indirect=True)
def test_in_a_file_the_person_at_work_has_lowered_it(store, person):
    other = Access(store).create_user("li", "李强", roles=["clerk"])
    red = Events(store).report(RED)
    Events(store, operator=other).correct(red, {"urgency": "normal"})
    assert acknowledged(store) == {red: ("李强", None)}
    assert "operator" not in store.read("setting", ["name"])["name"]


def test_accounts_merge_and_lower_alarms_in_their_own_name(cluster):
    with closing(Town(cluster, "ended")) as town:
        with town.open_as("clerk_east") as store:
            quiet, red, lowered = (
                Events(store).report({**row, "area_id": town.east}) for row in (REPORT, RED, RED)
            )  # fmt: skip
            Events(store).correct(lowered, {"urgency": "normal"})
        with town.open_as("dispatcher_east") as store:
            take(Events(store), red, "merge", evidence={"main_event": uid_of(store, quiet)})
        with open_store(town.database) as store:
            assert ringing(store) == [quiet]
            assert acknowledged(store) == {lowered: ("clerk_east", None), red: ("dispatcher_east", None)}
