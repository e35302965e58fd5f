"""Residents brought by accounts of a server: a clerk within their area, others not at all."""

from contextlib import closing

import pytest

from civicgrid.plugin.domain.uid import new_uid
from civicgrid.plugin.jobs.desk import open_items
from civicgrid.plugin.jobs.import_persons.desk import NEW, decide_match
from civicgrid.plugin.jobs.import_persons.withdraw import plan_withdrawal, withdraw
from civicgrid.plugin.services.keys import make_keys
from civicgrid.plugin.store import AccessDenied, StoreError, create_store
from civicgrid.plugin.store.imports import Imports
from civicgrid.plugin.store.residents.people import People
from civicgrid.plugin.store.residents.person_links import PersonLinks
from civicgrid.plugin.store.residents.relink import living
from civicgrid.tests.support.imports import states
from civicgrid.tests.support.people import add_account, add_area
from civicgrid.tests.support.postgres import SERVICE
from civicgrid.tests.support.residents import at, bring, houses, number, problems, row


@pytest.fixture
def town(cluster, request):
    """Two communities; houses in the first, a person in each; clerks of both, a viewer and a manager."""
    schema = f"persons{abs(hash(request.node.name)) % 10**8}"
    with create_store(f"service={SERVICE} schema={schema}") as store:
        keyring = make_keys(store.uid)
        People(store, keyring).install_keys()
        top = add_area(store, "1")
        east, west = add_area(store, "11", top), add_area(store, "12", top)
        houses(store, east)
        accounts = {
            "east": add_account(cluster, store, "east", ("clerk",), east),
            "west": add_account(cluster, store, "west", ("clerk",), west),
            "viewer": add_account(cluster, store, "viewer", ("viewer",), east),
            "manager": add_account(cluster, store, "manager", ("manager",), top),
        }
        yield store, keyring, {"east": east, "west": west}, accounts
        for one in accounts.values():
            one.close()


def test_a_clerk_brings_changes_and_decides_within_the_own_area(town):
    store, keyring, areas, accounts = town
    clerk = accounts["east"]
    rows = [row("王小明", number(1), address=at(), phone="13800000001", household_number="A1", tags="低保"),
            row("王小宝", "", birth_date="2026-09-01", sex="男", address=at(), household_number="A1")]  # fmt: skip
    plan, outcome = bring(clerk, keyring, rows)
    assert (problems(plan), states(outcome)) == ({}, {"insert": 2})
    people = store.read("person", ["area_id", "name_masked"], order_by=("id",))
    assert people == {"area_id": [areas["east"]] * 2, "name_masked": ["王**", "王**"]}
    assert store.read("occupancy", ["area_id"])["area_id"] == [areas["east"]] * 2
    assert store.read("import_row", ["area_id"])["area_id"] == [areas["east"]] * 5  # a household and two stays, too
    # The same again, changed, without a number, and over the desk.
    _, outcome = bring(clerk, keyring, rows)
    assert outcome.batch is None
    _, outcome = bring(clerk, keyring, [{**rows[0], "phone": "13800000002", "address": at(2)}])
    assert states(outcome) == {"update": 1}
    twin = {**rows[1], "household_number": None, "address": at(2)}
    _, outcome = bring(clerk, keyring, [twin], source="医院")
    [item] = open_items(clerk)
    decide_match(clerk, keyring, item, NEW)
    assert store.count("person") == 3
    # The other clerk sees nothing of it.
    with closing(accounts["west"]) as other:
        assert other.count("person") == other.count("import_row") == other.count("desk_item") == 0


