"""The store at a glance and the search for places, on both engines."""

import threading
from contextlib import closing
from datetime import timedelta

import pytest
import shapely

from civicgrid.plugin.domain.uid import new_uid
from civicgrid.plugin.services import clock
from civicgrid.plugin.store.access import Access
from civicgrid.plugin.store.finder import MOST, find
from civicgrid.plugin.store.loop.events import Events
from civicgrid.plugin.store.overview import overview
from civicgrid.tests.support.town import Town


def point(x=114.2, y=22.7):
    return shapely.to_wkb(shapely.Point(x, y))


def area(store, code, name, level, parent=None):
    return store.insert("area", {"uid": new_uid(), "code": code, "name": name, "level": level, "parent_id": parent})


def building(store, **values):
    box = shapely.to_wkb(shapely.MultiPolygon([shapely.box(114.2, 22.7, 114.201, 22.701)]))
    return store.insert("building", {"uid": new_uid(), "geom": box, **values})


def report(store, **values):
    now = clock.utc_now()
    row = {"event_type": "0102", "title": "暴露垃圾", "source": "command_centre", "geom": point(), "reported_at": now}
    return Events(store).report({**row, **values})


def test_an_empty_store_counts_nothing(store):
    found = overview(store)
    assert set(found.counts.values()) == {0}
    assert found.open_by_level == {1: 0, 2: 0, 3: 0, 4: 0}
    assert (found.overdue, found.on_duty) == (0, 0)


def test_open_events_are_counted_by_level_and_deadline(store):
    now = clock.utc_now()
    report(store, urgency="critical", due_at=now - timedelta(hours=1))
    report(store, urgency="urgent", due_at=now + timedelta(hours=1))
    report(store)
    if store.engine == "postgis":
        Access(store).create_user("civicgrid", "值班员", roles=["dispatcher"])
    voided = report(store, urgency="critical", due_at=now - timedelta(hours=1))
    Events(store).take_step(voided, "void", expected_seq=0, note="重复")
    found = overview(store)
    assert found.open_by_level == {1: 1, 2: 1, 3: 0, 4: 1}
    assert found.overdue == 1


def test_who_is_on_duty_is_who_is_within_a_shift(store):
    now = clock.utc_now()
    for number, (begin, end, active) in enumerate([(-1, 1, True), (1, 2, True), (-2, -1, True), (-1, 1, False)]):
        row = {"uid": new_uid(), "number": f"W{number}", "name": "王伟", "kind": "worker", "active": active}
        key = store.insert("responder", row)
        times = {"starts_at": now + timedelta(hours=begin), "ends_at": now + timedelta(hours=end)}
        store.insert("shift", {"uid": new_uid(), "responder_id": key, **times})
    assert overview(store).on_duty == 1


def test_the_place_is_the_smallest_area_around_everything(store):
    county = area(store, "440399", "示范县", "county")
    assert overview(store).place == "示范县"
    town = area(store, "440399001", "示范街道", "town", county)
    area(store, "440399001001", "春华社区", "community", town)
    area(store, "440399001002", "秋实社区", "community", town)
    assert overview(store).place == "示范街道"


def test_a_part_of_a_name_finds_the_place_and_its_bounds(store):
    key = building(store, name="翠湖花园3栋", address="人民路8号", estate="翠湖花园")
    (found,) = find(store, "湖花园3")
    assert (found.kind, found.id, found.title, found.detail) == ("building", key, "翠湖花园3栋", "人民路8号")
    assert found.bounds == pytest.approx((114.2, 22.7, 114.201, 22.701))
    assert [one.id for one in find(store, "人民路")] == [key]
    assert find(store, "人民路", ("grid",)) == []


def test_what_begins_with_the_text_comes_first_and_there_are_never_too_many(store):
    for number in range(MOST + 4):
        building(store, name=f"老丽景花园{number}")
    building(store, name="丽景花园")
    found = find(store, "丽景", ("building",))
    assert len(found) == MOST
    assert found[0].title == "丽景花园"


@pytest.mark.parametrize("text", ["%", "_", "\\", "' OR 1=1 --", "100%"])
def test_signs_that_mean_something_in_sql_mean_themselves(store, text):
    building(store, name="平常楼")
    assert find(store, text) == []
    key = building(store, name=f"a{text}b")
    assert [one.id for one in find(store, text)] == [key]


def test_letters_are_found_in_either_case_and_a_road_only_once(store):
    line = shapely.to_wkb(shapely.LineString([(114.2, 22.7), (114.3, 22.7)]))
    for _ in range(3):
        store.insert("road", {"uid": new_uid(), "name": "Ring Road", "road_class": "primary", "geom": line})
    (found,) = find(store, "RING")
    assert (found.kind, found.title) == ("road", "Ring Road")
    assert find(store, "   ") == []


def test_a_facility_is_found_by_what_it_is(store):
    key = store.insert("facility", {"uid": new_uid(), "name": "A7", "kind": "fire_station", "geom": point()})
    store.insert("facility", {"uid": new_uid(), "name": "B2", "kind": "hospital", "geom": point()})
    names = store.read("code_item", ["name_en"], where={"list": "facility_kind", "code": "fire_station"})["name_en"]
    (found,) = find(store, names[0].upper())
    assert (found.id, found.title, found.detail) == (key, "A7", names[0])


def test_a_thread_that_ends_leaves_no_connection(store):
    engine = store.engine_object
    before = len(engine._open)

    def look():
        with store.released():
            assert find(store, "x") == []
            assert len(engine._open) == before + 1

    thread = threading.Thread(target=look)
    thread.start()
    thread.join()
    assert len(engine._open) == before
    store.engine_object.release()
    assert find(store, "x") == []


def test_on_a_server_an_account_counts_and_finds_only_what_it_sees(cluster):
    with (
        closing(Town(cluster, "overview_town")) as town,
        town.open_as("clerk_east") as east,
        town.open_as("handler_east") as handler,
    ):
        found = overview(east, Access(east).who_am_i())
        assert found.place == "east"
        assert found.counts["building"] == 2
        assert found.counts["person"] == 2
        assert sum(found.open_by_level.values()) == 2
        assert {one.title for one in find(east, "e")} >= {"e"}
        assert "w" not in {one.title for one in find(east, "w")}
        assert "person" not in overview(handler).counts
