"""The road graph: read, build, cache, search."""
