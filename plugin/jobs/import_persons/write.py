"""Writes a plan of residents as one batch: masked, sealed, led to their rooms; whole or not at all."""

from __future__ import annotations

import datetime
import time
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import lru_cache

from ...domain.person import UNKNOWN_SEX, ClearPerson
from ...domain.population import residence
from ...domain.uid import new_uids
from ...services import clock
from ...services.collector import collector_paused
from ...services.keys import Keyring
from ...services.translation import tr
from ...store import Store, StoreError
from ...store.access import Access
from ...store.imports import Imports
from ...store.places import update_rows
from ...store.reasons import open_file_name, refuse_numbers
from ...store.residents.counts import count_population
from ...store.residents.people import People, clear_content
from ...store.residents.settling import assumed_stays
from ...store.residents.stay_changes import Journal, follow
from ...store.residents.stays import Stays
from ..import_table.compare import CONFLICT, INSERT, SAME, UPDATE
from ..import_table.write import Outcome
from ..progress import Progress
from .held import TABLE
from .households import NUMBER, Households
from .plan import OPEN, SEALED, PersonPlan, key_of, to_json
from .recognise import Newcomers
from .remember import Memory

_TENANT, _FAMILY, _OWNER = "tenant", "family", "owner"


def nothing_to_do(plan: PersonPlan) -> bool:
    """Whether the store holds all that the file says, and knows that this source says it."""
    return not (plan.writes or _new_bases(plan))


def _new_bases(plan: PersonPlan) -> list[int]:
    """Rows that change nothing and of which the source speaks for the first time, or differently than before."""
    found = []
    for candidate, state in enumerate(plan.states):
        number = plan.ids[candidate]
        if number is None or candidate in plan.further or candidate in plan.repeated:
            continue
        if state == SAME or (state == CONFLICT and not plan.changes[candidate]):
            base, given = plan.said.get(number, {}), to_json(plan.facts[candidate])
            if any(base.get(name, base) != value for name, value in given.items()):
                found.append(candidate)
    return found


@collector_paused()
def write_persons(
    store: Store,
    plan: PersonPlan,
    progress: Progress | None = None,
    *,
    keyring: Keyring,
    batch: int | None = None,
    asked: Newcomers | None = None,
) -> Outcome:
    """Write persons, households, stays and what waits at the desk; one transaction.

    The same file again changes nothing and records nothing. ``batch`` is one that this belongs to, else a new one is
    recorded; ``asked`` is from `ask_again`, for a transaction of the caller's own. Raises StoreError without a purpose
    or an end of the authorisation, or where a person changed or came in since the plan was made; Cancelled; and then
    nothing was written.
    """
    started = time.monotonic()
    progress = progress or Progress()
    request = plan.prepared.request
    if nothing_to_do(plan):
        return Outcome(plan.counts(), None, time.monotonic() - started)
    if batch is None and not (request.purpose.strip() and request.authorised_until):
        raise StoreError(tr("Residents are brought for a purpose and until a day: name both."))
    refuse_numbers(request.purpose)  # it may be stated later than the plan was made
    asked = asked or ask_again(store, plan, keyring)
    writer = Writer(store, plan, keyring, batch)
    with store.transaction():
        writer.check_unchanged(asked)
        writer.begin()
        progress.step(5)
        writer.persons()
        progress.step(50)
        writer.stays()
        progress.step(75)
        Memory(store, writer).write()
        progress.step(95)
        count_population(store, writer.buildings())
        progress.step(100)
    return Outcome(plan.counts(), writer.batch, time.monotonic() - started)


def ask_again(store: Store, plan: PersonPlan, keyring: Keyring) -> Newcomers | None:
    """Commit the question whether new persons have come in meanwhile; None where a plan enters nobody.

    Raises AccessDenied in a transaction.
    """
    if not plan.questions or INSERT not in plan.states:
        return None
    newcomers = Newcomers(store, keyring, plan.facts, plan.questions)
    newcomers.ask()
    return newcomers


