"""Headers of real files and the field that each of them means."""

import pytest

from civicgrid.plugin.domain.tables.guess import guess_fields, guess_target
from civicgrid.plugin.domain.targets import load_targets
from civicgrid.plugin.services.paths import RESOURCES

TARGETS = load_targets(RESOURCES / "targets")

HEADERS = [
    ("building", "楼栋名称", "name", "same"), ("building", "楼栋名称*", "name", "header"),
    ("building", "楼栋名称（必填）", "name", "header"),
    ("building", "LDMC", "name", "same"), ("building", "ldmc", "name", "same"),
    ("building", "louming", "name", "pinyin"),
    ("building", "loudongmingcheng", "name", "pinyin"), ("building", "buildingName", "name", "header"),
    ("building", "Building Name", "name", "header"), ("building", "building-name", "name", "header"),
    ("building", "高度/m", "height", "header"), ("building", "高度（米）", "height", "header"),
    ("building", "建筑高度(m)", "height", "header"),
    ("building", "Height (m)", "height", "header"), ("building", "地上层数", "floors", "same"),
    ("building", "层数(层)", "floors", "header"),
    ("building", "floorCount", "floors", "header"), ("building", "FLOORS", "floors", "same"),
    ("building", "dscs", "floors", "same"),
    ("building", "地下层数", "basements", "same"), ("building", "单元数（个）", "units", "header"),
    ("building", "详细地址", "address", "same"),
    ("building", "详细 地址", "address", "header"), ("building", "房屋坐落", "address", "same"),
    ("building", "所属社区名", "area", "part"),
    ("building", "基本信息/楼栋编码", "code", "part"), ("building", "是否在用/楼号", "number", "part"),
    ("building", "Ｘ坐标", "_x", "same"),
    ("building", "经度(°)", "_x", "header"), ("building", "东经", "_x", "same"), ("building", "lng", "_x", "same"),
    ("building", "WD", "_y", "same"), ("building", "纬度（WGS84）", "_y", "header"),
    ("building", "经纬度", "_position", "same"),
    ("room", "建筑面积（㎡）", "area_m2", "header"), ("room", "建筑面积（平方米）", "area_m2", "header"),
    ("room", "面积/㎡", "area_m2", "header"),
    ("room", "房屋信息/建筑面积(平方米)", "area_m2", "part"), ("room", "楼栋信息/小区名称", "estate", "part"),
    ("room", "DYH", "unit", "same"),
    ("room", "所在楼层", "floor", "same"), ("room", "szlc", "floor", "pinyin"), ("room", "室号", "number", "same"),
    ("room", "room_number", "number", "same"), ("room", "roomNumber", "number", "header"),
    ("room", "是否出租", "use_class", "same"),
    ("organisation", "统一社会信用代码", "uscc", "same"), ("organisation", "统一社会信用代码/注册号", "uscc", "part"),
    ("organisation", "creditCode", "uscc", "header"), ("organisation", "企业名称", "name", "same"),
    ("organisation", "法定代表人", "contact_name", "same"),
    ("organisation", "联系 电话", "contact_phone", "header"), ("organisation", "经营场所", "address", "same"),
    ("camera", "设备编码", "number", "same"), ("camera", "是否在线", "active", "part"),
    ("camera", "安装高度（m）", "height", "header"),
    ("camera", "azimuth", "azimuth", "same"), ("component", "ObjID", "code", "same"),
    ("component", "DeptName1", "competent_unit", "same"),
    ("component", "部件小类", "class_code", "same"), ("component", "ORDate", "installed_on", "same"),
    ("road", "路面宽度（m）", "width", "header"),
    ("road", "限速(km/h)", "speed", "header"), ("road", "道路名称", "name", "same"),
    ("road", "fclass", "road_class", "same"),
    ("area", "XZQDM", "code", "same"), ("grid", "网格编码", "code", "same"),
    ("grid", "wanggemingcheng", "name", "pinyin"),
    ("responder", "工号", "number", "same"), ("facility", "容纳人数(人)", "capacity", "header"),
    ("department", "值班电话", "phone", "same"),
    ("person", "离开时间", "left", "same"), ("person", "死亡日期", "died", "same"), ("person", "人员状态",
    "state", "same"),
    ("person", "是否在此居住", "living", "same"), ("person", "是否人户分离", "apart", "same"),
    ("person", "是否死亡", "gone", "same"), ("person", "居住状态", "residence_state", "same"),
    ("person", "行政村", "village", "same"), ("person", "村民小组", "group", "same"), ("person", "门牌号",
    "door", "same"),
    ("person", "路名", "road", "same"), ("person", "楼层", "floor", "same"), ("person", "小区地址", "estate", "same"),
    ("person", "本人/联系电话", "phone", "part"), ("person", "居住人联系电话", "phone", "part"),
    ("person", "目前居住地址", "address", "part"),
]  # fmt: skip

