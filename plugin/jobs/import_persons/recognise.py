"""Which person each row of a file means."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

from ...domain.person import UNKNOWN_SEX, normalise_name
from ...domain.person_row import identity
from ...domain.problems import Problem
from ...services.keys import Keyring
from ...store import Store
from ...store.residents.matching import DOCUMENT, NAME_BIRTH, Asked, Matching, Term
from ...store.seal import install_keys
from ..import_table.prepare import Prepared
from .plan import PersonPlan, Question, from_json, name_term, term_of

_OWNER = "owner"
_UNSAID_SEX = (UNKNOWN_SEX, "9")


@dataclass
class Recognised:
    """By candidate: ``ids`` the person's, None for nobody known; ``weak`` persons that may be meant; ``further`` the
    earlier row of the same person, to whom this one gives another room. ``questions`` are those that were asked."""

    ids: list[int | None]
    questions: list[Question] = field(default_factory=list)
    weak: dict[int, list[int]] = field(default_factory=dict)
    further: dict[int, int] = field(default_factory=dict)


def recognise(
    store: Store,
    matching: Matching,
    prepared: Prepared,
    facts: Sequence[Mapping[str, object]],
    bases: Mapping[int, Mapping[str, object]],
) -> Recognised:
    """By what the same source said before, by the number, and weakly by name, birth date and sex.

    ``bases`` are the facts, as JSON, that the source gave of persons, by id. A row whose number another area has is
    rejected; nobody is taken for another person by name and birth alone.
    """
    found = Recognised([None] * len(facts))
    _find_repeats(prepared, facts, found)
    said = _said(store, bases)
    asked = []
    for candidate, one in enumerate(facts):
        if prepared.rows[candidate] in prepared.problems or candidate in found.further:
            continue
        known = said.get(identity(one), ())
        if len(known) == 1:
            found.ids[candidate] = known[0]
        elif identity(one):
            asked.append(candidate)
    _ask(store, matching, prepared, facts, found, asked)
    for candidate, first in found.further.items():
        found.ids[candidate] = found.ids[first]
    return found


def _find_repeats(prepared: Prepared, facts: Sequence[Mapping[str, object]], found: Recognised) -> None:
    """The second row of a person cannot enter, unless one of the two is of a room that they own beside their home."""
    first: dict[tuple, int] = {}
    homes: dict[int, set[object]] = {}
    for candidate, one in enumerate(facts):
        row, key = prepared.rows[candidate], identity(one)
        if row in prepared.problems or not key:
            continue
        other = first.setdefault(key, candidate)
        if other == candidate:
            homes[candidate] = {one.get("address")}
            continue
        number = {"row": prepared.table.numbers[prepared.rows[other]]}
        named = normalise_name(str(one.get("name", ""))), normalise_name(str(facts[other].get("name", "")))
        if all(named) and named[0] != named[1]:
            prepared.reject(row, Problem("person.same_number", "document_number", number))
        elif one.get("address") in {None, *homes[other]} or _OWNER not in (one.get("role"), facts[other].get("role")):
            prepared.reject(row, Problem("import.repeated", "", number))
        else:
            homes[other].add(one["address"])
            found.further[candidate] = other


def _said(store: Store, bases: Mapping[int, Mapping[str, object]]) -> dict[tuple, list[int]]:
    """The persons whom the source named before and who are still there, by what they are recognised by."""
    there = set(store.read("person", ["id"], where={"id": list(bases)})["id"]) if bases else set()
    said: dict[tuple, list[int]] = {}
    for number, base in bases.items():
        if number in there:
            said.setdefault(identity(from_json(base)), []).append(number)
    return said


def _ask(
    store: Store,
    matching: Matching,
    prepared: Prepared,
    facts: Sequence[Mapping[str, object]],
    found: Recognised,
    asked: list[int],
) -> None:
    """Ask the store: first by number, then for those without a known one by name and birth date."""
    strong = [candidate for candidate in asked if "document_number" in facts[candidate]]
    answer = matching.find([term_of(facts[candidate]) for candidate in strong])
    by_number = Question(DOCUMENT, strong, answer.persons)
    for candidate, persons, elsewhere in zip(strong, answer.persons, answer.elsewhere, strict=True):
        row = prepared.rows[candidate]
        if len(persons) > 1:
            prepared.reject(row, Problem("import.key_ambiguous", "document_number", {"count": len(persons)}))
        elif persons:
            found.ids[candidate] = persons[0]
        elif elsewhere:
            prepared.reject(row, Problem("person.elsewhere", "document_number"))
    open_rows = [one for one in asked if found.ids[one] is None and prepared.rows[one] not in prepared.problems]
    named = [one for one in open_rows if name_term(facts[one])]
    answer = matching.find([name_term(facts[one]) for one in named])
    by_name = Question(NAME_BIRTH, named, answer.persons)
    found.questions = [one for one in (by_number, by_name) if one.candidates]
    found.weak = _likely(store, facts, dict(zip(named, answer.persons, strict=True)))


def _likely(
    store: Store, facts: Sequence[Mapping[str, object]], namesakes: Mapping[int, Sequence[int]]
) -> dict[int, list[int]]:
    """Those of the persons of the same name and birth whom a row may mean, by candidate."""
    maybe = sorted({person for persons in namesakes.values() for person in persons})
    if not maybe:
        return {}
    rows = store.read("person", ["id", "sex", "document_masked"], where={"id": maybe})
    known = {number: (sex, document) for number, sex, document in zip(*rows.values(), strict=True)}
    found = {}
    for candidate, persons in namesakes.items():
        likely = [person for person in persons if person in known and _may_be(facts[candidate], *known[person])]
        if likely:
            found[candidate] = likely
    return found


def _may_be(facts: Mapping[str, object], sex: str, document: str | None) -> bool:
    """Whether a person of that name and birth may be meant: not with another sex, nor with another number."""
    given = facts.get("sex", UNKNOWN_SEX)
    if given not in _UNSAID_SEX and sex not in _UNSAID_SEX and given != sex:
        return False
    return not (document and "document_number" in facts)


class Newcomers:
    """Whether somebody whom a plan would enter has come into the store since it was made.

    The questions of the plan are committed again, word for word, so that they count once; they are answered in the
    transaction that writes.
    """

    def __init__(self, store: Store, keyring: Keyring, plan: PersonPlan):
        self._store, self._keyring, self._plan = store, keyring, plan
        self._matching = Matching(store, keyring)
        self._asked: list[Asked] | None = None

    def ask(self) -> None:
        """Ask outside the transaction; while the store has no keys, nobody is there."""
        if self._matching.ready:
            self._asked = [self._matching.ask(self._terms(one)) for one in self._plan.questions]

    def came(self, new: Collection[int]) -> bool:
        """Whether the candidates who are new in the plan are there now, or may be; asked inside the transaction."""
        if self._asked is None:
            return not install_keys(self._store, self._keyring)
        return any(
            self._came(question, asked, new) for question, asked in zip(self._plan.questions, self._asked, strict=True)
        )

    def _came(self, question: Question, asked: Asked, new: Collection[int]) -> bool:
        answer, since = self._matching.answer(asked), {}
        for place, candidate in enumerate(question.candidates):
            persons = set(answer.persons[place]).difference(question.persons[place])
            if candidate not in new:
                continue
            if question.kind == DOCUMENT and (persons or answer.elsewhere[place]):
                return True
            since[candidate] = persons
        return bool(_likely(self._store, self._plan.facts, since))

    def _terms(self, question: Question) -> list[Term]:
        term = term_of if question.kind == DOCUMENT else name_term
        return [term(self._plan.facts[candidate]) for candidate in question.candidates]
