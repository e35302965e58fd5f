"""A hotline's orders in and their results out, in both engines: once each, sealed, and under their own numbers."""

import csv
from datetime import UTC, date, datetime, timedelta

import pytest
import shapely

from civicgrid.plugin.domain.problems import Problem
from civicgrid.plugin.jobs.intake.filing import Draft, Filing, Reporter, file_event
from civicgrid.plugin.jobs.intake.orders import guess_fields, import_orders, write_rejected
from civicgrid.plugin.jobs.intake.results import TITLES, export_orders
from civicgrid.plugin.jobs.progress import Progress
from civicgrid.plugin.jobs.tables.source import read_table
from civicgrid.plugin.services import clock
from civicgrid.plugin.services.translation import sentence
from civicgrid.plugin.store import StoreError, StoreUnavailable
from civicgrid.plugin.store.loop.events import Events
from civicgrid.tests.support.events import take, walk
from civicgrid.tests.support.orders import HEADERS, ROWS, SHANGHAI, brought, events, orders_town, sheet


@pytest.fixture
def town(store):
    return orders_town(store)


def test_orders_become_events_once_with_sealed_reporters_and_places(town, tmp_path):
    store, _ = town
    table = sheet(tmp_path)
    done = brought(town, table)
    assert (done.filed, done.known, done.unplaced, done.unsure) == (3, 1, 1, 0)
    assert sorted(done.rejected) == [3, 4, 5]
    assert "13900001111" not in str(done.rejected)
    made = events(store)
    assert list(made) == ["HL001", "HL002", "HL003"]
    assert [row["event_type"] for row in made.values()] == ["0102", "06", "0406"]
    assert made["HL001"]["reported_at"] == datetime(2026, 11, 20, 0, 15, tzinfo=UTC)
    assert made["HL003"]["reported_at"] == datetime(2026, 11, 20, 2, 0, tzinfo=UTC)
    assert made["HL001"]["description"] == "垃圾堆了三天，联系138****5678"
    at = [shapely.from_wkb(row["geom"]) if row["geom"] else None for row in made.values()]
    assert [round(at[0].x, 4), at[1], round(at[2].x, 4)] == [114.2001, None, 114.205]
    parties = store.read("event_party", ["name_masked", "phone_masked"], order_by=["id"])
    assert parties["name_masked"] == ["王**", "李**"]
    assert parties["phone_masked"] == ["138****5678", "0512-****6688"]


def test_the_same_sheet_again_changes_nothing_and_what_moved_on_stays(town, tmp_path):
    store, _ = town
    brought(town, sheet(tmp_path))
    event = store.read("event", ["id"], where={"external_number": "HL001"})["id"][0]
    walk(Events(store), event, "accept", "file")
    before = (events(store), store.table_mark("event", "event_step", "event_party"))
    changed = [[*row[:4], "完全不同的内容", *row[5:]] for row in ROWS[:3]]
    again = brought(town, sheet(tmp_path, changed))
    assert (again.filed, again.known, again.rejected) == (0, 3, {})
    assert (events(store), store.table_mark("event", "event_step", "event_party")) == before


def test_a_row_that_is_here_and_differs_is_told_and_changes_nothing(town, tmp_path):
    store, _ = town
    first = brought(town, sheet(tmp_path))
    assert list(first.notes) == [6]  # HL001 stands twice, with another content
    assert first.notes[6].endswith("the sheet differs in: Content, Reported.")
    assert brought(town, sheet(tmp_path, ROWS[:6])).notes == {}
    before = (events(store), store.table_mark("event", "event_step", "event_party"))
    changed = [[*ROWS[0][:4], "垃圾堆了五天", *ROWS[0][5:8], "2026-11-25"], [*ROWS[1][:5], "人民路12号", *ROWS[1][6:]]]
    done = brought(town, sheet(tmp_path, [*changed, ROWS[2]]))
    said = "It is here already and stays as it is; the sheet differs in: {}."
    assert (done.known, done.notes) == (3, {0: said.format("Content, Deadline"), 1: said.format("Address")})
    assert not any(word in str(done.notes) for word in ("垃圾", "人民路", "138"))
    assert (events(store), store.table_mark("event", "event_step", "event_party")) == before


