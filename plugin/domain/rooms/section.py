"""A building's section chart 楼盘表 as data: units side by side, floors one above the other, rooms in their places."""

from __future__ import annotations

import dataclasses
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cached_property

from ..problems import Problem
from .numbering import merged_parts, natural

STATES = ("new", "conflict", "removed", "stale", "unverified", "alarm")


@dataclasses.dataclass(frozen=True)
class Cell:
    """One room of a chart. `states` are of STATES, `problem` is what is to be said.

    `people` are how many live there, None where that is not told; `classes` the population classes among them.
    `span` columns wide and `rise` floors high are wishes; `arrange` fills `left` and `width`, in columns of its block.
    """

    unit: str
    floor: int
    number: str
    use_class: str = "self_occupied"
    id: int | None = None
    states: frozenset[str] = frozenset()
    people: int | None = None
    classes: tuple[str, ...] = ()
    problem: Problem | None = None
    span: int = 1
    rise: int = 1
    left: float = 0.0
    width: float = 1.0


@dataclasses.dataclass(frozen=True)
class Block:
    """Columns under one heading: a unit, or "" for rooms of no unit; `across` stands under all units at once."""

    unit: str
    columns: int
    cells: tuple[Cell, ...]
    across: bool = False


@dataclasses.dataclass(frozen=True)
class Section:
    """A chart: `floors` are labels from the top down; a `farmyard` is one room that is a house."""

    blocks: tuple[Block, ...] = ()
    floors: tuple[int, ...] = ()
    farmyard: bool = False

    @cached_property
    def cells(self) -> list[Cell]:
        """Every room."""
        return [cell for block in self.blocks for cell in block.cells]

    def people(self, unit: str | None = None, floor: int | None = None) -> int | None:
        """How many live in a unit, on a floor (a duplex counts on its lower one) or here; None where not told."""
        told = [
            cell.people
            for cell in self.cells
            if cell.people is not None and unit in (None, cell.unit) and floor in (None, cell.floor)
        ]
        return sum(told) if told else None


def arrange(cells: Iterable[Cell], labels: Iterable[int] = (), farmyard: bool = False) -> Section:
    """Put rooms in their places: by unit, floor and number.

    Floors of a unit whose rooms end like those of its usual floor stand under each other, with gaps where one is
    missing; other floors divide the unit's width evenly. Rooms of no unit that share no floor with a unit, such as the
    shops below, stand across all units. `labels` are the floors that there are, with or without rooms.
    """
    units: dict[str, list[Cell]] = {}
    for cell in cells:
        units.setdefault(cell.unit, []).append(cell)
    order = _floors([cell for found in units.values() for cell in found], labels)
    common = units.get("", [])
    occupied = {cell.floor for unit, found in units.items() if unit for cell in found}
    across = bool(common) and len(units) > 1 and not occupied & {cell.floor for cell in common}
    blocks = []
    for unit in sorted(units, key=natural):
        if not (across and unit == ""):
            blocks.append(_block(unit, units[unit], order))
    if across:
        most = max(Counter(cell.floor for cell in common).values())
        total = max(sum(block.columns for block in blocks), most)
        blocks.append(dataclasses.replace(_block("", common, order, total), across=True))
    return Section(tuple(blocks), tuple(reversed(order)), farmyard)


def _floors(cells: Sequence[Cell], labels: Iterable[int]) -> list[int]:
    """The labels from below; a duplex at the top needs one more."""
    order = sorted({*labels, *(cell.floor for cell in cells)})
    for cell in cells:
        missing = order.index(cell.floor) + cell.rise - len(order)
        order += [order[-1] + more if order[-1] + more else 1 for more in range(1, missing + 1)]
    return order


def _block(unit: str, cells: Sequence[Cell], order: Sequence[int], columns: int = 0) -> Block:
    rows: dict[int, list[Cell]] = {}
    for cell in cells:
        rows.setdefault(cell.floor, []).append(cell)
    for row in rows.values():
        row.sort(key=lambda cell: natural(cell.number))
    usual = _usual(rows)
    columns = columns or max(len(usual), *(sum(cell.span for cell in row) for row in rows.values()))
    places = {ending: index for index, ending in enumerate(usual)}
    placed: list[Cell] = []
    risen: dict[int, list[tuple[float, float]]] = {}
    for floor in sorted(rows):
        blocked = risen.get(floor, [])
        for cell in _row(rows[floor], places, columns, blocked):
            placed.append(cell)
            at = order.index(floor)
            for above in order[at + 1 : at + cell.rise]:
                risen.setdefault(above, []).append((cell.left, cell.left + cell.width))
    return Block(unit, columns, tuple(placed))


def _usual(rows: dict[int, list[Cell]]) -> list[str]:
    """How the numbers end on the kind of floor that is there most often, in order."""
    kinds = Counter(
        tuple(_ending(cell) for cell in row)
        for floor, row in rows.items()
        if floor > 0 and all(cell.span == 1 for cell in row)
    )
    if not kinds:
        return []
    # Of equally many the one with more rooms: what has fewer is what has gaps.
    endings = max(kinds, key=lambda kind: (kinds[kind], len(kind)))
    return list(endings) if len(set(endings)) == len(endings) else []


def _ending(cell: Cell) -> str:
    door = merged_parts(cell.number)[0]
    digits = door if door.isdecimal() else "".join(sign for sign in door if sign.isdecimal())
    return digits[-2:] if len(digits) > 2 else digits


def _row(row: list[Cell], places: dict[str, int], columns: int, blocked: list) -> list[Cell]:
    endings = [_ending(cell) for cell in row]
    if places and len(set(endings)) == len(endings) and all(ending in places for ending in endings):
        unit = columns / len(places)
        return [
            dataclasses.replace(cell, left=places[ending] * unit, width=cell.span * unit)
            for cell, ending in zip(row, endings, strict=True)
        ]
    start = max((right for _, right in blocked), default=0.0)
    start = start if start < columns else 0.0
    unit = (columns - start) / sum(cell.span for cell in row)
    placed = []
    for cell in row:
        placed.append(dataclasses.replace(cell, left=start, width=cell.span * unit))
        start += cell.span * unit
    return placed
