"""Rooms and what follows from them: the class of a building, whether a room is in use, taking rooms away."""

from collections.abc import Sequence

from .store import Store

# The rule is domain.population.building_class; a test holds both equal.
_CLASSES = (
    "SELECT b.id AS building_id,"
    " CASE WHEN count(DISTINCT nullif(r.use_class, 'vacant')) > 1 THEN 'mixed'"
    " ELSE coalesce(max(nullif(r.use_class, 'vacant')), max(r.use_class)) END AS use_class"
    " FROM building AS b LEFT JOIN room AS r ON r.building_id = b.id WHERE any_of(b.id, :ids) GROUP BY b.id"
)
_REFRESH = (
    "UPDATE building SET use_class = found.use_class FROM (" + _CLASSES + ") AS found"
    " WHERE building.id = found.building_id AND building.use_class IS DISTINCT FROM found.use_class"
)


def refresh_use_classes(store: Store, building_ids: Sequence[int]) -> int:
    """Compute the class of these buildings from their rooms, in one statement; returns how many changed.

    Theirs when the rooms agree, else mixed; vacant rooms do not count beside others; none without rooms.
    """
    ids = [int(number) for number in building_ids]
    return store.execute(_REFRESH, {"ids": ids}) if ids else 0
