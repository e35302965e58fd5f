"""A link in a label."""

from html import escape

from qgis.PyQt.QtGui import QPalette
from qgis.PyQt.QtWidgets import QLabel


def link(label: QLabel, target: str, text: str) -> str:
    """A link in the colour of the label's text: that of links is unreadable on a dark theme's ground."""
    ink = label.palette().color(QPalette.ColorRole.WindowText).name()
    return f'<a href="{escape(target)}" style="color: {ink}">{escape(text)}</a>'
