"""A store that is to become an exercise: what a fresh store brings along gives way to what is copied into it."""

from .store import Store

_CLEARED = ("DELETE FROM deadline_rule", "DELETE FROM routing_rule", "DELETE FROM working_calendar")


def clear_rules(store: Store) -> None:
    """Take the shipped rules and the calendar away, inside the caller's transaction."""
    for statement in _CLEARED:
        store.execute(statement)
