"""The section chart as a widget: mouse, keyboard, zoom, words for screen readers, and drawing elsewhere."""

import pytest
from qgis.PyQt.QtCore import QEvent, QPoint, QPointF, QRectF, QSize, Qt
from qgis.PyQt.QtGui import QColor, QImage, QPainter, QPalette, QWheelEvent
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QApplication

from civicgrid.plugin.domain.problems import Problem
from civicgrid.plugin.domain.rooms.line import parse_pattern
from civicgrid.plugin.domain.rooms.pattern import make_layout
from civicgrid.plugin.domain.rooms.section import STATES, Cell, Section, arrange
from civicgrid.plugin.maps.palette import colour
from civicgrid.plugin.panels.shared.section import LEAST, MOST, SectionChart
from civicgrid.plugin.panels.shared.section_paint import HEAD, STATE_NAMES, cell_sentence


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
