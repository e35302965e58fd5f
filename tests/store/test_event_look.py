"""One event as it is looked at, what lies around it, and a step with what was filled in; the same on both engines."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import shapely

from civicgrid.plugin.domain.uid import new_uid
from civicgrid.plugin.jobs.event_look import Answer, degrees_of, look_around, look_at_event, take_step
from civicgrid.plugin.jobs.routing import departments
from civicgrid.plugin.services import clock
from civicgrid.plugin.store import ChangedMeanwhile, StepRefused, StoreError
from civicgrid.plugin.store.access import Access
from civicgrid.plugin.store.attachments import Attachments
from civicgrid.plugin.store.loop.event_details import (
    filter_choices,
    last_positions,
    open_events,
    place_of_event,
    ratings,
)
from civicgrid.plugin.store.loop.events import Events
from civicgrid.tests.support.event_desk import SPOT, fill_desk
from civicgrid.tests.support.people import add_account, own_login
from civicgrid.tests.support.photos import photo


@pytest.fixture
def desk(store, tmp_path):
    """A street with five events, in which the operator may do everything; the account and the ids."""
    Access(store).create_user(own_login(store), "王芳")
    store.execute("UPDATE setting SET value = '1' WHERE name = 'single_operator'")
    if store.engine == "postgis":
        (tmp_path / "media").mkdir()
        Attachments(store).set_root(tmp_path / "media")
    return Access(store).who_am_i(), fill_desk(store)


def go(store, event, action, answer=None):
    seq = Events(store).history(event)[-1].seq
    return take_step(store, event, action, seq, answer or Answer(), new_uid())


def test_an_event_is_read_with_what_may_be_done(store, desk):
    account, events = desk
    look = look_at_event(store, events[0], account)
    assert look.facts.row.title == "幸福路12号门口暴露垃圾"
    assert look.facts.areas == ["东街道"]
    assert look.seq == 0
    assert look.main.action == "accept"
    assert {one.action for one in look.actions} >= {"accept", "void", "merge"}
    with pytest.raises(StoreError, match="not there"):
        look_at_event(store, 10_000, account)


def test_departments_and_merged_events_are_told(store, desk):
    account, events = desk
    lead, other = sorted(departments(store), key=lambda one: one.code)
    for action in ("accept", "file"):
        go(store, events[0], action)
    go(store, events[0], "dispatch", Answer(department=lead.id, assisting=[other.code]))
    uid = store.read("event", ["uid"], where={"id": events[0]})["uid"][0]
    go(store, events[1], "merge", Answer(main_event=uid))
    main, merged = look_at_event(store, events[0], account), look_at_event(store, events[1], account)
    assert (main.facts.lead, list(main.facts.assisting)) == (lead.name, [other.name])
    assert [one.id for one in main.facts.merged] == [events[1]]
    assert main.facts.main is None
    assert (merged.facts.main.id, list(merged.facts.merged)) == (events[0], [])
    assert merged.actions == []
    assert events[1] not in {row.id for row in open_events(store, account, "", events[2])}
    assert [row.id for row in open_events(store, account, "GD0001", events[2])] == [events[0]]
    assert open_events(store, account, "GD0001", events[0]) == []


def test_a_merged_event_leads_to_the_one_that_has_it_now(store, desk):
    account, events = desk
    for report, main in ((events[0], events[1]), (events[1], events[2])):
        uid = store.read("event", ["uid"], where={"id": main})["uid"][0]
        go(store, report, "merge", Answer(main_event=uid))
    first, between, last = (look_at_event(store, event, account).facts for event in events[:3])
    assert first.main.id == between.main.id == events[2]
    assert first.main.number == last.row.number
    assert (last.main, [one.id for one in last.merged]) == (None, [events[1]])


def test_what_lies_around_is_counted_and_measured(store, desk):
    _, events = desk
    place = place_of_event(store, events[0])
    near, far = look_around(store, place, 50), look_around(store, place, 5)
    assert {(one.table, one.title, round(one.metres)) for one in near.things} == {
        ("camera", "幸福路口球机", 21),
        ("component", "雨水井盖", 21),
    }
    assert all(one.shape for one in near.things)
    assert (near.buildings, near.residents) == (1, 0)
    assert far.things == []
    wide = look_around(store, place, 400)
    # The street has a resident in each of its buildings.
    assert wide.residents == wide.buildings - 1 > 0
    longitude, latitude = degrees_of(store, place)
    assert (round(longitude, 6), round(latitude, 6)) == SPOT


def test_more_than_are_listed_are_counted(store, desk):
    _, events = desk
    area = store.read("area", ["id"])["id"][0]
    for number in range(40):
        spot = shapely.to_wkb(shapely.Point(SPOT[0] + 0.00001 * number, SPOT[1] - 0.0001))
        store.insert("component", {"uid": new_uid(), "code": f"02010000{number:08d}", "class_code": "0101",
                                   "name": f"井盖{number}", "edition": "CJT214-2007", "area_id": area,
                                   "geom": spot})  # fmt: skip
    found = look_around(store, place_of_event(store, events[0]), 200)
    listed = [one for one in found.things if one.table == "component"]
    assert (found.counts["component"], len(listed)) == (41, 30)
    assert found.counts["camera"] == 1
    assert "井盖39" not in {one.title for one in listed}


def test_files_are_attached_with_their_step_and_stay_when_it_is_refused(store, desk, tmp_path):
    account, events = desk
    event, picture = events[0], photo(tmp_path / "现场.jpg", SPOT)
    for action in ("accept", "file"):
        go(store, event, action)
    go(store, event, "dispatch", Answer(department=departments(store)[0].id))
    go(store, event, "sign_for")
    with pytest.raises(StepRefused) as refused:
        go(store, event, "feedback", Answer(photos={"photo_after": [picture]}))
    assert [problem.field for problem in refused.value.problems] == ["note"]
    (attached,) = Attachments(store).of("event", event)
    assert attached.kind == "photo_after"
    go(store, event, "feedback", Answer(note="已清理", photos={"photo_after": [picture, attached.sha256]}))
    assert len(Attachments(store).of("event", event)) == 1
    assert Events(store).history(event)[-1].evidence == {"photo_after": [attached.sha256]}
    with pytest.raises(StoreError, match=r"run\.exe"):
        go(store, event, "verify", Answer(photos={"photo": [_made(tmp_path / "run.exe")]}, position=SPOT))
    assert look_at_event(store, event, account).facts.row.state == "handled"


def test_a_note_that_shows_nothing_is_told_beside_its_field_or_left_out(store, desk):
    _, events = desk
    go(store, events[0], "accept", Answer(note="\u200b\ufeff"))
    assert Events(store).history(events[0])[-1].note is None
    with pytest.raises(StepRefused) as refused:
        go(store, events[0], "void", Answer(note="\u200b\ufeff"))
    assert [problem.field for problem in refused.value.problems] == ["note"]


def test_a_position_is_converted_from_its_system(store, desk, tmp_path):
    account, events = desk
    event, picture = events[0], photo(tmp_path / "现场.jpg")
    for action, answer in (
        ("accept", Answer()),
        ("file", Answer()),
        ("dispatch", Answer(department=departments(store)[0].id)),
        ("sign_for", Answer()),
        ("feedback", Answer(note="好", photos={"photo_after": [picture]})),
    ):
        go(store, event, action, answer)
    # The same numbers read as GCJ-02 lie some hundred metres off.
    with pytest.raises(StepRefused) as refused:
        go(store, event, "verify", Answer(photos={"photo": [picture]}, position=SPOT, coordinates="gcj02"))
    assert [problem.field for problem in refused.value.problems] == ["position"]
    with pytest.raises(StepRefused, match="within 120 m only"):
        go(store, event, "verify", Answer(photos={"photo": [picture]}, position=SPOT, accuracy=120.0))
    go(store, event, "verify", Answer(photos={"photo": [picture]}, position=SPOT, coordinates="wgs84"))
    assert Events(store).history(event)[-1].evidence["position"]["metres"] == 0
    assert look_at_event(store, event, account).handling_due is None
    bad = next(code for code, _, dissatisfied in ratings(store) if dissatisfied)
    with pytest.raises(StepRefused):
        go(store, event, "evaluate", Answer(rating=bad))
    go(store, event, "reopen", Answer(note="不满意", rating=bad))
    asked, present = datetime(2036, 12, 24, 6, tzinfo=UTC), look_at_event(store, event, account).handling_due
    with pytest.raises(StepRefused) as refused:
        go(store, event, "ask_extension", Answer(note="等待备件", new_deadline=present))
    assert [problem.field for problem in refused.value.problems] == ["new_deadline"]
    go(store, event, "ask_extension", Answer(note="等待备件", new_deadline=asked))
    assert Events(store).history(event)[-1].evidence == {"new_deadline": "2036-12-24T06:00:00.000Z"}


def test_a_step_that_was_sent_twice_is_taken_once_and_a_late_one_is_told(store, desk):
    _, events = desk
    uid = new_uid()
    assert take_step(store, events[0], "accept", 0, Answer(), uid) == 1
    assert take_step(store, events[0], "accept", 0, Answer(), uid) == 1
    with pytest.raises(ChangedMeanwhile, match="王芳"):
        take_step(store, events[0], "void", 0, Answer(note="误报"), new_uid())


def test_what_may_be_chosen(store, desk):
    choices = filter_choices(store)
    assert ("reported", "reported") in choices["states"] or ("reported", "已上报") in choices["states"]
    assert [name for _, name in choices["grids"]] == ["G1", "G1-1", "G2"]
    assert len(choices["departments"]) == 2
    assert {code for code, _ in choices["types"]} >= {"01", "0102"}
    assert last_positions(store) == []
    place = place_of_event(store, desk[1][0])
    _at_work(store, None, place)
    (found,) = last_positions(store)
    assert (found.name, found.minutes, found.place, found.metres) == ("网格员甲", 5, place, 30.0)
    assert last_positions(store, minutes=2) == []


@pytest.mark.parametrize("engine_name", ["postgis"], indirect=True)
@pytest.mark.parametrize("role", ["viewer", "grid_worker", "clerk", "dispatcher", "handler", "verifier", "manager"])
def test_every_role_of_a_server_reads_what_the_panel_shows(store, desk, cluster, role):
    _, events = desk
    area = store.read("area", ["id"])["id"][0]
    place = place_of_event(store, events[0])
    _at_work(store, area, place)
    with add_account(cluster, store, role, (role,), area) as theirs:
        account = Access(theirs).who_am_i()
        look = look_at_event(theirs, events[0], account)
        assert (look.facts.row.title, look.seq) == ("幸福路12号门口暴露垃圾", 0)
        around = look_around(theirs, look.facts.place, 400)
        assert around.residents == around.buildings - 1
        assert len(around.things) == 2
        assert len(filter_choices(theirs)["departments"]) == len(departments(theirs)) == 2
        assert len(open_events(theirs, account, "", events[0])) == 4
        assert ratings(theirs)
        assert [(one.name, one.place) for one in last_positions(theirs)] == [("网格员甲", place)]


def _at_work(store, area, place):
    """A grid worker who was at a place five minutes ago."""
    now = clock.utc_now()
    values = {"uid": new_uid(), "number": "W1", "name": "网格员甲", "kind": "worker", "status": "available"}
    store.insert("responder", {**values, "area_id": area})
    store.load("position", {"source": ["W1", "W1"], "at": [now - timedelta(minutes=5), now - timedelta(minutes=9)],
                            "accuracy": [30.0, None], "geom": [place, place]}, key=("source", "at"))  # fmt: skip


def _made(path: Path) -> Path:
    path.write_bytes(b"x")
    return path
