"""The display level 1-4 of an event on the map: one table decides (resources/codes/display_level.csv)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from ..codes import CodeItem

PRECEDENCE = ("warning_colour", "grade", "urgency")
"""The first of these fields that is set decides."""

NOTHING_SET = "none"

LEVELS = (1, 2, 3, 4)
"""Red, orange, yellow, blue."""

LEVEL_NAMES = {1: "Level I", 2: "Level II", 3: "Level III", 4: "Level IV"}
"""How levels are written everywhere: Ⅰ级, Ⅱ级, Ⅲ级, Ⅳ级."""


def display_levels(items: Iterable[CodeItem]) -> dict[str, int]:
    """The table from its code list: `field.value` -> level, and `none` for events with nothing set."""
    return {item.code: int(str(item.extra["level"])) for item in items}


def display_level(
    table: Mapping[str, int],
    *,
    warning_colour: str | None = None,
    grade: int | None = None,
    urgency: str | None = None,
) -> int:
    """Level 1 (red) to 4 (blue): the warning's colour, else the emergency's grade, else the urgency, else 4.

    `warning_colour`: red, orange, yellow, blue; `grade`: 1-4; `urgency`: normal, urgent, critical. Raises KeyError
    for a value that is not in the table.
    """
    values = {"warning_colour": warning_colour, "grade": grade, "urgency": urgency}
    for field in PRECEDENCE:
        if values[field] not in (None, ""):
            return table[f"{field}.{values[field]}"]
    return table[NOTHING_SET]


def urgency_of_level(table: Mapping[str, int], level: int) -> str:
    """How urgent an event is whose urgency is not said: the gravest urgency that is no graver than its display level.

    An emergency has a grade or a warning colour instead; its deadlines are those of events that look as grave.
    """
    levels = {key.partition(".")[2]: value for key, value in table.items() if key.startswith("urgency.")}
    fitting = {urgency: value for urgency, value in levels.items() if value >= level}
    return min(fitting, key=fitting.get) if fitting else max(levels, key=levels.get)
