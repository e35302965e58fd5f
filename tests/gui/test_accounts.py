"""Accounts in a real QGIS: made, changed, refused, and read back from the audit log."""

import pytest

from civicgrid.plugin.domain.uid import new_uid
from civicgrid.plugin.store import create_store, open_store
from civicgrid.plugin.store.access import Access
from civicgrid.plugin.store.audit import Audit
from civicgrid.tests.support.desktop import run_desktop

AREAS = {"南湾街道": None, "龙吟社区": "南湾街道", "翠湖社区": "南湾街道"}

OPENING = """
desk = lambda: plugin().desk
session = lambda: desk().session

def connect(database):
    desk().opening.open(database)
    return lambda: session().database == database and not desk().opening.busy

def button_of(box, standard):
    return box.button(standard)
"""

ACCOUNTS = """
def panel():
    return desk().host.widget("accounts")

def fill(name, text):
    field = find("CivicGrid.accounts." + name)
    field.clear()
    type_text(field, text)

def tick(role, wanted=True):
    box = find("CivicGrid.accounts.role." + role)
    if box.isChecked() != wanted:
        panel().findChildren(__import__("qgis.PyQt.QtWidgets").PyQt.QtWidgets.QScrollArea)
        click(box, QPoint(8, box.height() // 2))

def shown():
    table = panel().table.model()
    return [[table.index(row, column).data() for column in range(4)] for row in range(table.rowCount())]

def choose(name):
    table = panel().table
    row = next(row for row in range(table.model().rowCount()) if name in table.model().index(row, 0).data())
    click(table.viewport(), table.visualRect(table.model().index(row, 0)).center())

def ready():
    return panel().form.isEnabled() and panel().pages.text() == "" and not desk().workbench.tasks._running
"""


@pytest.fixture
def town(tmp_path):
    """A file with three areas and two departments, in a folder with a Chinese name and a space."""
    folder = tmp_path / "南湾 街道"
    folder.mkdir()
    database = folder / "社区.gpkg"
    with create_store(str(database)) as store:
        keys = {None: None}
        for number, (name, parent) in enumerate(AREAS.items()):
            level = "community" if parent else "town"
            row = {"uid": new_uid(), "code": f"3501{number}", "name": name, "level": level, "parent_id": keys[parent]}
            keys[name] = store.insert("area", row)
        for code, name in (("cg", "城市管理科"), ("wy", "网格办")):
            store.insert("department", {"uid": new_uid(), "code": code, "name": name})
    return str(database)


def run(profile, database, steps, **options):
    script = OPENING + ACCOUNTS + f"DATABASE = {database!r}\n" + steps + "\ndrive(steps())\n"
    result = run_desktop(script, profile, **options)
    assert "error" not in result.values, result.values["error"]
    assert result.exit_code == 0, result.output
    assert "Traceback" not in result.output, result.output
    return result.values


