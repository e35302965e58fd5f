"""The text of information reports 首报/续报/终报 and of group notices 群通报, proposed from an event and its steps.

A person edits what is proposed; the printed page is resources/templates/info_report_<language>.html, or the city's own.
"""

import html
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from ..domain.events.workflow import GENESIS
from ..domain.info_report import Owed
from ..domain.notice import coarse_place, deidentified
from ..domain.report_page import fill_page
from ..services import clock
from ..services.translation import language, named, tr
from ..store import Store, StoreError
from ..store.city_files import REPORT_PAGES, read_city_file
from ..store.loop.events import Events, Step
from ..store.loop.info_reports import KIND_NAMES, InfoReports, Report

GRADES = {1: "Ⅰ", 2: "Ⅱ", 3: "Ⅲ", 4: "Ⅳ"}
_NAMES = ["number", "title", "description", "address", "reported_at", "closed_at", "grade", "state", "workflow",
          "department_id", "area_id", "geom"]  # fmt: skip
_PROGRESS = {
    "report": "received, being checked",
    "dispatch": "being given to those who will handle it",
    "feedback": "being handled",
    "verify": "handled, being verified on site",
    "evaluate": "handled",
    "suspended": "will be handled as soon as conditions allow",
    "merged": "being handled together with another report of the same matter",
    "voided": "checked; there was nothing to handle",
}
"""How far an event is, in words for everybody: by its state where that is here, else by the stage of the state."""


@dataclass(frozen=True)
class Draft:
    """What is proposed for the next report; ``owed`` None where the rules ask for none."""

    event_id: int
    number: str
    title: str
    kind: str
    owed: Owed | None
    text: str
    recipients: str


@dataclass(frozen=True)
class Sheet:
    """A report as it is printed: the page as HTML, whose picture is called ``place``, and where the event is (WKB)."""

    name: str
    page: str
    shape: bytes | None


@dataclass(frozen=True)
class Notice:
    """A notice for a chat group: its text, what happened first; where the event is (WKB), to be shown coarsely."""

    name: str
    text: str
    shape: bytes | None


def propose(store: Store, event: int, kind: str | None = None) -> Draft:
    """The next report of an event, of the kind that is owed unless given; its text follows the steps.

    A follow-up tells what was done since the report before. Raises StoreError for an event that is not there.
    """
    facts = _facts(store, event)
    reports = InfoReports(store)
    before = [one for one in reports.reports([event]) if one.sent_at]
    standing = next((one for one in reports.standings() if one.event_id == event), None)
    due = standing.owed if standing and kind in (None, standing.owed.kind) else None
    chosen = kind or (due.kind if due else "follow_up" if before else "first")
    since = before[-1].sent_at if before and chosen == "follow_up" else None
    recipients = next((one.recipients for one in reversed(before) if one.recipients), "")
    return Draft(
        event, facts["number"], facts["title"], chosen, due, _text(store, event, facts, chosen, since), recipients
    )


def open_report(store: Store, event: int) -> tuple[Draft, Report | None]:
    """The report of an event that was begun, else the next one, which None stands for. Raises StoreError."""
    saved = next((one for one in InfoReports(store).reports([event]) if one.sent_at is None), None)
    return propose(store, event, saved.kind if saved else None), saved


