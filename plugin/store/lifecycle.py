"""A store's life: create, open, upgrade. An older schema is never touched unless asked; a newer one is refused."""

import os
from collections.abc import Callable
from datetime import date
from pathlib import Path

from ..domain.events.deadline import EDITION
from ..domain.person import SEARCH_EDITION
from ..domain.uid import new_uid
from ..services import clock
from ..services.translation import tr
from . import migrations, sqltext
from .access import ROLES
from .engine import Engine
from .errors import AccessDenied, SchemaTooNew, SchemaTooOld, StoreError, StoreExists, StoreNotFound
from .gpkg import GeoPackageEngine
from .gpkg import ddl as gpkg_ddl
from .loop.working_time import RECKONED
from .own_settings import CITY_FILE
from .postgis import PostgisEngine
from .postgis import ddl as postgis_ddl
from .raised import in_words
from .reference import install_reference_data
from .schema import TABLES
from .store import Store
from .uri import GeoPackageUri, parse_database

DEFAULT_CRS = "EPSG:4490"
DEFAULT_ZONE = "Asia/Shanghai"
# The years in which a GeoPackage can tell local time.
ZONE_YEARS = (date(1970, 1, 1), date(2101, 1, 1))
PURPOSES = ("real", "demo", "exercise")

Warn = Callable[[str], None]


def _silent(_message: str) -> None:
    """Take a warning that nobody asked for."""


def create_store(
    database: str, *, crs: str = DEFAULT_CRS, zone: str = DEFAULT_ZONE, purpose: str = "real", warn: Warn = _silent
) -> Store:
    """Create a store and open it; nothing is left behind when it fails.

    ``crs`` is an EPSG authority id, ``zone`` an IANA time zone. ``warn`` hears what the server did not allow (roles,
    leak-proof operators). Raises StoreExists when one is there already.
    """
    _check_settings(crs, zone, purpose)
    uri = parse_database(database)
    settings = {"uid": new_uid(), "crs": crs, "zone": zone, "purpose": purpose}
    settings["single_operator"] = "1" if isinstance(uri, GeoPackageUri) else "0"
    settings["search_edition"] = SEARCH_EDITION
    settings[RECKONED] = EDITION
    settings["created_at"] = clock.to_text(clock.utc_now())
    if isinstance(uri, GeoPackageUri):
        _create_geopackage(uri.path, settings)
    else:
        _create_schema(PostgisEngine(uri), settings, warn)
    return open_store(database)


def open_store(database: str) -> Store:
    """Open a store.

    Raises StoreNotFound, SchemaTooOld (ask for upgrade_store), SchemaTooNew, or AccessDenied for an operator who has no
    active account, each with one sentence.
    """
    engine = _engine(database)
    try:
        version = _version(engine, database)
        latest = migrations.latest()
        if version < latest:
            found = {"database": database, "version": version, "latest": latest}
            text = tr("{database} has schema version {version}, this program needs {latest}: upgrade it first.")
            raise SchemaTooOld(text.format(**found), **found)
        store = _store(engine, database, version)
        store.operator = _operator(store)
        return store
    except BaseException:
        engine.close()
        raise


def upgrade_store(database: str, *, warn: Warn = _silent) -> Store:
    """Bring an older store to the present schema in one transaction and open it; an up-to-date one is just opened."""
    engine = _engine(database)
    try:
        version = _version(engine, database)
        if version < migrations.latest():
            with engine.transaction():
                engine.srid = int(_settings(engine)["crs"].partition(":")[2])
                _migrate(engine, version)
                install_scripts(engine, warn)
                install_reference_data(_store(engine, database, migrations.latest()))
    finally:
        engine.close()
    return open_store(database)


