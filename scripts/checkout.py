"""Registers this checkout as the package ``civicgrid`` for scripts, without putting its root on the path."""

import importlib.util
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def register() -> Path:
    """Make ``import civicgrid`` work and return the checkout's root."""
    if "civicgrid" not in sys.modules:
        spec = importlib.util.spec_from_file_location(
            "civicgrid", ROOT / "__init__.py", submodule_search_locations=[str(ROOT)]
        )
        package = importlib.util.module_from_spec(spec)
        sys.modules["civicgrid"] = package
        spec.loader.exec_module(package)
    return ROOT
