"""What QGIS's help panel says about the expression functions: the texts, and QGIS's own layout of them."""

from collections.abc import Sequence
from html import escape
from typing import NamedTuple

from ..services.translation import tr

DESCRIPTIONS = {
    "civicgrid_mask": "Masks personal data the way the database does: of a name the surname stays, of a document "
    "number the first and last character, of a mobile number the first three and last four digits, of an address "
    "everything down to the building. What is masked already stays as it is.",
    "civicgrid_id_valid": "Tells whether a citizen number (18 characters, or 15 digits of the first generation) is "
    "valid: province, birth date and check character. Numbers of generated residents are not valid.",
    "civicgrid_uscc_valid": "Tells whether a unified social credit code is valid: its characters and both check "
    "characters.",
    "civicgrid_component_valid": "Tells whether a component code has the form of the standard: county, class, sequence "
    "(16 digits) or the municipal variant (19 digits). The list of classes is not asked, because cities extend it.",
    "civicgrid_deadline_state": "Tells how an event stands against its deadline: no_deadline, in_time, late, overdue, "
    "due_soon (the warning has come) or running. The column deadline of event_map follows the same rule. "
    "Without a deadline the result is no_deadline, and so it is for an event that was merged or voided.",
    "civicgrid_level_name": "Gives the name of a display level, 1 to 4.",
    "civicgrid_code_name": "Gives the name of a code from the code lists that come with CivicGrid. A code that is not "
    "in the list gives NULL.",
    "civicgrid_convert": "Converts a geometry in degrees between WGS 84, CGCS2000, GCJ-02 and BD-09.",
    "civicgrid_age_days": "Gives the whole days that have passed since an instant or a date, negative for the future: "
    "how fresh something is.",
}

ARGUMENTS = {
    "civicgrid_mask.value": "text to mask",
    "civicgrid_mask.kind": "what it is: 'name', 'id' or 'document', 'phone', 'address'",
    "civicgrid_id_valid.number": "citizen number as text",
    "civicgrid_uscc_valid.code": "unified social credit code as text",
    "civicgrid_component_valid.code": "component code as text",
    "civicgrid_deadline_state.due": "instant of the deadline: a datetime, or a text with its time zone",
    "civicgrid_deadline_state.closed": "instant at which the event was closed, NULL while it is open",
    "civicgrid_deadline_state.now": "instant to compare with; now, if it is left out",
    "civicgrid_deadline_state.warn": "instant from which the event is due soon: warn_at; never, if it is left out",
    "civicgrid_deadline_state.state": "state of the event: merged and voided ones have no deadline",
    "civicgrid_level_name.level": "display level, 1 to 4",
    "civicgrid_level_name.language": "'zh' or 'en'; the language of QGIS, if it is left out",
    "civicgrid_code_name.list": "name of the code list, such as 'room_use' or 'event_source'",
    "civicgrid_code_name.code": "code in that list",
    "civicgrid_code_name.language": "'zh' or 'en'; the language of QGIS, if it is left out",
    "civicgrid_convert.point": "a point or any other geometry, longitude and latitude in degrees",
    "civicgrid_convert.from": "its coordinate system: 'wgs84', 'cgcs2000', 'gcj02' or 'bd09'",
    "civicgrid_convert.to": "the coordinate system wanted, one of the same four",
    "civicgrid_age_days.instant": "a datetime, a date, or a text with its time zone",
    "civicgrid_age_days.now": "instant to count up to; now, if it is left out",
}

