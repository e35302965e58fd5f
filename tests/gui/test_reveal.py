"""Clear details in a real QGIS: asked for, shown for a while, gone; read by the auditor as it happens."""

import sqlite3
from contextlib import closing

import pytest

from civicgrid.plugin.services.keys import KEYFILE_VARIABLE, Keyring
from civicgrid.plugin.store import create_store, open_store
from civicgrid.plugin.store.access import Access
from civicgrid.plugin.store.audit import Audit
from civicgrid.plugin.store.people import People
from civicgrid.plugin.store.reveal import Reveal
from civicgrid.tests.support.desktop import run_desktop
from civicgrid.tests.support.people import add_area, resident

PERSON = resident(
    7, name="欧阳晓梅", nationality="中国", tags=("volunteer", "drug_user"),
    address_text="广东省深圳市龙岗区南湾街道龙吟社区幸福路118弄翠湖花园三期12号楼3单元2501室",
)  # fmt: skip
CLEAR = (PERSON.name, PERSON.document_number, PERSON.phone, PERSON.address_text, PERSON.birth_date.isoformat())

OPENING = """
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QAbstractButton, QLineEdit, QLabel, QPlainTextEdit
desk = lambda: plugin().desk
session = lambda: desk().session
quiet = lambda: not desk().workbench.tasks._running

def connect(database):
    desk().opening.open(database)
    return lambda: session().database == database and not desk().opening.busy

def ask(person):
    ask_reveal = __import__("civicgrid.plugin.panels.reveal", fromlist=["x"]).ask_reveal
    ask_reveal(desk().workbench, person)

def dialog():
    return find("CivicGrid.reveal")

def state():
    return dialog().pages.text()

def texts():
    found = [w.text() for kind in (QLabel, QAbstractButton, QLineEdit) for w in dialog().findChildren(kind)]
    return found + [w.toPlainText() for w in dialog().findChildren(QPlainTextEdit)] + [dialog().windowTitle()]

def heard(widget=None):
    from qgis.PyQt.QtWidgets import QWidget
    return [name for w in [dialog(), *dialog().findChildren(QWidget)]
            for name in (w.accessibleName(), w.accessibleDescription(), w.toolTip(), w.whatsThis()) if name]

def tick(*fields):
    for name in fields:
        box = find("CivicGrid.reveal.field." + name)
        click(box, QPoint(8, box.height() // 2))

def choose_reason(row=2):
    box = find("CivicGrid.reveal.reason")
    box.setFocus()
    box.setCurrentIndex(row)

def fill(purpose="核对三月登记的联系方式是否有效"):
    field = find("CivicGrid.reveal.purpose")
    field.clear()
    type_text(field, purpose)

def button():
    return next(b for b in dialog().pages.findChildren(QAbstractButton) if b.isVisible() and b.text())

def theme(name):
    from qgis.core import QgsApplication
    QgsApplication.setUITheme(name)
"""


@pytest.fixture
def town(tmp_path, monkeypatch):
    folder = tmp_path / "南湾 街道"
    folder.mkdir()
    database, keys = folder / "社区.gpkg", folder / "keys"
    monkeypatch.setenv(KEYFILE_VARIABLE, str(keys))
    with create_store(str(database)) as store:
        keyring = Keyring.create_file(keys, store.uid)
        People(store, keyring).save([PERSON, resident(8)], area_ids=[add_area(store, "1")] * 2)
        access = Access(store)
        for login, name, roles in (
            ("wangfang", "王芳", ["revealer", "clerk"]),
            ("lijianguo", "李建国", ["clerk"]),
            ("zhaoxiaomei", "赵晓梅", ["auditor"]),
            ("chen", "陈志强", ["manager"]),
        ):
            access.create_user(login, name, roles=roles)
    return str(database)


