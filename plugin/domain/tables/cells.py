"""The cells of one column read as a target's field: typed values, and what was wrong with the others."""

from __future__ import annotations

import dataclasses
import datetime
import math
import re
from collections.abc import Callable, Sequence

from ..address.remarks import NOT_LIVING, remarks_in
from ..codes import CodeItem
from ..identifiers import (
    parse_area_code,
    parse_citizen_number,
    parse_component_code,
    parse_device_id,
    parse_grid_code,
    parse_uscc,
)
from ..identifiers.text import clean as clean_number
from ..person_name import clean_name
from ..problems import DomainError, Problem
from ..targets import Field
from .dates import read_date
from .numbers import read_floor, read_number, read_whole
from .positions import read_coordinate, read_position
from .texts import cell_text, is_nothing, shown
from .words import CodeReader, phone_parts, read_flag, read_phone

Reading = tuple[object | None, Problem | None]
"""The value, None for no value, and what was noticed about it."""


@dataclasses.dataclass
class Cells:
    """A column as it enters the store.

    ``values``: text str, integer and floor int, real and coordinate float, position (x, y), date datetime.date, flag
    bool, code and identifiers str, codes a tuple of str; None where the cell is empty or wrong. ``problems`` and
    ``notes`` by row: a problem has no value, a noted value stands.
    """

    values: list[object | None]
    problems: dict[int, Problem]
    notes: dict[int, Problem]


def read_cells(
    field: Field, cells: Sequence[object], codes: Sequence[CodeItem] = (), *, allow_reserved: bool = False
) -> Cells:
    """Read a column's raw cells as ``field``.

    ``codes`` is the code list of a field of kind code; ``allow_reserved`` lets generated numbers pass (demo, exercise).
    References are cleaned as text, a missing required value is no problem here: both are the importer's. Equal cells
    are read once.
    """
    read = _reader(field, codes, allow_reserved)
    known: dict[object, tuple[object | None, Problem | None, Problem | None]] = {None: (None, None, None)}
    values: list[object | None] = []
    problems: dict[int, Problem] = {}
    notes: dict[int, Problem] = {}
    for row, cell in enumerate(cells):
        key = cell if type(cell) is str or cell is None else (type(cell), cell)  # 1, 1.0 and True are different cells
        outcome = known.get(key)
        if outcome is None:
            try:
                outcome = (*read(cell), None)
            except DomainError as error:
                outcome = (None, None, error.problem)
            known[key] = outcome
        value, note, problem = outcome
        values.append(value)
        if note:
            notes[row] = note
        if problem:
            problems[row] = problem
    return Cells(values, problems, notes)


def _reader(field: Field, codes: Sequence[CodeItem], allow_reserved: bool) -> Callable[[object], Reading]:
    name = field.name
    if field.kind in ("code", "codes"):
        find = CodeReader(codes, field.words, name).read
        if field.optional:
            find = _or_left_out(find, name)
        if field.kind == "code":
            return lambda cell: find(cell_text(cell, name))
        return lambda cell: _several(cell_text(cell, name), find)
    if field.kind == "flag":
        return lambda cell: (read_flag(cell_text(cell, name), name), None)
    if field.kind in _NUMBERS:
        return _present(name, lambda cell: _number(field, cell))
    if field.kind in _IDENTIFIERS:
        parse, attribute = _IDENTIFIERS[field.kind]
        more = {} if field.kind == "uscc" else {"allow_reserved": allow_reserved}

        def identifier(cell: object) -> Reading:
            parsed = parse(cell, field=name, **more)
            return getattr(parsed, attribute), next(iter(parsed.notes), None)

        return _present(name, identifier)
    if field.kind in _OTHERS:
        other = _OTHERS[field.kind]
        read = _present(name, lambda cell: other(cell, name))
        return _day_or_left_out(read, name) if field.optional and field.kind == "date" else read
    if field.kind in ("phone", "landline"):
        if field.optional:
            return lambda cell: _phones_or_left_out(cell, name)
        return lambda cell: _worded(cell_text(cell, name), lambda text: read_phone(text, name))
    if field.kind == "name":
        return lambda cell: _name(cell_text(cell, name), name)
    return lambda cell: _text(cell, name)  # text, address, reference


_GONE = re.compile("(?<![^;( ])(?:已经?)?(?:故|去世|死亡|亡故|病故|逝世|迁出|迁走|注销|搬走|搬离)(?:了)?(?![^;)0-9 ])")
"""What stands beside the name of somebody who is no resident any more: 张三(已故)."""
_LEFT = re.compile("去世|病?故|亡|逝世?|[过离]世|死|殁|搬[走离出迁]?|迁[走出离]?|注销|销户")


