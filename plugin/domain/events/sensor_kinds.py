"""What the alarms of sensors 感知设备 become: for each kind of sensor the type of the event and its title, as data.

The words of such an event are Chinese whatever language the user reads: it is made by whichever program looks first,
and everybody reads it.
"""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Mapping
from datetime import timedelta
from string import Formatter

from ..problems import DomainError, Problem
from .display import LEVELS, PRECEDENCE

OTHER = "*"
"""Stands for every metric that no kind names."""

AUTOMATIC = 2
"""Alarms of this display level and graver ones become events by themselves, unless the store says otherwise."""

OLD = timedelta(hours=24)
"""Alarms that began longer ago become no events by themselves: what stood for a day is for a person to judge."""

LATE = timedelta(minutes=10)
"""An alarm that nobody has entered for so long is reported when it is: deadlines run from when somebody could know."""

EXERCISE = "【演练】"
"""Begins the title of an event in a store that is for exercises."""

_LEVELS = {1: "Ⅰ级", 2: "Ⅱ级", 3: "Ⅲ级", 4: "Ⅳ级"}
_DESCRIPTION = "{kind}（设备 {number}）{level}告警：{value}，自 {time} 起。"
_NO_READING = "无读数"


@dataclasses.dataclass(frozen=True)
class SensorKind:
    """Sensors whose ``metric`` is one of ``metrics``, whatever the case of the letters; their titles hold {place}.

    ``level_by`` is the column of an event from which the alarm's level follows.
    """

    metrics: tuple[str, ...]
    event_type: str
    level_by: str
    name_zh: str
    name_en: str
    title_zh: str

    def facts(self, table: Mapping[str, int], level: int) -> dict[str, object]:
        """The columns of an event that give it a level by ``table``; those that would decide before are None."""
        value = next(code for code, shown in _values(table, self.level_by) if shown == level)
        before = PRECEDENCE[: PRECEDENCE.index(self.level_by)]
        return {**dict.fromkeys(before), self.level_by: int(value) if self.level_by == "grade" else value}

    def description(self, number: str, value: str, level: int, since: str) -> str:
        """The event's description: the sensor's number, its reading ("" for none), the alarm's level and beginning."""
        return _DESCRIPTION.format(
            kind=self.name_zh, number=number, level=_LEVELS[level], value=value or _NO_READING, time=since
        )


def parse_sensor_kinds(text: str, file: str, table: Mapping[str, int]) -> tuple[SensorKind, ...]:
    """Reads the kinds from the JSON of a file of that name; ``table`` is that of `display.display_levels`.

    Raises DomainError with the first thing that is wrong.
    """
    try:
        rows = json.loads(text)["kinds"]
        kinds = tuple(SensorKind(**{**row, "metrics": tuple(row["metrics"])}) for row in rows)
    except (KeyError, TypeError, ValueError, RecursionError) as error:
        raise _wrong(file, str(error)) from None
    known: set[str] = set()
    for kind in kinds:
        texts = (*kind.metrics, kind.event_type, kind.name_zh, kind.name_en, kind.title_zh)
        if not kind.metrics or not all(isinstance(text, str) and text.strip() for text in texts):
            raise _wrong(file, f"{kind.name_en}: text")
        if _fields(kind.title_zh) != ["place"]:
            raise _wrong(file, f"{kind.name_en}: title")
        if kind.level_by not in PRECEDENCE or {level for _, level in _values(table, kind.level_by)} != set(LEVELS):
            raise _wrong(file, f"{kind.name_en}: level_by")
        names = [metric.casefold() for metric in kind.metrics]
        if twice := next((name for name in names if name in known or names.count(name) > 1), None):
            raise _wrong(file, f"{kind.name_en}: {twice}")
        known.update(names)
    if OTHER not in known:
        raise _wrong(file, OTHER)
    return kinds


def kind_of(kinds: tuple[SensorKind, ...], metric: str) -> SensorKind:
    """The kind of a sensor by its metric."""
    by_metric = {name.casefold(): kind for kind in kinds for name in kind.metrics}
    return by_metric.get(metric.strip().casefold()) or by_metric[OTHER]


def _values(table: Mapping[str, int], column: str) -> list[tuple[str, int]]:
    """The values of a column that the table of display levels knows, and their levels."""
    return [(code.partition(".")[2], level) for code, level in table.items() if code.startswith(column + ".")]


def _fields(title: str) -> list[str] | None:
    """The names in a title's braces; None where the braces are wrong."""
    try:
        return [name for _, name, _, _ in Formatter().parse(title) if name is not None]
    except ValueError:
        return None


def _wrong(file: str, reason: str) -> DomainError:
    return DomainError(Problem("sensor_kinds.file", params={"file": file, "reason": reason}))
