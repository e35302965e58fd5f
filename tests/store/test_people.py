"""Residents on both engines: masked where anyone can read, sealed where nobody can, found by keyed hashes."""

import datetime
import os
import subprocess
from contextlib import closing
from dataclasses import replace

import psycopg2
import pytest

from civicgrid.plugin.services import clock
from civicgrid.plugin.services.keys import make_keys
from civicgrid.plugin.store import AccessDenied, ConstraintViolation, LoadCount, StoreError
from civicgrid.plugin.store.audit import Audit
from civicgrid.plugin.store.residents.people import People
from civicgrid.plugin.store.residents.reveal import Reveal
from civicgrid.plugin.store.seal import SealBroken, WrongKey
from civicgrid.tests.support.people import add_account, add_area, resident

PERSON = resident(7, name="欧阳晓梅", tags=("elderly",))


@pytest.fixture
def people(store, keyring):
    return People(store, keyring)


def clear(store, keyring, person_id, *fields):
    reveal = Reveal(store, keyring)
    return reveal.reveal(reveal.request_reveal(person_id, fields, "check"))


def names(store):
    return store.read("person", ["name_masked"], order_by=["id"])["name_masked"]


def test_a_person_is_masked_and_sealed(store, keyring, people):
    area = add_area(store, "1")
    assert people.save([PERSON], area_ids=[area]) == LoadCount(1, 0, 0)
    columns = ["name_masked", "document_masked", "phone_masked", "sex", "birth_year", "person_class", "area_id"]
    assert {name: values[0] for name, values in store.read("person", columns).items()} == {
        "name_masked": "欧阳**",
        "document_masked": "9****************X",
        "phone_masked": "139****0007",
        "sex": "1",
        "birth_year": 1951,
        "person_class": "registered",
        "area_id": area,
    }
    person_id = store.read("person", ["id"])["id"][0]
    seen = clear(store, keyring, person_id, "name", "document_number", "birth_date", "address_text", "tags", "phone")
    assert seen == {name: getattr(PERSON, name) for name in seen}
    assert store.read("person_clear", ["seal_key"])["seal_key"] == [keyring.seal.id]


def test_what_is_there_is_left_or_written_anew(store, keyring, people):
    people.save([PERSON])
    changed = replace(PERSON, phone="13812345678", name="欧阳小梅")
    assert people.save([changed, resident(8)]) == LoadCount(1, 0, 1)
    person_id = people.search(PERSON.name)[0]
    assert clear(store, keyring, person_id, "phone") == {"phone": PERSON.phone}
    assert people.search("13812345678") == []
    assert people.save([changed], conflict="update").updated == 1
    assert clear(store, keyring, person_id, "phone", "name") == {"phone": "13812345678", "name": "欧阳小梅"}
    assert people.search("13812345678") == [person_id]
    assert people.search(PERSON.phone) == []
    assert people.search(PERSON.name) == []


def test_an_update_that_the_mask_hides_is_kept(store, keyring, people):
    people.save([PERSON])
    moved = replace(PERSON, address_text="平安街9号")
    assert people.save([moved], conflict="update") == LoadCount(0, 1, 0)
    person_id = people.search(PERSON.name)[0]
    assert clear(store, keyring, person_id, "address_text") == {"address_text": "平安街9号"}


def test_an_update_keeps_the_area_it_does_not_name(store, people):
    area = add_area(store, "1")
    people.save([PERSON], area_ids=[area])
    people.save([replace(PERSON, name="欧阳小小梅")], conflict="update")
    assert store.read("person", ["area_id", "name_masked"]) == {"area_id": [area], "name_masked": ["欧阳***"]}


def test_other_columns_go_along_with_their_person(store, people):
    at = datetime.datetime(2026, 3, 1, 8, 30, tzinfo=datetime.UTC)
    first, second = resident(1), resident(2)
    people.save([first, first, second], columns={"verified_at": [at, None, None], "resident": [True, False, None]})
    found = store.read("person", ["uid", "verified_at", "resident"])
    rows = {uid: rest for uid, *rest in zip(*found.values(), strict=True)}
    assert rows == {first.uid: [at, True], second.uid: [None, None]}


@pytest.mark.parametrize(("conflict", "kept"), [("ignore", "first"), ("update", "last")])
def test_of_equal_uids_one_counts(store, keyring, people, conflict, kept):
    twins = [replace(PERSON, address_text="first"), replace(PERSON, address_text="last")]
    assert people.save(twins, conflict=conflict) == LoadCount(1, 0, 1)
    person_id = people.search(PERSON.name)[0]
    assert clear(store, keyring, person_id, "address_text") == {"address_text": kept}