def remove_store(store: Store) -> None:
    """Close and delete a store marked demo or exercise: its file, or its schema and the groups of its rights.

    Raises StoreError for a real store and for one that others still hold.
    """
    if store.purpose == "real":
        raise StoreError(tr("A real store is not removed by a program."), database=store.database)
    uri = parse_database(store.database)
    if isinstance(uri, GeoPackageUri):
        store.close()
        for end in ("", "-wal", "-shm"):
            uri.path.with_name(uri.path.name + end).unlink(missing_ok=True)
        return
    with store.transaction():
        groups = store.query(
            "SELECT rolname AS name FROM pg_roles WHERE any_of(rolname, :names)",
            {"names": [f"{uri.schema}_{suffix}" for suffix in (*ROLES, "view_owner")]},
        )
        store.execute(sqltext.words("DROP SCHEMA", sqltext.quote(uri.schema), "CASCADE"))
        for group in groups:
            store.execute(sqltext.words("DROP OWNED BY", sqltext.quote(group["name"])))
            store.execute(sqltext.words("DROP ROLE", sqltext.quote(group["name"])))
    store.close()


def _check_settings(crs: str, zone: str, purpose: str) -> None:
    authority, _, number = crs.partition(":")
    if authority != "EPSG" or not number.isdigit():
        text = tr("The store's CRS must be an EPSG code such as EPSG:4490, not {crs}.")
        raise StoreError(text.format(crs=crs), crs=crs)
    try:
        clock.local_period(clock.utc_now().date(), clock.utc_now().date(), zone)
    except (KeyError, ValueError) as error:
        raise StoreError(tr("{zone} is not a time zone such as Asia/Shanghai.").format(zone=zone), zone=zone) from error
    if purpose not in PURPOSES:
        text = tr("The purpose must be one of {purposes}.")
        raise StoreError(text.format(purposes=", ".join(PURPOSES)), purpose=purpose)


def _engine(database: str) -> Engine:
    uri = parse_database(database)
    if isinstance(uri, GeoPackageUri):
        if not uri.path.is_file():
            raise StoreNotFound(tr("There is no file {path}.").format(path=uri.path), database=database)
        return GeoPackageEngine(uri.path)
    return PostgisEngine(uri)


def _settings(engine: Engine) -> dict[str, str]:
    # The city's own files are settings, too, and long.
    own = "SELECT name, value FROM setting WHERE substr(name, 1, :length) <> :prefix"
    found = engine.query(own, {"length": len(CITY_FILE), "prefix": CITY_FILE})
    return {row["name"]: row["value"] for row in found}


def _version(engine: Engine, database: str) -> int:
    try:
        version = engine.query("SELECT max(version) AS version FROM schema_version")[0]["version"]
    except StoreError as error:
        if type(error) is not StoreError:
            raise
        text = tr("{database} holds no CivicGrid store.")
        raise StoreNotFound(text.format(database=database), database=database) from error
    latest = migrations.latest()
    if not version:
        raise StoreNotFound(tr("{database} holds no CivicGrid store.").format(database=database), database=database)
    if version > latest:
        found = {"database": database, "version": version, "latest": latest}
        text = tr("{database} has schema version {version}, made by a newer CivicGrid; this one knows {latest}.")
        raise SchemaTooNew(text.format(**found), **found)
    return version


def _store(engine: Engine, database: str, version: int) -> Store:
    return Store(engine, database, _settings(engine), version)


def _operator(store: Store) -> int | None:
    """The account that the DATABASE text of a GeoPackage names."""
    uri = parse_database(store.database)
    if not isinstance(uri, GeoPackageUri) or not uri.operator:
        return None
    found = store.read("app_user", ["id"], where={"login": uri.operator, "active": True})["id"]
    if not found:
        text = tr("{login} is no active account of {file}.").format(login=uri.operator, file=uri.path.name)
        raise AccessDenied(text, login=uri.operator)
    return found[0]


def _create_geopackage(path: Path, settings: dict[str, str]) -> None:
    if path.exists():
        raise StoreExists(tr("{path} exists already.").format(path=path), database=str(path))
    if not path.parent.is_dir():
        raise StoreError(tr("The folder {folder} does not exist.").format(folder=path.parent), database=str(path))
    # Made beside its place and moved there whole, so that a failure leaves nothing that looks like a store.
    unfinished = path.with_name(f".{path.name}.{os.getpid()}.new.gpkg")
    engine = GeoPackageEngine(unfinished)
    try:
        _fill(engine, settings, _silent)
        engine.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        engine.close()
        unfinished.replace(path)
    finally:
        engine.close()
        for left in path.parent.glob(unfinished.name + "*"):
            left.unlink()


