"""What an import says of the rows that enter: each finding once, with the rows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from ...domain.problems import Problem
from ...services.translation import tr
from .prepare import Prepared
from .rejects import logged

_NAMED = 10  # rows of one finding that are named, and values that were left out
_LEFT = "cell.code_left"


def noted(prepared: Prepared) -> dict[str, str]:
    """What was noticed, by the code of the problem: one sentence of all its rows, as a log may keep it.

    Of values that were left out each of the commonest has its own.
    """
    rows, first = {}, {}
    noticed = sorted(prepared.notes.keys() - prepared.problems.keys())
    left = Counter(_value(note) for row in noticed for note in prepared.notes[row] if note.code == _LEFT)
    common = {value for value, count in left.most_common(_NAMED) if count > 1}
    for row in noticed:
        for one in prepared.notes[row]:
            rare = one.code == _LEFT and _value(one) not in common
            note = Problem(_LEFT, one.field, {"value": "…"}) if rare else one
            key = (note.code, note.field, _value(note) if note.code == _LEFT else "")
            rows.setdefault(key, []).append(prepared.table.numbers[row])
            first.setdefault(key, note)
    found: dict[str, list[str]] = {}
    for key, numbers in rows.items():
        found.setdefault(key[0], []).append(with_rows(logged(prepared, first[key]), numbers))
    return {code: "\n".join(texts) for code, texts in found.items()}


def _value(note: Problem) -> tuple[str, str]:
    return note.field, str(note.params["value"])


def with_rows(text: str, numbers: Sequence[int]) -> str:
    """One sentence of several rows, of which the first ones are named."""
    named = tr(", ").join(map(str, numbers[:_NAMED])) + (" …" if len(numbers) > _NAMED else "")
    return tr("{reason} (rows {rows}; {count} in all)").format(reason=text, count=len(numbers), rows=named)
