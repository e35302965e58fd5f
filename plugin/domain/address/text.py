"""The text of an address in one form, and what of it is still to be read."""

from __future__ import annotations

import re
import unicodedata

from ..simplified import simplified as in_simplified_writing

HAN = "[一-鿿㐀-䶿〇\U00020000-\U0003ffff]"

NUMERALS = "零〇一二两三四五六七八九十百廿卅"
_DIGIT_VALUES = dict(zip("零〇一二两三四五六七八九", (0, 0, 1, 2, 2, 3, 4, 5, 6, 7, 8, 9), strict=True))
_TENS = {"十": 1, "廿": 2, "卅": 3}
# A date or a saying names a group: 八一组 is not group 81; 三号路 is a road, 一号公馆 an estate.
_COUNTED = re.compile(
    f"(?<![{NUMERALS}])([{NUMERALS}]{{1,9}})(?=号|栋|幢|座|单元|层|楼|室|支?弄|#|户号?$|分场|管理区|连(?:队|[\\d{NUMERALS}]|$)|团(?![结圆员])|"
    "(?:生产|小)?队(?!伍)|独贵龙|(?<!八一)(?<!五一)(?<!五四)(?<!三八)(?<!七一)(?:(?:村民|居民)?小?组(?![织团])|(?:合作)?社(?!区))|"
    f"委(?=[\\d{NUMERALS}])|舍(?=\\d|$))(?!号(?:[路街线巷桥井]|公[馆寓园]|别墅|庄园|府))"
)
# 三门 and 十八梯 are places, 五零一 perhaps a name: here only what stands before tells.
_COUNTED_INSIDE = re.compile(
    f"(?<=[楼栋幢座层元#])([{NUMERALS}]+)(?=[门梯房铺])|(?<=[号\\d]之)([一二三四五六七八九十]{{1,2}})"
    "|(?<=[栋幢座楼层门号元#-])([零〇一二三四五六七八九]{3,4})(?![零〇一二三四五六七八九十])"
)
_NUMERAL = re.compile(f"[{NUMERALS}壹贰叁肆伍陆柒捌玖拾]")
_CAPITALS = re.compile("[壹贰叁肆伍陆柒捌玖拾]+(?=号(?!公|院子|庄园|府)|栋|幢|单元|层|楼|室)")
_ORDINARY = str.maketrans("壹贰叁肆伍陆柒捌玖拾", "一二三四五六七八九十")
_ORDINAL = re.compile("第(?=\\d{1,4}(?:号|栋|幢|座|单元|层|楼|室|门))")

# Only signs of addresses, and none that is a word of its own in simplified writing.
_SIGNS = "棟單樓號層門戶區縣鎮鄉園廣場廈東側組隊鋪團連內陽車庫臺灣蘇橋華龍鳳濱興馬莊灘嶺嶼壩圍塢國際寧羅"
_TRADITIONAL = str.maketrans(_SIGNS + "衖舖裡後", in_simplified_writing(_SIGNS) + "弄铺里后")
_ANY_TRADITIONAL = re.compile(f"[{''.join(map(chr, _TRADITIONAL))}]")  # ten times as quick
_PLAIN = re.compile("[一-鿿0-9A-Z#]*")
_DASHES = re.compile("[‐‑‒–—―~_−─━]+|-{2,}|(?<=[0-9A-Z])ー(?=[0-9A-Z])")
# Of two dashes before a room on a low floor the second is a minus: 1--101.
_MINUS_ROOM = re.compile("(?<=[0-9A-Z一-鿿])--(?=[1-3][0-9]{2}(?![0-9]))")
_ONE_FOR_DASH = re.compile("(?<=[0-9A-Z])一(?=[0-9A-Z])")
_BETWEEN_NUMBERS = re.compile(r"(?<=[0-9A-Z])(?:\s+|[/\\.·•])(?=[0-9A-Z])")
# 4 0 1室 is one number behind a unit, or where a 0 can be no number of its own; 3 2 1室 may be three.
_SPACED = re.compile(r"(?<![0-9A-Z\s])\s*[1-9](?:\s+\d){2,3}(?=\s*(?:[室房号]|$))")
_SPACED_INSIDE = re.compile("[元门梯层楼]$")
_LABEL = re.compile(f"^(?:{HAN}{{0,6}}地址|{HAN}{{0,4}}住址|住所):")
# Not 原 nor 曾住: who once lived there does so no longer.
_LIVES = re.compile("(?:现?[租暂寄借居]住|现住|实住|实际居住|现居)(?![区小宅])(?:[在于:]|地址|地|址)*")
_LIVES_FIRST = frozenset("现租暂寄借居实")
_LIST = re.compile(f"(?<=[0-9A-Z]),(?=[0-9A-Z])|(?<=[{NUMERALS}]),(?=[{NUMERALS}])")
_NOISE = re.compile(rf"[\s,。;|·•:?!*'\"]|(?<![\d{NUMERALS}])、|、(?![\d{NUMERALS}])")
# 自编3栋 is called so by all; 自编5号 is not the door plate 5.
_OWN_NUMBER = re.compile("自编(?:号)?(?=[\\dA-Z甲乙丙丁]{1,4}[栋幢座])")
# 一二层 are the first and the second floor, not the twelfth, and 一二栋 two buildings.
_RUNNING = re.compile("一二|二三|三四|四五|五六|六七|七八|八九")
_OF_SEVERAL = re.compile("[层楼栋幢座单]|号[楼栋幢]")
# A dash behind a word separates; the only one, before a single digit and the word for floor, is a minus.
_SEPARATOR = re.compile(f"(?<={HAN})(?<![室房])-|(?<=[室房])-(?!\\d)")
_MINUS = re.compile(r"-\d(?:层|楼|F)")
# What stands in brackets is a remark, unless it names a part of an estate.
_PART = re.compile(r"[(\[【]([\dA-Z一二三四五六七八九十东南西北]{1,2}(?:期|区|组团))[)\]】]")
_REMARK = re.compile(r"\([^()]*\)|\[[^\[\]]*\]|【[^【】]*】|[(\[【].*$")
_TELEPHONE = re.compile(
    r"-?(?:联系)?(?:(?:电话|手机|TEL)号?码?)?(?:\+?86-)?(?:(?<!\d)0\d{2,3}-\d{7,8}(?!\d)|(?<!\d)\d{7,}X?)"
)
_MANY_DIGITS = re.compile(r"\d{7}")


