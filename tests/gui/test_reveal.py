"""Clear details in a real QGIS: asked for, shown for a while, gone."""

import pytest

from civicgrid.plugin.services.keys import KEYFILE_VARIABLE
from civicgrid.plugin.store import open_store
from civicgrid.plugin.store.audit import Audit
from civicgrid.tests.support.revealing import CLEAR, files_hold, make_town, run


@pytest.fixture
def town(tmp_path, monkeypatch):
    folder = tmp_path / "南湾 街道"
    folder.mkdir()
    monkeypatch.setenv(KEYFILE_VARIABLE, str(folder / "keys"))
    return make_town(folder, folder / "keys")


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
