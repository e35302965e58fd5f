"""A new event in a real QGIS: a message pasted, its proposals taken, the map clicked, similar ones shown, filed."""

import re

import pytest

from civicgrid.plugin.services.keys import KEYFILE_VARIABLE
from civicgrid.tests.support.office import demo_town, run

PANEL = """
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo
from qgis.PyQt.QtCore import QDateTime, QMimeData, QPointF, QUrl
from qgis.PyQt.QtGui import QDropEvent
from qgis.PyQt.QtWidgets import QDockWidget
from qgis.core import QgsApplication, QgsCoordinateReferenceSystem, QgsCoordinateTransform, QgsPointXY
import numpy as np
import shapely

pane = lambda: desk().host.widget("new_event")
store = lambda: session().store
part = lambda name: find("CivicGrid.new_event." + name)
read_all = lambda: quiet() and pane()._reading is not None


def opened_pane():
    iface.mainWindow().findChild(QDockWidget, "Browser").hide()
    yield connect(DATABASE)
    yield lambda: QgsProject.instance().mapLayers()
    dock = desk().host.show("new_event")
    iface.mainWindow().resizeDocks([dock], [360], Qt.Orientation.Horizontal)
    yield lambda: quiet() and pane()._types
    yield 0.5
    yield canvas_drawn


def paste(text):
    part("message").clear()
    pane()._reading = None
    type_text(part("message"), text)


def named_building():
    names = ["id", "road", "door", "name", "geom"]
    rows = store().read("building", names, order_by=["id"])
    for values in zip(*rows.values()):
        row = dict(zip(names, values))
        same = [d for r, d in zip(rows["road"], rows["door"]) if r == row["road"] and d == row["door"]]
        if row["road"] and row["road"].endswith(("路", "街")) and row["door"] and len(same) == 1:
            return row
    raise LookupError("no house on a street")


def screen_point(x, y):
    canvas = iface.mapCanvas()
    into = QgsCoordinateTransform(QgsCoordinateReferenceSystem(store().crs), canvas.mapSettings().destinationCrs(),
                                  QgsProject.instance())
    place = canvas.getCoordinateTransform().transform(into.transform(QgsPointXY(x, y)))
    return QPoint(round(place.x()), round(place.y()))


def lone_component():
    # What is open in the demo town follows from the time of day: nothing like what is filed here may be near, else it
    # is stopped for it; nor another thing that the same click on the map could mean.
    rows = store().read("component", ["id", "code", "geom"], order_by=["id"])
    at = shapely.from_wkb(rows["geom"])
    sensors = shapely.from_wkb(store().read("sensor", ["geom"])["geom"])
    open_ones = [geom for geom in store().read("event", ["geom"], where={"closed_at": None})["geom"] if geom]
    away = shapely.distance(at, shapely.union_all(shapely.from_wkb(open_ones)))
    aside = [np.sort(shapely.distance(one, [*at, *sensors]))[1] for one in at]
    place = np.argmax(np.where(np.array(aside) > 1e-4, away, 0.0))
    return {name: values[place] for name, values in rows.items()}


def event(number):
    names = ["id", "title", "description", "event_type", "urgency", "display_level", "source", "external_number",
             "address", "state", "merged_into_id", "grid_id", "component_id", "due_given"]
    return {name: values[0] for name, values in store().read("event", names, where={"number": number}).items()}


def file_it():
    yield lambda: quiet() and not pane().looking._due
    click(part("save"))
    yield lambda: quiet() and pane().filed and desk().host.widget("events") is not None
    yield lambda: quiet() and desk().host.widget("events").look() is not None
    yield 0.3


def events_beside():
    # The panel of events stands on the other side of the map, so that it does not cover this one.
    dock = desk().host.show("events")
    iface.addDockWidget(Qt.DockWidgetArea.LeftDockWidgetArea, dock)
    desk().host.show("new_event")
    yield lambda: quiet() and pane().isVisible() and dock.isVisible()
    yield canvas_drawn
"""


def pane_run(tmp_path, town, steps):
    return run(tmp_path, town, PANEL + steps, env={KEYFILE_VARIABLE: str(town.with_name("demo.keys"))})


@pytest.fixture(scope="module")
def town(tmp_path_factory):
    return demo_town(tmp_path_factory.mktemp("demo"))


