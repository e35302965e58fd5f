"""Files of an office become raw tables, or one sentence; the files are written here as offices have them."""

import datetime
import os
import shutil
import zipfile
from pathlib import Path

import pytest
import xlsxwriter
from qgis.core import QgsProcessingContext, QgsProcessingFeatureSource, QgsVectorLayer

from civicgrid.plugin.jobs.progress import Cancelled, Progress
from civicgrid.plugin.jobs.tables.source import TableUnreadable, list_sheets, read_source, read_table
from civicgrid.tests.support.tables import (
    DAY,
    LEDGER_NAMES,
    write_dbf,
    write_drawing,
    write_layer,
    write_ledger,
    write_ods,
)

XLS = Path(__file__).parents[1] / "data" / "tables" / "buildings.xls"
ROWS = "编号,名称,层数\r\n0012,朝阳,3\r\n0013,光明,4\r\n"


def counts(table) -> dict[str, object]:
    return {note.code: note.params.get("count") for note in table.notes}


def column(table, name: str) -> list[object]:
    return table.columns[table.headers.index(name)]


def sentence(path: Path, *arguments: object, **options: object) -> str:
    with pytest.raises(TableUnreadable) as caught:
        read_table(path, *arguments, **options)
    text = str(caught.value)
    assert "\n" not in text
    assert text.endswith(".")
    return text


# Spreadsheets


def test_a_printed_form_becomes_its_rows(tmp_path):
    table = read_table(write_ledger(tmp_path / "台账.xlsx"))
    assert (table.file, table.sheet, table.header_rows) == ("台账.xlsx", "台账", 4)
    assert table.headers == LEDGER_NAMES
    assert table.numbers == [5, 6, 7, 11, 14]
    assert column(table, "楼栋信息/小区") == ["朝阳花园"] * 3 + ["光明里"] * 2
    assert column(table, "楼栋信息/层数") == ["18层"] * 3 + ["6+1", 6]
    assert column(table, "业主信息/电话") == [13812345678] * 3 + [5.32e17, "0755-26001234"]
    assert column(table, "登记日期") == [DAY] * 3 + [None] * 2
    assert [type(cell) for cell in column(table, "建筑面积(㎡)")] == [float, float, float, int, float]
    assert counts(table) == {"table.empty_rows": 3, "table.repeated": 3, "table.totals": 3, "table.merged": 1}
    assert (table.wkb, table.crs) == (None, "")


def test_sheets_are_listed_and_hidden_ones_read_only_when_asked_for(tmp_path):
    path = write_ledger(tmp_path / "a.xlsx")
    assert [(sheet.name, sheet.rows, sheet.geometry) for sheet in list_sheets(path)] == [
        ("台账", 18, ""),
        ("字典", 3, ""),
    ]
    table = read_table(path, "字典")
    assert (table.headers, table.columns) == (["用途"], [["住宅", "商业"]])
    assert "table.hidden_sheet" in counts(table)
    assert "台账, 字典" in sentence(path, "别的")


def test_the_users_header_overrules_and_what_was_found_can_be_given_again(tmp_path):
    path = write_ledger(tmp_path / "a.xlsx")
    assert read_table(path, header_rows=4) == read_table(path)
    assert read_table(path, header_rows=0).numbers[0] == 1


def test_dates_count_from_1904_where_the_file_says_so(tmp_path):
    table = read_table(write_ledger(tmp_path / "mac.xlsx", date_1904=True))
    assert column(table, "登记日期")[0] == DAY


@pytest.mark.parametrize("name", ["buildings.xls", "buildings.et", "buildings.xlsx"])
def test_a_workbook_is_known_by_its_content(tmp_path, name):
    path = tmp_path / name
    shutil.copy(XLS, path)
    table = read_table(path)
    assert table.headers == ["序号", "楼栋信息/小区", "楼栋信息/楼号", "楼栋信息/层数", "登记日期"]
    assert table.columns[1:] == [["朝阳花园"] * 2, ["1栋", "2栋"], [18, "6+1"], [DAY] * 2]
    assert table.numbers == [4, 5]


def test_an_open_document_without_merges_is_read_too(tmp_path):
    rows = [["台账", "", ""], ["编号", "名称", "层数"], [1, "朝阳", 3], ["合计", "", 3]]
    table = read_table(write_ods(tmp_path / "a.ods", rows))
    assert (table.sheet, table.headers, table.columns) == ("楼栋", ["编号", "名称", "层数"], [[1], ["朝阳"], [3]])


