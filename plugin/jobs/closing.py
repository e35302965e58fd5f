"""Closing one street: its area without that of the roads it meets or passes over, which stay open."""

from dataclasses import dataclass

import numpy as np

from ..services.coordinates import LocalMetres
from ..services.geos import shapely
from ..services.translation import tr
from ..store import Store, StoreError

_HALF_WIDTH = 4.0  # metres, of a road without a width
_MARGIN = 1.0  # metres that stay between the area and other roads
_SHORTEST = 1.0  # square metres that have to be left to close anything


@dataclass(frozen=True)
class Street:
    """A street's name ("" without one), whether it is a bridge, and the area that closes it, WKB in the store's CRS."""

    name: str
    bridge: bool
    shape: bytes


def street_to_close(store: Store, road: int) -> Street:
    """What closes one street: nobody passes along it, while the streets at its ends and under it stay open.

    A closure is an area, in which every road is closed; so the area leaves out what is near another road. Raises
    StoreError for a road that is not there, or of which too little lies apart from the others.
    """
    found = store.read("road", ["name", "bridge", "width", "geom"], where={"id": road})
    if not found["geom"] or found["geom"][0] is None:
        raise StoreError(tr("{table} {key} is not there.").format(table="road", key=road))
    line = shapely.from_wkb(found["geom"][0])
    metres = LocalMetres(store.crs, line.bounds)
    (flat,) = metres.to_metres(np.array([line], dtype=object))
    half = (found["width"][0] or 2 * _HALF_WIDTH) / 2 + _MARGIN
    (reach,) = metres.from_metres(np.array([shapely.box(*flat.buffer(3 * half).bounds)], dtype=object))
    near = store.read("road", ["id", "width", "geom"], bbox=reach.bounds)
    others = [
        metres.to_metres(np.array([shapely.from_wkb(geom)], dtype=object))[0].buffer(
            (width or 2 * _HALF_WIDTH) / 2 + _MARGIN
        )
        for key, width, geom in zip(near["id"], near["width"], near["geom"], strict=True)
        if key != road and geom is not None
    ]
    area = flat.buffer(half, cap_style="flat").difference(shapely.union_all(others))
    parts = [part for part in shapely.get_parts(area) if part.area > _SHORTEST and part.intersects(flat)]
    if not parts:
        raise StoreError(tr("This street is too short to be closed alone: draw the closed area instead."))
    (shape,) = metres.from_metres(np.array([shapely.MultiPolygon(parts)], dtype=object))
    return Street(found["name"][0] or "", bool(found["bridge"][0]), shapely.to_wkb(shape))
