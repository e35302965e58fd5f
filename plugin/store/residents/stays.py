"""Stays 居住 in the store: moving in and out, one by one or in bulk, dated, taken back exactly.

A person lives in one room at a time (domain.stays says how). The person's area, their tags' and, where most of a family
live in another room, the household's room follow; what use a room has is never changed along the way.
"""

import time
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date, datetime

import numpy as np

from ...domain.stays import OWNER, Stay, contradiction, overlapping
from ...domain.uid import new_uid
from ...services import clock
from ...services.translation import tr
from ..access import Access
from ..audit import Audit
from ..errors import AccessDenied, ChangedMeanwhile, StoreError
from ..sqltext import words
from ..store import Store
from . import settling
from .counts import count_population
from .stay_changes import (
    Change,
    Journal,
    Settled,
    areas_and_households,
    buildings_touched,
    follow,
    leave_rooms,
    persons_of,
    read_rows,
    take_back,
)

WRITERS = frozenset({"clerk", "grid_worker", "manager", "linker"})
"""Roles of which one is needed to write stays."""

REFUSALS = {
    "stay.no_person": "This person is not in the database, or not in your area.",
    "stay.no_room": "This room is not in the database, or not in your area.",
    "stay.future": "A stay cannot begin in the future.",
    "stay.end_first": "A stay cannot end before it begins.",
    "stay.before_birth": "A stay cannot begin before the person was born.",
    "stay.overlaps": "The person would live in two rooms at a time: end the other stay first.",
    "stay.known": "This stay is there already.",
    "stay.gone": "This stay is not there, or not in your area.",
}
"""Why a stay is not written."""

CORRECTED = ("room_id", "role", "lives_here", "valid_from", "valid_to", "note", "verified_at")
"""The columns that `Stays.correct_stay` takes."""

_TRIES, _PAUSE = 4, 0.2  # single changes take a moment, unless they wait for this one
# The range lets the server read one stretch of the table; as one text the ids are read faster than as constants.
_ASKED = "SELECT id FROM person WHERE id BETWEEN :first AND :last AND id = ANY (CAST(:ids AS bigint[]))"
_TAKEN = words("WITH mine AS (", _ASKED, "FOR NO KEY UPDATE SKIP LOCKED) SELECT count(*) AS persons FROM mine")
_SEEN = words("WITH seen AS (", _ASKED, ") SELECT count(*) AS persons FROM seen")

_ROW = ("person_id", *CORRECTED, "source", "method", "confidence", "area_id")


SETTLED = ("persons", "rooms", "roles", "since", "lives_here", "method", "confidence", "note", "source", "verified_at")
"""What `Stays.settle` is told of persons."""


