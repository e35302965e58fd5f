"""Reads an address from large to small."""

from __future__ import annotations

import re
from functools import lru_cache

from ..problems import Problem
from .parts import Address, ParsedAddress, format_address
from .region import read_region
from .rural import COMMUNITY, read_rural
from .text import Reader, normalise
from .urban import is_beside, is_road, read_building, read_road

_DIGIT = re.compile("[0-9]")
# The fifty mathematical digits, which no normalised text holds: each stands for the place of a digit.
_FIRST_PLACE, _PLACES = 0x1D7CE, 50
_RUN = re.compile(f"[{chr(_FIRST_PLACE)}-{chr(_FIRST_PLACE + _PLACES - 1)}]+")
_LEADING_ZEROS = re.compile(r"\b0+(?=\d)")
_AMBIGUOUS, _REST = Problem("address.ambiguous"), Problem("address.rest")
_NOTES = {
    (certain, rest): (() if certain else (_AMBIGUOUS,)) + ((_REST,) if rest else ())
    for certain in (True, False)
    for rest in (True, False)
}


def parse_address(text: str) -> ParsedAddress:
    """Reads a standard urban or rural address; accepts full-width characters, Chinese numerals, `12#3-501`.

    Notes: `address.ambiguous` when two readings are possible (neither is taken), `address.rest` when text is left. Any
    text is read without an error, and the standard form of what was read is read as the same.
    """
    plain, remark = normalise(text)
    form = _form(_DIGIT.sub("0", plain))
    if form is None:
        parts, rest, certain = read_once(plain)
    else:
        values, certain = form
        parts = {name: _fill(value, plain) for name, value in values}
        rest = parts.pop("rest")
    if "floor" in parts:
        parts["floor"] = _LEADING_ZEROS.sub("", parts["floor"])
    rest += remark
    return ParsedAddress(Address(**parts), rest, _NOTES[certain, bool(rest)])


def read_once(plain: str) -> tuple[dict[str, str], str, bool]:
    """Parts, rest and whether they are certain, of a normalised text, read by itself."""
    parts, rest, certain = _read(Reader(plain))
    return (parts, rest, certain) if _confirmed(parts, plain) else ({}, plain, False)


def shape_count() -> int:
    """How many shapes of texts are known."""
    return _form.cache_info().currsize


@lru_cache(maxsize=1 << 16)
def _form(shape: str) -> tuple[tuple[tuple[str, object], ...], bool] | None:
    """How all texts are read that differ from `shape` in nothing but their digits; None where the digits decide.

    Returns each part as text and slices of the text, and whether the reading is certain. A town's addresses share few
    shapes: this is what makes a million of them quick to read.
    """
    places = [found.start() for found in _DIGIT.finditer(shape)]
    if len(places) > _PLACES:
        return None
    stand_in = iter(range(_FIRST_PLACE, _FIRST_PLACE + _PLACES))
    reader = Reader(_DIGIT.sub(lambda _: chr(next(stand_in)), shape))
    parts, rest, certain = _read(reader)
    if reader.by_value:
        return None
    values = {name: _pieces(value, places) for name, value in {**parts, "rest": rest}.items()}
    if not _confirmed({name: _fill(value, shape) for name, value in values.items() if name != "rest"}, shape):
        return (("rest", slice(0, len(shape))),), False
    return tuple(values.items()), certain


def _confirmed(parts: dict[str, str], text: str) -> bool:
    """Whether the standard form of these parts of a text is read as them: names that run together are not certain."""
    standard, remark = normalise(format_address(Address(**parts)))
    return not remark and (standard == text or _read(Reader(standard))[0] == parts)


def _pieces(value: str, places: list[int]) -> str | slice | tuple[str | slice, ...]:
    """A part of a shape as constant text, one slice of the text, or several of both."""
    pieces: list[str | slice] = []
    end = 0
    for run in _RUN.finditer(value):
        if run.start() > end:
            pieces.append(value[end : run.start()])
        for sign in run[0]:
            place = places[ord(sign) - _FIRST_PLACE]
            if pieces and isinstance(pieces[-1], slice) and pieces[-1].stop == place:
                pieces[-1] = slice(pieces[-1].start, place + 1)
            else:
                pieces.append(slice(place, place + 1))
        end = run.end()
    if not pieces:
        return value
    if end < len(value):
        pieces.append(value[end:])
    return pieces[0] if len(pieces) == 1 else tuple(pieces)


def _fill(value: str | slice | tuple[str | slice, ...], text: str) -> str:
    if type(value) is str:
        return value
    if type(value) is slice:
        return text[value]
    return "".join([piece if type(piece) is str else text[piece] for piece in value])


def _read(reader: Reader) -> tuple[dict[str, str], str, bool]:
    """Parts, rest and whether they are certain."""
    parts = {"region": read_region(reader), "community": reader.take(COMMUNITY)}
    certain = read_rural(reader, parts)
    place, house = dict(parts), reader.rest
    if certain and (certain := read_road(reader, parts)):
        road = parts.get("road", "")
        if is_road(road):
            place, house = {**place, "road": road}, house[len(road) :]
        certain = read_building(reader, parts)
    if is_beside(reader.rest) and reader.rest != house:
        # 12号对面 is another house than 12号.
        parts, reader.rest, certain = place, house, False
    address = Address(**parts)
    if address.rural and address.yard and not (address.number or address.building or reader.rest):
        # In a village a yard is one household's.
        parts["number"], parts["yard"] = address.yard, ""
    return {name: value for name, value in parts.items() if value}, reader.rest, certain
