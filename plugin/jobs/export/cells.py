"""What stands in the cells of an exported row: names of codes, numbers of references, ISO dates, masked contacts."""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date

import numpy as np

from ...domain.streams import without_sign_in
from ...domain.targets import POSITION, Field, Target, X, Y
from ...services.geos import shapely
from ...store import Store
from ...store.clear_exports import ContactReader
from ...store.schema import BY_NAME
from .placing import Placing
from .writers import Heading

_FLAGS = {"zh": ("否", "是"), "en": ("no", "yes")}
_NUMBERS = {"integer": "integer", "floor": "integer", "real": "real", "coordinate": "real"}
_ROWS = 20_000
_SHORT = re.compile("[A-Za-z][A-Za-z0-9_]{0,9}")

Show = Callable[[object], object]


class Cells:
    """Reads rows of a target piece by piece and gives their cells.

    ``contacts`` opens sealed contacts, None leaves their cells empty; ``clear`` leaves them as they are instead of
    masking them. ``positions`` asks for a column of longitude and one of latitude, ``wkt`` for one with the geometry.
    ``unclear`` are the labels of the references some of which name more than one row.
    """

    def __init__(
        self,
        store: Store,
        target: Target,
        language: str,
        place: Placing,
        *,
        contacts: ContactReader | None = None,
        clear: bool = False,
        positions: bool = False,
        wkt: bool = False,
    ):
        self._store, self._target, self._place = store, target, place
        self._language = "zh" if language.startswith("zh") else "en"
        self._contacts, self._clear = contacts, clear
        table = BY_NAME[target.name]
        self._geometry = table.geometry is not None
        self._personal = [field for field in target.fields if field.personal]
        self._plain = [field for field in target.fields if field.column in table.by_name and not field.personal]
        self._positions = positions and table.geometry == "Point"
        self._wkt = wkt and self._geometry
        self.unclear: dict[str, None] = {}
        self._show = {field.name: self._shower(field) for field in self._plain}
        self._fields = [field for field in target.fields if self._written(field)]
        short = short_names(self._fields, target)
        self.headings = [Heading(short[field.name], self._label(field), self._kind(field)) for field in self._fields]

    def _written(self, field: Field) -> bool:
        if field.name in {X, Y}:
            return self._positions
        if field.name == POSITION:
            return self._wkt
        return field in self._plain or field.personal

    def _label(self, field: Field) -> str:
        label = field.label(self._language)
        return f"{label}({self._place.mark})" if self._place.mark and field.name in {X, Y, POSITION} else label

    def _kind(self, field: Field) -> str:
        return "date" if field.kind == "date" else _NUMBERS.get(field.kind, "text")

    def rows(self, ids: Sequence[int]) -> Iterator[tuple[list, bytes | None]]:
        """The cells and the geometry (WKB in the file's coordinates) of each row, in the order of ``ids``."""
        columns = {"id", *(field.column for field in self._plain)} | ({"geom"} if self._geometry else set())
        if self._personal and self._contacts is not None:
            columns |= {"uid", "contact", "seal_key"}
        for start in range(0, len(ids), _ROWS):
            wanted = {"id": list(ids[start : start + _ROWS])}
            read = self._store.read(self._target.name, sorted(columns), where=wanted, order_by=("id",))
            yield from self._cells(read)

    def _cells(self, read: Mapping[str, list]) -> Iterator[tuple[list, bytes | None]]:
        count = len(read["id"])
        empty = [None] * count
        shapes, geometries = None, empty
        if self._geometry:
            shapes = self._place.change(shapely.from_wkb(np.array(read["geom"], dtype=object)))
            geometries = shapely.to_wkb(shapes).tolist()
        given: dict[str, list] = {}
        for field in self._plain:
            show = self._show[field.name]
            given[field.name] = [None if value is None else show(value) for value in read[field.column]]
        if self._positions:
            for name, values in ((X, shapely.get_x(shapes)), (Y, shapely.get_y(shapes))):
                given[name] = [None if value != value else value for value in values.tolist()]  # noqa: PLR0124
        if self._wkt:
            given[POSITION] = shapely.to_wkt(shapes, rounding_precision=-1).tolist()
        if self._personal:
            given |= self._contact_cells(read, empty)
        columns = [given[field.name] for field in self._fields]
        yield from zip(map(list, zip(*columns, strict=True)), geometries, strict=True)

    def _contact_cells(self, read: Mapping[str, list], empty: list) -> dict[str, list]:
        if self._contacts is None:
            return {field.name: empty for field in self._personal}
        rows = (read["uid"], read["seal_key"], read["contact"])
        names = [field.name for field in self._personal]
        opened = [self._contacts.cells(self._target.name, *row, clear=self._clear) for row in zip(*rows, strict=True)]
        return {name: [cells.get(name) or None for cells in opened] for name in names}

    def _shower(self, field: Field) -> Show:
        """What turns a value of the store into a cell."""
        if field.kind == "code":
            names = self._code_names(field.list)
            return lambda value: names.get(value, value)
        if field.kind == "reference":
            return self._reference_texts(field).get
        if field.kind == "flag":
            words = _FLAGS[self._language]
            return lambda value: words[bool(value)]
        if field.kind == "date":
            return date.isoformat
        if field.name == "stream":
            return without_sign_in
        return lambda value: value

    def _code_names(self, name: str) -> dict[str, str]:
        """The name of each code of a list; a name that several codes have says nothing: the code stays."""
        found = self._store.read("code_item", ["code", f"name_{self._language}"], where={"list": name})
        pairs = set(zip(*found.values(), strict=True))
        codes, names = Counter(code for code, _ in pairs), Counter(name for _, name in pairs)
        return {code: name for code, name in pairs if codes[code] == 1 and names[name] == 1}

    def _reference_texts(self, field: Field) -> dict[int, str]:
        """What the importer finds each row of the referenced table by: the first of ``by`` that names it alone.

        Where nothing does, the first that there is; ``unclear`` then has the field.
        """
        found = self._store.read(field.table, ["id", *field.by])
        texts: dict[int, str] = {}
        for name in field.by:
            often = Counter(found[name])
            for key, value in zip(found["id"], found[name], strict=True):
                if value and often[value] == 1:
                    texts.setdefault(key, value)
        referred = set(self._store.read(self._target.name, [field.column])[field.column])
        for row, key in enumerate(found["id"]):
            if key not in texts:
                texts[key] = next((found[name][row] for name in field.by if found[name][row]), None)
                if key in referred:
                    self.unclear.setdefault(field.label(self._language), None)
        return texts


def short_names(fields: Sequence[Field], target: Target) -> dict[str, str]:
    """Names of at most ten ASCII letters, each once, by the fields' names: where there is one, a name by which the
    importer knows the field and no other.
    """
    known = Counter(name.upper() for field in target.fields for name in {field.name, *field.headers})
    names: dict[str, str] = {}
    for field in fields:
        own = (name.upper() for name in (field.name, *field.headers) if _SHORT.fullmatch(name))
        free = [name for name in own if name not in names.values()]
        cut = field.name.strip("_")[:10].upper()
        numbered = (f"{cut[:8]}_{number}" for number in range(2, 10))
        candidates = (*(name for name in free if known[name] == 1), *free[:1], cut, *numbered)
        names[field.name] = next(name for name in candidates if name not in names.values())
    return names
