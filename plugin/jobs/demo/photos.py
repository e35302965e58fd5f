"""Drawn pictures of what events report, before and after; nobody took them and they show no real place."""

import numpy as np
from qgis.PyQt.QtCore import QBuffer, QByteArray, QIODevice, QPointF, QRectF, Qt
from qgis.PyQt.QtGui import QBrush, QColor, QImage, QLinearGradient, QPainter, QPen, QPolygonF

_WIDTH, _HEIGHT = 480, 320
_HORIZON = 150


def draw_photo(scene: str, after: bool, variant: int) -> bytes:
    """A small JPEG of a scene (garbage, pothole, water …) in one of a few variants; ``after`` it is in order."""
    draw = np.random.default_rng([variant, sum(map(ord, scene))])
    image = QImage(_WIDTH, _HEIGHT, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    _street(painter, draw, river=scene == "river")
    matter = np.random.default_rng([variant, 7])
    if not after:
        _MATTER[scene](painter, matter)
    elif scene in {"pothole", "water"}:
        _ellipse(painter, 250, 262, 74, 20, "#3b3d40")
    painter.end()
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "JPG", 82)
    return bytes(data)


def _street(painter: QPainter, draw: np.random.Generator, river: bool) -> None:
    """Sky, houses, pavement, kerb, road."""
    sky = QLinearGradient(0, 0, 0, _HORIZON)
    tone = int(draw.integers(0, 30))
    sky.setColorAt(0, QColor(150 + tone, 185 + tone // 2, 215))
    sky.setColorAt(1, QColor(226, 232, 235))
    painter.fillRect(QRectF(0, 0, _WIDTH, _HORIZON), QBrush(sky))
    x = -20.0
    while x < _WIDTH:
        wide, tall = float(draw.uniform(60, 120)), float(draw.uniform(60, 140))
        colour = QColor.fromHsv(int(draw.integers(20, 45)), int(draw.integers(20, 70)), int(draw.integers(150, 215)))
        painter.fillRect(QRectF(x, _HORIZON - tall, wide, tall), colour)
        for row in range(int(tall // 22)):
            for column in range(int(wide // 20)):
                place = QRectF(x + 6 + column * 20, _HORIZON - tall + 8 + row * 22, 11, 12)
                painter.fillRect(place, QColor(92, 110, 125) if draw.random() < 0.8 else QColor(236, 214, 150))
        x += wide + float(draw.uniform(0, 8))
    for x in draw.uniform(0, _WIDTH, 4).tolist():
        painter.fillRect(QRectF(x - 2, _HORIZON - 40, 4, 44), QColor("#6b5138"))
        for dx, dy, size in ((-12, -52, 17), (10, -55, 18), (0, -66, 19)):
            _ellipse(painter, x + dx, _HORIZON + dy, size, size * 0.8, "#4f7d45")
    if river:
        painter.fillRect(QRectF(0, _HORIZON, _WIDTH, 40), QColor("#a9a395"))
        water = QLinearGradient(0, _HORIZON + 40, 0, _HEIGHT)
        water.setColorAt(0, QColor("#7d9aa3"))
        water.setColorAt(1, QColor("#51727c"))
        painter.fillRect(QRectF(0, _HORIZON + 40, _WIDTH, _HEIGHT), QBrush(water))
        painter.setPen(QPen(QColor(210, 225, 228, 120), 1.5))
        for y in range(_HORIZON + 55, _HEIGHT, 16):
            start = float(draw.uniform(0, 300))
            painter.drawLine(QPointF(start, y), QPointF(start + float(draw.uniform(60, 160)), y))
        painter.setPen(Qt.PenStyle.NoPen)
        return
    painter.fillRect(QRectF(0, _HORIZON, _WIDTH, 62), QColor("#bcb6ab"))
    painter.setPen(QPen(QColor("#a59f93"), 1))
    for x in range(-200, _WIDTH + 200, 34):
        painter.drawLine(QPointF(_WIDTH / 2 + (x - _WIDTH / 2) * 0.8, _HORIZON), QPointF(x, _HORIZON + 62))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.fillRect(QRectF(0, _HORIZON + 62, _WIDTH, 7), QColor("#8d8a84"))
    painter.fillRect(QRectF(0, _HORIZON + 69, _WIDTH, _HEIGHT), QColor("#55585c"))
    for x in range(10, _WIDTH, 110):
        painter.fillRect(QRectF(x, 300, 64, 6), QColor("#e6e3d6"))


def _ellipse(painter: QPainter, x: float, y: float, rx: float, ry: float, colour: str) -> None:
    painter.setBrush(QColor(colour))
    painter.drawEllipse(QPointF(x, y), rx, ry)


def _garbage(painter: QPainter, draw: np.random.Generator) -> None:
    colours = ("#2f2f33", "#3f4a3c", "#6d2f2f", "#e8e6e0", "#2e5a78", "#c9b458")
    for _ in range(26):
        x, y = draw.normal(230, 62), draw.normal(205, 13)
        _ellipse(painter, x, y, draw.uniform(9, 24), draw.uniform(8, 16), colours[int(draw.integers(len(colours)))])


def _rubble(painter: QPainter, draw: np.random.Generator) -> None:
    colours = ("#8f8377", "#a19484", "#6f655b", "#b0583c", "#c8beb2")
    for _ in range(60):
        x, y, size = draw.normal(240, 70), 214 - abs(draw.normal(0, 17)), draw.uniform(6, 19)
        corners = [QPointF(x + size * np.cos(a), y + 0.7 * size * np.sin(a)) for a in np.sort(draw.uniform(0, 6.28, 5))]
        painter.setBrush(QColor(colours[int(draw.integers(len(colours)))]))
        painter.drawPolygon(QPolygonF(corners))


def _pothole(painter: QPainter, draw: np.random.Generator) -> None:
    angle = np.linspace(0, 2 * np.pi, 18, endpoint=False)
    for share, colour in ((1.0, "#3d3d3e"), (0.82, "#262524"), (0.55, "#171615")):
        size = share * draw.uniform(0.85, 1.15, 18)
        corners = [
            QPointF(250 + 80 * s * np.cos(a), 262 + 24 * s * np.sin(a)) for a, s in zip(angle, size, strict=True)
        ]
        painter.setBrush(QColor(colour))
        painter.drawPolygon(QPolygonF(corners))
    painter.setPen(QPen(QColor("#2b2b2c"), 2))
    for a in draw.uniform(0, 6.28, 7):
        painter.drawLine(
            QPointF(250 + 78 * np.cos(a), 262 + 23 * np.sin(a)), QPointF(250 + 130 * np.cos(a), 262 + 36 * np.sin(a))
        )
    painter.setPen(Qt.PenStyle.NoPen)


def _water(painter: QPainter, draw: np.random.Generator) -> None:
    for _ in range(7):
        _ellipse(
            painter,
            draw.uniform(60, 420),
            draw.uniform(248, 292),
            draw.uniform(60, 140),
            draw.uniform(9, 22),
            "#6f8894",
        )
    _ellipse(painter, 240, 268, 190, 26, "#87a2ae")
    _ellipse(painter, 240, 246, 26, 8, "#2a2c2e")


def _vehicle(painter: QPainter, draw: np.random.Generator) -> None:
    for x in (110.0, 250.0):
        hue = int(draw.integers(0, 360))
        painter.setBrush(QColor.fromHsv(hue, 70, 170))
        painter.drawRoundedRect(QRectF(x, 188, 118, 34), 9, 9)
        painter.drawRoundedRect(QRectF(x + 20, 166, 74, 30), 10, 10)
        painter.fillRect(QRectF(x + 28, 172, 26, 17), QColor("#33424d"))
        painter.fillRect(QRectF(x + 60, 172, 26, 17), QColor("#33424d"))
        for dx in (24, 92):
            _ellipse(painter, x + dx, 222, 13, 13, "#202124")
            _ellipse(painter, x + dx, 222, 6, 6, "#8b8d90")


def _stall(painter: QPainter, draw: np.random.Generator) -> None:
    for x in (70.0, 210.0, 345.0):
        painter.fillRect(QRectF(x, 178, 92, 34), QColor("#8a6a45"))
        for _ in range(16):
            colour = ("#c0392b", "#e0a030", "#4c8c3c", "#7fae4a", "#d8d0c0")[int(draw.integers(5))]
            _ellipse(painter, x + draw.uniform(8, 84), draw.uniform(172, 182), 8, 7, colour)
        painter.setBrush(QColor(("#b5483a", "#2f6f9f", "#d9d3c4")[int(draw.integers(3))]))
        painter.drawPolygon(
            QPolygonF([QPointF(x - 10, 128), QPointF(x + 102, 128), QPointF(x + 92, 112), QPointF(x, 112)])
        )


def _wall(painter: QPainter, draw: np.random.Generator) -> None:
    painter.fillRect(QRectF(60, 40, 360, 165), QColor("#cfc6b6"))
    painter.fillRect(QRectF(210, 80, 72, 125), QColor("#5c4a3a"))
    for _ in range(15):
        x, y = draw.uniform(70, 390), draw.uniform(60, 170)
        painter.fillRect(QRectF(x, y, 26, 18), QColor(("#f3e27a", "#f6f6f2", "#e07a6a")[int(draw.integers(3))]))
        painter.fillRect(QRectF(x + 4, y + 7, 18, 3), QColor("#b03030"))


def _site(painter: QPainter, draw: np.random.Generator) -> None:
    painter.fillRect(QRectF(0, 140, _WIDTH, 40), QColor("#4a86a8"))
    painter.setPen(QPen(QColor("#d0a020"), 6))
    painter.drawLine(QPointF(330, 150), QPointF(330, 14))
    painter.drawLine(QPointF(200, 30), QPointF(452, 30))
    painter.setPen(Qt.PenStyle.NoPen)
    for _ in range(24):
        painter.setBrush(QColor(190, 176, 150, 60))
        painter.drawEllipse(
            QPointF(draw.uniform(20, 460), draw.uniform(120, 250)), draw.uniform(20, 60), draw.uniform(12, 34)
        )


def _gas(painter: QPainter, draw: np.random.Generator) -> None:
    painter.fillRect(QRectF(215, 70, 12, 140), QColor("#c9a227"))
    painter.fillRect(QRectF(170, 130, 120, 10), QColor("#c9a227"))
    _ellipse(painter, 221, 135, 20, 20, "#7c7f84")
    for _ in range(30):
        painter.setBrush(QColor(225, 228, 190, 70))
        painter.drawEllipse(
            QPointF(draw.normal(240, 50), draw.normal(110, 34)), draw.uniform(14, 38), draw.uniform(10, 26)
        )


def _river(painter: QPainter, draw: np.random.Generator) -> None:
    for _ in range(46):
        colour = ("#5f8a43", "#4c7436", "#d9d6cc", "#8aa35a")[int(draw.integers(4))]
        _ellipse(painter, draw.normal(230, 95), draw.normal(250, 20), draw.uniform(6, 20), draw.uniform(3, 8), colour)


def _green(painter: QPainter, draw: np.random.Generator) -> None:
    painter.fillRect(QRectF(0, 178, _WIDTH, 34), QColor("#54783c"))
    for x in draw.uniform(0, _WIDTH, 90):
        painter.setPen(QPen(QColor("#7d9a44"), 2))
        painter.drawLine(QPointF(x, 204), QPointF(x + draw.uniform(-7, 7), 204 - draw.uniform(10, 34)))
    painter.setPen(Qt.PenStyle.NoPen)
    for _ in range(12):
        painter.fillRect(QRectF(draw.uniform(20, 450), draw.uniform(186, 204), 12, 7), QColor("#e6e2d8"))


def _shed(painter: QPainter, draw: np.random.Generator) -> None:
    painter.fillRect(QRectF(120, 60, 240, 148), QColor("#c7bba6"))
    tint = QColor.fromHsv(int(draw.integers(200, 225)), 120, 170)
    painter.setBrush(tint)
    painter.drawPolygon(QPolygonF([QPointF(108, 62), QPointF(372, 62), QPointF(350, 26), QPointF(130, 26)]))
    painter.setPen(QPen(QColor(60, 80, 110), 1))
    for x in range(136, 350, 14):
        painter.drawLine(QPointF(x, 27), QPointF(x - 6, 61))
    painter.setPen(Qt.PenStyle.NoPen)


def _person(painter: QPainter, draw: np.random.Generator) -> None:
    painter.fillRect(QRectF(170, 190, 130, 14), QColor("#7a6248"))
    painter.setBrush(QColor("#46586a"))
    painter.drawRoundedRect(QRectF(176, 170, 116, 24), 12, 12)
    _ellipse(painter, 168, 180, 10, 10, "#4a4038")
    bag = float(draw.uniform(300, 330))
    _ellipse(painter, bag, 196, 16, 13, "#33363b")


_MATTER = {
    "garbage": _garbage, "rubble": _rubble, "pothole": _pothole, "water": _water, "vehicle": _vehicle, "stall": _stall,
    "wall": _wall, "building_site": _site, "gas": _gas, "river": _river, "green": _green, "shed": _shed,
    "person": _person,
}  # fmt: skip
