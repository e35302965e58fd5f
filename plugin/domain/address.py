"""Parts of an address (after GB/T 23705): written in one standard form, and read from the forms people use.

The reader is modest: what it returns is certain, what it does not understand it hands back, and where two readings
are possible it says so and takes neither.
"""

from __future__ import annotations

import dataclasses
import re
import unicodedata

from .problems import Problem


@dataclasses.dataclass(frozen=True)
class Address:
    """Parts from large to small, without their unit words: number "12", building "3", unit "2", room "501".

    A number with an annex is "12附1". `region` holds the divisions (省 市 区县 镇街道) as written; `village`,
    `community`, `road` and `estate` are whole names; `floor` is an integer as text, negative below ground; `group` is
    a number or a name.
    """

    region: str = ""
    community: str = ""
    village: str = ""
    group: str = ""
    road: str = ""
    lane: str = ""
    yard: str = ""
    number: str = ""
    estate: str = ""
    building: str = ""
    unit: str = ""
    floor: str = ""
    room: str = ""

    def to_building(self) -> Address:
        """Without what lies inside a building; a house number in a village is a household's door and goes too."""
        rural = bool(self.village) and not self.road
        return dataclasses.replace(self, number="" if rural else self.number, unit="", floor="", room="")


@dataclasses.dataclass(frozen=True)
class ParsedAddress:
    """Result of `parse_address`: the certain parts, the unread rest, and what has to be said about it."""

    address: Address
    rest: str = ""
    notes: tuple[Problem, ...] = ()


def format_address(address: Address) -> str:
    """The standard form; `parse_address` reads it back to the same parts."""
    floor = address.floor
    if floor.startswith("-"):
        floor = "负" + floor[1:]
    words = (
        (address.region, ""),
        (address.community, ""),
        (address.village, ""),
        (address.group, "组"),
        (address.road, ""),
        (address.lane, "弄"),
        (address.yard, "号院"),
        (address.number, "号"),
        (address.estate, ""),
        (address.building, "栋"),
        (address.unit, "单元"),
        (floor, "层"),
        (address.room, "室"),
    )
    return "".join(value + word for value, word in words if value)


_HAN = "[一-鿿㐀-䶿〇]"
_NUMERALS = "零〇一二两三四五六七八九十百"
_DIGIT_VALUES = dict(zip("零〇一二两三四五六七八九", (0, 0, 1, 2, 2, 3, 4, 5, 6, 7, 8, 9), strict=True))
_COUNTED = re.compile(f"([{_NUMERALS}]+)(?=号|栋|幢|座|单元|层|楼|室|弄|#|(?:村民)?小?组(?!织))(?!号[路街线巷])")

# Divisions end with these words; what must not follow keeps 市场路, 县前街, 景德镇市, 新乡县 and the like whole.
_DIVISION = re.compile(
    f"{_HAN}{{1,10}}?(?:省|自治区|特别行政区|自治州|地区|盟|自治县|街道办事处|街道|市(?![市区场口井路街巷]|民[广中]|政府|镇(?!.[路街巷]))|"
    "县(?![市区]|[城前后府]?[路街巷])|旗(?![路街镇乡巷])|区(?![路街巷])|镇(?![市路街巷])|乡(?![市县路街巷]))"
)
_NO_DIVISION = re.compile("[路巷](?!.*街道)|[弄号栋幢]|城市|都市|超市|门市|花园|[小社园厂校院片景库]区")
_MUNICIPALITY = re.compile("北京|天津|上海|重庆")

