"""The dock 人房信息 in a real QGIS: a building is clicked, its chart walked through, people and rooms looked at."""

import zipfile
from pathlib import Path

import pytest

from civicgrid.plugin.store import create_store
from civicgrid.tests.support.awkward import fill_estate
from civicgrid.tests.support.desktop import run_desktop
from civicgrid.tests.support.people import add_account, add_area
from civicgrid.tests.support.people_houses import PANEL, make_estate
from civicgrid.tests.support.postgres import SERVICE


@pytest.fixture
def estate(tmp_path, monkeypatch):
    return make_estate(tmp_path, monkeypatch)


def test_a_building_is_clicked_and_its_chart_rooms_and_people_are_walked_through(profile, estate):
    file, town = estate
    script = (
        PANEL
        + f"""
def steps():
    yield opened({file!r})
    host().show("people_houses")
    yield idle
    narrow()
    iface.messageBar().clearWidgets()
    yield 0.5
    yield canvas_drawn
    picture("people-houses-empty")
    click(find("CivicGrid.people_houses.pick"))
    click(iface.mapCanvas().viewport(), on_map(114.2003, 22.7001))
    yield 0.3
    yield idle
    note("way", way())
    note("facts", facts())
    yield 0.5
    yield canvas_drawn
    picture("people-houses-overview")
    panel().building.turn_to("chart")
    yield 0.3
    note("width", panel().width())
    picture("people-houses-chart")
    chart().select(cell("1", "501"))
    yield 0.3
    yield idle
    note("room", text("room"))
    note("stays", tree("stays"))
    note("way-room", way())
    picture("people-houses-room")
    chart().select(cell("1", "301"))
    yield 0.3
    yield idle
    note("let", tree("stays"))
    panel().show_person({town.people["moved"]})
    yield 0.3
    yield idle
    note("person", [text("person"), way(), tree("person-stays")])
    click(find("CivicGrid.people_houses.reveal"))
    yield 0.7
    dialog = window()
    note("reveal", type(dialog).__name__)
    dialog.close()
    yield 0.3
    yield 1.5
    yield canvas_drawn
    picture("people-houses-person")
    click(find("CivicGrid.people_houses.back"))
    yield 0.3
    yield idle
    note("back", way())
    for tab in ("people", "organisations", "events"):
        panel().building.turn_to(tab)
        yield 0.3
        yield idle
        picture("people-houses-" + tab)
        if tab == "people":
            note("count", text("people-count"))
        else:
            note(tab, [tree(tab), text(tab + "-note")])

drive(steps())
"""
    )
    values = run_desktop(script, profile).check()
    assert values["way"] == "翠湖花园3栋"
    assert values["facts"]["网格力量"] == "专职网格员 林一 80011\n楼栋长 何二 80012"
    assert values["facts"]["房间"] == "77 间（自住 66、租赁 1、空置 1、单位 1、商铺 8）"
    assert (values["facts"]["户数"], values["facts"]["居住人数"]) == ("1", "6")
    assert values["facts"]["人口类别"] == "户籍人口 3、流动人口 1、留守人员 1、境外人员 1"
    assert values["width"] == 360
    assert values["room"] == "1单元501 · 5F · 自住"
    # A child has no name here, and its guardian a masked one.
    assert values["stays"][0] == ["现住人员（3）"]
    assert [row[0] for row in values["stays"][1:]] == ["张**", "王*", "儿童（监护人 张**）"]
    assert values["way-room"] == "翠湖花园3栋 ▸ 1单元501"
    assert values["let"] == [
        ["现住人员（1）"], ["买**·艾*", "流动", "承租人", "2024-03-01 起"],
        ["房主及其他关联人员（1）"], ["张**", "户籍", "房主（不在此居住）", "2015-01-01 起"],
    ]  # fmt: skip
    name, way, rooms = values["person"]
    assert (name, way) == ("欧阳*", "翠湖花园3栋 ▸ 2单元1001 ▸ 欧阳*")
    assert rooms == [
        ["现居住地（1）"], ["翠湖花园3栋 2单元1001", "承租人", "2023-01-01 起"],
        ["历史居住地（1）"], ["翠湖花园3栋 2单元201", "承租人", "2021-01-01～2023-01-01"],
    ]  # fmt: skip
    assert values["reveal"] == "RevealDialog"
    assert values["back"] == "翠湖花园3栋 ▸ 1单元301"
    assert values["count"] == "6 人"
    assert values["organisations"] == [[["翠湖便民服务站", "社会组织", "2单元501"]], "共 1 家单位"]
    assert [row[0] for row in values["events"][0]] == ["楼道堆放杂物", "电梯故障"]
    assert values["events"][1] == "楼栋周边 30 米内的事件：未办结 2 件，已办结 0 件"


