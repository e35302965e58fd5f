"""The page on which an information report is printed: HTML with placeholders, which loads nothing from outside.

What it names to be loaded is refused when a city sets its page (`parse_page`); what prints it loads nothing either way
(`maps.info_sheet`).
"""

import re
from html.parser import HTMLParser

from .problems import DomainError, Problem

PLACE = "place"
"""The only picture of a page: where the event is."""

PLACEHOLDERS = ("kind", "serial", "number", "grade", "title", "time", "due", "place", "recipients", "department",
                "unit", "phone", "responsible", "issued", "author", "content")  # fmt: skip
_PLACEHOLDER = re.compile(r"\{(\w+)\}")
_LOADS = frozenset({"applet", "audio", "base", "embed", "frame", "iframe", "image", "link", "object", "script",
                    "source", "svg", "track", "video"})  # fmt: skip
_SOURCES = frozenset({"background", "data", "poster", "src", "srcset"})
# A backslash in a style may spell any of these words.
_STYLE = re.compile(r"url\s*\(|@import|image\s*\(|\\", re.IGNORECASE)


def parse_page(text: str, file: str) -> str:
    """The page of a file of that name as it is. Raises DomainError with the first thing that is wrong with it."""
    named = _PLACEHOLDER.findall(text)
    for name in named:
        if name not in PLACEHOLDERS:
            known = ", ".join(f"{{{one}}}" for one in PLACEHOLDERS)
            raise DomainError(Problem("page.placeholder", params={"file": file, "name": f"{{{name}}}", "known": known}))
    if "content" not in named:
        raise DomainError(Problem("page.content", params={"file": file, "name": "{content}"}))
    reader = _Loads()
    reader.feed(text)
    reader.close()
    if reader.found:
        line, what = reader.found[0]
        raise DomainError(Problem("page.outside", params={"file": file, "line": line, "what": what}))
    return text


def fill_page(page: str, values: dict[str, str]) -> str:
    """The page with values, which are HTML, in place of its placeholders."""
    return _PLACEHOLDER.sub(lambda found: values.get(found[1], found[0]), page)


class _Loads(HTMLParser):
    """Collects what a page would load: (line, what)."""

    def __init__(self):
        super().__init__()
        self.found: list[tuple[int, str]] = []
        self._style = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._style = tag == "style"
        if tag in _LOADS:
            self._tell(f"<{tag}>")
        for name, value in attrs:
            told = (value or "").strip()
            if name.rpartition(":")[2] in _SOURCES and told != PLACE:
                self._tell(f"{name}=“{told}”")
            elif name == "style" and _STYLE.search(told):
                self._tell(f"style=“{told}”")

    def handle_data(self, data: str) -> None:
        if self._style and (found := _STYLE.search(data)):
            self._tell(f"“{found[0]}”")

    def handle_endtag(self, tag: str) -> None:
        self._style = self._style and tag != "style"

    def _tell(self, what: str) -> None:
        self.found.append((self.getpos()[0], what))
