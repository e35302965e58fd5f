"""The presets of patterns are data: each can be made, and is written as the form writes it."""

import json

from civicgrid.plugin.domain.rooms.line import format_pattern, parse_pattern
from civicgrid.plugin.domain.rooms.pattern import make_layout
from civicgrid.plugin.services.paths import RESOURCES


def test_every_preset_makes_rooms_and_is_known_again_by_its_line():
    items = json.loads((RESOURCES / "rooms" / "presets.json").read_text(encoding="utf-8"))
    for item in items:
        pattern = parse_pattern(item["pattern"])
        assert format_pattern(pattern) == item["pattern"]
        assert make_layout(pattern).rooms
        assert item["name_zh"]
        assert item["name_en"]
    assert parse_pattern(items[-1]["pattern"]).farmyard
