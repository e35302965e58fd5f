"""Places and things by a part of their name, number or address; never persons (see person_finder)."""

from collections.abc import Sequence
from dataclasses import dataclass

from ..domain.dwelling import name_in_estate
from ..services.geos import shapely
from ..services.translation import language
from .residents.query import room_text
from .sqltext import listing, quote, words
from .store import Store

MOST = 6
"""How many of each kind are shown; whoever finds more than that types more."""
_ASKED = MOST + 1

# What has a fixed place comes before what passes. By kind: the columns that are searched, then what names a hit and
# what describes it (the first that is not empty).
_SEARCHED: dict[str, tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]] = {
    "area": (("code", "name"), ("name",), ("code",)),
    "grid": (("code", "name"), ("name",), ("code",)),
    "road": (("name",), ("name",), ("road_class",)),
    "building": (("name", "address", "estate", "code"), ("name", "address", "estate"), ("address", "code", "number")),
    "organisation": (("name", "address", "uscc"), ("name",), ("address",)),
    "facility": (("name", "address"), ("name", "kind"), ("kind", "address")),
    "camera": (("name", "number"), ("name",), ("number",)),
    "sensor": (("name", "number"), ("name",), ("number",)),
    "component": (("code", "name"), ("name", "code"), ("code",)),
    "event": (("number", "title", "address", "external_number"), ("title",), ("number",)),
}
_CODED = {"road": ("road_class", "road_class"), "facility": ("kind", "facility_kind")}
"""By kind: the column that holds a code, and the list that names it."""
KINDS = ("room", *_SEARCHED)


@dataclass(frozen=True)
class Found:
    """One hit; ``bounds`` are (minx, miny, maxx, maxy) in the store's CRS, None where it has no geometry."""

    kind: str
    id: int
    title: str
    detail: str
    bounds: tuple[float, float, float, float] | None


@dataclass(frozen=True)
class FoundKind:
    """The hits of one kind to show, at most MOST, and whether there are more."""

    hits: tuple[Found, ...]
    more: bool


def find(store: Store, text: str, kinds: tuple[str, ...] = KINDS) -> list[Found]:
    """The hits of `find_by_kind`, one kind after the other."""
    return [one for found in find_by_kind(store, text, kinds).values() for one in found.hits]


def find_by_kind(store: Store, text: str, kinds: tuple[str, ...] = KINDS) -> dict[str, FoundKind]:
    """What has ``text`` in one of its names, by those kinds that have any; a name that begins with it comes first.

    Rows of other areas are not found where the store keeps them apart. A road is found once a name.
    """
    wanted = text.strip().lower()
    if not wanted:
        return {}
    found = {}
    buildings, rooms = _at_address(store, text) if {"room", "building"} & set(kinds) else ((), ())
    for kind in kinds:
        if kind == "room":
            hits = _rooms(store, rooms)
        elif kind == "building":
            hits = _buildings(store, buildings, wanted)
        else:
            hits = _find_kind(store, kind, wanted)
        if hits:
            found[kind] = FoundKind(tuple(hits[:MOST]), len(hits) > MOST)
    return found


def _at_address(store: Store, text: str) -> tuple[tuple[int, ...], tuple[int, ...]]:
    from .addresses import find_places  # in the search's thread: a window waits for no reader of addresses

    places = find_places(store, text, _ASKED)
    return places.buildings, places.rooms


def _buildings(store: Store, at: Sequence[int], wanted: str) -> list[Found]:
    """Those at the address before those that have the text somewhere in a name."""
    aliases = store.query(
        "SELECT building_id AS id FROM address_alias WHERE lower(alias) LIKE :begins ESCAPE '\\'"
        " AND building_id IS NOT NULL ORDER BY alias LIMIT :most",
        {"begins": f"{_escaped(wanted)}%", "most": _ASKED},
    )
    known = list(dict.fromkeys((*at, *(row["id"] for row in aliases))))[:_ASKED]
    first = _described(store, "building", known)
    if len(first) == _ASKED:
        return first
    return [*first, *(one for one in _find_kind(store, "building", wanted) if one.id not in known)][:_ASKED]


