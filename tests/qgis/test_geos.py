"""Shapely in QGIS's process uses QGIS's GEOS; anything else is told apart."""

from civicgrid.plugin.services.geos import mixed_versions, shapely


def test_this_environment_is_not_mixed():
    assert mixed_versions(shapely.geos_version) is None


def test_a_mixed_process_is_recognised(monkeypatch):
    class Library:
        def __init__(self, _name):
            self.GEOSversion = lambda: b"3.11.1-CAPI-1.17.1"

    monkeypatch.setattr("ctypes.CDLL", Library)
    monkeypatch.setattr("sys.platform", "linux")
    assert mixed_versions((3, 13, 1)) == ("3.13.1", "3.11.1")
    assert mixed_versions((3, 11, 3)) is None
