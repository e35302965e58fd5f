"""Exercises 演练: a store of their own beside the real one, and scenarios that play in it."""
