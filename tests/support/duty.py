"""The duty desk's people, and somebody at a database prompt."""

import sqlite3
from contextlib import closing

from civicgrid.plugin.domain.uid import new_uid
from civicgrid.plugin.services import clock
from civicgrid.plugin.store import open_store
from civicgrid.plugin.store.access import Access
from civicgrid.tests.support.people import own_login


def operator(store, name="王芳"):
    """The account that works with the store as a test opens it; returns its id."""
    login = own_login(store)
    return Access(store).create_user(login, name, roles=["manager"])


def area_of(store, code, parent=None):
    """A new area's id."""
    row = {"uid": new_uid(), "code": code, "name": code, "level": "town", "parent_id": parent}
    return store.insert("area", row)


def works_in(store, area):
    """Let the account that works with the store as a test opens it belong to an area."""
    store.update("app_user", Access(store).who_am_i().id, {"area_id": area})


def account_of(store, login, name, area=None, active=True):
    """The account of somebody who never signs in; returns its id."""
    row = {"uid": new_uid(), "login": login, "name": name, "area_id": area, "active": active}
    return store.insert("app_user", {**row, "created_at": clock.utc_now()})


def past_the_program(store, sql):
    """Run a statement as somebody at a database prompt would, committed."""
    if store.engine == "gpkg":
        with closing(sqlite3.connect(store.database, isolation_level=None)) as raw:
            raw.execute("PRAGMA foreign_keys = OFF")
            raw.execute(sql)
    else:
        with closing(store.engine_object.connect()) as raw, raw.cursor() as cursor:
            cursor.execute(sql)
            raw.commit()


def colleague(store, name="李明", login="liming", area_id=None):
    """Another person's account and the store as that account has it open, to be closed by the test.

    On a server it is the owner who writes for the account: who is who there is tested with logins of their own.
    """
    server = store.engine == "postgis"
    account = Access(store).create_user(login, name, area_id=area_id, roles=["dispatcher"], create_login=server)
    other = open_store(store.database)
    other.operator = account
    return account, other
