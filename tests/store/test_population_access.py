"""Counting and publishing on a server by accounts of one area."""

import threading
import time
from contextlib import closing

import pytest

from civicgrid.plugin.store import AccessDenied
from civicgrid.plugin.store.audit import Audit
from civicgrid.plugin.store.residents.counts import COUNTS, count_population
from civicgrid.plugin.store.residents.tag_counts import publish_tags
from civicgrid.tests.support.town import Town


@pytest.fixture(scope="module")
def town(cluster):
    with closing(Town(cluster, "counted")) as town:
        count_population(town.store)
        yield town


def rows(store):
    found = store.read("population_count", ["object_type", "object_id", "counted_at", *COUNTS])
    return {(kind, key): (at, numbers) for kind, key, at, *numbers in zip(*found.values(), strict=True)}


def test_an_account_counts_its_own_and_what_lies_above(town):
    before = rows(town.store)
    with town.open_as("clerk_east") as store:
        assert count_population(store) == 2  # its own building and the village's
    after = rows(town.store)
    changed = {what for what in after if after[what][0] != before[what][0]}
    assert changed == {
        *(("building", town.rows[mark]["building"]) for mark in "ev"),
        *(("grid", town.rows[mark]["grid"]) for mark in "ev"),
        *(("area", key) for key in (town.county, town.east, town.village)),
    }  # fmt: skip
    assert {what: row[1] for what, row in after.items()} == {what: row[1] for what, row in before.items()}


def test_who_moves_in_is_counted_all_the_way_up(town):
    residents = COUNTS.index("residents")
    before = rows(town.store)
    building = town.rows["e"]["building"]
    person = town.store.insert("person", {"uid": "moved", "name_masked": "张*", "area_id": town.east})
    town.store.insert("occupancy", {"uid": "moved", "person_id": person, "room_id": town.rows["e"]["room"],
                                    "role": "tenant", "valid_from": "2020-01-01", "area_id": town.east})  # fmt: skip
    with town.open_as("clerk_east") as store:
        # Somebody else's building is passed over.
        assert count_population(store, [building, town.rows["w"]["building"]]) == 1
    part = rows(town.store)
    for what in (("building", building), ("area", town.east), ("area", town.county)):
        assert part[what][1][residents] == before[what][1][residents] + 1
    assert part["area", town.west] == before["area", town.west]
    count_population(town.store)
    assert {what: row[1] for what, row in rows(town.store).items()} == {what: row[1] for what, row in part.items()}


def test_two_who_count_at_once_lose_nothing(town):
    """The second one waits for the first, and then sees what it has written; in either order with the audit line."""
    residents = COUNTS.index("residents")
    before, counted, errors = rows(town.store), threading.Event(), []

    def move_in(mark, audit_first):
        try:
            with town.open_as(f"clerk_{'east' if mark == 'e' else 'west'}") as store, store.transaction():
                if not audit_first:
                    counted.wait(20)
                area, room = (town.east if mark == "e" else town.west), town.rows[mark]["room"]
                row = {"uid": f"both {mark}", "area_id": area}
                person = store.insert("person", {**row, "name_masked": "张*"})
                stay = {"person_id": person, "room_id": room, "role": "tenant", "valid_from": "2020-01-01"}
                store.insert("occupancy", {**row, **stay})
                if audit_first:
                    Audit(store).write("test")
                    counted.set()
                    time.sleep(0.5)
                count_population(store, [town.rows[mark]["building"]])
                if not audit_first:
                    Audit(store).write("test")
        except Exception as error:
            errors.append(error)

    threads = [threading.Thread(target=move_in, args=case) for case in (("e", True), ("w", False))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    assert errors == []
    after = rows(town.store)
    assert after["area", town.county][1][residents] == before["area", town.county][1][residents] + 2
    count_population(town.store)
    assert {what: row[1] for what, row in rows(town.store).items()} == {what: row[1] for what, row in after.items()}


def test_an_account_reads_the_counts_of_what_it_sees(town):
    with town.open_as("clerk_east") as store:
        assert set(rows(store)) == {
            *(("building", town.rows[mark]["building"]) for mark in "ev"),
            *(("grid", town.rows[mark]["grid"]) for mark in "ev"),
            ("area", town.east), ("area", town.village),
        }  # fmt: skip
    with town.open_as("viewer_east") as store, pytest.raises(AccessDenied):
        rows(store)
    with town.open_as("viewer_east") as store:
        assert store.query("SELECT residents FROM grid_map WHERE code = 'e'")[0]["residents"] is not None


@pytest.mark.parametrize("login", ["viewer_east", "handler_east", "exporter_east"])
def test_who_writes_no_residents_does_not_count_them(town, login):
    with town.open_as(login) as store, pytest.raises(AccessDenied):
        count_population(store)


def test_nobody_writes_numbers_past_the_functions(town):
    for login in ("clerk_east", "manager_west"):
        for table, values in (("population_count", "('area', 1, now())"), ("tag_count", "('area', 1, 't', 9, now())")):
            names = "object_type, object_id, counted_at"
            names = names if table == "population_count" else "object_type, object_id, tag, residents, counted_at"
            with town.as_login(login) as cursor, pytest.raises(Exception, match="permission denied"):
                cursor.execute(f"INSERT INTO {table} ({names}) VALUES {values}")
            with town.as_login(login) as cursor, pytest.raises(Exception, match="permission denied"):
                cursor.execute(f"DELETE FROM {table}")


def test_managers_publish_tags_and_others_read_them(town):
    with town.open_as("clerk_east") as store:
        with pytest.raises(AccessDenied):
            publish_tags(store)
        with pytest.raises(AccessDenied):
            store.query("SELECT publish_tags('{area}', '{1}', '{orphan}', '{3}')")
    with town.open_as("manager_west") as store:
        done = publish_tags(store)
        assert done.withheld == len(store.read("tag_count", ["tag"])["tag"]) - done.shown
    with town.open_as("clerk_east") as store:
        found = store.read("tag_count", ["object_type", "object_id"])
        assert set(zip(*found.values(), strict=True)) == {
            *(("grid", town.rows[mark]["grid"]) for mark in "ev"), ("area", town.east), ("area", town.village),
        }  # fmt: skip
    lines = town.store.query("SELECT login FROM audit_log WHERE action = 'publish_tags'")
    assert [line["login"] for line in lines] == ["manager_west"]
