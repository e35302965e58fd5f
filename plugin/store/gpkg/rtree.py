"""Packing an R-tree in one go, by sort-tile-recursive (Leutenegger, Lopez, Edgington 1997).

SQLite inserts some 60,000 entries a second into an R-tree; packed nodes are written in a fraction of that. The nodes
are laid out as SQLite's rtree.c documents them: a header of depth (root only) and cell count, both 16-bit, then cells
of a 64-bit id and four 32-bit floats (minx, maxx, miny, maxy), everything big-endian; node 1 is the root. Rows are
found again in the shadow tables ``_rowid`` (row → leaf) and ``_parent`` (node → node above).
"""

import math
import sqlite3

import numpy as np

from ..sqltext import quote, words

_CELL = np.dtype([("id", ">i8"), ("minx", ">f4"), ("maxx", ">f4"), ("miny", ">f4"), ("maxy", ">f4")])
_HEADER_BYTES = 4
_FILL = 0.8  # room for rows that are added later without splitting every leaf


def rebuild(connection: sqlite3.Connection, name: str, ids: np.ndarray, bounds: np.ndarray) -> None:
    """Replace all entries of the R-tree ``name`` by ``ids`` (n) with ``bounds`` (n, 4: minx, miny, maxx, maxy)."""
    node, row, parent = (quote(name + suffix) for suffix in ("_node", "_rowid", "_parent"))
    size = connection.execute(words("SELECT length(data) FROM", node, "WHERE nodeno = 1")).fetchone()[0]
    for table in (node, row, parent):
        connection.execute(words("DELETE FROM", table))
    nodes, rows, parents = _pack(ids, bounds, size)
    connection.executemany(words("INSERT INTO", node, "(nodeno, data) VALUES (?, ?)"), nodes)
    connection.executemany(words("INSERT INTO", row, "(rowid, nodeno) VALUES (?, ?)"), sorted(rows))
    connection.executemany(words("INSERT INTO", parent, "(nodeno, parentnode) VALUES (?, ?)"), parents)


def bounds(connection: sqlite3.Connection, name: str) -> tuple[float, float, float, float] | None:
    """What all entries of the R-tree ``name`` cover together (minx, miny, maxx, maxy), read from its root alone."""
    sql = words("SELECT data FROM", quote(name + "_node"), "WHERE nodeno = 1")
    root = bytes(connection.execute(sql).fetchone()[0])
    cells = np.frombuffer(root, dtype=_CELL, count=int.from_bytes(root[2:4], "big"), offset=_HEADER_BYTES)
    if not len(cells):
        return None
    found = (cells["minx"].min(), cells["miny"].min(), cells["maxx"].max(), cells["maxy"].max())
    return tuple(float(value) for value in found)


def _pack(ids: np.ndarray, bounds: np.ndarray, node_bytes: int) -> tuple[list, list, list]:
    capacity = (node_bytes - _HEADER_BYTES) // _CELL.itemsize
    cells = np.empty(len(ids), dtype=_CELL)
    cells["id"] = ids
    cells["minx"], cells["miny"] = _down(bounds[:, 0]), _down(bounds[:, 1])
    cells["maxx"], cells["maxy"] = -_down(-bounds[:, 2]), -_down(-bounds[:, 3])
    nodes, rows, parents = [], [], []
    next_number, depth = 2, 0
    while len(cells) > capacity:
        cells, starts = _tile(cells, max(2, int(capacity * _FILL)))
        numbers = np.arange(next_number, next_number + len(starts))
        next_number += len(starts)
        ends = np.append(starts[1:], len(cells))
        owner = np.repeat(numbers, ends - starts)
        (parents if depth else rows).extend(zip(cells["id"].tolist(), owner.tolist(), strict=True))
        for number, start, end in zip(numbers.tolist(), starts.tolist(), ends.tolist(), strict=True):
            nodes.append((number, _node(cells[start:end], 0, node_bytes)))
        above = np.empty(len(starts), dtype=_CELL)
        above["id"] = numbers
        above["minx"], above["miny"] = (
            np.minimum.reduceat(cells[name].astype("f4"), starts) for name in ("minx", "miny")
        )
        above["maxx"], above["maxy"] = (
            np.maximum.reduceat(cells[name].astype("f4"), starts) for name in ("maxx", "maxy")
        )
        cells, depth = above, depth + 1
    nodes.append((1, _node(cells, depth, node_bytes)))
    (parents if depth else rows).extend((number, 1) for number in cells["id"].tolist())
    return nodes, rows, parents


def _down(values: np.ndarray) -> np.ndarray:
    """The largest 32-bit float not above each value, so that a stored box never shrinks."""
    rounded = values.astype("f4")
    return np.where(rounded > values, np.nextafter(rounded, np.float32(-np.inf)), rounded)


def _tile(cells: np.ndarray, per_node: int) -> tuple[np.ndarray, np.ndarray]:
    """Cells in tile order and where each node starts: vertical slices by x, within each by y."""
    slices = math.ceil(math.sqrt(math.ceil(len(cells) / per_node)))
    in_slice = per_node * math.ceil(len(cells) / per_node / slices)
    x = cells["minx"].astype("f8") + cells["maxx"]
    y = cells["miny"].astype("f8") + cells["maxy"]
    by_x = np.argsort(x, kind="stable")
    order = by_x[np.lexsort((y[by_x], np.arange(len(cells)) // in_slice))]
    return cells[order], np.arange(0, len(cells), per_node)


def _node(cells: np.ndarray, depth: int, node_bytes: int) -> bytes:
    header = depth.to_bytes(2, "big") + len(cells).to_bytes(2, "big")
    return (header + cells.tobytes()).ljust(node_bytes, b"\0")
