"""Deadlines that pass without anybody's doing: which open events have come into another state, and when the next will.

Instants are the store's own, a server's or this computer's for a file, as in the view ``event_map``.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

import numpy as np

from ..sqltext import words
from ..store import Store

MOST_PLACES = 500
"""Events at most whose places are told."""
_BEFORE = timedelta(seconds=30)  # who looks for the first time has perhaps read something as long ago

_NOW = {"gpkg": "SELECT strftime('%Y-%m-%dT%H:%M:%fZ', 'now') AS at", "postgis": "SELECT now() AS at"}
# Warning is given before an event is due, so that the index of due_at finds both.
_PASSED = (
    "SELECT id FROM event WHERE due_at > :since AND closed_at IS NULL"
    " AND (due_at <= :now OR (warn_at > :since AND warn_at <= :now)) ORDER BY id"
)
_NEXT = (
    "SELECT min(CASE WHEN warn_at > :now THEN warn_at ELSE due_at END) AS at"
    " FROM event WHERE due_at > :now AND closed_at IS NULL"
)


@dataclass(frozen=True)
class Passing:
    """What has passed until ``at``: the events' ids and places, (x, y) in the store's CRS.

    ``places`` is None where they are too many. ``wait`` is the time from ``at`` until the next one passes, None where
    no open event has anything before it.
    """

    at: datetime
    ids: tuple[int, ...]
    places: np.ndarray | None
    wait: timedelta | None


def read_passing(store: Store, since: datetime | None) -> Passing:
    """Events that have become due soon or overdue after ``since``, the ``at`` of the last reading; None for the first.

    An event that a step has given another deadline is no matter of time: the change feed tells of it.
    """
    instant = {"at": "instant"}
    now = store.query(words(_NOW[store.engine]), types=instant)[0]["at"]
    since = now - _BEFORE if since is None else since
    ids = tuple(row["id"] for row in store.query(_PASSED, {"since": since, "now": now}))
    coming = store.query(_NEXT, {"now": now}, types=instant)[0]["at"]
    return Passing(now, ids, _places(store, ids), None if coming is None else coming - now)


def _places(store: Store, ids: tuple[int, ...]) -> np.ndarray | None:
    if len(ids) > MOST_PLACES:
        return None
    from ...services.geos import shapely  # the window opens without it

    shapes = store.read("event", ["geom"], where={"id": ids})["geom"] if ids else []
    return shapely.get_coordinates(shapely.from_wkb([one for one in shapes if one is not None]))
