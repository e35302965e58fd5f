"""The log in words: actions, objects, and what stands in the detail of a line."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import timedelta

from ...services import clock
from ...services.translation import tr
from ...store import Store
from ...store.areas import area_tree
from ...store.trail import Line, Trail
from ..reveal.subject import FIELDS as CLEAR_FIELDS
from ..shared.roles import ROLE_NAMES

ACTIONS = {
    "sign_in": "Signed in",
    "create_account": "Created an account",
    "change_account": "Changed an account",
    "change_roles": "Changed roles",
    "change_routing_rules": "Changed the rules of routing",
    "change_workflow": "Changed a workflow",
    "change_city_file": "Changed a file of local rules",
    "deactivate_account": "Deactivated an account",
    "reactivate_account": "Reactivated an account",
    "renew_sign_in": "Set a password",
    "search": "Searched for persons",
    "request_reveal": "Asked to see clear details",
    "reveal": "Saw clear details",
    "open_contact": "Saw a contact",
    "query_persons": "Queried persons",
    "query_persons_counted": "Counted the queried persons",
    "export_persons": "Exported persons, masked",
    "export_orders": "Exported results of hotline orders",
    "save_persons": "Saved persons",
    "match_persons": "Asked whether a file's residents are here",
    "matched_persons": "Learned which of a file's residents are here",
    "compare_persons": "Asked to compare a file's residents field by field",
    "opened_persons": "Opened residents to compare them with a file",
    "compare_import": "Read what an earlier file said of residents",
    "compare_item": "Read what a file said of a resident, to decide it",
    "settle_stays": "Entered stays in bulk",
    "add_stay": "Entered a stay",
    "end_stay": "Ended a stay",
    "correct_stay": "Corrected a stay",
    "undo_stays": "Took changes of stays or rooms back",
    "correct_room": "Corrected a room",
    "print_section": "Printed a section chart",
    "repair_data": "Repaired data",
    "correct_event": "Corrected an event",
    "recompute_deadlines": "Reckoned deadlines again",
    "change_deadline_rules": "Changed the rules of deadlines",
    "change_working_calendar": "Changed the working calendar",
    "change_duty_list": "Changed the duty list",
    "change_shift": "Changed a shift of the duty list",
    "remove_shift": "Took a shift off the duty list",
    "publish_tags": "Published counts by tag",
    "rebuild_search": "Rebuilt the search",
    "export_keys": "Exported the keys",
    "withdraw_batch": "Withdrew a batch",
    "repair_shapes": "Repaired shapes",
    "undo_repairs": "Took repairs back",
    "relink": "Began to link persons again",
    "relinked": "Linked persons again",
    "change_party": "Changed who is concerned by an event",
    "open_link_desk": "Opened the addresses of unlinked persons",
    "decide_conflict": "Decided a conflict",
    "remove_attachment": "Removed an attachment",
    "clear_export": "Began a clear export",
    "clear_export_written": "Wrote a clear export",
    "make_package": "Made an exchange package",
    "apply_package": "Applied an exchange package",
    "change_peer": "Changed an exchange partner",
    "export_audit": "Exported the audit log",
    "export_seen": "Exported who saw whom",
    "switch_tag_module": "Switched a sealed tag",
    "change_by_sql": "Changed past the program",
}
COUNTED = {
    "match_persons": "{asked} keys asked",
    "matched_persons": "{asked} keys asked, {hits} of them known here",
    "compare_persons": "{asked} keys asked",
    "opened_persons": "{asked} keys asked, {opened} residents opened",
    "compare_import": "{persons} residents opened",
    "relink": "{persons} residents opened",
    "open_link_desk": "{persons} residents opened",
    "save_persons": "{inserted} residents new, {updated} written anew",
}
"""What acts on many come to, where their lines know it. A key is a number, or a name with its birth date."""
OBJECTS = {
    "person": "Resident {number}",
    "app_user": "Account {number}",
    "organisation": "Organisation {number}",
    "facility": "Facility {number}",
    "event_party": "Party of an event {number}",
    "import_batch": "Batch {number}",
    "clear_export": "Clear export {number}",
    "desk_item": "Item on the desk {number}",
    "code_item": "Code {number}",
    "building": "Building {number}",
    "room": "Room {number}",
    "occupancy": "Stay {number}",
    "duty_shift": "Shift {number}",
}
FIELDS = {
    "name": "Name",
    "login": "Login",
    "duty_number": "Duty number",
    "area_id": "Area of duty",
    "department_id": "Department",
    "roles": "Roles",
    "reason": "Reason",
    "fields": "Fields",
    "file_name": "File",
    "terms": "Searched by",
    "request": "Request",
    "rows": "Rows",
    "action": "Kind of action",
    "person": "Resident",
    "begin": "From day",
    "end": "Before day",
    "tag": "Tag",
    "on": "Switched on",
    "owner_unit": "Owner unit",
    "legal_basis": "Legal basis",
    "purpose": "Purpose",
    "expires": "Ends on",
    "erased": "Entries erased",
    "asked": "Keys asked",
    "hits": "Keys known here",
    "opened": "Residents opened",
    "entered": "Keys entered",
    "handed_out": "Handed out",
    "source": "Source",
    "item": "Item on the desk",
    "decision": "Decision",
    "inserted": "New",
    "updated": "Changed",
    "ignored": "Unchanged",
    "batch": "Batch",
    "number": "Serial number",
    "target": "Target",
    "count": "Count",
    "persons": "Residents",
    "sha256": "SHA-256",
    "table": "Table",
    "operation": "Operation",
    "role": "Role",
    "conditions": "Conditions",
    "minors": "Minors among them",
    "query": "Query in line",
    "room": "Room",
    "stay": "Stay",
    "day": "Day",
    "days": "Days",
    "shifts_entered": "Shifts entered",
    "shifts_removed": "Shifts removed",
    "shifts_linked": "Shifts linked to an account",
    "columns": "Columns",
    "written": "Written",
    "ended": "Ended",
    "confirmed": "Confirmed",
    "undone": "Taken back",
    "stays": "Stays",
    "linked": "Linked",
    "unlinked": "Not linked",
    "file": "File",
    "event": "Event",
    "workflow": "Workflow",
    "steps": "Steps",
    "types": "Event types",
}
# The conditions of a query over persons, as domain.query.Conditions.to_audit tells them.
CONDITIONS = {
    "areas": "Areas",
    "grids": "Grids",
    "drawn": "a drawn place",
    "buildings_picked": "Picked buildings",
    "classes": "Population class",
    "states": "Person and registration",
    "sexes": "Sex",
    "residents": "Counts as resident",
    "age_from": "Age from",
    "age_to": "Age to",
    "uses": "Use of the room",
    "stay": "Stay",
    "roles": "Role in the room",
    "methods": "Linked by",
    "confidence_below": "Confidence below",
    "unverified_days": "Days without a visit",
    "tags": "Service tags",
    "organisations": "Units in the building",
}
TERMS = {
    "name": "full name",
    "name_prefix": "beginning of a name",
    "name_part": "part of a name",
    "pinyin": "pinyin",
    "pinyin_initials": "pinyin initials",
    "document": "document number",
    "phone": "telephone number",
    "phone_last4": "last four digits of a telephone number",
}
_PART = re.compile(r"\{(\w+)\}")
_INSTANTS = frozenset({"begin", "end"})


@dataclass(frozen=True)
class Register:
    """What the log's numbers stand for: accounts (name, login), actions with counts, areas, departments, tags."""

    accounts: Sequence[tuple[str, str]] = ()
    actions: Mapping[str, int] = field(default_factory=dict)
    names: Mapping[str, Mapping[object, str]] = field(default_factory=dict)
    zone: str = "UTC"


