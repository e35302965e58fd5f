"""Targets back out as files, on both engines: headers, names, references, formats, and what never leaves."""

import csv
from datetime import date, timedelta

import pytest
import shapely
from osgeo import gdal, ogr
from python_calamine import CalamineWorkbook

from civicgrid.plugin.domain.coordinates import convert
from civicgrid.plugin.domain.uid import new_uid
from civicgrid.plugin.jobs.export.cells import short_names
from civicgrid.plugin.jobs.export.clear import export_clear
from civicgrid.plugin.jobs.export.table import export_table
from civicgrid.plugin.jobs.progress import Cancelled, Progress
from civicgrid.plugin.jobs.targets import targets
from civicgrid.plugin.services import clock
from civicgrid.plugin.services.keys import make_keys
from civicgrid.plugin.store import AccessDenied, StoreError, open_store
from civicgrid.plugin.store.access import Access
from civicgrid.plugin.store.audit import Audit
from civicgrid.plugin.store.contacts import Contacts
from civicgrid.plugin.store.seal import WrongKey, install_keys

X, Y = 114.1234567890123, 22.7123456789012


@pytest.fixture
def keyring(store):
    keyring = make_keys(store.uid)
    install_keys(store, keyring)
    return keyring


@pytest.fixture
def town(store, keyring):
    """A community under a town, two buildings with one name, rooms, an organisation with a contact, a road."""
    box = shapely.box(114.12, 22.71, 114.13, 22.72)
    outline = shapely.to_wkb(shapely.MultiPolygon([box]))

    def add(table, **values):
        return store.insert(table, {"uid": new_uid(), **values})

    top = add("area", code="350100001", name="南湾街道", level="town")
    area = add("area", code="350100001001", name="龙吟社区", level="community", parent_id=top, geom=outline)
    walls = shapely.to_wkb(shapely.MultiPolygon([shapely.box(X, Y, X + 0.0001, Y + 0.0001)]))
    first = add("building", name="1栋", code="B-1", building_use="residential", floors=6, area_id=area, geom=walls)
    second = add("building", name="1栋", external_number="00012", source="数据局", floors=3, geom=walls)
    for building, number in ((first, "101"), (first, "0102"), (second, "101")):
        add("room", building_id=building, unit="1", floor=-1, number=number, use_class="rented", area_id=area)
    uid = new_uid()
    contact = {"name": "张建国", "phone": "13912345678", "document": "99999919500101001X"}
    store.insert("organisation", {
        "uid": uid, "name": "=HYPERLINK(1)", "uscc": "91350100M000100Y43", "building_id": second, "area_id": area,
        "hazardous": True, "geom": shapely.to_wkb(shapely.Point(X, Y)),
        **Contacts(store, keyring).seal_contact("organisation", uid, contact),
    })  # fmt: skip
    add("component", code="3501000101000001", class_code="0101", edition="CJT214-2007",
        installed_on=date(2024, 2, 29), geom=shapely.to_wkb(shapely.Point(X, Y)))  # fmt: skip
    line = shapely.to_wkb(shapely.LineString([(114.125, 22.715), (114.2, 22.8)]))
    add("road", name="幸福路", road_class="residential", geom=line)
    add("road", name="外路", road_class="primary", geom=shapely.to_wkb(shapely.LineString([(1, 1), (2, 2)])))
    add("camera", name="东门", stream="rtsp://admin:secret@10.0.0.1/1")
    return {"top": top, "area": area}


def table(path):
    """The rows of a spreadsheet as dictionaries, as the one sheet or file has them."""
    if path.suffix == ".csv":
        with path.open(encoding="utf-8-sig", newline="") as file:
            return list(csv.DictReader(file))
    rows = CalamineWorkbook.from_path(str(path)).get_sheet_by_index(0).to_python()
    return [dict(zip(rows[0], row, strict=True)) for row in rows[1:]]


def test_headers_are_the_importer_s_and_values_are_words(store, town, tmp_path):
    done = export_table(store, "building", tmp_path / "楼栋.xlsx", wkt=True)
    assert (done.rows, done.files, done.notes) == (2, (tmp_path / "楼栋.xlsx",), ())
    rows = table(tmp_path / "楼栋.xlsx")
    labels = [field.name_zh for field in targets()["building"].fields if field.name not in {"_x", "_y"}]
    assert list(rows[0]) == labels
    assert (rows[0]["建筑用途"], rows[0]["所属社区"], rows[0]["地上层数"]) == ("住宅", "350100001001", 6)
    assert rows[1]["原编号"] == "00012", "a number that identifies stays a text"
    assert shapely.from_wkt(rows[0]["坐标"]).geom_type == "MultiPolygon"
    assert list(table(export_table(store, "road", tmp_path / "en.csv", language="en").files[0])[0])[:2] == [
        "Source's number", "Name"
    ]  # fmt: skip


