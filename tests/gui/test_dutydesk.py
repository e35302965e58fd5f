"""The duty desk in a real QGIS, in Chinese, 360 pixels wide: list, log, hand-over, report as PDF, group notice."""

import pytest

from civicgrid.plugin.store import open_store
from civicgrid.plugin.store.loop.events import Events
from civicgrid.plugin.store.loop.hand_overs import HandOvers
from civicgrid.tests.support.dutydesk import STEPS
from civicgrid.tests.support.events import REPORT, walk
from civicgrid.tests.support.office import demo_town, run


@pytest.fixture(scope="module")
def town(tmp_path_factory):
    return demo_town(tmp_path_factory.mktemp("demo"))


def test_the_list_is_filled_and_the_duty_handed_over(town, tmp_path):
    values = run(
        tmp_path,
        town,
        STEPS
        + """
def steps():
    with open_store(DATABASE) as empty:  # the demo's own list goes
        empty.execute("DELETE FROM duty_shift")
    yield from opened_desk()
    note("width", panel().width())
    note("nobody", [texts("people")[0][1], part("then").text()])
    yield from turn(panel().month)
    row = {"login": "chengang", "name": "陈刚", "created_at": clock.utc_now(), "uid": new_uid()}
    store().insert("app_user", row)
    panel().month.rotate()
    yield 0.3
    find("CivicGrid.dutydesk.rotation.last").setDate(find("CivicGrid.dutydesk.rotation.first").date().addDays(45))
    find("CivicGrid.dutydesk.rotation.teams").setPlainText("王强 0755-28880001，李敏\\n陈刚、刘洋\\n赵磊 0755-28880003")
    picture("duty-desk-rotation", find("CivicGrid.dutydesk.rotation"))
    click(find("CivicGrid.dutydesk.rotation.fill"))
    yield lambda: quiet() and part("day").topLevelItemCount()
    yield 1.5
    yield quiet
    now = clock.utc_now()
    # Not into the next month, which is looked at.
    _, month_end = clock.month_bounds(clock.local_day(now, store().zone), store().zone)
    hours = {"starts_at": now - timedelta(hours=2), "ends_at": min(now + timedelta(hours=6), month_end)}
    Shifts(store()).enter([{"part": "leader", "name": "周书记", "phone": "0755-28880009", **hours},
                           {"part": "operator", "name": "孙丽", **hours}, {"part": "chief", "name": "马涛", **hours}])
    yield 1.5
    yield quiet
    click(part("month-forth"))
    yield quiet
    sheet = part("month")
    cell = sheet.item(1, 2)
    sheet.setCurrentItem(cell)
    yield 0.3
    note("cell", cell.text())
    note("week", sheet.horizontalHeaderItem(0).text())
    note("day", texts("day"))
    note("called", part("month-warning").text())
    picture("duty-desk-month")
    # One shift: another person for two hours longer; then it goes.
    rows = part("day")
    by_day = next(rows.topLevelItem(row) for row, cells in enumerate(texts("day")) if cells[0] == "08:00–20:00")
    relief = texts("day")[-1]
    before = by_day.data(0, Qt.ItemDataRole.UserRole)
    rows.setCurrentItem(by_day)
    rows.itemActivated.emit(by_day, 0)
    yield lambda: part("shift")
    yield 0.3
    part("shift.begin").setDateTime(part("shift.end").dateTime())
    note("reversed", [part("shift.said").text(), part("shift.keep").isEnabled()])
    hours = [at.astimezone(ZoneInfo(store().zone)).replace(tzinfo=None)
             for at in (before.starts_at, before.ends_at)]
    part("shift.begin").setDateTime(QDateTime(hours[0]))
    part("shift.end").setDateTime(QDateTime(hours[1]).addSecs(7200))
    part("shift.name").setEditText(relief[2])
    yield 0.2
    note("relief", relief[2:4])
    note("account", part("shift.account").currentText())
    part("shift.name").setEditText("陈刚")
    note("found", part("shift.account").currentText())
    picture("duty-desk-shift", part("shift"))
    part("shift.name").setEditText(relief[2])
    note("twice", [part("shift.phone").text(), part("shift.said").text(), part("shift.keep").isEnabled()])
    picture("duty-desk-shift-twice", part("shift"))
    click(part("shift.keep"))
    yield lambda: quiet() and window() is None and any("22:00" in row[0] for row in texts("day"))
    yield quiet
    note("changed", [row for row in texts("day") if "22:00" in row[0]])
    places = [row for row in range(rows.topLevelItemCount()) if "22:00" in rows.topLevelItem(row).text(0)]
    rows.setCurrentItem(rows.topLevelItem(places[0]))
    panel().month.change()
    yield lambda: part("shift")
    yield 0.2
    later(part("shift.remove"))
    yield lambda: window(QMessageBox) is not None
    note("asked", window(QMessageBox).text().count(relief[2]))
    answer(QMessageBox.StandardButton.Yes)
    yield lambda: quiet() and window() is None and not any("22:00" in row[0] for row in texts("day"))
    yield 1.5
    yield quiet
    # A table of two days: what goes is asked before, the day between stays.
    first = sheet.currentItem().data(Qt.ItemDataRole.UserRole)
    days = [(first + timedelta(days=number)).isoformat() for number in (0, 2)]
    table = Path(FOLDER) / "替班.csv"
    lines = ["日期,带班领导,值班员,电话,备注", *(f"{day},何书记,陈刚、吴敏,0755-28880011,x" for day in days)]
    table.write_text(chr(10).join(lines), encoding="utf-8")
    panel().month.read_table(table)
    yield lambda: window(QMessageBox) is not None
    yield 0.3
    note("replaced", window(QMessageBox).text())
    picture("duty-desk-table", window(QMessageBox))
    answer(QMessageBox.StandardButton.Yes)
    yield lambda: quiet() and window() is None and any(row[2] == "吴敏" for row in texts("day"))
    yield quiet
    note("table", [row[1:] for row in texts("day") if row[0] == "08:00–08:00"])
    note("between", sheet.item(sheet.currentRow(), sheet.currentColumn() + 1).text())
    yield from turn(panel().log)
    type_text(part("line"), "樟树布社区来电：路灯不亮，已转城管中队")
    press(part("line"), Qt.Key.Key_Return)
    yield lambda: quiet() and part("lines").topLevelItemCount() and "路灯" in texts("lines")[0][1]
    panel().log.kind.setCurrentIndex(2)
    type_text(part("line"), "周书记：夜间加强低洼路段巡查")
    click(part("write"))
    yield lambda: quiet() and "周书记" in texts("lines")[0][1]
    note("log", texts("lines")[0])
    picture("duty-desk-log")
    fire()
    yield from turn(panel().now)
    yield lambda: any("爆燃" in row[0] for row in texts("matters"))
    yield quiet
    yield 0.3
    note("people", texts("people"))
    note("then", part("then").text())
    note("matters", texts("matters"))
    picture("duty-desk")
    # Another area's desk is named, and so is this one then.
    area = store().read("area", ["id", "name"], where={"level": "community"})
    Shifts(store()).enter([{"part": "leader", "name": "何主任", "area_id": area["id"][0], "phone": "0755-28880021",
                            "starts_at": now - timedelta(hours=1), "ends_at": now + timedelta(hours=1)}])
    yield lambda: any(row[2] == "何主任" for row in texts("people"))
    yield 0.5
    note("areas", [[row[0].split(" · ")[0], row[2]] for row in texts("people")])
    note("area", area["name"][0])
    note("heading", texts("people")[0][0])
    picture("duty-desk-areas", desk().host.dock("dutydesk"))
    matters = part("matters")
    row = next(row for row in range(matters.topLevelItemCount()) if "爆燃" in matters.topLevelItem(row).text(0))
    before = iface.mapCanvas().extent()
    click(matters.viewport(), matters.visualItemRect(matters.topLevelItem(row)).center())
    yield lambda: quiet() and iface.mapCanvas().extent() != before
    note("scale", round(iface.mapCanvas().scale()))
    yield canvas_drawn
    matters.itemActivated.emit(matters.topLevelItem(row), 0)
    yield lambda: quiet() and "events" in desk().host.shown()
    note("opened", desk().host.widget("events").isVisible())
    desk().host.dock("events").close()
    desk().host.show("dutydesk")
    yield quiet
    type_text(part("hand-over-note"), "留意现场处置进展")
    click(part("give"))
    yield lambda: quiet() and part("accept").isVisible()
    note("waiting", part("waiting").text())
    picture("duty-desk-hand-over")
    click(part("accept"))
    yield lambda: quiet() and "自交自接" in part("waiting").text()
    note("accepted", part("waiting").text())
    note("left", [row[0] for row in texts("matters") if "交代" in row[1]])
    click(part("handed-over"))
    yield lambda: part("handed")
    yield 0.3
    note("handed", part("handed.content").toPlainText())
    picture("duty-desk-handed", part("handed"))
    pdf = Path(FOLDER) / "交接.pdf"
    part("handed").print_to(pdf)
    note("printed", pdf.read_bytes()[:5].decode())
    part("handed").close()
    yield 0.3
    QgsApplication.setUITheme("Night Mapping")
    yield 0.8
    picture("duty-desk-dark", desk().host.dock("dutydesk"))
    session().close()
    yield 0.3
    note("closed", panel().pages.text())

""",
    )
    assert 340 <= values["width"] <= 420
    assert values["nobody"] == ["当前无人排班。", "下一班：两周内未排班。"]
    assert values["week"] == "一"
    # The night shift of the day before reaches into the day.
    assert [row[0] for row in values["day"]].count("08:00–20:00") in {1, 2}
    assert len({row[2] for row in values["day"]} & set(values["cell"].split("\n"))) == 2
    assert values["reversed"] == ["⚠ 交班时间须晚于接班时间。", False]
    name, phone = values["relief"]
    assert values["twice"][0] == phone.replace("—", "")
    assert name in values["twice"][1]
    assert values["twice"][2]
    assert [row[2:4] for row in values["changed"]] == [[name, phone]]
    assert values["found"] == "陈刚 (chengang)"
    assert {row[4] for row in values["day"] if row[2] == "陈刚"} <= {"chengang"}
    assert {row[4] for row in values["day"] if row[2] != "陈刚"} <= {"—"}
    assert "未关联账号、只能电话呼叫（4 人）：" in values["called"]
    assert "陈刚" not in values["called"]
    assert "2 天，共 6 个班次" in values["replaced"]
    assert "个班次将被替换" in values["replaced"]
    assert "未读取的列：备注" in values["replaced"]
    assert values["table"] == [["带班领导", "何书记", "—", "—"], ["值班员", "陈刚", "0755-28880011", "chengang"],
                               ["值班员", "吴敏", "0755-28880011", "—"]]  # fmt: skip
    assert "何书记" not in values["between"]
    assert values["asked"] == 1
    assert values["log"][1] == "[批示] 周书记：夜间加强低洼路段巡查"
    assert [row[1:] for row in values["people"] if row[2] in {"周书记", "马涛", "孙丽"}] == [
        ["带班领导", "周书记", "0755-28880009"], ["值班长", "马涛", "—"], ["值班员", "孙丽", "—"],
    ]  # fmt: skip
    assert values["then"].startswith("下一班 ")
    at = [row[0] for row in values["areas"]].index(values["area"])
    assert values["areas"][0] == ["不分辖区", ""]
    assert {"周书记", "马涛", "孙丽"} <= {row[1] for row in values["areas"][:at]}
    assert values["areas"][at + 1] == ["1", "何主任"]
    assert values["heading"].startswith("不分辖区 · 下一班 ")
    [leak] = [row for row in values["matters"] if "爆燃" in row[0]]
    assert leak[1] == "告警未确认、Ⅰ/Ⅱ级事件、电话待报、信息待报"
    assert values["scale"] <= 2500
    assert values["opened"]
    assert "留意现场处置进展" in values["waiting"]
    # What was said stays with the one who took over, and can be read again.
    assert set(values["left"]) == {
        "留意现场处置进展", "周书记：夜间加强低洼路段巡查", "樟树布社区来电：路灯不亮，已转城管中队",
    }  # fmt: skip
    assert "留意现场处置进展" in values["handed"]
    assert "爆燃" in values["handed"]
    assert values["printed"] == "%PDF-"
    assert "数据库" in values["closed"]
    with open_store(str(town)) as store:
        given = HandOvers(store).recent()[0]
        assert given.taken_by_giver
        assert any("爆燃" in matter.title for matter in given.matters)
        assert store.count("duty_log") == 3