EXAMPLES = {
    "civicgrid_mask": (
        ("civicgrid_mask('欧阳锋', 'name')", "'欧阳*'"),
        ("civicgrid_mask('13812345678', 'phone')", "'138****5678'"),
        ("civicgrid_mask('11010519491231002X', 'id')", "'1****************X'"),
    ),
    "civicgrid_id_valid": (
        ("civicgrid_id_valid('11010519491231002X')", "true"),
        ("civicgrid_id_valid('110105194912310021')", "false"),
    ),
    "civicgrid_uscc_valid": (
        ("civicgrid_uscc_valid('91350100M000100Y43')", "true"),
        ("civicgrid_uscc_valid('91350100M000100Y44')", "false"),
    ),
    "civicgrid_component_valid": (
        ("civicgrid_component_valid('3205820102048188')", "true"),
        ("civicgrid_component_valid('3205820100048188')", "false"),
    ),
    "civicgrid_deadline_state": (
        ("civicgrid_deadline_state('2026-03-02T10:00:00Z', NULL, '2026-03-02T11:00:00Z')", "'overdue'"),
        (
            "civicgrid_deadline_state('2026-03-02T10:00:00Z', NULL, '2026-03-02T07:30:00Z', '2026-03-02T07:00:00Z')",
            "'due_soon'",
        ),
        ("civicgrid_deadline_state('2026-03-02T10:00:00Z', '2026-03-02T17:00:00+08:00')", "'in_time'"),
        (
            "civicgrid_deadline_state('2026-03-02T10:00:00Z', '2026-03-02T17:00:00+08:00', state:='voided')",
            "'no_deadline'",
        ),
        ("civicgrid_deadline_state(NULL)", "'no_deadline'"),
    ),
    "civicgrid_level_name": (
        ("civicgrid_level_name(1, 'zh')", "'Ⅰ级'"),
        ("civicgrid_level_name(1, 'en')", "'Level I'"),
    ),
    "civicgrid_code_name": (
        ("civicgrid_code_name('room_use', 'rented', 'zh')", "'租赁'"),
        ("civicgrid_code_name('room_use', 'rented', 'en')", "'rented'"),
    ),
    "civicgrid_convert": (
        (
            "geom_to_wkt(civicgrid_convert(make_point(114.2, 22.7), 'wgs84', 'gcj02'), 5)",
            "'Point (114.20491 22.6972)'",
        ),
        ("geom_to_wkt(civicgrid_convert(make_point(2.35, 48.86), 'wgs84', 'gcj02'), 5)", "'Point (2.35 48.86)'"),
    ),
    "civicgrid_age_days": (
        ("civicgrid_age_days('2026-03-02T10:00:00Z', '2026-03-09T09:00:00Z')", "6"),
        ("civicgrid_age_days(to_date('2026-03-02'), to_date('2026-03-09'))", "7"),
    ),
}


class Argument(NamedTuple):
    """A parameter of a function; an optional one has its default value, ``shown`` says it."""

    name: str
    optional: bool = False
    shown: str = ""


def help_html(name: str, arguments: Sequence[Argument]) -> str:
    """The help of a function in the layout of QGIS's own functions."""
    spans = []
    for argument in arguments:
        text = f'<span class="argument">{argument.name}{":=" + argument.shown if argument.shown else ""}</span>'
        spans.append(f"[{text}]" if argument.optional else text)
    rows = "".join(
        f'<tr><td class="argument">{argument.name}</td><td>{escape(tr(ARGUMENTS[f"{name}.{argument.name}"]))}</td></tr>'
        for argument in arguments
    )
    items = "".join(
        f"<li><code>{escape(expression)}</code> &rarr; <code>{escape(result)}</code></li>"
        for expression, result in EXAMPLES[name]
    )
    return (
        f"<h3>{tr('function {name}').format(name=name)}</h3>\n"
        f'<div class="description"><p>{escape(tr(DESCRIPTIONS[name]))}</p></div>\n'
        f'<h4>{tr("Syntax")}</h4>\n<div class="syntax"><code>'
        f'<span class="functionname">{name}</span>({", ".join(spans)})</code></div>\n'
        f'<h4>{tr("Arguments")}</h4>\n<div class="arguments"><table>{rows}</table></div>\n'
        f'<h4>{tr("Examples")}</h4>\n<div class="examples"><ul>{items}</ul></div>\n'
    )
