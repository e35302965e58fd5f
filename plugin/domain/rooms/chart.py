"""Reads a section chart 楼盘表 as offices draw it in a spreadsheet: a grid of cells, a row a floor, a block a unit.

Floors may run up or down, units stand side by side or below each other, merged cells are merged flats and duplexes,
empty cells are no rooms. From a room's cell only its number and a word for its use are taken: names of persons stay in
the file. What is unclear is said with the cell, and the sheet is not taken.
"""

from __future__ import annotations

import dataclasses
import itertools
import re
import unicodedata
from collections.abc import Mapping, Sequence

from ..address import parse_address
from ..problems import Problem
from .layout import Layout, Room

Merged = tuple[tuple[int, int], tuple[int, int]]
"""The first and the last cell of a merged range as (row, column) from 0, both inside."""

_FLOOR = re.compile(r"(?:第)?(-|负|地下|B)?(\d{1,3}|[一二三四五六七八九十]{1,3})(?:层|楼|F)", re.IGNORECASE)
_UNDER = re.compile(r"(?:-|负|B)(\d{1,2})", re.IGNORECASE)
_UNIT = re.compile(r"(?:第)?(\d{1,2}|[A-Z]|[甲乙丙丁]|[一二三四五六七八九十]{1,3})(?:单元|门洞|梯)")
_SHOP = "商铺|店铺|门面|门市|商|铺|店"
_ROOM = re.compile(
    rf"(?:(?:\d{{1,2}}|[A-Z]|[甲乙丙丁])(?:-|单元))?(?:{_SHOP})?(?:-|负|[A-Z])?\d{{1,5}}(?:-\d{{1,2}})?[A-Z]?(?![0-9A-Z-])(?:室|号|房|户)?"
)
_NO_ROOM = re.compile(r"[-—–/×xX无空\s]*|.*(?:楼梯|电梯|梯间|过道|走廊|通道|设备|架空|大堂|大厅|管井|机房|配电|消防).*")
_NOT_ROOMS = re.compile(r"(?:合计|小计|总计|备注|户数|套数|人数|说明|面积).{0,3}")
_TABLE = re.compile(r"房号|房间号|室号|户室号|姓名|户主|身份证号?码?|公民身份号码|序号")
_LONG = re.compile(r"\D{0,3}\d{3,5}(?!\d)")
_PLAIN_NUMBER = re.compile(r"\d{3,5}")


@dataclasses.dataclass(frozen=True)
class Chart:
    """What a sheet holds; with `problems` it is not to be taken."""

    layout: Layout
    problems: tuple[Problem, ...] = ()


def read_chart(cells: Sequence[Sequence[object]], merged: Sequence[Merged], uses: Mapping[str, str]) -> Chart:
    """Read one sheet. `cells` are rows of values from A1 on, `uses` words for the use of a room and their codes."""
    return _Reader(cells, merged, uses).read()


def cell_name(row: int, column: int) -> str:
    """A cell as a spreadsheet names it: (0, 0) is A1."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return f"{letters}{row + 1}"


def _text(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return unicodedata.normalize("NFKC", str(value)).strip()


def read_floor(text: str) -> int | None:
    """The floor that a label names: 3层, 3F, 三楼, B1, 负一层, -1; None for other text."""
    plain = text.replace(" ", "").upper()
    if found := _UNDER.fullmatch(plain):
        return -int(found[1])
    if plain == "首层":
        return 1
    if _FLOOR.fullmatch(plain):
        floor = parse_address(plain.removeprefix("第")).address.floor
        return int(floor) if floor else None
    return None


def read_unit(text: str) -> str | None:
    """The unit that a heading names, in the store's form: 1单元, 一单元, A单元; None for other text."""
    plain = text.replace(" ", "").upper()
    found = _UNIT.match(plain)
    if not found or re.search(r"\d", plain[found.end() :]):
        return None
    return parse_address(f"{found[1]}单元").address.unit or None


