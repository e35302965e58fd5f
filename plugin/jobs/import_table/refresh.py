"""What follows from changed rows: grid memberships, counts, the classes of buildings."""

from __future__ import annotations

from collections.abc import Iterable

from ...store import Store
from ...store.rooms import refresh_use_classes
from ..linking import link_buildings

PLACES = frozenset({"building", "grid"})


def refresh(store: Store, tables: Iterable[str], homes: Iterable[int | None] = ()) -> None:
    """Bring up to date what is derived from ``tables``; ``homes`` are buildings whose rooms changed."""
    if PLACES & set(tables):
        link_buildings(store)
    buildings = sorted({number for number in homes if number is not None})
    if buildings:
        refresh_use_classes(store, buildings)
