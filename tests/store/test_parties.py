"""Who is concerned by an event is corrected by those whose event it is, with a line in the log, by nobody past it."""

import psycopg2
import pytest

from civicgrid.plugin.domain.person import ClearPerson
from civicgrid.plugin.domain.uid import new_uid
from civicgrid.plugin.services.keys import make_keys
from civicgrid.plugin.store import AccessDenied, StoreError
from civicgrid.plugin.store.access import Access
from civicgrid.plugin.store.audit import Audit
from civicgrid.plugin.store.contacts import Contacts
from civicgrid.plugin.store.loop.events import Events
from civicgrid.plugin.store.loop.parties import Correction, change_party, correct_party, read_parties
from civicgrid.plugin.store.seal import install_keys
from civicgrid.tests.support.events import REPORT, walk
from civicgrid.tests.support.people import own_login
from civicgrid.tests.support.town import Town

WRONG, RIGHT = "13812345678", "13912345678"


def _party(store, keyring, event, phone=WRONG):
    """A reporter's uid and id."""
    person = ClearPerson(new_uid(), "王小明", phone=phone)
    return person.uid, Contacts(store, keyring).add_party(event, "reporter", person)


def _corrected(uid):
    return ClearPerson(uid, "王晓明", phone=RIGHT)


def test_a_party_is_sealed_anew_with_a_reason_and_a_line(store):
    Access(store).create_user(own_login(store), "王芳", roles=["clerk"])
    keyring = make_keys(store.uid)
    install_keys(store, keyring)
    event = Events(store).report(REPORT)
    uid, key = _party(store, keyring, event)
    with pytest.raises(StoreError, match="with a reason only"):
        change_party(store, keyring, _corrected(uid), "\n ")
    change_party(store, keyring, _corrected(uid), "电话记错了")
    opened = Contacts(store, keyring).open_contact("event_party", key, "回访")
    assert (opened["name"], opened["phone"]) == ("王晓明", RIGHT)
    row = store.read("event_party", ["name_masked", "phone_masked"])
    assert row == {"name_masked": ["王**"], "phone_masked": ["139****5678"]}
    (line,) = store.query("SELECT object_id, detail FROM audit_log WHERE action = 'change_party'",
                          types={"detail": "json"})  # fmt: skip
    assert line == {"object_id": key, "detail": {"reason": "电话记错了", "event": event}}
    assert Audit(store).verify() is None
    with pytest.raises(AccessDenied, match="written with the act itself"):
        Audit(store).write("change_party", "event_party", key)
    with pytest.raises(AccessDenied, match="who is concerned"):
        change_party(store, keyring, _corrected(new_uid()), "没有的")


@pytest.mark.parametrize("engine_name", ["gpkg"], indirect=True)
def test_in_a_file_the_program_asks_whose_event_it_is(store):
    store.execute("UPDATE setting SET value = '0' WHERE name = 'single_operator'")
    access, keyring = Access(store), make_keys(store.uid)
    install_keys(store, keyring)
    clerk, viewer, other = (access.create_user(name, name, roles=[role]) for name, role in
                            (("a", "clerk"), ("b", "viewer"), ("c", "clerk")))  # fmt: skip
    store.operator = clerk
    events = Events(store)
    event = events.report(REPORT)
    uid, _ = _party(store, keyring, event)
    store.operator = other
    change_party(store, keyring, _corrected(uid), "可受理此事件")
    store.operator = viewer
    with pytest.raises(AccessDenied, match="who is concerned"):
        change_party(store, keyring, _corrected(uid), "只看")


@pytest.fixture(scope="module")
def town(cluster):
    town = Town(cluster, "parties")
    town.keyring = make_keys(town.store.uid)
    install_keys(town.store, town.keyring)
    yield town
    town.remove()


def _reported(town, login):
    """An event of East with a reporter, entered by a login: the event, the party's uid."""
    with town.open_as(login) as store:
        event = Events(store).report({**REPORT, "area_id": town.east})
        return event, _party(store, town.keyring, event)[0]


def _may(town, login, uid):
    with town.open_as(login) as store:
        try:
            change_party(store, town.keyring, _corrected(uid), "更正")
        except AccessDenied:
            return False
    return True


