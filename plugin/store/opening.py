"""What is sealed of persons beside the residents' tables, opened row by row: parties of events, what waits at the desk.

Each opening is a line in the audit log, committed before it is answered. On a server sql/postgis/47_sealed.sql guards
all of this and no role reads the columns; in a GeoPackage this program keeps the same rules as well as it can.
"""

from __future__ import annotations

from collections.abc import Mapping

from ..services.translation import tr
from .access import Access
from .audit import Audit
from .errors import AccessDenied
from .reasons import refuse_numbers
from .sqltext import quote, select
from .store import Store

SEALED_COLUMNS = {
    "organisation": "contact",
    "facility": "contact",
    "event_party": "content",
    "delivery": "recipient",
    "desk_item": "content",
}
OPEN_CONTACT, COMPARE_ITEM, OPEN_LINK_DESK = "open_contact", "compare_item", "open_link_desk"
"""What a row is opened for: to be shown, to be compared only, and the addresses of all who wait to be linked."""

PARTY_OPENERS = frozenset({"clerk", "dispatcher", "manager"})
_GUARDED = {"event_party": PARTY_OPENERS, "desk_item": frozenset({"clerk", "manager"})}


def check_opener(store: Store, table: str) -> None:
    """Refuse who may not open what is sealed in a table; contacts of units are for every role. Raises AccessDenied."""
    roles = Access(store).who_am_i().roles
    if not (roles & _GUARDED[table] if table in _GUARDED else roles):
        raise AccessDenied(tr("This account may not open what is sealed there."))


def request_opening(store: Store, action: str, table: str, key: int | None, reason: str = "") -> int:
    """Commit the line of an opening and return its id; only COMPARE_ITEM needs no reason.

    Raises AccessDenied without the right, without a reason, or inside a transaction; StoreError for a reason that holds
    a resident's number.
    """
    refuse_numbers(reason)
    if store.engine_object.in_transaction():
        raise AccessDenied(tr("What is sealed is not opened inside a transaction: its audit line is committed before."))
    reason = reason.strip()
    if not reason and action != COMPARE_ITEM:
        raise AccessDenied(tr("What is sealed is opened with a reason only."))
    if store.engine == "postgis":
        asked = {"action": action, "table": table, "key": key, "reason": reason}
        return store.query("SELECT request_sealed(:action, :table, :key, :reason) AS id", asked)[0]["id"]
    check_opener(store, table)
    detail: dict[str, object] = {} if action == COMPARE_ITEM else {"reason": reason}
    if action == OPEN_LINK_DESK:
        detail["persons"] = store.count(table, {"kind": "person_link", "decided_at": None})
    return Audit(store).append(action, table, key, detail)


def sealed_row(store: Store, request: int, table: str, key: int) -> Mapping | None:
    """uid, seal_key and content of a row of a request; None for a row that is not there or not visible."""
    asked = {"request": request, "table": table, "key": key}
    if store.engine == "postgis" and table in _GUARDED:
        sql = "SELECT uid, seal_key, content FROM sealed_content(:request, :table, :key)"
    else:
        sql = select(table, ["uid", "seal_key", quote(SEALED_COLUMNS[table]) + " AS content"], ["id = :key"])
        asked = {"key": key}
    rows = store.query(sql, asked, types={"content": "bytes"})
    return rows[0] if rows else None
