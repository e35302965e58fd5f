"""What a ticked proposal or a picked sensor puts into the form, and what taking that back takes away."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

from qgis.PyQt.QtCore import QDateTime

from ...domain.events.message import Proposal, Reading
from ...services.clock import TO_THE_MINUTE
from ...services.translation import tr
from .form import EventForm

_OF_THE_WHOLE = ("name", "phone", "source", "reported_at", "due_at")
"""What a part of a message has from the whole; its order's number can stand for one event only."""

Taken = Mapping[str, tuple]
"""What a picked sensor has put into the form: the value before and the one that was put there, by field."""


def take(form: EventForm, proposal: Proposal) -> None:
    """Put a proposal's value into its field."""
    value = proposal.value
    if proposal.field == "event_type":
        form.type.set_code(value)
    elif proposal.field == "urgency":
        form.set_code(form.urgency, value)
    elif proposal.field == "source":
        form.set_code(form.source, value)
    elif proposal.field == "reported_at":
        form.reported.setDateTime(QDateTime(value.date(), value.time()))
    elif proposal.field == "due_at":
        form.set_limit(QDateTime(value.date(), value.time()))
    elif proposal.field == "occurred_at":
        # When it happened has no column of its own: it is a line of the description.
        lines = [form.description.toPlainText().strip(), _time_line(value)]
        form.description.setPlainText("\n".join(line for line in lines if line))
    else:
        _edits(form)[proposal.field].setText(value)


def leave(form: EventForm, proposal: Proposal) -> None:
    """Take back what a tick put into the form, where nobody changed it since."""
    value, edits = proposal.value, _edits(form)
    if proposal.field in edits:
        if edits[proposal.field].text() == value:
            edits[proposal.field].clear()
    elif proposal.field == "event_type" and form.type.code == value:
        form.type.set_code("")
    elif proposal.field == "urgency" and form.urgency.currentData() == value:
        form.urgency.setCurrentIndex(0)
    elif proposal.field == "due_at" and form.limit.dateTime() == QDateTime(value.date(), value.time()):
        form.limited.setChecked(False)
    elif proposal.field == "occurred_at":
        form.description.setPlainText(form.description.toPlainText().replace(_time_line(value), "").strip())


def take_report(form: EventForm, report: Mapping[str, object], zone: str) -> Taken:
    """Put the event that an alarm becomes into the form; words that somebody has written there stay."""
    before = _values(form)
    if not form.type.code:
        form.type.set_code(report["event_type"])
    for edit, name in ((form.title, "title"), (form.address, "address")):
        if not edit.text().strip():
            edit.setText(report[name] or "")
    if not form.description.toPlainText().strip():
        form.description.setPlainText(report["description"])
    for box, name in ((form.colour, "warning_colour"), (form.grade, "grade"), (form.urgency, "urgency")):
        value = report.get(name)
        form.set_code(box, None if value is None else str(value))
    form.set_code(form.source, report["source"])
    local = report["reported_at"].astimezone(ZoneInfo(zone))
    form.reported.setDateTime(QDateTime(local.date(), local.time()))
    put = _values(form)
    return {name: (before[name], put[name]) for name in put if put[name] != before[name]}


def leave_report(form: EventForm, taken: Taken) -> None:
    """Take back what `take_report` has put into the form, where nobody changed it since."""
    now = _values(form)
    back = {name: before for name, (before, put) in taken.items() if now[name] == put}
    if "event_type" in back:
        form.type.set_code(back["event_type"])
    for edit, name in ((form.title, "title"), (form.address, "address")):
        if name in back:
            edit.setText(back[name])
    if "description" in back:
        form.description.setPlainText(back["description"])
    for name, box in _boxes(form).items():
        if name in back:
            form.set_code(box, back[name])
    if "reported" in back:
        moment, dated = back["reported"]
        form.reported.setDateTime(moment)
        form.dated = dated


def with_reporter(part: Reading, whole: Reading) -> Reading:
    """A part of a message with what the whole says of reporter, channel and time of the report."""
    more = [one for one in whole.proposals if one.field in _OF_THE_WHOLE and not part.of(one.field)]
    return replace(part, proposals=(*part.proposals, *more))


def _edits(form: EventForm) -> dict:
    return {"address": form.address, "name": form.name, "phone": form.phone, "external_number": form.number}


def _boxes(form: EventForm) -> dict:
    return {"colour": form.colour, "grade": form.grade, "urgency": form.urgency, "source": form.source}


def _values(form: EventForm) -> dict:
    """What stands in the fields that a sensor fills."""
    return {
        "event_type": form.type.code,
        "title": form.title.text(),
        "address": form.address.text(),
        "description": form.description.toPlainText(),
        **{name: box.currentData() for name, box in _boxes(form).items()},
        "reported": (form.reported.dateTime(), form.dated),
    }


def _time_line(value: datetime) -> str:
    return tr("Occurred: {time}").format(time=value.strftime(TO_THE_MINUTE))
