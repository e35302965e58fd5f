"""Are the persons of a file in the store already? Asked by keyed hashes, many at once, with its audit line before."""

import itertools
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

from ...domain.person import ClearPerson
from ...services.translation import tr
from .. import seal
from ..access import Access
from ..audit import Audit
from ..engine import Engine
from ..errors import AccessDenied
from ..sqltext import array, byte_array
from .people import clear_person

DOCUMENT, NAME_BIRTH = "document", "name_birth"
"""The kinds of terms (see domain.person) by which a person is recognised."""

ENTERING_ROLES = frozenset({"clerk", "grid_worker", "manager"})
"""Who enters persons; a server's functions say the same."""

_TERMS = 5_000  # of one question for contents, so that an audit line stays readable
_STAGE = "CREATE TEMP TABLE asked_term (term INTEGER, kind TEXT, hash BLOB)"
_STAGED = (
    "SELECT asked.term, s.person_id AS person FROM asked_term AS asked"
    " JOIN person_search AS s ON s.kind = asked.kind AND s.hash = asked.hash ORDER BY asked.term, s.person_id"
)

Term = tuple[str, str]
"""Kind and text of what a person is recognised by; it is hashed before it leaves the program."""


@dataclass(frozen=True)
class Asked:
    """A question whose audit line is committed: the line's id, and the kinds and hashes of its terms."""

    request: int
    kinds: list[str]
    hashes: list[bytes]


@dataclass
class Found:
    """For each term that was asked: the persons of one's own area, and whether another area has it."""

    persons: list[list[int]] = field(default_factory=list)
    elsewhere: list[bool] = field(default_factory=list)


