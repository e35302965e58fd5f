"""What clerks remark behind an address of the home or of who lives there: （已搬走） （转租） 已拆."""

from __future__ import annotations

import re

NOT_LIVING = "not_living"

REMARKS: dict[str, tuple[str, ...]] = {
    NOT_LIVING: (
        "搬走", "搬离", "搬出", "搬家", "搬迁", "搬去", "已搬(?![来入进回])", "迁走", "迁出", "迁离", "迁往",
        "已迁(?![来入进回])", "退租", "退房", "离开", "已走", "不再居住", "不居住", "不住(?!校|院)", "不在[此这]",
        "未入住", "未居住", "未住", "没住", "[没无]人住", "无人居住", "无人入住", "人不在", "人去楼空", "去世",
        "[已亡病]故", "逝世", "查无", "户在人不在", "租[户客]已?退",
        # With the word for home behind them they are still no names of places.
        "死亡(?:户|人员)?", "注销(?:户口?)?", "空挂户?", "空房", "空户", "(?:空置|闲置)(?:房[屋子]?|[户屋])?",
    ),
    "home_let": (
        "转租", "租出", "已出租", "租给", "转给", "已卖", "卖给", "卖出", "已售", "已出售", "售出", "转让", "过户",
        "出租(?![屋房车])",
    ),
    "home_gone": ("已拆", "拆除", "拆迁", "拆掉", "征收", "征迁", "灭失", "倒塌", "坍塌"),
    "apart": ("人户分离",),
    "away": ("外出(?!口)", "不常住", "偶尔", "不在家", "长期在外", "在外地", "外地务工", "外地打工"),
}  # fmt: skip
"""Kind of remark → its words, as regular expressions: the person does not live there (moved away, died, nobody does);
the home was let or sold to others; it was pulled down; the person is registered elsewhere than where they live
(人户分离); the person is away for long."""

_NOT = re.compile("(?:未|没|没有|不|非|待|将|拟|要|准备|计划|打算|可能|是否|疑似)$")
"""Before a word: it is not so, or not yet."""
_PLACE = re.compile("安置|还建|回迁|[户房办点区院]")
"""Behind a word: a place or people that are called so, 拆迁安置房, 搬迁户."""
_WORDS = {kind: re.compile("|".join(words)) for kind, words in REMARKS.items()}
_ANY = re.compile("|".join(words.pattern for words in _WORDS.values()))


def remarks_in(text: str) -> tuple[str, ...]:
    """The kinds of `REMARKS` that a text holds, in their order; what is denied or still to come does not count."""
    if not _ANY.search(text):
        return ()
    return tuple(kind for kind, words in _WORDS.items() if any(_means_it(found) for found in words.finditer(text)))


def is_remark(text: str) -> bool:
    """Whether a text holds a word of `REMARKS`, also one that is denied, still to come or a name."""
    return bool(_ANY.search(text))


def _means_it(found: re.Match[str]) -> bool:
    return not (_NOT.search(found.string, 0, found.start()) or _PLACE.match(found.string, found.end()))
