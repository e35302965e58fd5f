"""What an import of residents would do: the plan of every import, and beside it what is not for anybody's eyes."""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from ...domain.household_number import names_nobody
from ...domain.masking import HIDDEN, STAR, mask_address, mask_document, mask_name, mask_phone
from ...domain.person import ClearPerson, loose_birth_term, name_birth_term, name_birth_terms
from ...domain.person_row import near_births
from ...domain.targets import Target
from ...store.residents.matching import DOCUMENT, NAME_BIRTH, Term
from ..import_table.compare import CONFLICT, INSERT, SAME, UPDATE, Plan
from ..import_table.request import DESK, FILE
from ..linking import AddressLinks

MATCH = "match"
"""The field of a conflict that asks whether somebody is in the store already; only the desk decides it."""

SEALED = {
    "name": "name",
    "document_kind": "document_kind",
    "document_number": "document_number",
    "sex": "sex",
    "birth_date": "birth_date",
    "phone": "phone",
    "address": "address_text",
    "person_class": "person_class",
    "residence_state": "residence_state",
    "nationality": "nationality",
}
"""Fields of the target that are sealed, and what they are called in a ClearPerson."""

OPEN = ("relation_to_head", "household_number", "verified_at", "tags")
"""Fields that stand beside the seal."""

_YOUNG_DAYS = 3 * 366
"""So long after a birth a child may have been entered before it had its number."""

_YEAR = re.compile("(?:18|19|20)[0-9]{2}")
_WHOLE = frozenset(("estate", "building", "village", "hamlet", "group", "road", "door", "floor", "nationality",
                    "registered_address", "remark", "left", "died", "state", "living", "gone", "apart"))  # fmt: skip
DATES = {"birth_date", "since", "verified_at"}
STAY = ("address", "building_code", "unit", "room", "role", "since", "residence_state", "remark")
"""Fields of which a change may lead into another room, or into the same one otherwise."""


@dataclass(frozen=True)
class Question:
    """Whom the store was asked for: of terms of one kind the candidate that each is of, and the persons under it."""

    kind: str
    candidates: Sequence[int]
    terms: Sequence[Term] = field(repr=False)
    persons: Sequence[Sequence[int]]


@dataclass
class PersonPlan(Plan):
    """A plan whose values, changes and conflicts are masked, so that it can be shown.

    By candidate: ``facts`` what the row says, in clear, and ``areas`` the area it belongs to. ``opened`` is what is
    sealed of the persons who were compared and ``stored`` what stands beside it, by id. ``links`` are of the candidates
    in ``linked``, in that order. ``weak`` names the persons whom a row may mean, ``near`` rows of which nobody has
    the very birth date, ``alike`` the candidate of the file whom it may mean; ``further`` the candidate whose person a
    row gives another room, ``homes`` by row of such a person the one that says where they live, ``said`` what the
    source said before of a person, ``waiting`` rows that wait at the desk already, ``elsewhere`` rows whose address is
    not taken over, ``repeated`` rows that say what the source said before, ``lost`` rows of known persons who wait at
    the desk because no room was found; ``questions`` are asked again when the plan is written, ``asked`` is the audit
    line under which the batch's own sealed rows are read.
    """

    facts: list[dict[str, object]] = field(default_factory=list, repr=False)
    areas: list[int | None] = field(default_factory=list)
    opened: dict[int, ClearPerson] = field(default_factory=dict, repr=False)
    stored: dict[int, dict[str, object]] = field(default_factory=dict)
    linked: list[int] = field(default_factory=list)
    links: AddressLinks = field(default_factory=AddressLinks)
    weak: dict[int, list[int]] = field(default_factory=dict)
    near: set[int] = field(default_factory=set)
    alike: dict[int, int] = field(default_factory=dict)
    further: dict[int, int] = field(default_factory=dict)
    homes: dict[int, int] = field(default_factory=dict)
    said: dict[int, Mapping[str, object]] = field(default_factory=dict, repr=False)
    waiting: set[int] = field(default_factory=set)
    questions: Sequence[Question] = ()
    elsewhere: set[int] = field(default_factory=set)
    lost: set[int] = field(default_factory=set)
    repeated: set[int] = field(default_factory=set)
    asked: int | None = None

    @property
    def writes(self) -> bool:
        """Whether anything would be written; what waits at the desk already waits on."""
        written = any(state in {INSERT, UPDATE} for state in self.states)
        return written or any(one.candidate not in self.waiting for one in self.conflicts)

    def says_home(self, candidate: int) -> bool:
        """Whether a row is the only one of its person, or of several the one that says where they live."""
        return self.homes.get(candidate, candidate) == candidate


def key_of(target: Target, name: str) -> str:
    """What a field is called in a plan: its column, else its name."""
    return target.by_name[name].key


def term_of(facts: Mapping[str, object]) -> Term | None:
    """By what the store is asked for a person; None where the facts do not say who it is."""
    if number := facts.get("document_number"):
        return DOCUMENT, str(number)
    return name_term(facts)


