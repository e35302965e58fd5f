"""Where the rows of a file would come to lie, for a look at the map before anything is read in full."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

import numpy as np

from ...domain.tables.cells import read_cells
from ...domain.targets import POSITION, X, Y
from ...services.geos import shapely
from ...store import Store
from ..checks.shift import Shift
from ..coordinates import from_degrees
from ..tables.source import RawTable
from .prepare import Prepared, find_shift, given_shapes
from .request import Request
from .shapes import to_degrees_of

MOST = 5_000
"""So many rows at most, evenly taken, are laid on the map."""


@dataclass
class Look:
    """Shapes of a sample of the file's rows as WKB in the store's CRS, and the shift that they show."""

    shapes: list[bytes] = field(default_factory=list)
    bounds: tuple[float, float, float, float] | None = None
    shift: Shift | None = None


def look(store: Store, table: RawTable, request: Request) -> Look:
    """Lay the file on the map as ``request.coordinates`` has it. Raises StoreError where numbers cannot be read so."""
    sample = _sample(table, request)
    fields = {name for name in (X, Y, POSITION) if name in request.fields}
    cells = {name: read_cells(request.field(name), sample.columns[request.fields[name]]).values for name in fields}
    given, crs = given_shapes(sample, request, cells, Prepared(request, sample))
    if given is None:
        return Look()
    given = given[~(shapely.is_missing(given) | shapely.is_empty(given))]
    placed = from_degrees(store.crs)(to_degrees_of(given, crs, request.coordinates))
    placed = placed[np.isfinite(shapely.bounds(placed)).all(axis=1)]
    if not len(placed):
        return Look()
    bounds = tuple(shapely.total_bounds(placed).tolist())
    return Look(shapely.to_wkb(placed, byte_order=1).tolist(), bounds, find_shift(store, placed))


def _sample(table: RawTable, request: Request) -> RawTable:
    step = max(1, len(table.numbers) // MOST)
    wanted = set(request.fields.values())
    columns = [column[::step] if place in wanted else [] for place, column in enumerate(table.columns)]
    shapes = None if table.wkb is None else table.wkb[::step]
    return replace(table, columns=columns, numbers=table.numbers[::step], wkb=shapes)
