"""The places that were looked at, as a browser keeps them."""

from dataclasses import dataclass

_MOST = 100


@dataclass(frozen=True)
class Place:
    """What is shown: ``kind`` is building, room or person."""

    kind: str
    id: int


class History:
    """Goes back and forward; a new place cuts off what was forward."""

    def __init__(self):
        self._places: list[Place] = []
        self._at = -1

    @property
    def here(self) -> Place | None:
        """The present place."""
        return self._places[self._at] if self._places else None

    def go(self, place: Place) -> None:
        """A new place."""
        if place != self.here:
            self._places = [*self._places[: self._at + 1], place][-_MOST:]
            self._at = len(self._places) - 1

    def step(self, way: int) -> Place | None:
        """The place before (-1) or after (1), which becomes the present one; None at the end."""
        if not 0 <= self._at + way < len(self._places):
            return None
        self._at += way
        return self.here

    def can(self, way: int) -> bool:
        """Whether there is a place before or after."""
        return 0 <= self._at + way < len(self._places)

    def clear(self) -> None:
        """Another store."""
        self._places, self._at = [], -1
