"""From a table as it stands in a file to rows as they could stand in the store, and what is wrong with the others."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np

from ...domain.attachment import personal_detail
from ...domain.problems import Problem
from ...domain.rooms.numbering import plain_number
from ...domain.tables.cells import read_cells
from ...domain.tables.personal import names_residents
from ...domain.targets import POSITION, Field, X, Y
from ...services.collector import collector_paused
from ...services.coordinates import is_degrees, to_degrees
from ...services.geos import shapely
from ...services.translation import language, tr
from ...store import Store, StoreError
from ...store.schema import BY_NAME
from ..checks.shift import Shift, likely_shift
from ..progress import Progress
from ..tables.source import RawTable
from . import complete
from .references import References, address_key, names_group_only, plain
from .request import Request
from .shapes import Shapes, digests, fit, points_of, to_degrees_of

_REFERENCE_TABLES = ("road", "building", "grid")
_SHIFT_SAMPLE = 5_000
_MASK = re.compile("[*＊]")
_WORDED = {"text", "address", "reference", "name"}


@dataclass
class Prepared:
    """Rows that could be written ("candidates"), by column of the store's table, as equally long lists.

    ``rows`` names the row of the file behind each; ``shapes`` are in the store's CRS (None: the table has no shapes),
    ``digests`` the same in short; ``personal`` holds fields that are sealed; ``keys`` by what a row is recognised;
    ``own`` says which candidates refer to another candidate instead of a stored row: column → candidate → candidate.
    ``problems`` (of rejected rows) and ``notes`` are by row of the file.
    """

    request: Request
    table: RawTable
    rows: list[int] = field(default_factory=list)
    values: dict[str, list] = field(default_factory=dict)
    personal: dict[str, list] = field(default_factory=dict)
    shapes: list | None = None
    digests: list[str | None] = field(default_factory=list)
    keys: list[list[tuple[tuple[str, ...], tuple]]] = field(default_factory=list)
    own: dict[str, dict[int, int]] = field(default_factory=dict)
    problems: dict[int, list[Problem]] = field(default_factory=dict)
    notes: dict[int, list[Problem]] = field(default_factory=dict)

    def reject(self, row: int, problem: Problem) -> None:
        """A row of the file that cannot enter."""
        self.problems.setdefault(row, []).append(problem)

    def note(self, row: int, problem: Problem) -> None:
        """Something to know of a row that enters."""
        self.notes.setdefault(row, []).append(problem)


@collector_paused()
def prepare(store: Store, table: RawTable, request: Request, progress: Progress | None = None) -> Prepared:
    """Read, check and complete every row of a table for one target; nothing is written.

    Raises StoreError where the coordinates cannot be read at all, Cancelled.
    """
    progress = progress or Progress()
    prepared = Prepared(request, table)
    references = References(store)
    cells = _read(store, table, request, prepared, progress.part(0, 40))
    shapes = _shapes(store, table, request, cells, prepared)
    progress.step(60)
    rows = range(len(table.numbers)) if shapes is None else shapes.rows
    prepared.rows = [row for row in rows if not _empty(cells, row)]
    values = {name: [column[row] for row in prepared.rows] for name, column in cells.items()}
    if shapes is not None:
        kept = set(prepared.rows)
        places = [index for index, row in enumerate(shapes.rows) if row in kept]
        prepared.shapes = [shapes.shapes[index] for index in places]
        prepared.digests = digests(prepared.shapes, store.crs)
    draft = complete.Draft(store, request, prepared, values, references)
    if shapes is not None:
        draft.assumed = [shapes.assumed[index] for index in places]
    draft.resolve()
    draft.finish()
    progress.step(80)
    _columns(prepared, request, draft.values)
    _keys(prepared, request, draft.values)
    _reject_repeated(prepared)
    progress.step(100)
    return prepared


def _read(store: Store, table: RawTable, request: Request, prepared: Prepared, progress: Progress) -> dict[str, list]:
    """The cells of every mapped field as values, by field."""
    fields = [request.field(name) for name in request.target.by_name if name in request.fields]
    _require_no_residents(table, request, fields)
    lists = code_lists(store, {one.list for one in fields if one.list})
    reserved = store.purpose != "real"
    found = {}
    for number, one in enumerate(fields):
        column = unmasked(one, table.columns[request.fields[one.name]])
        read = read_cells(one, column, lists.get(one.list, ()), allow_reserved=reserved)
        for row, problem in read.problems.items():
            prepared.reject(row, problem)
        for row, problem in read.notes.items():
            prepared.note(row, problem)
        if one.kind in {"text", "address"} and not _is_code(one) and not request.target.staff:
            _reject_details(prepared, one, read.values)
        found[one.name] = read.values
        progress.step(100 * (number + 1) // len(fields))
    return found


def unmasked(one: Field, column: Sequence[object]) -> Sequence[object]:
    """A column without masked cells, where it is personal: a mask says nothing of what is under it."""
    if not one.personal:
        return column
    return [None if is_masked(cell) else cell for cell in column]


def is_masked(cell: object) -> bool:
    """Whether a cell of a personal field shows stars instead of a value."""
    return isinstance(cell, str) and _MASK.search(cell) is not None


def _require_no_residents(table: RawTable, request: Request, fields: Sequence[Field]) -> None:
    """Refuse a column that names residents for a field that stands in clear; staff are named on purpose."""
    for one in fields if not request.target.staff else ():
        header, cells = table.headers[request.fields[one.name]], table.columns[request.fields[one.name]]
        if one.kind in _WORDED and not one.personal and names_residents(header, cells, codes=_is_code(one)):
            text = tr("The column “{header}” names persons, and “{field}” stands in clear: do not bring it there.")
            raise StoreError(text.format(header=header, field=one.label(language())))


def _is_code(one: Field) -> bool:
    return one.name.endswith(("code", "number"))


def _reject_details(prepared: Prepared, one: Field, values: Sequence[object]) -> None:
    """A telephone or identity number inside a text that stands in clear keeps its row out."""
    for row, value in enumerate(values):
        if value is not None and personal_detail(value):
            prepared.reject(row, Problem("import.personal_detail", one.name))


def code_lists(store: Store, names: set[str]) -> dict[str, list]:
    """The active values of code lists, which a store may have of its own."""
    from ...domain.codes import CodeItem

    columns = ["list", "code", "parent", "name_zh", "name_en", "edition"]
    rows = store.read("code_item", columns, where={"list": sorted(names), "active": True}, order_by=("sort", "id"))
    lists: dict[str, list] = {}
    for row in zip(*rows.values(), strict=True):
        lists.setdefault(row[0], []).append(CodeItem(*row, source="", confidence="own"))
    return lists


def _shapes(
    store: Store, table: RawTable, request: Request, cells: dict[str, list], prepared: Prepared
) -> Shapes | None:
    """Every row's shape, from the layer or from its coordinate columns; None where the table has neither."""
    if not request.target.geometry:
        return None
    given, crs = given_shapes(table, request, cells, prepared)
    if given is None:
        return None
    degrees = np.full(len(given), None, dtype=object)
    present = ~shapely.is_missing(given)
    degrees[present] = to_degrees_of(given[present], crs, request.coordinates)
    shapes = fit(degrees, request.target, store, repair=request.repair)
    for row, problem in shapes.problems.items():
        prepared.reject(row, problem)
    for row, problem in shapes.notes.items():
        prepared.note(row, problem)
    return shapes


