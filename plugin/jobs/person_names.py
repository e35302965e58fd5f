"""Names for generated residents: common surnames by their frequency, two-character ones, and names in parts."""

import numpy as np

from .code_tables import demo_words

_SHARE_IN_PARTS = 0.02


class Names:
    """Draws names; the same generator in the same state gives the same names."""

    def __init__(self, generator: np.random.Generator):
        self._generator = generator
        self._words = demo_words()
        self._surnames = list(self._words["surnames"])
        weights = np.array(list(self._words["surnames"].values()))
        self._cumulative = np.cumsum(weights / weights.sum())

    def surnames(self, count: int) -> list[str]:
        """``count`` surnames by frequency."""
        rows = np.searchsorted(self._cumulative, self._generator.random(count), side="right")
        return [self._surnames[row] for row in np.minimum(rows, len(self._surnames) - 1).tolist()]

    def full(self, surnames: list[str], male: np.ndarray) -> list[str]:
        """Full names for people with these surnames; a few have a name in parts, without a surname."""
        given = self._generator.integers(0, 2**31, len(surnames)).tolist()
        in_parts = (self._generator.random(len(surnames)) < _SHARE_IN_PARTS).tolist()
        names = []
        for surname, is_male, draw, parts in zip(surnames, male.tolist(), given, in_parts, strict=True):
            if parts:
                names.append(self._pick("in_parts", is_male, draw))
            else:
                names.append(surname + self._pick("", is_male, draw))
        return names

    def foreign(self, male: bool) -> str:
        """A name of somebody from abroad."""
        return self._pick("foreign", male, int(self._generator.integers(0, 2**31)))

    def _pick(self, kind: str, male: bool, draw: int) -> str:
        names = self._words["_".join(filter(None, (kind, "male" if male else "female")))]
        return names[draw % len(names)]