def test_a_tower_is_found_by_typing_printed_and_followed_when_somebody_else_moves_in(profile, estate, tmp_path):
    file, town = estate
    png, pdf, project = (str(tmp_path / name) for name in ("表.png", "表.pdf", "工程.qgz"))
    script = (
        PANEL
        + f"""
from qgis.PyQt.QtWidgets import QFileDialog, QMainWindow
from civicgrid.plugin.store import open_store
from civicgrid.plugin.domain.uid import new_uid
from datetime import date

answers = iter([{png!r}, {pdf!r}])
QFileDialog.getSaveFileName = staticmethod(lambda *_: (next(answers), ""))


def steps():
    yield opened({file!r})
    host().show("people_houses")
    yield idle
    narrow()
    search = find("CivicGrid.people_houses.search")
    type_text(search, "翠湖花园8")
    yield 0.6
    yield idle
    results = find("CivicGrid.people_houses.results")
    note("results", [results.item(row).text() for row in range(results.count())])
    press(search, Qt.Key.Key_Return)
    press(results, Qt.Key.Key_Return)
    yield 0.5
    yield idle
    note("tower", way())
    panel().building.turn_to("chart")
    yield 0.2
    chart().setFocus()
    for sign in "3501":
        press(chart(), ord(sign))
    yield 0.3
    yield idle
    note("typed", [chart().current.unit, chart().current.number, way()])
    yield 1.5
    for sign in "3501":
        press(chart(), ord(sign))
    yield 0.3
    yield idle
    note("again", [chart().current.unit, chart().current.number])
    zoom = chart().zoom()
    press(chart(), Qt.Key.Key_Minus)
    note("zoom", chart().zoom() < zoom)
    panel().bar.actions_by_name["png"].trigger()
    yield 0.5
    yield idle
    panel().bar.actions_by_name["pdf"].trigger()
    yield 0.5
    yield idle
    note("written", messages())
    # Somebody else moves in while a room is chosen.
    home = chart().current
    before = cell(home.unit, home.number).people
    with open_store({file!r}) as other:
        who = other.insert("person", {{"uid": new_uid(), "name_masked": "陈*", "area_id": {town.area}}})
        other.insert("occupancy", {{"uid": new_uid(), "person_id": who, "room_id": home.id, "role": "tenant",
                                   "valid_from": date(2024, 1, 1), "area_id": {town.area}}})
    yield lambda: cell(home.unit, home.number).people == before + 1
    yield idle
    note("live", [chart().current.id == home.id, "陈*" in str(tree("stays")), way()])
    from qgis.core import QgsApplication
    QgsApplication.setUITheme("Night Mapping")
    chart().fit()
    yield 1.0
    picture("people-houses-dark")
    legend, way_label = panel().building.chart.legend, panel().bar.way
    legend_ink, ink = (one.palette().color(one.foregroundRole()) for one in (legend, way_label))
    note("dark", [legend_ink.lightness(), ink.lightness(), ink.name() in way_label.text()])
    panel().bar.actions_by_name["print"].trigger()
    yield 1.0
    yield idle
    yield 2.0
    layouts = QgsProject.instance().layoutManager().layouts()
    note("layouts", [one.name() for one in layouts])
    items = {{name: layouts[0].itemById(name) for name in ("title", "counts", "foot", "chart", "map")}}
    note("page", [items["title"].text(), items["counts"].text(), items["foot"].text()])
    from qgis.core import QgsLayoutExporter
    image = QgsLayoutExporter(layouts[0]).renderPageToImage(0, dpi=110)
    image.save(os.path.join(os.environ["CIVICGRID_TEST_SCREENS"], "people-houses-layout.png"))
    for one in QApplication.topLevelWidgets():
        if isinstance(one, QMainWindow) and one is not iface.mainWindow() and one.isVisible():
            one.close()
    QgsProject.instance().write({project!r})
    store = plugin().desk.session.store
    note("audit", [row for row in store.read("audit_log", ["action"], order_by=("id",))["action"] if "print" in row])
    panel().show_building({town.buildings["empty"]})
    yield 0.5
    yield idle
    panel().building.turn_to("overview")
    yield 1.0
    note("offer", find("CivicGrid.people_houses.rooms").isVisible())
    picture("people-houses-without-rooms")
    click(find("CivicGrid.people_houses.rooms"))
    yield 0.5
    yield idle
    note("rooms", host().widget("rooms").picked.ids == [{town.buildings["empty"]}])
    host().show("people_houses")
    panel().show_building({town.buildings["yard"]})
    yield 0.5
    yield idle
    panel().building.turn_to("chart")
    yield 0.3
    picture("people-houses-yard")
    plugin().desk.session.close()
    yield 0.3
    note("closed", [panel().pages.text(), panel().bar.isEnabled(), way_is_hidden()])


def way_is_hidden():
    return not panel().bar.way.isVisible()

drive(steps())
"""
    )
    values = run_desktop(script, profile).check()
    assert values["results"] == ["翠湖花园8栋\n翠湖路9号", "按姓名、证件号码或电话查找人员（记入审计日志）"]
    assert values["tower"] == "翠湖花园8栋"
    assert values["typed"] == ["1", "3501", "翠湖花园8栋 ▸ 1单元3501"]
    assert values["again"] == ["2", "3501"], "the same number once more is the next unit's"
    assert values["zoom"]
    assert [text.rpartition("/")[2] for text in values["written"]] == ["表.pdf。", "表.png。"]
    assert values["live"] == [True, True, "翠湖花园8栋 ▸ 2单元3501"]
    assert min(values["dark"][:2]) > 120, "light words on a dark ground"
    assert values["dark"][2], "links, too"
    assert values["layouts"] == ["翠湖花园8栋 楼盘表"]
    title, counts, foot = values["page"]
    assert title == "翠湖花园8栋 楼盘表"
    # Somebody moved in since the picture was drawn: the page says what the panel shows.
    assert counts == "房间 864 间（自住 864）\n0 户、1,189 人（户籍 679、流动 170、留守 170、境外 169、类别未定 1）"
    assert foot.startswith("打印人：单机操作员\u3000打印时间：")
    assert values["audit"] == ["print_section"] * 3
    assert values["offer"]
    assert values["rooms"], "the rooms' panel has the building picked"
    assert values["closed"] == ["尚未打开数据库。请连接已有数据库，或新建一个文件数据库，无需安装配置。", False, True]
    assert Path(pdf).read_bytes().startswith(b"%PDF")
    assert Path(png).stat().st_size > 100_000
    with zipfile.ZipFile(project) as archive:
        saved = b"".join(archive.read(name) for name in archive.namelist())
    assert "李**".encode() not in saved
    assert "陈*".encode() not in saved, "no resident, though masked, is in the project"


