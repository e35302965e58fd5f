"""make demo on a small demo town: the summary against the store, counted in another way."""

import importlib.util
import json
import os
import re
import sqlite3
import stat
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from civicgrid.plugin.jobs.demo import create_demo
from civicgrid.plugin.jobs.residents import fill_residents
from civicgrid.plugin.services import clock
from civicgrid.plugin.services.keys import Keyring
from civicgrid.plugin.store import StoreError, create_store
from civicgrid.plugin.store.residents.people import People
from civicgrid.tests.support.maps import create_map
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
    done = run_demo(folder, "--population", "2000")
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
    tables = {
        "roads": "road",
        "buildings": "building",
        "facilities": "facility",
        "cameras": "camera",
        "rooms": "room",
        "households": "household",
        "people": "person",
    }
    for name, table in tables.items():
        assert counts[name] == number(database, f"SELECT count(*) FROM {table}"), name
    assert counts["grids"] == number(database, "SELECT count(*) FROM grid WHERE level = 'grid'")
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
        " JOIN grid ON grid.id = grid_id WHERE object_type = 'building' AND level = 'grid'"
    )
    assert number(database, chain) == number(database, "SELECT count(*) FROM occupancy")
    rooms = (
        "SELECT count(DISTINCT room_id) FROM occupancy JOIN person ON person.id = person_id WHERE method = 'address'"
        " GROUP BY household_id"
    )
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


def test_ranges_grow_and_hold_people(demo, summary, database):
    at_home = number(database, "SELECT count(DISTINCT person_id) FROM occupancy WHERE lives_here = 1")
    ranges = {(one["origin"], one["minutes"]): one["people"] for one in summary["ranges"]}
    # Four stations; 5 minutes reach the whole small town, so 1 and 2 minutes are computed and shown, too.
    assert {minutes for _, minutes in ranges} == {1.0, 2.0, 5.0, 10.0}
    assert len(ranges) == 16
    for (origin, minutes), people in ranges.items():
        assert 0 < people <= at_home
        if minutes == 10:
            assert people >= ranges[origin, 5.0] >= ranges[origin, 2.0] >= ranges[origin, 1.0]
    best = {minutes: max(people for (_, m), people in ranges.items() if m == minutes) for _, minutes in ranges}
    assert best[5.0] == best[10.0] >= best[2.0] > best[1.0]
    assert summary["ranges_shown"] == [1.0, 2.0]
    assert "the picture shows 1 and 2 minutes" in demo[1]


def test_no_name_or_number_is_in_the_files(demo):
    clear = [path.read_bytes() for path in demo[0].iterdir() if path.suffix in {".gpkg", ".json"}]
    # The random end of a uid may look like a telephone number.
    uid = re.compile(rb"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")
    clear = [uid.sub(b"uid", content) for content in clear]
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
            create_map(store)
            fill_residents(store, Keyring.create_file(tmp_path / f"{turn}.keys", store.uid), population=300, seed=7)
            found.append(
                [
                    store.read("person", ["name_masked", "document_masked", "birth_year", "sex"], order_by=["id"]),
                    store.read("occupancy", ["person_id", "room_id", "role", "valid_from"], order_by=["id"]),
                    store.read("building", ["name", "estate", "number", "use_class", "geom"], order_by=["id"]),
                ]
            )
    assert found[0] == found[1]


def fill_a_map(store, keyring, **arguments):
    create_map(store)
    fill_residents(store, keyring, **arguments)


