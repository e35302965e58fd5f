"""The residents' docks in a real QGIS, 360 pixels wide, in English, whose words are the longest: no text is cut."""

import shutil

import pytest

from civicgrid.tests.support.narrow import CUT
from civicgrid.tests.support.query_desk import run_query, town_with_a_known_resident

ALONE = """
def alone(name):
    for other in iface.mainWindow().findChildren(QDockWidget):
        other.hide()
    dock = desk().host.show(name)
    iface.mainWindow().resizeDocks([dock], [360], Qt.Orientation.Horizontal)
    return dock


def look(name, dock):
    note("cut " + name, cut(dock))
    note("width of " + name, dock.width())
    picture("narrow-" + name + LANGUAGE, dock)
"""

STEPS = """
def steps():
    yield connect(DATABASE)
    yield lambda: QgsProject.instance().mapLayers()
    dock = alone("overview")
    yield quiet
    yield 0.5
    note("width", dock.width())
    look("overview", dock)
    store = session().store
    home = store.query("SELECT c.person_id AS person, c.room_id AS room, r.building_id AS building"
                       " FROM current_residence AS c JOIN room AS r ON r.id = c.room_id ORDER BY c.id LIMIT 1")[0]
    dock, panel = alone("people_houses"), desk().host.widget("people_houses")
    for show, key, tabs in (
        (panel.show_building, home["building"], ("overview", "chart", "people", "organisations", "events")),
        (panel.show_room, home["room"], ("chart",)),
        (panel.show_person, home["person"], ("",)),
    ):
        show(key)
        yield 0.3
        yield lambda: quiet() and panel._view is not None
        for tab in tabs:
            if tab:
                panel.building.turn_to(tab)
            yield 0.3
            yield quiet
            look("-".join(filter(None, (show.__name__, tab))), dock)
    type_text(find("CivicGrid.people_houses.search"), "1")
    yield 0.6
    yield quiet
    results = panel.results.list
    note("hits", [[results.visualItemRect(results.item(row)).height(), results.item(row).text()]
                  for row in range(results.count() - 1)])
    line = results.fontMetrics().boundingRect(QRect(0, 0, 300, 300), Qt.TextFlag.TextWordWrap, "迎宾\\n大道").height()
    note("two lines", line)
    picture("narrow-hits", dock)
    dock = alone("query")
    yield quiet
    look("search", dock)
    query().tabs.setCurrentIndex(1)
    yield 0.3
    look("query", dock)
    form, view = page().form, page().form.parentWidget().parentWidget()
    note("form", [form.parentWidget().minimumSizeHint().width(), view.width()])
    click(find("CivicGrid.query.run"))
    yield still
    yield 0.3
    look("answer", dock)
    dock = alone("link_desk")
    yield lambda: quiet() and desk().host.widget("link_desk")._case is not None
    yield 0.3
    look("link-desk", dock)
    desk().host.widget("link_desk").show_building(home["building"])
    yield 0.3
    yield lambda: quiet() and desk().host.widget("link_desk").rooms.building
    yield 0.2
    look("link-building", dock)

"""


LOOP = """
def steps():
    yield connect(DATABASE)
    yield lambda: QgsProject.instance().mapLayers()
    store = session().store
    event = store.read("event", ["id"], where={"closed_at": None, "display_level": [1, 2]}, order_by=["id"])["id"][0]
    dock, panel = alone("dispatch"), desk().host.widget("dispatch")
    yield quiet
    look("dispatch-empty", dock)
    panel.show_event(event)
    yield lambda: quiet() and panel._shown
    yield 0.3
    look("dispatch", dock)
    # More than there are: all of them go, and nobody else is left.
    panel.needs.changed.emit((("gas_repair", 9),))
    panel.needs.code = "gas_repair"
    yield lambda: quiet() and panel.table.topLevelItemCount() and panel.needs.code == "gas_repair"
    yield 0.5
    note("short", find("CivicGrid.dispatch.hint").text())
    click(find("CivicGrid.dispatch.send"))
    yield lambda: quiet() and panel.going.topLevelItemCount()
    panel.going.setCurrentItem(panel.going.topLevelItem(0))
    yield lambda: quiet() and not panel.table.topLevelItemCount()
    note("nobody else", find("CivicGrid.dispatch.hint").text().splitlines()[-1])
    yield 0.5
    look("dispatch-going", dock)
    for name in ("events", "new_event", "messages", "dutydesk", "deadlines", "routing"):
        dock, panel = alone(name), desk().host.widget(name)
        yield 0.5
        yield quiet
        tabs = getattr(panel, "tabs", None)
        for place in range(tabs.count() if tabs is not None else 1):
            if tabs is not None:
                tabs.setCurrentIndex(place)
            yield 0.4
            yield quiet
            look(f"{name}-{place}", dock)
    dock, panel = alone("events"), desk().host.widget("events")
    panel.show_event(event)
    yield lambda: quiet() and panel.look() is not None
    for place in range(panel.details.tabs.count()):
        panel.details.tabs.setCurrentIndex(place)
        yield 0.4
        yield quiet
        look(f"event-{place}", dock)

"""


@pytest.fixture(scope="module")
def town(tmp_path_factory):
    return town_with_a_known_resident(tmp_path_factory.mktemp("narrow"))


def test_no_text_of_the_residents_docks_is_cut(town, profile):
    values = run_query(
        town, profile, "from qgis.PyQt.QtCore import QRect\n" + CUT + ALONE + STEPS + "\nLANGUAGE = ''", language="en"
    )
    assert values["width"] == 360
    looked_at = {name: found for name, found in values.items() if name.startswith("cut ")}
    assert len(looked_at) == 13
    assert {name: found for name, found in looked_at.items() if found} == {}
    assert values["hits"]
    assert all(height >= values["two lines"] for height, text in values["hits"] if "\n" in text)
    least, has = values["form"]
    assert least <= has, "the form is not scrolled sideways"


@pytest.mark.parametrize("language", ["en", "zh-Hans"])
def test_no_text_of_the_docks_of_events_is_cut(town, profile, tmp_path, language):
    own = shutil.copy(town[0], tmp_path)  # everybody is sent out in it
    values = run_query(
        town, profile, f"{CUT}{ALONE}{LOOP}\nLANGUAGE = '-{language[:2]}'", database=own, language=language
    )
    looked_at = {name: found for name, found in values.items() if name.startswith("cut ")}
    assert len(looked_at) > 12
    missing, gone = {"zh-Hans": ("缺 ", "其他此类"), "en": ("missing", "Nobody else")}[language]
    assert missing in values["short"]
    assert gone in values["nobody else"]
    assert {name: found for name, found in looked_at.items() if found} == {}