def test_a_reference_is_what_names_its_row_alone(store, town, tmp_path):
    assert export_table(store, "room", tmp_path / "clear.csv").notes == ()
    values = {"name": "3栋", "code": "B-3", "external_number": "00012", "source": "别处"}
    third = store.insert("building", {"uid": new_uid(), **values})
    store.insert("room", {"uid": new_uid(), "building_id": third, "floor": 1, "number": "301", "use_class": "rented"})
    done = export_table(store, "room", tmp_path / "rooms.csv")
    rows = table(done.files[0])
    assert [(row["所属楼栋"], row["房号"], row["楼层"]) for row in rows] == [
        ("B-1", "101", "-1"), ("B-1", "0102", "-1"), ("00012", "101", "-1"), ("B-3", "301", "1")
    ]  # fmt: skip
    assert "所属楼栋" in done.notes[0], "two have the number 00012, and one of them nothing else"
    assert {row["使用方式"] for row in rows} == {"租赁"}
    assert "小区" not in rows[0]


@pytest.mark.parametrize("suffix", ["csv", "xlsx"])
def test_contacts_leave_masked_and_formulas_as_text(store, town, keyring, tmp_path, suffix):
    done = export_table(store, "organisation", tmp_path / f"o.{suffix}", keyring=keyring)
    row = table(done.files[0])[0]
    assert row["单位名称"] == ("'=HYPERLINK(1)" if suffix == "csv" else "=HYPERLINK(1)")
    assert (row["联系人"], row["联系电话"], row["证件号码"]) == ("张**", "139****5678", "")
    assert (float(row["经度"]), float(row["纬度"])) == pytest.approx((X, Y), abs=1e-12)
    assert row["危化企业"] == "是"
    without = export_table(store, "organisation", tmp_path / f"p.{suffix}", keyring=keyring.search_only())
    assert "seal key" in without.notes[0]
    assert not any(table(without.files[0])[0][name] for name in ("联系人", "联系电话", "证件号码"))
    if suffix == "xlsx":
        assert "<f>" not in _sheet_xml(done.files[0])


def _sheet_xml(path):
    import zipfile

    with zipfile.ZipFile(path) as archive:
        return archive.read("xl/worksheets/sheet1.xml").decode()


@pytest.mark.parametrize("encoding", ["UTF-8", "GBK"])
def test_a_shapefile_has_short_names_and_says_its_encoding(store, town, tmp_path, encoding):
    # As QGIS does as soon as it opens a shapefile: texts then go out as they are, whatever the file says of itself.
    gdal.SetConfigOption("SHAPE_ENCODING", "")
    done = export_table(store, "building", tmp_path / "b.shp", encoding=encoding)
    assert {path.suffix for path in done.files} == {".shp", ".shx", ".dbf", ".prj", ".cpg"}
    gdal.SetConfigOption("SHAPE_ENCODING", None)
    assert "栋".encode(encoding) in (tmp_path / "b.dbf").read_bytes()
    layer = (source := ogr.Open(str(tmp_path / "b.shp"))).GetLayer(0)
    names = [layer.GetLayerDefn().GetFieldDefn(i).GetName() for i in range(layer.GetLayerDefn().GetFieldCount())]
    assert len(set(names)) == len(names)
    assert all(len(name) <= 10 and name.isascii() for name in names)
    feature = layer.GetNextFeature()
    assert (feature["NAME"], feature["CODE"], feature["FLOORS"]) == ("1栋", "B-1", 6)
    assert layer.GetSpatialRef().IsGeographic()
    del source
    assert [path.name for path in export_table(store, "room", tmp_path / "r.shp").files] == ["r.cpg", "r.dbf"]


def test_what_gbk_does_not_know_is_named(store, town, tmp_path):
    store.insert("area", {"uid": new_uid(), "code": "350100001002", "name": "𠮷屋", "level": "community"})
    with pytest.raises(StoreError, match=r"Row 3 .*𠮷"):
        export_table(store, "area", tmp_path / "a.shp", encoding="GBK")
    assert list(tmp_path.glob("a.*")) == []