def test_line_breaks_between_the_cells_of_an_open_document_are_no_damage(tmp_path):
    rows = [["编号", "名称"], [1, "朝阳"]]
    table = read_table(write_ods(tmp_path / "a.ods", rows, gap="\n  "))
    assert (table.headers, table.columns) == (["编号", "名称"], [[1], ["朝阳"]])


@pytest.mark.parametrize("cover", [["实有人口登记表"], ["实有人口登记表", "2026年11月", "翡翠社区"]])
def test_a_cover_sheet_is_passed_over_unless_it_is_asked_for(tmp_path, cover):
    path = tmp_path / "a.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        book.add_worksheet("封面").write_column(3, 2, cover)
        book.add_worksheet("空白")
        sheet = book.add_worksheet("人口")
        sheet.write_row(0, 0, ["姓名", "住址"])
        sheet.write_row(1, 0, ["张三", "朝阳路1号"])
    table = read_table(path)
    assert (table.sheet, table.columns) == ("人口", [["张三"], ["朝阳路1号"]])
    assert "table.other_sheets" in counts(table)
    if len(cover) > 1:
        assert read_table(path, "封面").sheet == "封面"
    else:
        assert "封面" in sentence(path, "封面")


# Text


@pytest.mark.parametrize(
    ("content", "encoding"),
    [
        (ROWS.encode("utf-8-sig"), "utf-8-sig"),
        (ROWS.encode(), "utf-8"),
        (ROWS.encode("gb18030"), "gb18030"),
        (ROWS.encode("utf-16"), "utf-16"),
        (ROWS.encode("utf-16-le"), "utf-16-le"),
        (ROWS.replace(",", "\t").encode("gb18030"), "gb18030"),
        (ROWS.replace(",", ";").encode(), "utf-8"),
        (("楼栋台账,,\r\n" + ROWS).encode(), "utf-8"),
        (ROWS.replace("朝阳", '"朝阳"').replace("0012", '="0012"').encode(), "utf-8"),
    ],
)
@pytest.mark.parametrize("name", ["a.csv", "a.txt", "a.xls"])
def test_text_is_read_in_every_encoding_and_under_every_name(tmp_path, content, encoding, name):
    path = tmp_path / name
    path.write_bytes(content)
    table = read_table(path)
    assert table.headers == ["编号", "名称", "层数"]
    assert table.columns == [["0012", "0013"], ["朝阳", "光明"], ["3", "4"]]
    assert table.encoding == encoding
    assert list_sheets(path)[0].rows == table.header_rows + 2


def test_damaged_text_is_read_and_said(tmp_path):
    (tmp_path / "a.csv").write_bytes(ROWS.encode("gb18030").replace("光明".encode("gb18030"), b"\xb9\xff\xff"))
    table = read_table(tmp_path / "a.csv")
    assert "table.undecided" in counts(table)
    assert column(table, "名称")[0] == "朝阳"


def test_the_users_encoding_is_taken(tmp_path):
    (tmp_path / "a.csv").write_bytes("編號,名稱\n1,國家\n".encode("big5"))
    assert read_table(tmp_path / "a.csv", encoding="big5").columns[1] == ["國家"]
    assert "klingon" in sentence(tmp_path / "a.csv", encoding="klingon")


def test_a_quoted_line_break_is_one_cell(tmp_path):
    (tmp_path / "a.csv").write_text('编号,名称,说明\n1,"朝阳,\n一期",x\n\n2,光明,y\n', encoding="utf-8")
    table = read_table(tmp_path / "a.csv")
    assert table.columns[1] == ["朝阳,\n一期", "光明"]
    assert table.numbers == [2, 4]


HTML = (
    "<html><head><meta charset=gb2312></head><table><tr><td colspan=3>楼栋表<tr><th rowspan=2>编号"
    "<th colspan=2>楼栋信息<tr><th>名称<th>层数<tr><td>001<td>朝阳&amp;光明</td><td>18</table></html>"
)
XML = (
    '<?xml version="1.0"?><Workbook xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet ss:Name="台账">'
    '<Table><Row><Cell><Data ss:Type="String">编号</Data></Cell><Cell><Data ss:Type="String">名称</Data></Cell></Row>'
    '<Row ss:Index="4"><Cell><Data ss:Type="Number">12</Data></Cell><Cell ss:Index="2">'
    '<Data ss:Type="String">朝阳</Data></Cell></Row>'
    "</Table></Worksheet></Workbook>"
)


def test_a_page_that_a_portal_calls_xls_is_read(tmp_path):
    (tmp_path / "a.xls").write_bytes(HTML.encode("gbk"))
    table = read_table(tmp_path / "a.xls")
    assert table.headers == ["编号", "楼栋信息/名称", "楼栋信息/层数"]
    assert table.columns == [["001"], ["朝阳&光明"], ["18"]]


