"""Hand-overs 交接班 of the duty desk: the open matters of a moment, who gave them, who took them."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import datetime

from ...domain.uid import new_uid
from ...services import clock
from ...services.translation import tr
from ..access import Access
from ..errors import StoreError
from ..sqltext import words
from ..store import Store
from .alarms import Alarms
from .duty import DutyLog, keeper
from .info_reports import InfoReports, Standing

PRESSING_LEVEL = 2
"""Open events up to this display level are handed over by name."""

REASONS = (
    "alarm", "call_overdue", "report_overdue", "overdue", "level", "dispatch", "call", "report", "closure", "note",
)  # fmt: skip
"""Why something is an open matter: 未确认告警, 电话报告超时, 信息报送超时, 已超期, Ⅰ/Ⅱ级事件, 派单未签收, 电话待报,
信息待报, 封路中, 交代事项."""
OVERDUE = frozenset({"call_overdue", "report_overdue"})
"""What comes before all other matters."""

# One definition of what is open, of events by their reasons.
_EVENTS = (
    "SELECT e.id, e.number, e.title, e.reported_at AS since, e.display_level AS level,"
    " CASE WHEN e.display_level <= :pressing THEN 1 ELSE 0 END AS is_level,"
    " CASE WHEN e.due_at < :now THEN 1 ELSE 0 END AS is_overdue,"
    " CASE WHEN EXISTS (SELECT 1 FROM assignment AS g WHERE g.event_id = e.id AND g.state = 'assigned')"
    " THEN 1 ELSE 0 END AS is_dispatch"
    " FROM event AS e WHERE e.closed_at IS NULL AND (e.display_level <= :pressing OR e.due_at < :now OR EXISTS"
    " (SELECT 1 FROM assignment AS g WHERE g.event_id = e.id AND g.state = 'assigned'))"
    " ORDER BY e.display_level, e.reported_at, e.id"
)
_CLOSURES = (
    "SELECT id, reason, valid_from AS since FROM closure"
    " WHERE (valid_from IS NULL OR valid_from <= :now) AND (valid_to IS NULL OR valid_to > :now) ORDER BY id"
)
_NOTES = (
    "SELECT id, content, at AS since FROM duty_log"
    " WHERE kind IN ('note', 'instruction') AND at >= :begin ORDER BY at, id"
)
# Areas hand over each for itself: a desk is that of one area.
_HERE = "coalesce(h.area_id, 0) = coalesce(:area, 0)"
_ACCEPTED = words(
    "SELECT h.id, h.at, h.note FROM hand_over AS h WHERE h.accepted_at IS NOT NULL AND",
    _HERE,
    "ORDER BY h.id DESC LIMIT 2",
)
_LATER = (
    "SELECT later.id FROM hand_over AS h JOIN hand_over AS later ON later.id > h.id"
    " AND coalesce(later.area_id, 0) = coalesce(h.area_id, 0) WHERE h.id = :key LIMIT 1"
)
_HAND_OVERS = (
    "SELECT h.id, h.at, h.accepted_at, h.matters, h.note, h.from_user_id, h.to_user_id, f.name AS giver,"
    " t.name AS taker FROM hand_over AS h LEFT JOIN app_user AS f ON f.id = h.from_user_id"
    " LEFT JOIN app_user AS t ON t.id = h.to_user_id"
)
_ONE = words(_HAND_OVERS, "WHERE h.id = :key")
_PENDING = words(
    _HAND_OVERS,
    "WHERE h.accepted_at IS NULL AND (h.to_user_id = :person OR",
    _HERE,
    ") AND NOT EXISTS (SELECT 1 FROM hand_over AS later"
    " WHERE later.id > h.id AND coalesce(later.area_id, 0) = coalesce(h.area_id, 0))",
    "ORDER BY CASE WHEN h.to_user_id = :person THEN 0 ELSE 1 END, h.id DESC LIMIT 1",
)
_RECENT = words(_HAND_OVERS, "WHERE", _HERE, "ORDER BY h.id DESC LIMIT 20")
_EVER = clock.from_text("1970-01-01T00:00:00Z")
_TYPES = {"at": "instant", "accepted_at": "instant", "matters": "json"}
_ACCEPT = "UPDATE hand_over SET to_user_id = :person, accepted_at = :now WHERE id = :key AND accepted_at IS NULL"


@dataclass(frozen=True)
class Matter:
    """Something that is not finished: an event, a closure, a line of the log or what was said on handing over, and for
    which of REASONS it counts.

    ``number`` is "" but for events, ``level`` an event's display level, ``since`` UTC as text (`services.clock`).
    """

    table: str
    id: int
    number: str
    title: str
    reasons: tuple[str, ...]
    since: str = ""
    level: int | None = None


@dataclass(frozen=True)
class HandOver:
    """A hand-over; ``taken_by_giver`` marks one that a single operator accepted from themselves.

    ``taker_id`` and ``taker`` are whom it is addressed to, None for whoever takes the shift, until it is accepted.
    """

    id: int
    at: datetime
    accepted_at: datetime | None
    matters: tuple[Matter, ...]
    note: str | None
    giver_id: int | None
    taker_id: int | None
    giver: str | None
    taker: str | None

    @property
    def taken_by_giver(self) -> bool:
        """Whether the same person gave and took."""
        return self.accepted_at is not None and self.giver_id == self.taker_id

    def waits_for(self, account: int | None) -> bool:
        """Whether an account may be the one who accepts it; its giver is refused by the engines."""
        return self.accepted_at is None and self.taker_id in (None, account)


class HandOvers:
    """The hand-overs of a store, each of the desk of its giver's area; the account that works here says which it is.

    Both engines keep what was given, and refuse that the giver accepts it, or another one than it is addressed to.
    """

    def __init__(self, store: Store):
        self._store = store

    def prepare(self, now: datetime | None = None) -> list[Matter]:
        """All that is open at an instant, by one definition: events first, then closures, and notes.

        Of the events those come first whose report, by telephone or written, is overdue.

        Notes are those of this shift and of the one from which this area's desk was taken over, with what was said
        then, whatever other areas did since: they go when the duty is handed on.
        """
        now = now or clock.utc_now()
        owing = {one.event_id: one for one in InfoReports(self._store).standings(now)}
        alarms = {alarm.id: alarm for alarm in Alarms(self._store).open()}
        matters = []
        rows = self._store.query(_EVENTS, {"now": now, "pressing": PRESSING_LEVEL}, types={"since": "instant"})
        for row in rows:
            held = {name for name in REASONS if row.get(f"is_{name}")} | _owed(owing.get(row["id"]))
            if row["id"] in alarms:
                held.add("alarm")
            reasons = [name for name in REASONS if name in held]
            since = clock.to_text(row["since"])
            matters.append(Matter("event", row["id"], row["number"], row["title"], tuple(reasons), since, row["level"]))
        known = {matter.id for matter in matters}
        for key, one in alarms.items():
            if key not in known:
                known.add(key)
                held = {"alarm", *_owed(owing.get(key))}
                reasons = tuple(name for name in REASONS if name in held)
                since = clock.to_text(one.since)
                matters.append(Matter("event", key, one.number, one.title, reasons, since, one.level))
        for key, one in owing.items():
            if key not in known:
                reasons = tuple(name for name in REASONS if name in _owed(one))
                matters.append(Matter("event", key, one.event, one.title, reasons, level=one.level))
        matters.sort(key=lambda one: OVERDUE.isdisjoint(one.reasons))
        for row in self._store.query(_CLOSURES, {"now": now}, types={"since": "instant"}):
            since = clock.to_text(row["since"]) if row["since"] else ""
            matters.append(Matter("closure", row["id"], "", row["reason"] or "", ("closure",), since))
        accepted = self._accepted()
        if accepted and accepted[0]["note"]:
            last = accepted[0]
            matters.append(Matter("hand_over", last["id"], "", last["note"], ("note",), clock.to_text(last["at"])))
        begin = accepted[1]["at"] if len(accepted) > 1 else _EVER
        for row in self._store.query(_NOTES, {"begin": begin}, types={"since": "instant"}):
            title = row["content"]
            matters.append(Matter("duty_log", row["id"], "", title, ("note",), clock.to_text(row["since"])))
        return matters

    def hand_over(self, to: int | None = None, note: str = "", uid: str | None = None) -> int:
        """Hand over all that is open now, to an account (app_user id) or whoever takes the shift; returns its id.

        Notes that this shift took over go. What one before said that nobody has accepted is said again. A ``uid`` that
        is there already returns that hand-over. Raises AccessDenied for who does not keep the desk.
        """
        me = keeper(self._store)
        with self._store.transaction():
            self._store.turn("hand_over")
            known = self._store.read("hand_over", ["id"], where={"uid": uid})["id"] if uid else ()
            if known:
                return known[0]
            accepted, before = self._accepted(), self.recent()[:1]
            begin = clock.to_text(accepted[0]["at"]) if accepted else ""
            matters = [asdict(one) for one in self.prepare() if one.reasons != ("note",) or one.since > begin]
            said = [before[0].note] if before and before[0].accepted_at is None else []
            told = dict.fromkeys(text.strip() for text in (*said, note) if text and text.strip())
            row = {"uid": uid or new_uid(), "from_user_id": me.id, "to_user_id": to, "at": clock.utc_now(),
                   "matters": matters, "note": "\n".join(told) or None, "area_id": me.area_id}  # fmt: skip
            return self._store.insert("hand_over", row)

    def accept(self, key: int) -> None:
        """Accept a hand-over; the log says so, and from then on it is fixed.

        Raises StoreError when it was accepted before or a newer one waits in its place, ConstraintViolation for another
        one than it is addressed to and for the one who gave it (but for a single operator's store), AccessDenied.
        """
        me = keeper(self._store)
        with self._store.transaction():
            self._store.turn("hand_over")
            if self._store.query(_LATER, {"key": key}):
                raise StoreError(tr("The duty has been handed over once more since; accept that."))
            if not self._store.execute(_ACCEPT, {"key": key, "person": me.id, "now": clock.utc_now()}):
                raise StoreError(tr("The hand-over was accepted already, or is not there."))
            given = self._one(_ONE, {"key": key})
            text = tr("Duty handed over by {giver}, accepted by {taker}: {count} open matters.")
            somebody = tr("Single operator")
            DutyLog(self._store).write(
                "hand_over",
                text.format(giver=given.giver or somebody, taker=given.taker or somebody, count=len(given.matters)),
            )

    def pending(self) -> HandOver | None:
        """The hand-over that waits at this area's desk; one addressed to the account that works here comes first.

        A newer one of the same area takes the place of one before.
        """
        me = Access(self._store).who_am_i()
        return self._one(_PENDING, {"area": me.area_id, "person": me.id})

    def recent(self) -> list[HandOver]:
        """The last hand-overs of this area's desk, the newest first."""
        return [_hand_over(row) for row in self._store.query(_RECENT, {"area": self._area}, types=_TYPES)]

    @property
    def _area(self) -> int | None:
        return Access(self._store).who_am_i().area_id

    def _one(self, sql: str, params: Mapping[str, object]) -> HandOver | None:
        rows = self._store.query(sql, params, types=_TYPES)
        return _hand_over(rows[0]) if rows else None

    def _accepted(self) -> list[dict]:
        """The last two that this area's desk has accepted, the newest first."""
        return self._store.query(_ACCEPTED, {"area": self._area}, types={"at": "instant"})


def _owed(standing: Standing | None) -> set[str]:
    """Of REASONS those for which an event is open by the reports that it owes."""
    if standing is None:
        return set()
    found = {"report_overdue" if standing.countdown == "overdue" else "report"}
    if standing.call and standing.call.made_at is None:
        found.add("call_overdue" if standing.call.countdown == "overdue" else "call")
    return found


def _hand_over(row: Mapping[str, object]) -> HandOver:
    matters = tuple(Matter(**{**one, "reasons": tuple(one["reasons"])}) for one in row["matters"])
    return HandOver(row["id"], row["at"], row["accepted_at"], matters, row["note"], row["from_user_id"],
                    row["to_user_id"], row["giver"], row["taker"])  # fmt: skip
