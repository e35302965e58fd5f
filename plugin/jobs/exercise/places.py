"""The stage of an exercise: what stands in a real store and concerns nobody, copied into a store of its own."""

from collections.abc import Mapping, Sequence

import numpy as np

from ...services.translation import tr
from ...store import Store, StoreError
from ...store.exercise import OWN_LIST, clear_rules, copy_settings
from ...store.schema import BY_NAME, TABLES
from ..crews import invented
from ..progress import Progress

COPIED = (
    "area", "grid", "land_cover", "building", "room", "address_alias", "grid_membership", "department",
    "responsibility", "responder", "fence", "road", "facility", "component", "sensor", "camera", "panorama",
    "deadline_rule", "routing_rule", "working_calendar", "event_type", "transition", "code_item", "duty_shift",
)  # fmt: skip
"""Places, things, staff, their shifts and rules: no residents, no units, events, positions or accounts, nothing sealed.

The settings by which deadlines are reckoned and alarms called, and the city's own files, go along. Those of the duty
list get invented names and telephones: alarms of an exercise are called out, and nobody must ring a real person up.
"""

_FOLLOWS = {"area": {"path"}}  # computed by the store
_OBJECTS = {"grid_membership": ("object_type", "object_id")}


def require_exercise(store: Store) -> None:
    """Raise StoreError unless the store is marked as an exercise."""
    if store.purpose != "exercise":
        raise StoreError(tr("Exercises play only in a database that is marked as one; this one is not."))


def copy_places(real: Store, exercise: Store, progress: Progress | None = None) -> dict[str, int]:
    """Fill an empty exercise store from another of the same CRS and zone; returns rows by table, all or nothing.

    Rows get new ids, references follow; what refers to something that is not copied is left without it. Raises
    StoreError where the exercise is none, is not empty, or has another CRS or time zone, and Cancelled.
    """
    progress = progress or Progress()
    require_exercise(exercise)
    if real.crs != exercise.crs:
        raise StoreError(tr("The exercise has another coordinate system: {crs}.").format(crs=exercise.crs))
    if real.zone != exercise.zone:
        raise StoreError(tr("The exercise has another time zone: {zone}.").format(zone=exercise.zone))
    if exercise.count("area") or exercise.count("event"):
        raise StoreError(tr("The database of the exercise is not empty."))
    keys: dict[str, dict[int, int]] = {}
    counts = {}
    # What names rows of any table comes after all of them.
    tables = sorted((table for table in TABLES if table.name in COPIED), key=lambda table: table.name in _OBJECTS)
    with exercise.transaction():
        clear_rules(exercise)
        for place, table in enumerate(tables):
            progress.step(100 * place / len(tables))
            counts[table.name] = _copy(real, exercise, table.name, keys)
        copy_settings(real, exercise)
    progress.step(100)
    return counts


def _copy(real: Store, exercise: Store, name: str, keys: dict[str, dict[int, int]]) -> int:
    table = BY_NAME[name]
    by_name = {n: c for n, c in table.by_name.items() if c.type != "bytes" and n not in _FOLLOWS.get(name, ())}
    names = [n for n in table.column_names if n == "geom" or n in by_name]
    order = ["id"] if "id" in by_name else list(table.primary_key)
    rows = real.read(name, names, order_by=order)
    if name == "code_item":
        rows = _picked(rows, [row for row, kind in enumerate(rows["list"]) if kind != OWN_LIST])
    count = len(rows[names[0]])
    if not count:
        keys[name] = {}
        return 0
    if name == "duty_shift":
        _rename(rows)
    if "seal_key" in rows:
        rows["seal_key"] = [None] * count
    if "id" in by_name:
        new = exercise.reserve_ids(name, count).tolist()
        keys[name] = dict(zip(rows["id"], new, strict=True))
        rows["id"] = new
    for column, declared in by_name.items():
        if declared.references:
            known = keys.get(declared.references, {})
            rows[column] = [known.get(value) for value in rows[column]]
            if not declared.null:
                kept = np.flatnonzero([value is not None for value in rows[column]]).tolist()
                rows = _picked(rows, kept)
    if name in _OBJECTS:
        kind, key = _OBJECTS[name]
        pairs = zip(rows[kind], rows[key], strict=True)
        rows[key] = [keys.get(one, {}).get(value) for one, value in pairs]
        kept = [row for row, value in enumerate(rows[key]) if value is not None]
        rows = _picked(rows, kept)
    written = exercise.load(name, rows, key=("uid",) if "uid" in by_name else table.primary_key)
    return written.inserted


def _rename(rows: dict[str, list]) -> None:
    """Give everybody of a duty list another name and telephone; the same person stays one person."""
    people = invented(set(rows["name"]))
    known: dict[object, tuple[str, str]] = {}
    for row, (account, name) in enumerate(zip(rows["app_user_id"], rows["name"], strict=True)):
        key = name if account is None else account
        if key not in known:
            known[key] = next(people)
        rows["name"][row], rows["phone"][row] = known[key]


def _picked(rows: Mapping[str, Sequence], kept: Sequence[int]) -> dict[str, list]:
    return {name: [values[row] for row in kept] for name, values in rows.items()}
