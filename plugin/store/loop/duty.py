"""The duty desk 值班: the list of shifts and the log. Who is called first is said by `domain.duty`."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from ...domain.duty import Directory, Member, Person, Shift, Slot, next_on_duty, on_duty, rotation
from ...domain.events.alarm import OnDuty, in_charge
from ...domain.uid import new_uid
from ...services import clock
from ...services.translation import tr
from ..access import Access, Account
from ..audit import Audit
from ..errors import AccessDenied, ChangedMeanwhile, StoreError
from ..sqltext import words
from ..store import Store
from .alarms import Alarms

LOG_KINDS = ("call", "instruction", "note", "hand_over", "report", "alarm")

_LOOK_AHEAD = timedelta(days=14)
_WEEK = 7
_SELECT = (
    "SELECT id, part, rank, name, starts_at, ends_at, phone, app_user_id AS account, area_id AS area FROM duty_shift"
)
_SHIFTS = _SELECT + " WHERE starts_at < :end AND ends_at > :begin ORDER BY starts_at, id"
_TURN = "duty_shift"
_SHIFT = _SELECT + " WHERE id = :shift"
_INSTANTS = {"starts_at": "instant", "ends_at": "instant"}
_PLANNED = (
    "FROM duty_shift WHERE starts_at >= :begin AND starts_at < :end AND starts_at > :now"
    " AND coalesce(area_id, 0) = coalesce(:area, 0)"
)
_COUNT, _CLEAR = words("SELECT count(*) AS planned", _PLANNED), words("DELETE", _PLANNED)
_PEOPLE = (
    "SELECT u.id, u.name, u.login, a.path AS area_path FROM app_user AS u LEFT JOIN area AS a ON a.id = u.area_id"
    " WHERE u.active ORDER BY u.name, u.login"
)
_LINES = (
    "SELECT l.id, l.at, l.kind, l.content, l.event_id, e.number AS event, u.name AS person FROM duty_log AS l"
    " LEFT JOIN event AS e ON e.id = l.event_id LEFT JOIN app_user AS u ON u.id = l.app_user_id"
    " WHERE l.at >= :begin AND l.at < :end ORDER BY l.at DESC, l.id DESC"
)


@dataclass(frozen=True)
class Desk:
    """Who keeps the desk at an instant and who takes over next, each in the order in which they are called.

    ``area`` is whose desk it is, called ``name``: None and "" for one of no area, and where areas were not asked for.
    """

    now: tuple[Shift, ...]
    then: tuple[Shift, ...]
    area: int | None = None
    name: str = ""


@dataclass(frozen=True)
class Line:
    """A line of the log; ``at`` in UTC, ``person`` None for a store's owner or its single operator."""

    id: int
    at: datetime
    kind: str
    content: str
    event_id: int | None
    event: str | None
    person: str | None


