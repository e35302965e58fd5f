"""Accounts and their rights.

In PostGIS a person has one login role; groups named ``<schema>_<role>`` carry the grants, row-level security the area
(sql/postgis/60_access.sql). A GeoPackage is one trust domain: accounts there say who did what, not who may read.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from ..domain.uid import new_uid
from ..services import clock
from ..services.translation import tr
from .audit import Audit
from .errors import AccessDenied, StoreError
from .logins import ROLES, Logins, initial_password
from .store import Store

_FIELDS = ("name", "duty_number", "department_id", "area_id")
LONGEST_EXPORTER = timedelta(days=30)
_LONGEST_LOGIN = 63  # bytes, as PostgreSQL cuts names
_ACCOUNTS = (
    "SELECT u.id, u.login, u.name, u.duty_number, u.department_id, d.name AS department, u.area_id, a.name AS area,"
    " u.active, u.created_at, s.at AS stepped,"
    " (SELECT max(at) FROM audit_log AS l WHERE l.login = CASE u.login WHEN '' THEN u.name ELSE u.login END) AS acted"
    " FROM app_user AS u LEFT JOIN department AS d ON d.id = u.department_id LEFT JOIN area AS a ON a.id = u.area_id"
    " LEFT JOIN (SELECT app_user_id, max(at) AS at FROM event_step GROUP BY app_user_id) AS s ON s.app_user_id = u.id"
    " ORDER BY u.active DESC, u.name, u.id"
)
_INSTANTS = {"created_at": "instant", "stepped": "instant", "acted": "instant"}

Roles = Mapping[str, datetime | None]
"""Roles with the end of each, None for none."""


@dataclass(frozen=True)
class Account:
    """Who works with the store; ``id`` is None for an owner or a single operator without a row in ``app_user``."""

    id: int | None
    login: str
    name: str
    area_id: int | None
    department_id: int | None
    roles: frozenset[str]


@dataclass(frozen=True)
class Entry:
    """An account as managers see it.

    ``roles`` maps each role to its end (an aware instant, None without one), ended ones included; ``last_act`` is the
    latest line in the log or step of an event; ``pending`` is the SQL that the server's administrator has still to run.
    """

    id: int
    login: str
    name: str
    duty_number: str | None
    department_id: int | None
    department: str | None
    area_id: int | None
    area: str | None
    active: bool
    created_at: datetime
    roles: Roles
    last_act: datetime | None
    pending: str = ""


@dataclass(frozen=True)
class Handover:
    """A new account, and what has to be handed over: once, and never stored.

    ``password`` is the person's first one, "" where the login has one already or the store is a file; ``script`` is the
    SQL, without the password, that the server's administrator has to run, "" where nothing is left to do.
    """

    account: int
    password: str = ""
    script: str = ""


class Access:
    """Accounts of a store. Every change needs the role manager and leaves its audit line in the same transaction.

    In PostGIS the login roles follow when the manager may manage them; else `accounts` says what is pending.
    """

    def __init__(self, store: Store):
        self._store = store
        self._logins = Logins(store) if store.engine == "postgis" else None

    def accounts(self) -> list[Entry]:
        """Every account, the active ones first; raises AccessDenied for those who are no managers."""
        self._manager()
        rows = self._store.query(_ACCOUNTS, types=_INSTANTS)
        roles: dict[int, dict[str, datetime | None]] = {}
        given = self._store.read("user_role", ["app_user_id", "role", "valid_to"], order_by=["role"])
        for key, role, end in zip(*given.values(), strict=True):
            roles.setdefault(key, {})[role] = end
        pending = {}
        if self._logins:
            wanted = {row["login"]: _valid(roles.get(row["id"], {})) if row["active"] else set() for row in rows}
            pending = self._logins.pending(wanted)
            # A login that nobody needs any more may be gone.
            pending = {login: text for login, text in pending.items() if wanted[login] or "REVOKE" in text}
        return [
            Entry(
                roles=roles.get(row["id"], {}),
                last_act=max((at for at in (row.pop("stepped"), row.pop("acted")) if at), default=None),
                pending=pending.get(row["login"], ""),
                **row,
            )
            for row in rows
        ]

    def may_manage_logins(self) -> bool:
        """Whether this account may make login roles and give them passwords; in a file there are none."""
        return self._logins is not None and self._logins.may_manage()

    def create_user(
        self,
        login: str,
        name: str,
        *,
        area_id: int | None = None,
        roles: Iterable[str] | Roles = (),
        department_id: int | None = None,
        duty_number: str | None = None,
        create_login: bool = False,
    ) -> int:
        """Create an account and return its id; all or nothing.

        In PostGIS ``login`` is the login role's name, made here when ``create_login`` is set (without a password).
        Raises StoreError, ConstraintViolation or AccessDenied.
        """
        self._manager()
        wanted = _checked(roles)
        self._check_login(login)
        fields = {
            "name": _name(name),
            "duty_number": duty_number,
            "department_id": department_id,
            "area_id": area_id,
        }
        with self._store.transaction():
            if self._logins and create_login:
                self._logins.create(login)
            row = {"uid": new_uid(), "login": login, "created_at": clock.utc_now(), **fields}
            key = self._store.insert("app_user", row)
            self._give(key, wanted)
            told = {name: value for name, value in fields.items() if value is not None}
            self._note("create_account", key, {"login": login, **told, "roles": _in_detail(wanted)})
            self._set_groups(login, wanted)
        return key

    def open_account(self, login: str, name: str, *, roles: Iterable[str] | Roles = (), **fields) -> Handover:
        """Create an account as `create_user` does, in PostGIS with its login role and a first password."""
        if self._logins is None:
            return Handover(self.create_user(login, name, roles=roles, **fields))
        may, known = self._logins.may_manage(), self._logins.exists(login)
        password = "" if known else initial_password()
        with self._store.transaction():
            key = self.create_user(login, name, roles=roles, create_login=may, **fields)
            if may:
                if password:
                    self._logins.set_password(login, password)
                return Handover(key, password)
        return Handover(key, password, self._logins.script(login, _valid(_checked(roles)), password))

    def change(self, account: int, **fields: object) -> None:
        """Change an account's name, duty_number, department_id or area_id.

        It sees another area's rows from its next statement on. The login stays for good: the log names it.
        """
        self._manager()
        if unknown := sorted(set(fields).difference(_FIELDS)):
            raise StoreError(tr("Table {table} has no column {columns}.").format(table="app_user", columns=unknown))
        if "name" in fields:
            fields["name"] = _name(str(fields["name"]))
        with self._store.transaction():
            before = self._row(account)
            changed = {name: value for name, value in fields.items() if value != before[name]}
            if not changed:
                return
            self._store.update("app_user", account, changed)
            detail = {name: {"old": before[name], "new": value} for name, value in changed.items()}
            self._note("change_account", account, detail)

    def set_roles(self, account: int, roles: Iterable[str] | Roles) -> None:
        """Give an account exactly these roles, each with its end where a mapping gives one.

        Raises AccessDenied when no manager without an end would be left.
        """
        self._manager()
        wanted = _checked(roles)
        with self._store.transaction():
            before, row = self._given(account), self._row(account)
            self._give(account, wanted)
            if before != wanted:
                detail = {"roles": {"old": _in_detail(before), "new": _in_detail(wanted)}}
                self._note("change_roles", account, detail)
            if "manager" in before and wanted.get("manager", clock.utc_now()) is not None:
                self._check_managers()
            if row["active"]:
                self._set_groups(row["login"], wanted)

    def change_area(self, account: int, area_id: int | None) -> None:
        """Move an account to another area; it sees that one's rows from its next statement on."""
        self.change(account, area_id=area_id)

    def deactivate(self, account: int) -> None:
        """Take every right from an account; its row and roles stay, for what it has done.

        Raises AccessDenied for one's own account and for the last manager's.
        """
        if self._manager().id == account:
            raise AccessDenied(tr("Nobody deactivates their own account: another manager has to."))
        with self._store.transaction():
            row = self._row(account)
            self._store.update("app_user", account, {"active": False})
            self._note("deactivate_account", account, None)
            if "manager" in self._given(account):
                self._check_managers()
            self._set_groups(row["login"], {})

    def reactivate(self, account: int) -> None:
        """Give a deactivated account its roles back."""
        self._manager()
        with self._store.transaction():
            self._store.update("app_user", account, {"active": True})
            self._note("reactivate_account", account, None)
            self._set_groups(self._row(account)["login"], self._given(account))

    def set_password(self, account: int, password: str) -> None:
        """Give an account's login a password, in PostGIS; see `Logins.set_password`."""
        self._manager()
        login = self._row(account)["login"]
        with self._store.transaction():
            self._server().set_password(login, password)
            self._note("renew_sign_in", account, None)

    def change_own_password(self, password: str) -> None:
        """Give one's own login another password, in PostGIS."""
        me = self.who_am_i()
        with self._store.transaction():
            self._server().set_password(me.login, password)
            self._note("renew_sign_in", me.id, None)

    def roles_of(self, account: int | None) -> frozenset[str]:
        """The roles an active account has now."""
        rows = self._store.query(
            "SELECT role FROM user_role JOIN app_user ON app_user.id = app_user_id"
            " WHERE app_user_id = :account AND active AND (valid_to IS NULL OR valid_to > :now)",
            {"account": account, "now": clock.utc_now()},
        )
        return frozenset(row["role"] for row in rows)

    def who_am_i(self) -> Account:
        """The account of this connection; in a GeoPackage the operator's, and without one a single operator's.

        A single operator may do everything, as a server's owner may.
        """
        if self._store.engine == "postgis":
            asked = self._store.query(
                "SELECT session_user::text AS login, current_app_user() AS id, is_store_owner() AS owner"
            )[0]
            key, login, everything = asked["id"], asked["login"], asked["owner"]
        elif self._store.operator is not None:
            key, login, everything = self._store.operator, "", False
        else:
            rows = self._store.query("SELECT id FROM app_user WHERE login = ''")
            key, login, everything = (rows[0]["id"] if rows else None), "", True
        columns = ["login", "name", "area_id", "department_id"]
        found = self._store.read("app_user", columns, where={"id": key})
        known, name, area, department = (found[column][0] if found[column] else None for column in columns)
        roles = frozenset(ROLES) if everything else self.roles_of(key)
        return Account(key, known or login, name or login, area, department, roles)

    def _manager(self) -> Account:
        me = self.who_am_i()
        if "manager" not in me.roles:
            raise AccessDenied(tr("Accounts are seen and changed by managers only."), role="manager")
        return me

    def _server(self) -> Logins:
        if self._logins is None:
            raise StoreError(tr("A GeoPackage has no passwords: whoever has the file may read it."))
        return self._logins

    def _row(self, account: int) -> dict:
        columns = ["login", "active", *_FIELDS]
        found = self._store.read("app_user", columns, where={"id": account})
        if not found["login"]:
            raise StoreError(tr("{table} {key} is not there.").format(table="app_user", key=account))
        return {name: values[0] for name, values in found.items()}

    def _given(self, account: int) -> dict[str, datetime | None]:
        found = self._store.read("user_role", ["role", "valid_to"], where={"app_user_id": account})
        return dict(zip(found["role"], found["valid_to"], strict=True))

    def _give(self, account: int, wanted: Roles) -> None:
        self._store.execute(
            "DELETE FROM user_role WHERE app_user_id = :account AND NOT any_of(role, :roles)",
            {"account": account, "roles": sorted(wanted)},
        )
        for role, end in sorted(wanted.items()):
            self._store.execute(
                "INSERT INTO user_role (app_user_id, role, valid_to) VALUES (:account, :role, :end)"
                " ON CONFLICT (app_user_id, role) DO UPDATE SET valid_to = excluded.valid_to",
                {"account": account, "role": role, "end": end},
            )

    def _check_managers(self) -> None:
        """Refuse when nobody is left who manages accounts without an end.

        The audit line before it has locked out other writers, so that two managers cannot remove each other.
        """
        left = self._store.query(
            "SELECT count(*) AS managers FROM user_role JOIN app_user ON app_user.id = app_user_id"
            " WHERE role = 'manager' AND active AND valid_to IS NULL"
        )
        if not left[0]["managers"]:
            raise AccessDenied(
                tr("The last manager's right stays, and without an end: give it to another person first.")
            )

    def _check_login(self, login: str) -> None:
        if not login and self._logins:
            raise StoreError(tr("An account needs a login."))
        if any(letter.isspace() for letter in login) or len(login.encode()) > _LONGEST_LOGIN:
            text = tr("A login has no spaces and at most {count} letters (Chinese ones count three).")
            raise StoreError(text.format(count=_LONGEST_LOGIN), login=login)
        if self._store.count("app_user", {"login": login}):
            raise StoreError(tr("There is an account with the login {login} already.").format(login=login), login=login)

    def _note(self, action: str, account: int | None, detail: Mapping | None) -> None:
        Audit(self._store).write(action, "app_user", account, detail)

    def _set_groups(self, login: str, roles: Roles) -> None:
        if self._logins and self._logins.may_manage():
            self._logins.set_groups(login, _valid(roles))


def _checked(roles: Iterable[str] | Roles) -> dict[str, datetime | None]:
    wanted = dict(roles) if isinstance(roles, Mapping) else dict.fromkeys(roles)
    if unknown := sorted(set(wanted).difference(ROLES)):
        raise StoreError(tr("There is no role {roles}.").format(roles=", ".join(unknown)), roles=unknown)
    if "exporter" in wanted and (wanted["exporter"] is None or wanted["exporter"] > clock.utc_now() + LONGEST_EXPORTER):
        text = tr("The right to export in clear is given for at most {days} days: choose its end.")
        raise StoreError(text.format(days=LONGEST_EXPORTER.days))
    return wanted


def _name(text: str) -> str:
    if not text.strip():
        raise StoreError(tr("An account needs the name of a person."))
    return text.strip()


def _valid(roles: Roles) -> set[str]:
    return {role for role, end in roles.items() if end is None or end > clock.utc_now()}


def _in_detail(roles: Roles) -> dict[str, str | None]:
    return {role: end and clock.to_text(end) for role, end in sorted(roles.items())}
