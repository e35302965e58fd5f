"""Farmyards found by village, natural village, group and door, household number or name, on both engines."""

import pytest

from civicgrid.plugin.domain.uid import new_uid
from civicgrid.plugin.jobs.linking import AddressBook
from civicgrid.plugin.services.geos import shapely
from civicgrid.tests.support.imports import bring

# What the columns hold: road, door, number (the household's 户号), name.
YARDS = {
    "plate": ("大沙村3组", "12", None, None),
    "plate with word": ("大沙村3组", "13号", None, None),
    "household": ("大沙村3组", None, "12", None),
    "household with word": ("大沙村3组", "14户", None, None),
    "hamlet": ("大沙村上湾3组", "12", None, None),
    "other group": ("大沙村4组", "12", None, None),
    "committee": ("白石村委会三社", "7", None, None),
    "company": ("121团3连", "5", None, None),
    "community": ("城东社区2组", "9", None, None),
    "annex": ("大沙村3组", "附6", None, None),
    "no group": ("竹坑村", "8", None, None),
    "vague hamlet": ("大沙村李家", "8", None, None),
    "lane": ("大沙村3组一巷", "5", None, None),
    "lane of a village": ("白石村一巷", "5", None, None),
    "named": ("石塘村1组", None, None, "赵六家"),
    "twice named 1": ("石塘村1组", None, None, "王五"),
    "twice named 2": ("石塘村1组", None, None, "王五户"),
    "once in group 2": ("石塘村2组", None, None, "王五"),
    "twice 1": ("茶岭村1组", "3", None, None),
    "twice 2": ("茶岭村1组", "3号", None, None),
}


def farmyard(store, road, door, number, name, area=None) -> int:
    outline = shapely.to_wkb(shapely.MultiPolygon([shapely.box(114, 22.7, 114.0001, 22.7001)]))
    values = {"uid": new_uid(), "geom": outline, "outline": "assumed", "road": road, "door": door, "number": number,
              "name": name, "area_id": area}  # fmt: skip
    building = store.insert("building", values)
    store.insert("room", {"uid": new_uid(), "building_id": building, "unit": "", "floor": 1, "number": "1"})
    return building


@pytest.fixture
def village(store):
    return store, {key: farmyard(store, *columns) for key, columns in YARDS.items()}


@pytest.mark.parametrize(
    ("text", "yard", "reason"),
    [
        ("大沙村3组12号", "plate", ""),
        ("大沙行政村第三村民小组12号", "plate", ""),
        ("大沙村委会三社十二号", "plate", ""),
        ("大沙村3组13号", "plate with word", ""),
        ("大沙村3组12户", "household", ""),
        ("大沙村3组户号12", "household", ""),
        ("大沙村3组14户", "household with word", ""),
        ("大沙村3组13户", None, "building_unknown"),
        ("大沙村上湾3组12号", "hamlet", ""),
        ("大沙村3组上湾12号", "hamlet", ""),
        ("大沙村下湾3组12号", None, "building_unknown"),
        ("大沙村四组12号", "other group", ""),
        ("白石村3组7号", "committee", ""),
        ("新疆生产建设兵团第八师一二一团三连5号", "company", ""),
        ("城东社区二组9号", "community", ""),
        ("大沙村3组附6号", "annex", ""),
        ("竹坑村8号", "no group", ""),
        ("大沙村李家8号", "vague hamlet", ""),
        ("大沙村三组一巷5号", "lane", ""),
        ("大沙村4组一巷5号", None, "building_unknown"),
        ("白石村一巷5号", "lane of a village", ""),
        ("白石村委会一巷5号", "lane of a village", ""),
        ("大沙村12号", None, "building_unknown"),
        ("石塘村1组赵六", "named", ""),
        ("石塘村1组赵六家", "named", ""),
        ("石塘村一组（赵六）", "named", ""),
        ("石塘村1组王五", None, "building_ambiguous"),
        ("石塘村2组王五", "once in group 2", ""),
        ("石塘村3组王五", None, "address_unclear"),
        ("石塘村王五", None, "address_unclear"),
        ("茶岭村1组3号", None, "building_ambiguous"),
        ("大沙村3组", None, "address_unclear"),
    ],
)
def test_a_farmyard_is_found_or_the_reason_said(village, text, yard, reason):
    store, ids = village
    room, building, said = AddressBook(store).find(text)
    assert (building, said) == (ids.get(yard), reason)
    assert (room is not None) == (reason == "")


