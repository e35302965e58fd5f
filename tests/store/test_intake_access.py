"""Filing on a server as those who may: a grid worker seals a reporter and sees none, other areas stay unseen."""

import psycopg2.errors
import pytest
import shapely

from civicgrid.plugin.domain.events.similar import Report
from civicgrid.plugin.jobs.intake.filing import Draft, Reporter, file_event, known_order
from civicgrid.plugin.jobs.intake.orders import guess_fields, import_orders
from civicgrid.plugin.jobs.tables.source import read_table
from civicgrid.plugin.services import clock
from civicgrid.plugin.services.keys import make_keys
from civicgrid.plugin.store import ConstraintViolation, StoreError
from civicgrid.plugin.store.contacts import Contacts
from civicgrid.plugin.store.loop.event_similar import similar_events
from civicgrid.plugin.store.loop.events import Events
from civicgrid.plugin.store.loop.order_results import order_results
from civicgrid.plugin.store.seal import install_keys
from civicgrid.tests.support.town import Town

EAST = shapely.to_wkb(shapely.Point(114.1005, 22.7005))
DRAFT = {"event_type": "0102", "title": "东路垃圾成堆", "geom": EAST, "source": "hotline_12345"}
WEST = {**DRAFT, "geom": shapely.to_wkb(shapely.Point(114.3005, 22.7005))}


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


def test_an_order_that_another_area_has_neither_shows_nor_stands_in_the_way(town, tmp_path):
    """Each area that was sent an order has it under its number, once; who sees both is told, and merges them."""
    asked = ("hotline_12345", clock.utc_now().replace(year=2020), clock.utc_now().replace(year=2090))
    with town.open_as("clerk_west") as store:
        west = file_event(store, Draft(**WEST, external_number="HL-W"))
    with town.open_as("clerk_east") as store:
        assert known_order(store, "hotline_12345", "HL-W") is None
        east = file_event(store, Draft(**DRAFT, external_number="HL-W"))
        assert not east.known
        again = file_event(store, Draft(**DRAFT, external_number="HL-W"))
        assert (again.id, again.known) == (east.id, True)
        other = file_event(store, Draft(**DRAFT, external_number="HL-W2"))
    # Past the program it is refused where it is seen: in the own area, and in one under it.
    for area in (town.east, town.village):
        with town.open_as("clerk_east") as store, pytest.raises(ConstraintViolation, match="another event"):
            Events(store).report({**WEST, "geom": None, "external_number": "HL-W", "area_id": area})
    with town.open_as("clerk_east") as store, pytest.raises(ConstraintViolation, match="another event"):
        Events(store).correct(other.id, {"external_number": "HL-W"})
    account = town.accounts["clerk_county"]
    town.access.set_roles(account, ["clerk", "dispatcher"])
    with town.open_as("clerk_county") as store:
        (tmp_path / "工单.csv").write_text("工单编号,诉求内容\nHL-W,东路垃圾成堆\n", encoding="utf-8-sig")
        table = read_table(tmp_path / "工单.csv")
        done = import_orders(store, table, guess_fields(table.headers))
        assert (done.known, done.filed) == (1, 0)
        assert done.notes[0].endswith(f"Several areas were sent this order; it is also {east.number}.")
        assert known_order(store, "hotline_12345", "HL-W").also == (east.number,)
        with pytest.raises(ConstraintViolation, match="another event"):
            Events(store).correct(east.id, {"area_id": town.west})
        assert [one.number for one in order_results(store, *asked) if one.external_number == "HL-W"] == [
            west.number, east.number]  # fmt: skip
    main = town.store.read("event", ["uid"], where={"id": west.id})["uid"][0]
    with town.open_as("clerk_county") as store:
        Events(store).take_step(east.id, "merge", expected_seq=0, evidence={"main_event": main})
        assert [one.number for one in order_results(store, *asked) if one.external_number == "HL-W"] == [west.number]
    town.access.set_roles(account, ["clerk"])


def test_similar_events_and_results_are_those_of_the_own_area(town):
    with town.open_as("clerk_west") as store:
        file_event(store, Draft(**WEST, external_number="HL-S"))
    now = clock.utc_now()
    with town.open_as("clerk_east") as store:
        assert similar_events(store, EAST, Report("0102", "东路垃圾成堆", now))
        numbers = {one.external_number for one in order_results(store, "hotline_12345", now.replace(year=2020), now)}
        assert "HL-S" not in numbers
    with town.open_as("clerk_west") as store:
        assert similar_events(store, EAST, Report("0102", "东路垃圾成堆", now)) == []
        found = order_results(store, "hotline_12345", now.replace(year=2020), clock.utc_now())
        assert [one.external_number for one in found] == ["HL-W", "HL-S"]


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
