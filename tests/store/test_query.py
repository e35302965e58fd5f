"""Queries over persons on both engines: who fulfils conditions, who may ask, what the log and others see of it."""

import threading
import time

import pytest
import shapely

from civicgrid.plugin.domain.query import Conditions
from civicgrid.plugin.domain.uid import new_uid
from civicgrid.plugin.services.keys import make_keys
from civicgrid.plugin.store import AccessDenied, StoreError
from civicgrid.plugin.store.access import Access
from civicgrid.plugin.store.errors import StoreStopped
from civicgrid.plugin.store.residents.query import SORTS, PersonQuery, stays_of, usable_tags
from civicgrid.plugin.store.residents.saved_queries import SavedQueries
from civicgrid.tests.support.neighbourhood import PEOPLE, Neighbourhood
from civicgrid.tests.support.people import add_account

EVERYBODY = {name for name, *_ in PEOPLE}


@pytest.fixture
def place(store):
    return Neighbourhood(store, make_keys(store.uid))


def asked(place, store=None, **conditions):
    store = store or place.store
    return PersonQuery(store, Access(store).who_am_i(), Conditions(**conditions))


def names(place, **conditions):
    """Who is found, and the pages, the whole and the counts agree about it."""
    query = asked(place, **conditions)
    first, whole = query.first(), query.all()
    by_id = {key: name for name, key in place.persons.items()}
    assert sorted(one.id for one in first) == sorted(whole.stays.tolist())
    assert sum(count for _, count in query.count_by("class")) == whole.residents
    return {by_id[key] for key in whole.persons.tolist()}


CASES = [
    ({}, EVERYBODY),
    ({"classes": ("floating", "from_abroad")}, {"王晓梅", "王小宝", "John Smith"}),
    ({"age_from": 60}, {"张建国", "张秀英", "李玉兰"}),
    ({"age_from": 60, "age_to": 79}, {"张秀英", "李玉兰"}),
    ({"age_to": 18}, {"王小宝"}),
    ({"sexes": ("2",), "uses": ("rented",)}, {"张秀英", "王晓梅"}),
    ({"tags": ("veteran", "living_alone")}, {"张建国", "张秀英"}),
    ({"stay": "owner_elsewhere"}, {"欧阳志强"}),
    ({"stay": "owner_elsewhere", "methods": ("address",)}, set()),
    ({"stay": "ended"}, {"李玉兰"}),
    ({"methods": ("hand",)}, set()),
    ({"confidence_below": 0.96}, EVERYBODY),
    ({"confidence_below": 0.95}, set()),
    ({"unverified_days": 100}, {"张建国", "王小宝", "欧阳志强", "李玉兰", "John Smith"}),
    ({"residents": ("undecided",)}, EVERYBODY),
    ({"residents": ("yes", "no")}, set()),
    ({"roles": ("owner",)}, set()),
]


@pytest.mark.parametrize(("conditions", "found"), CASES, ids=lambda value: str(value)[:40])
def test_who_fulfils_the_conditions(place, conditions, found):
    assert names(place, **conditions) == found


def test_places_are_areas_grids_buildings_and_shapes_together(place):
    east, west = {name for name, *_, door, _ in PEOPLE if door.startswith("3-")}, None
    west = EVERYBODY - east
    assert names(place, areas=(place.town,)) == EVERYBODY
    assert names(place, areas=(place.west,)) == west
    assert names(place, grids=(place.grid,)) == east
    assert names(place, buildings=(place.buildings["12"],)) == west
    shape = shapely.box(114.0995, 22.6995, 114.1002, 22.7002).wkt
    assert names(place, shape=shape) == east
    assert names(place, shape=shape, areas=(place.west,)) == EVERYBODY
    assert names(place, shape="POLYGON ((0 0, 1 0, 1 1, 0 0))") == set()


def test_organisations_in_the_house_are_a_condition(place):
    row = {"uid": "o1", "name": "旅馆", "kind": "hotel", "building_id": place.buildings["12"], "area_id": place.west}
    place.store.insert("organisation", row)
    assert names(place, organisations=("hotel",)) == {"欧阳志强", "李玉兰", "John Smith"}


def test_a_person_with_two_homes_counts_once_at_the_later(place):
    from datetime import date

    place.stay("张建国", "12-3-501", area=place.west, valid_from=date(2024, 1, 1))
    assert "张建国" in names(place, buildings=(place.buildings["12"],))
    assert "张建国" not in names(place, buildings=(place.buildings["3"],))


