"""Changing the person and the locked screen in a real QGIS, with a server that asks for passwords."""

from contextlib import closing
from dataclasses import dataclass

import psycopg2
import pytest
import shapely

from civicgrid.plugin.domain.uid import new_uid
from civicgrid.plugin.store import create_store, open_store
from civicgrid.plugin.store.access import Access
from civicgrid.plugin.store.audit import Audit
from civicgrid.tests.support.postgres import SERVICE, Cluster
from civicgrid.tests.support.workstation import PLACE, SCHEMA, run


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
            file.write(f"[town]\nhost=127.0.0.1\nport={cluster.port}\ndbname={SERVICE}\n\n")
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


SIGN_IN = """
def sign_in_first():
    from civicgrid.plugin.services.authentication import keep_password
    authcfg = keep_password("王芳", "wangfang", PASSWORDS["wangfang"])
    desk().opening.open(f"service=town authcfg={authcfg} " + PLACE.split()[1])
    return opened("王芳")

def seen():
    return sorted(set(session().store.read("building", ["name"])["name"])), session().store.count("building")

def drawn():
    # The buildings that the map's own layers give, to whoever is signed in.
    from civicgrid.plugin.maps.project.layers import TABLE
    layers = [layer for layer in QgsProject.instance().mapLayers().values()
              if layer.customProperty(TABLE) in ("building", "building_summary")]
    return sorted({len(list(layer.getFeatures())) for layer in layers})

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
    note("drawn first", drawn())
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
    note("drawn second", drawn())
    note("kept", [desk().workbench.settings.database.value() == session().database, "authcfg=" in session().database])
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
    note("layers left", len(QgsProject.instance().mapLayers()))
""",
        PASSWORDS=server.passwords,
    )
    assert values["first"] == [["南湾街道"], 2]
    assert values["second"] == [["北塘街道"], 3]
    assert values["back"] == values["first"]
    assert (values["drawn first"], values["drawn second"]) == ([2], [3])
    assert "口令错误" in values["wrong"]
    assert values["stays"] == "wangfang"
    assert values["after wrong"] == values["configs"] == 1
    assert values["kept"] == [True, True]
    assert "李建国" in values["tip"]
    assert "受理员" in values["tip"]
    assert (values["temporary"], values["left"], values["last"]) == (3, 2, PLACE)
    assert values["layers left"] == 0
    with open_store(f"service={SERVICE} schema={SCHEMA}") as store:
        lines = [line for line in Audit(store).lines() if line.action == "sign_in"]
        assert [(line.login, line.name) for line in lines] == [
            ("zhao", "赵主任"), ("wangfang", "王芳"), ("lijianguo", "李建国")
        ]  # fmt: skip


