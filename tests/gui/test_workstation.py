"""Changing the person and the locked screen in a real QGIS, with a server that asks for passwords."""

from contextlib import closing
from dataclasses import dataclass

import pytest
import shapely

from civicgrid.plugin.domain.uid import new_uid
from civicgrid.plugin.store import create_store, open_store
from civicgrid.plugin.store.access import Access
from civicgrid.plugin.store.audit import Audit
from civicgrid.tests.support.desktop import profile_with_plugin, run_desktop
from civicgrid.tests.support.postgres import SERVICE, Cluster

SCHEMA = "shared"
PLACE = f"service=town schema={SCHEMA}"
MASTER = "main-1234"

COMMON = f"""
import faulthandler, os; faulthandler.dump_traceback_later(25, file=open("/tmp/acc.d/hang.txt","w"))
QgsApplication.authManager().setMasterPassword({MASTER!r}, True)
PLACE = {PLACE!r}
desk = lambda: plugin().desk
session = lambda: desk().session
station = lambda: desk().workstation

def opened(name):
    return lambda: session().account is not None and session().account.name == name and not desk().opening.busy

def enter(first, second=None):
    # What a person types into the dialog of a new secret.
    type_text(find("CivicGrid.secret.first"), first)
    type_text(find("CivicGrid.secret.second"), first if second is None else second)
    click(find("CivicGrid.secret.ok"))

def action(name):
    return next(a for a in station().actions if a.objectName().endswith(name))

def dialog():
    return window(QDialog)
"""


@dataclass
class Server:
    """A server with two clerks, one in each area, who sign in by password, and a manager."""

    cluster: Cluster
    passwords: dict[str, str]


@pytest.fixture(scope="module")
def server():
    cluster = Cluster()
    try:
        cluster.start()
        cluster.create_database()
        with closing(cluster.connect()) as connection, connection.cursor() as cursor:
            rules = "host all civicgrid 127.0.0.1/32 trust\nhost all all 127.0.0.1/32 scram-sha-256\n"
            (cluster.data / "pg_hba.conf").write_text(rules)
            cursor.execute("SELECT pg_reload_conf()")
        with cluster.service_file.open("a", encoding="utf-8") as file:
            file.write(f"[town]\nhost=127.0.0.1\nport={cluster.port}\ndbname=civicgrid\n\n")
        with create_store(f"service={SERVICE} schema={SCHEMA}") as store:
            passwords, access = {}, Access(store)
            for number, (area, name, login, role, buildings) in enumerate(
                (("南湾街道", "王芳", "wangfang", "clerk", 2), ("北塘街道", "李建国", "lijianguo", "clerk", 3),
                 ("全区", "赵主任", "zhao", "manager", 0))
            ):  # fmt: skip
                row = {"uid": new_uid(), "code": str(number), "name": area, "level": "town"}
                key = store.insert("area", row)
                for place in range(buildings):
                    box = shapely.MultiPolygon([shapely.box(114 + place, 22, 114.1 + place, 22.1)])
                    store.insert("building", {"uid": new_uid(), "name": area, "area_id": key,
                                              "geom": shapely.to_wkb(box)})  # fmt: skip
                passwords[login] = access.open_account(login, name, area_id=key, roles=[role]).password
        yield Server(cluster, passwords)
    finally:
        cluster.remove()


@pytest.fixture
def profile(tmp_path):
    return profile_with_plugin(tmp_path / "配置 文件")


def run(profile, steps, **values):
    given = "".join(f"{name} = {value!r}\n" for name, value in values.items())
    result = run_desktop(COMMON + given + steps + "\ndrive(steps())\n", profile, timeout=40)
    assert "error" not in result.values, result.values["error"]
    assert result.exit_code == 0, result.output
    assert "Traceback" not in result.output, result.output
    return result.values


