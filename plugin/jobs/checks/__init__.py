"""Checks of shapes and of a store's content, and the repairs that a person may choose."""
