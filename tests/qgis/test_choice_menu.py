"""The menus above the list of events: what is typed narrows them by name, code and pinyin."""

import pytest
from qgis.PyQt.QtWidgets import QWidget

from civicgrid.plugin.panels.events.choices import ChoiceMenu


@pytest.mark.parametrize(("typed", "left"), [
    ("", ["0102 暴露垃圾", "0104 道路不洁", "0505 无照经营"]),
    ("bllj", ["0102 暴露垃圾"]),
    ("LJ", ["0102 暴露垃圾"]),
    ("ｂｌ", ["0102 暴露垃圾"]),
    ("０１", ["0102 暴露垃圾", "0104 道路不洁"]),
    ("道路", ["0104 道路不洁"]),
    ("xyz", []),
])  # fmt: skip
def test_types_are_found_by_name_code_and_pinyin(qgis_app, typed, left):
    parent = QWidget()
    menu = ChoiceMenu("types", "类型", parent)
    menu.fill([(text[:4], text) for text in ("0102 暴露垃圾", "0104 道路不洁", "0505 无照经营")])
    menu.search.setText(typed)
    assert [menu.list.item(row).text() for row in range(3) if not menu.list.item(row).isHidden()] == left
    parent.deleteLater()
