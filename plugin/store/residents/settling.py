"""Stays in bulk: set by set where a person had none, by the rule of domain.stays where they had."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date

import numpy as np

from ...domain.stays import Stay, arrive, give_way, unsaid
from ...domain.uid import new_uids
from ...services import clock
from ..imports import Imports
from ..schema import BY_NAME
from ..sqltext import words
from ..staging import staged
from ..store import Store
from .stay_changes import Journal, Settled, areas_and_households, follow, quietly

FEW = 1000
"""Rows up to which every one goes by the rule and is read back whole."""

RELINKED = "linkpersons"
"""The source of stays that the sealed address alone led to; a stay made by hand knows better."""

STRONGER = frozenset(("hand", "code"))
"""How somebody is linked by more than the address that is sealed."""

LINK = ("method", "confidence", "note")
_STAGED = {
    "year": "integer", "several": "boolean",
    "person_id": "integer", "room_id": "integer", "role": "text", "lives_here": "boolean", "since": "date",
    "method": "text", "confidence": "real", "note": "text", "source": "text", "verified_at": "instant",
}  # fmt: skip
_COLUMNS = ("person_id", "room_id", "role", "lives_here", "valid_from", "valid_to", "source", "method", "confidence",
            "verified_at", "area_id", "note")  # fmt: skip

# {role} and the like are a staged column, or a parameter where all rows have one value.
_REMARKABLE = (
    "SELECT s.ordinal, s.person_id, CASE WHEN p.id IS NULL THEN 'stay.no_person' WHEN r.id IS NULL THEN 'stay.no_room'"
    " WHEN {since} > :today THEN 'stay.future' WHEN p.birth_year > {year} THEN 'stay.before_birth' END AS code,"
    " CASE WHEN {lives_here} AND p.area_id IS DISTINCT FROM r.area_id THEN r.area_id END AS area_id, h.id AS household"
    " FROM arrival AS s LEFT JOIN person AS p ON p.id = s.person_id AND p.id BETWEEN :first AND :last"
    " LEFT JOIN room AS r ON r.id = s.room_id"
    " LEFT JOIN household AS h ON h.id = p.household_id AND {lives_here} AND h.room_id IS DISTINCT FROM s.room_id"
    " WHERE p.id IS NULL OR r.id IS NULL OR {since} > :today OR p.birth_year > {year} OR h.id IS NOT NULL"
    " OR ({lives_here} AND r.area_id IS NOT NULL AND p.area_id IS DISTINCT FROM r.area_id) ORDER BY s.ordinal"
)
# What would change nothing, whatever else the file says of the person.
_SAME = (
    "DELETE FROM arrival AS s WHERE EXISTS (SELECT 1 FROM occupancy AS o WHERE o.person_id = s.person_id"
    " AND o.room_id = s.room_id AND o.role = {role} AND o.lives_here = {lives_here} AND o.valid_from <= {since}"
    " AND (o.valid_to IS NULL OR o.valid_to > {since})"
    " AND (o.method = 'hand' OR (o.method = {method} AND o.confidence IS NOT DISTINCT FROM {confidence}"
    " AND o.note IS NOT DISTINCT FROM {note})) AND ({verified_at} IS NULL OR o.verified_at >= {verified_at}))"
)
_RULED = (
    " FROM arrival AS s WHERE :everything OR {several} OR {role} IS NULL OR {lives_here} IS NULL"
    " OR EXISTS (SELECT 1 FROM occupancy AS o WHERE o.person_id = s.person_id)"
)
_INSERT = (
    "INSERT INTO occupancy (uid, person_id, room_id, role, lives_here, valid_from, source, method, confidence,"
    " verified_at, area_id, note) SELECT s.uid, s.person_id, s.room_id, {role}, {lives_here}, {since}, {source},"
    " {method}, {confidence}, {verified_at}, r.area_id, {note} FROM arrival AS s JOIN room AS r ON r.id = s.room_id"
    " ORDER BY s.ordinal"
)


_RECORD = (
    "INSERT INTO import_row (batch_id, table_name, object_id, operation, given, area_id)"
    " SELECT :batch, 'occupancy', o.id, 'insert', {made}, o.area_id"
    " FROM settled AS s JOIN occupancy AS o ON o.id = s.id ORDER BY s.id"
)
_SAID = {name: BY_NAME["occupancy"].by_name[name].type for name in _COLUMNS if name != "area_id"}
# A row as a document, and in it the columns of some types, each as `_plain` says it; all others as they are.
_DOCUMENT = {"gpkg": "json_object({0})", "postgis": "jsonb_build_object({0})"}
_IN_IT = {
    "gpkg": {"boolean": "json(CASE WHEN o.{0} THEN 'true' ELSE 'false' END)"},
    "postgis": {"instant": "to_char(o.{0} AT TIME ZONE 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.MS\"Z\"')"},
}


class _Arrival:
    """The rows as they are staged in ``arrival``: what is one value for all travels as a parameter."""

    def __init__(self, columns: Mapping[str, list], rows: Sequence[int]):
        count = len(rows)
        at = columns
        if count < len(columns["person_id"]):
            at = {name: [values[row] for row in rows] for name, values in columns.items()}
        _, place, times = np.unique(np.array(at["person_id"]), return_inverse=True, return_counts=True)
        at = {**at, "year": [day.year for day in at["since"]], "several": (times[place] > 1).tolist()}
        self.staged: dict[str, tuple[str, Sequence]] = {"ordinal": ("integer", rows)}
        self._params: dict[str, object] = {}
        self._said: dict[str, str] = {}
        for name, kind in _STAGED.items():
            one = name not in {"person_id", "room_id"} and len(set(at[name])) == 1
            self._said[name] = ":" + name if one else "s." + name
            if one:
                self._params[name] = at[name][0]
            else:
                self.staged[name] = (kind, at[name])
        self.staged["uid"] = ("text", new_uids(count))

    def sql(self, text: str, **params: object) -> tuple[str, dict[str, object]]:
        """A statement about the staged rows, with its parameters."""
        sql = text.format(**self._said)
        known = {**self._params, **params}
        return sql, {name: value for name, value in known.items() if ":" + name in sql}


def settle(
    store: Store,
    columns: dict[str, list],
    today: date,
    action: str = "settle_stays",
    *,
    assumed: Collection[int] = (),
) -> Settled:
    """Write stays inside the caller's transaction; ``columns`` as `Stays.settle` takes them, all of one length."""
    columns["verified_at"] = [_stored(value) for value in columns["verified_at"]]
    rows, overruled = _last_word(columns)
    arrival = _Arrival(columns, rows)
    with staged(store, "arrival", arrival.staged):
        persons = {"first": min(columns["person_id"]), "last": max(columns["person_id"])}
        remarkable = store.query(*arrival.sql(_REMARKABLE, today=today, **persons))
        refused = [(row["ordinal"], row["code"]) for row in remarkable if row["code"]]
        if refused:
            store.execute("DELETE FROM arrival WHERE any_of(ordinal, :ids)", {"ids": [row for row, _ in refused]})
        same, ruled = _with_stays(store, arrival, everything=len(rows) <= FEW)
        plain = _insert(store, arrival, len(rows) - len(refused) - same - len(ruled))
        if same or ruled:
            left = {row["ordinal"] for row in store.query("SELECT ordinal FROM arrival")}
            remarkable = [row for row in remarkable if row["ordinal"] in left]
    settled = [row for row in remarkable if not row["code"]]
    areas = {row["person_id"]: row["area_id"] for row in settled if row["area_id"] is not None}
    households = {row["household"] for row in settled if row["household"] is not None}
    by_rule = _Rule(store, columns, ruled, assumed)
    by_rule.write()
    more = areas_and_households(store, by_rule.moved)
    follow(store, by_rule.journal, {**areas, **more[0]}, households | more[1])
    inserted = tuple(by_rule.written)
    if len(plain):
        inserted = np.concatenate([plain, np.array(inserted, dtype=np.int64)])
    return Settled(
        action,
        inserted=inserted,
        before=by_rule.journal.before,
        after=by_rule.journal.after,
        written=by_rule.written if not len(plain) else {},
        ended=by_rule.ended,
        confirmed=by_rule.confirmed,
        same=same + by_rule.same + overruled,
        refused=tuple(refused),
    )


