"""The packed R-tree is one that SQLite itself would accept and answers as brute force does."""

import sqlite3

import numpy as np
import pytest

from civicgrid.plugin.store.gpkg import rtree


@pytest.mark.parametrize("count", [0, 1, 51, 52, 5_000, 120_000])
def test_packed_tree_is_whole_and_finds_what_brute_force_finds(count):
    random = np.random.default_rng(count)
    corner = random.uniform(-180, 180, (count, 2))
    bounds = np.hstack([corner, corner + random.uniform(0, 0.5, (count, 2))])
    ids = random.permutation(count) + 7
    connection = sqlite3.connect(":memory:")
    connection.execute("CREATE VIRTUAL TABLE tree USING rtree(id, minx, maxx, miny, maxy)")
    connection.execute("INSERT INTO tree VALUES (1, 0, 1, 0, 1)")
    rtree.rebuild(connection, "tree", ids, bounds)
    assert connection.execute("SELECT rtreecheck('tree')").fetchone()[0] == "ok"
    assert connection.execute("SELECT count(*) FROM tree").fetchone()[0] == count
    for x, y in random.uniform(-180, 170, (20, 2)):
        found = connection.execute(
            "SELECT id FROM tree WHERE maxx >= ? AND minx <= ? AND maxy >= ? AND miny <= ?", (x, x + 10, y, y + 10)
        )
        inside = (bounds[:, 2] >= x) & (bounds[:, 0] <= x + 10) & (bounds[:, 3] >= y) & (bounds[:, 1] <= y + 10)
        assert set(ids[inside].tolist()) <= {row[0] for row in found}


def test_packed_tree_takes_later_rows():
    random = np.random.default_rng(3)
    corner = random.uniform(0, 10, (3_000, 2))
    connection = sqlite3.connect(":memory:")
    connection.execute("CREATE VIRTUAL TABLE tree USING rtree(id, minx, maxx, miny, maxy)")
    rtree.rebuild(connection, "tree", np.arange(1, 3_001), np.hstack([corner, corner]))
    rows = [(number, x, x, y, y) for number, (x, y) in enumerate(random.uniform(0, 10, (3_000, 2)), 3_001)]
    connection.executemany("INSERT INTO tree VALUES (?, ?, ?, ?, ?)", rows)
    connection.execute("DELETE FROM tree WHERE id % 2")
    assert connection.execute("SELECT rtreecheck('tree')").fetchone()[0] == "ok"
    assert connection.execute("SELECT count(*) FROM tree").fetchone()[0] == 3_000
