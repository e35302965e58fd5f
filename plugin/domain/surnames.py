"""Surnames of two characters 复姓."""

from __future__ import annotations

import re

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