_COMMUNITY = re.compile(f"{_HAN}{{1,8}}?(?:社区居委会|社区|居民委员会|居委会)")
_VILLAGE = re.compile(
    f"{_HAN}{{1,8}}?(?:行政村|自然村|村)(?:村民委员会|村委会|民委员会|委会)?(?!{_HAN}{{0,3}}[路街巷])"
)
_GROUP = re.compile(f"第?(\\d{{1,3}}|{_HAN}{{1,5}}?)(?:村民)?小?组")
_ROAD = re.compile(
    r"(?:(?:\d{1,3}|[一二三四五六七八九十]{1,3})号(?=[路街巷线])|[GSXY]?\d{1,4}(?=[一-鿿]))?(?:(?![号栋幢室弄与])[一-鿿]){0,12}"
    r"(?:大道|路|街|巷|胡同|国道|省道)(?:[东西南北中一二三四五六]段)?"
)
_LANE = re.compile(r"(\d{1,5})弄")
_YARD = re.compile(r"(\d{1,5})号院")
_NUMBER = re.compile(r"(\d{1,5}(?:-\d{1,4})?[A-Z]?)(?:附(\d{1,4})号|号(?![楼栋院房路街线])(?:附(\d{1,4})号?)?)")
_BUILDING_NAME = r"(?:\d{1,4}[A-Z]?|[A-Z]\d{0,3})"
_BUILDING_WORD = r"(?:号楼|号栋|栋|幢|座|#楼|#|楼(?=\d{1,2}单元))"
_BUILDING = re.compile(f"({_BUILDING_NAME}){_BUILDING_WORD}")
_BUILDING_UNIT_ROOM = re.compile(r"(\d{1,3})-(\d{1,2})-(\d{3,4}[A-Z]?)(?:室|房)?$")
_ESTATE = re.compile(
    f"({_HAN}{{2,15}}?(?:\\d期)?(?:[A-Z]区)?)"
    f"(?={_BUILDING_NAME}{_BUILDING_WORD}|\\d{{1,2}}单元|\\d{{1,3}}-\\d{{1,2}}-\\d{{3,4}}[A-Z]?(?:室|房)?$|$)"
)
_ESTATE_WORDS = re.compile(
    "小区|花园|家园|公寓|大厦|广场|新村|[东西南北]区|[花佳雅嘉]?苑|公馆|华庭|新城|山庄|别墅|宿舍"
)
_ESTATE_UNCLEAR = re.compile(f"{_HAN}{{2,15}}\\d{{1,4}}(?:号|楼)")
_UNIT = re.compile(r"(\d{1,2}|[A-Z]|[甲乙丙丁])单元")
_UNIT_ROOM = re.compile(r"-?(\d{1,2})-(\d{3,4}[A-Z]?)(?:室|房)?$")
_FLOOR = re.compile(r"-?(负|地下|B)?(\d{1,3})(?:层|楼|F)")
_ROOM = re.compile(r"-?(\d{1,4}[A-Z]?|[A-Z]\d{1,4})(?:室|房间|号房|房|号(?=$))")
_BARE_ROOM = re.compile(r"-?(\d{3,4}[A-Z]?)$")


def parse_address(text: str) -> ParsedAddress:
    """Reads a standard urban or rural address; accepts full-width characters, Chinese numerals, `12#3-501`.

    Notes: `address.ambiguous` when two readings are possible (neither is taken), `address.rest` when text is left.
    """
    reader = _Reader(_normalise(text))
    parts = {"region": _read_region(reader), "community": reader.take(_COMMUNITY)}
    _read_village(reader, parts)
    certain = _read_road(reader, parts) and _read_building(reader, parts)
    notes = [] if certain else [Problem("address.ambiguous")]
    if reader.rest:
        notes.append(Problem("address.rest"))
    return ParsedAddress(Address(**parts), reader.rest, tuple(notes))


class _Reader:
    """The text that is still to be read."""

    def __init__(self, text: str):
        self.rest = text

    def match(self, pattern: re.Pattern[str]) -> re.Match[str] | None:
        """Matches at the start of the rest and moves on, or leaves everything as it is."""
        found = pattern.match(self.rest)
        if found:
            self.rest = self.rest[found.end() :]
        return found

    def take(self, pattern: re.Pattern[str]) -> str:
        """The whole match, or nothing."""
        found = self.match(pattern)
        return found[0] if found else ""

    def group(self, pattern: re.Pattern[str]) -> str:
        """The first group of the match, or nothing."""
        found = self.match(pattern)
        return found[1] if found else ""


def _normalise(text: str) -> str:
    text = unicodedata.normalize("NFKC", text or "").upper().strip()
    text = re.sub("[‐‑‒–—―~]", "-", text)
    text = re.sub(r"(?<=[0-9A-Z])\s+(?=[0-9A-Z])", "-", text)
    text = re.sub(r"[\s,。;]", "", text)
    return _COUNTED.sub(lambda found: _arabic(found[1]), text)


