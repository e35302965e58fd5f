"""Reads an address from large to small."""

from __future__ import annotations

import dataclasses

from ..problems import Problem
from .parts import Address, ParsedAddress
from .region import read_region
from .rural import COMMUNITY, read_rural
from .text import Reader, normalise
from .urban import read_building, read_road


def parse_address(text: str) -> ParsedAddress:
    """Reads a standard urban or rural address; accepts full-width characters, Chinese numerals, `12#3-501`.

    Notes: `address.ambiguous` when two readings are possible (neither is taken), `address.rest` when text is left.
    """
    reader = Reader(normalise(text))
    parts = {"region": read_region(reader), "community": reader.take(COMMUNITY)}
    certain = read_rural(reader, parts) and read_road(reader, parts) and read_building(reader, parts)
    address = Address(**parts)
    if address.rural and address.yard and not (address.number or address.building or reader.rest):
        # In a village a yard is one household's.
        address = dataclasses.replace(address, number=address.yard, yard="")
    notes = [] if certain else [Problem("address.ambiguous")]
    if reader.rest:
        notes.append(Problem("address.rest"))
    return ParsedAddress(address, reader.rest, tuple(notes))