SIGN_IN = """
def sign_in_first():
    from civicgrid.plugin.services.authentication import keep_password
    authcfg = keep_password("王芳", "wangfang", PASSWORDS["wangfang"])
    desk().opening.open(f"service=town authcfg={authcfg} " + PLACE.split()[1])
    return opened("王芳")

def seen():
    return sorted(set(session().store.read("building", ["name"])["name"])), session().store.count("building")

def person(name):
    listing = find("CivicGrid.person.list")
    row = next(row for row in range(listing.count()) if name in listing.item(row).text())
    click(listing.viewport(), listing.visualItemRect(listing.item(row)).center())
"""


def test_another_person_sees_another_area_and_is_named(server, profile):
    values = run(
        profile,
        SIGN_IN
        + """
def steps():
    yield lambda: plugin().desk is not None
    yield sign_in_first()
    note("first", seen())
    note("configs", len(QgsApplication.authManager().configIds()))
    QTimer.singleShot(0, action("change-person").trigger)
    yield lambda: dialog() is not None
    person("其他人员")
    yield 0.2
    login = find("CivicGrid.person.login")
    type_text(login, "lijianguo")
    type_text(find("CivicGrid.person.password"), "wrong-password")
    click(find("CivicGrid.person.enter"))
    yield lambda: find("CivicGrid.person.message").text() != ""
    note("wrong", find("CivicGrid.person.message").text())
    note("stays", session().account.login)
    note("after wrong", len(QgsApplication.authManager().configIds()))
    click(find("CivicGrid.person.keep"), QPoint(8, find("CivicGrid.person.keep").height() // 2))
    type_text(find("CivicGrid.person.password"), PASSWORDS["lijianguo"])
    yield 0.2
    picture("change-person")
    picture("change-person-dialog", dialog())
    begin = time.monotonic()
    click(find("CivicGrid.person.enter"))
    yield opened("李建国")
    note("seconds", time.monotonic() - begin)
    yield lambda: dialog() is None
    note("second", seen())
    note("tip", find("CivicGrid.status").toolTip())
    # Back by one click: the first person is known.
    QTimer.singleShot(0, action("change-person").trigger)
    yield lambda: dialog() is not None
    person("王芳")
    note("asked", find("CivicGrid.person.enter").isEnabled())
    begin = time.monotonic()
    click(find("CivicGrid.person.enter"))
    yield opened("王芳")
    note("seconds back", time.monotonic() - begin)
    note("back", seen())
    yield lambda: not desk().workbench.tasks._running
    # A temporary sign-in leaves with the person.
    QTimer.singleShot(0, action("change-person").trigger)
    yield lambda: dialog() is not None
    person("其他人员")
    yield 0.2
    type_text(find("CivicGrid.person.login"), "zhao")
    type_text(find("CivicGrid.person.password"), PASSWORDS["zhao"])
    click(find("CivicGrid.person.enter"))
    yield opened("赵主任")
    note("temporary", len(QgsApplication.authManager().configIds()))
    note("last", desk().workbench.settings.database.value())
    yield lambda: not desk().workbench.tasks._running
    session().close()
    note("left", len(QgsApplication.authManager().configIds()))
""",
        PASSWORDS=server.passwords,
    )
    assert values["first"] == [["南湾街道"], 2]
    assert values["second"] == [["北塘街道"], 3]
    assert values["back"] == values["first"]
    assert "口令错误" in values["wrong"]
    assert values["stays"] == "wangfang"
    assert values["after wrong"] == values["configs"] == 1
    assert "李建国" in values["tip"]
    assert "受理员" in values["tip"]
    assert (values["temporary"], values["left"], values["last"]) == (3, 2, PLACE)
    with open_store(f"service={SERVICE} schema={SCHEMA}") as store:
        lines = [line for line in Audit(store).lines() if line.action == "sign_in"]
        assert [(line.login, line.name) for line in lines] == [
            ("zhao", "赵主任"), ("wangfang", "王芳"), ("lijianguo", "李建国")
        ]  # fmt: skip


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
    dialog().reject()
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
    assert "秒后再试" in values["wrong"]
    assert values["shut"] == [False, True]
    assert values["other"] == ["此人在本机没有设置 PIN 码。", False]
    assert values["free"] == [False, False, everything]
    assert values["again"]
    assert values["left"] == []
