"""Linking persons again 重新关联: their declared addresses, unsealed page by page for who has the right to.

On a server its functions ask for the right and the area (sql/postgis/33_relink.sql); in a GeoPackage this program does,
as well as it can. A request is committed with its reason before anything is read, a second line says what came of it.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from ...services import clock
from ...services.ahead import drawn_ahead
from ...services.translation import tr
from .. import seal
from ..access import Access
from ..audit import Audit
from ..errors import AccessDenied
from ..reasons import refuse_numbers
from ..sqltext import words
from ..store import Store
from .person_links import HOUSED

ROLE = "linker"
PAGE = 40_000

_PAGES = words(
    "SELECT person.id, person.uid, seal_key, content FROM person JOIN person_clear ON person_id = person.id",
    "WHERE person.id > :after AND (:everyone OR NOT",
    HOUSED,
    ") ORDER BY person.id LIMIT :most",
)
# As one row: the driver takes five times as long for a row of each person.
_PAGE = (
    "SELECT array_agg(id) AS ids, array_agg(uid) AS uids, array_agg(DISTINCT seal_key) AS keys,"
    " array_agg(upto) AS ends, string_agg(content, ''::bytea) AS contents FROM ("
    " SELECT id, uid, seal_key, content, sum(octet_length(content)) OVER (ORDER BY id) AS upto"
    " FROM relink_persons(:request, :after, :most) ORDER BY id) AS page"
)
_COUNT = words("SELECT count(*) AS persons FROM person WHERE :everyone OR NOT", HOUSED)
_LIVING = (
    "SELECT r.person_id, r.room_id, o.method, o.confidence, o.note FROM current_residence AS r"
    " JOIN occupancy AS o ON o.id = r.id"
    " WHERE r.person_id BETWEEN :first AND :last"
)
# A stay that ended, or an owner's who lives elsewhere: somebody knows better than the address.
_LEFT = (
    "SELECT DISTINCT person_id, room_id FROM occupancy WHERE person_id BETWEEN :first AND :last"
    " AND (valid_to <= :today OR (role = 'owner' AND NOT lives_here))"
)
_WITH_STAYS = "SELECT DISTINCT person_id FROM occupancy WHERE person_id BETWEEN :first AND :last"


@dataclass(frozen=True)
class Home:
    """The room in which a person lives, and how they were linked to it."""

    room: int
    method: str
    confidence: float | None
    note: str | None


@dataclass(frozen=True)
class Declared:
    """A person and the address that was declared, "" for none. Not to be kept, logged or shown."""

    person: int
    address: str


class Relink(seal.Sealing):
    """Requests to link again, of one account. Needs the seal key."""

    def begin(self, reason: str, *, everyone: bool = False) -> int:
        """Commit the request's line in the audit log and return its id; ``everyone``: also those who stay somewhere.

        Raises AccessDenied without the right, without a reason, or inside a transaction; StoreError for a reason that
        holds a resident's number; WrongKey before anything.
        """
        refuse_numbers(reason)
        if self._store.engine_object.in_transaction():
            raise AccessDenied(tr("Linking again is no part of a transaction: its audit line is committed before."))
        self._sealer.check(self._sealer.key_id)
        if self._store.engine == "postgis":
            sql = "SELECT request_relink(:everyone, :reason) AS request"
            return self._store.query(sql, {"everyone": everyone, "reason": reason})[0]["request"]
        if not reason.strip():
            raise AccessDenied(tr("Linking again needs a reason."))
        if ROLE not in Access(self._store).who_am_i().roles:
            raise AccessDenied(tr("This account may not link persons again."), role=ROLE)
        asked = {"everyone": everyone, "today": clock.local_day(clock.utc_now(), self._store.zone)}
        persons = self._store.query(_COUNT, asked)[0]["persons"]
        detail = {"everyone": everyone, "reason": reason.strip(), "persons": persons}
        return Audit(self._store).append("relink", "person", None, detail)

    def pages(self, request: int, *, everyone: bool = False) -> Iterator[list[Declared]]:
        """The persons of a request with their addresses, in the order of their ids, as they are committed."""
        _ = self._sealer  # opened here, by the connection whose transaction may have made the key
        return drawn_ahead(self._pages(request, everyone))

    def _pages(self, request: int, everyone: bool) -> Iterator[list[Declared]]:
        """The pages over a connection of this thread's own: reading goes on while stays are written over another."""
        sealer, opened, after = self._sealer, self._sealer.opener("person_clear"), 0
        try:
            while True:
                persons, uids, keys, contents = self._page(request, everyone, after)
                if not persons:
                    return
                for key in set(keys):
                    sealer.check(key)
                after = persons[-1]
                documents = map(opened, uids, contents)
                yield [
                    Declared(person, content.get("address_text") or "")
                    for person, content in zip(persons, documents, strict=True)
                ]
        finally:
            self._store.engine_object.release()

    def _page(self, request: int, everyone: bool, after: int) -> tuple[Sequence, Sequence, Sequence, Sequence]:
        """Ids, uids, seal keys and sealed contents of the persons after one; the keys need not be one a person."""
        asked = {"after": after, "most": PAGE}
        if self._store.engine == "postgis":
            page = self._store.query(_PAGE, {**asked, "request": request}, types={"contents": "bytes"})[0]
            if page["ids"] is None:
                return (), (), (), ()
            contents = map(page["contents"].__getitem__, map(slice, [0, *page["ends"]], page["ends"]))
            return page["ids"], page["uids"], page["keys"], list(contents)
        today = clock.local_day(clock.utc_now(), self._store.zone)
        rows = self._store.query(_PAGES, {**asked, "everyone": everyone, "today": today})
        return tuple([row[name] for row in rows] for name in ("id", "uid", "seal_key", "content"))

    def finish(self, request: int, counts: Mapping[str, int]) -> None:
        """Note what came of it; the request is closed by that."""
        if self._store.engine == "postgis":
            sql = "SELECT finish_relink(:request, CAST(:counts AS jsonb))"
            self._store.query(sql, {"request": request, "counts": json.dumps(counts)})
        else:
            Audit(self._store).append("relinked", "audit_log", request, counts)


def living(store: Store, first: int, last: int) -> dict[int, Home]:
    """Where each person lives today; ids from ``first`` to ``last``."""
    rows = store.query(_LIVING, {"first": first, "last": last})
    return {row.pop("person_id"): Home(row.pop("room_id"), **row) for row in rows}


def left_rooms(store: Store, first: int, last: int) -> set[tuple[int, int]]:
    """(person, room) of rooms in which persons stayed once, or that they own without living there."""
    today = clock.local_day(clock.utc_now(), store.zone)
    rows = store.query(_LEFT, {"first": first, "last": last, "today": today})
    return {(row["person_id"], row["room_id"]) for row in rows}


def with_stays(store: Store, first: int, last: int) -> set[int]:
    """Of the persons with an id from ``first`` to ``last`` those who stay or once stayed anywhere."""
    return {row["person_id"] for row in store.query(_WITH_STAYS, {"first": first, "last": last})}
