"""The desk of unlinked persons in a real QGIS: a key, the next one, a building picked on the map, a room made, undo."""

import pytest

from civicgrid.plugin.services.keys import KEYFILE_VARIABLE
from civicgrid.plugin.store import open_store
from civicgrid.plugin.store.residents.person_links import PersonLinks
from civicgrid.tests.support.office import demo_town, run

DESK = """
from qgis.PyQt.QtWidgets import QDockWidget
from qgis.core import QgsApplication, QgsCoordinateReferenceSystem, QgsCoordinateTransform, QgsGeometry

desk_panel = lambda: desk().host.widget("link_desk")
text = lambda name: find("CivicGrid.link_desk." + name).text()
store = lambda: session().store


def shown():
    case = desk_panel()._case
    return case and case.item.person


def settled(person=None):
    return lambda: quiet() and (shown() != person or desk_panel().pages.text())


def waiting():
    return store().count("desk_item", {"kind": "person_link", "decided_at": None})


def stays_of(person):
    return store().read("occupancy", ["room_id", "method", "role"], where={"person_id": person})


def opened_desk():
    iface.mainWindow().findChild(QDockWidget, "Browser").hide()
    yield connect(DATABASE)
    yield lambda: QgsProject.instance().mapLayers()
    dock = desk().host.show("link_desk")
    iface.mainWindow().resizeDocks([dock], [360], Qt.Orientation.Horizontal)
    yield lambda: quiet() and shown()
    yield 0.5
    yield canvas_drawn


def on_map(wkb):
    canvas = iface.mapCanvas()
    geometry = QgsGeometry()
    geometry.fromWkb(wkb)
    into = QgsCoordinateTransform(QgsCoordinateReferenceSystem(store().crs), canvas.mapSettings().destinationCrs(),
                                  QgsProject.instance())
    place = canvas.getCoordinateTransform().transform(into.transform(geometry.pointOnSurface().asPoint()))
    return QPoint(round(place.x()), round(place.y()))
"""


def desk_run(tmp_path, town, steps):
    return run(tmp_path, town, steps, env={KEYFILE_VARIABLE: str(town.with_name("demo.keys"))})


@pytest.fixture(scope="module")
def town(tmp_path_factory):
    return demo_town(tmp_path_factory.mktemp("demo"))


def test_the_demo_puts_unlinked_persons_on_the_desk(town):
    with open_store(str(town)) as store:
        desk = PersonLinks(store)
        housed = set(store.read("occupancy", ["person_id"])["person_id"])
        unlinked = set(store.read("person", ["id"])["id"]) - housed
        assert desk.persons() == unlinked
        assert any(item.candidates for item in desk.waiting())


def test_a_clerk_links_persons_one_after_the_other_and_takes_it_back(town, tmp_path):
    values = desk_run(
        tmp_path,
        town,
        DESK
        + """
def with_rooms():
    # leave those for later who have no likely room
    while not any(choice.room for choice in desk_panel()._case.choices):
        before = shown()
        press(desk_panel(), Qt.Key.Key_0)
        yield settled(before)

def steps():
    yield from opened_desk()
    note("width", desk_panel().width())
    note("waiting", waiting())
    note("sealed", text("address"))
    yield from with_rooms()
    yield 0.6
    picture("link-desk-sealed")
    type_text(find("CivicGrid.link_desk.reason"), "核对未关联人员 2026")
    before = shown()
    click(find("CivicGrid.link_desk.open"))
    yield lambda: quiet() and desk_panel()._opening.is_open and desk_panel()._address
    yield 0.8
    note("same", shown() == before)
    note("address", text("address"))
    note("why", text("why"))
    place = [bool(choice.room) for choice in desk_panel()._case.choices].index(True)
    room = desk_panel()._case.choices[place].room
    picture("link-desk-open")
    press(desk_panel(), [Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_3][place])
    yield settled(before)
    yield 0.3
    note("linked", [stays_of(before)["room_id"] == [room], stays_of(before)["method"], waiting()])
    note("head", text("head"))
    note("next", [shown() != before, find("CivicGrid.link_desk.undo").isEnabled()])
    picture("link-desk-next")
    press(desk_panel(), Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    # Closed and shown again while the decision is being written.
    desk().host.dock("link_desk").close()
    desk().host.show("link_desk")
    yield lambda: quiet() and shown() == before
    note("back", [stays_of(before)["room_id"], waiting(), find("CivicGrid.link_desk.undo").isEnabled()])
    desk().host.dock("link_desk").close()
    yield 0.3
    desk().host.show("link_desk")
    yield lambda: quiet() and shown()
    yield 0.3
    note("closed", [desk_panel()._opening.is_open, text("address")])
    QgsApplication.setUITheme("Night Mapping")
    yield 0.8
    picture("link-desk-dark", desk().host.dock("link_desk"))
    note("lines", store().read("audit_log", ["detail"], where={"action": "open_link_desk"})["detail"])

""",
    )
    assert 340 <= values["width"] <= 420
    assert values["waiting"] > 5
    assert values["sealed"] == "申报地址：已加密"
    assert values["same"]
    assert values["address"].startswith("申报地址：")
    assert values["linked"] == [True, ["hand"], values["waiting"] - 1]
    waits, last = values["head"].splitlines()
    assert waits == f"有 {values['waiting'] - 1} 人待关联房间。"
    assert last.startswith("已关联：")
    assert values["next"] == [True, True]
    assert values["back"] == [[], values["waiting"], False]
    assert values["closed"] == [False, "申报地址：已加密"]
    [line] = values["lines"]
    assert (line["reason"], line["persons"]) == ("核对未关联人员 2026", values["waiting"])


