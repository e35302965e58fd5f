import datetime

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from civicgrid.plugin.domain.identifiers import (
    RESERVED_DIVISION,
    citizen_check_digit,
    impossible_citizen_number,
    organisation_check_character,
    parse_citizen_number,
    parse_component_code,
    parse_device_id,
    parse_division_code,
    parse_event_type_code,
    parse_grid_code,
    parse_organisation_code,
    parse_uscc,
    uscc_check_character,
    validate_citizen_number,
    validate_component_code,
    validate_device_id,
    validate_division_code,
    validate_event_type_code,
    validate_grid_code,
    validate_organisation_code,
    validate_uscc,
)
from civicgrid.plugin.domain.problems import DomainError

TODAY = datetime.date(2026, 1, 1)
USCC = "0123456789ABCDEFGHJKLMNPQRTUWXY"
ORGANISATION = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"

births = st.dates(datetime.date(1900, 1, 1), datetime.date(2025, 12, 31))
sequences = st.integers(0, 999)


def code_of(problem):
    return problem.code if problem else None


def noted(parsed):
    return {note.code for note in parsed.notes}


@st.composite
def citizen_numbers(draw):
    division = draw(st.sampled_from(["110105", "340524", "532301", "320582", "650102", "810000", "830000"]))
    first17 = f"{division}{draw(births):%Y%m%d}{draw(sequences):03d}"
    return first17 + citizen_check_digit(first17)


@st.composite
def credit_codes(draw):
    organisation = draw(st.text(USCC, min_size=8, max_size=8))
    organisation += organisation_check_character(organisation)
    first17 = draw(st.sampled_from(["91", "92", "51", "11"])) + "350100" + organisation
    return first17 + uscc_check_character(first17)