def test_a_failed_save_leaves_nothing(store, people):
    with pytest.raises(ConstraintViolation):
        people.save([resident(1), resident(2)], area_ids=[None, 777])
    for table in ("person", "person_clear", "person_search", "audit_log"):
        assert store.count(table) == 0
    assert store.read("setting", ["value"], where={"name": "seal_key_id"})["value"] == []


def test_saving_leaves_an_audit_line_without_names(store, people):
    people.save([PERSON, resident(2)], batch_id=None)
    [line] = Audit(store).lines()
    assert line.action == "save_persons"
    assert line.detail.items() >= {"inserted": 2, "updated": 0, "ignored": 0, "batch": None}.items()


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("欧阳晓梅", None),
        (" 欧阳 晓梅 ", "name"),
        ("欧阳晓", "name_prefix"),
        ("欧阳", None),
        (PERSON.document_number.lower(), None),
        (PERSON.phone, "phone"),
        ("+86 139-1234-0007", None),
        ("0007", "phone_last4"),
    ],
)
def test_a_person_is_found(people, text, kind):
    people.save([resident(3), PERSON, resident(4)])
    assert len(people.search(text, kind=kind)) == 1


def test_nobody_else_is_found(people):
    people.save([PERSON])
    for text, kind in (("欧阳晓春", None), ("欧梅", None), ("", None), ("0007", "document"), ("欧阳晓梅", "pinyin")):
        assert people.search(text, kind=kind) == []


def test_a_search_gives_no_more_than_asked_for(people):
    people.save([resident(0, phone=f"1391111{number:04d}") for number in range(9)])
    assert len(people.search(resident(0).name)) == 9
    assert len(people.search(resident(0).name, most=4)) == 4


def test_a_search_is_logged_by_its_hash(store, keyring, people):
    people.save([PERSON])
    people.search(PERSON.phone, kind="phone", reason="核对")
    detail = store.read("audit_log", ["detail"], where={"action": "search"})["detail"][0]
    (term,) = detail["terms"]
    assert term["kind"] == "phone"
    assert len(bytes.fromhex(term["hash"])) == 16
    assert detail["reason"] == "核对"
    assert PERSON.phone not in str(detail)
    assert Audit(store).verify() is None


def test_a_search_needs_the_search_key_alone(store, keyring, people):
    people.save([PERSON])
    searching = People(store, keyring.search_only())
    assert len(searching.search(PERSON.name)) == 1
    with pytest.raises(WrongKey, match="seal key is not in this keyring"):
        searching.save([resident(5)])
    assert store.count("person") == 1


def test_a_search_is_limited_by_the_hour(store, people):
    people.save([PERSON])
    account = store.insert(
        "app_user",
        {
            "uid": PERSON.uid,
            "login": "" if store.engine == "gpkg" else "civicgrid",
            "name": "值班员",
            "created_at": clock.utc_now(),
        },
    )
    store.insert("user_role", {"app_user_id": account, "role": "clerk", "hourly_limit": 2})
    for _ in range(2):
        assert people.search(PERSON.name)
    with pytest.raises(AccessDenied, match="limit of 2 an hour"):
        people.search(PERSON.name)


def test_the_default_limit_holds_without_an_account(store, people):
    people.save([PERSON])
    for _ in range(60):
        people.search(PERSON.name)
    with pytest.raises(AccessDenied, match="limit of 60 an hour"):
        people.search(PERSON.name)


def test_a_search_is_no_part_of_a_transaction(store, people):
    people.save([PERSON])
    with pytest.raises(AccessDenied, match="no part of a transaction"), store.transaction():
        people.search(PERSON.name)


def test_a_wrong_key_is_recognised_before_anything_is_written(store, keyring, people):
    people.save([PERSON])
    other = make_keys(store.uid)
    with pytest.raises(WrongKey, match="is not this store's"):
        People(store, other).save([resident(5)])
    with pytest.raises(WrongKey, match="is not this store's"):
        People(store, other).search(PERSON.name)
    with pytest.raises(WrongKey, match="another store"):
        People(store, make_keys("elsewhere")).save([resident(5)])
    assert store.count("person") == 1
    assert store.count("audit_log") == 1


def test_search_hashes_can_be_made_again(store, keyring, people):
    people.save([PERSON, resident(1)])
    before = store.read("person_search", ["kind", "hash", "person_id"], order_by=["kind", "hash", "person_id"])
    store.execute("DELETE FROM person_search")
    assert people.search(PERSON.name) == []
    assert people.rebuild_search() == 2
    assert store.read("person_search", list(before), order_by=["kind", "hash", "person_id"]) == before


