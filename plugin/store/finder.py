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
_CODED = {"road": ("road_class", "road_class"), "facility": ("kind", "facility_kind")}
"""By kind: the column that holds a code, and the list that names it."""
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
    asked = {"anywhere": f"%{escaped}%", "begins": f"{escaped}%", "most": MOST}
    rows = store.query(statement, {**asked, "codes": codes} if codes else asked)
    shapes = store.read(kind, ["id", "geom"], where={"id": [row["id"] for row in rows]}) if rows else {"id": []}
    bounds = {
        key: shapely.from_wkb(geom).bounds
        for key, geom in zip(shapes["id"], shapes.get("geom", ()), strict=True)
        if geom is not None
    }
    for row in rows if coded else ():
        row[coded] = names.get(row[coded], row[coded])
    return [Found(kind, row["id"], _first(row, titles), _first(row, details), bounds.get(row["id"])) for row in rows]


def _code_names(store: Store, kind: str) -> tuple[str, dict[str, str]]:
    """The column of a kind that holds a code, "" for none, and what its codes are called in the user's language."""
    if kind not in _CODED:
        return "", {}
    column, codes = _CODED[kind]
    called = f"name_{language()}"
    found = store.read("code_item", ["code", called], where={"list": codes})
    return column, dict(zip(found["code"], found[called], strict=True))


def _first(row: dict, names: tuple[str, ...]) -> str:
    return next((str(row[name]) for name in names if row[name]), "")
