"""An office's untidy files on the demo town, and what the driver scripts of the import wizard share."""

import numpy as np
import pytest
import shapely
import xlsxwriter
from qgis.core import QgsProcessingContext, QgsProcessingFeedback

from civicgrid.plugin.domain.codes import load_code_lists
from civicgrid.plugin.domain.coordinates import convert
from civicgrid.plugin.services.keys import KEYFILE_VARIABLE
from civicgrid.plugin.services.paths import RESOURCES
from civicgrid.plugin.store import open_store
from civicgrid.processing.create_demo import CreateDemo
from civicgrid.tests.support.desktop import profile_with_plugin, run_desktop

KNOWN, NEW, NAMED = 90, 6, 19
SOURCE = "住房和城乡建设局"

OPENING = """
desk = lambda: plugin().desk
session = lambda: desk().session
panel = lambda: desk().host.widget("imports")
wizard = lambda: panel().wizard
idle = lambda: not wizard().worker.busy

def connect(database):
    desk().opening.open(database)
    return lambda: session().database == database and not desk().opening.busy

def press_next():
    click(find("CivicGrid.import.next"))

def choose(name, data):
    box = find(name)
    box.setFocus()
    box.setCurrentIndex(box.findData(data))
    box.activated.emit(box.currentIndex())

def cells(name):
    model = find(name).model()
    return [[model.index(row, column).data() for column in range(model.columnCount())]
            for row in range(model.rowCount())]

def tiles():
    return {state: tile.text() for state, tile in wizard().preview.tiles.items()}

def quiet():
    return not desk().workbench.tasks._running
"""


def demo_town(folder):
    """The demo town, in a folder with a Chinese name and a space."""
    folder = folder / "南湾 街道"
    folder.mkdir()
    file = folder / "社区.gpkg"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(KEYFILE_VARIABLE, str(folder / "demo.keys"))
        feedback = QgsProcessingFeedback(False)
        parameters = {"DATABASE": str(file), "POPULATION": 2_000, "SEED": 1}
        _, done = CreateDemo().create().run(parameters, QgsProcessingContext(), feedback)
    assert done, feedback.textLog()
    return file


def write_ledger(path, database):
    """A ledger as offices keep it: titles, merged headers, units in headers, GCJ-02, words of their own.

    Of `KNOWN` buildings two have other floors than the town, every third a new name; `NEW` are not in the town; one row
    has no number for its floors, three call their use by a word that no list has.
    """
    uses = {item.code: item.name_zh for item in load_code_lists(RESOURCES / "codes")["building_use"]}
    with open_store(str(database)) as store:
        names = ["id", "address", "name", "floors", "building_use", "geom"]
        rows = store.read("building", names, order_by=("id",))
    middles = shapely.get_coordinates(shapely.centroid(shapely.from_wkb(np.array(rows["geom"], dtype=object))))
    lon, lat = convert(middles[:, 0], middles[:, 1], "wgs84", "gcj02")
    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet("房屋台账")
        head = book.add_format({"bold": True, "align": "center"})
        sheet.merge_range(0, 0, 0, 6, "南湾街道房屋台账（2026年）", head)
        sheet.write(1, 0, "填报单位：住房和城乡建设局")
        sheet.merge_range(2, 0, 3, 0, "序号", head)
        sheet.merge_range(2, 1, 2, 2, "楼栋信息", head)
        sheet.merge_range(2, 3, 2, 4, "建筑情况", head)
        sheet.merge_range(2, 5, 2, 6, "坐标", head)
        for column, text in enumerate(("楼栋名称", "详细地址", "层数(层)", "用途", "经度", "纬度"), start=1):
            sheet.write(3, column, text, head)
        lines = []
        for index in range(KNOWN):
            name = rows["name"][index] or (f"{rows['address'][index]}楼" if index % 3 == 0 else None)
            floors = rows["floors"][index] + (2 if index in (4, 7) else 0)
            use = uses.get(rows["building_use"][index])
            lines.append([name, rows["address"][index], floors, use, lon[index], lat[index]])
        for index in range(NEW):
            use = "民房" if index < 3 else "住宅"
            place = KNOWN + index
            lines.append([f"新楼{index + 1}", f"民生路{901 + index}号", "６层", use, lon[place], lat[place]])
        lines[2][2] = "很多"
        for number, line in enumerate(lines, start=1):
            sheet.write(3 + number, 0, number)
            for column, value in enumerate(line, start=1):
                if value is not None:
                    sheet.write(3 + number, column, value)
        sheet.write(5 + len(lines), 0, "合计")
        sheet.write(5 + len(lines), 2, f"{len(lines)} 栋")
    return path


def write_rooms(path, database):
    """A short list of rooms, two of them of no building of the town."""
    with open_store(str(database)) as store:
        address = store.read("building", ["address"], order_by=("id",))["address"][0]
    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet("房间")
        rows = [
            ["楼栋地址", "房号", "面积(㎡)"],
            [address, "9901", 88.5],
            [address, "9902", 90],
            ["不存在的路7号", "101", 70],
        ]
        for number, row in enumerate(rows):
            sheet.write_row(number, 0, row)
    return path


def run(tmp_path, database, steps, **options):
    script = OPENING + f"DATABASE = {str(database)!r}\nFOLDER = {str(tmp_path)!r}\n" + steps + "\ndrive(steps())\n"
    return run_desktop(script, profile_with_plugin(tmp_path / "配置 文件"), **options).check()


def counted(tiles):
    """The number on each tile."""
    return {state: int(text.split()[0].replace(",", "")) for state, text in tiles.items()}