@pytest.mark.parametrize(("limit", "expected"), [
    ("2026-11-23", "2026-11-23 23:59:59"), ("2026-11-23 17:00:00", "2026-11-23 17:00:00"),
    ("截止2026年11月23日17时前", "2026-11-23 17:00:00"), ("11月23日", "2026-11-23 23:59:59"),
    ("1月5日 12:00", "2027-01-05 12:00:00"), ("24小时", "2026-11-21 08:15:00"), ("5天内", "2026-11-26 00:00:00"),
    ("5个工作日", "2026-11-27 18:00:00"), (datetime(2026, 11, 23), "2026-11-23 23:59:59"),
    (datetime(2026, 11, 23, 9, 30), "2026-11-23 09:30:00"), (46349, "2026-11-23 23:59:59"),
])  # fmt: skip
def test_an_order_s_own_time_limit_is_the_deadline_of_handling_and_closing(town, tmp_path, limit, expected):
    store, _ = town
    table = sheet(tmp_path, [[*ROWS[1][:7], "2026-11-20 08:15", ""]])
    table.columns[8][0] = limit
    done = brought(town, table)
    assert (done.filed, done.notes) == (1, {})
    event, due = (store.read("event", [name])[name][0] for name in ("id", "due_given"))
    assert due.astimezone(SHANGHAI).strftime("%Y-%m-%d %H:%M:%S") == expected
    walk(Events(store), event, "accept", "file", "dispatch")
    kept = store.read("event", ["deadlines"])["deadlines"][0]
    given = clock.to_text(store.read("event", ["due_given"])["due_given"][0])
    assert (kept["handle"], kept["close"]) == (given, given)
    assert brought(town, table).notes == {}


def test_a_time_limit_that_cannot_be_read_is_told_and_the_rules_hold(town, tmp_path):
    store, _ = town
    done = brought(town, sheet(tmp_path, [[*ROWS[1][:8], "按规定"], [*ROWS[2][:8], ""]]))
    assert (done.filed, list(done.notes)) == (2, [0])
    assert "time limit" in done.notes[0]
    assert store.read("event", ["due_given"])["due_given"] == [None, None]
    assert all(store.read("event", ["due_at"])["due_at"])


def test_positions_in_a_named_system_come_before_the_address(town, tmp_path):
    store, _ = town
    rows = [[*ROWS[0], "114.3", "22.8"], [*ROWS[2], "", ""]]
    table = sheet(tmp_path, rows, [*HEADERS, "经度", "纬度"])
    with pytest.raises(StoreError, match="name their system"):
        brought(town, table)
    assert store.count("event") == 0
    brought(town, table, coordinates="gcj02")
    made = events(store)
    first = shapely.from_wkb(made["HL001"]["geom"])
    assert 0.001 < abs(first.x - 114.3) < 0.01  # GCJ-02 lies some hundred metres away
    assert round(shapely.from_wkb(made["HL003"]["geom"]).x, 3) == 114.205


def test_positions_of_another_system_stop_before_anything_is_filed(town, tmp_path):
    store, _ = town
    table = sheet(tmp_path, [[*ROWS[0], "512345.6", "2512345.6"]], [*HEADERS, "经度", "纬度"])
    with pytest.raises(StoreError, match="no degrees"):
        brought(town, table, coordinates="wgs84")
    assert store.count("event") == 0


def test_exchanged_columns_of_a_position_are_put_right_and_said(town, tmp_path):
    store, _ = town
    table = sheet(tmp_path, [[*ROWS[0], "22.8", "114.3"]], [*HEADERS, "经度", "纬度"])
    said = []
    brought(town, table, coordinates="wgs84", progress=Progress(say=said.append))
    place = shapely.from_wkb(events(store)["HL001"]["geom"])
    assert (round(place.x, 6), round(place.y, 6)) == (114.3, 22.8)
    assert said == [sentence(Problem("import.axes_exchanged"))]


