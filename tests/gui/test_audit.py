"""The auditor's panel in a real QGIS, as things happen; and the manager's page of sealed tags."""

import sqlite3
from contextlib import closing

import pytest

from civicgrid.plugin.services.keys import KEYFILE_VARIABLE, find_keys
from civicgrid.plugin.store import open_store
from civicgrid.plugin.store.audit import Audit
from civicgrid.plugin.store.residents.matching import DOCUMENT, Matching
from civicgrid.plugin.store.residents.people import People
from civicgrid.plugin.store.residents.reveal import Reveal
from civicgrid.tests.support.revealing import PERSON, make_town, run


@pytest.fixture
def town(tmp_path, monkeypatch):
    folder = tmp_path / "南湾 街道"
    folder.mkdir()
    monkeypatch.setenv(KEYFILE_VARIABLE, str(folder / "keys"))
    return make_town(folder, folder / "keys")


def test_the_auditor_sees_it_as_it_happens(profile, town, tmp_path):
    with open_store(f"{town} operator=wangfang") as store:
        keyring = find_keys(store.uid)
        reveal = Reveal(store, keyring)
        for number, reason in ((1, "入户走访：核对人口信息"), (1, "电话核实：回访"), (2, "应急联络：转移通知")):
            reveal.reveal(reveal.request_reveal(number, ["name", "phone"], reason))
        People(store, keyring).search(PERSON.name)
        matching, numbers = Matching(store, keyring), [(DOCUMENT, PERSON.document_number), (DOCUMENT, "0")]
        matching.find(numbers)
        matching.contents(numbers)
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
    note("compared", [row[3] for row in rows("CivicGrid.audit.lines") if row[3].startswith("比对")])
    before = len(rows("CivicGrid.audit.lines"))
    # Somebody else sees a resident meanwhile.
    import sqlite3, sys
    other = __import__("civicgrid.plugin.store", fromlist=["x"]).open_store(DATABASE + " operator=wangfang")
    keys = __import__("civicgrid.plugin.services.keys", fromlist=["x"]).find_keys(other.uid)
    reveal = __import__("civicgrid.plugin.store.residents.reveal", fromlist=["x"]).Reveal(other, keys)
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
    yield lambda: quiet() and len(rows("CivicGrid.audit.persons")) == 3
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
    assert values["compared"] == [
        "比对 2 项标识，打开 1 人的加密信息",
        "比对 2 项标识",
        "比对 2 项标识，库中已有 1 项",
        "比对 2 项标识",
    ]
    assert [row[1:3] for row in values["persons"]] == [["2", "2"], ["1", "–"], ["2", "2"]]
    assert values["persons"][1][0] == "打开库中居民与文件逐项比对：1 人"
    assert values["total"].startswith("涉及居民 2 人")
    assert "成批操作 1 次，累计打开 1 人次" in values["total"]
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
