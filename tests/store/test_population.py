"""Population counts on both engines, against SQL and arithmetic of their own."""

import csv
from datetime import timedelta

import pytest
from python_calamine import CalamineWorkbook
from qgis.core import QgsProcessingContext, QgsProcessingFeedback

from civicgrid.plugin.jobs.population import NAMES, export_population, population
from civicgrid.plugin.store import StoreError
from civicgrid.plugin.store.places import residents_by_building
from civicgrid.plugin.store.residents.counts import AGES, CLASSES, COUNTS, CountState, count_population, count_state
from civicgrid.processing.count_population import CountPopulation
from civicgrid.tests.support.settlement import Settlement


def counts(store, kind):
    """Object id -> its numbers by name."""
    rows = store.read("population_count", ["object_id", *COUNTS], where={"object_type": kind})
    ids = rows.pop("object_id")
    return {key: dict(zip(rows, values, strict=True)) for key, *values in zip(ids, *rows.values(), strict=True)}


def residence(store, today):
    """Person -> room, from the stays one by one: not the view's SQL, nor any SQL."""
    stays = store.read("occupancy", ["id", "person_id", "room_id", "lives_here", "valid_from", "valid_to"])
    found = {}
    for key, person, room, lives, start, end in zip(*stays.values(), strict=True):
        if lives and start <= today and (end is None or end > today):
            found[person] = max(found.get(person, ((start, key), room)), ((start, key), room))
    return {person: room for person, (_, room) in found.items()}


def expected(store, today):
    """Building id -> what it must count."""
    rooms = dict(zip(*store.read("room", ["id", "building_id"]).values(), strict=True))
    people = store.read("person", ["id", "person_class", "birth_year"])
    about = {key: (kind, born) for key, kind, born in zip(*people.values(), strict=True)}
    found = {key: dict.fromkeys(COUNTS, 0) | {"buildings": 1} for key in store.read("building", ["id"])["id"]}
    for building in rooms.values():
        found[building]["rooms"] += 1
    for room in store.read("household", ["room_id"])["room_id"]:
        found[rooms[room]]["households"] += 1
    for person, room in residence(store, today).items():
        kind, born = about[person]
        row = found[rooms[room]]
        row["residents"] += 1
        row["class_unknown" if kind == "unknown" else kind] += 1
        if born is not None:
            row["minors"] += today.year - born <= 18
            row["aged_60"] += today.year - born >= 60
            row["aged_80"] += today.year - born >= 80
    return found


def total(rows):
    return {name: sum(row[name] for row in rows) for name in COUNTS}


@pytest.fixture
def settlement(store):
    made = Settlement(store, seed=3)
    made.settle(160)
    return made


def test_buildings_count_who_lives_there(store, settlement):
    assert count_population(store) == len(settlement.buildings)
    must = expected(store, settlement.today)
    assert counts(store, "building") == must
    assert sum(row["residents"] for row in must.values()) > 60
    assert {key: row["residents"] for key, row in must.items() if row["residents"]} == residents_by_building(store)
    for row in must.values():
        assert sum(row[name] for name in CLASSES) == row["residents"]
    assert all(total(must.values())[name] > 0 for name in (*CLASSES, *AGES))


def test_grids_of_today_and_areas_add_up_their_buildings(store, settlement):
    count_population(store)
    must = expected(store, settlement.today)
    members = {}
    for building, grid in zip(*store.read("grid_membership", ["object_id", "grid_id"]).values(), strict=True):
        members.setdefault(grid, []).append(must[building])
    today = [key for name, key in settlement.grids.items() if not name.endswith("-old")]
    assert counts(store, "grid") == {key: total(members.get(key, [])) for key in today}
    lies = dict(zip(*store.read("building", ["id", "area_id"]).values(), strict=True))
    above = dict(zip(*store.read("area", ["id", "parent_id"]).values(), strict=True))
    inside = {key: [] for key in above}
    for building, lowest in lies.items():
        area = lowest
        while area is not None:
            inside[area].append(must[building])
            area = above[area]
    assert counts(store, "area") == {key: total(rows) for key, rows in inside.items()}


def test_the_maps_views_say_the_same(store, settlement):
    count_population(store)
    seen = {row["id"]: row["residents"] for row in store.query("SELECT id, residents FROM building_summary")}
    assert seen == {key: row["residents"] for key, row in counts(store, "building").items()}
    seen = {row["id"]: row["residents"] for row in store.query("SELECT id, residents FROM grid_map")}
    assert seen == {key: row["residents"] for key, row in counts(store, "grid").items()}


def everything(store):
    return [counts(store, kind) for kind in ("building", "grid", "area")]


@pytest.mark.parametrize("seed", range(4))
def test_counting_the_touched_buildings_is_counting_all(store, seed):
    settlement = Settlement(store, seed=seed)
    settlement.settle(40)
    count_population(store)
    rooms = dict(zip(*store.read("room", ["id", "building_id"]).values(), strict=True))
    choose = settlement.random
    for _ in range(6):
        touched = set()
        for _ in range(int(choose.integers(1, 5))):
            person = settlement.persons[int(choose.integers(len(settlement.persons)))]
            before = residence(store, settlement.today).get(person)
            room = settlement.stay(person, int(choose.integers(len(settlement.rooms))), int(choose.integers(-9, 2)),
                                   role=("owner", "family", "tenant", "employee")[int(choose.integers(4))])  # fmt: skip
            touched |= {rooms[room]} | ({rooms[before]} if before else set())
        if choose.random() < 0.5:
            building = settlement.buildings[int(choose.integers(len(settlement.buildings)))]
            rooms[settlement.add_room(building, 9)] = building
            touched.add(building)
        assert count_population(store, touched) == len(touched)
        part = everything(store)
        count_population(store)
        assert part == everything(store)


