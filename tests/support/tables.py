"""Files as offices have them, written by the tests themselves: spreadsheets, map layers, drawings."""

import datetime
import zipfile
from pathlib import Path

LEDGER_NAMES = [
    "序号",
    "楼栋信息/小区",
    "楼栋信息/楼号",
    "楼栋信息/层数",
    "业主信息/姓名",
    "业主信息/电话",
    "建筑面积(㎡)",
    "登记日期",
]
DAY = datetime.date(2024, 3, 5)


def write_ledger(path: Path, **options: object) -> Path:
    """An XLSX with everything that a printed form brings along: 5 rows of data on two pages, and a hidden sheet."""
    import xlsxwriter

    with xlsxwriter.Workbook(path, options) as book:
        sheet, hidden = book.add_worksheet("台账"), book.add_worksheet("字典")
        hidden.hide()
        hidden.write_column(0, 0, ["用途", "住宅", "商业"])
        plain = book.add_format()
        day = book.add_format({"num_format": "yyyy-mm-dd"})
        sheet.merge_range(0, 0, 0, 7, "朝阳街道房屋台账（2024年）", plain)
        sheet.write_row(1, 0, ["填报单位：朝阳街道办", "", "", "", "", "单位：平方米"])
        for column, name in ((0, "序号"), (6, "建筑面积（㎡）*"), (7, "登记日期")):
            sheet.merge_range(2, column, 3, column, name, plain)
        sheet.merge_range(2, 1, 2, 3, "楼栋\n信息", plain)
        sheet.merge_range(2, 4, 2, 5, "业主信息", plain)
        sheet.write_row(3, 1, ["小区 ", "楼号", "层数", "姓名", "电话"])
        for row in range(4, 7):
            sheet.write_row(row, 0, [row - 3, "", f"{row}栋", "18层", "张三", 13812345678, 88.5])
            sheet.write_datetime(row, 7, datetime.datetime(2024, 3, 5), day)
        sheet.merge_range(4, 1, 6, 1, "朝阳花园", plain)
        sheet.merge_range(7, 0, 7, 7, "朝阳街道房屋台账（2024年）", plain)
        sheet.write_row(8, 0, ["序号", "楼栋\n信息", "", "", "业主信息", "", "建筑面积（㎡）*", "登记日期"])
        sheet.write_row(9, 1, ["小区 ", "楼号", "层数", "姓名", "电话"])
        sheet.write_row(10, 0, [4, "光明里", "1栋", "6+1", "李四", 5.32e17, 100])
        sheet.write(11, 0, 5)  # a number printed into an empty row
        sheet.write_row(13, 0, [6, "光明里", "2栋", 6, "王五", "0755-26001234", 90.5])
        sheet.write_row(14, 0, ["合计", "", "", "", "", "", 456])
        sheet.write_row(15, 0, ["填表人：王五", "", "", "", "", "审核人：赵六"])
        sheet.write(17, 0, "备注：本表一式两份")
    return path


def write_layer(
    path: Path, driver: str, *, encoding: str = "", epsg: int = 4549, names=("名称", "层数", "面积", "日期"), aliases=()
) -> Path:
    """Three buildings with a name, two numbers and a date, shapes with heights; the third has none."""
    from osgeo import gdal, ogr, osr

    reference = osr.SpatialReference()
    reference.ImportFromEPSG(epsg)
    gdal.SetThreadLocalConfigOption("SHAPE_ENCODING", encoding or None)  # QGIS says for good to leave texts as they are
    dataset = gdal.GetDriverByName(driver).Create(str(path), 0, 0, 0, gdal.GDT_Unknown)
    layer = dataset.CreateLayer("楼栋", reference, ogr.wkbPolygon25D, [f"ENCODING={encoding}"] if encoding else [])
    kinds = (ogr.OFTString, ogr.OFTInteger, ogr.OFTReal, ogr.OFTDate)
    for name, what, alias in zip(names, kinds, aliases or [""] * 4, strict=True):
        field = ogr.FieldDefn(name, what)
        field.SetAlternativeName(alias)
        if what == ogr.OFTString:
            field.SetWidth(20)
        layer.CreateField(field)
    for number in range(1, 4):
        feature = ogr.Feature(layer.GetLayerDefn())
        feature.SetField(0, f"朝阳花园{number}栋")
        if number > 1:
            feature.SetField(1, number)
        feature.SetField(2, number * 1.5)
        feature.SetField(3, 2024, 3, 5, 0, 0, 0, 0)
        if number < 3:
            corners = ",".join(f"{number + x} {y} 7" for x, y in ((0, 0), (1, 0), (1, 1), (0, 0)))
            feature.SetGeometry(ogr.CreateGeometryFromWkt(f"POLYGON Z(({corners}))"))
        layer.CreateFeature(feature)
    del feature, layer, dataset
    gdal.SetThreadLocalConfigOption("SHAPE_ENCODING", None)
    return path


