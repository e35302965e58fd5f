"""Rows of residents that wait at the desk: is it somebody who is there, and whose value holds."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ...domain.uid import new_uid
from ...services import clock
from ...store import Store
from ...store.contacts import Contacts

MATCH_KIND, CONFLICT_KIND = "person_match", "person_conflict"
TABLE = "person"
SAME_PERSON, NEW_PERSON = "same", "new"
"""Decisions on whom a row means."""


def waiting(store: Store, source: str) -> set[str]:
    """The keyed hashes of the rows of a source that wait for somebody to say whom they mean."""
    where = {"kind": MATCH_KIND, "decided_at": None}
    details = store.read("desk_item", ["detail"], where=where)["detail"]
    return {one["key"] for one in details if one and one["there"]["source"] == source}


def decided_same(store: Store, source: str) -> set[str]:
    """The keyed hashes of the rows of a source of which somebody has said that they mean a person who is there."""
    where = {"kind": MATCH_KIND, "decision": SAME_PERSON}
    details = store.read("desk_item", ["detail"], where=where)["detail"]
    return {one["key"] for one in details if one and one["there"]["source"] == source}


def written_of(document: Mapping) -> dict:
    """What a batch wrote of a person, from its sealed record: of a new one all that it was given."""
    return document["given"] if document["written"] is None else document["written"]


def put_items(
    store: Store,
    contacts: Contacts,
    kind: str,
    batch: int,
    items: Sequence[tuple[int | None, str, Mapping, Mapping, int | None]],
) -> None:
    """Lay items on the desk: (person, summary, detail without personal data, content to seal, area) of each.

    What the same source said of a person before, and nobody has decided, is superseded.
    """
    if not items:
        return
    now = clock.utc_now()
    _replace(store, kind, {(person, detail["there"]["source"]) for person, _, detail, _, _ in items})
    columns: dict[str, list] = {}
    for person, summary, detail, content, area in items:
        uid = new_uid()
        row = {
            "uid": uid,
            "kind": kind,
            "batch_id": batch,
            "object_table": TABLE,
            "object_id": person,
            "summary": summary,
            "created_at": now,
            "detail": dict(detail),
            "area_id": area,
            **contacts.seal_contact("desk_item", uid, content),
        }
        for name, value in row.items():
            columns.setdefault(name, []).append(value)
    store.load("desk_item", columns, key=("uid",))


def _replace(store: Store, kind: str, said: set[tuple[int | None, str]]) -> None:
    """Take off the desk what waits for a person by the word of the same source."""
    where = {"kind": kind, "decided_at": None}
    rows = store.read("desk_item", ["id", "object_id", "detail"], where=where)
    now = clock.utc_now()
    for number, person, detail in zip(*rows.values(), strict=True):
        if person is not None and (person, detail["there"]["source"]) in said:
            store.update("desk_item", number, {"decided_at": now, "decision": "superseded"})
