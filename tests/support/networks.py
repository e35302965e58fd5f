"""Road networks for tests and the bench: a lattice of any size, and the roads of the map extracts."""

from pathlib import Path

import numpy as np
from osgeo import gdal, ogr, osr

DATA = Path(__file__).resolve().parents[3] / "shared" / "data"
SPEEDS = {"motorway": 120, "primary": 80, "secondary": 60, "tertiary": 50, "residential": 30, "service": 20}


def write_roads(path, epsg, roads):
    """Write ``roads``, an iterable of (coordinates, oneway text, speed or None), as layer ``roads`` of a GeoPackage."""
    dataset = ogr.GetDriverByName("GPKG").CreateDataSource(str(path))
    reference = osr.SpatialReference()
    reference.ImportFromEPSG(epsg)
    reference.SetAxisMappingStrategy(osr.OAMS_TRADITIONAL_GIS_ORDER)
    layer = dataset.CreateLayer("roads", reference, ogr.wkbLineString)
    layer.CreateField(ogr.FieldDefn("oneway", ogr.OFTString))
    layer.CreateField(ogr.FieldDefn("speed", ogr.OFTReal))
    definition = layer.GetLayerDefn()
    dataset.StartTransaction()
    for coordinates, oneway, speed in roads:
        line = ogr.Geometry(ogr.wkbLineString)
        for x, y in coordinates:
            line.AddPoint_2D(float(x), float(y))
        feature = ogr.Feature(definition)
        feature.SetGeometryDirectly(line)
        if oneway is not None:
            feature.SetField(0, oneway)
        if speed is not None:
            feature.SetField(1, float(speed))
        layer.CreateFeature(feature)
    dataset.CommitTransaction()
    del layer, dataset
    return path


def lattice(size, seed=1, step=100.0, origin=(500_000.0, 3_000_000.0)):
    """Yield the roads of a square lattice of ``size`` × ``size`` nodes, all speeds given, some streets one-way."""
    rng = np.random.default_rng(seed)
    for row in range(size):
        for column in range(size):
            here = (origin[0] + column * step, origin[1] + row * step)
            for right, up in ((1, 0), (0, 1)):
                if column + right < size and row + up < size:
                    there = (here[0] + right * step, here[1] + up * step)
                    yield (here, there), str(rng.choice(["B", "B", "B", "F", "T"])), float(rng.choice([30, 50, 60]))


def lattice_with_parallels(size, seed=1):
    """Yield a lattice with roads that run beside others, on top of others, over them, and in a part of its own."""
    roads = list(lattice(size, seed))
    rng = np.random.default_rng(seed)
    for number in rng.choice(len(roads), len(roads) // 6, replace=False):
        (start, end), oneway, _ = roads[number]
        middle = ((start[0] + end[0]) / 2 + 17.0, (start[1] + end[1]) / 2 + 9.0)
        roads.append(((start, middle, end), "B", 90.0))
        if number % 2:
            roads.append(((start, end), oneway, 20.0))
    corner, far = roads[0][0][0], roads[-1][0][-1]
    roads.append(((corner, (corner[0] + 333.3, corner[1] + 777.7), far), "B", 100.0))  # passes over everything
    island = (corner[0] - 5000.0, corner[1] - 5000.0)
    for index in range(6):
        roads.append((((island[0] + 50 * index, island[1]), (island[0] + 50 * index + 50, island[1])), "B", 40.0))
    return roads


def jittered(roads, size, seed=4):
    """Return the roads with every end moved by up to ``size``: what meets no longer meets exactly."""
    rng = np.random.default_rng(seed)
    return [
        ([tuple(np.add(place, rng.uniform(-size, size, 2))) for place in coordinates], oneway, speed)
        for coordinates, oneway, speed in roads
    ]


def extract_roads(name):
    """Return the highway lines of an extract in ../shared/data (None where it is missing), read by GDAL alone."""
    source = DATA / name
    if not source.exists():
        return None
    dataset = gdal.OpenEx(str(source), gdal.OF_VECTOR)
    layer = dataset.GetLayerByName("lines")
    layer.SetAttributeFilter("highway IS NOT NULL")
    roads = []
    for feature in layer:
        tags = feature.GetField("other_tags") or ""
        oneway = "F" if '"oneway"=>"yes"' in tags else "T" if '"oneway"=>"-1"' in tags else "B"
        speed = SPEEDS.get(feature.GetField("highway").removesuffix("_link"), 15)
        roads.append((feature.GetGeometryRef().GetPoints(), oneway, speed))
    return roads
