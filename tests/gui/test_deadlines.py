"""The panel 时限与工作日历 in a real QGIS: a rule is changed, a day taken off, a profile compared and used."""

from datetime import date, timedelta

import pytest

from civicgrid.plugin.domain.events.calendar import Day
from civicgrid.plugin.store import create_store, open_store
from civicgrid.plugin.store.access import Access
from civicgrid.plugin.store.loop import deadlines, working_time
from civicgrid.plugin.store.loop.events import Events
from civicgrid.tests.support.desktop import run_desktop
from civicgrid.tests.support.events import REPORT
from civicgrid.tests.support.rewritten import rewrite

OPENING = """
desk = lambda: plugin().desk
panel = lambda: desk().host.widget("deadlines")
part = lambda name: find("CivicGrid.deadlines." + name)

def connect(database):
    desk().opening.open(database)
    return lambda: desk().session.database == database and not desk().opening.busy

def ready():
    return panel().isEnabled() and panel().pages.text() == "" and not desk().workbench.tasks._running

def rows():
    model = panel().rules.model
    return [[model.index(row, column).data() for column in range(5)] for row in range(model.rowCount())]
"""


@pytest.fixture
def town(tmp_path):
    """A file with a clerk, a manager and three events, and the announced days of an autumn."""
    folder = tmp_path / "南湾 街道"
    folder.mkdir()
    database = folder / "社区.gpkg"
    with create_store(str(database)) as store:
        access = Access(store)
        access.create_user("chen", "陈志强", roles=["manager"])
        access.create_user("lijianguo", "李建国", roles=["clerk"])
        first = date(2026, 10, 1)
        days = [Day(first + timedelta(days=number), False, "国庆节") for number in range(7)]
        working_time.write_days(store, [*days, Day(date(2026, 10, 10), True, "国庆节调休")])
        for urgency in ("normal", "urgent", "critical"):
            Events(store).report({**REPORT, "urgency": urgency})
    return str(database)


def run(profile, database, steps):
    script = OPENING + f"DATABASE = {database!r}\n" + steps + "\ndrive(steps())\n"
    return run_desktop(script, profile, timeout=200).check()


