"""The section chart as a widget: mouse, keyboard, zoom, words for screen readers, and drawing elsewhere."""

import pytest
from qgis.PyQt.QtCore import QEvent, QPoint, QPointF, QRectF, QSize, Qt
from qgis.PyQt.QtGui import QColor, QFontMetricsF, QImage, QPainter, QPalette, QWheelEvent
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QApplication

from civicgrid.plugin.domain.problems import Problem
from civicgrid.plugin.domain.rooms.line import parse_pattern
from civicgrid.plugin.domain.rooms.pattern import make_layout
from civicgrid.plugin.domain.rooms.section import STATES, Cell, Section, arrange
from civicgrid.plugin.maps.palette import colour
from civicgrid.plugin.panels.shared.section import LEAST, MOST, SectionChart
from civicgrid.plugin.panels.shared.section_legend import SectionLegend, entries
from civicgrid.plugin.panels.shared.section_paint import HEAD, STATE_NAMES, cell_sentence, lay_out
from civicgrid.plugin.panels.shared.section_sheet import Sheet, SheetNotWritten, write_pdf, write_picture


def section(pattern, **changes):
    layout = make_layout(parse_pattern(pattern))
    cells = [
        Cell(room.unit, room.floor, room.number, room.use_class, span=room.span, rise=room.rise, **changes)
        for room in layout.rooms
    ]
    return arrange(cells, layout.labels, farmyard=layout.floors is None)


@pytest.fixture
def chart(qgis_app):
    chart = SectionChart()
    chart.resize(400, 300)
    chart.set_section(section("3x11x4 basement=1x2"))
    chart.show()
    yield chart
    chart.close()


def named(chart, unit, number):
    return next(cell for cell in chart.section.cells if (cell.unit, cell.number) == (unit, number))


