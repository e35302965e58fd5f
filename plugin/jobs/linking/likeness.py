"""Which known names are like one that is not known."""

from __future__ import annotations

from collections.abc import Iterable

from .keys import edit_distance

_LEAST = 0.5
_MOST = 5


class SimilarNames:
    """Finds among ``names`` those that are like another one; what was asked once is remembered."""

    def __init__(self, names: Iterable[str]):
        self._with_letter: dict[str, set[str]] = {}
        for name in names:
            for letter in set(name):
                self._with_letter.setdefault(letter, set()).add(name)
        self._known: dict[str, list[tuple[str, float]]] = {}

    def like(self, wanted: str) -> list[tuple[str, float]]:
        """Up to five names with how much they are like it, the best first: 1 for the same, at least a half."""
        if not wanted:
            return []
        if wanted not in self._known:
            shared: dict[str, int] = {}
            for letter in set(wanted):
                for name in self._with_letter.get(letter, ()):
                    shared[name] = shared.get(name, 0) + 1
            enough = len(set(wanted)) * _LEAST
            alike = [
                (name, 1 - edit_distance(wanted, name) / max(len(wanted), len(name)))
                for name, count in shared.items()
                if count >= enough and abs(len(name) - len(wanted)) <= max(len(name), len(wanted)) * _LEAST
            ]
            alike = sorted((one for one in alike if one[1] >= _LEAST), key=lambda one: (-one[1], one[0]))
            self._known[wanted] = alike[:_MOST]
        return self._known[wanted]
