"""What a message might be misread for: of several readings none is chosen, what is not sure is left out or says so."""

import csv
from datetime import datetime
from pathlib import Path

import pytest

from civicgrid.plugin.domain.events.message import read_message
from civicgrid.plugin.domain.events.message_places import find_places
from civicgrid.plugin.domain.events.type_words import load_type_words
from civicgrid.plugin.jobs.code_tables import code_list

ROOT = Path(__file__).resolve().parents[2]
NOW = datetime(2026, 11, 30, 10, 30)  # a Monday morning
WORDS = load_type_words(ROOT / "resources" / "intake" / "type_words.csv")
TYPES = {code: item.name_zh for code, item in code_list("event_class").items()}
with (ROOT / "tests" / "data" / "messages_unsure.csv").open(encoding="utf-8", newline="") as _file:
    CASES = list(csv.DictReader(_file))


def read(text):
    return read_message(text.replace("\\n", "\n").replace("\\t", "\t"), NOW, WORDS, TYPES)


def said(one):
    text = one.value.strftime("%d %H:%M") if isinstance(one.value, datetime) else str(one.value)
    return text + {"about": "~", "since": "~", "yesterday": "?", "near": "*"}.get(one.reason, "")


@pytest.mark.parametrize("case", CASES, ids=[f"{case['field']} {case['text'][:20]}" for case in CASES])
def test_a_message_proposes_this_and_nothing_else(case):
    assert "|".join(said(one) for one in read(case["text"]).of(case["field"])) == case["proposed"]


@pytest.mark.parametrize(("text", "hidden"), [
    ("我是德胜社区网格员刘梅，德胜路33号有违建，业主赵某", "我是德胜社区网格员刘*，德胜路33号有违建，业主赵*"),
    ("举报和平路12号麻将馆，老板叫李建国", "举报和平路12号麻将馆，老板叫李**"),
    ("和平路12号小卖部，老板张大山", "和平路12号小卖部，老板张**"),
    ("住和平路12号的张伟打老婆", "住和平路12号的张*打老婆"),
    ("投诉楼上王强半夜装修", "投诉楼上王*半夜装修"),
    ("楼道堆物的是户主张伟", "楼道堆物的是户主张*"),
    ("张三 07:55\n富民路18号门口井盖翘起\n李四 07:56\n收到", "张* 07:55\n富民路18号门口井盖翘起\n李* 07:56\n收到"),
    ("2026-11-30 07:55:02 张三(网格员)：井盖翘起", "2026-11-30 07:55:02 张*(网格员)：井盖翘起"),
    ("联系我：①③⑧①②③④⑤⑥⑦⑧ 路灯坏了", "联系我：138****5678 路灯坏了"),
    ("①路灯坏了②垃圾没清", "①路灯坏了②垃圾没清"),
    ("楼上马桶漏水，隔壁高空抛物", "楼上马桶漏水，隔壁高空抛物"),
    ("网格员到场，司机不在", "网格员到场，司机不在"),
])  # fmt: skip
def test_nobody_stays_in_clear_and_nothing_else_is_hidden(text, hidden):
    assert read(text).description == hidden


def test_a_row_of_a_sheet_with_its_heading_is_read_by_its_columns():
    reading = read(
        "序号\\t工单编号\\t来电时间\\t诉求内容\\t联系电话\\n"
        "1\\tSD2026113001\\t2026-11-30 08:01\\t丰收路10号占道经营\\t13811110000"
    )
    assert reading.description == "丰收路10号占道经营"
    assert {one.field: (str(one.value), one.label) for one in reading.proposals if one.label} == {
        "reported_at": ("2026-11-30 08:01:00", "来电时间"),
        "phone": ("13811110000", "联系电话"),
        "external_number": ("SD2026113001", "工单编号"),
    }
    assert not reading.of("occurred_at")
    assert reading.chosen("source").value == "hotline_12345"


def test_several_rows_of_a_sheet_are_several_matters_and_nothing_is_proposed_of_them_all():
    heading = "工单编号\\t来电人\\t诉求内容\\t联系电话\\n"
    rows = ["A1\\t王小明\\t丰收路10号占道经营\\t13811110000", "A2\\t李梅\\t丰收路11号违停\\t13811110001"]
    reading = read(heading + "\\n".join(rows))
    assert reading.proposals == ()
    assert [part.split("\n")[1] for part in reading.matters] == [
        "A1\t王**\t丰收路10号占道经营\t138****0000",
        "A2\t李*\t丰收路11号违停\t138****0001",
    ]
    assert not any(name in reading.description for name in ("王小明", "李梅", "13811110000"))
    first = read(reading.matters[0])
    assert (first.chosen("external_number").value, first.chosen("event_type").value) == ("A1", "0501")


def test_a_table_of_labels_between_bars_is_read():
    reading = read(
        "|工单编号|A1130001|\\n|诉求人|黄先生|\\n|地点|科技路12号|\\n|内容|共享单车堵住盲道|\\n|时限|24小时|"
    )
    assert reading.description == "共享单车堵住盲道"
    found = {one.field: one.value for one in reading.proposals}
    assert (found["external_number"], found["name"], found["address"]) == ("A1130001", "黄先生", "科技路12号")
    assert found["due_at"].amount == 24 * 60


@pytest.mark.parametrize(("text", "kinds"), [
    ("人民路与中山路", ["crossing"]),
    ("东城区人民路和中山路", ["crossing"]),
    ("人民路与中山路附近", ["crossing"]),
    ("人民路与中山路西北角有人摆摊", ["crossing"]),
    ("人民路与中山路都停电", ["road", "road"]),
])  # fmt: skip
def test_two_roads_meet_in_a_field_of_their_own_or_where_it_is_said(text, kinds):
    assert [place.kind for place in find_places(text)] == kinds


@pytest.mark.parametrize(("text", "address"), [
    ("玫瑰园小区7-9栋停电", "玫瑰园小区"),
    ("龙湖小区3、5、7栋停水", "龙湖小区"),
    ("和平路12号至18号路灯不亮", "和平路12号"),
    ("和平路 12 号漏水", "和平路12号"),
    ("永安里4号楼前面", "永安里4号楼"),
])  # fmt: skip
def test_several_houses_are_looked_for_by_what_they_have_in_common(text, address):
    assert [place.address for place in find_places(text)] == [address]


def test_a_span_of_clock_times_is_shown_whole():
    assert read("9:30-11:30停水").chosen("occurred_at").words == ("9:30-11:30",)
    assert read("昨晚22:00-次日2:00施工").chosen("occurred_at").words == ("昨晚22:00-次日2:00",)
