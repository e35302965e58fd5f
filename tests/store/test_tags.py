"""Tags by their sensitivity, and the modules of the sealed ones, on both engines."""

import sqlite3
from contextlib import ExitStack, closing
from datetime import date, timedelta

import psycopg2
import pytest

from civicgrid.plugin.domain.codes import load_code_lists
from civicgrid.plugin.services import clock
from civicgrid.plugin.services.keys import make_keys
from civicgrid.plugin.services.paths import RESOURCES
from civicgrid.plugin.store import AccessDenied, ConstraintViolation, StoreError, open_store
from civicgrid.plugin.store.access import Access
from civicgrid.plugin.store.audit import Audit
from civicgrid.plugin.store.reference import install_reference_data
from civicgrid.plugin.store.residents.people import People
from civicgrid.plugin.store.residents.reveal import Reveal
from civicgrid.plugin.store.residents.tags import LONGEST, Basis, Tags
from civicgrid.tests.support.people import add_account, add_area, resident

LISTED = load_code_lists(RESOURCES / "codes")["person_tag"]
BY = {kind: {item.code for item in LISTED if item.sensitivity == kind} for kind in ("ordinary", "sensitive", "sealed")}
SEALED = "community_correction"
on_server = pytest.mark.parametrize("engine_name", ["postgis"], indirect=True)
in_file = pytest.mark.parametrize("engine_name", ["gpkg"], indirect=True)


def today(store):
    return clock.local_day(clock.utc_now(), store.zone)


def basis(store, days=30):
    return Basis("司法所", "社区矫正法第八条", "教育帮扶", today(store) + timedelta(days=days))


@pytest.fixture
def person(store):
    area = add_area(store, "1")
    People(store, make_keys(store.uid)).save([resident(1)], area_ids=[area])
    return store.read("person", ["id"])["id"][0]


def tag(store, person, code):
    area = store.read("person", ["area_id"], where={"id": person})["area_id"][0]
    values = {"person_id": person, "tag": code, "valid_from": date(2026, 1, 1), "area_id": area}
    return store.insert("person_tag", values)


def test_sealed_tags_are_off_in_a_new_store(store):
    assert Tags(store).visible() == BY["ordinary"] | BY["sensitive"]
    assert {module.code for module in Tags(store).modules()} == BY["sealed"]
    assert not any(module.on or module.basis for module in Tags(store).modules())


@pytest.mark.parametrize("code", [SEALED, "not_in_the_list"])
def test_what_is_off_or_unknown_cannot_be_entered(store, person, code):
    with pytest.raises(ConstraintViolation, match="not in use in this store"):
        tag(store, person, code)
    columns = {"person_id": [person], "tag": [code], "valid_from": [date(2026, 1, 1)]}
    with pytest.raises(ConstraintViolation, match="not in use in this store"):
        store.load("person_tag", columns, key=("person_id", "tag", "valid_from"))
    known = tag(store, person, "volunteer")
    with pytest.raises(ConstraintViolation, match="not in use in this store"):
        store.update("person_tag", known, {"tag": code})
    assert store.read("person_tag", ["tag"])["tag"] == ["volunteer"]


def test_a_module_is_switched_on_with_its_basis_and_off_again(store, person):
    tags, wanted = Tags(store), basis(store)
    tags.switch_on(SEALED, wanted)
    module = next(module for module in tags.modules() if module.code == SEALED)
    assert (module.on, module.basis, module.entries) == (True, wanted, 0)
    assert SEALED in tags.visible()
    tag(store, person, SEALED)
    line = Audit(store).lines(most=1)[0]
    assert (line.action, line.detail["tag"], line.detail["on"]) == ("switch_tag_module", SEALED, True)
    assert line.detail["legal_basis"] == wanted.legal_basis
    assert tags.switch_off(SEALED, erase=False) == 0
    assert SEALED not in tags.visible()
    assert store.count("person_tag") == 1
    assert next(module.entries for module in tags.modules() if module.code == SEALED) == 1
    assert tags.switch_off(SEALED, erase=True) == 1
    assert store.count("person_tag") == 0
    assert Audit(store).lines(most=1)[0].detail == {"tag": SEALED, "on": False, "erased": 1}
    assert Audit(store).verify() is None