class TestCitizenNumber:
    @pytest.mark.parametrize(
        ("number", "division", "birth", "sex"),
        [
            ("11010519491231002X", "110105", datetime.date(1949, 12, 31), "2"),
            ("34052419800101001X", "340524", datetime.date(1980, 1, 1), "1"),
        ],
    )
    def test_published_vectors(self, number, division, birth, sex):
        parsed = parse_citizen_number(number)
        assert (parsed.number, parsed.division, parsed.birth_date, parsed.sex) == (number, division, birth, sex)
        assert parsed.notes == ()
        assert not parsed.residence_permit

    @pytest.mark.parametrize(
        ("number", "code"),
        [
            ("110105194912310020", "citizen.check"),
            ("11010519491231002", "number.length"),
            ("11010519491231002XX", "number.length"),
            ("11010519491231O02X", "number.character"),
            ("X1010519491231002X", "number.character"),
            ("11010519491231002A", "number.character"),
            ("11010519491231002Х", "number.character"),  # a Cyrillic letter
            ("990105194912310029", "citizen.foreign_permit"),
            ("160105194912310025", "citizen.division"),
            ("", "number.empty"),
            ("   ", "number.empty"),
            (None, "number.empty"),
            (float("nan"), "number.empty"),
            ("E12345678", "number.length"),
        ],
    )
    def test_bad_numbers(self, number, code):
        assert code_of(validate_citizen_number(number)) == code

    @pytest.mark.parametrize(
        "number",
        [
            "5.32E+17",
            "5.32301E+17",
            "5.32301199001011e+17",
            "5.32301199001011000E+17",
            "３.20106E+14",
            532301199001011000.0,
            532301199001011234.0,
            "532301199001011000.0",
            "110105194912310000",  # the last three digits cut off by a spreadsheet's 15 digits
        ],
    )
    def test_numbers_destroyed_by_a_spreadsheet(self, number):
        assert code_of(validate_citizen_number(number)) == "number.destroyed"

    def test_a_number_that_came_out_of_floating_point_is_suspected(self):
        assert code_of(validate_citizen_number("532301199001011008")) == "citizen.check_rounded"
        assert code_of(validate_citizen_number("532301199001011009")) == "citizen.check"

    def test_a_valid_number_that_ends_in_000_is_doubted(self):
        # Its check digit fits, so the text alone does not prove that it was rounded.
        assert "citizen.rounded" in noted(parse_citizen_number("532301199001011000"))

    @pytest.mark.parametrize(
        "written",
        [
            "34052419800101001x",
            "３４０５２４１９８００１０１００１Ｘ",
            " 340524 19800101 001X ",
            "\ufeff34052419800101001X",
            "340524\u200b19800101001X",
            "'34052419800101001X",
            "340524-19800101-001X",
        ],
    )
    def test_normalised_and_said(self, written):
        parsed = parse_citizen_number(written)
        assert parsed.number == "34052419800101001X"
        assert noted(parsed) == {"number.normalised"}

    def test_fifteen_digits_are_converted(self):
        parsed = parse_citizen_number("340524800101001")
        assert parsed.number == "34052419800101001X"
        assert noted(parsed) == {"citizen.legacy"}
        assert parse_citizen_number(340524800101001.0).number == "34052419800101001X"
        assert noted(parse_citizen_number("340524800101001.0")) == {"citizen.legacy", "number.decimal"}

    def test_fifteen_digits_of_a_person_over_one_hundred(self):
        assert parse_citizen_number("340524800101998").birth_date == datetime.date(1880, 1, 1)

    @pytest.mark.parametrize("birth", ["19490230", "19491301", "00000101", "18000101", "20270101"])
    def test_birth_date(self, birth):
        first17 = f"110105{birth}002"
        number = first17 + citizen_check_digit(first17)
        assert code_of(validate_citizen_number(number, today=TODAY)) == "citizen.birth_date"

    def test_birth_date_today_is_allowed(self):
        first17 = "11010520260101001"
        assert validate_citizen_number(first17 + citizen_check_digit(first17), today=TODAY) is None

    def test_county_must_have_existed(self):
        number = "11010519491231002X"
        assert validate_citizen_number(number, divisions={"110105"}) is None
        assert code_of(validate_citizen_number(number, divisions={"110106"})) == "citizen.division"

    def test_residence_permits(self):
        first17 = "83000019900101001"
        parsed = parse_citizen_number(first17 + citizen_check_digit(first17), divisions={"110105"})
        assert parsed.residence_permit

    @given(citizen_numbers(), st.integers(0, 17), st.sampled_from("0123456789X"))
    def test_any_single_change_is_caught(self, number, position, character):
        assume(number[position] != character)
        assert validate_citizen_number(number, today=TODAY) is None
        changed = number[:position] + character + number[position + 1 :]
        assert validate_citizen_number(changed, today=TODAY) is not None

    @given(citizen_numbers(), st.integers(0, 16))
    def test_any_transposition_is_caught(self, number, position):
        assume(number[position] != number[position + 1])
        changed = number[:position] + number[position + 1] + number[position] + number[position + 2 :]
        assert validate_citizen_number(changed, today=TODAY) is not None

    @given(citizen_numbers())
    def test_a_number_through_floating_point_is_never_accepted(self, number):
        assume(number.isdigit())
        for ruined in (float(number), repr(float(number)), f"{float(number):.5E}", f"{float(number):.14E}"):
            assert code_of(validate_citizen_number(ruined)) == "number.destroyed"

    @given(births, sequences)
    def test_generated_residents_are_impossible_outside_exercises(self, birth, sequence):
        number = impossible_citizen_number(birth, sequence)
        assert code_of(validate_citizen_number(number, today=TODAY)) == "citizen.reserved"
        parsed = parse_citizen_number(number, allow_reserved=True, divisions=set(), today=TODAY)
        assert (parsed.division, parsed.birth_date) == (RESERVED_DIVISION, birth)
        assert parsed.sex == ("1" if sequence % 2 else "2")

    def test_generated_sequence_has_three_digits(self):
        with pytest.raises(ValueError, match="three digits"):
            impossible_citizen_number(TODAY, 1000)

    def test_the_number_itself_is_in_no_message(self):
        number = "110105194912310020"
        problem = validate_citizen_number(number, field="document")
        assert problem.field == "document"
        assert number not in str(problem)
        assert number not in str(DomainError(problem))