def _create_schema(engine: PostgisEngine, settings: dict[str, str], warn: Warn) -> None:
    try:
        rows = engine.query("SELECT to_regnamespace(:schema) IS NOT NULL AS there", {"schema": engine.schema})
        held = engine.query(
            "SELECT count(*) AS tables FROM pg_tables WHERE schemaname = :schema", {"schema": engine.schema}
        )
        if rows[0]["there"] and held[0]["tables"]:
            text = tr("The schema {schema} in {database} exists already.")
            raise StoreExists(text.format(schema=engine.schema, database=engine.database), database=engine.schema)
        _fill(engine, settings, warn)
    finally:
        engine.close()


def _fill(engine: Engine, settings: dict[str, str], warn: Warn) -> None:
    engine.srid = int(settings["crs"].partition(":")[2])
    name, definition = _crs_definition(settings["crs"])
    with engine.transaction():
        if isinstance(engine, GeoPackageEngine):
            engine.create_container(engine.srid, definition, name)
        else:
            engine.execute("CREATE SCHEMA IF NOT EXISTS " + sqltext.quote(engine.schema))
            engine.execute("CREATE EXTENSION IF NOT EXISTS postgis SCHEMA public")
        engine.create_tables(TABLES)
        for migration in migrations.all_migrations():
            _record(engine, migration)
        for setting, value in settings.items():
            engine.execute(
                "INSERT INTO setting (name, value) VALUES (:name, :value)", {"name": setting, "value": value}
            )
        for at, seconds in clock.offset_changes(settings["zone"], *ZONE_YEARS):
            engine.execute(
                "INSERT INTO zone_offset (from_utc, offset_seconds) VALUES (:at, :seconds)",
                {"at": at, "seconds": seconds},
            )
        install_scripts(engine, warn)
        install_reference_data(Store(engine, "", settings, migrations.latest()))


def _crs_definition(crs: str) -> tuple[str, str]:
    from osgeo import osr

    reference = osr.SpatialReference()
    if reference.ImportFromEPSG(int(crs.partition(":")[2])) != 0:
        raise StoreError(tr("{crs} is not a coordinate reference system known to PROJ.").format(crs=crs), crs=crs)
    return reference.GetName(), reference.ExportToWkt(["FORMAT=WKT1_GDAL"])


def _migrate(engine: Engine, version: int) -> None:
    # A view or trigger that names a column would not let it go; install_scripts makes them again.
    for kind, name in sqltext.script_objects(engine.name):
        if kind == "VIEW" or isinstance(engine, GeoPackageEngine):
            engine.execute(sqltext.words("DROP", kind, "IF EXISTS", sqltext.quote(name)))
    for migration in migrations.all_migrations():
        if migration.version > version:
            engine.run_script(migration.text(engine.name, engine.srid))
            _record(engine, migration)


def _record(engine: Engine, migration: migrations.Migration) -> None:
    engine.execute(
        "INSERT INTO schema_version (version, name, applied_at) VALUES (:version, :name, :at)",
        {"version": migration.version, "name": migration.name, "at": clock.utc_now()},
    )


def install_scripts(engine: Engine, warn: Warn) -> None:
    """Views, functions, triggers and roles: made again from their scripts, the change triggers from the tables."""
    if isinstance(engine, PostgisEngine):
        # "Does not exist, skipping" would crowd out what the caller has to hear.
        engine.execute("SET LOCAL client_min_messages = warning")
    for script in sqltext.scripts(engine.name):
        engine.run_script(sqltext.read_script(engine.name, script))
    for table in TABLES:
        if isinstance(engine, PostgisEngine):
            for statement in (*postgis_ddl.feed_triggers(table), *postgis_ddl.policies(table)):
                engine.execute(statement)
            continue
        for name, trigger in gpkg_ddl.triggers(table).items():
            engine.execute("DROP TRIGGER IF EXISTS " + sqltext.quote(name))
            engine.execute(trigger)
    if isinstance(engine, PostgisEngine):
        for notice in engine.take_notices():
            warn(in_words(notice))
