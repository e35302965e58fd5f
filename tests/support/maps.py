"""The streets and buildings of the demo town alone, as an imported map brings them: no areas, grids or people."""

import numpy as np

from civicgrid.plugin.domain.uid import new_uids
from civicgrid.plugin.jobs.areas import require_generated
from civicgrid.plugin.jobs.demo.places import Site, write_roads
from civicgrid.plugin.jobs.demo.town import build_town
from civicgrid.plugin.services.geos import shapely


def create_map(store, population=2000, seed=1):
    """Write the map into a demo store."""
    require_generated(store)
    town, site = build_town(population, np.random.default_rng(seed)), Site(store.crs)
    with store.transaction():
        write_roads(store, site, town)
        buildings = town.buildings
        store.load(
            "building",
            {
                "uid": new_uids(len(buildings)),
                "name": [one.name for one in buildings],
                "building_use": [one.use for one in buildings],
                "floors": [one.floors for one in buildings],
                "units": [one.units for one in buildings],
                **{name: [getattr(one, name) for one in buildings] for name in ("estate", "number", "road", "door")},
                "geom": site.wkb([shapely.multipolygons([one.shape]) for one in buildings]),
            },
        )
