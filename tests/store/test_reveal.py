"""Seeing clear fields: two calls in two transactions, once, in time, by the same account, in its area."""

from contextlib import closing
from datetime import timedelta

import psycopg2
import pytest

from civicgrid.plugin.domain.uid import new_uid
from civicgrid.plugin.services import clock
from civicgrid.plugin.services.keys import KEYFILE_VARIABLE, make_keys
from civicgrid.plugin.store import AccessDenied, ConstraintViolation, StoreError, create_store
from civicgrid.plugin.store.access import Access
from civicgrid.plugin.store.audit import Audit, operator_login
from civicgrid.plugin.store.residents.matching import Matching
from civicgrid.plugin.store.residents.people import People
from civicgrid.plugin.store.residents.reveal import VALID_FOR, Reveal
from civicgrid.plugin.store.seal import WrongKey
from civicgrid.tests.support.people import add_account, add_area, resident

PERSON = resident(5)


@pytest.fixture
def person_id(store, keyring):
    area = add_area(store, "1")
    People(store, keyring).save([PERSON], area_ids=[area])
    return store.read("person", ["id"])["id"][0]


@pytest.fixture
def reveal(store, keyring, person_id):
    return Reveal(store, keyring)


def lines(store):
    rows = store.read("audit_log", ["action", "object_id", "detail"], order_by=["id"])
    return list(zip(rows["action"], rows["object_id"], rows["detail"], strict=True))[1:]


def test_only_the_fields_asked_for_are_shown(store, reveal, person_id):
    request = reveal.request_reveal(person_id, ["phone", "birth_date", "phone"], "电话核实")
    assert reveal.reveal(request) == {"phone": PERSON.phone, "birth_date": PERSON.birth_date}


def test_request_and_answer_are_in_the_audit_log(store, reveal, person_id):
    request = reveal.request_reveal(person_id, ["phone"], " 电话核实 ")
    asked = {"request": request, "fields": "phone", "reason": "电话核实"}
    assert lines(store) == [("request_reveal", person_id, asked)]
    reveal.reveal(request)
    told = {"request": request, "fields": "phone", "handed_out": "whole"}
    assert lines(store)[1:] == [("reveal", person_id, told)]
    assert Audit(store).verify() is None


def test_a_request_is_good_once(store, reveal, person_id):
    request = reveal.request_reveal(person_id, ["phone"], "check")
    reveal.reveal(request)
    with pytest.raises(AccessDenied, match="used already"):
        reveal.reveal(request)
    assert len(lines(store)) == 2


def test_a_request_is_good_for_fifteen_minutes(store, reveal, person_id):
    reveal.request_reveal(person_id, ["phone"], "check")
    rows = store.read("reveal_request", ["requested_at", "valid_to"])
    assert timedelta(minutes=15) == VALID_FOR
    assert abs(rows["valid_to"][0] - rows["requested_at"][0] - VALID_FOR) < timedelta(seconds=1)


def own_login(store):
    return operator_login(store) if store.engine == "gpkg" else "civicgrid"


def request_by(store, person_id, login, minutes):
    now = clock.utc_now()
    values = {
        "uid": new_uid(),
        "person_id": person_id,
        "fields": "phone",
        "reason": "check",
        "login": login,
        "requested_at": now - timedelta(hours=1),
        "valid_to": now + timedelta(minutes=minutes),
    }
    store.insert("reveal_request", values)
    return values["uid"]


def test_an_expired_request_is_refused(store, reveal, person_id):
    assert reveal.reveal(request_by(store, person_id, own_login(store), 1))
    with pytest.raises(AccessDenied, match="expired"):
        reveal.reveal(request_by(store, person_id, own_login(store), -1))


def test_someone_elses_request_is_refused(store, reveal, person_id):
    with pytest.raises(AccessDenied, match="no such request"):
        reveal.reveal(request_by(store, person_id, "other", 10))
    with pytest.raises(AccessDenied, match="no such request"):
        reveal.reveal(new_uid())


