"""Events and their loop: report, take a step, see what was done and what may be done next.

Which steps are legal is data in ``transition``. `domain.events.machine` says why a step may not be taken; both engines
refuse it by themselves as well (sql/*/20_steps.sql), whoever writes.
"""

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime
from zoneinfo import ZoneInfo

from ...domain.events import machine
from ...domain.events.display import display_level
from ...domain.events.evidence import photos_of, unattached
from ...domain.events.reported import wrong_time
from ...domain.events.workflow import GENESIS, Transition, Workflow
from ...domain.problems import Problem
from ...domain.uid import new_uid
from ...services import clock
from ...services.coordinates import metres_to
from ...services.geos import shapely
from ...services.translation import language, named, sentence, tr
from ..access import Access
from ..audit import Audit
from ..errors import AccessDenied, ChangedMeanwhile, StepRefused, StoreError
from ..own_settings import has_single_operator
from ..store import Store
from ..workflows import event_ratings, read_workflow, workflow_of
from .deadlines import Deadlines, as_columns, handling_deadline, set_deadlines
from .step_messages import tell

CORRECTED_BY = ("clerk", "dispatcher", "manager")
CORRECTABLE = ("title", "description", "address", "external_number", "event_type", "urgency", "grade",
               "warning_colour", "component_id", "area_id", "geom")  # fmt: skip
"""What `Events.correct` changes; sql/postgis/60_access.sql grants the same, and what follows from it, to the same."""

_LEVEL_FIELDS = ("warning_colour", "grade", "urgency")
_ROW = ("id", "number", "workflow", "state", "area_id", "event_type", *_LEVEL_FIELDS, "display_level", "due_at",
        "due_given", "milestone", "deadlines")  # fmt: skip
_FINEST_FIRST = ("micro_grid", "grid", "dedicated")
_HISTORY = (
    "SELECT s.uid, s.seq, s.state_before, s.action, s.state_after, s.at, s.app_user_id, u.name AS person,"
    " s.department_id, d.name AS department, s.note, s.evidence, s.self_verified, s.due_at, s.warn_at, s.milestone"
    " FROM event_step AS s LEFT JOIN app_user AS u ON u.id = s.app_user_id"
    " LEFT JOIN department AS d ON d.id = s.department_id"
    " WHERE s.event_id = :event ORDER BY s.seq"
)
_HISTORY_TYPES = {
    "at": "instant", "evidence": "json", "self_verified": "boolean", "due_at": "instant", "warn_at": "instant",
}  # fmt: skip
_INSERT = (
    "INSERT INTO event_step (uid, event_id, workflow, seq, prev_seq, state_before, action, state_after, at,"
    " app_user_id, department_id, note, evidence, self_verified, area_id, milestone, due_at, warn_at, deadlines) VALUES"
    " (:uid, :event, :workflow, :seq, :prev_seq, :state_before, :action, :state_after, :at, :person, :department,"
    " :note, :evidence, :self_verified, :area, :milestone, :due, :warning, :deadlines)"
)
_TAKE = (
    "SELECT take_step(:event, :action, :note, CAST(:evidence AS jsonb), CAST(:department AS bigint),"
    " CAST(:expected AS integer), :uid, :milestone, CAST(:due AS timestamptz), CAST(:warning AS timestamptz),"
    " CAST(:deadlines AS jsonb)) AS id"
)


@dataclass(frozen=True)
class Step:
    """A step that was taken; ``at`` in UTC, ``seq`` 0 is the report; the deadline is that of the state it led to."""

    uid: str
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
    evidence: Mapping[str, object] | None
    self_verified: bool
    due_at: datetime | None
    warn_at: datetime | None
    milestone: str | None

    @property
    def bare(self) -> machine.Step:
        """The step as the machine knows it."""
        return machine.Step(
            self.seq, self.state_before, self.action, self.state_after, self.at, self.app_user_id, self.department_id,
            self.note, self.evidence,
        )  # fmt: skip


