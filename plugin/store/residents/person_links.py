"""Persons who were not linked to a room, at the desk 核对台: one open item a person, of the kind person_link.

``detail`` holds the reason and the candidates, ids only, and of who lives elsewhere than the address says the newest
``stay`` at that time: only a later one answers the item. The declared address is sealed in ``content``. Whoever opens
the addresses gives a reason, which stands in the audit log before they are shown.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from ...domain.uid import new_uids
from ...services import clock
from ...services.keys import Keyring
from ...services.translation import tr
from .. import seal
from ..access import Access
from ..errors import AccessDenied, ChangedMeanwhile, StoreError
from ..opening import OPEN_LINK_DESK, request_opening, sealed_row
from ..places import update_rows
from ..sqltext import array, byte_array, words
from ..store import Store

KIND = "person_link"
TABLE = "person"
LINKED, GONE, SUPERSEDED, WITHDRAWN = "linked", "not_resident", "superseded", "withdrawn"
"""Decisions: somebody found a room, or confirmed that the person does not live here; a later batch said something else;
the batch that said it was withdrawn."""

Candidate = tuple[int | None, int, float]
"""(room or None, building, score between 0 and 1)."""

_HOMES = (
    "FROM occupancy AS o WHERE o.person_id = person.id"
    " AND (o.lives_here OR person.residence_state = 'household_here')"
    " AND o.valid_from <= :today AND (o.valid_to IS NULL OR o.valid_to > :today)"
)
HOUSED = words("EXISTS (SELECT 1", _HOMES, ")")
"""Whether a row of ``person`` has its room today; who is only registered here need not live in it."""

_OPEN = (
    "FROM desk_item AS i JOIN person ON person.id = i.object_id WHERE i.kind = 'person_link' AND i.decided_at IS NULL"
)
# A home answers an item unless it was there before and is what the item doubts.
_ANSWERS = words(_HOMES, "AND o.id > coalesce(CAST(i.detail ->> 'stay' AS bigint), 0)")
# Of whom a remark says that they do not live there, somebody decides, whatever was known before; who ended their stay
# has decided. Counted, not EXISTS: PostgreSQL would read all persons first to join them, and few are shown.
_ASKED = words(
    "AND ((i.detail ->> 'reason' = 'not_living' AND ((SELECT count(*)", _HOMES, ") > 0 OR (SELECT count(*)",
    "FROM occupancy AS e WHERE e.person_id = person.id AND e.valid_to <= :today) = 0))",
    "OR (i.detail ->> 'reason' <> 'not_living' AND (SELECT count(*)", _ANSWERS, ") = 0))",
)  # fmt: skip
# Somebody has confirmed that they do not live here, and nothing was said of them since.
_GONE = words(
    "SELECT i.object_id AS person FROM desk_item AS i JOIN person ON person.id = i.object_id",
    "WHERE i.kind = 'person_link' AND i.decision = 'not_resident' AND NOT", HOUSED,
    "AND NOT EXISTS (SELECT 1 FROM desk_item AS later WHERE later.kind = i.kind AND later.object_id = i.object_id",
    "AND later.id > i.id)",
)  # fmt: skip
_NOT_LIVING = words("SELECT i.object_id AS person", _OPEN, "AND i.detail ->> 'reason' = 'not_living'")
_LOST = words(
    "SELECT i.object_id AS person", _OPEN, "AND i.detail ->> 'reason' <> 'not_living'",
    "AND i.detail ->> 'reason' NOT LIKE 'stay.%' AND NOT EXISTS (SELECT 1", _ANSWERS, ")",
)  # fmt: skip
_REFUSED = words("SELECT i.object_id AS person", _OPEN, "AND i.detail ->> 'reason' LIKE 'stay.%'")
_COUNT = words("SELECT count(*) AS waiting", _OPEN, _ASKED)
_WAITING = words(
    "SELECT i.id, i.object_id AS person, i.created_at, i.batch_id AS batch, i.detail, person.name_masked AS name,",
    "person.document_masked AS document, person.phone_masked AS phone, person.sex, person.birth_year,",
    "person.area_id AS area",
    _OPEN,
    _ASKED,
    "AND i.id > :after ORDER BY i.id LIMIT :most",
)

# An upsert reads what it may write over, and on a server no role reads the seal.
_PUT_AGAIN = (
    "UPDATE desk_item SET content = given.content, seal_key = :seal_key, detail = CAST(given.detail AS jsonb),"
    " area_id = given.area_id FROM unnest(CAST(:ids AS bigint[]), CAST(:contents AS bytea[]), CAST(:details AS text[]),"
    " CAST(:areas AS bigint[])) AS given (id, content, detail, area_id) WHERE desk_item.id = given.id"
)
_DECIDE = "UPDATE desk_item SET decided_at = :at, decided_by = :who, decision = :decision WHERE any_of(id, :ids)"


@dataclass(frozen=True)
class Waiting:
    """A person who waits to be linked: masked, with the reason (a key of jobs.linking.SENTENCES) and the candidates."""

    id: int
    person: int
    created_at: datetime
    batch: int | None
    name: str
    document: str | None
    phone: str | None
    sex: str
    birth_year: int | None
    area: int | None
    reason: str
    candidates: tuple[Candidate, ...]


class PersonLinks(seal.Sealing):
    """The desk's items of persons without a room. The seal key is needed to put addresses there and to read them."""

    def __init__(self, store: Store, keyring: Keyring | None = None):
        super().__init__(store, keyring)

    def put(
        self,
        persons: Sequence[int],
        reasons: Sequence[str],
        candidates: Sequence[Sequence[Candidate]],
        addresses: Sequence[str],
        areas: Sequence[int | None],
        *,
        batch: int | None = None,
        moved: Collection[int] = (),
    ) -> int:
        """Say why persons are not linked; an open item of the same person is written anew. Returns how many are new.

        What another batch has said is superseded by what this one says, so that it holds again when this one goes.
        The five sequences go along with each other; a person stands in them once. ``moved``: of them those of whom a
        new address was said; where they live so far does not answer it.
        """
        if not persons:
            return 0
        now = clock.utc_now()
        with self._store.transaction():
            doubted, open_items = self._doubted(persons), self._open_items(persons, batch)
            others = {key for key, _ in self._open_items(persons).values()}
            if others := others.difference(key for key, _ in open_items.values()):
                self._decide(sorted(others), SUPERSEDED)
            uids = [open_items.get(person, (None, ""))[1] for person in persons]
            fresh = iter(new_uids(uids.count("")))
            uids = [uid or next(fresh) for uid in uids]
            contents = self._sealer.seal_many("desk_item", uids, ({"address": text} for text in addresses))
            stays = {**doubted, **self._newest_stays(moved)}
            rows = {
                "uid": uids,
                "content": contents,
                "seal_key": [self._sealer.key_id] * len(persons),
                "detail": [
                    {"reason": reason, "candidates": [list(one) for one in guessed]}
                    | ({"stay": stays[person]} if person in stays else {})
                    for person, reason, guessed in zip(persons, reasons, candidates, strict=True)
                ],
                "batch_id": [batch] * len(persons),
                "area_id": list(areas),
            }
            names = self._store.read(TABLE, ["id", "name_masked"], where={"id": list(persons)})
            masked = dict(zip(names["id"], names["name_masked"], strict=True))
            known = [row for row, person in enumerate(persons) if person in open_items]
            new = [row for row, person in enumerate(persons) if person not in open_items]
            if known:
                ids = [open_items[persons[row]][0] for row in known]
                again = {name: [values[row] for row in known] for name, values in rows.items() if name != "batch_id"}
                self._put_again(ids, again)
            columns = {name: [values[row] for row in new] for name, values in rows.items()}
            columns |= {
                "kind": [KIND] * len(new),
                "object_table": [TABLE] * len(new),
                "object_id": [int(persons[row]) for row in new],
                "summary": [masked.get(persons[row], "*") for row in new],
                "created_at": [now] * len(new),
            }
            self._store.load("desk_item", columns)
        return len(new)

    def _put_again(self, ids: Sequence[int], rows: Mapping[str, Sequence]) -> None:
        if self._store.engine != "postgis":
            update_rows(self._store, "desk_item", ids, rows)
            return
        given = {
            "ids": array(ids),
            "contents": byte_array(rows["content"]),
            "details": [json.dumps(one, ensure_ascii=False) for one in rows["detail"]],
            "areas": array("NULL" if area is None else area for area in rows["area_id"]),
            "seal_key": self._sealer.key_id,
        }
        self._store.execute(_PUT_AGAIN, given)

    def close(self, persons: Sequence[int], decision: str = LINKED) -> list[int]:
        """Take persons off the desk who were linked meanwhile; returns the items' ids."""
        items = [number for number, _ in self._open_items(persons).values()]
        if items:
            self._decide(items, decision)
        return items

    def _decide(self, items: Sequence[int], decision: str | None) -> None:
        decided = decision is not None
        who = Access(self._store).who_am_i().id if decided else None
        at = clock.utc_now() if decided else None
        self._store.execute(_DECIDE, {"at": at, "who": who, "decision": decision, "ids": list(items)})

    def decide(self, item: Waiting, decision: str) -> None:
        """Take one item off the desk; raises ChangedMeanwhile when somebody else has."""
        with self._store.transaction():
            found = self._store.read("desk_item", ["decided_at"], where={"id": item.id})["decided_at"]
            if found != [None]:
                raise ChangedMeanwhile(tr("Somebody has decided this one meanwhile."))
            self._decide([item.id], decision)

    def reopen(self, item: Waiting) -> None:
        """Put an item back on the desk."""
        self._decide([item.id], None)

    def count(self) -> int:
        """How many wait; who was given a room elsewhere in the program waits no more, unless said not to live there."""
        return self._store.query(_COUNT, {"today": self._today()})[0]["waiting"]

    def persons(self) -> set[int]:
        """The ids of the persons who wait."""
        return set(self._store.read("desk_item", ["object_id"], where={"kind": KIND, "decided_at": None})["object_id"])

    def not_living(self) -> set[int]:
        """The ids of the persons of whom a remark says that they do not live there, while nobody has decided."""
        return {row["person"] for row in self._store.query(_NOT_LIVING)}

    def gone(self) -> set[int]:
        """The ids of the persons of whom somebody has confirmed that they do not live here."""
        return {row["person"] for row in self._store.query(_GONE, {"today": self._today()})}

    def lost(self) -> set[int]:
        """The ids of the persons who wait because no room was found, whom a better known house may still help."""
        return {row["person"] for row in self._store.query(_LOST, {"today": self._today()})}

    def refused(self) -> set[int]:
        """The ids of the persons whose stay was refused, by a date perhaps that the next file corrects."""
        return {row["person"] for row in self._store.query(_REFUSED)}

    def waiting(self, after: int = 0, most: int = 500) -> list[Waiting]:
        """A page of those who wait, the oldest first, behind the item with the id ``after``."""
        types = {"created_at": "instant", "detail": "json"}
        rows = self._store.query(_WAITING, {"after": after, "most": most, "today": self._today()}, types=types)
        return [_waiting(row) for row in rows]

    def open_addresses(self, reason: str) -> int:
        """Commit the line that says why the addresses are read, and return its id.

        Raises AccessDenied without the right, without a reason or inside a transaction, WrongKey before anything.
        """
        self._sealer.check(self._sealer.key_id)
        return request_opening(self._store, OPEN_LINK_DESK, "desk_item", None, reason)

    def address(self, opening: int, item: int) -> str:
        """The declared address of an item, for who has opened the addresses; "" where none is sealed."""
        if not opening:
            raise AccessDenied(tr("Opening the addresses needs a reason."))
        row = sealed_row(self._store, opening, "desk_item", item)
        if row is None:
            raise StoreError(tr("{table} {key} is not there.").format(table="desk_item", key=item))
        if row["content"] is None:
            return ""
        self._sealer.check(row["seal_key"])
        return self._sealer.open("desk_item", row["uid"], row["content"]).get("address") or ""

    def _today(self) -> date:
        return clock.local_day(clock.utc_now(), self._store.zone)

    def _open_items(self, persons: Sequence[int], batch: int | None = None) -> dict[int, tuple[int, str]]:
        """The open item (id, uid) of each person who has one, of a ``batch`` or of whichever."""
        where = {"kind": KIND, "decided_at": None, "object_id": [int(person) for person in persons]}
        if batch is not None:
            where["batch_id"] = batch
        rows = self._store.read("desk_item", ["object_id", "id", "uid"], where=where)
        return {person: (key, uid) for person, key, uid in zip(*rows.values(), strict=True)}

    def _doubted(self, persons: Sequence[int]) -> dict[int, int]:
        """The stay that a person's open item doubts, where it does."""
        where = {"kind": KIND, "decided_at": None, "object_id": [int(person) for person in persons]}
        rows = self._store.read("desk_item", ["object_id", "detail"], where=where)
        return {person: detail["stay"] for person, detail in zip(*rows.values(), strict=True) if detail.get("stay")}

    def _newest_stays(self, persons: Collection[int]) -> dict[int, int]:
        """The stay of each person that was entered last."""
        if not persons:
            return {}
        where = {"person_id": [int(person) for person in persons]}
        rows = self._store.read("occupancy", ["person_id", "id"], where=where, order_by=("id",))
        return dict(zip(*rows.values(), strict=True))


def _waiting(row: Mapping) -> Waiting:
    values = dict(row)
    detail = values.pop("detail") or {}
    return Waiting(
        **values,
        reason=detail.get("reason") or "",
        candidates=tuple((room, building, score) for room, building, score in detail.get("candidates") or ()),
    )
