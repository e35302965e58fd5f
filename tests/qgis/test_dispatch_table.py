"""The table of candidates: what is said of each, above all of those who are held back."""

from dataclasses import replace

import pytest

from civicgrid.plugin.domain.events.dispatch import Requirement, Unit, rank
from civicgrid.plugin.panels.dispatch.table import Candidates

ENGINE = Requirement(
    "x", "x", "x", ("vehicle",), order=("reachable", "fresh", "on_duty", "rested", "workload", "minutes")
)
FREE = Unit(1, "消1", "消防车1号", "vehicle", on_shift=True, age_minutes=1, minutes=5.0, metres=3000)


@pytest.fixture
def said(qgis_app):
    def texts(*units):
        table = Candidates(None)
        table.show_candidates(rank(ENGINE, units), set())
        return [table.topLevelItem(row).text(4) for row in range(table.topLevelItemCount())]

    return texts


def test_the_first_is_called_so_and_the_others_say_what_they_lost_by(said):
    assert said(FREE, replace(FREE, id=2, number="消2", minutes=8.2)) == ["first", "arrives 3.2 min later"]


@pytest.mark.parametrize(
    ("held", "obstacle"),
    [
        ({"age_minutes": 77}, "position out of date by 47 min"),
        ({"status": "off_duty"}, "off duty"),
        ({"open": 1}, "1 under way already"),
        ({"minutes": None, "barred": "far"}, "too far from any road"),
    ],
)
def test_nobody_who_is_held_back_is_called_first_or_merely_slower(said, held, obstacle):
    first = replace(FREE, **held)
    second = replace(first, id=2, number="消2", minutes=first.minutes and 8.2)
    assert said(first, second) == [obstacle, obstacle]