def _described(store: Store, kind: str, ids: list[int]) -> list[Found]:
    _, titles, details = _SEARCHED[kind]
    rows = store.read(kind, ["id", *dict.fromkeys((*titles, *details))], where={"id": ids}) if ids else {"id": []}
    bounds = bounds_of(store, kind, ids)
    found = {}
    for index, key in enumerate(rows["id"]):
        row = {name: values[index] for name, values in rows.items()}
        found[key] = _found(kind, row, titles, details, bounds)
    return [found[key] for key in ids if key in found]


def _rooms(store: Store, ids: tuple[int, ...]) -> list[Found]:
    if not ids:
        return []
    rows = store.read("room", ["id", "building_id", "unit", "number"], where={"id": ids}, order_by=("id",))
    buildings = {one.id: one for one in _described(store, "building", list(dict.fromkeys(rows["building_id"])))}
    found = []
    for key, building, unit, number in zip(*rows.values(), strict=True):
        house = buildings.get(building)
        title = f"{house.title if house else ''} {room_text(unit, number)}".strip()
        found.append(Found("room", key, title, house.detail if house else "", house.bounds if house else None))
    return found


def _find_kind(store: Store, kind: str, wanted: str) -> list[Found]:
    searched, titles, details = _SEARCHED[kind]
    escaped = _escaped(wanted)
    # Every row is looked at: what has no letters of two cases, as Chinese, is spared turning all of them to small ones.
    small = "lower" if wanted != wanted.upper() else ""
    matches = " OR ".join(small + "(" + quote(name) + ") LIKE :anywhere ESCAPE '\\'" for name in searched)
    begins = " OR ".join(small + "(" + quote(name) + ") LIKE :begins ESCAPE '\\'" for name in searched)
    columns = listing(dict.fromkeys((*titles, *details)))
    coded, names = _code_names(store, kind)
    codes = [code for code, name in names.items() if wanted in name.lower()] if kind == "facility" else []
    if codes:
        # "Fire station" finds what is one, whatever its name.
        matches += " OR any_of(" + quote(coded) + ", :codes)"
    statement = words(
        "SELECT min(id) AS id," if kind == "road" else "SELECT id,",
        columns,
        "FROM",
        quote(kind),
        "WHERE (" + matches + ")",
        "GROUP BY " + columns if kind == "road" else "",
        "ORDER BY CASE WHEN",
        begins,
        "THEN 0 ELSE 1 END, 1 LIMIT :most",
    )
    asked = {"anywhere": f"%{escaped}%", "begins": f"{escaped}%", "most": _ASKED}
    rows = store.query(statement, {**asked, "codes": codes} if codes else asked)
    bounds = bounds_of(store, kind, [row["id"] for row in rows])
    for row in rows if coded else ():
        row[coded] = names.get(row[coded], row[coded])
    return [_found(kind, row, titles, details, bounds) for row in rows]


def _code_names(store: Store, kind: str) -> tuple[str, dict[str, str]]:
    """The column of a kind that holds a code, "" for none, and what its codes are called in the user's language."""
    if kind not in _CODED:
        return "", {}
    column, codes = _CODED[kind]
    called = f"name_{language()}"
    found = store.read("code_item", ["code", called], where={"list": codes})
    return column, dict(zip(found["code"], found[called], strict=True))


def _found(kind: str, row: dict, titles: tuple[str, ...], details: tuple[str, ...], bounds: dict) -> Found:
    """A hit; what describes it is not what names it."""
    title = _first(row, titles)
    if kind == "building":
        title = name_in_estate(row["name"], row["estate"]) or title
    named = {**row, **{name: None for name in details if row[name] == title}}
    return Found(kind, row["id"], title, _first(named, details), bounds.get(row["id"]))


def _first(row: dict, names: tuple[str, ...]) -> str:
    return next((str(row[name]) for name in names if row[name]), "")


def bounds_of(store: Store, kind: str, ids: Sequence[int]) -> dict[int, tuple[float, float, float, float]]:
    """(minx, miny, maxx, maxy) of rows that have a geometry, in the store's CRS."""
    shapes = store.read(kind, ["id", "geom"], where={"id": ids}) if ids else {"id": [], "geom": []}
    return {
        key: shapely.from_wkb(geom).bounds
        for key, geom in zip(shapes["id"], shapes["geom"], strict=True)
        if geom is not None
    }


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
