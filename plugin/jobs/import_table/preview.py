"""What a preview says in words: that positions look shifted, what a state and a side of a conflict are called."""

from __future__ import annotations

from ...services.translation import tr
from ..checks.shift import Shift

STATE_NAMES = {
    "insert": "New",
    "update": "Changed",
    "same": "Unchanged",
    "conflict": "In conflict",
    "rejected": "Rejected",
}
SYSTEM_NAMES = {"wgs84": "WGS 84", "cgcs2000": "CGCS2000", "gcj02": "GCJ-02", "bd09": "BD-09"}
COMPASS = ("north", "north-east", "east", "south-east", "south", "south-west", "west", "north-west")


def shift_sentence(shift: Shift) -> str:
    """How far and in which direction positions lie beside what the database has, and as what they would fit."""
    direction = tr(COMPASS[round(shift.bearing / 45) % 8])
    text = tr("These positions lie about {metres} m {direction} of what the database has here: are they {system}?")
    return text.format(metres=round(shift.metres), direction=direction, system=SYSTEM_NAMES[shift.source])