class Shifts:
    """The duty list; seen by everybody within their area, changed by managers."""

    def __init__(self, store: Store):
        self._store = store

    @property
    def order(self) -> tuple[str, ...]:
        """The parts of a shift in the order in which this store calls them."""
        return Alarms(self._store).order

    def between(self, begin: datetime, end: datetime) -> list[Shift]:
        """The shifts that touch the time between two instants, the earliest first."""
        rows = self._store.query(_SHIFTS, {"begin": begin, "end": end}, types=_INSTANTS)
        return [Shift(**row) for row in rows]

    def desk(self, at: datetime | None = None) -> Desk:
        """Who keeps the desk, now unless an instant is given, and who takes over within a fortnight."""
        at = at or clock.utc_now()
        found, order = self.between(at, at + _LOOK_AHEAD), self.order
        return Desk(tuple(on_duty(found, at, order)), tuple(next_on_duty(found, at, order)))

    def in_charge(self, area: int | None, at: datetime) -> list[Shift]:
        """Who keeps the desk of an area at an instant, in the order in which they are called."""
        paths = dict(zip(*self._store.read("area", ["id", "path"]).values(), strict=True))
        on = self.desk(at).now
        people = [OnDuty(one.id, one.part, one.rank, one.name, area_path=paths.get(one.area)) for one in on]
        charged = {one.id for one in in_charge(people, paths.get(area))}
        return [one for one in on if one.id in charged]

    def desks(self, at: datetime | None = None) -> list[Desk]:
        """The desk of every area that has one now or within a fortnight, by name.

        That of the account's own area comes first, also where nobody keeps it.
        """
        at, own = at or clock.utc_now(), Access(self._store).who_am_i().area_id
        found, order = self.between(at, at + _LOOK_AHEAD), self.order
        areas = {one.area for one in found} | {own}
        if own is None and len(areas) > 1 and all(one.area is not None for one in found):
            areas.remove(None)
        rows = self._store.read("area", ["id", "name"], where={"id": sorted(areas - {None})})
        names = dict(zip(*rows.values(), strict=True))
        desks = []
        for area in areas:
            here = [one for one in found if one.area == area]
            now, then = on_duty(here, at, order), next_on_duty(here, at, order)
            desks.append(Desk(tuple(now), tuple(then), area, names.get(area, "")))
        return sorted(desks, key=lambda one: (one.area != own, one.name, one.area or 0))

    def directory(self) -> Directory:
        """The active accounts and where they belong."""
        people = tuple(Person(**row) for row in self._store.query(_PEOPLE))
        return Directory(people, dict(zip(*self._store.read("area", ["id", "path"]).values(), strict=True)))

    def planned(self, days: Collection[date]) -> int:
        """How many shifts of the manager's area `enter` would take off these local days. Raises AccessDenied."""
        area = _keeper(self._store, "manager").area_id
        return sum(self._store.query(_COUNT, {**one, "area": area})[0]["planned"] for one in self._stretches(days))

    def enter(self, shifts: Iterable[Mapping[str, object]], *, instead_of: Collection[date] | None = None) -> int:
        """Enter shifts, all or nothing, and return how many: columns of ``duty_shift``, instants aware.

        A shift that names no area is of the manager's; one without an account gets the only one of its name. Of the
        local days ``instead_of`` the shifts go before, but for those that have begun and those of other areas than the
        ones entered; what is entered in their place and has begun is left out where it is over or somebody is on duty.
        Leaves a line in the audit log.
        Raises AccessDenied for who is no manager, ConstraintViolation for a shift that ends before it begins.
        """
        area = _keeper(self._store, "manager").area_id
        rows = [{"area_id": area, **shift, "uid": new_uid()} for shift in shifts]
        directory, now, gone = self.directory(), clock.utc_now(), 0
        with self._store.transaction():
            self._store.turn(_TURN)
            if instead_of is not None:
                for one in {row["area_id"] for row in rows} or {area}:
                    for stretch in self._stretches(instead_of):
                        gone += self._store.execute(_CLEAR, {**stretch, "area": one})
                kept = {one.area for one in self.between(now, now)}
                rows = [row for row in rows if row["starts_at"] > now or _begins_late(row, now, kept)]
            for row in rows:
                if row.get("app_user_id") is None:
                    row["app_user_id"] = directory.account_of(str(row["name"]), row["area_id"])
                self._store.insert("duty_shift", row)
            if rows or gone:
                self._note(shifts_entered=len(rows), shifts_removed=gone, days=self._span(rows, instead_of))
        return len(rows)

    def link(self, first: date, last: date) -> int:
        """Give the shifts of local days that are not over, and have no active account, the only one of their name.

        Returns how many got one. Raises AccessDenied for who is no manager.
        """
        _keeper(self._store, "manager")
        directory, now, count = self.directory(), clock.utc_now(), 0
        with self._store.transaction():
            self._store.turn(_TURN)
            for one in self.between(*clock.local_period(first, last, self._store.zone)):
                found = directory.account_of(one.name, one.area)
                if one.ends_at > now and found is not None and directory.person(one.account) is None:
                    self._store.update("duty_shift", one.id, {"app_user_id": found})
                    count += 1
            if count:
                self._note(shifts_linked=count, days=self._span((), (first, last)))
        return count

    def _stretches(self, days: Collection[date]) -> list[dict[str, datetime]]:
        """The instants of local days, neighbours together, as `_PLANNED` takes them."""
        stretches: list[tuple[date, date]] = []
        for day in sorted(set(days)):
            if stretches and stretches[-1][1] + timedelta(days=1) == day:
                stretches[-1] = (stretches[-1][0], day)
            else:
                stretches.append((day, day))
        now = clock.utc_now()
        cut = (clock.local_period(*stretch, self._store.zone) for stretch in stretches)
        return [{"begin": begin, "end": end, "now": now} for begin, end in cut]

    def _span(self, rows: Iterable[Mapping], days: Collection[date] | None) -> str:
        found = set(days or ()) | {clock.local_day(row["starts_at"], self._store.zone) for row in rows}
        return f"{min(found)} – {max(found)}" if found else ""

    def _note(self, **detail: object) -> None:
        Audit(self._store).write("change_duty_list", "duty_shift", None, detail)

    def rotate(
        self, teams: Sequence[Sequence[Member]], slots: Sequence[Slot], first: date, last: date, begin: int = 0
    ) -> int:
        """Fill local days, both included, with teams that follow one another; what was planned there goes.

        ``begin`` is the place of the team that has the first slot. Raises as `enter`.
        """
        rows = []
        for turn in rotation(teams, slots, first, last, begin):
            start, end = clock.shift_bounds(turn.day, turn.slot.start, turn.slot.end, self._store.zone)
            member = turn.member
            rows.append({"part": member.part, "rank": turn.rank, "name": member.name, "phone": member.phone,
                         "app_user_id": member.account, "starts_at": start, "ends_at": end})  # fmt: skip
        return self.enter(rows, instead_of=_days(first, last))

    def copy_week(self, day: date) -> int:
        """Let the local week that holds ``day`` be like the week before it, in the manager's own area.

        Returns how many shifts were entered. Raises StoreError where the week before is empty, and as `enter`.
        """
        zone, area = self._store.zone, _keeper(self._store, "manager").area_id
        monday = day - timedelta(days=day.weekday())
        before = monday - timedelta(days=_WEEK)
        begin, end = clock.local_period(before, monday - timedelta(days=1), zone)
        old = [one for one in self.between(begin, end) if one.area == area and begin <= one.starts_at < end]
        if not old:
            raise StoreError(tr("The week before has no shifts to copy."))
        rows = [
            {"part": one.part, "rank": one.rank, "name": one.name, "phone": one.phone, "app_user_id": one.account,
             "area_id": one.area, **_a_week_later(one, zone)}
            for one in old
        ]  # fmt: skip
        return self.enter(rows, instead_of=_days(monday, monday + timedelta(days=_WEEK - 1)))

    def change(self, shift: int, values: Mapping[str, object], *, seen: Shift | None = None) -> None:
        """Change a shift that is not over; ``seen`` is what the person had before them. Another name without an account
        gets the only one of it.

        Raises AccessDenied, StoreError, ConstraintViolation for a shift that ends before it begins, and
        ChangedMeanwhile where another than ``seen`` stands there.
        """
        _keeper(self._store, "manager")
        if not str(values.get("name", "x") or "").strip():
            raise StoreError(tr("Name at least one person."))
        with self._store.transaction():
            self._store.turn(_TURN)
            known = self._open(shift, seen)
            if "name" in values and "app_user_id" not in values:
                account = self.directory().account_of(str(values["name"]), known.area)
                values = {**values, "app_user_id": account}
            self._store.update("duty_shift", shift, values)
            Audit(self._store).write("change_shift", "duty_shift", shift, {"name": known.name})

    def remove(self, shift: int, *, seen: Shift | None = None) -> None:
        """Take a shift that is not over off the list; one by which an alarm was called stays. Raises as `change`."""
        _keeper(self._store, "manager")
        with self._store.transaction():
            self._store.turn(_TURN)
            known = self._open(shift, seen)
            if self._store.read("alarm_call", ["id"], where={"duty_shift_id": shift})["id"]:
                raise StoreError(tr("An alarm was called by this shift, so it stays on the list."))
            self._store.execute("DELETE FROM duty_shift WHERE id = :shift", {"shift": shift})
            Audit(self._store).write("remove_shift", "duty_shift", shift, {"name": known.name})

    def _open(self, shift: int, seen: Shift | None) -> Shift:
        """The shift as it stands now, which may still be changed."""
        rows = self._store.query(_SHIFT, {"shift": shift}, types=_INSTANTS)
        if not rows:
            raise StoreError(tr("This shift is no longer on the list."))
        known = Shift(**rows[0])
        if seen is not None and known != seen:
            raise ChangedMeanwhile(tr("Somebody else has changed this shift meanwhile; look at it again."))
        if known.ends_at <= clock.utc_now():
            raise StoreError(tr("A shift that is over stays as it was."))
        return known


