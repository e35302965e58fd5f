"""Correcting who is concerned by an event: sealed anew, with a reason and a line in the audit log.

On a server no role writes the rows; sql/postgis/47_sealed.sql asks the same and writes the line.
"""

from ...domain.person import ClearPerson
from ...services.keys import Keyring
from ...services.translation import tr
from ..access import Access
from ..audit import Audit
from ..contacts import Contacts
from ..errors import AccessDenied, StoreError
from ..opening import PARTY_OPENERS
from ..store import Store
from .events import Events

CHANGE_PARTY = "change_party"
_CHANGE = "SELECT change_party(:uid, :name_masked, :phone_masked, :anonymous, :content, :seal_key, :reason)"


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
