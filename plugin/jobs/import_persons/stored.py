"""What the store shows of persons: the columns beside the seal, their household, tags and present stays."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from ...services import clock
from ...store import Store

COLUMNS = ("uid", "name_masked", "document_masked", "phone_masked", "sex", "birth_year", "person_class",
           "residence_state", "relation_to_head", "household_id", "area_id", "verified_at")  # fmt: skip


@dataclass
class Stored:
    """One person as an account sees it: ``columns`` of the table, and of others ``household_number`` and ``tags``.

    ``stays`` are (room, role, lives here) of today.
    """

    columns: dict[str, object]
    household_number: str | None = None
    tags: set[str] = field(default_factory=set)
    stays: set[tuple[int, str, bool]] = field(default_factory=set)
    verified: date | None = None

    @property
    def lives(self) -> bool:
        """Whether they live in a room today."""
        return any(here for _, _, here in self.stays)


def read_stored(store: Store, ids: Sequence[int]) -> dict[int, Stored]:
    """The persons that this account sees, by id."""
    if not ids:
        return {}
    rows = store.read("person", ["id", *COLUMNS], where={"id": list(ids)})
    found = {}
    for number, *values in zip(*rows.values(), strict=True):
        one = found[number] = Stored(dict(zip(COLUMNS, values, strict=True)))
        visit = one.columns["verified_at"]
        one.verified = clock.local_day(visit, store.zone) if visit else None
    households = sorted({one.columns["household_id"] for one in found.values()} - {None})
    if households:
        numbers = dict(zip(*store.read("household", ["id", "number"], where={"id": households}).values(), strict=True))
        for one in found.values():
            one.household_number = numbers.get(one.columns["household_id"])
    today = clock.local_day(clock.utc_now(), store.zone)
    for person, tag, end in _of(store, "person_tag", ["tag", "valid_to"], ids):
        if end is None or end > today:
            found[person].tags.add(tag)
    for person, room, role, lives, start, end in _of(
        store, "occupancy", ["room_id", "role", "lives_here", "valid_from", "valid_to"], ids
    ):
        if start <= today and (end is None or end > today):
            found[person].stays.add((room, role, bool(lives)))
    return found


def _of(store: Store, table: str, columns: Sequence[str], ids: Sequence[int]) -> list[tuple]:
    rows = store.read(table, ["person_id", *columns], where={"person_id": list(ids)})
    return list(zip(*rows.values(), strict=True))
