"""Creates the demo town in an empty store, all or nothing."""

from dataclasses import dataclass, field
from datetime import datetime

import numpy as np

from ...services.clock import local_day, utc_now
from ...services.keys import Keyring
from ...services.translation import tr
from ...store import Store, StoreError
from ..areas import require_generated
from ..linking import link_buildings
from ..progress import Progress
from .people import Settled, Settling, choose_homes
from .places import Site, write_areas, write_buildings, write_roads
from .rooms import build_rooms
from .town import build_town

POPULATION = 20_000
_HELD = ("area", "building", "road", "person", "event", "responder")


class NotEmpty(StoreError):
    """The demo town goes only into a store that holds nothing yet."""


@dataclass
class DemoTown:
    """Rows by table, and how the people were linked."""

    rows: dict[str, int] = field(default_factory=dict)
    people: Settled = field(default_factory=Settled)
    buildings_in_a_grid: int = 0


def require_empty(store: Store) -> None:
    """Raise NotForRealStores or NotEmpty."""
    require_generated(store)
    if any(store.count(table) for table in _HELD):
        raise NotEmpty(tr("The demo town needs an empty database; this one holds data already."))


def create_demo(
    store: Store,
    keyring: Keyring,
    *,
    population: int = POPULATION,
    seed: int = 1,
    now: datetime | None = None,
    progress: Progress | None = None,
) -> DemoTown:
    """Build the town for ``population`` people as it is at ``now``; the same arguments give the same rows but uids.

    Raises NotForRealStores, NotEmpty, Cancelled or StoreError; then the store is as it was.
    """
    require_empty(store)
    progress = progress or Progress()
    now = now or utc_now()
    today = local_day(now, store.zone)
    streams = [np.random.default_rng([seed, part]) for part in range(10)]
    site = Site(store.crs)
    progress.say(tr("Drawing the town"))
    town = build_town(population, streams[0])
    progress.step(5)
    with store.transaction():
        places = write_areas(store, site, town, today)
        write_roads(store, site, town)
        rooms = build_rooms(town.buildings, [use for use, _, _ in town.blocks], streams[1])
        chosen, sizes = choose_homes(rooms, population, streams[2])
        write_buildings(store, site, town, places, rooms)
        links = link_buildings(store)
        progress.step(12)
        progress.say(tr("People move in"))
        settling = Settling(store, keyring, town, places, rooms, today, streams[3])
        settled = settling.settle(chosen, sizes, progress.part(12, 80))
    return DemoTown({}, settled, links.linked)
