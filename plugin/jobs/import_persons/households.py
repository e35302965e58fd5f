"""Which household each row belongs to: its number stands in the open and is its source's own."""

from __future__ import annotations

from collections.abc import Mapping

from ...domain.household_number import names_nobody, traces
from ...domain.person_row import Checked
from ...domain.problems import Problem
from ..import_table.prepare import Prepared

NUMBER = "household_number"


def drop_named(prepared: Prepared, rows: Mapping[int, Checked]) -> None:
    """Leave out numbers of households that hold, or may be, what names a resident of the file."""
    numbered = {row: str(one.facts[NUMBER]) for row, one in rows.items() if NUMBER in one.facts}
    if not numbered:
        return
    persons = set()
    for one in rows.values():
        persons.update(traces(str(one.facts.get("document_number", "")), str(one.facts.get("phone", ""))))
    named = {text for text in set(numbered.values()) if not names_nobody(text, persons)}
    for row, text in numbered.items():
        if text in named:
            del rows[row].facts[NUMBER]
            prepared.note(row, Problem("person.household_named", NUMBER))
