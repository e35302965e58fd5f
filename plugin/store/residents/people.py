"""Residents: masked in ``person``, sealed in ``person_clear``, found again by keyed hashes in ``person_search``.

Clear data enters through `save` and leaves through `reveal.Reveal` only.
"""

import datetime
from collections.abc import Iterable, Mapping, Sequence
from contextlib import closing
from dataclasses import asdict, fields
from functools import cached_property

import numpy as np

from ...domain.person import SEARCH_EDITION, ClearPerson, mask_person, query_terms, search_terms
from ...domain.population import ADULT_AGE
from ...services import clock
from ...services.ahead import ahead
from ...services.translation import tr
from .. import seal
from ..access import Access
from ..audit import Audit, check_hourly_limit, operator_login
from ..engine import LoadCount
from ..errors import AccessDenied, StoreError
from ..sqltext import array, byte_array, words
from ..store import Store

CLEAR_FIELDS = tuple(field.name for field in fields(ClearPerson) if field.name != "uid")
"""What is sealed of a person, and may be asked for in a reveal."""

SEARCH_ROLES = ("clerk", "grid_worker", "dispatcher", "revealer")

MINOR_ROLES = frozenset({"clerk", "revealer", "manager"})
"""Who finds minors."""

_MASKED = ("name_masked", "document_masked", "phone_masked", "sex", "birth_year", "person_class", "residence_state")
_TERM = ("kind", "hash", "person_id")
_CHUNK = 10_000


