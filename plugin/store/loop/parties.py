"""Who is concerned by an event: shown masked to those who may open it, corrected with a reason and a line in the log.

On a server no role writes the rows; sql/postgis/47_sealed.sql asks the same and writes the line.
"""

from dataclasses import dataclass, replace

from ...domain.person import ClearPerson
from ...services.keys import Keyring
from ...services.translation import tr
from ..access import Access
from ..audit import Audit
from ..contacts import Contacts
from ..errors import AccessDenied, StoreError
from ..opening import PARTY_OPENERS
from ..residents.people import clear_person
from ..store import Store
from .events import Events

CHANGE_PARTY = "change_party"
_CHANGE = "SELECT change_party(:uid, :name_masked, :phone_masked, :anonymous, :content, :seal_key, :reason)"


_PARTIES = (
    "SELECT id, uid, part, name_masked, phone_masked, anonymous, app_user_id FROM event_party"
    " WHERE event_id = :event ORDER BY id"
)


@dataclass(frozen=True)
class Party:
    """A person concerned by an event, masked; ``part`` is reporter, party or witness.

    ``may_correct``: whether this account may write it anew now.
    """

    id: int
    uid: str
    part: str
    name_masked: str
    phone_masked: str
    anonymous: bool
    may_correct: bool


@dataclass(frozen=True)
class Correction:
    """What is entered anew of a party; a text that is empty leaves what is sealed there."""

    name: str = ""
    phone: str = ""
    anonymous: bool = False


def read_parties(store: Store, event: int) -> list[Party]:
    """The parties of an event for those who may open them; handlers, verifiers and viewers see none."""
    me = Access(store).who_am_i()
    if not me.roles & PARTY_OPENERS:
        return []
    rows = store.query(_PARTIES, {"event": event})
    acts = bool(rows) and bool(Events(store).actions(event))
    return [
        Party(row["id"], row["uid"], row["part"], row["name_masked"] or "", row["phone_masked"] or "",
              bool(row["anonymous"]), acts or row["app_user_id"] == me.id)
        for row in rows
    ]  # fmt: skip


def correct_party(store: Store, keyring: Keyring, party: Party, correction: Correction, reason: str) -> None:
    """Write a party anew with what a correction says; what it leaves is taken from what was sealed, shown to nobody.

    That opening is a line of its own in the log, under the same reason. Raises as `Contacts.open_contact` and
    `change_party` do.
    """
    if not reason.strip():
        raise StoreError(tr("who is concerned by an event is changed with a reason only"))
    sealed = Contacts(store, keyring).open_contact("event_party", party.id, reason)
    before = clear_person(party.uid, sealed) if sealed else ClearPerson(party.uid, "")
    person = replace(before, name=correction.name or before.name, phone=correction.phone or before.phone)
    change_party(store, keyring, person, reason, anonymous=correction.anonymous)


def change_party(store: Store, keyring: Keyring, person: ClearPerson, reason: str, *, anonymous: bool = False) -> None:
    """Write a party anew; ``person`` has its uid.

    It is for whoever entered the party, and for those who may open it and take a step of its event now. Raises
    AccessDenied, StoreError without a reason or for a party that is not there, WrongKey.
    """
    reason, columns = reason.strip(), Contacts(store, keyring).party_columns(person, anonymous=anonymous)
    if not reason:
        raise StoreError(tr("who is concerned by an event is changed with a reason only"))
    if store.engine == "postgis":
        store.query(_CHANGE, {**columns, "uid": person.uid, "reason": reason})
        return
    with store.transaction():
        found = store.read("event_party", ["id", "event_id", "app_user_id"], where={"uid": person.uid})
        if not found["id"]:
            raise AccessDenied(tr("this account may not change who is concerned by this event"))
        key, event, author = (values[0] for values in found.values())
        me = Access(store).who_am_i()
        if author != me.id and not (me.roles & PARTY_OPENERS and Events(store).actions(event)):
            raise AccessDenied(tr("this account may not change who is concerned by this event"))
        store.update("event_party", key, columns)
        Audit(store).append(CHANGE_PARTY, "event_party", key, {"reason": reason, "event": event})
