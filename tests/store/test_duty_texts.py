"""What the desk proposes to report and to tell a group, and duty lists read from tables; on both engines."""

from datetime import UTC, date, datetime, timedelta

import pytest
import xlsxwriter

from civicgrid.plugin.domain.duty import Member, Slot
from civicgrid.plugin.domain.uid import new_uid
from civicgrid.plugin.jobs.duty_desk import read_month, read_overview, slots_of, teams_of
from civicgrid.plugin.jobs.duty_table import enter_table, plan_table, read_shifts
from civicgrid.plugin.jobs.info_report import notice, open_report, propose, sheet
from civicgrid.plugin.services import clock
from civicgrid.plugin.store import StoreError
from civicgrid.plugin.store.loop.duty import DutyLog, Shifts
from civicgrid.plugin.store.loop.events import Events
from civicgrid.plugin.store.loop.info_reports import InfoReports
from civicgrid.tests.support.duty import area_of, operator
from civicgrid.tests.support.events import REPORT, walk

HOUR = timedelta(hours=1)
ROWS = [
    ["2099年12月值班表"],
    ["日期", "岗位", "姓名", "联系电话", "时段"],
    ["2099-12-01", "带班领导", "周明", "0755-1", "全天"],
    ["2099-12-01", "值班长", "马涛", 13800000000, "08:00-20:00"],
    ["2099-12-01", "值班员", "孙丽", None, "夜班"],
    ["2099-12-01", "值班员", "吴敏", None, "夜班"],
    ["2099-12-02", "副值班长", "陈刚", None, None],
]


def table(path, rows=ROWS):
    with xlsxwriter.Workbook(str(path)) as book:
        page = book.add_worksheet()
        for number, row in enumerate(rows):
            page.write_row(number, 0, row)
    return path


@pytest.fixture
def fire(store):
    operator(store)
    area = {"uid": new_uid(), "code": "440307005001", "name": "樟树布社区", "level": "community"}
    values = {
        "title": "阳光花园3栋501室爆燃",
        "grade": 1,
        "address": "人民路12号阳光花园3栋501室",
        "reported_at": clock.utc_now(),
        "area_id": store.insert("area", area),
        "description": "报警人张伟（电话13812345678）称有异味。",
    }
    return Events(store).report({**REPORT, **values})


def test_reports_tell_what_was_done_since_the_one_before(store, fire):
    walk(Events(store), fire, "accept")
    first = propose(store, fire)
    assert (first.kind, first.owed.kind) == ("first", "first")
    assert "人民路12号阳光花园3栋501室" in first.text
    assert "1. " in first.text
    assert "张伟" not in first.text
    assert "13812345678" not in first.text
    reports = InfoReports(store)
    reports.send(reports.begin(fire, "first", first.text, "区委办"))
    nothing = propose(store, fire)
    assert (nothing.kind, nothing.recipients) == ("follow_up", "区委办")
    assert "1. " not in nothing.text
    walk(Events(store), fire, "file")
    again = propose(store, fire)
    assert "1. " in again.text
    assert "2. " not in again.text
    with pytest.raises(StoreError):
        propose(store, 999_999)


def test_a_printed_report_is_filled_in_and_escaped(store, fire):
    reports = InfoReports(store)
    key = reports.begin(fire, "first", "第一行 <b>\n第二行", "区委办 & 应急局")
    now = clock.utc_now()
    Shifts(store).enter([{"part": "leader", "name": "周明", "starts_at": now, "ends_at": now + timedelta(hours=8)}])
    # Who leads another area's shift is not responsible here.
    other = {"area_id": area_of(store, "别处"), "part": "leader", "name": "丁", "starts_at": now - timedelta(hours=1)}
    Shifts(store).enter([{**other, "ends_at": now + timedelta(hours=8)}])
    [report] = [one for one in reports.reports([fire]) if one.id == key]
    page = sheet(store, report).page
    assert "丁" not in page
    for said in ("第一行 &lt;b&gt;<br/>第二行", "区委办 &amp; 应急局", "周明", "Ⅰ", 'src="place"'):
        assert said in page
    assert "{" not in page.split("</head>")[1]


def test_a_report_that_was_sent_is_printed_as_it_was_sent(store, fire):
    reports, now = InfoReports(store), clock.utc_now()
    hours = {"part": "leader", "starts_at": now - timedelta(hours=1), "ends_at": now + timedelta(hours=8)}
    Shifts(store).enter([{**hours, "name": "昨日带班", "phone": "0755-1"}])
    reports.send(reports.begin(fire, "first", "原文", "区委办"))

    def printed():
        [report] = [one for one in reports.reports([fire]) if one.sent_at]
        found = sheet(store, report)
        return report.title, found.page, found.shape

    before = printed()
    for said in ("昨日带班", "樟树布社区", "0755-1", "not given out yet"):
        assert said in before[1]
    Events(store).correct(fire, {"title": "新标题", "address": "解放路99号", "grade": 3})
    walk(Events(store), fire, "accept", "file", "dispatch")
    Shifts(store).change(Shifts(store).desk().now[0].id, {"name": "今日带班"})
    assert printed() == before
    reports.begin(fire, "follow_up", "续")
    page = sheet(store, reports.reports([fire])[1]).page
    for said in ("新标题", "解放路99号", "Ⅲ", "中队", "今日带班"):
        assert said in page


