"""A hotline's orders in and their results out, in both engines: once each, sealed, and under their own numbers."""

import csv
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
import shapely
import xlsxwriter

from civicgrid.plugin.domain.problems import Problem
from civicgrid.plugin.domain.uid import new_uid
from civicgrid.plugin.jobs.intake.filing import Draft, Filing, Reporter, file_event
from civicgrid.plugin.jobs.intake.orders import guess_fields, import_orders, write_rejected
from civicgrid.plugin.jobs.intake.results import TITLES, export_orders
from civicgrid.plugin.jobs.progress import Progress
from civicgrid.plugin.jobs.tables.source import read_table
from civicgrid.plugin.services import clock
from civicgrid.plugin.services.keys import make_keys
from civicgrid.plugin.services.translation import sentence
from civicgrid.plugin.store import StoreError, StoreUnavailable
from civicgrid.plugin.store.access import Access
from civicgrid.plugin.store.loop.events import Events
from civicgrid.plugin.store.seal import install_keys
from civicgrid.tests.support.events import REPORT, take, walk
from civicgrid.tests.support.people import own_login

SHANGHAI = ZoneInfo("Asia/Shanghai")
HEADERS = ["序号", "工单编号", "来电人", "联系电话", "诉求内容", "事发地址", "诉求类型", "登记时间", "办理时限"]
ROWS = [
    ["1", "HL001", "王小明", "13812345678", "垃圾堆了三天，联系13812345678", "人民路12号", "",
     "2026-11-20 08:15", "2026-11-23"],
    ["2", "HL002", "匿名", "", "路灯不亮", "没有的路1号", "", "2026-11-20 09:00", ""],
    ["3", "HL003", "李女士", "0512-66886688", "反映情况", "人民路与中山路路口", "道路积水", "2026年11月20日10时", ""],
    ["4", "", "赵四", "13900001111", "违停", "人民路12号", "", "2026-11-20 11:00", ""],
    ["5", "HL005", "赵四", "13900001111", "", "人民路12号", "", "2026-11-20 11:00", ""],
    ["6", "HL006", "赵四", "13900001111", "违停", "人民路12号", "", "昨天还是前天", ""],
    ["7", "HL001", "王小明", "13812345678", "垃圾还在", "人民路12号", "", "2026-11-21 08:15", ""],
]  # fmt: skip


@pytest.fixture
def town(store):
    login = own_login(store)
    if not store.read("app_user", ["id"])["id"]:
        Access(store).create_user(login, "王芳", roles=["clerk", "dispatcher", "manager"])
    store.execute("UPDATE setting SET value = '1' WHERE name = 'single_operator'")
    keyring = make_keys(store.uid)
    install_keys(store, keyring)
    house = shapely.to_wkb(shapely.MultiPolygon([shapely.box(114.2, 22.7, 114.2002, 22.7002)]))
    store.insert(
        "building",
        {"uid": new_uid(), "code": "B1", "road": "人民路", "door": "12", "address": "人民路12号", "geom": house},
    )
    for name, line in (
        ("人民路", [(114.20, 22.70), (114.21, 22.70)]),
        ("中山路", [(114.205, 22.69), (114.205, 22.71)]),
    ):
        geom = shapely.to_wkb(shapely.LineString(line))
        store.insert("road", {"uid": new_uid(), "name": name, "road_class": "secondary", "geom": geom})
    return store, keyring


def sheet(tmp_path, rows=ROWS, headers=HEADERS):
    path = tmp_path / "热线 工单.csv"
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file).writerows([headers, *rows])
    return read_table(path)


def brought(town, table, **options):
    store, keyring = town
    return import_orders(store, table, guess_fields(table.headers), keyring=keyring, **options)


def events(store):
    names = ["external_number", "event_type", "description", "source", "reported_at", "geom"]
    rows = store.read("event", names, order_by=["id"])
    return {values[0]: dict(zip(names, values, strict=True)) for values in zip(*rows.values(), strict=True)}


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


