"""What goes back to a hotline, in both engines: merged, voided and reworked orders are answered by what holds now."""

import csv
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from civicgrid.plugin.jobs.intake.filing import Draft, file_event
from civicgrid.plugin.jobs.intake.results import TITLES, answer_orders, export_orders
from civicgrid.plugin.store import StoreError
from civicgrid.plugin.store.access import Access
from civicgrid.plugin.store.loop.events import Events
from civicgrid.tests.support.events import take, walk
from civicgrid.tests.support.people import own_login


@pytest.fixture
def desk(store):
    login = own_login(store)
    if not store.read("app_user", ["id"])["id"]:
        Access(store).create_user(login, "王芳", roles=["clerk", "dispatcher", "manager"])
    store.execute("UPDATE setting SET value = '1' WHERE name = 'single_operator'")
    return store


def results(store, tmp_path, name):
    path = tmp_path / name
    export_orders(store, path, date(2026, 11, 20), date(2026, 11, 20))
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file))[1:]
    return {row[0]: dict(zip(TITLES, row, strict=True)) for row in rows}


def test_a_merged_order_is_answered_by_its_main_event_and_a_voided_one_by_its_reason(desk, tmp_path, monkeypatch):
    store = desk
    loop = Events(store)
    at = datetime(2026, 11, 20, 1, tzinfo=UTC)
    made = {
        number: file_event(
            store,
            Draft("0102", f"垃圾{number}", source="hotline_12345", reported_at=at, external_number=number),
        )
        for number in ("HL1", "HL2", "HL3", "HL4", "HL5")
    }
    main = file_event(store, Draft("0102", "网格员报的垃圾", source="wechat", reported_at=at))

    def uid(event):
        return store.read("event", ["uid"], where={"id": event})["uid"][0]

    take(loop, made["HL1"].id, "merge", evidence={"main_event": uid(made["HL2"].id)})
    take(loop, made["HL2"].id, "merge", evidence={"main_event": uid(main.id)})
    take(loop, made["HL3"].id, "void", note="重复工单")
    take(loop, made["HL4"].id, "merge", evidence={"main_event": uid(made["HL5"].id)})
    # As it could be done before a main event was kept from being voided (sql/*/23_step_bounds.sql).
    if store.engine == "postgis":
        store.execute("ALTER TABLE event_step DISABLE TRIGGER event_step_holds")
    else:
        store.execute("DROP TRIGGER event_step_bounds")
    with monkeypatch.context() as patch:
        patch.setattr(Events, "_merged", lambda *_: 0)
        take(loop, made["HL5"].id, "void", note="查无此事")
    walk(loop, main.id, "accept", "file", "dispatch", "sign_for")
    before = results(store, tmp_path, "1.csv")
    for number in ("HL1", "HL2"):
        row = before[number]
        assert (row["state"], row["main_number"], row["main_state"]) == ("已并案", main.number, "已签收")
        assert (row["department"], row["handled"], row["handled_at"], row["closed_at"]) == ("城管中队", "", "", "")
        assert row["dispatched_at"]
    assert (before["HL3"]["state"], before["HL3"]["void_reason"]) == ("已作废", "重复工单")
    assert (before["HL3"]["handled"], before["HL3"]["handled_at"], before["HL3"]["main_number"]) == ("", "", "")
    assert (before["HL4"]["main_number"], before["HL4"]["main_state"]) == (made["HL5"].number, "已作废")
    assert before["HL4"]["void_reason"] == "查无此事"
    take(loop, main.id, "feedback", note="已清运")
    walk(loop, main.id, "verify", "evaluate", "close")
    after = results(store, tmp_path, "2.csv")["HL1"]
    assert (after["main_state"], after["handled"], after["rating"]) == ("已结案", "已清运", "")
    assert after["handled_at"]
    assert after["closed_at"]


def test_a_list_of_orders_is_answered_in_its_order_also_where_one_is_unknown(desk, tmp_path):
    store = desk
    for number, day in (("HL1", 20), ("hl2", 1)):
        at = datetime(2026, 11, day, 1, tzinfo=UTC)
        file_event(store, Draft("0102", "垃圾", source="hotline_12345", reported_at=at, external_number=number))
    file_event(store, Draft("0102", "垃圾", source="wechat", external_number="HL9"))
    take(Events(store), store.read("event", ["id"], where={"external_number": "hl2"})["id"][0], "void", note="重复")
    path = tmp_path / "答复.csv"
    assert answer_orders(store, path, ["HL9", "ＨＬ２", "HL1", "2.02611E+15"]).rows == 4
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = [dict(zip(TITLES, row, strict=True)) for row in list(csv.reader(file))[1:]]
    assert [row["external_number"] for row in rows] == ["HL9", "hl2", "HL1", "2.02611E+15"]
    assert [row["state"] for row in rows] == ["no such order here", "已作废", "已上报", "no such order here"]
    assert [row["void_reason"] for row in rows] == ["", "重复", "", ""]
    line = store.read("audit_log", ["detail"], where={"action": "export_orders"})["detail"]
    assert line == [{"source": "hotline_12345", "unknown": 2, "rows": 4, "file": "答复.csv"}]
    with pytest.raises(StoreError, match="XLSX or CSV"):
        answer_orders(store, tmp_path / "x.gpkg", ["HL1"])


@pytest.mark.parametrize("again", [("rework",), ("verify", "reopen")])
def test_what_was_done_before_rework_is_no_result(desk, tmp_path, again):
    store = desk
    draft = Draft("0102", "垃圾", source="hotline_12345", reported_at=datetime(2026, 11, 20, tzinfo=UTC))
    event = file_event(store, replace(draft, external_number="HL1")).id
    loop = Events(store)
    walk(loop, event, "accept", "file", "dispatch", "sign_for", "feedback")
    assert results(store, tmp_path, "1.csv")["HL1"]["handled"] == "好"
    walk(loop, event, *again)
    row = results(store, tmp_path, "2.csv")["HL1"]
    assert (row["state"], row["handled"], row["handled_at"]) == ("已派发", "", "")
    take(loop, event, "sign_for")
    take(loop, event, "feedback", note="重新清运")
    assert results(store, tmp_path, "3.csv")["HL1"]["handled"] == "重新清运"
