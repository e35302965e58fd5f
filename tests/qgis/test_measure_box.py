"""The measures that a city's own file names change under an open window."""

from dataclasses import replace

from civicgrid.plugin.jobs.measures import Table
from civicgrid.plugin.panels.measures.measure_box import FIRST, MeasureBox
from civicgrid.plugin.panels.measures.ranking import RankingTab
from civicgrid.plugin.store.city_files import MEASURES, shipped


def test_the_choice_stays_where_the_next_measures_have_it(qgis_app):
    measures, box = shipped(MEASURES), MeasureBox()
    box.offer(measures)
    assert box.currentData() == FIRST
    other = measures[3]
    box.setCurrentIndex(3)
    box.offer([replace(one, name_zh="又名") for one in measures[2:]])
    assert (box.currentData(), box.count()) == (other.code, len(measures) - 2)
    box.offer(measures[:2])
    assert box.currentData() == measures[0].code
    assert box.place_in(measures) == 0
    assert box.place_in(measures[1:]) is None


def test_a_ranking_of_before_does_not_outlive_its_measures(qgis_app):
    measures, tab = shipped(MEASURES), RankingTab()

    def table(of):
        return Table("department", None, None, tuple(of), (), None)

    tab.show_table(table(measures))
    left = [one for one in measures if one.direction and one.code != FIRST]
    tab.show_table(table(left))
    assert [tab.measure.itemData(row) for row in range(tab.measure.count())] == [one.code for one in left]
    tab.show_table(table([one for one in measures if not one.direction]))
    assert tab.measure.count() == 0
    assert tab.note.text() == ""
