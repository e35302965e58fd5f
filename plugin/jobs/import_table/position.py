"""Where the rows of a file would come to lie, for a look at the map before anything is read in full."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

import numpy as np

from ...domain.tables.cells import read_cells
from ...domain.targets import POSITION, X, Y
from ...services.coordinates import from_degrees
from ...services.geos import shapely
from ...store import Store
from ..checks.shift import Shift
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
    step = max(1, len(table.numbers) // MOST)
    placed = place_rows(store, table, request, range(0, len(table.numbers), step))
    placed = placed[~shapely.is_missing(placed)]
    if not len(placed):
        return Look()
    bounds = tuple(shapely.total_bounds(placed).tolist())
    return Look(shapely.to_wkb(placed, byte_order=1).tolist(), bounds, find_shift(store, placed))


def shapes_of(store: Store, table: RawTable, request: Request, rows: Sequence[int]) -> dict[int, bytes]:
    """The shapes of some rows as they stand in the file, WKB in the store's CRS, by row; also of those rejected."""
    if not request.coordinates or not rows:
        return {}
    placed = shapely.to_wkb(place_rows(store, table, request, rows), byte_order=1)
    return {row: wkb for row, wkb in zip(rows, placed.tolist(), strict=True) if wkb is not None}


def place_rows(store: Store, table: RawTable, request: Request, rows: Sequence[int]) -> np.ndarray:
    """Shapes in the store's CRS, one a row, None where there is no position that it can express."""
    names = [name for name in (X, Y, POSITION) if name in request.fields]
    wanted = {request.fields[name] for name in names}
    columns = [[column[row] for row in rows] if place in wanted else [] for place, column in enumerate(table.columns)]
    wkb = None if table.wkb is None else [table.wkb[row] for row in rows]
    sample = replace(table, columns=columns, numbers=[table.numbers[row] for row in rows], wkb=wkb)
    cells = {name: read_cells(request.field(name), columns[request.fields[name]]).values for name in names}
    given, crs = given_shapes(sample, request, cells, Prepared(request, sample))
    placed = np.full(len(rows), None, dtype=object)
    if given is None:
        return placed
    present = ~(shapely.is_missing(given) | shapely.is_empty(given))
    placed[present] = from_degrees(store.crs)(to_degrees_of(given[present], crs, request.coordinates))
    placed[~np.isfinite(shapely.bounds(placed)).all(axis=1)] = None
    return placed
