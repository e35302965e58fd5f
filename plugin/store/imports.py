"""Import batches 批次: what each did to which row, where a value came from, and taking a batch back."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from ..domain.uid import new_uid
from ..services import clock
from ..services.translation import tr
from .audit import Audit
from .errors import AccessDenied
from .residents.person_links import HOUSED, KIND, LINKED, SUPERSEDED, WITHDRAWN
from .schema import BY_NAME
from .sqltext import quote, select, words
from .store import Store

_BATCHES = (
    "SELECT b.id, b.source, b.target, b.purpose, b.coordinates, b.at, b.authorised_until, b.withdrawn_at, b.counts,"
    " b.profile, b.file_name, b.dated, u.name AS person"
    " FROM import_batch AS b LEFT JOIN app_user AS u ON u.id = b.app_user_id ORDER BY b.id DESC"
)
_SEALED = (
    "FROM import_row AS r JOIN import_batch AS b ON b.id = r.batch_id WHERE table_name = :table"
    " AND personal IS NOT NULL AND (batch_id = :batch OR (b.source = :source AND b.withdrawn_at IS NULL))"
    " AND object_id = coalesce(:number, object_id)"
)
# What such batches closed; the last word on each person, and not what this batch itself laid there.
_WAIT_AGAIN = words(
    "UPDATE desk_item SET decided_at = NULL, decided_by = NULL, decision = NULL WHERE id IN (",
    "SELECT max(i.id) FROM desk_item AS i JOIN person ON person.id = i.object_id",
    "WHERE i.kind = :kind AND any_of(i.object_id, :persons) AND i.decision = :linked",
    "AND i.batch_id IS DISTINCT FROM :batch AND NOT", HOUSED, "AND (i.batch_id IS NULL OR EXISTS",
    "(SELECT 1 FROM import_batch AS own WHERE own.id = i.batch_id AND own.withdrawn_at IS NULL))",
    "AND NOT EXISTS (SELECT 1 FROM desk_item AS open WHERE open.kind = i.kind AND open.object_id = i.object_id",
    "AND open.decided_at IS NULL)",
    "AND EXISTS (SELECT 1 FROM import_batch AS b WHERE b.at <= i.decided_at AND (b.id = :batch",
    "OR (b.withdrawn_at IS NOT NULL AND EXISTS (SELECT 1 FROM import_row AS r WHERE r.batch_id = b.id",
    "AND r.table_name = 'person' AND r.object_id = i.object_id)))) GROUP BY i.object_id)",
)  # fmt: skip
# The word of a batch that still stands holds again where that of the withdrawn one had taken its place.
_SAY_AGAIN = words(
    "UPDATE desk_item SET decided_at = NULL, decided_by = NULL, decision = NULL WHERE id IN (",
    "SELECT max(i.id) FROM desk_item AS i JOIN import_batch AS own ON own.id = i.batch_id AND own.withdrawn_at IS NULL",
    "JOIN desk_item AS later ON later.kind = i.kind AND later.object_id = i.object_id AND later.id > i.id",
    "WHERE i.kind = :kind AND i.decision = :superseded AND later.batch_id = :batch AND later.decision = :withdrawn",
    "AND NOT EXISTS (SELECT 1 FROM desk_item AS open WHERE open.kind = i.kind AND open.object_id = i.object_id",
    "AND open.decided_at IS NULL) GROUP BY i.object_id)",
)
_TYPES = {
    "at": "instant",
    "withdrawn_at": "instant",
    "authorised_until": "date",
    "dated": "date",
    "counts": "json",
}


@dataclass(frozen=True)
class Batch:
    """One import: its source 来源, target, who brought it when and what for, what it counted."""

    id: int
    source: str
    target: str
    purpose: str | None
    coordinates: str | None
    at: datetime
    authorised_until: date | None
    withdrawn_at: datetime | None
    counts: Mapping
    profile: str | None
    file_name: str | None
    dated: date | None
    person: str | None

    @property
    def stands_for(self) -> date:
        """The day that the batch's data describe: as stated, else the day it was brought."""
        return self.dated or self.at.date()


@dataclass(frozen=True)
class Said:
    """What a batch said of a row: ``given`` by column, plain values, a shape as its digest."""

    given: Mapping[str, object]
    source: str
    at: date


def writable_areas(store: Store) -> set[int | None] | None:
    """The areas in which this account may write rows that belong to areas (None in it: nowhere yet); None for all."""
    if store.engine != "postgis":
        return None
    asked = "SELECT visible_areas() AS areas, sees_unplaced() AS unplaced, is_store_owner() AS owner"
    row = store.query(asked)[0]
    return None if row["owner"] else {*row["areas"], *([None] if row["unplaced"] else [])}


