"""Where the Tab key stops, in the order in which things stand."""

from collections.abc import Iterator
from itertools import pairwise

from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QLayout, QScrollArea, QWidget


def stops(part: QWidget) -> Iterator[QWidget]:
    """What takes the keyboard in a widget, from its layouts: also what is hidden or disabled at the moment."""
    proxy = part.focusProxy()
    if isinstance(part, QScrollArea):
        if part.widget() is not None:
            yield from stops(part.widget())
    elif proxy is None and part.focusPolicy() & Qt.FocusPolicy.TabFocus:
        yield part
    elif part.layout() is not None:
        yield from _inside(part.layout())


def put_in_order(*parts: QWidget) -> None:
    """Let Tab go through the stops of these, one after the other."""
    for before, after in pairwise([stop for part in parts for stop in stops(part)]):
        QWidget.setTabOrder(before, after)


def _inside(layout: QLayout) -> Iterator[QWidget]:
    for place in range(layout.count()):
        item = layout.itemAt(place)
        if item.widget() is not None:
            yield from stops(item.widget())
        elif item.layout() is not None:
            yield from _inside(item.layout())
