"""A section chart puts every room in its place."""

from civicgrid.plugin.domain.rooms.line import parse_pattern
from civicgrid.plugin.domain.rooms.pattern import make_layout
from civicgrid.plugin.domain.rooms.section import Cell, arrange


def section(pattern):
    layout = make_layout(parse_pattern(pattern))
    cells = [Cell(room.unit, room.floor, room.number, span=room.span, rise=room.rise) for room in layout.rooms]
    return arrange(cells, layout.labels)


def places(found):
    return {(cell.unit, cell.number): (cell.left, cell.width) for cell in found.cells}


def test_units_stand_side_by_side_and_floors_from_the_top_down():
    found = section("3x11x4 skip=4 basement=1x0")
    assert [(block.unit, block.columns) for block in found.blocks] == [("1", 4), ("2", 4), ("3", 4)]
    assert found.floors == (12, 11, 10, 9, 8, 7, 6, 5, 3, 2, 1, -1)
    assert places(found)["2", "503"] == (2, 1)


def test_a_missing_room_leaves_a_gap():
    rooms = [Cell("", floor, f"{floor}0{serial}") for floor in (1, 2, 3) for serial in (1, 2, 3)]
    found = places(arrange(room for room in rooms if room.number != "202"))
    assert found["", "203"] == (2, 1)
    assert ("", "202") not in found


def test_floors_that_are_cut_otherwise_divide_the_width():
    found = places(section("1x4x2 floors=1F:4"))
    assert found["1", "201"] == (0, 2)
    assert found["1", "103"] == (2, 1)


def test_merged_rooms_span_and_what_follows_stays_in_its_place():
    found = places(section("1x6x4 merge=5F:2+3"))
    assert found["1", "502"] == (1, 2)
    assert found["1", "504"] == (3, 1)


def test_shops_of_no_unit_stand_across_the_ground_floor():
    found = section("2x3x2 ground=6")
    shops = found.blocks[-1]
    assert (shops.across, shops.unit, shops.columns) == (True, "", 6)
    assert sum(cell.width for cell in shops.cells) == 6
    mixed = arrange([Cell("", 1, "A"), Cell("1", 1, "101")])
    assert [(block.unit, block.across) for block in mixed.blocks] == [("", False), ("1", False)]


def test_a_duplex_takes_its_place_on_the_floor_above():
    found = section("1x4x2 duplex=3 skip=4")
    assert found.floors == (5, 3, 2, 1)
    assert {cell.rise for cell in found.cells if cell.floor == 3} == {2}
    rooms = [Cell("", 1, "101", rise=2), Cell("", 1, "102"), Cell("", 2, "203")]
    assert places(arrange(rooms))["", "203"] == (1, 1)
    assert arrange([Cell("", 3, "301", rise=2)]).floors == (4, 3)


def test_nothing_gives_an_empty_chart():
    assert arrange([]).cells == []
