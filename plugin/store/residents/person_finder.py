"""Persons by name, pinyin, number or phone, as the search shows them: masked, with where they live.

`People.search` asks for right, area and limit and leaves the audit line; this reads what may be shown of its answer.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from ...domain.person import SEARCH_EDITION, check_search_text, nobody_found
from ...domain.problems import DomainError, Problem
from ...services.keys import Keyring
from ..sqltext import words
from ..store import Store
from .people import People
from .query import BUILDING_NAME, room_text

MOST = 20
"""How many persons a search shows; whoever finds more than that types more."""

_PERSON = ("id", "name_masked", "document_masked", "phone_masked", "sex", "birth_year", "person_class")
# A query of its own: joined from the left, SQLite would make all of the view first.
_HOMES = words(
    "SELECT s.person_id, r.id AS room_id, r.unit, r.number AS room_number, b.id AS building_id,",
    BUILDING_NAME,
    "AS building FROM current_residence AS s JOIN room AS r ON r.id = s.room_id"
    " JOIN building AS b ON b.id = r.building_id WHERE any_of(s.person_id, :ids)",
)
_NOWHERE = {"room_id": None, "unit": None, "room_number": None, "building_id": None, "building": ""}


@dataclass(frozen=True)
class FoundPerson:
    """One masked person; room and building are where they count today, None and "" without such a place."""

    id: int
    name_masked: str
    document_masked: str | None
    phone_masked: str | None
    sex: str
    birth_year: int | None
    person_class: str
    room_id: int | None
    unit: str | None
    room_number: str | None
    building_id: int | None
    building: str

    @property
    def place(self) -> str:
        """Building and room as people write them, "" where the person is linked to none."""
        if self.room_id is None:
            return ""
        return f"{self.building} {room_text(self.unit or '', self.room_number or '')}".strip()


@dataclass(frozen=True)
class FoundPersons:
    """The persons to show, and whether there are more; where there is nobody, what there is to say of it."""

    persons: tuple[FoundPerson, ...]
    more: bool
    nobody: Problem | None = None


def find_persons(store: Store, keyring: Keyring, text: str, *, reason: str = "", most: int = MOST) -> FoundPersons:
    """Find persons by what somebody typed; leaves one audit line.

    Raises DomainError for a text too short to mean a person, AccessDenied without the right or beyond the limit.
    """
    if problem := check_search_text(text):
        raise DomainError(problem)
    ids = People(store, keyring).search(text, reason=reason, most=most + 1)
    return FoundPersons(shown_persons(store, ids[:most]), len(ids) > most, None if ids else nobody_found(text))


def shown_persons(store: Store, ids: Sequence[int]) -> tuple[FoundPerson, ...]:
    """Persons as the search shows them, those of one mask together."""
    if not ids:
        return ()
    homes = {row.pop("person_id"): row for row in store.query(_HOMES, {"ids": list(ids)})}
    rows = store.read("person", _PERSON, where={"id": list(ids)}, order_by=("name_masked", "birth_year", "id"))
    persons = (dict(zip(_PERSON, values, strict=True)) for values in zip(*rows.values(), strict=True))
    return tuple(FoundPerson(**person, **homes.get(person["id"], _NOWHERE)) for person in persons)


def index_is_old(store: Store) -> bool:
    """Whether the index lacks terms of today, such as the parts of a name, because an older program made it."""
    return store.read("setting", ["value"], where={"name": "search_edition"})["value"] != [SEARCH_EDITION]
