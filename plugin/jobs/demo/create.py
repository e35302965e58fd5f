"""Creates the demo town in an empty store, all or nothing."""

from dataclasses import dataclass, field
from datetime import datetime

import numpy as np

from ...services.clock import local_day, utc_now
from ...services.keys import Keyring
from ...services.translation import tr
from ...store import Store, StoreError
from ...store.attachments import ROOT_SETTING, Attachments
from ...store.loop.working_time import unfilled_days, write_days
from ...store.residents.counts import count_population
from ...store.residents.tag_counts import publish_tags
from ...store.schema import TABLES
from ..areas import require_generated
from ..crews import write_crews
from ..linking import link_buildings
from ..progress import Progress
from .accounts import Accounts
from .events import write_events
from .land import land_cover
from .people import Settled, Settling, choose_homes
from .places import Site, declare_grids, write_areas, write_buildings, write_land_cover, write_roads
from .rooms import build_rooms
from .scene import Scene
from .staff import write_staff
from .things import write_cameras, write_components, write_fences, write_panoramas, write_sensors
from .town import build_town
from .units import write_departments, write_facilities, write_organisations

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
    media = _Media(store)
    streams = [np.random.default_rng([seed, part]) for part in range(10)]
    site = Site(store.crs)
    progress.say(tr("Drawing the town"))
    town = build_town(population, streams[0], progress.part(0, 5))
    progress.step(5)
    with media, store.transaction():
        places = write_areas(store, site, town, today)
        write_land_cover(store, site, land_cover(town, streams[9]))
        write_roads(store, site, town)
        rooms = build_rooms(town.buildings, [use for use, _, _ in town.blocks], streams[1])
        chosen, sizes = choose_homes(rooms, population, streams[2])
        write_buildings(store, site, town, places, rooms)
        links = link_buildings(store)
        declare_grids(store)
        progress.step(12)
        progress.say(tr("People move in"))
        settling = Settling(store, keyring, town, places, rooms, today, streams[3])
        settled = settling.settle(chosen, sizes, progress.part(12, 80))
        count_population(store)
        publish_tags(store)
        scene = Scene(store, keyring, site, town, places, rooms, today, now)
        progress.say(tr("Units, facilities and things"))
        write_departments(scene)
        write_organisations(scene, streams[4])
        write_facilities(scene, streams[5])
        progress.step(84)
        write_components(scene, streams[6])
        write_sensors(scene, streams[6])
        write_cameras(scene, streams[6])
        write_panoramas(scene, streams[6])
        write_fences(scene)
        progress.step(88)
        progress.say(tr("Shifts and tracks"))
        write_staff(scene, streams[7], progress.part(88, 94))
        progress.step(94)
        progress.say(tr("A month of events"))
        write_days(store, unfilled_days(store, today))
        accounts = Accounts(scene)
        write_crews(store, {area: accounts.desk(n) for n, area in enumerate(places.sub_districts)}, today)
        write_events(scene, accounts, streams[8], population, photos=media.there)
        progress.step(99)
    rows = {table.name: store.count(table.name) for table in TABLES}
    return DemoTown({name: count for name, count in rows.items() if count}, settled, links.linked)


class _Media:
    """The store's media folder, if it has one; files that a failed run has put there are taken away again.

    A GeoPackage has its folder beside it, a server's store where one was set.
    """

    def __init__(self, store: Store):
        self.there = store.engine == "gpkg" or bool(store.count("setting", {"name": ROOT_SETTING}))
        self._root = Attachments(store).root if self.there else None
        self._before = set(self._root.rglob("*")) if self._root else set()
        self._new = bool(self._root) and not self._root.exists()

    def __enter__(self):
        return self

    def __exit__(self, failed, *_):
        if failed is None or self._root is None or not self._root.exists():
            return
        left = [path for path in self._root.rglob("*") if path not in self._before]
        for path in sorted(left, reverse=True):  # files before the folders they are in
            path.rmdir() if path.is_dir() else path.unlink()
        if self._new:
            self._root.rmdir()
