"""From the words for a place to points in the store: a house, two roads that meet, a named thing; a person chooses."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ...domain.address import parse_address
from ...domain.events.message_places import Place, find_places
from ...services.coordinates import LocalMetres
from ...services.geos import shapely
from ...services.translation import tr
from ...store import Store
from ...store.addresses import find_places as find_addresses
from ...store.finder import Found, find

MOST = 6
_MEET_METRES = 40.0  # so far apart two roads may pass and still meet: dual carriageways, gaps at a junction
_NAMED = ("organisation", "facility", "component", "building")

HOWS = {
    "building": "the building at this address",
    "crossing": "where the two roads meet",
    "named": "the place of this name",
    "road": "a point on this road: choose the place",
}


@dataclass(frozen=True)
class Spot:
    """A point (WKB in the store's CRS) that a place may mean, what it is called, and a key of HOWS."""

    geom: bytes
    label: str
    how: str

    @property
    def sure(self) -> bool:
        """Whether it is a place and not some point of a stretch."""
        return self.how != "road"

    def sentence(self) -> str:
        """What it is called and how it was found."""
        return tr("{place}: {how}").format(place=self.label, how=tr(HOWS[self.how]))


def spots_of(store: Store, text: str, place: Place | None = None) -> list[Spot]:
    """The points that words for a place may mean, the surest kind only, at most MOST."""
    if place is None:
        found = find_places(text)
        place = found[0] if len(found) == 1 else Place(text, "address", text, 0, len(text))
    if place.kind == "crossing":
        return _crossing(store, *place.roads)
    for spots in (_houses(store, place.address), _named(store, place.address), _roads(store, place.address)):
        if spots:
            return spots[:MOST]
    return []


def _houses(store: Store, text: str) -> list[Spot]:
    at = list(find_addresses(store, text, MOST).buildings)
    if not at:
        return []
    rows = store.read("building", ["id", "name", "address", "geom"], where={"id": at})
    return [
        Spot(_inside(geom), name or address or text, "building")
        for name, address, geom in zip(rows["name"], rows["address"], rows["geom"], strict=True)
        if geom is not None
    ]


def _named(store: Store, text: str) -> list[Spot]:
    """Things whose name is the text, else those whose name it is a part of."""
    found = [one for one in find(store, text, _NAMED) if one.bounds is not None] if len(text) > 1 else []
    same = [one for one in found if one.title == text]
    return [Spot(_middle(one), one.title, "named") for one in same or found]


def _roads(store: Store, text: str) -> list[Spot]:
    name = parse_address(text).address.road or text
    shapes = _lines(store, name)
    if shapes is None:
        return []
    middle = shapely.line_interpolate_point(max(shapely.get_parts(shapes), key=shapely.length), 0.5, normalized=True)
    return [Spot(shapely.to_wkb(middle), name, "road")]


def _crossing(store: Store, one: str, other: str) -> list[Spot]:
    """The points where two roads meet, those close together as one."""
    first, second = _lines(store, one), _lines(store, other)
    if first is None or second is None:
        return []
    plane = LocalMetres(store.crs, tuple(shapely.total_bounds(np.array([first, second], dtype=object))))
    first, second = plane.to_metres(np.array([first, second], dtype=object))
    near = shapely.intersection(first, shapely.buffer(second, _MEET_METRES / 2))
    met = shapely.get_parts(shapely.intersection(first, second))
    points = met if len(met) else shapely.get_parts(near)
    if not len(points):
        return []
    groups = shapely.get_parts(shapely.union_all(shapely.buffer(shapely.centroid(points), _MEET_METRES)))
    middles = plane.from_metres(shapely.centroid(groups))
    label = tr("{one} and {other}").format(one=one, other=other)
    return [Spot(wkb, label, "crossing") for wkb in shapely.to_wkb(middles).tolist()][:MOST]


def _lines(store: Store, name: str):
    """All lines of a road, as one shape; None where there is no such road."""
    shapes = [wkb for wkb in store.read("road", ["geom"], where={"name": name})["geom"] if wkb is not None]
    return shapely.union_all(shapely.from_wkb(np.array(shapes, dtype=object))) if shapes else None


def _inside(wkb: bytes) -> bytes:
    return shapely.to_wkb(shapely.point_on_surface(shapely.from_wkb(wkb)))


def _middle(found: Found) -> bytes:
    minx, miny, maxx, maxy = found.bounds
    return shapely.to_wkb(shapely.Point((minx + maxx) / 2, (miny + maxy) / 2))