def test_a_cell_that_says_no_certain_time_is_rejected_and_others_are_read(town, tmp_path):
    store, _ = town
    read = {
        "2026-11-20 8:15:00 PM": "20:15", "2026-11-20 12:15 AM": "00:15", 20261120081500: "08:15",
        "20261120081500": "08:15", 46346.34375: "08:15", "46346.34375": "08:15", "2026-11-20  08 : 15": "08:15",
        "2026-11-20 20:15-21:00": "20:15", "2026-11-20 08:15 +0800": "08:15", "2026-11-20T00:15:00-05:00": "13:15",
        "20261120": "23:59",
    }  # fmt: skip
    unread = ["11/20/2026 8:15", "26/11/20 8:15", "8:15 2026/11/20", "20261320", "20/11/2026"]
    told = [*read, *unread]
    table = sheet(tmp_path, [[at, f"HL{at}", "匿名", "", "违停", "", "", "x", ""] for at in range(len(told))])
    table.columns[table.headers.index("登记时间")] = told
    done = brought(town, table)
    assert sorted(done.rejected) == list(range(len(read), len(told)))
    at = [row["reported_at"].astimezone(SHANGHAI).strftime("%d %H:%M") for row in events(store).values()]
    assert at == ["20 " + hour for hour in read.values()]


def test_a_telephone_in_an_address_is_masked(town, tmp_path):
    store, _ = town
    row = [*ROWS[0][:5], "人民路12号，联系王小明13812345678", *ROWS[0][6:]]
    brought(town, sheet(tmp_path, [row]))
    assert store.read("event", ["address"])["address"] == ["人民路12号，联系王**138****5678"]
    assert brought(town, sheet(tmp_path, [row])).notes == {}


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


def test_merged_and_struck_cells_of_a_workbook(town, tmp_path):
    store, _ = town
    path = tmp_path / "工单.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        page = book.add_worksheet("一")
        struck = book.add_format({"font_strikeout": True})
        page.write_row(0, 0, HEADERS)
        for number, row in enumerate([ROWS[0], ROWS[1], ROWS[2], ["4", "HL004", *ROWS[2][2:]]], start=1):
            page.write_row(number, 0, row, struck if number == 4 else None)
        page.merge_range(1, 5, 2, 5, "人民路12号")
        page.set_column(2, 3, None, None, {"hidden": True})
        book.add_worksheet("二").write_row(0, 0, HEADERS)
    table = read_table(path)
    done = brought(town, table)
    assert (done.filed, done.rejected) == (3, {3: "The row is struck out in the sheet."})
    assert store.read("event", ["address"], order_by=["id"])["address"][:2] == ["人民路12号"] * 2
    assert len(store.read("event_party", ["id"])["id"]) == 2


def test_a_reporter_s_name_goes_from_the_content_whatever_stands_beside_it(town, tmp_path):
    store, _ = town
    rows = [
        ["1", "HL1", "李梅（女）", "", "李梅说楼上漏水，李梅很着急", "", "", "", ""],
        ["2", "HL2", "李梅女士", "", "李梅说楼上漏水", "", "", "", ""],
        ["3", "HL3", "李梅、王小刚", "", "李梅和王小刚说楼上漏水", "", "", "", ""],
    ]
    brought(town, sheet(tmp_path, rows))
    said = [row["description"] for row in events(store).values()]
    assert said == ["李*说楼上漏水，李*很着急", "李*说楼上漏水", "李*和王**说楼上漏水"]


def test_a_number_is_one_in_full_width_and_half(town, tmp_path):
    store, _ = town
    numbers = ["HL1", "ＨＬ１", " HL1 ", "\u3000ＨＬ－２", "HL-2"]
    rows = [[at, number, "匿名", "", "违停", "", "", "", ""] for at, number in enumerate(numbers)]
    done = brought(town, sheet(tmp_path, rows))
    assert (done.filed, done.known) == (2, 3)
    assert list(events(store)) == ["HL1", "HL-2"]
    Events(store).report({**REPORT, "source": "hotline_12345", "external_number": "ＨＬ９"})  # from before
    assert brought(town, sheet(tmp_path, [["1", "ＨＬ９", *rows[0][2:]]])).filed == 0


def test_instants_that_name_their_distance_from_utc_are_taken_as_they_are(town, tmp_path):
    store, _ = town
    told = [
        "2026-11-20T08:00:00+08:00",
        "2026-11-20T00:00:00Z",
        "2026-11-20 02:00+0200",
        "2026-11-20T08:00:00.250+08",
        "2026-11-20T25:00:00+08:00",
    ]
    rows = [[at, f"HL{at}", "匿名", "", "违停", "", "", when, told[0]] for at, when in enumerate(told)]
    done = brought(town, sheet(tmp_path, rows))
    assert list(done.rejected) == [4]
    assert {row["reported_at"].replace(microsecond=0) for row in events(store).values()} == {
        datetime(2026, 11, 20, tzinfo=UTC)
    }
    assert {one.replace(microsecond=0) for one in store.read("event", ["due_given"])["due_given"]} == {
        datetime(2026, 11, 20, tzinfo=UTC)
    }


