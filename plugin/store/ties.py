"""What hangs on a row: asked before rows are taken back, repaired, deleted or replaced."""

from collections.abc import Collection, Sequence

from .relations import readable_relations
from .schema import TABLES
from .sqltext import quote, select, words
from .store import Store


def ties(store: Store, table: str, ids: Sequence[int], *, without: Collection[str] = ()) -> dict[int, str]:
    """Those of a table's rows to which others refer or which have files, with the name of one table that does.

    Derived tables do not count, nor those named in ``without``; a table of its own is named only where no other is.
    One that this account may not read counts as one whose rows refer to all.
    """
    wanted = {"ids": [int(number) for number in ids]}
    if not wanted["ids"]:
        return {}
    found: dict[int, str] = {}
    others = [
        (other.name, column.name)
        for other in TABLES
        for column in (() if other.derived or other.name in without else other.columns)
        if column.references == table
    ]
    readable = readable_relations(store, [name for name, _ in others])
    # The table itself comes first, so that the others take its place.
    for other, column in sorted(others, key=lambda one: one[0] != table):
        if other not in readable:
            return dict.fromkeys(wanted["ids"], other)
        name = quote(column)
        asked = select(other, [words("DISTINCT", name, "AS id")], [words("any_of(", name, ", :ids)")])
        found.update((row["id"], other) for row in store.query(asked, wanted))
    asked = select("attachment", ["DISTINCT owner_id AS id"], ["owner_table = :table", "any_of(owner_id, :ids)"])
    found.update((row["id"], "attachment") for row in store.query(asked, {"table": table, **wanted}))
    return found