def test_what_looks_like_a_placeholder_stays_as_it_was_written(store, fire):
    Events(store).correct(fire, {"title": "标题 {department} {content}"})
    reports = InfoReports(store)
    reports.begin(fire, "first", "正文 {title}")
    page = sheet(store, reports.reports([fire])[0]).page
    assert "标题 {department} {content}" in page
    assert "正文 {title}" in page


def test_a_report_of_before_heads_were_kept_names_who_led_the_desk_then(store, fire):
    reports, now = InfoReports(store), clock.utc_now()
    key = reports.begin(fire, "first", "原文")
    store.update("info_report", key, {"sent_at": now - timedelta(hours=2)})
    for name, hours in (("昨日带班", (-3, -1)), ("今日带班", (-1, 3))):
        start, end = (now + timedelta(hours=number) for number in hours)
        Shifts(store).enter([{"part": "leader", "name": name, "starts_at": start, "ends_at": end}])
    [report] = reports.reports([fire])
    assert report.head is None
    page = sheet(store, report).page
    assert "昨日带班" in page
    assert "今日带班" not in page


def test_a_draft_of_an_event_that_owes_none_is_found_again(store):
    operator(store)
    event = Events(store).report(REPORT)
    draft, saved = open_report(store, event)
    assert (draft.owed, saved) == (None, None)
    InfoReports(store).begin(event, draft.kind, "改过的稿")
    draft, saved = open_report(store, event)
    assert (draft.kind, saved.content, saved.serial) == ("first", "改过的稿", 1)
    assert [one.content for one in read_overview(store).drafts] == ["改过的稿"]
    assert read_overview(store).reports == ()


def test_a_notice_names_nobody_and_no_door(store, fire):
    found = notice(store, fire)
    for secret in ("张伟", "13812345678", "3栋", "501", "12号"):
        assert secret not in found.text
    assert "樟树布社区人民路" in found.text
    assert "爆燃" in found.text.split("\n")[0]


def test_a_notice_tells_the_public_how_far_it_is_and_no_inner_state(store, fire):
    events = Events(store)
    assert "received, being checked" in notice(store, fire).text
    walk(events, fire, "accept", "file")
    assert "being given to those who will handle it" in notice(store, fire).text
    walk(events, fire, "dispatch", "sign_for")
    assert "being handled" in notice(store, fire).text
    walk(events, fire, "suspend")
    assert "will be handled as soon as conditions allow" in notice(store, fire).text


def test_a_duty_list_is_read_from_a_table(store, tmp_path):
    operator(store)
    plan = plan_table(store, table(tmp_path / "值班.xlsx"))
    assert (plan.going, plan.begun, plan.table.unread) == (0, 0, ())
    assert enter_table(store, plan.table) == 5
    month = read_month(store, date(2099, 12, 9))
    zone, found = store.zone, {}
    for one in month.shifts:
        found[one.name] = (one.part, one.rank, one.phone, clock.local_day(one.starts_at, zone).day,
                           (one.ends_at - one.starts_at) / timedelta(hours=1))  # fmt: skip
    assert found == {
        "周明": ("leader", 1, "0755-1", 1, 24), "马涛": ("chief", 1, "13800000000", 1, 12),
        "孙丽": ("operator", 1, None, 1, 12), "吴敏": ("operator", 2, None, 1, 12), "陈刚": ("deputy", 1, None, 2, 24),
    }  # fmt: skip
    night = datetime(2099, 12, 1, 13, tzinfo=UTC)
    assert [one.name for one in Shifts(store).desk(night).now] == ["周明", "孙丽", "吴敏"]
    # The same table again is not twice there.
    plan = plan_table(store, tmp_path / "值班.xlsx")
    assert plan.going == 5
    enter_table(store, plan.table)
    assert len(read_month(store, date(2099, 12, 9)).shifts) == 5
    assert {hole.part for hole in month.gaps} == {"leader", "operator"}