def test_the_rollback_trap(store, reveal, person_id):
    """What is shown cannot be taken out of the log again."""
    kept = {}
    with pytest.raises(AccessDenied), store.transaction():
        kept["request"] = reveal.request_reveal(person_id, ["phone"], "check")
        kept["seen"] = reveal.reveal(kept["request"])
    assert "seen" not in kept
    with pytest.raises(AccessDenied, match="no such request"):
        reveal.reveal(kept["request"])
    assert lines(store) == []


def test_a_request_committed_with_other_things_is_answered_afterwards(store, reveal, person_id):
    with store.transaction():
        request = reveal.request_reveal(person_id, ["phone"], "check")
    assert reveal.reveal(request) == {"phone": PERSON.phone}


def test_an_answer_cannot_be_rolled_back(store, reveal, person_id):
    request = reveal.request_reveal(person_id, ["phone"], "check")
    with pytest.raises(AccessDenied, match="no part of a transaction"), store.transaction():
        reveal.reveal(request)


@pytest.mark.parametrize(("fields", "reason"), [(["phone"], "  "), ([], "check")])
def test_reason_and_fields_are_needed(store, reveal, person_id, fields, reason):
    with pytest.raises(AccessDenied, match="needs a reason and the fields"):
        reveal.request_reveal(person_id, fields, reason)
    assert store.count("reveal_request") == 0


def test_unknown_fields_and_persons_are_refused(store, reveal, person_id):
    with pytest.raises(StoreError, match="no field uid, salary"):
        reveal.request_reveal(person_id, ["uid", "phone", "salary"], "check")
    with pytest.raises(AccessDenied):
        reveal.request_reveal(person_id + 1, ["phone"], "check")


def test_a_wrong_key_does_not_use_up_the_request(store, keyring, reveal, person_id):
    request = reveal.request_reveal(person_id, ["phone"], "check")
    for wrong in (keyring.search_only(), make_keys(store.uid)):
        with pytest.raises(WrongKey):
            Reveal(store, wrong).reveal(request)
    assert reveal.reveal(request) == {"phone": PERSON.phone}


def test_requests_are_limited_by_the_hour(store, reveal, person_id):
    for _ in range(60):
        reveal.request_reveal(person_id, ["phone"], "check")
    with pytest.raises(AccessDenied, match="limit of 60 an hour"):
        reveal.request_reveal(person_id, ["phone"], "check")


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE reveal_request SET revealed_at = NULL",
        "UPDATE reveal_request SET fields = 'name', revealed_at = requested_at",
        "UPDATE reveal_request SET reason = 'other'",
        "DELETE FROM reveal_request",
    ],
)
@pytest.mark.parametrize("used", [True, False])
def test_requests_are_evidence(store, reveal, person_id, sql, used):
    request = reveal.request_reveal(person_id, ["phone"], "check")
    if used:
        reveal.reveal(request)
    with pytest.raises(ConstraintViolation, match="used once and never changed"):
        store.execute(sql)


# On a server ---------------------------------------------------------------------------------------------------

on_server = pytest.mark.parametrize("engine_name", ["postgis"], indirect=True)


@on_server
def test_the_right_ends_at_the_area(cluster, store, keyring, person_id):
    elsewhere = add_area(store, "2")
    home = store.read("person", ["area_id"])["area_id"][0]
    with (
        add_account(cluster, store, "near", ("revealer",), home) as near,
        add_account(cluster, store, "far", ("revealer",), elsewhere) as far,
        add_account(cluster, store, "clerk", ("clerk", "manager"), home) as clerk,
    ):
        request = Reveal(near, keyring).request_reveal(person_id, ["name"], "check")
        with pytest.raises(AccessDenied, match="not in this account's area"):
            Reveal(far, keyring).request_reveal(person_id, ["name"], "check")
        with pytest.raises(AccessDenied, match="no such request"):
            Reveal(far, keyring).reveal(request)
        with pytest.raises(AccessDenied):
            Reveal(clerk, keyring).request_reveal(person_id, ["name"], "check")
        assert Reveal(near, keyring).reveal(request) == {"name": PERSON.name}


