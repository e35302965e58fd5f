"""A pattern as one line of text, and back: ``3x11x4 number=101 skip=4,14 floors=1F:3,12F:2``.

Units, floors and rooms a floor come first; what is left out has its default. Chinese words and full-width signs are
read, too: ``3单元×11层×4户 跳层=4,14 例外=1F:3``. One line is what a table of buildings or a command can carry.
"""

from __future__ import annotations

import re
import unicodedata

from ..problems import DomainError, Problem
from .numbering import numbering, stored_unit
from .pattern import COUNTINGS, FARMYARD, Pattern, check

_FARMYARD = {"farmyard", "农家院"}
_HEAD = re.compile(
    r"(\d{1,3})\s*(?:单元|units?)?\s*[x*]\s*(\d{1,3})\s*(?:层|floors?)?\s*[x*]\s*(\d{1,3})\s*(?:户|室|rooms?)?(?=\s|$)"
)
_KEYS = {
    "number": "number", "编号": "number", "房号": "number",
    "unit": "unit", "单元": "unit",
    "count": "count", "计数": "count",
    "use": "use", "用途": "use",
    "skip": "skip", "跳层": "skip",
    "skiproom": "skiproom", "跳号": "skiproom",
    "basement": "basement", "地下": "basement",
    "ground": "ground", "首层": "ground",
    "floors": "floors", "例外": "floors",
    "merge": "merge", "合并": "merge",
    "duplex": "duplex", "复式": "duplex",
}  # fmt: skip
_NO_UNIT = {"-", "none", "无"}


def format_pattern(pattern: Pattern) -> str:
    """The pattern as a line that `parse_pattern` reads back to the same."""
    if pattern.farmyard:
        return "farmyard"
    plain = Pattern()
    words = [f"{pattern.units}x{pattern.floors}x{pattern.rooms}"]
    values = {
        "number": pattern.number if pattern.number != plain.number else "",
        "unit": (pattern.unit or "-") if pattern.unit != plain.unit else "",
        "count": pattern.counting if pattern.counting != plain.counting else "",
        "use": pattern.use_class if pattern.use_class != plain.use_class else "",
        "skip": ",".join(map(str, pattern.skip_floors)),
        "skiproom": ",".join(pattern.skip_rooms),
        "basement": f"{pattern.basements}x{pattern.basement_rooms}" if pattern.basements else "",
        "ground": "" if pattern.ground_rooms is None else f"{pattern.ground_rooms}:{pattern.ground_use}",
        "floors": format_exceptions(pattern.exceptions),
        "merge": format_merges(pattern.merges),
        "duplex": ",".join(map(str, pattern.duplex)),
    }
    return " ".join(words + [f"{key}={value}" for key, value in values.items() if value])


def parse_pattern(text: str) -> Pattern:
    """Read a line; raises DomainError with the part that is not understood."""
    line = unicodedata.normalize("NFKC", text).replace("×", "x").replace("X", "x").strip()
    if line.lower() in _FARMYARD:
        return FARMYARD
    head = _HEAD.match(line.lower())
    if not head:
        raise DomainError(Problem("rooms.head", "pattern", {"text": text[:40]}))
    units, floors, rooms = map(int, head.groups())
    values: dict[str, object] = {"units": units, "floors": floors, "rooms": rooms}
    rest = re.sub(r"\s*([,:=+、;])\s*", r"\1", line[head.end() :]).replace("、", ",").replace(";", ",")
    for word in rest.split():
        found = re.match(r"([^\d=:-]+?)[=:](.*)", word) or re.match(r"([一-鿿]{2})()(.+)", word)
        key = _KEYS.get(found[1].lower()) if found else None
        if key is None:
            raise DomainError(Problem("rooms.word", "pattern", {"text": word[:40]}))
        values |= _read(key, found[found.lastindex], word)
    pattern = Pattern(**values)
    check(pattern)
    return pattern


