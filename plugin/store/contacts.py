"""Sealed columns outside the people tables: residents' contacts of units and facilities, parties of an event …"""

from collections.abc import Mapping
from functools import cached_property

from ..domain.masking import mask_name, mask_phone
from ..domain.person import ClearPerson
from ..services.keys import Keyring
from ..services.translation import tr
from . import seal
from .audit import Audit
from .errors import AccessDenied, StoreError
from .people import clear_content
from .places import update_rows
from .sqltext import quote, select
from .store import Store

SEALED_COLUMNS = {
    "organisation": "contact",
    "facility": "contact",
    "event_party": "content",
    "delivery": "recipient",
    "desk_item": "content",
}


class Contacts:
    """Seals and opens those columns. Needs the seal key."""

    def __init__(self, store: Store, keyring: Keyring):
        self._store = store
        self._keyring = keyring

    @cached_property
    def _sealer(self) -> seal.Sealer:
        return seal.sealer(self._store, self._keyring)

    def seal_contact(self, table: str, uid: str, content: Mapping) -> dict[str, object]:
        """The columns of one row that hold the sealed document and its key's id, for an insert or update.

        ``table`` is one of SEALED_COLUMNS, ``uid`` the row's. Raises WrongKey.
        """
        return {
            SEALED_COLUMNS[table]: self._sealer.seal(table, uid, content),
            "seal_key": self._sealer.key_id,
        }

    def set_contacts(self, table: str, contents: Mapping[int, Mapping]) -> int:
        """Seal documents into rows by id; returns how many differed from what was sealed there.

        A document's entries replace those of the same name, others stay. Nothing is shown: they are compared here only.
        Raises WrongKey; rows that are not visible are passed over.
        """
        rows = self._store.query(
            select(
                table,
                ["id", "uid", "seal_key", quote(SEALED_COLUMNS[table]) + " AS content"],
                ["any_of(id, :ids)"],
            ),
            {"ids": sorted(contents)},
            types={"content": "bytes"},
        )
        changed: dict[int, dict[str, object]] = {}
        for row in rows:
            known = {}
            if row["content"] is not None:
                self._sealer.check(row["seal_key"])
                known = self._sealer.open(table, row["uid"], row["content"])
            merged = {**known, **contents[row["id"]]}
            if merged != known:
                changed[row["id"]] = self.seal_contact(table, row["uid"], merged)
        if changed:
            columns = {name: [row[name] for row in changed.values()] for name in (SEALED_COLUMNS[table], "seal_key")}
            update_rows(self._store, table, list(changed), columns)
        return len(changed)

    def open_contact(self, table: str, key: int, reason: str) -> dict | None:
        """The sealed document of a row, None when it has none; an audit line is committed first.

        Raises AccessDenied without a reason or inside a transaction, StoreError for a row that is not there or not
        visible to the account.
        """
        if not reason.strip():
            raise AccessDenied(tr("To see a contact needs a reason."))
        if self._store.engine_object.in_transaction():
            raise AccessDenied(tr("A contact is not shown inside a transaction: its audit line is committed before."))
        sealer = self._sealer
        rows = self._store.query(
            select(table, ["uid", "seal_key", quote(SEALED_COLUMNS[table]) + " AS content"], ["id = :key"]),
            {"key": key},
            types={"content": "bytes"},
        )
        if not rows:
            raise StoreError(tr("{table} {key} is not there.").format(table=table, key=key), table=table, key=key)
        if rows[0]["content"] is None:
            return None
        sealer.check(rows[0]["seal_key"])
        Audit(self._store).write("open_contact", table, key, {"reason": reason.strip()})
        return sealer.open(table, rows[0]["uid"], rows[0]["content"])

    def add_party(self, event_id: int, part: str, person: ClearPerson, *, anonymous: bool = False) -> int:
        """Store a person concerned by an event, sealed, and return the row's id.

        ``part`` is reporter, party or witness. An anonymous reporter shows not even a masked name.
        """
        area = self._store.read("event", ["area_id"], where={"id": event_id})["area_id"]
        if not area:
            raise StoreError(tr("{table} {key} is not there.").format(table="event", key=event_id), key=event_id)
        return self._store.insert(
            "event_party",
            {
                "uid": person.uid,
                "event_id": event_id,
                "part": part,
                "name_masked": "" if anonymous else mask_name(person.name),
                "phone_masked": "" if anonymous else mask_phone(person.phone),
                "anonymous": anonymous,
                "area_id": area[0],
                **self.seal_contact("event_party", person.uid, clear_content(person)),
            },
        )