def test_on_a_server_a_viewer_sees_the_house_and_another_area_nothing(profile, cluster):
    with create_store(f"service={SERVICE} schema=dwelling", purpose="demo") as store:
        town = fill_estate(store, tower="1x2x2")
        far = add_area(store, "FAR")
        with (
            add_account(cluster, store, "gast", ("viewer",), town.area) as guest,
            add_account(cluster, store, "fern", ("clerk",), far) as clerk,
        ):
            databases = guest.database, clerk.database
    script = (
        PANEL
        + f"""
def steps():
    yield opened({databases[0]!r})
    host().show("people_houses")
    yield idle
    narrow()
    panel().show_room({town.rooms["family"]})
    yield lambda: panel()._view is not None and idle()
    yield 0.5
    note("room", [text("room"), text("room-note"), cell("1", "501").people])
    note("buttons", [name for name, one in panel().building.chart.room.buttons.items() if one.isVisible()])
    picture("people-houses-viewer-room")
    panel().building.turn_to("overview")
    yield 0.5
    note("facts", facts())
    panel().building.turn_to("people")
    yield 0.5
    picture("people-houses-viewer")
    labels = [one.text() for one in panel().building.findChildren(QLabel) if one.isVisible()]
    note("withheld", [one for one in labels if one.startswith("人口信息")])
    search = find("CivicGrid.people_houses.search")
    type_text(search, "翠湖花园3")
    yield 0.6
    yield idle
    results = find("CivicGrid.people_houses.results")
    note("results", [results.item(row).text() for row in range(results.count())])
    panel().show_person({town.people["father"]})
    yield 0.5
    yield idle
    note("person", panel().pages.text())
    plugin().desk.opening.open({databases[1]!r})
    yield lambda: plugin().desk.session.account is not None and "clerk" in plugin().desk.session.account.roles
    panel().show_building({town.buildings["mixed"]})
    yield 0.5
    yield idle
    note("far", panel().pages.text())

drive(steps())
"""
    )
    values = run_desktop(script, profile).check()
    assert values["room"] == [
        "1单元501 · 5F · 自住",
        "居住人员仅向受理员、网格员、派遣员、完整信息查看人员和管理员显示。",
        None,
    ]
    assert values["buttons"] == ["files", "close"]
    assert values["facts"]["居住人数"] == "6 人（当前账号不显示人员明细）"
    assert "人口类别" not in values["facts"]
    assert values["withheld"] == ["人口信息仅向受理员、网格员、派遣员、完整信息查看人员和管理员显示。"]
    assert values["results"] == ["翠湖花园3栋\n翠湖路8号"]
    assert values["person"] == "当前账号无权查看人口信息。"
    assert values["far"] == "该楼栋已不存在。"
