"""The reader of files and the cache of graphs: what invalidates it, who shares it, what a damaged one does."""

import json
import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from osgeo import gdal, ogr

from civicgrid.plugin.network import opening
from civicgrid.plugin.network.cache import GraphCache
from civicgrid.plugin.network.file_reader import FileRoads, NotReadable
from civicgrid.plugin.network.graph import ARRAYS, build_graph
from civicgrid.plugin.network.measure import Measure
from civicgrid.plugin.network.opening import open_network
from civicgrid.plugin.network.roads import BACKWARD, BOTH, FORWARD, RoadFields
from civicgrid.tests.support import networks

PLANE = Measure("EPSG:4547 plane")
FIELDS = RoadFields("oneway", "F", "T", "B", BOTH, "speed", 45.0)


@pytest.fixture
def cache(tmp_path):
    return GraphCache(tmp_path / "graphs")


@pytest.fixture
def roads_file(tmp_path):
    return networks.write_roads(tmp_path / "roads.gpkg", 4547, networks.lattice(5))


def source_of(path, subset="", fields=FIELDS):
    return FileRoads(str(path), "roads", subset, fields)


def test_the_stream_reads_what_features_say(tmp_path):
    path = networks.write_roads(
        tmp_path / "roads.gpkg",
        4547,
        [
            ([(0, 0), (10, 0)], "F", 30),
            ([(10, 0), (20, 0), (30, 5)], "T", None),
            ([(30, 5), (40, 5)], None, 0),
            ([(40, 5), (50, 5)], "否", -20),
            ([(50, 5), (60, 5)], "B", 70.5),
        ],
    )
    roads = source_of(path).read()
    assert roads.coords.tolist()[2:5] == [[10, 0], [20, 0], [30, 5]]
    assert roads.offsets.tolist() == [0, 2, 5, 7, 9, 11]
    assert roads.road_id.tolist() == [1, 2, 3, 4, 5]
    assert roads.direction.tolist() == [FORWARD, BACKWARD, BOTH, BOTH, BOTH]
    # NULL, zero and negative speeds take the default.
    assert roads.speed.tolist() == [30, 45, 45, 45, 70.5]
    chinese = RoadFields("oneway", "否", "", "B", BOTH)
    # A NULL compares as empty text, here the value for backward.
    assert source_of(path, fields=chinese).read().direction.tolist() == [BOTH, BOTH, BACKWARD, FORWARD, BOTH]
    assert source_of(path, subset="speed > 50").read().road_id.tolist() == [5]
    with pytest.raises(NotReadable):
        source_of(path, fields=RoadFields("missing")).read()
    with pytest.raises(NotReadable):
        source_of(tmp_path / "nothing.gpkg").read()


def test_geometries_of_every_kind(tmp_path):
    path = str(tmp_path / "mixed.gpkg")
    dataset = ogr.GetDriverByName("GPKG").CreateDataSource(path)
    layer = dataset.CreateLayer("roads", None, ogr.wkbUnknown)
    layer.CreateField(ogr.FieldDefn("way", ogr.OFTInteger))
    long_line = "LINESTRING (" + ", ".join(f"{x} 7" for x in range(3000)) + ")"
    for number, wkt in enumerate(
        [
            "LINESTRING (0 0, 1 0)",
            "MULTILINESTRING ((1 0, 2 0, 3 0))",
            "MULTILINESTRING ((3 0, 4 0), (9 0, 9 1, 9 2))",
            None,
            "POINT (3 3)",
            "LINESTRING Z (4 0 8, 5 0 9)",
            "LINESTRING M (5 0 8, 6 0 9, 7 0 1)",
            "LINESTRING ZM (7 0 1 2, 8 0 3 4)",
            "MULTILINESTRING Z ((8 0 1, 9 0 1))",
            "LINESTRING EMPTY",
            "LINESTRING (0 0, nan nan)",
            long_line,
        ]
    ):
        feature = ogr.Feature(layer.GetLayerDefn())
        feature.SetField(0, number % 2)
        if wkt:
            feature.SetGeometryDirectly(ogr.CreateGeometryFromWkt(wkt))
        layer.CreateFeature(feature)
    del feature, layer, dataset
    roads = FileRoads(path, "roads", "", RoadFields("way", "1", "0")).read()
    assert roads.road_id.tolist() == [1, 2, 3, 3, 6, 7, 8, 9, 12]
    assert np.diff(roads.offsets).tolist() == [2, 3, 2, 3, 2, 3, 2, 2, 3000]
    assert roads.direction.tolist()[:4] == [BACKWARD, FORWARD, BACKWARD, BACKWARD]
    assert roads.coords[:17].tolist() == [
        *[[0, 0], [1, 0], [1, 0], [2, 0], [3, 0], [3, 0], [4, 0], [9, 0], [9, 1], [9, 2]],
        *[[4, 0], [5, 0], [5, 0], [6, 0], [7, 0], [7, 0], [8, 0]],
    ]
    assert sum(roads.left_out.values()) == 4
    assert roads.left_out["not a line"] == 1


def test_a_second_opening_comes_from_the_cache(roads_file, cache):
    first = open_network(source_of(roads_file), PLANE, cache=cache)
    second = open_network(source_of(roads_file), PLANE, cache=cache)
    assert (first.cached, second.cached) == (False, True)
    for name in ARRAYS:
        old, new = getattr(first.network.graph, name), getattr(second.network.graph, name)
        assert np.array_equal(old, new)
        assert old.dtype == new.dtype
        assert isinstance(new, np.memmap)