def _with_stays(store: Store, arrival: _Arrival, *, everything: bool) -> tuple[int, list[int]]:
    """Take out whose persons have stays: how many rows change nothing, and those that go by the rule."""
    asked = arrival.sql("SELECT s.ordinal" + _RULED, everything=everything)
    ruled = store.query(*asked)
    if not ruled:
        return 0, []
    same = store.execute(*arrival.sql(_SAME))
    if same:
        ruled = store.query(*asked)
    store.execute(*arrival.sql("DELETE" + _RULED, everything=everything))
    return same, [row["ordinal"] for row in ruled]


def _stored(instant):
    """An instant as both engines keep it: to the millisecond."""
    return None if instant is None else clock.from_text(clock.to_text(instant))


def _last_word(columns: Mapping[str, list]) -> tuple[Sequence[int], int]:
    """The rows that count, and how many do not: of two that move one person on one day the later does."""
    persons = columns["person_id"]
    if len(set(persons)) == len(persons):
        return range(len(persons)), 0
    last: dict[tuple, int] = {}
    for row, (person, room, role, lives, since) in enumerate(
        zip(persons, *(columns[name] for name in ("room_id", "role", "lives_here", "since")), strict=True)
    ):
        last[(person, since) if lives is not False else (person, since, room, role)] = row
    rows = sorted(last.values())
    return rows, len(persons) - len(rows)


