"""Styles: QML files in ``resources/styles``, one for both languages.

A QML is static text, so its labels hold tokens such as ``{{facility_kind.hospital}}``, which are replaced by the names
of the code lists when the file is loaded; ``scripts/styles.py`` writes the files from the palette, where each colour is
defined once. So a city can edit colours in one place, words in another, and a style itself in QGIS.
"""

from collections.abc import Callable
from functools import cache

from qgis.core import QgsMapLayer, QgsVectorLayer
from qgis.PyQt.QtXml import QDomDocument

from ..services.translation import tr
from .palette import STYLES

CATEGORIES = (
    QgsMapLayer.StyleCategory.Symbology | QgsMapLayer.StyleCategory.Labeling | QgsMapLayer.StyleCategory.Diagrams
)


class StyleUnreadable(RuntimeError):
    """A style file is missing or no QML."""


@cache
def _text(name: str) -> str:
    try:
        return (STYLES / f"{name}.qml").read_text(encoding="utf-8")
    except OSError as error:
        text = tr("The style {name} cannot be read: {reason}.")
        raise StyleUnreadable(text.format(name=name, reason=error)) from error


def apply_style(layer: QgsVectorLayer, name: str, expand: Callable[[str], str]) -> None:
    """Give a layer the symbols and labels of ``resources/styles/<name>.qml``; ``expand`` replaces its tokens.

    Raises StyleUnreadable.
    """
    document = QDomDocument()
    document.setContent(expand(_text(name)))
    done, message = layer.importNamedStyle(document, CATEGORIES)
    if not done:
        text = tr("The style {name} cannot be read: {reason}.")
        raise StyleUnreadable(text.format(name=name, reason=message))
