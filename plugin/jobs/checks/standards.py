"""The checks of codes against their rules and against where things are."""

from __future__ import annotations

import re
from collections.abc import Callable

import numpy as np

from ...domain.address import parse_address
from ...domain.identifiers import (
    parse_component_code,
    parse_device_id,
    parse_division_code,
    parse_grid_code,
    parse_uscc,
)
from ...domain.integrity import Finding
from ...domain.problems import DomainError, Problem
from ...services.geos import shapely
from ..code_tables import code_list
from ..linking import link_points
from .catalogue import has_area, label, name_columns
from .faults import readable, shared
from .scan import Scan

_PHONE = re.compile(r"(?:\+?86)?1[3-9]\d{9}|0\d{2,3}[- ]?\d{7,8}(?:[-转]\d{1,6})?|1\d{2}|[48]00[- ]?\d{3}[- ]?\d{4}")
_MOSTLY = 0.5  # the share of a grid that has to lie in its community
_REACHES = 0.1  # the share of a building from which on it lies in a grid, too


def _rows(scan: Scan, table: str, *columns: str) -> dict[str, list]:
    wanted = dict.fromkeys(("id", *name_columns(table), *(("area_id",) if has_area(table) else ()), *columns))
    return scan.store.read(table, list(wanted), order_by=("id",))


def _add(scan: Scan, code: str, table: str, rows: dict, row: int, problem: Problem | dict) -> None:
    if isinstance(problem, dict):
        problem = Problem("check." + code, "", problem)
    place = rows["geom"][row] if "geom" in rows else None
    area = rows["area_id"][row] if "area_id" in rows else None
    scan.add(Finding(code, table, rows["id"][row], label(table, rows, row), problem, place, None, area))


def _reserved(scan: Scan) -> bool:
    return scan.store.purpose in {"demo", "exercise"}


def _counties(scan: Scan) -> list[str]:
    levels, codes = scan.areas["level"], scan.areas["code"]
    return [code for code, level in zip(codes, levels, strict=True) if level == "county"]


def _broken(parse: Callable, value: str, scan: Scan) -> Problem | None:
    """What is wrong with a code."""
    try:
        parse(value, allow_reserved=_reserved(scan))
    except DomainError as error:
        return error.problem
    return None


def check_areas(scan: Scan) -> None:
    """Codes of areas: rule, level, parent, county."""
    rows, counties = scan.areas, _counties(scan)
    codes = dict(zip(rows["id"], rows["code"], strict=True))
    rows = {**rows, "area_id": rows["id"]}
    for row, (code, level, parent) in enumerate(zip(rows["code"], rows["level"], rows["parent_id"], strict=True)):
        if level in {"group", "natural_village"}:
            plain = code  # no standard numbers them: only their parent's code counts
        else:
            try:
                parsed = parse_division_code(code, allow_reserved=_reserved(scan))
            except DomainError as error:
                _add(scan, "area.code", "area", rows, row, error.problem)
                continue
            plain = parsed.code
            if parsed.level != level:
                _add(scan, "area.level", "area", rows, row, {"code": code})
        above = _unfilled(codes.get(parent, ""))
        if not plain.startswith(above):
            _add(scan, "area.parent", "area", rows, row, {"code": code, "parent": codes[parent]})
        elif counties and len(plain) >= 6 and not plain.startswith(tuple(_unfilled(county) for county in counties)):
            _add(scan, "area.other_county", "area", rows, row, {"code": code, "county": ", ".join(counties)})


def _unfilled(code: str) -> str:
    """A division code without the zeros that fill it up, whatever its level; a reserved one keeps its six digits."""
    try:
        return parse_division_code(code, allow_reserved=True).code
    except DomainError:
        return code


def check_grids(scan: Scan) -> None:
    """Codes of grids: rule, community; and whether they lie in it."""
    rows = _rows(scan, "grid", "code", "geom", "level")
    codes = dict(zip(scan.areas["id"], scan.areas["code"], strict=True))
    levels = dict(zip(scan.areas["id"], scan.areas["level"], strict=True))
    names = dict(zip(scan.areas["id"], scan.areas["name"], strict=True))
    shapes = readable(rows["geom"])
    for row, (code, area) in enumerate(zip(rows["code"], rows["area_id"], strict=True)):
        problem = _broken(parse_grid_code, code, scan)
        if problem:
            _add(scan, "grid.code", "grid", rows, row, problem)
        elif levels.get(area) == "community" and not code.startswith(_unfilled(codes[area])):
            _add(scan, "grid.community", "grid", rows, row, {"code": code, "community": codes[area]})
        ground = scan.shape_of_area(area) if scan.asks("grid.elsewhere") else None
        if ground is None or shapely.is_missing(shapes[row]) or not shapes[row].area:
            continue
        shape = shapely.make_valid(shapes[row])
        share = shared(shape, ground).area / shape.area if shape.area else 1.0
        if share < _MOSTLY:
            _add(scan, "grid.elsewhere", "grid", rows, row, {"share": round(100 * share), "community": names[area]})


def _todays_grids(scan: Scan) -> tuple[list[str], np.ndarray]:
    """Codes and shapes of the grids valid today, of the level grid."""
    rows = scan.store.read("grid", ["code", "level", "valid_from", "valid_to", "geom"], order_by=("id",))
    kept = [
        row
        for row, (level, start, end) in enumerate(zip(rows["level"], rows["valid_from"], rows["valid_to"], strict=True))
        if level == "grid" and start <= scan.today and (end is None or scan.today < end)
    ]
    shapes = shapely.make_valid(readable([rows["geom"][row] for row in kept])) if kept else np.empty(0, dtype=object)
    return [rows["code"][row] for row in kept], shapes