NOT_GUESSED = [
    ("person", "监护人联系电话"), ("person", "监护人/联系电话"), ("person", "户主联系电话"), ("person",
    "工作单位联系电话"),
    ("person", "户籍详细地址"), ("person", "原居住地址"), ("person", "户口迁入日期"), ("person", "户籍迁出日期"),
    ("person", "建档日期"),
    ("building", "序号"), ("building", "备注"), ("building", "OBJECTID"), ("building", "Shape_Area"),
    ("building", "(C)"),
    ("building", "录入时间"), ("room", "业主信息/姓名"), ("road", "施工单位"), ("camera", "IP地址端口"),
]  # fmt: skip


def test_there_are_enough_of_them():
    assert len(HEADERS) >= 60


@pytest.mark.parametrize(("target", "header", "field", "because"), HEADERS)
def test_a_header_means_a_field(target, header, field, because):
    (guess,) = guess_fields([header], [[]], TARGETS[target])
    assert (guess.field, guess.column, guess.because) == (field, 0, because)
    assert 0 < guess.score <= 1


@pytest.mark.parametrize(("target", "header"), NOT_GUESSED)
def test_what_is_no_field_is_left(target, header):
    assert guess_fields([header], [[]], TARGETS[target]) == []


SAMPLES = [
    ("organisation", ["91350100M000100Y43"] * 3, "uscc"),
    ("organisation", ["13812345678", 13912345678.0, "138 1234 5678"], "contact_phone"),
    ("organisation", ["11010519491231002X"] * 2, "contact_document"),
    ("camera", ["44010600001310000001"] * 2, "number"),
    ("building", ["113.25,23.1", "23.1,113.25"], "_position"),
    ("building", ["住宅楼", "商住", "厂房"], "building_use"),
    ("grid", ["2024-03-05", "2024年3月6日"], "valid_from"),
]


@pytest.mark.parametrize(("target", "column", "field"), SAMPLES)
def test_samples_tell_what_a_header_does_not(target, column, field):
    (guess,) = guess_fields(["F7"], [column], TARGETS[target])
    assert (guess.field, guess.because) == (field, "samples")


def test_yes_and_no_do_not_tell_what_was_asked():
    answers = [["否", "是", "是"], ["1", "2", "2"]]
    assert [guess_fields(["是否流动人口"], [column], TARGETS["person"]) for column in answers] == [[], []]
    (guess,) = guess_fields(["F7"], [["一致", "不一致", "一致"]], TARGETS["person"])
    assert guess.field == "consistency"


def test_degrees_are_a_position_only_in_pairs():
    east, north, area = [113.2512, "113.3001"], ["23.1201", 23.2345], [88.5, 100.25]
    guesses = guess_fields(["F1", "F2", "F3"], [north, area, east], TARGETS["building"])
    assert {(guess.field, guess.column, guess.because) for guess in guesses} == {
        ("_x", 2, "samples"),
        ("_y", 0, "samples"),
    }
    assert guess_fields(["F1", "F2"], [east, area], TARGETS["building"]) == []


