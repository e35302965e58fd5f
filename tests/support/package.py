"""The zip as a user gets it."""

import os
import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
FOLDER_VARIABLE = "CIVICGRID_TEST_PACKAGE"
"""Names the folder, from the checkout's root, with a zip of this checkout: a whole run builds and scans it once."""


def built_package(folder: Path) -> Path:
    """The zip that was built for this run, else one built into ``folder``; raises when its scans find something."""
    if built := os.environ.get(FOLDER_VARIABLE):
        folder = ROOT / built
    else:
        subprocess.run([ROOT / "scripts" / "package", folder], check=True, capture_output=True, timeout=600)
    (path,) = folder.glob("civicgrid.*.zip")
    return path
