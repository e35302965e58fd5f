"""What a request to see clear details must say."""

import pytest

from civicgrid.plugin.domain.reveal import LONGEST_PURPOSE, SHORTEST_PURPOSE, check_purpose


@pytest.mark.parametrize(
    "text", ["", "   ", "核对", "核对一下。", "是" * (LONGEST_PURPOSE + 1), "。。。。。。。。", "111111111"]
)
def test_a_purpose_says_something(text):
    assert check_purpose(text).code == "reveal.purpose"


@pytest.mark.parametrize(
    "text", ["回拨 13912345678 核对登记", "核对１３９１２３４５６７８的机主", "核对 11010119900307109X 的登记信息"]
)
def test_a_purpose_holds_no_number_of_a_resident(text):
    assert check_purpose(text).code == "reveal.personal"


@pytest.mark.parametrize("text", ["核对三月登记的联系方式", "  办理高龄津贴申请  ", "Checking the number of 2026"])
def test_a_good_purpose(text):
    assert check_purpose(text) is None


def test_a_purpose_may_be_as_short_and_as_long_as_is_said():
    whole = "核对三月登记的联系方式"
    assert check_purpose(whole[:SHORTEST_PURPOSE]) is None
    assert check_purpose(whole[: SHORTEST_PURPOSE - 1]).code == "reveal.purpose"
    assert check_purpose((whole * LONGEST_PURPOSE)[:LONGEST_PURPOSE]) is None
