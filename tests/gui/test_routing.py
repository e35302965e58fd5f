"""The rules of routing in a real QGIS: moved, edited, switched off, taken back, tried; looked at in 360 pixels."""

import pytest

from civicgrid.plugin.domain.events.routing import Rule
from civicgrid.plugin.domain.uid import new_uid
from civicgrid.plugin.store import create_store, open_store
from civicgrid.plugin.store.access import Access
from civicgrid.plugin.store.loop.events import Events
from civicgrid.plugin.store.loop.routing import read_rules, write_rules
from civicgrid.tests.support.desktop import run_desktop
from civicgrid.tests.support.narrow import CUT

BASIS = "《示范县网格化服务管理职责清单》第3条"

OPENING = '''
desk = lambda: plugin().desk
session = lambda: desk().session
panel = lambda: desk().host.widget("routing")
quiet = lambda: not desk().workbench.tasks._running and not panel()._busy

def connect(database):
    desk().opening.open(database)
    return lambda: session().database == database and not desk().opening.busy

def rules():
    return [[panel().list.topLevelItem(row).text(column) for column in range(3)]
            for row in range(panel().list.topLevelItemCount())]

def stored():
    """Who the rules name, as they were read from the store; not what the list may show on the way."""
    names = panel()._desk.names.departments
    return [names.get(rule.department) for rule in panel()._desk.book.rules] if quiet() else []

def choose(name, text):
    box = find("CivicGrid.routing." + name)
    row = next(row for row in range(box.count()) if text in box.itemText(row))
    box.setCurrentIndex(row)
'''

STEPS = """
def steps():
    yield lambda: plugin().desk is not None
    yield connect(DATABASE)
    dock = desk().host.show("routing")
    for other in iface.mainWindow().findChildren(QDockWidget):
        if other is not dock:
            other.hide()
    iface.mainWindow().resizeDocks([dock], [360], Qt.Orientation.Horizontal)
    yield lambda: panel()._desk is not None and quiet()
    yield 0.4
    note("first", rules())
    note("width", dock.width())
    note("cut", cut(dock))
    # Down by the keyboard, then dragged to the top.
    panel().list.choose(0)
    panel().list.setFocus()
    QTest.keyClick(panel().list, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    yield lambda: stored()[:2] == ["示范县城管局", "青石街道城管中队"]
    note("moved", [row[2] for row in rules()])
    note("selected", panel().list.chosen())
    yield from drag(2, 0, -8)
    yield lambda: stored()[:1] == ["青石街道环卫所"]
    note("dropped", [row[2] for row in rules()])
    click(find("CivicGrid.routing.undo"))
    yield lambda: stored()[:2] == ["示范县城管局", "青石街道城管中队"]
    panel().list.setFocus()
    QTest.keySequence(panel().list, QKeySequence("Ctrl+Z"))
    yield lambda: quiet() and rules() == _values["first"]
    # A new rule above the first; what it says is read aloud, hours that are none are refused.
    panel().list.choose(0)
    later(find("CivicGrid.routing.add"))
    yield lambda: window() is not None
    yield 0.3
    choose("type", "0102")
    choose("area", "青石街道")
    choose("urgency", "特急")
    choose("to", "示范县城管局")
    type_text(find("CivicGrid.routing.hours"), "18-88")
    note("hours", [find("CivicGrid.routing.says").text(), window().ok.isEnabled()])
    find("CivicGrid.routing.hours").clear()
    type_text(find("CivicGrid.routing.hours"), "18:00-08:00")
    yield 0.2
    note("says", find("CivicGrid.routing.says").text())
    picture("routing-rule", window())
    window().accept()
    yield lambda: quiet() and len(rules()) == len(_values["first"]) + 1
    note("added", rules()[0])
    click(find("CivicGrid.routing.switch"))
    yield lambda: quiet() and not panel()._desk.book.rules[0].active
    note("off", find("CivicGrid.routing.sentence").text())
    click(find("CivicGrid.routing.switch"))
    yield lambda: quiet() and panel()._desk.book.rules[0].active
    panel().list.choose(1)
    iface.messageBar().clearWidgets()
    yield 0.3
    picture("routing", dock)
    # Tried on an event.
    panel().tabs.setCurrentIndex(1)
    yield 0.2
    choose("try-type", "0505")
    choose("try-area", "白石街道")
    choose("try-urgency", "特急")
    find("CivicGrid.routing.try-component").setText("X1")
    type_text(find("CivicGrid.routing.number"), NUMBER)
    note("named", tried())
    click(find("CivicGrid.routing.try"))
    yield lambda: quiet() and panel().trial.rules.topLevelItemCount()
    yield 0.2
    note("its own", tried())
    note("answer", [find("CivicGrid.routing.answer").text(), find("CivicGrid.routing.why").text(),
                    find("CivicGrid.routing.others").text()])
    note("cut trial", cut(dock))
    picture("routing-trial", dock)
    find("CivicGrid.routing.number").clear()
    note("back", tried())
    find("CivicGrid.routing.try-component").clear()
    choose("try-area", "青石街道")
    click(find("CivicGrid.routing.try"))
    yield lambda: quiet() and "值班席" in find("CivicGrid.routing.answer").text()
    note("nobody", find("CivicGrid.routing.why").text())
    panel().tabs.setCurrentIndex(2)
    yield 0.2
    note("findings", [panel().findings.item(row).text() for row in range(panel().findings.count())])
    picture("routing-findings", dock)
    panel().findings.itemActivated.emit(panel().findings.item(0))
    note("gone to", [panel().tabs.currentIndex(), panel().list.chosen()])
    finish()


def tried():
    fields = [find("CivicGrid.routing.try-" + name) for name in ("type", "area", "urgency", "component")]
    return [(field.text() if hasattr(field, "text") else field.currentText()).strip() for field in fields] + [
        any(field.isEnabled() for field in fields)]


def drag(source, target, below):
    # With the mouse, in steps: the drag itself runs in a loop of its own.
    view = panel().list.viewport()
    handle = view.window().windowHandle()

    def place(row, down=0):
        middle = panel().list.visualItemRect(panel().list.topLevelItem(row)).center()
        return view.mapTo(view.window(), middle + QPoint(0, down))

    start, end = place(source), place(target, below)
    none = Qt.KeyboardModifier.NoModifier
    QTest.mousePress(handle, Qt.MouseButton.LeftButton, none, start)
    for part in range(1, 11):
        QTimer.singleShot(60 * part, lambda at=start + (end - start) * part / 10: QTest.mouseMove(handle, at))
    QTimer.singleShot(800, lambda: QTest.mouseRelease(handle, Qt.MouseButton.LeftButton, none, end))
    yield 1.2
"""


