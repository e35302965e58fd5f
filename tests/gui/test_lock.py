"""The locked screen in a real QGIS: nothing is seen, and nothing is let through."""

import pytest

from civicgrid.plugin.store import create_store, open_store
from civicgrid.plugin.store.access import Access
from civicgrid.plugin.store.audit import Audit
from civicgrid.tests.support.desktop import run_desktop
from civicgrid.tests.support.workstation import run

LOCK = """
from qgis.PyQt.QtWidgets import QDockWidget, QLineEdit

def covered(widget):
    covers = [c for c in widget.children() if c.objectName() == "CivicGrid.lock.cover" and c.isVisible()]
    return bool(covers) and covers[0].size() == widget.size()

def locator():
    return next(edit for edit in iface.mainWindow().findChildren(QLineEdit) if "Ctrl+K" in edit.placeholderText())

def tried():
    # What the keyboard and the mouse reach: the locator, a menu, a shortcut, a button of a toolbar.
    reached, main = [], iface.mainWindow()
    for target in {QApplication.focusWidget() or main, main}:
        press(target, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
        if main.focusWidget() is locator() and locator().hasFocus():
            reached.append("locator")
            main.setFocus()
        press(target, Qt.Key.Key_J, Qt.KeyboardModifier.AltModifier)
        while QApplication.activePopupWidget() is not None:
            reached.append("menu")
            QApplication.activePopupWidget().close()
        begun.clear()
        press(target, Qt.Key.Key_O, Qt.KeyboardModifier.ControlModifier)
        reached.extend("shortcut" for _ in begun)
    begun.clear()
    click(main.findChild(QWidget, "mFileToolBar").widgetForAction(iface.actionOpenProject()))
    return reached + ["button" for _ in begun]

begun = []

def watch_the_open_action():
    action = iface.actionOpenProject()
    action.triggered.disconnect()
    action.triggered.connect(lambda: begun.append("action"))
"""


@pytest.fixture
def file(tmp_path):
    """A file in which two people work."""
    database = tmp_path / "社区.gpkg"
    with create_store(str(database)) as store:
        for login, name in (("wangfang", "王芳"), ("lijianguo", "李建国")):
            Access(store).create_user(login, name, roles=["clerk"])
    return str(database)


def test_a_locked_screen_hides_all_and_lets_nothing_through(profile, file):
    values = run(
        profile,
        LOCK
        + """
def steps():
    yield lambda: plugin().desk is not None
    desk().opening.open(DATABASE + " operator=wangfang")
    yield opened("王芳")
    watch_the_open_action()
    floating = QDockWidget("浮动面板", iface.mainWindow())
    floating.setWidget(QWidget())
    floating.setFloating(True)
    floating.setGeometry(1000, 200, 300, 300)
    floating.show()
    yield 0.5
    iface.mainWindow().activateWindow()
    yield lambda: QApplication.activeWindow() is iface.mainWindow()
    note("open", sorted(set(tried())))
    yield 0.3
    QTimer.singleShot(0, action("lock").trigger)
    yield lambda: dialog() is not None
    enter("1357", "1358")
    yield lambda: find("CivicGrid.secret.message").text() != ""
    note("differ", find("CivicGrid.secret.message").text())
    for field in ("first", "second"):
        find("CivicGrid.secret." + field).clear()
    enter("12ab")
    note("letters", find("CivicGrid.secret.message").text())
    for field in ("first", "second"):
        find("CivicGrid.secret." + field).clear()
    enter("1357")
    yield lambda: station().lock_screen is not None and station().lock_screen.isVisible()
    yield 0.5
    lock = station().lock_screen
    picture("locked")
    note("whole", lock.geometry() == iface.mainWindow().geometry())
    note("covered", [covered(iface.mainWindow()), covered(floating)])
    note("name", find("CivicGrid.lock.name").text())
    note("locked", sorted(set(tried())))
    # What opens meanwhile is covered, too, and takes nothing.
    late = QDialog(iface.mainWindow())
    late.setModal(True)
    late.show()
    yield 0.3
    note("late", [covered(late), QApplication.activeModalWidget() is lock])
    press(lock, Qt.Key.Key_Escape)
    iface.mainWindow().close()
    lock.close()
    note("still", [lock.isVisible(), iface.mainWindow().isVisible()])
    pin = find("CivicGrid.lock.pin")
    press(pin, Qt.Key.Key_J, Qt.KeyboardModifier.AltModifier)
    note("stray", pin.text())
    for wrong in ("0000", "1111", "2222"):
        type_text(pin, wrong)
        press(pin, Qt.Key.Key_Return)
    note("wrong", find("CivicGrid.lock.message").text())
    note("shut", [pin.isEnabled(), lock.isVisible()])
    yield lambda: pin.isEnabled()
    # Another person has no PIN here, so that nobody gets in as that one.
    later(find("CivicGrid.lock.other"))
    yield lambda: find("CivicGrid.person.list").count() > 1
    listing = find("CivicGrid.person.list")
    row = next(row for row in range(listing.count()) if "李建国" in listing.item(row).text())
    click(listing.viewport(), listing.visualItemRect(listing.item(row)).center())
    yield 0.2
    note("other", [find("CivicGrid.person.message").text(), find("CivicGrid.person.enter").isEnabled()])
    picture("locked-change-person")
    find("CivicGrid.person").reject()
    yield 0.3
    type_text(pin, "1357")
    press(pin, Qt.Key.Key_Return)
    yield lambda: station().lock_screen is None
    yield 0.3
    late.close()
    iface.mainWindow().activateWindow()
    yield lambda: QApplication.activeWindow() is iface.mainWindow()
    note("free", [covered(iface.mainWindow()), covered(floating), sorted(set(tried()))])
    # Locked again at once, now that there is a PIN; the plugin goes while the screen is locked.
    action("lock").trigger()
    yield 0.3
    note("again", station().lock_screen.isVisible())
    from qgis.utils import unloadPlugin
    unloadPlugin("civicgrid")
    yield 0.3
    names = sorted(w.objectName() for w in QApplication.allWidgets() if "CivicGrid" in w.objectName())
    note("left", names)
    iface.mainWindow().activateWindow()
    yield lambda: QApplication.activeWindow() is iface.mainWindow()
    note("unloaded", sorted(set(tried())))
""",
        DATABASE=file,
    )
    everything = ["button", "locator", "menu", "shortcut"]
    assert values["open"] == values["unloaded"] == everything
    assert values["locked"] == []
    assert values["whole"]
    assert values["covered"] == [True, True]
    assert values["name"] == "王芳"
    assert "不一致" in values["differ"]
    assert "4 至 12 位数字" in values["letters"]
    assert values["late"] == [True, True]
    assert values["still"] == [True, True]
    assert values["stray"] == ""
    assert "秒后再试" in values["wrong"]
    assert values["shut"] == [False, True]
    assert values["other"] == ["此人在本机没有设置 PIN 码。", False]
    assert values["free"] == [False, False, everything]
    assert values["again"]
    assert values["left"] == []


