"""Sealed columns outside the people tables: residents' contacts of units and facilities, parties of an event …"""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from ..domain.masking import mask_name, mask_phone
from ..domain.person import ClearPerson
from ..services.ahead import ahead
from ..services.translation import tr
from . import seal
from .access import Access
from .errors import AccessDenied, StoreError
from .opening import COMPARE_ITEM, OPEN_CONTACT, SEALED_COLUMNS, check_opener, request_opening, sealed_row
from .places import update_rows
from .residents.people import clear_content
from .sqltext import quote, select

CONTACT_ENTRIES = {"contact_name": "name", "contact_phone": "phone", "contact_document": "document"}
"""The fields of a target that name a contact, and what they are called in its sealed document."""


class Contacts(seal.Sealing):
    """Seals and opens those columns. Needs the seal key."""

    def seal_contact(self, table: str, uid: str, content: Mapping) -> dict[str, object]:
        """The columns of one row that hold the sealed document and its key's id, for an insert or update.

        ``table`` is one of SEALED_COLUMNS, ``uid`` the row's. Raises WrongKey.
        """
        return {
            SEALED_COLUMNS[table]: self._sealer.seal(table, uid, content),
            "seal_key": self._sealer.key_id,
        }

    def merge_contacts(
        self, table: str, wanted: Mapping[int, Mapping], bases: Mapping[int, Mapping], *, take: bool
    ) -> tuple[dict[int, tuple[dict, dict]], int]:
        """Seal what a file says of contacts into rows by id, entry by entry.

        ``bases`` is what the same source said before: an entry that was changed here since stays, unless ``take``.
        Returns, of the rows written, the document that was replaced and the new one; and how many rows kept another
        contact. Nothing is shown: documents are compared here only. Raises WrongKey; rows that are not visible are
        passed over.
        """
        written, kept = {}, 0
        for key, known in self.documents(table, wanted).items():
            base, result, differs = bases.get(key, {}), dict(known), False
            for name, value in wanted[key].items():
                here = known.get(name)
                if take or here is None or base.get(name) == here:
                    result[name] = value
                elif here not in (value, base.get(name)) and base.get(name) != value:
                    differs = True
            kept += differs
            if result != known:
                written[key] = (known, result)
        self.put_contacts(table, {key: result for key, (_, result) in written.items()})
        return written, kept

    def put_contacts(self, table: str, contents: Mapping[int, Mapping]) -> None:
        """Seal whole documents into rows by id; an empty one takes the contact away."""
        uids = self._store.read(table, ["id", "uid"], where={"id": sorted(contents)}) if contents else {"id": []}
        column, columns = SEALED_COLUMNS[table], {SEALED_COLUMNS[table]: [], "seal_key": []}
        for key, uid in zip(uids["id"], uids["uid"], strict=True) if contents else ():
            sealed = self.seal_contact(table, uid, contents[key]) if contents[key] else {column: None, "seal_key": None}
            for name, value in sealed.items():
                columns[name].append(value)
        if contents:
            update_rows(self._store, table, uids["id"], columns)

    def documents(self, table: str, keys: Iterable[int]) -> dict[int, dict]:
        """The documents sealed in rows of units, by id, {} where there is none; for comparisons, never to be shown."""
        rows = self._store.query(
            select(
                table,
                ["id", "uid", "seal_key", quote(SEALED_COLUMNS[table]) + " AS content"],
                ["any_of(id, :ids)"],
            ),
            {"ids": sorted(keys)},
            types={"content": "bytes"},
        )
        found = {}
        for row in rows:
            found[row["id"]] = {}
            if row["content"] is not None:
                self._sealer.check(row["seal_key"])
                found[row["id"]] = self._sealer.open(table, row["uid"], row["content"])
        return found

    def seal_row(self, bound_to: str, content: Mapping) -> tuple[bytes, str]:
        """A document sealed for an import row, and its key's id."""
        return self._sealer.seal("import_row", bound_to, content), self._sealer.key_id

    def seal_rows(self, chunks: Iterable[Sequence[tuple[str, Mapping]]]) -> Iterator[list[tuple[bytes, str]]]:
        """Documents sealed for many import rows, chunk by chunk, each with its key's id.

        A row is what its document is bound to, and the document. While a chunk is written, the next one is sealed.
        """
        sealer = self._sealer  # opened here: sealing ahead must not touch the store

        def sealed(rows: Sequence[tuple[str, Mapping]]) -> list[tuple[bytes, str]]:
            bound_to, contents = zip(*rows, strict=True)
            return [(blob, sealer.key_id) for blob in sealer.seal_many("import_row", bound_to, contents)]

        return ahead(sealed, chunks)

    def open_row(self, bound_to: str, key_id: str, blob: bytes) -> dict:
        """The document of an import row; raises WrongKey or SealBroken."""
        self._sealer.check(key_id)
        return self._sealer.open("import_row", bound_to, blob)

    def open_contact(self, table: str, key: int, reason: str) -> dict | None:
        """The sealed document of a row, None when it has none; an audit line is committed first.

        Raises AccessDenied without the right, without a reason or inside a transaction, StoreError for a row that is
        not there or not visible to the account.
        """
        if not reason.strip():
            raise AccessDenied(tr("To see a contact needs a reason."))
        if self._store.engine_object.in_transaction():
            raise AccessDenied(tr("A contact is not shown inside a transaction: its audit line is committed before."))
        check_opener(self._store, table)
        sealer = self._sealer
        known = self._store.read(table, ["seal_key"], where={"id": key})["seal_key"]
        if not known:
            raise StoreError(tr("{table} {key} is not there.").format(table=table, key=key), table=table, key=key)
        if known[0] is None:
            return None
        sealer.check(known[0])
        return self._opened(table, key, request_opening(self._store, OPEN_CONTACT, table, key, reason))

    def waiting_document(self, item: int) -> dict:
        """The document of an item on the desk, to be compared, never to be shown; an audit line is committed first.

        Raises AccessDenied without the right or inside a transaction, StoreError for an item that is not there.
        """
        request = request_opening(self._store, COMPARE_ITEM, "desk_item", item)
        return self._opened("desk_item", item, request) or {}

    def _opened(self, table: str, key: int, request: int) -> dict | None:
        row = sealed_row(self._store, request, table, key)
        if row is None:
            raise StoreError(tr("{table} {key} is not there.").format(table=table, key=key), table=table, key=key)
        if row["content"] is None:
            return None
        self._sealer.check(row["seal_key"])
        return self._sealer.open(table, row["uid"], row["content"])

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
                "area_id": area[0],
                "app_user_id": Access(self._store).who_am_i().id,
                **self.party_columns(person, anonymous=anonymous),
            },
        )

    def party_columns(self, person: ClearPerson, *, anonymous: bool) -> dict[str, object]:
        """What a party's row says of a person, whose uid is the row's: masked, and sealed."""
        return {
            "name_masked": "" if anonymous else mask_name(person.name),
            "phone_masked": "" if anonymous else mask_phone(person.phone),
            "anonymous": anonymous,
            **self.seal_contact("event_party", person.uid, clear_content(person)),
        }