def test_a_spreadsheet_of_xml_is_read(tmp_path):
    (tmp_path / "a.xls").write_text(XML, encoding="utf-8")
    table = read_table(tmp_path / "a.xls")
    assert (table.headers, table.columns, table.numbers) == (["编号", "名称"], [[12], ["朝阳"]], [4])


# Map layers


@pytest.mark.parametrize(
    ("encoding", "cpg", "taken", "said"),
    [
        ("GBK", "GBK", "gb18030", False),
        ("GBK", None, "gb18030", False),
        ("GBK", "UTF-8", "gb18030", True),
        ("GBK", "nonsense", "gb18030", False),
        ("UTF-8", "UTF-8", "utf-8", False),
        ("UTF-8", None, "utf-8", False),
        ("UTF-8", "ANSI 936", "utf-8", True),
    ],
)
def test_a_shapefile_is_read_in_the_encoding_that_its_bytes_have(tmp_path, encoding, cpg, taken, said):
    path = write_layer(tmp_path / "楼.shp", "ESRI Shapefile", encoding=encoding)
    path.with_suffix(".cpg").unlink()
    if cpg:
        path.with_suffix(".cpg").write_text(cpg)
    table = read_table(path)
    assert table.headers == ["名称", "层数", "面积", "日期"]
    assert table.columns == [[f"朝阳花园{i}栋" for i in (1, 2, 3)], [None, 2, 3], [1.5, 3, 4.5], [DAY] * 3]
    assert (table.encoding, table.crs, table.header_rows) == (taken, "EPSG:4549", 0)
    assert ("table.encoding" in counts(table)) == said


def test_names_and_texts_that_are_cut_within_a_character_lose_only_that(tmp_path):
    names = ["A所属社区名称".encode("gbk")[:10], "A所属社区编码".encode("gbk")[:10], b"LC"]
    path = write_dbf(tmp_path / "a.dbf", names, [["A朝阳社区居委会".encode("gbk"), "楼".encode("gbk"), b"3"]])
    table = read_table(path)
    assert table.headers == ["A所属社区", "A所属社区 (2)", "LC"]
    assert table.columns == [["A朝阳社区"], ["楼"], ["3"]]
    assert table.encoding == "gb18030"
    path = write_dbf(tmp_path / "b.dbf", ["所属社区".encode()[:10]], [["朝阳社区居委会".encode()[:10]]])
    assert (read_table(path).headers, read_table(path).columns) == (["所属社"], [["朝阳社"]])


def test_the_user_may_force_a_shapefiles_encoding(tmp_path):
    path = write_dbf(tmp_path / "a.dbf", [b"NAME"], [["國家".encode("big5")]])
    assert read_table(path, encoding="big5").columns == [["國家"]]
    assert "klingon" in sentence(path, encoding="klingon")


def test_attributes_alone_have_no_shapes(tmp_path):
    source = write_layer(tmp_path / "a.shp", "ESRI Shapefile", encoding="GBK")
    (tmp_path / "alone").mkdir()
    shutil.copy(source.with_suffix(".dbf"), tmp_path / "alone" / "a.dbf")
    table = read_table(tmp_path / "alone" / "a.dbf")
    assert (len(table.numbers), table.wkb, table.crs) == (3, None, "")


@pytest.mark.parametrize(
    ("name", "driver", "epsg"),
    [
        ("a.gpkg", "GPKG", 4549),
        ("a.gdb", "OpenFileGDB", 4549),
        ("a.geojson", "GeoJSON", 4326),
        ("b.gpkg", "GPKG", 4490),
    ],
)
def test_layers_are_read_flat_with_their_system(tmp_path, name, driver, epsg):
    path = write_layer(tmp_path / name, driver, epsg=epsg)
    (info,) = list_sheets(path)
    assert (info.rows, info.geometry) == (3, "polygon")
    table = read_table(path, info.name)
    assert table.headers == ["名称", "层数", "面积", "日期"]
    assert table.crs == f"EPSG:{epsg}"
    assert counts(table) == {"table.flattened": 2, "table.no_shape": 1}
    assert [shape and shape[:1] + shape[2:5] for shape in table.wkb] == [b"\x01\0\0\0", b"\x01\0\0\0", None]
    days = [day.date() if isinstance(day, datetime.datetime) else day for day in table.columns[3]]
    assert days == [DAY] * 3
    assert table.numbers == [1, 2, 3]


