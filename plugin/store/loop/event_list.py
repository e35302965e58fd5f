"""Events as a list: which fulfil a filter, in which order, and what a row of the list says.

A list of any length is the ids in their order; rows are read when they come into view. Deadlines are those of the view
``event_map``, as on the map.
"""

import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import asdict, dataclass, fields
from datetime import date, datetime

import numpy as np

from ...domain.events.search_text import SearchWord, search_words
from ...domain.events.todo import NOBODY, awaited
from ...domain.events.workflow import Workflow
from ...services import clock
from ...services.translation import language
from ..access import Account
from ..areas import areas_under
from ..grids import all_versions
from ..own_settings import has_single_operator
from ..sqltext import words
from ..store import Store
from ..workflows import STATES, read_workflow, workflows_in_use
from .deadlines import Deadlines

FIRST = 200
"""Rows of the first page, which comes before the whole is known."""

# What comes before the column in either direction, and the column.
_SORTS = {
    "number": ("", "e.number"),
    "level": ("", "e.display_level"),
    "due": ("e.closed_at IS NOT NULL, e.due_at IS NULL,", "e.due_at"),
    "reported": ("", "e.reported_at"),
}
SORTS = (*_SORTS, "state")
"""What the list can be ordered by; equals follow the latest report first. Closed events and those without a deadline
come last in the order of deadlines."""

_FROM = "FROM event AS e"
_WITH_DEADLINE = "FROM event AS e JOIN event_map AS m ON m.id = e.id"
_HAS = "SELECT event_id FROM event_department WHERE until_seq IS NULL AND any_of(department_id, :departments)"
# One text: five comparisons a row would take thrice as long.
_TEXT = (
    "e.number || '|' || coalesce(e.external_number, '') || '|' || e.title || '|' || coalesce(e.address, '')"
    " || '|' || coalesce(e.description, '')"
)
_NUMBERS = "replace(e.number || '|' || coalesce(e.external_number, ''), '-', '')"
_ROWS = (
    "SELECT e.id, e.number, e.external_number, e.title, m.event_type_zh, m.event_type_en, e.workflow, e.state,"
    " m.state_zh, m.state_en, e.display_level, m.deadline, e.due_at, e.warn_at, e.closed_at, m.department,"
    " g.name AS grid, e.source, e.reported_at, e.supervision, e.address, e.event_type, e.urgency, e.milestone,"
    " e.due_given, (SELECT max(s.at) FROM event_step AS s WHERE s.event_id = e.id) AS stepped_at"
    " FROM event AS e JOIN event_map AS m ON m.id = e.id LEFT JOIN grid AS g ON g.id = e.grid_id"
    " WHERE any_of(e.id, :ids)"
)
_INSTANTS = dict.fromkeys(("due_at", "warn_at", "closed_at", "reported_at", "due_given", "stepped_at"), "instant")


@dataclass(frozen=True)
class EventFilter:
    """Which events are listed; an empty field asks for nothing.

    ``types`` are codes of classes, a major class (two digits) stands for all under it; ``areas`` are ids, each with all
    under it; ``departments`` lead or assist; ``deadlines`` are codes of `domain.events.deadline`; ``since`` and
    ``until`` are days of the store's zone on which events were reported, both included; ``mine``: what the account
    is to move on now.
    """

    text: str = ""
    open: bool = False
    mine: bool = False
    states: tuple[str, ...] = ()
    stages: tuple[str, ...] = ()
    levels: tuple[int, ...] = ()
    types: tuple[str, ...] = ()
    areas: tuple[int, ...] = ()
    grids: tuple[int, ...] = ()
    departments: tuple[int, ...] = ()
    sources: tuple[str, ...] = ()
    deadlines: tuple[str, ...] = ()
    supervisions: tuple[str, ...] = ()
    since: date | None = None
    until: date | None = None

    def to_text(self) -> str:
        """The filter as JSON, without its empty fields."""
        kept = {name: value for name, value in asdict(self).items() if value}
        return json.dumps(kept, default=date.isoformat, ensure_ascii=False)

    @classmethod
    def from_text(cls, text: str) -> "EventFilter":
        """A filter from `to_text`; what is no filter gives the empty one."""
        try:
            kept = dict(json.loads(text))
            known = {one.name: kept[one.name] for one in fields(cls) if one.name in kept}
            for name, value in known.items():
                if name in {"since", "until"}:
                    known[name] = date.fromisoformat(value)
                elif isinstance(value, list):
                    known[name] = tuple(value)
            return cls(**known)
        except (ValueError, TypeError):
            return cls()