def read_register(store: Store) -> Register:
    """Read it; raises AccessDenied for those who are neither auditors nor managers."""
    from ...services.translation import language

    trail, name = Trail(store), f"name_{language()}"
    departments = store.read("department", ["id", "name"])
    tags = store.read("code_item", ["code", name], where={"list": "person_tag"})
    names = {
        "area_id": {place.id: place.name for place in area_tree(store)},
        "department_id": dict(zip(departments["id"], departments["name"], strict=True)),
        "tag": dict(zip(tags["code"], tags[name], strict=True)),
    }
    return Register(trail.accounts(), trail.actions(), names, store.zone)


def action_name(action: str) -> str:
    """What an action is called; one that another version wrote is said as it stands."""
    return tr(ACTIONS[action]) if action in ACTIONS else action


def object_name(line: Line) -> str:
    """Whose line it is, or what an act on many comes to; "" for nobody's."""
    if line.whose:
        return line.whose
    detail = line.detail or {}
    if line.action in COUNTED and all(part in detail for part in _PART.findall(COUNTED[line.action])):
        return tr(COUNTED[line.action]).format(**detail)
    if line.object_table is None:
        return ""
    number = line.object_id or ""
    if line.object_table in OBJECTS:
        return tr(OBJECTS[line.object_table]).format(number=number).strip()
    return f"{line.object_table} {number}".strip()


