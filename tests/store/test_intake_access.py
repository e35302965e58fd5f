"""Filing on a server as those who may: a grid worker seals a reporter and sees none, other areas stay unseen."""

import psycopg2.errors
import pytest
import shapely

from civicgrid.plugin.domain.events.similar import Report
from civicgrid.plugin.jobs.intake.filing import Draft, Reporter, file_event, known_order
from civicgrid.plugin.services import clock
from civicgrid.plugin.services.keys import make_keys
from civicgrid.plugin.store import StoreError
from civicgrid.plugin.store.contacts import Contacts
from civicgrid.plugin.store.loop.event_similar import similar_events
from civicgrid.plugin.store.loop.order_results import order_results
from civicgrid.plugin.store.seal import install_keys
from civicgrid.tests.support.town import Town

EAST = shapely.to_wkb(shapely.Point(114.1005, 22.7005))
DRAFT = {"event_type": "0102", "title": "东路垃圾成堆", "geom": EAST, "source": "hotline_12345"}


@pytest.fixture(scope="module")
def town(cluster):
    town = Town(cluster, "intake")
    town.keyring = make_keys(town.store.uid)
    install_keys(town.store, town.keyring)
    yield town
    town.remove()


@pytest.mark.parametrize("login", ["grid_worker_east", "clerk_east", "dispatcher_east"])
def test_those_who_may_report_seal_the_reporter(town, login):
    with town.open_as(login) as store:
        filed = file_event(store, Draft(**DRAFT, reporter=Reporter("王小明", "13812345678")), town.keyring)
    party = town.store.read("event_party", ["id", "name_masked"], where={"event_id": filed.id})
    assert party["name_masked"] == ["王**"]
    assert Contacts(town.store, town.keyring).open_contact("event_party", party["id"][0], "回访")["name"] == "王小明"


def test_a_grid_worker_sees_no_reporter_and_a_handler_files_nothing(town):
    with town.as_login("grid_worker_east") as cursor, pytest.raises(psycopg2.errors.InsufficientPrivilege):
        cursor.execute("SELECT name_masked FROM event_party")
    with town.open_as("handler_east") as store, pytest.raises(StoreError):
        file_event(store, Draft(**DRAFT))


def test_who_may_not_merge_leaves_it_to_a_dispatcher(town):
    with town.open_as("clerk_east") as store:
        main = file_event(store, Draft(**DRAFT))
        uid = store.read("event", ["uid"], where={"id": main.id})["uid"][0]
        filed = file_event(store, Draft(**DRAFT, merge_into=uid))
        assert not filed.merged
        assert store.read("event", ["state"], where={"id": filed.id})["state"] == ["reported"]
    with town.open_as("dispatcher_east") as store:
        filed = file_event(store, Draft(**DRAFT, merge_into=uid))
        assert filed.merged
        row = store.read("event", ["state", "merged_into_id"], where={"id": filed.id})
        assert [values[0] for values in row.values()] == ["merged", main.id]


def test_an_order_that_another_area_has_is_refused_not_filed_twice(town):
    with town.open_as("clerk_west") as store:
        west = {**DRAFT, "geom": shapely.to_wkb(shapely.Point(114.3005, 22.7005))}
        file_event(store, Draft(**west, external_number="HL-W"))
    with town.open_as("clerk_east") as store:
        assert known_order(store, "hotline_12345", "HL-W") is None
        with pytest.raises(StoreError):
            file_event(store, Draft(**DRAFT, external_number="HL-W", reporter=Reporter("王小明")), town.keyring)
    assert town.store.count("event", {"external_number": "HL-W"}) == 1


def test_similar_events_and_results_are_those_of_the_own_area(town):
    now = clock.utc_now()
    with town.open_as("clerk_east") as store:
        assert similar_events(store, EAST, Report("0102", "东路垃圾成堆", now))
        numbers = {one.external_number for one in order_results(store, "hotline_12345", now.replace(year=2020), now)}
        assert "HL-W" not in numbers
    with town.open_as("clerk_west") as store:
        assert similar_events(store, EAST, Report("0102", "东路垃圾成堆", now)) == []
        found = order_results(store, "hotline_12345", now.replace(year=2020), clock.utc_now())
        assert [one.external_number for one in found] == ["HL-W"]


def test_results_name_reporters_only_to_those_who_may_see_them(town):
    with town.open_as("clerk_east") as store:
        file_event(
            store, Draft(**DRAFT, external_number="HL-R", reporter=Reporter("王小明", "13812345678")), town.keyring
        )
    asked = ("hotline_12345", clock.utc_now().replace(year=2020), clock.utc_now())
    names = {}
    for login in ("clerk_east", "viewer_east", "handler_east"):
        with town.open_as(login) as store:
            [row] = [one for one in order_results(store, *asked) if one.external_number == "HL-R"]
            names[login] = row.name
    assert names == {"clerk_east": "王**", "viewer_east": "", "handler_east": ""}
