"""Unit tests run without QGIS: with ``-p no:qgis``, as ``make test`` runs them, any import of it fails."""

import sys


def pytest_configure(config):
    if not config.pluginmanager.hasplugin("qgis"):
        sys.modules["qgis"] = None
