"""Sending responders to an event: who is there, who is sent, what becomes of it, and the closures on their way.

Both engines refuse by themselves what may not be (sql/*/21_dispatch.sql); only dispatchers and managers send.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from ...domain.events.dispatch import RECEIPTS, furthest, in_order
from ...domain.uid import new_uid
from ...services import clock
from ...services.translation import tr
from ..access import Access, Account
from ..errors import AccessDenied, ChangedMeanwhile, StoreError
from ..sqltext import words
from ..store import Store

CHANNEL = "terminal"
"""The channel of a task until one has taken it: the responder's own terminal."""

KNOWN_HOURS = 24
"""A position older than this is none; shifts count that are entered within as many hours."""

_SENDS = ("dispatcher", "manager")
_SPEAKS = ("handler", *_SENDS)

_RESPONDERS = (
    "SELECT r.id, r.number, r.name, r.kind, r.worker_kind, r.department_id, d.name AS department, r.grid_code,"
    " r.skills, r.status FROM responder AS r LEFT JOIN department AS d ON d.id = r.department_id"
    " WHERE r.active AND any_of(r.kind, :kinds)"
)
_IN_AREA = (
    "AND (r.area_id = ANY ((SELECT visible_areas())::bigint[]) OR (r.area_id IS NULL AND (SELECT sees_unplaced())))"
)
_LAST = {
    "postgis": "SELECT r.id, p.at, p.geom FROM responder AS r CROSS JOIN LATERAL ("
    "SELECT at, ST_AsBinary(geom) AS geom FROM position"
    " WHERE source = r.number AND at <= :now AND at > :oldest ORDER BY at DESC LIMIT 1) AS p"
    " WHERE any_of(r.id, :responders)",
    "gpkg": "SELECT r.id, p.at, ST_AsBinary(GeomFromGPB(p.geom)) AS geom"
    " FROM responder AS r CROSS JOIN position AS p"  # in this order: the other way round every position is read
    " WHERE any_of(r.id, :responders) AND p.source = r.number AND p.at = ("
    "SELECT max(at) FROM position WHERE source = r.number AND at <= :now AND at > :oldest)",
}
_SHIFTS = (
    "SELECT responder_id, max(CASE WHEN starts_at <= :now AND ends_at > :now THEN 1 ELSE 0 END) AS running FROM shift"
    " WHERE starts_at <= :latest AND ends_at > :oldest GROUP BY responder_id"
)
_LOAD = {
    "postgis": "SELECT * FROM responder_load(CAST(:responders AS bigint[]))",
    "gpkg": "SELECT responder_id, sum(state IN ('assigned', 'signed', 'arrived')) AS open,"
    " max(CASE WHEN state IN ('finished', 'released') THEN changed_at END) AS ended_at"
    " FROM assignment WHERE any_of(responder_id, :responders) GROUP BY responder_id",
}
# A handling stands until the event is given out again, as in sql/*/55_measures.sql.
_SENT = (
    "SELECT a.responder_id FROM assignment AS a WHERE a.event_id = :event AND a.state <> 'released'"
    " AND NOT (a.state = 'finished' AND EXISTS (SELECT 1 FROM event_step AS s WHERE s.event_id = a.event_id"
    " AND s.action IN ('dispatch', 'rework', 'reopen') AND s.at >= a.changed_at))"
)
_UNDER_WAY = (
    "SELECT a.id, a.responder_id, r.number, r.name, r.phone, r.kind, a.requirement, a.state, a.minutes, a.metres,"
    " a.assigned_at, a.changed_at,"
    " CASE WHEN EXISTS (SELECT 1 FROM responder_window AS w WHERE w.responder_id = r.id) THEN 1 ELSE 0 END AS at_window"
    " FROM assignment AS a JOIN responder AS r ON r.id = a.responder_id WHERE a.event_id = :event ORDER BY a.id"
)
_RECEIPTS = (
    "SELECT a.id AS assignment, d.id, u.name AS person, d.state, d.changed_at, d.queued_at AS queued,"
    " d.sent_at AS sent, d.delivered_at AS delivered, d.read_at AS read, d.failed_at AS failed, d.signed_at AS signed"
    " FROM assignment AS a JOIN delivery AS d ON d.message_id = a.message_id AND d.responder_id = a.responder_id"
    " LEFT JOIN app_user AS u ON u.id = d.app_user_id WHERE a.event_id = :event ORDER BY d.id"
)
_AT_WINDOW = "SELECT DISTINCT app_user_id FROM responder_window WHERE responder_id = :responder ORDER BY app_user_id"


