"""Which font writes Chinese on this machine."""

from qgis.PyQt.QtGui import QFont, QFontDatabase

FAMILIES = (
    "Noto Sans CJK SC",
    "Source Han Sans SC",
    "Microsoft YaHei",
    "PingFang SC",
    "WenQuanYi Zen Hei",
    "WenQuanYi Micro Hei",
    "Noto Serif CJK SC",
    "SimSun",
)


def map_font(points: float, bold: bool = False) -> QFont:
    """Return the first font of FAMILIES that is installed, else Qt's own choice."""
    try:
        installed = set(QFontDatabase.families())  # Qt 6
    except TypeError:
        installed = set(QFontDatabase().families())  # Qt 5
    font = QFont(next((family for family in FAMILIES if family in installed), ""))
    font.setPointSizeF(points)
    font.setBold(bold)
    return font
