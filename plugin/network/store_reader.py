"""Roads of a store: for vehicles, or for people on foot."""

import contextlib
from dataclasses import dataclass, replace

import numpy as np

from ..store import GeoPackageUri, parse_database
from .file_reader import FileRoads, NotReadable
from .roads import BOTH, WALKING_SPEED, RoadFields, Roads, count_speeds, roads_from_wkb


@dataclass(frozen=True)
class StoreRoads:
    """The table ``road`` of an open store, for the profile "drive" or "walk".

    Walking takes every walkable road both ways at the free walking speed. A road without a speed takes
    ``default_speed`` (km/h).
    """

    store: object
    profile: str
    default_speed: float = 50.0

    def key(self) -> str | None:
        """Return a text that changes with the roads. Closures act on the call, so they need not be in it."""
        store = self.store
        # A PostgreSQL account may see only part of a table: the account's name is not known here, the count of the
        # rows it sees is.
        seen = store.count("road")
        return repr(("store", store.uid, store.table_mark("road"), seen, self.profile, self.default_speed))

    def read(self) -> Roads:
        """Return the roads of the profile."""
        usable = "walkable" if self.profile == "walk" else "drivable"
        database = parse_database(self.store.database)
        # The stream of a file shows what is committed; inside a transaction only the store itself sees all.
        if isinstance(database, GeoPackageUri) and not self.store.engine_object.in_transaction():
            fields = _WALKING if self.profile == "walk" else _driving(self.default_speed)
            with contextlib.suppress(NotReadable):
                return FileRoads(str(database.path), "road", f"{usable} = 1", fields).read()
        rows = self.store.read("road", ["id", "geom", "direction", "speed"], where={usable: True}, order_by=("id",))
        count = len(rows["id"])
        ids = np.array(rows["id"], dtype=np.int64)
        if self.profile == "walk":
            return roads_from_wkb(rows["geom"], ids, np.full(count, BOTH, dtype=np.int8), np.full(count, WALKING_SPEED))
        fields = _driving(self.default_speed)
        direction = fields.directions(np.array(rows["direction"]), np.zeros(count, dtype=bool), str)
        numbers = np.array(rows["speed"], dtype=float)
        roads = roads_from_wkb(rows["geom"], ids, direction, fields.speeds(numbers, count))
        return replace(roads, speeds=count_speeds(numbers))


_WALKING = RoadFields(default_direction=BOTH, default_speed=WALKING_SPEED)


def _driving(default_speed: float) -> RoadFields:
    return RoadFields("direction", "forward", "backward", "both", BOTH, "speed", default_speed)


def closures(store, profile: str, instant) -> list[bytes]:
    """Return the WKB polygons that are closed at ``instant`` (an aware datetime) for the profile."""
    rows = store.read("closure", ["geom", "valid_from", "valid_to", "walk_too"])
    return [
        geom
        for geom, start, end, walk_too in zip(
            rows["geom"], rows["valid_from"], rows["valid_to"], rows["walk_too"], strict=True
        )
        if geom is not None
        and (start is None or start <= instant)
        and (end is None or instant < end)
        and (profile != "walk" or walk_too)
    ]
