"""Numbers as clerks write them: units, thousands, Chinese numerals, floors."""

from __future__ import annotations

import re

from ..problems import DomainError, Problem
from .texts import half_width, shown

_DIGITS = dict(zip("零一二三四五六七八九", range(10), strict=True))
_DIGITS |= {"〇": 0, "○": 0, "两": 2} | dict(zip("壹贰叁肆伍陆柒捌玖", range(1, 10), strict=True))
_TENS = {"十": 10, "百": 100, "千": 1000, "拾": 10, "佰": 100, "仟": 1000}
_LARGE = {"万": 10_000, "亿": 100_000_000, "萬": 10_000, "億": 100_000_000}
NUMERALS = "".join((*_DIGITS, *_TENS, *_LARGE))
"""The characters of Chinese numerals."""

_SQUARE = {"m2": 1, "㎡": 1, "m²": 1, "m^2": 1, "平方米": 1, "平米": 1, "平方": 1, "平": 1, "亩": 2000 / 3,
           "公顷": 1e4, "ha": 1e4, "km2": 1e6, "km²": 1e6, "平方公里": 1e6, "平方千米": 1e6}  # fmt: skip
UNITS: dict[str, dict[str, float]] = {
    "m": {"m": 1, "米": 1, "公尺": 1, "cm": 0.01, "厘米": 0.01, "mm": 0.001, "毫米": 0.001, "km": 1000, "千米": 1000,
          "公里": 1000},
    "m2": _SQUARE,
    "层": {"层": 1, "f": 1, "楼": 1, "层楼": 1, "fl": 1},
    "个": {"个": 1, "个单元": 1, "单元": 1},
    "人": {"人": 1, "名": 1, "位": 1, "个": 1, "张": 1, "床": 1, "张床": 1, "人次": 1},
    "km/h": {"km/h": 1, "kmh": 1, "kph": 1, "公里/小时": 1, "公里/时": 1, "千米/小时": 1, "千米/时": 1, "公里每小时": 1,
             "公里": 1, "码": 1, "迈": 1},
    "°": {"°": 1, "度": 1, "deg": 1, "º": 1},
    "s": {"s": 1, "秒": 1, "秒钟": 1, "min": 60, "分": 60, "分钟": 60, "h": 3600, "小时": 3600, "天": 86400},
}  # fmt: skip
"""What may stand behind a number of a field's unit, in lower case, and the factor to that unit."""

_PLAIN = re.compile(r"[+-]?[0-9]{1,15}(?:\.[0-9]+)?")
_ABOUT = re.compile(r"^(?:大约|约为|约|大概|将近|近|≈|~|≥|≤|>|<|不足|超过|超)|(?:左右|上下|以上|以下|多|余|\+)$")
_THOUSANDS = re.compile(r"[+-]?[0-9]{1,3}(?:[, ][0-9]{3})+(?:\.[0-9]+)?")
_DECIMAL_COMMA = re.compile(r"[+-]?[0-9]+,[0-9]{1,2}")
_NUMBER = re.compile(r"([+-]?[0-9][0-9,. ]*|[+-]?\.[0-9]+|[负正]?[" + NUMERALS + r"]+(?:点[" + NUMERALS + r"]+)?)(.*)")
_SUM = re.compile(r"([0-9]{1,3})层?\+[0-9]{1,2}层?")
_MARKS = str.maketrans({"−": "-", "－": "-", "–": "-", "—": "-", "，": ",", "、": ",", "\u2009": " ", "\u202f": " "})


def chinese_number(text: str) -> int | None:
    """The whole number of Chinese numerals, 十二, 一百零五, 两万三千, 二〇二四 digit by digit; None when it is none."""
    if not text or any(character not in NUMERALS for character in text):
        return None
    if all(character in _DIGITS for character in text):
        return int("".join(str(_DIGITS[character]) for character in text))
    total, section, digit, last = 0, 0, None, 1
    for character in text:
        if character in _DIGITS:
            if digit:  # two digits in a row: 三五十 is no number
                return None
            digit = _DIGITS[character]
            last = 10 if digit == 0 else last
        elif character in _TENS:
            last = _TENS[character]
            section += (1 if digit is None else digit) * last
            digit = None
        else:
            last = _LARGE[character]
            part = section + (digit or 0)
            total = (total + part) * last if total and last > 10_000 else total + part * last
            section, digit = 0, None
    if digit and last >= 100:  # 一百二 is 120, 三万五 is 35,000
        digit *= last // 10
    return total + section + (digit or 0)


