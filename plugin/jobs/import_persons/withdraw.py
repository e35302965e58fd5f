"""Takes a batch of residents back: who came with it goes, what it replaced returns, who was worked on since stays."""

from __future__ import annotations

from dataclasses import dataclass, field

from ...domain.person import ClearPerson
from ...domain.stays import Stay, overlapping
from ...services import clock
from ...services.keys import Keyring
from ...services.translation import tr
from ...store import Store, StoreError
from ...store.access import Access
from ...store.audit import Audit
from ...store.contacts import Contacts
from ...store.imports import Imports, writable_areas
from ...store.places import delete_rows, update_rows
from ...store.residents.counts import count_population
from ...store.residents.matching import Matching
from ...store.residents.people import CLEAR_FIELDS, People, clear_content, clear_person
from ...store.residents.stay_changes import Journal, areas_and_households, follow, leave_rooms
from ...store.ties import ties
from ..import_table.compare import from_plain, to_plain
from ..import_table.withdraw import Kept, Withdrawal, require_withdrawable
from .done import Done
from .held import TABLE
from .plan import SEALED, from_json, name_terms, terms_of
from .stored import Stored, read_stored
from .write import clear_of

_OWN = frozenset({"person_clear", "person_search", "person_tag", "occupancy", "reveal_request"})
_BESIDE = ("relation_to_head", "household_id", "verified_at")


@dataclass
class PersonWithdrawal(Withdrawal):
    """A withdrawal with the persons as they were when it was planned, and what is sealed of those who get it back.

    ``moved`` remain and get other stays, ``areas`` is where those belonged whom the batch took to another area.
    """

    seen: dict[int, Stored] = field(default_factory=dict)
    sealed: dict[int, ClearPerson] = field(default_factory=dict, repr=False)
    moved: list[int] = field(default_factory=list)
    areas: dict[int, int | None] = field(default_factory=dict)


def plan_withdrawal(store: Store, batch: int, keyring: Keyring) -> PersonWithdrawal:
    """What withdrawing a batch of residents would do; nothing is written but audit lines of who was compared.

    Raises AccessDenied for who is no manager, StoreError for a batch that is not there, WrongKey.
    """
    require_withdrawable(store, batch)
    imports = Imports(store)
    result = PersonWithdrawal(batch)
    done = Done(store, Contacts(store, keyring), batch)
    later = {number for table, number in imports.spoken_of_later(batch) if table == TABLE}
    _persons(store, Matching(store, keyring), result, done, later)
    _stays(store, result, done.stays)
    _tags(store, result, done.tags)
    _households(store, result, done.households.keys() | imports.brought_and_left("household"))
    return result


def _persons(store: Store, matching: Matching, result: PersonWithdrawal, done: Done, later: set[int]) -> None:
    rows, documents = done.persons, done.documents
    result.seen = read_stored(store, list(rows))
    # Who was found by name and birth then may have a number now.
    facts = {number: from_json(one["given"]) for number, one in documents.items()}
    terms = [term for one in facts.values() for term in (*terms_of(one), *name_terms(one))]
    now = matching.contents(list(dict.fromkeys(terms)))
    used = ties(store, TABLE, list(result.seen), without=_OWN).keys() | matching.asked(list(result.seen))
    deleted, stays, allowed = [], _stays_of(store, list(result.seen)), writable_areas(store)
    for number, row in rows.items():
        stored, sealed, document = result.seen.get(number), now.get(number), documents[number]
        label = str(stored.columns["name_masked"]) if stored else str(number)
        reason = ""
        if stored is None:
            reason = "gone"
        elif number in later:
            reason = "later"
        elif sealed is None or not _as_written(row["operation"], sealed, stored, document["written"]):
            reason = "changed"
        elif row["operation"] == "insert" and (number in used or stays.get(number, set()) - done.stays.keys()):
            reason = "used"
        if reason:
            result.kept.append(Kept(TABLE, number, label, reason))
        elif row["operation"] == "insert":
            deleted.append(number)
        else:
            _give_back(result, number, sealed, document["replaced"])
            area = document["replaced"].get("area_id")
            taken = document["written"].get("area_id", area) == stored.columns["area_id"] != area
            if taken and (allowed is None or area in allowed):
                result.areas[number] = area
    result.deleted[TABLE] = deleted
    _without_households(store, result)


def _without_households(store: Store, result: PersonWithdrawal) -> None:
    """Nobody goes back to a household that went with another batch."""
    back = [old for old in result.restored.get(TABLE, {}).values() if old.get("household_id") is not None]
    there = set(store.read("household", ["id"], where={"id": [old["household_id"] for old in back]})["id"])
    for old in back:
        if old["household_id"] not in there:
            old["household_id"] = None


