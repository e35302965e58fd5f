"""Areas as they are chosen in a list."""

from collections.abc import Collection

from ...store import Store
from ...store.areas import area_tree

_INDENT = "\u3000"


def indented_areas(store: Store, without: Collection[str] = ()) -> list[tuple[int, str]]:
    """Id and name of all areas, those of some levels left out, indented by how deep they lie."""
    return [(one.id, _INDENT * one.depth + one.name) for one in area_tree(store) if one.level not in without]
