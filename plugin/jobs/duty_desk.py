"""What the duty desk shows at once, and the list of shifts from a table."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from pathlib import Path

from ..domain.duty import PARTS, Gap, Member, Shift, Slot, gaps, overlaps
from ..domain.problems import DomainError
from ..domain.tables.dates import read_date
from ..domain.tables.texts import half_width
from ..services import clock
from ..services.translation import tr
from ..store import Store, StoreError
from ..store.access import Access
from ..store.loop.duty import Desk, DutyLog, Line, Shifts
from ..store.loop.hand_overs import HandOver, HandOvers, Matter
from ..store.loop.info_reports import InfoReports, Report, Standing
from .tables.source import read_table

LOG_DAYS = 3
PART_NAMES = {"leader": "Leader on duty", "chief": "Chief of the shift", "deputy": "Deputy", "operator": "Operator"}
_PART_WORDS = {"leader": ("带班",), "chief": ("值班长", "主班", "组长"), "deputy": ("副",)}
# What clerks call the columns of a duty list.
_COLUMNS = {
    "day": ("日期", "值班日期", "date", "day"),
    "name": ("姓名", "值班人员", "值班员", "name"),
    "part": ("岗位", "职务", "角色", "part"),
    "phone": ("电话", "手机", "联系电话", "值班电话", "phone"),
    "hours": ("时间", "时段", "班次", "值班时间", "hours"),
}
_WHOLE_DAY = Slot(time(8), time(8))
_DAY_WORDS = {"白班": Slot(time(8), time(20)), "夜班": Slot(time(20), time(8)), "全天": _WHOLE_DAY}


@dataclass(frozen=True)
class Overview:
    """The desk at a moment, but for the month; ``desks`` has one an area, that of the account's own first."""

    desks: tuple[Desk, ...]
    matters: tuple[Matter, ...]
    pending: HandOver | None
    last: HandOver | None
    lines: tuple[Line, ...]
    standings: tuple[Standing, ...]
    reports: tuple[Report, ...]
    me: int | None
    manager: bool


@dataclass(frozen=True)
class Month:
    """A month of the list: its shifts, where it has holes and whom it names twice at a time."""

    first: date
    shifts: tuple[Shift, ...]
    gaps: tuple[Gap, ...]
    doubles: tuple[tuple[Shift, Shift], ...]


def read_overview(store: Store, now: datetime | None = None) -> Overview:
    """Read what the desk shows."""
    now = now or clock.utc_now()
    overs = HandOvers(store)
    recent = overs.recent()
    reports = InfoReports(store)
    lines = DutyLog(store).lines(now - timedelta(days=LOG_DAYS), now + timedelta(days=1))
    me = Access(store).who_am_i()
    return Overview(
        tuple(Shifts(store).desks(now)),
        tuple(overs.prepare(now)),
        overs.pending(),
        next((one for one in recent if one.accepted_at), None),
        tuple(lines),
        tuple(reports.standings(now)),
        tuple(one for one in reports.recent() if one.sent_at),
        me.id,
        "manager" in me.roles,
    )


def read_month(store: Store, day: date) -> Month:
    """Read the local month that holds a day. Holes before now are past mending and left out."""
    begin, end = clock.month_bounds(day, store.zone)
    shifts = Shifts(store).between(begin, end)
    holes = gaps(shifts, max(begin, clock.utc_now()), end) if shifts and end > clock.utc_now() else []
    return Month(day.replace(day=1), tuple(shifts), tuple(holes), tuple(overlaps(shifts)))


def teams_of(text: str) -> list[list[Member]]:
    """Teams from lines of text, a team a line: names by commas or spaces, the first of each its chief.

    A telephone may stand behind a name: ``王强 13800000000``.
    """
    teams = []
    for line in text.splitlines():
        members: list[Member] = []
        for word in half_width(line).replace("，", " ").replace("、", " ").replace(",", " ").split():
            if word.replace("-", "").isdecimal():
                if members:
                    last = members.pop()
                    members.append(Member(last.name, last.part, word))
            else:
                members.append(Member(word, "operator" if members else "chief"))
        if members:
            teams.append(members)
    return teams


def slots_of(text: str) -> list[Slot]:
    """Slots from a text such as ``08:00-20:00 20:00-08:00``. Raises StoreError for anything else."""
    slots = []
    for word in half_width(text).replace("，", " ").replace(",", " ").split():
        slots.append(_slot(word))
    if not slots:
        raise _no_hours(text)
    return slots


def read_shifts(path: Path, zone: str) -> list[dict[str, object]]:
    """Shifts as `Shifts.enter` takes them from a spreadsheet or text: day, name, and part, hours, telephone if given.

    Raises StoreError in one sentence that names the row, and TableUnreadable.
    """
    table = read_table(path)
    found = {
        field: index
        for field, words in _COLUMNS.items()
        for index, header in enumerate(table.headers)
        if header.strip().lower() in words
    }
    if not {"day", "name"} <= found.keys():
        raise StoreError(tr("The table needs a column for the date (日期) and one for the name (姓名)."))
    rows, ranks = [], {}
    for place, number in enumerate(table.numbers):
        cells = {field: table.columns[index][place] for field, index in found.items()}
        if cells["day"] in (None, "") or not str(cells["name"] or "").strip():
            continue
        try:
            day, _ = read_date(cells["day"])
            slot = _slot(str(cells["hours"])) if cells.get("hours") else _WHOLE_DAY
        except (DomainError, StoreError) as error:
            text = tr("Row {row}: {reason}")
            raise StoreError(text.format(row=number, reason=error)) from error
        part = _part(str(cells.get("part") or ""))
        start, end = clock.shift_bounds(day, slot.start, slot.end, zone)
        ranks[start, part] = ranks.get((start, part), 0) + 1
        phone = cells.get("phone")
        rows.append({"part": part, "rank": ranks[start, part], "name": str(cells["name"]).strip(),
                     "phone": str(phone).strip() if phone else None, "starts_at": start, "ends_at": end})  # fmt: skip
    if not rows:
        raise StoreError(tr("No row of the table names a day and a person."))
    return rows


def enter_table(store: Store, path: Path) -> int:
    """Enter a table of shifts in place of what was planned for its days; returns how many. Raises as `read_shifts`."""
    rows = read_shifts(path, store.zone)
    days = [clock.local_day(row["starts_at"], store.zone) for row in rows]
    return Shifts(store).enter(rows, instead_of=(min(days), max(days)))


def _part(text: str) -> str:
    if text in PARTS:
        return text
    # 副值班长 holds 值班长: the deputy is looked for first.
    for part in ("deputy", "leader", "chief"):
        if any(word in text for word in _PART_WORDS[part]):
            return part
    return "operator"


def _slot(text: str) -> Slot:
    said = half_width(text).strip()
    if said in _DAY_WORDS:
        return _DAY_WORDS[said]
    parts: Sequence[str] = said.replace("—", "-").replace("–", "-").replace("~", "-").replace("至", "-").split("-")
    try:
        start, end = (_clock(part) for part in parts)
    except ValueError:
        raise _no_hours(text) from None
    return Slot(start, end)


def _clock(text: str) -> time:
    hour, _, minute = text.strip().partition(":")
    return time(int(hour) % 24, int(minute or 0))


def _no_hours(text: str) -> StoreError:
    return StoreError(tr("“{text}” does not say from when to when, such as 08:00-20:00.").format(text=text.strip()))
