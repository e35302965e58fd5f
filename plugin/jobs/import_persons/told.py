"""How many rows of residents an import leads to a room, and why the others are not."""

from __future__ import annotations

from ...services.translation import tr
from ...store.residents.stays import REFUSALS
from ..import_table.told import with_rows
from ..linking import SENTENCES
from .plan import PersonPlan


def led(plan: PersonPlan) -> tuple[int, int, list[str]]:
    """(rows led to a room, rows that are not, a sentence for each reason); rejected rows do not count."""
    linked, unlinked = 0, {}
    for place, candidate in enumerate(plan.linked):
        row = plan.prepared.rows[candidate]
        if row in plan.prepared.problems or candidate in plan.weak:
            continue
        if plan.links.room[place] is not None:
            linked += 1
        else:
            unlinked.setdefault(plan.links.reason[place], []).append(plan.prepared.table.numbers[row])
    reasons = [with_rows(tr(SENTENCES[reason]), numbers) for reason, numbers in unlinked.items()]
    return linked, sum(map(len, unlinked.values())), reasons


def led_sentence(plan: PersonPlan) -> str:
    """The two numbers as a sentence; empty where no row needed a room."""
    linked, left, _ = led(plan)
    text = tr("{linked} rows lead to a room; {left} do not and wait in the panel “Unlinked persons”.")
    return text.format(linked=linked, left=left) if linked or left else ""


def refused_sentences(plan: PersonPlan) -> list[str]:
    """Why stays were not written after all, a sentence for each reason; only a plan that was written knows."""
    rows: dict[str, list[int]] = {}
    for reason, candidate in zip(plan.links.reason, plan.linked, strict=True):
        if reason in REFUSALS:
            rows.setdefault(reason, []).append(plan.prepared.table.numbers[plan.prepared.rows[candidate]])
    return [with_rows(tr(REFUSALS[reason]), numbers) for reason, numbers in rows.items()]
