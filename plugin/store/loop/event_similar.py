"""Open events that are like a new one: found around its place, ranked by `domain.events.similar`."""

from dataclasses import dataclass
from datetime import datetime

import numpy as np

from ...domain.events import similar
from ...services import geodesic
from ...services.coordinates import is_degrees, to_degrees
from ...services.geos import shapely
from ..store import Store

_COLUMNS = (
    "id",
    "uid",
    "number",
    "title",
    "description",
    "event_type",
    "state",
    "display_level",
    "reported_at",
    "geom",
)
_A, _F = 6378137.0, 1 / 298.257222101  # GRS 80, the ellipsoid of CGCS2000
_METRES_A_DEGREE = 110_000.0  # a little less than there are, so that the box is rather too large
_MOST = 8


@dataclass(frozen=True)
class SimilarEvent:
    """An open event near a new one; ``geom`` is its WKB in the store's CRS."""

    id: int
    uid: str
    number: str
    title: str
    event_type: str
    state: str
    display_level: int
    reported_at: datetime
    geom: bytes
    likeness: similar.Likeness


def similar_events(
    store: Store, geom: bytes, report: similar.Report, *, metres: float = similar.METRES, most: int = _MOST
) -> list[SimilarEvent]:
    """Open events within ``metres`` of a place (WKB in the store's CRS) that are like a report, the likest first.

    Events that this account does not see are not among them.
    """
    place = shapely.from_wkb(geom)
    x, y = place.x, place.y
    across = along = metres
    if is_degrees(store.crs):
        along = metres / _METRES_A_DEGREE
        across = along / max(0.05, float(np.cos(np.radians(y))))
    rows = store.read("event", _COLUMNS, where={"closed_at": None}, bbox=(x - across, y - along, x + across, y + along))
    if not rows["id"]:
        return []
    far = _metres(store, place, np.array(shapely.from_wkb(np.array(rows["geom"], dtype=object))))
    found = []
    for distance, row in zip(far.tolist(), zip(*rows.values(), strict=True), strict=True):
        known = dict(zip(_COLUMNS, row, strict=True))
        text = known["title"] + (known.pop("description") or "")
        other = similar.Report(known["event_type"], text, known["reported_at"])
        if like := similar.likeness(report, other, distance, limit=metres):
            found.append((known, like))
    return [SimilarEvent(likeness=like, **known) for known, like in similar.ranked(found, most)]


def _metres(store: Store, place, shapes: np.ndarray) -> np.ndarray:
    """Metres on the ellipsoid from a point to others, all in the store's CRS."""
    degrees = to_degrees(store.crs)
    one = shapely.get_coordinates(degrees(np.array([place], dtype=object)))[0]
    others = shapely.get_coordinates(degrees(shapes))
    ones = np.repeat(one[None, :], len(others), axis=0)
    return geodesic.lengths(ones[:, 0], ones[:, 1], others[:, 0], others[:, 1], _A, _F)
