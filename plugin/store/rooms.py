"""Rooms and what follows from them: the class of a building, whether a room is in use, taking rooms away."""

from collections.abc import Mapping, Sequence

from .store import Store
from .ties import ties

# The rule is domain.population.building_class; a test holds both equal.
_REFRESH = (
    "UPDATE building SET use_class = found.use_class FROM ("
    "SELECT b.id AS building_id,"
    " CASE WHEN count(DISTINCT nullif(r.use_class, 'vacant')) > 1 THEN 'mixed'"
    " ELSE coalesce(max(nullif(r.use_class, 'vacant')), max(r.use_class)) END AS use_class"
    " FROM building AS b LEFT JOIN room AS r ON r.building_id = b.id WHERE any_of(b.id, :ids) GROUP BY b.id"
    ") AS found WHERE building.id = found.building_id AND building.use_class IS DISTINCT FROM found.use_class"
)


def refresh_use_classes(store: Store, building_ids: Sequence[int]) -> int:
    """Compute the class of these buildings from their rooms, in one statement; returns how many changed.

    Theirs when the rooms agree, else mixed; vacant rooms do not count beside others; none without rooms.
    """
    ids = [int(number) for number in building_ids]
    return store.execute(_REFRESH, {"ids": ids}) if ids else 0


def rooms_in_use(store: Store, room_ids: Sequence[int]) -> set[int]:
    """Those of the rooms on which something hangs: a stay, a household, an organisation, an attached file."""
    return set(ties(store, "room", room_ids))


def delete_rooms(store: Store, room_ids: Sequence[int]) -> int:
    """Take rooms away; returns how many there were. Raises ConstraintViolation while somebody hangs on one."""
    ids = [int(number) for number in room_ids]
    return store.execute("DELETE FROM room WHERE any_of(id, :ids)", {"ids": ids}) if ids else 0


def set_storeys(store: Store, storeys: Mapping[int, tuple[int | None, int, int | None]]) -> int:
    """Write (floors, basements, units) of buildings by id, a statement for each set of values; returns how many."""
    same: dict[tuple, list[int]] = {}
    for number, values in storeys.items():
        same.setdefault(values, []).append(int(number))
    return sum(
        store.execute(
            "UPDATE building SET floors = :floors, basements = :basements, units = :units WHERE any_of(id, :ids)",
            {"floors": floors, "basements": basements, "units": units, "ids": ids},
        )
        for (floors, basements, units), ids in same.items()
    )


def buildings_without_rooms(store: Store) -> list[int]:
    """The buildings that have no room yet, by id."""
    rows = store.query(
        "SELECT id FROM building WHERE NOT EXISTS (SELECT 1 FROM room WHERE building_id = building.id) ORDER BY id"
    )
    return [row["id"] for row in rows]
