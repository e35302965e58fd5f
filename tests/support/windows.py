"""Accounts, responders and tasks for them."""

from civicgrid.plugin.domain.uid import new_uid
from civicgrid.plugin.services import clock
from civicgrid.plugin.store.loop.dispatch import Dispatch, Pick


def account(store, name, role=None, **values):
    """An account that nobody signs in with."""
    key = store.insert(
        "app_user", {"uid": new_uid(), "login": name, "name": name, "created_at": clock.utc_now(), **values}
    )
    if role:
        give(store, key, role)
    return key


def give(store, key, role, until=None):
    store.insert("user_role", {"app_user_id": key, "role": role, "valid_to": until})


def responder(store, number="W1", **values):
    row = {"uid": new_uid(), "number": number, "name": "力量" + number, "kind": "worker", "status": "available"}
    return store.insert("responder", {**row, **values})


def send(store, event, *keys):
    found = store.read("responder", ["id", "name", "number"], where={"id": list(keys)})
    picks = [Pick(key, name, number, "grid_worker", 3.5, 2100.0, [], "available", 0)
             for key, name, number in zip(*found.values(), strict=True)]  # fmt: skip
    return Dispatch(store).assign(event, picks, "E1 火警", "民生路1号")
