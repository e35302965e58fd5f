"""The guide's pages, and the commands in them by name: what the tests run is what the administrator reads."""

import re
from pathlib import Path

DOCS = Path(__file__).resolve().parents[2] / "docs"
LANGUAGES = ("zh", "en")
_BLOCK = re.compile(r"^```\{code-block\} \w+\n:name: (?P<name>[\w-]+)\n\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL)


def pages(language: str) -> list[Path]:
    """Every page of a language."""
    return sorted((DOCS / language).rglob("*.md"))


def commands(language: str) -> dict[str, str]:
    """The named blocks of commands in a language's pages."""
    found = {}
    for page in pages(language):
        for block in _BLOCK.finditer(page.read_text(encoding="utf-8")):
            assert block["name"] not in found, f"two blocks are named {block['name']}"
            found[block["name"]] = block["text"]
    return found
