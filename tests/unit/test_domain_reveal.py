"""What a request to see clear details must say."""

import pytest

from civicgrid.plugin.domain.reveal import LONGEST_PURPOSE, SHORTEST_PURPOSE, check_purpose


@pytest.mark.parametrize(
    "text", ["", "   ", "核对", "核对一下。", "是" * (LONGEST_PURPOSE + 1), "。。。。。。。。", "111111111"]
)
def test_a_purpose_says_something(text):
    assert check_purpose(text).code == "reveal.purpose"


@pytest.mark.parametrize(
    "text",
    [
        "回拨 13912345678 核对登记",
        "核对１３９１２３４５６７８的机主",
        "核对 11010119900307109X 的登记信息",
        "核对 110101199003071091 的登记信息",
        "核对 110101199013071091 的登记信息",
        "核对 990101199003071091 的登记信息",
        "核对110101 19900307 1091的登记",
        "核对110101 1990-03-07 109x的登记",
        "回拨 139 1234 5678 核对登记",
        "回拨 139　1234　5679 核对登记",
        "回拨 1 3 9 1 2 3 4 5 6 7 8 核对登记",
        "回拨 139-1234-5678 核对登记",
        "回拨 139.1234.567 核对登记",
        "回拨 139 - 1234 - 567 核对登记",
        "回拨 260 1234 核对登记",
        "回拨0755-26001234核对登记",
        "回拨一三九一二三四五六七八核对",
        "回拨138,1234,5678核对登记",
        "回拨138，1234、5678核对登记",
        "回拨 1,3,8,1,2,3,4,5,6,7,8 核对登记",
        "回拨0755,26001234核对登记",
        "回拨26001234核对登记",
        "核对 110101900307109 的登记信息",
        "核对编号110101-19900307-1091的登记",
        "核对编号110101-199003071091的登记",
        "核对110101-20100307-1091的登记",
        "核对护照E12345678的登记",
        "核对护照号码：EA1234567的登记",
        "核对通行证 H 1234 5678 的登记",
        "核对 e12345678 的登记信息",
        "办理编号139-1234-5678的登记",
        "办理编号 2026-0012 回拨 2600 1234",
        "办理编号 2026-0012 13912345678",
    ],
)
def test_a_purpose_holds_no_number_of_a_resident(text):
    assert check_purpose(text).code == "reveal.personal"


@pytest.mark.parametrize(
    "text",
    [
        "核对三月登记的联系方式",
        "  办理高龄津贴申请  ",
        "Checking the number of 2026",
        "核对2026-11-28登记的联系方式",
        "核对 2026-11-28 12:30 的来电",
        "核对2026.11.01-2026.11.28的走访",
        "办理2025-2026年度医保参保",
        "核对2026-11登记",
        "核对12-3-2501住户的登记",
        "办理工单20261128001所述事项",
        "核对3栋301、302、303住户",
        "核对3栋1301、1302、1303住户",
        "办理编号 2026-0012 所述事项",
        "办理编号：2026-0012-3 301室住户",
        "办理12345-20261129-0001来件",
        "办理20261129-0001号来件",
        "办理第2026-0012号来件",
        "办理工单26001234所述事项",
        "办理202611290001234号来件",
        "核对20261128登记的联系方式",
    ],
)
def test_a_good_purpose(text):
    assert check_purpose(text) is None


def test_a_purpose_may_be_as_short_and_as_long_as_is_said():
    whole = "核对三月登记的联系方式"
    assert check_purpose(whole[:SHORTEST_PURPOSE]) is None
    assert check_purpose(whole[: SHORTEST_PURPOSE - 1]).code == "reveal.purpose"
    assert check_purpose((whole * LONGEST_PURPOSE)[:LONGEST_PURPOSE]) is None
