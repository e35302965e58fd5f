"""A restored store: what pg_restore leaves undone is done, and what does not hold is said.

A dump of one schema carries neither roles nor their members, nor the mark LEAKPROOF of a function of PostGIS, and the
transaction numbers in ``change_log`` are those of the server it came from.
"""

import sqlite3
from contextlib import closing

from ..services.translation import tr
from .attachments import Attachments
from .audit import Anchor, Audit
from .errors import StoreError
from .feed import LONG_AGO
from .lifecycle import Warn, install_scripts, open_store
from .schema import TABLES
from .store import Store

GUARDS = ("event_guard", "event_step_guard", "event_step_stays")


def complete_restore(database: str, *, warn: Warn = lambda _message: None) -> Store:
    """Make a store that pg_restore brought back work as before, and open it; a GeoPackage is only opened.

    Views, functions, grants and row-level security are made again, the accounts' logins are put into their groups. To
    be called by the server's superuser, else by the store's owner with the right to manage roles. ``warn`` hears what
    the server did not allow. Raises StoreError, and then nothing was changed.
    """
    store = open_store(database)
    if store.engine == "postgis":
        try:
            with store.transaction():
                install_scripts(store.engine_object, warn)
                store.query(
                    "SELECT set_groups(login, coalesce((SELECT array_agg(role) FROM user_role"
                    " WHERE app_user_id = app_user.id AND active), '{}'))"
                    " FROM app_user JOIN pg_roles ON rolname = login"
                )
                # A number of the old server would keep the feed reading these rows for ever.
                store.execute("UPDATE change_log SET xact = :xact", {"xact": LONG_AGO})
        except BaseException:
            store.close()
            raise
    return store


def check_store(store: Store, anchor: Anchor | None = None) -> list[str]:
    """What does not hold in a store, one sentence each; an empty list when all is well.

    Read are the audit chain (with the ``anchor`` that was kept outside), the attached files, in a GeoPackage the file's
    integrity, on a server everything on which rights and steps stand. On a server it needs the store's owner.
    """
    findings = _file_findings(store) if store.engine == "gpkg" else _server_findings(store)
    broken = Audit(store).verify(anchor)
    if broken is not None:
        text = tr("The audit log is broken at row {row}: the store was changed past its rules.")
        findings.append(text.format(row=broken))
    try:
        lost = len(Attachments(store).check())
    except StoreError as error:
        findings.append(str(error))
    else:
        if lost:
            findings.append(tr("The files of {count} attachments are missing or altered.").format(count=lost))
    return findings


def _file_findings(store: Store) -> list[str]:
    with closing(sqlite3.connect(store.engine_object.path)) as connection:
        found = [row[0] for row in connection.execute("PRAGMA integrity_check")]
        orphans = connection.execute("PRAGMA foreign_key_check").fetchall()
    findings = [] if found == ["ok"] else [tr("The file is damaged: {reason}.").format(reason=found[0])]
    if orphans:
        findings.append(tr("{count} rows refer to rows that are not there.").format(count=len(orphans)))
    return findings


def _server_findings(store: Store) -> list[str]:
    schema = store.engine_object.schema
    params = {
        "schema": schema,
        "owner": f"{schema}_view_owner",
        "guards": list(GUARDS),
        "area_tables": [table.name for table in TABLES if table.area],
    }
    findings = []
    for rule, sql in _SERVER_RULES.items():
        names = [row["name"] for row in store.query(sql, params)]
        if names:
            findings.append(tr(_SERVER_SENTENCES[rule]).format(names=", ".join(names)))
    return findings


_SERVER_SENTENCES = {
    "groups": "These groups are missing, so that their members have no rights: {names}.",
    "views": "These views belong to the wrong role and may show every area's rows: {names}.",
    "security": "Row-level security is off for: {names}.",
    "guards": "These triggers are missing or not always on, so that illegal steps could be stored: {names}.",
    "logins": "These accounts have no login on this server: {names}.",
    "members": "These accounts have a login, but are not in the groups of their roles: {names}.",
    "leakproof": "Maps are slow for accounts bound to an area; a superuser runs: ALTER FUNCTION {names} LEAKPROOF.",
}
_SERVER_RULES = {
    "groups": (
        "SELECT wanted AS name FROM (SELECT :schema || '_' || unnest(store_rights() || '{view_owner}') AS wanted) AS w"
        " WHERE NOT EXISTS (SELECT 1 FROM pg_roles WHERE rolname = wanted)"
    ),
    "views": (
        "SELECT CAST(relname AS text) AS name FROM pg_class JOIN pg_roles ON pg_roles.oid = relowner"
        " WHERE relnamespace = CAST(:schema AS regnamespace) AND relkind = 'v' AND (rolname <> :owner OR rolsuper"
        " OR rolbypassrls) ORDER BY relname"
    ),
    "security": (
        "SELECT CAST(relname AS text) AS name FROM pg_class WHERE relnamespace = CAST(:schema AS regnamespace)"
        " AND any_of(relname, :area_tables) AND NOT (relrowsecurity AND EXISTS (SELECT 1 FROM pg_policy WHERE"
        " polrelid = pg_class.oid)) ORDER BY relname"
    ),
    "guards": (
        "SELECT wanted AS name FROM unnest(:guards) AS wanted WHERE NOT EXISTS (SELECT 1 FROM pg_trigger"
        " JOIN pg_class ON pg_class.oid = tgrelid WHERE relnamespace = CAST(:schema AS regnamespace)"
        " AND tgname = wanted AND tgenabled = 'A')"
    ),
    "logins": (
        "SELECT login AS name FROM app_user WHERE active AND login <> ''"
        " AND NOT EXISTS (SELECT 1 FROM pg_roles WHERE rolname = login) ORDER BY login"
    ),
    "members": (
        "SELECT DISTINCT login AS name FROM app_user JOIN user_role ON app_user_id = app_user.id"
        " JOIN pg_roles AS given ON given.rolname = login JOIN pg_roles AS wanted"
        " ON wanted.rolname = :schema || '_' || role WHERE active AND NOT pg_has_role(given.oid, wanted.oid, 'MEMBER')"
        " ORDER BY login"
    ),
    "leakproof": (
        "SELECT CAST(proc AS text) AS name FROM to_regprocedure('geometry_overlaps(geometry, geometry)') AS proc"
        " JOIN pg_proc ON pg_proc.oid = proc WHERE NOT proleakproof"
    ),
}
