"""Which person each row of a file means."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from ...domain.person_likeness import document_family, is_other_document, is_other_name
from ...domain.person_row import identity
from ...domain.problems import Problem
from ...services import clock
from ...services.keys import Keyring
from ...store import Store
from ...store.residents.matching import DOCUMENT, NAME_BIRTH, Asked, Matching
from ...store.seal import install_keys
from ..import_table.prepare import Prepared
from .held import decided_same
from .plan import Question, from_json, name_terms, near_terms, term_of
from .repeats import Recognised, find_repeats, sexes_agree

_CITIZEN_LENGTH = 18


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
    find_repeats(prepared, facts, found)
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
    known = _of_the_document(matching, facts, strong, answer.persons)
    for candidate, persons, elsewhere in zip(strong, known, answer.elsewhere, strict=True):
        row = prepared.rows[candidate]
        if len(persons) > 1:
            prepared.reject(row, Problem("import.key_ambiguous", "document_number", {"count": len(persons)}))
        elif persons:
            found.ids[candidate] = persons[0]
        elif elsewhere:
            prepared.reject(row, Problem("person.elsewhere", "document_number"))
    open_rows = [one for one in asked if found.ids[one] is None and prepared.rows[one] not in prepared.problems]
    today = clock.local_day(clock.utc_now(), store.zone)
    exact = [(one, term) for one in open_rows for term in name_terms(facts[one])]
    near = [(one, term) for one in open_rows for term in near_terms(facts[one], today)]
    places, terms = [one for one, _ in exact + near], [term for _, term in exact + near]
    by_name = Question(NAME_BIRTH, places, terms, matching.find(terms).persons)
    found.questions = [one for one in (by_number, by_name) if one.candidates]
    namesakes: dict[int, set[int]] = {}
    for place, candidate in enumerate(by_name.candidates):
        namesakes.setdefault(candidate, set()).update(by_name.persons[place])
    found.weak = likely(store, facts, namesakes)
    very: dict[int, list[int]] = {}
    for (candidate, _), persons in zip(exact, by_name.persons, strict=False):
        very[candidate] = list(dict.fromkeys([*very.get(candidate, ()), *persons]))
    found.near = {one for one, persons in found.weak.items() if not set(very[one]) & set(persons)}
    _renewed(store, facts, {one: persons for one, persons in very.items() if persons}, found)


def _of_the_document(
    matching: Matching, facts: Sequence[Mapping[str, object]], strong: Sequence[int], persons: Sequence[Sequence[int]]
) -> list[list[int]]:
    """Those of the persons under each number who have it of the same document: each kind counts its own numbers.

    Where the name is the same, the kind may be the mistake.
    """
    families = [document_family(facts[candidate]) for candidate in strong]
    foreign = [place for place, family in enumerate(families) if family not in {"", "citizen"} and persons[place]]
    opened = matching.contents([term_of(facts[strong[place]]) for place in foreign]) if foreign else {}
    kept = [list(found) for found in persons]
    for place in foreign:
        name = str(facts[strong[place]].get("name", ""))
        kept[place] = [
            one
            for one in persons[place]
            if one not in opened
            or not is_other_document(families[place], document_family({"document_kind": opened[one].document_kind}))
            or not is_other_name(opened[one].name, name)
        ]
    return kept


def _renewed(
    store: Store, facts: Sequence[Mapping[str, object]], namesakes: Mapping[int, Sequence[int]], found: Recognised
) -> None:
    """Who has another number than their namesake of that birth: a document may be new, a number corrected.

    Of a citizen number that is asked only of who lives in the same room (`compare.hold_renewed`).
    """
    numbered = {one: persons for one, persons in namesakes.items() if "document_number" in facts[one]}
    maybe = sorted({person for persons in numbered.values() for person in persons})
    if not maybe:
        return
    rows = store.read("person", ["id", "sex", "document_masked"], where={"id": maybe})
    known = {number: (sex, document) for number, sex, document in zip(*rows.values(), strict=True)}
    for candidate, persons in numbered.items():
        of_here = document_family(facts[candidate]) == "citizen"
        for person in persons:
            sex, document = known.get(person, ("", None))
            if not document or not sexes_agree(str(facts[candidate].get("sex", "")), sex):
                continue
            into = found.renewed if of_here and len(document) == _CITIZEN_LENGTH else found.weak
            into.setdefault(candidate, []).append(person)


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
    return sexes_agree(str(facts.get("sex", "")), sex) and not (document and "document_number" in facts)


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
