"""What a file leaves unsaid and the rest of its row says: an address's parts, a code's level, a shape's area."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

from ...domain.address import Address, format_address
from ...domain.identifiers import parse_area_code
from ...domain.problems import Problem
from ...domain.rooms.chart import read_unit
from ...domain.rooms.numbering import plain_number
from ...domain.streams import without_sign_in
from ...services.clock import local_day, utc_now
from ...services.geos import shapely
from ...store import Store
from ...store.schema import BY_NAME
from ..grids import current_versions
from ..linking import link_points
from .references import References, address_columns, plain, read_address

if TYPE_CHECKING:
    from .prepare import Prepared
    from .request import Request

_COMPONENT_EDITION = "CJT214-2007"
_MOST_HOMES = 5_000  # up to so many buildings their rooms are asked for, beyond it all are read
_SELF_REFERENCES = {"area", "grid", "department"}
_ROOM = re.compile(
    r"(?:(?!B\d)(?P<unit>\d{1,2}|[^\d#-]{1,3})(?:-|#|单元))?(?P<number>(?:-|负|[A-Z])?\d{1,5}[A-Z]?(?:-\d{1,2})?)(?:室|房|号|户)?"
)
_BELOW = re.compile(r"(?:-|负|B|地下)0*(?P<number>\d+)(?P<apart>-)?")


class Draft:
    """The candidates of an import while they are completed: ``values`` by field, as equally long lists."""

    def __init__(self, store: Store, request: Request, prepared: Prepared, values: dict, references: References):
        self.store = store
        self.request = request
        self.prepared = prepared
        self.values = values
        self.references = references
        self.assumed: list[bool] = []

    @property
    def count(self) -> int:
        """How many candidates there are."""
        return len(self.prepared.rows)

    def column(self, name: str) -> list:
        """A field's values, all None where the file does not have it; added to the draft."""
        return self.values.setdefault(name, [None] * self.count)

    def reject(self, candidate: int, problem: Problem) -> None:
        """The row behind a candidate cannot enter."""
        self.prepared.reject(self.prepared.rows[candidate], problem)

    def resolve(self) -> None:
        """Turn what references say into ids; those that mean another row of the file are kept apart."""
        for name in [name for name in self.values if self._reference(name)]:
            one = self.request.target.by_name[name]
            texts = self.values[name]
            if self.request.target.name == "room" and name == "building":
                self.values[name] = _buildings_of_rooms(self, texts)
                continue
            ids, problems = self.references.find_all(one, texts)
            if one.table == self.request.target.name and one.table in _SELF_REFERENCES:
                self._own(one, texts, problems)
            for candidate, problem in problems.items():
                self.reject(candidate, problem)
            self.values[name] = ids

    def _reference(self, name: str) -> bool:
        return name in self.request.target.by_name and self.request.target.by_name[name].kind == "reference"

    def _own(self, one, texts: list, problems: dict[int, Problem]) -> None:
        """References to rows of the same file, which have no id yet."""
        own, codes = self.prepared.own.setdefault(one.column, {}), self.values.get("code")
        for column in one.by:
            known: dict[str, list[int]] = {}
            for index, value in enumerate(self.values.get(column, ())):
                if value:
                    known.setdefault(plain(value), []).append(index)
            for candidate in list(problems):
                others = [other for other in known.get(plain(texts[candidate]), ()) if other != candidate]
                if len(others) > 1 and codes and codes[candidate]:
                    # Two villages of one name: the code says whose group it is.
                    above = [other for other in others if codes[other] and codes[candidate].startswith(codes[other])]
                    others = above if len(above) == 1 else others
                if len(others) == 1:
                    own[candidate] = others[0]
                    del problems[candidate]
                elif others:
                    params = {"value": texts[candidate], "count": len(others)}
                    problems[candidate] = Problem("import.reference_ambiguous", one.name, params)

    def finish(self) -> None:
        """Complete every candidate by the rules of its target."""
        finisher = _FINISHERS.get(self.request.target.name)
        if finisher:
            finisher(self)
        self._defaults()
        if "area_id" in BY_NAME[self.request.target.name].by_name:
            self._areas()

    def _defaults(self) -> None:
        for one in self.request.target.fields:
            if one.default is not None:
                column = self.column(one.name)
                self.values[one.name] = [one.default if value is None else value for value in column]

    def _areas(self) -> None:
        """The area that a candidate stands in, where the file does not say: the smallest drawn one, else its grid's."""
        column, shapes = self.column("area"), self.prepared.shapes
        if shapes is None:
            return
        areas = self.store.read("area", ["geom", "id", "path"])
        depth = [path.count("/") for path in areas["path"]]
        self._stand_in(column, areas["geom"], areas["id"], depth)
        grids = self.store.read("grid", ["geom", "area_id"], where={"level": "grid", "valid_to": None})
        self._stand_in(column, grids["geom"], grids["area_id"], [1] * len(grids["geom"]))

    def _stand_in(self, column: list, geometries: list, areas: list, rank: list[int]) -> None:
        """Fill the empty places of a column with the area of the highest rank that holds the candidate's shape."""
        missing = [index for index, value in enumerate(column) if value is None]
        drawn = [row for row, (geom, area) in enumerate(zip(geometries, areas, strict=True)) if geom and area]
        if not missing or not drawn:
            return
        points = shapely.point_on_surface(np.array([self.prepared.shapes[index] for index in missing], dtype=object))
        polygons = shapely.from_wkb(np.array([geometries[row] for row in drawn], dtype=object))
        best: dict[int, tuple[int, int]] = {}
        for point, polygon in zip(*(pairs.tolist() for pairs in link_points(points, polygons)), strict=True):
            row = drawn[polygon]
            if rank[row] > best.get(point, (0, 0))[0]:
                best[point] = (rank[row], areas[row])
        for point, (_, area) in best.items():
            column[missing[point]] = area