@pytest.mark.parametrize("sort", SORTS)
@pytest.mark.parametrize("descending", [False, True])
def test_every_order_holds_the_same_rows(place, sort, descending):
    answer = asked(place).all(sort, descending)
    assert sorted(answer.stays.tolist()) == sorted(asked(place).all().stays.tolist())
    if sort == "age":
        rows = stays_of(place.store, answer.stays.tolist()).values()
        ages = [-row.birth_year for row in rows]
        assert ages == sorted(ages, reverse=descending)


def test_rows_are_masked_and_say_where(place):
    answer = asked(place, tags=("veteran",)).all()
    (row,) = stays_of(place.store, answer.stays.tolist()).values()
    assert (row.name_masked, row.building, row.room) == ("张**", "人民路8号", "Unit 1, 101")
    assert place.clear["张建国"].document_number not in str(row)
    assert answer.by_building() == {place.buildings["3"]: 1}


def test_counts_by_group_add_up(place):
    query = asked(place)
    assert dict(query.count_by("age")) == {"minor": 1, "adult": 3, "aged": 2, "very_aged": 1}
    assert dict(query.count_by("sex")) == {"1": 4, "2": 3}
    assert dict(query.count_by("area")) == {"区域E": 4, "区域W": 3}
    assert dict(query.count_by("grid")) == {"网格G1": 4, None: 3}
    assert dict(query.count_by("use")) == {"rented": 4, "self_occupied": 3}


def test_a_query_leaves_lines_without_personal_data(place):
    query = asked(place, classes=("floating",), shape="POINT (114.1 22.7)")
    line = query.announce()
    query.note_count(line, 2)
    rows = place.store.query("SELECT action, detail FROM audit_log ORDER BY id DESC LIMIT 2", types={"detail": "json"})
    assert [row["action"] for row in rows] == ["query_persons_counted", "query_persons"]
    assert rows[0]["detail"] == {"query": line, "rows": 2}
    assert rows[1]["detail"]["conditions"] == {"classes": ["floating"], "drawn": True}


def account(store, *roles):
    access = Access(store)
    return access.create_user(f"who{len(roles)}", "某某", roles=roles, create_login=False)


def test_in_a_file_the_program_keeps_the_roles(place):
    store = place.store
    if store.engine != "gpkg":
        pytest.skip("a server keeps them itself")
    for roles, refused, minors in (
        (["viewer"], True, False),
        (["handler", "verifier"], True, False),
        (["grid_worker"], False, False),
        (["dispatcher"], False, False),
        (["clerk"], False, True),
    ):
        store.operator = None
        store.operator = Access(store).create_user("-".join(roles), "某某", roles=roles)
        if refused:
            with pytest.raises(AccessDenied):
                asked(place)
        else:
            assert ("王小宝" in names(place)) == minors
    # A dispatcher has no use for tags that are sensitive.
    store.operator = store.read("app_user", ["id"], where={"login": "dispatcher"})["id"][0]
    assert not any(tag.sensitive for tag in usable_tags(store))
    with pytest.raises(AccessDenied, match="living_alone"):
        asked(place, tags=("living_alone",))


def test_sealed_tags_are_no_matter_of_a_query(place):
    codes = {tag.code for tag in usable_tags(place.store)}
    assert {"veteran", "living_alone"} <= codes
    assert not codes & {"released", "drug_user", "severe_mental_disorder", "pregnant"}
    with pytest.raises(AccessDenied):
        asked(place, tags=("drug_user",))


def test_a_server_shows_an_account_its_own_area_and_refuses_the_rest(cluster, new_database, store):
    if store.engine != "postgis":
        pytest.skip("files know no areas")
    place = Neighbourhood(store, make_keys(store.uid))
    with (
        add_account(cluster, store, "east", ("clerk",), place.east) as east,
        add_account(cluster, store, "handler", ("handler",), place.east) as handler,
        add_account(cluster, store, "worker", ("grid_worker",), place.town) as worker,
    ):
        seen = asked(place, east).all()
        assert set(seen.persons.tolist()) == {place.persons[name] for name in ("张建国", "张秀英", "王晓梅", "王小宝")}
        assert asked(place, east, areas=(place.west,)).first() == []
        assert place.persons["王小宝"] not in asked(place, worker).all().persons.tolist()
        with pytest.raises(AccessDenied):
            asked(place, handler)
        asked(place, east).announce()


