"""A store's life: made whole or not at all, found or said to be missing."""

import sqlite3
from contextlib import closing

import pytest

from civicgrid.plugin.domain.uid import new_uid
from civicgrid.plugin.store import (
    StoreError,
    StoreExists,
    StoreNotFound,
    StoreUnavailable,
    create_store,
    lifecycle,
    migrations,
    open_store,
    remove_store,
    workflows,
)
from civicgrid.plugin.store.reference import install_reference_data
from civicgrid.tests.support.postgres import SERVICE


def schemas(cluster):
    with closing(cluster.connect()) as connection, connection.cursor() as cursor:
        cursor.execute("SELECT nspname FROM pg_namespace")
        return {row[0] for row in cursor.fetchall()}


def test_a_new_store_says_what_it_is(new_database):
    with create_store(new_database(), crs="EPSG:4547", zone="Europe/Vaduz", purpose="demo") as store:
        assert (store.crs, store.srid, store.zone, store.purpose, store.version) == (
            "EPSG:4547", 4547, "Europe/Vaduz", "demo", migrations.latest(),
        )  # fmt: skip
        single = store.read("setting", ["value"], where={"name": "single_operator"})["value"]
        assert single == ["1" if store.engine == "gpkg" else "0"]


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        ({"crs": "4490"}, "EPSG"),
        ({"crs": "EPSG:999999"}, "EPSG:999999"),
        ({"zone": "Mars/Olympus"}, "Mars/Olympus"),
        ({"purpose": "play"}, "purpose"),
    ],
)
def test_wrong_settings_make_nothing(tmp_path, settings, said):
    with pytest.raises(StoreError, match=said):
        create_store(str(tmp_path / "a.gpkg"), **settings)
    assert list(tmp_path.iterdir()) == []


def test_an_existing_store_is_left_alone(store):
    key = store.insert("closure", {"uid": new_uid(), "reason": "mine"})
    with pytest.raises(StoreExists):
        create_store(store.database)
    assert store.read("closure", ["id"]) == {"id": [key]}


def test_a_creation_that_fails_leaves_nothing(new_database, engine_name, tmp_path, monkeypatch, request):
    database = new_database()

    def fail(_store):
        raise StoreError("The reference data cannot be read.")

    monkeypatch.setattr(lifecycle, "install_reference_data", fail)
    with pytest.raises(StoreError, match="reference data"):
        create_store(database)
    if engine_name == "gpkg":
        assert list(tmp_path.iterdir()) == []
    else:
        assert database.rpartition("=")[2] not in schemas(request.getfixturevalue("cluster"))
    monkeypatch.undo()
    create_store(database).close()


def test_a_demo_store_is_removed_whole(new_database, engine_name, request):
    database = new_database()
    remove_store(create_store(database, purpose="demo"))
    with pytest.raises(StoreNotFound):
        open_store(database)
    if engine_name == "postgis":
        schema = database.rpartition("=")[2]
        with closing(request.getfixturevalue("cluster").connect()) as connection, connection.cursor() as cursor:
            cursor.execute("SELECT count(*) FROM pg_roles WHERE starts_with(rolname, %s)", (schema + "_",))
            assert cursor.fetchone() == (0,)
    create_store(database, purpose="demo").close()


def test_a_real_store_is_never_removed(store):
    with pytest.raises(StoreError):
        remove_store(store)
    assert open_store(store.database).count("code_item") > 0


def test_a_foreign_file_or_schema_is_no_store(tmp_path, cluster):
    file = tmp_path / "other.gpkg"
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("CREATE TABLE t (a)")
    rubbish = tmp_path / "rubbish.gpkg"
    rubbish.write_bytes(b"not a database" * 100)
    for database in (str(tmp_path / "none.gpkg"), str(file), f"service={SERVICE} schema=nothing_here"):
        with pytest.raises(StoreNotFound):
            open_store(database)
    with pytest.raises(StoreError):
        open_store(str(rubbish))
    assert not (tmp_path / "none.gpkg").exists()
    with pytest.raises(StoreUnavailable):
        open_store("service=civicgrid_no_such_service")


def test_reference_data_comes_once_and_keeps_decisions(store):
    def counts():
        return [store.count(table) for table in ("code_item", "event_type", "transition")]

    before = counts()
    assert all(before)
    assert store.read("code_item", ["name_zh"], where={"list": "event_state", "code": "closed"}) == {
        "name_zh": ["已结案"]
    }
    assert store.read("event_type", ["parent_code", "workflow"], where={"code": "0102"}) == {
        "parent_code": ["01"], "workflow": ["governance"],
    }  # fmt: skip
    own = store.insert("code_item", {"list": "hazard", "code": "own", "name_zh": "自", "name_en": "own"})
    store.execute("UPDATE event_type SET active = :off WHERE code = '0102'", {"off": False})
    store.execute("UPDATE transition SET name_en = 'changed' WHERE action = 'accept'")
    install_reference_data(store)
    assert counts() == [before[0] + 1, *before[1:]]
    assert store.read("code_item", ["active"], where={"id": own}) == {"active": [True]}
    assert store.read("event_type", ["active"], where={"code": "0102"}) == {"active": [False]}
    assert store.read("transition", ["name_en"], where={"action": "accept"}) == {"name_en": ["changed"]}
    assert workflows.STATES in store.read("code_item", ["list"])["list"]
