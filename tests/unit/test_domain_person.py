import dataclasses
import datetime

import pytest

from civicgrid.plugin.domain import person as person_module
from civicgrid.plugin.domain.person import (
    ClearPerson,
    check_search_text,
    complete_from_number,
    mask_person,
    nobody_found,
    normalise_name,
    normalise_number,
    normalise_phones,
    query_terms,
    search_terms,
)
from civicgrid.plugin.domain.problems import DomainError

PERSON = ClearPerson(
    uid="u",
    name="单于晓明",
    document_number="11010519491231002X",
    sex="2",
    birth_date=datetime.date(1949, 12, 31),
    phone="+86 138 1234 5678",
    address_text="人民路12号3栋501室",
    person_class="floating",
    residence_state="person_here",
)


def test_masked_person_holds_nothing_clear():
    masked = mask_person(PERSON)
    assert dataclasses.asdict(masked) == {
        "uid": "u",
        "name_masked": "单于**",
        "document_masked": "110105********002X",
        "phone_masked": "+86 138****5678",
        "sex": "2",
        "birth_year": 1949,
        "person_class": "floating",
        "residence_state": "person_here",
    }
    everything = " ".join(str(value) for value in dataclasses.asdict(masked).values())
    for clear in ("晓明", "11010519491231002X", "1231", "13812345678", "人民路", "501"):
        assert clear not in everything


def test_strict_masking():
    assert mask_person(PERSON, strict=True).document_masked == "1****************X"


def test_person_without_anything():
    masked = mask_person(ClearPerson(uid="u", name=""))
    assert (masked.name_masked, masked.document_masked, masked.phone_masked) == ("", "", "")
    assert masked.birth_year is None
    assert search_terms(ClearPerson(uid="u", name="")) == []


def test_sex_and_birth_date_come_from_the_number():
    completed, notes = complete_from_number(ClearPerson(uid="u", name="张三", document_number="340524800101001"))
    assert (completed.document_number, completed.sex) == ("34052419800101001X", "1")
    assert completed.birth_date == datetime.date(1980, 1, 1)
    assert [note.code for note in notes] == ["citizen.legacy"]


def test_contradictions_are_said_and_the_given_values_kept():
    given = dataclasses.replace(PERSON, sex="1", birth_date=datetime.date(1950, 1, 1))
    completed, notes = complete_from_number(given)
    assert (completed.sex, completed.birth_date) == ("1", datetime.date(1950, 1, 1))
    assert [(note.code, note.field) for note in notes] == [
        ("person.sex_conflict", "sex"),
        ("person.birth_conflict", "birth_date"),
    ]


def test_other_documents_are_left_alone_and_wrong_numbers_refused():
    passport = ClearPerson(uid="u", name="John Smith", document_kind="414", document_number="E12345678")
    assert complete_from_number(passport) == (passport, ())
    with pytest.raises(DomainError) as caught:
        complete_from_number(ClearPerson(uid="u", name="张三", document_number="5.32E+17"))
    assert (caught.value.problem.code, caught.value.problem.field) == ("number.destroyed", "document_number")


@pytest.mark.parametrize(
    ("written", "normal"),
    [("张 三", "张三"), ("买买提•艾力", "买买提·艾力"), ("Ｊohn smith", "JOHNSMITH"), (None, "")],
)
def test_names_are_compared_normalised(written, normal):
    assert normalise_name(written) == normal


def test_numbers_are_compared_normalised():
    assert normalise_number(" 340524800101001") == "34052419800101001X"
    assert normalise_number("34052419800101001ｘ") == "34052419800101001X"
    assert normalise_number("340524809901001") == "340524809901001"
    assert normalise_phones("+86 138-1234-5678、0512-58123456/无") == ["13812345678", "051258123456"]


def test_search_terms_of_a_person():
    terms = search_terms(dataclasses.replace(PERSON, phone="13812345678、0512-58123456"))
    assert [t for t in terms if not t[0].startswith("pinyin")] == [
        ("name", "单于晓明"),
        ("name_prefix", "单于"),
        ("name_prefix", "单于晓"),
        ("name_part", "晓明"),
        ("name_birth", "单于晓明/1949-12-31"),
        ("document", "11010519491231002X"),
        ("phone", "13812345678"),
        ("phone_last4", "5678"),
        ("phone", "051258123456"),
        ("phone_last4", "3456"),
    ]


@pytest.mark.parametrize(
    ("name", "given"),
    [
        ("张建国", ["建国"]),
        ("欧阳志强", ["志强"]),
        ("张王晓明", ["王晓明"]),
        ("张伟", []),  # one character would list a street
        ("欧阳锋", []),
        ("买买提艾力江", []),  # no surname
        ("买买提·艾力", ["买买提", "艾力"]),
        ("JOHN", []),
        ("张A明", []),
    ],
)
def test_a_chinese_name_is_found_by_its_given_name(name, given):
    assert [term for kind, term in search_terms(ClearPerson(uid="u", name=name)) if kind == "name_part"] == given


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("zhang", "search.letters"),
        ("Ou Yang", "search.letters"),
        ("张建国", "search.nobody"),
        ("5678", "search.nobody"),
    ],
)
def test_letters_that_find_nobody_may_have_been_a_surname_alone(text, code):
    assert check_search_text(text) is None
    assert nobody_found(text).code == code


def test_pinyin_reads_the_surname_as_a_surname():
    pytest.importorskip("pypinyin", reason="pinyin search needs pypinyin")
    terms = dict(search_terms(PERSON))
    assert (terms["pinyin"], terms["pinyin_initials"]) == ("chanyuxiaoming", "cxm")
    assert dict(search_terms(ClearPerson(uid="u", name="曾伟")))["pinyin"] == "zengwei"
    assert "pinyin" not in dict(search_terms(ClearPerson(uid="u", name="John Smith")))


def test_without_pypinyin_there_are_no_pinyin_terms(monkeypatch):
    monkeypatch.setattr(person_module, "_has_pypinyin", lambda: False)
    assert not [kind for kind, _term in search_terms(PERSON) if kind.startswith("pinyin")]


@pytest.mark.parametrize(
    "typed",
    ["单于晓明", "单于 晓明", "单于晓", "单于", "11010519491231002x", "138 1234 5678", "8613812345678", "5678"],
)
def test_what_is_typed_finds_the_person(typed):
    assert set(query_terms(typed)) & set(search_terms(PERSON))


@pytest.mark.parametrize("typed", ["单", "单于明", "110105", "1234", "13812345679", ""])
def test_what_is_typed_finds_nobody(typed):
    assert not set(query_terms(typed)) & set(search_terms(PERSON))


def test_a_legacy_number_finds_the_converted_one():
    terms = search_terms(ClearPerson(uid="u", name="张三", document_number="34052419800101001X"))
    assert set(query_terms("340524800101001")) & set(terms)


def test_pinyin_finds_the_person():
    pytest.importorskip("pypinyin", reason="pinyin search needs pypinyin")
    for typed in ("ChanyuXiaoming", "chanyu xiaoming", "cxm"):
        assert set(query_terms(typed)) & set(search_terms(PERSON))
