"""The initials of the pinyin of Chinese names, by which lists are searched."""

import importlib.util


def initials(name: str) -> str:
    """bllj for 暴露垃圾; what is not Chinese stays as it is. "" without pypinyin."""
    if importlib.util.find_spec("pypinyin") is None:
        return ""
    from pypinyin import Style, lazy_pinyin

    return "".join(lazy_pinyin(name, style=Style.FIRST_LETTER)).lower()
