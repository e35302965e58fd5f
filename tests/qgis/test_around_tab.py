"""What lies around an event: a kind of which there are more than are listed says how many there are."""

from qgis.PyQt.QtWidgets import QWidget

from civicgrid.plugin.jobs.event_look import Nearby, Surroundings
from civicgrid.plugin.panels.events.around_tab import AroundTab


def test_a_kind_says_how_many_there_are_and_how_many_are_listed(qgis_app):
    window = QWidget()
    tab = AroundTab(window)
    things = [Nearby("component", number, f"井盖{number}", float(number), None) for number in range(30)]
    things.append(Nearby("camera", 1, "幸福路口球机", 21.0, None))
    tab.show_around(Surroundings(500.0, 12, 3, things, {"component": 1301, "camera": 1}))
    heads = [tab.things.topLevelItem(row) for row in range(2)]
    assert [head.childCount() for head in heads] == [1, 30]
    assert heads[0].text(0).endswith("(1)")
    assert heads[1].text(0).endswith("(1,301, nearest 30 listed)")
    window.deleteLater()