def test_shifted_coordinates_say_so_and_carry_no_crs(store, town, tmp_path):
    done = export_table(store, "component", tmp_path / "c.gpkg", coordinates="gcj02")
    layer = (source := ogr.Open(str(done.files[0]))).GetLayer(0)
    x, y = convert(X, Y, "wgs84", "gcj02")
    feature = layer.GetNextFeature()  # its geometry goes with it
    geometry = feature.GetGeometryRef()
    assert (geometry.GetX(), geometry.GetY()) == pytest.approx((float(x), float(y)), abs=1e-9)
    assert layer.GetName() == "部件 GCJ-02"
    assert layer.GetSpatialRef() is None or layer.GetSpatialRef().GetAuthorityCode(None) is None
    assert "GCJ-02" in done.notes[0]
    del geometry, feature, source
    row = table(export_table(store, "component", tmp_path / "c.csv", coordinates="bd09").files[0])[0]
    assert "经度(BD-09)" in row
    assert row["初始时间"] == "2024-02-29"
    layer = (source := ogr.Open(str(export_table(store, "component", tmp_path / "m.gpkg",
                                                 coordinates="EPSG:4526").files[0]))).GetLayer(0)  # fmt: skip
    assert layer.GetSpatialRef().GetAuthorityCode(None) == "4526"
    assert layer.GetExtent()[0] > 1e6
    del source
    with pytest.raises(ValueError, match="unknown"):
        export_table(store, "component", tmp_path / "n.gpkg", coordinates="mars")


def test_only_an_area_s_rows(store, town, tmp_path):
    def rows(target):
        return export_table(store, target, tmp_path / f"{target}.csv", area=town["top"]).rows

    assert [rows(name) for name in ("area", "building", "room", "road", "organisation", "department")] == [
        2, 1, 3, 1, 1, 0
    ]  # fmt: skip
    assert export_table(store, "building", tmp_path / "w.csv", where={"floors": 3}).rows == 1


def test_a_stream_s_password_stays(store, town, tmp_path):
    file = export_table(store, "camera", tmp_path / "c.csv").files[0]
    assert table(file)[0]["视频地址"] == "rtsp://10.0.0.1/1"


def test_a_file_is_never_written_over_or_half(store, town, tmp_path, monkeypatch):
    file = tmp_path / "x.csv"
    file.write_text("mine", encoding="utf-8")
    with pytest.raises(StoreError, match="exists already"):
        export_table(store, "room", file)
    assert file.read_text(encoding="utf-8") == "mine"
    assert export_table(store, "room", file, overwrite=True).rows == 3
    before = file.read_bytes()
    with pytest.raises(Cancelled):
        export_table(store, "room", file, overwrite=True, progress=Progress(lambda: True))
    assert (file.read_bytes(), [path.name for path in tmp_path.iterdir() if path.name.startswith(".x")]) == (before, [])
    for name, words in (("x.pdf", "suffix"), ("no/x.csv", "cannot be written")):
        with pytest.raises(StoreError, match=words):
            export_table(store, "room", tmp_path / name)
    with pytest.raises(StoreError, match="no target"):
        export_table(store, "person", tmp_path / "p.csv")
    if store.engine == "gpkg":
        from pathlib import Path

        with pytest.raises(StoreError, match="open database"):
            export_table(store, "room", Path(store.database), overwrite=True)


def test_a_clear_export_is_numbered_and_audited(store, town, keyring, tmp_path):
    for number, suffix in enumerate(("csv", "xlsx"), 1):
        done = export_clear(store, "organisation", tmp_path / f"c.{suffix}", keyring, "核查危化企业负责人")
        assert done.rows == 1
        assert store.read("clear_export", ["rows_written"], where={"number": number})["rows_written"] == [1]
    lines = [line.action for line in Audit(store).lines()]
    assert lines == ["clear_export_written", "clear_export"] * 2
    assert Audit(store).verify() is None
    assert "13912345678" not in str([line.detail for line in Audit(store).lines()])
    text = (tmp_path / "c.csv").read_text(encoding="utf-8-sig")
    assert text.splitlines()[0] == "CLEAR TEXT / do not pass on"
    assert "核查危化企业负责人" in text
    for clear in ("张建国", "13912345678", "99999919500101001X"):
        assert clear in text
    book = CalamineWorkbook.from_path(str(tmp_path / "c.xlsx"))
    assert len(book.sheet_names) == 2
    assert ["Export number", "2"] in book.get_sheet_by_index(0).to_python()
    assert "张建国" in str(book.get_sheet_by_index(1).to_python())


