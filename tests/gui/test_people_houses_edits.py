"""What is changed in the dock 人房信息 in a real QGIS, and how it says days."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from civicgrid.plugin.store import open_store
from civicgrid.tests.support.desktop import run_desktop
from civicgrid.tests.support.people_houses import PANEL, make_estate


@pytest.fixture
def estate(tmp_path, monkeypatch):
    return make_estate(tmp_path, monkeypatch)


def test_stays_and_rooms_are_entered_corrected_and_taken_back(profile, estate):
    file, town = estate
    script = (
        PANEL
        + f"""
from qgis.PyQt.QtWidgets import QDialog, QDialogButtonBox, QLineEdit


def dialog(name):
    return find("CivicGrid.people_houses." + name)


def ok(name):
    click(dialog(name).ok)


def steps():
    yield opened({file!r})
    host().show("people_houses")
    yield idle
    narrow()
    panel().show_room({town.rooms["old"]})
    yield 0.5
    yield idle
    store = plugin().desk.session.store
    tree_of = find("CivicGrid.people_houses.stays")
    tree_of.setCurrentItem(tree_of.topLevelItem(0).child(0))
    soon(lambda: click(find("CivicGrid.people_houses.room-end")))
    yield 0.5
    picture("people-houses-end", dialog("end-dialog"))
    note("owns", dialog("end-dialog")._owns.isVisible())
    ok("end-dialog")
    yield 0.5
    yield idle
    note("ended", [tree("stays"), cell("1", "502").people])
    note("said", messages())
    panel().bar.actions_by_name["undo"].trigger()
    yield 0.5
    yield idle
    note("undone", [tree("stays"), cell("1", "502").people])
    soon(lambda: click(find("CivicGrid.people_houses.room-room")))
    yield 0.5
    picture("people-houses-room-dialog", dialog("room-dialog"))
    number = find("CivicGrid.people_houses.room-number", QLineEdit)
    number.clear()
    type_text(number, "502甲")
    use = find("CivicGrid.people_houses.room-use")
    use.setCurrentIndex(use.findData("rented"))
    ok("room-dialog")
    yield 0.5
    yield idle
    note("room", [text("room"), chart().current.number])
    number_of = lambda: store.read("room", ["number", "use_class"], where={{"id": {town.rooms["old"]}}})
    note("stored", number_of())
    press(chart(), Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    yield 0.5
    yield idle
    note("restored", [number_of(), chart().current.number])
    soon(lambda: click(find("CivicGrid.people_houses.room-room")))
    yield 0.5
    number = find("CivicGrid.people_houses.room-number", QLineEdit)
    number.clear()
    type_text(number, "501")
    ok("room-dialog")
    yield 0.5
    yield idle
    note("refused", messages())
    soon(lambda: click(find("CivicGrid.people_houses.room-add")))
    yield 0.5
    note("nobody", dialog("add-dialog").ok.isEnabled())
    type_text(dialog("add-search"), "13912345678")
    press(dialog("add-search"), Qt.Key.Key_Return)
    yield 0.5
    yield idle
    note("found", [dialog("add-list").item(row).text() for row in range(dialog("add-list").count())])
    note("open", dialog("add-dialog").isVisible())
    picture("people-houses-add", dialog("add-dialog"))
    ok("add-dialog")
    yield 0.5
    yield idle
    note("moved", [tree("stays"), cell("1", "502").people])
    # Nobody lives here: no empty list, and the buttons still at hand.
    panel().show_room({town.rooms["vacant"]})
    yield 0.5
    yield idle
    room = panel().building.chart.room
    note("vacant", [room.stays.isVisible(), room.note.text(), room.buttons["add"].isVisible()])
    # The store is closed behind a dialog: what it asks for is not written.
    soon(lambda: click(find("CivicGrid.people_houses.room-room")))
    yield 0.5
    number = find("CivicGrid.people_houses.room-number", QLineEdit)
    number.clear()
    type_text(number, "302甲")
    plugin().desk.session.close()
    yield 0.3
    iface.messageBar().clearWidgets()
    ok("room-dialog")
    yield 0.5
    note("behind", messages())

drive(steps())
"""
    )
    values = run_desktop(script, profile).check()
    assert values["owns"]
    stays, people = values["ended"]
    assert [row[0] for row in stays] == ["房主及其他关联人员（1）", "赵**", "历史记录（1）", "赵**"]
    assert people == 0
    assert values["said"] == ["居住登记已结束。按 Ctrl+Z 可撤销。"]
    assert values["undone"] == [[["现住人员（1）"], ["赵**", "留守", "房主", "1999-01-01 起"]], 1]
    assert values["room"] == ["1单元502甲 · 5F · 租赁", "502甲"]
    assert values["stored"] == {"number": ["502甲"], "use_class": ["rented"]}
    assert values["restored"] == [{"number": ["502"], "use_class": ["self_occupied"]}, "502"]
    assert values["refused"][0] == "该楼层已有房号 501。"
    assert not values["nobody"]
    assert values["found"] == ["周**  男 · 1951 · 流动人口 · 未关联房间 · 139****5678"]
    assert values["open"], "Enter in the search box does not close the dialog"
    stays, people = values["moved"]
    assert ([row[0] for row in stays], people) == (["现住人员（2）", "周**", "赵**"], 2)
    assert values["vacant"] == [False, "该房间没有居住登记。", True]
    assert values["behind"] == []
    with open_store(file) as store:
        assert store.read("room", ["number"], where={"id": town.rooms["vacant"]}) == {"number": ["302"]}


def test_a_day_is_the_one_of_the_store_and_a_period_is_shown_whole(profile, estate):
    file, town = estate
    with open_store(file) as store:
        evening = datetime(2026, 3, 9, 23, 30, tzinfo=UTC)
        store.update("person", town.people["moved"], {"verified_at": evening})
        day = evening.astimezone(ZoneInfo(store.zone)).date().isoformat()
        assert day == "2026-03-10"
    script = (
        PANEL
        + f"""
def steps():
    yield opened({file!r})
    host().show("people_houses")
    yield idle
    narrow()
    panel().show_person({town.people["moved"]})
    yield 0.5
    yield idle
    page = panel().person
    rows = range(page._facts.rowCount())
    note("facts", {{page._facts.itemAt(n, 0).widget().text(): page._facts.itemAt(n, 1).widget().text() for n in rows}})
    stays = page.stays
    note("widths", [[stays.header().sectionSize(n), stays.sizeHintForColumn(n)] for n in range(3)])
    note("filled", [stays.header().length(), stays.viewport().width()])
    picture("people-houses-period")

drive(steps())
"""
    )
    values = run_desktop(script, profile).check()
    assert values["facts"]["最近核实"] == day
    assert all(width >= wanted for width, wanted in values["widths"]), "no column is cut"
    assert values["filled"][0] >= values["filled"][1], "and none leaves a gap"
