"""Headings within a table: a row that names a building and nothing else, with the rooms of that building below it.

Only what is certain completes an address. A heading that is not understood (合租房, 第二网格, 4栋（西区）) ends the one
above it, for nobody knows any more whose rooms the rows below are.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import fields
from string import ascii_uppercase
from typing import NamedTuple

from ...domain.address import Address, parse_address
from ...domain.address.text import normalise
from ...domain.person_row import Checked
from ...domain.problems import DomainError, Problem
from ...domain.tables.texts import cell_text, is_nothing
from ..import_table.prepare import Prepared
from ..linking.contradictions import is_unread

_LEVELS = tuple(field.name for field in fields(Address))
_PLACES = ("community", "village", "hamlet", "road", "estate")
_SHORTEST_NAME = 4  # 金苑 alone may be somebody's name
_SERIAL = re.compile("[0-9]{1,4}")
_ORDER = re.compile(
    "(?:[一二三四五六七八九十]+[、.]|\\([一二三四五六七八九十]+\\))(?![一二三四五六七八九十])|[0-9]+[、.](?![0-9])"
)
_BRACKETS = re.compile(r"\(([^()]*)\)$")
# 西区 or 二期 in brackets may make it another building; how many live there and what for does not.
_REMARK = re.compile(
    "(?:(?:共|计|合计|约|总)*[0-9]+(?:户|人|间|套|层|个单元)|沿街商铺|沿街|临街|商铺|门面|底商|商住楼?|住宅楼?|居民楼"
    "|电梯楼|出租屋|自建房|[、,，;；/和及 ])+"
)

# 2-201, or with the building before it 3-2-201.
_NUMBERS = re.compile("(?:([0-9]{1,3})-)?([0-9]{1,3})-([0-9]{3,4}[A-Z]?)(?:室|房|号|(?![0-9A-Z-]))")


class Numbers(NamedTuple):
    """A number with a dash before a room's below a heading that names a unit: what it can be besides that unit's.

    ``address`` is the row's whole one if the number is the ``building``'s; ``floor``: it can be the room's floor.
    """

    address: str
    building: bool
    floor: bool


class Headings:
    """The headings above a row: an estate's, below it a building's, below that a unit's."""

    def __init__(self):
        self._above: list[tuple[str, Address, int, bool]] = []  # the last: whether a remark was left out
        self._text, self._house = "", Address()  # of all that stand above together
        self._unknown: int | None = None

    def take(self, cells: Iterable[object], number: int, declared: str = "") -> bool:
        """Whether a row of nobody, by its raw cells, is a heading, which holds until the next of its level.

        ``declared``: the address that the row gives; one that goes on from the heading is that of an empty room.
        """
        filled = {text for cell in cells if not is_nothing(text := _text(cell))}
        words = {text for text in filled if not _SERIAL.fullmatch(text)}
        if len(filled) != 1:
            # 5 | 合租房, 棕榈花园8栋 | 张楼长: it may be a heading, and is none that is certain.
            if (len(words) == 1 or any(map(_names_house, words))) and not self._goes_on(declared):
                self._end(words, number)
            return False
        if not words or self._goes_on(*words):
            return False
        heading, remarked = _without_remark(*words)
        read = parse_address(heading)
        address = read.address
        named = any(map(heading.__contains__, "0123456789")) or address.building or len(heading) >= _SHORTEST_NAME
        above = list(self._above)
        if _levels(address):
            while above and _levels(above[-1][1])[-1] >= _levels(address)[0]:
                above.pop()
        text = "".join(one for one, *_ in above) + heading
        whole = parse_address(text)
        certain = not (read.notes or whole.notes) and any(getattr(whole.address, name) for name in _PLACES)
        if not certain or not named or address.room or not _levels(address) or (remarked and not _names_house(heading)):
            self._end(words, number)
            return False
        self._above, self._unknown = [*above, (heading, address, number, remarked)], None
        self._text, self._house = text, whole.address
        return True

    def complete(self, text: str) -> tuple[str, Problem | None]:
        """An address with the headings before it where it only goes on from them, and what is to be noted."""
        if not text or (self._unknown is None and not self._above):
            return text, None
        own = parse_address(text).address
        if self._unknown is not None:
            alone = not own.region and not any(getattr(own, name) for name in _PLACES)
            depends = alone and (_levels(own) or any(map(text.__contains__, "0123456789")))
            return text, Problem("person.below_unknown", "address", {"row": self._unknown}) if depends else None
        above, house, number = self._text, self._house, self._above[-1][2]
        room = self._within(house, text)
        if room is None:
            return text, Problem("person.below_unclear", "address", {"row": number})
        if room != text:
            own = parse_address(room).address
        placed = (own.road or own.estate) and (house.road or house.estate)
        if placed or (_levels(own) and _levels(own)[0] <= _levels(house)[-1]):
            return text, None  # it names a building of its own
        whole = parse_address(above + room)
        goes_on = all(getattr(whole.address, name) == value for name, value in vars(house).items() if value)
        # Below 3号楼 3-501 may be the room of this building, or of its third unit.
        twice = bool(house.building) and room.startswith(f"{house.building}-")
        # What only is remarked of the home or of who lives there goes on with the row: 101（转租）.
        unread = is_unread(whole.rest) if all(note.code == "address.rest" for note in whole.notes) else True
        if unread or twice or not goes_on:
            return text, Problem("person.below_unclear", "address", {"row": number})
        remarked = next((row for _, _, row, remarked in reversed(self._above) if remarked), None)
        if remarked is not None:
            return above + room, Problem("person.below_remark", "address", {"row": remarked})
        return above + room, Problem("person.below_heading", "address", {"row": number})

    def numbers(self, text: str) -> Numbers | None:
        """What the number before a room's can be, below a heading that names a unit; None for all other texts."""
        if not self._above:
            return None
        house, (plain, remark) = self._house, normalise(text)
        found = _NUMBERS.match(plain)
        if not (house.unit and found) or found[1]:
            return None
        first, room = found[2].lstrip("0"), found[3]
        address = f"{self._text}{room}室{plain[found.end() :]}{remark}"
        return Numbers(address, first == house.building, first == room.rstrip(ascii_uppercase)[:-2].lstrip("0"))

    @staticmethod
    def _within(house: Address, text: str) -> str | None:
        """The room of a text below a heading, without the unit's number that the heading says, too; None where the
        number before it is another: 2-201 below 1单元 may be of the second unit or floor."""
        if not house.unit:
            return text
        plain, remark = normalise(text)
        found = _NUMBERS.match(plain)
        if not found or found[1] not in (None, house.building):
            return text
        return f"{found[3]}室{plain[found.end() :]}{remark}" if found[2].lstrip("0") == house.unit else None

    def _goes_on(self, text: str) -> bool:
        """Whether a text is a room of what the headings name."""
        whole = self.complete(text)[0]
        return whole != text and bool(parse_address(whole).address.room)

    def _end(self, words: Iterable[str], number: int) -> None:
        """A heading that is not understood; without another one before it, a single word is one only if it names a
        place: it may as well be somebody's name."""
        placed = (len(text) >= _SHORTEST_NAME and _levels(parse_address(text).address) for text in words)
        if self._above or self._unknown is not None or any(placed):
            self._above, self._unknown = [], number


