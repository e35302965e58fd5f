"""The colours of the map, each defined once, in ``resources/styles/palette.json``."""

import json
from functools import cache

from ..services.paths import RESOURCES

STYLES = RESOURCES / "styles"


@cache
def _palette() -> dict[str, str]:
    return json.loads((STYLES / "palette.json").read_text(encoding="utf-8"))


def colour(name: str) -> str:
    """A colour as #rrggbb by its name; raises KeyError."""
    return _palette()[name]
