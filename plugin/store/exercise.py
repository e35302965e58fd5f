"""A store that is to become an exercise: what a fresh store brings along gives way to what is copied into it."""

from .city_files import city_file_text, city_files, put_city_file
from .loop import working_time
from .loop.alarms import Alarms
from .loop.sensor_events import SensorAlarms
from .reference import PERSON_TAGS
from .store import Store

OWN_LIST = PERSON_TAGS
"""The code list that an exercise keeps as it is shipped: sealed tags carry by what they were switched on."""

_CLEARED = (
    "DELETE FROM deadline_rule",
    "DELETE FROM routing_rule",
    "DELETE FROM working_calendar",
    "DELETE FROM transition",
    "DELETE FROM event_type",
)
_CLEAR_LISTS = "DELETE FROM code_item WHERE list <> :kept"


def clear_rules(store: Store) -> None:
    """Take the shipped rules, workflows, lists and the calendar away, inside the caller's transaction."""
    for statement in _CLEARED:
        store.execute(statement)
    store.execute(_CLEAR_LISTS, {"kept": OWN_LIST})


def copy_settings(real: Store, exercise: Store) -> None:
    """Let deadlines be reckoned, alarms be called and the city's own files hold as in the real store.

    A file that cannot be read stays behind. Inside the caller's transaction.
    """
    for name, value in working_time.settings(real).items():
        working_time.set_setting(exercise, name, value)
    kept, own = Alarms(real), Alarms(exercise)
    own.set_minutes(kept.minutes)
    own.set_order(kept.order)
    if own.levels != kept.levels:
        own.set_levels(kept.levels)
    for one in city_files(real):
        if one.own and not one.wrong:
            put_city_file(exercise, one.name, city_file_text(real, one.name))
    SensorAlarms(exercise).set_level(SensorAlarms(real).level)
