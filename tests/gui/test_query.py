"""Search and query in a real QGIS, on the demo town: typed, drawn, run, seen on the map, kept, exported, refused."""

from datetime import date

import pytest

from civicgrid.plugin.services.dependencies import require
from civicgrid.plugin.services.keys import KEYFILE_VARIABLE, read_file
from civicgrid.plugin.store import open_store
from civicgrid.plugin.store.access import Access
from civicgrid.plugin.store.people import People
from civicgrid.tests.support.desktop import run_desktop
from civicgrid.tests.support.office import OPENING, demo_town
from civicgrid.tests.support.people import resident

NAME = "欧阳清扬"
OPEN = (
    OPENING
    + """
from qgis.PyQt.QtCore import QPointF
from qgis.PyQt.QtWidgets import QDockWidget, QTreeWidgetItemIterator, QInputDialog

def query():
    return desk().host.widget("query")

def page():
    return query().query

def results():
    return page().results

def hits():
    shown, walk = [], QTreeWidgetItemIterator(find("CivicGrid.search.list"))
    while walk.value():
        if walk.value().parent() is not None:
            shown.append((walk.value().parent().text(0), walk.value().text(0)))
        walk += 1
    return shown

def show_dock():
    iface.mainWindow().findChild(QDockWidget, "Browser").hide()
    iface.mainWindow().findChild(QDockWidget, "Layers").hide()
    dock = desk().host.show("query")
    iface.mainWindow().resizeDocks([dock], [360], Qt.Orientation.Horizontal)
    return dock

AGE = 3
opened = []

class Opened:
    def show_building(self, key): opened.append(("building", key))
    def show_room(self, key): opened.append(("room", key))
    def show_person(self, key): opened.append(("person", key))

def watch_opening():
    desk().workbench.show_panel = lambda name: Opened()

def on_canvas(x, y):
    view = iface.mapCanvas().viewport()
    return QPoint(int(view.width() * x), int(view.height() * y))

def drag(start, end):
    view = iface.mapCanvas().viewport()
    QTest.mousePress(view, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, start)
    for step in range(1, 6):
        between = QPoint(start.x() + (end.x() - start.x()) * step // 5, start.y() + (end.y() - start.y()) * step // 5)
        QTest.mouseMove(view, between)
    QTest.mouseRelease(view, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, end)

def still():
    return page()._task is None and quiet()
"""
)


@pytest.fixture(scope="module")
def town(tmp_path_factory):
    """The demo town with one more resident, whose name is known here, and accounts who may more or less."""
    folder = tmp_path_factory.mktemp("query")
    file = demo_town(folder)
    keys = file.parent / "demo.keys"
    with open_store(str(file)) as store:
        keyring = read_file(keys, store.uid)
        room = store.read("room", ["id", "area_id"], where={"use_class": "self_occupied"}, order_by=("id",))
        one = resident(7, name=NAME, birth_date=date(1950, 5, 1), phone="13987654321")
        People(store, keyring).save([one], area_ids=[room["area_id"][0]])
        person = store.read("person", ["id"], where={"uid": one.uid})["id"][0]
        row = {"person_id": person, "room_id": room["id"][0], "role": "owner", "valid_from": date(2020, 1, 1)}
        store.insert("occupancy", {**row, "uid": f"stay-{one.uid}", "area_id": room["area_id"][0]})
        people = store.read("person", ["id", "area_id"], order_by=("id",))
        for key, area in list(zip(*people.values(), strict=True))[40:49]:
            tag = {"person_id": key, "tag": "disabled", "valid_from": date(2020, 1, 1), "area_id": area}
            store.insert("person_tag", tag)
        access = Access(store)
        access.create_user("kanke", "看客", roles=["viewer"])
        limited = access.create_user("wenyuan", "文员", roles=["clerk"])
        store.execute("UPDATE user_role SET hourly_limit = 1 WHERE app_user_id = :id", {"id": limited})
    return file, keys