class People(seal.Sealing):
    """Writes and finds persons. Needs both keys to write, the search key alone to find."""

    @cached_property
    def _hasher(self) -> seal.Hasher:
        return seal.hasher(self._store, self._keyring)

    def install_keys(self) -> None:
        """Make the keyring's keys the store's own; done by the first `save`, too. Raises WrongKey."""
        seal.install_keys(self._store, self._keyring)

    def save(
        self,
        persons: Sequence[ClearPerson],
        *,
        area_ids: Sequence[int | None] | None = None,
        batch_id: int | None = None,
        columns: Mapping[str, Sequence] | None = None,
        conflict: str = "ignore",
    ) -> LoadCount:
        """Mask, seal and store persons in one transaction; ``area_ids`` goes along with ``persons``.

        So do ``columns``: further columns of ``person`` that are not the mask's (household_id, verified_at …).

        A person whose uid is there already is left ("ignore") or written anew ("update"). Of persons with the same
        uid one counts: the last when updating, else the first. Raises WrongKey before anything is written.
        """
        if area_ids is not None and len(area_ids) != len(persons):
            raise StoreError(tr("The areas and the persons differ in number."))
        more = {**(columns or {}), **({} if area_ids is None else {"area_id": area_ids})}
        if conflict not in {"ignore", "update"}:
            raise ValueError(f"conflict is ignore or update, not {conflict}")
        update = conflict == "update"
        with self._store.transaction():
            self.install_keys()
            rows = _one_of_each(persons, last=update)
            ids, before = self._ids_of({persons[row].uid: more["id"][row] if "id" in more else None for row in rows})
            sealer, hasher = self._sealer, self._hasher  # opened here: what works ahead must not touch the store

            def prepared(chunk: Sequence[int]) -> tuple[dict[str, list], _Sealed]:
                chosen = [persons[row] for row in chunk]
                sealed = chosen if update else [person for person in chosen if person.uid not in before]
                return _masked_columns(chosen), _Sealed(sealed, sealer, hasher, as_text=self._store.engine == "postgis")

            chunks = [rows[start : start + _CHUNK] for start in range(0, len(rows), _CHUNK)]
            inserted = 0
            with closing(ahead(prepared, chunks)) as ready:
                for chunk, (written, sealed) in zip(chunks, ready, strict=True):
                    for name, values in more.items():
                        written[name] = [values[row] for row in chunk]
                    written["id"] = [ids[uid] for uid in written["uid"]]
                    if batch_id is not None:
                        written["batch_id"] = [batch_id] * len(chunk)
                    inserted += self._store.load("person", written, conflict=conflict).inserted
                    self._write_sealed(sealed, [ids[uid] for uid in sealed.uids], replace=update)
            # An update writes every person anew, also where the mask shows no difference.
            updated = len(rows) - inserted if update else 0
            counts = LoadCount(inserted, updated, len(persons) - inserted - updated)
            if self._store.engine == "gpkg":  # a server's function writes the line with what it writes
                Audit(self._store).append("save_persons", "person", None, {**asdict(counts), "batch": batch_id})
        return counts

    def search(self, text: str, *, kind: str | None = None, reason: str = "", most: int = 200) -> list[int]:
        """Ids of persons of the account's area found under an exact name, number, phone, or a name's beginning.

        ``kind`` limits the search to one kind of term (see domain.person). Every search leaves an audit line with the
        keyed hashes, committed before it is answered. Raises AccessDenied without the right, beyond the hourly limit,
        or inside a transaction.
        """
        if self._store.engine_object.in_transaction():
            raise AccessDenied(
                tr("A search is no part of a transaction: its audit line is committed before its answer.")
            )
        terms = [(known, term) for known, term in query_terms(text) if kind in (None, known)]
        if not terms:
            return []
        kinds = [known for known, _ in terms]
        hashes = [self._hasher.hash(known, term) for known, term in terms]
        if self._store.engine == "postgis":
            asked = self._store.query(
                "SELECT request_search(CAST(:kinds AS text[]), CAST(:hashes AS bytea[]), :reason) AS request",
                {"kinds": kinds, "hashes": hashes, "reason": reason},
            )
            rows = self._store.query(
                "SELECT search_person(:request, :most) AS id", {"request": asked[0]["request"], "most": most}
            )
            return [row["id"] for row in rows]
        return self._search_file(kinds, hashes, reason, most)

    def _search_file(self, kinds: list[str], hashes: list[bytes], reason: str, most: int) -> list[int]:
        """A file is one trust domain: the audit line and the limit hold for this program, not for others."""
        check_search_roles(Access(self._store).who_am_i().roles)
        asked = [{"kind": kind, "hash": hashed.hex()} for kind, hashed in zip(kinds, hashes, strict=True)]
        with self._store.transaction():
            check_hourly_limit(self._store, "search", operator_login(self._store), SEARCH_ROLES)
            Audit(self._store).append("search", "person", None, {"terms": asked, "reason": reason})
        found: set[int] = set()
        limits = {"most": most, "born_before": minors_hidden_from(self._store)}
        for kind, hashed in zip(kinds, hashes, strict=True):
            rows = self._store.query(
                "SELECT person_id FROM person_search JOIN person ON person.id = person_id"
                " WHERE kind = :kind AND hash = :hash"
                " AND (birth_year IS NULL OR birth_year < coalesce(:born_before, birth_year + 1))"
                " ORDER BY person_id LIMIT :most",
                {"kind": kind, "hash": hashed, **limits},
            )
            found.update(row["person_id"] for row in rows)
        return sorted(found)[:most]

    def rebuild_search(self) -> int:
        """Make every search hash anew from the sealed content and return the number of persons; for the owner.

        Raises AccessDenied for others on a server, WrongKey or SealBroken when content does not open.
        """
        sealer, done, after = self._sealer, 0, 0
        pages = words(
            "SELECT person.id, person.uid, seal_key, content FROM person JOIN person_clear ON person_id = person.id",
            "WHERE person.id > :after ORDER BY person.id LIMIT :page",
            # Nobody is deleted before their terms are there to be deleted too.
            "FOR KEY SHARE OF person" if self._store.engine == "postgis" else "",
        )
        with self._store.transaction():
            self._store.execute("DELETE FROM person_search")
            while page := self._store.query(pages, {"after": after, "page": _CHUNK}, types={"content": "bytes"}):
                for row in page:
                    sealer.check(row["seal_key"])
                opened = (sealer.open("person_clear", row["uid"], row["content"]) for row in page)
                persons = [clear_person(row["uid"], content) for row, content in zip(page, opened, strict=True)]
                counts, kinds, hashes = _terms(persons, self._hasher)
                owners = np.repeat([row["id"] for row in page], counts).tolist()
                self._store.load("person_search", {"person_id": owners, "kind": kinds, "hash": hashes}, key=_TERM)
                done, after = done + len(page), page[-1]["id"]
            self._mark_search()
            Audit(self._store).write("rebuild_search", "person", None, {"persons": done})
        return done

    def _mark_search(self) -> None:
        """Note that the index has the terms of today; it is the owner's to write on a server, as is the index."""
        self._store.execute(
            "INSERT INTO setting (name, value) VALUES ('search_edition', :edition)"
            " ON CONFLICT (name) DO UPDATE SET value = excluded.value",
            {"edition": SEARCH_EDITION},
        )

    def _ids_of(self, wanted: Mapping[str, int | None]) -> tuple[dict[str, int], set[str]]:
        """The id of each person, and who is there already; others have the wanted id, else a reserved one."""
        rows = self._store.read("person", ["uid", "id"], where={"uid": list(wanted)})
        before = dict(zip(rows["uid"], rows["id"], strict=True))
        open_ones = [uid for uid, key in wanted.items() if key is None and uid not in before]
        reserved = dict(zip(open_ones, self._store.reserve_ids("person", len(open_ones)).tolist(), strict=True))
        return {**wanted, **reserved, **before}, set(before)

    def _write_sealed(self, sealed: "_Sealed", keys: list[int], *, replace: bool) -> None:
        if keys:
            write = self._write_to_server if self._store.engine == "postgis" else self._write_to_file
            write(keys, np.repeat(keys, sealed.counts).tolist(), sealed, replace)

    def _write_to_server(self, keys: list[int], owners: list[int], sealed: "_Sealed", replace: bool) -> None:
        self._store.query(
            "SELECT write_person_sealed(:seal_key, CAST(:persons AS bigint[]), CAST(:contents AS bytea[]),"
            " CAST(:term_persons AS bigint[]), CAST(:kinds AS text[]), CAST(:hashes AS bytea[]), :replace) AS written",
            {
                "seal_key": self._sealer.key_id,
                "persons": array(keys),
                "contents": sealed.contents,
                "term_persons": array(owners),
                "kinds": sealed.kinds,
                "hashes": sealed.hashes,
                "replace": replace,
            },
        )

    def _write_to_file(self, keys: list[int], owners: list[int], sealed: "_Sealed", replace: bool) -> None:
        if replace:
            self._store.execute("DELETE FROM person_search WHERE any_of(person_id, :keys)", {"keys": keys})
        self._store.load(
            "person_clear",
            {"person_id": keys, "seal_key": [self._sealer.key_id] * len(keys), "content": sealed.contents},
            key=("person_id",),
            conflict="update" if replace else "ignore",
        )
        terms = {"person_id": owners, "kind": sealed.kinds, "hash": sealed.hashes}
        self._store.load("person_search", terms, key=_TERM)