def test_a_report_is_edited_printed_and_sent_and_a_notice_names_nobody(town, tmp_path):
    with open_store(str(town)) as store:  # closed before anything was reported
        event = Events(store).report({**REPORT, "title": "围墙垮塌误报", "grade": 1})
        walk(Events(store), event, "accept", "void")
        Events(store).report({**REPORT, "title": "电梯困人", "urgency": "critical"})
    values = run(
        tmp_path,
        town,
        STEPS
        + """
def steps():
    yield from opened_desk()
    event = fire()
    yield from turn(panel().reports)
    yield lambda: any("爆燃" in row[0] and row[2] for row in texts("owed"))
    yield quiet
    owed = part("owed")
    rows = [row for row in range(owed.topLevelItemCount()) if "爆燃" in owed.topLevelItem(row).text(0)]
    owed.setCurrentItem(owed.topLevelItem(rows[-1]))
    note("owed", texts("owed")[rows[-1]])
    said = Qt.ItemDataRole.AccessibleDescriptionRole
    note("levels", {name: [(item.text(0), item.icon(0).isNull(), item.data(0, said))
                           for item in map(tree.topLevelItem, range(tree.topLevelItemCount()))]
                    for name, tree in (("owed", owed), ("matters", panel().now.matters))})
    note("states", [panel().reports.tick(clock.utc_now() + timedelta(minutes=minutes)) or texts("owed")[rows[-1]][2]
                    for minutes in (50, 90)])
    picture("duty-desk-overdue", desk().host.dock("dutydesk"))
    # The call is a step of its own before it, with a countdown of its own.
    number = texts("owed")[rows[-1]][0].split()[-1]
    by_phone = lambda: next(row for row, cells in enumerate(texts("owed")) if number in cells[0] and "电话" in cells[1])
    call = lambda: texts("owed")[by_phone()]
    panel().reports.tick(clock.utc_now())
    note("call", [call(), part("called").isEnabled()])
    note("call states", [panel().reports.tick(clock.utc_now() + timedelta(minutes=minutes)) or call()[2]
                         for minutes in (20, 40)])
    panel().reports.tick(clock.utc_now())
    yield 0.3
    picture("duty-desk-reports")
    click(part("called"))
    yield lambda: part("call.to")
    note("nobody called", part("call.keep").isEnabled())
    type_text(part("call.to"), "市应急局值班室 0755-28881234")
    at = part("call.at").dateTime()
    part("call.at").setDateTime(at.addSecs(600))
    click(part("call.keep"))
    yield lambda: part("call.said").isVisible() and quiet()
    note("in the future", part("call.said").text())
    picture("duty-desk-call", part("call"))
    part("call.at").setDateTime(at)
    click(part("call.keep"))
    yield lambda: quiet() and window() is None and "✔" in call()[2]
    note("called", [call(), part("called").text(), owed.topLevelItem(by_phone()).toolTip(2)])
    yield 0.3
    picture("duty-desk-called")
    owed.setCurrentItem(owed.topLevelItem(by_phone()))
    later(part("called"))
    yield lambda: window() is not None
    picture("duty-desk-call-wrong", window())
    window().setTextValue("号码写错")
    window().accept()
    yield lambda: quiet() and "✔" not in call()[2]
    note("struck", [call()[2], part("called").text(), panel().log.lines.topLevelItem(0).text(1)])
    owed.setCurrentItem(owed.topLevelItem(by_phone()))
    click(part("called"))
    yield lambda: part("call.to")
    type_text(part("call.to"), "市应急局值班室 0755-28881234")
    click(part("call.keep"))
    yield lambda: quiet() and window() is None and "✔" in call()[2]
    yield from turn(panel().now)
    note("after the call", next(row[1] for row in texts("matters") if number in row[0]))
    note("first", texts("matters")[0])
    yield 0.3
    picture("duty-desk-matters")
    yield from turn(panel().log)
    note("call line", texts("lines")[0][1])
    yield from turn(panel().reports)
    click(part("write-report"))
    yield lambda: quiet() and find("CivicGrid.dutydesk.report")
    note("proposed", find("CivicGrid.dutydesk.report.content").toPlainText())
    type_text(find("CivicGrid.dutydesk.report.recipients"), "区应急管理局、区委办")
    picture("duty-desk-report", find("CivicGrid.dutydesk.report"))
    pdf = Path(FOLDER) / "首报.pdf"
    find("CivicGrid.dutydesk.report").print_to(pdf)
    yield lambda: quiet() and pdf.exists() and messages()
    note("pdf", pdf.read_bytes()[:5].decode())
    click(find("CivicGrid.dutydesk.report.send"))
    yield lambda: quiet() and texts("sent")
    note("sent", texts("sent")[0])
    yield lambda: any("续报" in row[1] for row in texts("owed"))
    rows = [row for row in range(owed.topLevelItemCount()) if "续报" in owed.topLevelItem(row).text(1)]
    owed.setCurrentItem(owed.topLevelItem(rows[0]))
    click(part("notice"))
    yield lambda: quiet() and find("CivicGrid.dutydesk.notice-text")
    yield 0.3
    note("notice", find("CivicGrid.dutydesk.notice.content").toPlainText())
    picture("duty-desk-notice", find("CivicGrid.dutydesk.notice-text"))
    find("CivicGrid.dutydesk.notice.content").appendPlainText("")
    find("CivicGrid.dutydesk.notice.content").moveCursor(QTextCursor.MoveOperation.End)
    type_text(find("CivicGrid.dutydesk.notice.content"), "联系人李明，13900001111。")
    marks = find("CivicGrid.dutydesk.notice.content").extraSelections()
    note("marked", [one.cursor.selectedText() for one in marks])
    click(find("CivicGrid.dutydesk.notice.copy"))
    note("clipboard", QApplication.clipboard().text())
    picture("duty-desk-notice-marked", find("CivicGrid.dutydesk.notice-text"))
    content = find("CivicGrid.dutydesk.notice.content")
    content.setPlainText(content.toPlainText().replace("爆燃", "爆炸"))
    from civicgrid.plugin.panels.dutydesk import notice_dialog
    write = notice_dialog.write_notice
    notice_dialog.write_notice = lambda path, *told: (note("printed", told[:2]), write(path, *told))
    png = Path(FOLDER) / "群通报.png"
    find("CivicGrid.dutydesk.notice-text").save_to(png)
    yield lambda: png.exists()
    yield 0.5
    from qgis.PyQt.QtGui import QImage
    image = QImage(str(png))
    note("png", [image.width(), image.height() > 600])
    screens = Path(os.environ["CIVICGRID_TEST_SCREENS"])
    image.save(str(screens / "duty-desk-notice-picture.png"))
    (screens / "duty-desk-report.pdf").write_bytes(pdf.read_bytes())
    find("CivicGrid.dutydesk.notice-text").close()
    yield 0.3

    def chosen(words):
        rows = [row for row, cells in enumerate(texts("owed")) if words in cells[0] and "电话" not in cells[1]]
        if not rows:
            return None
        owed.setCurrentItem(owed.topLevelItem(rows[0]))
        return texts("owed")[rows[0]][1]

    # A draft of an event that owes none is found again.
    note("not required", [chosen("电梯困人"), part("refuse-report").isEnabled()])
    click(part("write-report"))
    yield lambda: quiet() and find("CivicGrid.dutydesk.report")
    find("CivicGrid.dutydesk.report.content").setPlainText("改过的稿")
    click(find("CivicGrid.dutydesk.report.save"))
    yield lambda: quiet() and window() is None and "草稿" in (chosen("电梯困人") or "")
    note("draft", chosen("电梯困人"))
    click(part("write-report"))
    yield lambda: quiet() and window() is not None
    note("again", find("CivicGrid.dutydesk.report.content").toPlainText())
    window().close()
    yield 0.3
    # What was closed without a report owes it until somebody says why not.
    note("closed", [chosen("围墙垮塌"), part("refuse-report").isEnabled()])
    yield 0.3
    picture("duty-desk-closed", desk().host.dock("dutydesk"))
    later(part("refuse-report"))
    yield lambda: window() is not None
    picture("duty-desk-refuse", window())
    window().setTextValue("现场核查，查无此事")
    window().accept()
    yield lambda: quiet() and window() is None and chosen("围墙垮塌") is None
    yield from turn(panel().log)
    note("log", texts("lines")[0][1])

""",
    )
    assert values["owed"][1] == "首报"
    owed, matters = (
        {text: (plain, level) for text, plain, level in values["levels"][name]} for name in ("owed", "matters")
    )
    both = owed.keys() & matters.keys()
    assert any("爆燃" in text for text in both)
    assert {text: owed[text] for text in both} == {text: matters[text] for text in both}, "one way in both lists"
    assert {plain for plain, _level in owed.values()} == {False}
    assert {level for text, (_plain, level) in owed.items() if "爆燃" in text or "围墙" in text} == {"Ⅰ级"}
    assert values["owed"][2].startswith("● 剩 59 分")
    assert [text.split()[0] for text in values["states"]] == ["◆", "▲"]
    assert values["call"][0][1] == "电话报告"
    assert values["call"][0][2].startswith("● 剩 29 分")
    assert values["call"][1]
    assert [text.split()[0] for text in values["call states"]] == ["◆", "▲"]
    assert not values["nobody called"]
    assert "之间" in values["in the future"]
    assert values["called"][0][2].startswith("✔ 按时报送\n")
    assert values["struck"][0].startswith("● 剩 ")
    assert (values["called"][1], values["struck"][1]) == ("登记有误…", "已电话报告…")
    assert values["struck"][2].endswith("”作废。号码写错")
    assert "市应急局值班室 0755-28881234" in values["called"][2]
    assert values["after the call"] == "告警未确认、Ⅰ/Ⅱ级事件、信息待报"
    assert "市应急局值班室 0755-28881234" in values["call line"]
    assert "气瓶爆燃" in values["proposed"]
    assert "人民路12号阳光花园3栋501室" in values["proposed"]
    assert "当前状态：已上报。" in values["proposed"]
    assert "张伟" not in values["proposed"]
    assert "13812345678" not in values["proposed"]
    assert values["pdf"] == "%PDF-"
    assert values["sent"][2:] == ["首报 1", "✔ 按时报送"]
    for secret in ("张伟", "13812345678", "3栋", "501", "12号"):
        assert secret not in values["notice"]
    assert "气瓶爆燃" in values["notice"]
    assert "人民路" in values["notice"]
    # What a person writes goes as it is written; a number does not.
    assert "联系人李明，****。" in values["clipboard"]
    assert values["marked"] == ["李明", "13900001111"]
    headline, text = values["printed"]
    assert "气瓶爆炸" in headline
    assert headline == text.split("\n")[0]
    assert "爆燃" not in headline
    assert "13900001111" not in text
    assert values["png"] == [1060, True]
    assert values["not required"] == ["无需报送", False]
    assert values["draft"] == "无需报送（草稿）"
    assert values["again"] == "改过的稿"
    assert values["closed"] == ["首报（已结案）", True]
    assert "查无此事" in values["log"]
    with open_store(str(town)) as store:
        lines = store.read("duty_log", ["content"], where={"kind": "report"})["content"]
        assert any("区应急管理局" in line for line in lines)
