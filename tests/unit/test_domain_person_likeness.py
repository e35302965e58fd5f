"""Whether two names may be one person's."""

import pytest

from civicgrid.plugin.domain.person_likeness import document_family, is_other_document, is_other_name


@pytest.mark.parametrize(
    ("one", "other"),
    [("王小明", "王晓明"), ("张姗", "张珊"), ("李建国", "李建军"), ("买买提·艾力", "买买提艾力"), ("张 三", "张三"),
     ("JOHN SMITH", "Smith John"), ("JOHN SMITH", "JOHN A. SMITH"), ("Jonh Smith", "JOHN SMITH"), ("李四", "LI SI"),
     ("", "李四")],
)  # fmt: skip
def test_a_slip_or_another_writing_is_the_same_name(one, other):
    assert not is_other_name(one, other)
    assert not is_other_name(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [("李四", "王五"), ("李四", "李小四"), ("王小明", "李小明"), ("张三", "张丰"), ("王建国", "王秀英"),
     ("陈台", "王台"), ("JOHN SMITH", "MARY JONES"), ("李四", "JOHN SMITH"), ("买买提·艾力", "阿不都·热合曼")],
)  # fmt: skip
def test_another_name_is_another_persons(one, other):
    assert is_other_name(one, other)
    assert is_other_name(other, one)


def test_documents_of_two_kinds_count_their_own_numbers():
    passport, permit = document_family({"document_kind": "414"}), document_family({"document_kind": "511"})
    assert is_other_document(passport, permit)
    assert not is_other_document(document_family({"document_kind": "111"}), document_family({"document_kind": "112"}))
    assert not is_other_document(passport, document_family({}))