def _arabic(numeral: str) -> str:
    """Chinese numerals as digits: 十二 -> 12, 一百零五 -> 105, 三〇一 -> 301."""
    if not any(c in "十百" for c in numeral):
        return "".join(str(_DIGIT_VALUES[c]) for c in numeral)
    total = value = 0
    for c in numeral:
        if c in "十百":
            total += (value or 1) * (10 if c == "十" else 100)
            value = 0
        else:
            value = _DIGIT_VALUES[c]
    return str(total + value)


def _read_region(reader: _Reader) -> str:
    """The longest run of divisions at the start, as written."""
    text = reader.rest
    municipality = _MUNICIPALITY.match(text)
    end = municipality.end() if municipality and _division_end(text, municipality.end(), True) else 0
    while following := _division_end(text, end, bool(end)):
        end = following
    reader.rest = text[end:]
    return text[:end]


def _division_end(text: str, start: int, inside: bool) -> int:
    """Where the division that begins at `start` ends, or 0. `inside`: a division was read before it."""
    found = _DIVISION.match(text, start)
    if not found or _NO_DIVISION.search(found[0]):
        return 0
    if found[0].endswith("区") and not found[0].endswith(("自治区", "行政区")) and not inside:
        # 江北区人民路 is a district, 翡翠南区3栋 a part of an estate: what follows tells.
        following = text[found.end() :]
        if len(found[0]) > 4 or not (_starts_with_place(following) or _estate(following)):
            return 0
    return found.end()


def _starts_with_place(text: str) -> bool:
    road = _ROAD.match(text)
    if road and not _ESTATE_WORDS.search(road[0]):
        return True
    return bool(_division_end(text, 0, True) or _COMMUNITY.match(text) or _VILLAGE.match(text))


def _estate(text: str) -> str:
    """The estate at the start: a name that ends like an estate's, or any name before a building."""
    found = _ESTATE.match(text)
    certain = found and (found.end() < len(text) or _ESTATE_WORDS.search(found[1]))
    return found[1] if certain else ""


def _read_village(reader: _Reader, parts: dict[str, str]) -> None:
    found = _VILLAGE.match(reader.rest)
    if not found:
        return
    following = reader.rest[found.end() :]
    if found[0].endswith("新村") and not _GROUP.match(following):
        return  # an estate with buildings, or a village with door plates: only a group tells
    reader.rest = following
    parts["village"] = found[0]
    parts["group"] = reader.group(_GROUP)


def _read_road(reader: _Reader, parts: dict[str, str]) -> bool:
    road = _ROAD.match(reader.rest)
    if road:
        if _ESTATE_WORDS.search(road[0]):
            return False
        parts["road"] = reader.take(_ROAD)
    if not road and not parts.get("village"):
        return True
    parts["lane"] = reader.group(_LANE)
    parts["yard"] = reader.group(_YARD)
    number = reader.match(_NUMBER)
    if number:
        annex = number[2] or number[3]
        parts["number"] = f"{number[1]}附{annex}" if annex else number[1]
    return not (number and _BARE_ROOM.match(reader.rest))


def _read_building(reader: _Reader, parts: dict[str, str]) -> bool:
    if estate := _estate(reader.rest):
        parts["estate"] = estate
        reader.rest = reader.rest[len(estate) :]
    elif _ESTATE_UNCLEAR.match(reader.rest):
        return False
    triple = reader.match(_BUILDING_UNIT_ROOM) if parts.get("estate") else None
    if triple:
        parts["building"], parts["unit"], parts["room"] = triple.groups()
        return True
    parts["building"] = reader.group(_BUILDING)
    pair = reader.match(_UNIT_ROOM) if parts["building"] else None
    if pair:
        parts["unit"], parts["room"] = pair.groups()
        return True
    parts["unit"] = reader.group(_UNIT)
    floor = reader.match(_FLOOR)
    if floor:
        parts["floor"] = ("-" if floor[1] else "") + str(int(floor[2]))
    parts["room"] = reader.group(_ROOM)
    if not parts["room"] and (parts["building"] or parts["unit"] or parts.get("floor")):
        parts["room"] = reader.group(_BARE_ROOM)
    return not re.match(r"-?\d", reader.rest)
