"""Unit tests run without QGIS: with ``-p no:qgis``, as ``make test`` runs them, any import of it fails."""

import sys

from hypothesis import settings


def pytest_configure(config):
    if not config.pluginmanager.hasplugin("qgis"):
        sys.modules["qgis"] = None
    # A busy machine is no failure: no test asserts a time.
    settings.register_profile("steady", deadline=None)
    settings.load_profile("steady")