class Stays:
    """Writes the stays of a store; what holds today is read from the views `current_residence` and `person_place`."""

    def __init__(self, store: Store):
        self._store = store

    def settle(
        self,
        persons: Sequence[int],
        rooms: Sequence[int],
        roles: Sequence[str | None] | str | None,
        since: Sequence[date] | date,
        *,
        lives_here: Sequence[bool | None] | bool | None,
        method: Sequence[str] | str,
        confidence: Sequence[float | None] | float | None,
        note: Sequence[str | None] | str | None,
        source: Sequence[str] | str,
        verified_at: Sequence[datetime | None] | datetime | None = None,
        batch: int | None = None,
        assumed: Collection[int] = (),
    ) -> Settled:
        """Say of many persons in which room they stay; everything but the ids may be one value for all.

        One transaction; the same again changes nothing. Counting (`counts.count_population`) is left to the caller, who
        may have more to write; single changes and `undo` count by themselves. A role or ``lives_here`` of None was not
        said: what is known counts. Rows that cannot be are refused with a code, the rest is written; of two rows that
        move one person on one day the later counts. ``batch``: an import, whose rows then say what it did to which
        stay. ``assumed``: stays of `settling.assumed_stays`, which give way. Raises AccessDenied, and StoreError while
        another bulk change is being written or somebody moves one of the persons.
        """
        values = (persons, rooms, roles, since, lives_here, method, confidence, note, source, verified_at)
        return self.settle_parts([dict(zip(SETTLED, values, strict=True))], batch=batch, assumed=assumed)[0]

    def settle_parts(
        self, parts: Iterable[Mapping[str, object]], *, batch: int | None = None, assumed: Collection[int] = ()
    ) -> list[Settled]:
        """`settle` for one part after the other: one transaction, one line in the audit log.

        A part holds the values of `settle` under the names of SETTLED; a person stands in one part only. Parts are
        drawn one by one, so that the next may be made while one is written.
        """
        self._require_writer()
        done = []
        with self._store.transaction():
            for part in parts:
                columns = _columns(part)
                if not columns["person_id"]:
                    done.append(Settled("settle_stays"))
                    continue
                self._lock_many(columns["person_id"])
                done.append(settling.settle(self._store, columns, self._today(), assumed=assumed))
                if batch is not None:
                    settling.record(self._store, batch, done[-1])
            counts = {
                "written": sum(len(one.inserted) for one in done),
                "ended": sum(len(one.ended) for one in done),
                "confirmed": sum(one.confirmed for one in done),
            }
            if any(counts.values()):
                Audit(self._store).write("settle_stays", "occupancy", None, {**counts, "batch": batch})
        return done

    def add_stay(
        self,
        person_id: int,
        room_id: int,
        role: str,
        since: date,
        *,
        lives_here: bool = True,
        note: str | None = None,
        source: str = "manual",
        verified_at: datetime | None = None,
        seen: Collection[int] | None = None,
    ) -> Change:
        """Let a person move in by hand, or own a room; what has to end ends.

        ``seen``: ids of the person's stays without an end as the clerk saw them. Raises StoreError in one sentence,
        ChangedMeanwhile where the stays are others by now.
        """
        self._require_writer()
        with self._store.transaction():
            self._lock([person_id])
            if seen is not None:
                running = self._store.read("occupancy", ["id"], where={"person_id": person_id, "valid_to": None})["id"]
                if set(running) != {int(number) for number in seen}:
                    raise self._changed()
            columns = {
                "person_id": [int(person_id)], "room_id": [int(room_id)], "role": [role], "lives_here": [lives_here],
                "since": [since], "method": ["hand"], "confidence": [1.0], "note": [note], "source": [source],
                "verified_at": [verified_at],
            }  # fmt: skip
            settled = settling.settle(self._store, columns, self._today(), "add_stay")
            if settled.refused:
                raise _refused(settled.refused[0][1])
            if not len(settled.inserted) and not settled.before:
                raise _refused("stay.known")
            self._count(settled)
            detail = {"room": int(room_id), "role": role, "ended": list(settled.ended)}
            Audit(self._store).write("add_stay", "person", int(person_id), detail)
        return settled

    def end_stay(
        self, stay_id: int, day: date, *, still_owns: bool = False, seen: Mapping[str, object] | None = None
    ) -> Change:
        """End a stay: ``day`` is the first on which it holds no more, and may lie ahead.

        ``still_owns``: an owner who moves out goes on owning the room. ``seen``: columns as the clerk saw them. Raises
        ChangedMeanwhile where it has ended already or is not as it was seen, StoreError for an end before its begin.
        """
        stay_id = int(stay_id)
        with self._one(stay_id, seen) as (row, journal):
            if row["valid_to"] is not None and row["valid_to"] <= self._today():
                text = tr("This stay has ended already, on {day}.")
                raise ChangedMeanwhile(text.format(day=row["valid_to"].isoformat()))
            self._check(row | {"valid_to": day})
            journal.change("occupancy", {stay_id: {"valid_to": day}})
            written = {}
            if still_owns and row["role"] == OWNER and row["lives_here"]:
                written = self._insert(row | {"lives_here": False, "valid_from": day})
            self._follow(journal, row["person_id"])
            return self._done("end_stay", row, journal, written, {"stay": stay_id, "day": day.isoformat()})

    def correct_stay(self, stay_id: int, *, seen: Mapping[str, object] | None = None, **values: object) -> Change:
        """Correct columns (CORRECTED) of a stay that was entered wrongly; moving in or out is not a correction.

        A stay whose room is corrected is linked by hand from then on. Raises StoreError in one sentence where the dates
        contradict one another or the person would live in two rooms, ChangedMeanwhile as `end_stay`.
        """
        unknown = set(values) - set(CORRECTED)
        if unknown or not values:
            raise ValueError(f"a stay is corrected in {CORRECTED}, not in {sorted(unknown)}")
        stay_id = int(stay_id)
        with self._one(stay_id, seen) as (row, journal):
            new = row | values
            if new["room_id"] != row["room_id"]:
                areas = self._store.read("room", ["area_id"], where={"id": new["room_id"]})["area_id"]
                if not areas:
                    raise _refused("stay.no_room")
                new |= {"method": "hand", "confidence": 1.0, "area_id": areas[0]}
            if new["verified_at"] is not None:
                new["verified_at"] = clock.from_text(clock.to_text(new["verified_at"]))
            self._check(new, stay_id)
            journal.change("occupancy", {stay_id: new})
            self._follow(journal, row["person_id"])
            return self._done("correct_stay", row, journal, {}, {"stay": stay_id, "columns": sorted(values)})

    def undo(self, change: Change) -> None:
        """Take a change back, exactly; raises ChangedMeanwhile, writing nothing, where somebody worked on it since."""
        self._require_writer()
        with self._store.transaction():
            persons = persons_of(self._store, change)
            (self._lock if len(persons) <= settling.FEW else self._lock_many)(persons)
            touched = buildings_touched(self._store, change)
            take_back(self._store, change)
            count_population(self._store, touched)
            detail = {"undone": change.action, "stays": len(change.inserted) + len(change.after.get("occupancy", ()))}
            Audit(self._store).write("undo_stays", "occupancy", change.stay_id, detail)

    def _require_writer(self) -> None:
        if not WRITERS & Access(self._store).who_am_i().roles:
            raise AccessDenied(tr("Stays are entered by clerks, grid workers and managers only."), role="clerk")

    def _today(self) -> date:
        return clock.local_day(clock.utc_now(), self._store.zone)

    def _lock(self, persons: Sequence[int]) -> None:
        """On a server, keep others from moving these persons meanwhile; a file has one writer anyway."""
        if self._store.engine == "postgis":
            rows = "SELECT id FROM person WHERE any_of(id, :ids) ORDER BY id FOR NO KEY UPDATE"
            self._store.query(rows, {"ids": list(persons)})

    def _lock_many(self, persons: Sequence[int]) -> None:
        """The same for a bulk change, which waits for nobody: it may hold already what the other one waits for."""
        if self._store.engine != "postgis":
            return
        if len(persons) > settling.FEW:
            lock = (
                "SELECT pg_try_advisory_xact_lock("
                "hashtextextended('civicgrid.stays', 'occupancy'::regclass::oid::bigint)) AS taken"
            )
            if not self._store.query(lock)[0]["taken"]:
                raise StoreError(tr("Another import or linking is writing stays; try again when it is over."))
        wanted = set(persons)
        asked = {"ids": "{" + ",".join(map(str, wanted)) + "}", "first": min(wanted), "last": max(wanted)}
        for waited in range(_TRIES):
            taken = self._store.query(_TAKEN, asked)[0]["persons"]
            if taken == len(wanted) or taken == self._store.query(_SEEN, asked)[0]["persons"]:
                break
            if waited < _TRIES - 1:
                time.sleep(_PAUSE)
        else:
            raise StoreError(tr("Somebody is changing the stays of one of these persons right now; try again."))

    @contextmanager
    def _one(self, stay_id: int, seen: Mapping[str, object] | None) -> Iterator[tuple[dict, Journal]]:
        """One stay as it is now, in a transaction in which nobody else changes its person's stays."""
        self._require_writer()
        with self._store.transaction():
            person = self._store.read("occupancy", ["person_id"], where={"id": stay_id})["person_id"]
            if not person:
                raise _refused("stay.gone")
            self._lock(person)
            row = read_rows(self._store, "occupancy", [stay_id], _ROW).get(stay_id)
            if row is None:
                raise _refused("stay.gone")
            if seen is not None and any(row[name] != value for name, value in seen.items()):
                raise self._changed()
            yield row, Journal(self._store)

    def _check(self, row: Mapping[str, object], stay_id: int | None = None) -> None:
        """Whether a stay may stand as it would be; with an id, also beside the other stays of its person."""
        person = self._store.read("person", ["birth_year"], where={"id": row["person_id"]})["birth_year"]
        year = person[0] if person else None
        if wrong := contradiction(row["valid_from"], row["valid_to"], self._today(), year):
            raise _refused(wrong)
        if stay_id is None:
            return
        names = ("id", "room_id", "role", "lives_here", "valid_from", "valid_to")
        found = self._store.read("occupancy", list(names), where={"person_id": row["person_id"]})
        others = [Stay(*values, key) for key, *values in zip(*found.values(), strict=True) if key != stay_id]
        stay = Stay(row["room_id"], row["role"], row["lives_here"], row["valid_from"], row["valid_to"])
        if any((one.room, one.role, one.begin) == (stay.room, stay.role, stay.begin) for one in others):
            raise _refused("stay.known")
        # What others contradict among themselves is not this stay's fault.
        if any(overlapping([one, stay]) for one in others):
            raise _refused("stay.overlaps")

    def _insert(self, row: Mapping[str, object]) -> dict[int, dict[str, object]]:
        where = {name: row[name] for name in ("person_id", "room_id", "role", "valid_from")}
        if self._store.count("occupancy", where):
            raise _refused("stay.known")
        return {self._store.insert("occupancy", {"uid": new_uid(), **row}): dict(row)}

    def _follow(self, journal: Journal, person: int) -> None:
        areas, households = areas_and_households(self._store, [person])
        follow(self._store, journal, areas, households)
        leave_rooms(self._store, journal, households, self._today())

    def _done(self, action: str, row: Mapping, journal: Journal, written: dict, detail: Mapping) -> Change:
        change = Change(action, tuple(written), journal.before, journal.after, written)
        self._count(change)
        Audit(self._store).write(action, "person", row["person_id"], detail)
        return change

    def _count(self, change: Change) -> None:
        count_population(self._store, buildings_touched(self._store, change))

    @staticmethod
    def _changed() -> ChangedMeanwhile:
        return ChangedMeanwhile(tr("Somebody else changed the stays of this person meanwhile; look at them again."))


def _columns(part: Mapping[str, object]) -> dict[str, list]:
    """The values of `Stays.settle` as columns, one entry a person."""
    persons = np.asarray(part["persons"], dtype=np.int64).tolist()
    columns = {
        "person_id": persons,
        "room_id": np.asarray(part["rooms"], dtype=np.int64).tolist(),
        "role": _each(part["roles"], len(persons)),
        **{name: _each(part[name], len(persons)) for name in SETTLED[3:]},
    }
    columns["note"] = [text or None for text in columns["note"]]
    if {len(values) for values in columns.values()} != {len(persons)}:
        text = tr("The columns for {table} differ in length.")
        raise StoreError(text.format(table="occupancy"), table="occupancy")
    return columns


def _each(value: object, count: int) -> list:
    """One value for every row, or the values of each."""
    if isinstance(value, str) or value is None or not isinstance(value, Sequence | np.ndarray):
        return [value] * count
    return value.tolist() if isinstance(value, np.ndarray) else list(value)


def _refused(code: str) -> StoreError:
    return StoreError(tr(REFUSALS[code]), reason=code)
