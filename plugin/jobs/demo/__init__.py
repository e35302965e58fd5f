"""The demo town: a living sub-district that nobody lives in, for showing, learning and measuring."""

from .create import POPULATION, DemoTown, NotEmpty, create_demo, require_empty

__all__ = ["POPULATION", "DemoTown", "NotEmpty", "create_demo", "require_empty"]