def _areas_of_codes(draft: Draft) -> None:
    """A division code says its level, and whose child it is."""
    codes = draft.column("code")
    levels, parents = draft.column("level"), draft.column("parent")
    by_code = {code: index for index, code in enumerate(codes) if code}
    own = draft.prepared.own.setdefault("parent_id", {})
    known = draft.references.by("area", "code")
    for index, code in enumerate(codes):
        if code is None:
            continue
        parsed = parse_area_code(code, allow_reserved=True)
        parent = parsed.parent
        if levels[index] is None:
            levels[index] = parsed.level
        if parents[index] is not None or index in own or not parent:
            continue
        if parent in by_code and by_code[parent] != index:
            own[index] = by_code[parent]
        elif parent in known:
            parents[index] = known[parent][0]


def _grids(draft: Draft) -> None:
    """A grid lies in the community of its code and, where nothing is said, holds from today."""
    areas, known = draft.column("area"), draft.references.by("area", "code")
    for index, code in enumerate(draft.column("code")):
        if code and areas[index] is None and code[:12] in known:
            areas[index] = known[code[:12]][0]
    current, today = current_versions(draft.store), local_day(utc_now(), draft.store.zone)
    begins, names = draft.column("valid_from"), draft.column("name")
    for index, code in enumerate(draft.column("code")):
        if code and begins[index] is None:
            # Said again without a date, a grid is the version that holds today, not a new one.
            begins[index] = current[code][0] if code in current else today
        if code and names[index] is None and code not in current:
            names[index] = code


def _roads(draft: Draft) -> None:
    """The parts of one line are roads of their own; a source's number names the first."""
    numbers, seen = draft.values.get("external_number"), {}
    for index, row in enumerate(draft.prepared.rows if numbers else ()):
        part = seen[row] = seen.get(row, 0) + 1
        if part > 1 and numbers[index]:
            numbers[index] = f"{numbers[index]}-{part}"


def _cameras(draft: Draft) -> None:
    """Who may look at a camera is kept in QGIS's authentication, never in its address."""
    streams = draft.values.get("stream")
    for index, text in enumerate(streams or ()):
        if text and (bare := without_sign_in(text)) != text:
            streams[index] = bare
            draft.prepared.note(draft.prepared.rows[index], Problem("import.sign_in_removed", "stream"))