def test_sealed_content_of_another_row_does_not_open(store, keyring, people):
    people.save([PERSON, resident(1)])
    store.execute(
        "UPDATE person_clear SET content = (SELECT content FROM person_clear AS other"
        " WHERE other.person_id <> person_clear.person_id)"
    )
    person_id = people.search(PERSON.name)[0]
    with pytest.raises(SealBroken, match="belongs to another row"):
        clear(store, keyring, person_id, "name")


def test_areas_must_go_along(people):
    with pytest.raises(StoreError, match="differ in number"):
        people.save([PERSON], area_ids=[])


# In the bytes --------------------------------------------------------------------------------------------------

PERSONS = [resident(number) for number in range(50)]


def clear_texts():
    for person in PERSONS:
        day = person.birth_date
        yield from (person.name, person.document_number, person.phone, person.address_text)
        yield from (person.name[1:], person.address_text[:6], person.phone[3:7] + person.phone[7:])
        yield from (f"{day:%Y-%m-%d}", f"{day:%Y%m%d}", f"{day:%Y/%m/%d}")


def use_everything(store, keyring):
    """Write, update, search, reveal, fail: whatever could leave a trace."""
    people = People(store, keyring)
    people.save(PERSONS)
    people.save(PERSONS, conflict="update")
    with pytest.raises(ConstraintViolation):
        people.save([resident(number) for number in range(50)], area_ids=[777] * 50)
    for person in PERSONS[:5]:
        (found,) = people.search(person.document_number)
        assert clear(store, keyring, found, "name", "phone") == {"name": person.name, "phone": person.phone}
        assert people.search(person.name)
        people.search(person.phone)


@pytest.mark.parametrize("engine_name", ["gpkg"], indirect=True)
def test_nothing_clear_in_the_bytes_of_the_file(store, keyring, tmp_path):
    use_everything(store, keyring)
    written = [path for path in tmp_path.iterdir() if path.name.startswith("store")]
    assert any(path.name.endswith("-wal") and path.stat().st_size for path in written)
    with_wal = b"".join(path.read_bytes() for path in written)
    store.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    alone = b"".join(path.read_bytes() for path in tmp_path.iterdir() if path.name.startswith("store"))
    for held in (with_wal, alone):
        assert "赵**".encode() in held
        for text in clear_texts():
            for encoding in ("utf-8", "utf-16-le", "utf-16-be", "gb18030"):
                assert text.encode(encoding) not in held, text
    for key in (keyring.seal, keyring.search):
        assert key.secret not in with_wal
        assert key.secret.hex().encode() not in with_wal


@pytest.mark.parametrize("engine_name", ["postgis"], indirect=True)
def test_nothing_clear_in_a_dump(store, keyring, cluster, tmp_path):
    use_everything(store, keyring)
    target = tmp_path / "dump.sql"
    schema = store.engine_object.schema
    command = [str(cluster.programs / "pg_dump"), "-h", "127.0.0.1", "-p", str(cluster.port), "-U", "civicgrid"]
    subprocess.run(
        [*command, "-n", schema, "-f", str(target), store.engine_object.database],
        check=True,
        env=os.environ | {"LANG": "C"},
    )
    held = target.read_bytes()
    assert "赵**".encode() in held
    for text in clear_texts():
        assert text.encode() not in held, text
        assert text.encode().hex().encode() not in held, text
    for key in (keyring.seal, keyring.search):
        assert key.secret.hex().encode() not in held


# On a server ---------------------------------------------------------------------------------------------------

on_server = pytest.mark.parametrize("engine_name", ["postgis"], indirect=True)


@pytest.fixture
def town(store, people, cluster):
    """A town with two communities, a resident in each and one in none."""
    top = add_area(store, "1")
    first, second = add_area(store, "11", top), add_area(store, "12", top)
    people.save([resident(0), resident(1), resident(2)], area_ids=[first, second, None])
    return {"top": top, "first": first, "second": second}


@on_server
def test_a_clerk_finds_their_own_area_only(cluster, store, keyring, people, town):
    with (
        add_account(cluster, store, "clerk", ("clerk",), town["first"]) as clerk,
        add_account(cluster, store, "chief", ("clerk",), town["top"]) as chief,
    ):
        for number, seen in ((0, 1), (1, 0), (2, 0)):
            assert len(People(clerk, keyring.search_only()).search(resident(number).phone)) == seen
            assert len(People(chief, keyring).search(resident(number).phone)) == 1
        assert set(store.read("audit_log", ["login"], where={"action": "search"})["login"]) == {
            clerk.database.split()[0].removeprefix("service="),
            chief.database.split()[0].removeprefix("service="),
        }