class Events:
    """Events of a store.

    ``operator`` is the account (app_user id) that works on a GeoPackage, the store's own operator unless given; in
    PostGIS the login says who it is.
    """

    def __init__(self, store: Store, operator: int | None = None):
        self._store = store
        self._workflows: dict[str, Workflow] = {}
        self._deadlines = Deadlines(store)
        if operator is None and store.engine == "gpkg":
            operator = Access(store).who_am_i().id
        self._operator = operator

    def workflow(self, code: str) -> Workflow:
        """A workflow of the store, read once. Raises StoreError for an unknown one."""
        if code not in self._workflows:
            self._workflows[code] = read_workflow(self._store, code)
        return self._workflows[code]

    def report(self, values: Mapping[str, object]) -> int:
        """Enter an event and return its id.

        ``values`` are columns of ``event``: event_type, whose workflow it goes through, title and source at least; geom
        is WKB in the store's CRS. The
        number (day in the store's zone and a count), the state, the display level, the deadline, and from the position
        the grid, and the area where none is given, are filled in; the grid stays as it is now. A ``due_at`` is a
        deadline that came with the event, as hotline orders have it: it holds in place of the rules for handling and
        closing. A uid that is there already returns that event. Raises StoreError for a time of the report that cannot
        be, ConstraintViolation or AccessDenied.
        """
        now = self._now()
        workflow = workflow_of(self._store, values["event_type"])
        row = {"uid": new_uid(), "workflow": workflow, "reported_at": now, **values}
        if wrong := wrong_time(row["reported_at"], now):
            raise StoreError(sentence(wrong))
        row["display_level"] = self._display_level(row)
        row["due_given"] = row.pop("due_at", None)
        with self._store.transaction():
            known = self._store.read("event", ["id"], where={"uid": row["uid"]})["id"]
            if known:
                return known[0]
            row["state"] = self.workflow(row["workflow"]).genesis
            row["grid_id"], area = self.place(row)
            if row.get("area_id") is None:
                row["area_id"] = area
            row["number"] = self._next_number(row["reported_at"])
            genesis = machine.Step(0, row["state"], GENESIS, row["state"], row["reported_at"])
            row |= as_columns(self._deadlines.of(self.workflow(row["workflow"]), [genesis], row))
            return self._insert(row)

    def correct(self, event: int, values: Mapping[str, object]) -> None:
        """Correct what was reported: columns of CORRECTABLE. Display level and deadline of an open event follow.

        Another place takes grid and area along, those of the day of the report, unless an area is given; where it lies
        in none that the account sees, the area stays. Leaves a line in the audit log that names the columns. Raises
        AccessDenied, StoreError or ConstraintViolation.
        """
        unknown = sorted(set(values) - set(CORRECTABLE))
        if unknown:
            raise StoreError(tr("{columns} of an event cannot be corrected.").format(columns=", ".join(unknown)))
        roles = self._account().roles
        if roles is not None and not roles & set(CORRECTED_BY):
            role = ", ".join(CORRECTED_BY)
            raise AccessDenied(tr("Events are corrected by the roles {role} only.").format(role=role), role=role)
        with self._store.transaction():
            self.hold(event)
            workflow, steps, row = self._standing(event)
            level = self._display_level({**row, **values})
            with self._named():
                self._store.update("event", event, {**self._moved(event, values), **values, "display_level": level})
            new = {**row, **values, "display_level": level}
            set_deadlines(self._store, row, self._deadlines.of(workflow, [s.bare for s in steps], new))
            Audit(self._store).write("correct_event", "event", event, {"columns": sorted(values)})

    def hold(self, event: int) -> None:
        """Inside a transaction: be the only one who writes an event, which is read as the last one has left it."""
        if self._store.engine == "postgis":  # in a GeoPackage one transaction writes at a time
            self._store.query("SELECT id FROM event WHERE id = :event FOR UPDATE", {"event": event})

    def take_step(
        self,
        event: int,
        action: str,
        *,
        expected_seq: int,
        note: str | None = None,
        evidence: Mapping[str, object] | None = None,
        department_id: int | None = None,
        uid: str | None = None,
    ) -> int:
        """Take a step and return its seq.

        ``expected_seq`` is the last step the person has seen; ``uid`` makes a repeated call harmless. ``evidence`` has
        a member for each requirement but note and department: photo, photo_before and photo_after (lists of SHA-256 of
        attachments), position (longitude and latitude in degrees, WGS 84, and accuracy in metres if known), main_event
        (uid), rating, new_deadline (ISO 8601 in UTC, later than the present deadline of handling); also assist (codes
        of departments). A department, for steps that ask for one, has the event from then on.
        Raises ChangedMeanwhile when somebody was faster, AccessDenied without the step's role, StepRefused with all
        that speaks against it, ConstraintViolation or StoreError when the store refuses it.
        """
        uid = uid or new_uid()
        with self._store.transaction():
            taken = self._store.read("event_step", ["seq"], where={"uid": uid, "event_id": event, "action": action})
            if taken["seq"]:
                return taken["seq"][0]
            workflow, steps, row = self._standing(event)
            last = steps[-1]
            if last.seq != expected_seq:
                text = tr("Event {number} has moved on meanwhile: {person} took the step {action}, it is now {state}.")
                raise ChangedMeanwhile(
                    text.format(
                        number=row["number"],
                        person=last.person or tr("somebody"),
                        action=_action_name(workflow, last.state_before, last.action),
                        state=named(workflow.state(last.state_after)),
                    )
                )
            account, held = self._account(), self._held(event)
            at = max(self._now(), last.at)  # of two clocks the later one: a step never comes before another
            step = machine.Step(
                last.seq + 1, last.state_after, action, "", at, account.person, department_id, note,
                dict(evidence or {}),
            )  # fmt: skip
            transition = workflow.find(last.state_after, action)
            metres = self._metres(event, transition, step)
            problems = machine.refusals(
                workflow,
                [s.bare for s in steps],
                step,
                account,
                held=held,
                ratings=event_ratings(self._store),
                metres=metres,
                due=handling_deadline(row),
                merged=self._merged(event),
            ) or unattached(step, self._attached(event, step))
            if problems:
                raise self._refused(workflow, last.state_after, problems)
            seq = self._write(uid, event, row, workflow, steps, step, transition, metres, account)
            if "main_event" in transition.requires:
                self._raise_main(str(step.evidence["main_event"]), row["display_level"])
            tell(self._store, event, seq, transition, step, account.person)
            return seq

    def history(self, event: int) -> list[Step]:
        """The steps of an event, the report first."""
        rows = self._store.query(_HISTORY, {"event": event}, types=_HISTORY_TYPES)
        return [Step(**row) for row in rows]

    def actions(self, event: int) -> list[Transition]:
        """The steps that the present account may take now. Raises StoreError for an event that is not there."""
        workflow, steps, _row = self._standing(event)
        history, account = [s.bare for s in steps], self._account()
        return machine.open_actions(workflow, history, account, self._held(event), self._merged(event))

    def _standing(self, event: int) -> tuple[Workflow, list[Step], dict]:
        """The workflow, the steps and the columns of an event."""
        found = self._store.read("event", _ROW, where={"id": event})
        if not found["number"]:
            raise StoreError(tr("Event {event} is not there.").format(event=event), event=event)
        row = {name: values[0] for name, values in found.items()}
        return self.workflow(row["workflow"]), self.history(event), row

    def _write(self, uid, event, row, workflow, steps, step, transition, metres, account) -> int:
        alone = account.alone and transition.other_person
        after = transition.state_after
        if transition.within_metres is not None and machine.as_place(step.evidence.get("position")):
            place = {k: v for k, v in step.evidence["position"].items() if k not in {"metres", "checked"}}
            # Without a place of the event nobody knows how far it was.
            place |= {"checked": False} if metres is None else {"metres": round(metres)}
            step.evidence["position"] = place
        history = [*(s.bare for s in steps), replace(step, state_after=after)]
        deadline = self._deadlines.after(workflow, history, row)
        values = {
            "uid": uid,
            "event": event,
            "action": step.action,
            "department": step.department,
            "note": step.note,
            "evidence": json.dumps(step.evidence, ensure_ascii=False) if step.evidence else None,
            "milestone": deadline["milestone"],
            "due": deadline["due_at"],
            "warning": deadline["warn_at"],
            "deadlines": json.dumps(deadline["deadlines"]),
        }
        if self._store.engine == "postgis":
            taken = self._store.query(_TAKE, {**values, "expected": steps[-1].seq})[0]["id"]
            return self._store.read("event_step", ["seq"], where={"id": taken})["seq"][0]
        values |= {
            "workflow": row["workflow"],
            "seq": step.seq,
            "prev_seq": step.seq - 1,
            "state_before": step.state_before,
            "state_after": after,
            "at": step.at,
            "person": account.person,
            "self_verified": alone and machine.handler([s.bare for s in steps]) == account.person,
            "area": row["area_id"],
        }
        self._store.execute(_INSERT, values)
        return step.seq

    def _raise_main(self, uid: str, level: int) -> None:
        """The deadlines of a main event that has taken the display level of what was merged into it."""
        main = self._store.read("event", ["id", "display_level"], where={"uid": uid})
        if main["display_level"] == [level]:
            workflow, steps, row = self._standing(main["id"][0])
            set_deadlines(self._store, row, self._deadlines.of(workflow, [s.bare for s in steps], row))

    def _account(self) -> machine.Account:
        """Who acts here; a single operator and a server's owner may do everything."""
        alone = has_single_operator(self._store)
        if self._store.engine == "postgis":
            me = Access(self._store).who_am_i()
            return machine.Account(me.id, me.roles, me.department_id, alone)
        anything = self._store.operator is None and alone
        roles = None if anything else Access(self._store).roles_of(self._operator)
        department = self._store.read("app_user", ["department_id"], where={"id": self._operator})["department_id"]
        return machine.Account(self._operator, roles, department[0] if department else None, alone)

    def _held(self, event: int) -> list[int]:
        """The departments that have an event, the lead first."""
        found = self._store.read(
            "event_department", ["department_id", "part"], where={"event_id": event, "until_seq": None}
        )
        return [key for key, _part in sorted(zip(*found.values(), strict=True), key=lambda one: one[1] != "lead")]

    def _merged(self, event: int) -> int:
        """How many events were merged into one."""
        return self._store.count("event", {"merged_into_id": event})

    def _attached(self, event: int, step: machine.Step) -> set[str]:
        """Those of a step's photos that are attached to the event."""
        files = {one for files in photos_of(step).values() for one in files}
        if not files:
            return set()
        where = {"owner_table": "event", "owner_id": event, "sha256": sorted(files)}
        return set(self._store.read("attachment", ["sha256"], where=where)["sha256"])

    def _metres(self, event: int, transition: Transition | None, step: machine.Step) -> float | None:
        """How far the step's position is from the event, where the workflow asks for it."""
        place = machine.as_place((step.evidence or {}).get("position"))
        if transition is None or transition.within_metres is None or place is None:
            return None
        shape = self._store.read("event", ["geom"], where={"id": event})["geom"][0]
        if shape is None:
            return None
        return metres_to(shape, self._store.crs, *place)

    def _refused(self, workflow: Workflow, state: str, problems: list[Problem]) -> StoreError:
        """The error of a step that may not be taken, in the words of the workflow."""
        said = []
        for problem in problems:
            params = dict(problem.params)
            for name in ("action", "asked"):
                if name in params:
                    params[name] = _action_name(workflow, state, params[name])
            if "state" in params:
                params["state"] = named(workflow.state(params["state"]))
            for name in ("due", "until", "since"):
                if name in params:
                    params[name] = params[name].astimezone(ZoneInfo(self._store.zone))
            if "requirement" in params:
                params["requirement"] = self._requirement(params["requirement"])
            said.append(Problem(problem.code, problem.field, params))
        if problems[0].code == "step.role":
            return AccessDenied(sentence(said[0]), role=problems[0].params["role"])
        return StepRefused(" ".join(sentence(problem) for problem in said), tuple(said))

    def _requirement(self, code: str) -> str:
        name = "name_" + language()
        found = self._store.read("code_item", [name], where={"list": "evidence", "code": code})[name]
        return found[0] if found else code

    def _insert(self, row: Mapping[str, object]) -> int:
        with self._named():
            return self._store.insert("event", row)

    @contextmanager
    def _named(self) -> Iterator[None]:
        """For a transaction: the triggers of a file that write who did something ask here; nobody else sees the row."""
        if self._store.engine == "postgis" or self._operator is None:
            yield
            return
        who = {"who": str(self._operator)}
        self._store.execute("INSERT INTO setting (name, value) VALUES ('operator', :who)", who)
        try:
            yield
        finally:
            self._store.execute("DELETE FROM setting WHERE name = 'operator'")

    def _display_level(self, row: Mapping[str, object]) -> int:
        return display_level(self._deadlines.levels, **{name: row.get(name) for name in _LEVEL_FIELDS})

    def _moved(self, event: int, values: Mapping[str, object]) -> dict[str, object]:
        """The columns that follow from a corrected place."""
        found = self._store.read("event", ["geom", "reported_at"], where={"id": event})
        row = {name: values[0] for name, values in found.items()}
        if "geom" not in values or values["geom"] == row["geom"]:
            return {}
        grid, area = self.place({**row, "geom": values["geom"]})
        return {"grid_id": grid} if area is None else {"grid_id": grid, "area_id": area}

    def place(self, row: Mapping[str, object]) -> tuple[int | None, int | None]:
        """The grid, of the finest level, and the area in which an event with these columns lies on its local day."""
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

    def _now(self) -> datetime:
        """The clock by which a step is written: that of a server, or this machine's."""
        if self._store.engine != "postgis":
            return clock.utc_now()
        return self._store.query("SELECT clock_timestamp() AS now", types={"now": "instant"})[0]["now"]

    def _next_number(self, at: datetime) -> str:
        day = clock.local_day(at, self._store.zone).strftime("%Y%m%d")
        if self._store.engine == "postgis":
            return self._store.query("SELECT next_event_number(:day) AS number", {"day": day})[0]["number"]
        # Whatever else stands there: numbers of another form are not counted.
        last = self._store.query(
            "SELECT max(CAST(substr(number, 10) AS integer)) AS last FROM event WHERE number BETWEEN :first AND :last"
            " AND length(number) BETWEEN 15 AND 18 AND substr(number, 10) NOT GLOB '*[^0-9]*'",
            {"first": f"{day}-000000", "last": f"{day}-999999"},
        )[0]["last"]
        return f"{day}-{(last or 0) + 1:06d}"


def _action_name(workflow: Workflow, state: str, action: str) -> str:
    """What an action is called, in this state if it is one there."""
    same = [t for t in workflow.transitions if t.action == action]
    return named(next((t for t in same if t.state_before == state), same[0])) if same else action