def run(profile, database, steps, **options):
    script = OPENING + f"DATABASE = {database!r}\n" + steps + "\ndrive(steps())\n"
    result = run_desktop(script, profile, timeout=200, **options)
    values = result.check()
    assert not any(text in result.output for text in CLEAR)
    assert not any(text in str(values) for text in CLEAR)
    return values


def files_hold(folder, texts):
    """Files under a folder in which one of the texts stands."""
    wanted = [text.encode(code) for text in texts for code in ("utf-8", "utf-16-le", "gb18030")]
    return [
        path.name
        for path in folder.rglob("*")
        if path.is_file() and not path.is_symlink() and any(text in path.read_bytes() for text in wanted)
    ]


def test_details_are_asked_for_shown_and_gone(profile, town, tmp_path):
    values = run(
        profile,
        town,
        """
def steps():
    yield lambda: plugin().desk is not None
    yield connect(DATABASE + " operator=wangfang")
    desk().workbench.settings.reveal_seconds.setValue(10)
    QApplication.clipboard().setText("before")
    ask(1)
    yield lambda: quiet() and state() == ""
    note("width", dialog().width())
    note("whose", dialog().whose.text())
    note("wanting", [find("CivicGrid.reveal.message").text(), find("CivicGrid.reveal.ask").isEnabled()])
    yield 0.3
    picture("reveal-form", dialog())
    tick("name", "document_number", "birth_date", "phone", "address_text", "tags")
    note("no reason", find("CivicGrid.reveal.message").text())
    choose_reason()
    fill("核对")
    note("short", find("CivicGrid.reveal.message").text())
    fill("回拨 13700001111 核对")
    note("personal", [find("CivicGrid.reveal.message").text(), find("CivicGrid.reveal.ask").isEnabled()])
    fill()
    yield 0.2
    picture("reveal-filled", dialog())
    click(find("CivicGrid.reveal.ask"))
    yield lambda: dialog().shown
    yield 0.4
    picture("reveal-shown", dialog())
    picture("reveal-desk")
    note("texts", texts())
    note("heard", heard())
    note("count down", find("CivicGrid.reveal.left").text())
    veil = find("CivicGrid.reveal.veil")
    for key in (Qt.Key.Key_A, Qt.Key.Key_C):
        press(veil, key, Qt.KeyboardModifier.ControlModifier)
        press(dialog(), key, Qt.KeyboardModifier.ControlModifier)
    click(veil, button=Qt.MouseButton.RightButton)
    QTest.mouseDClick(veil, Qt.MouseButton.LeftButton)
    yield 0.2
    note("popup", QApplication.activePopupWidget() is not None)
    note("clipboard", QApplication.clipboard().text())
    QProject = QgsProject.instance()
    QProject.write(DATABASE + ".qgz")
    yield lambda: not dialog().shown
    note("over", state())
    yield 0.3
    picture("reveal-over", dialog())
    click(button())
    yield 0.2
    note("anew", [dialog().form.chosen(), find("CivicGrid.reveal.purpose").toPlainText(), state()])
    # Out of focus for long, hidden by hand, locked, another person.
    def again():
        tick("phone"); choose_reason(); fill()
        click(find("CivicGrid.reveal.ask"))
        return lambda: dialog().shown
    yield again()
    dialog()._away.setInterval(300)
    dialog()._follow_focus(Qt.ApplicationState.ApplicationInactive)
    yield lambda: not dialog().shown
    note("away", state())
    click(button())
    yield again()
    click(find("CivicGrid.reveal.hide"))
    note("by hand", state())
    click(button())
    yield again()
    dialog().setEnabled(False)
    note("locked", [dialog().shown, state()])
    dialog().setEnabled(True)
    click(button())
    yield again()
    theme("Night Mapping")
    yield 0.6
    picture("reveal-dark", dialog())
    theme("default")
    veil = dialog().veil
    yield connect(DATABASE + " operator=lijianguo")
    yield 0.3
    try:
        dialog()
        note("closed", False)
    except LookupError:
        note("closed", True)
    ask(1)
    yield 0.3
    note("no right", state())
    picture("reveal-denied", dialog())
    press(dialog(), Qt.Key.Key_Escape)
    session().close()
    yield 0.2
    ask(1)
    yield 0.2
    note("no store", state())
""",
    )
    assert values["width"] <= 360
    assert values["whose"].startswith("欧阳**")
    assert values["wanting"] == ["请只勾选确需查看的内容。", False]
    assert values["no reason"] == "请选择事由。"
    assert "6 至 200" in values["short"]
    assert "电话号码" in values["personal"][0]
    assert not values["personal"][1]
    assert values["count down"].endswith("秒后隐藏")
    assert not any(text in entry for entry in values["texts"] + values["heard"] for text in CLEAR)
    assert values["popup"] is False
    assert values["clipboard"] == "before"
    assert "时间已到" in values["over"]
    assert values["anew"] == [[], "", ""]
    assert "前台" in values["away"]
    assert "已隐藏" in values["by hand"]
    assert values["locked"][0] is False
    assert "锁定" in values["locked"][1]
    assert values["closed"] is True
    assert "完整信息查看人员" in values["no right"]
    assert "没有打开" in values["no store"] or "数据库" in values["no store"]
    with open_store(town) as store:
        lines = [line for line in Audit(store).lines() if line.action in {"request_reveal", "reveal"}]
        assert [line.action for line in lines[::-1]] == ["request_reveal", "reveal"] * 5
        assert lines[-1].detail["reason"] == "电话核实：核对三月登记的联系方式是否有效"
        assert lines[-1].detail["fields"] == "name,document_kind,document_number,birth_date,phone,address_text,tags"
    assert files_hold(tmp_path, CLEAR) == []


