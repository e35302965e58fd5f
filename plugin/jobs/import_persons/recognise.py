"""Which person each row of a file means."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

from ...domain.person import UNKNOWN_SEX, normalise_name
from ...domain.person_name import is_unnamed
from ...domain.person_row import identity, near_births
from ...domain.problems import Problem
from ...services import clock
from ...services.keys import Keyring
from ...store import Store
from ...store.residents.matching import DOCUMENT, NAME_BIRTH, Asked, Matching
from ...store.seal import install_keys
from ..import_table.prepare import Prepared
from .held import decided_same
from .plan import Question, from_json, name_term, near_terms, term_of

_OWNER = "owner"
_UNSAID_SEX = (UNKNOWN_SEX, "9")


@dataclass
class Recognised:
    """By candidate: ``ids`` the person's, None for nobody known; ``weak`` persons that may be meant, ``near`` rows of
    which nobody has the very birth date; ``alike`` the earlier row that may mean the same person; ``further`` the
    earlier row of the same person, to whom this one gives another room. ``questions`` are those that were asked."""

    ids: list[int | None]
    questions: list[Question] = field(default_factory=list)
    weak: dict[int, list[int]] = field(default_factory=dict)
    near: set[int] = field(default_factory=set)
    alike: dict[int, int] = field(default_factory=dict)
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
    decided = _decided_same(store, matching, prepared, facts, found) if found.alike else set()
    for candidate in decided:
        number = {"row": prepared.table.numbers[prepared.rows[found.alike.pop(candidate)]]}
        prepared.reject(prepared.rows[candidate], Problem("import.repeated", "", number))
    asked = _by_word(prepared, facts, found, _said(store, bases))
    _ask(store, matching, prepared, facts, found, asked)
    for candidate, first in found.further.items():
        found.ids[candidate] = found.ids[first]
    found.alike = {one: first for one, first in found.alike.items() if found.ids[one] is None}
    for candidate in found.alike:
        found.weak.setdefault(candidate, [])
    return found


def _by_word(
    prepared: Prepared, facts: Sequence[Mapping[str, object]], found: Recognised, said: Mapping[tuple, list[int]]
) -> list[int]:
    """Who is known by what the source said before, twins without a name in their order; returns the others."""
    rows: dict[tuple, list[int]] = {}
    for candidate, one in enumerate(facts):
        if prepared.rows[candidate] not in prepared.problems and candidate not in found.further:
            rows.setdefault(identity(one), []).append(candidate)
    asked = []
    for key, candidates in rows.items():
        known = sorted(said.get(key, ()))
        if len(known) > len(candidates):
            known = []
        for candidate, person in zip(candidates, known, strict=False):
            found.ids[candidate] = person
        asked += candidates[len(known) :] if key else []
    return sorted(asked)


def _decided_same(
    store: Store,
    matching: Matching,
    prepared: Prepared,
    facts: Sequence[Mapping[str, object]],
    found: Recognised,
) -> set[int]:
    """Rows of which somebody has said at the desk that they mean the person of the earlier row."""
    keys = decided_same(store, prepared.request.source)
    return {one for one in found.alike if keys and matching.hash_of(term_of(facts[one])) in keys}


def _find_repeats(prepared: Prepared, facts: Sequence[Mapping[str, object]], found: Recognised) -> None:
    """The second row of a person cannot enter, unless one of the two is of a room that they own beside their home.

    Without a number it may be another person: a twin who has no name yet, or whose birth date is a few days off.
    """
    first: dict[tuple, int] = {}
    homes: dict[int, set[object]] = {}
    for candidate, one in enumerate(facts):
        row, key = prepared.rows[candidate], identity(one)
        if row in prepared.problems or not key:
            continue
        other = first.setdefault(key, candidate)
        if other == candidate:
            homes[candidate] = {one.get("address")}
            if (near := _near_before(facts, candidate, first)) is not None:
                found.alike[candidate] = near
            continue
        number = {"row": prepared.table.numbers[prepared.rows[other]]}
        named = normalise_name(str(one.get("name", ""))), normalise_name(str(facts[other].get("name", "")))
        if all(named) and named[0] != named[1]:
            prepared.reject(row, Problem("person.same_number", "document_number", number))
        elif "document_number" not in one and is_unnamed(str(one["name"])):
            found.alike[candidate] = other
        elif one.get("address") in {None, *homes[other]} or _OWNER not in (one.get("role"), facts[other].get("role")):
            prepared.reject(row, Problem("import.repeated", "", number))
        else:
            homes[other].add(one["address"])
            found.further[candidate] = other


def _near_before(facts: Sequence[Mapping[str, object]], candidate: int, first: Mapping[tuple, int]) -> int | None:
    """An earlier row of the same name, sex and home, whose birth date a slip makes of this one's; without numbers."""
    one = facts[candidate]
    if "document_number" in one:
        return None
    for day in near_births(one["birth_date"]):
        other = first.get(identity({**one, "birth_date": day}))
        if other is not None and any(
            one.get(name) is not None and one[name] == facts[other].get(name)
            for name in ("address", "household_number")
        ):
            return other
    return None


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
    terms = [term_of(facts[one]) for one in strong]
    answer = matching.find(terms)
    by_number = Question(DOCUMENT, strong, terms, answer.persons)
    for candidate, persons, elsewhere in zip(strong, answer.persons, answer.elsewhere, strict=True):
        row = prepared.rows[candidate]
        if len(persons) > 1:
            prepared.reject(row, Problem("import.key_ambiguous", "document_number", {"count": len(persons)}))
        elif persons:
            found.ids[candidate] = persons[0]
        elif elsewhere:
            prepared.reject(row, Problem("person.elsewhere", "document_number"))
    open_rows = [one for one in asked if found.ids[one] is None and prepared.rows[one] not in prepared.problems]
    today = clock.local_day(clock.utc_now(), store.zone)
    exact = [(one, name_term(facts[one])) for one in open_rows if name_term(facts[one])]
    near = [(one, term) for one in open_rows for term in near_terms(facts[one], today)]
    places, terms = [one for one, _ in exact + near], [term for _, term in exact + near]
    by_name = Question(NAME_BIRTH, places, terms, matching.find(terms).persons)
    found.questions = [one for one in (by_number, by_name) if one.candidates]
    namesakes: dict[int, set[int]] = {}
    for place, candidate in enumerate(by_name.candidates):
        namesakes.setdefault(candidate, set()).update(by_name.persons[place])
    found.weak = likely(store, facts, namesakes)
    very = dict(zip((one for one, _ in exact), by_name.persons, strict=False))
    found.near = {one for one, persons in found.weak.items() if not set(very[one]) & set(persons)}