def run(town, profile, steps, database="", **options):
    file, keys = town
    script = OPEN + f"DATABASE = {(database or str(file))!r}\nNAME = {NAME!r}\n" + steps + "\ndrive(steps())\n"
    return run_desktop(script, profile, env={KEYFILE_VARIABLE: str(keys)}, timeout=240, **options).check()


def test_places_come_as_one_types_and_residents_at_enter(town, profile):
    with open_store(str(town[0])) as store:
        address = store.read("building", ["address"], order_by=("id",))["address"][0]
        before = store.query("SELECT count(*) AS found FROM audit_log WHERE action = 'search'")[0]["found"]
    values = run(
        town,
        profile,
        f"ADDRESS = {address!r}\n"
        + """
def steps():
    dock = show_dock()
    yield 0.5
    note("closed", query().text())
    picture("query-closed", dock)
    yield connect(DATABASE)
    yield lambda: QgsProject.instance().mapLayers()
    yield quiet
    watch_opening()
    box = find("CivicGrid.search.box")
    for letter in ADDRESS:
        type_text(box, letter)
        yield 0.02
    yield lambda: hits() and quiet()
    note("places", hits())
    yield 0.3
    picture("search-places", dock)
    tree = find("CivicGrid.search.list")
    scale = iface.mapCanvas().scale()
    branches = [tree.topLevelItem(row) for row in range(tree.topLevelItemCount())]
    item = [one for one in branches if one.text(0) == "楼栋"][0]
    click(tree.viewport(), tree.visualItemRect(item.child(0)).center())
    yield 0.5
    yield canvas_drawn
    note("went", iface.mapCanvas().scale() < scale)
    # A resident: by name, by initials, by a phone's last four; nothing while one types.
    found = {}
    for text in (NAME, "oyqy", "4321"):
        box.clear()
        type_text(box, text)
        yield 0.6
        press(box, Qt.Key.Key_Return)
        yield lambda: any(group == "人口" for group, _ in hits()) and quiet()
        found[text] = [line for group, line in hits() if group == "人口"]
    note("found", found)
    note("hint", find("CivicGrid.search.told").text())
    picture("search-residents", dock)
    branch = tree.topLevelItem(0)
    click(tree.viewport(), tree.visualItemRect(branch.child(0)).center())
    yield 0.5
    yield quiet
    box.clear()
    type_text(box, "张")
    press(box, Qt.Key.Key_Return)
    yield quiet
    yield 0.3
    note("short", find("CivicGrid.search.told").text())
    box.clear()
    type_text(box, "没有这个地方")
    yield 0.8
    yield quiet
    note("nothing", find("CivicGrid.search.hint").text())
    picture("search-nothing", dock)
    note("opened", list(opened))
    # Without anybody in between, the panel of people and houses opens.
    desk().workbench.show_panel = desk().show_panel
    box.clear()
    type_text(box, NAME)
    press(box, Qt.Key.Key_Return)
    yield lambda: hits() and quiet()
    click(tree.viewport(), tree.visualItemRect(tree.topLevelItem(0).child(0)).center())
    yield lambda: desk().host.widget("people_houses") is not None and quiet()
    yield 1.0
    yield canvas_drawn
    note("shown", desk().host.shown())
    picture("search-opens-person")
""",
    )
    assert "尚未打开数据库" in values["closed"]
    assert any(group == "楼栋" and address in text for group, text in values["places"])
    assert values["went"]
    for lines in values["found"].values():
        assert any("欧阳**" in line for line in lines)
        assert NAME not in str(lines)
    assert "审计日志" in values["hint"]
    assert "至少" in values["short"]
    assert "没有名称" in values["nothing"]
    assert [kind for kind, _ in values["opened"]] == ["building", "person"]
    assert "people_houses" in values["shown"]
    with open_store(str(town[0])) as store:
        rows = store.query("SELECT count(*) AS found FROM audit_log WHERE action = 'search'")
        assert rows[0]["found"] == before + 4


