"""The schema as data: every table once, in an order in which references are already there."""

from . import emergency, event, organisation, people, place, staff, system, thing
from .model import Column, ForeignKey, Table

_DECLARED = {
    table.name: table
    for module in (place, people, organisation, staff, event, thing, emergency, system)
    for table in module.TABLES
}


def _ordered() -> tuple[Table, ...]:
    done: dict[str, Table] = {}

    def place_table(table: Table, path: tuple[str, ...] = ()):
        if table.name in done:
            return
        if table.name in path:
            raise ValueError(f"tables refer to each other in a circle: {' > '.join((*path, table.name))}")
        targets = [column.references for column in (*table.columns, *table.later) if column.references]
        targets += [foreign.table for foreign in table.foreign_keys]
        for target in targets:
            if target != table.name:
                place_table(_DECLARED[target], (*path, table.name))
        done[table.name] = table

    for declared in _DECLARED.values():
        place_table(declared)
    return tuple(done.values())


TABLES: tuple[Table, ...] = _ordered()
BY_NAME: dict[str, Table] = {table.name: table for table in TABLES}

VIEWS = {
    "event_map": "event",
    "event_step_map": "event_step",
    "event_measure": "event_step",
    "event_sent_back": "event_step",
    "closure_map": "closure",
    "building_summary": "building",
    "grid_map": "grid",
    "building_population": "building",
    "population_point": "building",
    "tag_map": "grid",
    "sensor_map": "sensor",
    "responder_last_position": "position",
    "current_residence": "occupancy",
    "person_place": "occupancy",
}
"""View -> the table whose geometry it shows; each has the integer key ``id``."""

POINT_VIEWS = frozenset({"population_point"})
"""Views that show a point where their table has an area."""

__all__ = ["BY_NAME", "POINT_VIEWS", "TABLES", "VIEWS", "Column", "ForeignKey", "Table"]