def given_shapes(table: RawTable, request: Request, cells: dict[str, list], prepared: Prepared):
    """(shapes, CRS) as the file has them, of its layer or from its coordinate cells; (None, "") without either."""
    if table.wkb is not None:
        return shapely.from_wkb(np.array(table.wkb, dtype=object), on_invalid="ignore"), table.crs
    if POSITION in cells:
        texts = np.array([_wkt(value) for value in cells.pop(POSITION)], dtype=object)
        return shapely.from_wkt(texts, on_invalid="ignore"), ""
    if X in cells and Y in cells:
        points, exchanged = points_of(cells.pop(X), cells.pop(Y))
        if exchanged:
            prepared.note(0, exchanged)
        return points, ""
    return None, ""


def _wkt(value: object) -> str | None:
    return None if value is None else f"POINT ({value[0]} {value[1]})" if isinstance(value, tuple) else str(value)


def _empty(cells: dict[str, list], row: int) -> bool:
    return bool(cells) and all(column[row] is None for column in cells.values())


def _columns(prepared: Prepared, request: Request, values: dict[str, list]) -> None:
    """From fields to columns of the table; what is sealed apart."""
    declared = BY_NAME[request.target.name].by_name
    for name, column in values.items():
        known = request.target.by_name.get(name)
        if known is not None and known.personal:
            prepared.personal[name] = column
        elif known is None or known.column:
            place = known.column if known else name
            if place in declared:
                prepared.values[place] = column
    rejected = prepared.problems
    for name in (one.name for one in request.target.fields if one.required):
        column = values.get(name, [None] * len(prepared.rows))
        for row, value in zip(prepared.rows, column, strict=True):
            if value is None and row not in rejected:
                prepared.reject(row, Problem("import.required", name, {"field": request.target.by_name[name].name_zh}))