def test_the_mouse_selects_and_activates(chart):
    heard = []
    chart.selected.connect(lambda cell: heard.append(("selected", cell.number)))
    chart.activated.connect(lambda cell: heard.append(("activated", cell.number)))
    place = chart.rect_of(named(chart, "1", "1002")).center()
    QTest.mouseClick(chart.viewport(), Qt.MouseButton.LeftButton, pos=place)
    QTest.mouseDClick(chart.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert heard == [("selected", "1002"), ("activated", "1002")]
    QTest.mouseClick(chart.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(2, 200))
    assert chart.current is None


def test_the_keyboard_reaches_every_corner_and_what_is_reached_is_in_view(chart):
    control, none = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.NoModifier
    trail = []
    for key, modifier in (
        (Qt.Key.Key_Home, control), (Qt.Key.Key_Right, none), (Qt.Key.Key_Down, none), (Qt.Key.Key_End, none),
        (Qt.Key.Key_Right, none), (Qt.Key.Key_Left, none), (Qt.Key.Key_Home, none), (Qt.Key.Key_End, control),
        (Qt.Key.Key_Up, none),
    ):  # fmt: skip
        QTest.keyClick(chart, key, modifier)
        trail.append((chart.current.unit, chart.current.number))
        assert chart.viewport().rect().contains(chart.rect_of(chart.current)), trail
    assert trail == [
        ("1", "1101"), ("1", "1102"), ("1", "1002"), ("3", "1004"), ("3", "1004"), ("3", "1003"), ("1", "1001"),
        ("3", "B102"), ("3", "102"),
    ]  # fmt: skip
    heard = []
    chart.activated.connect(heard.append)
    QTest.keyClick(chart, Qt.Key.Key_Return)
    assert heard == [chart.current]


def test_headings_and_labels_cover_no_room_that_is_clicked(chart):
    chart.verticalScrollBar().setValue(60)
    assert chart.cell_at(QPointF(60, HEAD / 2)) is None
    assert chart.cell_at(QPointF(5, 150)) is None
    assert chart.cell_at(QPointF(60, 150)) is not None


def test_ctrl_and_the_wheel_zoom_within_limits(chart):
    def turn(delta, modifier):
        place = QPointF(50, 50)
        event = QWheelEvent(place, chart.mapToGlobal(QPoint(50, 50)), QPoint(), QPoint(0, delta),
                            Qt.MouseButton.NoButton, modifier, Qt.ScrollPhase.NoScrollPhase, False)  # fmt: skip
        QApplication.sendEvent(chart.viewport(), event)

    turn(120, Qt.KeyboardModifier.NoModifier)
    assert chart.zoom() == 1.0
    turn(120, Qt.KeyboardModifier.ControlModifier)
    assert chart.zoom() > 1.0
    for _ in range(40):
        turn(120, Qt.KeyboardModifier.ControlModifier)
    assert chart.zoom() == MOST
    for _ in range(60):
        turn(-120, Qt.KeyboardModifier.ControlModifier)
    assert chart.zoom() == LEAST


def test_words_say_what_the_colours_show(chart):
    problem = Problem("rooms.conflict_written", "number", {"number": "101", "there": "0101"})
    cell = Cell("2", -1, "B101", "vacant", states=frozenset({"conflict"}), problem=problem)
    words = cell_sentence(cell)
    assert words == "Unit 2, floor B1, room B101 · vacant · conflict · Room 101 is there already, written 0101."
    assert cell_sentence(Cell("", 1, "7")) == "Floor 1F, room 7 · self-occupied"
    assert set(STATE_NAMES) == set(STATES)
    chart.select(named(chart, "1", "302"))
    assert chart.accessibleDescription() == cell_sentence(chart.current)
    assert chart.accessibleName()


def test_what_is_selected_stays_selected_when_the_chart_is_made_anew(chart):
    chart.select(named(chart, "2", "503"))
    chart.set_section(section("3x12x4"))
    assert (chart.current.unit, chart.current.number) == ("2", "503")
    chart.set_section(section("1x2x2"))
    assert chart.current is None


def painted(chart):
    size = QSize(800, 600)
    image = QImage(size, QImage.Format.Format_RGB32)
    image.fill(0xFFFFFF)
    painter = QPainter(image)
    chart.paint_to(painter, QRectF(0, 0, size.width(), size.height()))
    painter.end()
    return image


def colours(image):
    return {QColor(image.pixel(x, y)).name() for x in range(image.width()) for y in range(image.height())}


def test_a_chart_is_drawn_whole_with_uses_and_states_apart(chart):
    plain = section("1x2x2 use=vacant")
    chart.set_section(plain)
    vacant = painted(chart)
    assert colour("building_vacant") in colours(vacant)
    chart.set_section(section("1x2x2 use=shop"))
    assert colour("building_shop") in colours(painted(chart))
    assert colour("building_vacant") not in colours(painted(chart))
    seen = {}
    for state in STATES:
        chart.set_section(section("1x2x2", states=frozenset({state})))
        seen[state] = bytes(painted(chart).constBits().asstring(800 * 600 * 4))
    assert len(set(seen.values())) == len(STATES), "every state looks different"
    chart.set_section(section("farmyard"))
    assert colour("component_03") in colours(painted(chart)), "a farmyard has a roof"


def test_numbers_can_be_read_on_a_dark_theme(chart):
    palette = QPalette()
    palette.setColor(QPalette.ColorRole.Base, QColor("#222222"))
    palette.setColor(QPalette.ColorRole.Text, QColor("#eeeeee"))
    chart.setPalette(palette)
    chart.select(None)
    image = chart.viewport().grab().toImage()
    found = colours(image)
    assert "#222222" in found
    assert colour("ink") in found, "on the light cells"
    assert any(QColor(name).lightness() > 220 for name in found), "labels and headings"


def test_an_empty_chart_says_why(chart):
    chart.set_section(Section(), "Nothing yet")
    empty = colours(chart.viewport().grab().toImage())
    assert len(empty) > 1, "the words are drawn"
    assert chart.cell_at(QPointF(100, 100)) is None
    QTest.keyClick(chart, Qt.Key.Key_Right)
    assert chart.current is None


def test_a_tooltip_is_asked_for_without_harm(chart):
    from qgis.PyQt.QtGui import QHelpEvent

    place = chart.rect_of(named(chart, "1", "1101")).center()
    event = QHelpEvent(QEvent.Type.ToolTip, place, chart.viewport().mapToGlobal(place))
    assert QApplication.sendEvent(chart.viewport(), event)


def people(pattern, count=2, classes=("registered", "floating")):
    layout = make_layout(parse_pattern(pattern))
    cells = [
        Cell(room.unit, room.floor, room.number, room.use_class, number, people=count, classes=classes if count else (),
             span=room.span, rise=room.rise)
        for number, room in enumerate(layout.rooms)
    ]  # fmt: skip
    return arrange(cells, layout.labels)


def type_number(chart, number):
    for sign in number:
        QTest.keyClick(chart, sign)


def test_a_typed_number_is_found_in_one_unit_after_the_other(chart):
    chart.set_section(people("3x11x4"))
    sought = []
    chart.sought.connect(sought.append)
    for unit in ("1", "2", "3", "1"):
        type_number(chart, "1002")
        assert (chart.current.unit, chart.current.number) == (unit, "1002")
        QTest.keyClick(chart, Qt.Key.Key_Escape)
    assert chart.viewport().rect().contains(chart.rect_of(chart.current))
    type_number(chart, "77")
    assert sought[-2:] == ["7", "77 ✗"]
    merged = arrange([Cell("1", 5, "503-504", id=1), Cell("1", 5, "501", id=2)])
    chart.set_section(merged)
    QTest.keyClick(chart, Qt.Key.Key_Escape)
    type_number(chart, "504")
    assert chart.current.number == "503-504"


def test_plus_and_minus_zoom_and_the_selected_room_stays_in_view(chart):
    chart.set_section(people("3x33x4"))
    chart.select(named(chart, "2", "3301"))
    QTest.keyClick(chart, "+")
    assert chart.zoom() > 1.0
    QTest.keyClick(chart, "-")
    QTest.keyClick(chart, "-")
    assert chart.zoom() < 1.0
    chart.fit()
    assert chart.viewport().rect().contains(chart.rect_of(chart.current))


def test_headings_say_how_many_live_in_a_unit_and_on_a_floor(chart):
    placed = lay_out(people("2x3x2", count=3), chart.font())
    assert [heading for heading, _ in placed.heads] == ["Unit 1: 6 rooms, 18 p.", "Unit 2: 6 rooms, 18 p."]
    assert placed.counts == {3: 12, 2: 12, 1: 12}
    metrics = QFontMetricsF(chart.font())
    assert all(rect.width() >= metrics.horizontalAdvance(heading) for heading, rect in placed.heads)
    plain = lay_out(section("2x3x2"), chart.font())
    assert plain.counts == {}
    assert plain.heads[0][0] == "Unit 1"
    assert plain.row < placed.row


def test_a_room_that_is_renumbered_stays_selected(chart):
    chart.set_section(arrange([Cell("1", 1, "101", id=7), Cell("1", 1, "102", id=8)]))
    chart.select(named(chart, "1", "102"))
    chart.set_section(arrange([Cell("1", 1, "101", id=8), Cell("1", 1, "102", id=7)]))
    assert (chart.current.id, chart.current.number) == (8, "101")


def test_marks_tell_classes_apart_and_words_say_them(chart):
    seen = set()
    for classes in ((), ("registered",), ("floating",), ("left_behind",), ("from_abroad",)):
        chart.set_section(people("1x1x1", classes=classes))
        seen.add(bytes(painted(chart).constBits().asstring(800 * 600 * 4)))
    assert len(seen) == 5
    cell = Cell("1", 2, "201", people=3, classes=("registered", "floating"))
    assert cell_sentence(cell) == "Unit 1, floor 2F, room 201 · self-occupied · 3 residents (registered, floating)"
    assert "nobody" in cell_sentence(Cell("1", 2, "201", people=0))


def test_the_chosen_room_stays_in_view_when_the_chart_shrinks(chart):
    chart.set_section(people("2x33x4"))
    chart.resize(400, 600)
    chart.set_zoom(1.0)
    low = next(cell for cell in chart.section.cells if cell.floor == 1)
    chart.select(low)
    chart.resize(400, 200)
    assert chart.viewport().rect().contains(chart.rect_of(low).center())


def test_the_legend_explains_what_stands_in_the_chart_and_nothing_else(qgis_app):
    stale = Cell("1", 1, "102", "rented", people=1, classes=("floating",), states=frozenset({"stale"}))
    explained = arrange([Cell("1", 1, "101", "vacant", people=0), stale])
    assert [entry.text for entry in entries(explained)] == ["rented", "vacant", "not verified for long", "floating"]
    never = Cell("1", 1, "101", "rented", people=1, states=frozenset({"unverified"}))
    assert [entry.text for entry in entries(arrange([never]))] == ["rented", "○ never verified"]
    assert cell_sentence(never).endswith("never verified")
    legend = SectionLegend()
    legend.set_section(explained)
    assert legend.heightForWidth(60) > legend.heightForWidth(600) > 0
    assert "floating" in legend.accessibleDescription()


def test_a_sheet_is_dark_on_white_whatever_the_theme(qgis_app, tmp_path):
    sheet = Sheet("楼", ("一行",), people("1x2x2"), "张三")
    write_picture(sheet, tmp_path / "a.png")
    image = QImage(str(tmp_path / "a.png"))
    assert QColor(image.pixel(1, 1)).name() == "#ffffff"
    dark = sum(QColor(image.pixel(x, y)).lightness() < 90 for x in range(0, image.width(), 2) for y in range(0, 80, 2))
    assert dark > 20, "the title is there"
    write_pdf(sheet, tmp_path / "a.pdf")
    assert (tmp_path / "a.pdf").read_bytes().startswith(b"%PDF")
    with pytest.raises(SheetNotWritten):
        write_picture(sheet, tmp_path / "no" / "a.png")
    with pytest.raises(SheetNotWritten):
        write_pdf(sheet, tmp_path / "no" / "a.pdf")
