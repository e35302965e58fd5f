"""The rows of a residents' table: every cell read, every row checked as a whole, addresses put together."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from ...domain.address import remarks_in
from ...domain.address.columns import Joined, join_address
from ...domain.codes import CodeItem
from ...domain.person_row import Checked, check_row
from ...domain.problems import Problem
from ...domain.tables.cells import Cells, read_cells
from ...domain.tables.texts import half_width
from ...domain.targets import POSITION, Field, X, Y
from ...services import clock
from ...store import Store
from ..import_table.prepare import Prepared, code_lists, is_masked, unmasked
from ..import_table.request import Request
from ..progress import Progress
from ..tables.source import RawTable
from .headings import Headings, Numbers, note_title, of_building
from .households import drop_named
from .signs import is_sign, note_marks, ordered, read_signs

_PLACES = frozenset((X, Y, POSITION))
_PART_FIELDS = ("estate", "building", "unit", "room", "floor", "village", "hamlet", "group", "road", "door")
_DIVISION = re.compile("[省市区县旗州盟]")
_ROUGH_DATES = frozenset(("date.month_only", "date.year_only"))


def read_rows(
    store: Store, table: RawTable, request: Request, prepared: Prepared, progress: Progress
) -> dict[int, Checked]:
    """What each row of the file says, checked; by row, empty rows left out. Problems and notes go to ``prepared``."""
    fields = [request.field(name) for name in request.target.by_name if name in request.fields]
    lists = code_lists(store, {one.list for one in fields if one.list})
    columns: dict[str, Cells] = {}
    masked: set[int] = set()
    for number, one in enumerate(fields):
        raw = table.columns[request.fields[one.name]]
        if is_sign(one):
            continue
        if one.personal:
            if one.name in {"name", "document_number"}:
                masked.update(row for row, cell in enumerate(raw) if is_masked(cell))
            raw = unmasked(one, raw)
        reserved = store.purpose != "real"
        cells = columns[one.name] = read_cells(one, raw, lists.get(one.list, ()), allow_reserved=reserved)
        if one.name == "tags":
            _name_sealed(store, one, raw, cells)
        if one.name in _PLACES:  # what a position means is seen with the whole row; here only whether it is one
            for row, problem in columns.pop(one.name).problems.items():
                prepared.reject(row, problem)
        progress.step(70 * (number + 1) / len(fields))
    return _checked(store, request, prepared, columns, masked, progress)


def _checked(
    store: Store,
    request: Request,
    prepared: Prepared,
    columns: Mapping[str, Cells],
    masked: set[int],
    progress: Progress,
) -> dict[int, Checked]:
    today = clock.local_day(clock.utc_now(), store.zone)
    reserved = store.purpose != "real"
    places = _Places(store) if "registered_address" in columns else None
    names, numbers = list(columns), prepared.table.numbers
    signs = read_signs(prepared.table, request, columns, today)
    note_marks(prepared)
    births = columns["birth_date"].notes if "birth_date" in columns else {}
    rough = {row for row, note in births.items() if note.code in _ROUGH_DATES}
    deciding = {name for key in request.target.keys for name in key}  # who has no number is recognised by these
    headings, numbered_rows, prefixed_rows = Headings(), {}, {}
    found: dict[int, Checked] = {}
    for row, values in enumerate(zip(*(columns[name].values for name in names), strict=True)):
        if row % 5_000 == 0:
            progress.step(70 + 30 * row / max(1, len(numbers)))
        wrong = [columns[name].problems[row] for name in names if row in columns[name].problems]
        given = {name: value for name, value in zip(names, values, strict=True) if value is not None}
        anybody = "document_number" in given or "birth_date" in given
        local = places.local(given["registered_address"]) if places and "registered_address" in given else None
        joined = _join_address(given)
        # Of a remark only what it says of living there: what else clerks write of people is nobody's to keep.
        if kinds := (*remarks_in(str(given.pop("remark", ""))), *(signs.get(row, ()) if given else ())):
            given["remark"] = ordered(kinds)
        if state := given.pop("apart", None):
            given.setdefault("residence_state", state)
        if not anybody:
            cells, declared = (column[row] for column in prepared.table.columns), str(given.get("address", ""))
            if headings.take(cells, numbers[row], declared):
                prepared.note(row, Problem("person.heading"))
                continue
        if not given and not wrong and row not in masked:
            continue
        if joined and joined.prefixed:
            prefixed_rows[row] = Numbers(joined.of_building, bool(joined.of_building), joined.of_floor)
        if joined and joined.doubtful:
            prepared.note(row, Problem("person.unit_doubted", "room"))
        if joined and joined.contrary:
            prepared.note(row, Problem("person.columns_contrary", "address"))
        if "address" in given:
            if numbered := headings.numbers(str(given["address"])):
                numbered_rows[row] = numbered
            given["address"], note = headings.complete(str(given["address"]))
            if note is not None and note.params["row"] != numbers[row]:
                prepared.note(row, note)
        one = found[row] = check_row(given, today, local=local, rough_birth=row in rough, allow_reserved=reserved)
        if one.problems and (wrong or row in masked):
            one.problems = [problem for problem in one.problems if problem.code != "person.no_identity"]
            if row in masked and not wrong and not one.problems:
                one.problems.append(Problem("person.masked"))
        for problem in (*wrong, *one.problems):
            prepared.reject(row, problem)
        for name in names:
            if row in columns[name].notes:
                note = columns[name].notes[row]
                # Several need a row each; who has died or moved away is no resident.
                if note.code in {"name.several", "name.gone"}:
                    prepared.reject(row, note)
                elif note.code == "cell.code_left" and note.field in deciding and "document_number" not in given:
                    prepared.reject(row, Problem("cell.code", note.field, note.params))
                elif note.code == "name.remarked":
                    prepared.note(row, Problem(note.code, note.field))
                else:
                    prepared.note(row, note)
        for note in one.notes:
            prepared.note(row, note)
    for row, address in of_building(numbered_rows).items():
        found[row].facts["address"] = address
        prepared.notes[row] = [_below(note) for note in prepared.notes.get(row, ())]
    for row, address in of_building(prefixed_rows).items():
        found[row].facts["address"] = address
        if notes := [note for note in prepared.notes.pop(row, ()) if note.code != "person.unit_doubted"]:
            prepared.notes[row] = notes
    drop_named(prepared, found)
    note_title(prepared, found)
    return found


def _below(note: Problem) -> Problem:
    """What is said of a row of which the whole sheet shows that it goes on from its heading."""
    return replace(note, code="person.below_heading") if note.code == "person.below_unclear" else note


def _name_sealed(store: Store, one: Field, raw: Sequence[object], cells: Cells) -> None:
    """Say of a tag of a module that is switched off that it may not be entered, not that nobody knows it."""
    columns = ["list", "code", "parent", "name_zh", "name_en", "edition"]
    rows = store.read("code_item", columns, where={"list": one.list, "active": False})
    off = [CodeItem(*row, source="", confidence="own") for row in zip(*rows.values(), strict=True)]
    words = {word for item in off for word in (item.code, item.name_zh, item.name_en)}
    for row, note in list(cells.notes.items()):
        if note.code == "cell.code_left":
            text = half_width(str(raw[row]))
            named = next((word for word in words if word in text or (len(text) > 1 and text in word)), None)
            if named is not None:
                del cells.notes[row]
                cells.problems[row] = Problem("person.tag_sealed", one.name, {"value": named})


def _join_address(given: dict[str, object]) -> Joined | None:
    """One address from the columns in which it stands; what the address itself says is not said again."""
    parts = {name: str(given.pop(name, "")) for name in _PART_FIELDS}
    if not any(parts.values()):
        return None
    joined = join_address(str(given.get("address", "")), **parts)
    if joined.text:
        given["address"] = joined.text
    parts["room"] = joined.room
    if "building_code" in given and not (
        joined.doubtful or joined.contrary
    ):  # with a building's code they find the room
        given.update({name: parts[name] for name in ("unit", "room") if parts[name]})
    return joined


class _Places:
    """Whether a registered address lies in the store's county, by the names and codes of its areas."""

    def __init__(self, store: Store):
        areas = store.read("area", ["code", "name", "level"])
        rows = list(zip(*areas.values(), strict=True))
        counties = [name for _, name, level in rows if level == "county"]
        self._names = counties or [name for _, name, level in rows if level in {"town", "community"}]
        self._codes = {code[:6] for code, _, _ in rows if len(code) >= 6}
        self._known: dict[str, bool | None] = {}

    def local(self, text: object) -> bool | None:
        """Whether an address or division code is one of here; None where it does not say."""
        text = str(text)
        if text not in self._known:
            self._known[text] = self._read(text)
        return self._known[text]

    def _read(self, text: str) -> bool | None:
        if text.isdecimal():
            return text[:6] in self._codes if len(text) >= 6 and self._codes else None
        if any(name in text for name in self._names):
            return True
        return False if self._names and _DIVISION.search(text) else None
