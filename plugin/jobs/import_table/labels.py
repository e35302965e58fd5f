"""What fields and values of a target are called: codes by their names, references by what they point at."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping

from ...domain.targets import Field, Target
from ...services.geos import shapely
from ...services.translation import tr
from ...store import Store
from ...store.schema import BY_NAME
from .compare import GEOM
from .survey import code_names

SHAPES = {
    "Point": "point",
    "LineString": "line of {count} vertices",
    "Polygon": "outline of {count} vertices",
    "MultiPolygon": "outline of {count} vertices",
}
FLAGS = {True: "yes", False: "no"}


class Labels:
    """Names of a target's columns and values, read once from the store; ``values`` by column are those to be named."""

    def __init__(self, store: Store, target: Target | None, language: str, values: Mapping[str, Iterable[object]]):
        self._language = language
        self._fields = {one.key: one for one in (target.fields if target else ())}
        self._names = {
            column: _names(store, self._fields[column], language, wanted)
            for column, wanted in values.items()
            if column in self._fields
        }

    def field(self, column: str) -> str:
        """What a column is called."""
        if column == GEOM:
            return tr("Shape")
        known = self._fields.get(column)
        return known.label(self._language) if known else column

    def named(self, name: str) -> str:
        """What a field is called, by its own name."""
        return next((one.label(self._language) for one in self._fields.values() if one.name == name), name)

    def value(self, column: str, value: object) -> str:
        """A value as the user reads it; "" for none."""
        if value is None:
            return ""
        if column == GEOM:
            return _shape(value)
        if isinstance(value, bool):
            return tr(FLAGS[value])
        if isinstance(value, dict | list):
            return json.dumps(value, ensure_ascii=False)
        if isinstance(value, float):
            return f"{value:.10g}"
        return str(self._names.get(column, {}).get(value, value))


def _names(store: Store, one: Field, language: str, wanted: Iterable[object]) -> dict[object, str]:
    if one.list:
        return code_names(store, one.list, language)
    if one.kind != "reference":
        return {}
    ids = sorted({value for value in wanted if isinstance(value, int)})
    shown = [name for name in ("name", "address", "code", "number") if name in BY_NAME[one.table].by_name]
    rows = store.read(one.table, ["id", *shown], where={"id": ids})
    return {
        number: next((str(value) for value in values if value), str(number))
        for number, *values in zip(*rows.values(), strict=True)
    }


def _shape(value: object) -> str:
    """A shape in a few words; it comes as a shape, WKB or the hexadecimal text of it."""
    shape = shapely.from_wkb(value) if isinstance(value, bytes | str) else value
    if shape.geom_type not in SHAPES:
        return shape.geom_type
    return tr(SHAPES[shape.geom_type]).format(count=shapely.get_num_coordinates(shape))