def test_the_search_of_qgis_finds_residents_once_a_finished_text(town, profile):
    with open_store(str(town[0])) as store:
        before = store.query("SELECT count(*) AS found FROM audit_log WHERE action = 'search'")[0]["found"]
    values = run(
        town,
        profile,
        """
from qgis.core import QgsLocatorProxyModel
from qgis.gui import QgsLocatorWidget
from qgis.PyQt import sip
from qgis.PyQt.QtWidgets import QLineEdit, QTreeView

def steps():
    yield connect(DATABASE)
    yield lambda: QgsProject.instance().mapLayers()
    yield quiet
    watch_opening()
    box = [w for w in QApplication.allWidgets() if w.metaObject().className() == "QgsLocatorWidget"][0]
    edit = box.findChild(QLineEdit)
    view = [v for v in QApplication.allWidgets() if isinstance(v, QTreeView) and v.model() is not None
            and v.model().metaObject().className() == "QgsLocatorProxyModel"][0]
    lines = lambda: [view.model().index(row, 0).data() for row in range(view.model().rowCount())]
    edit.setFocus()
    for letter in "ren " + NAME:
        type_text(edit, letter)
        yield 0.15
    yield lambda: any("欧阳**" in (line or "") for line in lines())
    note("lines", lines())
    yield 0.3
    picture("locator-residents")
    press(edit, Qt.Key.Key_Down)
    press(edit, Qt.Key.Key_Return)
    yield 0.6
    note("opened", opened)
    # The same text again is not asked again; without the prefix nobody is searched for.
    edit.clear()
    type_text(edit, "ren " + NAME)
    yield lambda: any("欧阳**" in (line or "") for line in lines())
    edit.clear()
    type_text(edit, NAME)
    yield 2.0
    note("without", lines())
    edit.clear()
    type_text(edit, "ren 张")
    yield lambda: any("至少" in (line or "") for line in lines())
""",
    )
    assert any("欧阳**" in (line or "") for line in values["lines"])
    assert not any("欧阳**" in (line or "") for line in values["without"])
    assert [kind for kind, _ in values["opened"]] == ["person"]
    with open_store(str(town[0])) as store:
        rows = store.query("SELECT count(*) AS found FROM audit_log WHERE action = 'search'")
        assert rows[0]["found"] == before + 1


