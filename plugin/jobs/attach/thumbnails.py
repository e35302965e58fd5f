"""Small pictures of photos and scans: derived, kept in this user's cache folder, never in the store."""

import os
from contextlib import suppress
from pathlib import Path

from qgis.PyQt.QtCore import QIODevice, QSaveFile, QSize, Qt
from qgis.PyQt.QtGui import QColor, QImage, QImageReader, QPainter

from ...services.paths import cache_folder

MOST_BYTES = 200 << 20
"""How much the folder may hold; what was looked at longest ago goes first."""
_FORMATS = frozenset({"jpeg", "png", "webp", "gif", "bmp", "tiff", "heic", "heif", "pdf"})
"""What is decoded, by Qt's names; others could be programs, as SVG is, under a photo's name."""
_SPARE = 0.8  # of it is left after tidying
_MOST_PIXELS = 200_000_000  # a picture that claims more is not decoded
_QUALITY = 85


def thumbnail(file: Path, sha256: str, size: int) -> QImage:
    """A picture of at most ``size`` × ``size`` pixels, upright, from the cache or made now; null when it is none.

    Reads and decodes: for a background thread. ``sha256`` is the hash the file was stored with.
    """
    place = folder() / sha256[:2] / f"{sha256}-{size}.jpg"
    kept = QImage(str(place))
    if not kept.isNull():
        with suppress(OSError):
            os.utime(place)  # it is wanted still
        return kept
    made = _read(file, size)
    if not made.isNull():
        _keep(made, place)
    return made


def folder() -> Path:
    """Where they are kept."""
    return cache_folder() / "thumbnails"


def tidy(most: int = MOST_BYTES) -> int:
    """Remove what was looked at longest ago when the folder holds more than ``most`` bytes; returns how many went."""
    kept = []
    for path in folder().glob("*/*"):
        try:
            found = path.stat()
        except OSError:
            continue
        kept.append((found.st_mtime, found.st_size, path))
    total = sum(size for _, size, _ in kept)
    if total <= most:
        return 0
    removed = 0
    for _, size, path in sorted(kept):
        if total <= most * _SPARE:
            break
        path.unlink(missing_ok=True)
        total -= size
        removed += 1
    return removed


def _read(file: Path, size: int) -> QImage:
    reader = QImageReader(str(file))
    # A stored file has no ending: what it is, is seen from its content.
    reader.setDecideFormatFromContent(True)
    reader.setAutoTransform(True)
    if bytes(reader.format()).decode("ascii") not in _FORMATS:
        return QImage()
    whole = reader.size()
    if whole.isValid():
        if whole.width() * whole.height() > _MOST_PIXELS:
            return QImage()
        if max(whole.width(), whole.height()) > size:
            # Decoders of JPEG read only what this size needs.
            reader.setScaledSize(whole.scaled(QSize(size, size), Qt.AspectRatioMode.KeepAspectRatio))
    picture = reader.read()
    if picture.isNull():
        return picture
    if max(picture.width(), picture.height()) > size:
        picture = picture.scaled(
            size, size, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
        )
    return _opaque(picture)


def _opaque(picture: QImage) -> QImage:
    """On white where it is transparent: the cache holds JPEGs."""
    if not picture.hasAlphaChannel():
        return picture
    ground = QImage(picture.size(), QImage.Format.Format_RGB32)
    ground.fill(QColor("white"))
    painter = QPainter(ground)
    painter.drawImage(0, 0, picture)
    painter.end()
    return ground


def _keep(picture: QImage, place: Path) -> None:
    """Whole or not at all; a full disk only costs time at the next look."""
    place.parent.mkdir(parents=True, exist_ok=True)
    file = QSaveFile(str(place))
    if file.open(QIODevice.OpenModeFlag.WriteOnly) and picture.save(file, "JPG", _QUALITY):
        file.commit()