def _buildings(draft: Draft) -> None:
    """An address says road, door, estate and block; the parts say the address. A point is an assumed outline."""
    parts = {"road": "road", "door": "number", "estate": "estate", "number": "building"}
    columns = {name: draft.column(name) for name in parts}
    addresses = draft.column("address")
    for index, text in enumerate(addresses):
        if text:
            parsed = read_address(text).address
            said = address_columns(parsed)
            for name, column in columns.items():
                if column[index] is None and said[name]:
                    column[index] = said[name]
        elif any(column[index] for column in columns.values()):
            said = {part: columns[name][index] or "" for name, part in parts.items()}
            addresses[index] = format_address(Address(**{**said, "building": _bare(said["building"])})) or None
        if columns["number"][index]:
            columns["number"][index] = _bare(columns["number"][index])
    if any(draft.assumed):
        draft.values["outline"] = ["assumed" if flag else "surveyed" for flag in draft.assumed]
    elif draft.prepared.shapes is not None:
        draft.values["outline"] = [None if shape is None else "surveyed" for shape in draft.prepared.shapes]


def _bare(block: str) -> str:
    """A block's number without the word for block, as addresses carry it."""
    return re.sub(r"(?:号楼|号栋|栋|幢|座|楼|#)$", "", block)


def _buildings_of_rooms(draft: Draft, texts: list) -> list:
    """Which building a room is in: by code, number, address, name, or by estate and block."""
    one = draft.request.target.by_name["building"]
    estates = draft.values.pop("estate", [None] * draft.count)
    units, floors, numbers = (draft.column(name) for name in ("unit", "floor", "number"))
    known: dict[tuple, tuple] = {}
    ids = []
    for index, (text, estate) in enumerate(zip(texts, estates, strict=True)):
        if (text, estate) not in known:
            known[text, estate] = _building_of_room(draft, one, text, estate)
        number, problem, address = known[text, estate]
        ids.append(number)
        if problem:
            draft.reject(index, problem)
        if address:
            units[index] = units[index] or address.unit or None
            numbers[index] = numbers[index] or address.room or None
            if floors[index] is None and address.floor:
                floors[index] = int(address.floor)
    return ids


def _building_of_room(draft: Draft, one, text: str | None, estate: str | None) -> tuple:
    if text is None:
        return None, None, None
    address = read_address(text).address
    if estate:
        building = draft.references.addresses.building(Address(estate=plain(estate), building=_bare(plain(text))))
        if building is not None:
            return building, None, None
    number, problem = draft.references.find(one, text)
    return number, problem, address


def _rooms(draft: Draft) -> None:
    """``1-301`` and ``1单元301`` say their unit, 301 its floor; a room lies in its building's area."""
    units, floors, numbers = (draft.column(name) for name in ("unit", "floor", "number"))
    for index, text in enumerate(numbers):
        unit = _unit_of(units[index]) if units[index] else ""
        number = text
        if found := _ROOM.fullmatch(plain(text)) if text else None:
            said = _unit_of(found["unit"]) if found["unit"] else unit
            if not unit or said == unit:
                unit, number = said, found["number"]
        units[index], numbers[index] = unit, number
        if floors[index] is None and number:
            floors[index] = _floor_of(plain_number(unit, number))
            if floors[index] is None:
                draft.reject(index, Problem("import.floor_unknown", "floor", {"number": number}))
    _name_units(draft, units, numbers)
    known = draft.store.read("building", ["id", "area_id"])
    area = dict(zip(known["id"], known["area_id"], strict=True))
    draft.values["area_id"] = [area.get(building) for building in draft.column("building")]