def test_a_place_is_drawn_the_answer_seen_kept_and_exported(town, profile, tmp_path):
    table = tmp_path / "名单.xlsx"
    values = run(
        town,
        profile,
        f"TABLE = {str(table)!r}\n"
        + """
def steps():
    yield connect(DATABASE)
    yield lambda: QgsProject.instance().mapLayers()
    dock = show_dock()
    yield quiet
    query().tabs.setCurrentIndex(1)
    yield 0.3
    watch_opening()
    yield canvas_drawn
    picture("query-form", dock)
    note("width", dock.width())
    # Everybody first.
    click(find("CivicGrid.query.run"))
    yield still
    yield 0.5
    note("all", [results().summary.text(), results().model.rowCount()])
    note("groups", [[results().groups.list.topLevelItem(row).text(n) for n in (0, 1)]
                    for row in range(results().groups.list.topLevelItemCount())])
    click(find("CivicGrid.query.back"))
    yield 0.2
    # A rectangle is dragged, ages are set.
    click(find("CivicGrid.query.rectangle"))
    yield 0.1
    note("down", find("CivicGrid.query.rectangle").isChecked())
    drag(on_canvas(0.25, 0.25), on_canvas(0.6, 0.7))
    yield 0.3
    note("place", find("CivicGrid.query.place").text())
    page().form.age_from.setValue(60)
    yield 0.2
    picture("query-drawn")
    click(find("CivicGrid.query.run"))
    yield still
    yield 0.5
    note("old", [results().summary.text(), results().model.rowCount()])
    ages = [results().model.index(row, AGE).data() for row in range(results().model.rowCount())]
    note("ages", ages)
    model = results().table
    model.selectRow(0)
    model.selectionModel().select(model.model().index(3, 0), model.selectionModel().SelectionFlag.Select
                                  | model.selectionModel().SelectionFlag.Rows)
    yield 0.5
    yield quiet
    yield canvas_drawn
    note("marked", results().marks.count())
    click(find("CivicGrid.query.show-all"))
    yield 0.5
    yield quiet
    yield canvas_drawn
    yield 0.5
    picture("query-results")
    picture("query-results-dock", dock)
    # By age, the oldest first.
    results().table.clearSelection()
    header = results().table.horizontalHeader()
    header.setSortIndicator(AGE, Qt.SortOrder.DescendingOrder)
    yield still
    results().model.index(0, AGE).data()
    yield 0.3
    yield quiet
    note("sorted", [results().model.index(row, AGE).data() for row in range(5)])
    group = find("CivicGrid.query.group")
    group.setCurrentIndex(group.findData("age"))
    yield 0.3
    yield quiet
    listed = results().groups.list
    note("bands", [listed.topLevelItem(row).text(0) for row in range(listed.topLevelItemCount())])
    # Selecting on the map filters the rows.
    layer = next(iter(results()._layers()))
    chosen = results()._answer.buildings.tolist()[0]
    layer.selectByExpression(f'"id" = {chosen}')
    click(find("CivicGrid.query.follow"))
    yield 0.4
    there = results()._answer.buildings.tolist().count(chosen)
    note("followed", [results().summary.text(), results().model.rowCount(), there])
    picture("query-followed", dock)
    click(find("CivicGrid.query.follow"))
    yield 0.2
    note("back", results().model.rowCount())
    # Exported, with its purpose.
    later(find("CivicGrid.query.export"))
    yield lambda: window() is not None and window().objectName() == "CivicGrid.query-export"
    dialog = window()
    dialog.file.setFilePath(TABLE)
    click(find("CivicGrid.query-export.go"))
    yield lambda: dialog.message.text() != ""
    note("purpose", dialog.message.text())
    yield 0.2
    picture("query-export", dialog)
    type_text(find("CivicGrid.query-export.purpose"), "高龄津贴入户核实")
    click(find("CivicGrid.query-export.go"))
    yield lambda: window() is None
    note("said", messages())
    # Kept under a name, shown again.
    click(find("CivicGrid.query.back"))
    yield 0.2
    soon(page().saved.save)
    yield lambda: window(QInputDialog) is not None
    window(QInputDialog).setTextValue("片区老年人")
    soon(window(QInputDialog).accept)
    yield lambda: find("CivicGrid.query.saved").count() == 2
    note("kept", find("CivicGrid.query.saved").currentText())
    click(find("CivicGrid.query.reset"))
    yield 0.2
    note("reset", [page().form.age_from.value(), find("CivicGrid.query.place").text()])
    saved = find("CivicGrid.query.saved")
    saved.setCurrentIndex(1)
    saved.activated.emit(1)
    yield 0.3
    note("again", [page().form.age_from.value(), find("CivicGrid.query.place").text()])
    click(find("CivicGrid.query.run"))
    yield still
    note("same", results().model.rowCount())
    # Nobody.
    click(find("CivicGrid.query.back"))
    page().form.age_from.setValue(129)
    click(find("CivicGrid.query.run"))
    yield still
    yield 0.3
    note("nobody", results().summary.text())
    picture("query-nobody", dock)
    # On a dark theme.
    from qgis.core import QgsApplication
    click(find("CivicGrid.query.back"))
    page().form.age_from.setValue(60)
    click(find("CivicGrid.query.run"))
    yield still
    QgsApplication.setUITheme("Night Mapping")
    yield 0.5
    picture("query-dark", dock)
    click(find("CivicGrid.query.back"))
    yield 0.3
    picture("query-dark-form", dock)
""",
    )
    assert values["width"] <= 420
    assert "共" in values["all"][0]
    assert sum(int(count.replace(",", "")) for _, count in values["groups"]) == values["all"][1]
    assert values["down"]
    assert "绘制范围" in values["place"]
    assert 0 < values["old"][1] < values["all"][1]
    assert all(int(age) >= 60 for age in values["ages"])
    assert 1 <= values["marked"] <= 2
    ages = [int(age) for age in values["sorted"]]
    assert ages == sorted(ages, reverse=True)
    assert set(values["bands"]) <= {"60–79 岁", "80 岁及以上"}
    assert values["followed"][1] == values["followed"][2] < values["back"] == values["old"][1]
    assert "用途" in values["purpose"]
    assert any("名单.xlsx" in text for text in values["said"])
    assert values["kept"] == "片区老年人"
    assert values["reset"] == [-1, "范围：不限"]
    assert values["again"][0] == 60
    assert "绘制范围" in values["again"][1]
    assert values["same"] == values["old"][1]
    assert "没有符合条件" in values["nobody"]
    book = require("python_calamine").CalamineWorkbook.from_path(str(table))
    rows = book.get_sheet_by_index(1).to_python()
    assert rows[0][0] == "姓名"
    assert len(rows) == values["old"][1] + 1
    assert all("*" in row[0] for row in rows[1:])
    assert "高龄津贴入户核实" in str(book.get_sheet_by_index(0).to_python())
    with open_store(str(town[0])) as store:
        found = store.query(
            "SELECT action, detail FROM audit_log WHERE action IN ('export_persons', 'query_persons') ORDER BY id DESC",
            types={"detail": "json"},
        )
    exported = next(row["detail"] for row in found if row["action"] == "export_persons")
    assert exported["purpose"] == "高龄津贴入户核实"
    assert exported["rows"] == values["old"][1]
    assert exported["conditions"] == {"age_from": 60, "drawn": True}