def test_a_lost_server_ends_the_import_and_blames_no_row(town, tmp_path, monkeypatch):
    store, _ = town
    filed, file = [], Filing.file

    def losing(self, draft):
        if filed:
            raise StoreUnavailable("gone")
        filed.append(draft)
        return file(self, draft)

    monkeypatch.setattr(Filing, "file", losing)
    with pytest.raises(StoreUnavailable):
        brought(town, sheet(tmp_path))
    assert store.count("event") == 1
    monkeypatch.undo()
    assert brought(town, sheet(tmp_path)).known == 2  # HL001, which stands twice
    assert set(events(store)) == {"HL001", "HL002", "HL003"}


def test_without_the_seal_key_nothing_is_filed(town, tmp_path):
    store, _ = town
    table = sheet(tmp_path)
    with pytest.raises(StoreError, match="cannot be sealed"):
        import_orders(store, table, guess_fields(table.headers))
    assert store.count("event") == 0


def test_columns_are_found_by_their_headers_or_named(tmp_path):
    assert guess_fields(HEADERS)["external_number"] == 1
    assert guess_fields(["单号", "基本信息/反映内容", "联系方式（必填）"]) == {
        "external_number": 0,
        "content": 1,
        "phone": 2,
    }
    assert guess_fields(["甲", "内容"], '{"external_number": "甲"}') == {"content": 1, "external_number": 0}
    for number in ["服务单号", "工单流水号", "受理单编号", "热线工单号", "派单编号", "案卷号", "工单ID"]:
        for content in ["来电内容", "内容描述", "市民诉求", "反映事项", "事件内容"]:
            for limit in ("承办时限", "时限"):
                found = guess_fields([number, content, limit])
                assert found == {"external_number": 0, "content": 1, "due_at": 2}
    for headers, mapping in (
        (["内容"], ""),
        (HEADERS, '{"x1": "序号"}'),
        (HEADERS, '{"title": "没有"}'),
        (HEADERS, "{"),
    ):
        with pytest.raises(StoreError):
            guess_fields(headers, mapping)


def test_rejected_rows_go_to_a_file_for_one_person(town, tmp_path):
    table = sheet(tmp_path)
    done = brought(town, table)
    path = tmp_path / "退回.xlsx"
    write_rejected(path, table, done.rejected)
    back = read_table(path)
    assert back.columns[back.headers.index("工单编号")] == [None, "HL005", "HL006"]
    assert all(back.columns[-1])
    assert path.stat().st_mode & 0o77 == 0


def test_results_leave_under_the_orders_numbers_masked_and_with_an_audit_line(town, tmp_path):
    store, keyring = town
    draft = {"event_type": "0102", "title": "人民路12号垃圾", "source": "hotline_12345",
             "reported_at": datetime(2026, 11, 20, 15, 59, tzinfo=UTC)}  # fmt: skip
    done = file_event(store, Draft(**draft, external_number="HL1", reporter=Reporter("王小明", "13812345678")), keyring)
    file_event(
        store, Draft(**{**draft, "reported_at": datetime(2026, 11, 20, 16, 1, tzinfo=UTC)}, external_number="HL2")
    )
    file_event(store, Draft(**{**draft, "source": "wechat"}, external_number="WX1"))
    file_event(store, Draft(**draft))
    walk(Events(store), done.id, "accept", "file", "dispatch", "sign_for", "feedback", "verify", "evaluate")
    path = tmp_path / "结果.csv"
    day = date(2026, 11, 20)
    assert export_orders(store, path, day, day).rows == 1
    with path.open(encoding="utf-8-sig", newline="") as file:
        headers, row = csv.reader(file)
    found = dict(zip(TITLES, row, strict=True))
    assert headers == list(TITLES.values())
    assert (found["external_number"], found["number"]) == ("HL1", done.number)
    assert found["reported_at"] == "2026-11-20 23:59"
    assert (found["state"], found["department"], found["handled"], found["rating"]) == (
        "已评价",
        "城管中队",
        "好",
        "满意",
    )
    assert found["dispatched_at"]
    assert found["handled_at"]
    assert found["closed_at"] == ""
    assert (found["name"], found["phone"]) == ("王**", "138****5678")
    line = store.read("audit_log", ["detail"], where={"action": "export_orders"})["detail"]
    assert line == [
        {"source": "hotline_12345", "from": "2026-11-20", "to": "2026-11-20", "rows": 1, "file": "结果.csv"}
    ]
    with pytest.raises(StoreError, match="exists already"):
        export_orders(store, path, day, day)
    assert export_orders(store, tmp_path / "两天.xlsx", day, date(2026, 11, 21)).rows == 2
    with pytest.raises(StoreError, match="XLSX or CSV"):
        export_orders(store, tmp_path / "x.gpkg", day, day)


