"""What the panel reads in the background for a place: one building with, perhaps, one of its rooms; or one person."""

from dataclasses import dataclass

from ...jobs.people_houses import Look, events_at, look_at
from ...store import Store
from ...store.residents.dwelling import (
    Person,
    Stay,
    building_of_room,
    read_organisations,
    read_person,
    read_room_stays,
)
from .history import Place


@dataclass(frozen=True)
class View:
    """A place as it is shown; ``stays`` are those of a room, None where the account may see no residents."""

    place: Place
    look: Look | None = None
    stays: list[Stay] | None = None
    person: Person | None = None


def read_view(store: Store, place: Place, people: bool) -> View:
    """Read a place; raises StoreError when it is gone."""
    if place.kind == "person":
        return View(place, person=read_person(store, place.id))
    building = building_of_room(store, place.id) if place.kind == "room" else place.id
    look = look_at(store, building, people=people)
    stays = read_room_stays(store, place.id) if place.kind == "room" and people else None
    return View(place, look, stays)


def read_lists(store: Store, look: Look) -> tuple[list[dict], list[dict]]:
    """The organisations and the events of a building."""
    return read_organisations(store, look.building.id), events_at(store, look.building)