def test_a_manager_sets_rules_days_and_a_profile(profile, town):
    values = run(
        profile,
        town,
        """
def steps():
    from pathlib import Path
    from qgis.PyQt.QtCore import QDate
    from qgis.core import QgsApplication
    yield lambda: plugin().desk is not None
    yield connect(DATABASE + " operator=lijianguo")
    note("clerk", desk().host.actions["deadlines"].isEnabled())
    yield connect(DATABASE + " operator=chen")
    dock = desk().host.show("deadlines")
    iface.mainWindow().resizeDocks([dock], [360], Qt.Orientation.Horizontal)
    yield ready
    note("title", dock.windowTitle())
    note("rules", rows()[:2])
    row = next(number for number, one in enumerate(rows()) if one[:3] == ["全部类型", "特急", "受理"])
    panel().rules.table.selectRow(row)
    yield 0.3
    picture("deadlines-rules", dock)
    part("amount").setValue(5)
    note("typed", rows()[row][3])
    note("unsaved", part("save").isEnabled())
    note("no contradiction", panel().rules.contradictions.isVisible())
    close = next(number for number, one in enumerate(rows()) if one[:3] == ["全部类型", "不限", "结案"])
    panel().rules.table.selectRow(close)
    unit = part("unit").currentIndex()
    part("unit").setCurrentIndex(part("unit").findData("calendar_day"))
    yield 0.3
    note("contradiction", part("contradictions").text())
    picture("deadlines-contradiction", dock)
    part("unit").setCurrentIndex(unit)
    note("mended", panel().rules.contradictions.isVisible())
    panel().tabs.setCurrentIndex(1)
    part("month").setSelectedDate(QDate(2026, 10, 9))
    yield 0.3
    note("day", part("day").text())
    part("name").setText("自定休息")
    picture("deadlines-calendar", dock)
    click(part("turn"))
    yield lambda: "自定休息" in part("day").text() and ready()
    note("kept", rows()[row][3])
    panel().tabs.setCurrentIndex(0)
    click(part("save"))
    yield lambda: not panel().rules.save.isEnabled() and ready()
    note("state", part("state").text())
    panel().tabs.setCurrentIndex(2)
    part("profile").setCurrentIndex(1)
    yield lambda: ready() and part("use").isEnabled()
    note("counts", part("counts").text())
    yield 0.3
    picture("deadlines-profiles", dock)
    QgsApplication.setUITheme("Night Mapping")
    yield 0.6
    picture("deadlines-dark", dock)
    panel().tabs.setCurrentIndex(1)
    yield 0.4
    picture("deadlines-calendar-dark", dock)
    panel().tabs.setCurrentIndex(2)
    yield lambda: ready() and part("use").isEnabled()
    soon(lambda: click(part("use")))
    yield 0.8
    answer(QMessageBox.StandardButton.Yes)
    yield lambda: "以工作时计" in part("present").text() and ready()
    click(part("again"))
    yield lambda: not panel().again.isVisible() and ready()
    note("done", part("state").text())
    panel().tabs.setCurrentIndex(1)
    yield 0.2
    part("hours").setText("22:00-06:00")
    click(part("keep_hours"))
    yield lambda: panel().message.isVisible()
    note("refused", part("message").text())
    yield 0.2
    part("month").setSelectedDate(QDate(2031, 3, 5))
    yield 0.3
    note("before", [part("day").text(), part("announce").isEnabled()])
    picture("deadlines-provisional", dock)
    later(part("announce"))
    yield lambda: window(QMessageBox) is not None
    yield 0.2
    note("asked", window(QMessageBox).text())
    picture("deadlines-announce", window(QMessageBox))
    answer(QMessageBox.StandardButton.Yes)
    yield lambda: window() is None and ready() and "暂定" not in part("day").text()
    note("after", [part("day").text(), part("announce").isEnabled()])
    part("name").setText("建党日")
    press(part("name"), Qt.Key.Key_Return)
    yield lambda: "建党日" in part("day").text() and ready()
    note("named", part("day").text())
    days = Path(DATABASE).parent / "2032.csv"
    days.write_text("2032-01-01,休,元旦", encoding="utf-8")
    panel().calendar.import_asked.emit(str(days))
    yield lambda: window(QMessageBox) is not None
    note("whole", window(QMessageBox).text())
    answer(QMessageBox.StandardButton.No)
    yield lambda: window() is None and ready()
    QgsApplication.setUITheme("default")
    yield connect(DATABASE + " operator=lijianguo")
    note("hidden", dock.isHidden())
""",
    )
    assert values["clerk"] is False
    assert values["hidden"] is True
    assert values["title"] == "时限与工作日历"
    assert values["rules"][0][0] == "全部类型"
    assert values["typed"] == values["kept"] == "5 分钟"
    assert values["unsaved"] is True
    assert values["no contradiction"] is False
    assert values["contradiction"].splitlines()[1] == "全部类型：结案（10 自然日）可能早于处置加核查到期"
    assert values["mended"] is False
    assert values["day"].startswith("2026-10-09 · 星期五 · 上班")
    assert "3 件在办事件中有 1 件" in values["state"]
    assert "3 件在办事件中有 3 件时限会变" in values["counts"]
    assert values["done"].startswith("3 件在办事件的时限均与规则")
    assert "22:00-06:00" in values["refused"]
    assert values["before"] == ["2031-03-05 · 星期三 · 上班 · 暂定", True]
    assert "2031" in values["asked"]
    assert values["after"] == ["2031-03-05 · 星期三 · 上班", False]
    assert values["named"] == "2031-03-05 · 星期三 · 上班 · 建党日"
    assert "2032" in values["whole"]
    assert values["picture:deadlines-rules"][0] <= 380
    with open_store(town) as store:
        assert working_time.settings(store)[working_time.PROFILE] == "district_hours"
        assert deadlines.recompute(store).changed == 0
        assert Day(date(2026, 10, 9), False, "自定休息") in working_time.days(store)
        assert [one for one in working_time.days(store) if one.day.year == 2032] == [
            Day(date(2032, 1, 1), False, "元旦")
        ]


def test_a_deadline_beyond_the_announced_days_is_said_to_be_provisional(profile, town):
    with open_store(town) as store:
        store.execute("DELETE FROM working_calendar")
        rule = deadlines.Rule("*", None, "accept", 3, "working_day")
        deadlines.save_rules(store, deadlines.read_rules(store), [rule])
        event = Events(store).report(REPORT)
    values = run(
        profile,
        town,
        f"""
def steps():
    yield connect(DATABASE)
    events = lambda: desk().host.widget("events")
    desk().host.show("events")
    events().show_event({event})
    yield lambda: events().look() is not None and not desk().workbench.tasks._running
    yield 0.5
    due = find("CivicGrid.events.due")
    note("due", [due.text(), due.toolTip()])
    events().details.tabs.setCurrentIndex(1)
    yield 0.5
    picture("deadline-provisional", desk().host.dock("events"))
    model = events().list.model
    yield lambda: model.rowCount() and model.event_at(0) is not None
    note("tip", model.index(0, 1).data(Qt.ItemDataRole.ToolTipRole))
    dock = desk().host.show("overview")
    iface.mainWindow().resizeDocks([dock], [360], Qt.Orientation.Horizontal)
    yield lambda: dock.widget().text() == "" and not desk().workbench.tasks._running
    yield 0.3
    note("calendar", find("CivicGrid.overview.calendar").text())
    picture("overview-calendar", dock)
    click(find("CivicGrid.overview.calendar.open"))
    yield ready
    note("opened", part("month").isVisible())
    # Once enough is announced nothing is said.
    from datetime import date, timedelta
    from civicgrid.plugin.domain.events.calendar import Day
    from civicgrid.plugin.store.loop import working_time
    today = desk().session.local_now().date()
    soon = [Day(today + timedelta(days=number), True, None) for number in range(20)]
    working_time.set_days(desk().session.store, soon)
    dock.widget().count()
    yield lambda: not desk().workbench.tasks._running
    note("soon", find("CivicGrid.overview.calendar").text().replace(soon[-1].day.isoformat(), "#"))
    later = [Day(today + timedelta(days=number), True, None) for number in range(500)]
    working_time.set_days(desk().session.store, later)
    dock.widget().count()
    yield lambda: not desk().workbench.tasks._running and dock.widget()._calendar.isHidden()
""",
    )
    said, why = values["due"]
    assert "暂定" in said
    assert "节假日安排尚未公布" in why
    assert values["tip"].splitlines()[-1] == why
    assert values["calendar"] == "⚠ 工作日历没有录入放假安排，暂按星期和固定节日推算。"
    assert values["opened"]
    assert values["soon"] == "⚠ 工作日历的放假安排只录到 #，请录入其后的放假安排。"


