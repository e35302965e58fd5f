"""The audit log as an auditor reads it 审计查阅: filtered lines, and the persons whose clear details an account saw.

What searches were for stands in the log as keyed hashes; not even those are handed out here, only the kinds of terms.
An auditor may see no residents: where the account may not, persons are numbers.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from ..services import clock
from .sqltext import select, words
from .store import Store

_PAGE = 2_000
_UNTOLD = frozenset({"terms", "xact", "digest"})
_TYPES = {"at": "instant", "detail": "json"}
_CONDITIONS = {
    "login": "l.login = :login",
    "action": "l.action = :action",
    "person": "l.object_table = 'person' AND l.object_id = :person",
    "begin": "l.at >= :begin",
    "end": "l.at < :end",
}
_LINES = (
    "SELECT l.id, l.at, l.login, coalesce(who.name, l.login) AS name, l.action, l.object_table, l.object_id,"
    " CASE l.object_table WHEN 'app_user' THEN whose.name WHEN 'event' THEN e.number END AS whose, l.detail"
    " FROM audit_log AS l"
    " LEFT JOIN app_user AS who ON who.login = l.login"
    " LEFT JOIN app_user AS whose ON l.object_table = 'app_user' AND whose.id = l.object_id"
    " LEFT JOIN event AS e ON l.object_table = 'event' AND e.id = l.object_id"
)
SHOWING = ("request_reveal", "reveal")
"""Acts by which an account may have seen clear details of one person: an answer can be rolled back, its request not."""

IN_BULK = {
    "opened_persons": "opened",
    "compare_import": "persons",
    "relink": "persons",
    "open_link_desk": "persons",
    "clear_export_written": "rows",
}
"""Acts that open what is sealed of many persons at once, and where their lines say of how many."""

PERSON_ROLES = frozenset({"clerk", "grid_worker", "dispatcher", "revealer", "manager"})
"""Who sees residents, masked; sql/postgis/60_access.sql says the same for servers."""


@dataclass(frozen=True)
class Wanted:
    """Which lines: of one login, action, person (id), from ``begin`` on and before ``end`` (aware); None: any."""

    login: str | None = None
    action: str | None = None
    person: int | None = None
    begin: datetime | None = None
    end: datetime | None = None

    def given(self) -> dict[str, object]:
        """What is asked for, by name."""
        return {name: value for name in _CONDITIONS if (value := getattr(self, name)) is not None}


EVERYTHING = Wanted()


@dataclass(frozen=True)
class Line:
    """A line of the log as a person reads it.

    ``at`` in UTC; ``name`` is the acting person's, else the login; ``whose`` names the account, the person (masked) or
    the event, None where the row is gone, of another table, or not for this account.
    """

    id: int
    at: datetime
    login: str
    name: str
    action: str
    object_table: str | None
    object_id: int | None
    whose: str | None
    detail: Mapping[str, object] | None


@dataclass
class Seen:
    """A person whose clear details an account asked for: how often, which fields, when, with which reasons.

    ``shown`` counts the answers that are in the log; a request without one may still have been answered. Or the acts of
    one kind on many persons at once: ``person`` is None, ``act`` one of IN_BULK, and ``persons`` adds up what the lines
    say, so that a person who was opened twice counts twice. ``line`` is the last line's id: many fall into one instant.
    """

    person: int | None
    name: str | None
    act: str = ""
    persons: int = 1
    asked: int = 0
    shown: int = 0
    first: datetime | None = None
    last: datetime | None = None
    line: int = 0
    fields: list[str] = field(default_factory=list)
    reasons: list[str] = field(default_factory=list)


class Trail:
    """Reads the log of a store; a server refuses those who are neither auditors nor managers: AccessDenied."""

    def __init__(self, store: Store):
        self._store = store

    def lines(self, wanted: Wanted = EVERYTHING, *, before: int | None = None, most: int = 200) -> list[Line]:
        """The newest lines first, at most ``most`` with an id below ``before``."""
        conditions = [_CONDITIONS[name] for name in wanted.given()]
        if before is not None:
            conditions.append("l.id < :before")
        sql = words(_LINES, "WHERE" if conditions else "", " AND ".join(conditions), "ORDER BY l.id DESC LIMIT :most")
        asked = {**wanted.given(), "before": before, "most": most}
        rows = self._store.query(sql, asked, types=_TYPES)
        names = self._names(row["object_id"] for row in rows if row["object_table"] == "person")
        return [
            Line(
                **{
                    **row,
                    "whose": names.get(row["object_id"]) if row["object_table"] == "person" else row["whose"],
                    "detail": _told(row["detail"]),
                }
            )
            for row in rows
        ]

    def all_lines(self, wanted: Wanted) -> Iterator[Line]:
        """Every line, the newest first, read page by page."""
        before = None
        while page := self.lines(wanted, before=before, most=_PAGE):
            yield from page
            before = page[-1].id

    def count(self, wanted: Wanted) -> int:
        """How many lines there are."""
        conditions = [_CONDITIONS[name] for name in wanted.given()]
        sql = words(
            "SELECT count(*) AS found FROM audit_log AS l", "WHERE" if conditions else "", " AND ".join(conditions)
        )
        return self._store.query(sql, wanted.given())[0]["found"]

    def actions(self) -> dict[str, int]:
        """The actions in the log, and how often each is there."""
        rows = self._store.query("SELECT action, count(*) AS found FROM audit_log GROUP BY action ORDER BY action")
        return {row["action"]: row["found"] for row in rows}

    def accounts(self) -> list[tuple[str, str]]:
        """Name and login of everybody whom the log names or who has an account, by name; gone ones included."""
        rows = self._store.query(
            "SELECT coalesce(u.name, l.login) AS name, coalesce(l.login, u.login) AS login"
            " FROM (SELECT DISTINCT login FROM audit_log) AS l FULL JOIN app_user AS u ON u.login = l.login"
            if self._store.engine == "postgis"
            else "SELECT coalesce(u.name, l.login) AS name, l.login FROM (SELECT login FROM audit_log UNION"
            " SELECT login FROM app_user WHERE login <> '') AS l LEFT JOIN app_user AS u ON u.login = l.login"
        )
        return sorted((row["name"], row["login"]) for row in rows)

    def persons_seen(self, wanted: Wanted) -> list[Seen]:
        """The persons whose clear details were asked for, and acts on many, by when that was last; for a notice.

        ``wanted.action`` is left out of account; of one person acts on many tell nothing and are left out.
        """
        found: dict[int, Seen] = {}
        persons = ["l.object_table = 'person'", "l.object_id IS NOT NULL"]
        for row in self._acts(wanted, SHOWING, persons):
            seen = found.setdefault(row["object_id"], Seen(row["object_id"], None))
            detail = row["detail"] or {}
            _add(seen, row)
            seen.asked += row["action"] == "request_reveal"
            seen.shown += row["action"] == "reveal"
            seen.fields += [name for name in detail.get("fields", "").split(",") if name and name not in seen.fields]
        names = self._names(found)
        for seen in found.values():
            seen.name = names.get(seen.person)
        bulk = [] if wanted.person is not None else self._in_bulk(wanted)
        return sorted([*found.values(), *bulk], key=lambda seen: seen.line, reverse=True)

    def _in_bulk(self, wanted: Wanted) -> list[Seen]:
        """The acts on many persons, one entry a kind; those that opened nobody are left out."""
        found: dict[str, Seen] = {}
        for row in self._acts(wanted, IN_BULK):
            # Lines of older programs do not say how many.
            if persons := (row["detail"] or {}).get(IN_BULK[row["action"]], 0):
                seen = found.setdefault(row["action"], Seen(None, None, row["action"], 0))
                _add(seen, row)
                seen.asked += 1
                seen.persons += persons
        return list(found.values())

    def _acts(self, wanted: Wanted, actions: Iterable[str], more: Sequence[str] = ()) -> list[dict]:
        conditions = [_CONDITIONS[name] for name in wanted.given() if name != "action"]
        sql = select(
            "audit_log",
            ["l.id", "l.object_id", "l.at", "l.action", "l.detail"],
            [*more, "any_of(l.action, :actions)", *conditions],
        ).replace('"audit_log"', "audit_log AS l")
        asked = {**wanted.given(), "actions": list(actions)}
        return self._store.query(sql + " ORDER BY l.id", asked, types=_TYPES)

    def _names(self, persons) -> dict[int, str]:
        """Masked names by id, {} for an account that may see no residents."""
        keys = sorted(set(persons) - {None})
        if not keys or not self._sees_residents():
            return {}
        found = self._store.read("person", ["id", "name_masked"], where={"id": keys})
        return dict(zip(found["id"], found["name_masked"], strict=True))

    def _sees_residents(self) -> bool:
        if self._store.engine == "postgis":
            return self._store.query("SELECT has_table_privilege('person', 'SELECT') AS may")[0]["may"]
        roles = "SELECT role FROM user_role WHERE app_user_id = :account AND (valid_to IS NULL OR valid_to > :now)"
        found = self._store.query(roles, {"account": self._store.operator, "now": clock.utc_now()})
        return self._store.operator is None or any(row["role"] in PERSON_ROLES for row in found)


def _add(seen: Seen, row: Mapping) -> None:
    """Take a line into account: its place, its time and its reason."""
    seen.first, seen.last, seen.line = seen.first or row["at"], row["at"], row["id"]
    if (reason := (row["detail"] or {}).get("reason")) and reason not in seen.reasons:
        seen.reasons.append(reason)


def _told(detail: Mapping | None) -> Mapping | None:
    """What of a line's detail is told: of searched terms only their kinds, nothing that the store keeps for itself."""
    if not detail:
        return detail
    told = {name: value for name, value in detail.items() if name not in _UNTOLD}
    if "terms" in detail:
        told["terms"] = [term.get("kind") for term in detail["terms"] or ()]
    return told
