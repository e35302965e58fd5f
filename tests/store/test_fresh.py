"""The stores that the other tests are given are what `create_store` makes, and nothing of one is left in the next."""

from civicgrid.plugin.store import create_store
from civicgrid.plugin.store.access import Access
from civicgrid.plugin.store.logins import Logins
from civicgrid.plugin.store.schema import TABLES

OWN = {"uid", "created_at"}


def contents(store):
    names, values = store.read("setting", ["name", "value"]).values()
    shared = {name: value for name, value in zip(names, values, strict=True) if name not in OWN}
    return shared, {table.name: store.count(table.name) for table in TABLES}


def memberships(store):
    schema = store.engine_object.schema
    rows = store.query(
        "SELECT member::regrole::text AS login, roleid::regrole::text AS given FROM pg_auth_members"
        " WHERE roleid::regrole::text LIKE :groups",
        {"groups": f"{schema}_%"},
    )
    return {(row["login"], row["given"].removeprefix(f"{schema}_")) for row in rows}


def test_a_copy_holds_what_a_created_store_holds(store, new_database):
    with create_store(new_database()) as made:
        assert contents(store) == contents(made)
        assert store.uid != made.uid


def test_a_store_begins_without_anything_of_the_one_before(fresh, engine_name, tmp_path):
    with fresh.of(engine_name, tmp_path / "one.gpkg") as one:
        uid = one.uid
        access = Access(one)
        access.create_user("left_behind", "留", roles=["clerk", "viewer"], create_login=True)
        if engine_name == "postgis":
            access.create_user("civicgrid", "库主", roles=["clerk"])
            assert memberships(one) == {("left_behind", "clerk"), ("left_behind", "viewer"), ("civicgrid", "clerk")}
    with fresh.of(engine_name, tmp_path / "two.gpkg") as two:
        assert (two.count("app_user"), two.uid == uid) == (0, False)
        if engine_name == "postgis":
            assert not Logins(two).exists("left_behind")
            assert memberships(two) == set()