def _name_units(draft: Draft, units: list, numbers: list) -> None:
    """A door without a unit is the one of that number that the building has; where several have it, nobody can tell."""
    homes = draft.column("building")
    open_homes = sorted({home for home, unit in zip(homes, units, strict=True) if home is not None and not unit})
    if not open_homes:
        return
    everywhere = len(open_homes) > _MOST_HOMES
    where = {} if everywhere else {"building_id": open_homes}
    rooms = draft.store.read("room", ["building_id", "unit", "number"], where=where)
    doors: dict[tuple[int, str], set[str]] = {}
    for home, unit, number in zip(*rooms.values(), strict=True):
        doors.setdefault((home, plain_number(unit, number)), set()).add(unit)
    for index, (home, unit, number) in enumerate(zip(homes, units, numbers, strict=True)):
        known = (
            doors.get((home, plain_number("", number)), set()) if home is not None and not unit and number else set()
        )
        if len(known) == 1:
            units[index] = next(iter(known))
        elif len(known) > 1 and "" not in known:
            draft.reject(index, Problem("import.unit_unknown", "unit", {"number": number, "count": len(known)}))


@lru_cache(maxsize=1 << 10)
def _unit_of(text: str) -> str:
    """A unit's name as the store holds it: 1 for 1单元, 一单元 and 一."""
    name = plain(text).removesuffix("单元")
    return read_unit(name + "单元") or name


def _floor_of(number: str) -> int | None:
    """The floor that a room's plain number names: all but its last two digits, below ground after B or minus."""
    if below := _BELOW.match(number):
        # B101 and B1001 are on the first floor below: no building goes ten down.
        digits = below["number"]
        return -int(digits if below["apart"] else digits[0] if len(digits) >= 3 else 1) or None
    digits = max(re.findall(r"\d+", number), key=len, default="")
    if len(digits) >= 3:
        return int(digits[:-2]) or None
    return 1 if digits else None


def _components(draft: Draft) -> None:
    """A component's class stands in its code; both must agree."""
    classes, codes = draft.column("class_code"), draft.column("code")
    for index, code in enumerate(codes):
        if not code or len(code) != 16:
            continue
        said = code[6:10]
        if classes[index] is None:
            classes[index] = said
        elif classes[index] != said:
            params = {"code": said, "given": classes[index]}
            draft.reject(index, Problem("import.class_differs", "class_code", params))
    for index, value in enumerate(classes):
        if value is None and codes[index]:
            draft.reject(index, Problem("import.class_unknown", "class_code"))
    draft.values["edition"] = [_COMPONENT_EDITION] * draft.count


def _at_addresses(draft: Draft) -> None:
    """What has an address of a known building stands in it, and at it where it has no position of its own."""
    buildings, addresses = draft.column("building"), draft.column("address")
    known: dict[str, int | None] = {}
    for index, text in enumerate(addresses):
        if text and buildings[index] is None:
            if text not in known:
                known[text] = draft.references.addresses.find(text)[1]
            buildings[index] = known[text]
    _stand_in(draft, buildings)


def _stand_in(draft: Draft, buildings: list) -> None:
    from .shapes import digests

    shapes = draft.prepared.shapes or [None] * draft.count
    homeless = [index for index, shape in enumerate(shapes) if shape is None and buildings[index] is not None]
    if not homeless:
        return
    rows = draft.store.read("building", ["id", "geom"], where={"id": sorted({buildings[index] for index in homeless})})
    outlines = shapely.point_on_surface(shapely.from_wkb(np.array(rows["geom"], dtype=object)))
    place = dict(zip(rows["id"], outlines, strict=True))
    for index in homeless:
        shapes[index] = place.get(buildings[index])
    draft.prepared.shapes = shapes
    draft.prepared.digests = digests(shapes, draft.store.crs)


def _in_buildings(draft: Draft) -> None:
    _stand_in(draft, draft.column("building"))


_FINISHERS: dict[str, Callable[[Draft], None]] = {
    "area": _areas_of_codes,
    "grid": _grids,
    "building": _buildings,
    "road": _roads,
    "camera": _cameras,
    "room": _rooms,
    "component": _components,
    "organisation": _at_addresses,
    "sensor": _in_buildings,
}