def read_number(cell: object, unit: str = "", field: str = "") -> tuple[float, Problem | None]:
    """The number of a cell in ``unit`` and what was noticed. Raises DomainError when it is no number."""
    if isinstance(cell, int | float):
        return cell, None
    given = str(cell)
    if _PLAIN.fullmatch(given):
        return float(given), None
    text = half_width(given.translate(_MARKS)).strip().lower()
    note = None
    if unit == "层" and (found := _SUM.fullmatch(text.replace(" ", ""))):
        return float(found[1]), Problem("cell.sum", field, {"value": shown(cell), "number": found[1]})
    bare = _ABOUT.sub("", _ABOUT.sub("", text).strip()).strip()
    if bare != text:
        note = Problem("cell.about", field, {"value": shown(cell)})
    found = _NUMBER.fullmatch(bare)
    value = _value(found[1].strip()) if found else None
    if value is None:
        raise DomainError(Problem("cell.number", field, {"value": shown(cell)}))
    rest = found[2].strip()
    if _DECIMAL_COMMA.fullmatch(found[1].strip()):
        note = Problem("cell.comma", field, {"value": shown(cell), "number": f"{value:g}"})
    while rest and (rest[0] in _LARGE or rest[0] in "十百千"):  # 1.2万
        value *= _LARGE.get(rest[0]) or _TENS[rest[0]]
        rest = rest[1:].strip()
    if trimmed := _ABOUT.sub("", rest).strip():
        factor = UNITS.get(unit, {}).get(trimmed.replace(" ", "").strip("()"))
        if factor is None:
            raise DomainError(Problem("cell.number", field, {"value": shown(cell)}))
        value *= factor
    if trimmed != rest:
        note = Problem("cell.about", field, {"value": shown(cell)})
    return round(value, 9), note


def read_whole(cell: object, unit: str = "", field: str = "") -> tuple[int, Problem | None]:
    """The whole number of a cell; as `read_number`, and no fraction is taken."""
    number, note = read_number(cell, unit, field)
    if number != number // 1:
        raise DomainError(Problem("cell.whole", field, {"value": shown(cell)}))
    return int(number), note


_FLOOR_WORDS = {
    "首层": 1,
    "底层": 1,
    "底楼": 1,
    "g": 1,
    "gf": 1,
    "g层": 1,
    "地面": 1,
    "地面层": 1,
    "地下室": -1,
    "半地下": -1,
}
_UNCLEAR_FLOORS = (
    "夹层",
    "夹",
    "顶层",
    "阁楼",
    "架空",
    "设备层",
    "转换层",
    "避难层",
    "屋面",
    "天台",
    "跃层",
    "复式",
    "吊层",
)
_FLOOR = re.compile(
    r"(?P<below>负|地下第?|地下室|-|b|地下负|-f|f-)?第?(?P<above>地上|f|l)?第?(?P<number>[0-9]{1,3}|[" + NUMERALS
    + r"]{1,5})(?:层楼|层|楼|f|fl|/f)?"
)  # fmt: skip
_FLOOR_OF = re.compile(r"(-?[0-9]{1,3})层?/(?:共|总)?([0-9]{1,3})层?")
_FLOOR_SPAN = re.compile(r"[^-~至到]+[-~至到、,][^-~至到]+")


def read_floor(cell: object, field: str = "") -> tuple[int, Problem | None]:
    """The floor: 1 is the ground floor, -1 the first below it. Raises DomainError for mezzanines and spans."""
    if isinstance(cell, int | float):
        return read_whole(cell, field=field)
    text = half_width(str(cell).translate(_MARKS)).replace(" ", "").lower()
    if text in _FLOOR_WORDS:
        return _FLOOR_WORDS[text], None
    if found := _FLOOR_OF.fullmatch(text):  # 3/18: the third of eighteen floors
        floor, floors = int(found[1]), int(found[2])
        if floor <= floors:
            return floor, Problem("cell.floor_of", field, {"value": shown(cell), "floor": floor, "floors": floors})
    if any(word in text for word in _UNCLEAR_FLOORS):
        raise DomainError(Problem("cell.floor_between", field, {"value": shown(cell)}))
    if found := _FLOOR.fullmatch(text):
        number = int(found["number"]) if found["number"].isdecimal() else chinese_number(found["number"])
        if number is not None and not (found["below"] and found["above"]):
            return (-number if found["below"] else number), None
    code = "cell.floor_several" if _FLOOR_SPAN.fullmatch(text) else "cell.floor"
    raise DomainError(Problem(code, field, {"value": shown(cell)}))


def _value(text: str) -> float | None:
    if _PLAIN.fullmatch(text):
        return float(text)
    if _THOUSANDS.fullmatch(text):
        return float(text.replace(",", "").replace(" ", ""))
    if _DECIMAL_COMMA.fullmatch(text):
        return float(text.replace(",", "."))
    if re.fullmatch(r"[+-]?(?:\.[0-9]+|[0-9]+\.)", text):
        return float(text)
    sign = -1 if text.startswith("负") else 1
    whole, _point, part = text.lstrip("负正").partition("点")
    number = chinese_number(whole)
    if number is None or (part and any(character not in _DIGITS for character in part)):
        return None
    decimals = "".join(str(_DIGITS[character]) for character in part)
    return sign * float(f"{number}.{decimals or 0}")
