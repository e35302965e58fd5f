"""Linking the persons of a store again: a right, a reason, the stays, the desk and its opening, on both engines."""

import itertools
import json
import threading
from contextlib import closing
from datetime import date

import psycopg2
import pytest

from civicgrid.plugin.domain.uid import new_uid
from civicgrid.plugin.jobs.linking import persons
from civicgrid.plugin.jobs.linking.persons import link_persons
from civicgrid.plugin.jobs.progress import Cancelled, Progress
from civicgrid.plugin.services.keys import make_keys
from civicgrid.plugin.store import AccessDenied, StoreError
from civicgrid.plugin.store.access import Access
from civicgrid.plugin.store.audit import Audit
from civicgrid.plugin.store.residents.people import People
from civicgrid.plugin.store.residents.person_links import PersonLinks
from civicgrid.plugin.store.residents.relink import Relink
from civicgrid.plugin.store.residents.stays import Stays
from civicgrid.plugin.store.seal import SealBroken, WrongKey
from civicgrid.plugin.store.trail import Wanted
from civicgrid.tests.support import residents
from civicgrid.tests.support.people import add_account, add_area, resident

ADDRESSES = ("幸福花园1栋1单元301室", "幸福花园1栋302", "幸福花园1栋301", "没有的花园9栋101室", "")
NOBODY = "南山公寓8栋808室"


@pytest.fixture
def town(store):
    """An area with one building of two units, and a person for each address."""
    area = add_area(store, "1")
    building = store.insert("building", {"uid": new_uid(), "estate": "幸福花园", "number": "1", "area_id": area})
    rooms = {}
    for unit, number, use in (("1", "301", "rented"), ("2", "301", "self_occupied"), ("1", "302", "self_occupied")):
        row = {"building_id": building, "unit": unit, "floor": 3, "number": number, "use_class": use, "area_id": area}
        rooms[unit, number] = store.insert("room", {"uid": new_uid(), **row})
    keyring = make_keys(store.uid)
    persons = [resident(number, address_text=text) for number, text in enumerate(ADDRESSES)]
    People(store, keyring).save(persons, area_ids=[area] * len(persons))
    return keyring, area, building, rooms


def stays(store):
    names = ["person_id", "room_id", "role", "lives_here", "method", "confidence", "note", "source", "valid_to"]
    rows = store.read("occupancy", names, order_by=["id"])
    return list(zip(*rows.values(), strict=True))


def lines(store, *actions):
    rows = store.read("audit_log", ["action", "detail"], order_by=["id"])
    return [detail for action, detail in zip(*rows.values(), strict=True) if action in actions]


def test_persons_are_linked_counted_and_the_rest_waits_at_the_desk(store, town):
    keyring, _, building, rooms = town
    done = link_persons(store, keyring, reason="房屋补录后重新关联")
    assert done.ids == [1, 2, 3, 4, 5]
    assert (done.linked, done.unlinked) == (2, {"room_ambiguous": 1, "building_unknown": 1, "address_empty": 1})
    assert stays(store) == [
        (1, rooms["1", "301"], "tenant", True, "address", 1.0, None, "linkpersons", None),
        (2, rooms["1", "302"], "family", True, "address", 0.9, None, "linkpersons", None),
    ]
    counted = store.read("population_count", ["residents"], where={"object_type": "building", "object_id": building})
    assert counted["residents"] == [2]
    waiting = PersonLinks(store, keyring).waiting()
    assert [(one.person, one.reason) for one in waiting] == [
        (3, "room_ambiguous"), (4, "building_unknown"), (5, "address_empty"),
    ]  # fmt: skip
    assert {room for room, _, _ in waiting[0].candidates} == {rooms["1", "301"], rooms["2", "301"]}
    asked, finished = lines(store, "relink", "relinked")
    assert asked["reason"] == "房屋补录后重新关联"
    assert (finished["persons"], finished["linked"], finished["unlinked"]["address_empty"]) == (5, 2, 1)
    assert Audit(store).verify() is None


