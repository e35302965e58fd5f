"""Targets 导入目标: what a table of the store takes from a file, and what clerks call it. Data in resources/targets."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Mapping
from functools import cached_property
from pathlib import Path

KINDS = (
    "text",
    "integer",
    "real",
    "date",
    "flag",
    "code",
    "address",
    "reference",
    "division",
    "grid",
    "component",
    "uscc",
    "device",
    "citizen",
    "name",
    "document",
    "codes",
    "phone",
    "landline",
    "floor",
    "coordinate",
    "position",
)
"""What a field holds: plain values, one or several of a code list, a reference to another row, an identifier with a
rule (``document``: one of many kinds, whose rule its kind says)."""

COMMON = "common"
X, Y, POSITION = "_x", "_y", "_position"
"""The fields of ``common.json``: where a row without a geometry stands."""


@dataclasses.dataclass(frozen=True)
class Field:
    """One field of a target.

    ``column`` is the table's column, None for what goes elsewhere; ``headers`` are other names of it in files;
    ``list`` names the code list, ``words`` further words for its codes; ``table`` and ``by`` say what a reference
    points at and by which of its columns, tried in order; ``range`` is inclusive, in ``unit``; ``personal`` fields name
    a resident: they leave the store masked. Of an ``optional`` code, telephone or date what is wrong is left out, with
    a note; of any other field it keeps the row out. ``remarks`` says what a word that is no value of the field means
    for who lives there, by kinds of domain.address.remarks; 是 and 否 are any such answer, * any day that lies behind.
    """

    name: str
    kind: str
    name_zh: str
    name_en: str
    headers: tuple[str, ...] = ()
    column: str | None = None
    required: bool = False
    personal: bool = False
    optional: bool = False
    list: str = ""
    words: Mapping[str, str] = dataclasses.field(default_factory=dict)
    remarks: Mapping[str, str] = dataclasses.field(default_factory=dict)
    table: str = ""
    by: tuple[str, ...] = ()
    unit: str = ""
    range: tuple[float, float] | None = None
    default: str | None = None
    note_zh: str = ""
    note_en: str = ""

    @property
    def key(self) -> str:
        """What a plan calls the field: its column, else its name."""
        return self.column or self.name

    def label(self, language: str) -> str:
        """What the field is called in ``zh`` or ``en``."""
        return self.name_zh if language.startswith("zh") else self.name_en


@dataclasses.dataclass(frozen=True)
class Target:
    """One target: ``name`` is its table's, ``geometry`` what shapes it takes (polygon, line, point; empty for none).

    ``keys`` are the ways in which a row of a file is recognised as one in the store, tried in order: names of fields;
    ``geom`` stands for the shape itself. A new row of a ``placed`` target must have a position.
    ``others`` are words that make a header name a value of somebody else: 监护人, 单位.
    Names and numbers of ``staff`` are clear on purpose; rows of ``people`` are residents (jobs.import_persons).
    """

    name: str
    name_zh: str
    name_en: str
    order: int
    geometry: tuple[str, ...]
    keys: tuple[tuple[str, ...], ...]
    fields: tuple[Field, ...]
    placed: bool = False
    staff: bool = False
    people: bool = False
    others: tuple[str, ...] = ()

    @cached_property
    def by_name(self) -> dict[str, Field]:
        """The fields by name."""
        return {field.name: field for field in self.fields}

    def label(self, language: str) -> str:
        """What the target is called in ``zh`` or ``en``."""
        return self.name_zh if language.startswith("zh") else self.name_en


def load_targets(folder: Path) -> dict[str, Target]:
    """Read every target of a folder, in their order; a target with a geometry takes the common position fields, too.

    Raises ValueError for a file that is not as the others are.
    """
    documents = [json.loads(path.read_text(encoding="utf-8")) for path in sorted(folder.glob("*.json"))]
    common = [_field(row) for document in documents if document["name"] == COMMON for row in document["fields"]]
    targets = [_target(document, common) for document in documents if document["name"] != COMMON]
    return {target.name: target for target in sorted(targets, key=lambda target: target.order)}


def _target(document: dict, common: list[Field]) -> Target:
    geometry = tuple(document["geometry"])
    fields = tuple(_field(row) for row in document["fields"]) + (tuple(common) if geometry else ())
    known = {field.name for field in fields} | {"geom"}
    keys = tuple(tuple(key) for key in document["keys"])
    strangers = sorted({name for key in keys for name in key} - known)
    if strangers:
        raise ValueError(f"{document['name']}: no such fields: {', '.join(strangers)}")
    names = (document[name] for name in ("name", "name_zh", "name_en", "order"))
    kinds = (document.get(name, False) for name in ("placed", "staff", "people"))
    return Target(*names, geometry, keys, fields, *kinds, tuple(document.get("others", ())))


def _field(row: dict) -> Field:
    values = {name: tuple(value) if isinstance(value, list) else value for name, value in row.items()}
    if values["kind"] not in KINDS:
        raise ValueError(f"{values['name']}: no such kind: {values['kind']}")
    # A position stands in the geometry, everything else in the column of its own name, unless the file says otherwise.
    values.setdefault("column", None if values["kind"] in {"coordinate", "position"} else values["name"])
    return Field(**values)
