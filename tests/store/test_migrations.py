"""Oldest schema + all migrations = fresh schema; older stores wait to be asked, newer ones are refused."""

import re
import shutil
from contextlib import closing

import pytest

from civicgrid.plugin.domain.uid import new_uid
from civicgrid.plugin.store import (
    SchemaTooNew,
    SchemaTooOld,
    StoreError,
    create_store,
    migrations,
    open_store,
    parse_database,
    upgrade_store,
)
from civicgrid.plugin.store.gpkg import GeoPackageEngine
from civicgrid.plugin.store.postgis import PostgisEngine
from civicgrid.tests.support.events import REPORT, department, walk
from civicgrid.tests.support.rewritten import without_triggers

ENGINES = {"gpkg": GeoPackageEngine, "postgis": PostgisEngine}


def gpkg_catalogue(store):
    """Every object of the file and what its own catalogue says of it."""
    found = {
        (row["type"], row["name"]): re.sub(r"\s+", " ", row["sql"] or "")
        for row in store.query("SELECT type, name, sql FROM sqlite_master")
    }
    for table, columns in (
        ("gpkg_contents", "table_name, data_type, identifier, description, srs_id"),
        ("gpkg_geometry_columns", "*"),
        ("gpkg_extensions", "*"),
    ):
        rows = store.query(f"SELECT {columns} FROM {table}")
        found[table] = sorted(repr(sorted(row.items())) for row in rows)
    return found


def postgis_catalogue(store):
    """Columns, constraints, indexes, triggers, policies, comments and rights, without the schema's name."""
    schema = store.engine_object.schema
    asked = {
        "columns": "SELECT table_name, ordinal_position, column_name, data_type, udt_name, is_nullable, column_default,"
        " is_identity FROM information_schema.columns WHERE table_schema = :schema",
        "geometry": "SELECT f_table_name, f_geometry_column, srid, type FROM geometry_columns"
        " WHERE f_table_schema = :schema",
        "constraints": "SELECT conrelid::regclass::text AS t, conname, pg_get_constraintdef(oid) FROM pg_constraint"
        " WHERE connamespace = CAST(:schema AS regnamespace)",
        "indexes": "SELECT tablename, indexname, indexdef FROM pg_indexes WHERE schemaname = :schema",
        "triggers": "SELECT tgrelid::regclass::text AS t, tgname, tgenabled::text, pg_get_triggerdef(pg_trigger.oid)"
        " FROM pg_trigger JOIN pg_class ON pg_class.oid = tgrelid"
        " WHERE relnamespace = CAST(:schema AS regnamespace) AND NOT tgisinternal",
        "policies": "SELECT tablename, policyname, qual, with_check FROM pg_policies WHERE schemaname = :schema",
        "views": "SELECT viewname, definition FROM pg_views WHERE schemaname = :schema",
        "tables": "SELECT relname, relkind::text, relrowsecurity, obj_description(oid) FROM pg_class"
        " WHERE relnamespace = CAST(:schema AS regnamespace)",
        # The first store of a database brings PostGIS, whose schema the later ones name in the path.
        "functions": "SELECT proname, replace(pg_get_functiondef(oid), '''public'', ''public''', '''public''')"
        " FROM pg_proc"
        " WHERE pronamespace = CAST(:schema AS regnamespace)",
        "rights": "SELECT table_name, grantee, privilege_type FROM information_schema.table_privileges"
        " WHERE table_schema = :schema",
    }
    return {
        name: sorted(re.sub(rf"\b{schema}(?=\b|_)", "here", repr(list(row.values()))) for row in
                     store.query(sql, {"schema": schema}))
        for name, sql in asked.items()
    }  # fmt: skip


def catalogue(store):
    return gpkg_catalogue(store) if store.engine == "gpkg" else postgis_catalogue(store)


@pytest.fixture
def migrate_only(monkeypatch, engine_name):
    """Makes new stores from the frozen first schema and the migrations, not from the declared tables."""

    def create_tables(engine, _tables):
        for migration in migrations.all_migrations():
            engine.run_script(migration.text(engine.name, engine.srid))

    monkeypatch.setattr(ENGINES[engine_name], "create_tables", create_tables)


@pytest.fixture
def later(monkeypatch, tmp_path):
    """A function that adds migrations to those that this program has."""
    folder = tmp_path / "migrations"
    shutil.copytree(migrations.FOLDER, folder)
    monkeypatch.setattr(migrations, "FOLDER", folder)

    def add(number, name, gpkg, postgis):
        for engine, text in (("gpkg", gpkg), ("postgis", postgis)):
            (folder / f"{number:04d}_{name}.{engine}.sql").write_text(text, encoding="utf-8")

    return add


def test_migrated_is_fresh(store, new_database, request):
    """Fails when a declared table has changed and no migration says so."""
    fresh = catalogue(store)
    request.getfixturevalue("migrate_only")
    with create_store(new_database()) as migrated:
        grown = catalogue(migrated)
    assert grown.keys() == fresh.keys()
    for part, content in fresh.items():
        assert grown[part] == content, part


def test_migrations_are_numbered_without_a_hole_and_in_pairs():
    found = migrations.all_migrations()
    assert [migration.version for migration in found] == list(range(1, len(found) + 1))
    for migration in found:
        for engine in ENGINES:
            assert migration.text(engine, 4490).strip()
    assert len(list(migrations.FOLDER.glob("*.sql"))) == 2 * len(found)