def test_what_goes_wrong_is_said(profile, town, tmp_path):
    """Over the limit, without keys, used meanwhile."""
    with open_store(f"{town} operator=wangfang") as store:
        store.execute("UPDATE user_role SET hourly_limit = 1 WHERE role = 'revealer'")
    values = run(
        profile,
        town,
        """
import os
def steps():
    yield lambda: plugin().desk is not None
    yield connect(DATABASE + " operator=wangfang")
    keys = os.environ.pop("CIVICGRID_KEYFILE")
    os.environ["CIVICGRID_KEYFILE"] = keys + ".absent"
    ask(1)
    yield lambda: quiet() and state() == ""
    tick("phone"); choose_reason(); fill()
    click(find("CivicGrid.reveal.ask"))
    yield lambda: quiet() and state() != ""
    note("no keys", state())
    yield 0.2
    picture("reveal-no-keys", dialog())
    os.environ["CIVICGRID_KEYFILE"] = keys
    click(button())
    yield lambda: state() == ""
    tick("phone"); choose_reason(); fill()
    click(find("CivicGrid.reveal.ask"))
    yield lambda: dialog().shown
    # The same request again: it is used.
    dialog().hide_answer("hidden")
    dialog()._fetch()
    yield lambda: quiet() and not dialog().shown
    note("used", state())
    click(button())
    yield 0.2
    tick("name"); choose_reason(); fill()
    click(find("CivicGrid.reveal.ask"))
    yield lambda: quiet() and state() != ""
    note("limit", state())
    yield 0.2
    picture("reveal-limit", dialog())
    ask(99)
    yield lambda: quiet() and "99" in state()
    note("absent", state())
""",
    )
    assert "密钥" in values["no keys"]
    assert "已经用过" in values["used"] or "使用" in values["used"]
    assert "1" in values["limit"]
    assert "小时" in values["limit"]
    assert "99" in values["absent"]
    with open_store(town) as store:
        assert [line.action for line in Audit(store).lines() if "reveal" in line.action] == ["reveal", "request_reveal"]


