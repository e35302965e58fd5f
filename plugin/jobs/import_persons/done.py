"""What a batch of residents did, with what batches withdrawn before it had to leave because this one still stood."""

from __future__ import annotations

from collections.abc import Iterable

from ...store import Store
from ...store.contacts import Contacts
from ...store.imports import Imports, binding
from .held import TABLE, written_of


class Done:
    """By id: ``persons``, ``stays``, ``tags`` and ``households`` as rows of the import (operation, given, replaced).

    ``documents`` is what is sealed of each person: ``given``, ``written`` and ``replaced``, by field. Of several
    batches the first says how a row came to be and what it replaced, the last what was written.
    """

    def __init__(self, store: Store, contacts: Contacts, batch: int):
        self._store, self._contacts, self._imports = store, contacts, Imports(store)
        left = self._imports.leftovers(batch, TABLE)
        self.persons = self._rows(batch, TABLE)
        self.stays = self._rows(batch, "occupancy")
        self.tags = self._rows(batch, "person_tag")
        self.households = self._rows(batch, "household")
        self.documents = self._documents(batch, {*self.persons, *left})
        for earlier in sorted({one for batches in left.values() for one, _ in batches}, reverse=True):
            kept = {number: dict(batches)[earlier] for number, batches in left.items() if earlier in dict(batches)}
            self._add(earlier, kept)

    def _add(self, batch: int, kept: dict[int, str]) -> None:
        """What an earlier batch did to persons who were kept then, by its operation on each."""
        for number, old in self._documents(batch, kept).items():
            new = self.documents[number]
            for name, value in old["replaced"].items():
                # What somebody changed between the two batches is what comes back.
                if new["replaced"].setdefault(name, value) == old["written"].get(name):
                    new["replaced"][name] = value
            new["written"].pop("tags", None)  # those of a known person stand beside the seal
            new["written"] = {**old["written"], **new["written"]}
            self.persons[number] = {"operation": kept[number]}
        stays, tags = self._rows(batch, "occupancy"), self._rows(batch, "person_tag")
        self.tags |= {number: tags[number] for number in self._of("person_tag", tags, kept)}
        for number in self._of("occupancy", stays, kept):
            old, new = stays[number], self.stays.get(number, {"given": {}, "replaced": None})
            replaced = {**(new["replaced"] or {}), **(old["replaced"] or {})} or None
            self.stays[number] = {**old, "given": {**old["given"], **new["given"]}, "replaced": replaced}
        self.households |= self._rows(batch, "household")

    def _of(self, table: str, rows: Iterable[int], persons: Iterable[int]) -> set[int]:
        there = self._store.read(table, ["id", "person_id"], where={"id": list(rows)})
        return {row for row, person in zip(*there.values(), strict=True) if person in persons}

    def _rows(self, batch: int, table: str) -> dict[int, dict]:
        return {row["object_id"]: row for row in self._imports.rows(batch) if row["table_name"] == table}

    def _documents(self, batch: int, numbers: Iterable[int]) -> dict[int, dict]:
        sealed = self._imports.batch_personal(batch, TABLE, self._imports.ask_persons(batch=batch))
        found = {}
        for number in numbers:
            one = self._contacts.open_row(binding(batch, TABLE, number), *sealed[number])
            found[number] = {"given": one["given"], "written": written_of(one), "replaced": one["replaced"] or {}}
        return found
