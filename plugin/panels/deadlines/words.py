"""Rules and days in words."""

from ...domain.events.deadline import CLOSE, Rule
from ...domain.events.rule_order import Contradiction
from ...services.translation import tr
from ..shared.code_names import code_name

RULE_UNITS = {
    "working_hour": "working hours",
    "working_day": "working days",
    "calendar_day": "calendar days",
    "minute": "minutes",
}
_RULE_LENGTHS = {
    "working_hour": "{amount} working h",
    "working_day": "{amount} working d",
    "calendar_day": "{amount} d",
    "minute": "{amount} min",
}
COUNTED = {
    "same_time": "A day ends at the time at which it began",
    "end_of_day": "The last day ends with its working hours",
}


def period(rule: Rule) -> str:
    """How long a rule gives."""
    return tr(_RULE_LENGTHS[rule.unit]).format(amount=rule.amount)


def urgency_name(code: str | None) -> str:
    """What an urgency is called; None: any."""
    return code_name("urgency", code) if code else tr("any")


def type_name(types: dict[str, str], code: str) -> str:
    """A type with its code, as rules name it."""
    name = types.get(code, "")
    return name if code == "*" or not name else f"{code} {name}"


def contradiction(found: Contradiction, types: dict[str, str], milestones: dict[str, str]) -> str:
    """Which rule can be due before what has to come first; closing comes after handling and verification together."""
    earlier, later = found.earlier, found.later
    if later.milestone == CLOSE:
        text = tr("{type}: {later} ({period}) can be due before handling and verification are")
    else:
        text = tr("{type}: {later} ({period}) can be due before {earlier} ({before})")
    name = type_name(types, found.event_type)
    return text.format(
        type=f"{name} · {urgency_name(found.urgency)}" if found.urgency else name,
        later=milestones.get(later.milestone, later.milestone),
        period=period(later),
        earlier=milestones.get(earlier.milestone, earlier.milestone),
        before=period(earlier),
    )
