"""A register of 100,000 city components from an XLSX into a store, against ogr2ogr and QGIS copying the same sheet.

``python tests/bench/bench_import.py`` prints the rows. The peers read and write without a check, a code list, a
comparison or a batch: their numbers say what the bare copying costs. A million rooms are brought by ours alone.
"""

import importlib.util
import os
import sys
import tempfile
import time
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

ROWS = 100_000
ROOMS = 1_000_000
ROOMS_A_BUILDING = 100
HEADER = ["部件标识码", "部件名称", "小类代码", "权属单位名称", "主管部门名称", "养护单位名称", "部件状态", "初始时间",
          "变更时间", "所在单元网格", "经度", "纬度"]  # fmt: skip


def components(path: Path) -> Path:
    """The register as a spreadsheet."""
    import xlsxwriter

    places = np.random.default_rng(1).random((ROWS, 2)) * 0.05 + (114.2, 22.7)
    with xlsxwriter.Workbook(str(path), {"constant_memory": True}) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, HEADER)
        for row, (x, y) in enumerate(places.tolist(), start=1):
            units = ["水务集团", "水务局", "水务养护", "完好"]
            days = [f"2021-03-0{row % 9 + 1}", "2023年5月6日"]
            code = f"4403070101{row:06d}"
            sheet.write_row(row, 0, [code, "上水井盖", "上水井盖", *units, *days, "440307001002001", x, y])
    return path


def ours(path: Path, database: str) -> tuple[float, float]:
    """Seconds to read, check, compare and write the register, and to bring it again, which changes nothing."""
    from civicgrid.plugin.jobs.import_table.request import Request
    from civicgrid.plugin.jobs.import_table.run import guessed, import_table
    from civicgrid.plugin.jobs.tables.source import read_table
    from civicgrid.plugin.jobs.targets import targets
    from civicgrid.plugin.store import create_store

    target, seconds = targets()["component"], []
    with create_store(database) as store:
        for state in ("insert", "same"):
            started = time.perf_counter()
            table = read_table(path)
            request = Request(target, guessed(table, target), "register", "wgs84")
            _, outcome = import_table(store, table, request)
            seconds.append(time.perf_counter() - started)
            if outcome.counts[state] != ROWS:
                raise SystemExit(f"the import is not complete: {outcome.counts}")
    return seconds[0], seconds[1]


def rooms(database: str) -> float:
    """Seconds to check, compare and write a million rooms of a table that is in memory."""
    from civicgrid.plugin.domain.uid import new_uids
    from civicgrid.plugin.jobs.import_table.request import Request
    from civicgrid.plugin.jobs.import_table.run import guessed, import_table
    from civicgrid.plugin.jobs.tables.source import RawTable
    from civicgrid.plugin.jobs.targets import targets
    from civicgrid.plugin.services.geos import shapely
    from civicgrid.plugin.store import create_store

    count = ROOMS // ROOMS_A_BUILDING
    west = 114 + np.arange(count) * 1e-4
    outlines = shapely.to_wkb(
        shapely.multipolygons(shapely.box(west, 22.7, west + 5e-5, 22.70005), indices=range(count))
    )
    number = np.arange(ROOMS)
    floor = (number % ROOMS_A_BUILDING) // 4 + 1
    columns = [
        [f"B{building}" for building in (number // ROOMS_A_BUILDING).tolist()],
        [f"{unit}单元" for unit in (number % 4 // 2 + 1).tolist()],
        floor.tolist(),
        [f"{storey}{door:02d}室" for storey, door in zip(floor.tolist(), (number % 4 + 1).tolist(), strict=True)],
        [("自住", "出租", "空置")[index] for index in (number % 3).tolist()],
    ]
    headers = ["楼栋编码", "单元", "楼层", "房号", "房屋类别"]
    table = RawTable("rooms.xlsx", "", headers, columns, list(range(2, ROOMS + 2)), 1, None, "", "", [])
    target = targets()["room"]
    with create_store(database) as store:
        codes = [f"B{building}" for building in range(count)]
        store.load("building", {"uid": new_uids(count), "code": codes, "geom": outlines.tolist()})
        started = time.perf_counter()
        _, outcome = import_table(store, table, Request(target, guessed(table, target), "register"))
        seconds = time.perf_counter() - started
        if outcome.counts["insert"] != ROOMS:
            raise SystemExit(f"the import is not complete: {outcome.counts}")
    return seconds


def gdal_copy(path: Path, target: Path) -> float:
    """Seconds of GDAL's own translation of the sheet into a GeoPackage, points made by its configuration."""
    from osgeo import gdal

    started = time.perf_counter()
    names = f'"{HEADER[-2]}", "{HEADER[-1]}"'
    sql = f"SELECT *, MakePoint({names}, 4326) AS geometry FROM Sheet1"
    gdal.VectorTranslate(str(target), str(path), format="GPKG", SQLStatement=sql, SQLDialect="SQLITE", layerName="c")
    return time.perf_counter() - started


def qgis_copy(path: Path, target: Path) -> float:
    """Seconds of QGIS's “create points layer from table” on the sheet, written to a GeoPackage."""
    from processing.core.Processing import Processing

    import processing

    Processing.initialize()
    started = time.perf_counter()
    parameters = {"INPUT": str(path), "XFIELD": HEADER[-2], "YFIELD": HEADER[-1], "TARGET_CRS": "EPSG:4490"}
    processing.run("native:createpointslayerfromtable", {**parameters, "OUTPUT": str(target)})
    return time.perf_counter() - started


def rows(folder: Path) -> list:
    """Return the rows for ``make bench``; QGIS has to be running."""
    from civicgrid.tests.bench.bench_network import Row

    sheet = components(folder / "register.xlsx")
    first, again = ours(sheet, str(folder / "ours.gpkg"))
    peers = {
        "ogr2ogr copying the sheet, nothing checked": gdal_copy(sheet, folder / "gdal.gpkg"),
        "QGIS points layer from the table, nothing checked": qgis_copy(sheet, folder / "qgis.gpkg"),
    }
    return [
        Row(f"{ROWS:,} components read, checked, compared, written", first, 30.0, peers),
        Row("the same file again, nothing to write", again, 30.0, {}),
        Row(f"{ROOMS:,} rooms checked, compared, written", rooms(str(folder / "rooms.gpkg")), 300.0, {}),
    ]


def main() -> None:
    """Print the rows."""
    from qgis.core import QgsApplication

    application = QgsApplication([], False)
    application.initQgis()
    sys.path.append(str(Path(application.pkgDataPath()) / "python" / "plugins"))
    with tempfile.TemporaryDirectory() as name:
        for row in rows(Path(name)):
            print(row)  # noqa: T201
    application.exitQgis()


if __name__ == "__main__":
    main()
