"""Cells that hold words: yes and no, values of code lists, telephone numbers, names."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Mapping

from ..codes import CodeItem
from ..problems import DomainError, Problem
from .texts import half_width, is_nothing, shown

YES = frozenset((
    "是", "有", "√", "✓", "✔", "☑", "✅", "●", "对", "1", "Y", "YES", "T", "TRUE", "ON", "真", "在用", "使用",
    "使用中", "启用", "已启用", "在线", "正常", "运行", "运行中", "开", "开启", "在岗", "在职", "有效", "可",
    "可以", "能", "已", "已设置", "已安装", "已设", "属于", "合格", "通车", "ACTIVE", "ONLINE", "ENABLED",
))  # fmt: skip
NO = frozenset((
    "否", "无", "没有", "未有", "×", "✗", "✘", "☒", "☐", "X", "0", "N", "NO", "F", "FALSE", "OFF", "假", "非",
    "不是", "停用", "已停用", "禁用", "未启用", "未使用", "离线", "不在线", "故障", "停运", "关", "关闭", "离岗",
    "离职", "退休", "无效", "不可", "不可以", "不能", "未", "未设置", "未安装", "未设", "不属于", "注销", "拆除",
    "已拆除", "报废", "INACTIVE", "OFFLINE", "DISABLED",
))  # fmt: skip
_NAMES_TRIED = 3

_PHONE_PARTS = re.compile("[/、,;|]|或|(?<=[0-9]{7}) (?=1[3-9][0-9]{9}|0[0-9]{2,3}-)")
_CHINA = re.compile(r"^(?:\+|00)?86[- ]?(?=1[3-9][0-9]{9}$|0?[1-9][0-9]{8,11}$)")
_LANDLINE = re.compile(r"(?:\(?(0[0-9]{2,3})\)?[- ]?)?([2-8][0-9]{6,7})(?:(?:-|转|ext\.?|\*|#)([0-9]{1,6}))?", re.I)
_MOBILE = re.compile("1[3-9][0-9]{9}")
_ABROAD = re.compile("(?:[+]|00)((?!86|0)[0-9]{7,15})")  # ITU-T E.164: 15 digits at most, the country's included
_SERVICE = re.compile("1[0-9]{2}|1[0-9]{4}|9[56][0-9]{3,6}|[48]00[0-9]{7}")
_PHONE_WORDS = re.compile("^(?:手机|电话|座机|固话|联系电话|值班电话|办公|tel|mobile|phone)[:：号码]*", re.I)
_BETWEEN_IDEOGRAPHS = re.compile("(?<=[\u3400-\u9fff\U00020000-\U0003ffff]) +(?=[\u3400-\u9fff\U00020000-\U0003ffff])")


def read_flag(text: str, field: str = "") -> bool | None:
    """Whether a clean text says yes; None for no value. Raises DomainError for other words."""
    word = half_width(text).upper()
    if word in YES:
        return True
    if word in NO:
        return False
    if is_nothing(text):
        return None
    raise DomainError(Problem("cell.flag", field, {"value": shown(text)}))


class CodeReader:
    """Finds a code by itself, by its Chinese or English name, or by one of a field's words.

    Values that have others below them are headings of the list and no values; inactive ones are not offered.
    """

    def __init__(self, items: Iterable[CodeItem], words: Mapping[str, str], field: str):
        items = [item for item in items if item.active]
        headings = {item.parent for item in items if item.parent}
        items = [item for item in items if item.code not in headings]
        self.field = field
        self.names = list(dict.fromkeys(item.name_zh for item in items))
        self.names_en = list(dict.fromkeys(item.name_en for item in items))
        self._codes: dict[str, set[str]] = {}
        for item in items:
            for name in (item.code, item.name_zh, item.name_en):
                self._codes.setdefault(_key(name), set()).add(item.code)
        for item in items:  # 诊所、卫生服务站: each of the two, where nothing else is called so
            for part in re.split("[、/]", item.name_zh):
                self._codes.setdefault(_key(part), set()).add(item.code)
        for word, code in words.items():
            self._codes[_key(word)] = {code}
        lengths = {len(item.code) for item in items if item.code.isdecimal()}
        whole = all(item.code.isdecimal() for item in items)
        self._digits = lengths.pop() if whole and len(lengths) == 1 else 0

    def read(self, text: str) -> tuple[str | None, Problem | None]:
        """The code of a clean text; None for no value. Raises DomainError with up to three names that are near."""
        if codes := self._find(text):
            return self._one(text, codes), None
        if is_nothing(text):
            return None, None
        if self._digits and text.isdecimal() and len(text) < self._digits:
            padded = text.zfill(self._digits)
            if padded in self._codes:
                return padded, Problem("cell.zeros", self.field, {"value": shown(text), "code": padded})
        raise DomainError(self._unknown(text))

    def _find(self, text: str) -> set[str]:
        key = _key(text)
        if key in self._codes:
            return self._codes[key]
        # "01 上水井盖", "1-住宅", "住宅(01)": the name says it, the code may be somebody else's.
        if found := re.fullmatch(r"([0-9]+|[a-z_]+[-_.:、)])[-_.:、) ]*([^0-9]+)", key):
            return self._codes.get(found[2].strip(), set())
        if found := re.fullmatch(r"(.+?)\(.*\)", key):
            return self._codes.get(found[1], set())
        return set()

    def _one(self, text: str, codes: set[str]) -> str:
        if len(codes) > 1:
            params = {"value": shown(text), "codes": ", ".join(sorted(codes))}
            raise DomainError(Problem("cell.code_ambiguous", self.field, params))
        return next(iter(codes))

    def _unknown(self, text: str) -> Problem:
        names = self.names_en if text.isascii() and not text.isdecimal() else self.names
        near = [name for name in names if len(text) > 1 and (text in name or name in text)]
        near += difflib.get_close_matches(text, names, _NAMES_TRIED, 0.4)
        if not near:  # short Chinese words share a character rather than a shape
            near = [name for name in names if set(text) & set(name)] if names is self.names else []
        near = list(dict.fromkeys(near))[:_NAMES_TRIED]
        if not near:
            return Problem("cell.code", self.field, {"value": shown(text)})
        return Problem("cell.code_near", self.field, {"value": shown(text), "names": ", ".join(near)})


def read_phone(text: str, field: str = "") -> str:
    """One or several telephone numbers, joined by "/": 13812345678, 0755-26001234, 0755-26001234-801, 12345,
    and of other places with + or 00 and the country: +85291234567.

    Mobile and fixed numbers both pass: an office's column holds either. Raises DomainError, which quotes nothing.
    """
    numbers = [_number(part, field) for part in phone_parts(text)]
    if not numbers:
        raise DomainError(Problem("cell.phone", field))
    return "/".join(dict.fromkeys(numbers))


def phone_parts(text: str) -> list[str]:
    """The numbers of a text, apart from each other and from words, before they are checked."""
    parts = _PHONE_PARTS.split(half_width(text).translate({ord("—"): "-", ord("–"): "-"}))
    return [number for part in parts if (number := _PHONE_WORDS.sub("", part.strip()).strip())]


def _number(text: str, field: str) -> str:
    digits = re.sub(r"[- ()]", "", text)
    bare = _CHINA.sub("", digits)
    if bare != digits and not bare.startswith(("0", "1")):
        bare = "0" + bare  # +86 755 …: the area code without its zero
    if _MOBILE.fullmatch(bare) or _SERVICE.fullmatch(bare):
        return bare
    if found := _ABROAD.fullmatch(digits):
        return f"+{found[1]}"
    source = bare if bare != digits else text.replace(" ", "")
    found = _LANDLINE.fullmatch(_area_code(source) or source)
    if not found:
        raise DomainError(Problem("cell.phone", field))
    return "-".join(part for part in found.groups() if part)


def _area_code(text: str) -> str:
    """A landline number written in one, with the hyphen after its area code: 010 and 02x have three digits."""
    if not re.match("0[1-9][0-9]{8}", text):
        return ""
    length = 3 if text[1] in "12" and text[:3] in ("010", *(f"02{n}" for n in range(10))) else 4
    return f"{text[:length]}-{text[length:]}"


def _key(text: str) -> str:
    return re.sub(r"\s+", " ", half_width(text)).strip().lower()
