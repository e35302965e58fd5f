"""What an import of residents leaves beside them: what it did to whom, sealed, and what waits at the desk."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import closing
from typing import TYPE_CHECKING

from ...domain.masking import mask_name
from ...store import Store
from ...store.contacts import Contacts
from ...store.imports import Imports, binding
from ...store.residents.matching import Matching
from ...store.residents.people import clear_content
from ...store.residents.person_links import PersonLinks
from ..import_table.compare import CONFLICT
from .held import CONFLICT_KIND, MATCH_KIND, TABLE, put_items, written_of
from .plan import MATCH, SEALED, key_of, names_other_place, term_of, to_json

if TYPE_CHECKING:
    from .write import Writer

_CHUNK = 10_000
_WHO = frozenset(("name", "birth_date", "sex"))


class Memory:
    """Keeps what a `write.Writer` has written."""

    def __init__(self, store: Store, writer: Writer):
        self.store, self.writer, self.plan = store, writer, writer.plan
        self.request = writer.request
        self.contacts = Contacts(store, writer.keyring)
        self.matching = Matching(store, writer.keyring)

    def write(self) -> None:
        """Record every person of the batch, then lay on the desk what a person has to decide."""
        self._record()
        self._record_beside("household", self._households())
        self._record_beside("person_tag", self.writer.tags)
        self._desk()

    def _record(self) -> None:
        """What the batch did to each person, sealed: the next file is compared with it, and it can be taken back."""
        further: dict[int, dict] = {}
        linked = set(self.plan.linked)
        for candidate in self.plan.further:
            number, facts = self.plan.ids[candidate], self.plan.facts[candidate]
            if candidate in linked or facts.get("address") in self.plan.said.get(number, {}).get("further", ()):
                further.setdefault(number, {})[facts.get("address")] = facts.get("role")
        rows: dict[int, tuple[str, int, dict]] = {}
        for operation, candidates in (
            ("same", self.writer.bases),
            ("update", self.writer.changed),
            ("insert", self.writer.new),
        ):
            for candidate in candidates:
                number = self.plan.ids[candidate]
                given = to_json(self.plan.facts[candidate])
                if number in further:
                    given["further"] = list(further[number])
                    given["further_roles"] = {one: role for one, role in further[number].items() if role and one}
                written = None if operation == "insert" else self.writer.written.get(number, {})
                content = {"given": given, "replaced": self.writer.replaced.get(number), "written": written}
                if not (self.writer.amends and self._amend(number, operation, content)):
                    rows[number] = (operation, candidate, content)
        numbers, batch = list(rows), self.writer.batch
        chunks = [numbers[start : start + _CHUNK] for start in range(0, len(numbers), _CHUNK)]
        bound = ([(binding(batch, TABLE, number), rows[number][2]) for number in chunk] for chunk in chunks)
        with closing(self.contacts.seal_rows(bound)) as ready:
            for chunk, sealed in zip(chunks, ready, strict=True):
                told = [rows[number] for number in chunk]
                Imports(self.store).add_rows(
                    batch,
                    TABLE,
                    chunk,
                    [operation for operation, _, _ in told],
                    [{}] * len(chunk),
                    [{} if operation == "update" else None for operation, _, _ in told],
                    [self.plan.areas[candidate] for _, candidate, _ in told],
                    dict(zip(chunk, sealed, strict=True)),
                )

    def _households(self) -> dict[int, tuple[dict[str, object], int | None]]:
        return {key: ({"number": number}, area) for key, (number, area) in self.writer.households.made.items()}

    def _record_beside(self, table: str, made: Mapping[int, tuple[dict[str, object], int | None]]) -> None:
        """Rows of another table that were made for the persons, by id (given, area), so that they go with the batch."""
        if made:
            given, areas = zip(*made.values(), strict=True)
            added = ["insert"] * len(made)
            Imports(self.store).add_rows(self.writer.batch, table, list(made), added, given, [None] * len(made), areas)

    def _amend(self, number: int, operation: str, content: dict) -> bool:
        """Add to what the batch did to a person before; what it replaced first stays what it replaced."""
        imports = Imports(self.store)
        known = imports.personal_row(self.writer.batch, TABLE, number, self.plan.asked)
        if known is None:
            return False
        key, first, key_id, sealed = known
        bound = binding(self.writer.batch, TABLE, number)
        old = self.contacts.open_row(bound, key_id, sealed)
        merged = {
            # Who the source said it was first: the row by which it is known again.
            "given": {
                **old["given"],
                **content["given"],
                **{name: old["given"][name] for name in _WHO & old["given"].keys()},
            },
            "replaced": {**(content["replaced"] or {}), **(old["replaced"] or {})} or None,
            "written": {**written_of(old), **written_of(content)},
        }
        blob, key_id = self.contacts.seal_row(bound, merged)
        kind = first if first == "insert" else operation
        values = {"operation": kind, "personal": blob, "seal_key": key_id, "replaced": {} if kind == "update" else None}
        self.store.update("import_row", key, values)
        return True

    def _desk(self) -> None:
        """What a person has to decide: who is meant, whose value holds, which room."""
        self._ask_match()
        self._ask_conflict()
        self._ask_room()

    def _there(self) -> dict[str, str]:
        day = self.request.dated or self.writer.today
        return {"source": self.request.source, "at": day.isoformat()}

    def _row(self, candidate: int) -> int | None:
        numbers = self.plan.prepared.table.numbers
        return numbers[self.plan.prepared.rows[candidate]] if numbers else None

    def _ask_match(self) -> None:
        items = []
        for candidate, known in self.plan.weak.items():
            if candidate in self.plan.waiting or self.plan.states[candidate] != CONFLICT:
                continue
            facts, persons = self.plan.facts[candidate], [*known, *self._alike(candidate)]
            detail = {
                "operation": "match",
                "reason": self._reason(candidate),
                "row": self._row(candidate),
                "candidates": list(dict.fromkeys(persons)),
                "key": self.matching.hash_of(term_of(facts)),
                "there": self._there(),
            }
            stored = self.plan.stored.get(persons[0]) if persons else None
            area = stored.columns["area_id"] if stored else self.plan.areas[candidate]
            items.append((None, mask_name(str(facts["name"])), detail, {"facts": to_json(facts)}, area))
        put_items(self.store, self.contacts, MATCH_KIND, self.writer.batch, items)

    def _alike(self, candidate: int) -> list[int]:
        """Whom the row of the file may mean that is like this one: the person it entered, or those whom it may mean."""
        first = self.plan.alike.get(candidate)
        if first is None:
            return []
        person = self.plan.ids[first]
        return self.plan.weak.get(first, []) if person is None else [person]

    def _reason(self, candidate: int) -> str:
        if not self.plan.weak[candidate]:
            return "person.known_alike"
        return "person.known_nearly" if candidate in self.plan.near else "person.known_weakly"

    def _ask_conflict(self) -> None:
        by_row: dict[int, list] = {}
        for one in self.plan.conflicts:
            if one.column != MATCH:
                by_row.setdefault(one.candidate, []).append(one)
        items = []
        for candidate, conflicts in by_row.items():
            number = self.plan.ids[candidate]
            stored = self.plan.stored[number].columns
            fields = [{"field": one.column, "here": one.here, "there": one.there} for one in conflicts]
            detail = {"operation": "update", "row": self._row(candidate), "fields": fields, "there": self._there()}
            keys = {one.column for one in conflicts}
            facts = to_json(self.plan.facts[candidate])
            target = self.request.target
            disputed = {name: facts[name] for name in facts if name in target.by_name and key_of(target, name) in keys}
            here = clear_content(self.plan.opened[number])
            ours = {name: here[SEALED[name]] for name in disputed if name in SEALED}
            content = {"facts": facts, "disputed": disputed, "here": ours}
            items.append((number, stored["name_masked"], detail, content, stored["area_id"]))
        put_items(self.store, self.contacts, CONFLICT_KIND, self.writer.batch, items)

    def _ask_room(self) -> None:
        """Who is led to no room, with the reason and the candidates; who now is waits no more."""
        plan, links = self.plan, self.plan.links
        desk = PersonLinks(self.store, self.writer.keyring)
        unlinked = [
            (place, candidate)
            for place, candidate in enumerate(plan.linked)
            if links.room[place] is None and plan.ids[candidate] is not None and plan.says_home(candidate)
        ]
        if unlinked:
            desk.put(
                [plan.ids[one] for _, one in unlinked],
                [links.reason[place] for place, _ in unlinked],
                [links.candidates[place] for place, _ in unlinked],
                [str(plan.facts[one].get("address", "")) for _, one in unlinked],
                [plan.areas[one] for _, one in unlinked],
                batch=self.writer.batch,
                moved=[plan.ids[one] for _, one in unlinked if names_other_place(plan, one)],
            )
        desk.close(self.writer.settled)