def _insert(store: Store, arrival: _Arrival, expected: int) -> np.ndarray:
    """Enter what is staged still; returns the new ids in ascending order."""
    if not expected:
        return np.empty(0, dtype=np.int64)
    sql, params = arrival.sql(_INSERT)
    if store.engine == "postgis":
        returned = words("WITH done AS (", sql, "RETURNING id)", "SELECT array_agg(id ORDER BY id) AS ids FROM done")
        return np.array(store.query(returned, params)[0]["ids"], dtype=np.int64)
    quietly(store, "occupancy", expected, sql, params, adds=True)
    # One writer at a time, and ids only grow.
    last = store.query("SELECT max(id) AS id FROM occupancy")[0]["id"]
    return np.arange(last - expected + 1, last + 1, dtype=np.int64)


class _Rule:
    """The rows whose persons have other stays, one by one through `domain.stays.arrive`."""

    def __init__(self, store: Store, columns: Mapping[str, list], rows: Sequence[int], assumed: Collection[int] = ()):
        self._store, self._columns, self._assumed = store, columns, assumed
        self.journal = Journal(store)
        self.written: dict[int, dict[str, object]] = {}
        self.ended: list[int] = []
        self.moved: list[int] = []
        self.confirmed = self.same = 0
        self._rows: dict[int, list[int]] = {}
        for row in sorted(rows, key=lambda row: (columns["since"][row], row)):
            self._rows.setdefault(columns["person_id"][row], []).append(row)

    def write(self) -> None:
        """Decide and write."""
        if not self._rows:
            return
        known = self._store.read(
            "occupancy", ["id", *_COLUMNS], where={"person_id": list(self._rows)}, order_by=("id",)
        )
        stored = {
            row["id"]: row
            for row in (dict(zip(known, values, strict=True)) for values in zip(*known.values(), strict=True))
        }
        of_person: dict[int, list[Stay]] = {}
        for key, row in stored.items():
            stay = Stay(row["room_id"], row["role"], row["lives_here"], row["valid_from"], row["valid_to"], key, -key)
            of_person.setdefault(row["person_id"], []).append(stay)
        rooms = {self._columns["room_id"][row] for rows in self._rows.values() for row in rows}
        found = self._store.read("room", ["id", "area_id"], where={"id": sorted(rooms)})
        area = dict(zip(found["id"], found["area_id"], strict=True))
        changed: dict[int, dict] = {}
        links: dict[int, dict] = {}
        added: list[dict] = []
        for person, rows in self._rows.items():
            before = of_person.get(person, [])
            after = self._arrive(before, rows, stored, links)
            for old, new in zip(before, after, strict=False):
                if (old.end, old.lives_here) != (new.end, new.lives_here):
                    changed[old.key] = {"valid_to": new.end, "lives_here": new.lives_here}
                    if new.end != old.end and new.end is not None:
                        self.ended.append(old.key)
            for stay in after[len(before) :]:
                added.append(self._row(person, stay, stored, area))
            if len(after) > len(before) or any(stay.key in changed for stay in before):
                self.moved.append(person)
        self.journal.change("occupancy", changed)
        self.confirmed = len(self.journal.change("occupancy", links))
        if added:
            ids = self._store.reserve_ids("occupancy", len(added)).tolist()
            columns = {name: [row[name] for row in added] for name in _COLUMNS}
            self._store.load("occupancy", {"id": ids, "uid": new_uids(len(added)), **columns}, key=("id",))
            self.written = dict(zip(ids, added, strict=True))

    def _arrive(self, stays: list[Stay], rows: list[int], stored: Mapping, links: dict) -> list[Stay]:
        for row in rows:
            if self._columns["source"][row] == RELINKED and self._known_better(stays, row, stored):
                self.same += 1
                continue
            room, role, lives, since = (self._columns[name][row] for name in ("room_id", "role", "lives_here", "since"))
            if role is None or lives is None:
                role, lives = unsaid(stays, room, role, lives, since)
            new = Stay(room, role, lives, since, origin=row)
            arrival = arrive(give_way(stays, new, self._assumed), new)
            stays = list(arrival.stays)
            if arrival.known is not None:
                key = stays[arrival.known].key
                news = self._confirmation(stored[key], row) if key is not None else None
                if news:
                    links[key] = news
                else:
                    self.same += 1
            elif arrival.turned is not None and (key := stays[arrival.turned].key) is not None:
                if news := self._confirmation({**stored[key], "valid_to": None}, row):  # it holds by this row's word
                    links[key] = news
        return stays

    def _known_better(self, stays: list[Stay], row: int, stored: Mapping) -> bool:
        """Whether a person or a code put somebody where they live; known for certain only now that nobody else may."""
        here = (stay for stay in stays if stay.lives_here and stay.runs_on(self._columns["since"][row]))
        return any(stay.key is not None and stored[stay.key]["method"] in STRONGER for stay in here)

    def _confirmation(self, known: Mapping, row: int) -> dict | None:
        """What a known stay learns: a later visit; another link, unless a person made it or it was surer."""
        said = {name: self._columns[name][row] for name in (*LINK, "verified_at")}
        news = {name: known[name] for name in (*LINK, "verified_at")}
        surer = said["method"] == known["method"] or (said["confidence"] or 0) >= (known["confidence"] or 0)
        if known["method"] != "hand" and surer:
            news.update({name: said[name] for name in LINK})
        visit = said["verified_at"]
        if (
            visit is not None
            and known["valid_to"] is None
            and (known["verified_at"] is None or known["verified_at"] < visit)
        ):
            news["verified_at"] = visit
        return news if any(news[name] != known[name] for name in news) else None

    def _row(self, person: int, stay: Stay, stored: Mapping, area: Mapping) -> dict[str, object]:
        """A new stay as columns; one that goes on from another keeps how that is known."""
        values = {"person_id": person, "room_id": stay.room, "role": stay.role, "lives_here": stay.lives_here,
                  "valid_from": stay.begin, "valid_to": stay.end}  # fmt: skip
        kept = ("source", *LINK, "verified_at")
        if stay.origin < 0:
            old = stored[-stay.origin]
            return values | {name: old[name] for name in (*kept, "area_id")}
        return values | {name: self._columns[name][stay.origin] for name in kept} | {"area_id": area[stay.room]}


