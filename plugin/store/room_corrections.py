"""A room that was entered wrongly, put right by hand: with an audit line, and so that it can be taken back."""

from collections.abc import Mapping

from ..domain.population import building_class
from ..services.translation import tr
from .access import Access
from .audit import Audit
from .errors import AccessDenied, ChangedMeanwhile, StoreError
from .residents.counts import count_population
from .residents.stay_changes import Change, Journal, read_rows
from .residents.stays import WRITERS
from .store import Store

CORRECTED = ("unit", "floor", "number", "use_class", "rental_use", "hazard", "area_m2", "span", "rise")
"""The columns of a room that are corrected."""


def correct_room(store: Store, key: int, *, seen: Mapping[str, object], **values: object) -> Change:
    """Correct columns (CORRECTED) of a room; the class of its building follows. `Stays.undo` takes the change back.

    ``seen`` are columns as the clerk saw them. Raises StoreError in one sentence for a door that is there already,
    ChangedMeanwhile where the room is not as it was seen, AccessDenied without the right.
    """
    unknown = set(values) - set(CORRECTED)
    if unknown or not values:
        raise ValueError(f"a room is corrected in {CORRECTED}, not in {sorted(unknown)}")
    if not WRITERS & Access(store).who_am_i().roles:
        raise AccessDenied(tr("Rooms are corrected by clerks, grid workers and managers only."), role="clerk")
    with store.transaction():
        row = read_rows(store, "room", [key], ("building_id", *CORRECTED)).get(key)
        if row is None:
            raise StoreError(tr("The room is not there any more."))
        if any(row[name] != value for name, value in seen.items()):
            raise ChangedMeanwhile(tr("Somebody else has changed this room meanwhile; look at it again."))
        _refuse_known_door(store, key, row | values)
        journal = Journal(store)
        if not journal.change("room", {key: values}):
            raise StoreError(tr("Nothing was changed."))
        building = row["building_id"]
        classes = store.read("room", ["use_class"], where={"building_id": building})["use_class"]
        journal.change("building", {building: {"use_class": building_class(classes)}})
        count_population(store, [building])
        columns = sorted(journal.after["room"][key])
        Audit(store).write("correct_room", "room", key, {"columns": columns, "building": building})
    return Change("correct_room", (), journal.before, journal.after)


def _refuse_known_door(store: Store, key: int, row: Mapping[str, object]) -> None:
    where = {name: row[name] for name in ("building_id", "unit", "floor", "number")}
    if set(store.read("room", ["id"], where=where)["id"]) - {key}:
        raise StoreError(tr("There is a room {number} on this floor already.").format(number=row["number"]))
