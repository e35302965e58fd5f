"""Publishing counts of tags on both engines, and what accounts may do with them."""

from datetime import timedelta

import numpy as np
import pytest
from scipy.optimize import linprog

from civicgrid.plugin.domain.suppression import PUBLICATION_DAYS, THRESHOLD
from civicgrid.plugin.domain.uid import new_uid
from civicgrid.plugin.services import clock
from civicgrid.plugin.store import AccessDenied, StoreError, create_store, open_store
from civicgrid.plugin.store.residents.counts import count_population
from civicgrid.plugin.store.residents.query import usable_tags
from civicgrid.plugin.store.residents.tag_counts import last_publication, publish_tags
from civicgrid.tests.support.settlement import Settlement


@pytest.fixture
def settlement(store):
    """A settlement with a few and with many who have a tag, and some whose tag has ended."""
    made = Settlement(store, seed=5, buildings=6)
    made.settle(600)
    for tag, share in (("disabled", 0.12), ("orphan", 0.01), ("veteran", 0.4), ("volunteer", 0.3)):
        for person in made.persons:
            if made.random.random() < share:
                end = made.today if made.random.random() < 0.2 else None
                made.store.insert("person_tag", {"person_id": person, "tag": tag, "valid_to": end,
                                                 "valid_from": made.today - timedelta(days=99)})  # fmt: skip
    return made


def published(store, tag):
    rows = store.read("tag_count", ["object_type", "object_id", "residents"], where={"tag": tag})
    return {(kind, key): number for kind, key, number in zip(*rows.values(), strict=True)}


def truth(store, settlement, tag):
    """Building -> residents and those among them with the tag, one by one."""
    stays = store.read("occupancy", ["person_id", "room_id", "lives_here", "valid_from", "valid_to", "id"])
    rooms = dict(zip(*store.read("room", ["id", "building_id"]).values(), strict=True))
    home = {}
    for person, room, lives, start, end, _ in sorted(zip(*stays.values(), strict=True), key=lambda r: (r[3], r[5])):
        if lives and start <= settlement.today and (end is None or end > settlement.today):
            home[person] = rooms[room]
    tags = store.read("person_tag", ["person_id", "valid_to"], where={"tag": tag})
    marked = {person for person, end in zip(*tags.values(), strict=True) if end is None}
    people = dict.fromkeys(settlement.buildings, 0)
    having = dict(people)
    for person, building in home.items():
        people[building] += 1
        having[building] += person in marked
    return people, having


def inside(store, settlement):
    """Published object -> its buildings."""
    found = {}
    for building, grid in zip(*store.read("grid_membership", ["object_id", "grid_id"]).values(), strict=True):
        found.setdefault(("grid", grid), set()).add(building)
    above = dict(zip(*store.read("area", ["id", "parent_id"]).values(), strict=True))
    for building, lowest in zip(*store.read("building", ["id", "area_id"]).values(), strict=True):
        area = lowest
        while area is not None:
            found.setdefault(("area", area), set()).add(building)
            area = above[area]
    return found


def test_what_is_published_is_true_and_nothing_small(store, settlement):
    sealed = "UPDATE code_item SET sensitivity = 'sealed' WHERE list = 'person_tag' AND code = 'volunteer'"
    store.execute(sealed)
    done = publish_tags(store)
    assert done.shown > 0
    assert done.withheld > 0
    objects = inside(store, settlement)
    for tag in ("disabled", "orphan", "veteran"):
        _, having = truth(store, settlement, tag)
        rows = published(store, tag)
        today = {("grid", settlement.grids[name]) for name in settlement.grids if not name.endswith("-old")}
        assert set(rows) == today | {("area", key) for key in settlement.areas.values()}
        for what, number in rows.items():
            real = sum(having[building] for building in objects.get(what, ()))
            assert number is None or number == real >= THRESHOLD
    assert published(store, "volunteer") == {}  # never, however many
    assert any(number for number in published(store, "disabled").values())
    assert not any(published(store, "orphan").values())


@pytest.mark.parametrize("tag", ["disabled", "veteran"])
def test_nobody_subtracts_his_way_back(store, settlement, tag):
    publish_tags(store)
    people, having = truth(store, settlement, tag)
    objects, rows = inside(store, settlement), published(store, tag)
    buildings = settlement.buildings
    matrix = {what: np.array([building in objects.get(what, ()) for building in buildings], float) for what in rows}
    known = [what for what, number in rows.items() if number is not None]
    bounds = [(0, people[building]) for building in buildings]
    for what, number in rows.items():
        lives = sum(people[building] for building in objects.get(what, ()))
        if number is None and lives:
            ends = [
                sign * linprog(sign * matrix[what], A_eq=[matrix[one] for one in known],
                               b_eq=[rows[one] for one in known], bounds=bounds).fun for sign in (1, -1)
            ]  # fmt: skip
            real = sum(having[building] for building in objects.get(what, ()))
            if real < THRESHOLD:
                assert round(ends[0], 6) == 0
                assert round(ends[1], 6) >= min(THRESHOLD - 1, lives)


def test_a_grid_across_two_areas_is_withheld(store, settlement):
    grid = settlement.grids["easta"]
    other = settlement.grids["eastb"]
    building = store.read("grid_membership", ["object_id"], where={"grid_id": other})["object_id"][0]
    store.execute(
        "INSERT INTO grid_membership (object_type, object_id, grid_id) VALUES ('building', :building, :grid)",
        {"building": building, "grid": grid},
    )
    publish_tags(store)
    assert published(store, "veteran")[("grid", grid)] is None


def test_a_publication_stands_and_leaves_a_line(store, settlement):
    assert last_publication(store) is None
    publish_tags(store)
    first = published(store, "disabled")
    with pytest.raises(StoreError, match="stand"):
        publish_tags(store)
    line = store.query("SELECT action, detail FROM audit_log ORDER BY id DESC LIMIT 1", types={"detail": "json"})[0]
    assert line["action"] == "publish_tags"
    assert set(line["detail"]) == {"tags", "shown", "withheld"}
    assert store.query("SELECT count(*) AS found FROM change_log WHERE table_name = 'tag_count'")[0]["found"] == 1
    days = timedelta(days=PUBLICATION_DAYS, minutes=1)
    store.execute("UPDATE tag_count SET counted_at = :at", {"at": last_publication(store) - days})
    publish_tags(store)
    assert published(store, "disabled") == first


def test_other_operators_of_a_file_do_not_publish(tmp_path):
    database = str(tmp_path / "store.gpkg")
    with create_store(database) as store:
        now = clock.utc_now()
        key = store.insert("app_user", {"uid": new_uid(), "login": "li", "name": "李", "created_at": now})
        store.insert("user_role", {"app_user_id": key, "role": "clerk"})
    with open_store(f"{database} operator=li") as store:
        count_population(store)
        with pytest.raises(AccessDenied):
            publish_tags(store)


def test_a_tag_that_one_edition_seals_is_neither_published_nor_queried(store, settlement):
    names = ["list", "edition", "code", "name_zh", "name_en", "source", "sensitivity"]
    row = {name: value[0] for name, value in store.read("code_item", names, where={"code": "veteran"}).items()}
    store.insert("code_item", row | {"edition": "2027", "sensitivity": "sealed", "active": False})
    publish_tags(store)
    assert not published(store, "veteran")
    assert published(store, "volunteer")
    assert "veteran" not in {tag.code for tag in usable_tags(store)}
