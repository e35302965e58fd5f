"""Whole jobs put together from the parts, used by panels and processing alike."""