def test_on_a_server_a_party_is_changed_by_who_entered_it_and_who_has_the_event_to_do(town):
    event, uid = _reported(town, "grid_worker_east")
    author = town.store.read("event_party", ["app_user_id"], where={"uid": uid})["app_user_id"]
    assert author == [town.accounts["grid_worker_east"]]
    # A clerk may accept it now; handlers and verifiers see no reporter, whatever step is theirs.
    for login, may in (("grid_worker_east", True), ("clerk_east", True), ("dispatcher_east", True),
                       ("handler_east", False), ("verifier_east", False), ("viewer_east", False),
                       ("clerk_west", False)):  # fmt: skip
        assert _may(town, login, uid) is may, login
    with town.open_as("dispatcher_east") as store:
        walk(Events(store), event, "void")
    assert not _may(town, "clerk_east", uid), "no step of it is left to take"
    assert _may(town, "grid_worker_east", uid), "what one has entered oneself"
    lines = town.store.query("SELECT login FROM audit_log WHERE action = 'change_party' ORDER BY id")
    assert [line["login"] for line in lines] == [
        "grid_worker_east", "clerk_east", "dispatcher_east", "grid_worker_east"]  # fmt: skip


def test_on_a_server_nobody_writes_a_party_past_the_function_or_enters_one_in_another_s_name(town):
    event, _ = _reported(town, "clerk_east")
    for login in ("clerk_east", "dispatcher_east", "manager_west", "all_east"):
        for change in ("content = 'x'", "name_masked = '李**'", "anonymous = true", "app_user_id = NULL"):
            with town.as_login(login) as cursor, pytest.raises(psycopg2.errors.InsufficientPrivilege):
                cursor.execute(f"UPDATE event_party SET {change}")
    write = (
        "INSERT INTO event_party (uid, event_id, part, name_masked, content, seal_key, app_user_id)"
        " VALUES (%s, %s, 'witness', 'x', 'x', 'k', %s) RETURNING app_user_id"
    )
    with town.as_login("clerk_east") as cursor:
        cursor.execute(write, (new_uid(), event, town.accounts["dispatcher_east"]))
        assert cursor.fetchone() == (town.accounts["clerk_east"],)


def test_what_is_left_empty_stays_and_only_the_mask_is_shown(store):
    Access(store).create_user(own_login(store), "王芳", roles=["clerk"])
    keyring = make_keys(store.uid)
    install_keys(store, keyring)
    event = Events(store).report(REPORT)
    _party(store, keyring, event)
    [party] = read_parties(store, event)
    shown = (party.part, party.name_masked, party.phone_masked, party.anonymous, party.may_correct)
    assert shown == ("reporter", "王**", "138****5678", False, True)
    for reason in ("", " \n"):
        with pytest.raises(StoreError, match="with a reason only"):
            correct_party(store, keyring, party, Correction(phone=RIGHT), reason)
    assert not store.query("SELECT id FROM audit_log WHERE action IN ('open_contact', 'change_party')")
    correct_party(store, keyring, party, Correction(phone=RIGHT), "电话记错了")
    opened = Contacts(store, keyring).open_contact("event_party", party.id, "回访")
    assert (opened["name"], opened["phone"]) == ("王小明", RIGHT)
    [party] = read_parties(store, event)
    assert (party.name_masked, party.phone_masked) == ("王**", "139****5678")
    correct_party(store, keyring, party, Correction(anonymous=True), "要求匿名")
    [party] = read_parties(store, event)
    assert (party.name_masked, party.phone_masked, party.anonymous) == ("", "", True)
    lines = [row["action"] for row in store.query("SELECT action FROM audit_log WHERE object_table = 'event_party'"
                                                  " ORDER BY id")]  # fmt: skip
    assert lines == ["open_contact", "change_party", "open_contact", "open_contact", "change_party"]


def test_on_a_server_the_masked_parties_are_for_those_who_may_open_them(town):
    event, _ = _reported(town, "clerk_east")
    for login, seen, may in (("clerk_east", 1, True), ("dispatcher_east", 1, True), ("handler_east", 0, False),
                             ("verifier_east", 0, False), ("viewer_east", 0, False), ("grid_worker_east", 0, False),
                             ("clerk_west", 0, False)):  # fmt: skip
        with town.open_as(login) as store:
            found = read_parties(store, event)
            assert (len(found), any(one.may_correct for one in found)) == (seen, may), login
    with town.open_as("dispatcher_east") as store:
        [party] = read_parties(store, event)
        correct_party(store, town.keyring, party, Correction(name="王晓明"), "同音字")
    assert town.store.read("event_party", ["name_masked", "phone_masked"], where={"id": party.id}) == {
        "name_masked": ["王**"], "phone_masked": ["138****5678"]
    }  # fmt: skip