def test_a_geodatabase_is_read_under_the_names_that_people_see(tmp_path):
    path = write_layer(
        tmp_path / "a.gdb", "OpenFileGDB", names=("LDMC", "LC", "MJ", "RQ"), aliases=("楼栋名称", "", "", "")
    )
    assert read_table(path).headers == ["楼栋名称", "LC", "MJ", "RQ"]


@pytest.mark.parametrize("zipped", [False, True])
def test_a_kml_keeps_its_attributes_and_not_how_it_is_drawn(tmp_path, zipped):
    path = write_layer(tmp_path / "doc.kml", "LIBKML", epsg=4326)
    if zipped:
        with zipfile.ZipFile(tmp_path / "a.kmz", "w") as archive:
            archive.write(path, "doc.kml")
        path = tmp_path / "a.kmz"
    table = read_table(path)
    assert column(table, "名称") == [f"朝阳花园{i}栋" for i in (1, 2, 3)]
    assert not {"tessellate", "visibility"} & set(table.headers)
    assert (table.crs, len(table.wkb)) == ("EPSG:4326", 3)


@pytest.mark.parametrize("encoding", ["gbk", "utf-8"])
def test_a_drawing_is_read_by_its_layers_without_its_texts(tmp_path, encoding):
    path = write_drawing(tmp_path / "a.dxf", encoding)
    assert [(sheet.name, sheet.rows, sheet.geometry) for sheet in list_sheets(path)] == [
        ("建筑物", 1, "line"), ("道路", 2, "line"),
    ]  # fmt: skip
    table = read_table(path)
    assert column(table, "Layer") == ["道路", "建筑物", "道路"]
    assert counts(table) == {"table.texts": 1, "table.flattened": 3, "table.no_crs": None}
    assert table.crs == ""
    assert read_table(path, "道路").numbers == [1, 3]
    assert "建筑物, 道路" in sentence(path, "水系")


def test_a_layer_of_the_project_gives_the_same_table(tmp_path):
    path = write_layer(tmp_path / "a.gpkg", "GPKG")
    layer = QgsVectorLayer(f"{path}|layername=楼栋", "我的楼", "ogr")
    assert layer.isValid()
    table, direct = read_source(layer, "我的楼"), read_table(path)
    assert (table.file, table.headers[1:]) == ("我的楼", direct.headers)
    assert table.columns[1:] == direct.columns
    assert (table.wkb, table.crs, table.numbers) == (direct.wkb, direct.crs, direct.numbers)
    assert counts(table) == counts(direct)
    context = QgsProcessingContext()
    assert read_source(QgsProcessingFeatureSource(layer, context), "我的楼") == table
    layer.setFieldAlias(layer.fields().indexOf("名称"), "楼栋名称")
    assert "楼栋名称" in read_source(layer, "我的楼").headers


def test_a_layer_without_features_says_so():
    layer = QgsVectorLayer("Point?crs=EPSG:4326&field=a:string", "empty", "memory")
    said = ""
    try:  # pytest.raises would keep the layer alive beyond QGIS itself
        read_source(layer, "empty")
    except TableUnreadable as error:
        said = str(error)
    assert said == "empty has no rows."


# What cannot be read