@pytest.mark.parametrize(
    "change",
    [
        {"owner_unit": " "},
        {"legal_basis": ""},
        {"purpose": ""},
        {"days": 0},
        {"days": LONGEST.days + 1},
    ],
)
def test_no_module_without_its_whole_basis(store, change):
    given = basis(store, change.get("days", 30))
    change = {name: value for name, value in change.items() if name != "days"}
    with pytest.raises(StoreError, match="needs an owner unit"):
        Tags(store).switch_on(SEALED, Basis(**{**vars(given), **change}))
    if store.engine == "postgis":
        sent = {**vars(given), **change, "expires": given.expires.isoformat()}
        with pytest.raises(ConstraintViolation, match="needs an owner unit"):
            store.query("SELECT switch_tag_module(:code, :basis, false)", {"code": SEALED, "basis": sent})
    assert not any(module.on for module in Tags(store).modules())


def test_only_sealed_tags_are_modules(store):
    with pytest.raises(StoreError, match="no sealed tag"):
        Tags(store).switch_on("volunteer", basis(store))


def test_a_module_ends(store, person):
    tags = Tags(store)
    tags.switch_on(SEALED, basis(store))
    tag(store, person, SEALED)
    keys = store.read("code_item", ["id", "extra"], where={"list": "person_tag", "code": SEALED})
    ended = {**keys["extra"][0], "expires": today(store).isoformat()}
    store.update("code_item", keys["id"][0], {"extra": ended})
    assert SEALED not in tags.visible()
    assert not next(module.on for module in tags.modules() if module.code == SEALED)
    with pytest.raises(ConstraintViolation, match="not in use"):
        store.execute("UPDATE person_tag SET tag = tag")


def test_reference_data_installed_again_leaves_a_module_as_it_is(store):
    wanted = basis(store)
    Tags(store).switch_on(SEALED, wanted)
    install_reference_data(store)
    assert next(module for module in Tags(store).modules() if module.code == SEALED).basis == wanted


def test_a_reveal_shows_no_sealed_tag_while_its_module_is_off(store):
    keyring = make_keys(store.uid)
    People(store, keyring).save([resident(2, tags=("volunteer", "disabled", SEALED))], area_ids=[add_area(store, "1")])
    person = store.read("person", ["id"])["id"][0]

    def seen():
        reveal = Reveal(store, keyring)
        return reveal.reveal(reveal.request_reveal(person, ["tags"], "核对标签"))["tags"]

    assert seen() == ("volunteer", "disabled")
    Tags(store).switch_on(SEALED, basis(store))
    assert seen() == ("volunteer", "disabled", SEALED)


@in_file
def test_roles_in_a_file_see_their_tags(store):
    Tags(store).switch_on(SEALED, basis(store))
    access = Access(store)
    seen = {}
    for role in ("clerk", "dispatcher", "revealer", "manager", "viewer", "auditor"):
        access.create_user(role, role, roles=[role])
        with open_store(f"{store.database} operator={role}") as own:
            seen[role] = Tags(own).visible()
            if role != "manager":
                with pytest.raises(AccessDenied):
                    Tags(own).switch_off(SEALED, erase=False)
    assert seen == {
        "clerk": BY["ordinary"] | BY["sensitive"],
        "manager": BY["ordinary"] | BY["sensitive"],
        "dispatcher": BY["ordinary"],
        "revealer": BY["ordinary"] | {SEALED},
        "viewer": set(),
        "auditor": set(),
    }


@in_file
@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE code_item SET sensitivity = 'ordinary' WHERE code = 'drug_user'",
        "UPDATE code_item SET active = 1 WHERE code = 'drug_user'",
        "UPDATE code_item SET code = 'x' WHERE code = 'drug_user'",
        "DELETE FROM code_item WHERE code = 'drug_user'",
        "INSERT INTO code_item (list, code, name_zh, name_en, sensitivity)"
        " VALUES ('person_tag', 'y', 'y', 'y', 'sealed')",
    ],
)
def test_plain_sqlite_cannot_unseal_a_tag(store, sql):
    with (
        closing(sqlite3.connect(store.database)) as plain,
        pytest.raises(sqlite3.IntegrityError, match="by its module"),
    ):
        plain.execute(sql)


