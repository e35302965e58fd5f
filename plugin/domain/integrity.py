"""Rules 质检规则 that a store's content is checked by, and findings; the catalogue is data in resources/checks."""

from __future__ import annotations

import dataclasses
import json
from pathlib import Path

from .problems import Problem

SEVERITIES = ("error", "warning", "note")
"""Wrong for certain; probably wrong; to be looked at."""

FIXES = (
    "make_valid",
    "remove_repeats",
    "remove_spikes",
    "drop_parts",
    "fill_holes",
    "flatten",
    "drop_duplicate",
    "drop_object",
    "give_overlap",
    "join_ends",
    "reach",
    "cut_back",
    "insert_vertex",
)
"""Repairs of shapes; every one is shown and applied only on a person's yes."""

DATA_FIXES = ("end_older_stay", "room_use", "person_area", "household_room", "declared_grid")
"""Repairs of what follows from other data; shown and applied in the same way."""


@dataclasses.dataclass(frozen=True)
class Rule:
    """One rule. ``tables`` are those it is asked of; ``fix`` one of FIXES or DATA_FIXES, "" where only a person can.

    ``safe``: the repair loses nothing a person would miss; others may (a dropped part, a shared strip of land).
    """

    code: str
    group: str
    severity: str
    tables: tuple[str, ...]
    name_zh: str
    name_en: str
    why_zh: str
    why_en: str
    fix: str = ""
    safe: bool = False

    def label(self, language: str) -> str:
        """What the rule is called in ``zh`` or ``en``."""
        return self.name_zh if language.startswith("zh") else self.name_en

    def why(self, language: str) -> str:
        """Why the rule is there, in ``zh`` or ``en``."""
        return self.why_zh if language.startswith("zh") else self.why_en


@dataclasses.dataclass(frozen=True)
class Finding:
    """What a rule found: the object by table and id, how it is called (masked where it is a person), what is wrong.

    ``wkb`` is where, in the store's CRS; ``other`` the id of the second object of a pair; ``target`` a position that
    a repair moves an end to, ``end`` which end (0 the first, -1 the last).
    """

    rule: str
    table: str
    object_id: int | None
    label: str
    problem: Problem
    wkb: bytes | None = None
    other: int | None = None
    area_id: int | None = None
    target: tuple[float, float] | None = None
    end: int = 0


def load_rules(folder: Path) -> dict[str, Rule]:
    """Read the catalogue in its order; raises ValueError for a rule that is not as the others are."""
    rules: dict[str, Rule] = {}
    for path in sorted(folder.glob("*.json")):
        document = json.loads(path.read_text(encoding="utf-8"))
        for row in document["rules"]:
            rule = Rule(**{**row, "tables": tuple(row["tables"])}, group=document["group"])
            if rule.code in rules:
                raise ValueError(f"{path.name}: {rule.code} stands twice")
            if rule.severity not in SEVERITIES or (rule.fix and rule.fix not in (*FIXES, *DATA_FIXES)):
                raise ValueError(f"{path.name}: {rule.code}: no such severity or fix")
            rules[rule.code] = rule
    return rules