@on_server
def test_a_clerk_writes_their_own_area_only(cluster, store, keyring, people, town):
    with add_account(cluster, store, "clerk", ("clerk",), town["first"]) as clerk:
        own = People(clerk, keyring)
        assert own.save([resident(30)], area_ids=[town["first"]]).inserted == 1
        assert len(own.search(resident(30).phone)) == 1
        with pytest.raises(StoreError):
            own.save([resident(31)], area_ids=[town["second"]])
        (other,) = people.search(resident(1).phone)
        with pytest.raises(AccessDenied, match="not in this account's area"):
            clerk.query(
                "SELECT write_person_sealed('k', ARRAY[CAST(:id AS bigint)], ARRAY[CAST('x' AS bytea)],"
                " CAST('{}' AS bigint[]), CAST('{}' AS text[]), CAST('{}' AS bytea[]), true)",
                {"id": other},
            )
        assert clear(store, keyring, other, "phone") == {"phone": resident(1).phone}
    assert store.count("person") == 4


@on_server
@pytest.mark.parametrize("role", ["viewer", "handler", "verifier", "manager"])
def test_other_roles_search_for_nobody(cluster, store, keyring, people, town, role):
    with add_account(cluster, store, role, (role,), town["first"]) as own, pytest.raises(AccessDenied):
        People(own, keyring).search(resident(0).phone)


@on_server
def test_an_expired_right_searches_no_more(cluster, store, keyring, people, town):
    past = clock.from_text("2026-01-01T00:00:00Z")
    with (
        add_account(cluster, store, "clerk", ("clerk",), town["first"], valid_to=past) as own,
        pytest.raises(AccessDenied, match="may not search"),
    ):
        People(own, keyring).search(resident(0).phone)


@on_server
def test_no_role_reads_sealed_tables(cluster, store, keyring, people, town):
    every = ("viewer", "clerk", "grid_worker", "dispatcher", "handler", "verifier", "revealer", "manager")
    with add_account(cluster, store, "every", every, town["top"]) as own:
        for table in ("person_clear", "person_search", "reveal_request"):
            for sql in (f"SELECT * FROM {table}", f"SELECT count(*) FROM {table}", f"DELETE FROM {table}"):
                with pytest.raises(AccessDenied):
                    own.query(sql)
        with pytest.raises(AccessDenied):
            own.query("SELECT audit_append('search', 'person', 1, NULL)")
        with pytest.raises(AccessDenied):
            People(own, keyring).rebuild_search()


@on_server
def test_a_search_cannot_be_rolled_back_after_its_answer(cluster, store, keyring, people, town):
    """A login that talks to the server itself: request and answer in one transaction, or in one statement."""
    with add_account(cluster, store, "clerk", ("clerk",), town["first"]) as own:
        login = own.database.split()[0].removeprefix("service=")
    with closing(cluster.connect(store.engine_object.database, login)) as connection, connection.cursor() as cursor:
        cursor.execute(f"SET search_path = {store.engine_object.schema}, public")
        ask = "SELECT request_search('{name}', ARRAY['\\x00'::bytea], '')"
        cursor.execute("BEGIN")
        cursor.execute("SAVEPOINT a")
        cursor.execute(ask)
        request = cursor.fetchone()[0]
        cursor.execute("RELEASE a")
        with pytest.raises(psycopg2.errors.InsufficientPrivilege, match="after its audit line is committed"):
            cursor.execute("SELECT search_person(%s, 10)", (request,))
        cursor.execute("ROLLBACK")
        with pytest.raises(psycopg2.errors.InsufficientPrivilege):
            cursor.execute(f"SELECT search_person(({ask}), 10)")
        cursor.execute(ask)
        request = cursor.fetchone()[0]
        cursor.execute("SELECT search_person(%s, 10)", (request,))
        assert cursor.fetchall() == []


@on_server
def test_temporary_tables_do_not_pass_for_the_stores(cluster, store, keyring, people, town):
    """SECURITY DEFINER functions must not look into the caller's pg_temp first."""
    with add_account(cluster, store, "viewer", ("viewer",), town["first"]) as own:
        own.execute("CREATE TEMP TABLE user_role AS SELECT app_user_id, 'clerk'::text AS role, valid_to, hourly_limit"
                    " FROM user_role")  # fmt: skip
        own.execute("GRANT ALL ON pg_temp.user_role TO PUBLIC")
        with pytest.raises(AccessDenied):
            own.query("SELECT request_search('{name}', ARRAY['\\x00'::bytea], '')")
        rights = own.query("SELECT has_right('clerk') AS clerk, has_right('viewer') AS viewer")
        assert rights == [{"clerk": False, "viewer": True}]