class Reader:
    """The text that is still to be read."""

    def __init__(self, text: str):
        self.rest = text
        self.by_value = False
        """Whether a number's value decided how the text was read, so that another number may be read otherwise."""

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


def normalise(text: str) -> tuple[str, str]:
    """The text in half width and capitals, one kind of dash, no spaces, Chinese numerals before a unit word as digits.

    What stands in brackets and telephone numbers come apart, as a remark.
    """
    text = simplified(unicodedata.normalize("NFKC", text or "").upper())
    remark = ""
    if not _PLAIN.fullmatch(text):
        text = _LIST.sub("、", _SPACED.sub(_one_number, text.strip()))
        text = _BETWEEN_NUMBERS.sub("-", _DASHES.sub("-", _MINUS_ROOM.sub("-负", _LABEL.sub("", text.strip()))))
        text, remark = _without(_REMARK, _PART.sub(r"\1", text))
        remark += "?" if "?" in text else ""  # whoever writes it is not sure
        text = _NOISE.sub("", text)
    if text[:1] in _LIVES_FIRST:
        text = text[found.end() :] if (found := _LIVES.match(text)) else text
    if _MANY_DIGITS.search(text):
        text, number = _without(_TELEPHONE, text)
        remark += number
    if "-" in text:
        text = text.strip("-")
        if text.count("-") > 1 or not _MINUS.search(text):
            text = _SEPARATOR.sub("", text)
    if _NUMERAL.search(text):
        text = _ONE_FOR_DASH.sub("-", text)
        text = _CAPITALS.sub(lambda found: found[0].translate(_ORDINARY), text)
        text = _COUNTED.sub(_counted, text)
        text = _COUNTED_INSIDE.sub(_inside, text)
    if "自编" in text:
        text = _OWN_NUMBER.sub("", text)
    if "第" in text:
        text = _ORDINAL.sub("", text)
    return text, remark


def simplified(text: str) -> str:
    """The text with the signs of addresses in simplified writing: 3棟2單元 is 3栋2单元."""
    return text.translate(_TRADITIONAL) if _ANY_TRADITIONAL.search(text) else text


def _one_number(found: re.Match[str]) -> str:
    number = re.sub(r"\s", "", found[0])
    return number if "0" in number or _SPACED_INSIDE.search(found.string, 0, found.start()) else found[0]


def _counted(found: re.Match[str]) -> str:
    several = _RUNNING.fullmatch(found[1]) and _OF_SEVERAL.match(found.string, found.end())
    return found[0] if several else arabic(found[1])


def _without(pattern: re.Pattern[str], text: str) -> tuple[str, str]:
    """The text without what the pattern finds, and that; numbers on both sides of a gap do not become one."""
    found = "".join(one[0] for one in pattern.finditer(text))
    return (
        (re.sub(r"(?<=[\dA-Z])\0+(?=[\dA-Z])", "、", pattern.sub("\0", text)).replace("\0", ""), found)
        if found
        else (text, "")
    )


def _inside(found: re.Match[str]) -> str:
    """A numeral inside a house as digits; what follows 之一 is no part of its number."""
    end = found.end()
    closed = found.lastindex == 2 and found.string[end : end + 1].isdecimal()
    return arabic(found[found.lastindex]) + ("号" if closed else "")


def arabic(numeral: str) -> str:
    """Chinese numerals as digits: 十二 -> 12, 廿三 -> 23, 一百零五 -> 105, 三〇一 -> 301."""
    if not any(c in "十百廿卅" for c in numeral):
        return "".join(str(_DIGIT_VALUES[c]) for c in numeral)
    total = value = 0
    for c in numeral:
        if c == "百":
            total += (value or 1) * 100
            value = 0
        elif c in _TENS:
            total += (value or 1) * _TENS[c] * 10
            value = 0
        else:
            value = _DIGIT_VALUES[c]
    return str(total + value)
