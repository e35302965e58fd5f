"""Coordinates inside well-known binary, changed for many geometries at a time; every geometry type, Z and M kept."""

import struct
from collections.abc import Callable, Sequence

import numpy as np

_LINES = {2, 8}  # line string, circular string
_RINGS = {3, 17}  # polygon, triangle
_COLLECTIONS = {4, 5, 6, 7, 9, 10, 11, 12, 15, 16}
_FLAGS = 0xC0000000  # Z and M in the older, "extended" form
_SRID_FLAG = 0x20000000


def map_coordinates(
    geometries: Sequence[bytes], function: Callable[[np.ndarray, np.ndarray], tuple[np.ndarray, np.ndarray]]
) -> list[bytes]:
    """Return little-endian WKB geometries with ``function(x, y) -> (x, y)`` applied to all their vertices in one call.

    Z and M stay as they are. Takes ISO WKB (OGC 06-103r4) and the extended form without an SRID; raises ValueError for
    anything else.
    """
    buffers = [bytearray(geometry) for geometry in geometries]
    views: list[np.ndarray] = []
    for buffer in buffers:
        try:
            end = _collect(buffer, 0, views)
        except struct.error as error:
            raise ValueError("truncated geometry") from error
        if end != len(buffer):
            raise ValueError("bytes behind the geometry")
    if views:
        x, y = function(np.concatenate([view[:, 0] for view in views]), np.concatenate([view[:, 1] for view in views]))
        start = 0
        for view in views:
            stop = start + len(view)
            view[:, 0] = x[start:stop]
            view[:, 1] = y[start:stop]
            start = stop
    return [bytes(buffer) for buffer in buffers]


def _collect(buffer: bytearray, offset: int, views: list[np.ndarray]) -> int:
    """Append a view of each vertex array of the geometry at ``offset`` to ``views``; return where the geometry ends."""
    order, code = struct.unpack_from("<BI", buffer, offset)
    if order != 1 or code & _SRID_FLAG:
        raise ValueError("not little-endian well-known binary")
    flags, code = code & _FLAGS, code & ~_FLAGS
    if code >= 4000:
        raise ValueError(f"geometry type {code}")
    kind = code % 1000
    dimensions = 2 + flags.bit_count() + (0, 1, 1, 2)[code // 1000]
    offset += 5
    if kind == 1:
        return _vertex_array(buffer, offset, 1, dimensions, views)
    (count,) = struct.unpack_from("<I", buffer, offset)
    offset += 4
    if kind in _LINES:
        return _vertex_array(buffer, offset, count, dimensions, views)
    if kind in _RINGS:
        for _ in range(count):
            (points,) = struct.unpack_from("<I", buffer, offset)
            offset = _vertex_array(buffer, offset + 4, points, dimensions, views)
        return offset
    if kind in _COLLECTIONS:
        for _ in range(count):
            offset = _collect(buffer, offset, views)
        return offset
    raise ValueError(f"geometry type {code}")


def _vertex_array(buffer: bytearray, offset: int, count: int, dimensions: int, views: list[np.ndarray]) -> int:
    if count:
        values = np.frombuffer(buffer, dtype="<f8", count=count * dimensions, offset=offset)
        views.append(values.reshape(count, dimensions))
    return offset + count * dimensions * 8
