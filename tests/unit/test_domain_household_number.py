"""What may stand in the open as the number of a household."""

import pytest

from civicgrid.plugin.domain.household_number import names_nobody, traces

CITIZEN = "440307198001010012"


@pytest.mark.parametrize(
    "text",
    ["1", "A1", "000000012", "44030700112", "440307001012", "440307001-0012", "D00000001", "3组12户", "12户", "第3户",
     "３－１０１", "1-1-101", "集体户", "集体2", "三组十二户", "26001234", "W9", "HH-012", "2026-0012"],
)  # fmt: skip
def test_a_number_of_a_household_names_nobody(text):
    assert names_nobody(text)


@pytest.mark.parametrize(
    "text",
    [CITIZEN, f" {CITIZEN[:6]} {CITIZEN[6:14]} {CITIZEN[14:]}", f"{CITIZEN}-1", f"{CITIZEN}户",
     CITIZEN[:6] + CITIZEN[8:17], "13812345678", "１３８１２３４５６７８", "138-1234-5678", "+8613812345678",
     "0755-26001234", "13812345678-2", "A13812345678", "13812345678/13912345678", "户主13812345678",
     "一三八一二三四五六七八", "张三", "张三户", "司马隐私户", "张三1", "东东", "ZHANGSAN", "E12345678", "EA1234567",
     "440307********1234", "买买提·艾力", "电话26001234"],
)  # fmt: skip
def test_what_names_somebody_is_no_number_of_a_household(text):
    assert not names_nobody(text)


def test_a_number_of_somebody_in_the_file_is_none_of_a_household():
    persons = {*traces("H12-345", "26001234/0755 1234567")}
    for text in ("H12345", "2600 1234"):
        assert not names_nobody(text, persons)
        assert names_nobody(text)
    assert names_nobody("26001235", persons)
