"""What a person decides about residents at the desk: whose value holds, and whether somebody is here already.

The desk shows masked values. What the file said is opened with a reason, which stands in the audit log before; of a
person in the store nothing is opened here, for that is a reveal.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from ...domain.problems import Problem
from ...services import clock
from ...services.keys import Keyring
from ...services.translation import sentence, tr
from ...store import Store, StoreError
from ...store.access import Access
from ...store.audit import Audit
from ...store.contacts import Contacts
from ...store.imports import Imports
from ...store.residents.matching import DOCUMENT, NAME_BIRTH, Matching
from ..import_table.compare import CONFLICT, INSERT, SAME, UPDATE, Conflict
from ..import_table.prepare import Prepared
from ..import_table.request import FILE, STORE, Request
from ..progress import Progress
from ..tables.source import RawTable
from ..targets import PERSON, importable
from .compare import compare_one, link, place
from .held import CONFLICT_KIND, MATCH_KIND, NEW_PERSON, SAME_PERSON
from .plan import SEALED, PersonPlan, Question, from_json, key_of, name_terms, near_terms, shown, term_of, terms_of
from .recognise import Newcomers
from .stored import read_stored
from .write import write_persons

KINDS = (MATCH_KIND, CONFLICT_KIND)
NEW = 0
"""The choice that a row is another person, who is not here yet."""


@dataclass(frozen=True)
class Candidate:
    """Somebody who may be meant, masked: ``facts`` are (field of the target, value), ``building`` where they live."""

    id: int
    facts: tuple[tuple[str, object], ...]
    building: int | None


def candidates(store: Store, ids: Iterable[int]) -> list[Candidate]:
    """The persons whom a row may mean, as this account sees them; those who are gone are left out."""
    found = read_stored(store, list(ids))
    rooms = sorted({room for one in found.values() for room, _, lives in one.stays if lives})
    home = dict(zip(*store.read("room", ["id", "building_id"], where={"id": rooms}).values(), strict=True))
    return [
        Candidate(
            number,
            tuple((name, one.columns[name]) for name in ("name_masked", "sex", "birth_year", "document_masked",
                                                         "phone_masked", "person_class") if one.columns[name]),
            next((home.get(room) for room, _, lives in sorted(one.stays) if lives), None),
        )
        for number, one in sorted(found.items())
    ]  # fmt: skip


def building_names(store: Store, who: Iterable[Candidate]) -> dict[int, str]:
    """What the buildings of some candidates are called."""
    ids = sorted({one.building for one in who if one.building is not None})
    rows = store.read("building", ["id", "name", "address", "estate", "number"], where={"id": ids})
    found = {}
    for number, name, address, estate, block in zip(*rows.values(), strict=True):
        found[number] = address or (f"{estate}{block}栋" if estate and block else name) or ""
    return found


def open_facts(store: Store, keyring: Keyring, item: int, reason: str) -> dict[str, object]:
    """What the file's row says, in clear, by field; an audit line with the reason is committed first.

    Raises AccessDenied without a reason, WrongKey.
    """
    content = Contacts(store, keyring).open_contact("desk_item", item, reason) or {}
    facts = from_json(content.get("facts", {}))
    wanted = content.get("disputed") or facts
    return {name: facts[name] for name in facts if name in wanted}


def decide_conflict(store: Store, keyring: Keyring, item, choices: Mapping[str, str]) -> str:
    """Settle what both sides changed: ``choices`` says for every field FILE or STORE; returns the decision.

    Raises StoreError, and then nothing is written: somebody was quicker, or the person changed since.
    """
    taken = {one.field for one in item.sides if choices.get(one.field, STORE) == FILE}
    decision = STORE if not taken else FILE if len(taken) == len(item.sides) else "mixed"
    if not taken:
        _close(store, item, decision, item.object_id, [])
        return decision
    content = Contacts(store, keyring).waiting_document(item.id)
    facts = from_json(content["facts"])
    known = {**facts, **from_json({name: value for name, value in content["here"].items() if value is not None})}
    plan = _plan(item, facts, item.object_id)
    plan.stored = read_stored(store, [item.object_id])
    plan.opened = Matching(store, keyring).contents(terms_of(known))
    stored, sealed = plan.stored.get(item.object_id), plan.opened.get(item.object_id)
    if stored is None or sealed is None:
        raise StoreError(tr("“{label}” is not in the database any more.").format(label=item.label))
    target = plan.prepared.request.target
    for name, old in content["here"].items():
        now = getattr(sealed, SEALED[name])
        if key_of(target, name) in taken and old != (now.isoformat() if hasattr(now, "isoformat") else now):
            text = tr("“{label}” was changed here meanwhile, so that nothing was overwritten. Look at it again.")
            raise StoreError(text.format(label=item.label))
    names = [name for name in facts if name in target.by_name and key_of(target, name) in taken]
    plan.changes[0] = {key_of(target, name): shown(name, facts[name]) for name in names}
    plan.states[0] = UPDATE
    if "address" in facts and "address" not in plan.changes[0]:
        plan.elsewhere.add(0)
    _lead(store, plan, item.batch)
    with store.transaction():
        write_persons(store, plan, keyring=keyring, batch=item.batch)
        _close(store, item, decision, item.object_id, sorted(taken))
    return decision


def decide_match(store: Store, keyring: Keyring, item, person: int) -> int:
    """Say whom a row means: one of its candidates, or NEW for somebody who is not here yet; returns the person's id.

    Of a known person only what is not known yet is filled. Raises StoreError, and then nothing is written: somebody
    else has decided, or somebody came in meanwhile who may be meant, too, and is one of the candidates from then on.
    """
    content = Contacts(store, keyring).waiting_document(item.id)
    facts = from_json(content["facts"])
    plan = _plan(item, facts, None if person == NEW else person)
    names = [*name_terms(facts), *near_terms(facts, clock.local_day(clock.utc_now(), store.zone))]
    number = [term_of(facts)] if "document_number" in facts else []
    if person != NEW:
        terms = [*number, *names]
        plan.stored, plan.opened = read_stored(store, [person]), Matching(store, keyring).contents(terms)
        compare_one(plan, 0, STORE)
        if plan.prepared.problems:
            raise StoreError(tr("“{label}” is not in the database any more.").format(label=item.label))
        _take_birth(plan, facts)
        _ask_number(plan, facts)
    _lead(store, plan, item.batch)
    if plan.prepared.problems:
        raise StoreError(sentence(next(iter(plan.prepared.problems.values()))[0]))
    known = [*item.candidates] if person == NEW else [person]
    questions = [Question(DOCUMENT, [0], number, [known])] if number else []
    if person == NEW and names:
        questions.append(Question(NAME_BIRTH, [0] * len(names), names, [known] * len(names)))
    newcomers = Newcomers(store, keyring, plan.facts, questions)
    newcomers.ask()
    with store.transaction():
        came = newcomers.who({0})
        if came is None:
            write_persons(store, plan, keyring=keyring, batch=item.batch)
            _close(store, item, NEW_PERSON if person == NEW else SAME_PERSON, plan.ids[0], [])
    if came is not None:
        _propose(store, item, came)
    return plan.ids[0]


def _take_birth(plan: PersonPlan, facts: Mapping[str, object]) -> None:
    """The birth date of a number that is not known yet holds, where the one that is known is a slip away from it."""
    sealed, target = plan.opened[plan.ids[0]], plan.prepared.request.target
    if "document_number" in facts and not sealed.document_number and facts["birth_date"] != sealed.birth_date:
        plan.changes[0][key_of(target, "birth_date")] = shown("birth_date", facts["birth_date"])
        plan.states[0] = UPDATE


def _ask_number(plan: PersonPlan, facts: Mapping[str, object]) -> None:
    """Another number than the one that is known: which of the two holds is a question of its own at the desk."""
    sealed, target = plan.opened[plan.ids[0]], plan.prepared.request.target
    if not sealed.document_number or facts.get("document_number", sealed.document_number) == sealed.document_number:
        return
    for name in ("document_number", "document_kind"):
        here, there = getattr(sealed, SEALED[name]), facts.get(name)
        if there not in (None, here):
            plan.conflicts.append(Conflict(0, key_of(target, name), shown(name, here), shown(name, there)))
    plan.states[0] = CONFLICT


def _propose(store: Store, item, came: list[int]) -> None:
    """Lay who came in meanwhile beside the candidates of an item; raises StoreError, which says so."""
    if not came:
        raise StoreError(sentence(Problem("person.elsewhere")))
    [detail] = store.read("desk_item", ["detail"], where={"id": item.id})["detail"]
    candidates = list(dict.fromkeys([*detail["candidates"], *came]))
    store.update("desk_item", item.id, {"detail": {**detail, "candidates": candidates}})
    text = tr("Somebody came in meanwhile who may be “{label}”, too. Look at the candidates again.")
    raise StoreError(text.format(label=item.label))


def _plan(item, facts: dict[str, object], person: int | None) -> PersonPlan:
    """A plan of the one row of an item."""
    target = importable()[PERSON]
    dated = date.fromisoformat(item.at) if item.at else None
    request = Request(target, dict.fromkeys(facts.keys() & target.by_name.keys(), 0), item.source, dated=dated)
    table = RawTable("", "", [], [], [item.row or 0])
    state = INSERT if person is None else SAME
    return PersonPlan(Prepared(request, table, rows=[0]), [state], [person], [{}], facts=[facts])


def _lead(store: Store, plan: PersonPlan, batch: int) -> None:
    plan.asked = Imports(store).ask_persons(batch=batch)
    link(store, plan, False, Progress())
    place(store, plan)


def _close(store: Store, item, decision: str, person: int | None, fields: list[str]) -> None:
    """Take the item off the desk, with its audit line; raises StoreError when somebody else has."""
    with store.transaction():
        if store.read("desk_item", ["decided_at"], where={"id": item.id})["decided_at"] != [None]:
            raise StoreError(tr("Somebody has decided this one meanwhile."))
        who = Access(store).who_am_i().id
        values = {"decided_at": clock.utc_now(), "decided_by": who, "decision": decision, "object_id": person}
        store.update("desk_item", item.id, values)
        detail = {"item": item.id, "decision": decision, "fields": fields}
        Audit(store).write("decide_conflict", "person", person, detail)
