"""The checks and repairs of shapes on the features of a layer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from ...domain.problems import Problem
from ...services.coordinates import LocalMetres
from ...services.translation import sentence, tr
from .catalogue import fixes
from .faults import LIMITS, Fault, Limits, plane_of, readable, usable
from .lines import check_lines, places_by_tolerance
from .points import check_positions
from .polygons import check_gaps, check_polygons
from .shape_repair import repair_shapes


@dataclass
class LayerCheck:
    """Faults by row of the features; ``ends`` as in `places_by_tolerance`, for lines."""

    shapes: np.ndarray
    plane: LocalMetres
    faults: list[Fault]
    ends: dict[float, int]

    def repaired(self, wanted: Sequence[str], keep: str) -> dict[int, object]:
        """New shapes by row (None: take the feature out) for the faults of the wanted rules."""
        chosen = {code: fix for code, fix in fixes().items() if code in wanted}
        return repair_shapes(self.shapes, self.faults, chosen, self.plane, keep=keep)


def check_layer(
    wkbs: Sequence[bytes | None],
    dimension: int,
    crs: str,
    *,
    limits: Limits = LIMITS,
    levels: Sequence[object] | None = None,
    one_part: bool = False,
    gaps: bool = False,
) -> LayerCheck:
    """Check features of a dimension (0 points, 1 lines, 2 areas) by their WKB in ``crs`` (an authority id or WKT).

    ``gaps``: also those between the areas of the layer.
    """
    given = readable(list(wkbs))
    shapes = usable(given)
    plane = plane_of(crs, shapes)
    absent = np.array([wkb is None for wkb in wkbs], dtype=bool)
    faults = [
        Fault("shape.missing" if absent[row] else "shape.unreadable", row, None)
        for row in np.flatnonzero(np.equal(given, None)).tolist()
    ]
    faults += check_positions(given, None)
    ends = {}
    if dimension == 2:
        faults += check_polygons(shapes, plane, limits=limits, one_part=one_part)
        if gaps:
            faults += check_gaps(shapes, None, plane, limits)
    elif dimension == 1:
        faults += check_lines(shapes, plane, limits=limits, levels=levels)
        ends = places_by_tolerance(shapes, plane, levels=levels)
    return LayerCheck(shapes, plane, faults, ends)


def fault_sentence(fault: Fault, names: Sequence[str]) -> str:
    """What a fault says, in the user's language; ``names`` of the rows."""
    params = {**fault.params, "other": names[fault.other]} if fault.other >= 0 else fault.params
    return sentence(Problem("check." + fault.rule, "geom", params))


def ends_sentence(ends: dict[float, int]) -> str:
    """How many ends a repair would change with each tolerance."""
    counts = tr(", ").join(
        tr("{count} within {metres} m").format(count=count, metres=metres) for metres, count in ends.items()
    )
    return tr("Line ends that miss their junction: {counts}").format(counts=counts)