def note_title(prepared: Prepared, found: Mapping[int, Checked]) -> None:
    """Say of rows without a house that the sheet's name or title names one: 翡翠花园1栋住户表.

    It is not used, for a sheet is often made from another one, whose title stays.
    """
    table = prepared.table
    if not any(_names_house(text) and _has_name(text) for text in (table.sheet, *table.title.split())):
        return
    for row, one in found.items():
        address = parse_address(str(one.facts.get("address", ""))).address
        if not (address.building or address.number or address.yard or "building_code" in one.facts):
            prepared.note(row, Problem("person.title_unused", "address"))


def of_building(numbers: Mapping[int, Numbers]) -> dict[int, str]:
    """The whole addresses of rows, if all such rows of the sheet together show that the number before the room's is
    the building's: it always is, and not always the floor's."""
    shown = len(numbers) > 1 and all(one.building for one in numbers.values())
    if not shown or all(one.floor for one in numbers.values()):
        return {}
    return {row: one.address for row, one in numbers.items()}


def _text(cell: object) -> str:
    try:
        return cell_text(cell)
    except DomainError:  # a number that a spreadsheet destroyed is none of a heading
        return ""


def _without_remark(text: str) -> tuple[str, bool]:
    """A heading without its number in a list, and without a remark in brackets behind it that does not change which
    building is meant; and whether there was such a remark."""
    heading = text.rstrip(":：")
    if ordered := _ORDER.match(heading):
        heading = heading[ordered.end() :].lstrip()
    found = _BRACKETS.search(heading)
    if found and _REMARK.fullmatch(found[1]):
        return heading[: found.start()].rstrip(), True
    return heading, False


def _names_house(text: str) -> bool:
    """Whether a text names a house and no room in it."""
    address = parse_address(text).address
    return bool(address.building or address.number or address.yard) and not address.room


def _has_name(text: str) -> bool:
    address = parse_address(text).address
    return any(getattr(address, name) for name in _PLACES)


def _levels(address: Address) -> list[int]:
    """The places of an address's parts from large to small."""
    return [place for place, name in enumerate(_LEVELS) if getattr(address, name)]