def test_a_manager_makes_changes_and_is_refused(profile, town):
    values = run(
        profile,
        town,
        """
def make(name, login, roles, area):
    click(find("CivicGrid.accounts.new"))
    yield 0.1
    fill("name", name)
    fill("login", login)
    fill("number", "0917")
    box = find("CivicGrid.accounts.area")
    box.lineEdit().selectAll()
    type_text(box.lineEdit(), area)
    press(box.lineEdit(), Qt.Key.Key_Return)
    for role in roles:
        tick(role)
    yield 0.2
    click(find("CivicGrid.accounts.save"))
    yield lambda: any(name in row[0] for row in shown()) and ready()

def steps():
    yield lambda: plugin().desk is not None
    yield connect(DATABASE)
    dock = desk().host.show("accounts")
    yield lambda: panel().pages.text() != "" and not desk().workbench.tasks._running
    note("empty", panel().pages.text())
    iface.mainWindow().resizeDocks([dock], [360], Qt.Orientation.Horizontal)
    panel().begin_new()
    yield 0.2
    yield from make("王芳", "wangfang", ["manager"], "南湾街道")
    # From here on the manager works under her own name.
    yield connect(DATABASE + " operator=wangfang")
    yield lambda: session().account.login == "wangfang" and ready()
    yield from make("李建国", "lijianguo", ["clerk", "grid_worker"], "龙吟社区")
    yield from make("赵晓梅", "zhaoxiaomei", ["handler"], "翠湖社区")
    note("made", shown())
    # The last manager's right stays.
    choose("王芳")
    yield 0.2
    tick("manager", False)
    click(find("CivicGrid.accounts.save"))
    yield lambda: panel().message.text() != ""
    note("refused", find("CivicGrid.accounts.message").text())
    yield 0.3
    picture("accounts-refused")
    # A right with an end.
    choose("李建国")
    yield 0.2
    tick("revealer")
    yield 0.2
    from qgis.PyQt.QtCore import QDate
    find("CivicGrid.accounts.end.revealer").setDate(QDate(2099, 12, 31))
    fill("name", "李建国二")
    note("width", dock.width())
    yield 0.3
    picture("accounts")
    picture("accounts-dock", dock)
    click(find("CivicGrid.accounts.save"))
    yield lambda: any("李建国二" in row[0] for row in shown()) and ready()
    note("end", find("CivicGrid.accounts.end.revealer").date().toString("yyyy-MM-dd"))
    choose("赵晓梅")
    yield 0.2
    click(find("CivicGrid.accounts.active"))
    yield lambda: len(shown()) == 2 and ready()
    click(find("CivicGrid.accounts.gone"), QPoint(8, 8))
    yield lambda: len(shown()) == 3
    note("gone", shown())
    type_text(find("CivicGrid.accounts.search").findChild(QWidget) or find("CivicGrid.accounts.search"), "")
    search = find("CivicGrid.accounts.search")
    type_text(search, "网格员")
    yield 0.2
    note("found", shown())
    search.clear()
    audit_dock = desk().host.show("audit")
    audit = lambda: desk().host.widget("audit")
    lines = lambda: find("CivicGrid.audit.lines")
    yield lambda: audit().log.lines.topLevelItemCount() >= 6
    yield 0.2
    item = next(lines().topLevelItem(row) for row in range(lines().topLevelItemCount())
                if "角色" in lines().topLevelItem(row).text(2))
    click(lines().viewport(), lines().visualItemRect(item).center())
    note("lines", [[lines().topLevelItem(row).text(column) for column in range(4)]
                   for row in range(lines().topLevelItemCount())])
    note("detail", find("CivicGrid.audit.detail").toPlainText())
    picture("accounts-audit")
    picture("accounts-audit-dock", audit_dock)
    audit().tabs.setCurrentIndex(2)
    click(find("CivicGrid.audit.verify"))
    yield lambda: audit().chain.verdict.text().startswith(("✔", "✘"))
    note("verdict", audit().chain.verdict.text())
    session().close()
    yield 0.3
""",
    )
    assert "还没有账号" in values["empty"]
    assert [row[:3] for row in sorted(values["made"])] == [
        ["李建国", "受理员、网格员", "龙吟社区"],
        ["王芳", "管理员", "南湾街道"],
        ["赵晓梅", "处置人员", "翠湖社区"],
    ]
    assert "管理员" in values["refused"]
    assert values["width"] <= 400
    assert values["end"] == "2099-12-31"
    assert [row[0] for row in values["gone"] if "已停用" in row[0]] == ["赵晓梅（已停用）"]
    assert [row[0] for row in values["found"]] == ["李建国二"]
    assert "完整信息查看人员" in values["detail"]
    assert values["verdict"].startswith("✔")
    with open_store(town) as store:
        entries = {entry.name: entry for entry in Access(store).accounts()}
        assert set(entries["李建国二"].roles) == {"clerk", "grid_worker", "revealer"}
        assert entries["李建国二"].roles["revealer"].isoformat() == "2099-12-31T16:00:00+00:00"
        assert [line.action for line in Audit(store).lines()] == [
            "deactivate_account", "change_roles", "change_account", *["create_account"] * 3
        ]  # fmt: skip
        assert [line[1] for line in values["lines"][:-1]] == ["王芳"] * 5
