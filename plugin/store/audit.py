"""The audit log: who did what to whose data, hash-chained so that a changed, removed or swapped row is found.

A row's hash is SHA-256(previous hash || canonical text); the first row's previous hash is SHA-256 of the store's uid.
The chain alone cannot show that its newest rows were cut off: keep `head()` outside the store and give it to `verify`.
``detail`` never holds clear personal data; search terms stand in it as kind and keyed hash.
"""

import getpass
import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import timedelta

from ..services import clock
from ..services.translation import tr
from .errors import AccessDenied
from .schema import BY_NAME
from .store import Store
from .trail import Trail

# The functions of the server write these lines themselves, with the right they belong to.
GUARDED_ACTIONS = frozenset(
    {
        "search",
        "request_reveal",
        "reveal",
        "save_persons",
        "clear_export",
        "clear_export_written",
        "relink",
        "relinked",
        "change_party",
        "match_persons",
        "matched_persons",
        "compare_persons",
        "opened_persons",
        "compare_import",
        "compare_item",
        "open_contact",
        "open_link_desk",
        "switch_tag_module",
        "change_by_sql",
        "change_city_file",
    }
)

_PAGE = 10_000
# Each engine's row as text, exactly as it was hashed.
_ROWS = {
    "gpkg": (
        "SELECT id, at AS at_text, login, action, object_table, object_id, detail AS detail_text, previous_hash, hash"
        " FROM audit_log WHERE id > :after ORDER BY id LIMIT :page"
    ),
    "postgis": (
        "SELECT id, to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"') AS at_text, login, action,"
        " object_table, object_id, detail::text AS detail_text, previous_hash, hash"
        " FROM audit_log WHERE id > :after ORDER BY id LIMIT :page"
    ),
}
_BYTES = {"previous_hash": "bytes", "hash": "bytes"}


@dataclass(frozen=True)
class Anchor:
    """The end of the chain at some moment: how many rows, the last one's id and hash (hex)."""

    count: int
    id: int
    hash: str


class Audit(Trail):
    """The audit log of a store: written, verified, and read as a trail."""

    def write(
        self,
        action: str,
        object_table: str | None = None,
        object_id: int | None = None,
        detail: Mapping[str, object] | None = None,
    ) -> int:
        """Add a line in the current transaction, or in one of its own, and return its id.

        Writers wait for each other until commit: in a long transaction write the line last.
        """
        if action in GUARDED_ACTIONS:
            text = tr("The audit line {action} is written with the act itself only.")
            raise AccessDenied(text.format(action=action), action=action)
        return self.append(action, object_table, object_id, detail)

    def append(
        self, action: str, object_table: str | None, object_id: int | None, detail: Mapping[str, object] | None
    ) -> int:
        """For the store's own modules: add a line of any action."""
        text = None if detail is None else json.dumps(detail, ensure_ascii=False)
        if self._store.engine == "postgis":
            rows = self._store.query(
                "SELECT audit_write(:action, :object_table, :object_id, CAST(:detail AS jsonb)) AS id",
                {"action": action, "object_table": object_table, "object_id": object_id, "detail": text},
            )
            return rows[0]["id"]
        with self._store.transaction():
            key = int(self._store.reserve_ids("audit_log", 1)[0])
            last = self._store.query("SELECT hash FROM audit_log ORDER BY id DESC LIMIT 1")
            previous = last[0]["hash"] if last else _origin(self._store)
            row = {
                "id": key,
                "at": clock.to_text(clock.utc_now()),
                "login": operator_login(self._store),
                "action": action,
                "object_table": object_table,
                "object_id": object_id,
                "detail": text,
            }
            self._store.execute(
                "INSERT INTO audit_log"
                " (id, at, login, action, object_table, object_id, detail, previous_hash, hash) VALUES"
                " (:id, :at, :login, :action, :object_table, :object_id, :detail, :previous, :hash)",
                {**row, "previous": previous, "hash": _hash(previous, list(row.values()))},
            )
            return key

    def head(self) -> Anchor | None:
        """The end of the chain, to be kept outside the store; None when nothing was written yet."""
        # One statement: others go on writing.
        last = self._store.query(
            "SELECT (SELECT count(*) FROM audit_log) AS lines, id, hash FROM audit_log ORDER BY id DESC LIMIT 1",
            types={"hash": "bytes"},
        )
        if not last:
            return None
        return Anchor(last[0]["lines"], last[0]["id"], last[0]["hash"].hex())

    def verify(self, anchor: Anchor | None = None) -> int | None:
        """Walk the chain and return the id of the first row that does not follow from the one before, else None.

        With an anchor the chain must also still hold the anchor's row as its ``count``-th; otherwise that row's id is
        returned. Rows cut off after the newest anchor cannot be missed by anyone.
        """
        previous, count = _origin(self._store), 0
        for row in self._rows():
            count += 1
            content = [row[name] for name in _HASHED]
            if row["previous_hash"] != previous or row["hash"] != _hash(previous, content):
                return row["id"]
            previous = row["hash"]
            if anchor and count == anchor.count and (row["id"], row["hash"].hex()) != (anchor.id, anchor.hash):
                return row["id"]
        return anchor.id if anchor and count < anchor.count else None

    def _rows(self) -> Iterator[dict]:
        after = 0
        while page := self._store.query(_ROWS[self._store.engine], {"after": after, "page": _PAGE}, types=_BYTES):
            yield from page
            after = page[-1]["id"]


_HASHED = ("id", "at_text", "login", "action", "object_table", "object_id", "detail_text")


def _origin(store: Store) -> bytes:
    return hashlib.sha256(store.uid.encode()).digest()


def _hash(previous: bytes, content: list) -> bytes:
    """The hash over a row; the JSON array is the same text that json_build_array gives in PostgreSQL."""
    return hashlib.sha256(previous + json.dumps(content, ensure_ascii=False).encode()).digest()


def operator_login(store: Store) -> str:
    """Who works on a GeoPackage: the login of the chosen account, else the name of the file's single operator.

    While a file names nobody, the account of the operating system stands in.
    """
    if store.operator is not None:
        return store.read("app_user", ["login"], where={"id": store.operator})["login"][0]
    if names := store.read("app_user", ["name"], where={"login": ""})["name"]:
        return names[0]
    try:
        return getpass.getuser()
    except (KeyError, OSError, ImportError):
        return "unknown"


def check_hourly_limit(store: Store, action: str, login: str, roles: tuple[str, ...]) -> None:
    """Refuse an act beyond its limit an hour, in a GeoPackage; a server counts in its own functions.

    The limit is the largest among the operator's rows in ``user_role`` for these roles, else that column's default.
    """
    rows = store.query(
        "SELECT max(hourly_limit) AS largest FROM user_role JOIN app_user ON app_user.id = app_user_id"
        " WHERE login IN ('', :login) AND active AND any_of(role, :roles)"
        " AND (valid_to IS NULL OR valid_to > :now)",
        {"login": login, "roles": roles, "now": clock.utc_now()},
    )
    limit = rows[0]["largest"]
    if limit is None:
        limit = BY_NAME["user_role"].by_name["hourly_limit"].default
    used = store.query(
        "SELECT count(*) AS used FROM audit_log WHERE login = :login AND action = :action AND at > :since",
        {"login": login, "action": action, "since": clock.utc_now() - timedelta(hours=1)},
    )[0]["used"]
    if used >= limit:
        raise AccessDenied(
            tr("The limit of {limit} an hour is reached.").format(limit=limit), action=action, limit=limit
        )
