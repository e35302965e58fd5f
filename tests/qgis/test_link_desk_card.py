"""The guesses of the desk of unlinked persons as buttons: a long name takes the lines that it needs."""

from datetime import UTC, datetime

import pytest
from qgis.PyQt.QtWidgets import QApplication, QVBoxLayout, QWidget

from civicgrid.plugin.jobs.link_desk import Case, Choice
from civicgrid.plugin.panels.link_desk.card import PersonCard
from civicgrid.plugin.store.residents.person_links import Waiting

LONG = "碧水花园二期安置小区12栋3单元1502室" * 3


@pytest.fixture
def card(qgis_app):
    window = QWidget()
    window.resize(360, 700)
    column = QVBoxLayout(window)
    card = PersonCard(lambda _reason: None, window)
    column.addWidget(card)
    column.addStretch(1)
    window.show()
    yield card
    window.deleteLater()


def case(*names):
    item = Waiting(1, 1, datetime(2026, 1, 1, tzinfo=UTC), None, "张*", None, None, "1", None, None, "", ())
    return Case(item, tuple(Choice(1, 1, name, 0.5, None) for name in names))


def test_a_guess_is_as_high_as_its_name_whatever_stood_there_before(card):
    heights = []
    for names in (("1栋",), (LONG, "1栋"), ("1栋",)):
        card.show_case(case(*names))
        for _ in range(3):
            QApplication.processEvents()
        for button in card.buttons[: len(names)]:
            label = button._name
            assert label.height() >= label.heightForWidth(label.width())
            assert button.height() >= 34, "a finger high"
        heights.append(card.buttons[0].height())
    assert heights[1] > max(heights[0], heights[2])
