"""Areas as a tree."""

from dataclasses import dataclass

from .store import Store


@dataclass(frozen=True)
class Place:
    """An area in the tree: its depth under the uppermost ones, its name and its level."""

    id: int
    name: str
    depth: int
    level: str


def area_tree(store: Store) -> list[Place]:
    """All areas, each after the one it lies in, in the order of their codes; what lies in no visible one is on top."""
    found = store.read("area", ["id", "name", "level", "parent_id"], order_by=("code",))
    known, below = set(found["id"]), {}
    for key, name, level, parent in zip(*found.values(), strict=True):
        below.setdefault(parent if parent in known else None, []).append((key, name, level))
    places: list[Place] = []

    def walk(parent: int | None, depth: int) -> None:
        for key, name, level in below.get(parent, ()):
            places.append(Place(key, name, depth, level))
            walk(key, depth + 1)

    walk(None, 0)
    return places


def areas_under(store: Store, area: int) -> list[int]:
    """An area and all that lie under it."""
    rows = store.read("area", ["id", "parent_id"])
    under: dict[int | None, list[int]] = {}
    for key, parent in zip(rows["id"], rows["parent_id"], strict=True):
        under.setdefault(parent, []).append(key)
    found, left = {}, [area]
    while left:
        key = left.pop()
        if key not in found:
            found[key] = None
            left += under.get(key, [])
    return list(found)
