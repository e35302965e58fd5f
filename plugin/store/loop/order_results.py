"""What came of a channel's orders: state, department, what was done and said last, for the answer to the hotline."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from ..access import Access
from ..store import Store

PARTY_ROLES = frozenset(("clerk", "dispatcher", "manager"))
_ORDERS = (
    "SELECT e.id, e.external_number, e.number, e.title, e.address, e.event_type_zh, e.event_type_en, e.state,"
    " e.state_zh, e.state_en, e.department, e.reported_at, e.due_at, e.closed_at FROM ("
    " SELECT m.*, v.external_number FROM event_map AS m JOIN event AS v ON v.id = m.id"
    " WHERE v.source = :source AND v.external_number IS NOT NULL"
    " AND v.reported_at >= :begin AND v.reported_at < :until"
    # Two areas were sent the order, and one's event was merged into the other's: that one is the answer.
    " AND NOT EXISTS (SELECT 1 FROM event AS main WHERE main.id = v.merged_into_id AND main.source = v.source"
    " AND main.external_number = v.external_number)) AS e ORDER BY e.reported_at, e.id"
)
_STEPS = (
    "SELECT s.event_id, s.action, s.at, s.note, s.evidence FROM event_step AS s JOIN event AS v ON v.id = s.event_id"
    " WHERE v.source = :source AND v.external_number IS NOT NULL AND v.reported_at >= :begin"
    " AND v.reported_at < :until AND any_of(s.action, :actions) ORDER BY s.event_id, s.seq"
)
_PARTIES = (
    "SELECT p.event_id, p.name_masked, p.phone_masked FROM event_party AS p JOIN event AS v ON v.id = p.event_id"
    " WHERE v.source = :source AND v.external_number IS NOT NULL AND v.reported_at >= :begin"
    " AND v.reported_at < :until AND p.part = 'reporter' ORDER BY p.id"
)
_HANDLED = ("feedback", "handle_in_grid", "void")
_RATED = ("evaluate", "reopen")
_INSTANTS = {"reported_at": "instant", "due_at": "instant", "closed_at": "instant"}


@dataclass(frozen=True)
class OrderResult:
    """One order; instants in UTC, None for what has not come yet. ``handled`` is the note of the last feedback.

    The reporter's name and telephone are masked, and empty for accounts that see no reporters.
    """

    id: int
    external_number: str
    number: str
    title: str
    address: str | None
    event_type_zh: str
    event_type_en: str
    state: str
    state_zh: str
    state_en: str
    department: str | None
    reported_at: datetime
    due_at: datetime | None
    closed_at: datetime | None
    dispatched_at: datetime | None = None
    handled_at: datetime | None = None
    handled: str = ""
    rating: str = ""
    name: str = ""
    phone: str = ""


def order_results(store: Store, source: str, begin: datetime, until: datetime) -> list[OrderResult]:
    """The orders of a channel that were reported from ``begin`` on and before ``until`` (aware), in that order."""
    asked = {"source": source, "begin": begin, "until": until}
    actions = ["dispatch", *_HANDLED, *_RATED]
    steps: dict[int, dict[str, object]] = {}
    for row in store.query(_STEPS, {**asked, "actions": actions}, types={"at": "instant", "evidence": "json"}):
        _follow(steps.setdefault(row["event_id"], {}), row)
    parties = {}
    if PARTY_ROLES & Access(store).who_am_i().roles:
        for row in store.query(_PARTIES, asked):
            parties.setdefault(row["event_id"], {"name": row["name_masked"] or "", "phone": row["phone_masked"] or ""})
    return [
        OrderResult(**row, **steps.get(row["id"], {}), **parties.get(row["id"], {}))
        for row in store.query(_ORDERS, asked, types=_INSTANTS)
    ]


def _follow(known: dict[str, object], step: Mapping[str, object]) -> None:
    """What a step changes of an order's answer; a later one stands for it."""
    if step["action"] == "dispatch":
        known["dispatched_at"] = step["at"]
    elif step["action"] in _HANDLED:
        known |= {"handled_at": step["at"], "handled": step["note"] or ""}
    else:
        known["rating"] = str((step["evidence"] or {}).get("rating", ""))