def sheet(store: Store, report: Report) -> Sheet:
    """A report filled into the template; one that was sent as it was sent. Raises StoreError."""
    author = report.person or tr("Single operator")
    head = report.head or InfoReports(store).head(report.event_id, report.sent_at or clock.utc_now(), author)
    values = {
        "kind": tr(KIND_NAMES[report.kind]),
        "serial": report.serial,
        "number": head.number,
        "grade": GRADES.get(head.grade, "—"),
        "title": head.title,
        "time": clock.local_text(clock.from_text(head.reported_at), store.zone),
        "due": clock.local_text(report.due_at, store.zone) if report.due_at else "—",
        "place": head.place or "—",
        "recipients": report.recipients or "—",
        "department": head.department or tr("not given out yet"),
        "unit": head.unit or "—",
        "phone": head.phone or "—",
        "responsible": head.responsible or "—",
        "issued": clock.local_text(report.sent_at or clock.utc_now(), store.zone),
        "author": head.author or tr("Single operator"),
    }
    filled = {name: html.escape(str(value)) for name, value in values.items()}
    filled["content"] = html.escape(report.content).replace("\n", "<br/>")
    page = fill_page(read_city_file(store, REPORT_PAGES[language()]), filled)
    return Sheet(f"{head.number}-{report.serial}", page, bytes.fromhex(head.shape) if head.shape else None)


def notice(store: Store, event: int) -> Notice:
    """A notice of an event that names nobody and no door, for a person to read before it goes. Raises StoreError."""
    facts = _facts(store, event)
    events = Events(store)
    steps = events.history(event)
    workflow = events.workflow(facts["workflow"])
    place = coarse_place(facts["address"], _area(store, facts))
    state = workflow.state(facts["state"])
    known = tr(_PROGRESS[state.code if state.code in _PROGRESS else state.stage])
    parts = [tr("[Notice] {title}").format(title=deidentified(facts["title"]))]
    if place:
        parts.append(tr("Where: near {place}").format(place=place))
    parts.append(tr("When: {time}").format(time=clock.local_text(facts["reported_at"], store.zone)))
    if facts["description"]:
        parts.append(deidentified(facts["description"]))
    parts.append(tr("Now: {state} (since {time})").format(state=known, time=clock.local_text(steps[-1].at, store.zone)))
    return Notice(facts["number"], "\n".join(parts), facts["geom"])


def _facts(store: Store, event: int) -> dict[str, object]:
    found = store.read("event", _NAMES, where={"id": event})
    if not found["number"]:
        raise StoreError(tr("Event {event} is not there.").format(event=event), event=event)
    return {name: values[0] for name, values in found.items()}


def _text(store: Store, event: int, facts: Mapping, kind: str, since: datetime | None) -> str:
    events = Events(store)
    workflow = events.workflow(facts["workflow"])
    place = _place(store, facts)
    lines = []
    if since is None:
        happened = tr("{title}, reported at {time}, {place}.") if place else tr("{title}, reported at {time}.")
        reported = clock.local_text(facts["reported_at"], store.zone)
        lines.append(happened.format(title=facts["title"], time=reported, place=place))
        if facts["description"]:
            lines.append(deidentified(facts["description"], doors=True))
    steps = [s for s in events.history(event) if s.action != GENESIS and (since is None or s.at > since)]
    if steps:
        lines.append(tr("Measures taken:"))
        lines += [f"{n}. {_step_text(store, workflow, step)}" for n, step in enumerate(steps, start=1)]
    elif since is not None:
        lines.append(tr("No new measures since the report before."))
    if kind == "final" and facts["closed_at"]:
        lines.append(tr("Closed at {time}.").format(time=clock.local_text(facts["closed_at"], store.zone)))
    else:
        lines.append(tr("Present state: {state}.").format(state=named(workflow.state(facts["state"]))))
        lines.append(tr("Casualties and losses: to be verified. Next: "))
    return "\n".join(lines)


def _step_text(store: Store, workflow, step: Step) -> str:
    found = workflow.find(step.state_before, step.action)
    note = deidentified(step.note or "", doors=True)
    parts = [clock.local_text(step.at, store.zone), named(found) if found else step.action, step.department or "", note]
    return " ".join(part for part in parts if part)


def _place(store: Store, facts: Mapping) -> str:
    return str(facts["address"] or "") or _area(store, facts) or ""


def _area(store: Store, facts: Mapping) -> str | None:
    if facts["area_id"] is None:
        return None
    return next(iter(store.read("area", ["name"], where={"id": facts["area_id"]})["name"]), None)
