"""GeoPackage geometry blobs: a small header in front of WKB (OGC 12-128, clause 2.1.3)."""

import struct
from collections.abc import Sequence

import numpy as np

_ENVELOPE_BYTES = (0, 32, 48, 48, 64)
_NO_ENVELOPE = 0b0000_0001
_XY_ENVELOPE = 0b0000_0011


def from_wkb(wkbs: Sequence[bytes | None], srid: int) -> tuple[list[bytes | None], np.ndarray]:
    """Blobs and bounds (n, 4: minx, miny, maxx, maxy; NaN without geometry) of WKB in the store's CRS."""
    # Not above: without shapely the window is there all the same, and says what to install.
    from ...services.geos import shapely

    shapes = shapely.from_wkb(np.asarray(wkbs, dtype=object))
    bounds = shapely.bounds(shapes).reshape(-1, 4)
    point = shapely.get_type_id(shapes) == 0
    empty = np.isnan(bounds[:, 0])
    plain_header = b"GP\x00" + bytes([_NO_ENVELOPE]) + struct.pack("<i", srid)
    envelope_header = b"GP\x00" + bytes([_XY_ENVELOPE]) + struct.pack("<i", srid)
    envelopes = np.ascontiguousarray(bounds[:, [0, 2, 1, 3]].astype("<f8")).tobytes()
    blobs: list[bytes | None] = []
    for index, wkb in enumerate(wkbs):
        if wkb is None:
            blobs.append(None)
        elif point[index] or empty[index]:
            blobs.append(plain_header + wkb)
        else:
            blobs.append(envelope_header + envelopes[index * 32 : index * 32 + 32] + wkb)
    return blobs, bounds


def to_wkb(blob: bytes | None) -> bytes | None:
    """The WKB inside a blob."""
    if blob is None:
        return None
    return blob[8 + _ENVELOPE_BYTES[blob[3] >> 1 & 0b111] :]