def _grid_of(points: np.ndarray, grids: np.ndarray) -> np.ndarray:
    """The grid that each point lies in, -1 for none; on a border the first."""
    found = np.full(len(points), -1, dtype=np.int64)
    point, grid = link_points(points, grids)
    found[point[::-1]] = grid[::-1]
    return found


def check_building_grids(scan: Scan) -> None:
    """Buildings in no grid, across grids, or declared in another one."""
    codes, grids = _todays_grids(scan)
    if not codes:
        return
    rows = _rows(scan, "building", "grid_code", "geom")
    shapes = readable(rows["geom"])
    wrong = ~shapely.is_valid(shapes) & ~shapely.is_missing(shapes)
    shapes[wrong] = shapely.make_valid(shapes[wrong])
    there = ~shapely.is_missing(shapes) & ~shapely.is_empty(shapes)
    of_building = _grid_of(shapely.point_on_surface(shapes), grids)
    for row in np.flatnonzero(there).tolist():
        if of_building[row] < 0:
            _add(scan, "building.no_grid", "building", rows, row, {})
        elif rows["grid_code"][row] and rows["grid_code"][row] != codes[of_building[row]]:
            params = {"declared": rows["grid_code"][row], "found": codes[of_building[row]]}
            _add(scan, "building.grid", "building", rows, row, params)
    if not scan.asks("building.several_grids"):
        return
    # Only what crosses a border of a grid can lie in several.
    _, crossing = shapely.STRtree(shapes).query(shapely.boundary(grids), predicate="intersects")
    candidates = np.unique(crossing)
    one, other = shapely.STRtree(grids).query(shapes[candidates], predicate="intersects")
    share = shapely.area(shared(shapes[candidates[one]], grids[other])) / np.maximum(
        shapely.area(shapes[candidates[one]]), 1e-300
    )
    reached: dict[int, list[str]] = {}
    for index in np.flatnonzero(share >= _REACHES).tolist():
        reached.setdefault(int(candidates[one[index]]), []).append(codes[other[index]])
    for row, names in reached.items():
        if len(set(names)) > 1:
            params = {"count": len(set(names)), "grids": ", ".join(sorted(set(names)))}
            _add(scan, "building.several_grids", "building", rows, row, params)


def check_components(scan: Scan) -> None:
    """Codes of components: rule, class, county; and the grid they lie in."""
    rows = _rows(scan, "component", "class_code", "edition", "grid_code", "geom")
    counties = tuple(_unfilled(code) for code in _counties(scan))
    classes = {item.code for item in code_list("component_class").values()}
    for row, (code, class_code) in enumerate(zip(rows["code"], rows["class_code"], strict=True)):
        try:
            parsed = parse_component_code(
                code, classes=classes, edition=rows["edition"][row], allow_reserved=_reserved(scan), field="code"
            )
        except DomainError as error:
            _add(scan, "component.code", "component", rows, row, error.problem)
            continue
        if parsed.component_class and class_code and parsed.component_class != class_code:
            params = {"code": code, "found": parsed.component_class, "given": class_code}
            _add(scan, "component.class", "component", rows, row, params)
        if counties and not parsed.division.startswith(counties):
            _add(scan, "component.county", "component", rows, row, {"code": code, "county": ", ".join(counties)})
    codes, grids = _todays_grids(scan)
    if not codes or not len(rows["id"]):
        return
    of_component = _grid_of(readable(rows["geom"]), grids)
    for row, declared in enumerate(rows["grid_code"]):
        if declared and of_component[row] >= 0 and declared != codes[of_component[row]]:
            _add(
                scan,
                "component.grid",
                "component",
                rows,
                row,
                {"declared": declared, "found": codes[of_component[row]]},
            )


def check_organisations(scan: Scan) -> None:
    """Credit codes."""
    rows = _rows(scan, "organisation", "uscc", "geom")
    for row, value in enumerate(rows["uscc"]):
        if value:
            try:
                parse_uscc(value)
            except DomainError as error:
                _add(scan, "organisation.uscc", "organisation", rows, row, error.problem)


def check_cameras(scan: Scan) -> None:
    """Device numbers."""
    rows = _rows(scan, "camera", "number", "geom")
    for row, value in enumerate(rows["number"]):
        problem = _broken(parse_device_id, value, scan) if value else None
        if problem:
            _add(scan, "camera.device", "camera", rows, row, problem)


def check_responders(scan: Scan) -> None:
    """Duty phones; the number itself is not said."""
    rows = _rows(scan, "responder", "phone", "active", "area_id")
    for row, (phone, active) in enumerate(zip(rows["phone"], rows["active"], strict=True)):
        if active and phone and not _PHONE.fullmatch(phone.strip()):
            _add(scan, "responder.phone", "responder", rows, row, {})


def check_addresses(scan: Scan) -> None:
    """Addresses of buildings that can be read in two ways."""
    rows = _rows(scan, "building", "address", "geom")
    for row, text in enumerate(rows["address"]):
        if text and any(note.code == "address.ambiguous" for note in parse_address(text).notes):
            _add(scan, "building.address", "building", rows, row, {})


STANDARDS = (
    (("area.code", "area.level", "area.parent", "area.other_county"), check_areas),
    (("grid.code", "grid.community", "grid.elsewhere"), check_grids),
    (("building.no_grid", "building.several_grids", "building.grid"), check_building_grids),
    (("component.code", "component.class", "component.county", "component.grid"), check_components),
    (("organisation.uscc",), check_organisations),
    (("camera.device",), check_cameras),
    (("responder.phone",), check_responders),
    (("building.address",), check_addresses),
)
"""The codes of rules with the function that checks them."""