def name_term(facts: Mapping[str, object]) -> Term | None:
    """Name and birth date as a term; None where one is missing."""
    name, born = facts.get("name"), facts.get("birth_date")
    if name and isinstance(born, datetime.date):
        return NAME_BIRTH, name_birth_term(str(name), born)
    return None


def name_terms(facts: Mapping[str, object]) -> list[Term]:
    """The terms under which a person of that name and birth date is found, however the name is written."""
    name, born = facts.get("name"), facts.get("birth_date")
    if not name or not isinstance(born, datetime.date):
        return []
    return [(NAME_BIRTH, term) for term in name_birth_terms(str(name), born)]


def terms_of(facts: Mapping[str, object]) -> list[Term]:
    """`term_of`, and without a number all of `name_terms`."""
    return [term_of(facts)] if facts.get("document_number") else name_terms(facts)


def near_terms(facts: Mapping[str, object], today: datetime.date) -> list[Term]:
    """Terms of the same name with a birth date that a slip makes of it: of who has no number, or had none long ago."""
    name, born = facts.get("name"), facts.get("birth_date")
    if not name or not isinstance(born, datetime.date):
        return []
    if "document_number" in facts and (today - born).days > _YOUNG_DAYS:
        return []
    return [(NAME_BIRTH, loose_birth_term(str(name), day)) for day in near_births(born)]


def shown(name: str, value: object) -> object:
    """A fact as it may be shown."""
    if value in (None, "", ()):
        return None
    text = str(value)
    if name == "name":
        return mask_name(text)
    if name == "document_number":
        return mask_document(text, strict=True)
    if name == "phone":
        return mask_phone(text)
    if name == "birth_date":
        return value.year if isinstance(value, datetime.date) else text[:4]
    if name in {"address", "registered_address"}:
        return mask_address(text) or HIDDEN
    if name == "remark":
        return HIDDEN
    if name in {"unit", "room"}:
        return STAR * len(text)
    return ", ".join(value) if isinstance(value, tuple | list) else value


def mask_cell(name: str, cell: object) -> object:
    """A cell of a file, before it is read, as it may be shown."""
    if cell in (None, ""):
        return ""
    if name == "birth_date":
        text = str(cell)
        return f"{text[:4]}-**-**" if _YEAR.match(text) else HIDDEN
    if name in _WHOLE or (name == "household_number" and not names_nobody(str(cell))):
        return HIDDEN
    return shown(name, cell)


class Masked(Sequence):
    """One field of all candidates as it may be shown; a value is masked when it is asked for."""

    def __init__(self, name: str, facts: Sequence[Mapping[str, object]]):
        self._name, self._facts = name, facts

    def __len__(self) -> int:
        return len(self._facts)

    def __getitem__(self, candidate):
        return shown(self._name, self._facts[candidate].get(self._name))


def names_other_place(plan: PersonPlan, candidate: int) -> bool:
    """Whether a row says another place of a known person than was known of them."""
    given, base = plan.facts[candidate], plan.said.get(plan.ids[candidate], {})
    by_code = any(given.get(name) not in (None, base.get(name)) for name in ("building_code", "unit", "room"))
    return by_code or "address" in plan.changes[candidate]


def decide(plan: PersonPlan, choices: Mapping[tuple[int, str], str]) -> PersonPlan:
    """A copy of the plan in which conflicts are settled: (candidate, field) → FILE, STORE or DESK.

    Whether a row means a person who is there is decided at the desk only.
    """
    decided = replace(plan, states=list(plan.states), changes=list(plan.changes), conflicts=[])
    for candidate in {one.candidate for one in plan.conflicts if one.column != MATCH}:
        decided.changes[candidate] = dict(plan.changes[candidate])
        decided.states[candidate] = SAME
    for one in plan.conflicts:
        choice = DESK if one.column == MATCH else choices.get((one.candidate, one.column), DESK)
        if choice == FILE:
            decided.changes[one.candidate][one.column] = one.there
        elif choice == DESK:
            decided.conflicts.append(one)
            decided.states[one.candidate] = CONFLICT
    for candidate, state in enumerate(decided.states):
        if state == SAME and decided.changes[candidate]:
            decided.states[candidate] = UPDATE
    return decided


def to_json(facts: Mapping[str, object]) -> dict[str, object]:
    """Facts as they are sealed."""
    content = dict(facts)
    for name in DATES & content.keys():
        content[name] = content[name].isoformat()
    if "tags" in content:
        content["tags"] = list(content["tags"])
    return content


def from_json(content: Mapping[str, object]) -> dict[str, object]:
    """Facts from their sealed form."""
    facts: dict[str, object] = dict(content)
    for name in DATES & facts.keys():
        facts[name] = datetime.date.fromisoformat(str(facts[name]))
    if "tags" in facts:
        facts["tags"] = tuple(facts["tags"])
    return facts
