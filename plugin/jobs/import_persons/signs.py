"""What a row says of living there beside its remark: days of leaving, states, answers, lines struck out, comments.

Which columns say so is data: the fields of the target that have ``remarks``.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping

from ...domain.address import NOT_LIVING, remarks_in
from ...domain.address.remarks import REMARKS, UNSURE
from ...domain.problems import DomainError, Problem
from ...domain.tables.cells import Cells
from ...domain.tables.dates import read_date
from ...domain.tables.texts import cell_text, is_nothing
from ...domain.tables.words import NO, YES
from ...domain.targets import Field
from ..import_table.prepare import Prepared
from ..import_table.request import Request
from ..tables.source import RawTable

_REFUSED, _BESIDE_NAME = "cell.code_left", "name.remarked"
_ANY, _YES, _NO = "*", "是", "否"
"""Keys of a field's ``remarks``: whatever stands in it, a day that lies behind included; an answer."""


def is_sign(field: Field) -> bool:
    """Whether a field says nothing but whether the person lives there, so that it is no value of the row."""
    return bool(field.remarks) and not field.list


def read_signs(
    table: RawTable, request: Request, columns: Mapping[str, Cells], today: datetime.date
) -> dict[int, set[str]]:
    """The kinds of `REMARKS` that rows say, by row; of the codes in ``columns`` those that were refused.

    What is understood so is no longer noted as left out.
    """
    found: dict[int, set[str]] = {}
    since = columns["since"].values if "since" in columns else None
    for one in (request.field(name) for name in request.target.by_name if name in request.fields):
        if not one.remarks:
            continue
        raw = table.columns[request.fields[one.name]]
        known: dict[object, tuple[tuple[str, ...], datetime.date | None]] = {}
        for row in range(len(raw)) if is_sign(one) else _refused(columns[one.name]):
            cell = raw[row]
            if cell is None or cell == "":
                continue
            key = cell if type(cell) is str else (type(cell), cell)
            if key not in known:
                known[key] = _read(one, cell, today)
            kinds, day = known[key]
            if not is_sign(one) and (kinds or _is_answer(one, cell)):
                del columns[one.name].notes[row]  # it was understood after all
            # Who moved in again after the day has come back.
            if kinds and not (day and since and since[row] and since[row] > day):
                found.setdefault(row, set()).update(kinds)
    for row, note in columns["name"].notes.items() if "name" in columns else ():
        if note.code == _BESIDE_NAME:
            found.setdefault(row, set()).update(note.params["kinds"].split(","))
    for row in _marked(table):
        found.setdefault(row, set()).update(_marks_of(table, table.numbers[row]))
    return found


def note_marks(prepared: Prepared) -> None:
    """Say of each row whose mark counts that it does."""
    table = prepared.table
    for row in _marked(table):
        number = table.numbers[row]
        if number in table.struck:
            prepared.note(row, Problem("person.struck"))
        elif remarks_in(table.comments.get(number, "")):
            prepared.note(row, Problem("person.comment"))


def _marked(table: RawTable) -> list[int]:
    marked = table.struck | table.partly | table.comments.keys()
    return [row for row, number in enumerate(table.numbers) if number in marked] if marked else []


def _marks_of(table: RawTable, number: int) -> set[str]:
    """What a row's marks say: who is struck out is taken off the list."""
    kinds = set(remarks_in(table.comments.get(number, "")))
    if number in table.struck:
        kinds.add(NOT_LIVING)
    return kinds | {UNSURE} if number in table.partly else kinds


def ordered(kinds: Iterable[str]) -> str:
    """Kinds as a row keeps them; who does not live there is not unsure of it."""
    told = set(kinds)
    if NOT_LIVING in told:
        told.discard(UNSURE)
    return ",".join(kind for kind in REMARKS if kind in told)


def _is_answer(one: Field, cell: object) -> bool:
    """Whether a cell answers 是 or 否 to what the field asks."""
    return isinstance(cell, str) and cell.strip().upper() in YES | NO and not one.remarks.keys().isdisjoint((_YES, _NO))


def _refused(cells: Cells) -> list[int]:
    return [row for row, note in cells.notes.items() if note.code == _REFUSED]


def _read(one: Field, cell: object, today: datetime.date) -> tuple[tuple[str, ...], datetime.date | None]:
    """What a cell says, and the day on which it was so, if it is one."""
    try:
        text = cell_text(cell)
    except DomainError:
        text = str(cell)
    if is_nothing(text):
        return (), None
    if text in one.remarks:
        return (one.remarks[text],), None
    for words, answer in ((YES, _YES), (NO, _NO)):
        if text.upper() in words and one.remarks.keys() & {_YES, _NO, _ANY}:
            kind = one.remarks.get(answer) or (one.remarks.get(_ANY) if answer == _YES else None)
            return ((kind,) if kind else ()), None
    if _ANY in one.remarks:
        day = _day(cell)
        if day is not None:
            return ((one.remarks[_ANY],) if day <= today else ()), day
        return remarks_in(text) or (UNSURE,), None
    return remarks_in(text), None


def _day(cell: object) -> datetime.date | None:
    try:
        return read_date(cell)[0]
    except DomainError:
        return None
