"""Check a store by the catalogue of rules: what is wrong, where, and how often."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import nullcontext
from dataclasses import replace

from ...domain.integrity import Finding
from ...domain.problems import Problem
from ...services.translation import sentence, tr
from ...store import AccessDenied, Store
from ...store.integrity import ASKED, BY_HOMES, PLACES, ask, buildings_of, lived
from ...store.schema import BY_NAME
from ..progress import Progress
from .catalogue import CODED, code_name, has_area, labels, rules
from .faults import LIMITS, Limits
from .scan import MOST, Report, Scan
from .shift import SHIFT_SYSTEMS
from .standards import STANDARDS
from .store_shapes import SHAPES

SEVERITY_NAMES = {"error": "Error", "warning": "Warning", "note": "Hint"}
_ALL = 1_000_000_000


def check_store(
    store: Store,
    *,
    only: Iterable[str] | None = None,
    area: int | None = None,
    limits: Limits = LIMITS,
    progress: Progress | None = None,
    whole: Iterable[str] = (),
) -> Report:
    """Check a store by the rules ``only`` (all without it), for all that is in ``area`` (an id) and below it.

    Nothing is changed. Of each rule at most MOST findings are listed, of the rules ``whole`` all. A table that the
    account may not read is passed over; its rules are in ``skipped``. Raises Cancelled.
    """
    progress = progress or Progress()
    wanted = set(rules()) if only is None else set(only)
    scan = Scan(store, wanted, area, progress, limits, whole)
    parts = [(codes, part) for codes, part in (*SHAPES, *STANDARDS) if scan.asks(*codes)]
    questions = [code for code in rules() if code in ASKED and code in wanted]
    steps = len(parts) + len(questions)
    for step, (codes, part) in enumerate(parts):
        progress.step(100 * step / steps)
        try:
            part(scan)
        except AccessDenied:
            for code in codes:
                if code in wanted:
                    scan.skip(code)
    done = len(parts)
    for codes, laid_out in ((set(questions) - BY_HOMES, nullcontext()), (BY_HOMES & set(questions), lived(store))):
        asked = [code for code in questions if code in codes]
        try:
            with laid_out if asked else nullcontext():
                for code in asked:
                    progress.step(100 * done / steps)
                    _ask(scan, code)
                    done += 1
        except AccessDenied:
            for code in asked:
                scan.skip(code)
    order = {code: place for place, code in enumerate(rules())}
    scan.report.findings.sort(key=lambda one: (order[one.rule], one.table, one.object_id or 0))
    progress.step(100)
    return scan.report


def _ask(scan: Scan, code: str) -> None:
    """One question to the store; the objects' names, areas and places are read for those that are listed."""
    table = rules()[code].tables[0]
    bound = scan.within is not None
    most = _ALL if bound or code in scan.whole else MOST
    try:
        rows = ask(scan.store, code, scan.now, scan.today, most)
        if not rows:
            return
        ids = [row["id"] for row in rows]
        names = labels(scan.store, table, ids)
        others = labels(scan.store, table, [row["other"] for row in rows]) if "other" in rows[0] else {}
        areas, places = _areas_of(scan.store, table, ids), _places_of(scan.store, table, ids)
    except AccessDenied:
        scan.skip(code)
        return
    for row in rows:
        number, other = row["id"], row.get("other")
        params = {name: value for name, value in row.items() if name not in {"id", "total"}}
        if other is not None:
            params |= {"other": others.get(other, f"#{other}"), "number": other}
        scan.add(
            Finding(
                code,
                table,
                number,
                names.get(number, f"#{number}"),
                Problem("check." + code, "", params),
                places.get(number),
                other,
                areas.get(number),
            )
        )
    if not bound:
        scan.count(code, rows[0]["total"] - len(rows))


def _areas_of(store: Store, table: str, ids: list[int]) -> dict[int, int | None]:
    if not has_area(table):
        return {}
    found = store.read(table, ["id", "area_id"], where={"id": ids})
    return dict(zip(found["id"], found["area_id"], strict=True))


def _places_of(store: Store, table: str, ids: list[int]) -> dict[int, bytes]:
    """Where objects are: their shapes; of rooms, households and persons the building."""
    if BY_NAME[table].geometry:
        found = store.read(table, ["id", "geom"], where={"id": ids})
        return dict(zip(found["id"], found["geom"], strict=True))
    if table not in PLACES:
        return {}
    building = buildings_of(store, table, ids)
    found = store.read("building", ["id", "geom"], where={"id": sorted(set(building.values()))})
    shapes = dict(zip(found["id"], found["geom"], strict=True))
    return {number: shapes[key] for number, key in building.items() if shapes.get(key) is not None}


def finding_sentence(finding: Finding) -> str:
    """What a finding says, in the user's language."""
    problem = finding.problem
    said = {name: tr(SHIFT_SYSTEMS[value]) for name, value in problem.params.items() if name == "system"}
    said |= {name: code_name(name, value) for name, value in problem.params.items() if name in CODED}
    return sentence(replace(problem, params={**problem.params, **said}) if said else problem)


def unlisted_sentence(report: Report) -> str:
    """What to say of findings that are counted but not listed, "" when all are listed."""
    text = tr("{count} more findings are counted but not listed: of each rule the first {most} are.")
    return text.format(count=report.unlisted, most=MOST) if report.unlisted else ""