def test_a_building_is_picked_on_the_map_and_a_room_made_in_it(town, tmp_path):
    values = desk_run(
        tmp_path,
        town,
        DESK
        + """
def steps():
    yield from opened_desk()
    before = shown()
    tool = iface.mapCanvas().mapTool()
    rows = store().read("building", ["id", "geom", "estate", "units"], order_by=["id"])
    row = next(row for row, (estate, units) in enumerate(zip(rows["estate"], rows["units"])) if estate and units)
    building, shape = rows["id"][row], rows["geom"][row]
    desk_panel()._map.go_to([shape])
    yield 0.5
    yield canvas_drawn
    click(find("CivicGrid.link_desk.pick"))
    yield lambda: find("CivicGrid.link_desk.pick").isChecked() and iface.mapCanvas().mapTool() is not tool
    yield canvas_drawn
    click(iface.mapCanvas().viewport(), on_map(shape))
    yield lambda: quiet() and desk_panel().rooms.building
    yield 0.5
    note("picked", desk_panel().rooms.building.id == building)
    chart = find("CivicGrid.link_desk.chart")
    note("taken", find("CivicGrid.link_desk.take").isEnabled())
    press(chart, Qt.Key.Key_Home, Qt.KeyboardModifier.ControlModifier)
    yield 0.2
    room = chart.current.id
    note("choosable", find("CivicGrid.link_desk.take").isEnabled())
    picture("link-desk-chart")
    press(chart, Qt.Key.Key_Return)
    yield settled(before)
    yield 0.3
    note("linked", stays_of(before)["room_id"] == [room])
    note("tool", [iface.mapCanvas().mapTool() is tool, find("CivicGrid.link_desk.pick").isChecked()])
    second = shown()
    desk_panel().show_building(building)
    yield lambda: quiet() and desk_panel().rooms.building
    click(find("CivicGrid.link_desk.new"))
    yield 0.2
    number = find("CivicGrid.link_desk.new-number")
    number.clear()
    find("CivicGrid.link_desk.new-unit").clear()
    type_text(number, "2901")
    type_text(find("CivicGrid.link_desk.new-unit"), "1")
    note("floor", find("CivicGrid.link_desk.new-floor").value())
    rooms = store().count("room")
    yield 0.2
    picture("link-desk-new-room")
    click(find("CivicGrid.link_desk.make"))
    yield settled(second)
    yield 0.3
    made = store().read("room", ["id", "building_id", "floor"], where={"number": "2901", "building_id": building})
    note("made", [made["floor"], stays_of(second)["room_id"] == made["id"]])
    note("messages", messages())
    click(find("CivicGrid.link_desk.undo"))
    yield lambda: quiet() and shown() == second
    note("gone", store().count("room") == rooms)
    click(find("CivicGrid.link_desk.undo"))
    yield lambda: quiet() and shown() == before
    note("back", stays_of(before)["room_id"])
    while shown():
        person = shown()
        press(desk_panel(), Qt.Key.Key_0)
        yield settled(person)
    note("later", desk_panel().pages.text())
    picture("link-desk-later", desk_panel())
    store().execute("UPDATE desk_item SET decided_at = '2026-01-01T00:00:00Z' WHERE kind = 'person_link'")
    desk_panel()._again()
    yield lambda: quiet() and "暂时" not in desk_panel().pages.text()
    note("nobody", desk_panel().pages.text())
    picture("link-desk-nobody", desk_panel())
    # The next test has somebody to decide about.
    store().execute("UPDATE desk_item SET decided_at = NULL WHERE decided_at = '2026-01-01T00:00:00Z'")
    session().close()
    yield 0.3
    note("closed", desk_panel().pages.text())

""",
    )
    assert values["picked"]
    assert (values["taken"], values["choosable"]) == (False, True)
    assert values["linked"]
    assert values["tool"] == [False, True]
    assert values["floor"] == 29
    assert values["made"] == [[29], True]
    assert values["gone"]
    assert values["back"] == []
    assert "暂时跳过" in values["later"]
    assert values["nobody"] == "人员均已关联，没有待处理的人员。"
    assert "数据库" in values["closed"]


def test_a_clerk_confirms_that_somebody_does_not_live_there(town, tmp_path):
    values = desk_run(
        tmp_path,
        town,
        DESK
        + """
def steps():
    yield from opened_desk()
    button = desk_panel().gone
    note("other", button.isVisible())
    item, before = desk_panel()._case.item.id, shown()
    [detail] = store().read("desk_item", ["detail"], where={"id": item})["detail"]
    store().update("desk_item", item, {"detail": {**detail, "reason": "not_living"}})
    desk_panel()._case = None
    desk_panel().reload()
    yield lambda: quiet() and shown() == before
    note("said", button.isVisible())
    yield 0.5
    picture("link-desk-gone")
    click(button)
    yield settled(before)
    note("decision", store().read("desk_item", ["decision"], where={"id": item})["decision"])
    note("head", text("head"))
    click(find("CivicGrid.link_desk.undo"))
    yield lambda: quiet() and shown() == before
    note("undone", store().read("desk_item", ["decision"], where={"id": item})["decision"])
    note("stays", stays_of(before)["room_id"])
""",
    )
    assert (values["other"], values["said"]) == (False, True)
    assert (values["decision"], values["undone"], values["stays"]) == (["not_resident"], [None], [])
    assert "不在此居住" in values["head"]