def test_a_message_becomes_an_event_and_the_same_matter_again_is_merged(town, tmp_path):
    values = pane_run(
        tmp_path,
        town,
        """
def steps():
    yield from opened_pane()
    yield from events_beside()
    note("width", pane().width())
    picture("new-event-empty")
    house = named_building()
    place = f"{house['road']}{house['door']}".removesuffix("号") + "号"
    limit = datetime.combine(session().local_now() + timedelta(days=3), datetime(2000, 1, 1, 17, 30).time())
    paste(f"来电人：王小明 联系电话：13812345678\\n诉求内容：今天上午9点半{place}楼下有煤气味，王小明13812345678，"
          f"请尽快处理\\n事发地址：{place}\\n工单编号：HL20261129001\\n办理时限：{limit:%Y-%m-%d %H:%M}")
    yield read_all
    yield 0.3
    note("untouched", [pane().form.title.text(), pane().form.type.code, pane().form.geom is None])
    note("no limit", [part("limited").isChecked(), pane().form.limit.isVisible()])
    click(part("take-due_at"), QPoint(6, part("take-due_at").height() // 2))
    note("limit", [part("limited").isChecked(), part("limit").dateTime().toPyDateTime() == limit])
    click(part("take-due_at"), QPoint(6, part("take-due_at").height() // 2))
    note("limit left", part("limited").isChecked())
    note("description", pane().form.description.toPlainText())
    picture("new-event-proposals", desk().host.dock("new_event"))
    press(part("message"), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    yield lambda: quiet() and pane().form.geom is not None
    yield 1.0
    yield lambda: quiet() and canvas_drawn()
    form = pane().form
    note("taken", [form.address.text() == place, form.type.code, form.urgency.currentData(), form.source.currentData(),
                   form.number.text(), form.name.text(), form.phone.text(), form.level_of()])
    note("level", form.level.text())
    note("title", form.title.text().removeprefix(place))
    inside = shapely.from_wkb(house["geom"]).buffer(1e-9).covers(shapely.from_wkb(form.geom))
    note("inside", bool(inside))
    note("marked", pane().placing.map._mark is not None)
    seen = iface.mapCanvas().viewport().rect()
    at = screen_point(*shapely.get_coordinates(shapely.from_wkb(form.geom))[0])
    note("centred", abs(at.x() - seen.center().x()) + abs(at.y() - seen.center().y()))
    picture("new-event-filled")
    yield from file_it()
    first = pane().filed.number
    row = event(first)
    kept = limit.replace(tzinfo=ZoneInfo(store().zone))
    note("own limit", row["due_given"] == kept)
    note("filed", [row["event_type"], row["urgency"], row["display_level"], row["source"], row["external_number"],
                   row["grid_id"] is not None, row["state"]])
    note("clear", "13812345678" in str(row) or "王小明" in str(row))
    party = store().read("event_party", ["name_masked", "phone_masked"], where={"event_id": row["id"]})
    note("party", [party["name_masked"], party["phone_masked"]])
    note("gone", [part("message").toPlainText(), pane().form.name.text(), pane().form.phone.text()])
    note("told", part("done").text().replace(first, "#"))
    yield lambda: part("proposed").text()
    note("proposed", part("proposed").text())
    note("said", any(part("proposed").text().split("（")[0] == text for text in messages()))
    look = desk().host.widget("events").look()
    note("opened", [look.facts.row.number == first, desk().host.widget("events").isVisible()])
    picture("new-event-filed")
    press(part("next"), Qt.Key.Key_Space)
    yield 0.3
    note("empty", [pane().form.title.text(), pane().form.geom is None, part("message").toPlainText(),
                   pane().placing.map._mark is None])
    # The same order again is recognised.
    paste(f"工单编号：HL20261129001 诉求内容：{place}有煤气味")
    yield read_all
    pane().message.take_all_clear()
    yield lambda: quiet() and pane().form.known.isVisible()
    note("known", [first in pane().form.known.text(), part("save").isEnabled()])
    # And the same matter from a chat is found to be like it.
    click(part("clear"))
    paste(f"{place}楼下煤气味很大")
    yield read_all
    pane().message.take_all_clear()
    yield lambda: quiet() and pane().similar.isVisible()
    yield 0.3
    note("similar", [pane().similar.events[0].number == first, part("like0").text().splitlines()[1]])
    note("hint", [part("hint").text(), pane().similar.visibleRegion().isEmpty()])
    picture("new-event-hint", desk().host.dock("new_event"))
    click(part("hint"))
    yield 0.3
    note("looked at", pane().similar.visibleRegion().isEmpty())
    picture("new-event-similar", desk().host.dock("new_event"))
    click(part("merge0"))
    note("button", part("save").text())
    yield from file_it()
    merged = event(pane().filed.number)
    note("merged", [merged["state"], merged["merged_into_id"] == row["id"]])
    note("messages", messages())

""",
    )
    assert 340 <= values["width"] <= 420
    assert values["untouched"] == ["", "", True]
    assert values["no limit"] == [False, False]
    assert values["limit"] == [True, True]
    assert values["limit left"] is False
    assert values["own limit"]
    assert "13812345678" not in values["description"]
    assert "王小明" not in values["description"]
    assert values["taken"] == [True, "0403", "critical", "hotline_12345", "HL20261129001", "王小明", "13812345678", 1]
    assert values["level"] == "Ⅰ级"
    assert values["title"] == "燃气管道破裂"
    assert values["inside"]
    assert values["marked"]
    assert values["centred"] < 20
    assert values["filed"] == ["0403", "critical", 1, "hotline_12345", "HL20261129001", True, "reported"]
    assert not values["clear"]
    assert values["party"] == [["王**"], ["138****5678"]]
    assert values["gone"] == ["", "", ""]
    assert values["told"] == "已上报，编号 #。"
    assert re.fullmatch("建议：因.+由.+主办.*", values["proposed"]), values["proposed"]
    assert values["said"]
    assert values["opened"] == [True, True]
    assert values["empty"] == ["", True, "", True]
    assert values["known"] == [True, False]
    assert values["similar"][0]
    assert re.fullmatch("⚠ 有相似未结事件 [0-9]+ 件：查看或并入", values["hint"][0])
    assert values["hint"][1] is True
    assert values["looked at"] is False
    assert values["similar"][1].startswith("同类、相距 0 米、")
    assert re.search("文字相似度 [0-9]+%", values["similar"][1])
    assert values["button"] == "上报并并案（Ctrl+S）"
    assert values["merged"] == ["merged", True]


