"""What the reasons of `domain.events.routing` say, in the user's language: the one place of their sentences."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from ..domain.events.routing import Proposal, Reason, Rule
from ..services.translation import tr

MAIN = {
    "basis": "because of {basis}: {matter} is led by {department}",
    "rule": "because rule {number} gives {matter} to {department}",
    "superior": "because the event was escalated, and {department} stands above {below}",
    "duty_desk": "no rule names a department for {matter}; the duty desk decides",
    "nobody_left": "every department that the rules name for {matter} was passed over; the duty desk decides",
}
CIRCUMSTANCES = {
    "area": "responsible for the place: {area}",
    "owner_unit": "owner of the component: {unit}",
    "competent_unit": "competent unit of the component: {unit}",
    "maintaining_unit": "maintaining unit of the component: {unit}",
    "line": "responsible for the matter everywhere",
    "grid": "rule of the grid",
    "urgency": "urgency: {urgency}",
    "hours": "hours: {hours}",
    "working_days": "working days",
    "off_days": "days off",
    "limit": "within: {limit}",
}
NOTES = {
    "inactive": "{department} was passed over: it is no longer active",
    "returned": "{department} was passed over: it sent the event back, “{note}”",
    "escalated": "{department} was passed over: an escalated event goes above it",
    "no_department": "rule {number} names no department that is there",
    "no_owner": "rule {number}: no department is the component's unit or leads in this matter everywhere",
    "no_territory": "rule {number}: no department of the place leads in this matter",
}
MISSED = {
    "not_active": "switched off",
    "not_type": "another type",
    "not_area": "another area",
    "not_grid": "another grid",
    "not_urgency": "another urgency",
    "no_component": "no component",
    "with_component": "there is a component",
    "not_working_day": "a day off",
    "not_day_off": "a working day",
    "not_night_of_working_day": "the night of a day off",
    "not_night_of_day_off": "the night of a working day",
    "not_hours": "outside {hours}",
    "bad_hours": "the hours {hours} cannot be read",
}
FINDINGS = {
    "rule_inactive": "Rule {number} names {department}, which is no longer active.",
    "rule_nobody": "Rule {number} names no department.",
    "rule_hours": "Rule {number} never holds: its hours “{hours}” cannot be read.",
    "rule_same": "Rule {number} is never reached: rule {earlier} sends all that it means to the same department.",
    "rule_shadowed": "Rule {number} is reached only where an event was sent back or escalated: rule {earlier} holds "
    "wherever it does.",
    "type_nobody": "{type} goes to the duty desk: no rule and no responsibility names a department.",
    "department_unstaffed": "{department} gets events, and has no account that could sign for them.",
}
URGENCIES = {"normal": "normal", "urgent": "urgent", "critical": "critical"}
OWN = {"owner": "the owner (属主)", "territory": "the place's own (属地)"}
DAYS = {"working": "working days", "off": "days off"}


@dataclass(frozen=True)
class Names:
    """How departments, areas, grids (by id) and types (by code) are called."""

    departments: Mapping[int, str] = field(default_factory=dict)
    areas: Mapping[int, str] = field(default_factory=dict)
    grids: Mapping[int, str] = field(default_factory=dict)
    types: Mapping[str, str] = field(default_factory=dict)


def because(proposal: Proposal) -> str:
    """Why a proposal is made, in one line."""
    return reasons(proposal.because)


def reasons(parts: Iterable[Reason]) -> str:
    """Reasons in one line: what it rests on, the circumstances in brackets, what was passed over."""
    main, around, notes = [], [], []
    for part in parts:
        params = dict(part.params)
        if "urgency" in params:
            params["urgency"] = tr(URGENCIES[params["urgency"]])
        if part.code in MAIN:
            main.append(tr(MAIN[part.code]).format(**params))
        elif part.code in CIRCUMSTANCES:
            around.append(tr(CIRCUMSTANCES[part.code]).format(**params))
        else:
            notes.append(tr(NOTES[part.code]).format(**params))
    text = "".join(main)
    if around:
        text = tr("{reason} ({circumstances})").format(reason=text, circumstances=tr("; ").join(around))
    return tr("; ").join([text, *notes] if text else notes)


def missed(parts: Iterable[Reason]) -> str:
    """Why a rule does not hold, in one line."""
    return tr("; ").join(tr(MISSED[part.code]).format(**part.params) for part in parts)


def finding(reason: Reason, names: Names) -> str:
    """A finding of `domain.events.routing_check` as a sentence."""
    params = dict(reason.params)
    if "type" in params:
        params["type"] = f"{params['type']} {names.types.get(params['type'], '')}".strip()
    return tr(FINDINGS[reason.code]).format(**params)


def conditions(rule: Rule, names: Names) -> str:
    """When a rule holds, in one line."""
    found = []
    if rule.event_type is not None:
        found.append(f"{rule.event_type} {names.types.get(rule.event_type, '')}".strip())
    if rule.area is not None:
        found.append(names.areas.get(rule.area, str(rule.area)))
    if rule.grid is not None:
        found.append(tr("grid {grid}").format(grid=names.grids.get(rule.grid, rule.grid)))
    if rule.urgency is not None:
        found.append(tr("urgency: {urgency}").format(urgency=tr(URGENCIES[rule.urgency])))
    if rule.days is not None:
        found.append(tr(DAYS[rule.days]))
    if rule.hours is not None:
        found.append(rule.hours)
    if rule.has_component is not None:
        found.append(tr("with a component") if rule.has_component else tr("without a component"))
    return tr("; ").join(found) or tr("everything")


def destination(rule: Rule, names: Names) -> str:
    """Whom a rule names."""
    if rule.target in OWN:
        return tr(OWN[rule.target])
    return names.departments.get(rule.department, tr("no department"))


def rule_sentence(rule: Rule, names: Names) -> str:
    """A rule as one sentence: when, to whom, on what it rests."""
    text = tr("{when} → {department}").format(when=conditions(rule, names), department=destination(rule, names))
    if rule.basis:
        text = tr("{reason} ({circumstances})").format(reason=text, circumstances=rule.basis)
    return text if rule.active else tr("{rule} [off]").format(rule=text)