class TestOrganisation:
    def test_published_vectors(self):
        parsed = parse_uscc("91350100M000100Y43")
        assert (parsed.authority, parsed.category, parsed.division) == ("9", "1", "350100")
        assert parsed.organisation_code == "M000100Y4"
        assert parse_organisation_code("M000100Y-4") == "M000100Y4"
        assert parse_organisation_code("D2143569-X") == "D2143569X"

    @pytest.mark.parametrize(
        ("number", "code"),
        [
            ("91350100M000100Y44", "uscc.check"),
            ("91350100M000100Y4", "number.length"),
            ("9135010OM000100Y43", "number.character"),
            ("913501A0M000100Y43", "number.character"),
            ("9.1350100E+17", "number.destroyed"),
            (None, "number.empty"),
        ],
    )
    def test_bad_credit_codes(self, number, code):
        assert code_of(validate_uscc(number)) == code

    def test_the_organisation_code_inside_is_checked(self):
        first17 = "91350100M000100Y5"
        assert code_of(validate_uscc(first17 + uscc_check_character(first17))) == "uscc.organisation"

    def test_lower_case_is_normalised_and_said(self):
        parsed = parse_uscc("91350100m000100y43")
        assert parsed.number == "91350100M000100Y43"
        assert noted(parsed) == {"number.normalised"}

    @pytest.mark.parametrize(
        ("number", "code"),
        [("D2143569-1", "organisation.check"), ("D2143569", "number.length"), ("D214356张X", "number.character")],
    )
    def test_bad_organisation_codes(self, number, code):
        assert code_of(validate_organisation_code(number)) == code

    @given(credit_codes(), st.integers(0, 17), st.sampled_from(USCC))
    def test_any_single_change_is_caught(self, number, position, character):
        assume(number[position] != character)
        assert validate_uscc(number) is None
        assert validate_uscc(number[:position] + character + number[position + 1 :]) is not None

    @given(credit_codes(), st.integers(0, 16))
    def test_any_transposition_is_caught(self, number, position):
        assume(number[position] != number[position + 1])
        changed = number[:position] + number[position + 1] + number[position] + number[position + 2 :]
        assert validate_uscc(changed) is not None

    @given(st.text(ORGANISATION, min_size=8, max_size=8), st.integers(0, 7), st.integers(1, 10))
    def test_organisation_check_catches_changes_below_eleven(self, first8, position, step):
        # The sum is taken modulo 11 over 36 values: changes by a multiple of 11 pass, by the standard itself.
        value = ORGANISATION.index(first8[position]) + step
        assume(value < 36)
        code = first8 + organisation_check_character(first8)
        changed = code[:position] + ORGANISATION[value] + code[position + 1 :]
        assert validate_organisation_code(code) is None
        assert code_of(validate_organisation_code(changed)) == "organisation.check"


class TestDevice:
    def test_rule_a(self):
        parsed = parse_device_id("34020000001320000001", types={"132"}, industries={"00"})
        assert (parsed.rule, parsed.centre, parsed.division) == ("A", "34020000", "340200")
        assert (parsed.industry, parsed.device_type, parsed.network) == ("00", "132", "0")
        assert parsed.sequence == "0000001"
        assert parsed.notes == ()

    def test_network_is_the_fourteenth_digit(self):
        assert parse_device_id("44010200491327654321").network == "7"

    def test_rule_b_is_accepted_and_said(self):
        parsed = parse_device_id("3402000000000131")
        assert (parsed.rule, parsed.sequence, parsed.device_type) == ("B", "0001", "31")
        assert noted(parsed) == {"device.rule_b"}

    @pytest.mark.parametrize("node", ["34", "3402", "340200", "34020001"])
    def test_division_nodes(self, node):
        parsed = parse_device_id(node)
        assert (parsed.rule, parsed.centre) == ("node", node)

    def test_codes_outside_the_lists_are_said(self):
        parsed = parse_device_id("34020000996320000001", types={"132"}, industries={"00"})
        assert noted(parsed) == {"device.industry_unknown", "device.type_unknown"}

    @pytest.mark.parametrize(
        ("number", "code"),
        [
            ("3402000000132000000", "number.length"),
            ("340", "number.length"),
            ("3402000000132000000A", "number.character"),
            ("00020000001320000001", "division.province"),
            ("34020000000990000001", "device.type"),
            ("3.402E+19", "number.destroyed"),
            (34020000001320000001.0, "number.destroyed"),
        ],
    )
    def test_bad_numbers(self, number, code):
        assert code_of(validate_device_id(number)) == code


