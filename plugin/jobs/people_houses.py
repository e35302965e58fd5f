"""What the panel 人房信息 shows of a building, put together: its facts, its people counted, its chart, its events."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from ..domain.dwelling import Resident, Tally, by_room, section_of, tally
from ..domain.rooms.section import Section
from ..services import clock
from ..services.coordinates import LocalMetres
from ..services.geos import shapely
from ..store import Store
from ..store.integrity import STALE_DAYS
from ..store.residents.dwelling import Building, read_building, read_events
from .attach.objects import Places

EVENT_METRES = 30.0
"""Events within this distance of a building's outline are shown with it: events have a place, but no building."""


@dataclass(frozen=True)
class Look:
    """A building with its section chart; ``rooms`` are residents by room, ``tally`` their counts.

    Both are None where the account may see no residents. ``year`` is the store's, by which ages are reckoned.
    """

    building: Building
    section: Section
    rooms: dict[int, list[Resident]] | None
    tally: Tally | None
    year: int


def look_at(store: Store, key: int, *, people: bool, now: datetime | None = None) -> Look:
    """Read a building and arrange it; raises StoreError when it is gone."""
    now = now or clock.utc_now()
    today = clock.local_day(now, store.zone)
    building = read_building(store, key, today, people=people)
    rooms = None if building.residents is None else by_room(building.residents)
    stale = now - timedelta(days=STALE_DAYS)
    facts = building.facts
    section = section_of(building.rooms, rooms, stale, facts["floors"], facts["basements"] or 0)
    counts = None if building.residents is None else tally(building.residents, today.year)
    return Look(building, section, rooms, counts, today.year)


def events_at(store: Store, building: Building) -> list[dict]:
    """The events at a building, rows of `store.residents.dwelling.read_events`; none where it has no outline."""
    if building.shape is None:
        return []
    shape = shapely.from_wkb(building.shape)
    plane = LocalMetres(store.crs, shape.bounds)
    reach = EVENT_METRES / plane.scale
    west, south, east, north = shape.bounds
    near = store.read(
        "event", ["id", "geom"], bbox=(west - reach[0], south - reach[1], east + reach[0], north + reach[1])
    )
    places = Places(store, "building", [building.id])
    keys = []
    for key, geom in zip(near["id"], near["geom"], strict=True):
        point = shapely.from_wkb(geom)
        if places.metres(building.id, point.x, point.y) <= EVENT_METRES:
            keys.append(key)
    return read_events(store, keys)