class Writer:
    """One import being written; `persons` and `stays` one after the other, then what `remember.Memory` keeps of it."""

    def __init__(self, store: Store, plan: PersonPlan, keyring: Keyring, batch: int | None):
        self.store, self.plan, self.keyring, self.batch = store, plan, keyring, batch
        self.people = People(store, keyring)
        self.request = plan.prepared.request
        self.today = clock.local_day(clock.utc_now(), store.zone)
        first = [one for one in range(len(plan.facts)) if one not in plan.further]
        self.new = [one for one in first if plan.states[one] == INSERT]
        self.changed = [one for one in first if plan.states[one] in {UPDATE, CONFLICT} and plan.changes[one]]
        self.is_new = set(self.new)
        self.bases = _new_bases(plan)
        self.replaced: dict[int, dict] = {}
        self.written: dict[int, dict] = {}
        self.households = Households()
        self.settled: list[int] = []
        self.tags: dict[int, tuple[dict[str, object], int | None]] = {}
        self.amends = batch is not None

    def check_unchanged(self, newcomers: Newcomers | None) -> None:
        """A preview may stay open for long: who is written must still be what was shown, and who is new still new."""
        changed = StoreError(tr("The data changed since the preview: make the preview again before you write."))
        if newcomers is not None and newcomers.came(self.is_new):
            raise changed
        ids = [self.plan.ids[candidate] for candidate in self.changed]
        names = ["name_masked", "document_masked", "phone_masked", "sex", "birth_year", "person_class",
                 "residence_state", "relation_to_head", "household_id"]  # fmt: skip
        rows = self.store.read("person", ["id", *names], where={"id": ids}) if ids else {"id": []}
        now = {row[0]: row[1:] for row in zip(*rows.values(), strict=True)}
        for number in ids:
            shown_then = self.plan.stored[number].columns
            if now.get(number) != tuple(shown_then[name] for name in names):
                raise changed

    def begin(self) -> None:
        """The keys, and the batch to which everything belongs."""
        self.people.install_keys()
        if self.batch is None:
            request = self.request
            self.batch = Imports(self.store).open(
                source=request.source,
                target=TABLE,
                purpose=request.purpose,
                coordinates=request.coordinates or None,
                app_user_id=Access(self.store).who_am_i().id,
                authorised_until=request.authorised_until,
                counts=self.plan.counts(),
                profile=request.profile or None,
                file_name=open_file_name(self.plan.prepared.table.file),
                dated=request.dated,
            )

    # Persons ---------------------------------------------------------------------------------------------------

    def persons(self) -> None:
        """New persons, then changed ones; households before both."""
        self._households()
        self._insert()
        self._update()
        self._tags()

    def _households(self) -> None:
        """The households that the file gives to new persons, and to known ones who had another or none."""
        given = [one for one in self.changed if self._changes(one, NUMBER)]
        self.households.write(self.store, self.plan, (*self.new, *given))

    def _insert(self) -> None:
        if not self.new:
            return
        plan, facts = self.plan, self.plan.facts
        persons = [clear_of(uid, facts[one]) for uid, one in zip(new_uids(len(self.new)), self.new, strict=True)]
        decided = [self._resident(person, facts[one]) for person, one in zip(persons, self.new, strict=True)]
        ids = self.store.reserve_ids("person", len(self.new)).tolist()
        columns = {
            "id": ids,
            "household_id": [self.households.of.get(one) for one in self.new],
            "relation_to_head": [facts[one].get("relation_to_head") for one in self.new],
            "verified_at": [self._instant(facts[one].get("verified_at")) for one in self.new],
            "resident": [one.resident for one in decided],
            "resident_rule": [one.rule for one in decided],
        }
        areas = [plan.areas[one] for one in self.new]
        self.people.save(persons, area_ids=areas, batch_id=self.batch, columns=columns)
        for candidate, number in zip(self.new, ids, strict=True):
            plan.ids[candidate] = number
        for candidate, first in plan.further.items():
            if plan.ids[candidate] is None:
                plan.ids[candidate] = plan.ids[first]

    def _update(self) -> None:
        """What was changed of known persons: sealed anew as a whole, or only the columns beside the seal."""
        sealed, beside = [], []
        for candidate in self.changed:
            self._note(candidate)
            changed = {name for name in SEALED if self._changes(candidate, name)}
            (sealed if changed else beside).append(candidate)
        for candidates, save in ((sealed, self._save), (beside, self._save_beside)):
            if candidates:
                save(candidates, [self._merged(one) for one in candidates])

    def _changes(self, candidate: int, name: str) -> bool:
        return key_of(self.request.target, name) in self.plan.changes[candidate]

    def _note(self, candidate: int) -> None:
        """Keep what is replaced, so that it can be given back."""
        number = self.plan.ids[candidate]
        stored = self.plan.stored[number]
        before, after = {}, {}
        old = clear_content(self.plan.opened[number])
        for name, value in to_json(self.plan.facts[candidate]).items():
            if name in (*SEALED, *OPEN) and self._changes(candidate, name):
                after[name] = value
                if name in SEALED:
                    before[name] = old[SEALED[name]]
        if NUMBER in after:
            known = stored.columns["household_id"]
            before["household_id"], after["household_id"] = known, self.households.of.get(candidate) or known
        for name in {"relation_to_head", "verified_at"} & after.keys():
            value = stored.columns[name]
            before[name] = clock.to_text(value) if isinstance(value, datetime.datetime) else value
        area = stored.columns["area_id"]
        if self.plan.areas[candidate] != area:
            before["area_id"], after["area_id"] = area, self.plan.areas[candidate]
        if before or after:
            self.replaced[number], self.written[number] = before, after

    def _merged(self, candidate: int) -> ClearPerson:
        facts = self.plan.facts[candidate]
        changes = {SEALED[name]: facts[name] for name in SEALED if name in facts and self._changes(candidate, name)}
        return replace(self.plan.opened[self.plan.ids[candidate]], **changes)

    def _columns(self, candidates: list[int], persons: list[ClearPerson]) -> dict[str, list]:
        """The columns beside the seal as they will be."""
        plan = self.plan
        names = ("household_id", "relation_to_head", "verified_at", "resident", "resident_rule")
        columns: dict[str, list] = {name: [] for name in names}
        for candidate, person in zip(candidates, persons, strict=True):
            facts, stored = plan.facts[candidate], plan.stored[plan.ids[candidate]].columns
            home = self.households.of.get(candidate) if self._changes(candidate, NUMBER) else None
            columns["household_id"].append(home or stored["household_id"])
            for name in ("relation_to_head", "verified_at"):
                value = facts.get(name) if self._changes(candidate, name) else None
                value = self._instant(value) if name == "verified_at" and value else value
                columns[name].append(value or stored[name])
            decided = self._resident(person, facts)
            columns["resident"].append(decided.resident)
            columns["resident_rule"].append(decided.rule)
        return columns

    def _save(self, candidates: list[int], persons: list[ClearPerson]) -> None:
        known = [self.plan.stored[self.plan.ids[one]] for one in candidates]
        areas = [person.columns["area_id"] for person in known]
        self.people.save(persons, area_ids=areas, columns=self._columns(candidates, persons), conflict="update")
        # The stays, written next, take whoever moves along; a stay may still be refused.
        homeless = [place for place, person in enumerate(known) if not person.lives]
        wanted = {self.plan.ids[candidates[place]]: self.plan.areas[candidates[place]] for place in homeless}
        follow(self.store, Journal(self.store), wanted, ())

    def _save_beside(self, candidates: list[int], persons: list[ClearPerson]) -> None:
        ids = [self.plan.ids[one] for one in candidates]
        update_rows(self.store, "person", ids, self._columns(candidates, persons))

    def _resident(self, person: ClearPerson, facts: Mapping[str, object]):
        away = person.residence_state == "household_here"
        since = facts.get("since")
        return residence(
            person.person_class,
            person.residence_state,
            self.today,
            here_since=None if away else since,
            away_since=since if away else None,
        )

    def _instant(self, day: datetime.date | None) -> datetime.datetime | None:
        return None if day is None else _morning(day, self.store.zone)

    def _tags(self) -> None:
        """Tags that a person does not have yet, with the purpose for which they were brought.

        Those of a new person go with the person; of a known one ``tags`` keeps which are the batch's, without the tag.
        """
        rows, known_ones = [], []
        day = self.request.dated or self.today
        for candidate in (*self.new, *self.changed):
            number = self.plan.ids[candidate]
            stored = self.plan.stored.get(number)
            if candidate not in self.is_new and not self._changes(candidate, "tags"):
                continue
            known = stored.tags if stored else set()
            rows += [(number, tag, self.plan.areas[candidate]) for tag in self.plan.facts[candidate].get("tags", ())
                     if tag not in known]  # fmt: skip
            known_ones += [stored is not None] * (len(rows) - len(known_ones))
        if rows:
            persons, tags, areas = zip(*rows, strict=True)
            ids = self.store.reserve_ids("person_tag", len(rows)).tolist()
            columns = {
                "id": ids,
                "person_id": persons,
                "tag": tags,
                "area_id": areas,
                "valid_from": [day] * len(rows),
                "purpose": [self.request.purpose or None] * len(rows),
            }
            self.store.load("person_tag", columns, key=("person_id", "tag", "valid_from"))
            given = {"valid_from": day.isoformat(), "valid_to": None, "purpose": self.request.purpose or None}
            self.tags = {key: (given, area) for key, area, known in zip(ids, areas, known_ones, strict=True) if known}

    # Stays -----------------------------------------------------------------------------------------------------

    def stays(self) -> None:
        """Lead persons to the rooms that were found."""
        plan, links = self.plan, self.plan.links
        rows = [
            (place, candidate)
            for place, candidate in enumerate(plan.linked)
            if links.room[place] is not None and self._wanted(candidate)
        ]
        if not rows:
            return
        places, candidates = zip(*rows, strict=True)
        settled = Stays(self.store).settle(
            [plan.ids[one] for one in candidates],
            [links.room[place] for place in places],
            [self.role(one) for one in candidates],
            [self._since(one) for one in candidates],
            lives_here=[self._lives_here(one) for one in candidates],
            method=[links.method[place] for place in places],
            confidence=[links.confidence[place] for place in places],
            note=[links.note[place] or None for place in places],
            source=self.request.source,
            verified_at=[self._instant(plan.facts[one].get("verified_at")) for one in candidates],
            batch=self.batch,
            assumed=self._assumed(candidates),
        )
        for row, code in settled.refused:
            links.refuse(places[row], code)
        refused = {row for row, _ in settled.refused}
        settled = (one for row, one in enumerate(candidates) if row not in refused)
        self.settled = [plan.ids[one] for one in settled if plan.says_home(one)]

    def _assumed(self, candidates: Sequence[int]) -> set[int]:
        """Stays whose first day is only that of a file, of persons of whom this newer one says since when they live
        elsewhere."""
        facts, ids = self.plan.facts, self.plan.ids
        day = self.request.dated or self.today
        said = {ids[one]: facts[one].get("verified_at") or day for one in candidates
                if "since" in facts[one] and one not in self.is_new}  # fmt: skip
        return assumed_stays(self.store, said)

    def _wanted(self, candidate: int) -> bool:
        """Whether the room of a row is to be written: a decision at the desk may have left its address out."""
        first = self.plan.further.get(candidate, candidate)
        return self.plan.ids[candidate] is not None and self.plan.states[first] in {INSERT, UPDATE, CONFLICT, SAME}

    def role(self, candidate: int) -> str | None:
        """What the file says; of a new person else tenant for floating ones and family for all others."""
        facts = self.plan.facts[candidate]
        if "role" in facts:
            return facts["role"]
        if candidate not in self.is_new:
            return None
        return _TENANT if facts.get("person_class") == "floating" else _FAMILY

    def _lives_here(self, candidate: int) -> bool | None:
        """Not where somebody is only registered, nor in a room that one owns beside the one one lives in."""
        plan, facts = self.plan, self.plan.facts[candidate]
        if facts.get("role") == _OWNER and not plan.says_home(candidate):
            return False
        state, is_new = facts.get("residence_state"), plan.further.get(candidate, candidate) in self.is_new
        return None if state is None and not is_new else state != "household_here"

    def _since(self, candidate: int) -> datetime.date:
        facts = self.plan.facts[candidate]
        day = facts.get("since") or facts.get("verified_at") or self.request.dated or self.today
        return max(day, facts["birth_date"]) if "birth_date" in facts else day

    def buildings(self) -> list[int] | None:
        """The buildings whose counts may have changed; None where a person may have left any."""
        if self.changed:
            return None
        return sorted({number for number in self.plan.links.building if number is not None})


@lru_cache(maxsize=1 << 12)
def _morning(day: datetime.date, zone: str) -> datetime.datetime:
    return clock.day_bounds(day, zone)[0]


def clear_of(uid: str, facts: Mapping[str, object]) -> ClearPerson:
    """The person of whom a row says all that is known."""
    values = {column: facts[name] for name, column in SEALED.items() if name in facts}
    if "document_number" not in facts:
        values.pop("document_kind", None)
    return ClearPerson(uid=uid, **{"sex": UNKNOWN_SEX, **values}, tags=tuple(facts.get("tags", ())))
