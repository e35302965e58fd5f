"""The checks of shapes on a store's tables."""

from __future__ import annotations

import numpy as np

from ...domain.integrity import Finding
from ...domain.problems import Problem
from ...services.coordinates import to_degrees
from ...services.geos import shapely
from .catalogue import has_area, label, name_columns, rules
from .faults import Fault, plane_of, readable, usable
from .lines import check_lines, places_by_tolerance
from .points import check_positions
from .polygons import check_gaps, check_polygons
from .scan import Scan
from .shift import likely_shift

AREAS = ("area", "grid", "building", "land_cover")
LINES = ("road",)
POINTS = ("component", "organisation", "sensor", "camera", "facility", "hazard_stock")
LEVELS = ("layer", "bridge", "tunnel")
"""The columns of a road that keep apart what only crosses on the map."""

_SHIFTED = ("building.shifted", "point.shifted")
_CONNECTING = ("line.gap", "line.short", "line.over", "line.no_vertex")


class Shapes:
    """The rows of one table with their shapes; ``shapes`` holds those that further checks can use."""

    def __init__(self, store, table: str, ids: list[int] | None = None):
        extra = {"grid": ("code", "level", "valid_from", "valid_to"), "area": ("level",), "road": LEVELS}
        columns = {"id": None, "geom": None, "area_id": None} if has_area(table) else {"id": None, "geom": None}
        columns |= dict.fromkeys((*name_columns(table), *extra.get(table, ())))
        where = None if ids is None else {"id": ids}
        self.table = table
        self.rows = store.read(table, list(columns), where=where, order_by=("id",))
        self.all = readable(self.rows["geom"])
        self.shapes = usable(self.all)
        self.plane = plane_of(store.crs, self.shapes)

    def name(self, row: int) -> str:
        """How the object of a row is called."""
        return label(self.table, self.rows, row)

    def finding(self, fault: Fault, **params: object) -> Finding:
        """A fault as a finding about the store's object."""
        if fault.other >= 0:
            params["other"] = self.name(fault.other)
        return Finding(
            fault.rule,
            self.table,
            self.rows["id"][fault.row],
            self.name(fault.row),
            Problem("check." + fault.rule, "geom", {**fault.params, **params}),
            None if fault.place is None else shapely.to_wkb(fault.place, byte_order=1),
            self.rows["id"][fault.other] if fault.other >= 0 else None,
            self.rows["area_id"][fault.row] if "area_id" in self.rows else None,
            fault.target,
            fault.end,
        )

    def levels(self) -> list[tuple]:
        """What keeps roads apart that only cross on the map."""
        return list(zip(*(self.rows[name] for name in LEVELS), strict=True))

    def groups(self, today) -> list[object] | None:
        """Which rows must not overlap one another: grids and areas of one level; grids that are over, none."""
        if self.table == "area":
            return self.rows["level"]
        if self.table != "grid":
            return None
        names = ("level", "valid_from", "valid_to", "id")
        return [
            level if start <= today and (end is None or today < end) else number
            for level, start, end, number in zip(*(self.rows[name] for name in names), strict=True)
        ]

    def faults(self, today, limits) -> list[Fault]:
        """The faults of the shapes themselves."""
        if self.table in AREAS:
            holes = self.table in {"building", "land_cover"}
            one_part = self.table in {"building", "grid"}
            groups = self.groups(today)
            return check_polygons(self.shapes, self.plane, limits=limits, groups=groups, holes=holes, one_part=one_part)
        if self.table in LINES:
            return check_lines(self.shapes, self.plane, limits=limits, levels=self.levels())
        return []


def county_of(scan: Scan) -> tuple[object | None, str]:
    """The shape and name of the county in use, or of all areas together; (None, "") where no area has a shape."""
    levels = scan.areas["level"]
    for level in ("county", None):
        rows = [row for row, wkb in enumerate(scan.areas["geom"]) if wkb and (level is None or levels[row] == level)]
        if rows:
            shapes = shapely.make_valid(readable([scan.areas["geom"][row] for row in rows]))
            return shapely.union_all(shapes), scan.areas["name"][rows[0]]
    return None, ""