@pytest.mark.parametrize(("fill", "seed"), [(fill_a_map, 1), (fill_a_map, 2), (create_demo, 1)])
def test_no_clear_date_tells_a_birth_date(tmp_path, monkeypatch, fill, seed):
    born = {}
    saved = People.save

    def listen(self, persons, **more):
        born.update({person.uid: person.birth_date for person in persons})
        return saved(self, persons, **more)

    monkeypatch.setattr(People, "save", listen)
    path = tmp_path / "dates.gpkg"
    with create_store(str(path), purpose="demo") as store:
        fill(store, Keyring.create_file(tmp_path / "dates.keys", store.uid), population=2000, seed=seed)
        today = clock.local_day(clock.utc_now(), store.zone)
    assert len(born) == 2000
    with closing(sqlite3.connect(path)) as connection:
        connection.row_factory = sqlite3.Row
        uid_of = dict(connection.execute("SELECT id, uid FROM person"))
        tables = [row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        looked_at = []
        for table in tables:
            names = {row["name"] for row in connection.execute(f'PRAGMA table_info("{table}")')}
            owner = "id" if table == "person" else "person_id"
            if owner not in names:
                continue
            for row in connection.execute(f'SELECT * FROM "{table}" WHERE "{owner}" IS NOT NULL'):
                day = born[uid_of[row[owner]]].isoformat()
                assert not any(str(value).startswith(day) for value in tuple(row)), (table, tuple(row))
                looked_at.append(table)
        since = connection.execute("SELECT person_id, valid_from FROM occupancy").fetchall()
    assert {"person", "occupancy"} <= set(looked_at)
    for number, day in since:
        birth = born[uid_of[number]]
        assert birth.isoformat() < day <= today.isoformat()


def test_generated_people_never_enter_a_real_store(tmp_path):
    with create_store(str(tmp_path / "real.gpkg")) as store:
        for call in (create_map, lambda store: fill_residents(store, None)):
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


def test_a_picture_says_what_stands_in_and_how_many_there_are():
    spec = importlib.util.spec_from_file_location("demo_pictures", ROOT / "scripts" / "demo_pictures.py")
    pictures = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(pictures)
    nearest_text = pictures.nearest_text
    routes = [{"rank": 1, "minutes": 2.0}, {"rank": 2, "minutes": 3.0}, {"rank": 1, "minutes": 2.5}]
    nearest = {"wanted": "fire_station", "kind": "police", "places": 2, "incidents": 3, "routes": routes}
    text = nearest_text({"nearest": nearest}, "派出所")
    assert text == (
        "地图上没有消防站，以派出所代替；地图上只有两个派出所，共 3 条路线；最近者 2.0–2.5 分钟可到；1 处事件无路可达"
    )
    nearest |= {"kind": "fire_station", "places": 4, "incidents": 2}
    text = nearest_text({"nearest": nearest}, "消防站")
    assert text == "每处事件最近的三个消防站，共 3 条路线；最近者 2.0–2.5 分钟可到"


def test_a_missing_extract_is_said_in_one_sentence(tmp_path):
    done = run_demo(tmp_path, "--osm", str(tmp_path / "nowhere.osm.pbf"))
    assert done.returncode == 1
    assert "There is no file" in done.stderr
    broken = tmp_path / "broken.osm.pbf"
    broken.write_bytes(b"no map")
    done = run_demo(tmp_path, "--osm", str(broken))
    assert done.returncode == 1
    # In Chinese where the translations are built.
    assert re.search("^broken.osm.pbf (cannot be read|无法)", done.stderr, re.MULTILINE)
    assert "Traceback" not in done.stderr
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith("demo")] == []


def test_a_failed_demo_leaves_the_old_results(tmp_path):
    old = tmp_path / "demo"
    old.mkdir()
    for name in ("civicgrid.gpkg", "civicgrid.keys", "summary.json", "map.png", "own.txt"):
        (old / name).write_text(f"old {name}", encoding="utf-8")
    broken = tmp_path / "broken.osm.pbf"
    broken.write_bytes(b"no map")
    assert run_demo(tmp_path, "--osm", str(broken)).returncode == 1
    assert {path.name: path.read_text(encoding="utf-8") for path in old.iterdir()} == {
        name: f"old {name}" for name in ("civicgrid.gpkg", "civicgrid.keys", "summary.json", "map.png", "own.txt")
    }
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith("demo")] == ["demo"]
    assert run_demo(tmp_path).returncode == 0
    assert (old / "own.txt").read_text(encoding="utf-8") == "old own.txt"
    assert (old / "map.png").read_bytes().startswith(b"\x89PNG")
    assert (old / "civicgrid.gpkg").stat().st_size > 100_000
    assert not list(old.glob("*-wal"))
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith("demo")] == ["demo"]
