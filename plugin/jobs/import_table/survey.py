"""What the columns of a file hold for the fields that they are to fill, before anything else is done with them."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace

from ...domain.problems import Problem
from ...domain.tables.cells import read_cells
from ...store import Store
from ..tables.source import RawTable
from .prepare import code_lists, unmasked
from .rejects import unquoted
from .request import Request

_UNKNOWN = frozenset({"cell.code", "cell.code_near"})
_MOST_WORDS = 50


@dataclass
class Reading:
    """One column read as one field: how many cells hold a value, nothing, or something wrong.

    ``first`` is the first wrong cell's problem, of residents without what it quotes, and ``row`` its row's number in
    the file; ``unknown`` are words that the field's code list does not know, with how often they stand there, the
    commonest first.
    """

    read: int = 0
    empty: int = 0
    wrong: int = 0
    first: Problem | None = None
    row: int = 0
    unknown: dict[str, int] = field(default_factory=dict)


def read_column(store: Store, table: RawTable, request: Request, name: str) -> Reading:
    """How the column that is mapped to a field reads."""
    one = replace(request.field(name), optional=False)  # what would be left out is shown, so that it gets its meaning
    column = unmasked(one, table.columns[request.fields[name]])
    codes = code_lists(store, {one.list}).get(one.list, ()) if one.list else ()
    cells = read_cells(one, column, codes, allow_reserved=store.purpose != "real")
    found = Reading(wrong=len(cells.problems))
    found.read = sum(value is not None for value in cells.values)
    found.empty = len(cells.values) - found.read - found.wrong
    if cells.problems:
        first = min(cells.problems)
        found.first, found.row = cells.problems[first], table.numbers[first]
        if request.target.people and not one.list:
            found.first = unquoted(found.first)
        words = Counter(str(column[row]).strip() for row, problem in cells.problems.items() if problem.code in _UNKNOWN)
        found.unknown = dict(words.most_common(_MOST_WORDS))
    return found


def code_names(store: Store, name: str, language: str) -> dict[str, str]:
    """The values of a code list: code → what it is called."""
    items = code_lists(store, {name}).get(name, ())
    return {item.code: item.name_zh if language == "zh" else item.name_en for item in items}
