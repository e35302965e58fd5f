"""Login roles of a PostgreSQL server: one a person, with a password that neither we nor the server's log ever see.

What an account may not do on the server itself is written out as the SQL that an administrator runs.
"""

import secrets
import string
from collections.abc import Iterable, Mapping

import psycopg2.extensions
from psycopg2 import sql

from ..services.translation import tr
from .errors import StoreError
from .schema import BY_NAME
from .store import Store

ROLES = BY_NAME["user_role"].by_name["role"].values
SHORTEST_PASSWORD = 8
# Without what is easily taken for something else when it is read out: 0 O, 1 l I.
_LETTERS = "".join(letter for letter in string.ascii_letters + string.digits if letter not in "0O1lI")
_INITIAL_LENGTH = 12
_MAY_MANAGE = (
    "SELECT rolsuper OR (rolcreaterole AND (current_setting('server_version_num')::int < 160000"
    " OR coalesce(pg_has_role(to_regrole(quote_ident(current_schema() || '_manager')), 'MEMBER WITH ADMIN OPTION'),"
    " false))) AS may FROM pg_roles WHERE rolname = current_user"
)
_PRESENT = (
    "SELECT l.rolname::text AS login, array(SELECT g.rolname::text FROM pg_auth_members AS m JOIN pg_roles AS g"
    " ON g.oid = m.roleid WHERE m.member = l.oid) AS groups FROM pg_roles AS l WHERE any_of(l.rolname, :logins)"
)


def initial_password() -> str:
    """A password to be handed over once and changed at the first sign-in."""
    return "".join(secrets.choice(_LETTERS) for _ in range(_INITIAL_LENGTH))


class Logins:
    """The login roles of a store in PostGIS, and the groups that carry its rights."""

    def __init__(self, store: Store):
        self._store = store
        self._schema = store.engine_object.schema

    def may_manage(self) -> bool:
        """Whether this account may make login roles and put them into the store's groups."""
        return bool(self._store.query(_MAY_MANAGE)[0]["may"])

    def exists(self, login: str) -> bool:
        """Whether the server has this login role."""
        return bool(self._store.query(_PRESENT, {"logins": [login]}))

    def create(self, login: str) -> None:
        """Make a login role, without a password; one that is there already is left as it is."""
        if not self.exists(login):
            self._store.query("SELECT create_login(:login)", {"login": login})

    def set_groups(self, login: str, roles: Iterable[str]) -> None:
        """Make a login a member of exactly these roles' groups of this store."""
        self._store.query("SELECT set_groups(:login, :roles)", {"login": login, "roles": sorted(roles)})

    def set_password(self, login: str, password: str) -> None:
        """Give a login a password; one's own always, another's with the right to manage logins.

        Only its SCRAM-SHA-256 verifier, computed here, goes to the server. Raises StoreError when it is too short.
        """
        connection = self._store.engine_object.connection()
        statement = self._password(login, password)
        with self._store.engine_object.driver_errors(), connection.cursor() as cursor:
            cursor.execute(statement)

    def pending(self, wanted: Mapping[str, Iterable[str]]) -> dict[str, str]:
        """The SQL that an administrator has still to run, by login, where the server differs from the wanted roles."""
        rows = self._store.query(_PRESENT, {"logins": list(wanted)})
        present = {row["login"]: set(row["groups"]) for row in rows}
        return {
            login: text for login, roles in wanted.items() if (text := self._statements(login, roles, present, None))
        }

    def script(self, login: str, roles: Iterable[str], password: str) -> str:
        """The SQL that makes a login, gives it its first password ("": none) and puts it into its groups."""
        present = {row["login"]: set(row["groups"]) for row in self._store.query(_PRESENT, {"logins": [login]})}
        return self._statements(login, roles, present, password or None)

    def _statements(
        self, login: str, roles: Iterable[str], present: Mapping[str, set[str]], password: str | None
    ) -> str:
        name = sql.Identifier(login)
        statements = []
        if login not in present:
            statements.append(sql.SQL("CREATE ROLE {} LOGIN").format(name))
        if password is not None:
            statements.append(self._password(login, password))
        held = present.get(login, set())
        for role in ROLES:
            group = f"{self._schema}_{role}"
            if role in roles and group not in held:
                statements.append(sql.SQL("GRANT {} TO {}").format(sql.Identifier(group), name))
            elif role not in roles and group in held:
                statements.append(sql.SQL("REVOKE {} FROM {}").format(sql.Identifier(group), name))
        connection = self._store.engine_object.connection()
        return "\n".join(statement.as_string(connection) + ";" for statement in statements)

    def _password(self, login: str, password: str) -> sql.Composed:
        if len(password) < SHORTEST_PASSWORD:
            text = tr("A password needs at least {count} characters.")
            raise StoreError(text.format(count=SHORTEST_PASSWORD))
        connection = self._store.engine_object.connection()
        verifier = psycopg2.extensions.encrypt_password(password, login, connection, "scram-sha-256")
        return sql.SQL("ALTER ROLE {} PASSWORD {}").format(sql.Identifier(login), sql.Literal(verifier))