PHONES, DAYS = ["13800000001", "13900000002"], ["2020-01-01", "2021-05-06"]


@pytest.mark.parametrize(
    ("header", "column"),
    [
        ("监护人电话", PHONES),
        ("紧急联系人电话", PHONES),
        ("户主电话", PHONES),
        ("房东手机", PHONES),
        ("监护人生日", DAYS),
    ],
)
def test_samples_of_somebody_else_are_not_the_residents(header, column):
    """A child with its guardian's telephone would be found by it."""
    assert guess_fields([header], [column], TARGETS["person"]) == []
    assert guess_fields(["备用号码"], [PHONES], TARGETS["person"])[0].field == "phone"


def test_samples_that_say_nothing_are_no_guess():
    for column in ([], [None, ""], [1, 2, 3], ["x"], [113, 114], ["2024"]):
        assert guess_fields(["F7"], [column], TARGETS["building"]) == []


def test_a_header_is_believed_before_samples():
    headers, columns = ["F7", "统一社会信用代码"], [["91350100M000100Y43"] * 3, [None] * 3]
    (guess,) = guess_fields(headers, columns, TARGETS["organisation"])
    assert (guess.field, guess.column) == ("uscc", 1)


def test_each_field_and_each_column_is_taken_once_the_surest_first():
    headers = ["名称", "楼栋名称", "MC", "层数", "地上层数"]
    guesses = guess_fields(headers, [[] for _ in headers], TARGETS["building"])
    assert [(guess.field, headers[guess.column]) for guess in guesses] == [("name", "楼栋名称"), ("floors", "地上层数")]


def test_ties_are_left_to_the_user():
    twice = [["91350100M000100Y43"] * 2] * 2
    assert guess_fields(["F1", "F2"], twice, TARGETS["organisation"]) == []
    headers = ["甲方/楼栋名称", "乙方/楼栋名称"]
    assert guess_fields(headers, [[], []], TARGETS["building"]) == []


def test_guesses_come_in_the_order_of_the_fields():
    headers = ["纬度", "经度", "安装高度", "名称"]
    names = [guess.field for guess in guess_fields(headers, [[]] * 4, TARGETS["camera"])]
    assert names == [field.name for field in TARGETS["camera"].fields if field.name in names]
    assert len(names) == 4


FILES = [
    ("building", ["楼栋名称", "地上层数", "建筑高度", "详细地址", "用途"], "polygon"),
    ("building", ["LDMC", "LC", "JZGD"], "polygon"),
    ("room", ["楼栋信息/小区名称", "楼栋信息/楼号", "单元", "楼层", "房号", "面积"], ""),
    ("organisation", ["企业名称", "统一社会信用代码", "经营场所", "法定代表人", "联系电话"], ""),
    ("camera", ["设备编码", "点位名称", "摄像机类型", "经度", "纬度"], ""),
    ("component", ["ObjID", "ObjName", "DeptName1", "BGID", "ObjState"], "point"),
    ("area", ["XZQDM", "XZQMC"], "polygon"),
    ("grid", ["网格编码", "网格名称", "所属社区"], "polygon"),
    ("road", ["道路名称", "道路等级", "路面宽度（m）"], "line"),
    ("facility", ["资源名称", "资源类型", "容纳人数", "值班电话"], "point"),
    ("responder", ["工号", "姓名", "手机号", "所属部门", "岗位"], ""),
    ("department", ["部门编码", "部门名称", "上级部门"], ""),
    ("sensor", ["设备编号", "设备名称", "监测指标", "计量单位"], ""),
    ("", ["部门编码", "部门名称", "上级部门"], "point"),
    ("", ["a", "b", "c"], ""),
    ("", ["名称"], ""),
    ("", ["道路名称", "道路等级"], "polygon"),
]


@pytest.mark.parametrize(("target", "headers", "geometry"), FILES)
def test_a_file_tells_what_it_is_about(target, headers, geometry):
    assert guess_target(headers, [[] for _ in headers], geometry, TARGETS) == target
