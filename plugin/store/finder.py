"""Places and things by a part of their name, number or address; never persons."""

from dataclasses import dataclass

from ..services.geos import shapely
from ..services.translation import language
from .sqltext import listing, quote, words
from .store import Store

MOST = 6
"""How many of each kind are found."""

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
_NAMED = {"road_class": "road_class", "kind": "facility_kind"}
"""Columns that hold codes, with the list that names them."""
KINDS = tuple(_SEARCHED)


@dataclass(frozen=True)
class Found:
    """One hit; ``bounds`` are (minx, miny, maxx, maxy) in the store's CRS, None where it has no geometry."""

    kind: str
    id: int
    title: str
    detail: str
    bounds: tuple[float, float, float, float] | None


def find(store: Store, text: str, kinds: tuple[str, ...] = KINDS) -> list[Found]:
    """What has ``text`` in one of its names, at most MOST of each kind; a name that begins with it comes first.

    Rows of other areas are not found where the store keeps them apart. A road is found once a name.
    """
    wanted = text.strip().lower()
    if not wanted:
        return []
    return [found for kind in kinds for found in _find_kind(store, kind, wanted)]


def _find_kind(store: Store, kind: str, wanted: str) -> list[Found]:
    searched, titles, details = _SEARCHED[kind]
    escaped = wanted.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
    matches = " OR ".join("lower(" + quote(name) + ") LIKE :anywhere ESCAPE '\\'" for name in searched)
    begins = " OR ".join("lower(" + quote(name) + ") LIKE :begins ESCAPE '\\'" for name in searched)
    columns = listing(dict.fromkeys((*titles, *details)))
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
    rows = store.query(statement, {"anywhere": f"%{escaped}%", "begins": f"{escaped}%", "most": MOST})
    shapes = store.read(kind, ["id", "geom"], where={"id": [row["id"] for row in rows]}) if rows else {"id": []}
    bounds = {
        key: shapely.from_wkb(geom).bounds
        for key, geom in zip(shapes["id"], shapes.get("geom", ()), strict=True)
        if geom is not None
    }
    names = _names(store, kind) if rows else {}
    for row in rows:
        for column in _NAMED.keys() & row.keys():
            row[column] = names.get(row[column], row[column])
    return [Found(kind, row["id"], _first(row, titles), _first(row, details), bounds.get(row["id"])) for row in rows]


def _names(store: Store, kind: str) -> dict[str, str]:
    """What the codes of a kind are called in the user's language."""
    _, titles, details = _SEARCHED[kind]
    column = next((column for column in (*titles, *details) if column in _NAMED), None)
    if column is None:
        return {}
    called = f"name_{language()}"
    found = store.read("code_item", ["code", called], where={"list": _NAMED[column]})
    return dict(zip(found["code"], found[called], strict=True))


def _first(row: dict, names: tuple[str, ...]) -> str:
    return next((str(row[name]) for name in names if row[name]), "")
