"""What stands in the cells of a hotline's sheet, in both engines: numbers, times, addresses, names, struck rows."""

from datetime import UTC, datetime

import pytest
import xlsxwriter

from civicgrid.plugin.jobs.tables.source import read_table
from civicgrid.plugin.services import clock
from civicgrid.plugin.store.loop.events import Events
from civicgrid.tests.support.events import REPORT
from civicgrid.tests.support.orders import HEADERS, ROWS, SHANGHAI, brought, events, orders_town, sheet


@pytest.fixture
def town(store):
    return orders_town(store)


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