def _read(key: str, value: str, word: str) -> dict[str, object]:
    wrong = DomainError(Problem("rooms.word", "pattern", {"text": word[:40]}))
    if key == "number":
        numbering(value)
        return {"number": value}
    if key == "unit":
        return {"unit": "" if value.lower() in _NO_UNIT else stored_unit(value)}
    if key == "count" and value.lower() in COUNTINGS:
        return {"counting": value.lower()}
    if key == "use":
        return {"use_class": value.lower()}
    if key == "skip":
        return {"skip_floors": tuple(read_floors(value))}
    if key == "skiproom":
        return {"skip_rooms": read_skipped(value)}
    if key == "basement" and (found := re.fullmatch(r"(\d{1,2})(?:x(\d{1,3}))?", value)):
        return {"basements": int(found[1]), "basement_rooms": int(found[2] or 0)}
    if key == "ground" and (found := re.fullmatch(r"(\d{1,3})(?::(\w+))?", value)):
        return {"ground_rooms": int(found[1]), "ground_use": (found[2] or "shop").lower()}
    if key == "floors":
        return {"exceptions": parse_exceptions(value)}
    if key == "merge":
        return {"merges": parse_merges(value)}
    if key == "duplex":
        return {"duplex": tuple(read_floors(value))}
    raise wrong


def parse_exceptions(text: str) -> tuple[tuple[int, int], ...]:
    """Floors that differ, ``1F:3, 12F:2, B1:4`` as (floor, rooms a unit); raises DomainError."""
    found = []
    for part in _parts(text):
        match = re.fullmatch(r"(.+?):(\d{1,3})", part)
        if not match:
            raise DomainError(Problem("rooms.exception", "floors", {"text": part[:40]}))
        found.append((read_floors(match[1])[0], int(match[2])))
    return tuple(found)


def format_exceptions(exceptions: tuple[tuple[int, int], ...]) -> str:
    """The text that `parse_exceptions` reads."""
    return ",".join(f"{floor_label(floor)}:{rooms}" for floor, rooms in exceptions)


def parse_merges(text: str) -> tuple[tuple[int, tuple[int, ...]], ...]:
    """Rooms that are one, ``5F:3+4`` as (floor, places on the landing); raises DomainError."""
    found = []
    for part in _parts(text):
        match = re.fullmatch(r"(.+?):(\d{1,3}(?:\+\d{1,3})+)", part)
        places = tuple(map(int, match[2].split("+"))) if match else ()
        if not places or list(places) != list(range(places[0], places[0] + len(places))) or not places[0]:
            raise DomainError(Problem("rooms.merge", "merge", {"text": part[:40]}))
        found.append((read_floors(match[1])[0], places))
    return tuple(found)


def format_merges(merges: tuple[tuple[int, tuple[int, ...]], ...]) -> str:
    """The text that `parse_merges` reads."""
    return ",".join(f"{floor_label(floor)}:{'+'.join(map(str, places))}" for floor, places in merges)


def read_floors(text: str) -> list[int]:
    """Floors named in a list, ``4, 14`` or ``4F、B1``; raises DomainError."""
    found = []
    for part in _parts(text):
        match = re.fullmatch(r"(-|负|地下|B)?(\d{1,3})(?:F|层|楼)?", part.upper())
        if not match or not int(match[2]):
            raise DomainError(Problem("rooms.floor", "floors", {"text": part[:40]}))
        found.append(-int(match[2]) if match[1] else int(match[2]))
    return found


def read_skipped(text: str) -> tuple[str, ...]:
    """Serials that are left out, ``4, 13, *4`` (all that end in 4, but never all); raises DomainError."""
    found = tuple(str(int(part)) if part.isdigit() else part for part in _parts(text))
    for part in found:
        if not re.fullmatch(r"\*?\d{1,3}", part):
            raise DomainError(Problem("rooms.skipped", "skip", {"text": part[:40]}))
    if {f"*{digit}" for digit in range(10)} <= set(found):
        raise DomainError(Problem("rooms.skipped", "skip", {"text": text[:40]}))
    return found


def floor_label(floor: int) -> str:
    """A floor as a label: 5F, B1."""
    return f"{floor}F" if floor > 0 else f"B{-floor}"


def _parts(text: str) -> list[str]:
    plain = unicodedata.normalize("NFKC", text).replace("、", ",").replace(";", ",")
    return [part.strip().replace(" ", "") for part in plain.split(",") if part.strip()]