class _Sealed:
    """Persons as they go into the store: the sealed contents, and of each so many terms, their kinds and hashes.

    ``as_text``: lists as array literals, as a server's function takes them.
    """

    def __init__(self, persons: Sequence[ClearPerson], sealer: seal.Sealer, hasher: seal.Hasher, *, as_text: bool):
        self.uids = [person.uid for person in persons]
        contents = sealer.seal_many("person_clear", self.uids, map(clear_content, persons))
        self.counts, kinds, hashes = _terms(persons, hasher)
        self.contents = byte_array(contents) if as_text else contents
        self.kinds = array(kinds) if as_text else kinds
        self.hashes = byte_array(hashes) if as_text else hashes


def _terms(persons: Iterable[ClearPerson], hasher: seal.Hasher) -> tuple[list[int], list[str], list[bytes]]:
    """How many terms each person is found by; the kind and the hash of each term."""
    counts, kinds, hashes, hashed = [], [], [], hasher.hash
    for person in persons:
        terms = search_terms(person)
        counts.append(len(terms))
        for kind, term in terms:
            kinds.append(kind)
            hashes.append(hashed(kind, term))
    return counts, kinds, hashes


def check_search_roles(roles: frozenset[str]) -> None:
    """Refuse who may not search for persons, before anything is asked."""
    if not roles.intersection(SEARCH_ROLES):
        raise AccessDenied(tr("This account may not search for persons."))


def minors_hidden_from(store: Store) -> int | None:
    """The birth year from which on persons are hidden as minors from who works here, None where none are.

    Minors are found by those who keep them, or who may see them. For files; a server's functions ask by themselves.
    """
    if Access(store).who_am_i().roles & MINOR_ROLES:
        return None
    return clock.local_day(clock.utc_now(), store.zone).year - ADULT_AGE


def clear_content(person: ClearPerson) -> dict:
    """What is sealed of a person, as JSON takes it."""
    content = {name: getattr(person, name) for name in CLEAR_FIELDS}
    content["birth_date"] = person.birth_date and person.birth_date.isoformat()
    content["tags"] = list(person.tags)
    return content


def clear_person(uid: str, content: Mapping) -> ClearPerson:
    """A person from its sealed content."""
    values = dict(content)
    values["birth_date"] = values["birth_date"] and datetime.date.fromisoformat(values["birth_date"])
    values["tags"] = tuple(values["tags"])
    return ClearPerson(uid=uid, **values)


def _masked_columns(persons: Sequence[ClearPerson]) -> dict[str, list]:
    # Beside the birth year, the usual mask of a number would leave a few dozen candidates: the strict one is stored.
    masked = [mask_person(person, strict=True) for person in persons]
    return {
        "uid": [person.uid for person in masked],
        **{name: [getattr(person, name) for person in masked] for name in _MASKED},
    }


def _one_of_each(persons: Sequence[ClearPerson], last: bool) -> list[int]:
    rows: dict[str, int] = {}
    for row, person in enumerate(persons):
        if last:
            rows[person.uid] = row
        else:
            rows.setdefault(person.uid, row)
    return sorted(rows.values())