def test_a_second_process_opens_the_cache(roads_file, cache, tmp_path):
    open_network(source_of(roads_file), PLANE, cache=cache)
    program = tmp_path / "other.py"
    program.write_text(
        "import importlib.util, json, sys\n"
        "conftest, roads, folder = sys.argv[1:]\n"
        "spec = importlib.util.spec_from_file_location('registers', conftest)\n"
        "spec.loader.exec_module(importlib.util.module_from_spec(spec))\n"
        "from civicgrid.plugin.network.cache import GraphCache\n"
        "from civicgrid.plugin.network.file_reader import FileRoads\n"
        "from civicgrid.plugin.network.measure import Measure\n"
        "from civicgrid.plugin.network.opening import open_network\n"
        "from civicgrid.plugin.network.roads import RoadFields\n"
        "source = FileRoads(roads, 'roads', '', RoadFields('oneway', 'F', 'T', 'B', 0, 'speed', 45.0))\n"
        "opened = open_network(source, Measure('EPSG:4547 plane'), cache=GraphCache(folder))\n"
        "print(json.dumps([opened.cached, opened.network.graph.nodes]))\n",
        encoding="utf-8",
    )
    conftest = str(Path(networks.__file__).parents[1] / "conftest.py")
    command = [sys.executable, str(program), conftest, str(roads_file), str(cache.folder)]
    answer = subprocess.run(command, check=True, capture_output=True, text=True)
    assert json.loads(answer.stdout) == [True, 25]


@pytest.mark.parametrize(
    ("source", "measure", "tolerance"),
    [
        ({"subset": "speed > 30"}, PLANE, 0.0),
        ({"fields": RoadFields()}, PLANE, 0.0),
        ({}, Measure("another"), 0.0),
        ({}, PLANE, 0.5),
    ],
)
def test_whatever_changes_the_graph_is_in_the_key(roads_file, cache, source, measure, tolerance):
    open_network(source_of(roads_file), PLANE, cache=cache)
    assert not open_network(source_of(roads_file, **source), measure, tolerance, cache).cached


def test_an_edit_invalidates_also_in_the_write_ahead_log_alone(roads_file, cache):
    open_network(source_of(roads_file), PLANE, cache=cache)
    connection = sqlite3.connect(roads_file)
    # The triggers of a spatial table name functions that plain SQLite has not.
    for function in ("ST_IsEmpty", "ST_MinX", "ST_MaxX", "ST_MinY", "ST_MaxY"):
        connection.create_function(function, 1, lambda geometry: 0)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.commit()
    open_network(source_of(roads_file), PLANE, cache=cache)
    before = roads_file.stat()
    assert open_network(source_of(roads_file), PLANE, cache=cache).cached
    connection.execute("UPDATE roads SET speed = 5")
    connection.commit()
    after = roads_file.stat()
    assert (before.st_size, before.st_mtime_ns) == (after.st_size, after.st_mtime_ns)
    opened = open_network(source_of(roads_file), PLANE, cache=cache)
    assert not opened.cached
    assert set(opened.network.graph.edge_speed.tolist()) == {5}
    connection.close()


@pytest.mark.parametrize("damage", ["cut", "zeroed", "missing", "text", "flipped"])
def test_a_damaged_cache_is_built_anew(roads_file, cache, damage):
    open_network(source_of(roads_file), PLANE, cache=cache)
    (entry,) = cache.folder.iterdir()
    file = entry / "out_node.npy"
    content = file.read_bytes()
    if damage == "cut":
        file.write_bytes(content[: len(content) // 2])
    elif damage == "zeroed":
        file.write_bytes(bytes(len(content)))
    elif damage == "missing":
        file.unlink()
    elif damage == "text":
        (entry / "graph.json").write_text("{", encoding="utf-8")
    else:
        file.write_bytes(content[:-1] + b"\x7f")
    opened = open_network(source_of(roads_file), PLANE, cache=cache)
    assert not opened.cached
    assert open_network(source_of(roads_file), PLANE, cache=cache).cached
    assert len(list(cache.folder.iterdir())) == 1


def test_the_oldest_entries_go_first(roads_file, tmp_path):
    graph = build_graph(source_of(roads_file).read(), PLANE)
    cache = GraphCache(tmp_path / "graphs")
    cache.save("one", graph)
    (entry,) = cache.folder.iterdir()
    size = sum(file.stat().st_size for file in entry.iterdir())
    cache.max_bytes = int(2.5 * size)
    for seconds, key in enumerate(["one", "two", "three"]):
        cache.save(key, graph)
        os.utime(cache._entry(key), (1_700_000_000 + seconds, 1_700_000_000 + seconds))
    assert cache.load("one") is None
    assert cache.load("two") is not None  # which makes it the one used last
    cache.save("four", graph)
    assert [cache.load(key) is not None for key in ("two", "three", "four")] == [True, False, True]


def test_a_folder_that_cannot_be_written_only_costs_the_cache(roads_file, tmp_path):
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    opened = open_network(source_of(roads_file), PLANE, cache=GraphCache(tmp_path / "file" / "graphs"))
    assert opened.network.graph.nodes == 25


def test_the_usual_folder_is_the_users_cache(monkeypatch, tmp_path):
    monkeypatch.setenv("CIVICGRID_CACHE", str(tmp_path))
    assert opening.cache_folder() == tmp_path / "graphs"


def test_gdal_tells_of_no_error_on_the_screen(tmp_path, capfd):
    gdal.DontUseExceptions()
    with pytest.raises(NotReadable):
        source_of(tmp_path / "nothing.gpkg").read()
    assert capfd.readouterr().err == ""
