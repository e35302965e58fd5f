"""Measures of the loop 统计考核 over the view ``event_measure``: its flags summed by units and by periods.

What counts are the events that were reported in the period, as they stand now. An account sees those of its own area.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from ...domain.events.measures import PERIODS, added, next_period, period_of
from ...services import clock
from ..areas import areas_under
from ..schema.event import FACT_FLAGS
from ..sqltext import words
from ..store import Store

UNITS = {
    "department": "department_id",
    "grid": "grid_id",
    "area": "area_id",
    "responder": "responder_id",
    "type": "event_type",
    "source": "source",
}
"""By what is counted, and the column of the view: the lead department, the frozen grid, the area, the responder who
finished the event or was sent last, type, channel."""
BY = (*UNITS, *PERIODS)
FLAGS = frozenset({*FACT_FLAGS, "reported", "undispatched_late", "overdue_unhandled", "should_handle"})
"""The columns of the view that add up."""
LISTED = 2000
"""So many events behind a number are listed at most."""

Key = int | str | date | None


@dataclass(frozen=True)
class Chosen:
    """Which events count: reported from the local day ``first`` to ``last``, both included; None: any.

    ``area`` takes the areas under it along, an ``event_type`` of two digits its whole major class.
    """

    first: date | None = None
    last: date | None = None
    department: int | None = None
    grid: int | None = None
    area: int | None = None
    responder: int | None = None
    event_type: str | None = None
    source: str | None = None


EVERYTHING = Chosen()


def measured(store: Store, by: str, flags: Sequence[str], chosen: Chosen = EVERYTHING) -> dict[Key, dict[str, int]]:
    """The sums of some flags of the view, by unit or period: the first local day of a period, or the unit's key.

    None stands for events that have no such unit. Raises ValueError for a ``by`` that is none of BY.
    """
    if by not in BY:
        raise ValueError(by)
    column = UNITS.get(by, "day")
    where, values = _where(store, chosen)
    sums = ", ".join("sum(" + _flag(name) + ") AS " + name for name in flags)
    sql = words("SELECT", column, "AS unit,", sums, "FROM event_measure", where, "GROUP BY", column)
    rows = store.query(sql, values, types={"unit": "date"} if by in PERIODS else None)
    found = [(row["unit"], {name: int(row[name]) for name in flags}) for row in rows]
    if by not in PERIODS:
        return dict(found)
    groups: dict[Key, list[dict[str, int]]] = {}
    for day, one in sorted(found):
        groups.setdefault(period_of(day, by), []).append(one)
    return {begin: added(parts, flags) for begin, parts in groups.items()}


def events_behind(
    store: Store, by: str, key: Key, flags: Sequence[str], chosen: Chosen = EVERYTHING
) -> list[tuple[int, str]]:
    """(id, number) of the events of a unit or period in which one of some flags is set, the newest first, LISTED at
    most."""
    where, values = _where(store, chosen)
    conditions = [where or "WHERE 1 = 1"]
    if by in PERIODS:
        begin, end = clock.local_period(key, next_period(key, by) - timedelta(days=1), store.zone)
        conditions.append("reported_at >= :unit AND reported_at < :unit_end")
        values |= {"unit": begin, "unit_end": end}
    elif key is None:
        conditions.append(words(UNITS[by], "IS NULL"))
    else:
        conditions.append(words(UNITS[by], "= :unit"))
        values["unit"] = key
    conditions.append("(" + " OR ".join(_flag(name) + " > 0" for name in flags) + ")")
    sql = words(
        "SELECT id, number FROM event_measure",
        " AND ".join(conditions),
        "ORDER BY reported_at DESC, id DESC LIMIT :most",
    )
    return [(row["id"], row["number"]) for row in store.query(sql, {**values, "most": LISTED})]


def _flag(name: str) -> str:
    if not name.isidentifier():
        raise ValueError(name)
    return name


def _where(store: Store, chosen: Chosen) -> tuple[str, dict[str, object]]:
    conditions, values = [], {}
    if chosen.first is not None:
        conditions.append("reported_at >= :begin")
        values["begin"] = clock.day_bounds(chosen.first, store.zone)[0]
    if chosen.last is not None:
        conditions.append("reported_at < :end")
        values["end"] = clock.day_bounds(chosen.last, store.zone)[1]
    for name in ("department", "grid", "responder", "source"):
        value = getattr(chosen, name)
        if value is not None:
            conditions.append(words(UNITS[name], "= :" + name))
            values[name] = value
    if chosen.area is not None:
        conditions.append("any_of(area_id, :areas)")
        values["areas"] = areas_under(store, chosen.area)
    if chosen.event_type is not None:
        conditions.append("(event_type = :event_type OR substr(event_type, 1, 2) = :event_type)")
        values["event_type"] = chosen.event_type
    return words("WHERE" if conditions else "", " AND ".join(conditions)), values