def fields_text(fields: Sequence[str]) -> str:
    """Clear fields by their names; what is asked for along with another is not told apart."""
    known = [name for name in fields if name in CLEAR_FIELDS or name != "document_kind"]
    return tr(", ").join(tr(CLEAR_FIELDS[name]) if name in CLEAR_FIELDS else name for name in known)


def detail_texts(detail: Mapping[str, object] | None, register: Register) -> list[str]:
    """A line's detail, one entry a line."""
    return [_entry(name, value, register) for name, value in (detail or {}).items()]


def _entry(name: str, value: object, register: Register) -> str:
    title = tr(FIELDS[name]) if name in FIELDS else name
    if isinstance(value, Mapping) and set(value) == {"old", "new"}:
        return f"{title}: {_said(name, value['old'], register)} → {_said(name, value['new'], register)}"
    return f"{title}: {_said(name, value, register)}"


def _said(name: str, value: object, register: Register) -> str:
    if value is None:
        return "–"
    if isinstance(value, bool):
        return tr("yes") if value else tr("no")
    if name == "handed_out":
        return tr("the whole sealed record, of which the program showed these fields")
    if name == "fields":
        return fields_text(str(value).split(","))
    if name == "terms":
        return tr(", ").join(tr(TERMS[kind]) if kind in TERMS else str(kind) for kind in value)
    if name == "conditions" and isinstance(value, Mapping):
        return tr("; ").join(_condition(one, asked, register) for one, asked in value.items()) or tr("none")
    if name == "role":
        return tr(ROLE_NAMES[value]) if value in ROLE_NAMES else str(value)
    if name == "action":
        return action_name(str(value))
    if name in _INSTANTS:
        return clock.local_text(clock.from_text(str(value)), register.zone)
    if isinstance(value, Mapping):
        return tr(", ").join(_role(str(role), end, register.zone) for role, end in value.items()) or "–"
    return register.names.get(name, {}).get(value) or str(value)


def _condition(name: str, value: object, register: Register) -> str:
    title = tr(CONDITIONS[name]) if name in CONDITIONS else name
    if value is True:
        return title
    values = value if isinstance(value, list) else [value]
    names = register.names.get({"areas": "area_id", "tags": "tag"}.get(name, ""), {})
    return f"{title} {tr(', ').join(str(names.get(one, one)) for one in values)}"


def _role(role: str, end: object, zone: str) -> str:
    name = tr(ROLE_NAMES[role]) if role in ROLE_NAMES else role
    if not end:
        return name
    try:
        last = clock.from_text(str(end)) - timedelta(microseconds=1)
    except ValueError:
        return f"{name}: {end}"
    return tr("{role} (until {day})").format(role=name, day=clock.local_day(last, zone))
