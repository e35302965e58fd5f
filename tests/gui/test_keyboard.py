"""The window without a mouse, in a real QGIS: keys go to what really has the keyboard, and it is never lost."""

from civicgrid.tests.support.desktop import run_desktop
from civicgrid.tests.support.event_desk import DESK, make_desk

KEYS = """
from qgis.PyQt.QtWidgets import QAbstractButton

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier
here = lambda: QApplication.focusWidget()


def key(code, modifier=Qt.KeyboardModifier.NoModifier):
    press(here() or iface.mainWindow(), code, modifier)


def name():
    return here().objectName().replace("CivicGrid.", "") if here() is not None else ""


def tabs(count, modifier=Qt.KeyboardModifier.NoModifier):
    found = []
    for _ in range(count):
        key(Qt.Key.Key_Tab if not modifier else Qt.Key.Key_Backtab, modifier)
        found.append(name())
    return found


def nameless(widget):
    return [one.objectName() for one in widget.findChildren(QAbstractButton)
            if one.objectName().startswith("CivicGrid") and one.isVisible() and not one.text()
            and not one.accessibleName()]
"""


def test_an_event_goes_on_and_a_new_one_is_filed_by_keys_alone(profile, tmp_path):
    file, events, _ = make_desk(tmp_path)
    steps = """
def steps():
    yield from shown(DATABASE + " operator=fenbo")
    desk().host.show("overview")
    yield from settled()
    iface.mainWindow().activateWindow()
    yield lambda: QApplication.activeWindow() is iface.mainWindow()
    # A panel that lies below another comes to the front at the first click on its button.
    action = desk().host.actions["events"]
    action.trigger()
    yield 0.2
    note("front", [desk().host.dock("events").isUserVisible(), action.isChecked()])
    iface.mapCanvas().setFocus()
    key(Qt.Key.Key_E, CONTROL | ALT)
    yield 0.2
    note("filter", name())
    key(Qt.Key.Key_Down)
    note("list", name())
    note("after_list", tabs(12))
    key(Qt.Key.Key_E, CONTROL | ALT)
    key(Qt.Key.Key_Down)
    table().select(EVENT)
    key(Qt.Key.Key_Return)
    yield from settled()
    note("details", [here() is details(), nameless(panel())])
    key(Qt.Key.Key_1)
    yield lambda: quiet() and details().in_form
    note("form", [name(), *tabs(3), *tabs(1, SHIFT)])
    key(Qt.Key.Key_Backtab, SHIFT)
    key(Qt.Key.Key_Backtab, SHIFT)
    type_text(here(), "已联系反映人")
    key(Qt.Key.Key_Return, CONTROL)
    yield lambda: quiet() and not details().in_form
    yield from settled()
    note("taken", [state(), here() is details()])
    key(Qt.Key.Key_1 + offered().index("merge"))
    yield lambda: quiet() and details().in_form
    first = name()
    found = [first, *tabs(5)]
    note("merge", found)
    key(Qt.Key.Key_Escape)
    note("back", [details().in_form, here() is details()])
    key(Qt.Key.Key_Escape)
    note("again", name())
    key(Qt.Key.Key_N, CONTROL | ALT)
    yield lambda: quiet() and find("CivicGrid.new_event.title")
    yield 0.3
    note("new", [name(), *tabs(5)])
    type_text(here(), "不成文的标题")
    key(Qt.Key.Key_Backtab, SHIFT)
    type_text(here(), "没有这种类型")
    key(Qt.Key.Key_Down)
    key(Qt.Key.Key_Return)
    note("nothing", find("CivicGrid.new_event.type").text())
    find("CivicGrid.new_event.type").clear()
    type_text(find("CivicGrid.new_event.type"), "0102")
    key(Qt.Key.Key_Return)
    note("type", find("CivicGrid.new_event.type").text()[:4])
    key(Qt.Key.Key_S, CONTROL)
    yield lambda: len(session().store.read("event", ["id"])["id"]) > COUNT
    yield from settled()
    note("filed", [session().store.read("event", ["title"], order_by=("id",))["title"][-1], here() is details()])
"""
    script = DESK + KEYS + f"DATABASE, EVENT, COUNT = {file!r}, {events[0]}, {len(events)}\n" + steps
    values = run_desktop(script + "\ndrive(steps())\n", profile, timeout=200).check()
    assert values["front"] == [True, True]
    assert values["filter"] == "events.text"
    assert values["list"] == "events.table"
    assert not [one for one in values["after_list"] if one.startswith("overview.")]
    assert values["details"] == [True, []]
    assert values["form"] == ["events.note", "events.field.note.phrases", "events.confirm", "events.cancel",
                              "events.confirm"]  # fmt: skip
    assert values["taken"] == ["accepted", True]
    merge = values["merge"]
    wanted = ["events.main-text", "events.field.main_event.map", "events.main-list", "events.note", "events.confirm",
              "events.cancel"]  # fmt: skip
    assert [one for one in merge if one in wanted] == wanted
    assert merge[0] == wanted[0]
    assert values["back"] == [False, True]
    assert values["again"] == "events.table"
    assert values["new"] == [f"new_event.{one}" for one in ("message", "address", "on_map", "pick", "type", "title")]
    assert "没有这种类型" in values["nothing"]
    assert values["type"] == "0102"
    assert values["filed"] == ["不成文的标题", True]
