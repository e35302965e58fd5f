"""Tables of residents as an office would keep them, a few houses for them, and imports of them."""

import datetime

import shapely

from civicgrid.plugin.domain.identifiers.citizen import citizen_check_digit
from civicgrid.plugin.domain.uid import new_uid
from civicgrid.plugin.jobs.import_persons.compare import plan_persons
from civicgrid.plugin.jobs.import_persons.write import write_persons
from civicgrid.plugin.jobs.import_table.request import Request
from civicgrid.plugin.jobs.targets import PERSON, importable
from civicgrid.tests.support.imports import table

UNTIL = datetime.date(2030, 12, 31)
SOURCE = "派出所"
WEST, SOUTH = 114.20, 22.70


def number(place=0, born=None, division="440307", sex=1):
    """A valid citizen number; ``place`` makes it another one, of somebody born on another day of 1980."""
    born = born or f"1980{1 + place // 28 % 12:02d}{1 + place % 28:02d}"
    first = f"{division}{born}{place * 2 + (sex == 1):03d}"
    return first + citizen_check_digit(first)


def houses(store, area=None, count=2, rooms=("101", "102", "201", "202")):
    """Buildings 翡翠花园1栋, 2栋 … with two units of rooms; returns room ids by (building, unit, number)."""
    found = {}
    for place in range(1, count + 1):
        x = WEST + place * 0.001
        outline = shapely.to_wkb(shapely.MultiPolygon([shapely.box(x, SOUTH, x + 0.0002, SOUTH + 0.0002)]))
        building = store.insert(
            "building",
            {
                "uid": new_uid(),
                "code": f"FC{place:04d}",
                "name": f"{place}栋",
                "estate": "翡翠花园",
                "number": str(place),
                "geom": outline,
                "area_id": area,
            },
        )
        for unit in ("1", "2"):
            for room in rooms:
                values = {"uid": new_uid(), "building_id": building, "unit": unit, "floor": int(room[:-2]),
                          "number": room, "area_id": area}  # fmt: skip
                found[place, unit, room] = store.insert("room", values)
    return found


def at(building=1, unit="1", room="101"):
    """The address of a room of `houses`."""
    return f"翡翠花园{building}栋{unit}单元{room}室"


def row(name="张三丰", document_number="", **values):
    """One row of a file; columns are called as the target's fields."""
    return {"name": name, "document_number": document_number, **values}


def person_request(given, source=SOURCE, **values):
    """A request that takes every column whose header is a field's name."""
    declared = importable()[PERSON]
    fields = {header: place for place, header in enumerate(given.headers) if header in declared.by_name}
    values = {"purpose": "实有人口核查", "authorised_until": UNTIL, **values}
    return Request(declared, fields, source, **values)


def filled(rows):
    """Rows with the same columns each."""
    names = list(dict.fromkeys(name for one in rows for name in one))
    return [{name: one.get(name) for name in names} for one in rows]


def look(store, keyring, rows, **values):
    """Plan an import of rows without writing."""
    given = table(filled(rows), file="人口.xlsx")
    return plan_persons(store, given, person_request(given, **values), keyring)


def bring(store, keyring, rows, **values):
    """Import rows and return (plan, outcome)."""
    plan = look(store, keyring, rows, **values)
    return plan, write_persons(store, plan, keyring=keyring)


def problems(plan):
    """The codes of what is wrong, by the row's number in the file."""
    numbers = plan.prepared.table.numbers
    return {numbers[place]: [one.code for one in found] for place, found in plan.prepared.problems.items()}


def notes(plan):
    """The codes of what was noted, by the row's number in the file."""
    numbers = plan.prepared.table.numbers
    return {numbers[place]: [one.code for one in found] for place, found in plan.prepared.notes.items()}
