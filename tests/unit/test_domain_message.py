"""Messages as people and hotlines write them: what is proposed, on which words, and what stays hidden."""

import csv
import re
from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from civicgrid.plugin.domain.events.message import FIELDS, REASONS, Period, read_message
from civicgrid.plugin.domain.events.message_text import one_form
from civicgrid.plugin.domain.events.message_times import find_moments, read_due, read_moment
from civicgrid.plugin.domain.events.type_words import load_type_words
from civicgrid.plugin.domain.personal_details import KINDS, find_details, find_unsure_phones, hide_all, hide_details
from civicgrid.plugin.domain.problems import DomainError, english
from civicgrid.plugin.jobs.code_tables import code_list

ROOT = Path(__file__).resolve().parents[2]
NOW = datetime(2026, 11, 29, 19, 30)  # a Sunday evening
WORDS = load_type_words(ROOT / "resources" / "intake" / "type_words.csv")
TYPES = {code: item.name_zh for code, item in code_list("event_class").items()}
with (ROOT / "tests" / "data" / "messages.csv").open(encoding="utf-8", newline="") as _file:
    MESSAGES = list(csv.DictReader(_file))


def read(text):
    return read_message(text, NOW, WORDS, TYPES)


def said(value):
    return value.strftime("%Y-%m-%d %H:%M") if isinstance(value, datetime) else str(value)


@pytest.mark.parametrize("row", MESSAGES, ids=[row["text"][:24] for row in MESSAGES])
def test_messages_propose_what_a_reader_would_take(row):
    reading = read(row["text"].replace("\\n", "\n"))
    for field in FIELDS:
        if row[field] != "*":
            assert "|".join(said(one.value) for one in reading.of(field)) == row[field], field
    assert str(len(reading.matters) or "") == row["matters"]


@pytest.mark.parametrize("row", MESSAGES, ids=[row["text"][:24] for row in MESSAGES])
def test_every_proposal_says_why_and_nothing_kept_names_the_reporter(row):
    text = row["text"].replace("\\n", "\n")
    reading = read(text)
    plain = one_form(text)
    for one in reading.proposals:
        assert one.reason in REASONS
        REASONS[one.reason].format(**one.params)
        if one.reason not in {"labelled", "name", "phone", "type_labelled"}:
            assert one.words
            assert all(word in plain for word in one.words)
    kept = one_form(
        "\n".join(
            (reading.description, reading.title, *reading.matters, *(one.params["words"] for one in reading.proposals))
        )
    )
    for field in ("phone", "name"):
        for one in reading.of(field):
            assert str(one.value) not in kept, field
    assert not re.search(r"1[3-9]\d{9}|\d{17}[\dX]", kept)


def test_the_table_of_messages_is_large_and_varied():
    assert len(MESSAGES) >= 120
    assert len({row["event_type"] for row in MESSAGES}) > 30
    assert all(any(row[field] for row in MESSAGES) for field in FIELDS)


def test_a_hasty_message_with_typos_is_read():
    reading = read("昨晚凌晨3点江北大道33号楼下煤汽味很大，有人晕到了，电话1381234567 8 王小明 快点来人")
    assert reading.chosen("address").value.startswith("江北大道33号")
    # Its type is not sure: gas, or somebody fainted; that it is critical is.
    assert "0403" in [one.value for one in reading.of("event_type")]
    assert reading.chosen("urgency").value == "critical"
    assert reading.chosen("name").value == "王小明"
    assert "王小明" not in reading.description
    night = NOW.replace(hour=3, minute=0, second=0, microsecond=0)
    assert reading.chosen("occurred_at").value == night
    assert read("昨夜半夜2点施工").chosen("occurred_at").value == night.replace(hour=2)
    assert read("昨晚10点施工").chosen("occurred_at").value.date() < night.date()
    assert read("电话13812345678 方便时来看看，13812345678 尽快").of("name") == []


def test_a_period_of_a_sheet_counts_from_its_report():
    sheet = "工单编号：WD20261128000123；来电时间：2026-11-28 08:15；诉求内容：香山路噪音扰民；办理时限："
    assert read(sheet + "3个工作日").chosen("due_at").value == Period(datetime(2026, 11, 28, 8, 15), 3, "working_day")
    assert read(sheet + "尽快").of("due_at") == []


