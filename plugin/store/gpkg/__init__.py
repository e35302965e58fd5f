"""The embedded engine: one GeoPackage file."""

from .engine import GeoPackageEngine

__all__ = ["GeoPackageEngine"]
