"""The store's side of exchange over separated networks 数据交换: peers, packages, and what is known of each row.

``exchange_row`` holds the digest of each row's content as the peer was last sent it ("out") or sent it last ("in").
What a row's content is, jobs.exchange_content says.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from ..domain.uid import new_uid, new_uids
from ..services import clock
from ..services.translation import tr
from .access import Access
from .audit import Audit
from .errors import AccessDenied, StoreError
from .sqltext import quote, words
from .store import Store
from .ties import ties

CONFLICT = "exchange_conflict"
# Derived from places, or a record of what was done: no reason to keep a row that a peer has deleted.
_NO_TIES = {"import_row", "desk_item", "exchange_row"}


@dataclass(frozen=True)
class Peer:
    """Who data is exchanged with; ``tables`` None: the usual ones. ``sent`` and ``received`` are the last packages."""

    id: int
    name: str
    store_uid: str
    public_key: str
    tables: tuple[str, ...] | None
    active: bool
    sent: "Package | None" = None
    received: "Package | None" = None


@dataclass(frozen=True)
class Package:
    """A package made or applied; ``applied_at`` of one sent says that it was handed over."""

    id: int
    number: int
    sha256: str
    made_at: datetime
    applied_at: datetime | None
    counts: Mapping


@dataclass(frozen=True)
class Conflict:
    """A row that a person has to decide about; ``object_id`` and ``area`` are of the row here, if there is one."""

    detail: Mapping
    summary: str
    object_id: int | None
    area: int | None


class Exchange:
    """Peers and packages of a store, for managers."""

    def __init__(self, store: Store):
        self._store = store

    def check_right(self) -> None:
        """Raises AccessDenied for an account that is no manager."""
        if "manager" not in Access(self._store).who_am_i().roles:
            raise AccessDenied(tr("Packages are made and applied by managers only."), role="manager")

    def peers(self) -> list[Peer]:
        """All peers by name, with their last packages."""
        return [peer for peer in self._all() if peer.store_uid != self._store.uid]

    def _all(self) -> list[Peer]:
        columns = ["id", "name", "store_uid", "public_key", "tables", "active"]
        found = self._store.read("exchange_peer", columns, order_by=("name",))
        last = {(row["peer_id"], row["direction"]): row for row in self._last()}
        peers = []
        for row in zip(*found.values(), strict=True):
            given = dict(zip(columns, row, strict=True))
            tables = None if given["tables"] is None else tuple(given["tables"])
            sent, received = (_package(last.get((given["id"], direction))) for direction in ("out", "in"))
            peers.append(Peer(**{**given, "tables": tables}, sent=sent, received=received))
        return peers

    def _last(self) -> list[dict]:
        return self._store.query(
            "SELECT id, peer_id, direction, number, sha256, made_at, applied_at, counts FROM exchange_package AS p"
            " WHERE number = (SELECT max(number) FROM exchange_package AS o"
            " WHERE o.peer_id = p.peer_id AND o.direction = p.direction)",
            types={"made_at": "instant", "applied_at": "instant", "counts": "json"},
        )

    def peer(self, store_uid: str) -> Peer | None:
        """The peer whose store this is, None when it was never introduced."""
        return next((peer for peer in self.peers() if peer.store_uid == store_uid), None)

    def introduce(self, name: str, store_uid: str, public_key: str, tables: Sequence[str] | None = None) -> int:
        """Add a peer, or give a known store's peer its new key; returns its id."""
        self.check_right()
        if not name.strip():
            raise StoreError(tr("An exchange partner needs a name."))
        if store_uid == self._store.uid:
            raise StoreError(tr("This is the card of the open database itself."))
        row = {
            "name": name.strip(),
            "public_key": public_key,
            "tables": None if tables is None else list(tables),
            "active": True,
        }
        with self._store.transaction():
            known = self.peer(store_uid)
            if any(peer.name == row["name"] and peer.store_uid != store_uid for peer in self._all()):
                text = tr("There is an exchange partner {name} already.")
                raise StoreError(text.format(name=row["name"]))
            if known is None:
                made = {"uid": new_uid(), "store_uid": store_uid, "created_at": clock.utc_now(), **row}
                key = self._store.insert("exchange_peer", made)
            else:
                key = known.id
                self._store.update("exchange_peer", key, row)
            self._note(key, {"name": row["name"], "public_key": public_key})
        return key

    def set_active(self, peer: int, active: bool) -> None:
        """Stop or resume the exchange with a peer."""
        self.check_right()
        with self._store.transaction():
            self._store.update("exchange_peer", peer, {"active": active})
            self._note(peer, {"active": active})

    def _note(self, peer: int, detail: Mapping) -> None:
        Audit(self._store).write("change_peer", "exchange_peer", peer, detail)

    def packages(self, peer: int, direction: str) -> dict[int, Package]:
        """The packages made for a peer or applied from it, by number."""
        columns = ["id", "number", "sha256", "made_at", "applied_at", "counts"]
        found = self._store.read("exchange_package", columns, where={"peer_id": peer, "direction": direction})
        rows = (_package(dict(zip(columns, row, strict=True))) for row in zip(*found.values(), strict=True))
        return {package.number: package for package in rows}

    def keep_package(self, peer: int, direction: str, number: int, values: Mapping) -> None:
        """Write the line of a package, a new one or one made again; ``values``: sha256, made_at, applied_at, counts."""
        known = self.packages(peer, direction).get(number)
        row = {**values, "app_user_id": Access(self._store).who_am_i().id}
        if known is None:
            made = {"uid": new_uid(), "peer_id": peer, "direction": direction, "number": number, **row}
            self._store.insert("exchange_package", made)
        else:
            self._store.update("exchange_package", known.id, row)

    def hand_over(self, package: int) -> None:
        """Note that a package has left: what is made next has the next number."""
        self.check_right()
        self._store.update("exchange_package", package, {"applied_at": clock.utc_now()})

    def known(self, peer: int, direction: str, table: str, uids: Sequence[str]) -> dict[str, tuple[str, int]]:
        """Digest and number of rows, by uid; rows that were never exchanged are left out."""
        where = {"peer_id": peer, "direction": direction, "table_name": table, "object_uid": list(uids)}
        found = self._store.read("exchange_row", ["object_uid", "digest", "number"], where=where)
        return {uid: (digest, number) for uid, digest, number in zip(*found.values(), strict=True)}

    def remember(self, peer: int, direction: str, table: str, digests: Mapping[str, str], number: int) -> None:
        """Keep the digests of rows by uid, "" for a row that is deleted, with the number of the package.

        Of what the peer has without our having sent it the number is 0.
        """
        columns = {
            "peer_id": [peer] * len(digests),
            "direction": [direction] * len(digests),
            "table_name": [table] * len(digests),
            "object_uid": list(digests),
            "digest": list(digests.values()),
            "number": [number] * len(digests),
        }
        key = ("peer_id", "direction", "table_name", "object_uid")
        self._store.load("exchange_row", columns, key=key, conflict="update")

    def forget_sent(self, peer: int, number: int) -> None:
        """The peer has not seen this package as it was made last: its rows go again with the next."""
        self._store.execute(
            "UPDATE exchange_row SET digest = '?' WHERE peer_id = :peer AND direction = 'out' AND number = :number",
            {"peer": peer, "number": number},
        )

    def deleted(self, peer: int, table: str, again: int) -> list[str]:
        """The uids of rows that the peer was sent and that are gone here, or were told so in package ``again``."""
        rows = self._store.query(
            words(
                "SELECT object_uid FROM exchange_row AS r WHERE peer_id = :peer AND direction = 'out'",
                "AND table_name = :table AND (digest <> '' OR (number = :again AND number > 0)) AND NOT EXISTS (",
                words("SELECT 1 FROM", quote(table), "AS t WHERE t.uid = r.object_uid)"),
                "ORDER BY object_uid",
            ),
            {"peer": peer, "table": table, "again": again},
        )
        return [row["object_uid"] for row in rows]

    def contested(self, peer: int) -> dict[str, dict[str, int]]:
        """Rows about which the desk has still to decide: the item's id by table and uid."""
        found = self._store.read("desk_item", ["id", "detail"], where={"kind": CONFLICT, "decided_at": None})
        open_: dict[str, dict[str, int]] = {}
        for key, detail in zip(found["id"], found["detail"], strict=True):
            if detail.get("peer") == peer:
                open_.setdefault(detail["table"], {})[detail["uid"]] = key
        return open_

    def to_desk(self, peer: int, items: Sequence[Conflict]) -> None:
        """Put conflicts before a person; one about the same row that waits already is brought up to date."""
        waiting, new = self.contested(peer), []
        for item in items:
            table = item.detail["table"]
            row = {"detail": {**item.detail, "peer": peer}, "summary": item.summary, "object_id": item.object_id}
            known = waiting.get(table, {}).get(item.detail["uid"])
            if known is None:
                new.append({"kind": CONFLICT, "object_table": table, "area_id": item.area, **row})
            else:
                self._store.update("desk_item", known, row)
        if new:
            columns = {name: [row[name] for row in new] for name in new[0]}
            made = {"uid": new_uids(len(new)), "created_at": [clock.utc_now()] * len(new)}
            self._store.load("desk_item", {**made, **columns})

    def settle(self, items: Sequence[int]) -> None:
        """Take items off the desk that a later package has settled."""
        self._store.execute(
            "UPDATE desk_item SET decided_at = :now, decision = 'superseded' WHERE any_of(id, :ids)",
            {"now": clock.utc_now(), "ids": list(items)},
        )

    def tied(self, table: str, key: int) -> str:
        """The name of a table whose rows refer to this one, "" when none does."""
        return ties(self._store, table, [key], without=_NO_TIES).get(key, "")

    def delete(self, table: str, key: int) -> None:
        """Delete one row by id."""
        self._store.execute(words("DELETE FROM", quote(table), "WHERE id = :key"), {"key": key})

    def told(self, peer: int, table: str, again: int) -> list[str]:
        """The uids of all rows that the peer was sent, and of those that package ``again`` told as deleted."""
        rows = self._store.query(
            "SELECT object_uid FROM exchange_row WHERE peer_id = :peer AND direction = 'out' AND table_name = :table"
            " AND (digest <> '' OR (number = :again AND number > 0)) ORDER BY object_uid",
            {"peer": peer, "table": table, "again": again},
        )
        return [row["object_uid"] for row in rows]

    def origins(self, table: str, keys: Sequence[int]) -> dict[int, tuple[str, datetime]]:
        """Source and time of the last import that wrote each of some rows, of those where one is recorded."""
        rows = self._store.query(
            "SELECT r.object_id, b.source, b.at FROM import_row AS r JOIN import_batch AS b ON b.id = r.batch_id"
            " WHERE r.table_name = :table AND any_of(r.object_id, :ids) AND r.operation <> 'same' ORDER BY b.id",
            {"table": table, "ids": list(keys)},
            types={"at": "instant"},
        )
        return {row["object_id"]: (row["source"], row["at"]) for row in rows}

    def ours(self) -> Peer | None:
        """Our own card: the name we go by and our public key, None before they are chosen."""
        return next((peer for peer in self._all() if peer.store_uid == self._store.uid), None)

    def set_ours(self, name: str, public_key: str) -> None:
        """Choose the name we go by and our public key."""
        self.check_right()
        if not name.strip():
            raise StoreError(tr("An exchange partner needs a name."))
        with self._store.transaction():
            known = self.ours()
            row = {"name": name.strip(), "public_key": public_key}
            if known is None:
                made = {"uid": new_uid(), "store_uid": self._store.uid, "created_at": clock.utc_now(), "active": False}
                key = self._store.insert("exchange_peer", {**made, **row})
            else:
                key = known.id
                self._store.update("exchange_peer", key, row)
            self._note(key, row)


def _package(row: Mapping | None) -> Package | None:
    if row is None:
        return None
    names = ("id", "number", "sha256", "made_at", "applied_at", "counts")
    return Package(**{name: row[name] for name in names})