def test_the_auditor_sees_it_as_it_happens(profile, town, tmp_path):
    with open_store(f"{town} operator=wangfang") as store:
        keyring = __import__("civicgrid.plugin.services.keys", fromlist=["x"]).find_keys(store.uid)
        reveal = Reveal(store, keyring)
        for number, reason in ((1, "入户走访：核对人口信息"), (1, "电话核实：回访"), (2, "应急联络：转移通知")):
            reveal.reveal(reveal.request_reveal(number, ["name", "phone"], reason))
        People(store, keyring).search(PERSON.name)
    values = run(
        profile,
        town,
        """
def rows(name):
    tree = find(name)
    return [[tree.topLevelItem(row).text(column) for column in range(tree.columnCount())]
            for row in range(tree.topLevelItemCount())]

def steps():
    yield lambda: plugin().desk is not None
    yield connect(DATABASE + " operator=zhaoxiaomei")
    note("accounts", desk().host.actions["accounts"].isEnabled())
    dock = desk().host.show("audit")
    audit = desk().host.widget("audit")
    iface.mainWindow().resizeDocks([dock], [360], Qt.Orientation.Horizontal)
    yield lambda: quiet() and audit.log.lines.topLevelItemCount() > 6
    lines = find("CivicGrid.audit.lines")
    item = next(lines.topLevelItem(row) for row in range(lines.topLevelItemCount())
                if lines.topLevelItem(row).text(2) == "检索人员")
    click(lines.viewport(), lines.visualItemRect(item).center())
    note("search", find("CivicGrid.audit.detail").toPlainText())
    before = len(rows("CivicGrid.audit.lines"))
    # Somebody else sees a resident meanwhile.
    import sqlite3, sys
    other = __import__("civicgrid.plugin.store", fromlist=["x"]).open_store(DATABASE + " operator=wangfang")
    keys = __import__("civicgrid.plugin.services.keys", fromlist=["x"]).find_keys(other.uid)
    reveal = __import__("civicgrid.plugin.store.reveal", fromlist=["x"]).Reveal(other, keys)
    reveal.reveal(reveal.request_reveal(2, ["birth_date"], "办理公共服务事项：高龄津贴"))
    other.close()
    yield lambda: len(rows("CivicGrid.audit.lines")) == before + 2
    note("live", rows("CivicGrid.audit.lines")[:2])
    note("kept", lines.currentItem() is item)
    click(lines.viewport(), lines.visualItemRect(lines.topLevelItem(1)).center())
    note("detail", find("CivicGrid.audit.detail").toPlainText())
    note("width", dock.width())
    yield 0.3
    picture("audit-log", dock)
    audit.log.filters.ask_for(1)
    yield lambda: quiet() and len(rows("CivicGrid.audit.lines")) == 4
    audit.log.filters.who.setCurrentIndex(audit.log.filters.who.findData("lijianguo"))
    yield lambda: quiet() and audit.log._pages.text() != ""
    note("none", audit.log._pages.text())
    yield 0.2
    picture("audit-none", dock)
    audit.log.filters.who.setCurrentIndex(0)
    yield lambda: quiet() and len(rows("CivicGrid.audit.lines")) == 4
    from pathlib import Path
    audit.log.export_to(Path(DATABASE).with_name("审计.csv"))
    yield lambda: quiet() and any("审计.csv" in text for text in messages())
    note("said", messages())
    audit.tabs.setCurrentIndex(1)
    yield lambda: quiet() and len(rows("CivicGrid.audit.persons")) == 2
    note("persons", rows("CivicGrid.audit.persons"))
    note("total", find("CivicGrid.audit.total").text())
    yield 0.2
    picture("audit-seen", dock)
    audit.tabs.setCurrentIndex(2)
    audit.chain.save_to(Path(DATABASE).with_name("锚点.json"))
    yield lambda: "锚点.json" in audit.chain.saved.text()
    audit.chain.anchor.setFilePath(str(Path(DATABASE).with_name("锚点.json")))
    click(find("CivicGrid.audit.verify"))
    yield lambda: audit.chain.verdict.text().startswith(("✔", "✘"))
    note("whole", audit.chain.verdict.text())
    yield 0.2
    picture("audit-chain", dock)
    plain = sqlite3.connect(DATABASE)
    plain.execute("DROP TRIGGER audit_log_no_delete")
    plain.execute("DELETE FROM audit_log WHERE id >= (SELECT max(id) FROM audit_log)")
    plain.commit(); plain.close()
    click(find("CivicGrid.audit.verify"))
    yield lambda: audit.chain.verdict.text().startswith("✘")
    note("broken", audit.chain.verdict.text())
    theme("Night Mapping")
    yield 0.6
    picture("audit-dark", dock)
    session().close()
    yield 0.3
    note("closed", audit.pages.text())
""",
    )
    assert values["accounts"] is False
    assert "姓名" in values["search"]
    assert "hash" not in values["search"]
    assert [row[1:3] for row in values["live"]] == [["王芳", "查看完整信息"], ["王芳", "申请查看完整信息"]]
    assert values["kept"] is True
    assert "高龄津贴" in values["detail"]
    assert "出生日期" in values["detail"]
    assert values["width"] <= 400
    assert "没有符合条件" in values["none"]
    assert {row[1] for row in values["persons"]} == {"2"}
    assert values["total"].startswith("涉及居民 2 人")
    assert values["whole"].startswith("✔")
    assert "仍在" in values["whole"]
    assert "锚点" in values["broken"]
    assert "先连接数据库" in values["closed"]


