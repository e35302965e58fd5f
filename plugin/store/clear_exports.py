"""Contacts leaving the store: masked, or in clear 明文导出 by a right of its own, numbered, with its audit line first.

On a server begin_clear_export asks for the right and writes the lines (sql/postgis/45_clear_export.sql); in a
GeoPackage this program does, as well as it can.
"""

from ..domain.masking import mask_name, mask_phone
from ..domain.uid import new_uid
from ..services import clock
from ..services.translation import tr
from . import seal
from .access import Access
from .audit import Audit, operator_login
from .contacts import CONTACT_ENTRIES
from .errors import AccessDenied
from .reasons import refuse_numbers
from .store import Store

ROLE = "exporter"

# Of a document's number nothing leaves masked.
_MASKS = {"name": mask_name, "phone": mask_phone}


class ContactReader(seal.Sealing):
    """Opens sealed contacts row by row. Needs the seal key."""

    def check(self) -> None:
        """Refuse a keyring that is not the store's, before anything is done; raises WrongKey."""
        self._sealer.check(self._sealer.key_id)

    def cells(self, table: str, uid: str, seal_key: str | None, content: bytes | None, *, clear: bool) -> dict:
        """A contact's name, phone and number by the fields of the targets; masked, unless it is asked for in clear."""
        if content is None:
            return {}
        self._sealer.check(seal_key)
        contact = self._sealer.open(table, uid, content)
        if clear:
            return {field: contact.get(part) for field, part in CONTACT_ENTRIES.items()}
        return {field: _MASKS[part](contact.get(part)) for field, part in CONTACT_ENTRIES.items() if part in _MASKS}


class ClearExports:
    """The numbered clear exports of a store."""

    def __init__(self, store: Store):
        self._store = store

    def begin(self, target: str, reason: str, file_name: str) -> tuple[str, int]:
        """Commit the export's line in the audit log; returns its uid and number.

        Raises AccessDenied without the right, without a reason, or inside a transaction; StoreError for a reason that
        holds a resident's number.
        """
        reason = reason.strip()
        refuse_numbers(reason)
        if not reason:
            raise AccessDenied(tr("A clear export needs a reason."))
        if self._store.engine_object.in_transaction():
            raise AccessDenied(tr("A clear export is no part of a transaction: its audit line is committed before."))
        asked = {"uid": new_uid(), "target": target, "reason": reason, "file_name": file_name}
        if self._store.engine == "postgis":
            sql = "SELECT begin_clear_export(:uid, :target, :reason, :file_name) AS number"
            return asked["uid"], self._store.query(sql, asked)[0]["number"]
        return asked["uid"], self._begin_in_file(asked)

    def _begin_in_file(self, asked: dict) -> int:
        if ROLE not in Access(self._store).who_am_i().roles:
            raise AccessDenied(tr("This account may not export in clear."))
        with self._store.transaction():
            number = self._store.query("SELECT coalesce(max(number), 0) + 1 AS number FROM clear_export")[0]["number"]
            who = {"app_user_id": self._store.operator, "login": operator_login(self._store)}
            row = {**asked, **who, "number": number, "at": clock.utc_now()}
            key = self._store.insert("clear_export", row)
            detail = {"number": number, "target": asked["target"], "reason": asked["reason"]}
            Audit(self._store).append("clear_export", "clear_export", key, detail)
        return number

    def finish(self, uid: str, rows: int, sha256: str) -> None:
        """Note what was written, with a second audit line, before the file gets its name."""
        done = {"uid": uid, "rows": rows, "sha256": sha256}
        if self._store.engine == "postgis":
            self._store.query("SELECT finish_clear_export(:uid, :rows, :sha256)", done)
            return
        with self._store.transaction():
            found = self._store.read("clear_export", ["id", "number"], where={"uid": uid})
            self._store.update("clear_export", found["id"][0], {"rows_written": rows, "sha256": sha256})
            detail = {"number": found["number"][0], "rows": rows, "sha256": sha256}
            Audit(self._store).append("clear_export_written", "clear_export", found["id"][0], detail)
