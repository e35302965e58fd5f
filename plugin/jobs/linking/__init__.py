"""Links: people to rooms by address, code or position; buildings and components to the grids they stand in."""

from .addresses import AddressLinks, link_addresses
from .book import AddressBook
from .evidence import ELSEWHERE, SENTENCES
from .grids import GridLinks, link_buildings, link_components
from .points import link_points

__all__ = [
    "ELSEWHERE",
    "SENTENCES",
    "AddressBook",
    "AddressLinks",
    "GridLinks",
    "link_addresses",
    "link_buildings",
    "link_components",
    "link_points",
]
