"""Directions in words."""

from .translation import tr

COMPASS = {
    0: "north",
    1: "north-east",
    2: "east",
    3: "south-east",
    4: "south",
    5: "south-west",
    6: "west",
    7: "north-west",
}


def compass_point(degrees: float) -> str:
    """The nearest of eight directions to a bearing, clockwise from north, in the user's language."""
    return tr(COMPASS[round(degrees / 45) % 8])