def test_what_contradicts_the_room_is_noted_with_the_stay_and_another_floor_waits_at_the_desk(store, town):
    keyring, area, _, rooms = town
    said = ("幸福花园1栋1单元301室地下室", "幸福花园1栋1单元2楼301", "幸福花园1栋1单元301室（空置房）")
    known = store.count("person")
    persons = [resident(known + number, address_text=text) for number, text in enumerate(said)]
    People(store, keyring).save(persons, area_ids=[area] * len(persons))
    link_persons(store, keyring, reason="房屋补录后重新关联")
    [doubted] = [stay for stay in stays(store) if stay[0] > known]
    assert (doubted[:2], doubted[5:7]) == ((known + 1, rooms["1", "301"]), (0.8, "link.rest_unread"))
    waiting = {one.person: one for one in PersonLinks(store, keyring).waiting()}
    assert [waiting[known + number].reason for number in (2, 3)] == ["room_floor", "not_living"]
    assert waiting[known + 2].candidates[0][0] == rooms["1", "301"]


def test_the_same_again_changes_nothing_and_a_new_building_takes_its_people_off_the_desk(store, town):
    keyring, area, _, _ = town
    link_persons(store, keyring, reason="第一次")
    before = stays(store), store.count("desk_item")
    again = link_persons(store, keyring, reason="第二次")
    assert again.ids == [3, 4, 5]
    assert (stays(store), store.count("desk_item")) == before
    building = store.insert("building", {"uid": new_uid(), "estate": "没有的花园", "number": "9", "area_id": area})
    room = store.insert("room", {"uid": new_uid(), "building_id": building, "floor": 1, "number": "101"})
    assert link_persons(store, keyring, reason="第三次").linked == 1
    assert stays(store)[-1][:2] == (4, room)
    assert [one.person for one in PersonLinks(store, keyring).waiting()] == [3, 5]
    items = store.read("desk_item", ["object_id", "decision"], where={"object_id": 4})
    assert items["decision"] == ["linked"]


def test_everyone_again_corrects_what_was_linked_but_not_what_a_hand_decided(store, town):
    keyring, _, _, rooms = town
    link_persons(store, keyring, reason="第一次")
    store.execute("UPDATE occupancy SET valid_from = :day", {"day": date(2024, 1, 1)})
    Stays(store).add_stay(2, rooms["2", "301"], "family", date(2024, 6, 1))
    store.execute("UPDATE occupancy SET room_id = :room WHERE person_id = 1", {"room": rooms["2", "301"]})
    done = link_persons(store, keyring, reason="全部", everyone=True)
    assert len(done.ids) == 5
    assert (done.kept, done.moved) == (1, 1)
    living = {row[0]: row[1] for row in stays(store) if row[3] and row[8] is None}
    assert living == {1: rooms["1", "301"], 2: rooms["2", "301"]}
    assert link_persons(store, keyring, reason="再来", everyone=True).moved == 0


def test_who_is_refused_the_stay_waits_at_the_desk_with_the_reason(store, town):
    keyring, _, building, rooms = town
    store.execute("UPDATE person SET birth_year = 2199 WHERE id = 1")
    done = link_persons(store, keyring, reason="出生年份有误")
    assert (done.linked, done.unlinked["stay.before_birth"], done.links.room[0]) == (1, 1, None)
    assert [row[0] for row in stays(store)] == [2]
    first = PersonLinks(store, keyring).waiting()[0]
    assert (first.person, first.reason) == (1, "stay.before_birth")
    assert first.candidates == ((rooms["1", "301"], building, 1.0),)
    assert lines(store, "relinked")[0]["unlinked"]["stay.before_birth"] == 1
    link_persons(store, keyring, reason="仍然有误")
    assert PersonLinks(store, keyring).waiting()[0] == first
    store.execute("UPDATE person SET birth_year = 1950 WHERE id = 1")
    link_persons(store, keyring, reason="已经改正")
    assert 1 not in PersonLinks(store, keyring).persons()


