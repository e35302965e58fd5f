"""The list of shifts from a table: read, looked at before anything is written, and entered in place of its days."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from ..domain.duty import Slot
from ..domain.duty_words import WHOLE_DAY, Column, columns_of, day_of, part_of, people_in, phones_in, slots_in
from ..domain.problems import DomainError
from ..services import clock
from ..services.translation import tr
from ..store import Store, StoreError
from ..store.loop.duty import Shifts
from .tables.source import read_table


@dataclass(frozen=True)
class DutyTable:
    """What a table says: ``rows`` as `Shifts.enter` takes them, the local ``days`` that it names, columns not read."""

    rows: tuple[Mapping[str, object], ...]
    days: tuple[date, ...]
    unread: tuple[str, ...]


@dataclass(frozen=True)
class Plan:
    """What entering a table would do: ``begun`` of its shifts are too late for it, ``going`` are there and go."""

    table: DutyTable
    begun: int
    going: int


def read_shifts(path: Path, zone: str) -> DutyTable:
    """Read a spreadsheet or text: a day and people a row, one in a row or a column for each part, with hours and
    telephones where the table has them.

    Raises StoreError in one sentence that names the row, and TableUnreadable.
    """
    table = read_table(path)
    columns = columns_of(table.headers)
    by_field = {column.field: column for column in reversed(columns)}
    people = [column for column in columns if column.field == "name"]
    if "day" not in by_field or not people:
        text = tr(
            "The table needs a column for the date (日期), and one for the name (姓名) or for each part (带班领导)."
        )
        raise StoreError(text)
    today = clock.local_day(clock.utc_now(), zone)
    rows: list[dict[str, object]] = []
    days: dict[date, None] = {}
    ranks: dict[tuple[object, str], int] = {}
    above: date | None = None
    for place, number in enumerate(table.numbers):
        cells = [column[place] for column in table.columns]
        try:
            found = _people(cells, columns, people)
            said = cells[by_field["day"].index]
            if not found or (said in (None, "") and above is None):
                continue
            # One day's people may stand in several rows below a date that is written once.
            day = above if said in (None, "") else day_of(said, today)
            above = day
            hours = cells[by_field["hours"].index] if "hours" in by_field else None
            slots = _slots(hours) if hours not in (None, "") else None
        except (DomainError, StoreError) as error:
            text = tr("Row {row}: {reason}")
            raise StoreError(text.format(row=number, reason=error)) from error
        part_said = str((cells[by_field["part"].index] if "part" in by_field else None) or "").strip()
        for column, name, phone in found:
            part = part_of(part_said) if column.part in (None, "operator") else column.part
            for slot in slots or [column.slot or WHOLE_DAY]:
                start, end = clock.shift_bounds(day, slot.start, slot.end, zone)
                ranks[start, part] = ranks.get((start, part), 0) + 1
                rows.append({"part": part, "rank": ranks[start, part], "name": name, "phone": phone,
                             "starts_at": start, "ends_at": end})  # fmt: skip
        days[day] = None
    if not rows:
        raise StoreError(tr("No row of the table names a day and a person."))
    read = {column.index for column in columns}
    unread = [
        header
        for index, header in enumerate(table.headers)
        if index not in read and any(cell not in (None, "") for cell in table.columns[index])
    ]
    return DutyTable(tuple(rows), tuple(sorted(days)), tuple(unread))


def plan_table(store: Store, path: Path) -> Plan:
    """Read a table of shifts and say what entering it would do. Raises as `read_shifts`, AccessDenied."""
    table = read_shifts(path, store.zone)
    now = clock.utc_now()
    begun = sum(row["starts_at"] <= now for row in table.rows)
    return Plan(table, begun, Shifts(store).planned(table.days))


def enter_table(store: Store, table: DutyTable) -> int:
    """Enter a table in place of what is planned for the days that it names; returns how many shifts."""
    return Shifts(store).enter(table.rows, instead_of=table.days)


def _people(
    cells: Sequence[object], columns: Sequence[Column], people: Sequence[Column]
) -> list[tuple[Column, str, str | None]]:
    """The people of a row with their telephones: one behind the name, else of the column to the right of theirs.

    One number is that of all in the cell; several are theirs in order, or in that of all people of the row where the
    table has but one column of telephones. Raises StoreError where names and numbers cannot be told together.
    """
    found = [(column, name, phone) for column in people for name, phone in people_in(cells[column.index])]
    calling = [column for column in columns if column.field == "phone"]
    for phone_column in calling:
        numbers = phones_in(cells[phone_column.index])
        if not numbers:
            continue
        left = [column for column in people if column.index < phone_column.index]
        owner = left[-1] if left else people[0]
        own = [place for place, (column, *_) in enumerate(found) if column is owner]
        if len(calling) == 1 and len(numbers) == len(found):
            own = list(range(len(found)))
        if not own:
            continue
        if len(numbers) not in (1, len(own)):
            text = tr("{names} people and {numbers} telephone numbers.")
            raise StoreError(text.format(names=len(own), numbers=len(numbers)))
        for turn, place in enumerate(own):
            column, name, phone = found[place]
            found[place] = (column, name, phone or numbers[turn if len(numbers) > 1 else 0])
    return found


def _slots(cell: object) -> list[Slot]:
    slots = slots_in(str(cell))
    if not slots:
        raise no_hours(str(cell))
    return slots


def no_hours(text: str) -> StoreError:
    """The refusal of a text that says no hours."""
    return StoreError(tr("“{text}” does not say from when to when, such as 08:00-20:00.").format(text=text.strip()))