@on_server
def test_rows_are_seen_by_right(cluster, store, person):
    Tags(store).switch_on(SEALED, basis(store))
    for code in ("volunteer", "disabled", SEALED):
        tag(store, person, code)
    home = store.read("person", ["area_id"])["area_id"][0]
    wanted = {
        "clerk": {"volunteer", "disabled"},
        "grid_worker": {"volunteer", "disabled"},
        "manager": {"volunteer", "disabled"},
        "dispatcher": {"volunteer"},
        "revealer": {"volunteer", SEALED},
    }
    with ExitStack() as opened:
        stores = {
            role: opened.enter_context(add_account(cluster, store, role, (role,), home))
            for role in (*wanted, "viewer", "auditor", "handler", "verifier", "linker", "exporter")
        }
        for role, own in stores.items():
            if role in wanted:
                assert set(own.read("person_tag", ["tag"])["tag"]) == wanted[role], role
            else:
                assert Tags(own).visible() == set()
                try:
                    assert own.read("person_tag", ["tag"])["tag"] == [], role
                except AccessDenied:
                    assert role != "linker"
        with pytest.raises(AccessDenied, match="row-level security"):
            tag(stores["clerk"], person, SEALED)
        Tags(stores["manager"]).switch_off(SEALED, erase=False)
        assert set(stores["revealer"].read("person_tag", ["tag"])["tag"]) == {"volunteer"}
        with pytest.raises(AccessDenied):
            Tags(stores["clerk"]).switch_on(SEALED, basis(store))
        with pytest.raises(AccessDenied):
            stores["clerk"].query("SELECT switch_tag_module(:code, NULL, true)", {"code": SEALED})


@on_server
def test_a_manager_cannot_unseal_a_tag_without_its_module(cluster, store):
    with add_account(cluster, store, "boss", ("manager",), add_area(store, "1")) as own:
        for sql in (
            "UPDATE code_item SET sensitivity = 'ordinary' WHERE code = 'drug_user'",
            """UPDATE code_item SET active = true, extra = '{"expires": "2099-01-01"}' WHERE code = 'drug_user'""",
            "UPDATE code_item SET code = 'drug_user_2' WHERE code = 'drug_user'",
            "UPDATE code_item SET list = 'other' WHERE code = 'drug_user'",
            "DELETE FROM code_item WHERE code = 'drug_user'",
            "INSERT INTO code_item (list, code, name_zh, name_en, sensitivity) VALUES"
            " ('person_tag', 'y', 'y', 'y', 'sealed')",
        ):
            with pytest.raises(AccessDenied, match="by its module only"):
                own.execute(sql)
        # Another edition that calls it ordinary does not unseal it: the strictest counts.
        own.execute(
            "INSERT INTO code_item (list, code, edition, name_zh, name_en, sensitivity)"
            " VALUES ('person_tag', 'drug_user', 'mine', 'x', 'x', 'ordinary')"
        )
        assert "drug_user" not in Tags(own).visible()
        with pytest.raises(AccessDenied, match="own function only"):
            own.query("""SELECT audit_write('switch_tag_module', 'code_item', 1, '{}')""")
        own.execute("UPDATE code_item SET name_zh = '涉毒人员' WHERE code = 'drug_user' AND edition <> 'mine'")


@on_server
def test_the_functions_are_for_managers(cluster, store):
    with add_account(cluster, store, "clerk2", ("clerk",), add_area(store, "1")) as own:
        login = own.database.split()[0].removeprefix("service=")
    with closing(cluster.connect(store.engine_object.database, login)) as connection, connection.cursor() as cursor:
        cursor.execute(f"SET search_path = {store.engine_object.schema}, public")
        for sql in ("SELECT * FROM tag_entries()", "SELECT * FROM tags_in_force()", "SELECT tag_module_holds(NULL)"):
            with pytest.raises(psycopg2.errors.InsufficientPrivilege):
                cursor.execute(sql)