def test_several_candidates_are_all_shown_and_none_is_chosen():
    reading = read("人民路12号和解放路3号都有人占道经营，还有人违停")
    assert [one.value for one in reading.of("address")] == ["人民路12号", "解放路3号"]
    assert reading.chosen("address") is None
    assert len(reading.of("event_type")) == 2
    assert reading.chosen("event_type") is None


def test_each_of_several_matters_is_read_by_itself():
    reading = read("1、人民路12号违停严重；2、翠湖花园北门垃圾没人清")
    assert "2" in english(reading.warnings()[0])
    first, second = (read(text) for text in reading.matters)
    assert (first.chosen("address").value, first.chosen("event_type").value) == ("人民路12号", "0505")
    assert (second.chosen("address").value, second.chosen("event_type").value) == ("翠湖花园北门", "0102")


def test_the_title_names_place_and_type_without_the_door():
    assert read("翠湖花园3栋2单元301门口堆了生活垃圾").title == "翠湖花园3栋门口暴露垃圾"
    assert read("事发地址：翠湖花园3栋2单元301\n诉求内容：楼道口丢弃沙发").title == "翠湖花园3栋废弃家具设备"
    assert read("人民路12号对面垃圾成堆").title == "人民路12号对面暴露垃圾"
    assert read("电话：一三八 零零零零 一二三四 王阿姨，小区门口三轮车乱放").title == "小区门口三轮车乱放"
    assert read("11月28日晚上21:30分许，楼下吵闹得很").title == "楼下吵闹得很"
    assert read("标题：王女士反映路灯不亮\n内容：不亮").title == "王**反映路灯不亮"


def test_a_title_s_end_cuts_no_number():
    assert read("：2026-13-452026-13-452026-13-45").title == "："
    assert read("水位超过：南湖泵站 当前3.42米 警戒3.20米 站点编号123456").title.endswith("站点编号")


_PIECES = st.sampled_from([
    "来电人", "：", "联系电话", "13812345678", "1", "、", "2", "。", "\n", "人民路", "12号", "对面", "昨天", "99点",
    "点半", "三", "月", "31日", "2月30日", "2026-13-45", "前", "了", "垃圾", "着火", "没有", "另外", "一是", "二是",
    "(", ")", "【", "工单编号", "工單", "與", "中山路", "路口", "小区", "栋", "京A12345", "110105194912310021",
    "王女士", "𠮷", "😀", "１３８００００１１１１", "*", "半小时前", " ", "\u3000",
])  # fmt: skip


@given(st.lists(_PIECES, max_size=25).map("".join))
@example("2026-13-452026-13-45１３８００００１１１１2026-13-45")
@settings(max_examples=300)
def test_any_text_is_read_and_nothing_in_clear_is_kept(text):
    reading = read(text)
    kept = one_form(f"{reading.description}\n{reading.title}")
    assert not [one for one in find_details(kept) if one.kind in ("phone", "document")]
    assert all(one.params for one in reading.proposals)


def test_a_message_that_says_nothing_proposes_nothing():
    reading = read("收到，谢谢")
    assert reading.proposals == ()
    assert reading.description == "收到，谢谢"
    assert read("").title == ""


@pytest.mark.parametrize(
    ("text", "kind", "hidden"),
    [
        ("电话13812345678", "phone", "电话138****5678"),
        ("电话 138-1234-5678。", "phone", "电话 138****5678。"),
        ("座机0512-66886688", "phone", "座机0512-****6688"),
        ("电话66886688", "phone", "电话****6688"),
        ("一三八一二三四五六七八", "phone", "138****5678"),
        ("身份证110105194912310021", "document", "身份证1****************1"),
        ("我叫欧阳娜娜,住这里", "name", "我叫欧阳**,住这里"),
        ("市民赵大爷来电", "name", "市民赵**来电"),
        ("京A·12345停了三天", "plate", "京A****5停了三天"),
        ("新能源苏ED12345", "plate", "新能源苏E****5"),
    ],
)
def test_personal_details_are_found_and_hidden_once(text, kind, hidden):
    found = find_details(text)
    assert [one.kind for one in found] == [kind]
    once = hide_details(text, found, KINDS)
    assert once == hidden
    assert hide_details(once, find_details(once), KINDS) == once