@pytest.fixture
def towns(store):
    def area(name, level, parent=None):
        values = {"uid": new_uid(), "code": name, "name": name, "level": level, "parent_id": parent}
        return store.insert("area", values)

    county = area("示范县", "county")
    ids = {}
    for town in ("安宁镇", "平安镇", "三只羊乡"):
        place = area(town, "town", county)
        ids[town] = area(f"{town}五一村", "community", place)
    yards = {town: farmyard(store, "五一村3组", "12", None, None, ids[town]) for town in ("安宁镇", "平安镇")}
    yards["street"] = farmyard(store, "人民路", "8", None, None, ids["安宁镇"])
    return store, yards


@pytest.mark.parametrize(
    ("text", "yard", "reason"),
    [
        ("安宁镇五一村3组12号", "安宁镇", ""),
        ("示范县平安镇五一村3组12号", "平安镇", ""),
        ("五一村3组12号", None, "building_ambiguous"),
        ("示范县五一村3组12号", None, "building_ambiguous"),
        ("别的镇五一村3组12号", None, "building_ambiguous"),
        ("三只羊乡五一村3组12号", None, "building_unknown"),
        # a street may run on across the border that the address names
        ("平安镇人民路8号", "street", ""),
    ],
)
def test_villages_of_one_name_are_told_apart_by_their_town(towns, text, yard, reason):
    store, ids = towns
    assert AddressBook(store).find(text)[1:] == (ids.get(yard), reason)


@pytest.mark.parametrize(
    ("text", "yard"),
    [
        ("河边大队三队5号", "plate"),
        ("安宁镇河边大队3队5号", "plate"),
        ("河边大队3队6号", None),
        ("安宁镇老学校", "named"),
        ("大沙村3组12号", "plate"),
    ],
)
def test_an_old_address_is_an_alias_of_one_door(village, text, yard):
    store, ids = village
    for alias, key in (("河边大队3队5号", "plate"), ("安宁镇老学校", "named")):
        store.insert("address_alias", {"alias": alias, "address": "", "building_id": ids[key]})
    assert AddressBook(store).find(text)[1] == ids.get(yard)


def test_households_without_door_plates_come_by_their_points(store):
    rows = [
        {"name": name, "address": address, "_x": 114.2 + step * 0.001, "_y": 22.7}
        for step, (name, address) in enumerate(
            [("赵六", "大沙村三组"), ("王五", "大沙村三组"), ("王五", "大沙村三组"), ("孙七", "大沙村三组7号")]
        )
    ]
    _, outcome = bring(store, "building", rows)
    assert outcome.counts["insert"] == 4
    held = store.read("building", ["name", "road", "door", "outline"], order_by=["id"])
    assert held["road"] == ["大沙村3组"] * 4
    assert held["door"] == [None, None, None, "7"]
    assert held["outline"] == ["assumed"] * 4
    _, again = bring(store, "building", rows)
    assert again.counts["same"] == 4
    book = AddressBook(store)
    ids = store.read("building", ["id"], order_by=["id"])["id"]
    assert book.find("大沙村3组赵六家")[1:] == (ids[0], "room_missing")
    assert book.find("大沙村3组王五")[1:] == (None, "building_ambiguous")
    assert book.find("大沙村第三村民小组7号")[1:] == (ids[3], "room_missing")