def test_every_way_to_a_place_and_a_query_that_is_shared(town, profile):
    values = run(
        town,
        profile,
        """
from qgis.core import QgsCoordinateTransform, QgsGeometry, QgsVectorLayer, QgsFeature

def steps():
    yield connect(DATABASE)
    yield lambda: QgsProject.instance().mapLayers()
    dock = show_dock()
    yield quiet
    query().tabs.setCurrentIndex(1)
    yield 0.3
    yield canvas_drawn
    view = iface.mapCanvas().viewport()
    found = {}

    def asked():
        click(find("CivicGrid.query.run"))
        yield still
        yield 0.2
        found[shape] = [results().model.rowCount(), len(results()._answer.by_building())]
        click(find("CivicGrid.query.back"))
        yield 0.1

    for shape in ("polygon", "circle", "line", "pick", "selected", "grids"):
        click(find("CivicGrid.query.clear"))
        if shape in ("polygon", "line"):
            click(find(f"CivicGrid.query.{shape}"))
            for corner in ((0.3, 0.3), (0.6, 0.3), (0.55, 0.6)):
                click(view, on_canvas(*corner))
                yield 0.1
            click(view, on_canvas(0.5, 0.6), Qt.MouseButton.RightButton)
        elif shape == "circle":
            click(find("CivicGrid.query.circle"))
            drag(on_canvas(0.5, 0.4), on_canvas(0.6, 0.4))
        elif shape == "grids":
            page().place.grids.toggleItemCheckState(0)
            page().place.grids.toggleItemCheckState(5)
        else:
            layer = next(iter(results()._layers()))
            yield from asked() if shape not in found else ()
            house = results()._answer.buildings.tolist()[0]
            one = next(layer.getFeatures(f'"id" = {house}'))
            if shape == "selected":
                layer.selectByIds([one.id()])
                click(find("CivicGrid.query.selected"))
            else:
                canvas = iface.mapCanvas()
                into = QgsCoordinateTransform(layer.crs(), canvas.mapSettings().destinationCrs(), QgsProject.instance())
                middle = into.transform(one.geometry().pointOnSurface().asPoint())
                canvas.setCenter(middle)
                canvas.zoomScale(800)
                canvas.refresh()
                yield 0.5
                yield canvas_drawn
                click(find("CivicGrid.query.pick"))
                at = canvas.getCoordinateTransform().transform(middle)
                click(view, QPoint(int(at.x()), int(at.y())))
        yield 0.3
        note("place " + shape, find("CivicGrid.query.place").text())
        if shape in ("circle", "pick"):
            picture("query-" + shape)
        yield from asked()
    note("found", found)
    click(find("CivicGrid.query.clear"))
    # A sensitive tag: small groups are withheld.
    box = page().form._boxes["tags"]
    note("tags", [box.itemText(row) for row in range(box.count())])
    box.setItemCheckState([box.itemData(row) for row in range(box.count())].index("disabled"), Qt.CheckState.Checked)
    click(find("CivicGrid.query.run"))
    yield still
    yield 0.3
    listed = results().groups.list
    note("withheld", [results().note.text(), [listed.topLevelItem(row).text(1)
                      for row in range(listed.topLevelItemCount())]])
    picture("query-sensitive", dock)
    click(find("CivicGrid.query.back"))
    saved = page().saved
    for name in ("残疾人", "待删"):
        soon(saved.save)
        yield lambda: window(QInputDialog) is not None
        window(QInputDialog).setTextValue(name)
        soon(window(QInputDialog).accept)
        yield lambda: saved.list.currentText() == name and quiet()
    later_ = QMessageBox.StandardButton.Yes
    soon(saved.delete)
    yield lambda: window(QMessageBox) is not None
    answer(later_)
    yield lambda: saved.list.findText("待删") < 0 and quiet()
    saved.list.setCurrentIndex(saved.list.findText("残疾人"))
    saved.share()
    yield lambda: "共享" in saved.list.currentText() and quiet()
    note("shared", saved.list.currentText())
""",
    )
    for shape in ("polygon", "circle", "line", "pick", "selected"):
        assert "不限" not in values[f"place {shape}"], shape
        assert values["found"][shape][0] > 0, shape
    assert "1 栋" in values["place pick"]
    assert "1 栋" in values["place selected"]
    assert values["found"]["pick"][1] == values["found"]["selected"][1] == 1
    assert values["found"]["line"][1] < values["found"]["polygon"][1]
    assert "2 个网格" in values["place grids"]
    assert values["found"]["grids"][0] > 0
    assert any("敏感" in text for text in values["tags"])
    assert "敏感" in values["withheld"][0]
    assert "不予显示" in values["withheld"][1]
    assert all(text == "不予显示" or int(text.replace(",", "")) >= 5 for text in values["withheld"][1])
    assert values["shared"] == "残疾人（共享）"


