"""A file with residents and accounts for the GUI tests of the reveal and the audit, and what their scripts share."""

from civicgrid.plugin.services.keys import Keyring
from civicgrid.plugin.store import create_store
from civicgrid.plugin.store.access import Access
from civicgrid.plugin.store.residents.people import People
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


def run(profile, database, steps, **options):
    script = OPENING + f"DATABASE = {database!r}\n" + steps + "\ndrive(steps())\n"
    result = run_desktop(script, profile, **options)
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


def make_town(folder, keys):
    """A file with two residents, a revealer, a clerk, an auditor and a manager; returns its path."""
    database = folder / "社区.gpkg"
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