def binding(batch: int, table: str, number: int) -> str:
    """What the sealed contact of an import row is bound to, so that it cannot be laid into another row."""
    return f"{batch}/{table}/{number}"


def _has_area(table: str) -> bool:
    return "area_id" in BY_NAME[table].by_name


def codes_in_use(store: Store, table: str, codes: Sequence[str]) -> set[str]:
    """Which of some codes a row of a table has, also rows that this account cannot see; for PostGIS."""
    asked = "SELECT unnest(codes_in_use(:table, :codes)) AS code"
    return {row["code"] for row in store.query(asked, {"table": table, "codes": list(codes)})}


class Imports:
    """The batches of a store and their rows."""

    def __init__(self, store: Store):
        self._store = store

    def batches(self) -> list[Batch]:
        """Every batch, the latest first."""
        rows = self._store.query(_BATCHES, types=_TYPES)
        return [Batch(**{**row, "counts": row["counts"] or {}}) for row in rows]

    def batch(self, key: int) -> Batch | None:
        """One batch by id."""
        return next((batch for batch in self.batches() if batch.id == key), None)

    def last_given(self, source: str, table: str) -> dict[int, Mapping]:
        """What a source said last of each row of a table, by the row's id; withdrawn batches said nothing."""
        rows = self._store.query(
            "SELECT r.object_id, r.given FROM import_row AS r JOIN import_batch AS b ON b.id = r.batch_id"
            " WHERE b.source = :source AND r.table_name = :table AND b.withdrawn_at IS NULL ORDER BY r.id",
            {"source": source, "table": table},
            types={"given": "json"},
        )
        found: dict[int, dict] = {}
        for row in rows:  # a later file may speak of fewer columns
            found.setdefault(row["object_id"], {}).update(row["given"] or {})
        return found

    def ask_persons(self, *, source: str | None = None, batch: int | None = None) -> int:
        """Commit the audit line before what a source or a batch said of residents is answered; returns its id.

        Raises AccessDenied inside a transaction.
        """
        if self._store.engine_object.in_transaction():
            raise AccessDenied(
                tr("A search is no part of a transaction: its audit line is committed before its answer.")
            )
        if self._store.engine == "postgis":
            asked = {"source": source, "batch": batch}
            return self._store.query("SELECT request_import(:source, :batch) AS id", asked)[0]["id"]
        asked = {"table": "person", "source": source, "batch": batch, "number": None}
        persons = self._store.query(words("SELECT count(DISTINCT object_id) AS persons", _SEALED), asked)[0]["persons"]
        detail = {"source": source, "persons": persons}
        return Audit(self._store).append("compare_import", "import_batch", batch, detail)

    def last_personal(self, source: str, table: str, request: int | None = None) -> dict[int, tuple[str, str, bytes]]:
        """What a source brought of the sealed contacts of a table: id → (binding, id of the key, sealed document).

        For residents ``request`` is what `ask_persons` gave for the source.
        """
        return {
            row["object_id"]: (binding(row["batch_id"], table, row["object_id"]), row["seal_key"], row["personal"])
            for row in self._sealed(request, table, source=source)
        }

    def batch_personal(self, batch: int, table: str, request: int | None = None) -> dict[int, tuple[str, bytes]]:
        """What a batch brought of them: id → (id of the key, sealed document); ``request`` is for the batch."""
        rows = self._sealed(request, table, batch=batch)
        return {row["object_id"]: (row["seal_key"], row["personal"]) for row in rows}

    def _sealed(self, request: int | None, table: str, **asked: object) -> list[dict]:
        params = {"request": request, "table": table, "source": None, "batch": None, "number": None, **asked}
        answer = "SELECT batch_id, object_id, seal_key, personal"
        if self._store.engine == "postgis":
            sql = answer + " FROM import_sealed(:request, :table, :source, :batch, :number)"
            return self._store.query(sql, params, types={"personal": "bytes"})
        params.pop("request")
        return self._store.query(words(answer, _SEALED, "ORDER BY r.id"), params, types={"personal": "bytes"})

    def said(self, table: str, ids: Sequence[int]) -> dict[int, list[Said]]:
        """What all sources said of some rows, the latest first."""
        rows = self._store.query(
            "SELECT r.object_id, r.given, b.source, b.dated, b.at"
            " FROM import_row AS r JOIN import_batch AS b ON b.id = r.batch_id"
            " WHERE r.table_name = :table AND any_of(r.object_id, :ids) AND b.withdrawn_at IS NULL ORDER BY r.id DESC",
            {"table": table, "ids": [int(number) for number in ids]},
            types={"given": "json", "dated": "date", "at": "instant"},
        )
        found: dict[int, list[Said]] = {}
        for row in rows:
            day = row["dated"] or clock.local_day(row["at"], self._store.zone)
            found.setdefault(row["object_id"], []).append(Said(row["given"] or {}, row["source"], day))
        return found

    def open(self, **values: object) -> int:
        """Record a batch and return its id; ``values`` are columns of import_batch."""
        return self._store.insert("import_batch", {"uid": new_uid(), "at": clock.utc_now(), **values})

    def add_rows(
        self,
        batch: int,
        table: str,
        ids: Sequence[int],
        operations: Sequence[str],
        given: Sequence[Mapping],
        replaced: Iterable[Mapping | None],
        areas: Sequence[int | None],
        personal: Mapping[int, tuple[bytes, str]] | None = None,
    ) -> None:
        """Record what a batch did to rows of a table; ``personal``: sealed contacts and their key by the row's id."""
        sealed = personal or {}
        columns = {
            "batch_id": [batch] * len(ids),
            "table_name": [table] * len(ids),
            "object_id": [int(number) for number in ids],
            "operation": list(operations),
            "given": list(given),
            "replaced": list(replaced),
            "area_id": list(areas),
            "personal": [sealed.get(int(number), (None, None))[0] for number in ids],
            "seal_key": [sealed.get(int(number), (None, None))[1] for number in ids],
        }
        self._store.load("import_row", columns, key=("batch_id", "table_name", "object_id"))

    def amend(self, batch: int, table: str, number: int, given: Mapping, replaced: Mapping) -> None:
        """Add to what a batch did to a row; what it replaced first stays what it replaced."""
        where = {"batch_id": batch, "table_name": table, "object_id": number}
        found = self._store.read("import_row", ["id", "operation", "given", "replaced"], where=where)
        if not found["id"]:
            areas = (
                self._store.read(table, ["area_id"], where={"id": number}) if _has_area(table) else {"area_id": [None]}
            )
            self.add_rows(batch, table, [number], ["update"], [given], [replaced], areas["area_id"])
            return
        known, old = found["given"][0] or {}, found["replaced"][0] or {}
        values: dict[str, object] = {"given": {**known, **given}}
        if found["operation"][0] != "insert":
            values |= {"operation": "update", "replaced": {**replaced, **old}}
        self._store.update("import_row", found["id"][0], values)

    def personal_row(
        self, batch: int, table: str, number: int, request: int | None = None
    ) -> tuple[int, str, str, bytes] | None:
        """(id, operation, id of the key, sealed document) of what a batch did to a row; None for nothing sealed."""
        where = {"batch_id": batch, "table_name": table, "object_id": number}
        found = self._store.read("import_row", ["id", "operation"], where=where)
        sealed = self._sealed(request, table, batch=batch, number=number) if found["id"] else []
        if not sealed:
            return None
        return found["id"][0], found["operation"][0], sealed[0]["seal_key"], sealed[0]["personal"]

    def rows(self, batch: int) -> list[dict]:
        """What a batch wrote, row by row: table_name, object_id, operation, given, replaced."""
        return self._store.query(
            "SELECT table_name, object_id, operation, given, replaced FROM import_row"
            " WHERE batch_id = :batch AND operation <> 'same' ORDER BY id",
            {"batch": batch},
            types={"given": "json", "replaced": "json"},
        )

    def spoken_of_later(self, batch: int) -> set[tuple[str, int]]:
        """The rows (table, id) of a batch that a later one, which still stands, wrote or confirmed too."""
        rows = self._store.query(
            "SELECT DISTINCT r.table_name, r.object_id FROM import_row AS r"
            " JOIN import_row AS later ON later.table_name = r.table_name AND later.object_id = r.object_id"
            " AND later.batch_id > r.batch_id JOIN import_batch AS b ON b.id = later.batch_id"
            " WHERE r.batch_id = :batch AND b.withdrawn_at IS NULL",
            {"batch": batch},
        )
        return {(row["table_name"], row["object_id"]) for row in rows}

    def orphans(self, batch: int) -> set[tuple[str, int]]:
        """Rows (table, id) that a withdrawn batch brought, this one changed, and no standing one speaks of."""
        rows = self._store.query(
            "SELECT r.table_name, r.object_id FROM import_row AS r WHERE r.batch_id = :batch AND EXISTS ("
            " SELECT 1 FROM import_row AS made JOIN import_batch AS b ON b.id = made.batch_id"
            " WHERE made.table_name = r.table_name AND made.object_id = r.object_id AND made.operation = 'insert'"
            " AND b.withdrawn_at IS NOT NULL) AND NOT EXISTS ("
            " SELECT 1 FROM import_row AS other JOIN import_batch AS b ON b.id = other.batch_id"
            " WHERE other.table_name = r.table_name AND other.object_id = r.object_id AND other.batch_id <> r.batch_id"
            " AND b.withdrawn_at IS NULL)",
            {"batch": batch},
        )
        return {(row["table_name"], row["object_id"]) for row in rows}

    def brought_and_left(self, table: str) -> set[int]:
        """The rows of a table that withdrawn batches brought and had to leave."""
        rows = self._store.query(
            "SELECT DISTINCT r.object_id FROM import_row AS r JOIN import_batch AS b ON b.id = r.batch_id"
            " WHERE r.table_name = :table AND r.operation = 'insert' AND b.withdrawn_at IS NOT NULL",
            {"table": table},
        )
        return {row["object_id"] for row in rows}

    def leftovers(self, batch: int, table: str) -> dict[int, list[tuple[int, str]]]:
        """What withdrawn batches left of the rows that this one spoke of after them, because it still stood.

        By the row's id (batch, operation), the oldest first; nothing from before another batch that stands.
        """
        rows = self._store.query(
            "SELECT r.object_id, r.batch_id, r.operation, b.at, b.withdrawn_at FROM import_row AS r"
            " JOIN import_batch AS b ON b.id = r.batch_id JOIN import_row AS mine ON mine.batch_id = :batch"
            " AND mine.table_name = r.table_name AND mine.object_id = r.object_id"
            " WHERE r.table_name = :table AND r.batch_id <= :batch ORDER BY r.batch_id",
            {"batch": batch, "table": table},
            types={"at": "instant", "withdrawn_at": "instant"},
        )
        spoken: dict[int, list[dict]] = {}
        for row in rows:
            spoken.setdefault(row["object_id"], []).append(row)
        found = {}
        for number, speakers in spoken.items():
            left: list[tuple[int, str]] = []
            for place, one in enumerate(speakers[:-1]):
                end = one["withdrawn_at"]
                if end is None:
                    left = []
                elif any(
                    later["at"] < end and (later["withdrawn_at"] is None or later["withdrawn_at"] > end)
                    for later in speakers[place + 1 :]
                ):
                    left.append((one["batch_id"], one["operation"]))
            if left:
                found[number] = left
        return found

    def households(self, source: str, numbers: Sequence[str]) -> set[int]:
        """The households with some numbers that batches of a source made; the same number of another source is not."""
        rows = self._store.query(
            "SELECT DISTINCT h.id FROM household AS h JOIN import_row AS r ON r.table_name = 'household'"
            " AND r.object_id = h.id JOIN import_batch AS b ON b.id = r.batch_id"
            " WHERE b.source = :source AND any_of(h.number, :numbers)",
            {"source": source, "numbers": list(numbers)},
        )
        return {row["id"] for row in rows}

    def children(self, table: str, column: str, parents: Sequence[int]) -> list[tuple[int, int]]:
        """The rows (id, parent) of a table that lie under some of its rows by a reference to itself."""
        asked = select(table, ["id", quote(column) + " AS parent"], [words("any_of(", quote(column), ", :ids)")])
        rows = self._store.query(asked, {"ids": [int(number) for number in parents]})
        return [(row["id"], row["parent"]) for row in rows]

    def close_batch(self, batch: int, person: int | None) -> None:
        """Mark a batch as withdrawn; what it left on the desk is settled by that."""
        now = clock.utc_now()
        self._store.update("import_batch", batch, {"withdrawn_at": now, "withdrawn_by": person})
        self._store.execute(
            "UPDATE desk_item SET decided_at = :now, decided_by = :person, decision = :withdrawn"
            " WHERE batch_id = :batch AND decided_at IS NULL",
            {"now": now, "person": person, "batch": batch, "withdrawn": WITHDRAWN},
        )
        said = {"kind": KIND, "superseded": SUPERSEDED, "withdrawn": WITHDRAWN, "batch": batch}
        self._store.execute(_SAY_AGAIN, said)

    def wait_again(self, batch: int, persons: Sequence[int]) -> None:
        """Put back on the desk those persons, in no room now, whom a batch that is withdrawn had taken off it."""
        today = clock.local_day(clock.utc_now(), self._store.zone)
        params = {"batch": batch, "persons": [int(number) for number in persons], "today": today, "kind": KIND,
                  "linked": LINKED}  # fmt: skip
        if persons:
            self._store.execute(_WAIT_AGAIN, params)
