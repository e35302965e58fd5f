"""A message read in a store: with the store's own types, in its own time."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from zoneinfo import ZoneInfo

from ...domain.events.message import Period, Proposal, Reading, read_message
from ...domain.events.type_words import TypeWords
from ...services import clock
from ...services.translation import language
from ...store import Store
from ...store.city_files import TYPE_WORDS, read_city_file
from ...store.loop.working_time import working_calendar


@dataclass(frozen=True)
class EventType:
    """A type as it can be chosen; ``parent`` is "" for a major class."""

    code: str
    parent: str
    name: str
    edition: str


def type_words(store: Store) -> TypeWords:
    """The words that hold in a store: the city's own, else those of resources/intake/type_words.csv."""
    return read_city_file(store, TYPE_WORDS)


def event_types(store: Store, *, chinese: bool | None = None) -> list[EventType]:
    """The types that are in use, in the order of their codes, named in the user's language."""
    chinese = language() == "zh" if chinese is None else chinese
    name = "name_zh" if chinese else "name_en"
    names = ["code", "parent_code", name, "edition"]
    rows = store.read("event_type", names, where={"active": True}, order_by=["code", "edition"])
    found: dict[str, EventType] = {}
    for code, parent, called, edition in zip(*rows.values(), strict=True):
        found.setdefault(code, EventType(code, parent or "", called, edition))
    return list(found.values())


def type_names(store: Store) -> dict[str, str]:
    """What the types are called in messages, which are Chinese whatever language the user reads."""
    return {one.code: one.name for one in event_types(store, chinese=True)}


def read_in(
    store: Store,
    text: str,
    at: datetime | None = None,
    names: Mapping[str, str] | None = None,
    words: TypeWords | None = None,
) -> Reading:
    """Read a message that came at an aware instant, now unless given; the times read are local to the store's zone.

    ``names`` are `type_names` and ``words`` are `type_words`, for many messages.
    """
    at = at or clock.utc_now()
    local = at.astimezone(ZoneInfo(store.zone)).replace(tzinfo=None)
    words = type_words(store) if words is None else words
    reading = read_message(text, local, words, type_names(store) if names is None else names)
    return replace(reading, proposals=tuple(_dated(store, one) for one in reading.proposals))


def _dated(store: Store, proposal: Proposal) -> Proposal:
    """A proposal whose period, 3个工作日, is reckoned by the store's calendar."""
    if not isinstance(proposal.value, Period):
        return proposal
    begin, amount, unit = proposal.value.begin, proposal.value.amount, proposal.value.unit
    due = working_calendar(store).add(instant(store, begin), amount, unit)
    return replace(proposal, value=due.astimezone(ZoneInfo(store.zone)).replace(tzinfo=None))


def instant(store: Store, local: datetime) -> datetime:
    """A local time of the store's zone as an instant."""
    return local.replace(tzinfo=ZoneInfo(store.zone)).astimezone(clock.UTC)