def test_a_manager_sets_the_city_s_own_files(profile, town, tmp_path):
    values = run(
        profile,
        town,
        f"FOLDER = {str(tmp_path)!r}\n"
        + """
def steps():
    from pathlib import Path
    from civicgrid.plugin.store.loop.info_reports import limits
    yield lambda: plugin().desk is not None
    yield connect(DATABASE + " operator=chen")
    dock = desk().host.show("deadlines")
    iface.mainWindow().resizeDocks([dock], [360], Qt.Orientation.Horizontal)
    yield ready
    panel().tabs.setCurrentWidget(panel().files)
    tree, tab = part("files"), panel().files
    texts = lambda: [[tree.topLevelItem(row).text(column) for column in (0, 1)]
                     for row in range(tree.topLevelItemCount())]
    buttons = lambda: [part(name).isEnabled() for name in ("export-file", "import-file", "restore-file")]
    note("shipped", texts())
    note("idle", buttons())
    tree.setCurrentItem(tree.topLevelItem(0))
    note("chosen", buttons())
    path = Path(FOLDER) / "时限.json"
    tab.export_asked.emit(tree.currentItem().data(0, Qt.ItemDataRole.UserRole), str(path))
    yield lambda: path.is_file() and ready()
    path.write_text(path.read_text(encoding="utf-8").replace('"first": 60', '"first": "六十"', 1), encoding="utf-8")
    shown = lambda: tab._present["duty/info_report.json"]
    tab.import_asked.emit("duty/info_report.json", str(path), shown())
    yield lambda: panel().message.isVisible() and ready()
    note("refused", part("message").text())
    yield 0.3
    picture("deadlines-files-refused", dock)
    path.write_text(path.read_text(encoding="utf-8").replace('"六十"', "45"), encoding="utf-8")
    tab.import_asked.emit("duty/info_report.json", str(path), shown())
    yield lambda: texts()[0][1] != "随软件" and ready()
    note("own", texts()[0])
    note("holds", limits(desk().session.store).grades[1].first)
    note("can", buttons())
    yield 0.3
    picture("deadlines-files", dock)
    QgsApplication.setUITheme("Night Mapping")
    yield 0.6
    picture("deadlines-files-dark", dock)
    soon(lambda: click(part("restore-file")))
    yield 0.8
    answer(QMessageBox.StandardButton.Yes)
    yield lambda: texts()[0][1] == "随软件" and ready()
    note("back", limits(desk().session.store).grades[1].first)
""",
    )
    assert values["shipped"][0] == ["信息报送时限", "随软件"]
    assert len(values["shipped"]) == 7
    assert (values["idle"], values["chosen"], values["can"]) == ([False] * 3, [True, True, False], [True] * 3)
    assert "grades.1.first" in values["refused"]
    assert "六十" in values["refused"]
    assert "陈志强" in values["own"][1]
    assert (values["holds"], values["back"]) == (45, 60)


def test_the_first_manager_after_an_upgrade_is_told_once(profile, town):
    """Of three events one is due otherwise than this version reckons; a clerk hears nothing of it."""
    with open_store(town) as store:
        store.execute("DELETE FROM setting WHERE name = 'deadline_edition'")
        rewrite(store, "UPDATE event SET due_at = '2026-11-01T00:00:00.000Z' WHERE id = 1")
    values = run(
        profile,
        town,
        """
from qgis.gui import QgsMessageBarItem
said = lambda: [one.text() for one in iface.messageBar().items() if isinstance(one, QgsMessageBarItem)]
told = lambda: [text for text in said() if "时限" in text]
quiet = lambda: not desk().workbench.tasks._running

def steps():
    yield lambda: plugin().desk is not None
    yield connect(DATABASE + " operator=lijianguo")
    yield 0.5
    yield quiet
    note("clerk", told())
    yield connect(DATABASE + " operator=chen")
    yield lambda: told() and quiet()
    note("manager", told())
    yield 0.4
    picture("deadlines-older")
    click(find("CivicGrid.deadlines.older"))
    yield lambda: panel() is not None and ready()
    note("state", part("state").text())
    note("left", told())
    yield connect(DATABASE + " operator=chen ")
    yield 0.5
    yield quiet
    note("again", told())
""",
    )
    assert values["clerk"] == values["again"] == values["left"] == []
    assert values["manager"] == ["3 件未结事件中，有 1 件的时限与本版本的计算结果不同。"]
    assert "1" in values["state"]
