"""Photos with EXIF as cameras write it."""

from pathlib import Path

from PIL import Image
from PIL.TiffImagePlugin import IFDRational


def _degrees(value):
    seconds = round(value * 3600 * 1000)
    return tuple(IFDRational(*part) for part in ((seconds // 3_600_000, 1), (seconds // 60_000 % 60, 1),
                                                (seconds % 60_000, 1000)))  # fmt: skip


def photo(
    path: Path,
    position=None,
    *,
    refs=("N", "E"),
    taken="2026:03:04 15:16:17",
    offset=None,
    heading=None,
    colour=(180, 60, 40),
    size=(400, 300),
    orientation=None,
) -> Path:
    """A picture at (longitude, latitude) in degrees; ``refs`` are the hemispheres, None leaves one out."""
    picture = Image.new("RGB", size, colour)
    picture.paste((40, 60, 180), (0, 0, size[0] // 3, size[1] // 3))
    exif = Image.Exif()
    exif[0x8769] = {tag: value for tag, value in ((0x9003, taken), (0x9011, offset)) if value}
    place = {}
    if position:
        place = {2: _degrees(abs(position[1])), 4: _degrees(abs(position[0]))}
        place.update({tag: ref for tag, ref in zip((1, 3), refs, strict=True) if ref})
    if heading is not None:
        place.update({16: "T", 17: IFDRational(round(heading * 100), 100)})
    exif[0x8825] = place
    if orientation:
        exif[0x0112] = orientation
    picture.save(path, exif=exif)
    return path
