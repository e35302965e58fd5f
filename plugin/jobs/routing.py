"""Routing 派发: the department that an event should go to, with the reason; and the step that sends it there."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

from ..domain.events import routing
from ..domain.events.routing import Proposal
from ..services.translation import tr
from ..store import Store, StoreError
from ..store.loop.events import Events
from ..store.loop.routing import Load, department_loads, facts_of, read_book, read_facts
from .routing_words import because


def propose(store: Store, event: int, at: datetime | None = None) -> Proposal:
    """Where an event should go at an instant, now unless given. Raises StoreError for an event that is not there."""
    facts, seq = read_facts(store, event, at)
    return replace(routing.propose(read_book(store), facts), seq=seq)


def propose_for(store: Store, values: Mapping[str, object], at: datetime | None = None) -> Proposal:
    """The same before it is reported; ``values`` are those of `Events.report`, the type at least."""
    return routing.propose(read_book(store), facts_of(store, values, at))


def departments(store: Store) -> list[Load]:
    """The departments to choose from, each with the open events that it leads and assists in."""
    return department_loads(store)


def dispatch(events: Events, event: int, proposal: Proposal) -> int:
    """Take the step dispatch as it was proposed, with the reason as its note; returns its seq.

    Raises ChangedMeanwhile where the event has moved on since, StoreError where no department was proposed, and what
    `Events.take_step` raises.
    """
    if proposal.department is None or proposal.seq is None:
        raise StoreError(tr("No department was proposed: choose one."), event=event)
    return events.take_step(
        event,
        "dispatch",
        expected_seq=proposal.seq,
        department_id=proposal.department,
        note=because(proposal),
        evidence={"assist": list(proposal.assisting)} if proposal.assisting else None,
    )