def test_a_day_of_a_sheet_is_that_of_the_store_s_zone(town, tmp_path, monkeypatch):
    store, _ = town
    monkeypatch.setattr(clock, "utc_now", lambda: datetime(2026, 11, 19, 23, 40, tzinfo=UTC))  # 07:40 of the 20th
    told = ["今天7:30", "昨晚8点", "11月19日晚8点", "今早7点", "早上好"]
    rows = [[number, f"HL{number}", "匿名", "", "违停", "", "", at, ""] for number, at in enumerate(told)]
    done = brought(town, sheet(tmp_path, rows))
    reported = [row["reported_at"].astimezone(SHANGHAI).strftime("%d %H:%M") for row in events(store).values()]
    assert reported == ["20 07:30", "19 20:00", "19 20:00", "20 07:00"]
    assert list(done.rejected) == [4]


def test_a_number_that_the_spreadsheet_has_changed_is_rejected(town, tmp_path):
    store, _ = town
    table = sheet(tmp_path, [[*ROWS[1][:5], "", "", f"2026-11-20 09:0{at}", ""] for at in range(9)])
    column = table.headers.index("工单编号")
    table.columns[column] = [
        202611300001, 202611300002345, 2026113000000001.0, 2.026113000000001e19, 2.026113000000002e19, "2.02611E+15",
        datetime(2026, 11, 30), "2026113000000009", "SD2E15",
    ]  # fmt: skip
    done = brought(town, table)
    assert sorted(done.rejected) == [2, 3, 4, 5, 6]
    assert all("format its column as text" in reason for reason in done.rejected.values())
    assert list(events(store)) == ["202611300001", "202611300002345", "2026113000000009", "SD2E15"]


def test_a_number_of_an_order_is_one_in_capitals_and_small_letters(town, tmp_path):
    store, _ = town
    rows = [["1", "SD20261130001", *ROWS[1][2:]], ["2", "sd20261130001", *ROWS[1][2:]], ["3", "wd1", *ROWS[1][2:]]]
    done = brought(town, sheet(tmp_path, rows))
    assert (done.filed, done.known) == (2, 1)
    assert list(events(store)) == ["SD20261130001", "wd1"]
    assert brought(town, sheet(tmp_path, [["4", "WD1", *ROWS[1][2:]]])).known == 1


@pytest.mark.parametrize("told", ["同上", "同上一条", "〃", "见诉求内容", "详见内容", "不详", "—", "/"])
def test_an_address_that_is_none_is_left_out(town, tmp_path, told):
    store, _ = town
    brought(town, sheet(tmp_path, [[*ROWS[1][:4], "违停", told, *ROWS[1][6:]]]))
    assert store.read("event", ["address"])["address"] == [None]
    brought(town, sheet(tmp_path, [["2", "HL8", *ROWS[1][2:4], "人民路12号违停", told, *ROWS[1][6:]]]))
    assert store.read("event", ["address"])["address"] == [None, "人民路12号"]


def test_a_report_without_an_hour_lasts_to_the_end_of_its_day_and_is_told(town, tmp_path, monkeypatch):
    store, _ = town
    monkeypatch.setattr(clock, "utc_now", lambda: datetime(2026, 11, 21, 2, 30, tzinfo=UTC))
    table = sheet(tmp_path, [[at, f"HL{at}", "匿名", "", "违停", "", "", "x", "3天"] for at in range(7)])
    column = table.headers.index("登记时间")
    table.columns[column] = [
        "2026-11-20", datetime(2026, 11, 20), "11月20日", "2026-11-21", None, "2026-11-20 00:00", "2026-11-20 08:00"
    ]  # fmt: skip
    done = brought(town, table)
    at = [row["reported_at"].astimezone(SHANGHAI).strftime("%d %H:%M") for row in events(store).values()]
    del at[4]  # now is the server's, where there is one
    assert at == ["20 23:59", "20 23:59", "20 23:59", "21 10:30", "20 00:00", "20 08:00"]
    assert ["no hour" in done.notes.get(row, "") for row in range(7)] == [True] * 4 + [False] * 3
    assert "now is taken" in done.notes[4]
    assert not {5, 6} & done.notes.keys()
    monkeypatch.setattr(clock, "utc_now", lambda: datetime(2026, 11, 23, 2, 30, tzinfo=UTC))
    assert brought(town, table).notes == {}