def test_a_clerk_of_the_town_takes_nobody_from_a_clerk_of_a_community_by_what_cannot_be_read(cluster, town):
    store, keyring, areas, accounts = town
    rows = [row("王小明", number(1), address=at()), row("李四海", number(2), address=at(2)),
            row("赵无居", number(3), address="不知道")]  # fmt: skip
    bring(accounts["east"], keyring, rows)
    house = {"uid": new_uid(), "name": "5栋", "estate": "西苑", "number": "5", "area_id": areas["west"]}
    store.insert("building", house)
    top = store.read("area", ["parent_id"], where={"id": areas["east"]})["parent_id"][0]
    with closing(add_account(cluster, store, "town", ("clerk",), top)) as clerk:
        told = [row("王小明", number(1), address="不清楚", household_number="A1", tags="低保"),
                row("李四海", number(2), address="西苑5栋1单元101室"),
                row("赵无居", number(3), address="不清楚")]  # fmt: skip
        plan, outcome = bring(clerk, keyring, told)
    assert (problems(plan), states(outcome)) == ({}, {"update": 3})
    for table in ("person", "person_tag", "household", "occupancy", "desk_item"):
        assert set(store.read(table, ["area_id"])["area_id"]) == {areas["east"]}, table
    plan, outcome = bring(accounts["east"], keyring, [row("王小明", number(1), phone="13900000001")])
    assert (problems(plan), states(outcome)) == ({}, {"update": 1})


def test_who_sees_the_house_links_whom_another_could_not_by_the_same_row(cluster, town):
    store, keyring, areas, accounts = town
    bring(accounts["east"], keyring, [row("王小明", number(1), address=at())])
    house = store.insert("building", {"uid": new_uid(), "estate": "西苑", "number": "5", "area_id": areas["west"]})
    values = {"uid": new_uid(), "building_id": house, "unit": "1", "floor": 1, "number": "101"}
    room = store.insert("room", {**values, "area_id": areas["west"]})
    moved = [row("王小明", number(1), address="西苑5栋1单元101室")]
    bring(accounts["east"], keyring, moved)
    assert PersonLinks(accounts["east"]).count() == 1
    top = store.read("area", ["parent_id"], where={"id": areas["east"]})["parent_id"][0]
    with closing(add_account(cluster, store, "town", ("clerk",), top)) as clerk:
        plan, outcome = bring(clerk, keyring, moved)
    assert (problems(plan), states(outcome)) == ({}, {"update": 1})
    assert living(store, 1, 1)[1].room == room
    assert store.read("person", ["area_id"])["area_id"] == [areas["west"]]
    assert PersonLinks(store).count() == 0


def test_a_number_of_another_area_holds_its_row_back(town):
    store, keyring, areas, accounts = town
    bring(accounts["east"], keyring, [row("王小明", number(1), address=at())])
    before = store.read("person", ["id", "name_masked", "area_id"])
    plan, outcome = bring(accounts["west"], keyring, [row("王小明", number(1), phone="13800000009"),
                                                     row("李四海", number(2))])  # fmt: skip
    assert problems(plan) == {2: ["person.elsewhere"]}
    assert states(outcome) == {"insert": 1, "rejected": 1}
    assert plan.ids[0] is None
    people = store.read("person", ["id", "name_masked", "area_id"], order_by=("id",))
    assert people["area_id"] == [areas["east"], areas["west"]]
    assert people["id"][:1] == before["id"]


