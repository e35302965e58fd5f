"""Rows of a residents' table against the store: who is new, who is known, what changed on which side.

Three sides are compared as for every table (import_table.compare): what is sealed in the store, the file, and what the
same source said before. What the source did not change is never asked for, so that the same file again opens nothing.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from math import prod

from ...domain.address import NOT_LIVING
from ...domain.person import ClearPerson, normalise_name, normalise_phones
from ...domain.person_likeness import is_other_name
from ...domain.problems import Problem
from ...domain.targets import POSITION, X, Y
from ...services.collector import collector_paused
from ...services.coordinates import require_known
from ...services.keys import Keyring
from ...services.translation import tr
from ...store import Store, StoreError
from ...store.access import Access
from ...store.contacts import Contacts
from ...store.imports import Imports, writable_areas
from ...store.reasons import refuse_numbers
from ...store.residents.matching import Matching
from ...store.residents.person_links import PersonLinks
from ..import_table.compare import CONFLICT, INSERT, REJECTED, SAME, UPDATE, Conflict
from ..import_table.position import place_rows
from ..import_table.prepare import Prepared, is_masked
from ..import_table.references import address_key
from ..import_table.request import DESK, FILE, STORE, Request
from ..linking import ELSEWHERE, AddressLinks, link_addresses
from ..linking.evidence import DOUBTS, NOTED
from ..progress import Progress
from ..tables.source import RawTable
from .held import waiting
from .households import note_homes
from .plan import MATCH, OPEN, SEALED, STAY, Masked, PersonPlan, from_json, key_of, shown, term_of, terms_of, to_json
from .recognise import recognise
from .repeats import Recognised, home_rows
from .rows import read_rows
from .stored import Stored, read_stored


@collector_paused()
def plan_persons(
    store: Store, table: RawTable, request: Request, keyring: Keyring, progress: Progress | None = None
) -> PersonPlan:
    """Everything up to the writing; nothing is written but audit lines of what was asked.

    Raises StoreError where positions have no coordinate system or source or purpose hold a resident's number, WrongKey,
    Cancelled.
    """
    refuse_numbers(request.source, request.purpose)
    progress = progress or Progress()
    positioned = table.wkb is not None or {X, Y} <= request.fields.keys() or POSITION in request.fields
    if positioned and not request.coordinates:
        raise StoreError(tr("The coordinate system of the data has to be named: nothing is guessed."))
    if request.coordinates:
        require_known(request.coordinates)
    prepared = Prepared(request, table, personal={"name": []})
    rows = read_rows(store, table, request, prepared, progress.part(0, 40))
    prepared.rows = list(rows)
    facts = [one.facts for one in rows.values()]
    matching = Matching(store, keyring)
    bases = said_before(store, keyring, request)
    progress.step(50)
    known = recognise(store, matching, prepared, facts, bases)
    count = len(facts)
    plan = PersonPlan(prepared, [INSERT] * count, known.ids, [{} for _ in range(count)], facts=facts)
    plan.weak, plan.near, plan.alike = known.weak, known.near, known.alike
    plan.further, plan.questions = known.further, known.questions
    plan.said = {number: bases[number] for number in known.ids if number in bases}
    progress.step(55)
    _require(plan)
    desk = PersonLinks(store)
    changed = _changed(plan, desk.lost(), desk.refused()) if any(plan.ids) else []
    plan.stored = read_stored(store, sorted({plan.ids[one] for one in changed}.union(*plan.weak.values())))
    plan.opened = matching.contents([term for one in changed for term in terms_of(facts[one])])
    for candidate in changed:
        compare_one(plan, candidate, request.conflicts)
    _hold(store, matching, plan)
    progress.step(65)
    link(store, plan, positioned, progress.part(65, 95))
    hold_renewed(store, matching, plan, known)
    place(store, plan)
    _finish(store, plan)
    progress.step(100)
    return plan


def said_before(store: Store, keyring: Keyring, request: Request) -> dict[int, dict[str, object]]:
    """What the source said of persons before, as JSON, by id; raises WrongKey."""
    contacts, imports, found = Contacts(store, keyring), Imports(store), {}
    asked = imports.ask_persons(source=request.source)
    for number, sealed in imports.last_personal(request.source, request.target.name, asked).items():
        found[number] = contacts.open_row(*sealed)["given"]
    return found


def _require(plan: PersonPlan) -> None:
    """Nobody enters without a name."""
    prepared = plan.prepared
    name = prepared.request.target.by_name["name"]
    column = prepared.request.fields.get("name")
    for candidate, facts in enumerate(plan.facts):
        row = prepared.rows[candidate]
        if plan.ids[candidate] is None and "name" not in facts and row not in prepared.problems:
            masked = column is not None and is_masked(prepared.table.columns[column][row])
            missing = Problem("import.required", "name", {"field": name.name_zh})
            prepared.reject(row, Problem("person.masked") if masked else missing)


def _changed(plan: PersonPlan, lost: Collection[int], refused: Collection[int]) -> list[int]:
    """Rows of known persons in which the source says something that it did not say before; the others are the same.

    Who waits for a room is compared, too: another account may see the house, or it has come since; whose stay was
    ``refused`` gets it by whatever is said anew.
    """
    changed = []
    for candidate, number in enumerate(plan.ids):
        if number is None or candidate in plan.further or plan.prepared.rows[candidate] in plan.prepared.problems:
            continue
        base, given = plan.said.get(number), to_json(plan.facts[candidate])
        if number in lost:
            plan.lost.add(candidate)
            changed.append(candidate)
        elif base is not None and all(name in base and base[name] == value for name, value in given.items()):
            plan.states[candidate] = SAME
            plan.repeated.add(candidate)
        else:
            if number in refused:
                plan.lost.add(candidate)
            changed.append(candidate)
    return changed


def compare_one(plan: PersonPlan, candidate: int, policy: str) -> None:
    """The facts of one row against the store and what the source said before."""
    number, facts = plan.ids[candidate], plan.facts[candidate]
    stored, sealed = plan.stored.get(number), plan.opened.get(number)
    if stored is None or sealed is None:
        plan.prepared.reject(plan.prepared.rows[candidate], Problem("import.not_visible"))
        return
    base = from_json(plan.said[number]) if number in plan.said else None
    target = plan.prepared.request.target
    before = plan.before.setdefault(number, {"name": stored.columns["name_masked"]})
    conflicts = []
    if is_other_name(sealed.name, str(facts.get("name", ""))):
        _hold_other(plan, candidate, policy)
        return
    for name in (*SEALED, *OPEN):
        there = facts.get(name)
        if there is None:
            continue
        key = key_of(target, name)
        here = _here(name, stored, sealed)
        before[key] = shown(name, here)
        verdict = _verdict(name, here, there, base)
        taken = verdict == UPDATE or (verdict == CONFLICT and policy == FILE)
        if name == "address" and not taken and not _alike(name, here, there):
            plan.elsewhere.add(candidate)
        if taken:
            plan.changes[candidate][key] = shown(name, there)
        elif verdict == CONFLICT and policy == DESK:
            conflicts.append(Conflict(candidate, key, shown(name, here), shown(name, there)))
    if facts.get("remark") not in (None, (base or {}).get("remark")):
        plan.changes[candidate]["remark"] = shown("remark", facts["remark"])
        before["remark"] = None
    plan.conflicts += conflicts
    plan.states[candidate] = CONFLICT if conflicts else UPDATE if plan.changes[candidate] else SAME


def _hold_other(plan: PersonPlan, candidate: int, policy: str) -> None:
    """A number under which a wholly other name is known may be somebody else's: nothing is taken without a decision.

    A mother's number is entered for her child; the mother is still there.
    """
    number, facts, target = plan.ids[candidate], plan.facts[candidate], plan.prepared.request.target
    stored, sealed = plan.stored[number], plan.opened[number]
    plan.prepared.note(plan.prepared.rows[candidate], Problem("person.other_name", "name"))
    plan.elsewhere.add(candidate)
    plan.states[candidate] = SAME
    for name in (*SEALED, *OPEN) if policy != STORE else ():
        here, there = _here(name, stored, sealed), facts.get(name)
        if there is None or here == there or _alike(name, here, there):
            continue
        key = key_of(target, name)
        sides = [str(one) if isinstance(one, date) else one for one in (shown(name, here), shown(name, there))]
        plan.before[number][key] = sides[0]
        plan.conflicts.append(Conflict(candidate, key, *sides))
        plan.states[candidate] = CONFLICT


def _here(name: str, stored: Stored, sealed: ClearPerson) -> object:
    if name in SEALED:
        value = getattr(sealed, SEALED[name])
        return None if name == "document_kind" and not sealed.document_number else value
    if name == "household_number":
        return stored.household_number
    if name == "verified_at":
        return stored.verified
    return tuple(sorted(stored.tags)) if name == "tags" else stored.columns[name]


def _verdict(name: str, here: object, there: object, base: Mapping[str, object] | None) -> str:
    """Whose value holds: UPDATE for the file's, SAME for the store's, CONFLICT where both changed."""
    if name == "tags":
        return SAME if set(there) <= set(here) or (base or {}).get(name) == there else UPDATE
    if name == "verified_at":  # a visit is a fact: the later one holds
        return UPDATE if here is None or there > here else SAME
    if here == there or _alike(name, here, there):
        return SAME
    if here in (None, "", "unknown") or (name == "sex" and here in ("0", "9")):
        return UPDATE
    if base is not None and name in base:
        if base[name] == here or _alike(name, base[name], here):
            return UPDATE
        if base[name] == there:
            return SAME
    return CONFLICT


def _alike(name: str, here: object, there: object) -> bool:
    """Whether two values say the same, however they are written."""
    if not isinstance(here, str) or not isinstance(there, str):
        return False
    if name == "name":
        return normalise_name(here) == normalise_name(there)
    if name == "phone":
        return set(normalise_phones(here)) == set(normalise_phones(there))
    return name == "address" and address_key(here) == address_key(there)


def _hold(store: Store, matching: Matching, plan: PersonPlan) -> None:
    """Rows that may mean somebody who is there wait for a decision; those that wait already are not sent twice."""
    problems = plan.prepared.problems
    plan.alike = {one: first for one, first in plan.alike.items() if plan.prepared.rows[first] not in problems}
    plan.weak = {one: persons for one, persons in plan.weak.items() if persons or one in plan.alike}
    if not plan.weak:
        return
    known = waiting(store, plan.prepared.request.source)
    for candidate in plan.weak:
        if plan.prepared.rows[candidate] in problems:
            continue
        _ask_whether(matching, plan, candidate, known)


def _ask_whether(matching: Matching, plan: PersonPlan, candidate: int, known: Collection[str]) -> None:
    """Whom a row means of those that it may mean is decided at the desk; ``known`` are asked there already."""
    persons, row, numbers = plan.weak[candidate], plan.prepared.rows[candidate], plan.prepared.table.numbers
    plan.states[candidate] = CONFLICT
    here = plan.stored[persons[0]].columns if persons and persons[0] in plan.stored else {}
    plan.conflicts.append(
        Conflict(candidate, MATCH, here.get("name_masked"), shown("name", plan.facts[candidate].get("name")))
    )
    alike = None if persons else numbers[plan.prepared.rows[plan.alike[candidate]]]
    plan.prepared.note(row, Problem("person.alike", "", {"row": alike}) if alike else Problem("person.waits"))
    if known and matching.hash_of(term_of(plan.facts[candidate])) in known:
        plan.waiting.add(candidate)


def hold_renewed(store: Store, matching: Matching, plan: PersonPlan, known: Recognised) -> None:
    """Who has another citizen number than a namesake of the same birth waits where both live in one room."""
    rooms = dict(zip(plan.linked, plan.links.room, strict=True))
    asked = [one for one in {*known.renewed, *known.renewed_rows} if plan.states[one] == INSERT and rooms.get(one)]
    if not asked:
        return
    plan.stored.update(read_stored(store, sorted({one for place in asked for one in known.renewed.get(place, ())})))
    waits = waiting(store, plan.prepared.request.source)
    for candidate in sorted(asked):
        room = rooms[candidate]
        persons = [
            one
            for one in known.renewed.get(candidate, ())
            if one in plan.stored and any(stay == room for stay, _, _ in plan.stored[one].stays)
        ]
        rows = [one for one in known.renewed_rows.get(candidate, ()) if rooms.get(one) == room]
        if not persons and not rows:
            continue
        plan.weak[candidate] = persons
        if rows:
            plan.alike[candidate] = rows[0]
        _ask_whether(matching, plan, candidate, waits)


def link(store: Store, plan: PersonPlan, positioned: bool, progress: Progress) -> None:
    """Find the rooms of new persons and of those whose address or stay the source changed.

    A position that contradicts the address is noted, of whatever row.
    """
    prepared = plan.prepared
    plan.linked = [one for one in range(len(plan.facts)) if _needs_room(plan, one)]
    if plan.linked:
        plan.links = _links(store, plan, plan.linked, positioned, progress)
    if positioned:
        needed = set(plan.linked)
        others = [one for one in range(len(plan.facts)) if one not in needed and _has_address(plan, one)]
        links = _links(store, plan, others, positioned, Progress(progress.is_canceled)) if others else AddressLinks()
        for one, note in zip((*plan.linked, *others), (*plan.links.note, *links.note), strict=True):
            if note == ELSEWHERE:
                prepared.note(prepared.rows[one], Problem(note, "address"))


def _links(store: Store, plan: PersonPlan, candidates: list[int], positioned: bool, progress: Progress) -> AddressLinks:
    """Where the addresses, codes and positions of some rows lead."""
    prepared, facts = plan.prepared, [plan.facts[candidate] for candidate in candidates]
    positions = None
    if positioned:
        rows = [prepared.rows[candidate] for candidate in candidates]
        positions = place_rows(store, prepared.table, prepared.request, rows)
        shapes = prepared.shapes or [None] * len(plan.facts)
        for candidate, position in zip(candidates, positions, strict=True):
            shapes[candidate] = position
        prepared.shapes = shapes
    codes = [_code(one) for one in facts] if any("building_code" in one for one in facts) else None
    links = link_addresses(store, [one.get("address") for one in facts], positions, codes=codes, progress=progress)
    _weigh_remarks(links, facts)
    return links


def _weigh_remarks(links: AddressLinks, facts: Sequence[Mapping[str, object]]) -> None:
    """What a column of remarks says weighs as it does behind the address: who moved away or died is led to no room."""
    for place, one in enumerate(facts):
        kinds = str(one.get("remark", "")).split(",")
        if NOT_LIVING in kinds:
            if links.room[place] is not None:
                links.refuse(place, NOT_LIVING)
            links.reason[place] = NOT_LIVING
        if "remark" not in one or links.room[place] is None:
            continue
        links.confidence[place] = round(links.confidence[place] * prod(DOUBTS[kind] for kind in kinds), 3)
        noted = [f"link.{kind}" for kind in kinds if DOUBTS[kind] < NOTED]
        if links.note[place]:
            noted.append(links.note[place])
        links.note[place] = min(noted, key=lambda note: DOUBTS[note.removeprefix("link.")], default="")


def _has_address(plan: PersonPlan, candidate: int) -> bool:
    """Whether a row that may enter names an address, against which its position can be held."""
    facts, rejected = plan.facts[candidate], plan.prepared.rows[candidate] in plan.prepared.problems
    return not rejected and ("address" in facts or "building_code" in facts)


def _code(facts: Mapping[str, object]) -> str | None:
    if "building_code" not in facts:
        return None
    return "-".join(str(facts[name]) for name in ("building_code", "unit", "room") if name in facts)


def _needs_room(plan: PersonPlan, candidate: int) -> bool:
    if plan.prepared.rows[candidate] in plan.prepared.problems or candidate in plan.weak:
        return False
    if candidate in plan.elsewhere:
        return False
    state, facts = plan.states[candidate], plan.facts[candidate]
    if state == INSERT and candidate not in plan.further:
        return True
    base = plan.said.get(plan.ids[candidate], {})
    if candidate in plan.further:
        roles = base.get("further_roles", {})
        news = facts.get("role") not in (None, roles.get(facts["address"], facts.get("role")))
        return news or plan.ids[candidate] is None or facts["address"] not in base.get("further", ())
    if candidate in plan.lost or "address" in plan.changes[candidate]:
        return True
    heard = base or plan.prepared.request.conflicts == FILE
    if heard and facts.get("role") not in (None, base.get("role")):  # whoever bought or sold their home stays there
        return True
    given = to_json(facts)
    return state != SAME and any(given.get(name) not in (None, base.get(name)) for name in STAY)


def place(store: Store, plan: PersonPlan) -> None:
    """The area of each row: that of its building, else a known person's, else the import's; none beyond one's own.

    An area follows a stay: whoever lives somewhere belongs there still, unless a room is found.
    """
    homes = sorted({number for number in plan.links.building if number is not None})
    areas = dict(zip(*store.read("building", ["id", "area_id"], where={"id": homes}).values(), strict=True))
    own = given = plan.prepared.request.area
    if own is None and store.engine == "postgis":
        own = Access(store).who_am_i().area_id
    plan.areas = [own] * len(plan.facts)
    linked, settled = set(plan.linked), set()
    for candidate, number in enumerate(plan.ids):
        if known := plan.stored.get(number):
            if known.lives:
                settled.add(candidate)
            if known.lives or candidate not in linked:
                plan.areas[candidate] = known.columns["area_id"]
            elif given is None:
                plan.areas[candidate] = known.columns["area_id"] or own
    allowed = writable_areas(store)
    for index, candidate in enumerate(plan.linked):
        area = areas.get(plan.links.building[index]) or plan.areas[candidate]
        if allowed is not None and area not in allowed:
            plan.prepared.reject(plan.prepared.rows[candidate], Problem("import.not_your_area", "address"))
        if candidate not in settled or plan.links.room[index] is not None:
            plan.areas[candidate] = area


def _finish(store: Store, plan: PersonPlan) -> None:
    """What the stays change, rows that cannot enter, and the masked values that a table shows."""
    prepared, target = plan.prepared, plan.prepared.request.target
    for candidate, first in plan.further.items():
        if prepared.rows[first] in prepared.problems:
            number = {"row": prepared.table.numbers[prepared.rows[first]]}
            prepared.reject(prepared.rows[candidate], Problem("import.parent_rejected", "", number))
        plan.states[candidate] = SAME  # the first one counts the person
    known = {plan.ids[one] for one in plan.further.keys() & set(plan.linked)} - {None, *plan.stored}
    plan.stored.update(read_stored(store, sorted(known)))
    plan.homes = home_rows(plan)
    counted = {plan.ids[one] for one in plan.further.values() if plan.states[one] != SAME}
    for index, candidate in enumerate(plan.linked):
        room, number = plan.links.room[index], plan.ids[candidate]
        stored = plan.stored.get(number)
        if stored is None or room is None or plan.states[candidate] not in {SAME, UPDATE}:
            continue
        role = plan.facts[candidate].get("role")
        roles = sorted(one[1] for one in stored.stays if one[0] == room)
        if role in roles or (roles and role is None):
            continue
        name, old = ("role", roles[0]) if roles else ("address", None)
        plan.changes[candidate].setdefault(name, shown(name, plan.facts[candidate].get(name)))
        plan.before.setdefault(number, {"name": stored.columns["name_masked"]}).setdefault(name, old)
        if number not in counted or candidate not in plan.further:
            plan.states[candidate] = UPDATE
        if candidate in plan.further:
            counted.add(number)
    for candidate, row in enumerate(prepared.rows):
        if row in prepared.problems:
            plan.states[candidate] = REJECTED
    plan.conflicts = [one for one in plan.conflicts if plan.states[one.candidate] == CONFLICT]
    note_homes(plan)
    for name in target.by_name:
        if name in prepared.request.fields or name in ("sex", "birth_date", "address"):
            prepared.values[key_of(target, name)] = Masked(name, plan.facts)