_BY_IMPORTS = (
    "SELECT o.id, o.person_id, o.valid_from, b.at, b.dated FROM occupancy AS o JOIN import_row AS r"
    " ON r.table_name = 'occupancy' AND r.object_id = o.id AND r.operation = 'insert'"
    " JOIN import_batch AS b ON b.id = r.batch_id"
    " WHERE any_of(o.person_id, :persons) AND o.lives_here AND o.valid_to IS NULL AND o.method <> 'hand'"
)


def assumed_stays(store: Store, persons: Mapping[int, date]) -> set[int]:
    """Stays that hold and begin on the day of the file that brought them, because it named none.

    ``persons``: the day as of which a newer word is said of each; a later stay is newer than that word.
    """
    types = {"at": "instant", "dated": "date", "valid_from": "date"}
    rows = store.query(_BY_IMPORTS, {"persons": list(persons)}, types=types) if persons else []
    return {
        row["id"]
        for row in rows
        if row["valid_from"] == (row["dated"] or clock.local_day(row["at"], store.zone))
        and row["valid_from"] <= persons[row["person_id"]]
    }


def record(store: Store, batch: int, settled: Settled) -> None:
    """Keep what an import did to which stay, as it keeps it of other rows (store/imports.py)."""
    if len(settled.inserted):
        # The store says it of itself: a hundred thousand stays need not come here and go back.
        kinds = _IN_IT[store.engine]
        said = ", ".join("'" + name + "', " + kinds.get(kind, "o.{0}").format(name) for name, kind in _SAID.items())
        with staged(store, "settled", {"id": ("integer", [int(number) for number in settled.inserted])}):
            store.execute(_RECORD.format(made=_DOCUMENT[store.engine].format(said)), {"batch": batch})
    changed = settled.after.get("occupancy", {})
    if changed:
        _record_changed(store, batch, changed, settled.before["occupancy"])


def _record_changed(store: Store, batch: int, after: Mapping[int, Mapping], before: Mapping[int, Mapping]) -> None:
    """What became of stays that were there: at once, but for those that the batch has written already."""
    imports = Imports(store)
    where = {"batch_id": batch, "table_name": "occupancy", "object_id": [int(number) for number in after]}
    spoken = set(store.read("import_row", ["object_id"], where=where)["object_id"])
    given = {number: {name: _plain(value) for name, value in row.items()} for number, row in after.items()}
    replaced = {number: {name: _plain(value) for name, value in before[number].items()} for number in after}
    fresh = store.read("occupancy", ["id", "area_id"], where={"id": [int(one) for one in after if one not in spoken]})
    if ids := fresh["id"]:
        values = [given[one] for one in ids], [replaced[one] for one in ids]
        imports.add_rows(batch, "occupancy", ids, ["update"] * len(ids), *values, fresh["area_id"])
    for number in spoken:
        imports.amend(batch, "occupancy", number, given[number], replaced[number])


def _plain(value: object) -> object:
    if isinstance(value, date):
        return clock.to_text(value) if hasattr(value, "hour") else value.isoformat()
    return value
