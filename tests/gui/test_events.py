"""The dock 事件 in a real QGIS: filtered, followed on the map, an event walked through the whole loop, a clash."""

import pytest

from civicgrid.tests.support.desktop import run_desktop
from civicgrid.tests.support.event_desk import DESK, SPOT, make_desk


@pytest.fixture
def desk(tmp_path):
    return make_desk(tmp_path)


def run(profile, steps, **values):
    given = "".join(f"{name} = {value!r}\n" for name, value in values.items())
    return run_desktop(DESK + given + steps + "\ndrive(steps())\n", profile, timeout=400).check()


def test_the_list_is_filtered_and_follows_the_map(profile, desk):
    file, events, _ = desk
    values = run(
        profile,
        """
def steps():
    yield from shown(DATABASE + " operator=fenbo")
    note("width", panel().width())
    note("titles", titles())
    note("count", text("count"))
    picture("events-list")
    bar = panel().list.bar
    click(find("CivicGrid.events.mine"))
    yield from settled()
    note("mine", model().rowCount())
    bar.menus["levels"].tick([1])
    bar.menus["levels"].changed.emit()
    yield from settled()
    note("gravest", titles())
    note("said", text("filter-text"))
    picture("events-filtered")
    bar.clear()
    yield from settled()
    # Ticked by hand: on the text, then on the box of another entry; the menu stays open.
    bar.menus["types"].popup(bar.more.mapToGlobal(QPoint(-60, bar.more.height())))
    yield 0.3
    classes = find("CivicGrid.events.filter.types.list")
    spot = lambda row: classes.visualItemRect(classes.item(row))
    rows = [row for row in range(classes.count()) if classes.item(row).text().strip()[:4] in ("0102", "0110")]
    click(classes.viewport(), spot(rows[0]).center())
    box = spot(rows[1])
    click(classes.viewport(), QPoint(box.left() + 10, box.center().y()))
    yield from settled()
    note("ticked", [bar.menus["types"].ticked(), bar.menus["types"].isVisible(), titles()])
    picture("events-filter-menu")
    click(classes.viewport(), spot(rows[1]).center())
    yield from settled()
    note("unticked", titles())
    bar.menus["types"].close()
    bar.clear()
    yield from settled()
    type_text(find("CivicGrid.events.text"), "没有这样的事")
    yield 0.6
    yield from settled()
    note("nothing", panel().list.pages.text())
    bar.clear()
    yield from settled()
    type_text(find("CivicGrid.events.text"), "GD0005")
    yield 0.6
    yield from settled()
    note("by number", titles())
    # The keyboard leads from the search into the list.
    press(find("CivicGrid.events.text"), Qt.Key.Key_Down)
    yield from settled()
    note("down", [panel().focusWidget() is table(), table().current()])
    bar.clear()
    yield from settled()
    # A row flashes and selects its event; a click on a symbol selects the row.
    click(table().viewport(), table().visualRect(model().index(0, 1)).center())
    yield from settled()
    layer = next(layer for layer in QgsProject.instance().mapLayers().values() if layer.name() == "事件")
    chosen = lambda: [feature["id"] for feature in layer.selectedFeatures()]
    note("selected", [table().current(), chosen()])
    click(find("CivicGrid.events.pick"))
    yield 0.3
    yield canvas_drawn
    note("tool", iface.mapCanvas().mapTool() is panel().on_map.events)
    click(iface.mapCanvas().viewport(), on_map(*SPOT))
    yield from settled()
    note("picked", [table().current(), chosen(), panel()._event])
    bar.sort_by("level")
    yield from settled()
    note("by level", titles())
    note("still", table().current())
    width(900)
    yield from settled()
    note("columns", not table().narrow and table().horizontalHeader().isVisible())
    picture("events-wide")
    # The filter is kept for the person who set it.
    click(find("CivicGrid.events.mine"))
    yield from settled()
    yield from person("chuzhi")
    note("another", [bar.mine.isChecked(), model().rowCount(), bar.sort])
    yield from person("fenbo")
    note("again", [bar.mine.isChecked(), bar.sort])
""",
        DATABASE=file,
        SPOT=SPOT,
    )
    assert 330 <= values["width"] <= 420
    assert values["titles"][0] == "解放路路面破损"
    assert len(values["titles"]) == 5
    assert values["count"] == "共 5 件"
    assert values["mine"] == 5
    assert values["gravest"] == ["翠湖小区下水道堵塞外溢"]
    assert "Ⅰ级" in values["said"]
    assert values["ticked"] == [["0102", "0110"], True, ["解放路路面破损", "幸福路12号门口暴露垃圾"]]
    assert values["unticked"] == ["幸福路12号门口暴露垃圾"]
    assert values["nothing"] == "没有符合条件的事件。"
    assert values["by number"] == ["解放路路面破损"]
    assert values["down"] == [True, events[4]]
    assert values["selected"] == [events[4], [events[4]]]
    assert values["tool"]
    assert values["picked"] == [events[0], [events[0]], None]
    assert values["by level"][0] == "翠湖小区下水道堵塞外溢"
    assert values["still"] == events[0]
    assert values["columns"]
    assert values["another"] == [False, 5, "reported"]
    assert values["again"] == [True, "level"]


