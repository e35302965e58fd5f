"""Code lists 代码表: read from CSV files, with edition, source and confidence for every value."""

from __future__ import annotations

import csv
import dataclasses
import json
from collections.abc import Mapping
from pathlib import Path

from .problems import DomainError, Problem

COLUMNS = ("list", "code", "parent", "name_zh", "name_en", "edition", "source", "confidence", "sensitivity", "active",
           "extra")  # fmt: skip
CONFIDENCES = ("verified", "secondary", "memory", "own")
"""Read in a source; seen in a secondary source; from memory, to be checked before use; this software's own list."""

SENSITIVITIES = ("ordinary", "sensitive", "sealed")


@dataclasses.dataclass(frozen=True)
class CodeItem:
    """One value of one list. `active` False: off until somebody switches it on; `extra`: the list's own fields."""

    list: str
    code: str
    parent: str
    name_zh: str
    name_en: str
    edition: str
    source: str
    confidence: str
    sensitivity: str = "ordinary"
    active: bool = True
    extra: Mapping[str, object] = dataclasses.field(default_factory=dict)


def load_code_lists(folder: Path) -> dict[str, list[CodeItem]]:
    """Reads every CSV file (UTF-8, header COLUMNS) of a folder; lists and their values keep the order of the files.

    Raises DomainError with the file and line of the first value that is incomplete, unknown in a fixed column, or
    given twice in one list and edition, or whose parent is missing.
    """
    lists: dict[str, list[CodeItem]] = {}
    seen: set[tuple[str, str, str]] = set()
    places: list[tuple[CodeItem, str, int]] = []
    for path in sorted(folder.glob("*.csv")):
        with path.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.DictReader(file)
            if tuple(reader.fieldnames or ()) != COLUMNS:
                raise DomainError(Problem("codes.header", params={"file": path.name, "columns": ", ".join(COLUMNS)}))
            for row in reader:
                item = _item(row, path.name, reader.line_num)
                key = (item.list, item.edition, item.code)
                if key in seen:
                    params = {"file": path.name, "line": reader.line_num, "list": item.list, "code": item.code}
                    raise DomainError(Problem("codes.duplicate", "code", params))
                seen.add(key)
                places.append((item, path.name, reader.line_num))
                lists.setdefault(item.list, []).append(item)
    for item, name, line in places:
        if item.parent and (item.list, item.edition, item.parent) not in seen:
            params = {"file": name, "line": line, "list": item.list, "code": item.parent}
            raise DomainError(Problem("codes.parent", "parent", params))
    return lists


def codes_of(items: list[CodeItem], edition: str | None = None) -> frozenset[str]:
    """The codes of a list, of one edition or of all."""
    return frozenset(item.code for item in items if edition is None or item.edition == edition)


def _item(row: dict[str, str], name: str, line: int) -> CodeItem:
    place = {"file": name, "line": line}
    for column in ("list", "code", "name_zh", "name_en", "edition", "source"):
        if not row[column]:
            raise DomainError(Problem("codes.empty", column, {**place, "column": column}))
    for column, allowed in (("confidence", CONFIDENCES), ("sensitivity", SENSITIVITIES), ("active", ("0", "1"))):
        if row[column] not in allowed:
            params = {**place, "column": column, "value": row[column], "allowed": ", ".join(allowed)}
            raise DomainError(Problem("codes.value", column, params))
    try:
        extra = json.loads(row["extra"]) if row["extra"] else {}
    except json.JSONDecodeError:
        raise DomainError(Problem("codes.extra", "extra", place)) from None
    values = {column: row[column] for column in COLUMNS if column not in ("active", "extra")}
    return CodeItem(**values, active=row["active"] == "1", extra=extra)