def test_a_table_of_two_days_leaves_the_days_between(store, tmp_path):
    operator(store)
    whole = [["日期", "姓名", "备注"], *([f"2099-12-{day:02d}", f"甲{day}", "x"] for day in range(2, 31))]
    enter_table(store, plan_table(store, table(tmp_path / "a.xlsx", whole)).table)
    relief = [["日期", "姓名", "备注"], ["2099-12-05", "替班", "请假"], ["2099-12-28", "替班", None],
              ["2001-01-01", "早过", None]]  # fmt: skip
    plan = plan_table(store, table(tmp_path / "b.xlsx", relief))
    assert (plan.going, plan.begun, plan.table.unread) == (2, 1, ("备注",))
    assert enter_table(store, plan.table) == 2
    names = [one.name for one in read_month(store, date(2099, 12, 9)).shifts]
    assert names == ["替班" if day in {5, 28} else f"甲{day}" for day in range(2, 31)]


def test_a_row_a_day_with_a_column_for_each_part(tmp_path):
    rows = [["日期", "带班领导", "值班长", "值班员", "电话"],
            ["2099-12-05", "张三", "李四", "王五、赵六", "123"],
            ["2099-12-06", "张三", "李四", "王五 赵六", "121、122"],
            ["2099-12-07", "张三", "李四", "王　五", "131、132、133"], [None, None, None, "孙七", None]]  # fmt: skip
    found = read_shifts(table(tmp_path / "x.xlsx", rows), "Asia/Shanghai")
    assert [day.day for day in found.days] == [5, 6, 7]
    assert [(one["name"], one["part"], one["rank"], one["phone"]) for one in found.rows] == [
        ("张三", "leader", 1, None), ("李四", "chief", 1, None), ("王五", "operator", 1, "123"),
        ("赵六", "operator", 2, "123"),
        ("张三", "leader", 1, None), ("李四", "chief", 1, None), ("王五", "operator", 1, "121"),
        ("赵六", "operator", 2, "122"),
        ("张三", "leader", 1, "131"), ("李四", "chief", 1, "132"), ("王五", "operator", 1, "133"),
        ("孙七", "operator", 2, None),
    ]  # fmt: skip


def test_a_column_for_each_shift_and_hours_as_clerks_write_them(tmp_path):
    def hours(rows):
        found = read_shifts(table(tmp_path / "x.xlsx", rows), "Asia/Shanghai").rows
        return [(one["name"], one["starts_at"].hour + 8, (one["ends_at"] - one["starts_at"]) // HOUR) for one in found]

    assert hours([["日期", "白班", "夜班"], ["2099-12-05", "张三", "李四"]]) == [("张三", 8, 12), ("李四", 20, 12)]
    assert hours([["日期", "姓名", "时段"], ["2099-12-05", "张三", "20:00-次日8:00"],
                  ["2099-12-05", "李四", "8点-12点，14点-18点"], ["2099-12-06", "王五", "0800-2000"]]) == [
        ("张三", 20, 12), ("李四", 8, 4), ("李四", 14, 4), ("王五", 8, 12),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ([["日期", "姓名", "时段"], ["2099-12-01", "王", "08:00-32:00"]], "32:00"),
        ([["日期", "值班长", "值班员", "电话"], ["2099-12-01", "王", "李、陈、周", "110、119"]], "2.*3 people and 2"),
        ([["日期", "人数"], ["2099-12-01", 2]], "姓名"),
        ([["日期", "姓名"], ["十二月某日", "王"]], "2"),
        ([["日期", "姓名", "时段"], ["2099-12-01", "王", "晚上"]], "晚上"),
    ],
)
def test_what_cannot_be_read_is_said_and_nothing_is_entered(tmp_path, rows, said):
    with pytest.raises(StoreError, match=said):
        read_shifts(table(tmp_path / "x.xlsx", rows), "Asia/Shanghai")


def test_teams_and_hours_are_read_from_a_line():
    assert teams_of("王强 0755-28880001，李敏\n\n陈刚、刘洋") == [
        [Member("王强", "chief", "0755-28880001"), Member("李敏")], [Member("陈刚", "chief"), Member("刘洋")],
    ]  # fmt: skip
    assert [(slot.start.hour, slot.end.hour) for slot in slots_of("8:00-20:00，20:00—08:00")] == [(8, 20), (20, 8)]
    assert slots_of("全天") == [Slot(slots_of("8-8")[0].start, slots_of("8-8")[0].end)]
    for wrong in ("", "早上", "8:00", "8:00-20:00-8:00"):
        with pytest.raises(StoreError):
            slots_of(wrong)


def test_the_desk_is_read_at_once(store, fire):
    DutyLog(store).write("note", "交代")
    seen = read_overview(store)
    assert [matter.table for matter in seen.matters] == ["event", "duty_log"]
    assert [one.event_id for one in seen.standings] == [fire]
    assert (seen.pending, seen.last, seen.manager) == (None, None, True)
    assert [line.content for line in seen.lines] == ["交代"]
