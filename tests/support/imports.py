"""Tables as a file would give them, and imports of them."""

import shapely

from civicgrid.plugin.jobs.import_table.request import Request
from civicgrid.plugin.jobs.import_table.run import import_table, plan_import
from civicgrid.plugin.jobs.tables.source import RawTable
from civicgrid.plugin.jobs.targets import targets

TOWN = (114.20, 22.70)


def table(rows, *, wkb=None, crs="", file="buildings.xlsx"):
    """A RawTable from a list of dicts; every dict has the same keys."""
    headers = list(rows[0])
    columns = [[row[header] for row in rows] for header in headers]
    numbers = list(range(2, len(rows) + 2))
    return RawTable(file, "", headers, columns, numbers, 1, wkb, crs, "", [])


def request(target, given, source="住建局", **values):
    """A request that takes every column whose header is a field's name; positions are CGCS2000."""
    declared = targets()[target]
    fields = {header: place for place, header in enumerate(given.headers) if header in declared.by_name}
    values.setdefault("coordinates", "cgcs2000" if declared.geometry else "")
    return Request(declared, fields, source, **values)


def bring(store, target, rows, *, wkb=None, crs="", keyring=None, **values):
    """Import rows and return (plan, outcome)."""
    given = table(rows, wkb=wkb, crs=crs)
    return import_table(store, given, request(target, given, **values), keyring=keyring)


def look(store, target, rows, *, wkb=None, crs="", **values):
    """Plan an import of rows without writing."""
    given = table(rows, wkb=wkb, crs=crs)
    return plan_import(store, given, request(target, given, **values))


def square(step, size=0.0002):
    """A small building's outline as WKB, the ``step``-th in a row."""
    x, y = TOWN[0] + step * 0.001, TOWN[1]
    return shapely.to_wkb(shapely.box(x, y, x + size, y + size))


BUILDINGS = [
    {"external_number": "A1", "name": "一号楼", "address": "人民路12号", "floors": "6层", "building_use": "住宅"},
    {"external_number": "A2", "name": "二号楼", "address": "翡翠花园3栋", "floors": 11, "building_use": "商住"},
    {"external_number": "A3", "name": "三号楼", "address": None, "floors": None, "building_use": None},
]
OUTLINES = [square(step) for step in range(3)]


def states(outcome):
    return {state: count for state, count in outcome.counts.items() if count}


def buildings(store, *columns):
    rows = store.read("building", list(columns), order_by=("external_number", "id"))
    return list(zip(*rows.values(), strict=True))


def bring_buildings(store, rows=BUILDINGS, **values):
    return bring(store, "building", rows, wkb=OUTLINES[: len(rows)], **values)


def changed(rows, index, **values):
    return [{**row, **values} if place == index else row for place, row in enumerate(rows)]