def test_what_is_no_table_gets_one_sentence(tmp_path):
    def made(name: str, content: bytes) -> Path:
        (tmp_path / name).write_bytes(content)
        return tmp_path / name

    xlsx = write_ledger(tmp_path / "a.xlsx").read_bytes()
    assert "no file" in sentence(tmp_path / "nothing.xlsx")
    assert "is empty" in sentence(made("empty.csv", b""))
    assert "damaged" in sentence(made("cut.xlsx", xlsx[:3000]))
    assert "damaged" in sentence(made("ole.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(900)))
    assert "damaged" in sentence(made("cut.xls", XLS.read_bytes()[:2500]))
    protected = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(900) + "EncryptedPackage".encode("utf-16-le") + bytes(90)
    assert "password" in sentence(made("locked.xlsx", protected))
    assert "DXF" in sentence(made("a.dwg", b"AC1027" + bytes(300)))
    assert "no rows" in sentence(made("header.csv", "编号,名称\n".encode()))
    assert "cannot be read" in sentence(made("photo.jpg", b"\xff\xd8\xff\xe0" + bytes(range(256)) * 20))
    assert "cannot be read" in sentence(made("a.geojson", b'{"type": "FeatureCollection", "features": [{"ty'))
    assert "cannot be read" in sentence(made("a.dbf", b"\x03" + bytes(20)))
    assert "folder" in sentence(tmp_path)
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.writestr("a.shp", b"x")
    assert "unpack" in sentence(tmp_path / "a.zip")


def test_an_empty_workbook_and_an_empty_layer_say_so(tmp_path):
    xlsxwriter.Workbook(tmp_path / "a.xlsx").close()
    assert "no rows" in sentence(tmp_path / "a.xlsx")
    (tmp_path / "a.geojson").write_text('{"type": "FeatureCollection", "features": []}')
    assert "no rows" in sentence(tmp_path / "a.geojson")


def test_a_shapefile_that_is_cut_off_or_incomplete_says_so(tmp_path):
    path = write_layer(tmp_path / "a.shp", "ESRI Shapefile", encoding="GBK")
    os.truncate(path, 150)
    assert "cannot be read" in sentence(path)
    path.with_suffix(".shx").unlink()
    assert "a.shx is missing" in sentence(path)


@pytest.mark.parametrize(
    "name", ["a.xlsx", "a.xls", "a.ods", "a.dbf", "a.shp", "a.gpkg", "a.geojson", "a.kml", "a.dxf"]
)
@pytest.mark.parametrize("damage", ["cut", "garbled"])
def test_no_damage_is_more_than_a_sentence(tmp_path, name, damage):
    write_ledger(tmp_path / "a.xlsx")
    shutil.copy(XLS, tmp_path / "a.xls")
    write_ods(tmp_path / "a.ods", [["编号", "名称"], [1, "朝阳"]])
    write_layer(tmp_path / "a.shp", "ESRI Shapefile", encoding="GBK")
    write_layer(tmp_path / "a.gpkg", "GPKG")
    write_layer(tmp_path / "a.geojson", "GeoJSON", epsg=4326)
    write_layer(tmp_path / "a.kml", "LIBKML", epsg=4326)
    write_drawing(tmp_path / "a.dxf", "gbk")
    path = tmp_path / name
    whole = path.read_bytes()
    outcomes = []
    for share in range(2, 100, 7):
        at = len(whole) * share // 100
        path.write_bytes(whole[:at] if damage == "cut" else whole[:at] + b"\xff\x81\x00\xfe" + whole[at + 4 :])
        for read in (list_sheets, read_table):
            try:
                read(path)
                outcomes.append("read")
            except TableUnreadable as error:
                outcomes.append(str(error))
    assert len(outcomes) == 28
    assert all("\n" not in outcome for outcome in outcomes)


def test_reading_leaves_files_as_they_are_and_lets_go_of_them(tmp_path):
    paths = [write_ledger(tmp_path / "a.xlsx"), write_layer(tmp_path / "a.shp", "ESRI Shapefile", encoding="GBK"),
             write_layer(tmp_path / "a.gpkg", "GPKG"), write_drawing(tmp_path / "a.dxf", "gbk")]  # fmt: skip
    before = {path: path.read_bytes() for path in sorted(tmp_path.iterdir())}
    for path in paths:
        list_sheets(path)
        read_table(path)
    assert {path: path.read_bytes() for path in sorted(tmp_path.iterdir())} == before
    with pytest.raises(TableUnreadable) as caught:
        read_table(paths[2], "no such layer")
    assert caught.tb
    with pytest.raises(Cancelled) as cancelled:
        read_table(paths[2], progress=Progress(is_canceled=lambda: True))
    assert cancelled.tb
    held = {os.path.realpath(entry) for entry in Path("/proc/self/fd").iterdir()}
    assert not [path for path in held if path.startswith(str(tmp_path))]


def test_reading_can_be_cancelled(tmp_path):
    stop = Progress(is_canceled=lambda: True)
    for path in (write_ledger(tmp_path / "a.xlsx"), write_layer(tmp_path / "a.gpkg", "GPKG")):
        with pytest.raises(Cancelled):
            read_table(path, progress=stop)


def test_only_line_ends_end_a_line_of_csv(tmp_path):
    path = tmp_path / "lines.csv"
    path.write_bytes("编号,名称,层数\r\nA1,人民\u2028大厦\x85东,6\nA2,光明\x0b楼,7\rA3,楼,8".encode())
    table = read_table(path)
    assert table.columns[0] == ["A1", "A2", "A3"]
    assert table.columns[2] == ["6", "7", "8"]


def test_a_quotation_mark_that_is_never_closed_is_named_with_its_line(tmp_path):
    lines = ["编号,店名,经度", *(f'K{number},"店{number}",119.{number}' for number in range(1, 20))]
    lines[4] = 'K4,"好再来饭店,119.4'
    path = tmp_path / "店铺.csv"
    lines[5:] = [line.replace('"', "") for line in lines[5:]]
    path.write_text("\n".join(lines) + "\n", encoding="gb18030")
    with pytest.raises(TableUnreadable, match=r"line 5 of 店铺\.csv"):
        read_table(path)