def test_what_is_filed_at_once_is_looked_for_first(town, tmp_path):
    values = pane_run(
        tmp_path,
        town,
        """
def fill():
    pane().form.type.set_code(known["event_type"])
    part("title").setText(known["title"])
    pane().placing.set_place(known["geom"], "")

def file_at_once():
    press(part("title"), Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    note("waits", [part("save").text(), part("save").isEnabled()])

def steps():
    yield from opened_pane()
    global known
    names = ["id", "event_type", "title", "geom", "reported_at"]
    rows = store().read("event", names, where={"closed_at": None}, order_by=["id"])
    known = next(one for one in (dict(zip(names, values)) for values in zip(*rows.values())) if one["geom"])
    before = store().count("event")
    fill()
    file_at_once()
    yield lambda: quiet() and pane().similar.isVisible()
    yield 0.5
    note("not filed", [pane().filed is None, store().count("event") - before, part("save").isEnabled()])
    note("in view", not pane().similar.visibleRegion().isEmpty())
    note("known", known["id"] in [one.id for one in pane().similar.events])
    picture("new-event-stopped", desk().host.dock("new_event"))
    # How long ago is said of the time of the report.
    local = known["reported_at"].astimezone(ZoneInfo(store().zone)).replace(tzinfo=None) - timedelta(days=1)
    part("reported").setDateTime(QDateTime(local.replace(second=0, microsecond=0)))
    yield 0.6
    yield quiet
    hours = {one.id: one.likeness.hours for one in pane().similar.events}[known["id"]]
    note("hours", round(hours))
    press(part("title"), Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    yield lambda: quiet() and pane().filed is not None
    note("filed", store().count("event") - before)
    # Where nothing is like it, it is filed as soon as that is known.
    desk().host.show("new_event")
    pane().restart_form()
    yield quiet
    part("title").setText("无相似事件")
    pane().form.type.set_code("0101")
    file_at_once()
    yield lambda: quiet() and pane().filed is not None
    note("filed too", store().count("event") - before)
""",
    )
    assert values["waits"] == ["正在查找相似事件…", False]
    assert values["not filed"] == [True, 0, True]
    assert values["in view"]
    assert values["known"]
    assert values["hours"] == 24
    assert values["filed"] == 1
    assert values["filed too"] == 2