def likely(
    store: Store, facts: Sequence[Mapping[str, object]], namesakes: Mapping[int, Collection[int]]
) -> dict[int, list[int]]:
    """Those of the persons of the same name and birth whom a row may mean, by candidate."""
    maybe = sorted({person for persons in namesakes.values() for person in persons})
    if not maybe:
        return {}
    rows = store.read("person", ["id", "sex", "document_masked"], where={"id": maybe})
    known = {number: (sex, document) for number, sex, document in zip(*rows.values(), strict=True)}
    found = {}
    for candidate, persons in namesakes.items():
        meant = [one for one in sorted(persons) if one in known and _may_be(facts[candidate], *known[one])]
        if meant:
            found[candidate] = meant
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

    def __init__(
        self, store: Store, keyring: Keyring, facts: Sequence[Mapping[str, object]], questions: Sequence[Question]
    ):
        self._store, self._keyring, self._facts, self._questions = store, keyring, facts, questions
        self._matching = Matching(store, keyring)
        self._asked: list[Asked] | None = None

    def ask(self) -> None:
        """Ask outside the transaction; while the store has no keys, nobody is there."""
        if self._matching.ready:
            self._asked = [self._matching.ask(one.terms) for one in self._questions]

    def came(self, new: Collection[int]) -> bool:
        """Whether the candidates who are new in the plan are there now, or may be; asked inside the transaction."""
        if self._asked is None:
            return not install_keys(self._store, self._keyring)
        return self.who(new) is not None

    def who(self, new: Collection[int]) -> list[int] | None:
        """The persons who came since and may be one of these candidates, None for nobody.

        Who has a number and belongs to another area is somebody, too, but is not named.
        """
        met: set[int] = set()
        elsewhere = False
        for question, asked in zip(self._questions, self._asked or (), strict=False):
            answer, since = self._matching.answer(asked), {}
            for place, candidate in enumerate(question.candidates):
                persons = set(answer.persons[place]).difference(question.persons[place])
                if candidate in new and persons:
                    since.setdefault(candidate, set()).update(persons)
                elsewhere |= candidate in new and question.kind == DOCUMENT and answer.elsewhere[place]
            if question.kind == DOCUMENT:
                met.update(*since.values())
            else:
                met.update(*likely(self._store, self._facts, since).values())
        return sorted(met) if met or elsewhere else None
