"""Points into polygons: 400,000 into 40,000, link rows stored and a linked layer written, against QGIS and others.

``python tests/bench/bench_linking.py`` prints the rows; `rows` gives them to ``make bench``. All sides work on the same
data; a peer that only joins in memory is said to.
"""

import importlib.util
import os
import sys
import tempfile
import time
from datetime import date
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import numpy as np

if "civicgrid" not in sys.modules:
    root = Path(__file__).resolve().parents[2]
    spec = importlib.util.spec_from_file_location(
        "civicgrid", root / "__init__.py", submodule_search_locations=[str(root)]
    )
    sys.modules["civicgrid"] = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(sys.modules["civicgrid"])

SIDE = 200
POINTS = 400_000


def data():
    """Squares with streets between them, and points in them, in degrees."""
    from civicgrid.plugin.services.geos import shapely

    x, y = np.meshgrid(np.arange(SIDE), np.arange(SIDE))
    west, south = 114 + x.ravel() * 0.0005, 22 + y.ravel() * 0.0005
    polygons = shapely.box(west, south, west + 0.0004, south + 0.0004)
    generator = np.random.default_rng(1)
    inside = generator.integers(0, len(west), POINTS)
    offsets = 0.00005 + generator.random((POINTS, 2)) * 0.0003
    return np.column_stack((west[inside], south[inside])) + offsets, polygons


def ours(points, polygons, folder: Path) -> tuple[float, float]:
    """Seconds to link and store the rows, and to link and write the points as a layer with their polygon's code."""
    from civicgrid.plugin.domain.uid import new_uids
    from civicgrid.plugin.jobs.linking import link_points
    from civicgrid.plugin.services.geos import shapely
    from civicgrid.plugin.store import create_store
    from civicgrid.plugin.store.places import swap_memberships

    with create_store(str(folder / "ours.gpkg")) as store:
        count = len(polygons)
        codes = np.array([str(number) for number in range(count)])
        multi = shapely.to_wkb(shapely.multipolygons(polygons, indices=np.arange(count)))
        store.load(
            "grid",
            {"uid": new_uids(count), "code": codes.tolist(), "name": ["b"] * count,
             "valid_from": [date(2026, 1, 1)] * count, "geom": multi.tolist()},
        )  # fmt: skip
        ids = np.array(store.read("grid", ["id"], order_by=["id"])["id"])
        numbers = np.arange(1, len(points) + 1)
        started = time.perf_counter()
        point, polygon = link_points(points, polygons)
        swap_memberships(store, "building", numbers[point], ids[polygon])
        rows = time.perf_counter() - started
        started = time.perf_counter()
        point, polygon = link_points(points, polygons)
        store.load(
            "component",
            {"uid": new_uids(len(point)), "code": [str(number) for number in point.tolist()],
             "class_code": ["0102"] * len(point), "edition": ["b"] * len(point), "grid_code": codes[polygon],
             "geom": shapely.to_wkb(shapely.points(points[point])).tolist()},
        )  # fmt: skip
        layer = time.perf_counter() - started
        if not store.count("grid_membership") == store.count("component") == len(points):
            raise SystemExit("the links are not complete")
    return rows, layer


def qgis_join(points, polygons, folder: Path) -> float:
    """QGIS's own join by location, which writes a layer."""
    from qgis.analysis import QgsNativeAlgorithms
    from qgis.core import (
        QgsApplication,
        QgsFeature,
        QgsGeometry,
        QgsPointXY,
        QgsProcessingContext,
        QgsProcessingFeedback,
        QgsVectorLayer,
    )

    registry = QgsApplication.processingRegistry()
    if registry.providerById("native") is None:
        registry.addProvider(QgsNativeAlgorithms(registry))
    layers = []
    for kind, source in (("Point", points), ("Polygon", polygons)):
        layer = QgsVectorLayer(f"{kind}?crs=EPSG:4490&field=number:integer&index=yes", kind, "memory")
        features = []
        for number, one in enumerate(source):
            feature = QgsFeature(layer.fields())
            feature.setAttributes([number])
            geometry = QgsGeometry.fromPointXY(QgsPointXY(*one)) if kind == "Point" else QgsGeometry()
            if kind == "Polygon":
                geometry.fromWkb(one.wkb)
            feature.setGeometry(geometry)
            features.append(feature)
        layer.dataProvider().addFeatures(features)
        layers.append(layer)
    algorithm = registry.createAlgorithmById("native:joinattributesbylocation")
    parameters = {"INPUT": layers[0], "JOIN": layers[1], "PREDICATE": [0], "METHOD": 0,
                  "OUTPUT": str(folder / "joined.gpkg")}  # fmt: skip
    started = time.perf_counter()
    _, done = algorithm.run(parameters, QgsProcessingContext(), QgsProcessingFeedback(False))
    if not done:
        raise SystemExit("QGIS's join failed")
    return time.perf_counter() - started


def geopandas_join(points, polygons) -> float | None:
    """geopandas' join in memory, None where it is not installed."""
    if importlib.util.find_spec("geopandas") is None:
        return None
    import geopandas

    left = geopandas.GeoDataFrame(geometry=geopandas.points_from_xy(*points.T), crs=4490)
    right = geopandas.GeoDataFrame(geometry=polygons, crs=4490)
    started = time.perf_counter()
    geopandas.sjoin(left, right, predicate="intersects")
    return time.perf_counter() - started


def copied_by_gdal(folder: Path) -> float:
    """ogr2ogr's own copy of the layer that ours wrote."""
    from osgeo import gdal

    started = time.perf_counter()
    if gdal.VectorTranslate(str(folder / "copy.gpkg"), str(folder / "ours.gpkg"), layers=["component"]) is None:
        raise SystemExit("the copy failed")
    return time.perf_counter() - started


def rows(folder: Path) -> list:
    """Return rows 4 and 5 of the design's budgets; QGIS has to be running."""
    from civicgrid.tests.bench.bench_network import Row

    points, polygons = data()
    linked, layer = ours(points, polygons, folder)
    peers = {"QGIS join by location": qgis_join(points, polygons, folder)}
    joined = geopandas_join(points, polygons)
    if joined is not None:
        peers["geopandas, in memory only"] = joined
    copied = copied_by_gdal(folder)
    size = f"{POINTS:,} points into {len(polygons):,} polygons"
    return [
        Row(f"{size}, link rows stored", linked, 3.0, peers),
        Row(f"{size}, a linked layer written", layer, 1.2 * copied, {"ogr2ogr copying the layer": copied}),
    ]


def main() -> None:
    """Print the rows."""
    from qgis.core import QgsApplication

    application = QgsApplication([], False)
    application.initQgis()
    with tempfile.TemporaryDirectory() as name:
        for row in rows(Path(name)):
            print(row)  # noqa: T201
    application.exitQgis()


if __name__ == "__main__":
    main()