class TestComponent:
    def test_record_of_a_city(self):
        parsed = parse_component_code("3205820102048188", classes={"0102"}, divisions={"320582"})
        assert (parsed.division, parsed.component_class, parsed.sequence) == ("320582", "0102", "048188")
        assert not parsed.municipal

    def test_municipal_variant_is_accepted_and_said(self):
        parsed = parse_component_code("5101040102000012345")
        assert parsed.municipal
        assert (parsed.division, parsed.component_class) == ("510104", "")
        assert noted(parsed) == {"component.municipal"}

    @pytest.mark.parametrize(
        ("number", "code"),
        [
            ("3205820199048188", "component.class"),
            ("3205820002048188", "component.class"),
            ("320582010204818", "number.length"),
            ("990582010204818X", "number.character"),
            ("9905820102048188", "division.province"),
        ],
    )
    def test_bad_codes(self, number, code):
        problem = validate_component_code(number, classes={"0102"}, edition="CJT214-2007")
        assert code_of(problem) == code

    def test_sixteen_digits_that_a_float_still_holds(self):
        # 2^53 has 16 digits: below it a float is exact, above it the number is lost.
        assert parse_component_code(3205820102048188.0).sequence == "048188"
        assert code_of(validate_component_code(9105820102048188.0)) == "number.destroyed"

    def test_event_types(self):
        assert parse_event_type_code("0102", classes={"0102"}).event_class == "0102"
        assert parse_event_type_code("3205820102").division == "320582"
        assert code_of(validate_event_type_code("0199", classes={"0102"}, edition="x")) == "event.class"
        assert code_of(validate_event_type_code("0100")) == "event.class"
        assert code_of(validate_event_type_code("012")) == "number.length"


class TestDivision:
    @pytest.mark.parametrize(
        ("number", "code", "level", "parent"),
        [
            ("37", "37", "province", ""),
            ("370000", "37", "province", ""),
            ("3701", "3701", "prefecture", "37"),
            ("370105", "370105", "county", "3701"),
            ("370105005", "370105005", "town", "370105"),
            ("370105005002", "370105005002", "community", "370105005"),
            ("370105000000", "370105", "county", "3701"),
        ],
    )
    def test_levels(self, number, code, level, parent):
        parsed = parse_division_code(number)
        assert (parsed.code, parsed.level, parsed.parent) == (code, level, parent)

    @pytest.mark.parametrize(
        ("number", "kind"),
        [
            ("370105005", "sub_district"),
            ("370105100", "town"),
            ("370105200", "township"),
            ("370105400", "other"),
            ("370105005001", "residents_committee"),
            ("370105005200", "villagers_committee"),
        ],
    )
    def test_kinds(self, number, kind):
        assert parse_division_code(number).kind == kind

    def test_a_town_outside_the_ranges_is_said(self):
        assert noted(parse_division_code("370105400")) == {"division.town_range"}

    @pytest.mark.parametrize(
        ("number", "code"),
        [
            ("3701051", "number.length"),
            ("99", "division.province"),
            ("37010A", "number.character"),
            ("370005", "division.gap"),
            ("370105000001", "division.gap"),
        ],
    )
    def test_bad_codes(self, number, code):
        assert code_of(validate_division_code(number)) == code

    def test_known_divisions(self):
        assert validate_division_code("370105", divisions={"370105"}) is None
        assert code_of(validate_division_code("370106", divisions={"370105"})) == "division.unknown"

    @pytest.mark.parametrize(
        ("number", "edition", "serial"),
        [
            ("32058211015201", "14", "01"),
            ("320582110152102", "15", "102"),
            ("3205821101521021", "local", "1021"),
            ("320582110152102A", "local", "102A"),
        ],
    )
    def test_grids(self, number, edition, serial):
        parsed = parse_grid_code(number)
        assert (parsed.community, parsed.serial, parsed.edition) == ("320582110152", serial, edition)
        assert ("grid.local" in noted(parsed)) == (edition == "local")

    @pytest.mark.parametrize(
        ("number", "code"),
        [
            ("320582110152", "number.length"),
            ("3205821101521021234", "number.length"),
            ("9905821101521", "number.length"),
            ("99058211015210", "division.province"),
            ("3205821A0152102", "number.character"),
        ],
    )
    def test_bad_grids(self, number, code):
        assert code_of(validate_grid_code(number)) == code

    def test_grid_of_an_unknown_community(self):
        assert code_of(validate_grid_code("320582110152102", divisions={"320582110153"})) == "division.unknown"