def write_dbf(path: Path, names: list[bytes], rows: list[list[bytes]], width: int = 10) -> Path:
    """A .dbf byte for byte: names and texts in any encoding, cut wherever a program cut them."""
    length = 1 + width * len(names)
    head = b"\x03\x7c\x03\x05" + len(rows).to_bytes(4, "little") + (32 + 32 * len(names) + 1).to_bytes(2, "little")
    head += length.to_bytes(2, "little") + bytes(20)
    fields = b"".join(name.ljust(11, b"\0") + b"C" + bytes(4) + bytes([width]) + bytes(15) for name in names)
    records = b"".join(b" " + b"".join(cell[:width].ljust(width) for cell in row) for row in rows)
    path.write_bytes(head + fields + b"\r" + records + b"\x1a")
    return path


def write_drawing(path: Path, encoding: str) -> Path:
    """A DXF with two CAD layers, a line with heights, and a text; its header names a wrong code page."""

    def entity(kind: str, layer: str, *pairs: tuple[int, object]) -> str:
        return "".join(f"{code}\n{value}\n" for code, value in ((0, kind), (8, layer), *pairs))

    def line(layer: str, x: int, z: float) -> str:
        return entity("LINE", layer, (100, "AcDbEntity"), (100, "AcDbLine"), (10, x), (20, 0), (30, z), (11, x + 1),
                      (21, 1), (31, z))  # fmt: skip

    text = "0\nSECTION\n2\nHEADER\n9\n$ACADVER\n1\nAC1015\n9\n$DWGCODEPAGE\n3\nANSI_1252\n0\nENDSEC\n"
    text += "0\nSECTION\n2\nENTITIES\n" + line("道路", 0, 5.0) + line("建筑物", 3, 0.0) + line("道路", 6, 0.0)
    text += entity("TEXT", "注记", (100, "AcDbEntity"), (100, "AcDbText"), (10, 1), (20, 1), (40, 2.5), (1, "朝阳路"))
    path.write_bytes((text + "0\nENDSEC\n0\nEOF\n").encode(encoding))
    return path


def write_ods(path: Path, rows: list[list[object]], gap: str = "") -> Path:
    """An OpenDocument spreadsheet with one sheet; ``gap`` stands between its cells."""

    def cell(value: object) -> str:
        kind = f'float" office:value="{value}' if isinstance(value, int | float) else "string"
        return f'<table:table-cell office:value-type="{kind}"><text:p>{value}</text:p></table:table-cell>'

    names = "".join(
        f' xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "table", "text")
    )
    body = "".join(f"<table:table-row>{gap}{gap.join(map(cell, row))}{gap}</table:table-row>" for row in rows)
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content{names} office:version="1.2"><office:body>'
        f'<office:spreadsheet><table:table table:name="楼栋">{body}</table:table></office:spreadsheet></office:body>'
        "</office:document-content>"
    )
    manifest = (
        '<?xml version="1.0"?><manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
        "</manifest:manifest>"
    )
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", content)
        archive.writestr("META-INF/manifest.xml", manifest)
    return path
