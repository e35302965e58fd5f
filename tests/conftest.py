"""Registers the checkout as the package ``civicgrid``, whatever its folder is called.

The root holds a folder ``processing``; on ``sys.path`` it would shadow QGIS's own, so the root is taken off the path.
"""

import importlib.util
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent

sys.path[:] = [entry for entry in sys.path if Path(entry or ".").resolve() != ROOT]
if "civicgrid" not in sys.modules:
    spec = importlib.util.spec_from_file_location(
        "civicgrid", ROOT / "__init__.py", submodule_search_locations=[str(ROOT)]
    )
    package = importlib.util.module_from_spec(spec)
    sys.modules["civicgrid"] = package
    spec.loader.exec_module(package)
