"""Small OpenStreetMap files for tests, written by hand."""

from pathlib import Path
from xml.sax.saxutils import quoteattr


class OsmFile:
    """Collects nodes, ways and relations and writes them as .osm XML; degrees, near Shenzhen by default."""

    def __init__(self, lon: float = 114.2, lat: float = 22.7):
        self.lon, self.lat = lon, lat
        self._ids = 0
        self._parts: dict[str, list[str]] = {"node": [], "way": [], "relation": []}

    def node(self, x: float, y: float, **tags: str) -> int:
        """A node ``x``, ``y`` thousandths of a degree from the origin; tag names write ``:`` as ``__``."""
        number = self._next()
        position = f'lat="{self.lat + y / 1000:.7f}" lon="{self.lon + x / 1000:.7f}"'
        self._add("node", number, position, "", tags)
        return number

    def way(self, nodes: list[int], **tags: str) -> int:
        """A way over nodes; numbers that no node has stand for what lies beyond the extract's edge."""
        number = self._next()
        self._add("way", number, "", "".join(f'<nd ref="{node}"/>' for node in nodes), tags)
        return number

    def square(self, x: float, y: float, side: float = 0.2) -> list[int]:
        """The nodes of a closed counter-clockwise square."""
        corners = [self.node(x + dx * side, y + dy * side) for dx, dy in ((0, 0), (1, 0), (1, 1), (0, 1))]
        return [*corners, corners[0]]

    def relation(self, members: list[tuple[int, str]], **tags: str) -> int:
        """A relation of ways with roles."""
        number = self._next()
        inner = "".join(f'<member type="way" ref="{way}" role="{role}"/>' for way, role in members)
        self._add("relation", number, "", inner, tags)
        return number

    def write(self, path: Path) -> Path:
        """Write the file and return its path."""
        parts = "\n".join(line for lines in self._parts.values() for line in lines)
        path.write_text(f'<?xml version="1.0" encoding="UTF-8"?>\n<osm version="0.6">\n{parts}\n</osm>\n', "utf-8")
        return path

    def _next(self) -> int:
        self._ids += 1
        return self._ids

    def _add(self, kind: str, number: int, attributes: str, inner: str, tags: dict[str, str]) -> None:
        inner += "".join(f"<tag k={quoteattr(_key(key))} v={quoteattr(value)}/>" for key, value in tags.items())
        self._parts[kind].append(f'<{kind} id="{number}" version="1" {attributes}>{inner}</{kind}>')


def _key(name: str) -> str:
    return name.replace("__", ":")
