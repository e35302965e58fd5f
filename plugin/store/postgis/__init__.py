"""The server engine: one schema in a PostgreSQL database with PostGIS."""

from .engine import PostgisEngine

__all__ = ["PostgisEngine"]
