"""What follows from changed rows: grid memberships, counts, the classes of buildings."""

from __future__ import annotations

from collections.abc import Iterable

from ...store import Store
from ...store.rooms import refresh_use_classes
from ..linking import link_buildings, link_components


def refresh(store: Store, tables: Iterable[str], homes: Iterable[int | None] = ()) -> None:
    """Bring up to date what is derived from ``tables``; ``homes`` are buildings whose rooms changed."""
    changed = set(tables)
    if changed & {"building", "grid"}:
        link_buildings(store)
    if changed & {"component", "grid"}:
        link_components(store)
    buildings = sorted({number for number in homes if number is not None})
    if buildings:
        refresh_use_classes(store, buildings)
