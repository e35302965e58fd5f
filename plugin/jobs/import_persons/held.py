"""Rows of residents that wait at the desk: is it somebody who is there, whose value holds, which room is meant."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ...domain.uid import new_uid
from ...services import clock
from ...store import Store
from ...store.contacts import Contacts
from ...store.imports import Imports

MATCH_KIND, CONFLICT_KIND, LINK_KIND = "person_match", "person_conflict", "person_link"
TABLE = "person"


def waiting(store: Store, source: str) -> set[str]:
    """The keyed hashes of the rows of a source that wait for somebody to say whom they mean."""
    where = {"kind": MATCH_KIND, "decided_at": None}
    details = store.read("desk_item", ["detail"], where=where)["detail"]
    return {one["key"] for one in details if one and one["there"]["source"] == source}


def put_items(
    store: Store,
    contacts: Contacts,
    kind: str,
    batch: int,
    items: Sequence[tuple[int | None, str, Mapping, Mapping, int | None]],
) -> None:
    """Lay items on the desk: (person, summary, detail without personal data, content to seal, area) of each.

    An item of the same kind that waits for the same person is replaced.
    """
    if not items:
        return
    now = clock.utc_now()
    persons = {person for person, *_ in items if person is not None}
    replace_items(store, kind, persons, "replaced")
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


def replace_items(store: Store, kind: str, persons: set[int], decision: str) -> None:
    """Take what waits for some persons off the desk."""
    if not persons:
        return
    waits = store.read("desk_item", ["id", "object_id"], where={"kind": kind, "decided_at": None})
    done = [number for number, person in zip(*waits.values(), strict=True) if person in persons]
    now = clock.utc_now()
    for number in done:
        store.update("desk_item", number, {"decided_at": now, "decision": decision})


def source_of(store: Store, batch: int) -> str:
    """The source of a batch."""
    return Imports(store).batch(batch).source
