import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from civicgrid.plugin.domain.masking import (
    HIDDEN,
    mask_address,
    mask_citizen_number,
    mask_document,
    mask_name,
    mask_phone,
)

# Text without stars: what is masked already contains itself.
clear_text = st.text(st.characters(exclude_characters="*＊﹡", exclude_categories=("Cs",)), min_size=1, max_size=40)
digits = st.text("0123456789", min_size=1, max_size=20)


@pytest.mark.parametrize(
    ("name", "masked"),
    [
        ("张三", "张*"),
        ("张三丰", "张**"),
        ("欧阳锋", "欧阳*"),
        ("诸葛孔明", "诸葛**"),
        ("上官婉儿", "上官**"),
        ("司马懿", "司马*"),
        ("欧陽修", "欧**"),  # half simplified, half traditional: no surname of two characters
        ("歐陽修", "歐陽*"),
        ("欧阳", "欧*"),  # two characters are a surname and a name
        ("张王晓明", "张***"),
        ("扎西顿珠", "扎***"),
        ("次仁", "次*"),
        ("买买提·艾力", "买**·**"),
        ("阿卜杜热合曼・买买提", "阿*****·***"),
        ("买买提.艾力", "买**·**"),
        ("买买提 · 艾力", "买**·**"),
        ("阿不都热依木·阿不都克里木·买买提明", "阿*****·******·****"),
        ("䶮一", "䶮*"),
        ("𬱖𠮷", "𬱖*"),
        ("⿰王加明", "⿰***"),
        ("J. Smith", "J* *****"),
        ("颛孙子张", "颛孙**"),
        ("Maria-José van der Berg y Castellanos de la Torre", "M****-**** *** *** **** * *********** ** ** *****"),
        ("John Smith", "J*** *****"),
        ("Jean-Pierre Dupont", "J***-****** ******"),
        ("J Smith", "J *****"),
        ("Nguyễn Văn A", "N***** *** *"),
        ("Иван Петров", "И*** ******"),
        ("张 三", "张*"),
        ("  张　三丰 ", "张**"),
        ("𠮷田", "𠮷*"),
        ("王𬎆", "王*"),
        ("葛\U000e0100城", "葛\U000e0100*"),
        ("张三（小名二狗）", "张*******"),
        ("张", "*"),
        ("·", "*"),
        ("", ""),
        ("  ", ""),
        (None, ""),
    ],
)
def test_names(name, masked):
    assert mask_name(name) == masked


@pytest.mark.parametrize(
    ("number", "masked"),
    [
        ("11010519491231002X", "110105********002X"),
        ("11010519491231002x", "110105********002X"),
        ("１１０１０５１９４９１２３１００２Ｘ", "110105********002X"),
        ("340524800101001", "340524******001"),
        ("1101051949123100", "1**************0"),  # no citizen number: less is shown
        ("张三丰李四王五赵六钱七孙八周九吴十郑", "张****************郑"),
        ("1234", "****"),
        ("", ""),
        (None, ""),
    ],
)
def test_citizen_numbers(number, masked):
    assert mask_citizen_number(number) == masked


def test_strict_masks_keep_the_ends_only():
    assert mask_citizen_number("11010519491231002X", strict=True) == "1****************X"
    assert mask_document("11010519491231002X", strict=True) == "1****************X"


def test_other_documents_keep_the_ends_only():
    assert mask_document("E12345678", "414") == "E*******8"
    assert mask_document("11010519491231002X", "414") == "1****************X"
    assert mask_document("e1 234", "414") == "E***4"


@pytest.mark.parametrize(
    ("phone", "masked"),
    [
        ("13812345678", "138****5678"),
        ("138 1234 5678", "138****5678"),
        ("138-1234-5678", "138****5678"),
        ("１３８１２３４５６７８", "138****5678"),
        ("+86 13812345678", "+86 138****5678"),
        ("8613812345678", "+86 138****5678"),
        ("008613812345678", "+86 138****5678"),
        ("0512-58123456", "0512-****3456"),
        ("051258123456", "0512-****3456"),
        ("(0878) 3123456", "0878-***3456"),
        ("010-12345678", "010-****5678"),
        ("58123456", "****3456"),
        ("+1 415 555 2671", "+*******2671"),
        ("+44 20 7946 0958", "+********0958"),
        ("400-123-4567", "******4567"),
        ("110", "***"),
        ("13812345678/0512-58123456", "138****5678/0512-****3456"),
        ("13812345678、13912345678", "138****5678、139****5678"),
        ("张三13812345678", HIDDEN),
        ("13812345678（儿子）", HIDDEN),
        ("张三/13812345678", HIDDEN + "/138****5678"),
        ("无", HIDDEN),
        ("/", HIDDEN),
        ("", ""),
        (None, ""),
    ],
)
def test_phones(phone, masked):
    assert mask_phone(phone) == masked


@pytest.mark.parametrize(
    ("address", "masked"),
    [
        ("江苏省常熟市虞山街道人民路12号阳光花园3幢2单元501室", "江苏省常熟市虞山街道人民路12号阳光花园3栋"),
        ("阳光小区12#3-501", "阳光小区12栋"),
        ("中山路123弄5号601室", "中山路123弄5号"),
        ("安宁镇五一村三组12号", "安宁镇五一村3组"),
        ("人民路12号501", "人民路12号"),
        ("人民路12号张三丰", "人民路12号"),
        ("3单元501", HIDDEN),
        ("张三家", HIDDEN),
        ("", ""),
        (None, ""),
    ],
)
def test_addresses(address, masked):
    assert mask_address(address) == masked


@given(clear_text)
def test_no_mask_contains_the_clear_text(text):
    assume(text.strip())
    for mask in (mask_name, mask_citizen_number, mask_phone, lambda t: mask_document(t, "414")):
        assert text.strip() not in mask(text)


@given(st.text(max_size=40))
def test_masking_twice_is_masking_once(text):
    for mask in (mask_name, mask_citizen_number, mask_phone, mask_address, lambda t: mask_document(t, "414")):
        assert mask(mask(text)) == mask(text)


@given(digits)
def test_phones_show_at_most_eight_digits_and_never_all(phone):
    shown = sum(c.isdigit() for c in mask_phone(phone).removeprefix("+86 "))
    assert shown <= min(8, max(0, len(phone) - 3))


@given(digits)
def test_documents_show_at_most_ten_digits_and_never_all(number):
    shown = sum(c.isdigit() for c in mask_citizen_number(number))
    assert shown <= 10
    assert shown < len(number)


@given(st.text("张王李欧阳诸葛买提艾力·𠮷明", min_size=2, max_size=8))
def test_names_show_at_most_two_characters(name):
    assert sum(c not in "*·" for c in mask_name(name)) <= 2
