"""Invented people who keep a duty desk, in the demo town and in exercises: names from words, telephones nobody has."""

from collections.abc import Collection, Iterator
from datetime import date, datetime, time, timedelta
from itertools import count

from ..domain.duty import Member, Slot, rotation
from ..domain.uid import new_uid
from ..services import clock
from ..store import Store
from ..store.access import Access
from ..store.loop.duty import Shifts
from .code_tables import demo_words

_ON = timedelta(hours=12)


def invented(taken: Collection[str] = ()) -> Iterator[tuple[str, str]]:
    """Names and telephones without end, each once; no name is among ``taken``."""
    words = demo_words("units")
    surnames, given = words["staff_surnames"], words["staff_given"]
    for number in count():
        turn, place = divmod(number, len(surnames))
        round_, step = divmod(turn, len(given))
        name = surnames[place] + given[(place + step) % len(given)] + (str(round_ + 1) if round_ else "")
        if name not in taken:
            yield name, f"0000-83{number:05d}"


def planned(
    people: Iterator[tuple[str, str]], first: date, last: date, zone: str, desk: tuple[Member, ...] = ()
) -> list[dict[str, object]]:
    """Rows of ``duty_shift`` for local days, both included: crews of invented people who take turns.

    With ``desk`` its members take the place of invented operators, one after the other.
    """
    words = demo_words("units")["duty"]
    slots = [Slot(time.fromisoformat(start), time.fromisoformat(end)) for start, end in words["slots"]]
    crews = []
    for number in range(words["crews"]):
        crew = [Member(*_named(next(people), part)) for part in words["parts"]]
        crews.append([*crew, desk[number % len(desk)] if desk else Member(*_named(next(people), "operator"))])
    rows = []
    for turn in rotation(crews, slots, first, last):
        start, end = clock.shift_bounds(turn.day, turn.slot.start, turn.slot.end, zone)
        one = turn.member
        rows.append({"part": one.part, "rank": turn.rank, "name": one.name, "phone": one.phone,
                     "app_user_id": one.account, "starts_at": start, "ends_at": end})  # fmt: skip
    return rows


def crew_now(store: Store, at: datetime | None = None) -> int:
    """Let a crew of invented people keep the desk of an exercise from ``at`` on, where nobody does; returns how many.

    Enters nobody where the account may not change the duty list.
    """
    at = at or clock.utc_now()
    shifts = Shifts(store)
    if shifts.desk(at).now or "manager" not in Access(store).who_am_i().roles:
        return 0
    people = invented()
    rows = []
    for part in (*demo_words("units")["duty"]["parts"], "operator"):
        name, phone = next(people)
        rows.append({"part": part, "name": name, "phone": phone, "starts_at": at, "ends_at": at + _ON})
    return shifts.enter(rows)


def write_crews(store: Store, areas: dict[int, tuple[Member, ...]], today: date) -> int:
    """Fill the duty lists of some areas from yesterday on, for as many days as the words say; returns the shifts.

    ``areas`` says of each who sits at its desk, by their accounts.
    """
    days, people, rows = demo_words("units")["duty"]["days"], invented(), []
    for area, desk in areas.items():
        found = planned(people, today - timedelta(days=1), today + timedelta(days=days), store.zone, desk)
        rows += [{**row, "area_id": area, "uid": new_uid()} for row in found]
    columns = {name: [row[name] for row in rows] for name in rows[0]} if rows else {"uid": []}
    return store.load("duty_shift", columns, key=("uid",)).inserted


def _named(person: tuple[str, str], part: str) -> tuple[str, str, str]:
    name, phone = person
    return name, part, phone
