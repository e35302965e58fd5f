"""Versions of a grid: rows of one code, of which an event keeps the one of its day."""

from collections.abc import Sequence

from ..services import clock
from .store import Store


def all_versions(store: Store, grids: Sequence[int]) -> list[int]:
    """Some grids and all other versions of them."""
    if not grids:
        return []
    codes = store.read("grid", ["code"], where={"id": list(grids)})["code"]
    return sorted({*grids, *store.read("grid", ["id"], where={"code": codes})["id"]})


def present_versions(store: Store) -> dict[int, int]:
    """For every grid the version of it that is valid today, or began last where none is."""
    today = clock.local_day(clock.utc_now(), store.zone)
    found = store.read("grid", ["id", "code", "valid_from", "valid_to"])
    rows = list(zip(*found.values(), strict=True))
    # The last one of a code in this order stays.
    order = sorted(rows, key=lambda row: (row[2] <= today and (row[3] is None or row[3] > today), row[2]))
    present = {code: key for key, code, *_ in order}
    return {key: present[code] for key, code, *_ in rows}