def _present(name: str, read: Callable[[object], Reading]) -> Callable[[object], Reading]:
    """A reader that is only asked where there is a value; it gets numbers and dates as they are, texts cleaned."""

    def reading(cell: object) -> Reading:
        if isinstance(cell, bool):
            cell = str(cell)
        if isinstance(cell, str):
            try:
                text = cell_text(cell)
            except DomainError:  # 5.32E+17: the field's own reader says what that is to it
                return read(cell)
            return (None, None) if is_nothing(text) else read(text)
        return (None, None) if isinstance(cell, float) and not math.isfinite(cell) else read(cell)

    return reading


def _text(cell: object, name: str) -> Reading:
    if isinstance(cell, datetime.date):  # 3-2 typed into a spreadsheet is the second of March
        raise DomainError(Problem("cell.made_date", name, {"value": cell_text(cell)}))
    return _worded(cell_text(cell, name), str)


def _name(text: str, field: str) -> Reading:
    """A person's name; two persons in a cell, one who is gone and a remark are noted, everything else is a problem."""
    if is_nothing(text):
        return None, None
    name, problem, beside = clean_name(text)
    if problem is None:
        kinds = remarks_in(beside) if beside else ()
        gone = beside and (_GONE.search(beside) or (NOT_LIVING in kinds and _LEFT.search(beside)))
        if gone:
            return name or None, Problem("name.gone", field, {"word": gone[0]})
        return name or None, Problem("name.remarked", field, {"kinds": ",".join(kinds)}) if kinds else None
    problem = Problem(problem.code, field, problem.params)
    if problem.code != "name.several":
        raise DomainError(problem)
    return name, problem


def _or_left_out(find: Callable[[str], Reading], name: str) -> Callable[[str], Reading]:
    """A reader of codes to which an unknown one is no code, with a note."""

    def reading(text: str) -> Reading:
        try:
            return find(text)
        except DomainError as error:
            return None, Problem("cell.code_left", name, {"value": error.problem.params["value"]})

    return reading


def _day_or_left_out(read: Callable[[object], Reading], name: str) -> Callable[[object], Reading]:
    """A reader of days to which what is none is no day, with a note."""

    def reading(cell: object) -> Reading:
        try:
            return read(cell)
        except DomainError as error:
            value = error.problem.params.get("value") or shown(cell)
            return None, Problem("date.left", name, {"value": value})

    return reading


def _phones_or_left_out(cell: object, name: str) -> Reading:
    """The telephone numbers of a cell; what is none is left out, with a note."""
    left = Problem("cell.phone_left", name)
    try:
        text = cell_text(cell, name)
    except DomainError:  # 1.38E+17
        return None, left
    if is_nothing(text):
        return None, None
    found, wrong = [], False
    for part in phone_parts(text):
        try:
            found.append(read_phone(part, name))
        except DomainError:
            wrong = True
    return "/".join(dict.fromkeys(found)) or None, left if wrong or not found else None


def _several(text: str, find: Callable[[str], Reading]) -> Reading:
    """The codes of a cell that names one or several, in their order, and the first note."""
    found = [find(part.strip()) for part in _PARTS.split(text) if part.strip()]
    codes = dict.fromkeys(code for code, _ in found if code is not None)
    return tuple(codes) or None, next((note for _, note in found if note), None)


def _document(cell: object, name: str) -> Reading:
    """A document's number in capital half-width letters and digits; what it has to look like its kind says."""
    text, notes = clean_number(cell, field=name)
    return text, next(iter(notes), None)


def _worded(text: str, read: Callable[[str], str]) -> Reading:
    return (None, None) if is_nothing(text) else (read(text), None)


def _number(field: Field, cell: object) -> Reading:
    if field.kind == "floor":
        return read_floor(cell, field.name)
    whole = field.kind == "integer"
    value, note = (read_whole if whole else read_number)(cell, field.unit, field.name)
    if field.range and not field.range[0] <= value <= field.range[1]:
        low, high = (f"{bound:g}" if abs(bound) < 1e6 else f"{bound:.0f}" for bound in field.range)
        raise DomainError(Problem("cell.range", field.name, {"value": shown(cell), "low": low, "high": high}))
    return (value if whole else float(value)), note


_PARTS = re.compile("[、,，;；/|+\\n]")
_NUMBERS = frozenset(("integer", "real", "floor"))
_OTHERS = {"date": read_date, "coordinate": read_coordinate, "position": read_position, "document": _document}
_IDENTIFIERS = {
    "division": (parse_area_code, "code"),
    "grid": (parse_grid_code, "code"),
    "component": (parse_component_code, "code"),
    "device": (parse_device_id, "number"),
    "uscc": (parse_uscc, "number"),
    "citizen": (parse_citizen_number, "number"),
}
