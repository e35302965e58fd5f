"""Parts of an address (after GB/T 23705): written in one standard form, and read from the forms people use.

The reader is modest: what it returns is certain, what it does not understand it hands back, and where two readings
are possible it says so and takes neither.
"""

from .parts import Address, ParsedAddress, format_address, rural_place
from .reading import parse_address

__all__ = ["Address", "ParsedAddress", "format_address", "parse_address", "rural_place"]
