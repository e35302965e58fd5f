"""Measures of the loop 统计考核 over the view ``event_measure``: its flags summed by units and by periods.

What counts are the events that were reported in the period, as they stand now. An account sees those of its own area.
What was sent back counts for who had the event then (view ``event_sent_back``), all else for who has it now.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from ...domain.events.measures import PERIODS, added, next_period, period_of
from ...services import clock
from ..areas import areas_under
from ..grids import all_versions, present_versions
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
SENT_BACK = "sent_back"
"""The flag that stands in a view of its own, which has the columns of UNITS, too."""
LISTED = 2000
"""So many events behind a number are listed at most."""

Key = int | str | date | None


@dataclass(frozen=True)
class Chosen:
    """Which events count: reported from the local day ``first`` to ``last``, both included; None: any.

    ``area`` takes the areas under it along, an ``event_type`` of two digits its whole major class, a ``grid`` all
    its versions.
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
    """The sums of some flags of the views, by unit or period: the first local day of a period, or the unit's key.

    Of a grid all versions count together, under the present one. None stands for events that have no such unit. Raises
    ValueError for a ``by`` that is none of BY.
    """
    if by == "grid":
        return measured_grids(store, flags, chosen)[0]
    found = _summed(store, by, flags, chosen)
    return _together(found, lambda day: period_of(day, by), flags) if by in PERIODS else found


def measured_grids(
    store: Store, flags: Sequence[str], chosen: Chosen = EVERYTHING
) -> tuple[dict[Key, dict[str, int]], frozenset[int]]:
    """`measured` by grid, and the grids among whose events are some of an earlier or later version."""
    found, present = _summed(store, "grid", flags, chosen), present_versions(store)
    mixed = frozenset(present[key] for key in found if present.get(key, key) != key)
    return _together(found, lambda key: present.get(key, key), flags), mixed


def _summed(store: Store, by: str, flags: Sequence[str], chosen: Chosen) -> dict[Key, dict[str, int]]:
    """The sums by what stands in the column of a unit, or by day."""
    if by not in BY:
        raise ValueError(by)
    column = UNITS.get(by, "day")
    where, values = _where(store, chosen)
    found: dict[Key, dict[str, int]] = {}
    for view, names in _views(flags):
        sums = ", ".join("sum(" + _flag(name) + ") AS " + name for name in names)
        sql = words("SELECT", column, "AS unit,", sums, "FROM", view, where, "GROUP BY", column)
        for row in store.query(sql, values, types={"unit": "date"} if by in PERIODS else None):
            found.setdefault(row["unit"], dict.fromkeys(flags, 0)).update({name: int(row[name]) for name in names})
    return found


def _views(flags: Sequence[str]) -> list[tuple[str, list[str]]]:
    """The views in which some flags stand, each with its own."""
    own = [name for name in flags if name == SENT_BACK]
    rest = [name for name in flags if name != SENT_BACK]
    return [(view, names) for view, names in (("event_measure", rest), ("event_sent_back", own)) if names]


def _together(
    found: dict[Key, dict[str, int]], unit: Callable[[Key], Key], flags: Sequence[str]
) -> dict[Key, dict[str, int]]:
    """The sums of the units into which others go, in the order of these."""
    groups: dict[Key, list[dict[str, int]]] = {}
    for key in sorted(found, key=lambda key: (key is None, key)):
        groups.setdefault(unit(key), []).append(found[key])
    return {key: added(parts, flags) for key, parts in groups.items()}


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
    elif by == "grid":
        conditions.append("any_of(grid_id, :versions)")
        values["versions"] = all_versions(store, [key])
    else:
        conditions.append(words(UNITS[by], "= :unit"))
        values["unit"] = key
    parts = []
    for view, names in _views(flags):
        event = "event_id" if names == [SENT_BACK] else "id"
        some = "(" + " OR ".join(_flag(name) + " > 0" for name in names) + ")"
        parts.append(
            words(
                "SELECT DISTINCT", event, "AS event, number, reported_at FROM", view, " AND ".join([*conditions, some])
            )
        )
    sql = words(" UNION ".join(parts), "ORDER BY reported_at DESC, event DESC LIMIT :most")
    return [(row["event"], row["number"]) for row in store.query(sql, {**values, "most": LISTED})]


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
    for name in ("department", "responder", "source"):
        value = getattr(chosen, name)
        if value is not None:
            conditions.append(words(UNITS[name], "= :" + name))
            values[name] = value
    if chosen.grid is not None:
        conditions.append("any_of(grid_id, :grids)")
        values["grids"] = all_versions(store, [chosen.grid])
    if chosen.area is not None:
        conditions.append("any_of(area_id, :areas)")
        values["areas"] = areas_under(store, chosen.area)
    if chosen.event_type is not None:
        conditions.append("(event_type = :event_type OR substr(event_type, 1, 2) = :event_type)")
        values["event_type"] = chosen.event_type
    return words("WHERE" if conditions else "", " AND ".join(conditions)), values
