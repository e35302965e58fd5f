"""Patterns for rooms: what they make, and that a line of text says the same."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from civicgrid.plugin.domain.problems import DomainError
from civicgrid.plugin.domain.rooms.line import floor_label, format_pattern, parse_merges, parse_pattern
from civicgrid.plugin.domain.rooms.numbering import natural, numbering, plain_number, unit_name
from civicgrid.plugin.domain.rooms.pattern import COUNTINGS, FARMYARD, Pattern, make_layout


def numbers(text, **where):
    rooms = make_layout(parse_pattern(text)).rooms
    return [room.number for room in rooms if all(getattr(room, name) == value for name, value in where.items())]


def refusal(text):
    with pytest.raises(DomainError) as refused:
        make_layout(parse_pattern(text))
    return refused.value.problem


def test_three_units_eleven_floors_four_rooms():
    layout = make_layout(parse_pattern("3x11x4"))
    assert len(layout.rooms) == 3 * 11 * 4
    assert (layout.floors, layout.basements, layout.units) == (11, 0, 3)
    assert numbers("3x11x4", unit="2", floor=11) == ["1101", "1102", "1103", "1104"]
    assert len({(room.unit, room.number) for room in layout.rooms}) == 132


def test_skipped_floors_move_the_labels_and_not_the_storeys():
    layout = make_layout(parse_pattern("1x12x1 skip=4,14"))
    assert layout.labels == (1, 2, 3, 5, 6, 7, 8, 9, 10, 11, 12, 13)
    assert [room.floor for room in layout.rooms] == list(layout.labels)
    assert layout.floors == 12
    assert layout.rooms[3].number == "501"


def test_skipped_rooms_by_number_and_by_ending():
    assert numbers("1x1x4 skiproom=4") == ["101", "102", "103", "105"]
    assert numbers("1x1x12 skiproom=*4,13")[-2:] == ["112", "115"]
    assert numbers("1x2x3 number=1 count=unit skiproom=*4") == ["1", "2", "3", "5", "6", "7"]


@pytest.mark.parametrize(
    ("example", "room", "basement"),
    [
        ("101", "1203", "B203"),
        ("0101", "1203", "B203"),
        ("1-101", "2-1203", "2-B203"),
        ("A101", "B1203", "BB203"),
        ("甲101", "乙1203", "乙B203"),
        ("一单元101", "二单元1203", "二单元B203"),
        ("101室", "1203室", "B203室"),
        ("1001", "12003", "B2003"),
        ("1-1", "12-3", "B2-3"),
        ("10101", "21203", "2B203"),
        ("1", "3", "B3"),
        ("001", "003", "B003"),
    ],
)
def test_an_example_says_how_rooms_are_numbered(example, room, basement):
    form = numbering(example)
    assert form.number(1, 1, 1) == example
    assert form.number(2, 12, 3) == room
    assert form.number(2, -2, 3) == basement


def test_an_example_that_is_none_is_refused():
    assert {refusal(f"1x1x1 number={text}").code for text in ("301", "室", "1-2-3", "x")} == {"rooms.example"}


def test_units_are_numbered_on_or_count_for_themselves():
    assert numbers("2x1x2 count=floor") == ["101", "102", "103", "104"]
    assert numbers("2x1x2 count=landing") == ["101", "102", "101", "102"]
    assert numbers("2x2x2 number=1", unit="2") == ["1", "2", "3", "4"]
    assert numbers("2x2x1 number=1 count=building") == ["1", "2", "3", "4"]


def test_units_have_the_names_that_addresses_know():
    assert [room.unit for room in make_layout(parse_pattern("3x1x1 unit=一")).rooms] == ["1", "2", "3"]
    assert [room.unit for room in make_layout(parse_pattern("2x1x1 unit=A")).rooms] == ["A", "B"]
    assert [room.unit for room in make_layout(parse_pattern("2x1x1 unit=甲")).rooms] == ["甲", "乙"]
    assert [room.unit for room in make_layout(parse_pattern("2x1x1 unit=无 count=floor")).rooms] == ["", ""]
    assert refusal("11x1x1 unit=甲").code == "rooms.unit_name"
    assert unit_name("1", 12) == "12"


def test_the_first_floor_may_hold_shops_or_stand_on_pillars():
    shops = make_layout(parse_pattern("2x3x2 ground=5"))
    assert [(room.unit, room.number, room.use_class) for room in shops.rooms if room.floor == 1] == [
        ("", f"10{serial}", "shop") for serial in range(1, 6)
    ]
    assert len(shops.rooms) == 5 + 2 * 2 * 2
    raised = make_layout(parse_pattern("2x3x2 ground=0"))
    assert min(room.floor for room in raised.rooms) == 2
    assert raised.floors == 3


def test_floors_that_differ_rooms_that_are_one_and_duplexes():
    assert numbers("1x12x4 floors=1F:3,12F:2", floor=12) == ["1201", "1202"]
    assert numbers("1x12x4 floors=1F:3,12F:2", floor=1) == ["101", "102", "103"]
    merged = [room for room in make_layout(parse_pattern("1x5x4 merge=5F:3+4")).rooms if room.floor == 5]
    assert [(room.number, room.span) for room in merged] == [("501", 1), ("502", 1), ("503", 2)]
    duplex = make_layout(parse_pattern("1x4x2 duplex=3"))
    assert {room.floor: room.rise for room in duplex.rooms} == {1: 1, 2: 1, 3: 2}
    under = make_layout(parse_pattern("2x1x1 basement=2x3"))
    assert [room.number for room in under.rooms if room.unit == "1" and room.floor < 0] == [
        "B201", "B202", "B203", "B101", "B102", "B103",
    ]  # fmt: skip


def test_a_farmyard_is_one_room_with_the_number_of_its_door():
    layout = make_layout(FARMYARD, door="12附1")
    assert [(room.unit, room.floor, room.number) for room in layout.rooms] == [("", 1, "12附1")]
    assert parse_pattern("农家院") == parse_pattern("farmyard") == FARMYARD
    assert make_layout(FARMYARD).rooms[0].number == "1"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("3x11", "rooms.head"),
        ("", "rooms.head"),
        ("3x11x4 colour=red", "rooms.word"),
        ("3x11x4 floors=13F:2", "rooms.no_floor"),
        ("3x11x4 skip=4 floors=4F:2", "rooms.no_floor"),
        ("3x11x4 floors=1F", "rooms.exception"),
        ("3x11x4 merge=5F:3+5", "rooms.merge"),
        ("3x0x4", "rooms.range_floors"),
        ("3x11x4 use=palace", "rooms.use"),
        ("100x200x4", "rooms.too_many"),
        ("1x11x11 number=11", "rooms.repeated_unit"),
        ("2x2x2 unit=-", "rooms.repeated"),
        ("1x2x2 skiproom=*0,*1,*2,*3,*4,*5,*6,*7,*8,*9", "rooms.skipped"),
    ],
)
def test_what_cannot_be_made_is_refused_with_its_reason(text, code):
    problem = refusal(text)
    assert problem.code == code
    assert str(DomainError(problem)), "the sentence can be filled"


def test_chinese_words_and_full_width_signs_are_read():
    wanted = Pattern(3, 11, 4, skip_floors=(4, 14), exceptions=((1, 3), (-1, 2)), basements=1, ground_rooms=None)
    assert parse_pattern("3单元×11层×4户 跳层=4、14 例外：1层:3，B1:2 地下=1") == wanted
    assert parse_pattern("3 units x 11 floors x 4 rooms skip=4, 14 floors = 1F:3, B1:2 basement=1") == wanted
    assert parse_pattern("3×11×4 地下1x2").basement_rooms == 2


@st.composite
def patterns(draw):
    floors = draw(st.integers(1, 40))
    made = Pattern(
        units=draw(st.integers(1, 9)),
        floors=floors,
        rooms=draw(st.integers(1, 12)),
        number=draw(st.sampled_from(["101", "0101", "1-101", "A101", "101室", "1-1", "001", "甲101"])),
        unit=draw(st.sampled_from(["", "1", "A", "甲"])),
        counting=draw(st.sampled_from(COUNTINGS)),
        skip_floors=tuple(sorted(draw(st.sets(st.sampled_from([4, 13, 14, 18, 24]), max_size=3)))),
        skip_rooms=tuple(draw(st.sets(st.sampled_from(["4", "13", "*4", "*7"]), max_size=3))),
        ground_rooms=draw(st.none() | st.integers(0, 30)),
        use_class=draw(st.sampled_from(["self_occupied", "vacant", "organisation"])),
    )
    basements = draw(st.integers(0, 3))
    made = Pattern(
        **{**vars(made), "basements": basements, "basement_rooms": draw(st.integers(0, 5)) * bool(basements)}
    )
    if made.ground_rooms is not None:
        made = Pattern(**{**vars(made), "ground_use": draw(st.sampled_from(["shop", "organisation"]))})
    floor = st.sampled_from([*made.labels(), *range(-basements, 0)])
    return Pattern(
        **{
            **vars(made),
            "exceptions": tuple(draw(st.dictionaries(floor, st.integers(0, 9), max_size=3)).items()),
            "merges": tuple(draw(st.lists(st.tuples(floor, st.sampled_from([(1, 2), (3, 4, 5)])), max_size=2))),
            "duplex": tuple(sorted(draw(st.sets(floor, max_size=2)))),
        }
    )


@given(patterns())
def test_a_line_says_what_the_pattern_is(pattern):
    line = format_pattern(pattern)
    assert parse_pattern(line) == pattern
    assert format_pattern(parse_pattern(line)) == line


def test_numbers_of_one_door_are_known_as_one():
    assert {plain_number("1", text) for text in ("101", "0101", "101室", "1-101", "1单元101", "１０１")} == {"101"}
    assert plain_number("A", "A101") == "101"
    assert plain_number("2", "1-101") == "1-101"
    assert plain_number("", "0") == "0"
    assert {plain_number("1", text) for text in ("B101", "-101", "负101室", "1-B101", "1--101", "地下101")} == {"B101"}
    assert plain_number("", "-1") == "-1"
    assert sorted(["10", "2", "B101", "1"], key=natural) == ["1", "2", "10", "B101"]
    assert (floor_label(5), floor_label(-1)) == ("5F", "B1")
    assert parse_merges("5F:1+2+3") == ((5, (1, 2, 3)),)