class _Reader:
    """One sheet; coordinates are (row, column) from 0."""

    def __init__(self, cells: Sequence[Sequence[object]], merged: Sequence[Merged], uses: Mapping[str, str]):
        self._width = max((len(row) for row in cells), default=0)
        self._text = [[_text(value) for value in row] + [""] * (self._width - len(row)) for row in cells]
        self._uses = {_text(word): code for word, code in uses.items()}
        self._last: dict[tuple[int, int], tuple[int, int]] = {}
        self._covered: dict[tuple[int, int], tuple[int, int]] = {}
        for first, last in merged:
            self._last[first] = last
            for row in range(first[0], last[0] + 1):
                for column in range(first[1], last[1] + 1):
                    if (row, column) != first:
                        self._covered[row, column] = first
        self._problems: list[Problem] = []
        self._details: set[int] = set()

    def read(self) -> Chart:
        if sum(bool(_TABLE.fullmatch(text)) for row in self._text for text in row) > 1:
            return Chart(Layout(()), (Problem("rooms.table"),))
        labels = self._label_columns()
        if not labels:
            return Chart(Layout(()), (Problem("rooms.no_labels"),))
        floors = self._floors(labels)
        rooms: list[Room] = []
        places: dict[tuple, str] = {}
        for row, floor in floors.items():
            if row in self._details:
                continue
            for column in range(self._width):
                found = None if column in labels else self._room(row, column, floor, floors)
                if found is None:
                    continue
                # 1, 2, 3 … may begin anew on every floor; 301 on floor 4 is a slip.
                again = found.number if len(found.number) > 2 else (floor, found.number)
                key, place = (found.unit, again), cell_name(row, column)
                if key in places:
                    self._say("rooms.cell_twice", row, column, other=places[key])
                    continue
                places[key] = place
                rooms.append(found)
        self._lost_rows(floors)
        if not rooms and not self._problems:
            self._problems.append(Problem("rooms.no_rooms"))
        known = set(floors.values())
        units = {room.unit for room in rooms if room.unit}
        above = len([floor for floor in known if floor > 0])
        labels = tuple(sorted(known))
        layout = Layout(tuple(rooms), labels, above or None, len(known) - above, len(units) or None)
        return Chart(layout, tuple(self._problems))

    def _say(self, code: str, row: int, column: int, **params: object) -> None:
        self._problems.append(Problem(code, cell_name(row, column), {"cell": cell_name(row, column), **params}))

    def _label_columns(self) -> set[int]:
        """The columns that say which floor a row is: by words, else one of plain numbers that count up or down."""
        worded = {
            column
            for column in range(self._width)
            if sum(read_floor(row[column]) is not None for row in self._text) >= 1
            and not any(_PLAIN_NUMBER.fullmatch(row[column]) for row in self._text)
        }
        words = [sum(read_floor(row[column]) is not None for row in self._text) for column in range(self._width)]
        if any(words[column] >= 2 for column in worded):
            return {column for column in worded if words[column] >= 2}
        for column in range(self._width):
            numbers = [int(row[column]) for row in self._text if re.fullmatch(r"-?\d{1,2}", row[column])]
            others = [row[column] for row in self._text if _PLAIN_NUMBER.fullmatch(row[column])]
            steps = [after - before for before, after in itertools.pairwise(numbers)]
            # They may count anew for the next unit below: then one step leads back.
            back = min(sum(step > 0 for step in steps), sum(step < 0 for step in steps))
            counts = bool(steps) and 0 not in steps and (back == 0 or 3 * back <= len(steps))
            if counts and not others:
                return {column}
        return worded if len(worded) == 1 else set()

    def _floors(self, labels: set[int]) -> dict[int, int]:
        """Row → floor; a label that is merged downwards holds for all its rows."""
        floors: dict[int, int] = {}
        for row, texts in enumerate(self._text):
            for column in sorted(labels):
                text = texts[column]
                floor = read_floor(text)
                if floor is None and re.fullmatch(r"-?\d{1,2}", text):
                    floor = int(text)
                if not floor:
                    continue
                if floors.get(row, floor) != floor:
                    self._say("rooms.cell_floors", row, column)
                for below in range(row, self._last.get((row, column), (row, column))[0] + 1):
                    floors[below] = floor
                    # Under the numbers a second line may hold names, areas or uses.
                    if below > row and not any(_LONG.match(text) for text in self._text[below]):
                        self._details.add(below)
        return floors

    def _room(self, row: int, column: int, floor: int, floors: Mapping[int, int]) -> Room | None:
        text = self._text[row][column]
        if not text or (row, column) in self._covered:
            return None
        first_line = re.split(r"[\s(\[,,;;]", text, maxsplit=1)[0].upper()
        found = _ROOM.match(first_line)
        if self._beside(column, row):
            return None
        if read_unit(text) is not None or (read_floor(text) == floor and not found):
            return None
        if not found:
            if not _NO_ROOM.fullmatch(text):
                self._say("rooms.cell", row, column)
            return None
        if re.match(r"[/、+~&]\s*\d|-?\d{3,5}(?!\d)", text[found.end() :].strip()):
            self._say("rooms.cell_several", row, column)
            return None
        last = self._last.get((row, column), (row, column))
        covered = [floors[line] for line in range(row, last[0] + 1) if line in floors]
        storeys = sorted(set(covered))
        unit = self._unit(row, column, min(floors))
        if unit is None:
            self._say("rooms.cell_unit", row, column)
            return None
        return Room(
            unit,
            storeys[0],
            found[0],
            self._use(found[0], text + self._below(row, column)),
            last[1] - column + 1,
            len(storeys),
        )

    def _below(self, row: int, column: int) -> str:
        """What the line of details under a number says."""
        return " " + self._text[row + 1][column] if row + 1 in self._details else ""

    def _use(self, number: str, text: str) -> str:
        for word in re.split(r"[\s()\[\],,;;、/]+", text):
            plain = word.removeprefix(number)
            if plain in self._uses:
                return self._uses[plain]
        return "shop" if re.match(_SHOP, number) else "self_occupied"

    def _unit(self, row: int, column: int, first: int) -> str | None:
        """The unit whose heading stands above the column, or left of the row; "" without headings, None if unclear."""
        for above in range(row, -1, -1):
            headings = {
                at: unit for at, text in enumerate(self._text[above]) if text and (unit := read_unit(text)) is not None
            }
            beside = [
                (at, unit) for at, unit in headings.items() if self._last.get((above, at), (above, at))[0] > above
            ]
            for at, unit in beside:
                if self._last[above, at][0] >= row and at < column:
                    return unit
            over = {at: unit for at, unit in headings.items() if (at, unit) not in beside}
            if over:
                before = [at for at in over if at <= column]
                if not before:
                    return None
                start = max(before)
                merged = self._last.get((above, start), (above, start))[1]
                if merged > start and column > merged and len(over) > 1 and max(over) == start:
                    return None
                return over[start]
        return ""

    def _beside(self, column: int, row: int) -> bool:
        """Whether the column has a heading that says that it holds no rooms: 合计, 备注."""
        return any(
            _NOT_ROOMS.fullmatch(self._text[above][column])
            and self._last.get((above, column), (above, column))[1] == column
            for above in range(row)
        )

    def _lost_rows(self, floors: Mapping[int, int]) -> None:
        """Rows of numbers that no label names, inside the chart or next to it."""
        first, last = min(floors), max(floors)
        for row in range(max(first - 1, 0), min(last + 2, len(self._text))):
            if row in floors:
                continue
            numbers = [at for at, text in enumerate(self._text[row]) if _PLAIN_NUMBER.fullmatch(text)]
            if len(numbers) >= 2:
                self._say("rooms.row_lost", row, numbers[0])
