"""The targets of imports and exports, read once."""

from functools import cache

from ..domain.targets import Target, load_targets
from ..services.paths import RESOURCES

PERSON = "person"


@cache
def importable() -> dict[str, Target]:
    """Every target of resources/targets, residents among them, in the order in which an office brings them."""
    return load_targets(RESOURCES / "targets")


@cache
def targets() -> dict[str, Target]:
    """The targets whose rows stand in clear: what is exported, exchanged and brought by one importer."""
    return {name: target for name, target in importable().items() if not target.people}
