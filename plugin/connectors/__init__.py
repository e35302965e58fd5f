"""Outside systems."""
