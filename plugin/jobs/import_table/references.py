"""From what a file calls another row (its code, number, name, address) to that row's id."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from functools import lru_cache

from ...domain.address import Address, ParsedAddress, format_address, parse_address, rural_place
from ...domain.problems import Problem
from ...domain.targets import Field
from ...services.clock import local_day, utc_now
from ...store import Store
from ...store.schema import BY_NAME
from ..linking import AddressBook
from ..linking.keys import keyed


def plain(text: object) -> str:
    """The form in which names and numbers are compared: full-width and case do not matter."""
    return unicodedata.normalize("NFKC", str(text)).strip().upper()


@lru_cache(maxsize=1 << 17)
def read_address(text: str) -> ParsedAddress:
    """An address, read once for all that ask of it."""
    return parse_address(text)


def address_key(text: str) -> str:
    """One form for one address, however it is written; an address that cannot be read wholly stays as it is."""
    parsed = read_address(text)
    return plain(text) if parsed.notes else format_address(keyed(parsed.address))


def names_group_only(text: str) -> bool:
    """Whether an address ends with a village or its group: the houses there have no door plates and share it."""
    address = read_address(text).address
    return bool(rural_place(address)) and not (address.number or address.yard or address.estate or address.building)


def address_columns(address: Address) -> dict[str, str | None]:
    """What a building's columns say of its address; None for what the address leaves out."""
    said = {
        "road": rural_place(address) or address.road,
        "door": address.number,
        "estate": address.estate,
        "number": address.building,
    }
    return {name: value or None for name, value in said.items()}


class References:
    """Finds rows of a store; each table is read once."""

    def __init__(self, store: Store):
        self._store = store
        self._tables: dict[tuple[str, str], dict[str, list[int]]] = {}
        self._book: AddressBook | None = None

    @property
    def addresses(self) -> AddressBook:
        """The buildings of the store by their addresses."""
        if self._book is None:
            self._book = AddressBook(self._store)
        return self._book

    def by(self, table: str, column: str) -> dict[str, list[int]]:
        """The ids of a table's rows by a column, in its plain form."""
        if (table, column) not in self._tables:
            found: dict[str, list[int]] = {}
            for number, value in self._rows(table, column):
                if value not in {None, ""}:
                    found.setdefault(plain(value), []).append(number)
            self._tables[table, column] = found
        return self._tables[table, column]

    def _rows(self, table: str, column: str):
        ended = "valid_to" in BY_NAME[table].by_name
        rows = self._store.read(table, ["id", column, *(["valid_to"] if ended else [])], order_by=("id",))
        if ended:
            # Of a grid's versions the one that holds today is meant.
            today = local_day(utc_now(), self._store.zone)
            return [
                (number, value)
                for number, value, end in zip(rows["id"], rows[column], rows["valid_to"], strict=True)
                if end is None or end > today
            ]
        return list(zip(rows["id"], rows[column], strict=True))

    def find(self, field: Field, text: str) -> tuple[int | None, Problem | None]:
        """The id that a reference field means, or why there is none."""
        for column in field.by:
            found = self.by(field.table, column).get(plain(text), [])
            if len(found) == 1:
                return found[0], None
            if found and not (field.table == "building" and column == "name"):
                params = {"value": text, "count": len(found)}
                return None, Problem("import.reference_ambiguous", field.name, params)
        if field.table == "building":
            _, building, _ = self.addresses.find(text)
            if building is not None:
                return building, None
        return None, Problem("import.reference_unknown", field.name, {"value": text})

    def find_all(self, field: Field, texts: Sequence[str | None]) -> tuple[list[int | None], dict[int, Problem]]:
        """The ids of a whole column; equal texts are looked up once. Problems by row."""
        known: dict[str, tuple[int | None, Problem | None]] = {}
        ids: list[int | None] = []
        problems: dict[int, Problem] = {}
        for row, text in enumerate(texts):
            if text is None:
                ids.append(None)
                continue
            if text not in known:
                known[text] = self.find(field, text)
            number, problem = known[text]
            ids.append(number)
            if problem:
                problems[row] = problem
        return ids, problems