def test_three_persons_walk_an_event_through_the_loop(profile, desk):
    file, events, photo = desk
    values = run(
        profile,
        """
def steps():
    yield from shown(DATABASE + " operator=fenbo")
    panel().list.select(EVENT)
    press(table(), Qt.Key.Key_Return)
    yield from settled()
    note("offered", offered())
    note("main", details().main.text())
    picture("event-details")
    press(details(), Qt.Key.Key_1)
    yield lambda: quiet() and details().in_form
    press(form(), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    yield lambda: quiet() and not details().in_form
    yield from settled()
    note("accepted", [state(), text("told")])
    yield from step("file")
    yield from begin("dispatch")
    lead, words = find("CivicGrid.events.lead"), find("CivicGrid.events.note")
    note("proposed", [lead.currentText(), text("proposal"), words.toPlainText(),
                      find("CivicGrid.events.assist").checkedItems()])
    yield 0.3
    picture("event-dispatch")
    lead.setCurrentIndex(-1)
    note("without", words.toPlainText())
    # Without a department: the problem stands beside its field, and what was typed stays.
    type_text(find("CivicGrid.events.note"), "请当日处置")
    click(find("CivicGrid.events.confirm"))
    yield from settled()
    note("problem", [details().in_form, text("problem.department"), find("CivicGrid.events.note").toPlainText()])
    lead.setCurrentIndex(lead.findText("城管中队"))
    yield 0.3
    picture("event-problem")
    yield from confirm()
    note("dispatched", state())
    note("assisting", text("step3"))
    note("nothing more", [offered(), details().main.isVisible()])

    yield from person("chuzhi")
    click(find("CivicGrid.events.mine"))
    yield from settled()
    note("mine", titles())
    panel().show_event(EVENT)
    yield from settled()
    note("handler", offered())
    yield from step("sign_for")
    yield from begin("feedback")
    form().field("photo_after").take([Path(PHOTO)])
    type_text(find("CivicGrid.events.note"), "已清理干净。")
    yield 0.3
    picture("event-feedback")
    yield from confirm()
    note("handled", state())
    note("own work", offered())

    yield from person("hecha")
    panel().show_event(EVENT)
    yield from settled()
    note("verifier", offered())
    yield from begin("verify")
    form().field("photo").take([Path(PHOTO)])
    far = find("CivicGrid.events.position")
    type_text(far, "114.3, 22.7")
    click(find("CivicGrid.events.confirm"))
    yield from settled()
    note("far", text("problem.position"))
    type_text(far, "0")
    note("no longer", details().form.field("position")._problem.isVisible())
    far.clear()
    iface.mapCanvas().setCenter(iface.mapCanvas().center())
    click(find("CivicGrid.events.field.position.map"))
    yield 0.3
    yield canvas_drawn
    click(iface.mapCanvas().viewport(), on_map(*SPOT))
    yield 0.3
    note("clicked", far.text())
    picture("event-verify")
    yield from confirm()
    note("verified", state())

    yield from person("fenbo")
    panel().show_event(EVENT)
    yield from settled()
    yield from step("call_back", "当事人满意")
    yield from begin("evaluate")
    rating = find("CivicGrid.events.rating")
    rating.setCurrentIndex(rating.findData("satisfied"))
    yield from confirm()
    yield from step("close")
    note("closed", [state(), text("no-action"), text("due")])
    note("steps", session().store.read("event_step", ["action"], where={"event_id": EVENT}, order_by=["seq"])["action"])
    note("files", session().store.read("attachment", ["kind"], where={"owner_table": "event"})["kind"])
    note("last", text("step9"))
    width(520)
    yield from settled()
    picture("event-closed")
    details().tabs.setCurrentIndex(3)
    yield from settled()
    note("people", text("people"))
    note("around", [find("CivicGrid.events.things").topLevelItem(row).childCount() for row in range(2)])
    picture("event-around")
    press(details(), Qt.Key.Key_Escape)
    yield from settled()
    note("back", [table().current(), panel()._event])
""",
        DATABASE=file,
        EVENT=events[0],
        PHOTO=photo,
        SPOT=SPOT,
    )
    assert values["main"] == "1  受理"
    assert "void" in values["offered"]
    assert values["accepted"] == ["accepted", "✓ 已办理：受理"]
    chosen, why, words, assisting = values["proposed"]
    assert (chosen, assisting) == ("城管中队", ["环保所"])
    assert "职责清单第3条" in why
    assert why.endswith(words)
    assert values["without"] == ""
    assert values["problem"][0]
    assert "主办部门" in values["problem"][1]
    assert values["problem"][2] == "请当日处置"
    assert values["dispatched"] == "dispatched"
    assert "协办：环保所" in values["assisting"]
    assert values["mine"] == ["幸福路12号门口暴露垃圾"]
    assert values["handler"][0] == "sign_for"
    assert values["handled"] == "handled"
    assert values["own work"] == []
    assert values["verifier"] == ["verify", "rework"]
    assert "100" in values["far"]
    assert values["no longer"] is False
    assert values["clicked"].startswith("114.20")
    assert values["verified"] == "verified"
    assert values["closed"][:2] == ["closed", "事件已办结。"]
    assert values["closed"][2].startswith("按期")
    assert values["steps"] == ["genesis", "accept", "file", "dispatch", "sign_for", "feedback", "verify", "call_back",
                               "evaluate", "close"]  # fmt: skip
    assert values["files"] == ["photo_after"]
    assert values["around"] == [1, 1]
    assert "栋房屋" in values["people"]
    assert values["back"] == [events[0], None]