class Matching(seal.Sealing):
    """Finds persons by their terms and opens what is sealed of them to be compared, never to be shown.

    For clerks, within their area. Both leave an audit line, which is committed before the answer, and a second one that
    says how many keys are known and who was opened. Raises AccessDenied inside a transaction, and on a server for an
    account that asked for too many whom it did not enter (sql/postgis/31_match.sql); WrongKey without the keys.
    """

    @cached_property
    def _hasher(self) -> seal.Hasher:
        return seal.hasher(self._store, self._keyring)

    @property
    def ready(self) -> bool:
        """Whether the store has keys; before the first person is written there is nobody to find."""
        return bool(self._store.read("setting", ["value"], where={"name": seal.KEY_SETTINGS["search"]})["value"])

    def hash_of(self, term: Term) -> str:
        """The keyed hash of a term, hexadecimal, for a row that must say it without saying it."""
        return self._hasher.hash(*term).hex()

    def find(self, terms: Sequence[Term]) -> Found:
        """The persons under each term."""
        if not terms or not self.ready:
            return Found([[] for _ in terms], [False] * len(terms))
        return self.answer(self.ask(terms))

    def ask(self, terms: Sequence[Term]) -> Asked:
        """Commit the question of `find`, for an `answer` within ten minutes; the same question again counts once."""
        return self._ask(terms, "match_persons")

    def answer(self, asked: Asked) -> Found:
        """The persons under each term of a question.

        Inside a transaction that writes persons it is the last word on who is there: whoever else writes some, or asks,
        waits until its end.
        """
        found = Found([[] for _ in asked.kinds], [False] * len(asked.kinds))
        for row in self._answer(asked):
            place = row["term"]
            if row["elsewhere"]:
                found.elsewhere[place] = True
            else:
                found.persons[place].append(row["person"])
        return found

    def contents(self, terms: Sequence[Term]) -> dict[int, ClearPerson]:
        """What is sealed of the persons under some terms, by id; raises SealBroken."""
        opened: dict[int, ClearPerson] = {}
        for start in range(0, len(terms), _TERMS):
            for row in self._contents(self._ask(terms[start : start + _TERMS], "compare_persons")):
                self._sealer.check(row["seal_key"])
                content = self._sealer.open("person_clear", row["uid"], row["content"])
                opened[row["person"]] = clear_person(row["uid"], content)
        return opened

    def asked(self, persons: Sequence[int]) -> set[int]:
        """Those of some persons whom somebody has asked to see in clear; for managers."""
        if self._store.engine == "postgis":
            sql = "SELECT asked_persons(CAST(:ids AS bigint[])) AS id"
        else:
            sql = "SELECT DISTINCT person_id AS id FROM reveal_request WHERE any_of(person_id, :ids)"
        return {row["id"] for row in self._store.query(sql, {"ids": list(persons)})}

    def _ask(self, terms: Sequence[Term], action: str) -> Asked:
        engine: Engine = self._store.engine_object
        if engine.in_transaction():
            raise AccessDenied(
                tr("A search is no part of a transaction: its audit line is committed before its answer.")
            )
        hashed = self._hasher.hash
        kinds, hashes = [kind for kind, _ in terms], [hashed(kind, text) for kind, text in terms]
        if self._store.engine == "postgis":
            params = {"kinds": array(kinds), "hashes": byte_array(hashes), "contents": action == "compare_persons"}
            sql = "SELECT request_match(CAST(:kinds AS text[]), CAST(:hashes AS bytea[]), :contents) AS request"
            return Asked(self._store.query(sql, params)[0]["request"], kinds, hashes)
        # A file is one trust domain: there is no other area in it, and the audit line holds for this program.
        if not ENTERING_ROLES & Access(self._store).who_am_i().roles:
            raise AccessDenied(tr("This account may not enter persons."))
        return Asked(Audit(self._store).append(action, "person", None, {"asked": len(kinds)}), kinds, hashes)

    def _answer(self, asked: Asked) -> list[dict]:
        if self._store.engine == "postgis":
            return self._store.query(
                "SELECT term - 1 AS term, person, elsewhere"
                " FROM match_persons(:request, CAST(:kinds AS text[]), CAST(:hashes AS bytea[])) ORDER BY term, person",
                _params(asked),
            )
        found = self._under(asked)
        Audit(self._store).append("matched_persons", "audit_log", asked.request, _hits(asked, found))
        return [{**row, "elsewhere": False} for row in found]

    def _contents(self, asked: Asked) -> list[dict]:
        if self._store.engine == "postgis":
            params = _params(asked)
            named = self._store.query(
                "SELECT name_persons(:request, CAST(:kinds AS text[]), CAST(:hashes AS bytea[])) AS request", params
            )
            params["request"] = named[0]["request"]
            return self._store.query(
                "SELECT person, uid, seal_key, content"
                " FROM person_contents(:request, CAST(:kinds AS text[]), CAST(:hashes AS bytea[]))",
                params,
                types={"content": "bytes"},
            )
        found = self._under(asked)
        persons = sorted({row["person"] for row in found})
        named = {**_hits(asked, found), "opened": len(persons), "persons": persons}
        Audit(self._store).append("opened_persons", "audit_log", asked.request, named)
        return self._store.query(
            "SELECT person.id AS person, uid, seal_key, content FROM person JOIN person_clear ON person_id = person.id"
            " WHERE any_of(person.id, :ids)",
            {"ids": persons},
            types={"content": "bytes"},
        )

    def _under(self, asked: Asked) -> list[dict]:
        """The persons under each term, by the term's number; the terms are staged, as SQLite takes no list of bytes."""
        with self._store.engine_object.driver_errors():
            connection = self._store.engine_object.connection()
            connection.execute(_STAGE)
            try:
                terms = zip(itertools.count(), asked.kinds, asked.hashes, strict=False)
                connection.executemany("INSERT INTO temp.asked_term VALUES (?, ?, ?)", terms)
                return self._store.query(_STAGED)
            finally:
                connection.execute("DROP TABLE temp.asked_term")


def _params(asked: Asked) -> dict[str, object]:
    return {"request": asked.request, "kinds": array(asked.kinds), "hashes": byte_array(asked.hashes)}


def _hits(asked: Asked, found: Sequence[dict]) -> dict[str, int]:
    return {"asked": len(asked.kinds), "hits": len({row["term"] for row in found})}