def test_what_stands_beside_a_masked_number_is_looked_at_again():
    assert not find_details(one_form(hide_all("2026-13-452026-13-45１３８００００１１１１2026-13-45")))
    assert hide_all("王*来了，电话１３８００００１１１１", ["王*"]) == "王*来了，电话138****1111"


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("垃圾没人管，26001234", "垃圾没人管，****1234"),
        ("请回 2600 1234", "请回 ****1234"),
        ("留了138/1234/5678", "留了138****5678"),
    ],
)
def test_what_may_be_a_telephone_is_kept_and_asked_for(text, kept):
    reading = read(text)
    assert reading.description == text
    assert "message.unsure_phone" in [one.code for one in reading.warnings()]
    assert hide_details(text, find_unsure_phones(text)) == kept
    assert find_unsure_phones(kept) == []


@pytest.mark.parametrize(
    "text",
    [
        "电话26001234",
        "工单26001234",
        "2026-11-28 12:30",
        "20261128-000012",
        "3-2-501",
        "2025-2026",
        "人民路12号",
        "12345",
    ],
)
def test_nobody_is_asked_for_numbers_that_are_something_else(text):
    assert "message.unsure_phone" not in [one.code for one in read(text).warnings()]


@pytest.mark.parametrize(
    "text", ["人民路12号", "工单202611281234567", "12345热线", "金华路有人", "楼高110105米", "3栋2单元301", "高峰时段"]
)
def test_other_numbers_and_words_are_no_personal_details(text):
    assert find_details(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "有两点诉求",
        "长3.5米",
        "3-2-501",
        "每天晚上十点以后",
        "请于3个工作日内办结",
        "12号楼3单元",
        "夜间施工",
        "一点都不好",
    ],
)
def test_what_is_no_time_is_not_read_as_one(text):
    assert find_moments(text, NOW) == []


def test_a_table_with_a_wrong_urgency_is_refused(tmp_path):
    path = tmp_path / "words.csv"
    path.write_text("word,type,weight,urgency\n着火,04,6,terrible\n", encoding="utf-8")
    with pytest.raises(DomainError, match="line 2"):
        load_type_words(path)