def test_who_has_gone_but_is_registered_here_lives_elsewhere(store, town):
    keyring, area, _, rooms = town
    person = resident(9, address_text="幸福花园1栋2单元301室", residence_state="household_here")
    People(store, keyring).save([person], area_ids=[area])
    link_persons(store, keyring, reason="户在人不在")
    assert [row[3] for row in stays(store) if row[1] == rooms["2", "301"]] == [False]
    assert 6 not in link_persons(store, keyring, reason="再来").ids


def test_a_cancelled_or_failed_run_leaves_nothing_but_its_request(store, town):
    keyring, *_ = town
    with pytest.raises(Cancelled):
        link_persons(store, keyring, reason="取消", progress=Progress(is_canceled=lambda: True))
    assert (stays(store), store.count("desk_item")) == ([], 0)
    assert len(lines(store, "relink")) == 1
    assert lines(store, "relinked") == []


def test_page_by_page_it_is_one_piece_of_work(store, town, monkeypatch):
    keyring, _, _, rooms = town
    monkeypatch.setattr("civicgrid.plugin.store.residents.relink.PAGE", 1)
    sealed = store.read("person_clear", ["content"], where={"person_id": 5})["content"][0]
    store.execute("UPDATE person_clear SET content = :wrong WHERE person_id = 5", {"wrong": sealed[:-1] + b"?"})
    with pytest.raises(SealBroken):
        link_persons(store, keyring, reason="坏了")
    assert (stays(store), lines(store, "settle_stays")) == ([], [])
    store.execute("UPDATE person_clear SET content = :content WHERE person_id = 5", {"content": sealed})
    done = link_persons(store, keyring, reason="逐页")
    assert (done.ids, done.linked, done.links.room[:2]) == ([1, 2, 3, 4, 5], 2, [rooms["1", "301"], rooms["1", "302"]])
    assert [row[:2] for row in stays(store)] == [(1, rooms["1", "301"]), (2, rooms["1", "302"])]
    assert [one.person for one in PersonLinks(store, keyring).waiting()] == [3, 4, 5]
    assert [line["written"] for line in lines(store, "settle_stays")] == [2]


def test_linking_again_needs_a_reason_the_key_and_no_transaction(store, town):
    keyring, *_ = town
    with pytest.raises(AccessDenied):
        link_persons(store, keyring, reason="  ")
    with pytest.raises(WrongKey):
        link_persons(store, keyring.search_only(), reason="理由")
    with store.transaction(), pytest.raises(AccessDenied):
        Relink(store, keyring).begin("理由")
    with pytest.raises(AccessDenied):
        Audit(store).write("relink", "person", None, {})
    assert lines(store, "relink", "relinked") == []


def test_no_address_lies_open(store, town):
    keyring, *_ = town
    link_persons(store, keyring, reason="理由")
    rows = store.read("desk_item", ["summary", "detail", "content"])
    assert all(content is not None for content in rows["content"])
    open_text = json.dumps([rows["summary"], rows["detail"], lines(store, "relink", "relinked")], ensure_ascii=False)
    for text in filter(None, ADDRESSES):
        assert text not in open_text
        assert all(text.encode() not in content for content in rows["content"])


def test_an_address_is_read_after_a_line_with_its_reason(store, town):
    keyring, *_ = town
    link_persons(store, keyring, reason="理由")
    desk = PersonLinks(store, keyring)
    items = {one.person: one for one in desk.waiting()}
    with pytest.raises(AccessDenied):
        desk.address(0, items[3].id)
    with pytest.raises(AccessDenied):
        desk.open_addresses(" ")
    opening = desk.open_addresses("核对未关联人员")
    assert desk.address(opening, items[3].id) == "幸福花园1栋301"
    assert desk.address(opening, items[5].id) == ""
    [line] = Audit(store).lines(Wanted(action="open_link_desk"))
    assert line.detail == {"reason": "核对未关联人员", "persons": len(items)}
    with pytest.raises(StoreError):
        desk.address(opening, 999)