def _as_written(operation: str, sealed: ClearPerson, stored: Stored, written: dict) -> bool:
    """Whether a person is as the batch left them: a new one altogether, a known one in what it changed."""
    facts = from_json(written)
    if operation == "insert":
        untouched = sealed == clear_of(sealed.uid, facts)
        return untouched and stored.columns["relation_to_head"] == facts.get("relation_to_head")
    same = all(getattr(sealed, SEALED[name]) == facts[name] for name in SEALED if name in facts)
    return same and all(stored.columns[name] == facts[name] for name in ("relation_to_head",) if name in facts)


def _give_back(result: PersonWithdrawal, number: int, sealed: ClearPerson, replaced: dict) -> None:
    content = clear_content(sealed)
    old = {SEALED[name]: value for name, value in replaced.items() if name in SEALED}
    if old:
        merged = {name: old.get(name, content[name]) for name in CLEAR_FIELDS}
        result.sealed[number] = clear_person(sealed.uid, merged)
    beside = {name: replaced[name] for name in _BESIDE if name in replaced}
    if old or beside:
        result.restored.setdefault(TABLE, {})[number] = beside


def _stays_of(store: Store, persons: list[int]) -> dict[int, set[int]]:
    rows = store.read("occupancy", ["person_id", "id"], where={"person_id": persons})
    found: dict[int, set[int]] = {}
    for person, number in zip(*rows.values(), strict=True):
        found.setdefault(person, set()).add(number)
    return found


def _stays(store: Store, result: PersonWithdrawal, rows: dict[int, dict]) -> None:
    """Stays of persons who remain: those of the batch go, those that it ended go on; worked-on ones stay."""
    names = sorted({name for row in rows.values() for name in (*row["given"], *(row["replaced"] or {}))})
    if not names:
        return
    names = list(dict.fromkeys(["person_id", *names]))
    found = store.read("occupancy", ["id", *names], where={"id": list(rows)})
    present = {row[0]: dict(zip(names, row[1:], strict=True)) for row in zip(*found.values(), strict=True)}
    kept = {one.id for one in result.kept if one.table == TABLE}
    gone = set(result.deleted.get(TABLE, ()))
    deleted = []
    for number, row in rows.items():
        current = present.get(number)
        if current is None or current["person_id"] in kept or current["person_id"] in gone:
            continue  # it goes or stays with its person
        same = all(to_plain(current[name]) == value for name, value in row["given"].items())
        if not same:
            result.kept.append(Kept("occupancy", number, str(number), "changed"))
        elif row["operation"] == "insert":
            deleted.append(number)
        elif row["replaced"]:
            result.restored.setdefault("occupancy", {})[number] = row["replaced"]
    result.deleted["occupancy"] = deleted
    persons = {number: current["person_id"] for number, current in present.items()}
    result.moved = sorted({persons[number] for number in (*deleted, *result.restored.get("occupancy", ()))})
    for number in _in_two_rooms(store, result, persons):
        del result.restored["occupancy"][number]
        result.kept.append(Kept("occupancy", number, str(number), "changed"))


def _tags(store: Store, result: PersonWithdrawal, rows: dict[int, dict]) -> None:
    """Tags that the batch gave to persons who remain; one that was worked on since stays."""
    names = ["person_id", "valid_from", "valid_to", "purpose", "legal_basis", "owner_unit"]
    found = store.read("person_tag", ["id", *names], where={"id": list(rows)}) if rows else {}
    kept = {one.id for one in result.kept if one.table == TABLE}
    gone = set(result.deleted.get(TABLE, ()))
    deleted = []
    for number, *values in zip(*found.values(), strict=True):
        now = dict(zip(names, values, strict=True))
        person, given = now.pop("person_id"), rows[number]["given"]
        if person in kept or person in gone:
            continue  # it stays or goes with its person
        if all(to_plain(value) == given.get(name) for name, value in now.items()):
            deleted.append(number)
        else:
            [label] = store.read(TABLE, ["name_masked"], where={"id": person})["name_masked"]
            result.kept.append(Kept("person_tag", number, label, "changed"))
    result.deleted["person_tag"] = sorted(deleted)