def _check_table(scan: Scan, table: str) -> None:
    found = Shapes(scan.store, table)
    absent = np.array([wkb is None for wkb in found.rows["geom"]], dtype=bool)
    if table in rules()["shape.missing"].tables:
        for row in np.flatnonzero(absent).tolist():
            scan.add(found.finding(Fault("shape.missing", row, None)))
    for row in np.flatnonzero(shapely.is_missing(found.all) & ~absent).tolist():
        scan.add(found.finding(Fault("shape.unreadable", row, None)))
    region, place = county_of(scan) if table not in {"area", "land_cover", "road"} else (None, "")
    for fault in check_positions(found.all, region):
        params = {"place": place} if fault.rule in {"shape.outside", "shape.swapped"} else {}
        scan.add(found.finding(fault, **params))
    for fault in found.faults(scan.today, scan.limits):
        scan.add(found.finding(fault))
    if table in LINES and scan.asks(*_CONNECTING):
        scan.report.ends = places_by_tolerance(found.shapes, found.plane, levels=found.levels())
    if table == "grid" and scan.asks("grid.gap"):
        _gaps(scan, found)


def _gaps(scan: Scan, grids: Shapes) -> None:
    """Gaps between today's grids of each community."""
    names = ("area_id", "level", "valid_from", "valid_to")
    found: dict[int, list[int]] = {}
    for row, (area, level, start, end) in enumerate(zip(*(grids.rows[name] for name in names), strict=True)):
        if area is not None and level == "grid" and start <= scan.today and (end is None or scan.today < end):
            found.setdefault(area, []).append(row)
    for area, rows in sorted(found.items()):
        place = scan.areas["id"].index(area) if area in scan.areas["id"] else None
        for fault in check_gaps(grids.shapes[rows], scan.shape_of_area(area), grids.plane, scan.limits):
            name = scan.areas["name"][place] if place is not None else f"#{area}"
            wkb = shapely.to_wkb(fault.place, byte_order=1)
            problem = Problem("check.grid.gap", "geom", fault.params)
            scan.add(Finding("grid.gap", "area", area, name, problem, wkb, None, area))


def _check_shift(scan: Scan) -> None:
    """Whether the buildings, or the points of a table, lie beside what they belong to."""
    buildings = _there(scan.store.read("building", ["geom"], where={"outline": "surveyed"})["geom"])
    roads = _there(scan.store.read("road", ["geom"], order_by=("id",))["geom"])
    back = to_degrees(scan.store.crs)
    if scan.asks("building.shifted"):
        _shift(scan, "building", buildings, back(roads), back)
    if scan.asks("point.shifted"):
        reference = back(np.concatenate([roads, buildings]))
        for table in rules()["point.shifted"].tables:
            _shift(scan, table, _there(scan.store.read(table, ["geom"])["geom"]), reference, back)


def _there(wkbs: list) -> np.ndarray:
    shapes = readable(wkbs)
    return shapes[~shapely.is_missing(shapes) & ~shapely.is_empty(shapes)]


def _shift(scan: Scan, table: str, shapes: np.ndarray, reference: np.ndarray, back) -> None:
    if not len(shapes) or not len(reference):
        return
    found = likely_shift(shapely.get_coordinates(shapely.centroid(back(shapes))), reference)
    if found is not None:
        rule = "building.shifted" if table == "building" else "point.shifted"
        params = {"metres": round(found.metres), "bearing": round(found.bearing), "system": found.source}
        place = shapely.to_wkb(shapely.box(*shapely.total_bounds(shapes)), byte_order=1)
        scan.add(Finding(rule, table, None, "", Problem("check." + rule, "geom", params), place))


def _part(table: str):
    codes = tuple(
        code
        for code, rule in rules().items()
        if table in rule.tables and rule.group == "shape" and code not in _SHIFTED
    )
    return codes, lambda scan: _check_table(scan, table)


SHAPES = (*(_part(table) for table in (*AREAS, *LINES, *POINTS)), (_SHIFTED, _check_shift))
"""The codes of rules with the function that checks them, one for each table."""