def test_in_a_file_the_person_is_chosen_and_named(profile, file):
    values = run(
        profile,
        """
def steps():
    yield lambda: plugin().desk is not None
    desk().opening.open(DATABASE)
    yield lambda: any("换人" in text for text in messages())
    note("nobody", session().store.operator)
    QTimer.singleShot(0, action("change-person").trigger)
    yield lambda: dialog() is not None and find("CivicGrid.person.list").count() == 3
    listing = find("CivicGrid.person.list")
    row = next(row for row in range(listing.count()) if "李建国" in listing.item(row).text())
    click(listing.viewport(), listing.visualItemRect(listing.item(row)).center())
    yield 0.3
    picture("change-person-file")
    click(find("CivicGrid.person.enter"))
    yield opened("李建国")
    yield lambda: dialog() is None and not desk().workbench.tasks._running
    note("status", find("CivicGrid.status").text())
    note("kept", desk().workbench.settings.database.value())
    note("password action", action("accounts").isVisible())
    # QGIS starts again: the person is the one who was here last.
    desk().opening.again()
    yield lambda: not desk().opening.busy
    note("again", session().account.name)
""",
        DATABASE=file,
    )
    assert values["nobody"] is None
    assert "李建国" in values["status"]
    assert values["kept"] == f"{file} operator=lijianguo"
    assert not values["password action"]
    assert values["again"] == "李建国"
    with open_store(file) as store:
        line = Audit(store).lines(most=1)[0]
        assert (line.action, line.login, line.name) == ("sign_in", "lijianguo", "李建国")


def test_an_idle_screen_is_covered_before_anything_is_asked(profile, file):
    """After a restart nobody has given QGIS's master password yet; the lock must not wait for it."""
    script = f"""
def steps():
    desk = plugin().desk
    desk.opening.open({(str(file) + " operator=wangfang")!r})
    yield lambda: desk.session.store is not None
    from civicgrid.plugin.services import pin
    pin.keep(pin.owner(desk.session.store.uid, "wangfang"), "2468")
    note("master", QgsApplication.authManager().masterPasswordIsSet())
    desk.workstation._lock_when_idle()
    yield 0.5
    note("locked", find("CivicGrid.lock").isVisible())
    note("asked", [widget.metaObject().className() for widget in QApplication.topLevelWidgets()
                   if widget.isVisible() and "Credential" in widget.metaObject().className()])
    QTest.keyClicks(find("CivicGrid.lock.pin"), "2468")
    click(find("CivicGrid.lock.unlock"))
    yield lambda: desk.workstation.lock_screen is None
    note("open", True)

from qgis.core import QgsApplication
drive(steps())
"""
    values = run_desktop(script, profile).check()
    assert values["master"] is False
    assert values["locked"]
    assert values["asked"] == []
    assert values["open"]
