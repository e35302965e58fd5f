"""The statistics in a real QGIS, 360 pixels wide: numbers as in the store, ranked, over time, the events behind."""

from datetime import date, timedelta

import pytest

from civicgrid.plugin.jobs.measures import all_measures, measure_table
from civicgrid.plugin.services import clock
from civicgrid.plugin.store import create_store, open_store
from civicgrid.plugin.store.loop.events import Events
from civicgrid.plugin.store.loop.measures import Chosen, events_behind
from civicgrid.tests.support.desktop import run_desktop
from civicgrid.tests.support.events import REPORT
from civicgrid.tests.support.histories import filled
from civicgrid.tests.support.narrow import CUT
from civicgrid.tests.support.revealing import OPENING

STEPS = """
from qgis.PyQt.QtCore import QDate
from qgis.PyQt.QtWidgets import QDockWidget
from pathlib import Path

def panel():
    return desk().host.widget("measures")

def shown():
    model = panel().view.model()
    return {model.headerData(row, Qt.Orientation.Vertical): [model.index(row, column).data()
            for column in range(model.columnCount())] for row in range(model.rowCount())}

def still():
    return quiet() and not panel().pages.text()

def steps():
    for other in ("Browser", "Layers"):
        iface.mainWindow().findChild(QDockWidget, other).hide()
    dock = desk().host.show("measures")
    iface.mainWindow().resizeDocks([dock], [360], Qt.Orientation.Horizontal)
    yield 0.3
    note("alone", panel().pages.text())
    yield connect(DATABASE)
    yield quiet
    for other in iface.mainWindow().findChildren(QDockWidget):
        if other is not dock:
            other.hide()
    desk().host.show("measures")
    iface.mainWindow().resizeDocks([dock], [360], Qt.Orientation.Horizontal)
    yield quiet
    choice = panel().choice
    choice.first.setDate(QDate(2026, 10, 1))
    choice.last.setDate(QDate(2026, 10, 31))
    yield still
    note("stretch", choice.stretch.currentText())
    note("table", shown())
    yield 0.3
    note("cut", cut(dock))
    picture("measures-table", dock)
    view = panel().view
    column = next(at for at, one in enumerate(panel().table.measures) if one.code == "handled_on_time_rate")
    header = view.horizontalHeader()
    view.scrollTo(view.model().index(0, column))
    click(header.viewport(), QPoint(header.sectionViewportPosition(column) + 12, header.height() // 2))
    yield 0.2
    note("sorted", [view.model().index(row, column).data() for row in range(view.model().rowCount())])
    note("tip", view.model().headerData(column, Qt.Orientation.Horizontal, Qt.ItemDataRole.ToolTipRole))
    unit = next(row for row in range(view.model().rowCount()) if view.model().row(row).name == UNIT)
    click(view.viewport(), view.visualRect(view.model().index(unit, column)).center())
    yield lambda: quiet() and panel().behind.isVisible()
    listed = panel().behind.list
    note("behind", [listed.item(row).text() for row in range(listed.count())])
    note("title", panel().behind.title.text())
    yield 0.2
    picture("measures-behind", dock)
    at = listed.visualItemRect(listed.item(0)).center()
    click(listed.viewport(), at)
    QTest.mouseDClick(listed.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at)
    yield lambda: quiet() and desk().host.widget("events").look() is not None
    note("opened", desk().host.widget("events").look().facts.row.number)
    desk().host.actions["events"].trigger()
    desk().host.show("measures")
    panel().behind.hide()
    choice.show_by("source")
    yield still
    panel().tabs.setCurrentIndex(1)
    yield 0.3
    ranking = panel().ranking
    note("ranked", [ranking.list.model().index(row).data() for row in range(ranking.list.model().rowCount())])
    note("cut ranking", cut(dock))
    picture("measures-ranking", dock)
    choice.show_by("department")
    yield still
    panel().tabs.setCurrentIndex(2)
    panel().trend.measure.setCurrentIndex(panel().trend.measure.findData("handling_rate"))
    yield quiet
    yield 0.3
    note("months", panel().trend.columns.accessibleName())
    note("cut trend", cut(dock))
    picture("measures-trend", dock)
    trend = panel().trend
    trend.unit.setCurrentIndex(trend.unit.findText(UNIT))
    yield quiet
    note("unit months", trend.columns.accessibleName())
    for suffix in ("xlsx", "csv", "pdf"):
        panel().export_to(Path(DATABASE).with_name("统计." + suffix))
        yield lambda: quiet() and any("统计." + suffix in text for text in messages())
    iface.messageBar().clearWidgets()
    panel().tabs.setCurrentIndex(0)
    choice.stretch.setCurrentIndex(choice.stretch.findData("month"))
    yield lambda: quiet() and panel().table.chosen == choice.chosen()
    before = panel().table.total.reported
    other = __import__("civicgrid.plugin.store", fromlist=["x"]).open_store(DATABASE)
    events = __import__("civicgrid.plugin.store.loop.events", fromlist=["x"]).Events(other)
    events.report({"event_type": "0102", "title": "t", "reported_at": __import__("datetime").datetime.now(
        __import__("datetime").timezone.utc), "source": "grid_worker"})
    other.close()
    yield lambda: quiet() and panel().table is not None and panel().table.total.reported == before + 1
    note("live", True)
    choice.stretch.setCurrentIndex(choice.stretch.findData("year"))
    yield still
    theme("Night Mapping")
    yield 0.6
    panel().tabs.setCurrentIndex(1)
    yield 0.3
    picture("measures-dark", dock)
    session().close()
    yield 0.3
    note("closed", panel().pages.text())
"""


