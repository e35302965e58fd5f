"""Which stored row a row of a file means."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from ...domain.problems import Problem
from ...services.geos import shapely
from ...store import Store
from .prepare import Prepared, key_value
from .shapes import digests

IDENTITIES = {("code",), ("uscc",), ("number",)}
"""Keys by which an object is known wherever it is spoken of: a row that bears another one is another object."""

_OWN_NUMBERING = ("building", ("code",))
"""Offices number buildings each in their own way: there another code at the same address and place says nothing."""
_COVERED = 0.5  # of the smaller of two outlines, to be of one building
_MOST_PARENTS = 5_000  # up to so many buildings their rooms are asked for, beyond it all are read
_GEOM = "geom"

Finder = dict[tuple, list[int]]


def match_rows(store: Store, prepared: Prepared, bases: Mapping[int, Mapping]) -> tuple[list[int | None], set[int]]:
    """The id of the stored row that each candidate means, by the first of its keys that finds one; None without.

    A row that bears another code is another object, though its name or address be the same; but a building of another
    office that stands at the same address and place is the same one. Those candidates come second. ``bases`` are what
    the source said of stored rows before. Candidates that mean several rows are rejected.
    """
    finders = _Finders(store, prepared, bases)
    bearers = {
        key: {number: code for code, numbers in finders[key].items() for number in numbers}
        for key in IDENTITIES & {key for keys in prepared.keys for key, _ in keys}
    }
    same_place = _at_one_place(store, prepared, finders, bearers)
    ids: list[int | None] = []
    other_codes = set()
    for candidate, keys in enumerate(prepared.keys):
        found: list[int] = []
        for key, value in keys:
            now = [
                number
                for number in finders[key].get(value, [])
                if (candidate, number) in same_place or not _bears_another(keys, number, bearers)
            ]
            # Two of one name may still stand at two places: a later key tells them apart.
            found = [number for number in found if number in now] or found if found else now
            if len(found) == 1:
                break
        if len(found) > 1:
            prepared.reject(prepared.rows[candidate], Problem("import.key_ambiguous", "", {"count": len(found)}))
        elif found and (candidate, found[0]) in same_place:
            other_codes.add(candidate)
            prepared.note(prepared.rows[candidate], Problem("import.other_code", "code"))
        ids.append(found[0] if found else None)
    return ids, other_codes


def _bears_another(keys: list, number: int, bearers: Mapping[tuple[str, ...], Mapping[int, tuple]]) -> bool:
    return any(bearers[key].get(number, code) != code for key, code in keys if key in bearers)


def _at_one_place(store: Store, prepared: Prepared, finders: Mapping, bearers: Mapping) -> set[tuple[int, int]]:
    """Pairs of candidate and stored building with two codes, one address, and outlines that cover each other."""
    table, identity = _OWN_NUMBERING
    if prepared.request.target.name != table or identity not in bearers or not prepared.shapes:
        return set()
    pairs = [
        (candidate, number)
        for candidate, keys in enumerate(prepared.keys)
        for key, value in keys
        if key == ("address",) and prepared.shapes[candidate] is not None
        for number in finders[key].get(value, [])
        if _bears_another(keys, number, bearers)
    ]
    if not pairs:
        return set()
    rows = store.read(table, ["id", _GEOM], where={"id": sorted({number for _, number in pairs})})
    stored = dict(zip(rows["id"], shapely.from_wkb(np.array(rows[_GEOM], dtype=object)), strict=True))
    ours = np.array([prepared.shapes[candidate] for candidate, _ in pairs], dtype=object)
    theirs = np.array([stored.get(number) for _, number in pairs], dtype=object)
    smaller = np.minimum(shapely.area(ours), shapely.area(theirs))
    with np.errstate(invalid="ignore"):  # GEOS raises the flag for outlines that lie apart
        covered = shapely.area(shapely.intersection(ours, theirs)) >= _COVERED * smaller
    return {pair for pair, one in zip(pairs, covered.tolist(), strict=True) if one}


class _Finders(dict):
    """The finder of each key, made when it is first asked for: where the first keys find all, no shape is read."""

    def __init__(self, store: Store, prepared: Prepared, bases: Mapping[int, Mapping]):
        super().__init__()
        self._made_from = store, prepared, bases

    def __missing__(self, key: tuple[str, ...]) -> Finder:
        store, prepared, bases = self._made_from
        self[key] = _finder(store, prepared, key, bases)
        return self[key]


def _finder(store: Store, prepared: Prepared, key: tuple[str, ...], bases: Mapping[int, Mapping]) -> Finder:
    """The ids of the store's rows by one key."""
    target = prepared.request.target
    found: Finder = {}
    columns = [_GEOM if name == _GEOM else target.by_name[name].column for name in key]
    if _GEOM in key:
        rows = store.read(target.name, ["id", *columns], bbox=_box(prepared))
        rows[_GEOM] = digests(shapely.from_wkb(np.array(rows[_GEOM], dtype=object)), store.crs)
    else:
        where: dict[str, object] = {}
        if "external_number" in key:
            where["source"] = prepared.request.source
        if "building_id" in columns:
            parents = sorted({number for number in prepared.values["building_id"] if number is not None})
            if len(parents) <= _MOST_PARENTS:
                where["building_id"] = parents
        rows = store.read(target.name, list(dict.fromkeys(["id", *columns])), where=where)
    parts = zip(*(rows[name] for name in columns), strict=True)
    values = [() if None in row else key_value(key, row) for row in parts]
    for number, value in zip(rows["id"], values, strict=True):
        if value and None not in value:
            found.setdefault(value, []).append(number)
    if "external_number" in key or (target.name, key) == _OWN_NUMBERING:
        # A row of another source that this one has spoken of before keeps that source's number.
        for number, given in bases.items():
            value = tuple(given.get(target.by_name[name].column) for name in key)
            if None not in value:
                value = key_value(key, value)
                if number not in found.setdefault(value, []):
                    found[value].append(number)
    return found


def _box(prepared: Prepared) -> tuple[float, ...]:
    present = np.array([shape for shape in prepared.shapes or () if shape is not None], dtype=object)
    return tuple(shapely.total_bounds(present).tolist())
