"""The search hashes go with their person, also those that somebody else is writing."""

import threading
import time
from contextlib import closing
from dataclasses import replace

import pytest

from civicgrid.plugin.services.keys import make_keys
from civicgrid.plugin.store.residents.people import People
from civicgrid.tests.support.people import resident

PERSONS = [resident(number) for number in range(3)]


@pytest.fixture
def people(store):
    people = People(store, make_keys(store.uid))
    people.save(PERSONS)
    return people


def terms(store):
    found = store.read("person_search", ["person_id", "kind", "hash"])
    return set(zip(*found.values(), strict=True))


def until_it_waits(store):
    """Until a deletion waits for a lock; seen from another connection, as a transaction sees one moment only."""
    asked = "SELECT 1 FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND query LIKE 'DELETE FROM person%'"
    until = time.monotonic() + 30
    with closing(store.engine_object.connect()) as connection, connection.cursor() as cursor:
        while time.monotonic() < until:
            cursor.execute(asked)
            if cursor.fetchone():
                return
            time.sleep(0.01)
    raise AssertionError("nobody waits")


def test_the_terms_of_others_stay(store, people):
    ids = store.read("person", ["id"], order_by=["id"])["id"]
    before = terms(store)
    store.execute("DELETE FROM person WHERE any_of(id, :ids)", {"ids": ids[:2]})
    assert terms(store) == {row for row in before if row[0] == ids[2]} != set()
    store.execute("DELETE FROM person")
    assert terms(store) == set()


@pytest.mark.parametrize("engine_name", ["postgis"], indirect=True)
@pytest.mark.parametrize("act", ["save", "rebuild_search"])
def test_nobody_is_deleted_before_the_terms_being_written_are_there(store, people, act):
    """A file has one writer at a time."""

    def delete():
        with store.released():
            store.execute("DELETE FROM person")

    thread = threading.Thread(target=delete)
    with store.transaction():
        if act == "save":
            people.save([replace(one, name="欧阳晓梅") for one in PERSONS], conflict="update")
        else:
            people.rebuild_search()
        thread.start()
        until_it_waits(store)
    thread.join(30)
    assert store.count("person") == 0
    assert terms(store) == set()
