"""Events and their five-step loop: report, take a step, see what was done and what may be done next.

Which steps are legal is data in ``transition``; both engines refuse every other one by themselves (sql/*/20_steps.sql).
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from ..domain.codes import CodeItem
from ..domain.display import display_level, display_levels
from ..domain.uid import new_uid
from ..services import clock
from ..services.geos import shapely
from ..services.translation import tr
from .access import Access
from .errors import AccessDenied, ChangedMeanwhile, StoreError
from .store import Store

_FINEST_FIRST = ("micro_grid", "grid", "dedicated")
_HISTORY = (
    "SELECT s.seq, s.state_before, s.action, s.state_after, s.at, s.app_user_id, u.name AS person, s.department_id,"
    " d.name AS department, s.note, s.evidence, s.self_verified, t.name_zh, t.name_en"
    " FROM event_step AS s LEFT JOIN app_user AS u ON u.id = s.app_user_id"
    " LEFT JOIN department AS d ON d.id = s.department_id"
    " LEFT JOIN transition AS t ON t.workflow = s.workflow AND t.state_before = s.state_before AND t.action = s.action"
    " WHERE s.event_id = :event ORDER BY s.seq"
)
_HISTORY_TYPES = {"at": "instant", "evidence": "json", "self_verified": "boolean"}
_ACTIONS = (
    "SELECT t.action, t.state_after, t.role, t.name_zh, t.name_en, t.evidence, t.other_person"
    " FROM event AS e JOIN transition AS t ON t.workflow = e.workflow AND t.state_before = e.state"
    " WHERE e.id = :event AND t.action <> 'genesis' ORDER BY t.id"
)
_ACTION_TYPES = {"evidence": "json", "other_person": "boolean"}
_LAST = (
    "SELECT e.number, e.workflow, e.state, e.area_id, s.seq, s.action, u.name AS person"
    " FROM event AS e JOIN event_step AS s ON s.event_id = e.id LEFT JOIN app_user AS u ON u.id = s.app_user_id"
    " WHERE e.id = :event ORDER BY s.seq DESC LIMIT 1"
)
# The same rule as handler_of() in sql/postgis/20_steps.sql.
_HANDLER = (
    "SELECT app_user_id FROM event_step WHERE event_id = :event AND state_after = :state AND state_before <> :state"
    " ORDER BY seq DESC LIMIT 1"
)
_INSERT = (
    "INSERT INTO event_step (uid, event_id, workflow, seq, prev_seq, state_before, action, state_after, at,"
    " app_user_id, department_id, note, evidence, self_verified, area_id) VALUES (:uid, :event, :workflow, :seq,"
    " :prev_seq, :state_before, :action, :state_after, :at, :person, :department, :note, :evidence, :self_verified,"
    " :area)"
)


@dataclass(frozen=True)
class Action:
    """A step that may be taken now; ``evidence`` names what should come with it."""

    action: str
    state_after: str
    role: str
    name_zh: str
    name_en: str
    evidence: tuple[str, ...]
    other_person: bool


@dataclass(frozen=True)
class Step:
    """A step that was taken; ``at`` in UTC, ``seq`` 0 is the report."""

    seq: int
    state_before: str
    action: str
    state_after: str
    at: datetime
    app_user_id: int | None
    person: str | None
    department_id: int | None
    department: str | None
    note: str | None
    evidence: object
    self_verified: bool
    name_zh: str | None
    name_en: str | None


class Events:
    """Events of a store.

    ``operator`` is the account (app_user id) that works on a GeoPackage, the store's own operator unless given; in
    PostGIS the login says who it is.
    """

    def __init__(self, store: Store, operator: int | None = None):
        self._store = store
        if operator is None:
            operator = store.operator
        if operator is None and store.engine == "gpkg":
            rows = store.query("SELECT id FROM app_user WHERE login = ''")
            operator = rows[0]["id"] if rows else None
        self._operator = operator

    def report(self, values: Mapping[str, object]) -> int:
        """Enter an event and return its id.

        ``values`` are columns of ``event``: event_type, title and source at least; geom is WKB in the store's CRS. The
        number (day in the store's zone and a count), the state, the display level, and from the position the grid, and
        the area where none is given, are filled in; the grid stays as it is now. A uid that is there already returns
        that event. Raises ConstraintViolation or AccessDenied.
        """
        row = {"uid": new_uid(), "reported_at": clock.utc_now(), "workflow": "governance", **values}
        row["display_level"] = self._display_level(row)
        with self._store.transaction():
            known = self._store.read("event", ["id"], where={"uid": row["uid"]})["id"]
            if known:
                return known[0]
            genesis = self._store.read(
                "transition", ["state_after"], where={"workflow": row["workflow"], "action": "genesis"}
            )["state_after"]
            if not genesis:
                text = tr("There is no workflow {workflow}.")
                raise StoreError(text.format(workflow=row["workflow"]), workflow=row["workflow"])
            row["state"] = genesis[0]
            row["grid_id"], area = self._place(row)
            if row.get("area_id") is None:
                row["area_id"] = area
            row["number"] = self._next_number(row["reported_at"])
            return self._insert(row)

    def take_step(
        self,
        event: int,
        action: str,
        *,
        expected_seq: int,
        note: str | None = None,
        evidence: object = None,
        department_id: int | None = None,
        uid: str | None = None,
    ) -> int:
        """Take a step and return its seq.

        ``expected_seq`` is the last step the person has seen; ``uid`` makes a repeated call harmless. A department
        named here has the event from then on. Raises ChangedMeanwhile when somebody was faster, AccessDenied without
        the step's role, ConstraintViolation or StoreError when the workflow does not allow it.
        """
        uid = uid or new_uid()
        if self._store.engine == "postgis":
            taken = self._store.query(
                "SELECT take_step(:event, :action, :note, CAST(:evidence AS jsonb), CAST(:department AS bigint),"
                " CAST(:expected AS integer), :uid) AS id",
                {
                    "event": event,
                    "action": action,
                    "note": note,
                    "evidence": self._document(evidence),
                    "department": department_id,
                    "expected": expected_seq,
                    "uid": uid,
                },
            )[0]["id"]
            return self._store.read("event_step", ["seq"], where={"id": taken})["seq"][0]
        with self._store.transaction():
            return self._take_here(event, action, expected_seq, note, evidence, department_id, uid)

    def history(self, event: int) -> list[Step]:
        """The steps of an event, the report first."""
        rows = self._store.query(_HISTORY, {"event": event}, types=_HISTORY_TYPES)
        return [Step(**row) for row in rows]

    def actions(self, event: int) -> list[Action]:
        """The steps that the present account may take now."""
        rows = self._store.query(_ACTIONS, {"event": event}, types=_ACTION_TYPES)
        return [
            Action(**{**row, "evidence": tuple(row["evidence"] or ())}) for row in rows if self._has_role(row["role"])
        ]

    def _insert(self, row: Mapping[str, object]) -> int:
        if self._store.engine == "postgis" or self._operator is None:
            return self._store.insert("event", row)
        # The trigger that writes the genesis row asks here who reports; nobody else ever sees the row.
        named = {"who": str(self._operator)}
        self._store.execute("INSERT INTO setting (name, value) VALUES ('operator', :who)", named)
        try:
            return self._store.insert("event", row)
        finally:
            self._store.execute("DELETE FROM setting WHERE name = 'operator'")

    def _take_here(self, event, action, expected_seq, note, evidence, department_id, uid) -> int:
        taken = self._store.read("event_step", ["seq"], where={"uid": uid, "event_id": event, "action": action})["seq"]
        if taken:
            return taken[0]
        found = self._store.query(_LAST, {"event": event})
        if not found:
            raise StoreError(tr("Event {event} is not there.").format(event=event), event=event)
        last = found[0]
        if last["seq"] != expected_seq:
            text = tr("Event {number} has moved on meanwhile: {person} took the step {action}, it is now {state}.")
            raise ChangedMeanwhile(
                text.format(
                    number=last["number"],
                    person=last["person"] or tr("somebody"),
                    action=last["action"],
                    state=last["state"],
                ),
                event=event,
                **{name: last[name] for name in ("person", "action", "state")},
            )
        rules = self._store.read(
            "transition",
            ["state_after", "role", "other_person"],
            where={"workflow": last["workflow"], "state_before": last["state"], "action": action},
        )
        if action == "genesis" or not rules["role"]:
            text = tr("Event {number} is {state}: the workflow does not allow the step {action}.")
            text = text.format(number=last["number"], state=last["state"], action=action)
            raise StoreError(text, event=event, action=action)
        if not self._has_role(rules["role"][0]):
            role = rules["role"][0]
            raise AccessDenied(
                tr("The step {action} needs the role {role}.").format(action=action, role=role), role=role
            )
        seq = last["seq"] + 1
        self._store.execute(
            _INSERT,
            {
                "uid": uid,
                "event": event,
                "workflow": last["workflow"],
                "seq": seq,
                "prev_seq": last["seq"],
                "state_before": last["state"],
                "action": action,
                "state_after": rules["state_after"][0],
                "at": clock.utc_now(),
                "person": self._operator,
                "department": department_id,
                "note": note,
                "evidence": self._document(evidence),
                "self_verified": rules["other_person"][0] and self._alone() and self._handled(event, last["state"]),
                "area": last["area_id"],
            },
        )
        return seq

    def _document(self, evidence: object) -> str | None:
        return None if evidence is None else json.dumps(evidence, ensure_ascii=False)

    def _alone(self) -> bool:
        return self._store.read("setting", ["value"], where={"name": "single_operator"})["value"] == ["1"]

    def _handled(self, event: int, state: str) -> bool:
        rows = self._store.query(_HANDLER, {"event": event, "state": state})
        return (rows[0]["app_user_id"] if rows else None) == self._operator

    def _has_role(self, role: str) -> bool:
        if self._store.engine == "postgis":
            return self._store.query("SELECT has_right(:role) AS held", {"role": role})[0]["held"]
        # The single operator may do everything; a chosen person what their roles allow, as `Access.who_am_i` says.
        anything = self._store.operator is None and self._alone()
        return anything or role in Access(self._store).roles_of(self._operator)

    def _display_level(self, row: Mapping[str, object]) -> int:
        fields = ("warning_colour", "grade", "urgency")
        columns = ["list", "code", "parent", "name_zh", "name_en", "edition", "source", "confidence", "extra"]
        found = self._store.read("code_item", columns, where={"list": "display_level"})
        items = [CodeItem(**dict(zip(columns, values, strict=True))) for values in zip(*found.values(), strict=True)]
        return display_level(display_levels(items), **{name: row.get(name) for name in fields})

    def _place(self, row: Mapping[str, object]) -> tuple[int | None, int | None]:
        """The grid, of the finest level, and the area in which the event lies on its local day."""
        if row.get("geom") is None:
            return None, None
        point = shapely.from_wkb(row["geom"])
        day = clock.local_day(row["reported_at"], self._store.zone)
        grids = self._store.read(
            "grid", ["id", "area_id", "level", "valid_from", "valid_to", "geom"], bbox=point.bounds, order_by=["id"]
        )
        inside = [
            (_FINEST_FIRST.index(level), key, area)
            for key, area, level, begin, end, shape in zip(*grids.values(), strict=True)
            if begin <= day and (end is None or end > day) and shapely.from_wkb(shape).intersects(point)
        ]
        grid, area = min(inside)[1:] if inside else (None, None)
        if area is None:
            areas = self._store.read("area", ["id", "path", "geom"], bbox=point.bounds)
            around = [
                (path.count("/"), -key)
                for key, path, shape in zip(*areas.values(), strict=True)
                if shapely.from_wkb(shape).intersects(point)
            ]
            area = -max(around)[1] if around else None
        return grid, area

    def _next_number(self, at: datetime) -> str:
        day = clock.local_day(at, self._store.zone).strftime("%Y%m%d")
        if self._store.engine == "postgis":
            return self._store.query("SELECT next_event_number(:day) AS number", {"day": day})[0]["number"]
        last = self._store.query(
            "SELECT max(number) AS number FROM event WHERE number BETWEEN :first AND :last",
            {"first": f"{day}-000000", "last": f"{day}-999999"},
        )[0]["number"]
        return f"{day}-{int(last.partition('-')[2] if last else 0) + 1:06d}"