def test_by_hand_the_map_is_clicked_a_component_picked_a_type_found_by_its_initials(town, tmp_path):
    values = pane_run(
        tmp_path,
        town,
        """
def steps():
    yield from opened_pane()
    tool = iface.mapCanvas().mapTool()
    row = lone_component()
    here = shapely.from_wkb(row["geom"])
    from civicgrid.plugin.panels.shared.visit import go_to_bounds
    go_to_bounds(desk().workbench, here.bounds, flash=False)
    yield 0.5
    yield canvas_drawn
    click(part("on_map"))
    yield lambda: iface.mapCanvas().mapTool() is not tool
    note("cursor", iface.mapCanvas().cursor().shape() == Qt.CursorShape.CrossCursor)
    click(iface.mapCanvas().viewport(), screen_point(here.x + 0.0002, here.y))
    yield lambda: pane().form.geom is not None
    placed = shapely.from_wkb(pane().form.geom)
    note("placed", round((placed.x - here.x) * 1e4, 1))
    note("tool", [iface.mapCanvas().mapTool() is tool, part("on_map").isChecked()])
    box = part("type")
    box.setFocus()
    for letter in "bllj":
        press(box, getattr(Qt.Key, "Key_" + letter.upper()))
    yield 0.3
    picture("new-event-types", desk().host.dock("new_event"))
    press(box, Qt.Key.Key_Return)
    note("type", pane().form.type.code)
    type_text(part("title"), "道路旁垃圾 苏E12345")
    type_text(part("description"), "联系人张三13900001111看到")
    yield 0.3
    note("notice", part("notice").text())
    picture("new-event-details", desk().host.dock("new_event"))
    click(part("mask"))
    yield 0.2
    note("masked", [part("title").text(), part("description").toPlainText(), pane().form.notice.isVisible()])
    pane().form.description.setPlainText("看到的人留了26001234")
    yield 0.2
    note("unsure", part("notice").text())
    click(part("mask"))
    note("unsure masked", part("description").toPlainText())
    pane().form.set_code(pane().form.colour, "orange")
    note("level", pane().form.level_of())
    pane().form.set_code(pane().form.colour, None)
    yield canvas_drawn
    click(part("pick"))
    yield lambda: iface.mapCanvas().mapTool() is not tool
    click(iface.mapCanvas().viewport(), screen_point(here.x, here.y))
    yield lambda: quiet() and pane().form.component is not None
    yield 0.3
    note("component", [pane().form.component == row["id"], row["code"] in pane().form.component_text.text()])
    picture("new-event-component")
    photo = Path(os.environ["CIVICGRID_CACHE"]).parent / "现场.png"
    iface.mapCanvas().grab().save(str(photo))
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(photo)), QUrl.fromLocalFile("/tmp/nothing.exe")])
    where = QPointF(20, 20)
    keys = (Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    pane().dropEvent(QDropEvent(where, Qt.DropAction.CopyAction, data, *keys))
    note("photos", part("photos").text())
    press(part("title"), Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    yield lambda: quiet() and pane().filed and desk().host.widget("events") is not None
    yield lambda: quiet() and desk().host.widget("events").look() is not None
    made = event(pane().filed.number)
    from civicgrid.plugin.store.attachments import Attachments
    note("attached", [[one.file_name, one.kind] for one in Attachments(store()).of("event", made["id"])])
    note("filed", [made["title"], made["component_id"] == row["id"], made["source"]])
    # The event has come in front of this panel, and whoever comes back begins the next one.
    docks = [desk().host.dock(name) for name in ("events", "new_event")]
    note("in front", [dock.isUserVisible() for dock in docks])
    picture("new-event-opened")
    desk().host.show("new_event")
    yield lambda: quiet() and pane().filed is None
    yield 0.3
    note("begun anew", [part("title").text(), part("save").isVisible()])
    paste("联系人：李四 1、人民路12号违停严重；2、翠湖花园北门垃圾没人清")
    yield read_all
    yield 0.3
    note("several", [part("told").text().splitlines()[0], part("matter2").text()])
    picture("new-event-several", desk().host.dock("new_event"))
    click(part("matter2"))
    yield lambda: quiet() and pane()._reading.text.startswith("翠湖花园")
    note("second", [pane()._reading.of(name)[0].value for name in ("event_type", "name")])
    note("matter", pane().form.description.toPlainText())
    desk().workbench.show_panel("new_event").begin("玉兰路路灯不亮", row["geom"])
    yield lambda: quiet() and pane()._reading is not None
    note("begun", [pane().form.geom == row["geom"], pane()._reading.text])
    QgsApplication.setUITheme("Night Mapping")
    yield 0.8
    picture("new-event-dark", desk().host.dock("new_event"))
    session().close()
    yield 0.3
    note("closed", pane().pages.text())

""",
    )
    assert values["cursor"]
    assert values["placed"] == pytest.approx(2.0, abs=0.5)
    assert values["tool"] == [True, False]
    assert values["type"] == "0102"
    assert "个人信息" in values["notice"]
    assert "可能是某人的电话" in values["unsure"]
    assert values["unsure masked"] == "看到的人留了****1234"
    assert values["masked"] == ["道路旁垃圾 苏E****5", "联系人张*139****1111看到", False]
    assert values["level"] == 2
    assert values["component"] == [True, True]
    assert values["photos"] == "现场.png"
    assert values["attached"] == [["现场.png", "photo"]]
    assert values["filed"] == ["道路旁垃圾 苏E****5", True, "command_centre"]
    assert values["in front"] == [True, False]
    assert values["begun anew"] == ["", True]
    assert values["several"][0] == "⚠ 这条消息说了 2 件事，请一事一案。"
    assert values["several"][1].startswith("只看第 2 件：")
    assert values["second"] == ["0102", "李四"]
    assert values["begun"] == [True, "玉兰路路灯不亮"]
    assert values["matter"] == "翠湖花园北门垃圾没人清"
    assert "数据库" in values["closed"]
