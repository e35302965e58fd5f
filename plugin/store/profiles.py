"""Import profiles: how the files of one source are read, kept in the store for everybody who brings such files."""

from ..domain.uid import new_uid
from ..services import clock
from .places import delete_rows
from .store import Store


def profiles(store: Store, target: str = "") -> list[tuple[str, str, dict]]:
    """(name, target, content) of every profile, or of those for one target, by name."""
    where = {"target": target} if target else {}
    rows = store.read("import_profile", ["name", "target", "content"], where=where, order_by=("name", "target"))
    return list(zip(*rows.values(), strict=True))


def save_profile(store: Store, name: str, target: str, content: dict, person: int | None) -> None:
    """Keep a profile; one of the same name and target is replaced."""
    known = store.read("import_profile", ["id"], where={"name": name, "target": target})["id"]
    values = {"content": content, "changed_at": clock.utc_now(), "app_user_id": person}
    if known:
        store.update("import_profile", known[0], values)
    else:
        store.insert("import_profile", {"uid": new_uid(), "name": name, "target": target, **values})


def delete_profile(store: Store, name: str, target: str) -> None:
    """Forget a profile; nothing happens when it is not there."""
    known = store.read("import_profile", ["id"], where={"name": name, "target": target})["id"]
    if known:
        delete_rows(store, "import_profile", known)
