"""A tree of areas for stores whose map comes without one: county, town, communities around groups of grids.

The codes lie under the reserved division, which no real place has: for demo and exercise stores only.
"""

import numpy as np

from ..domain.identifiers.citizen import RESERVED_DIVISION
from ..domain.uid import new_uids
from ..services.geos import shapely
from ..services.translation import tr
from ..store import Store, StoreError
from .code_tables import demo_words

GRIDS_A_COMMUNITY = 10


class NotForRealStores(StoreError):
    """Generated data was asked for in a store that is not marked demo or exercise."""


def require_generated(store: Store) -> None:
    """Raise NotForRealStores unless the store is marked demo or exercise."""
    if store.purpose not in {"demo", "exercise"}:
        raise NotForRealStores(tr("Generated data goes only into stores marked demo or exercise; this one is real."))


def group_grids(centres: np.ndarray, most: int = GRIDS_A_COMMUNITY) -> list[np.ndarray]:
    """Return row numbers in groups of at most ``most`` neighbours: halves across the longer side."""

    def halve(rows: np.ndarray) -> list[np.ndarray]:
        if len(rows) <= most:
            return [rows]
        axis = int(np.argmax(np.ptp(centres[rows], axis=0)))
        order = rows[np.argsort(centres[rows, axis], kind="stable")]
        middle = len(order) // 2
        return halve(order[:middle]) + halve(order[middle:])

    return halve(np.arange(len(centres))) if len(centres) else []


def community_name(index: int) -> str:
    """Return the name of the demo community number ``index`` (from 0)."""
    stems = demo_words()["communities"]
    turn, within = divmod(index, len(stems))
    ends = ("", "东", "西", "南", "北", "新村", "苑", "湾", "里")
    return stems[within] + (ends[turn] if turn < len(ends) else str(turn + 1)) + "社区"


def create_demo_areas(store: Store, grids: np.ndarray) -> tuple[np.ndarray, list[str], list[str]]:
    """Create county, town and communities around ``grids`` (shapely areas in the store's CRS).

    Returns for each grid the id of its community, and the community's code and name. Raises NotForRealStores.
    """
    require_generated(store)
    centres = shapely.get_coordinates(shapely.centroid(grids))
    groups = group_grids(centres)
    ids = store.reserve_ids("area", 2 + len(groups)).tolist()
    county, town, communities = ids[0], ids[1], ids[2:]
    whole = _multi(shapely.coverage_union_all(grids))
    names = [community_name(index) for index in range(len(groups))]
    town_code = RESERVED_DIVISION + "100"
    codes = [f"{town_code}{index + 1:03d}" for index in range(len(groups))]
    shapes = [whole, whole, *(_multi(shapely.coverage_union_all(grids[group])) for group in groups)]
    rows = {
        "id": ids,
        "uid": new_uids(len(ids)),
        "code": [RESERVED_DIVISION, town_code, *codes],
        "name": ["示范县", "示范镇", *names],
        "level": ["county", "town", *["community"] * len(groups)],
        "parent_id": [None, county, *[town] * len(groups)],
        "geom": shapely.to_wkb(np.array(shapes, dtype=object), byte_order=1).tolist(),
    }
    store.load("area", rows, key=("code",))
    area_of = np.empty(len(grids), dtype=np.int64)
    group_of = np.empty(len(grids), dtype=np.int64)
    for number, group in enumerate(groups):
        area_of[group] = communities[number]
        group_of[group] = number
    return area_of, [codes[number] for number in group_of], [names[number] for number in group_of]


def _multi(shape):
    return shape if shape.geom_type == "MultiPolygon" else shapely.MultiPolygon([shape])
