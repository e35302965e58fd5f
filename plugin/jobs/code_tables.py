"""The code lists that jobs compute with, and the words of generated data, read once."""

import json
from dataclasses import dataclass
from functools import cache

from ..domain.codes import CodeItem, load_code_lists
from ..services.paths import RESOURCES


@cache
def _lists() -> dict[str, list[CodeItem]]:
    return load_code_lists(RESOURCES / "codes")


@cache
def code_list(name: str) -> dict[str, CodeItem]:
    """Return one list of resources/codes by code."""
    return {item.code: item for item in _lists()[name]}


@dataclass(frozen=True)
class RoadClass:
    """What a class of roads is by default; ``speed`` in km/h, ``rank`` 1 (motorway) to 8 (paths)."""

    speed: float
    drivable: bool
    walkable: bool
    rank: int


@cache
def road_classes() -> dict[str, RoadClass]:
    """Return resources/codes/road_class.csv by code."""
    return {
        code: RoadClass(
            float(item.extra["speed_kmh"]), item.extra["drivable"], item.extra["walkable"], item.extra["rank"]
        )
        for code, item in code_list("road_class").items()
    }


@cache
def speed_zones() -> dict[str, float]:
    """Return km/h by the words of resources/codes/road_speed_zone.csv (CN:urban, walk …)."""
    return {code: float(item.extra["speed_kmh"]) for code, item in code_list("road_speed_zone").items()}


@cache
def demo_words(name: str = "names") -> dict:
    """Return one file of resources/demo: the words of which generated people (names), places and events are made."""
    return json.loads((RESOURCES / "demo" / f"{name}.json").read_text(encoding="utf-8"))