def snapshot(store_database):
    """What is there, byte by byte in a file, object by object on a server."""
    uri = parse_database(store_database)
    if hasattr(uri, "path"):
        return uri.path.read_bytes()
    engine = PostgisEngine(uri)
    with closing(engine.connect()) as connection, connection.cursor() as cursor:
        cursor.execute("SELECT oid, relname, relfilenode, xmin::text FROM pg_class"
                       " WHERE relnamespace = %s::regnamespace ORDER BY oid", (uri.schema,))  # fmt: skip
        found = [cursor.fetchall()]
        cursor.execute("SELECT version, applied_at, xmin::text FROM schema_version ORDER BY version")
        return [*found, cursor.fetchall()]


def test_an_older_store_is_refused_and_untouched(store, later):
    store.insert("closure", {"uid": new_uid(), "reason": "old"})
    store.close()
    before = snapshot(store.database)
    last = migrations.latest()
    later(
        last + 1, "note", "ALTER TABLE closure ADD COLUMN note TEXT;\n", "ALTER TABLE closure ADD COLUMN note text;\n"
    )
    with pytest.raises(SchemaTooOld, match=rf"^[^\n]*has schema version {last}, this program needs {last + 1}: up"):
        open_store(store.database)
    assert snapshot(store.database) == before


def test_an_older_store_is_upgraded_when_asked(store, later):
    store.insert("closure", {"uid": new_uid(), "reason": "old"})
    store.close()
    # The column stands in a view, which must not be in the way.
    last = migrations.latest()
    later(
        last + 1, "note",
        "ALTER TABLE building ADD COLUMN note TEXT;\n"
        "ALTER TABLE building RENAME COLUMN floors TO storeys;\n"
        "ALTER TABLE building RENAME COLUMN storeys TO floors;\n",
        "ALTER TABLE building ADD COLUMN note text;\nALTER TABLE building ALTER COLUMN floors TYPE integer;\n",
    )  # fmt: skip
    with upgrade_store(store.database) as upgraded:
        assert upgraded.version == last + 1
        assert upgraded.uid == store.uid
        assert upgraded.query("SELECT note FROM building") == []
        assert upgraded.query("SELECT floors FROM building_summary") == []
        assert upgraded.read("closure", ["reason"]) == {"reason": ["old"]}
        known = upgraded.read("schema_version", ["version", "name"], order_by=("version",))
        assert known["version"] == list(range(1, last + 2))
        assert (known["name"][0], known["name"][-1]) == ("initial", "note")
        upgraded.insert("closure", {"uid": new_uid(), "reason": "new"})
        assert upgraded.read("change_log", ["operation"], where={"table_name": "closure"})["operation"][-1] == "insert"
        version = upgraded.query("SELECT count(*) AS found FROM schema_version")
    with upgrade_store(store.database) as again:
        assert again.query("SELECT count(*) AS found FROM schema_version") == version


def test_a_failing_migration_changes_nothing(store, later):
    before = catalogue(store)
    store.close()
    good = "ALTER TABLE closure ADD COLUMN note TEXT;\nUPDATE setting SET value = 'x' WHERE name = 'zone';\n"
    last = migrations.latest()
    later(last + 1, "good", good, good)
    bad = "DELETE FROM zone_offset;\nINSERT INTO no_such_table VALUES (1);\n"
    later(last + 2, "bad", bad, bad)
    with pytest.raises(StoreError, match="no_such_table"):
        upgrade_store(store.database)
    for number in (last + 1, last + 2):
        for path in migrations.FOLDER.glob(f"{number:04d}_*"):
            path.unlink()
    with open_store(store.database) as same:
        assert catalogue(same) == before
        assert same.zone == "Asia/Shanghai"
        assert same.count("zone_offset") > 1
        assert max(same.read("schema_version", ["version"])["version"]) == last


def test_a_newer_store_is_refused(store):
    store.execute("INSERT INTO schema_version VALUES (99, 'future', '2030-01-01T00:00:00.000Z')")
    store.close()
    before = snapshot(store.database)
    for way in (open_store, upgrade_store):
        with pytest.raises(SchemaTooNew, match=r"^[^\n]*made by a newer CivicGrid[^\n]*\.$"):
            way(store.database)
    assert snapshot(store.database) == before


def test_what_was_sent_back_before_is_no_department_s_any_more(store, events):
    kept, back = (events.report(REPORT) for _ in range(2))
    for event in (kept, back):
        walk(events, event, "accept", "file", "dispatch")
    walk(events, back, "send_back", "urge")
    lead = department(store)
    if store.engine == "postgis":
        store.execute("ALTER TABLE event DISABLE TRIGGER event_written")
    with without_triggers(store):  # as it stood in a store of before
        store.execute("UPDATE event_department SET until_seq = NULL")
        store.update("event", back, {"department_id": lead})
        for statement in migrations.all_migrations()[11].text(store.engine, store.srid).split(";\n"):
            if statement.lstrip().startswith("UPDATE"):
                store.execute(statement)
    found = store.read("event", ["department_id"], where={"id": [kept, back]}, order_by=["id"])
    assert found == {"department_id": [lead, None]}
    assert store.read("event_department", ["until_seq"], order_by=["event_id"])["until_seq"] == [None, 4]