def test_an_item_is_decided_once_and_can_be_reopened(store, town):
    keyring, *_ = town
    link_persons(store, keyring, reason="理由")
    desk = PersonLinks(store, keyring)
    item = desk.waiting()[0]
    desk.decide(item, "linked")
    with pytest.raises(StoreError):
        desk.decide(item, "linked")
    assert desk.count() == 2
    desk.reopen(item)
    assert desk.waiting()[0] == item


def test_a_person_has_one_open_item(store, town):
    keyring, area, *_ = town
    desk = PersonLinks(store, keyring)
    assert desk.put([3], ["address_empty"], [()], [""], [area]) == 1
    assert desk.put([3, 4], ["room_unknown"] * 2, [((None, 1, 0.5),), ()], [NOBODY, ""], [area] * 2) == 1
    assert [(one.person, one.reason, one.candidates) for one in desk.waiting()] == [
        (3, "room_unknown", ((None, 1, 0.5),)), (4, "room_unknown", ()),
    ]  # fmt: skip
    assert desk.address(desk.open_addresses("看一看"), desk.waiting()[0].id) == NOBODY
    assert [one.person for one in desk.waiting(after=desk.waiting()[0].id)] == [4]
    desk.close([3])
    assert desk.persons() == {4}
    Stays(store).add_stay(4, town[3]["1", "302"], "family", date(2024, 1, 1))
    assert (desk.count(), desk.waiting()) == (0, [])


def test_a_file_asks_for_the_role_of_its_operator(store, town):
    keyring, *_ = town
    if store.engine != "gpkg":
        return
    Access(store).create_user("boss", "管理员", roles=["manager"])
    store.operator = Access(store).create_user("li", "李四", roles=["clerk"])
    with pytest.raises(AccessDenied, match=r"link|关联"):
        link_persons(store, keyring, reason="理由")


@pytest.fixture
def accounts(store, town, request):
    """A linker and a clerk of the first area, and a person in another one."""
    if store.engine != "postgis":
        pytest.skip("accounts with rights of their own are a server's")
    keyring, area, *_ = town
    other = add_area(store, "2")
    People(store, keyring).save([resident(20, address_text=ADDRESSES[0])], area_ids=[other])
    cluster = request.getfixturevalue("cluster")
    with (
        closing(add_account(cluster, store, "linker", ("linker",), area)) as linker,
        closing(add_account(cluster, store, "clerk", ("clerk",), area)) as clerk,
    ):
        yield keyring, linker, clerk


def test_a_linker_links_its_own_area_and_nobody_else_may(store, accounts):
    keyring, linker, clerk = accounts
    with pytest.raises(AccessDenied):
        link_persons(clerk, keyring, reason="理由")
    done = link_persons(linker, keyring, reason="理由")
    assert done.ids == [1, 2, 3, 4, 5]
    assert done.linked == 2
    assert [row[0] for row in stays(store)] == [1, 2]
    assert [one.person for one in PersonLinks(clerk, keyring).waiting()] == [3, 4, 5]


