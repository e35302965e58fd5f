"""Information reports 信息报送 of events: what is owed until when, drafts, and what was sent.

The limits are those of resources/duty/info_report.json, or the city's own; `domain.info_report` says which report comes
next.
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from uuid import NAMESPACE_OID, uuid5

from ...domain.info_report import Head, Limits, Owed, Sent, countdown, owed
from ...domain.uid import new_uid
from ...services import clock
from ...services.translation import tr
from ..access import Access
from ..city_files import LIMITS, city_file_or_shipped
from ..errors import ChangedMeanwhile, StoreError
from ..sqltext import words
from ..store import Store
from . import phone_calls
from .duty import DutyLog, Shifts, keeper
from .phone_calls import Said

_LATELY = timedelta(days=30)
# One that is merged reports with its main event.
_EVENTS = (
    "SELECT e.id, e.uid, e.number, e.title, e.grade, e.display_level, e.reported_at, e.closed_at, e.area_id"
    " FROM event AS e LEFT JOIN event AS main ON main.id = e.merged_into_id WHERE e.grade IS NOT NULL"
    " AND (e.closed_at IS NULL OR (e.closed_at > :lately AND (main.grade IS NULL OR EXISTS"
    " (SELECT 1 FROM info_report AS r WHERE r.event_id = e.id AND r.sent_at IS NOT NULL))))"
    " ORDER BY e.reported_at, e.id"
)
_TIMES = dict.fromkeys(("reported_at", "closed_at"), "instant")
# Events with all that were merged into them, however often.
_TOGETHER = (
    "WITH RECURSIVE chain (main, id, place) AS (SELECT id, id, 0 FROM event WHERE any_of(id, :events)"
    " UNION SELECT chain.main, m.id, place + 1 FROM chain JOIN event AS m ON m.merged_into_id = chain.id"
    " WHERE place < 100)"
    " SELECT chain.main, e.uid, e.grade, e.reported_at FROM chain JOIN event AS e ON e.id = chain.id"
)
_REPORTS = (
    "SELECT r.id, r.event_id, e.number AS event, e.title, r.kind, r.serial, r.content, r.recipients, r.due_at,"
    " r.sent_at, r.head, u.name AS person, e.display_level AS level"
    " FROM info_report AS r JOIN event AS e ON e.id = r.event_id LEFT JOIN app_user AS u ON u.id = r.app_user_id"
)
_OF_EVENTS = words(_REPORTS, "WHERE any_of(r.event_id, :events) ORDER BY r.event_id, r.serial")
_RECENT = words(_REPORTS, "WHERE r.sent_at IS NULL OR r.sent_at > :lately ORDER BY r.id DESC")
_COLUMNS = {"due_at": "instant", "sent_at": "instant", "head": "json"}
_DRAFT = "UPDATE info_report SET content = :content, recipients = :recipients WHERE id = :report AND sent_at IS NULL"
# Whoever tries again after an answer that was lost finds what they wrote.
_IF_SEEN = (
    "AND (content = :was AND coalesce(recipients, '') = :was_to"
    " OR content = :content AND coalesce(recipients, '') = :to)"
)
_CHANGE = words(_DRAFT, _IF_SEEN)
_SENT = "UPDATE info_report SET sent_at = :now, app_user_id = :person, head ="
_IF_READ = "WHERE id = :report AND sent_at IS NULL AND content = :was"
_SEND = {"gpkg": words(_SENT, ":head", _IF_READ), "postgis": words(_SENT, "CAST(:head AS jsonb)", _IF_READ)}
_FACTS = ("number", "title", "grade", "reported_at", "address", "department_id", "area_id", "geom")
KIND_NAMES = {"first": "First report", "follow_up": "Follow-up report", "final": "Final report"}


@dataclass(frozen=True)
class Report:
    """A report; a draft while ``sent_at`` is None. Instants in UTC.

    ``head`` and ``title`` are those with which it was sent; ``head`` is None for a draft, and of older programs.
    ``level`` is the event's display level.
    """

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
    head: Head | None = None
    level: int | None = None


@dataclass(frozen=True)
class Call:
    """The report by telephone 电话报告 that an event owes before its first written one, and the one that was made.

    ``known_at`` is from when it was owed, ``countdown`` one of `domain.info_report.COUNTDOWNS`. ``made_at`` is None
    until it is made; ``text`` is the line of the log that says so, ``line`` its uid, ``person`` who wrote it.
    """

    known_at: datetime
    due_at: datetime
    countdown: str
    made_at: datetime | None = None
    text: str = ""
    person: str | None = None
    line: str = ""


@dataclass(frozen=True)
class Standing:
    """What an event owes now; ``countdown`` is one of `domain.info_report.COUNTDOWNS`, ``draft`` the one begun.

    ``level`` is the event's display level. ``closed`` events owe what they owed before, until it is sent or somebody
    says why not. ``call`` is None where no call is owed, or a written report was sent.
    """

    event_id: int
    event: str
    title: str
    grade: int
    owed: Owed
    countdown: str
    draft: Report | None
    closed: bool = False
    call: Call | None = None
    level: int | None = None

    @property
    def pressing_at(self) -> datetime | None:
        """When the first of what is still owed is due."""
        open_call = self.call.due_at if self.call and self.call.made_at is None else None
        return min(filter(None, (open_call, self.owed.due_at)), default=None)


def limits(store: Store) -> Limits:
    """The limits by which a store reckons; see `limits_or_why_not`."""
    return limits_or_why_not(store)[0]


def limits_or_why_not(store: Store) -> tuple[Limits, str]:
    """The limits by which a store reckons: the shipped ones where the city's cannot be read, and why, else "".

    The desk is kept at night, too, when there is no manager to set them anew.
    """
    return city_file_or_shipped(store, LIMITS)


class InfoReports:
    """The information reports of a store; written by those who keep the desk."""

    def __init__(self, store: Store):
        self._store = store

    def standings(self, now: datetime | None = None) -> list[Standing]:
        """What is owed now, the most pressing first; events that owe nothing are left out."""
        now = now or clock.utc_now()
        rules = limits(self._store)
        events = self._store.query(_EVENTS, {"lately": now - _LATELY}, types=_TIMES)
        refused = self._refused(events)
        together = self._together(events)
        lines = phone_calls.said(self._store, [one["uid"] for members in together.values() for one in members])
        reports = self.reports([event["id"] for event in events])
        found = []
        for event in events:
            own = [one for one in reports if one.event_id == event["id"]]
            sent = [Sent(one.kind, one.sent_at) for one in own if one.sent_at]
            # A main event owes as of when the first of them was known, and a call for any of them was one for it.
            members = together[event["id"]]
            graded = (one["reported_at"] for one in members if one["grade"] is not None)
            known_at = min((event["reported_at"], *graded))
            due = owed(rules, event["grade"], known_at, event["closed_at"], sent)
            if due is not None and not (event["closed_at"] and _refusal(event) in refused):
                state = countdown(due.due_at, None, now, rules.warn)
                draft = next((one for one in own if one.sent_at is None), None)
                place = (event["id"], event["number"], event["title"], event["grade"])
                line = phone_calls.earliest(lines, (one["uid"] for one in members))
                call = _call(due, known_at, line, now, rules.warn)
                closed = event["closed_at"] is not None
                found.append(Standing(*place, due, state, draft, closed, call, event["display_level"]))
        return sorted(found, key=lambda one: (one.pressing_at is None, one.pressing_at or now))

    def call(self, event: int, to: str, at: datetime | None = None) -> Call:
        """Enter that an event was reported by telephone, to whom, and at which instant, now unless given.

        The line goes into the log once: who comes later gets the call that stands. Raises AccessDenied, StoreError
        without a recipient and for a time that is not between the event and now, ChangedMeanwhile where no call is
        owed any more.
        """
        keeper(self._store)
        if not to.strip():
            raise StoreError(tr("Say to whom it was reported."))
        with self._store.transaction():
            self._store.turn(f"info_report {event}")
            owing = self._owed_call(event)
            if owing.made_at is not None:
                return owing
            now = max(clock.utc_now(), owing.known_at)  # of two clocks the later one
            at = at or now
            if not _minute(owing.known_at) <= at <= now:
                raise StoreError(tr("The call was made between the event's report and now."))
            found = self._store.read("event", ["uid", "number", "area_id"], where={"id": event})
            row = {name: values[0] for name, values in found.items()}
            text = tr("Event {number} reported by telephone to {to}.").format(number=row["number"], to=to.strip())
            # The time stands in front as digits, whatever language the line is in: it is read again from there.
            text = f"{clock.local_text(at, self._store.zone)} {text}"
            uid = phone_calls.next_line(self._store, row["uid"])
            DutyLog(self._store).write("report", text, event, uid=uid, area=row["area_id"])
            return self._owed_call(event)

    def strike_call(self, event: int, call: Call, reason: str) -> Call:
        """Say in the log that the line of a call is wrong: it stays there and does not count; returns what stands then.

        Of two who strike a line the first one's reason stands. Raises AccessDenied, StoreError without a reason,
        ChangedMeanwhile where no call is owed any more.
        """
        keeper(self._store)
        if not reason.strip():
            raise StoreError(tr("Say what is wrong with the line."))
        with self._store.transaction():
            self._store.turn(f"info_report {event}")
            standing = self._owed_call(event)
            if standing.made_at is not None and standing.line == call.line:
                found = self._store.read("duty_log", ["event_id", "area_id"], where={"uid": call.line})
                text = tr("Correction: the line “{line}” does not count. {reason}")
                text = text.format(line=standing.text, reason=reason.strip())
                whose, area = found["event_id"][0], found["area_id"][0]
                uid = phone_calls.striking(call.line)
                DutyLog(self._store).write("report", text, whose, uid=uid, area=area)
            return self._owed_call(event)

    def _owed_call(self, event: int) -> Call:
        standing = next((one for one in self.standings() if one.event_id == event), None)
        if standing is None or standing.call is None:
            raise ChangedMeanwhile(tr("This event owes no report by telephone any more."), event=event)
        return standing.call

    def _refused(self, events: Iterable[Mapping]) -> set[str]:
        """The uids of the log's lines that say of events that were closed why they get no report."""
        uids = [_refusal(event) for event in events if event["closed_at"]]
        return set(self._store.read("duty_log", ["uid"], where={"uid": uids})["uid"]) if uids else set()

    def _together(self, events: Sequence[Mapping]) -> dict[int, list[Mapping]]:
        """Each event, by its id, with those merged into it: their uid, grade and time of report."""
        keys, found = [event["id"] for event in events], defaultdict(list)
        for row in self._store.query(_TOGETHER, {"events": keys}, types={"reported_at": "instant"}) if keys else ():
            found[row["main"]].append(row)
        return found

    def refuse(self, event: int, reason: str) -> None:
        """Say in the log why a closed event gets no report any more; it owes none from then on, unless it is reopened.

        Raises AccessDenied, StoreError without a reason, and for an event that is not closed.
        """
        keeper(self._store)
        if not reason.strip():
            raise StoreError(tr("Say why no report is sent."))
        found = self._store.read("event", ["uid", "number", "closed_at", "area_id"], where={"id": event})
        row = {name: values[0] for name, values in found.items() if values}
        if not row.get("closed_at"):
            raise StoreError(tr("Only an event that is closed can do without the report that it owes."))
        text = tr("No information report of event {number}: {reason}").format(
            number=row["number"], reason=reason.strip()
        )
        DutyLog(self._store).write("report", text, event, uid=_refusal(row), area=row["area_id"])

    def reports(self, events: Sequence[int]) -> list[Report]:
        """The reports of events, by event and number."""
        rows = self._store.query(_OF_EVENTS, {"events": list(events)}, types=_COLUMNS) if events else []
        return [_report(row) for row in rows]

    def recent(self) -> list[Report]:
        """Drafts, and what was sent within a month, the newest first."""
        rows = self._store.query(_RECENT, {"lately": clock.utc_now() - _LATELY}, types=_COLUMNS)
        return [_report(row) for row in rows]

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
        there, ChangedMeanwhile for one that has a draft, ConstraintViolation when somebody was faster.
        """
        me = keeper(self._store)
        with self._store.transaction():
            self._store.turn(f"info_report {event}")
            begun = self._store.read("info_report", ["id"], where={"uid": uid})["id"] if uid else ()
            if begun:
                return begun[0]
            found = self._store.read("event", ["area_id"], where={"id": event})["area_id"]
            if not found:
                raise StoreError(tr("Event {event} is not there.").format(event=event), event=event)
            known = self._store.read("info_report", ["serial", "sent_at"], where={"event_id": event})
            if None in known["sent_at"]:
                text = tr("A report of this event has been begun already, perhaps by somebody else; finish that one.")
                raise ChangedMeanwhile(text, event=event)
            serial = max(known["serial"], default=0) + 1
            row = {"uid": uid or new_uid(), "event_id": event, "kind": kind, "serial": serial,
                   "content": content, "recipients": recipients.strip() or None, "due_at": due_at,
                   "app_user_id": me.id, "area_id": found[0]}  # fmt: skip
            return self._store.insert("info_report", row)

    def change(self, report: int, content: str, recipients: str = "", *, seen: Report | None = None) -> None:
        """Change a draft; ``seen`` is what the person had before them.

        Raises AccessDenied, ConstraintViolation for what was sent, and ChangedMeanwhile where another text than
        ``seen`` stands there by now.
        """
        keeper(self._store)
        to = recipients.strip()
        if seen is None:
            self._store.update("info_report", report, {"content": content, "recipients": to or None})
            return
        values = {"report": report, "content": content, "recipients": to or None, "to": to}
        was = {"was": seen.content, "was_to": seen.recipients or ""}
        if not self._store.execute(_CHANGE, {**values, **was}):
            text = tr("Somebody else has changed or sent this report meanwhile; open it again, your text is not saved.")
            raise ChangedMeanwhile(text, report=report)

    def send(self, report: int) -> None:
        """Mark a draft as sent now, with its head as it is now, and a line in the log.

        Raises AccessDenied, StoreError when it was sent before, ChangedMeanwhile when it is changed at this moment.
        """
        me = keeper(self._store)
        with self._store.transaction():
            now = clock.utc_now()
            names = ["event_id", "kind", "serial", "recipients", "content", "sent_at"]
            found = self._store.read("info_report", names, where={"id": report})
            if list(found["sent_at"]) != [None]:
                raise StoreError(tr("The report was sent already, or is not there."))
            event, kind, serial, recipients, content, _ = (values[0] for values in found.values())
            head = self.head(event, now, me.name if me.id is not None else "")
            kept = json.dumps(asdict(head), ensure_ascii=False)
            values = {"report": report, "now": now, "person": me.id, "was": content, "head": kept}
            if not self._store.execute(_SEND[self._store.engine], values):
                raise ChangedMeanwhile(tr("Somebody else has changed or sent this report meanwhile; open it again."))
            text = tr("{kind} no. {serial} of event {number} sent to {recipients}.")
            DutyLog(self._store).write(
                "report",
                text.format(kind=tr(KIND_NAMES[kind]), serial=serial, number=head.number, recipients=recipients or "—"),
                event,
            )

    def head(self, event: int, at: datetime, author: str) -> Head:
        """The head of a report of an event, with whoever leads its area's desk at an instant.

        Raises StoreError for an event that is not there.
        """
        found = self._store.read("event", _FACTS, where={"id": event})
        if not found["number"]:
            raise StoreError(tr("Event {event} is not there.").format(event=event), event=event)
        facts = {name: values[0] for name, values in found.items()}
        charged = Shifts(self._store).in_charge(facts["area_id"], at)
        return Head(
            facts["number"],
            facts["title"],
            facts["grade"],
            clock.to_text(facts["reported_at"]),
            str(facts["address"] or "") or self._name("area", facts["area_id"]),
            self._name("department", facts["department_id"]),
            charged[0].name if charged else "",
            author,
            bytes(facts["geom"]).hex() if facts["geom"] is not None else None,
            self._name("area", Access(self._store).who_am_i().area_id or facts["area_id"]),
            next((one.phone for one in (*charged[1:], *charged[:1]) if one.phone), ""),
        )

    def _name(self, table: str, key: int | None) -> str:
        return next(iter(self._store.read(table, ["name"], where={"id": key})["name"]), "") if key is not None else ""


def _report(row: dict[str, object]) -> Report:
    """A report with the title that it was sent with."""
    head = Head(**row["head"]) if row["head"] else None
    return Report(**{**row, "title": head.title if head else row["title"], "head": head})


def _call(due: Owed, known_at: datetime, line: Said | None, now: datetime, warn: int) -> Call | None:
    if due.verbal_at is None:
        return None
    if line is None:
        return Call(known_at, due.verbal_at, countdown(due.verbal_at, None, now, warn))
    state = countdown(due.verbal_at, line.at, now, warn)
    return Call(known_at, due.verbal_at, state, line.at, line.content, line.person, line.uid)


def _minute(at: datetime) -> datetime:
    return at.replace(second=0, microsecond=0)


def _refusal(event: Mapping) -> str:
    """The uid of the log's line that says why an event that was closed then gets no report."""
    return str(uuid5(NAMESPACE_OID, f"{event['uid']} no report {clock.to_text(event['closed_at'])}"))