def test_a_long_question_is_stopped(store):
    asked_to_stop = threading.Event()
    slow = (
        "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 100000000)"
        " SELECT count(*) AS found FROM n"
    )
    threading.Timer(0.2, asked_to_stop.set).start()
    began = time.monotonic()
    with pytest.raises(StoreStopped), store.stoppable(asked_to_stop.is_set):
        store.query(slow)
    assert time.monotonic() - began < 20
    # The connection goes on.
    with store.stoppable(lambda: False):
        assert store.query("SELECT 1 AS found") == [{"found": 1}]


def test_saved_queries_are_ones_own_or_shared(store):
    me = Access(store).who_am_i()
    queries = SavedQueries(store, me)
    key = queries.save("独居老人", {"age_from": 60})
    assert queries.save("独居老人", {"age_from": 65}) == key
    (one,) = queries.all()
    assert (one.name, one.content, one.shared, one.own) == ("独居老人", {"age_from": 65}, False, True)
    odd = {"name": "坏", "shared": True}
    for conditions in ([], 5, None):
        store.insert("saved_query", {**odd, "uid": new_uid(), "content": {"kind": "persons", "conditions": conditions}})
    other = queries.save("租户", {"uses": ["rented"]}, shared=True)
    with pytest.raises(StoreError):
        queries.rename(other, "独居老人")
    queries.rename(other, "承租人")
    queries.share(key, True)
    assert [(one.name, one.shared) for one in queries.all()] == [("承租人", True), ("独居老人", True)]
    queries.delete(key)
    assert [one.name for one in queries.all()] == ["承租人"]
    for name in ("", "  ", "长" * 61):
        with pytest.raises(StoreError):
            queries.save(name, {})


def test_nobody_reads_or_changes_anothers_query(cluster, store):
    if store.engine != "postgis":
        pytest.skip("a file is one trust domain")
    place = Neighbourhood(store, make_keys(store.uid))
    with (
        add_account(cluster, store, "one", ("clerk",), place.east) as one,
        add_account(cluster, store, "two", ("clerk",), place.east) as two,
    ):
        mine = SavedQueries(one, Access(one).who_am_i())
        hidden, shown = mine.save("私", {}), mine.save("公", {}, shared=True)
        theirs = SavedQueries(two, Access(two).who_am_i())
        assert [(found.name, found.own) for found in theirs.all()] == [("公", False)]
        for key in (hidden, shown):
            with pytest.raises(StoreError):
                theirs.delete(key)
            # Not by SQL of their own, either.
            assert two.execute("DELETE FROM saved_query WHERE id = :id", {"id": key}) == 0
            assert two.execute("UPDATE saved_query SET name = 'x' WHERE id = :id", {"id": key}) == 0
        assert two.query("SELECT name FROM saved_query") == [{"name": "公"}]
        with pytest.raises(StoreError):
            two.execute(
                "INSERT INTO saved_query (uid, name, content, app_user_id)"
                " SELECT 'x', 'x', '{}', app_user_id FROM saved_query"
            )


@pytest.mark.parametrize(
    "conditions",
    [
        {"classes": ("floating",)},
        {"age_from": 60},
        {"uses": ("rented",)},
        {"methods": ("hand",)},
        {"tags": ("orphan",)},
    ],
    ids=str,
)
def test_a_file_looks_at_the_condition_before_it_makes_a_residence(place, conditions):
    if place.store.engine != "gpkg":
        pytest.skip("a server's planner knows how many rows a condition leaves")
    query = asked(place, **conditions)
    asked_for = place.store.query
    plans = []

    def explained(sql, params=None, **kwargs):
        if sql.startswith("SELECT s.id FROM"):
            plans.append([row["detail"] for row in asked_for(f"EXPLAIN QUERY PLAN {sql}", params)])
        return asked_for(sql, params, **kwargs)

    place.store.query = explained
    try:
        query.first()
    finally:
        del place.store.query
    (plan,) = plans
    read = [line for line in plan if line.startswith(("SCAN", "SEARCH")) and "local_today" not in line]
    looked_at = {"classes": "p", "age_from": "p", "uses": "r", "methods": "o", "tags": "p"}[next(iter(conditions))]
    tables = [line.split()[1] for line in read if line.split()[1] in set("opr")]
    assert tables[0] == looked_at
