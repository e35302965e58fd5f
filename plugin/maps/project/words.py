"""Names of codes in the user's language: the store's code lists, then the words of ``resources/project/words.json``."""

import json
import re
from functools import cache
from html import escape

from ...domain.codes import load_code_lists
from ...services.paths import RESOURCES
from ...store import Store
from .model import FOLDER

_TOKEN = re.compile(r"\{\{([\w.]+)\}\}")


@cache
def _own() -> dict[str, dict[str, tuple[str, str]]]:
    """What this version brings: the code lists, for stores that are older, and the words."""
    lists = {
        name: {item.code: (item.name_zh, item.name_en) for item in items}
        for name, items in load_code_lists(RESOURCES / "codes").items()
    }
    words = json.loads((FOLDER / "words.json").read_text(encoding="utf-8"))
    return lists | {name: {code: tuple(pair) for code, pair in codes.items()} for name, codes in words.items()}


class Words:
    """Looks names up; ``suffix`` is zh or en. Codes that somebody added to the store are known, too."""

    def __init__(self, store: Store | None, language: str):
        self.suffix = "zh" if language.lower().startswith("zh") else "en"
        self._lists = {name: dict(codes) for name, codes in _own().items()}
        if store is not None:
            columns = ["list", "code", "name_zh", "name_en", "active"]
            rows = store.read("code_item", columns, order_by=("list", "sort"))
            for name, code, chinese, english, active in zip(*rows.values(), strict=True):
                if active:
                    self._lists.setdefault(name, {})[code] = (chinese, english)
            steps = store.read("transition", ["action", "name_zh", "name_en"])
            self._lists["step_action"] = {
                code: (chinese, english) for code, chinese, english in zip(*steps.values(), strict=True)
            }

    def codes(self, name: str) -> dict[str, str]:
        """Code -> name of a list in its order; raises KeyError."""
        return {code: self._say(pair) for code, pair in self._lists[name].items()}

    def say(self, name: str, code: str) -> str:
        """The name of one code; raises KeyError."""
        return self._say(self._lists[name][code])

    def expand(self, text: str) -> str:
        """Replace every token of a text; raises KeyError for a list or code that is not there."""
        return _TOKEN.sub(self._token, text)

    def expand_xml(self, text: str) -> str:
        """Replace every token of an XML text."""
        return _TOKEN.sub(lambda found: escape(self._token(found)), text)

    def _token(self, found: re.Match) -> str:
        if found[1] == "suffix":
            return self.suffix
        name, _, code = found[1].partition(".")
        return self.say(name, code)

    def _say(self, pair: tuple[str, str]) -> str:
        name = pair[0] if self.suffix == "zh" else pair[1]
        return name[:1].upper() + name[1:]