def test_events_are_merged_and_a_deadline_is_asked_for(profile, desk):
    file, events, photo = desk
    values = run(
        profile,
        """
from qgis.PyQt.QtCore import QDate, QDateTime, QMimeData, QTime, QUrl
from qgis.PyQt.QtGui import QDropEvent


def dropped(widget, path):
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(path)])
    event = QDropEvent(widget.rect().center(), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton,
                       Qt.KeyboardModifier.NoModifier)
    widget.dropEvent(event)


def steps():
    yield from shown(DATABASE + " operator=fenbo")
    # From another panel: the event is shown and its step begun.
    panel().begin(SECOND, "merge")
    yield lambda: quiet() and details().in_form
    yield from settled()
    note("offered", find("CivicGrid.events.main-list").count())
    type_text(find("CivicGrid.events.main-text"), "GD0001")
    find("CivicGrid.events.main-text").textEdited.emit("GD0001")
    yield 0.5
    yield from settled()
    note("found", find("CivicGrid.events.main-list").count())
    picture("event-merge")
    yield from confirm()
    details().tabs.setCurrentIndex(1)
    yield 0.3
    note("merged", details().facts.texts()["并入"])
    note("finished", text("no-action"))
    details().tabs.setCurrentIndex(0)
    yield 0.3
    picture("event-merged")
    find("CivicGrid.events.no-action").linkActivated.emit(str(EVENT))
    yield from settled()
    note("main", [details().look.facts.row.id, "本案" in "".join(details().facts.texts())])
    picture("event-facts")

    yield from step("accept")
    yield from step("file")
    yield from begin("dispatch")
    find("CivicGrid.events.lead").setCurrentIndex(0)
    yield from confirm()
    session().store.execute("UPDATE setting SET value = '1' WHERE name = 'single_operator'")
    desk().opening.open(DATABASE)
    yield lambda: session().database == DATABASE and not desk().opening.busy and session().account
    yield from settled()
    panel().show_event(EVENT)
    yield from settled()
    yield from begin("ask_extension")
    note("present", text("known-deadlines"))
    note("a day more", find("CivicGrid.events.new-deadline").dateTime().toString("yyyy-MM-dd HH:mm"))
    type_text(find("CivicGrid.events.note"), "等待备件")
    find("CivicGrid.events.new-deadline").setDateTime(QDateTime(QDate(2026, 11, 1), QTime(14, 0)))
    click(find("CivicGrid.events.confirm"))
    yield from settled()
    find("CivicGrid.events.new-deadline").setDateTime(
        find("CivicGrid.events.new-deadline").dateTime().fromString(text("known-deadlines")[7:23], "yyyy-MM-dd HH:mm"))
    click(find("CivicGrid.events.confirm"))
    yield from settled()
    note("refused", text("problem.new_deadline"))
    find("CivicGrid.events.new-deadline").setDateTime(QDateTime(QDate(2036, 12, 24), QTime(14, 0)))
    yield from confirm()
    yield from begin("grant_extension")
    note("proposed", find("CivicGrid.events.new-deadline").dateTime().toString("yyyy-MM-dd HH:mm"))
    note("asked", text("known-deadlines"))
    find("CivicGrid.events.new-deadline").setDateTime(QDateTime(QDate(2036, 12, 25), QTime(14, 0)))
    click(find("CivicGrid.events.confirm"))
    yield from settled()
    note("beyond", text("problem.note"))
    picture("event-extension")
    press(panel(), Qt.Key.Key_Escape)
    yield 0.2
    note("left", details().in_form)
    details().tabs.setCurrentIndex(2)
    yield 0.2
    find("CivicGrid.events.file-kind").setCurrentIndex(1)
    dropped(details().files, PHOTO)
    yield from settled()
    note("told", text("told"))
    note("files", [details().files.list.item(row).text() for row in range(details().files.list.count())])
    yield 0.5
    picture("event-files")
    evidence = session().store.read("event_step", ["evidence"], where={"event_id": EVENT, "action": "ask_extension"})
    note("evidence", evidence["evidence"])
    note("kinds", session().store.read("attachment", ["kind"], where={"owner_id": EVENT})["kind"])
""",
        DATABASE=file,
        EVENT=events[0],
        SECOND=events[1],
        PHOTO=photo,
    )
    assert values["offered"] == 4
    assert values["found"] == 1
    assert "幸福路12号门口暴露垃圾" in values["merged"]
    assert "本事件已并入" in values["finished"]
    assert "幸福路12号门口暴露垃圾" in values["finished"]
    assert values["main"] == [events[0], True]
    assert values["proposed"] == "2036-12-24 14:00"
    assert values["present"].startswith("现行处置时限：")
    assert values["a day more"] > values["present"][7:]
    assert values["present"][7:23] in values["refused"]
    assert "申请延至：2036-12-24 14:00" in values["asked"]
    assert "申请延至 2036-12-24 14:00" in values["beyond"]
    assert values["left"] is False
    assert "1" in values["told"]
    assert values["files"][0].startswith("处置前照片")
    assert values["evidence"] == [{"new_deadline": "2036-12-24T06:00:00.000Z"}]
    assert values["kinds"] == ["photo_before"]