def _keys(prepared: Prepared, request: Request, values: dict[str, list]) -> None:
    """By what each candidate is recognised: every key of the target that it fills, in their order."""
    columns = dict(values)
    if prepared.shapes is not None:
        columns["geom"] = prepared.digests
    usable = [key for key in request.target.keys if all(name in columns for name in key)]
    for candidate in range(len(prepared.rows)):
        found = []
        for key in usable:
            parts = tuple(columns[name][candidate] for name in key)
            if None not in parts and not (key == ("address",) and names_group_only(parts[0])):
                found.append((key, key_value(key, parts)))
        prepared.keys.append(found)
        # A row that is rejected already, for a reference perhaps that is part of its key, has its reason.
        if not found and prepared.rows[candidate] not in prepared.problems:
            prepared.reject(prepared.rows[candidate], Problem("import.no_key"))


def key_value(key: Sequence[str], parts: Sequence[object]) -> tuple:
    """The values of a key in the form in which they are compared; a room's number as its door, 101 for 0101."""
    if "unit" in key:
        *others, number = parts
        others = [plain(part) if isinstance(part, str) else part for part in others]
        return (*others, plain_number(others[key.index("unit")], number))
    return tuple(
        part if not isinstance(part, str) else address_key(part) if name == "address" else plain(part)
        for name, part in zip(key, parts, strict=True)
    )


def _reject_repeated(prepared: Prepared) -> None:
    """The second of two rows that mean the same object cannot enter: which of them holds is the office's to say."""
    seen: dict[tuple, int] = {}
    for candidate, keys in enumerate(prepared.keys):
        row = prepared.rows[candidate]
        if row in prepared.problems or not keys:
            continue
        first = seen.setdefault(keys[0], candidate)
        if first != candidate and prepared.rows[first] != row:
            number = prepared.table.numbers[prepared.rows[first]]
            prepared.reject(row, Problem("import.repeated", "", {"row": number}))


def find_shift(store: Store, shapes: Sequence) -> Shift | None:
    """Whether the shapes lie beside what the store has, as they would with another coordinate system."""
    present = np.array([shape for shape in shapes if shape is not None], dtype=object)
    if not len(present):
        return None
    west, south, east, north = shapely.total_bounds(present).tolist()
    margin = 0.02 if is_degrees(store.crs) else 2_000.0
    box = (west - margin, south - margin, east + margin, north + margin)
    known = [geom for table in _REFERENCE_TABLES for geom in store.read(table, ["geom"], bbox=box)["geom"]]
    degrees = to_degrees(store.crs)
    sample = present[:: max(1, len(present) // _SHIFT_SAMPLE)]
    reference = degrees(shapely.from_wkb(np.array(known, dtype=object)))
    return likely_shift(shapely.get_coordinates(degrees(shapely.centroid(sample))), reference)
