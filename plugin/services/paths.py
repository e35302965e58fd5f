"""Where the plugin's own data lies and where caches go."""

import os
import sys
from pathlib import Path

PACKAGE = Path(__file__).resolve().parents[2]
RESOURCES = PACKAGE / "resources"
I18N = PACKAGE / "i18n"


def cache_folder() -> Path:
    """Return this user's cache folder, made if it is missing; the variable CIVICGRID_CACHE names another one."""
    chosen = os.environ.get("CIVICGRID_CACHE")
    folder = Path(chosen).expanduser() if chosen else _user_cache() / "civicgrid"
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return folder


def _user_cache() -> Path:
    if sys.platform == "win32":
        local = os.environ.get("LOCALAPPDATA")
        return Path(local) if local else Path.home() / "AppData" / "Local"
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Caches"
    wanted = os.environ.get("XDG_CACHE_HOME", "")
    # The XDG specification says to ignore a relative path.
    return Path(wanted) if Path(wanted).is_absolute() else Path.home() / ".cache"