def test_the_server_gives_addresses_only_for_a_committed_request_of_the_same_login(store, accounts):
    keyring, linker, clerk = accounts
    page = "SELECT count(*) AS found FROM relink_persons(:request, 0, 100)"
    with linker.transaction():
        request = linker.query("SELECT request_relink(true, 'x') AS id")[0]["id"]
        with pytest.raises(AccessDenied):
            linker.query(page, {"request": request})
    request = Relink(linker, keyring).begin("理由")
    assert linker.query(page, {"request": request})[0]["found"] == 5
    for asked in (lambda: clerk.query(page, {"request": request}), lambda: linker.query(page, {"request": 999}),
                  lambda: linker.query("SELECT relink_request(:request)", {"request": request}),
                  lambda: clerk.query("SELECT request_relink(true, 'x')"),
                  lambda: linker.read("person_clear", ["person_id"])):  # fmt: skip
        with pytest.raises(AccessDenied):
            asked()
    Relink(linker, keyring).finish(request, {"persons": 0})
    with pytest.raises(AccessDenied):
        linker.query(page, {"request": request})
    with pytest.raises(AccessDenied):
        Relink(linker, keyring).finish(request, {"persons": 0})


def test_a_right_that_has_ended_reads_nothing(store, accounts):
    keyring, linker, _ = accounts
    request = Relink(linker, keyring).begin("理由")
    store.execute("UPDATE user_role SET valid_to = now() - interval '1 minute' WHERE role = 'linker'")
    with pytest.raises(AccessDenied):
        linker.query("SELECT * FROM relink_persons(:request, 0, 100)", {"request": request})
    with pytest.raises((AccessDenied, psycopg2.Error)):
        Relink(linker, keyring).begin("理由")


def test_a_cancel_in_the_middle_leaves_no_thread(store, town, monkeypatch):
    keyring = town[0]
    monkeypatch.setattr("civicgrid.plugin.store.residents.relink.PAGE", 2)
    before = threading.active_count()
    asked = itertools.count()
    with pytest.raises(Cancelled) as stopped:
        link_persons(store, keyring, reason="抽查", progress=Progress(lambda: next(asked) > 2))
    assert threading.active_count() == before  # also while the error is kept, as Processing does
    del stopped
    assert not store.count("occupancy")


def test_a_remark_beside_the_address_outlives_linking_again(store, town):
    keyring, area, _, rooms = town
    address = "幸福花园1栋2单元301室"
    sheet = [
        residents.row("张三", residents.number(1), address=address, remark="已搬走"),
        residents.row("李四", residents.number(2), address=address, remark="转租"),
    ]
    plan, _ = residents.bring(store, keyring, sheet, area=area)
    gone, let = plan.ids
    for everyone in (False, True):
        link_persons(store, keyring, reason="再来", everyone=everyone)
        [stay] = [one for one in stays(store) if one[0] in plan.ids]
        assert (stay[:2], stay[4:7]) == ((let, rooms["2", "301"]), ("address", 0.7, "link.home_let"))
        reasons = {one.person: one.reason for one in PersonLinks(store, keyring).waiting()}
        assert reasons[gone] == "not_living"
    # Once somebody has decided, the address leads home again.
    desk = PersonLinks(store, keyring)
    desk.decide(next(one for one in desk.waiting() if one.person == gone), "dismissed")
    link_persons(store, keyring, reason="再来")
    assert (gone, rooms["2", "301"]) in [one[:2] for one in stays(store)]


@pytest.mark.parametrize("moment", ["before its page is decided", "after that", "by an import"])
def test_who_is_moved_in_during_the_linking_stays_there(store, town, monkeypatch, moment):
    keyring, _, _, rooms = town
    decide = persons._Linking._part

    def part(linking, ids, links):
        if moment == "after that":
            found = decide(linking, ids, links)
        Stays(store).add_stay(1, rooms["2", "301"], "family", date(2024, 1, 1))
        if moment == "by an import":
            store.execute("UPDATE occupancy SET method = 'address'")
        return decide(linking, ids, links) if moment != "after that" else found

    monkeypatch.setattr(persons._Linking, "_part", part)
    link_persons(store, keyring, reason="同时")
    assert [one[1] for one in stays(store) if one[0] == 1 and one[8] is None] == [rooms["2", "301"]]
    assert [one[1] for one in stays(store) if one[0] == 2] == [rooms["1", "302"]]
    assert 1 not in {one.person for one in PersonLinks(store, keyring).waiting()}
