"""A row of a residents' table checked as a whole."""

from datetime import date

import pytest

from civicgrid.plugin.domain.identifiers import validate_uscc
from civicgrid.plugin.domain.identifiers.citizen import citizen_check_digit
from civicgrid.plugin.domain.person_row import check_row, identity, near_births

TODAY = date(2026, 11, 29)


def number(born="19800101", sequence="001"):
    first = f"440307{born}{sequence}"
    return first + citizen_check_digit(first)


def check(local=None, rough=False, **given):
    return check_row({"name": "张三", **given}, TODAY, local=local, rough_birth=rough)


def codes(problems):
    return [one.code for one in problems]


def test_sex_and_birth_follow_from_the_number():
    row = check(document_number=number("19800101", "002"))
    assert (row.facts["document_kind"], row.facts["sex"], row.facts["birth_date"]) == ("111", "2", date(1980, 1, 1))
    assert (row.problems, row.notes) == ([], [])


def test_a_given_value_that_contradicts_the_number_is_kept_and_said():
    row = check(document_number=number(), sex="2", birth_date=date(1981, 1, 1))
    assert (row.facts["sex"], row.facts["birth_date"]) == ("2", date(1981, 1, 1))
    assert codes(row.notes) == ["person.sex_conflict", "person.birth_conflict"]


def test_only_a_rough_birth_date_gives_way_to_the_number():
    given = {"document_number": number("19800507"), "birth_date": date(1980, 1, 1)}
    assert check(rough=True, **given).facts["birth_date"] == date(1980, 5, 7)
    row = check(**given)
    assert (row.facts["birth_date"], codes(row.notes)) == (date(1980, 1, 1), ["person.birth_conflict"])


def test_a_citizen_number_that_would_pass_as_a_credit_code_stays_one():
    twice = next(
        one for serial in range(1, 1000, 2) if validate_uscc(one := number("19710101", f"{serial:03d}")) is None
    )
    assert check(document_number=twice).problems == []


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ({"document_number": number()[:17]}, "number.length"),
        ({"document_number": "44O307198001010011"}, "number.character"),
        ({"document_number": "91350100M000100Y43"}, "person.organisation"),
        ({"document_number": "E1!", "document_kind": "414"}, "person.document_form"),
        ({"birth_date": date(2027, 1, 1)}, "person.born_later"),
        ({"birth_date": date(1900, 1, 1)}, "person.too_old"),
        ({}, "person.no_identity"),
    ],
)
def test_what_keeps_a_row_out(given, code):
    assert codes(check(**given).problems) == [code]


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ({"since": date(1989, 1, 1)}, "person.moved_unborn"),
        ({"verified_at": date(2027, 1, 1)}, "person.verified_later"),
    ],
)
def test_a_day_that_cannot_be_is_left_out(given, code):
    found = check(birth_date=date(1990, 1, 1), **given)
    assert (codes(found.problems), codes(found.notes)) == ([], [code])
    assert not given.keys() & found.facts.keys()


def test_who_moves_in_later_enters():
    found = check(birth_date=date(1990, 1, 1), since=date(2027, 1, 1))
    assert (found.facts["since"], codes(found.problems), codes(found.notes)) == (
        date(2027, 1, 1), [], ["person.moves_later"]
    )  # fmt: skip


@pytest.mark.parametrize(
    ("given", "local", "found", "note"),
    [
        ({"person_class": "registered"}, False, "registered", []),
        ({"registered_address": "湖南省长沙市"}, False, "floating", ["person.class_by_registration"]),
        ({"registered_address": "本区"}, True, "registered", ["person.class_by_registration"]),
        ({"registered_address": "某处"}, None, None, []),
        ({"nationality": "美国"}, None, "from_abroad", ["person.class_by_document"]),
        ({"nationality": "CHN"}, None, None, []),
        ({"document_kind": "511", "document_number": "12345678"}, None, "from_abroad", ["person.class_by_document"]),
    ],
)
def test_a_class_is_never_taken_silently(given, local, found, note):
    row = check(local=local, birth_date=date(1980, 1, 1), **given)
    assert (row.facts.get("person_class"), codes(row.notes)) == (found, note)


@pytest.mark.parametrize(
    ("mark", "person_class", "state"),
    [("01", "registered", "both_here"), ("02", "registered", "household_here"), ("02", "floating", "person_here"),
     ("02", None, None)],
)  # fmt: skip
def test_the_mark_means_another_thing_for_each_class(mark, person_class, state):
    row = check(consistency=mark, person_class=person_class, birth_date=date(1980, 1, 1))
    assert row.facts.get("residence_state") == state
    assert "consistency" not in row.facts


def test_who_a_row_means():
    assert identity({"document_number": "X1", "name": "张三"}) == ("X1",)
    assert identity({"name": "张 三", "birth_date": date(1980, 1, 1)}) == ("张三", "1980-01-01", "0")
    assert identity({"name": "张三"}) == ()


def test_a_slip_makes_days_around_and_day_and_month_exchanged():
    near = near_births(date(1984, 3, 1))
    assert date(1984, 2, 29) in near
    assert date(1984, 1, 3) in near
    assert len(near) == 7
    assert len(near_births(date(1984, 3, 31))) == len(near_births(date(1984, 3, 3))) == 6
