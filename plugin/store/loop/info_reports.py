"""Information reports 信息报送 of events: what is owed until when, drafts, and what was sent.

The limits are those of resources/duty/info_report.json; `domain.info_report` says which report comes next.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache

from ...domain.info_report import Limits, Owed, Sent, countdown, load_limits, owed
from ...domain.uid import new_uid
from ...services import clock
from ...services.paths import RESOURCES
from ...services.translation import tr
from ..errors import StoreError
from ..sqltext import words
from ..store import Store
from .duty import DutyLog, keeper

_LATELY = timedelta(days=30)
# A closed event owes its last report only where it has had one before.
_EVENTS = (
    "SELECT e.id, e.number, e.title, e.grade, e.reported_at, e.closed_at FROM event AS e WHERE e.grade IS NOT NULL"
    " AND (e.closed_at IS NULL OR (e.closed_at > :lately AND EXISTS"
    " (SELECT 1 FROM info_report AS r WHERE r.event_id = e.id AND r.sent_at IS NOT NULL)))"
    " ORDER BY e.reported_at, e.id"
)
_REPORTS = (
    "SELECT r.id, r.event_id, e.number AS event, e.title, r.kind, r.serial, r.content, r.recipients, r.due_at,"
    " r.sent_at, u.name AS person FROM info_report AS r JOIN event AS e ON e.id = r.event_id"
    " LEFT JOIN app_user AS u ON u.id = r.app_user_id"
)
_OF_EVENTS = words(_REPORTS, "WHERE any_of(r.event_id, :events) ORDER BY r.event_id, r.serial")
_RECENT = words(_REPORTS, "WHERE r.sent_at IS NULL OR r.sent_at > :lately ORDER BY r.id DESC")
_INSTANTS = {"due_at": "instant", "sent_at": "instant"}
_SEND = "UPDATE info_report SET sent_at = :now, app_user_id = :person WHERE id = :report AND sent_at IS NULL"
KIND_NAMES = {"first": "First report", "follow_up": "Follow-up report", "final": "Final report"}


@dataclass(frozen=True)
class Report:
    """A report; a draft while ``sent_at`` is None. Instants in UTC."""

    id: int
    event_id: int
    event: str
    title: str
    kind: str
    serial: int
    content: str
    recipients: str | None
    due_at: datetime | None
    sent_at: datetime | None
    person: str | None


@dataclass(frozen=True)
class Standing:
    """What an event owes now; ``countdown`` is one of `domain.info_report.COUNTDOWNS`, ``draft`` the one begun."""

    event_id: int
    event: str
    title: str
    grade: int
    owed: Owed
    countdown: str
    draft: Report | None


@cache
def limits() -> Limits:
    """The limits that hold here."""
    return load_limits(RESOURCES / "duty" / "info_report.json")


class InfoReports:
    """The information reports of a store; written by those who keep the desk."""

    def __init__(self, store: Store):
        self._store = store

    def standings(self, now: datetime | None = None) -> list[Standing]:
        """What is owed now, the most pressing first; events that owe nothing are left out."""
        now = now or clock.utc_now()
        events = self._store.query(
            _EVENTS, {"lately": now - _LATELY}, types={"reported_at": "instant", "closed_at": "instant"}
        )
        reports = self.reports([event["id"] for event in events])
        found = []
        for event in events:
            own = [one for one in reports if one.event_id == event["id"]]
            sent = [Sent(one.kind, one.sent_at) for one in own if one.sent_at]
            due = owed(limits(), event["grade"], event["reported_at"], event["closed_at"], sent)
            if due is not None:
                state = countdown(due.due_at, None, now, limits().warn)
                draft = next((one for one in own if one.sent_at is None), None)
                place = (event["id"], event["number"], event["title"], event["grade"])
                found.append(Standing(*place, due, state, draft))
        return sorted(found, key=lambda one: (one.owed.due_at is None, one.owed.due_at or now))

    def reports(self, events: Sequence[int]) -> list[Report]:
        """The reports of events, by event and number."""
        rows = self._store.query(_OF_EVENTS, {"events": list(events)}, types=_INSTANTS) if events else []
        return [Report(**row) for row in rows]

    def recent(self) -> list[Report]:
        """Drafts, and what was sent within a month, the newest first."""
        rows = self._store.query(_RECENT, {"lately": clock.utc_now() - _LATELY}, types=_INSTANTS)
        return [Report(**row) for row in rows]

    def begin(
        self,
        event: int,
        kind: str,
        content: str,
        recipients: str = "",
        due_at: datetime | None = None,
        uid: str | None = None,
    ) -> int:
        """Begin the next report of an event as a draft and return its id; the number counts the event's reports.

        A ``uid`` that is there already returns that report. Raises AccessDenied, StoreError for an event that is not
        there, ConstraintViolation when somebody was faster.
        """
        me = keeper(self._store)
        with self._store.transaction():
            begun = self._store.read("info_report", ["id"], where={"uid": uid})["id"] if uid else ()
            if begun:
                return begun[0]
            found = self._store.read("event", ["area_id"], where={"id": event})["area_id"]
            if not found:
                raise StoreError(tr("Event {event} is not there.").format(event=event), event=event)
            known = self._store.read("info_report", ["serial"], where={"event_id": event})["serial"]
            row = {"uid": uid or new_uid(), "event_id": event, "kind": kind, "serial": max(known, default=0) + 1,
                   "content": content, "recipients": recipients.strip() or None, "due_at": due_at,
                   "app_user_id": me.id, "area_id": found[0]}  # fmt: skip
            return self._store.insert("info_report", row)

    def change(self, report: int, content: str, recipients: str = "") -> None:
        """Change a draft. Raises AccessDenied, and ConstraintViolation for what was sent."""
        keeper(self._store)
        self._store.update("info_report", report, {"content": content, "recipients": recipients.strip() or None})

    def send(self, report: int) -> None:
        """Mark a draft as sent now, with a line in the log. Raises AccessDenied, StoreError when it was sent before."""
        me = keeper(self._store)
        with self._store.transaction():
            now = clock.utc_now()
            if not self._store.execute(_SEND, {"report": report, "now": now, "person": me.id}):
                raise StoreError(tr("The report was sent already, or is not there."))
            found = self._store.read("info_report", ["event_id", "kind", "serial", "recipients"], where={"id": report})
            event, kind, serial, recipients = (values[0] for values in found.values())
            number = self._store.read("event", ["number"], where={"id": event})["number"][0]
            text = tr("{kind} no. {serial} of event {number} sent to {recipients}.")
            DutyLog(self._store).write(
                "report",
                text.format(kind=tr(KIND_NAMES[kind]), serial=serial, number=number, recipients=recipients or "—"),
                event,
            )
