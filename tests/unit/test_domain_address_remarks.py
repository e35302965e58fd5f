"""What is remarked behind an address: words that say something of who lives there, and words that do not."""

import pytest

from civicgrid.plugin.domain.address import parse_address, remarks, remarks_in
from civicgrid.plugin.domain.address.remarks import REMARKS
from civicgrid.plugin.jobs.linking.contradictions import is_unread
from civicgrid.plugin.jobs.linking.evidence import DOUBTS, SENTENCES


@pytest.mark.parametrize(
    ("remark", "kinds"),
    [
        ("（已搬走）", ("not_living",)),
        ("(2023年3月搬离)", ("not_living",)),
        ("【已搬】", ("not_living",)),
        ("（户主病故）", ("not_living",)),
        ("（无人居住）", ("not_living",)),
        ("（不住这里）", ("not_living",)),
        ("（人不在，空挂户）", ("not_living",)),
        ("（注销户口）", ("not_living",)),
        ("注销户口", ("not_living",)),
        ("（空挂户）", ("not_living",)),
        ("（空置房）", ("not_living",)),
        ("（闲置房屋）", ("not_living",)),
        ("（死亡户）", ("not_living",)),
        ("（查无此人）", ("not_living",)),
        ("查无此人", ("not_living",)),
        ("（租户已退）", ("not_living",)),
        ("（户在人不在）", ("not_living",)),
        ("（人户分离）", ("apart",)),
        ("（出租）", ("home_let",)),
        ("出租", ("home_let",)),
        ("（未出租）", ()),
        ("（出租屋）", ()),
        ("（转租）", ("home_let",)),
        ("（房子已卖给王某）", ("home_let",)),
        ("已拆", ("home_gone",)),
        ("（2019年征收）", ("home_gone",)),
        ("（外出务工）", ("away",)),
        ("（已拆，搬走）", ("not_living", "home_gone")),
        *(
            (f"（{word}）", ("not_living",))
            for word in (
                "过世",
                "已过世",
                "离世",
                "病亡",
                "已死",
                "不在了",
                "走了",
                "搬了",
                "搬往深圳",
                "无此人",
                "长期无人",
                "销户",
                "火化",
                "户主去世",
                "去世，家人仍居住",
                "已搬走，现住深圳",
                "搬走，父母仍住",
                "2022年搬走，2024年搬回，2025年又搬走",
                "随父母搬走",
                "夫妻搬走",
                "全家搬走",
            )
        ),
        *(
            (f"（{word}）", ("not_living",))
            for word in (
                "病逝",
                "已病逝",
                "已过身",
                "故",
                "逝",
                "出国定居",
                "国外定居",
                "定居美国",
                "已移民",
                "移民加拿大",
                "全家移民",
                "移民",
                "在外居住",
                "外住",
                "另住",
                "另居",
                "住外面",
                "在别处住",
                "不在辖区",
                "不在本辖区",
                "不在本地",
                "不在本地居住",
                "挂户",
                "只有户口",
                "只是户口在此",
                "仅户口在此",
                "有户无人",
                "空关",
                "空关户",
                "空",
                "空着",
                "无此户",
            )
        ),
        *(
            (f"（{word}）", ("away",))
            for word in (
                "在国外",
                "人在国外",
                "在日本",
                "出国",
                "常年在外",
                "长年在外",
                "在外务工",
                "在外打工",
                "上学在外",
                "外地陪读",
                "在外",
                "本人在外地工作",
                "入狱",
                "坐牢",
                "判刑",
                "在监",
                "看守所",
                "戒毒所",
                "参军",
                "当兵",
                "服役",
                "在部队",
                "住养老院",
                "送敬老院",
                "养老院",
                "长期住院",
                "读大学",
                "回乡",
                "无人应门",
                "人在外地户口在此",
            )
        ),
        *((f"（{word}）", ("home_let",)) for word in ("已卖房", "卖房", "已换房", "已售房屋", "已置换", "房已卖")),
        *(
            (f"（{word}）", ("unsure",))
            for word in (
                "迁",
                "搬",
                "待核实",
                "待查",
                "未核实",
                "存疑",
                "不确定",
                "重复登记",
                "联系不上",
                "电话打不通",
                "没见到",
                "未见本人",
                "嫁到外地",
                "已领养走",
                "合同到期",
                "租期已满",
                "已退",
                "到期搬走",
            )
        ),
        ("（拆）", ("home_gone",)),
        ("（服刑）", ("away",)),
        ("（搬走，偶尔回来住）", ("not_living", "away")),
        ("（已搬回老家）", ("not_living", "away")),
        *(
            (f"（{word}）", ("unsure",))
            for word in (
                "搬到2栋",
                "搬至2栋201",
                "出嫁",
                "失联",
                "不在",
                "无人",
                "曾搬走",
                "疑似死亡",
                "搬走待核实",
                "户口已迁出",
                "老人去世",
                "父亲去世后搬走",
                "老公张三已故",
                "业主在外地",
            )
        ),
        # of others, or over
        *(
            (f"（{word}）", ())
            for word in (
                "父亲去世",
                "其父已故",
                "母已故，本人独居",
                "丈夫病故",
                "配偶死亡",
                "父母均已去世",
                "母亲2020年5月去世",
                "儿子搬走",
                "其子在外地打工",
                "子女外出",
                "前租客已退租",
                "前租户搬走，新住",
                "曾搬走，已搬回",
                "搬走后又搬回",
                "2022年搬走，2024年搬回",
                "户口迁出，人在",
                "从外地搬迁来",
                "搬到本小区",
                "原出租，现自住",
                "出租，已收回",
                "曾服刑",
                "社区服刑",
                "子女在国外",
                "儿子参军",
                "配偶在外务工",
                "父母移民",
                "曾坐牢",
                "出国，已回国",
                "坐牢，刑满释放",
                "当兵退伍",
                "户口不在本地",
                "户口在外地",
                "户籍在外省",
                "老家在外省",
                "水库移民",
                "移民户",
                "换房东",
                "回乡创业",
                "外住宅区",
                "在监理公司上班",
                "不在本地上班",
                "未见异常",
                "待核酸",
                "嫁到本村",
                "不是出租",
                "不是已搬走",
                "火化场旁",
                "丧偶",
            )
        ),
        # not so, not yet, or a name
        ("（未搬走）", ()),
        ("（还没有搬走）", ()),
        ("（准备搬走）", ()),
        *((f"（{word}）", ()) for word in ("下月搬走", "下个月搬走", "明年搬走", "即将出国", "没有移民", "没卖房")),
        ("（未拆）", ()),
        ("（待拆除）", ()),
        ("（拆迁安置房）", ()),
        ("（拆迁户）", ()),
        ("（搬迁户）", ()),
        ("（刚搬来）", ()),
        ("（已搬入）", ()),
        ("（由老街迁入）", ()),
        ("（不住校）", ()),
        ("（外出口旁）", ()),
        ("（张三）", ()),
        ("（出租房）", ()),
        ("（三楼东户）", ()),
        ("（13812345678）", ()),
        ("", ()),
    ],
)
def test_remarks(remark, kinds):
    parsed = parse_address(f"幸福花园1栋1单元301室{remark}")
    assert remarks_in(parsed.rest) == kinds
    assert (parsed.address.building, parsed.address.room) == ("1", "301")


def test_names_of_places_are_no_remarks():
    names = ("空港花园3栋501", "搬经镇搬经村3组12号", "转塘街道8号", "拆迁安置小区2栋101室", "拆迁安置房2栋101室")
    for text in (*names, "出租屋3栋101室", "故里小区1栋101"):
        assert remarks_in(parse_address(text).rest) == (), text


def test_every_kind_has_its_doubt_or_reason():
    assert set(REMARKS) == {"not_living"} | (set(REMARKS) & set(DOUBTS))
    assert "not_living" in SENTENCES


def test_every_word_has_one_of_the_signs_that_are_looked_for_first():
    """A word without such a sign would never be found: each is tried with every remark above."""
    marks = test_remarks.pytestmark[0].args[1]
    told = [remark for remark, kinds in marks if kinds]
    missed = [remark for remark in told if not remarks._HINT.search(remark)]
    assert missed == []


@pytest.mark.parametrize("text", ["翡翠花园1栋1单元101?", "翡翠花园1栋1单元101？", "翡翠花园1栋1单元？101"])
def test_a_question_mark_is_not_lost(text):
    read = parse_address(text)
    assert (read.address.room, read.rest) == ("101", "?")
    assert is_unread(read.rest)
