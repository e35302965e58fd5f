"""The road graph: read, build, cache, search."""

MAX_POINT_DISTANCE = 500.0
"""Metres from a point to the nearest road at most; the way to the road is not counted."""