def test_a_result_has_the_order_s_own_time_limit(town, tmp_path):
    store, _ = town
    brought(town, sheet(tmp_path, [[*ROWS[0][:7], "", "20天"], [*ROWS[1][:7], "", ""]]))
    own, none = store.read("event", ["id"], order_by=["id"])["id"]
    walk(Events(store), own, "accept", "file", "dispatch")
    due = {}
    for event, name in ((own, "due_given"), (own, "due_at"), (none, "due_at")):
        at = store.read("event", [name], where={"id": event})[name][0]
        due[event, name] = at.astimezone(SHANGHAI).strftime("%Y-%m-%d %H:%M")
    assert due[own, "due_given"] != due[own, "due_at"]
    path = tmp_path / "时限.csv"
    today = datetime.now(SHANGHAI).date()
    export_orders(store, path, today - timedelta(days=1), today)
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = {row[TITLES["external_number"]]: row[TITLES["due_at"]] for row in csv.DictReader(file)}
    assert rows == {"HL001": due[own, "due_given"], "HL002": due[none, "due_at"]}


def test_an_order_that_is_sent_again_behind_its_end_is_told(town, tmp_path):
    store, _ = town
    brought(town, sheet(tmp_path, ROWS[:2]))
    event = store.read("event", ["id"], where={"external_number": "HL001"})["id"][0]
    take(Events(store), event, "void", note="重复工单")
    again = [*ROWS[0][:4], "又堆起来了", *ROWS[0][5:7], "2026-11-25 08:15", ""]
    done = brought(town, sheet(tmp_path, [again, ROWS[1]]))
    assert (done.filed, done.known, list(done.notes)) == (0, 2, [0])
    assert done.notes[0].endswith("Its event is at its end (voided): has the hotline sent it back?")


def test_an_order_that_mentions_another_one_says_so(town, tmp_path):
    store, _ = town
    text = "此前工单SD20261028001已办结，路灯又坏了"
    done = brought(town, sheet(tmp_path, [[*ROWS[1][:4], text, *ROWS[1][5:]], ["2", "HL009", *ROWS[1][2:]]]))
    assert (done.filed, list(done.notes)) == (2, [0])
    assert "SD20261028001" in done.notes[0]
    assert store.read("event", ["description"], order_by=["id"])["description"][0] == text


def test_an_order_of_a_time_that_cannot_be_is_rejected(town, tmp_path):
    store, _ = town
    table = sheet(tmp_path, [[at, f"HL{at}", "匿名", "", "违停", "", "", "x", ""] for at in range(3)])
    table.columns[table.headers.index("登记时间")] = [datetime(year, 11, 20, 8) for year in (2056, 1999, 2001)]
    done = brought(town, table)
    assert list(done.rejected) == [0, 1]
    assert list(events(store)) == ["HL2"]


def test_an_old_day_in_a_text_says_why_as_a_date_does(town, tmp_path):
    old = [datetime(1999, 11, 20, 8), "1999-11-20 08:00", "1999年11月20日8时", "19991120081500", "1900-01-01"]
    at = [*old, "时间不详", "1999-13-20 08:00", "2001-11-20 08:00"]
    rows = [[place, f"HL{place}", "匿名", "", "违停", "", "", "x", ""] for place in range(len(at))]
    table = sheet(tmp_path, rows)
    table.columns[table.headers.index("登记时间")] = at
    done = brought(town, table)
    assert {"before the year 2000" in done.rejected[row] for row in range(len(old))} == {True}
    assert {"cannot be read" in done.rejected[row] for row in (5, 6)} == {True}
    assert list(done.rejected) == list(range(7))