def _in_two_rooms(store: Store, result: PersonWithdrawal, persons: dict[int, int]) -> list[int]:
    """Stays that must not come back as they were: somebody has let the person move in elsewhere since."""
    restored = result.restored.get("occupancy", {})
    names = ["id", "person_id", "room_id", "role", "lives_here", "valid_from", "valid_to"]
    found = store.read("occupancy", names, where={"person_id": sorted({persons[number] for number in restored})})
    gone, stays = set(result.deleted["occupancy"]), {}
    for row in zip(*found.values(), strict=True):
        now = dict(zip(names, row, strict=True))
        old = restored.get(now["id"], {})
        now |= {name: from_plain("occupancy", name, value) for name, value in old.items()}
        if now["id"] not in gone:
            stay = Stay(*(now[name] for name in names[2:]), now["id"])
            stays.setdefault(now["person_id"], {})[now["id"]] = stay
    return [
        number
        for number in restored
        if any(
            overlapping([stays[persons[number]][number], other])
            for key, other in stays[persons[number]].items()
            if key != number
        )
    ]


def _households(store: Store, result: PersonWithdrawal, made: set[int]) -> None:
    """Households that this batch made, or one that was withdrawn before, in which nobody is left."""
    rows = store.read("household", ["id"], where={"id": sorted(made)})["id"] if made else []
    if not rows:
        return
    members = store.read("person", ["household_id", "id"], where={"household_id": rows})
    moved = {number for number, old in result.restored.get(TABLE, {}).items() if "household_id" in old}
    gone = moved.union(result.deleted.get(TABLE, ()))
    lived_in = {home for home, person in zip(*members.values(), strict=True) if person not in gone}
    lived_in |= {old.get("household_id") for old in result.restored.get(TABLE, {}).values()}
    result.deleted["household"] = [number for number in rows if number not in lived_in]


def withdraw(store: Store, planned: PersonWithdrawal, keyring: Keyring) -> None:
    """Do what `plan_withdrawal` planned, in one transaction with its audit line; the batch stays on record.

    Raises StoreError where the data changed since, and then nothing is written.
    """
    stale = StoreError(tr("The data changed since the preview: look at it again before you withdraw the batch."))
    fresh = plan_withdrawal(store, planned.batch, keyring)
    if fresh != planned:
        raise stale
    with store.transaction():
        if read_stored(store, list(fresh.seen)) != fresh.seen:
            raise stale
        People(store, keyring).install_keys()
        _restore(store, fresh, keyring)
        for table in ("person_tag", "occupancy", TABLE, "household"):
            if ids := fresh.deleted.get(table):
                delete_rows(store, table, ids)
        _follow(store, fresh)
        Imports(store).close_batch(fresh.batch, Access(store).who_am_i().id)
        Imports(store).wait_again(fresh.batch, fresh.moved)
        count_population(store)
        deleted, restored, kept = fresh.counts
        detail = {"deleted": deleted, "restored": restored, "kept": kept}
        Audit(store).write("withdraw_batch", "import_batch", fresh.batch, detail)


def _follow(store: Store, fresh: PersonWithdrawal) -> None:
    """Whoever was moved belongs where they live now, else where they belonged before the batch; so do households."""
    journal = Journal(store)
    follow(store, journal, fresh.areas, ())
    areas, _ = areas_and_households(store, sorted({*fresh.moved, *fresh.areas}))
    homes = {one.columns["household_id"] for one in fresh.seen.values()}
    homes |= {old.get("household_id") for old in fresh.restored.get(TABLE, {}).values()}
    homes -= {None, *fresh.deleted.get("household", ())}
    follow(store, journal, areas, homes)
    leave_rooms(store, journal, homes, clock.local_day(clock.utc_now(), store.zone))


def _restore(store: Store, fresh: PersonWithdrawal, keyring: Keyring) -> None:
    beside = fresh.restored.get(TABLE, {})
    if fresh.sealed:
        areas = [fresh.seen[number].columns["area_id"] for number in fresh.sealed]
        People(store, keyring).save(list(fresh.sealed.values()), area_ids=areas, conflict="update")
    columns: dict[str, list] = {name: [] for name in _BESIDE}
    for number, old in beside.items():
        for name in _BESIDE:
            now = fresh.seen[number].columns[name]
            value = old.get(name, now) if name in old else now
            columns[name].append(clock.from_text(value) if isinstance(value, str) and name == "verified_at" else value)
    if beside:
        update_rows(store, TABLE, list(beside), columns)
    for number, old in fresh.restored.get("occupancy", {}).items():
        values = {name: from_plain("occupancy", name, value) for name, value in old.items()}
        update_rows(store, "occupancy", [number], {name: [value] for name, value in values.items()})
