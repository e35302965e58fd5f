"""What the duty desk lists of a bad day."""

from civicgrid.plugin.panels.dutydesk.words import MOST, gravest
from civicgrid.plugin.store.loop.hand_overs import Matter


def test_the_gravest_events_are_listed_and_every_note():
    events = [Matter("event", key, str(key), "x", ("overdue",), level=4) for key in range(MOST + 30)]
    notes = [Matter("closure", 1, "", "封路", ("closure",)), Matter("duty_log", 2, "", "钥匙在门卫", ("note",))]
    assert gravest([*events, *notes]) == ([*events[:MOST], *notes], 30)
    assert gravest(notes) == (notes, 0)