@pytest.fixture(scope="module")
def database(tmp_path_factory):
    path = tmp_path_factory.mktemp("统 计") / "城区.gpkg"
    with create_store(str(path)) as store:
        filled(store, 400)
        names = {"CG": "南湾街道城市管理执法中队", "HB": "生态环境所"}
        for key, code in zip(*store.read("department", ["id", "code"]).values(), strict=True):
            store.update("department", key, {"name": names[code]})
        Events(store).report({**REPORT, "reported_at": clock.utc_now() - timedelta(days=70)})
    return path


UNIT = "生态环境所"


def test_the_panel_says_what_the_store_says(profile, database):
    script = OPENING + CUT + f"DATABASE = {str(database)!r}\nUNIT = {UNIT!r}\n" + STEPS + "\ndrive(steps())\n"
    values = run_desktop(script, profile).check()
    assert "连接" in values["alone"]
    assert values["stretch"] == "自选日期"
    with open_store(str(database)) as store:
        codes = [one.code for one in all_measures(store)]
        at = codes.index("handled_on_time_rate")
        chosen = Chosen(date(2026, 10, 1), date(2026, 10, 31))
        table = measure_table(store, "department", chosen)
        row = next(row for row in table.rows if row.name == UNIT)
        behind = events_behind(store, "department", row.key, ["handled_on_time"], chosen)
    shown = values["table"]
    assert list(shown) == [*("无" if row.key is None else row.name for row in table.rows), "合计"]
    assert shown[UNIT][codes.index("filed")] == str(row.values[codes.index("filed")].part)
    share = row.values[at]
    assert shown[UNIT][at] == f"{100 * share.value:.1f}% ({share.of})"
    shares = [float(text.split("%")[0]) for text in values["sorted"][:-1] if text != "–"]
    assert shares == sorted(shares, reverse=True) or shares == sorted(shares)
    assert "返工不重置时限" in values["tip"]
    assert "[M" in values["tip"]
    assert values["behind"] == [number for _, number in behind]
    assert UNIT in values["title"]
    assert values["opened"] == behind[0][1]
    assert values["ranked"][0].startswith("1 ")
    assert "2026-10" in values["months"]
    assert values["months"] != values["unit months"]
    assert values["live"] is True
    for name in ("cut", "cut ranking", "cut trend"):
        assert values[name] == [], name
    folder = database.parent
    assert (folder / "统计.pdf").read_bytes().startswith(b"%PDF")
    assert (folder / "统计.csv").stat().st_size > 1000
    assert (folder / "统计.xlsx").stat().st_size > 1000
    assert "连接" in values["closed"]
