"""The targets of imports and exports, read once."""

from functools import cache

from ..domain.targets import Target, load_targets
from ..services.paths import RESOURCES


@cache
def targets() -> dict[str, Target]:
    """Every target of resources/targets, in the order in which an office brings them."""
    return load_targets(RESOURCES / "targets")
