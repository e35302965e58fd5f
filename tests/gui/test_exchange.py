"""Data exchange in a real QGIS: a table goes out as a file, a package is made, carried over and applied."""

import os

import pytest
from python_calamine import CalamineWorkbook

from civicgrid.plugin.connectors.exchange.cards import make_card, own_card, read_card, signing_key, write_card
from civicgrid.plugin.connectors.exchange.make import make_package
from civicgrid.plugin.services.keys import KEYFILE_VARIABLE, make_keys
from civicgrid.plugin.store import create_store, open_store
from civicgrid.plugin.store.access import Access
from civicgrid.plugin.store.contacts import Contacts
from civicgrid.plugin.store.exchange import Exchange
from civicgrid.plugin.store.seal import install_keys
from civicgrid.tests.support.desktop import run_desktop
from civicgrid.tests.support.exchange import Side, fill


@pytest.fixture
def sides(tmp_path, monkeypatch):
    """Our store, with an organisation whose contact is sealed, and a county's whose card is ready to be taken."""
    monkeypatch.setenv(KEYFILE_VARIABLE, str(tmp_path / "keys"))
    from civicgrid.plugin.services.keys import add_to_file

    made = []
    for name in ("南湾街道", "清河县"):
        folder = tmp_path / name
        folder.mkdir()
        store = create_store(str(folder / "库.gpkg"))
        made.append(Side(store, folder, name))
    ours, county = made
    keyring = make_keys(ours.store.uid)
    add_to_file(keyring, tmp_path / "keys")
    install_keys(ours.store, keyring)
    fill(ours)
    uid, key = ours.value("organisation", "uid"), ours.value("organisation", "id")
    sealed = Contacts(ours.store, keyring).seal_contact("organisation", uid, {"name": "张建国", "phone": "13912345678"})
    ours.store.update("organisation", key, sealed)
    make_card(county.store, "清河县")
    write_card(own_card(county.store), county.folder / "县.cgcard")
    yield ours, county
    for side in made:
        side.store.close()


EXCHANGE = """
desk = lambda: plugin().desk
panel = lambda: desk().host.widget("exchange")
idle = lambda: not desk().workbench.tasks._running

def choose(box, value):
    combo = find(box)
    combo.setCurrentIndex(combo.findData(value))

def begin():
    yield lambda: plugin().desk is not None
    desk().opening.open(DATABASE)
    yield lambda: desk().session.store is not None and not desk().opening.busy
    for other in list(desk().host.actions):
        if other != "exchange" and desk().host.actions[other].isChecked():
            desk().host.actions[other].trigger()
    global dock
    dock = desk().host.show("exchange")
    iface.mainWindow().resizeDocks([dock], [360], Qt.Orientation.Horizontal)
    yield lambda: panel().text() == "" and idle()
"""


def run(profile, database, tmp_path, steps):
    script = EXCHANGE + f"DATABASE = {str(database)!r}\nFOLDER = {str(tmp_path)!r}\n" + steps + "\ndrive(steps())\n"
    return run_desktop(script, profile, env={KEYFILE_VARIABLE: os.environ[KEYFILE_VARIABLE]}).check()


def test_a_table_goes_out_as_a_spreadsheet(profile, sides, tmp_path):
    ours, _ = sides
    Access(ours.store).create_user("w", "受理员", roles=["clerk"])
    ours.store.close()
    values = run(
        profile,
        ours.folder / "库.gpkg",
        tmp_path,
        """
def steps():
    yield from begin()
    later(find("CivicGrid.exchange.export"))
    yield lambda: window() is not None
    yield idle
    choose("CivicGrid.export.target", "organisation")
    choose("CivicGrid.export.format", "shp")
    yield 0.2
    choose("CivicGrid.export.format", "xlsx")
    click(find("CivicGrid.export.go"))
    note("asked", find("CivicGrid.export.message").text())
    find("CivicGrid.export.file").setFilePath(FOLDER + "/单位")
    find("CivicGrid.export.clear").setChecked(True)
    yield 0.3
    picture("export")
    click(find("CivicGrid.export.go"))
    yield lambda: window().message.isVisible() and idle()
    note("refused", window().message.text())
    find("CivicGrid.export.clear").setChecked(False)
    click(find("CivicGrid.export.go"))
    yield lambda: window() is None
    yield 0.3
    note("said", messages())
    desk().opening.open(DATABASE + " operator=w")
    yield lambda: desk().session.account.login == "w" and not desk().opening.busy and idle()
    yield lambda: panel().text() == ""
    note("clerk", [find("CivicGrid.exchange.export").isVisible(), panel()._card_box.isVisible(),
                   panel()._peer_box.isVisible()])
    later(find("CivicGrid.exchange.export"))
    yield lambda: window() is not None
    choose("CivicGrid.export.target", "organisation")
    note("offered", window().clear.isVisible())
    window().reject()
    yield 0.2
    desk().session.close()
    yield 0.3
""",
    )
    assert (values["clerk"], values["offered"]) == ([True, False, False], False)
    assert values["asked"] == "请先选择文件。"
    assert values["refused"] == "明文导出须说明理由。"
    assert any("已写出 1 行" in text for text in values["said"])
    rows = CalamineWorkbook.from_path(str(tmp_path / "单位.xlsx")).get_sheet_by_index(0).to_python()
    row = dict(zip(*rows, strict=True))
    assert (row["单位名称"], row["联系人"], row["联系电话"]) == ("便利店", "张**", "139****5678")