def test_who_may_not_is_told_so(town, profile):
    file = town[0]
    values = run(
        town,
        profile,
        f"LIMITED = {f'{file} operator=wenyuan'!r}\n"
        + """
def steps():
    yield connect(DATABASE)
    dock = show_dock()
    yield quiet
    query().tabs.setCurrentIndex(1)
    yield 0.5
    note("denied", query()._query.text())
    picture("query-denied", dock)
    query().tabs.setCurrentIndex(0)
    box = find("CivicGrid.search.box")
    type_text(box, NAME)
    press(box, Qt.Key.Key_Return)
    yield 0.3
    note("viewer", find("CivicGrid.search.told").text())
    yield connect(LIMITED)
    yield quiet
    box = find("CivicGrid.search.box")
    for turn in range(2):
        box.clear()
        type_text(box, NAME)
        press(box, Qt.Key.Key_Return)
        yield 0.5
        yield quiet
        yield 0.3
        note(f"clerk {turn}", find("CivicGrid.search.told").text())
    picture("search-limit", dock)
    query().tabs.setCurrentIndex(1)
    yield 0.3
    note("export", find("CivicGrid.query.run").isEnabled() and not results().export.isEnabled())
""",
        database=f"{file} operator=kanke",
    )
    assert "角色" in values["denied"]
    assert "无权" in values["viewer"]
    assert "居民" in values["clerk 0"]
    assert "上限" in values["clerk 1"] or "限" in values["clerk 1"]
    assert values["export"]
