"""The audit chain on both engines: what was tampered with is found."""

import hashlib
import sqlite3
import threading
from contextlib import closing, contextmanager

import pytest

from civicgrid.plugin.store import AccessDenied, ConstraintViolation, StoreError, open_store
from civicgrid.plugin.store.audit import Anchor, Audit

DETAIL = {"reason": 'a "quoted" \\ 核查\tend\n\x07', "n": [1, 2.5, None, True]}


@pytest.fixture
def audit(store):
    audit = Audit(store)
    for number in range(5):
        audit.write("look", "building", number, {**DETAIL, "number": number})
    return audit


@contextmanager
def unlocked(store):
    """What an intruder with the owner's rights does first: take the triggers away."""
    if store.engine == "gpkg":
        for name in ("audit_log_no_update", "audit_log_no_delete", "audit_log_no_replace"):
            store.execute(f"DROP TRIGGER {name}")
    else:
        store.execute("ALTER TABLE audit_log DISABLE TRIGGER USER")
    yield


def ids(store):
    return store.read("audit_log", ["id"], order_by=["id"])["id"]


def test_lines_come_back_and_the_chain_holds(store, audit):
    audit.write("note")
    rows = store.read("audit_log", ["action", "object_table", "object_id", "detail", "login"], order_by=["id"])
    assert rows["action"] == ["look"] * 5 + ["note"]
    assert rows["object_id"] == [0, 1, 2, 3, 4, None]
    assert rows["detail"][2] == {**DETAIL, "number": 2}
    assert rows["detail"][5] is None
    assert all(rows["login"])
    assert audit.verify() is None


def test_the_chain_begins_at_the_store(store, audit):
    first = store.read("audit_log", ["previous_hash"], order_by=["id"])["previous_hash"][0]
    assert first == hashlib.sha256(store.uid.encode()).digest()


@pytest.mark.parametrize(
    ("sql", "broken"),
    [
        ("UPDATE audit_log SET detail = replace(CAST(detail AS text), '核查', '检查'){cast} WHERE id = :id", 2),
        ("UPDATE audit_log SET login = 'other' WHERE id = :id", 2),
        ("UPDATE audit_log SET object_id = NULL WHERE id = :id", 2),
        ("UPDATE audit_log SET action = 'note' WHERE id = :id", 2),
        ("UPDATE audit_log SET at = {later} WHERE id = :id", 2),
        ("DELETE FROM audit_log WHERE id = :id", 3),
        ("DELETE FROM audit_log WHERE id <= :id", 3),
    ],
)
def test_a_changed_or_removed_row_is_found(store, audit, sql, broken):
    keys = ids(store)
    if store.engine == "postgis":
        sql = sql.replace("SET detail = replace(", "SET detail = (replace(")
        sql = sql.format(cast=")::jsonb", later="at + interval '1 microsecond'")
    else:
        sql = sql.format(cast="", later="substr(at, 1, 22) || '0Z'")
        store_at = store.query("SELECT at FROM audit_log WHERE id = :id", {"id": keys[2]})[0]["at"]
        if store_at.endswith("0Z"):
            sql = sql.replace("'0Z'", "'1Z'")
    with unlocked(store):
        assert store.execute(sql, {"id": keys[2]}) >= 1
    assert audit.verify() == keys[broken]


def test_swapped_rows_are_found(store, audit):
    keys = ids(store)
    with unlocked(store), store.transaction():
        for old, new in ((keys[1], 900), (keys[2], keys[1]), (900, keys[2])):
            store.execute("UPDATE audit_log SET id = :new WHERE id = :old", {"old": old, "new": new})
    assert audit.verify() == keys[1]


def test_swapped_contents_are_found(store, audit):
    keys = ids(store)
    with unlocked(store):
        for key, number in ((keys[1], 2), (keys[2], 1)):
            store.execute("UPDATE audit_log SET object_id = :n WHERE id = :id", {"n": number, "id": key})
    assert audit.verify() == keys[1]


