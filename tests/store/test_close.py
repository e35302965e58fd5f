"""A store that is closed while a thread writes: the thread's work is whole or undone, on both engines."""

import threading

import pytest

from civicgrid.plugin.domain.uid import new_uid
from civicgrid.plugin.store import StoreError, open_store


def rows(name):
    return {"uid": [new_uid()], "name": [name]}


@pytest.mark.parametrize("last", ["write", "nothing"])
def test_a_write_under_way_is_rolled_back(store, last):
    written, go, errors = threading.Event(), threading.Event(), []

    def work():
        try:
            with store.released(), store.transaction():
                store.load("building", rows("甲"), key=("uid",))
                written.set()
                go.wait()
                if last == "write":
                    store.load("building", rows("乙"), key=("uid",))
        except StoreError as error:
            errors.append(error)

    thread = threading.Thread(target=work)
    thread.start()
    assert written.wait(30)
    store.close()
    go.set()
    thread.join()
    assert [str(error) for error in errors] == ["The database was closed."]
    again = open_store(store.database)
    assert again.count("building") == 0
    again.close()


def test_a_closed_store_opens_no_connection_again(store):
    store.count("building")
    store.close()
    with store.released(), pytest.raises(StoreError, match="The database was closed"):
        store.count("building")
    store.close()
