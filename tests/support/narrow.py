"""Words of driver scripts that look for texts which are cut in a narrow dock."""

CUT = '''
import re
from qgis.PyQt.QtWidgets import QAbstractButton, QLabel, QScrollArea, QTabBar, QToolButton


def _still(area):
    return area.widgetResizable() and area.horizontalScrollBarPolicy() == Qt.ScrollBarPolicy.ScrollBarAlwaysOff


def _named(one):
    return one.tabText(0) if isinstance(one, QTabBar) else type(one).__name__ + " " + one.widget().objectName()


def cut(widget):
    """The visible texts of a widget that have less room than they need: what they are, and both sizes."""
    found = []
    for one in widget.findChildren(QWidget):
        if not one.isVisible():
            continue
        if isinstance(one, QLabel) and one.text():
            if not one.wordWrap():
                need, has = one.sizeHint().width(), one.width()
            else:
                need, has = one.heightForWidth(one.width()), one.height()
                words = re.sub("<[^>]*>", " ", one.text()).split()
                # A Chinese text breaks anywhere.
                widths = [one.fontMetrics().horizontalAdvance(word) for word in words if word.isascii()]
                if max(widths, default=0) > one.contentsRect().width():
                    found.append([one.text(), max(widths), one.contentsRect().width()])
        elif isinstance(one, QScrollArea) and one.widget() is not None and _still(one):
            # What is wider than the view is cut at its right, once the content is high enough to be scrolled.
            bar = one.verticalScrollBar()
            need = one.widget().minimumSizeHint().width()
            has = one.viewport().width() - (0 if bar.isVisible() else bar.sizeHint().width())
        elif isinstance(one, QTabBar):
            need, has = sum(one.tabRect(row).width() for row in range(one.count())), one.width()
        elif isinstance(one, QAbstractButton) and one.text() and not isinstance(one, QToolButton):
            need, has = one.sizeHint().width(), one.width()
        else:
            continue
        if need > has + 1:
            found.append([one.text() if hasattr(one, "text") else _named(one), need, has])
    if widget.minimumSizeHint().width() > 360:
        found.append(["the whole", widget.minimumSizeHint().width(), 360])
    return found
'''