def test_a_manager_switches_a_sealed_tag(profile, town):
    values = run(
        profile,
        town,
        """
def rows():
    tree = find("CivicGrid.tags.modules")
    return [[tree.topLevelItem(row).text(column) for column in range(3)] for row in range(tree.topLevelItemCount())]

def put(name, text):
    field = find("CivicGrid.tags." + name)
    field.clear()
    type_text(field, text)

def steps():
    yield lambda: plugin().desk is not None
    yield connect(DATABASE + " operator=chen")
    dock = desk().host.show("accounts")
    panel = desk().host.widget("accounts")
    iface.mainWindow().resizeDocks([dock], [360], Qt.Orientation.Horizontal)
    yield lambda: quiet() and panel.pages.text() == ""
    panel.setCurrentIndex(1)
    yield lambda: quiet() and panel.tags.modules.topLevelItemCount() == 6
    note("off", rows())
    click(find("CivicGrid.tags.on"))
    yield lambda: find("CivicGrid.tags.message").text() != ""
    note("refused", find("CivicGrid.tags.message").text())
    tree = find("CivicGrid.tags.modules")
    click(tree.viewport(), tree.visualItemRect(tree.topLevelItem(1)).center())
    put("unit", "南湾街道司法所")
    put("law", "《社区矫正法》第八条")
    put("purpose", "开展教育帮扶")
    click(find("CivicGrid.tags.on"))
    yield lambda: quiet() and any("已启用" in row[1] for row in rows())
    note("on", rows())
    note("width", dock.width())
    yield 0.3
    picture("sealed-tags", dock)
    click(find("CivicGrid.tags.off"))
    yield lambda: quiet() and not any("已启用" in row[1] for row in rows())
    note("again", rows())
""",
    )
    assert {row[1] for row in values["off"]} == {"未启用"}
    assert "法律依据" in values["refused"]
    assert [row[1].startswith("已启用") for row in values["on"]] == [False, True, False, False, False, False]
    assert values["again"] == values["off"]
    assert values["width"] <= 400
    with open_store(town) as store:
        found = [line for line in Audit(store).lines() if line.action == "switch_tag_module"]
        assert [line.detail["on"] for line in found] == [False, True]
    with closing(sqlite3.connect(town)) as plain:
        assert plain.execute("SELECT count(*) FROM code_item WHERE list = 'person_tag' AND active = 0").fetchone() == (
            6,
        )