def test_what_a_file_said_is_answered_after_its_audit_line(town):
    """A record of an import holds the whole resident, sealed with the key of every clerk who imports."""
    store, keyring, _, accounts = town
    _, outcome = bring(accounts["east"], keyring, [row("王小明", number(1), address=at())])
    clerk, batch = accounts["east"], outcome.batch
    assert clerk.count("import_row")
    for sql in ("SELECT personal FROM import_row", "SELECT import_row::text FROM import_row",
                "UPDATE import_row SET personal = personal RETURNING personal"):  # fmt: skip
        with pytest.raises(AccessDenied):
            clerk.query(sql)
    imports = Imports(clerk)
    with pytest.raises(AccessDenied, match="committed"):
        imports.batch_personal(batch, "person")
    with clerk.transaction():
        asked = clerk.query("SELECT request_import(NULL, :batch) AS id", {"batch": batch})[0]["id"]
        with pytest.raises(AccessDenied, match="committed"):
            imports.batch_personal(batch, "person", asked)
    asked = imports.ask_persons(batch=batch)
    line = store.query("SELECT action, object_id FROM audit_log ORDER BY id DESC LIMIT 1")[0]
    assert line == {"action": "compare_import", "object_id": batch}
    assert len(imports.batch_personal(batch, "person", asked)) == 1
    # It is for this batch, this account and nothing else.
    with pytest.raises(AccessDenied):
        imports.last_personal("派出所", "person", asked)
    hashes = "CAST(ARRAY[] AS bytea[])"
    with pytest.raises(AccessDenied):
        clerk.query(f"SELECT * FROM person_contents(:asked, CAST(ARRAY[] AS text[]), {hashes})", {"asked": asked})
    for other in ("west", "manager"):
        with pytest.raises(AccessDenied):
            Imports(accounts[other]).batch_personal(batch, "person", asked)
    west = Imports(accounts["west"])
    assert west.batch_personal(batch, "person", west.ask_persons(batch=batch)) == {}
    with pytest.raises(AccessDenied):
        Imports(accounts["viewer"]).ask_persons(batch=batch)


def test_others_bring_nobody(town):
    store, keyring, _areas, accounts = town
    bring(accounts["east"], keyring, [row("王小明", number(1), address=at())])
    for name in ("viewer", "manager"):
        with pytest.raises(StoreError):
            if name == "viewer":
                bring(accounts[name], keyring, [row("李四海", number(2))])
            else:
                plan_withdrawal(accounts[name], 999, keyring)
    assert store.count("person") == 1


def test_a_manager_takes_a_batch_back_and_a_clerk_does_not(town):
    store, keyring, _areas, accounts = town
    rows = [row("王小明", number(1), address=at(), phone="13800000001", household_number="A1")]
    bring(accounts["east"], keyring, rows)
    sealed = store.read("person", ["phone_masked"])
    _, outcome = bring(accounts["east"], keyring, [{**rows[0], "phone": "13800000002"}])
    with pytest.raises(AccessDenied):
        plan_withdrawal(accounts["east"], outcome.batch, keyring)
    manager = accounts["manager"]
    withdraw(manager, plan_withdrawal(manager, outcome.batch, keyring), keyring)
    assert store.read("person", ["phone_masked"]) == sealed
    planned = plan_withdrawal(manager, outcome.batch - 1, keyring)
    withdraw(manager, planned, keyring)
    assert store.count("person") == store.count("occupancy") == store.count("household") == 0


def test_who_is_in_no_room_after_a_withdrawal_is_the_former_clerks_again(town):
    store, keyring, areas, accounts = town
    lost = row("王小明", number(1), address="那边第二家")
    bring(accounts["west"], keyring, [lost])
    _, outcome = bring(store, keyring, [{**lost, "address": at()}])
    assert store.read("person", ["area_id"])["area_id"] == [areas["east"]]
    assert PersonLinks(accounts["west"]).waiting() == []
    manager = accounts["manager"]
    withdraw(manager, plan_withdrawal(manager, outcome.batch, keyring), keyring)
    assert store.read("person", ["area_id"])["area_id"] == [areas["west"]]
    assert len(PersonLinks(accounts["west"]).waiting()) == 1


def test_on_a_server_without_keys_a_clerk_is_told_who_installs_them(cluster):
    with create_store(f"service={SERVICE} schema=personskeyless") as store:
        keyring, area = make_keys(store.uid), add_area(store, "11")
        houses(store, area)
        rows = [row("王小明", number(1), address=at())]
        with add_account(cluster, store, "clerk", ("clerk",), area) as clerk:
            with pytest.raises(AccessDenied, match="only its owner installs them"):
                bring(clerk, keyring, rows)
            assert store.count("person") == 0
            People(store, keyring).install_keys()
            assert states(bring(clerk, keyring, rows)[1]) == {"insert": 1}
