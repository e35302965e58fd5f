"""What the duty desk shows at once; teams and hours as they are typed."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from ..domain.duty import Directory, Gap, Member, Shift, Slot, gaps, overlaps
from ..domain.duty_words import slots_in
from ..domain.info_report import Limits
from ..domain.tables.texts import half_width
from ..services import clock
from ..store import Store
from ..store.access import Access
from ..store.loop.duty import Desk, DutyLog, Line, Shifts
from ..store.loop.hand_overs import HandOver, HandOvers, Matter
from ..store.loop.info_reports import InfoReports, Report, Standing, limits_or_why_not
from .duty_table import no_hours

LOG_DAYS = 3
PART_NAMES = {"leader": "Leader on duty", "chief": "Chief of the shift", "deputy": "Deputy", "operator": "Operator"}


@dataclass(frozen=True)
class Overview:
    """The desk at a moment, but for the month; ``desks`` has one an area, that of the account's own first.

    ``given`` are this desk's last hand-overs, the newest first; ``reports`` are those sent lately,
    ``drafts`` the ones begun, also of events that owe none; ``limits`` are those of information reports;
    ``limits_wrong`` says why they are the shipped ones instead of the city's, "" where that is not so.
    """

    desks: tuple[Desk, ...]
    matters: tuple[Matter, ...]
    pending: HandOver | None
    last: HandOver | None
    given: tuple[HandOver, ...]
    lines: tuple[Line, ...]
    standings: tuple[Standing, ...]
    reports: tuple[Report, ...]
    drafts: tuple[Report, ...]
    limits: Limits
    limits_wrong: str
    me: int | None
    manager: bool


@dataclass(frozen=True)
class Month:
    """A month of the list: its shifts, where it has holes and whom it names twice at a time.

    ``called_by_phone`` are those of shifts to come without an account, whom no message reaches.
    """

    first: date
    shifts: tuple[Shift, ...]
    gaps: tuple[Gap, ...]
    doubles: tuple[tuple[Shift, Shift], ...]
    directory: Directory
    called_by_phone: tuple[str, ...]


def read_overview(store: Store, now: datetime | None = None) -> Overview:
    """Read what the desk shows."""
    now = now or clock.utc_now()
    overs = HandOvers(store)
    recent = overs.recent()
    reports = InfoReports(store)
    written = reports.recent()
    lines = DutyLog(store).lines(now - timedelta(days=LOG_DAYS), now + timedelta(days=1))
    me = Access(store).who_am_i()
    rules, wrong = limits_or_why_not(store)
    return Overview(
        tuple(Shifts(store).desks(now)),
        tuple(overs.prepare(now)),
        overs.pending(),
        next((one for one in recent if one.accepted_at), None),
        tuple(recent),
        tuple(lines),
        tuple(reports.standings(now)),
        tuple(one for one in written if one.sent_at),
        tuple(one for one in written if not one.sent_at),
        rules,
        wrong,
        me.id,
        "manager" in me.roles,
    )


def read_month(store: Store, day: date) -> Month:
    """Read the local month that holds a day. Holes before now are past mending and left out."""
    begin, end = clock.month_bounds(day, store.zone)
    listed, now = Shifts(store), clock.utc_now()
    shifts, directory = listed.between(begin, end), listed.directory()
    holes = gaps(shifts, max(begin, now), end) if shifts and end > now else []
    without = dict.fromkeys(one.name for one in shifts if one.ends_at > now and not directory.person(one.account))
    return Month(day.replace(day=1), tuple(shifts), tuple(holes), tuple(overlaps(shifts)), directory, tuple(without))


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
    slots = slots_in(text)
    if not slots:
        raise no_hours(text)
    return slots
