"""Accounts and their rights.

In PostGIS a person has one login role; groups named ``<schema>_<role>`` carry the grants, row-level security the area
(sql/postgis/60_access.sql). A GeoPackage is one trust domain: accounts there say who did what, not who may read.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from ..domain.uid import new_uid
from ..services import clock
from ..services.translation import tr
from .errors import StoreError
from .schema import BY_NAME
from .store import Store

ROLES = BY_NAME["user_role"].by_name["role"].values


@dataclass(frozen=True)
class Account:
    """Who works with the store; ``id`` is None for an owner or a single operator without a row in ``app_user``."""

    id: int | None
    login: str
    name: str
    area_id: int | None
    department_id: int | None
    roles: frozenset[str]


class Access:
    """Accounts of a store. Managing them needs the role manager and, in PostGIS, the right to manage login roles."""

    def __init__(self, store: Store):
        self._store = store

    def create_user(
        self,
        login: str,
        name: str,
        *,
        area_id: int | None = None,
        roles: Iterable[str] = (),
        department_id: int | None = None,
        duty_number: str | None = None,
        create_login: bool = False,
    ) -> int:
        """Create an account and return its id; all or nothing.

        In PostGIS ``login`` is the login role's name, made here when ``create_login`` is set (without a password: the
        server's administrator decides how it signs in). Raises StoreError, ConstraintViolation or AccessDenied.
        """
        with self._store.transaction():
            if self._store.engine == "postgis" and create_login:
                self._store.query("SELECT create_login(:login)", {"login": login})
            key = self._store.insert(
                "app_user",
                {
                    "uid": new_uid(),
                    "login": login,
                    "name": name,
                    "duty_number": duty_number,
                    "department_id": department_id,
                    "area_id": area_id,
                    "created_at": clock.utc_now(),
                },
            )
            self.set_roles(key, roles)
        return key

    def set_roles(self, account: int, roles: Iterable[str]) -> None:
        """Give an account exactly these roles, without an end."""
        wanted = frozenset(roles)
        if unknown := sorted(wanted.difference(ROLES)):
            raise StoreError(tr("There is no role {roles}.").format(roles=", ".join(unknown)), roles=unknown)
        with self._store.transaction():
            self._store.execute(
                "DELETE FROM user_role WHERE app_user_id = :account AND NOT any_of(role, :roles)",
                {"account": account, "roles": sorted(wanted)},
            )
            for role in sorted(wanted):
                self._store.execute(
                    "INSERT INTO user_role (app_user_id, role) VALUES (:account, :role)"
                    " ON CONFLICT (app_user_id, role) DO UPDATE SET valid_to = NULL",
                    {"account": account, "role": role},
                )
            self._set_groups(account, wanted)

    def change_area(self, account: int, area_id: int | None) -> None:
        """Move an account to another area; it sees that one's rows from its next statement on."""
        self._store.update("app_user", account, {"area_id": area_id})

    def deactivate(self, account: int) -> None:
        """Take every right from an account; its row stays, for what it has done."""
        with self._store.transaction():
            self._store.update("app_user", account, {"active": False})
            self._set_groups(account, frozenset())

    def roles_of(self, account: int | None) -> frozenset[str]:
        """The roles an active account has now."""
        rows = self._store.query(
            "SELECT role FROM user_role JOIN app_user ON app_user.id = app_user_id"
            " WHERE app_user_id = :account AND active AND (valid_to IS NULL OR valid_to > :now)",
            {"account": account, "now": clock.utc_now()},
        )
        return frozenset(row["role"] for row in rows)

    def who_am_i(self) -> Account:
        """The account of this connection; in a GeoPackage the single operator's, who may do everything."""
        if self._store.engine == "postgis":
            asked = self._store.query(
                "SELECT session_user::text AS login, current_app_user() AS id, is_store_owner() AS owner"
            )[0]
            key, login, everything = asked["id"], asked["login"], asked["owner"]
        else:
            rows = self._store.query("SELECT id FROM app_user WHERE login = ''")
            key, login, everything = (rows[0]["id"] if rows else None), "", True
        columns = ["name", "area_id", "department_id"]
        found = self._store.read("app_user", columns, where={"id": key})
        name, area, department = (found[column][0] if found[column] else None for column in columns)
        roles = frozenset(ROLES) if everything else self.roles_of(key)
        return Account(key, login, name or login, area, department, roles)

    def _set_groups(self, account: int, roles: frozenset[str]) -> None:
        if self._store.engine == "postgis":
            self._store.query(
                "SELECT set_groups(login, :roles) FROM app_user WHERE id = :account",
                {"account": account, "roles": sorted(roles)},
            )