@dataclass(frozen=True)
class Goal:
    """An event as those who are sent there need it; ``geom`` is WKB in the store's CRS, None without a position."""

    id: int
    number: str
    title: str
    event_type: str
    address: str | None
    geom: bytes | None
    area_id: int | None
    department_id: int | None
    grid_code: str | None
    closed_at: datetime | None


@dataclass(frozen=True)
class Pick:
    """A responder to be sent, with the numbers by which they were chosen, and what was seen of them just then."""

    responder: int
    name: str
    number: str
    requirement: str
    minutes: float | None
    metres: float | None
    reasons: Sequence[Mapping[str, object]]
    seen_status: str
    seen_open: int


@dataclass(frozen=True)
class Receipt:
    """What became of a task at one recipient: its delivery's id and state since ``changed_at``.

    ``person`` is None where nobody worked with an account at whose window it could arrive. ``went`` are the instants,
    in their order, of the states through which it went.
    """

    id: int
    person: str | None
    state: str
    changed_at: datetime
    went: Mapping[str, datetime]


@dataclass(frozen=True)
class UnderWay:
    """An assignment of an event with the receipts of its task, one a recipient.

    ``at_window``: whether somebody works with an account at whose window the responder's messages arrive.
    """

    id: int
    responder_id: int
    number: str
    name: str
    phone: str | None
    kind: str
    requirement: str | None
    state: str
    minutes: float | None
    metres: float | None
    assigned_at: datetime
    changed_at: datetime
    at_window: bool
    receipts: tuple[Receipt, ...] = ()

    @property
    def receipt(self) -> str | None:
        """The receipt that tells most, of RECEIPTS or failed; None without a message."""
        return furthest(one.state for one in self.receipts)


