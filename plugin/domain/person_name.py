"""A person's name as an office writes it: one form, what is beside it in the cell, and why it cannot be taken.

A name may have a surname of one or two characters or none, parts joined by a middle dot, letters of any script, and
characters beyond the basic plane. Rare characters are never replaced by others that look alike.
"""

from __future__ import annotations

import re
import unicodedata

from .problems import Problem

DOT = "·"
"""The middle dot U+00B7 between the parts of a name (民族姓名间隔符, GB/T 15834)."""

COMPOUND_SURNAMES = frozenset(
    re.findall(
        "..",
        "欧阳司马上官诸葛东方皇甫尉迟公孙慕容长孙宇文司徒司空令狐独孤南宫夏侯轩辕端木呼延闻人赫连澹台公冶"
        "宗政濮阳淳于单于太叔申屠仲孙钟离鲜于闾丘亓官拓跋夹谷谷梁百里东郭南门西门东门北宫公羊公良漆雕乐正"
        "宰父段干壤驷左丘梁丘第五万俟完颜纳兰叶赫司寇巫马微生羊舌即墨达奚褚师歐陽諸葛尉遲東方軒轅獨孤鍾離"
        "澹臺司馬長孫公孫颛孙公西太史子车耶律贺兰范姜尔朱哥舒聞人赫連鮮于閭丘萬俟顓孫納蘭完顏賀蘭",
    )
)
"""Surnames of two characters, written one after another."""

_OTHER_DOTS = "•・･‧∙⋅᛫˙⸱ꞏᐧ●▪﹒"
# A full stop is a dot between the parts only where no letter can be abbreviated by it.
_HAN = "[\u3400-\u9fff\u3007\uf900-\ufaff\U00020000-\U0003ffff*]"
_FULL_STOP = re.compile(f"(?<={_HAN})\\s*[.．。｡]\\s*(?={_HAN})")
_DOTS = re.compile(f"\\s*(?:[{DOT}{_OTHER_DOTS}]\\s*)+")
_COMPATIBLE = re.compile("[^\uf900-\ufaff\U0002f800-\U0002fa1f]+")
_INVISIBLE = re.compile("[\u00ad\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\ufeff\x00-\x08\x0e-\x1f\x7f]")
_PRIVATE = re.compile("[\ue000-\uf8ff\U000f0000-\U0010ffff]")
# A question mark, an empty box, a star, or the description of a character by its parts (⿰王加).
_UNREADABLE = re.compile("[?□■▯◻▢○◯�*×\u2ff0-\u2fff]")
_BRACKETS = re.compile(r"[(\[{〔【<《「]([^)\]}〕】>》」]*)(?:[)\]}〕】>》」]|$)")
_BEFORE = re.compile("(户主|业主|房主|租户|承租人|联系人|姓名)(?:\\s*:\\s*|\\s+)|(户主)(?=..)")
_BEHIND = re.compile(
    r"(?<=..)[\s,-]*(先生|女士|小姐|同志|户主|(?:已经?)?(?:故|去世|死亡|亡故|迁出|注销|搬走)|外嫁|出嫁)$"
)
_SEPARATORS = re.compile(r"\s*[、/,;|\n]\s*|\s*[&+]\s*")
_OTHERS = re.compile(r"等(?:\d*|[一二三四五六七八九十]*)人?$|夫[妻妇]$|[一全]家$")
_COMMON_SURNAMES = frozenset(
    "王李张刘陈杨赵黄周吴徐孙胡朱林何郭罗郑梁谢宋唐许邓冯韩曹曾彭萧蔡潘田董袁余叶蒋杜苏魏程吕丁沈任姚卢傅钟姜崔谭"
    "廖范汪陆戴贾韦夏邱方侯邹熊孟秦阎薛尹雷"
)

_UNNAMED = re.compile("之[大小长次]?(?:[子女婴]|双胞胎)|[男女]?婴儿?$|[未待没][取起命有]?名|无名|新生儿|双胞胎|宝宝$")


