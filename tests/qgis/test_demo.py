"""make demo on the small generated town: the summary against the store, counted in another way."""

import json
import os
import re
import sqlite3
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from civicgrid.plugin.jobs.residents import fill_residents
from civicgrid.plugin.jobs.town import create_town
from civicgrid.plugin.services.keys import Keyring
from civicgrid.plugin.store import StoreError, create_store
from civicgrid.tests.support.osm import OsmFile

ROOT = Path(__file__).resolve().parents[2]


def run_demo(folder: Path, *arguments: str) -> subprocess.CompletedProcess:
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "CIVICGRID_CACHE": str(folder / "cache")}
    return subprocess.run(
        [sys.executable, str(ROOT / "scripts" / "demo.py"), "--folder", str(folder / "demo"), *arguments],
        check=False, capture_output=True, text=True, env=environment, timeout=300,
    )  # fmt: skip


@pytest.fixture(scope="module")
def demo(tmp_path_factory):
    folder = tmp_path_factory.mktemp("town")
    done = run_demo(folder)
    assert done.returncode == 0, done.stderr
    return folder / "demo", done.stdout


@pytest.fixture(scope="module")
def summary(demo):
    return json.loads((demo[0] / "summary.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def database(demo):
    connection = sqlite3.connect(demo[0] / "civicgrid.gpkg")
    yield connection
    connection.close()


def number(database, sql: str) -> int:
    return database.execute(sql).fetchone()[0]


def test_counts_are_those_of_the_store(summary, database):
    counts = summary["counts"]
    tables = {"roads": "road", "buildings": "building", "facilities": "facility", "cameras": "camera", "grids": "grid",
              "rooms": "room", "households": "household", "people": "person"}  # fmt: skip
    for name, table in tables.items():
        assert counts[name] == number(database, f"SELECT count(*) FROM {table}"), name
    assert counts["people"] == 2000
    found = dict(database.execute("SELECT person_class, count(*) FROM person GROUP BY 1"))
    assert counts["people_by_class"] == found
    assert counts["communities"] == number(database, "SELECT count(*) FROM area WHERE level = 'community'")


def test_links_are_those_of_the_store(summary, database):
    links = summary["links"]
    assert links["people_in_a_room"] == number(database, "SELECT count(DISTINCT person_id) FROM occupancy")
    assert links["people_in_a_room"] + sum(links["people_not_linked"].values()) == 2000
    assert 0 < sum(links["people_not_linked"].values()) < 200
    in_grid = "SELECT count(DISTINCT object_id) FROM grid_membership WHERE object_type = 'building'"
    assert links["buildings_in_a_grid"] == number(database, in_grid)
    assert links["buildings_in_no_grid"] == 0
    assert number(database, "SELECT count(*) FROM building WHERE area_id IS NULL") == 0
    # Every chain person, room, building, grid holds, and everybody of a household lives in one room.
    chain = (
        "SELECT count(*) FROM occupancy JOIN room ON room.id = room_id JOIN grid_membership ON object_id = building_id"
    )
    assert number(database, chain) == number(database, "SELECT count(*) FROM occupancy")
    rooms = "SELECT count(DISTINCT room_id) FROM occupancy JOIN person ON person.id = person_id GROUP BY household_id"
    assert {row[0] for row in database.execute(rooms)} == {1}


def test_the_building_class_follows_from_the_rooms(database):
    rows = database.execute("SELECT building_id, use_class FROM room")
    uses: dict[int, set] = {}
    for building, use in rows:
        uses.setdefault(building, set()).add(use)
    for building, use in database.execute("SELECT id, use_class FROM building"):
        used = uses.get(building, set()) - {"vacant"} or uses.get(building, set())
        expected = None if not used else ("mixed" if len(used) > 1 else next(iter(used)))
        assert use == expected
    vacant = "SELECT count(*) FROM room JOIN occupancy ON room_id = room.id WHERE use_class = 'vacant'"
    assert number(database, vacant) == 0
    empty = (
        "SELECT count(*) FROM room LEFT JOIN occupancy ON room_id = room.id"
        " WHERE use_class IN ('self_occupied', 'rented') AND room_id IS NULL"
    )
    assert number(database, empty) == 0
    assert number(database, "SELECT count(*) FROM room WHERE use_class = 'vacant'") > 0


def test_three_nearest_of_each_incident(summary):
    routes = summary["nearest"]["routes"]
    assert summary["nearest"]["kind"] == "fire_station"
    assert [(route["incident"], route["rank"]) for route in routes] == [
        (incident, rank) for incident in range(1, 11) for rank in (1, 2, 3)
    ]
    for first in range(0, len(routes), 3):
        minutes = [route["minutes"] for route in routes[first : first + 3]]
        assert minutes == sorted(minutes)
        assert len({route["facility"] for route in routes[first : first + 3]}) == 3


def test_ranges_grow_and_hold_people(summary, database):
    at_home = number(database, "SELECT count(DISTINCT person_id) FROM occupancy WHERE lives_here = 1")
    ranges = {(one["origin"], one["minutes"]): one["people"] for one in summary["ranges"]}
    assert len(ranges) == 8
    for (origin, minutes), people in ranges.items():
        assert 0 < people <= at_home
        if minutes == 10:
            assert people >= ranges[origin, 5.0]


def test_no_name_or_number_is_in_the_files(demo):
    clear = [path.read_bytes() for path in demo[0].iterdir() if path.suffix in {".gpkg", ".json"}]
    # Given names; a masked name shows the surname. A citizen number begins with the reserved division and a birth date.
    for word in ("建国", "子轩", "梓涵", "古丽"):
        assert not any(word.encode() in content for content in clear), word
    assert not any(re.search(rb"999900(19|20)\d{9}[\dX]", content) for content in clear)
    assert not any(re.search(rb"(?<!\d)12\d{9}(?!\d)", content) for content in clear)


def test_files_are_there_and_the_keys_are_private(demo, summary):
    folder, printed = demo
    assert stat.S_IMODE((folder / "civicgrid.keys").stat().st_mode) == 0o600
    assert str(folder / "civicgrid.keys") in printed
    assert set(summary["pictures"]) == {"map", "grids", "people", "nearest", "ranges"}
    for path in summary["pictures"].values():
        assert Path(path).read_bytes().startswith(b"\x89PNG")
        assert Path(path).stat().st_size > 20_000


def test_the_same_seed_makes_the_same_town(tmp_path):
    found = []
    for turn in (1, 2):
        with create_store(str(tmp_path / f"{turn}.gpkg"), purpose="demo") as store:
            create_town(store)
            fill_residents(store, Keyring.create_file(tmp_path / f"{turn}.keys", store.uid), population=300, seed=7)
            found.append(
                [
                    store.read("person", ["name_masked", "document_masked", "birth_year", "sex"], order_by=["id"]),
                    store.read("occupancy", ["person_id", "room_id", "role", "valid_from"], order_by=["id"]),
                    store.read("building", ["name", "estate", "number", "use_class", "geom"], order_by=["id"]),
                ]
            )
    assert found[0] == found[1]


def test_generated_people_never_enter_a_real_store(tmp_path):
    with create_store(str(tmp_path / "real.gpkg")) as store:
        for call in (create_town, lambda store: fill_residents(store, None)):
            with pytest.raises(StoreError, match="demo or exercise"):
                call(store)
        assert store.count("building") == 0


def test_a_map_without_stations_or_streets_still_ends_well(tmp_path):
    osm = OsmFile()
    osm.way(osm.square(0, 0), building="house")
    path = osm.write(tmp_path / "lonely.osm")
    done = run_demo(tmp_path, "--osm", str(path))
    assert done.returncode == 0, done.stderr
    found = json.loads((tmp_path / "demo" / "summary.json").read_text(encoding="utf-8"))
    assert found["nearest"]["kind"] == "none"
    assert "none" in done.stdout


def test_another_kind_is_said(tmp_path):
    osm = OsmFile()
    street = [osm.node(x, 0) for x in range(0, 12, 2)]
    osm.way(street, highway="residential", name="人民路")
    for x in range(0, 10, 2):
        osm.way(osm.square(x, 0.2), building="apartments", building__levels="6")
    osm.node(1, 0.1, amenity="police")
    done = run_demo(tmp_path, "--osm", str(osm.write(tmp_path / "small.osm")))
    assert done.returncode == 0, done.stderr
    assert "no fire_station; police" in done.stdout


def test_a_missing_extract_is_said_in_one_sentence(tmp_path):
    done = run_demo(tmp_path, "--osm", str(tmp_path / "nowhere.osm.pbf"))
    assert done.returncode == 1
    assert "There is no file" in done.stderr
    broken = tmp_path / "broken.osm.pbf"
    broken.write_bytes(b"no map")
    done = run_demo(tmp_path, "--osm", str(broken))
    assert done.returncode == 1
    assert "broken.osm.pbf cannot be read" in done.stderr
    assert "Traceback" not in done.stderr
