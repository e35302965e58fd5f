"""What came of a channel's orders: state, department, what was done and said last, for the answer to the hotline."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from ..access import Access
from ..store import Store

PARTY_ROLES = frozenset(("clerk", "dispatcher", "manager"))
_ORDERS = (
    "SELECT e.id, e.external_number, e.number, e.title, e.address, e.event_type_zh, e.event_type_en, e.state,"
    " e.state_zh, e.state_en, e.department, e.reported_at, COALESCE(e.due_given, e.due_at) AS due_at,"
    " e.closed_at, e.merged_into_id FROM ("
    " SELECT m.*, v.external_number, v.merged_into_id, v.due_given FROM event_map AS m JOIN event AS v ON v.id = m.id"
    " WHERE v.source = :source AND v.external_number IS NOT NULL"
    " AND (v.reported_at >= :begin AND v.reported_at < :until OR any_of(v.external_number, :numbers))"
    # Two areas were sent the order, and one's event was merged into the other's: that one is the answer.
    " AND NOT EXISTS (SELECT 1 FROM event AS main WHERE main.id = v.merged_into_id AND main.source = v.source"
    " AND main.external_number = v.external_number)) AS e ORDER BY e.reported_at, e.id"
)
_MAINS = (
    "SELECT m.id, m.number, m.state_zh, m.state_en, m.department, m.closed_at, v.merged_into_id"
    " FROM event_map AS m JOIN event AS v ON v.id = m.id WHERE any_of(m.id, :ids)"
)
_STEPS = (
    "SELECT s.event_id, s.action, s.at, s.note, s.evidence FROM event_step AS s"
    " WHERE any_of(s.event_id, :ids) AND any_of(s.action, :actions) ORDER BY s.event_id, s.seq"
)
_PARTIES = (
    "SELECT p.event_id, p.name_masked, p.phone_masked FROM event_party AS p"
    " WHERE any_of(p.event_id, :ids) AND p.part = 'reporter' ORDER BY p.id"
)
_HANDLED = ("feedback", "handle_in_grid")
_AGAIN = ("dispatch", "rework", "rework_in_grid", "reopen", "reopen_in_grid")
"""Steps behind which it is to be done once more: what was done before is no answer."""

_RATED = ("evaluate", "reopen")
_VOID = "void"
_NEVER = datetime(1970, 1, 1, tzinfo=UTC)
_INSTANTS = {"reported_at": "instant", "due_at": "instant", "closed_at": "instant"}


@dataclass(frozen=True)
class OrderResult:
    """One order; instants in UTC, None for what has not come yet. ``due_at`` is the order's own time limit where
    it came with one, else what is due next. ``handled`` is the note of the last feedback.

    A merged order has the number and state of the main event (the last, where that one was merged, too) in
    ``main_number`` and ``main_state_*``, and its department, times and what was done from there; "" where this account
    does not see it. ``void_reason`` is why it, or its main event, was voided. The reporter's name and telephone are
    masked, and empty for accounts that see no reporters.
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
    main_number: str = ""
    main_state_zh: str = ""
    main_state_en: str = ""
    dispatched_at: datetime | None = None
    handled_at: datetime | None = None
    handled: str = ""
    void_reason: str = ""
    rating: str = ""
    name: str = ""
    phone: str = ""


def order_results(store: Store, source: str, begin: datetime, until: datetime) -> list[OrderResult]:
    """The orders of a channel that were reported from ``begin`` on and before ``until`` (aware), in that order."""
    return _results(store, {"source": source, "begin": begin, "until": until, "numbers": []})


def results_of(store: Store, source: str, numbers: Collection[str]) -> list[OrderResult]:
    """The orders of a channel that are here under these numbers, whenever they were reported, in that order."""
    return _results(store, {"source": source, "begin": _NEVER, "until": _NEVER, "numbers": list(numbers)})


def _results(store: Store, asked: Mapping[str, object]) -> list[OrderResult]:
    orders = list(store.query(_ORDERS, asked, types=_INSTANTS))
    merged = {row["id"]: row.pop("merged_into_id") for row in orders}
    mains = _mains(store, {one for one in merged.values() if one is not None})
    steps: dict[int, dict[str, object]] = {}
    given = {"ids": [*merged, *mains], "actions": [*_AGAIN, *_HANDLED, *_RATED, _VOID]}
    for row in store.query(_STEPS, given, types={"at": "instant", "evidence": "json"}):
        _follow(steps.setdefault(row["event_id"], {}), row)
    parties = {}
    if PARTY_ROLES & Access(store).who_am_i().roles:
        for row in store.query(_PARTIES, {"ids": list(merged)}):
            parties.setdefault(row["event_id"], {"name": row["name_masked"] or "", "phone": row["phone_masked"] or ""})
    found = []
    for row in orders:
        done = dict(steps.get(row["id"], {}))
        if main := _last(mains, merged[row["id"]]):
            # Who reported the main event rated it; who reported this one did not.
            done |= {name: value for name, value in steps.get(main["id"], {}).items() if name != "rating"}
            done |= main["answer"]
        found.append(OrderResult(**{**row, **done, **parties.get(row["id"], {})}))
    return found


def _mains(store: Store, ids: set[int]) -> dict[int, dict[str, object]]:
    """The events that others were merged into, and those that they were merged into themselves, by id."""
    found: dict[int, dict[str, object]] = {}
    asked: set[int] = set()
    while ids:
        asked |= ids
        for row in store.query(_MAINS, {"ids": sorted(ids)}, types={"closed_at": "instant"}):
            answer = {"department": row["department"], "closed_at": row["closed_at"], "main_number": row["number"],
                      "main_state_zh": row["state_zh"], "main_state_en": row["state_en"]}  # fmt: skip
            found[row["id"]] = {"id": row["id"], "into": row["merged_into_id"], "answer": answer}
        ids = {one["into"] for one in found.values() if one["into"] is not None} - asked
    return found


def _last(mains: Mapping[int, Mapping[str, object]], main: int | None) -> Mapping[str, object] | None:
    """The event at the end of a chain of merged ones; None where the first of it is not seen."""
    found, passed = None, set()
    while main in mains and main not in passed:
        passed.add(main)
        found = mains[main]
        main = found["into"]
    return found


def _follow(known: dict[str, object], step: Mapping[str, object]) -> None:
    """What a step changes of an order's answer; a later one stands for it."""
    if step["action"] in _AGAIN:
        known.pop("handled_at", None)
        known.pop("handled", None)
    if step["action"] == "dispatch":
        known["dispatched_at"] = step["at"]
    elif step["action"] in _HANDLED:
        known |= {"handled_at": step["at"], "handled": step["note"] or ""}
    elif step["action"] == _VOID:
        known["void_reason"] = step["note"] or ""
    elif step["action"] in _RATED:
        known["rating"] = str((step["evidence"] or {}).get("rating", ""))
