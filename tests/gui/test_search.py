"""The search box and QGIS's own search in a real QGIS: places as one types, residents masked, once a finished text."""

import pytest

from civicgrid.plugin.store import open_store
from civicgrid.plugin.store.finder import MOST
from civicgrid.tests.support.query_desk import NAME, run_query, town_with_a_known_resident


@pytest.fixture(scope="module")
def town(tmp_path_factory):
    return town_with_a_known_resident(tmp_path_factory.mktemp("query"))


def test_places_come_as_one_types_and_residents_at_enter(town, profile):
    with open_store(str(town[0])) as store:
        address = store.read("building", ["address"], order_by=("id",))["address"][0]
        before = store.query("SELECT count(*) AS found FROM audit_log WHERE action = 'search'")[0]["found"]
    values = run_query(
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
    # More than are shown is said, and leads nowhere.
    box.clear()
    type_text(box, ADDRESS[2:4])
    yield 0.6
    yield lambda: hits() and quiet()
    yield 0.3
    picture("search-more", dock)
    note("more", [text for group, text in hits() if group == "楼栋"])
    branch = [one for one in map(tree.topLevelItem, range(tree.topLevelItemCount())) if one.text(0) == "楼栋"][0]
    last = branch.child(branch.childCount() - 1)
    tree.scrollToItem(last)
    click(tree.viewport(), tree.visualItemRect(last).center())
    yield quiet
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
    assert len(values["more"]) == MOST + 1
    assert values["more"][-1] == "…还有更多，请补充条件"
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
        address = store.read("building", ["address"], order_by=("id",))["address"][0]
        before = store.query("SELECT count(*) AS found FROM audit_log WHERE action = 'search'")[0]["found"]
    values = run_query(
        town,
        profile,
        f"ADDRESS = {address!r}\n"
        + """
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
    type_text(edit, "civ " + ADDRESS[2:4])
    yield lambda: any("更多" in (line or "") for line in lines())
    yield 0.6
    note("places", lines())
    picture("locator-more")
    edit.clear()
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
    heads = [row for row, line in enumerate(values["places"]) if (line or "").strip() == "楼栋 …还有更多，请补充条件"]
    assert len(heads) == 1
    assert all(address[2:4] in line for line in values["places"][heads[0] + 1 : heads[0] + 1 + MOST])
    assert any("欧阳**" in (line or "") for line in values["lines"])
    assert not any("欧阳**" in (line or "") for line in values["without"])
    assert any("查居民请先输入“ren”" in (line or "") for line in values["without"])
    assert [kind for kind, _ in values["opened"]] == ["person"]
    with open_store(str(town[0])) as store:
        rows = store.query("SELECT count(*) AS found FROM audit_log WHERE action = 'search'")
        assert rows[0]["found"] == before + 1


def test_who_may_not_is_told_so(town, profile):
    file = town[0]
    values = run_query(
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