@dataclass(frozen=True)
class EventRow:
    """What a row of the list says; names are in the user's language, instants in UTC.

    ``provisional``: the deadline counts days of which it is not announced yet whether they are worked.
    """

    id: int
    number: str
    external_number: str | None
    title: str
    event_type: str
    workflow: str
    state: str
    state_name: str
    level: int
    deadline: str
    due_at: datetime | None
    warn_at: datetime | None
    closed_at: datetime | None
    department: str | None
    grid: str | None
    source: str
    reported_at: datetime
    supervision: str
    address: str | None
    provisional: bool = False


class EventList:
    """The list of one account; its workflows are read once."""

    def __init__(self, store: Store, account: Account):
        self._store, self._account = store, account
        self._workflows: list[Workflow] | None = None
        self._alone = False

    def workflows(self) -> list[Workflow]:
        """The workflows of the store, first the one that most types go through."""
        if self._workflows is None:
            codes = set(self._store.read("code_item", ["edition"], where={"list": STATES})["edition"])
            used = [code for code in workflows_in_use(self._store) if code in codes]
            codes = [*used, *sorted(codes - set(used))]
            self._alone = has_single_operator(self._store)
            self._workflows = [read_workflow(self._store, code) for code in codes]
        return self._workflows

    def first(
        self, wanted: EventFilter, sort: str = "reported", descending: bool = True, most: int = FIRST
    ) -> np.ndarray:
        """The ids of the first events, the whole of which `ids` gives."""
        return self._ids(wanted, sort, descending, most)

    def ids(self, wanted: EventFilter, sort: str = "reported", descending: bool = True) -> np.ndarray:
        """The ids of all events that fulfil a filter, in their order."""
        return self._ids(wanted, sort, descending, None)

    def matching(self, wanted: EventFilter, ids: Collection[int]) -> set[int]:
        """Those of some events that fulfil a filter."""
        source, where, params = self._conditions(wanted)
        where = ["any_of(e.id, :ids)", *where]
        rows = self._store.query(
            words("SELECT e.id", source, "WHERE", " AND ".join(where)), {**params, "ids": list(ids)}
        )
        return {row["id"] for row in rows}

    def rows(self, ids: Sequence[int]) -> dict[int, EventRow]:
        """Rows by id; what is not there or not this account's to see is missing."""
        found = self._store.query(_ROWS, {"ids": [int(key) for key in ids]}, types=_INSTANTS)
        suffix, provisional = language(), self._provisional(found)
        return {row["id"]: _row(row, suffix, row["id"] in provisional) for row in found}

    def _provisional(self, found: Sequence[Mapping]) -> set[int]:
        """The open ones whose deadline counts days that are not announced."""
        rows = [row for row in found if row["closed_at"] is None]
        said = Deadlines(self._store).are_provisional([(row, row["stepped_at"]) for row in rows])
        return {row["id"] for row, provisional in zip(rows, said, strict=True) if provisional}

    def _ids(self, wanted: EventFilter, sort: str, descending: bool, most: int | None) -> np.ndarray:
        source, where, params = self._conditions(wanted)
        before, column = ("", self._state_order(params)) if sort == "state" else _SORTS[sort]
        way = "DESC" if descending else "ASC"
        order = words(before, column, way) + ("" if sort == "reported" else ", e.reported_at DESC") + ", e.id " + way
        statement = words(
            "SELECT e.id", source, "WHERE" if where else "", " AND ".join(where), "ORDER BY", order,
            "LIMIT :most" if most else "",
        )  # fmt: skip
        found = self._store.query(statement, {**params, "most": most} if most else params)
        return np.fromiter((row["id"] for row in found), dtype=np.int64, count=len(found))

    def _state_order(self, params: dict[str, object]) -> str:
        """The place of a state in its workflow; a state of several has that of the first."""
        places: dict[str, int] = {}
        for workflow in self.workflows():
            for place, state in enumerate(workflow.states):
                places.setdefault(state.code, place)
        parts = []
        for number, (code, place) in enumerate(places.items()):
            params[f"order_state{number}"], params[f"order_place{number}"] = code, place
            parts.append(
                words("WHEN", ":order_state" + str(number), "THEN", "CAST(:order_place" + str(number), "AS integer)")
            )
        return words("CASE e.state", *parts, "END")

    def _conditions(self, wanted: EventFilter) -> tuple[str, list[str], dict[str, object]]:
        where: list[str] = []
        params: dict[str, object] = {}
        for column, values in (
            ("e.state", wanted.states),
            ("e.display_level", wanted.levels),
            ("e.grid_id", all_versions(self._store, wanted.grids)),
            ("e.source", wanted.sources),
            ("e.supervision", wanted.supervisions),
            ("m.deadline", wanted.deadlines),
        ):
            if values:
                name = column.partition(".")[2] + "s"
                where.append("any_of(" + column + ", :" + name + ")")
                params[name] = list(values)
        if wanted.open:
            where.append("e.closed_at IS NULL")
        if wanted.types:
            where.append("(any_of(e.event_type, :types) OR any_of(e.event_type, :subtypes))")
            params["types"] = list(wanted.types)
            params["subtypes"] = self._under(wanted.types)
        if wanted.areas:
            where.append("any_of(e.area_id, :areas)")
            params["areas"] = sorted({key for area in wanted.areas for key in areas_under(self._store, area)})
        if wanted.departments:
            where.append("(any_of(e.department_id, :departments) OR e.id IN (" + _HAS + "))")
            params["departments"] = list(wanted.departments)
        for name, condition in (("since", "e.reported_at >= :since"), ("until", "e.reported_at < :until")):
            day = getattr(wanted, name)
            if day is not None:
                where.append(condition)
                params[name] = clock.day_bounds(day, self._store.zone)[name == "until"]
        for place, word in enumerate(search_words(wanted.text)):
            where.append(self._has_word(word, f"word{place}", params))
        if wanted.stages:
            where.append(self._stages(wanted.stages, params))
        if wanted.mine:
            where.append(self._mine(params))
        return (_WITH_DEADLINE if wanted.deadlines else _FROM), where, params

    def _has_word(self, word: SearchWord, name: str, params: dict[str, object]) -> str:
        """Whether an event's texts have a word, or its numbers have it without their dashes."""
        params[name] = self._within(word.pattern)
        if word.number == word.pattern:
            return words("(", _TEXT, "|| '|' ||", _NUMBERS, ")", self._like, ":" + name)
        found = words("(", _TEXT, ")", self._like, ":" + name)
        if not word.number:
            return found
        params[name + "number"] = self._within(word.number)
        return words("(" + found, "OR", _NUMBERS, self._like, ":" + name + "number)")

    @property
    def _like(self) -> str:
        return "~" if self._store.engine == "postgis" else "GLOB"

    def _within(self, pattern: str) -> str:
        return pattern if self._store.engine == "postgis" else "*" + pattern + "*"

    def _under(self, types: Sequence[str]) -> list[str]:
        """The classes under some major classes."""
        return self._store.read("event_type", ["code"], where={"parent_code": list(types)})["code"]

    def _stages(self, stages: Sequence[str], params: dict[str, object]) -> str:
        parts = []
        for place, workflow in enumerate(self.workflows()):
            names = (f"stage_flow{place}", f"stage_states{place}")
            params[names[0]] = workflow.code
            params[names[1]] = [state.code for state in workflow.states if state.stage in stages]
            parts.append("(e.workflow = :" + names[0] + " AND any_of(e.state, :" + names[1] + "))")
        return "(" + " OR ".join(parts) + ")"

    def _mine(self, params: dict[str, object]) -> str:
        """The states in which the account moves events on, where its department has them."""
        held = {
            "lead": "e.department_id = :my_department",
            "any": "e.id IN (SELECT event_id FROM event_department WHERE until_seq IS NULL"
            " AND department_id = :my_department)",
            NOBODY: "e.department_id IS NULL",
        }
        parts = []
        for place, workflow in enumerate(self.workflows()):
            states = awaited(workflow, self._account.roles)
            bound = self._account.department_id is not None and not self._alone
            for kind in (None, "lead", "any", NOBODY):
                codes = [
                    code for code, whose in states.items() if (whose if bound or whose == NOBODY else None) == kind
                ]
                if not codes:
                    continue
                names = (f"mine_flow{place}", f"mine_{kind or 'free'}{place}")
                params[names[0]], params[names[1]] = workflow.code, codes
                parts.append(words(
                    "(e.workflow = :" + names[0], "AND any_of(e.state, :" + names[1] + ")",
                    "AND " + held[kind] if kind else "", ")",
                ))  # fmt: skip
                if kind in ("lead", "any"):
                    params["my_department"] = self._account.department_id
        return "(" + " OR ".join(parts) + ")" if parts else "1 = 0"


def _row(found: Mapping, suffix: str, provisional: bool) -> EventRow:
    return EventRow(
        found["id"], found["number"], found["external_number"], found["title"], found["event_type_" + suffix] or "",
        found["workflow"], found["state"], found["state_" + suffix] or found["state"], found["display_level"],
        found["deadline"], found["due_at"], found["warn_at"], found["closed_at"], found["department"], found["grid"],
        found["source"], found["reported_at"], found["supervision"], found["address"], provisional,
    )  # fmt: skip
