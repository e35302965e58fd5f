"""From a source of roads to a network: out of the cache, or read, built and kept."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from .cache import GraphCache
from .graph import build_graph
from .measure import Measure
from .network import RoadNetwork
from .roads import Roads


class RoadSource(Protocol):
    """Where roads come from."""

    def key(self) -> str | None:
        """Return a text that changes with the roads, None for roads that are not to be cached."""

    def read(self) -> Roads:
        """Return the roads."""


@dataclass(frozen=True)
class Opened:
    """A network, whether the cache had it, the rows that were left out by reason, and `Roads.speeds`."""

    network: RoadNetwork
    cached: bool
    left_out: dict[str, int] = field(default_factory=dict)
    speeds: tuple[int, int] = (0, 0)


def cache_folder() -> Path:
    """Return the folder of the built graphs."""
    from ..services import paths

    return paths.cache_folder() / "graphs"


def open_network(
    source: RoadSource, measure: Measure, tolerance: float = 0.0, cache: GraphCache | None = None
) -> Opened:
    """Return the network of ``source``, joined within ``tolerance`` metres.

    Raises ValueError when the source has no usable line, and what the source's reader raises.
    """
    cache = cache or GraphCache(cache_folder())
    # Taken before reading: roads that change meanwhile leave a key that no longer fits.
    key = source.key()
    if key is not None:
        key = repr((key, measure.name, float(tolerance)))
        graph = cache.load(key)
        if graph is not None:
            return Opened(RoadNetwork(graph, measure, tolerance), True, speeds=cache.speeds(key))
    roads = source.read()
    graph = build_graph(roads, measure, tolerance)
    if key is not None:
        cache.save(key, graph, roads.speeds)
    return Opened(RoadNetwork(graph, measure, tolerance), False, roads.left_out, roads.speeds)
