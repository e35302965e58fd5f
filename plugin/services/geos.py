"""The one door to shapely: ``from …services.geos import shapely``.

On Linux the QGIS program has loaded the system's GEOS before any Python module. A ready-made wheel of shapely brings a
newer GEOS, but the dynamic linker resolves its calls to the one that is there: two versions of one library, mixed, and
a crash sooner or later. Shapely built on this machine uses QGIS's own GEOS. Windows and macOS keep libraries apart.
"""

import ctypes
import sys
from types import ModuleType

from .dependencies import MissingDependency, require
from .translation import tr


def mixed_versions(built_for: tuple[int, ...]) -> tuple[str, str] | None:
    """Return (version shapely was built for, version its calls reach) when they differ, else None."""
    if not sys.platform.startswith("linux"):
        return None
    version = getattr(ctypes.CDLL(None), "GEOSversion", None)
    if version is None:
        return None
    version.restype = ctypes.c_char_p
    reached = version().decode("ascii").split("-")[0]
    wanted = ".".join(map(str, built_for))
    return None if reached.split(".")[:2] == wanted.split(".")[:2] else (wanted, reached)


def _load() -> ModuleType:
    module = require("shapely")
    mixed = mixed_versions(module.geos_version)
    if mixed:
        text = tr(
            "The installed shapely was built for GEOS {wanted}, but QGIS uses GEOS {reached}; to build it for QGIS: "
            "{command}"
        )
        command = (
            "sudo apt install libgeos-dev python3-dev g++ pkg-config;"
            " pip install --force-reinstall --no-binary shapely shapely"
        )
        raise MissingDependency(text.format(wanted=mixed[0], reached=mixed[1], command=command), name="shapely")
    return module


shapely = _load()
