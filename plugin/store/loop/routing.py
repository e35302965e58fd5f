"""Routing in a store: the rules with departments and responsibilities, the facts of an event, what departments have."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from ...domain.events.routing import UNITS, Book, Department, Duty, Facts, Rule, parse_times
from ...services import clock
from ...services.translation import language, tr
from ..access import Access
from ..audit import Audit
from ..errors import AccessDenied, ChangedMeanwhile, StoreError
from ..store import Store
from .events import Events
from .working_time import is_working

ROLE = "manager"
_RULE = {
    "id": "id", "rank": "rank", "target": "target", "department": "department_id", "event_type": "event_type",
    "area": "area_id", "grid": "grid_id", "urgency": "urgency", "hours": "hours", "days": "days",
    "has_component": "has_component", "basis": "basis", "active": "active",
}  # fmt: skip
_EVENT = (
    "SELECT e.event_type, e.urgency, e.area_id, e.grid_id, e.component_id, c.owner_unit,"
    " c.competent_unit, c.maintaining_unit,"
    " (SELECT s.department_id FROM event_step AS s WHERE s.event_id = e.id AND s.department_id IS NOT NULL"
    " ORDER BY s.seq DESC LIMIT 1) AS last_department,"
    " (SELECT max(s.seq) FROM event_step AS s WHERE s.event_id = e.id) AS seq,"
    " (SELECT s.action FROM event_step AS s WHERE s.event_id = e.id AND s.state_before <> s.state_after"
    " ORDER BY s.seq DESC LIMIT 1) AS moved"
    " FROM event AS e LEFT JOIN component AS c ON c.id = e.component_id WHERE e.id = :event"
)
# 退单: a step of the department that had the event, which takes it back to where it is dispatched from.
_RETURNED = (
    "SELECT s.note, (SELECT given.department_id FROM event_step AS given WHERE given.event_id = s.event_id"
    " AND given.seq < s.seq AND given.department_id IS NOT NULL ORDER BY given.seq DESC LIMIT 1) AS department"
    " FROM event_step AS s JOIN transition AS t ON t.workflow = s.workflow AND t.state_before = s.state_before"
    " AND t.action = s.action WHERE s.event_id = :event AND s.action = 'send_back' AND t.held_by = 'lead'"
    " ORDER BY s.seq"
)
_AREAS = (
    "SELECT above.id, above.name FROM area AS own JOIN area AS above ON own.path LIKE above.path || '%'"
    " WHERE own.id = :area AND above.path <> '' ORDER BY length(above.path) DESC"
)
_GRIDS = (
    "WITH RECURSIVE up (id, code, parent_id) AS (SELECT id, code, parent_id FROM grid WHERE id = :grid"
    " UNION SELECT g.id, g.code, g.parent_id FROM grid AS g JOIN up ON g.id = up.parent_id OR g.code = up.code)"
    " SELECT id FROM up"
)
_TYPE = "SELECT name_zh, name_en FROM event_type WHERE code = :code ORDER BY active DESC, id LIMIT 1"
_LOADS = (
    "SELECT d.id, d.code, d.name, d.phone, a.name AS area,"
    " count(CASE WHEN h.part = 'lead' THEN 1 END) AS leading,"
    " count(CASE WHEN h.part = 'assist' THEN 1 END) AS assisting,"
    " count(CASE WHEN h.part = 'lead' AND e.due_at < :now THEN 1 END) AS overdue"
    " FROM department AS d LEFT JOIN area AS a ON a.id = d.area_id"
    " LEFT JOIN (event_department AS h JOIN event AS e ON e.id = h.event_id AND e.closed_at IS NULL)"
    " ON h.department_id = d.id AND h.until_seq IS NULL"
    " WHERE d.active GROUP BY d.id, d.code, d.name, d.phone, a.name ORDER BY d.name, d.id"
)


@dataclass(frozen=True)
class Load:
    """A department that may be chosen, and how many open events it leads, of them overdue, and assists in."""

    id: int
    code: str
    name: str
    phone: str | None
    area: str | None
    leading: int
    assisting: int
    overdue: int


def read_rules(store: Store) -> tuple[Rule, ...]:
    """The rules in their order."""
    found = store.read("routing_rule", list(_RULE.values()), order_by=["rank"])
    return tuple(Rule(**dict(zip(_RULE, row, strict=True))) for row in zip(*found.values(), strict=True))


def read_book(store: Store) -> Book:
    """Rules, departments and responsibilities: what every proposal is made from."""
    names = ["id", "code", "name", "area_id", "parent_id", "active"]
    rows = zip(*store.read("department", names).values(), strict=True)
    duties = store.read("responsibility", ["department_id", "event_type", "part", "basis", "scope_limit"])
    return Book(
        read_rules(store),
        {row[0]: Department(*row) for row in rows},
        tuple(Duty(*row) for row in zip(*duties.values(), strict=True)),
    )


def write_rules(store: Store, rules: Sequence[Rule], expected: Sequence[Rule]) -> tuple[Rule, ...]:
    """For managers: put these rules, in this order, in place of the ``expected`` ones, and return them as they stand.

    Raises ChangedMeanwhile where others than ``expected`` stand in the store, DomainError for hours that cannot be
    read, AccessDenied or ConstraintViolation.
    """
    if ROLE not in Access(store).who_am_i().roles:
        raise AccessDenied(tr("The rules of routing are set by managers only."), role=ROLE)
    for rule in rules:
        if rule.hours:
            parse_times(rule.hours)
    with store.transaction():
        store.turn("routing_rule")
        known = read_rules(store)
        if list(known) != list(expected):
            raise ChangedMeanwhile(tr("Somebody else has changed the rules meanwhile; they were read again."))
        kept = {rule.id for rule in rules}
        for rule in known:
            if rule.id not in kept:
                store.execute("DELETE FROM routing_rule WHERE id = :id", {"id": rule.id})
        # No two rules may have one rank at any moment.
        store.execute("UPDATE routing_rule SET rank = -rank")
        there = {rule.id for rule in known}
        for rank, rule in enumerate(rules, start=1):
            values = {_RULE[name]: value for name, value in asdict(rule).items()} | {"rank": rank}
            key = values.pop("id")
            if key in there:
                store.update("routing_rule", key, values)
            else:
                store.insert("routing_rule", values)
        Audit(store).write("change_routing_rules", "routing_rule", None, {"rules": len(rules)})
        return read_rules(store)


def read_facts(store: Store, event: int, at: datetime | None = None) -> tuple[Facts, int]:
    """What decides where an event goes at an instant, now unless given, and the seq of its last step.

    Raises StoreError for an event that is not there.
    """
    found = store.query(_EVENT, {"event": event})
    if not found:
        raise StoreError(tr("Event {event} is not there.").format(event=event), event=event)
    row = found[0]
    returned = store.query(_RETURNED, {"event": event})
    sent_back = {one["department"]: one["note"] for one in returned if one["department"] is not None}
    escalated = row["moved"] == "escalate"
    facts = _facts(store, row, at, {name: row[name] for name in UNITS}, sent_back, row["last_department"], escalated)
    return facts, row["seq"]


def facts_of(store: Store, values: Mapping[str, object], at: datetime | None = None) -> Facts:
    """The same of an event that is not reported yet; ``values`` are those of `Events.report`, the type at least."""
    row = {"area_id": None, "grid_id": None, "urgency": None, "component_id": None, **values}
    if row.get("geom") is not None:
        grid, area = Events(store).place({"reported_at": clock.utc_now(), **row})
        row["grid_id"] = row["grid_id"] or grid
        row["area_id"] = row["area_id"] or area
    units = {}
    if row["component_id"] is not None:
        found = store.read("component", UNITS, where={"id": row["component_id"]})
        units = {name: one[0] for name, one in found.items() if one}
    return _facts(store, row, at, units)


def department_loads(store: Store, now: datetime | None = None) -> list[Load]:
    """The active departments by name, with what they have to do; an account counts what it sees."""
    return [Load(**row) for row in store.query(_LOADS, {"now": now or clock.utc_now()})]


def staffed_departments(store: Store) -> frozenset[int]:
    """The departments with an account that is active."""
    return frozenset(store.read("app_user", ["department_id"], where={"active": True})["department_id"]) - {None}


def event_type_names(store: Store) -> dict[str, str]:
    """Every active event type by code, major classes included, in the user's language."""
    name = f"name_{language()}"
    found = store.read("event_type", ["code", name], where={"active": True}, order_by=["code"])
    return dict(zip(found["code"], found[name], strict=True))


def area_lines(store: Store) -> dict[int, frozenset[int]]:
    """Every area with itself and all that lie above it."""
    found = store.read("area", ["id", "path"])
    return {
        key: frozenset(int(part) for part in path.split("/") if part) | {key}
        for key, path in zip(found["id"], found["path"], strict=True)
    }


def _facts(store, row, at, units, returned=None, held=None, escalated=False) -> Facts:
    local = (at or clock.utc_now()).astimezone(ZoneInfo(store.zone))
    areas = store.query(_AREAS, {"area": row["area_id"]}) if row["area_id"] is not None else []
    grids = store.query(_GRIDS, {"grid": row["grid_id"]}) if row["grid_id"] is not None else []
    named = store.query(_TYPE, {"code": row["event_type"]})
    name = named[0][f"name_{language()}"] if named else ""
    return Facts(
        row["event_type"],
        local,
        is_working(store, local.date()),
        f"{row['event_type']} {name}".strip(),
        {one["id"]: one["name"] for one in areas},
        frozenset(one["id"] for one in grids),
        row["urgency"],
        row["component_id"] is not None,
        {name: unit for name, unit in units.items() if unit},
        returned or {},
        held,
        escalated,
        is_working(store, local.date() - timedelta(days=1)),
    )
