"""Headings within a table: a row that names a building and nothing else, with the rooms of that building below it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import fields

from ...domain.address import Address, parse_address
from ...domain.problems import Problem
from ...domain.tables.texts import cell_text

_LEVELS = tuple(field.name for field in fields(Address))
_SHORTEST_NAME = 4  # 金苑 alone may be somebody's name


class Headings:
    """The headings above a row: an estate's, below it a building's, below that a unit's."""

    def __init__(self):
        self._above: list[tuple[str, Address, int]] = []

    def take(self, cells: Iterable[object], number: int) -> bool:
        """Whether a row, by its raw cells, is a heading, which holds for the rows below until the next of its level."""
        filled = {cell for cell in cells if cell not in (None, "")}
        text = filled.pop() if len(filled) == 1 else None
        if not isinstance(text, str):
            return False
        text = cell_text(text)
        read = parse_address(text)
        address = read.address
        named = any(map(text.__contains__, "0123456789")) or address.building or len(text) >= _SHORTEST_NAME
        if read.notes or address.room or not named or not _levels(address) or address == Address(region=address.region):
            return False
        while self._above and _levels(self._above[-1][1])[-1] >= _levels(address)[0]:
            self._above.pop()
        self._above.append((text, address, number))
        return True

    def complete(self, text: str) -> tuple[str, Problem | None]:
        """An address with the headings before it where it only goes on from them, and what is to be noted."""
        if not self._above or not text:
            return text, None
        above = "".join(one for one, _, _ in self._above)
        house, number = parse_address(above).address, self._above[-1][2]
        own = _levels(parse_address(text).address)
        if own and own[0] <= _levels(house)[-1]:
            return text, None  # it names a building of its own
        whole = parse_address(above + text)
        goes_on = all(getattr(whole.address, name) == value for name, value in vars(house).items() if value)
        # Below 3号楼 3-501 may be the room of this building, or of its third unit.
        twice = bool(house.building) and text.startswith(f"{house.building}-")
        if whole.notes or twice or not goes_on:
            return text, Problem("person.below_unclear", "address", {"row": number})
        return above + text, Problem("person.below_heading", "address", {"row": number})


def _levels(address: Address) -> list[int]:
    """The places of an address's parts from large to small."""
    return [place for place, name in enumerate(_LEVELS) if getattr(address, name)]
