"""What an import says of the rows that enter: each finding once, with the rows."""

from __future__ import annotations

from collections.abc import Sequence

from ...services.translation import tr
from .prepare import Prepared
from .rejects import logged

_NAMED = 10  # rows of one finding that are named


def noted(prepared: Prepared) -> dict[str, str]:
    """What was noticed, by the code of the problem: one sentence of all its rows, as a log may keep it."""
    rows, first = {}, {}
    for row in sorted(prepared.notes.keys() - prepared.problems.keys()):
        for note in prepared.notes[row]:
            key = (note.code, note.field)
            rows.setdefault(key, []).append(prepared.table.numbers[row])
            first.setdefault(key, note)
    found: dict[str, list[str]] = {}
    for key, numbers in rows.items():
        found.setdefault(key[0], []).append(with_rows(logged(prepared, first[key]), numbers))
    return {code: "\n".join(texts) for code, texts in found.items()}


def with_rows(text: str, numbers: Sequence[int]) -> str:
    """One sentence of several rows, of which the first ones are named."""
    named = tr(", ").join(map(str, numbers[:_NAMED])) + (" …" if len(numbers) > _NAMED else "")
    return tr("{reason} (rows {rows}; {count} in all)").format(reason=text, count=len(numbers), rows=named)