def is_unnamed(name: str) -> bool:
    """Whether a name only says whose child somebody is, as before a newborn is given one: 张三之子."""
    return bool(_UNNAMED.search(name))


def clean_name(text: str | None) -> tuple[str, Problem | None, str | None]:
    """Return (name, problem, note): the name in one form, why it is no name to be taken, what stands beside it.

    Problems: `name.private_use`, `name.unreadable` (a placeholder for a lost character), `name.several` (two persons in
    one cell). The note is what stood in brackets or as a title: 张三(户主) gives 户主. Nothing given gives "".
    """
    text = _one_width(text or "")
    notes: list[str] = []
    described = _is_described(text)
    text = _BRACKETS.sub(lambda found: _aside(found[1], notes), text)
    text = re.sub(" +", " ", text).strip()
    for pattern in (_BEFORE, _BEHIND):
        found = pattern.match(text) if pattern is _BEFORE else pattern.search(text)
        if found:
            notes.append(next(filter(None, found.groups())))
            text = (text[: found.start()] + text[found.end() :]).strip()
    several = _is_several(text)
    text = " ".join(text.split())
    name = one_dot(text).strip(DOT + " ,;:/、|")
    if is_chinese(name) and not re.search("[A-Za-z]", name):
        name = name.replace(" ", "")
    note = "; ".join(filter(None, notes)) or None
    if _PRIVATE.search(text):
        return name, Problem("name.private_use", "name"), note
    if described or _UNREADABLE.search(text):
        return name, Problem("name.unreadable", "name"), note
    return name, Problem("name.several", "name") if several else None, note


def one_dot(text: str) -> str:
    """Text with every kind of middle dot as U+00B7, without spaces around it."""
    return _DOTS.sub(DOT, _FULL_STOP.sub(DOT, text))


def name_parts(name: str) -> list[str]:
    """The parts of a name that has several: at its dots, and at the spaces and hyphens of other scripts."""
    text = one_dot(name)
    parts = re.split(f"[{DOT}]", text) if is_chinese(text) else re.split(rf"[{DOT}\s.-]", text)
    parts = [part.strip() for part in parts if part.strip()]
    return parts if len(parts) > 1 else []


def is_chinese(text: str) -> bool:
    """Whether a text has a Chinese character, in any plane."""
    return any(
        "\u3400" <= c <= "\u9fff" or "\uf900" <= c <= "\ufaff" or "\U00020000" <= c <= "\U0003ffff" for c in text
    )


def _one_width(text: str) -> str:
    """Half-width letters and marks, composed letters, no invisible signs; Chinese characters stay as they are."""
    text = "".join(chr(ord(c) - 0xFEE0) if "！" <= c <= "～" else c for c in text)
    text = _COMPATIBLE.sub(lambda found: unicodedata.normalize("NFC", found[0]), text)
    text = _INVISIBLE.sub("", text)
    return re.sub(r"[^\S\n]+", " ", text).strip()


def _is_described(text: str) -> bool:
    """Whether brackets describe a character: 王(火华)明, 张(吉吉)."""
    found = _BRACKETS.search(text)
    if not found or not is_chinese(text):
        return False
    before, behind = text[: found.start()].strip(), text[found.end() :].strip()
    return (len(before) == 1 and is_chinese(before)) or (is_chinese(before) and is_chinese(behind[:1]))


def _aside(text: str, notes: list[str]) -> str:
    notes.append(text.strip())
    return " "


def _is_several(text: str) -> bool:
    parts = [part for part in _SEPARATORS.split(text) if part]
    if len(parts) > 1 and (len(parts[0]) > 1 or "\n" not in text):
        return is_chinese(text) or not re.fullmatch("[^,]+,[^,]+", text)
    if is_chinese(text) and _OTHERS.search(text) and len(text) > 3:
        return True
    words = text.split()
    return len(words) > 1 and all(2 <= len(word) <= 3 and word[0] in _COMMON_SURNAMES for word in words)