def test_a_rewritten_hash_is_found_in_the_next_row(store, audit):
    """Whoever changes a row and computes its hash anew has broken the row after it."""
    keys = ids(store)
    with unlocked(store):
        store.execute("UPDATE audit_log SET hash = :hash WHERE id = :id", {"hash": b"x" * 32, "id": keys[4]})
    assert audit.verify() == keys[4]


def test_a_cut_tail_is_found_with_an_anchor_only(store, audit):
    anchor = audit.head()
    assert anchor == Anchor(5, ids(store)[-1], store.read("audit_log", ["hash"], order_by=["id"])["hash"][-1].hex())
    assert audit.verify(anchor) is None
    with unlocked(store):
        store.execute("DELETE FROM audit_log WHERE id >= :id", {"id": anchor.id - 1})
    assert audit.verify() is None
    assert audit.verify(anchor) == anchor.id


def test_a_tail_written_anew_is_found_with_an_anchor(store, audit):
    anchor = audit.head()
    with unlocked(store):
        store.execute("DELETE FROM audit_log WHERE id = :id", {"id": anchor.id})
    audit.write("look", "building", 4, {**DETAIL, "number": 4})
    assert audit.verify() is None
    assert audit.verify(anchor) is not None


def test_an_older_anchor_still_holds(store, audit):
    anchor = audit.head()
    audit.write("note")
    assert audit.verify(anchor) is None


def test_an_empty_log_has_no_head(store):
    assert Audit(store).head() is None
    assert Audit(store).verify() is None


@pytest.mark.parametrize("sql", ["UPDATE audit_log SET action = 'x'", "DELETE FROM audit_log"])
def test_rows_cannot_be_changed_or_deleted(store, audit, sql):
    with pytest.raises(ConstraintViolation, match="never changed or deleted"):
        store.execute(sql)
    assert audit.verify() is None


@pytest.mark.parametrize("engine_name", ["postgis"], indirect=True)
def test_the_log_cannot_be_truncated(store, audit):
    with pytest.raises(ConstraintViolation, match="never changed or deleted"):
        store.execute("TRUNCATE audit_log")


@pytest.mark.parametrize("engine_name", ["gpkg"], indirect=True)
@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE audit_log SET action = 'x'",
        "DELETE FROM audit_log",
        "INSERT OR REPLACE INTO audit_log SELECT id, at, login, 'x', object_table, object_id, detail, previous_hash,"
        " hash FROM audit_log",
        "INSERT OR REPLACE INTO audit_log SELECT id + 100, at, login, 'x', object_table, object_id, detail,"
        " previous_hash, hash FROM audit_log",
    ],
)
def test_plain_sqlite_cannot_change_rows_either(store, audit, sql):
    with closing(sqlite3.connect(store.database)) as plain, pytest.raises(sqlite3.IntegrityError):
        plain.execute(sql)
    assert audit.verify() is None
    assert set(store.read("audit_log", ["action"])["action"]) == {"look"}


def test_writers_at_the_same_time_make_one_chain(store):
    failures = []

    def write(name):
        try:
            with open_store(store.database) as own:
                audit = Audit(own)
                for number in range(15):
                    audit.write(name, "building", number)
        except StoreError as error:
            failures.append(error)

    threads = [threading.Thread(target=write, args=(f"thread{number}",)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []
    assert store.count("audit_log") == 60
    assert Audit(store).verify() is None


def test_a_line_rolls_back_with_its_transaction(store, audit):
    with pytest.raises(RuntimeError), store.transaction():
        audit.write("note")
        raise RuntimeError
    assert store.count("audit_log") == 5
    audit.write("note")
    assert audit.verify() is None


@pytest.mark.parametrize("action", ["search", "request_reveal", "reveal"])
def test_guarded_lines_are_not_for_everybody(store, action):
    with pytest.raises(AccessDenied):
        Audit(store).write(action, "person", 1, {})
    if store.engine == "postgis":
        with pytest.raises(AccessDenied, match="own function only"):
            store.query("SELECT audit_write(:action, 'person', 1, NULL)", {"action": action})
