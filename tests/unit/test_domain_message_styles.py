"""Messages in the styles in which they come: chats, hotlines, transfers, notices, devices; and their group notices."""

import csv
import re
from datetime import datetime
from pathlib import Path

import pytest

from civicgrid.plugin.domain.events.message import FIELDS, REASONS, Period, read_message
from civicgrid.plugin.domain.events.message_text import one_form
from civicgrid.plugin.domain.events.type_words import load_type_words
from civicgrid.plugin.domain.notice import deidentified, find_doubts
from civicgrid.plugin.domain.problems import english
from civicgrid.plugin.jobs.code_tables import code_list

ROOT = Path(__file__).resolve().parents[2]
WORDS = load_type_words(ROOT / "resources" / "intake" / "type_words.csv")
TYPES = {code: item.name_zh for code, item in code_list("event_class").items()}
with (ROOT / "tests" / "data" / "messages_styles.csv").open(encoding="utf-8", newline="") as _file:
    MESSAGES = list(csv.DictReader(_file))
IDS = [row["text"][:24] for row in MESSAGES]
NOW = datetime(2026, 11, 30, 10, 30)


def read(text, now=NOW):
    return read_message(text.replace("\\n", "\n").replace("\\t", "\t"), now, WORDS, TYPES)


def said(value):
    if isinstance(value, Period):
        return f"{value.amount} {value.unit}"
    return value.strftime("%Y-%m-%d %H:%M") if isinstance(value, datetime) else str(value)


@pytest.mark.parametrize("row", MESSAGES, ids=IDS)
def test_a_message_proposes_what_a_clerk_would_take_and_loses_nothing(row):
    reading = read(row["text"], datetime.strptime(row["now"], "%Y-%m-%d %H:%M"))
    for field in FIELDS:
        assert "|".join(said(one.value) for one in reading.of(field)) == row[field], field
    assert str(len(reading.matters) or "") == row["matters"]
    assert "|".join(reading.earlier) == row["earlier"]
    assert all(number in reading.description for number in reading.earlier)
    for one in reading.proposals:
        REASONS[one.reason].format(**one.params)
    kept = one_form("\n".join((reading.description, reading.title, *reading.matters)))
    assert not [one for field in ("phone", "name") for one in reading.of(field) if str(one.value) in kept]
    assert not re.search(r"1[3-9]\d{9}|\d{17}[\dX]", kept)


@pytest.mark.parametrize("row", MESSAGES, ids=IDS)
def test_its_group_notice_names_nobody(row):
    kept = read(row["text"], datetime.strptime(row["now"], "%Y-%m-%d %H:%M")).description
    notice = deidentified(kept)
    assert notice.replace("\n", "\\n").replace("\t", "\\t") == row["notice"]
    assert "|".join(notice[start:end] for start, end in find_doubts(notice)) == row["marked"]
    assert deidentified(notice) == notice
    whole = one_form(deidentified(row["text"].replace("\\n", "\n")))
    for field in ("phone", "name"):
        assert not [value for value in row[field].split("|") if len(value) > 1 and value in whole]


def test_orders_of_before_are_said_and_stay_in_the_text():
    reading = read("我上个月28号反映过，工单号：SD20261028001，幸福路12号还没修")
    assert reading.of("external_number") == []
    assert "SD20261028001" in reading.description
    assert ["SD20261028001" in english(one) for one in reading.warnings()] == [True]
    assert read("工单编号：SD20261130099\n诉求内容：此前工单SD20261028001已办结，又坏了").earlier == ("SD20261028001",)
    assert read("工单SD20261130099，路灯不亮").earlier == ()
    assert read("上次工单2026102800123没解决，这次工单号2026113000123").earlier == ("2026102800123",)
    assert read("今天市民反映的问题（工单SD20261130099），路灯不亮").earlier == ()
    assert read("市民反映的工单SD20261130099，路灯不亮").chosen("external_number").value == "SD20261130099"
    assert read("11月15号报的漏水（单号WX20261115003）到现在没人修").earlier == ("WX20261115003",)
    assert read("工单编号：（SD20261130099）\n诉求内容：路灯不亮").chosen("external_number").value == "SD20261130099"
    assert read("历史工单SD2026102800123、SD2026102900456，新工单号SD2026113000123").earlier == (
        "SD2026102800123",
        "SD2026102900456",
    )


def test_the_number_of_an_order_is_no_citizen_number():
    reading = read("工单编号510108-20261101-0021，井盖坏了")
    assert reading.chosen("external_number").value == "510108-20261101-0021"
    # Its check digit is right: whatever it is called, it may be a person's.
    assert [one.kind for one in read("编号11010519491231002X，井盖坏了").details] == ["document"]
    assert read("身份证号510108-19801101-0021，井盖坏了").description == "身份证号5****************1，井盖坏了"


@pytest.mark.parametrize(("text", "place", "description"), [
    ("患者胸痛，地址：长青街36号2单元，联系人妻子13912340000，请协助", "长青街36号2单元",
     "患者胸痛，，联系人妻子139****0000，请协助"),
    ("位置：金水河建设桥 水位3.42m 2026-11-30 10:20:15", "金水河建设桥", "水位3.42m 2026-11-30 10:20:15"),
    ("地址：江苏省 苏州市 人民路12号 3栋，垃圾没清", "江苏省 苏州市 人民路12号 3栋", "垃圾没清"),
    ("地址：人民路12号，王女士13912340000\n内容：漏水", "人民路12号", "漏水"),
    ("地址：人民路12号 小卖部旁\n内容：漏水", "人民路12号 小卖部旁", "漏水"),
])  # fmt: skip
def test_a_place_beside_its_label_ends_where_a_person_or_another_matter_begins(text, place, description):
    reading = read(text)
    assert reading.chosen("address").value == place
    assert reading.description == description


def test_a_list_keeps_the_parts_of_which_no_word_tells_the_type():
    assert read("1.和平路路灯不亮 2.和平路12号下水道堵 3.小区门口有人卖菜 4.请尽快处理").matters == (
        "和平路路灯不亮",
        "和平路12号下水道堵",
        "小区门口有人卖菜",
    )


@pytest.mark.parametrize(("text", "asked"), [
    ("联系电话1380013800，楼顶漏水", True),
    ("小时均值187 2026-11-30 09:00", False),
    ("烟感 IMEI 867512345678901  2026/11/30 03:12", False),
    ("请拨打电话12345", False),
])  # fmt: skip
def test_a_telephone_with_too_few_digits_is_asked_for(text, asked):
    assert ("message.unsure_phone" in [one.code for one in read(text).warnings()]) is asked
    assert not read(text).of("phone")
