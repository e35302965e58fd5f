"""How the dock 事件 looks where there is little room, and where there is much."""

from civicgrid.tests.support.desktop import run_desktop
from civicgrid.tests.support.event_desk import DESK, make_desk


def test_one_thing_scrolls_in_a_low_window_and_long_names_keep_their_ends(profile, tmp_path):
    file, events, _ = make_desk(tmp_path)
    steps = """
from civicgrid.plugin.panels.events.model import COLUMNS
from qgis.PyQt.QtWidgets import QScrollBar, QStyleOptionViewItem

NAME = "示范街道综合行政执法队"


def bars():
    return sum(one.isVisible() and one.orientation() == Qt.Orientation.Vertical and one.maximum() > 0
               for one in panel().findChildren(QScrollBar))


def elided(column):
    option = QStyleOptionViewItem()
    place = COLUMNS.index(column)
    table().itemDelegate().initStyleOption(option, model().index(0, place))
    return option.textElideMode == Qt.TextElideMode.ElideLeft, table().columnWidth(place)


def steps():
    yield from shown(DATABASE + " operator=fenbo")
    panel().show_event(EVENT)
    yield from settled()
    found = []
    for place in range(details().tabs.count()):
        details().tabs.setCurrentIndex(place)
        yield from settled()
        found.append(bars())
    note("bars", found)
    picture("events-low")
    panel().back()
    width(900)
    yield from settled()
    note("columns", [elided("department"), elided("grid"), elided("title")[0], table().narrow,
                     table().fontMetrics().horizontalAdvance(NAME)])
    picture("events-wide")
"""
    script = DESK + f"DATABASE, EVENT = {file!r}, {events[0]}\n" + steps + "\ndrive(steps())\n"
    values = run_desktop(script, profile, size=(1366, 768), timeout=200).check()
    assert max(values["bars"]) <= 1
    department, grid, title, narrow, wide = values["columns"]
    assert narrow is False
    assert department[0]
    assert department[1] >= wide
    assert grid[0]
    assert title is False
