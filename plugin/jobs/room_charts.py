"""Section charts 楼盘表 in spreadsheets: which sheet is which building, and the layouts they hold."""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from ..domain.codes import load_code_lists
from ..domain.problems import DomainError, Problem
from ..domain.rooms.chart import Merged, read_chart
from ..domain.rooms.layout import Layout
from ..services.dependencies import require
from ..services.paths import RESOURCES
from ..store import Store
from .targets import targets

SUFFIXES = (".xlsx", ".xls", ".xlsm", ".ods")
_BLOCK = re.compile(r"(?:号楼|号栋|#楼|幢|座|#|楼)$")


@dataclass(frozen=True)
class Sheet:
    """One sheet: its name, rows of values from A1 on, and merged ranges."""

    name: str
    cells: list[list[object]]
    merged: list[Merged]


@dataclass
class Charts:
    """What a file holds: layouts by building, and by sheet what keeps it from being taken."""

    layouts: dict[int, Layout] = field(default_factory=dict)
    sheets: dict[int, str] = field(default_factory=dict)
    refused: dict[str, tuple[Problem, ...]] = field(default_factory=dict)


def read_sheets(file: Path) -> list[Sheet]:
    """The sheets of a spreadsheet that hold something. Raises DomainError for a file that is none."""
    calamine = require("python_calamine")
    try:
        with calamine.CalamineWorkbook.from_path(str(file)) as book:
            sheets = [book.get_sheet_by_index(index) for index in range(len(book.sheet_names))]
            found = [
                Sheet(sheet.name, sheet.to_python(skip_empty_area=False), list(sheet.merged_cell_ranges or ()))
                for sheet in sheets
            ]
    except calamine.PasswordError as error:
        raise DomainError(Problem("rooms.file_locked", "", {"file": file.name})) from error
    except (calamine.CalamineError, OSError) as error:
        raise DomainError(Problem("rooms.file", "", {"file": file.name})) from error
    return [sheet for sheet in found if any(value not in {"", None} for row in sheet.cells for value in row)]


def read_charts(store: Store, file: Path, building: int | None = None) -> Charts:
    """Read a file: one sheet is ``building`` when that is given; else a sheet is the building that its name names.

    A building is named by its name, code, number in the source, address, or estate and block. Raises DomainError.
    """
    sheets = read_sheets(file)
    found = Charts()
    names = _names(store)
    for sheet in sheets:
        chart = read_chart(sheet.cells, sheet.merged, use_words())
        number, problem = _building(names, sheet.name)
        if building is not None and len(sheets) == 1:
            # Its name may say nothing, such as Sheet1, but no other building.
            other = number not in {None, building}
            number, problem = building, Problem("rooms.sheet_other") if other else None
        problems = chart.problems if problem is None else (problem, *chart.problems)
        if number in found.layouts:
            problems = (*problems, Problem("rooms.sheet_twice", "", {"other": found.sheets[number]}))
        if problems or number is None:
            found.refused[sheet.name] = problems
        else:
            found.layouts[number] = chart.layout
            found.sheets[number] = sheet.name
    return found


@cache
def use_words() -> Mapping[str, str]:
    """Words for the use of a room and their codes: those of the importer and the names of the code list."""
    fields = {one.name: one for one in targets()["room"].fields}
    words = dict(fields["use_class"].words)
    for item in load_code_lists(RESOURCES / "codes")["room_use"]:
        words |= {item.name_zh: item.code, item.name_en: item.code}
    return words


def _names(store: Store) -> dict[str, set[int]]:
    columns = ["id", "name", "code", "external_number", "address", "estate", "number"]
    rows = store.read("building", columns)
    names: dict[str, set[int]] = {}
    for key, *texts, estate, number in zip(*rows.values(), strict=True):
        block = f"{estate or ''}{number}栋" if number else None
        for text in (*texts, block, f"{number}栋" if number else None):
            if text:
                names.setdefault(_plain(text), set()).add(key)
    return names


def _building(names: Mapping[str, set[int]], sheet: str) -> tuple[int | None, Problem | None]:
    known = names.get(_plain(sheet), set())
    if len(known) == 1:
        return next(iter(known)), None
    return None, Problem("rooms.sheet_several" if known else "rooms.sheet_unknown", "", {"count": len(known)})


def _plain(text: str) -> str:
    plain = unicodedata.normalize("NFKC", text).strip().upper()
    return _BLOCK.sub("栋", re.sub(r"\s", "", plain))
