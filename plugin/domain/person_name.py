"""A person's name as an office writes it: one form, what is beside it in the cell, and why it cannot be taken.

A name may have a surname of one or two characters or none, parts joined by a middle dot, letters of any script, and
characters beyond the basic plane. Rare characters are never replaced by others that look alike.
"""

from __future__ import annotations

import re
import unicodedata

from .problems import Problem
from .surnames import COMPOUND_SURNAMES

DOT = "·"
"""The middle dot U+00B7 between the parts of a name (民族姓名间隔符, GB/T 15834)."""

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
_QUOTED = re.compile('《([^《》]+)》|〈([^〈〉]+)〉|【([^【】]+)】|「([^「」]+)」|[“"]([^“”"]+)[”"]')
_SERIAL = re.compile("(?:\\(?[0-9]{1,4}[.、,:)]\\s*|[0-9]{1,4}\\s+|[①-⒇][.、]?\\s*)+(?=[^0-9\\s])")
_MARKS = "★☆▲△◆√✓✔#"
_GONE = "(?:已经?)?(?:病?故|去世|死亡|亡故|病?逝|逝世|过世|亡|殁|迁出|迁走|注销|搬走|搬离)了?"
_BEFORE = re.compile(
    "(户主|业主|房主|租户|承租人|联系人|姓名)(?:\\s*:\\s*|\\s+)|(户主)(?=..)"
    f"|({_GONE})(?:\\s*:\\s*|\\s+|(?=[^\\s子去世走出了的][^\\s]{{1,3}}$))"
)
_WHEN = "(?:于|在)?(?:[0-9]{2,4}[年./-])?(?:[0-9]{1,2}[月./-])?(?:[0-9]{1,2}[日号]?)?"
_BEHIND = re.compile(f"(?<=..)[\\s,-]*(先生|女士|小姐|同志|户主|{_WHEN}{_GONE}|外嫁|出嫁)$")
# Between a name and a remark stands a gap: 张三 外出. 王 参军 and 欧阳 参军 are names.
_REMARKED = re.compile("(?<=\\S\\S)\\s+(\\S+)$")
NO_NAMES = frozenset((
    "空户", "空房", "空置", "空关", "空挂", "空挂户", "租户", "租客", "出租", "出租屋", "出租房", "已出租",
    "待租", "群租", "转租", "同上", "户主",
    "业主", "房主", "房东", "住户", "居民", "本人", "商铺", "门面", "店铺", "仓库", "车库", "车位", "办公室",
    "物业", "门卫", "开发商", "公司",
    "待核实", "待查", "待定", "待补", "无人", "没人", "无人居住", "无人在家", "拒访", "外出", "搬走", "已搬走",
    "搬迁", "迁出", "死亡", "去世", "已故",
    "注销", "销户", "未入住", "未售", "自住", "自用", "闲置", "装修", "装修中", "毛坯", "拆迁", "已拆", "父亲",
    "母亲", "妻子", "丈夫", "配偶", "儿子",
    "女儿", "长子", "长女", "次子", "次女", "孙子", "孙女", "家属", "合计", "小计", "总计",
))  # fmt: skip
"""What clerks write where nobody's name is."""
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
    one cell), `name.none` (租户, 同上), `name.digits` (a telephone or number behind a Chinese name). The note is what
    stood in brackets, as a title or a remark: 张三(户主) gives 户主. Nothing given gives "".
    """
    text = _one_width(text or "")
    if quoted := _QUOTED.fullmatch(text):
        text = next(filter(None, quoted.groups())).strip()
    text = _SERIAL.sub("", text, count=1) if _SERIAL.match(text) else text
    text = text.strip(_MARKS + " ")
    notes: list[str] = []
    described = _is_described(text)
    text = _BRACKETS.sub(lambda found: _aside(found[1], notes), text)
    text = re.sub(" +", " ", text).strip()
    for pattern in (_BEFORE, _BEHIND):
        found = pattern.match(text) if pattern is _BEFORE else pattern.search(text)
        if found:
            notes.append(next(filter(None, found.groups())))
            text = (text[: found.start()] + text[found.end() :]).strip()
    remarked = _REMARKED.search(text) if is_chinese(text) else None
    if remarked and _is_remark(remarked[1]) and text[: remarked.start()] not in COMPOUND_SURNAMES:
        notes.append(remarked[1])
        text = text[: remarked.start()]
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
    if name in NO_NAMES:
        return name, Problem("name.none", "name", {"word": name}), note
    if several:
        return name, Problem("name.several", "name"), note
    digits = any("0" <= sign <= "9" for sign in name) and is_chinese(name)
    return name, Problem("name.digits", "name") if digits else None, note


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
    words = re.split("[\\s-]+", text)
    return len(words) > 1 and all(2 <= len(word) <= 3 and word[0] in _COMMON_SURNAMES for word in words)


def _is_remark(text: str) -> bool:
    # The reader of addresses is patterns that take a while to compile: QGIS starts without them.
    from .address.remarks import is_remark

    return is_remark(text)