class DutyLog:
    """The desk's log; both engines refuse to change or delete a line."""

    def __init__(self, store: Store):
        self._store = store

    def write(
        self, kind: str, content: str, event_id: int | None = None, uid: str | None = None, area: int | None = None
    ) -> int:
        """Write a line, of LOG_KINDS, as the account that works here, and return its id.

        It is of the account's own area unless one is given. A ``uid`` that is there already returns that line. Raises
        StoreError for an empty line, AccessDenied for who does not keep the desk.
        """
        me = keeper(self._store)
        if not content.strip():
            raise StoreError(tr("A line of the log says something."))
        known = self._store.read("duty_log", ["id"], where={"uid": uid})["id"] if uid else ()
        if known:
            return known[0]
        return self._store.insert(
            "duty_log",
            {"uid": uid or new_uid(), "at": clock.utc_now(), "kind": kind, "content": content.strip(),
             "event_id": event_id, "app_user_id": me.id,
             "area_id": me.area_id if area is None else area},
        )  # fmt: skip

    def lines(self, begin: datetime, end: datetime) -> list[Line]:
        """The lines between two instants, the newest first."""
        rows = self._store.query(_LINES, {"begin": begin, "end": end}, types={"at": "instant"})
        return [Line(**row) for row in rows]


def keeper(store: Store) -> Account:
    """The account that works here, which keeps the desk; raises AccessDenied for one that does not."""
    return _keeper(store, "clerk", "dispatcher", "manager")


def _begins_late(shift: Mapping, now: datetime, kept: Collection[int | None]) -> bool:
    """Whether a shift that has begun is not over, and is of an area whose desk nobody keeps."""
    return shift["ends_at"] > now and shift["area_id"] not in kept


def _keeper(store: Store, *roles: str) -> Account:
    me = Access(store).who_am_i()
    if not me.roles.intersection(roles):
        text = tr("The duty list is changed by managers only.")
        if len(roles) > 1:
            text = tr("The duty desk is for clerks, dispatchers and managers.")
        raise AccessDenied(text, role=roles[-1])
    return me


def _days(first: date, last: date) -> list[date]:
    """Both days and those between."""
    return [first + timedelta(days=number) for number in range((last - first).days + 1)]


def _a_week_later(shift: Shift, zone: str) -> dict[str, datetime]:
    """The same local times a week later, whatever the clocks did between."""
    local = ZoneInfo(zone)
    start, end = shift.starts_at.astimezone(local), shift.ends_at.astimezone(local)
    week = timedelta(days=_WEEK)
    moved = clock.local_period(start.date() + week, end.date() + week, zone, start.time(), end.time())
    return dict(zip(("starts_at", "ends_at"), moved, strict=True))