def test_only_what_is_touched_is_written(store, settlement):
    count_population(store)
    times = store.read("population_count", ["object_type", "object_id", "counted_at"])
    before = {(kind, key): at for kind, key, at in zip(*times.values(), strict=True)}
    building = settlement.buildings[0]
    count_population(store, [building])
    times = store.read("population_count", ["object_type", "object_id", "counted_at"])
    after = {(kind, key): at for kind, key, at in zip(*times.values(), strict=True)}
    grids = store.read("grid_membership", ["grid_id"], where={"object_id": building})["grid_id"]
    gone = settlement.grids["easta-old"]
    assert {what for what in after if after[what] != before[what]} == {
        ("building", building), *(("grid", key) for key in grids if key != gone),
        *(("area", settlement.areas[name]) for name in ("easta", "east", "county")),
    }  # fmt: skip


def test_a_part_of_what_was_never_counted_is_counted_whole(store, settlement):
    count_population(store, [settlement.buildings[0]])
    assert counts(store, "building") == expected(store, settlement.today)
    assert count_population(store, []) == 0


def test_a_building_that_is_gone_counts_no_more(store, settlement):
    count_population(store)
    empty = store.insert("building", {"uid": "new", "area_id": settlement.areas["easta"]})
    count_population(store, [empty])
    assert counts(store, "building")[empty]["buildings"] == 1
    store.execute("DELETE FROM building WHERE id = :id", {"id": empty})
    count_population(store, [empty])
    assert empty not in counts(store, "building")
    count_population(store)
    assert counts(store, "building") == expected(store, settlement.today)


def test_counts_are_stale_after_a_change_and_told_to_the_feed(store, settlement):
    assert count_state(store) == CountState(None, True)
    count_population(store)
    assert not count_state(store).stale
    settlement.stay(settlement.persons[0], 0, -1)
    assert count_state(store).stale
    count_population(store)
    state = count_state(store)
    assert not state.stale
    lines = store.query("SELECT table_name FROM change_log ORDER BY id DESC LIMIT 1")
    assert lines == [{"table_name": "population_count"}]
    store.execute("UPDATE population_count SET counted_at = :at", {"at": state.counted_at - timedelta(days=1)})
    assert count_state(store).stale


def test_the_whole_is_what_lives_in_all_buildings(store, settlement):
    count_population(store)
    found = population(store)
    assert found.whole == total(expected(store, settlement.today).values())
    assert found.state == count_state(store)


@pytest.mark.parametrize("suffix", ["csv", "xlsx"])
def test_the_table_says_the_same_numbers_and_what_they_mean(store, settlement, suffix, tmp_path):
    path = tmp_path / f"人口.{suffix}"
    with pytest.raises(StoreError, match="counted"):
        export_population(store, path)
    count_population(store)
    rows = export_population(store, path)
    table = read_rows(path)
    head = next(index for index, line in enumerate(table) if line[:2] == ["Code", "Name"])
    assert {line[0] for line in table[:head]} >= {*NAMES.values(), "Explanation"}
    assert all(line[1] for line in table[:head])
    body = table[head + 1 :]
    assert len(body) == rows == len(settlement.areas) + sum(not name.endswith("-old") for name in settlement.grids)
    written = {line[0]: dict(zip(NAMES, map(int, line[3:]), strict=True)) for line in body if line[2] == "grid"}
    grids = counts(store, "grid")
    whole = [name for name in settlement.grids if "-" not in name]
    assert written == {name: {column: grids[settlement.grids[name]][column] for column in NAMES} for name in whole}
    with pytest.raises(StoreError, match="exists"):
        export_population(store, path)
    with pytest.raises(StoreError, match="XLSX"):
        export_population(store, tmp_path / "a.txt")
    settlement.stay(settlement.persons[0], 0, -1)
    export_population(store, path, overwrite=True)
    assert "Note" in {line[0] for line in read_rows(path)}


def read_rows(path):
    """Every line of a table's file as texts, sheet by sheet."""
    if path.suffix == ".csv":
        return list(csv.reader(path.read_text(encoding="utf-8-sig").splitlines()))
    book = CalamineWorkbook.from_path(str(path))
    return [
        [str(int(cell)) if isinstance(cell, float) else str(cell) for cell in row]
        for name in book.sheet_names
        for row in book.get_sheet_by_name(name).to_python()
    ]


def test_the_algorithm_counts_writes_and_publishes(store, settlement, tmp_path):
    table = tmp_path / "table.csv"
    parameters = {"DATABASE": store.database, "TABLE": str(table), "PUBLISH_TAGS": True}
    feedback = QgsProcessingFeedback(False)
    found, done = CountPopulation().create().run(parameters, QgsProcessingContext(), feedback)
    assert done, feedback.textLog()
    assert found["BUILDINGS"] == len(settlement.buildings)
    assert found["RESIDENTS"] == len(residence(store, settlement.today))
    assert table.is_file()
    assert store.count("tag_count") > 0
    _, done = CountPopulation().create().run(parameters | {"OVERWRITE": True}, QgsProcessingContext(), feedback)
    assert not done  # the publication stands
