"""A register of 100,000 residents from an XLSX into a store: checked, recognised, sealed, led to their rooms.

``python tests/bench/bench_persons.py`` prints the rows for both engines, the server set up as the guide advises. The
peer is ogr2ogr copying the same sheet in clear, nothing checked, hashed or linked.
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

PEOPLE = 100_000
BUILDINGS, FLOORS, DOORS = 2_000, 10, 2
HEADER = ["姓名", "身份证号", "性别", "联系电话", "现住址", "户号", "与户主关系", "人口类别", "人户状态", "居住性质",
          "入住日期", "核实日期"]  # fmt: skip
_SURNAMES, _GIVEN = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨", "建国秀英晓梅志强玉兰伟芳娜敏静丽强磊军洋勇艳杰娟涛明超霞平刚桂"


def register(path: Path) -> Path:
    """The register as a spreadsheet; three people to a room, every name and number its own."""
    import xlsxwriter

    from civicgrid.plugin.domain.identifiers.citizen import citizen_check_digit

    born = date(1940, 1, 1).toordinal()
    with xlsxwriter.Workbook(str(path), {"constant_memory": True}) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, HEADER)
        for place in range(PEOPLE):
            first = f"440307{date.fromordinal(born + place % 27_000):%Y%m%d}{place // 27_000 * 2 + place % 2:03d}"
            home = place // 3 % (BUILDINGS * FLOORS * DOORS)
            building, door = divmod(home, FLOORS * DOORS)
            room = f"{door // DOORS + 1}{door % DOORS + 1:02d}"
            name = _SURNAMES[place % 16] + _GIVEN[place // 16 % 31] + _GIVEN[place // 496 % 31]
            sheet.write_row(
                place + 1,
                0,
                [name, first + citizen_check_digit(first), "女男"[place % 2], f"138{place:08d}",
                 f"翡翠花园{building + 1}栋1单元{room}室", f"H{home:07d}", ("户主", "配偶", "子女")[place % 3],
                 "户籍人口", "人户同在", "家庭成员", "2015-03-01", "2026年5月6日"],
            )  # fmt: skip
    return path


def town(store) -> None:
    """The buildings and rooms of the register."""
    from civicgrid.plugin.domain.uid import new_uids
    from civicgrid.plugin.services.geos import shapely

    west = 114 + np.arange(BUILDINGS) * 1e-4
    outlines = shapely.to_wkb(
        shapely.multipolygons(shapely.box(west, 22.7, west + 5e-5, 22.70005), indices=range(BUILDINGS))
    )
    ids = store.reserve_ids("building", BUILDINGS)
    numbers = [str(place + 1) for place in range(BUILDINGS)]
    columns = {"id": ids, "uid": new_uids(BUILDINGS), "estate": ["翡翠花园"] * BUILDINGS, "number": numbers}
    store.load("building", {**columns, "geom": outlines.tolist()}, key=("id",))
    count = BUILDINGS * FLOORS * DOORS
    floor = np.arange(count) % (FLOORS * DOORS) // DOORS + 1
    doors = [f"{storey}{place % DOORS + 1:02d}" for place, storey in enumerate(floor.tolist())]
    rooms = {"uid": new_uids(count), "building_id": np.repeat(ids, FLOORS * DOORS), "unit": ["1"] * count}
    store.load("room", {**rooms, "floor": floor, "number": doors})


def ours(path: Path, database: str) -> tuple[float, float]:
    """Seconds to read, check, recognise, seal and link the register, and to bring it again, which changes nothing."""
    from civicgrid.plugin.jobs.import_persons.compare import plan_persons
    from civicgrid.plugin.jobs.import_persons.write import write_persons
    from civicgrid.plugin.jobs.import_table.request import Request
    from civicgrid.plugin.jobs.import_table.run import guessed
    from civicgrid.plugin.jobs.tables.source import read_table
    from civicgrid.plugin.jobs.targets import PERSON, importable
    from civicgrid.plugin.services.keys import make_keys
    from civicgrid.plugin.store import create_store

    target, seconds = importable()[PERSON], []
    with create_store(database) as store:
        town(store)
        keyring = make_keys(store.uid)
        for state in ("insert", "same"):
            started = time.perf_counter()
            table = read_table(path)
            request = Request(
                target, guessed(table, target), "register", purpose="bench", authorised_until=date(2099, 1, 1)
            )
            plan = plan_persons(store, table, request, keyring)
            outcome = write_persons(store, plan, keyring=keyring)
            seconds.append(time.perf_counter() - started)
            if outcome.counts[state] != PEOPLE:
                raise SystemExit(f"the import is not complete: {outcome.counts}")
        if store.count("occupancy") != PEOPLE:
            raise SystemExit("not everybody has a room")
    return seconds[0], seconds[1]


def gdal_copy(path: Path, target: Path) -> float:
    """Seconds of GDAL's own translation of the sheet into a GeoPackage."""
    from osgeo import gdal

    started = time.perf_counter()
    gdal.VectorTranslate(str(target), str(path), format="GPKG")
    return time.perf_counter() - started


def rows(folder: Path) -> list:
    """Two rows for each engine; QGIS has to be running."""
    from civicgrid.tests.bench.bench_network import Row
    from civicgrid.tests.support.postgres import ADVISED, SERVICE, running_cluster

    found, sheet = [], register(folder / "residents.xlsx")
    peers = {"ogr2ogr copying the sheet in clear, nothing checked": gdal_copy(sheet, folder / "gdal.gpkg")}
    with running_cluster(*ADVISED):
        for engine, database in (("GeoPackage", str(folder / "ours.gpkg")), ("PostGIS", f"service={SERVICE}")):
            first, again = ours(sheet, database)
            what = f"{PEOPLE:,} residents read, checked, recognised, sealed, linked, {engine}"
            found.append(Row(what, first, 30.0, peers))
            found.append(Row(f"the same register again, nothing to write, {engine}", again, 30.0, {}))
    return found


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