def test_a_clear_export_is_refused(store, town, keyring, tmp_path):
    file = tmp_path / "c.csv"
    with pytest.raises(AccessDenied, match="reason"):
        export_clear(store, "organisation", file, keyring, " ")
    with pytest.raises(WrongKey):
        export_clear(store, "organisation", file, keyring.search_only(), "核查")
    with pytest.raises(StoreError, match="never as a layer"):
        export_clear(store, "organisation", tmp_path / "c.gpkg", keyring, "核查")
    with pytest.raises(AccessDenied, match="transaction"), store.transaction():
        export_clear(store, "organisation", file, keyring, "核查")
    assert store.count("clear_export") == store.count("audit_log") == 0
    with pytest.raises(Cancelled):
        export_clear(store, "organisation", file, keyring, "核查", progress=Progress(lambda: True))
    assert [line.action for line in Audit(store).lines()] == ["clear_export"], "a failure leaves the line"
    assert not file.exists()


def test_a_file_that_stands_is_told_though_it_was_cancelled(store, town, tmp_path):
    file = tmp_path / "late.csv"
    done = export_table(store, "room", file, progress=Progress(file.exists))
    assert done.files == (file,)


def test_the_right_ends(store):
    access = Access(store)
    for end in (None, clock.utc_now() + timedelta(days=31)):
        with pytest.raises(StoreError, match="30 days"):
            access.create_user("x", "X", roles={"exporter": end}, create_login=False)
    login = f"x_{store.uid[-8:]}"
    key = access.create_user(login, "X", roles={"exporter": clock.utc_now() + timedelta(days=29)}, create_login=True)
    with pytest.raises(StoreError, match="30 days"):
        access.set_roles(key, ["exporter"])


def test_the_server_refuses_an_account_without_the_right(store, town, keyring, tmp_path, request):
    soon = clock.utc_now() + timedelta(days=1)
    if store.engine == "gpkg":
        access = Access(store)
        for login, roles in (("w", {"clerk": None}), ("e", {"exporter": soon})):
            access.create_user(login, login, roles=roles, create_login=False)
        for login, well in (("w", False), ("e", True)):
            with open_store(f"{store.database} operator={login}") as own:
                _try(own, keyring, tmp_path / f"{login}.csv", well)
        return
    cluster = request.getfixturevalue("cluster")
    schema, home = store.engine_object.schema, store.engine_object.database
    for login, roles, well in ((f"w_{home}", {"clerk": None}, False), (f"e_{home}", {"exporter": soon}, True)):
        key = Access(store).create_user(login, login, area_id=town["top"], roles=roles, create_login=True)
        cluster.add_service(login, login, home)
        with open_store(f"service={login} schema={schema}") as own:
            _try(own, keyring, tmp_path / f"{login}.csv", well)
            if well:
                store.execute("UPDATE user_role SET valid_to = now() - interval '1 hour' WHERE app_user_id = :key",
                              {"key": key})  # fmt: skip
                _try(own, keyring, tmp_path / f"{login}-late.csv", False)


def _try(own, keyring, file, well):
    if well:
        assert export_clear(own, "organisation", file, keyring, "核查").rows == 1
        return
    with pytest.raises(AccessDenied):
        export_clear(own, "organisation", file, keyring, "核查")
    if own.engine == "postgis":
        with pytest.raises(AccessDenied):
            own.insert("clear_export", {"uid": new_uid(), "number": 9, "target": "x", "reason": "x", "file_name": "x",
                                        "login": "x", "at": clock.utc_now()})  # fmt: skip
    assert not file.exists()


def test_short_names_are_known_to_the_importer_where_they_can_be():
    for target in targets().values():
        names = short_names(target.fields, target)
        assert len(set(names.values())) == len(target.fields)
        assert all(len(name) <= 10 and name.isascii() for name in names.values())
        for field in target.fields:
            others = {
                name.upper() for other in target.fields if other != field for name in (other.name, *other.headers)
            }
            known = {name.upper() for name in (field.name, *field.headers)}
            assert names[field.name] in known - others or not {
                name for name in known - others if len(name) <= 10 and name.isascii() and name.isidentifier()
            }, field
