"""The catalogue of rules, read once, and how objects are called in findings."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from ...domain.address import Address, format_address
from ...domain.integrity import Rule, load_rules
from ...services.paths import RESOURCES
from ...services.translation import named, tr
from ...store import Store
from ...store.schema import BY_NAME
from ..code_tables import code_list

# The columns of which the first that is filled names an object; a person's is masked.
NAMED_BY = {
    "area": ("name",),
    "grid": ("name", "code"),
    "building": ("name", "estate+number", "road+door", "address", "code"),
    "room": ("number",),
    "land_cover": ("name", "kind"),
    "road": ("name",),
    "component": ("code",),
    "organisation": ("name",),
    "sensor": ("name",),
    "camera": ("name",),
    "facility": ("name", "kind"),
    "hazard_stock": ("material",),
    "responder": ("name",),
    "department": ("name",),
    "person": ("name_masked",),
    "household": ("number",),
    "address_alias": ("alias",),
}

# An address as it is written on the spot: 幸福花园12栋, 人民路5号.
_WRITTEN = {
    "estate+number": lambda estate, number: format_address(Address(estate=estate, building=number)),
    "road+door": lambda road, door: format_address(Address(road=road, number=door.removesuffix("号"))),
}


@cache
def rules() -> dict[str, Rule]:
    """The catalogue by code, in its order."""
    return load_rules(RESOURCES / "checks")


@cache
def fixes() -> dict[str, str]:
    """The fix of each rule that has one."""
    return {rule.code: rule.fix for rule in rules().values() if rule.fix}


def name_columns(table: str) -> list[str]:
    """The columns that `label` needs."""
    return [column for names in NAMED_BY[table] for column in names.split("+")]


def label(table: str, row: dict[str, Sequence], index: int) -> str:
    """How the object in ``index`` of the read columns is called; its id when it has no name."""
    for names in NAMED_BY[table]:
        parts = [row[column][index] for column in names.split("+")]
        if all(parts):
            return _WRITTEN[names](*parts) if names in _WRITTEN else parts[0]
    return f"#{row['id'][index]}"


def labels(store: Store, table: str, ids: Sequence[int]) -> dict[int, str]:
    """How the objects with these ids are called; a room with its building."""
    more = ["building_id", "unit"] if table == "room" else []
    found = store.read(table, ["id", *name_columns(table), *more], where={"id": sorted({int(key) for key in ids})})
    names = {number: label(table, found, index) for index, number in enumerate(found["id"])}
    if table == "room":
        of_building = labels(store, "building", found["building_id"])
        for number, building, unit in zip(found["id"], found["building_id"], found["unit"], strict=True):
            parts = (of_building.get(building, ""), unit and tr("Unit {unit}").format(unit=unit), names[number])
            names[number] = " ".join(filter(None, parts))
    return names


CODED = {"person_class": "person_class", "residence_state": "residence_state", "use": "room_use"}
"""Parameters of findings that are codes, with the code list that names them."""


def code_name(parameter: str, code: object) -> str:
    """What a code is called in the user's language; itself where the list does not know it."""
    item = code_list(CODED[parameter]).get(str(code))
    if item is None:
        return str(code)
    return named(item)


def has_area(table: str) -> bool:
    """Whether a table's rows say which area they belong to."""
    return "area_id" in BY_NAME[table].by_name
