"""What is sealed of parties and at the desk: read by no statement, opened row by row after a line in the log."""

from contextlib import ExitStack

import psycopg2
import psycopg2.errors
import pytest

from civicgrid.plugin.domain.uid import new_uid
from civicgrid.plugin.services import clock
from civicgrid.plugin.services.keys import make_keys
from civicgrid.plugin.store import AccessDenied, StoreError, open_store
from civicgrid.plugin.store.access import Access
from civicgrid.plugin.store.audit import Audit
from civicgrid.plugin.store.contacts import Contacts
from civicgrid.plugin.store.residents.people import People
from civicgrid.plugin.store.residents.person_links import PersonLinks
from civicgrid.tests.support.attacked import EAST, WEST, Office
from civicgrid.tests.support.people import add_area, resident

DENIED = psycopg2.errors.InsufficientPrivilege
FACTS = {"facts": {"name": "王小明", "phone": "13800000001"}}
READERS = {"desk_item": ("clerk", "manager", "linker"), "event_party": ("clerk", "dispatcher", "manager")}


def put_item(store, keyring, area, kind="person_match"):
    """An item on the desk with sealed content, and its id."""
    uid = new_uid()
    row = {"uid": uid, "kind": kind, "object_table": "person", "summary": "王**", "created_at": clock.utc_now(),
           "area_id": area, "detail": {}}  # fmt: skip
    return store.insert("desk_item", {**row, **Contacts(store, keyring).seal_contact("desk_item", uid, FACTS)})


@pytest.fixture(scope="module")
def office(cluster):
    with ExitStack() as opened:
        office = Office(cluster, opened, "openings")
        event = {"uid": new_uid(), "number": "2", "event_type": "0102", "title": "t", "state": "reported",
                 "reported_at": clock.utc_now(), "area_id": office.west}  # fmt: skip
        there = office.store.insert("event", event)
        Contacts(office.store, office.keyring).add_party(there, "reporter", WEST[1])
        office.rows = {}
        for name, area, persons in (("east", office.east, EAST), ("west", office.west, WEST)):
            item = put_item(office.store, office.keyring, area)
            PersonLinks(office.store, office.keyring).put(
                [office.ids[persons[0].uid]], ["room_missing"], [[]], [persons[0].address_text], [area]
            )
            link = office.store.read("desk_item", ["id"], where={"kind": "person_link", "area_id": area})["id"][0]
            party = office.store.read("event_party", ["id"], where={"area_id": area})["id"][0]
            office.rows[name] = {"desk_item": item, "event_party": party, "link": link}
        yield office


def actions(store):
    return store.read("audit_log", ["action"], order_by=("id",))["action"]


@pytest.mark.parametrize(("table", "role"), [(table, role) for table, roles in READERS.items() for role in roles])
def test_no_statement_reads_the_seal(office, table, role):
    """Not the attribute table, which asks for every column, nor any way round it; what is masked stays readable."""
    text = {"desk_item": "summary", "event_party": "name_masked"}[table]
    copied = f"INSERT INTO {table} (uid, {text}, content, seal_key) SELECT uid, {text}, content, seal_key FROM {table}"
    with office.cursor(role) as cursor:
        cursor.execute(f"SELECT id, {text} FROM {table}")
        assert cursor.fetchall()
        for sql in (
            f"SELECT * FROM {table} LIMIT 1",
            f"SELECT content FROM {table}",
            f"SELECT t::text FROM {table} AS t",
            f"SELECT to_jsonb(t) FROM {table} AS t",
            f"SELECT count(content) FROM {table}",
            f"SELECT id FROM {table} ORDER BY content",
            f"SELECT id FROM {table} WHERE content > 'x'",
            f"TABLE {table}",
            f"EXPLAIN ANALYZE SELECT content FROM {table}",
            f"CREATE TEMP TABLE stolen AS SELECT * FROM {table}",
            f"CREATE TEMP VIEW v AS SELECT content FROM {table}; SELECT * FROM v",
            f"BEGIN; DECLARE c CURSOR FOR SELECT content FROM {table}",
            f"SELECT query_to_xml('SELECT content FROM {table}', true, true, '')",
            f"UPDATE {table} SET seal_key = seal_key RETURNING content",
            f"UPDATE {table} SET {text} = encode(content, 'hex')",
            f"{copied} ON CONFLICT (uid) DO UPDATE SET {text} = encode({table}.content, 'hex')",
        ):
            with pytest.raises(DENIED):
                cursor.execute(sql)
            cursor.execute("ROLLBACK")