class Dispatch:
    """Responders and assignments of a store, for the account that is at work."""

    def __init__(self, store: Store):
        self._store = store

    def goal(self, event: int) -> Goal:
        """The event to send somebody to. Raises StoreError where it is not there."""
        names = ["id", "number", "title", "event_type", "address", "geom", "area_id", "department_id", "grid_id",
                 "closed_at"]  # fmt: skip
        found = self._store.read("event", names, where={"id": event})
        if not found["id"]:
            raise StoreError(tr("Event {event} is not there.").format(event=event), event=event)
        row = {name: values[0] for name, values in found.items()}
        codes = self._store.read("grid", ["code"], where={"id": row.pop("grid_id")})["code"]
        return Goal(**row, grid_code=codes[0] if codes else None)

    def responders(self, kinds: Collection[str], now: datetime) -> list[dict]:
        """The active responders of some kinds in the account's area, with what counts at an instant.

        Each has the columns of ``responder``, ``department``, ``at`` (instant of the last position, None without one)
        and ``geom`` (its WKB), ``on_shift`` (None where no shift is entered around then), ``open``, ``ended_at``.
        """
        store = self._store
        in_area = _IN_AREA if store.engine == "postgis" else ""
        rows = store.query(words(_RESPONDERS, in_area, "ORDER BY r.number"), {"kinds": list(kinds)})
        keys = [row["id"] for row in rows]
        around = timedelta(hours=KNOWN_HOURS)
        period = {"now": now, "oldest": now - around, "latest": now + around}
        shifts = {row["responder_id"]: bool(row["running"]) for row in store.query(_SHIFTS, period)}
        load, last = self._load(keys), self._last(keys, now, now - around)
        for row in rows:
            row["on_shift"] = shifts.get(row["id"])
            row["at"], row["geom"] = last.get(row["id"], (None, None))
            row["open"], row["ended_at"] = load.get(row["id"], (0, None))
        return rows

    def sent(self, event: int) -> set[int]:
        """The responders who were sent to an event and not released, nor finished before it was given out again."""
        return {row["responder_id"] for row in self._store.query(_SENT, {"event": event})}

    def assign(self, event: int, picks: Sequence[Pick], subject: str, body: str) -> list[int]:
        """Send responders to an event: assignments and one task, all or nothing; the assignments' ids.

        Whoever works with an account at a responder's window has a delivery of their own, with its own receipts.
        Raises AccessDenied, ChangedMeanwhile when somebody took one of them since they were looked at, StoreError.
        """
        store, me = self._store, self._account(_SENDS)
        now = clock.utc_now()
        with store.transaction():
            goal = self.goal(event)
            # One after the other in the order of their ids, so that two who send the same never wait for each other.
            for pick in sorted(picks, key=lambda pick: pick.responder):
                self._take(pick)
            message = store.insert(
                "message",
                {"uid": new_uid(), "event_id": event, "subject": subject, "body": body, "created_at": now,
                 "app_user_id": me.id, "kind": "task"},
            )  # fmt: skip
            made = []
            for pick in picks:
                found = store.query(_AT_WINDOW, {"responder": pick.responder})
                for person in [row["app_user_id"] for row in found] or [None]:
                    store.insert(
                        "delivery",
                        {"uid": new_uid(), "message_id": message, "channel": CHANNEL,
                         "recipient_masked": f"{pick.name} {pick.number}", "state": "queued", "changed_at": now,
                         "responder_id": pick.responder, "app_user_id": person},
                    )  # fmt: skip
                made.append(
                    store.insert(
                        "assignment",
                        {
                            "uid": new_uid(),
                            "event_id": event,
                            "responder_id": pick.responder,
                            "state": "assigned",
                            "requirement": pick.requirement,
                            "minutes": pick.minutes,
                            "metres": pick.metres,
                            "reasons": list(pick.reasons),
                            "message_id": message,
                            "app_user_id": me.id,
                            "assigned_at": now,
                            "changed_at": now,
                            "area_id": goal.area_id,
                        },
                    )
                )
        return made

    def advance(self, assignment: int, state: str) -> None:
        """Let an assignment go on to another state; signing for it signs the receipt, of several that of who signs.

        Handlers speak for their department's responders, dispatchers and managers for everybody's. Raises AccessDenied,
        ConstraintViolation for a state that may not follow, StoreError.
        """
        store = self._store
        params = {"assignment": assignment, "state": state, "now": clock.utc_now()}
        if store.engine == "postgis":
            store.query("SELECT advance_assignment(:assignment, :state, :now)", params)
            return
        me = self._account(_SPEAKS)
        with store.transaction():
            found = store.read("assignment", ["responder_id", "message_id"], where={"id": assignment})
            if not found["responder_id"]:
                raise StoreError(tr("assignment {assignment} is not there").format(assignment=assignment))
            responder, message = found["responder_id"][0], found["message_id"][0]
            owner = store.read("responder", ["department_id"], where={"id": responder})["department_id"][0]
            if not me.roles & set(_SENDS) and me.department_id not in (None, owner):
                raise AccessDenied(tr("this account may not speak for the responder"))
            store.execute(
                "UPDATE assignment SET state = :state, changed_at = :now WHERE id = :assignment", params
            )  # the triggers refuse what may not follow
            if state == "signed":
                store.execute(
                    "UPDATE delivery SET state = 'signed', changed_at = :now"
                    " WHERE message_id = :message AND responder_id = :responder AND state <> 'signed'"
                    " AND (app_user_id = :me OR NOT EXISTS (SELECT 1 FROM delivery AS other"
                    " WHERE other.id <> delivery.id AND other.message_id = :message"
                    " AND other.responder_id = :responder))",
                    {"message": message, "responder": responder, "now": params["now"], "me": me.id},
                )

    def receipt(self, delivery: int, state: str) -> bool:
        """Enter a receipt, of RECEIPTS or failed; whether it was news: a receipt never goes back."""
        before = [*RECEIPTS[: RECEIPTS.index(state)], "failed"] if state in RECEIPTS else ["queued", "sent"]
        return bool(
            self._store.execute(
                "UPDATE delivery SET state = :state, changed_at = :now WHERE id = :delivery AND any_of(state, :before)",
                {"delivery": delivery, "state": state, "before": before, "now": clock.utc_now()},
            )
        )

    def under_way(self, event: int) -> list[UnderWay]:
        """Everybody who was sent to an event, in the order in which they were."""
        receipts: dict[int, list[Receipt]] = {}
        instants = dict.fromkeys(("changed_at", *RECEIPTS, "failed"), "instant")
        for row in self._store.query(_RECEIPTS, {"event": event}, types=instants):
            went = in_order({state: row.pop(state) for state in (*RECEIPTS, "failed")})
            receipts.setdefault(row.pop("assignment"), []).append(Receipt(**row, went=went))
        instants = dict.fromkeys(("assigned_at", "changed_at"), "instant")
        rows = self._store.query(_UNDER_WAY, {"event": event}, types=instants)
        return [
            UnderWay(**{**row, "at_window": bool(row["at_window"])}, receipts=tuple(receipts.get(row["id"], ())))
            for row in rows
        ]

    def close_way(self, shape: bytes, reason: str, until: datetime | None = None, *, walk_too: bool = True) -> int:
        """Close an area (WKB of a multipolygon in the store's CRS) from now on and return the closure's id."""
        me = self._account(_SENDS)
        return self._store.insert(
            "closure",
            {"uid": new_uid(), "reason": reason, "valid_from": clock.utc_now(), "valid_to": until,
             "walk_too": walk_too, "app_user_id": me.id, "geom": shape},
        )  # fmt: skip

    def open_way(self, closure: int) -> str:
        """End a closure now and return what it was called. Raises StoreError where it does not hold any more."""
        self._account(_SENDS)
        now = clock.utc_now()
        with self._store.transaction():
            found = self._store.read("closure", ["reason", "valid_to"], where={"id": closure})
            if not found["reason"] or (found["valid_to"][0] is not None and found["valid_to"][0] <= now):
                raise StoreError(tr("That closure is over already."))
            self._store.update("closure", closure, {"valid_to": now})
        return found["reason"][0] or tr("closed area")

    def _take(self, pick: Pick) -> None:
        """Take one responder for this transaction, if nothing changed since they were looked at."""
        store = self._store
        params = {"responder": pick.responder, "seen": pick.seen_status}
        taken = store.execute(
            "UPDATE responder SET status = 'assigned' WHERE id = :responder AND active AND status = :seen", params
        )
        if not taken or self._load([pick.responder]).get(pick.responder, (0, None))[0] != pick.seen_open:
            text = tr("{name} was sent elsewhere or went off duty meanwhile: nobody was sent. Look at the table again.")
            raise ChangedMeanwhile(text.format(name=pick.name), responder=pick.responder)

    def _load(self, responders: Sequence[int]) -> dict[int, tuple[int, datetime | None]]:
        if not responders:
            return {}
        rows = self._store.query(
            _LOAD[self._store.engine], {"responders": list(responders)}, types={"ended_at": "instant"}
        )
        return {row["responder_id"]: (int(row["open"]), row["ended_at"]) for row in rows}

    def _last(self, responders: Sequence[int], now: datetime, oldest: datetime) -> dict[int, tuple[datetime, bytes]]:
        if not responders:
            return {}
        rows = self._store.query(
            _LAST[self._store.engine],
            {"responders": list(responders), "now": now, "oldest": oldest},
            types={"at": "instant", "geom": "geometry"},
        )
        return {row["id"]: (row["at"], row["geom"]) for row in rows}

    def _account(self, roles: Sequence[str]) -> Account:
        me = Access(self._store).who_am_i()
        if not me.roles & set(roles):
            raise AccessDenied(
                tr("Responders are sent by dispatchers and managers only.")
                if roles == _SENDS
                else tr("this account may not speak for the responder"),
                role=roles[0],
            )
        return me