def test_every_type_of_the_table_exists():
    with (ROOT / "resources" / "intake" / "type_words.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert {row["type"] for row in rows} - {""} <= TYPES.keys()
    assert len({row["word"] for row in rows}) == len(rows)
    # Each class that has no parent's word is reached by some word.
    assert {code for code in TYPES if len(code) == 4} <= {row["type"] for row in rows}


@pytest.mark.parametrize(("said", "expected"), [
    ("2026-11-23", datetime(2026, 11, 23, 23, 59, 59)),
    ("2026-11-23 00:00", datetime(2026, 11, 23)),
    ("2026-11-23下午", datetime(2026, 11, 23, 15)),
    ("请于2026年11月23日17时前", datetime(2026, 11, 23, 17)),
    ("截止时间不详", None),
    ("11月20日", datetime(2026, 11, 20, 23, 59, 59)),
    ("11-19 18:00", datetime(2026, 11, 19, 18)),
    ("1月5日", datetime(2027, 1, 5, 23, 59, 59)),
    ("3个工作日", (3, "working_day")),
    ("五个工作日之内", (5, "working_day")),
    ("24小时", (1440, "minute")),
    ("4工作时内", (4, "working_hour")),
    ("3天前", (3, "calendar_day")),
    ("0天", None),
    ("5", None),
    ("", None),
])  # fmt: skip
def test_until_when_a_sheet_wants_something_done(said, expected):
    assert read_due(said, datetime(2026, 11, 20, 8, 15)) == expected


MOBILES = (
    "138 1234 5678", "13812 345678", "138.1234.5678", "138  1234  5678", "138-12345678", "1381234 5678",
    "1 3 8 1 2 3 4 5 6 7 8", "壹叁捌壹贰叁肆伍陆柒捌", "幺三八幺二三四五六七八", "一三八，一二三四，五六七八",
    "+86 138-1234-5678", "１３８　１２３４　５６７８", "一三八 1234 五六七八", "138—1234—5678",
)  # fmt: skip
LANDLINES = (
    "0755-2345 6789", "0755 2345 6789", "(0755)23456789", "（0755）2345-6789", "0755—23456789", "0755-2345-6789",
    "零七五五二三四五六七八九", "2345 6789", "2345-6789", "23456789",
)  # fmt: skip


@pytest.mark.parametrize(
    "said", ["人民路12号垃圾，电话：{}", "联系电话：{}，人民路12号垃圾", "打我电话{}一直没人接，人民路12号垃圾"]
)
@pytest.mark.parametrize("number", [*MOBILES, *LANDLINES])
def test_a_telephone_in_any_groups_is_proposed_and_hidden(number, said):
    reading = read(said.format(number))
    value = "13812345678" if number in MOBILES else "23456789"
    assert [one.value.removeprefix("0755") for one in reading.of("phone")] == [value]
    digits = re.sub("[^0-9]", "", one_form(reading.description).replace("12号", "").replace("0755", ""))
    assert digits in {"", "5678", "6789", "1385678", "861385678"}
    assert not re.search("[一二三四五六七八九壹贰叁肆]{4}", reading.description)


@pytest.mark.parametrize("number", [
    "440301 19800101 1234", "440301-19800101-123X", "四四零三零一一九八零零一零一一二三四", "4403 0119 8001 0112 34",
    "6222 0212 3456 7890 128", "zhang.san@qq.com",
])  # fmt: skip
def test_a_document_s_or_an_account_s_number_is_hidden_in_any_groups(number):
    reading = read("人民路12号垃圾，证件 " + number)
    assert [one.kind in {"document", "account"} for one in reading.details] == [True]
    assert number not in reading.description
    assert not reading.of("phone")


@pytest.mark.parametrize(("text", "names"), [
    ("人民路12号垃圾，报警人刘强", ["刘强"]),
    ("人民路12号垃圾，报案人：刘强", ["刘强"]),
    ("人民路12号垃圾，业主刘强反映", ["刘强"]),
    ("市民刘强来电：人民路12号垃圾", ["刘强"]),
    ("刘强 13812345678 人民路12号垃圾", ["刘强"]),
    ("刘强（13812345678）：人民路12号垃圾", ["刘强"]),
    ("人民路12号垃圾，业主欧阳娜娜女士投诉", ["欧阳娜娜"]),
    ("人民路12号垃圾，居民刘桂兰（住3栋501）说", ["刘桂兰"]),
    ("人民路12号垃圾 我是刘桂兰", ["刘桂兰"]),
    ("住户欧阳娜娜称漏水", ["欧阳娜娜"]),
    ("业主高层漏水", []),
    ("市民马路边摔倒", []),
    ("居民于昨晚8点投诉", []),
    ("业主方面反映", []),
    ("居民车被淹，求助", []),
    ("业主管道漏水，来电", []),
    ("我是路过的，人民路12号垃圾", []),
])  # fmt: skip
def test_a_name_behind_a_word_for_a_person(text, names):
    reading = read(text)
    assert [one.value for one in reading.of("name")] == names
    assert not [name for name in names if name in reading.description]


@pytest.mark.parametrize("text", [
    "1、3、5、7、9、11、13、15号楼停水", "传感器192.168.10.123离线", "工单15 2026-11-28 9:30", "2024-2026年",
    "2026-11-28 08:15", "经度114.20512345", "编号20261128000000012345",
])  # fmt: skip
def test_other_numbers_are_no_telephones(text):
    assert not [one for one in find_details(text) if one.kind != "plate"]


def instants(text, now=NOW):
    return [one.at.strftime("%m-%d %H:%M") for one in find_moments(one_form(text), now)]


@pytest.mark.parametrize(("text", "at"), [
    ("11月28日晚8点半人民路12号有人打架", "11-28 20:30"),
    ("11月28日晚人民路12号有人打架", "11-28 20:00"),
    ("前天晚8点人民路12号有人打架", "11-27 20:00"),
    ("上周六晚8点半人民路12号有人打架", "11-21 20:30"),
    ("今日早7点人民路12号有人打架", "11-29 07:00"),
    ("11月29日晚8点", "11-29 20:00"),
    ("25号下午3点人民路12号有人打架", "11-25 15:00"),
    ("25日下午3点人民路12号有人打架", "11-25 15:00"),
    ("20号上午10点多人民路12号有人打架", "11-20 10:00"),
    ("25号晚上9点", "11-25 21:00"),
    ("29日 10:30", "11-29 10:30"),
    ("廿八號晚8点", "11-28 20:00"),
    ("12月1日早上八点有领导检查", "12-01 08:00"),
    ("早上好，昨晚8点楼上吵", "11-28 20:00"),
    ("1号早上8点停水", "12-01 08:00"),
    ("31号晚上11点放炮", "10-31 23:00"),
    ("上月25日下午3点", "10-25 15:00"),
    ("本周三晚9点", "11-25 21:00"),
    ("11月28日（周六）晚8点", "11-28 20:00"),
    ("昨天大概晚上8点半", "11-28 20:30"),
    ("11月28日20时15分30秒", "11-28 20:15"),
    ("2026-11-28T08:00:00+08:00", "11-28 08:00"),
    ("11月27日晚间9点", "11-27 21:00"),
    ("晚8点有人跳舞", "11-28 20:00"),
    ("12345热线25号下午3点", "11-25 15:00"),
    ("昨天早餐店排烟", "11-28 00:00"),
    ("早上好多人在人民路", "11-29 08:00"),
])  # fmt: skip
def test_days_and_parts_of_the_day(text, at):
    assert instants(text) == [at]


@pytest.mark.parametrize(("now", "text", "at"), [
    (datetime(2026, 11, 30, 23, 50), "刚才11点40打架", ["11-30 23:40"]),
    (datetime(2026, 11, 30, 23, 50), "11点40打架", ["11-30 23:40"]),
    (datetime(2026, 11, 30, 23, 50), "11:40打架", ["11-30 23:40", "11-30 11:40"]),
    (datetime(2026, 11, 30, 23, 50), "11时40分打架", ["11-30 11:40"]),
    (datetime(2026, 11, 30, 23, 50), "8点钟打架", ["11-30 20:00"]),
    (datetime(2026, 11, 30, 23, 50), "3点半打架", ["11-30 15:30", "11-30 03:30"]),
    (datetime(2026, 11, 30, 23, 50), "今天3点打架", ["11-30 03:00", "11-30 15:00"]),
    (datetime(2026, 12, 1, 0, 30), "11点半打架", ["11-30 23:30"]),
    (datetime(2026, 12, 1, 0, 30), "刚才12点10分打架", ["12-01 00:10"]),
    (datetime(2026, 11, 30, 13, 0), "12点半打架", ["11-30 12:30"]),
    (datetime(2026, 11, 30, 15, 40), "3点半打架", ["11-30 15:30"]),
    (datetime(2026, 11, 30, 15, 40), "15点半打架", ["11-30 15:30"]),
])  # fmt: skip
def test_a_clock_of_twelve_hours_is_the_near_one_or_both(now, text, at):
    assert [one.at.strftime("%m-%d %H:%M") for one in find_moments(text, now) if one.kind != "now"] == at


@pytest.mark.parametrize("text", [
    "早上好，人民路12号垃圾没人清", "下午好，人民路12号垃圾没人清", "各位领导上午好！人民路12号垃圾没人清", "晚上您好",
    "明天下午3点有人检查", "明早8点停电", "下周一上午10点停水", "每周六晚8点跳舞", "当晚8点半又来了", "次日早上7点",
    "除夕夜晚上8点", "2月30日下午3点", "2026年13月40日下午3点", "昨天好像8点半", "2026-11-28T08:00:00Z",
    "人民路25号晚上很吵", "最晚8点", "2月29日下午3点",
])  # fmt: skip
def test_what_is_no_certain_time_is_none(text):
    assert instants(text) == []


@pytest.mark.parametrize(("now", "text", "at"), [
    (datetime(2028, 1, 15, 9), "2月29日下午3点", ["2028-02-29"]),
    (datetime(2028, 3, 15, 9), "2月29日下午3点", ["2028-02-29"]),
    (datetime(2026, 1, 2, 9), "12月31日晚上11点半", ["2025-12-31"]),
    (datetime(2026, 12, 30, 9), "1月2日上午9点", ["2027-01-02"]),
    (datetime(2026, 12, 30, 9), "1号上午9点", ["2027-01-01"]),
    (datetime(2027, 1, 3, 9), "28号晚8点", ["2026-12-28"]),
    (datetime(2026, 3, 1, 9), "30号晚8点", []),
    (datetime(2026, 11, 29, 9), "6月1日上午9点", ["2026-06-01"]),
])  # fmt: skip
def test_a_date_without_a_year_is_the_last_or_the_next_soon(now, text, at):
    assert [one.at.strftime("%Y-%m-%d") for one in find_moments(text, now)] == at


def test_an_announcement_is_no_occurrence_and_a_field_is_read_as_a_whole():
    assert read("12月1日早上八点有领导检查，请清理文化路垃圾").of("occurred_at") == []
    assert read_message("2月29日下午3点人民路12号垃圾", datetime(2028, 1, 15, 9), WORDS).of("occurred_at") == []
    assert read_moment("11月29日晚8点", NOW).at == datetime(2026, 11, 29, 20)
    assert read_moment("11月29日夕8点", NOW) is None