@pytest.mark.parametrize("table", ["desk_item", "event_party"])
def test_a_row_is_opened_by_right_and_area_after_its_line(office, table):
    mine, theirs = office.rows["east"][table], office.rows["west"][table]
    answer = f"SELECT content FROM sealed_content(%s, '{table}', %s)"
    request = f"SELECT request_sealed('open_contact', '{table}', %s, %s)"
    with office.cursor("clerk") as cursor, office.cursor("manager") as other:
        before = actions(office.store)
        cursor.execute("BEGIN")
        cursor.execute(request, (mine, "核对"))
        rolled_back = cursor.fetchone()[0]
        with pytest.raises(DENIED, match="committed"):
            cursor.execute(answer, (rolled_back, mine))
        cursor.execute("ROLLBACK")
        with pytest.raises(DENIED, match="committed"):
            cursor.execute(answer, (rolled_back, mine))
        for reason in ("", " ", None):
            with pytest.raises(DENIED, match="reason"):
                cursor.execute(request, (mine, reason))
        assert actions(office.store) == before
        # What was seen and then rolled back stays on record.
        cursor.execute(request, (mine, "核对"))
        asked = cursor.fetchone()[0]
        cursor.execute("BEGIN")
        cursor.execute(answer, (asked, mine))
        assert cursor.fetchone()[0]
        cursor.execute("ROLLBACK")
        line = Audit(office.store).lines(most=1)[0]
        assert (line.action, line.object_table, line.object_id) == ("open_contact", table, mine)
        assert line.detail == {"reason": "核对"}
        # For this row, this account, this area.
        with pytest.raises(DENIED, match="committed"):
            cursor.execute(answer, (asked, theirs))
        with pytest.raises(DENIED, match="committed"):
            other.execute(answer, (asked, mine))
        cursor.execute(request, (theirs, "核对"))
        cursor.execute(answer, (cursor.fetchone()[0], theirs))
        assert cursor.fetchall() == []
        with pytest.raises(DENIED, match="own function only"):
            cursor.execute("SELECT audit_write('open_contact', %s, %s, '{\"xact\": \"1\"}')", (table, mine))
    refused = {"desk_item": ("dispatcher", "linker"), "event_party": ("grid_worker", "linker")}[table]
    for role in (*refused, "viewer", "handler", "verifier", "auditor", "exporter", "revealer"):
        with office.cursor(role) as cursor, pytest.raises(DENIED):
            cursor.execute(request, (mine, "核对"))


def test_opened_addresses_open_nothing_else(office):
    with office.cursor("clerk") as cursor:
        cursor.execute("SELECT request_sealed('open_link_desk', 'desk_item', NULL, '核对')")
        request = cursor.fetchone()[0]
        assert Audit(office.store).lines(most=1)[0].detail["persons"] == 1
        answer = "SELECT content FROM sealed_content(%s, 'desk_item', %s)"
        for number, found in ((office.rows["east"]["link"], 1), (office.rows["east"]["desk_item"], 0),
                              (office.rows["west"]["link"], 0)):  # fmt: skip
            cursor.execute(answer, (request, number))
            assert len(cursor.fetchall()) == found
        with pytest.raises(DENIED, match="committed"):
            cursor.execute("SELECT content FROM sealed_content(%s, 'event_party', 1)", (request,))
        with pytest.raises(DENIED, match="permission denied"):
            cursor.execute("UPDATE desk_item SET kind = 'person_link'")
    with office.cursor("clerk") as cursor, pytest.raises(DENIED, match="not open"):
        cursor.execute("SELECT request_sealed('open_link_desk', 'event_party', NULL, '核对')")