def test_cards_are_compared_and_packages_go_both_ways(profile, sides, tmp_path):
    ours, county = sides
    ours.store.close()
    steps = """
def steps():
    yield from begin()
    find("CivicGrid.exchange.name").setText("南湾街道")
    yield 0.2
    click(find("CivicGrid.exchange.card"))
    yield lambda: find("CivicGrid.exchange.fingerprint").text() != "" and idle()
    before = find("CivicGrid.exchange.fingerprint").text()
    later(find("CivicGrid.exchange.renew"))
    yield lambda: window(QMessageBox) is not None
    later(window(QMessageBox).button(QMessageBox.StandardButton.Yes))
    yield lambda: find("CivicGrid.exchange.fingerprint").text() != before and idle()
    from pathlib import Path
    panel().keep_card(Path(FOLDER) / "我们.cgcard")
    soon(lambda: panel().take_card(Path(FOLDER) / "清河县" / "县.cgcard"))
    yield lambda: window() is not None
    note("may", find("CivicGrid.introduce.go").isEnabled())
    find("CivicGrid.introduce.compared").setChecked(True)
    yield 0.2
    picture("exchange-introduce")
    click(find("CivicGrid.introduce.go"))
    yield lambda: window() is None and idle()
    yield lambda: panel().peers.topLevelItemCount() == 1
    later(find("CivicGrid.exchange.make"))
    yield lambda: window() is not None
    find("CivicGrid.make.file").setFilePath(FOLDER + "/去县里")
    yield 0.2
    picture("exchange-make")
    click(find("CivicGrid.make.go"))
    yield lambda: window() is None and idle()
    yield lambda: "1" in panel().peers.topLevelItem(0).text(1)
    click(find("CivicGrid.exchange.handed"))
    yield lambda: "✔" in panel().peers.topLevelItem(0).text(1) and idle()
    note("said", messages())
    note("width", dock.width())
    yield 0.3
    iface.messageBar().clearWidgets()
    picture("exchange")
    picture("exchange-dock", dock)
    desk().session.close()
    yield 0.3
    note("empty", panel().text())
"""
    values = run(profile, ours.folder / "库.gpkg", tmp_path, steps)
    assert values["may"] is False
    assert values["width"] <= 400
    assert "没有打开数据库" in values["empty"] or values["empty"]
    card = read_card(tmp_path / "我们.cgcard")
    county.exchange.introduce(card.name, card.store_uid, card.public_key)
    done = county.take(tmp_path / "去县里.cgx")
    assert (done.peer, done.counts["building"].inserted) == ("南湾街道", 2)
    # The way back, with a conflict: the county and we have changed the same building.
    county.change("building", "1栋", floors=30)
    county.add("road", name="县道", road_class="primary")
    make_package(county.store, county.peer, tmp_path / "回来.cgx", signing_key(county.store))
    with open_store(str(ours.folder / "库.gpkg")) as store:
        key = store.read("building", ["id"], where={"name": "1栋"})["id"][0]
        store.update("building", key, {"floors": 12})
    steps = """
def steps():
    yield from begin()
    later(find("CivicGrid.exchange.apply"))
    yield lambda: window() is not None
    find("CivicGrid.apply.file").setFilePath(FOLDER + "/去县里.cgx")
    click(find("CivicGrid.apply.go"))
    yield lambda: idle() and find("CivicGrid.apply.go").isEnabled()
    note("wrong", find("CivicGrid.apply.message").text())
    find("CivicGrid.apply.file").setFilePath(FOLDER + "/回来.cgx")
    click(find("CivicGrid.apply.go"))
    yield lambda: idle() and find("CivicGrid.apply.table").topLevelItemCount() > 0
    yield 0.3
    note("head", find("CivicGrid.apply.head").text())
    picture("exchange-apply")
    click(find("CivicGrid.apply.go"))
    yield lambda: window() is None and idle()
    note("said", messages())
    yield 0.2
    desk().session.close()
    yield 0.3
"""
    values = run(profile, ours.folder / "库.gpkg", tmp_path, steps)
    assert "从" in values["wrong"] or "尚未登记" in values["wrong"], values["wrong"]
    assert "第 1 号" in values["head"]
    with open_store(str(ours.folder / "库.gpkg")) as store:
        assert store.read("building", ["floors"], where={"name": "1栋"})["floors"] == [12]
        assert store.count("road") == 2
        assert store.count("desk_item", {"kind": "exchange_conflict"}) == 1
        assert Exchange(store).peers()[0].received.number == 1
