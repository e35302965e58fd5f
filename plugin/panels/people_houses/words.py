"""How residents, rooms and stays are said in the panel. A minor is a child with a masked guardian, nothing more."""

from collections.abc import Iterable
from datetime import date

from ...domain.dwelling import Resident, Room, guardian_of
from ...domain.population import is_minor
from ...domain.rooms.line import floor_label
from ...services.translation import tr
from ...store.residents.dwelling import Stay
from ...store.residents.query import room_text
from ..shared.code_names import code_name
from ..shared.section_paint import CLASS_NAMES

METHOD_NAMES = {
    "code": "by its exact code",
    "address": "by the address",
    "alias": "by another name of the place",
    "geometry": "by the position",
    "hand": "by hand",
    "generated": "generated",
}


def name_of(one: Resident, household: Iterable[Resident], year: int) -> str:
    """A resident's masked name; of a minor only that it is a child, and whose."""
    if one.name_masked is None:
        return tr("person of another area")
    if not is_minor(one.birth_year, year):
        return one.name_masked
    guardian = guardian_of(one, household, year)
    if guardian is None:
        return tr("child")
    return tr("child (guardian {name})").format(name=guardian.name_masked)


def details_of(one: Resident, year: int) -> str:
    """Sex and year of birth of a grown-up, as far as they are known."""
    if one.name_masked is None or is_minor(one.birth_year, year):
        return ""
    parts = [code_name("sex", one.sex) if one.sex in {"1", "2"} else ""]
    if one.birth_year:
        parts.append(tr("born {year}").format(year=one.birth_year))
    return " · ".join(part for part in parts if part)


def class_of(one: Resident) -> str:
    """A resident's population class in a word."""
    if one.person_class in CLASS_NAMES:
        return tr(CLASS_NAMES[one.person_class])
    return code_name("person_class", one.person_class)


def room_label(unit: str, floor: int, number: str) -> str:
    """A room's door within its building."""
    return room_text(unit, number) if unit or floor > 0 else f"{floor_label(floor)} {number}"


def room_title(room: Room) -> str:
    """A room as a heading."""
    parts = [room_label(room.unit, room.floor, room.number), floor_label(room.floor)]
    parts.append(code_name("room_use", room.use_class))
    if room.area_m2:
        parts.append(tr("{area} m²").format(area=f"{room.area_m2:g}"))
    if room.rental_use:
        parts.append(tr("rented as {use}").format(use=code_name("rental_use", room.rental_use)))
    if room.hazard:
        parts.append(tr("hazard: {hazard}").format(hazard=code_name("hazard", room.hazard)))
    return " · ".join(parts)


def role_of(role: str, lives_here: bool) -> str:
    """A stay's role; of who does not live there that, too."""
    name = code_name("occupancy_role", role)
    return name if lives_here else tr("{role}, lives elsewhere").format(role=name)


def period_of(begin: date, end: date | None) -> str:
    """From when to when."""
    if end is None:
        return tr("since {day}").format(day=begin.isoformat())
    return tr("{begin} to {end}").format(begin=begin.isoformat(), end=end.isoformat())


def link_of(stay: Stay) -> str:
    """How a stay was linked to its room, and how surely."""
    method = tr(METHOD_NAMES[stay.method])
    if stay.confidence is None:
        return method
    return tr("{method}, {percent} %").format(method=method, percent=round(100 * stay.confidence))