def test_parties_are_added_and_opened_by_the_program(office):
    clerk = Contacts(office.as_role["clerk"], office.keyring)
    person = resident(9)
    key = clerk.add_party(office.event, "witness", person)
    assert clerk.open_contact("event_party", key, "回访")["phone"] == person.phone
    with pytest.raises(StoreError):
        clerk.open_contact("event_party", office.rows["west"]["event_party"], "回访")
    assert clerk.waiting_document(office.rows["east"]["desk_item"]) == FACTS
    assert Audit(office.store).lines(most=1)[0].action == "compare_item"
    with pytest.raises(StoreError):
        clerk.waiting_document(office.rows["west"]["desk_item"])
    for role in ("linker", "dispatcher"):
        with pytest.raises(AccessDenied):
            Contacts(office.as_role[role], office.keyring).waiting_document(office.rows["east"]["desk_item"])
    # A linker, who opens no address, writes them anew.
    link = office.rows["east"]["link"]
    PersonLinks(office.as_role["linker"], office.keyring).put(
        [office.ids[EAST[0].uid]], ["address_unread"], [[]], ["别处"], [office.east]
    )
    desk = PersonLinks(office.as_role["clerk"], office.keyring)
    assert desk.address(desk.open_addresses("核对"), link) == "别处"
    assert office.store.read("desk_item", ["detail"], where={"id": link})["detail"][0]["reason"] == "address_unread"
    assert Audit(office.store).verify() is None


def test_both_engines_leave_the_same_lines(store):
    keyring = make_keys(store.uid)
    People(store, keyring).install_keys()
    item, contacts = put_item(store, keyring, None), Contacts(store, keyring)
    assert contacts.open_contact("desk_item", item, " 核对 ") == contacts.waiting_document(item) == FACTS
    told = [(line.action, line.object_id, dict(line.detail)) for line in Audit(store).lines()]
    assert told == [("compare_item", item, {}), ("open_contact", item, {"reason": "核对"})]
    with pytest.raises(AccessDenied), store.transaction():
        contacts.waiting_document(item)
    with pytest.raises(StoreError):
        contacts.waiting_document(999)
    for action in ("open_contact", "compare_item", "open_link_desk"):
        with pytest.raises(AccessDenied):
            Audit(store).write(action, "desk_item", item)


@pytest.mark.parametrize("engine_name", ["gpkg"], indirect=True)
def test_a_file_asks_for_the_role_as_a_server_does(store):
    keyring = make_keys(store.uid)
    People(store, keyring).install_keys()
    area = add_area(store, "1")
    unit = {"uid": new_uid(), "name": "超市", "area_id": area}
    sealed = Contacts(store, keyring).seal_contact("organisation", unit["uid"], FACTS)
    key = store.insert("organisation", {**unit, **sealed})
    item = put_item(store, keyring, area)
    for role in ("clerk", "viewer", None):
        Access(store).create_user(f"as_{role}", "某人", area_id=area, roles=[role] if role else [])
    with ExitStack() as opened:
        files = {role: opened.enter_context(open_store(f"{store.database} operator=as_{role}"))
                 for role in ("clerk", "viewer", None)}  # fmt: skip
        before = store.count("audit_log")
        for role, table, row in (("viewer", "desk_item", item), (None, "desk_item", item), (None, "organisation", key)):
            with pytest.raises(AccessDenied):
                Contacts(files[role], keyring).open_contact(table, row, "核对")
        with pytest.raises(AccessDenied):
            Contacts(files["viewer"], keyring).waiting_document(item)
        assert store.count("audit_log") == before
        assert Contacts(files["clerk"], keyring).open_contact("desk_item", item, "核对") == FACTS
        assert Contacts(files["viewer"], keyring).open_contact("organisation", key, "核对") == FACTS
