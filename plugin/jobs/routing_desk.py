"""What a manager of the rules of routing works with: all of them with names and findings, and a trial of them."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from ..domain.events import routing
from ..domain.events.routing import Book, Facts, Proposal, Reason, Verdict
from ..domain.events.routing_check import findings
from ..services.translation import tr
from ..store import Store, StoreError
from ..store.areas import Place, area_tree
from ..store.loop.routing import area_lines, event_type_names, facts_of, read_book, read_facts, staffed_departments
from .routing_words import Names

_VALUES = ("event_type", "area_id", "urgency")


@dataclass(frozen=True)
class Desk:
    """The rules as they stand, what names them, what is wrong with them; ``areas`` is a tree, ``zone`` the store's."""

    book: Book
    names: Names
    areas: list[Place]
    findings: list[Reason]
    zone: str


@dataclass(frozen=True)
class Trial:
    """What the rules make of an event, and what becomes of each of them.

    ``event`` are the columns of ``try_values`` of an event that is there, with the code of its component.
    """

    facts: Facts
    proposal: Proposal
    verdicts: list[Verdict]
    event: Mapping[str, object] | None = None


def read_desk(store: Store) -> Desk:
    """Read everything at once."""
    book, types, areas = read_book(store), event_type_names(store), area_tree(store)
    grids = store.read("grid", ["id", "code", "name"], order_by=["code"])
    names = Names(
        {one.id: one.name for one in sorted(book.departments.values(), key=lambda one: one.code)},
        {one.id: one.name for one in areas},
        {key: f"{code} {name}" for key, code, name in zip(*grids.values(), strict=True)},
        types,
    )
    return Desk(book, names, areas, findings(book, types, staffed_departments(store), area_lines(store)), store.zone)


def try_event(store: Store, number: str, at: datetime | None = None) -> Trial:
    """Try the rules on an event by its number. Raises StoreError where there is none."""
    found = store.read("event", ["id", "component_id", *_VALUES], where={"number": number})
    if not found["id"]:
        raise StoreError(tr("Event {event} is not there.").format(event=number), event=number)
    row = {name: values[0] for name, values in found.items()}
    named = store.read("component", ["code"], where={"id": row["component_id"]})["code"] if row["component_id"] else []
    event = {name: row[name] for name in _VALUES} | {"component": named[0] if named else ""}
    return replace(_trial(store, read_facts(store, row["id"], at)[0]), event=event)


def try_values(store: Store, values: Mapping[str, object], component: str = "", at: datetime | None = None) -> Trial:
    """Try them on an event that is made up; ``values`` as for `facts_of`, ``component`` the code of one, or "".

    Raises StoreError for a component that is not there.
    """
    if component:
        found = store.read("component", ["id"], where={"code": component})["id"]
        if not found:
            raise StoreError(tr("There is no component {code}.").format(code=component), code=component)
        values = {**values, "component_id": found[0]}
    return _trial(store, facts_of(store, values, at))


def _trial(store: Store, facts: Facts) -> Trial:
    book = read_book(store)
    facts = routing.settled(book, facts)
    return Trial(facts, routing.propose(book, facts), routing.examine(book, facts))