@pytest.fixture
def town(tmp_path):
    """A file with a county, two sub-districts, three departments, rules and an event; its path and the number."""
    folder = tmp_path / "青石 街道"
    folder.mkdir()
    database = str(folder / "派发.gpkg")
    with create_store(database) as store:
        keys = {}
        for code, name, level, parent in (
            ("X", "示范县", "county", None), ("Q", "青石街道", "town", "X"), ("B", "白石街道", "town", "X"),
        ):  # fmt: skip
            row = {"uid": new_uid(), "code": code, "name": name, "level": level, "parent_id": keys.get(parent)}
            keys[code] = store.insert("area", row)
        for code, name, area, part in (
            ("CG", "青石街道城管中队", "Q", "lead"), ("HW", "青石街道环卫所", "Q", "assist"),
            ("XZ", "示范县城管局", "X", "lead"),
        ):  # fmt: skip
            keys[code] = store.insert(
                "department", {"uid": new_uid(), "code": code, "name": name, "area_id": keys[area]}
            )
            duty = {"department_id": keys[code], "event_type": "0102", "part": part, "basis": BASIS}
            store.insert("responsibility", duty)
        account = Access(store).create_user("", "王芳")
        store.update("app_user", account, {"department_id": keys["CG"]})
        shipped = read_rules(store)
        own = (
            Rule(None, 1, department=keys["CG"], event_type="0102", area=keys["Q"]),
            Rule(None, 2, department=keys["XZ"], event_type="01"),
            Rule(None, 3, department=keys["HW"], event_type="0103", hours="06:00-22:00"),
            Rule(None, 4, department=keys["CG"], event_type="0104", urgency="urgent"),
        )
        write_rules(store, [*own, *shipped], shipped)
        event = Events(store).report(
            {"event_type": "0102", "title": "暴露垃圾", "source": "grid_worker", "area_id": keys["Q"]}
        )
        number = store.read("event", ["number"], where={"id": event})["number"][0]
    return database, number


def test_a_manager_orders_edits_and_tries_the_rules(profile, town):
    database, number = town
    opening = "from qgis.PyQt.QtGui import QKeySequence\nfrom qgis.PyQt.QtWidgets import QDockWidget\n" + OPENING + CUT
    script = f"{opening}\nDATABASE, NUMBER = {database!r}, {number!r}\n{STEPS}\ndrive(steps())\n"
    values = run_desktop(script, profile).check()
    first = values["first"]
    assert [row[0] for row in first] == [str(number) for number in range(1, 9)]
    assert first[0] == ["1", "0102 暴露垃圾；青石街道", "青石街道城管中队"]
    assert [row[2] for row in first[4:]] == ["属主部门", "属地部门", "属地部门", "属主部门"]
    assert values["width"] == 360
    assert values["cut"] == values["cut trial"] == []
    assert values["moved"][:3] == ["示范县城管局", "青石街道城管中队", "青石街道环卫所"]
    assert values["selected"] == 1
    assert values["dropped"][:3] == ["青石街道环卫所", "示范县城管局", "青石街道城管中队"]
    assert "18-88" in values["hours"][0]
    assert values["hours"][1] is False
    assert values["says"] == "0102 暴露垃圾；青石街道；紧急程度：特急；18:00-08:00 → 示范县城管局"
    assert values["added"][2] == "示范县城管局"
    assert values["off"].endswith("［已停用］")
    assert "青石街道城管中队" in values["answer"][0]
    assert values["answer"][1] == f"因{BASIS}：0102 暴露垃圾由青石街道城管中队主办（属地：青石街道）"
    assert values["answer"][2].splitlines() == ["协办：青石街道环卫所", "备选：示范县城管局"]
    assert values["named"] == ["", "", "", "", False]
    assert values["its own"] == ["0102 暴露垃圾", "青石街道", "未定", "", False]
    assert values["back"] == ["0505 机动车乱停放", "白石街道", "特急", "X1", True]
    assert values["nobody"].startswith("0505 机动车乱停放没有对应的派发规则，转值班席人工派发")
    assert any("第 4 条规则仅在退单或提级后起作用" in text for text in values["findings"])
    assert any("示范县城管局会收到事件" in text for text in values["findings"])
    assert any(text.startswith("0505 机动车乱停放只能转值班席") for text in values["findings"])
    assert values["gone to"] == [0, 3]
    with open_store(database) as store:
        rules = read_rules(store)
        assert (rules[0].urgency, rules[0].hours, rules[0].active) == ("critical", "18:00-08:00", True)
        assert [rule.rank for rule in rules] == list(range(1, 10))
