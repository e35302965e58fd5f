"""Ways along the demo town's streets: walks and drives as positions every half minute."""

from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from .town import Road

SECONDS = 30
_JITTER = 2.2  # metres, standard deviation of a receiver's error
_FURTHEST_ERROR = 7.0


@dataclass
class Track:
    """Positions in metres, ``seconds`` after the beginning, speed in km/h, heading in degrees from north."""

    seconds: np.ndarray
    at: np.ndarray
    speed: np.ndarray
    heading: np.ndarray


class Streets:
    """The streets as a graph of their positions; ``driving`` follows one-way streets and leaves out footways."""

    def __init__(self, roads: list[Road], driving: bool, classes):
        ids: dict[tuple[float, float], int] = {}
        follows: list[list[int]] = []
        for road in roads:
            one = classes[road.road_class]
            if not (one.drivable if driving else one.walkable):
                continue
            places = [ids.setdefault((float(x), float(y)), len(ids)) for x, y in road.line]
            follows += [[] for _ in range(len(ids) - len(follows))]
            for start, end in pairwise(places):
                if not driving or road.direction != "backward":
                    follows[start].append(end)
                if not driving or road.direction != "forward":
                    follows[end].append(start)
        self.at = np.array(list(ids))
        self._follows = follows
        self._xy = self.at.tolist()

    def nearest(self, place: np.ndarray) -> int:
        """The street position nearest to a place from which a way leads on."""
        order = np.argsort(np.hypot(*(self.at - place).T))
        return next(int(node) for node in order.tolist() if self._follows[node])

    def wander(
        self, start: int, home: np.ndarray, reach: float, metres: float, draw: np.random.Generator
    ) -> np.ndarray:
        """A way of about so many metres that keeps within ``reach`` of home where it can; no needless turning back."""
        path, length, before = [start], 0.0, -1
        randoms = iter(draw.random(int(metres / 8) + 64).tolist())
        hx, hy = float(home[0]), float(home[1])
        while length < metres:
            node = path[-1]
            x, y = self._xy[node]
            options = [one for one in self._follows[node] if one != before] or self._follows[node]
            if not options:
                break
            near = [one for one in options if (self._xy[one][0] - hx) ** 2 + (self._xy[one][1] - hy) ** 2 < reach**2]
            if near:
                chosen = near[int(next(randoms, 0.0) * len(near))]
            else:
                chosen = min(options, key=lambda one: (self._xy[one][0] - hx) ** 2 + (self._xy[one][1] - hy) ** 2)
            length += float(np.hypot(self._xy[chosen][0] - x, self._xy[chosen][1] - y))
            before = node
            path.append(chosen)
        return self.at[path]


def move(path: np.ndarray, seconds: float, speed: float, share: float, draw: np.random.Generator) -> Track:
    """Follow a path for ``seconds`` at about ``speed`` km/h, standing still for the rest of the time.

    ``share`` is how much of the time one is on the move; a way that ends sooner is stood out at its end.
    """
    steps = np.hypot(*np.diff(path, axis=0).T)
    pace = speed / 3.6 * draw.uniform(0.8, 1.15, len(steps))
    taken = steps / pace
    total = float(taken.sum())
    # Stops: at a few places, together as long as the share of standing says.
    stops = np.zeros(len(steps))
    if len(steps) and share < 1:
        count = max(1, int(total / 900))
        where = draw.integers(0, len(steps), count)
        still = min(total, seconds * share) * (1 - share) / max(share, 0.02)
        np.add.at(stops, where, still / count * draw.uniform(0.5, 1.5, count))
    arrive = np.concatenate(([0.0], np.cumsum(taken + stops)))
    leave = np.concatenate(([0.0], arrive[1:]))
    leave[:-1] += stops
    times = np.column_stack((arrive, leave)).ravel()
    places = np.repeat(path, 2, axis=0)
    at_seconds = np.arange(0.0, seconds + 1e-9, SECONDS)
    at = np.column_stack([np.interp(at_seconds, times, places[:, axis]) for axis in (0, 1)])
    moved = np.diff(at, axis=0, prepend=at[:1])
    metres = np.hypot(*moved.T)
    heading = np.degrees(np.arctan2(moved[:, 0], moved[:, 1])) % 360
    error = np.clip(draw.normal(0, _JITTER, at.shape), -_FURTHEST_ERROR, _FURTHEST_ERROR)
    return Track(at_seconds, at + error, np.round(metres / SECONDS * 3.6, 1), np.round(heading, 1) % 360)
