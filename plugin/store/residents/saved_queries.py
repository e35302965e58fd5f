"""Queries that people keep under a name: one's own, and those of others who share them."""

from collections.abc import Mapping
from dataclasses import dataclass

from ...domain.uid import new_uid
from ...services.translation import tr
from ..access import Account
from ..errors import StoreError
from ..store import Store

PERSONS = "persons"
_LONGEST = 60


@dataclass(frozen=True)
class SavedQuery:
    """A kept query; ``content`` is its conditions as JSON, ``own`` whether this account made it."""

    id: int
    name: str
    content: Mapping[str, object]
    shared: bool
    own: bool


class SavedQueries:
    """The kept queries of one kind that an account sees. On a server the same is held by row-level security."""

    def __init__(self, store: Store, account: Account, kind: str = PERSONS):
        self._store, self._account, self._kind = store, account.id, kind

    def all(self) -> list[SavedQuery]:
        """One's own first, each by name."""
        rows = self._store.read(
            "saved_query", ["id", "name", "content", "shared", "app_user_id"], order_by=("name", "id")
        )
        found = [
            SavedQuery(key, name, content["conditions"], bool(shared), owner == self._account)
            for key, name, content, shared, owner in zip(*rows.values(), strict=True)
            if isinstance(content, dict)
            and content.get("kind") == self._kind
            and isinstance(content.get("conditions"), dict)
        ]
        return sorted((one for one in found if one.own or one.shared), key=lambda one: not one.own)

    def save(self, name: str, conditions: Mapping[str, object], *, shared: bool = False) -> int:
        """Keep conditions under a name; one's own of that name is replaced. Returns the id."""
        row = {
            "name": _checked(name),
            "content": {"kind": self._kind, "conditions": dict(conditions)},
            "shared": shared,
        }
        with self._store.transaction():
            mine = [one.id for one in self.all() if one.own and one.name == row["name"]]
            if mine:
                self._store.update("saved_query", mine[0], row)
                return mine[0]
            return self._store.insert("saved_query", {**row, "uid": new_uid(), "app_user_id": self._account})

    def rename(self, key: int, name: str) -> None:
        """Give one's own query another name; raises StoreError where that name is taken."""
        name = _checked(name)
        with self._store.transaction():
            self._own(key)
            if any(one.own and one.name == name and one.id != key for one in self.all()):
                raise StoreError(tr("There is a query called {name} already.").format(name=name))
            self._store.update("saved_query", key, {"name": name})

    def share(self, key: int, shared: bool) -> None:
        """Show one's own query to everybody, or to nobody else."""
        self._own(key)
        self._store.update("saved_query", key, {"shared": shared})

    def delete(self, key: int) -> None:
        """Delete one's own query."""
        self._own(key)
        self._store.execute("DELETE FROM saved_query WHERE id = :id", {"id": key})

    def _own(self, key: int) -> SavedQuery:
        found = next((one for one in self.all() if one.id == key), None)
        if found is None or not found.own:
            raise StoreError(tr("Only who saved a query changes or deletes it."))
        return found


def _checked(name: str) -> str:
    name = " ".join(name.split())
    if not name or len(name) > _LONGEST:
        raise StoreError(tr("A query needs a name of at most {count} letters.").format(count=_LONGEST))
    return name
