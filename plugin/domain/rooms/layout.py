"""What a pattern makes and a chart holds: the rooms of one building, with where they stand in its section."""

from __future__ import annotations

import dataclasses


@dataclasses.dataclass(frozen=True)
class Room:
    """One room. `floor` is the labelled floor, negative below ground; `unit` is "" for what belongs to no unit.

    `span` columns wide and `rise` floors high: a merged flat, a duplex 复式.
    """

    unit: str
    floor: int
    number: str
    use_class: str = "self_occupied"
    span: int = 1
    rise: int = 1


@dataclasses.dataclass(frozen=True)
class Layout:
    """The rooms of a building, and the storeys above ground, storeys below and units it has with or without them.

    None is a number that the layout does not tell. `labels` are those of all storeys, from below.
    """

    rooms: tuple[Room, ...]
    labels: tuple[int, ...] = ()
    floors: int | None = None
    basements: int = 0
    units: int | None = None