@on_server
def test_a_right_that_ends_takes_the_request_with_it(cluster, store, keyring, person_id):
    home = store.read("person", ["area_id"])["area_id"][0]
    with add_account(cluster, store, "near", ("revealer",), home) as near:
        request = Reveal(near, keyring).request_reveal(person_id, ["name"], "check")
        store.execute("UPDATE user_role SET valid_to = now() - interval '1 second'")
        with pytest.raises(AccessDenied, match="may not see clear data"):
            Reveal(near, keyring).reveal(request)


@on_server
def test_a_person_who_moved_away_is_not_shown(cluster, store, keyring, person_id):
    home = store.read("person", ["area_id"])["area_id"][0]
    with add_account(cluster, store, "near", ("revealer",), home) as near:
        request = Reveal(near, keyring).request_reveal(person_id, ["name"], "check")
        store.update("person", person_id, {"area_id": add_area(store, "2")})
        with pytest.raises(AccessDenied, match="may not see clear data"):
            Reveal(near, keyring).reveal(request)


@on_server
def test_the_server_itself_refuses_its_own_transaction(cluster, store, keyring, person_id):
    """A login that talks to the server itself: in one transaction, under a savepoint, and in one statement."""
    home = store.read("person", ["area_id"])["area_id"][0]
    with add_account(cluster, store, "near", ("revealer",), home) as near:
        login = near.database.split()[0].removeprefix("service=")
    with closing(cluster.connect(store.engine_object.database, login)) as connection, connection.cursor() as cursor:
        cursor.execute(f"SET search_path = {store.engine_object.schema}, public")
        ask = "SELECT request_reveal(%s, %s, 'phone', 'check')"
        for begin in (["BEGIN"], ["BEGIN", "SAVEPOINT a"], ["BEGIN ISOLATION LEVEL SERIALIZABLE"]):
            for command in begin:
                cursor.execute(command)
            uid = new_uid()
            cursor.execute(ask, (uid, person_id))
            if "SAVEPOINT a" in begin:
                cursor.execute("RELEASE a")
            with pytest.raises(psycopg2.errors.InsufficientPrivilege, match="after its transaction is committed"):
                cursor.execute("SELECT content FROM reveal(%s)", (uid,))
            cursor.execute("ROLLBACK")
        uid = new_uid()
        with pytest.raises(psycopg2.errors.InsufficientPrivilege):
            cursor.execute(ask + "; SELECT content FROM reveal(%s)", (uid, person_id, uid))
        with pytest.raises(psycopg2.errors.InsufficientPrivilege):
            cursor.execute("SELECT content FROM person_clear")
        cursor.execute(ask, (uid, person_id))
        cursor.execute("SELECT content FROM reveal(%s)", (uid,))
        assert cursor.fetchone()


def test_other_operators_of_a_file_neither_search_nor_compare(tmp_path, monkeypatch):
    """In a file rights are this program's to keep: a viewer got answers to both."""
    monkeypatch.setenv(KEYFILE_VARIABLE, str(tmp_path / "keys"))
    with create_store(str(tmp_path / "store.gpkg")) as store:
        keyring, person = make_keys(store.uid), resident(1)
        People(store, keyring).save([person])
        for roles, may in ((("viewer",), False), (("handler", "verifier"), False), (("clerk",), True)):
            store.operator = None
            store.operator = Access(store).create_user("-".join(roles), "某某", roles=roles)
            if may:
                assert People(store, keyring).search(person.name) == [1]
                assert Matching(store, keyring).find([("document", person.document_number)]).persons == [[1]]
                continue
            lines = store.count("audit_log")
            with pytest.raises(AccessDenied):
                People(store, keyring).search(person.name)
            for ask in (Matching(store, keyring).find, Matching(store, keyring).contents):
                with pytest.raises(AccessDenied):
                    ask([("document", person.document_number)])
            assert store.count("audit_log") == lines
