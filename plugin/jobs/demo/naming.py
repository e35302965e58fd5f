"""Names and addresses of the demo town, each given once."""

from collections.abc import Iterator
from itertools import product

import numpy as np

from ..code_tables import demo_words

_OLD_SHARE = 0.25


class Words:
    """Hands out names in an order that the generator decides; when they end, numbered ones go on."""

    def __init__(self, generator: np.random.Generator):
        words = demo_words("town")
        self._generator = generator
        self._main = {True: iter(words["main_north"]), False: iter(words["main_east"])}
        self._roads = self._mixed(words["road_stems"], words["road_suffixes"])
        self._alleys = self._mixed(words["alley_stems"], words["alley_suffixes"])
        kinds = demo_words()["estate_kinds"]
        self._estates = self._mixed(words["estate_stems"], kinds, phases=True)
        self._old = iter(words["old_estates"])
        self._villages = self._mixed(words["villages"], [""])
        self._bridges = iter(words["bridges"])

    def main_street(self, vertical: bool) -> str:
        """A main street's name."""
        return next(self._main[vertical], None) or next(self._roads)

    def street(self) -> str:
        """A street's name."""
        return next(self._roads)

    def alley(self) -> str:
        """An alley's name."""
        return next(self._alleys)

    def bridge(self, street: str) -> str:
        """A bridge's name; after the well-known ones it is called after its street."""
        return next(self._bridges, None) or street + "大桥"

    def estate(self, old: bool) -> str:
        """A housing estate's name; an old one may be some factory's housing."""
        if old and self._generator.random() < _OLD_SHARE:
            name = next(self._old, None)
            if name:
                return name
        return next(self._estates)

    def village(self) -> str:
        """A village's name without the word for village."""
        return next(self._villages)

    def _mixed(self, stems: list[str], ends: list[str], phases: bool = False) -> Iterator[str]:
        """Each stem with the first end, then each with the second …; within a round in the generator's order."""
        for turn, end in product(range(1, 100), ends):
            for place in self._generator.permutation(len(stems)).tolist():
                if turn == 1:
                    yield stems[place] + end
                elif phases:
                    yield f"{stems[place]}{end}{turn}期"
                else:
                    yield f"{stems[place]}{_ORDINALS[turn]}{end}"


_ORDINALS = ("", "", *(a + b for a in ("新", "前", "上", "下", "大", "小", "东", "西", "南", "北") for b in
                       ("", "一", "二", "三", "四", "五", "六", "七", "八", "九")))  # fmt: skip
