"""A restored store: what does not hold is said, and what pg_restore leaves undone is done.

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
from .logins import ROLES
from .schema import TABLES
from .sqltext import words
from .store import Store

GUARDS = ("event_guard", "event_step_guard", "event_step_stays")


def complete_restore(database: str, *, warn: Warn = lambda _message: None) -> Store:
    """Make a store that pg_restore brought back work as before, and open it; a GeoPackage is only opened.

    Nobody should work in it meanwhile. Views, functions, grants and row-level security are made again, the accounts'
    logins are put into their groups. To be called by the server's superuser, else by the store's owner with the right
    to manage roles. ``warn`` hears what the server did not allow. Raises StoreError, and then nothing was changed.
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
                # Numbers that this server has not reached would keep the feed reading these rows for ever.
                store.execute(words("UPDATE change_log SET xact = :xact WHERE", _FROM_ELSEWHERE), {"xact": LONG_AGO})
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
    owner = f"{schema}_view_owner"
    params = {
        "schema": schema,
        "owner": owner,
        "groups": [f"{schema}_{role}" for role in ROLES],
        "all_roles": [*(f"{schema}_{role}" for role in ROLES), owner],
        "guards": list(GUARDS),
        "area_tables": [*(table.name for table in TABLES if table.area), *_SECURED],
    }
    findings = []
    for rule, sql in _SERVER_RULES.items():
        names = [row["name"] for row in store.query(sql, params)]
        if names:
            findings.append(tr(_SERVER_SENTENCES[rule]).format(names=", ".join(names)))
    return findings


_SECURED = ("responder", "position", "message", "delivery", "fence_event", "alarm_ack", "alarm_call")
"""Tables with row-level security of their own (sql/postgis/61_rows.sql)."""

_FROM_ELSEWHERE = "xact >= CAST(CAST(pg_snapshot_xmax(pg_current_snapshot()) AS text) AS bigint)"
_SERVER_SENTENCES = {
    "groups": "These groups are missing, so that their members have no rights: {names}.",
    "grants": "These groups have lost their rights: {names}.",
    "public": "Everybody who may sign in can call these functions: {names}.",
    "views": "These views belong to the wrong role and may show every area's rows: {names}.",
    "security": "Row-level security is off for: {names}.",
    "guards": "These triggers are missing or not always on, so that illegal steps could be stored: {names}.",
    "logins": "These accounts have no login on this server: {names}.",
    "members": "These accounts have a login, but are not in the groups of their roles: {names}.",
    "feed": "The change log holds transaction numbers of another server ({names}).",
    "leakproof": "Maps are slow for accounts bound to an area; a superuser runs: ALTER FUNCTION {names} LEAKPROOF.",
}
_SERVER_RULES = {
    "groups": (
        "SELECT wanted AS name FROM unnest(:all_roles) AS wanted"
        " WHERE NOT EXISTS (SELECT 1 FROM pg_roles WHERE rolname = wanted)"
    ),
    "grants": (
        "SELECT CAST(rolname AS text) AS name FROM pg_roles WHERE any_of(rolname, :groups)"
        " AND NOT (has_schema_privilege(oid, :schema, 'USAGE') AND has_table_privilege(oid, 'event', 'SELECT'))"
        " ORDER BY rolname"
    ),
    "public": (
        "SELECT DISTINCT CAST(proname AS text) AS name FROM pg_proc WHERE pronamespace = CAST(:schema AS regnamespace)"
        " AND has_function_privilege('public', oid, 'EXECUTE') ORDER BY 1"
    ),
    # responder_window is the tables' owner's: messages arrive from every area (sql/postgis/22_messages.sql).
    "views": (
        "SELECT CAST(relname AS text) AS name FROM pg_class JOIN pg_roles ON pg_roles.oid = relowner"
        " WHERE relnamespace = CAST(:schema AS regnamespace) AND relkind = 'v' AND relname <> 'responder_window'"
        " AND (rolname <> :owner OR rolsuper OR rolbypassrls) ORDER BY relname"
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
    "feed": words(
        "SELECT CAST(max(xact) AS text) AS name FROM change_log WHERE", _FROM_ELSEWHERE, "HAVING count(*) > 0"
    ),
    "leakproof": (
        "SELECT CAST(proc AS text) AS name FROM to_regprocedure('geometry_overlaps(geometry, geometry)') AS proc"
        " JOIN pg_proc ON pg_proc.oid = proc WHERE NOT proleakproof"
    ),
}