def test_a_pin_stands_before_a_kept_sign_in_and_a_password_may_change(server, profile):
    values = run(
        profile,
        SIGN_IN
        + """
def change():
    QTimer.singleShot(0, action("change-person").trigger)
    return lambda: dialog() is not None and dialog().objectName() == "CivicGrid.person"

def steps():
    yield lambda: plugin().desk is not None
    yield sign_in_first()
    # One's own password: the kept sign-in follows.
    QTimer.singleShot(0, action("accounts").trigger)
    yield lambda: dialog() is not None
    enter("short")
    yield lambda: find("CivicGrid.secret.message").text() != ""
    note("short", find("CivicGrid.secret.message").text())
    for field in ("first", "second"):
        find("CivicGrid.secret." + field).clear()
    picture("change-password", dialog())
    enter("新口令-2026")
    yield lambda: dialog() is None
    yield lambda: messages()
    note("changed", messages())
    # The store's next connection and the next sign-in use the new one.
    desk().opening.again()
    yield lambda: not desk().opening.busy
    note("again", session().account.login)
    # A PIN, chosen by locking once; then another person takes over from the locked screen by password.
    QTimer.singleShot(0, action("lock").trigger)
    yield lambda: dialog() is not None
    enter("1357")
    yield lambda: station().lock_screen is not None and station().lock_screen.isVisible()
    later(find("CivicGrid.lock.other"))
    yield lambda: dialog() is not None
    person("其他人员")
    yield 0.2
    type_text(find("CivicGrid.person.login"), "lijianguo")
    type_text(find("CivicGrid.person.password"), PASSWORDS["lijianguo"])
    click(find("CivicGrid.person.keep"), QPoint(8, find("CivicGrid.person.keep").height() // 2))
    picture("locked-sign-in")
    click(find("CivicGrid.person.enter"))
    yield opened("李建国")
    yield lambda: station().lock_screen is None and not desk().workbench.tasks._running
    note("unlocked", iface.mainWindow().isEnabled())
    # Back to the first: whoever does not know the PIN does not become that person.
    yield change()
    person("王芳")
    yield 0.2
    type_text(find("CivicGrid.person.pin"), "0000")
    click(find("CivicGrid.person.enter"))
    yield 0.5
    note("refused", [find("CivicGrid.person.message").text(), session().account.login])
    type_text(find("CivicGrid.person.pin"), "1357")
    click(find("CivicGrid.person.enter"))
    yield opened("王芳")
    note("seen", seen())
    yield lambda: dialog() is None and not desk().workbench.tasks._running
""",
        PASSWORDS=server.passwords,
    )
    assert "8 个字符" in values["short"]
    assert values["changed"] == ["口令已修改。"]
    assert values["again"] == "wangfang"
    assert values["unlocked"]
    assert values["refused"] == ["PIN 码错误。", "lijianguo"]
    assert values["seen"] == [["南湾街道"], 2]
    with open_store(f"service={SERVICE} schema={SCHEMA}") as store:
        assert [line.login for line in Audit(store).lines() if line.action == "renew_sign_in"] == ["wangfang"]


def test_a_manager_who_makes_no_logins_is_told_what_to_run(server, profile):
    values = run(
        profile,
        """
def steps():
    yield lambda: plugin().desk is not None
    from civicgrid.plugin.services.authentication import keep_password
    authcfg = keep_password("赵主任", "zhao", PASSWORDS["zhao"])
    desk().opening.open(f"service=town authcfg={authcfg} " + PLACE.split()[1])
    yield opened("赵主任")
    dock = desk().host.show("accounts")
    panel = desk().host.widget("accounts")
    yield lambda: panel.model.rowCount() == 3
    iface.mainWindow().resizeDocks([dock], [360], Qt.Orientation.Horizontal)
    click(find("CivicGrid.accounts.new"))
    yield 0.2
    type_text(find("CivicGrid.accounts.name"), "钱晓梅")
    type_text(find("CivicGrid.accounts.login"), "qianxiaomei")
    click(find("CivicGrid.accounts.role.dispatcher"), QPoint(8, 8))
    click(find("CivicGrid.accounts.save"))
    yield lambda: dialog() is not None and dialog().objectName() == "CivicGrid.handover"
    note("sql", find("CivicGrid.handover.sql").toPlainText())
    note("password", find("CivicGrid.handover.password").text())
    picture("accounts-handover", dialog())
    dialog().reject()
    yield lambda: panel.model.rowCount() == 4 and not desk().workbench.tasks._running
    yield 0.3
    note("pending", find("CivicGrid.accounts.sql").toPlainText())
    note("own", [entry.login for entry in panel.model._entries if entry.id == panel._directory.me])
    picture("accounts-pending", dock)
""",
        PASSWORDS=server.passwords,
    )
    assert values["own"] == ["zhao"]
    assert values["password"] not in values["sql"]
    statements = values["sql"].splitlines()
    assert statements[0] == 'CREATE ROLE "qianxiaomei" LOGIN;'
    assert statements[1].startswith('ALTER ROLE "qianxiaomei" PASSWORD \'SCRAM-SHA-256$')
    assert statements[2] == f'GRANT "{SCHEMA}_dispatcher" TO "qianxiaomei";'
    assert values["pending"].splitlines() == [statements[0], statements[2]]
    with closing(server.cluster.connect()) as connection, connection.cursor() as cursor:
        cursor.execute(values["sql"])
    signed_in = psycopg2.connect(service="town", user="qianxiaomei", password=values["password"])
    with closing(signed_in) as connection, connection.cursor() as cursor:
        cursor.execute(f"SELECT has_table_privilege('{SCHEMA}.message', 'INSERT')")
        assert cursor.fetchone() == (True,)
