"""A hotline's sheet 热线工单: every order an event under its own number; one that is here stays as it is."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time
from functools import cached_property
from pathlib import Path
from zoneinfo import ZoneInfo

import numpy as np

from ...domain.events.calendar import WorkingCalendar
from ...domain.events.message_text import FIELD_OF, one_form, order_number
from ...domain.events.message_times import end_of_day, read_due
from ...domain.events.reported import too_old, wrong_time
from ...domain.personal_details import hide_all
from ...domain.problems import Problem
from ...services import clock
from ...services.coordinates import from_degrees, require_known
from ...services.geos import shapely
from ...services.keys import Keyring
from ...services.translation import named, sentence, tr
from ...store import Store, StoreError, StoreUnavailable
from ...store.loop.events import Events
from ...store.loop.working_time import working_calendar
from ..export.writers import CsvWriter, Heading, XlsxWriter
from ..import_table.shapes import points_of, to_degrees_of
from ..linking import link_addresses
from ..linking.tables import building_points
from ..progress import Progress
from ..tables.raw import RawTable
from .filing import HOTLINE, Draft, Filing, Known, Reporter, check_sealing, differing, known_order
from .order_times import is_long_ago, local_time, read_time, spoken, told_instant
from .places import spots_of
from .reading import instant, read_in, type_names, type_words

X, Y = "x", "y"
FIELDS = ("external_number", "title", "content", "address", "event_type", "urgency", "name", "phone", "reported_at",
          "occurred_at", "due_at", X, Y)  # fmt: skip
_POSITION = {"经度": X, "x坐标": X, "x": X, "lon": X, "lng": X, "longitude": X,
             "纬度": Y, "y坐标": Y, "y": Y, "lat": Y, "latitude": Y}  # fmt: skip
_OTHER = "06"
"""What no word tells: the class 其他事件."""

_URGENCY = {"特急": "critical", "非常紧急": "critical", "紧急": "urgent", "加急": "urgent", "一般": "normal"}
_TITLE = 30
_LOST = re.compile(r"[0-9](?:\.[0-9]+)?E\+[0-9]{1,3}", re.I)
"""What a spreadsheet makes of a number of more digits than it holds: 2.02611E+15."""

_ELSEWHERE = re.compile(
    "(?:地址|位置|地点)?(?:同上(?:行|一?条)?|同前|[〃″]+|见上|如上|(?:详?见|如)(?:诉求|工单)?(?:内容|正文|附件|描述)|"
    r"不详|不明|未知|未提供|无|暂无|空|[-—－/\\.。]+)"
)
"""Cells of an address that say where it stands, or that there is none; another order's place is not theirs to give."""

_SAYS_HOUR = re.compile("[0-9零〇]+ *[:点时]|[早晚晨夜午零]")


@dataclass(frozen=True)
class Orders:
    """What came of a sheet: counts of rows, and the reason of each rejected one by its row in the table.

    ``filed`` are new, ``known`` were here before; of the new ones ``unplaced`` have no point and ``unsure`` a type
    that words leave open. ``notes`` are what has to be said of other rows: an order that is here and differs from the
    sheet, a time limit that cannot be read.
    """

    filed: int = 0
    known: int = 0
    unplaced: int = 0
    unsure: int = 0
    rejected: Mapping[int, str] = field(default_factory=dict)
    notes: Mapping[int, str] = field(default_factory=dict)


def guess_fields(headers: Sequence[str], mapping: str = "") -> dict[str, int]:
    """Field → column by what the headers are called; ``mapping`` is JSON {field: header}, or a file that holds it.

    Raises StoreError for a field or header that is not there.
    """
    found = _guessed(headers, mapping)
    if "external_number" not in found or not {"content", "title"} & found.keys():
        raise StoreError(tr("A sheet of orders needs a column with their numbers and one with what they are about."))
    return found


def numbers_in(table: RawTable, mapping: str = "") -> list[str]:
    """The numbers of orders that a table lists, each once, as they stand. Raises StoreError without such a column."""
    column = _guessed(table.headers, mapping).get("external_number")
    if column is None:
        raise StoreError(tr("The table has no column with the numbers of orders."))
    return list(dict.fromkeys(str(cell).strip() for cell in table.columns[column] if cell is not None))


def _guessed(headers: Sequence[str], mapping: str) -> dict[str, int]:
    found: dict[str, int] = {}
    for column, header in enumerate(headers):
        name = re.sub(r"\(.*?\)|[*:\s]", "", one_form(header).rpartition("/")[2]).lower()
        known = FIELD_OF.get(name) or _POSITION.get(name)
        if known in FIELDS:
            found.setdefault(known, column)
    for name, header in _mapping(mapping).items():
        if name not in FIELDS:
            text = tr("There is no field {field} in an order; there are: {fields}.")
            raise StoreError(text.format(field=name, fields=", ".join(FIELDS)))
        if header not in headers:
            raise StoreError(tr("The table has no column “{header}”.").format(header=header))
        found[name] = list(headers).index(header)
    return found


def import_orders(
    store: Store,
    table: RawTable,
    fields: Mapping[str, int],
    *,
    source: str = HOTLINE,
    coordinates: str = "",
    keyring: Keyring | None = None,
    progress: Progress | None = None,
) -> Orders:
    """File every order of a table that is not here yet, each in a transaction of its own.

    The same table again changes nothing. An order's own time limit is the deadline of its event. Times are local to
    the store's zone; positions are in ``coordinates``, which has to be named where there are any. Raises StoreError
    before anything is written where a reporter could not be sealed, or the coordinate system is not named or is another
    one; StoreUnavailable when the server is lost, and Cancelled: then the rows before it stay.
    """
    progress = progress or Progress()
    if X in fields and Y in fields:
        if not coordinates:
            raise StoreError(tr("The table has coordinates: name their system, for there is no guess."))
        require_known(coordinates)
    if {"name", "phone"} & fields.keys():
        check_sealing(store, keyring)
    names = type_names(store)
    rejected: dict[int, str] = {}
    drafts: dict[int, Draft] = {}
    counts: Counter[str] = Counter()
    sheet = _Sheet(store, table, fields)
    for row in range(len(table.numbers)):
        progress.step(40 * row / len(table.numbers))
        draft = sheet.draft(row, source, names)
        if isinstance(draft, str):
            rejected[row] = draft
        elif known := known_order(store, source, draft.external_number):
            counts["known"] += 1
            sheet.note(row, _said_of(store, known, sheet.sure(row, draft)))
        else:
            drafts[row] = draft
    filing = Filing(store, keyring)
    placed = _places(store, sheet, drafts, coordinates, progress.part(40, 60))
    for done, (row, draft) in enumerate(drafts.items()):
        progress.step(60 + 40 * done / len(drafts))
        try:
            filed = filing.file(replace(draft, geom=placed.get(row)))
        except StoreUnavailable:
            raise  # the row is not to blame, and the next ones would fare no better
        except StoreError as error:
            rejected[row] = str(error)
            continue
        counts["known" if filed.known else "filed"] += 1
        sheet.note(
            row, _difference(store, filed.id, sheet.sure(row, draft)) if filed.known else sheet.remarks(row, draft)
        )
        counts["unplaced"] += not filed.known and row not in placed
        counts["unsure"] += not filed.known and row in sheet.unsure
    progress.report(100)
    return Orders(counts["filed"], counts["known"], counts["unplaced"], counts["unsure"], rejected, sheet.notes)


def _said_of(store: Store, known: Known, draft: Draft) -> str:
    """What has to be said of an order that is here: in what it differs, and that more than one event has its number.

    Where it differs and its event is at its end, the hotline may have sent it back.
    """
    difference = _difference(store, known.id, draft)
    ended = ""
    workflow = store.read("event", ["workflow"], where={"id": known.id})["workflow"][0] if difference else ""
    if workflow and (state := Events(store).workflow(workflow).state(known.state)).final:
        ended = tr("Its event is at its end ({state}): has the hotline sent it back?").format(state=named(state))
    several = tr("Several areas were sent this order; it is also {numbers}.").format(numbers=", ".join(known.also))
    return " ".join(part for part in (difference, ended, several if known.also else "") if part)


def _difference(store: Store, event: int, draft: Draft) -> str:
    """In what an order of the sheet differs from the event that is here; "" where it does not."""
    names = {
        "title": tr("Title"), "description": tr("Content"), "address": tr("Address"), "urgency": tr("Urgency"),
        "reported_at": tr("Reported"), "due_at": tr("Deadline"),
    }  # fmt: skip
    found = differing(store, event, draft)
    if not found:
        return ""
    return tr("It is here already and stays as it is; the sheet differs in: {fields}.").format(
        fields=", ".join(names[name] for name in found)
    )


class _Sheet:
    """The rows of a table as drafts; ``notes`` see `Orders`.

    ``unsure`` are rows whose type the words leave open, ``hourless`` those whose report has a day and no hour,
    ``earlier`` the numbers of orders of before that a row's text mentions.
    """

    def __init__(self, store: Store, table: RawTable, fields: Mapping[str, int]):
        self.unsure: set[int] = set()
        self.hourless: set[int] = set()
        self.periods: set[int] = set()
        self.notes: dict[int, str] = {}
        self.earlier: dict[int, list[str]] = {}
        self._store, self._table, self._fields = store, table, fields
        self._words = type_words(store)
        self._now = clock.utc_now()

    def note(self, row: int, text: str) -> None:
        """Keep what is to be said of a row, if anything."""
        if text:
            self.notes[row] = text

    def text(self, row: int, name: str) -> str:
        """A cell as text, "" where it is empty or there is no such column."""
        cell = self.cell(row, name)
        return "" if cell is None else str(cell).strip()

    def cell(self, row: int, name: str) -> object:
        """A cell as it stands."""
        return self._table.columns[self._fields[name]][row] if name in self._fields else None

    def draft(self, row: int, source: str, names: Mapping[str, str]) -> Draft | str:
        """The draft of a row, or the reason why there is none."""
        if self._table.numbers[row] in self._table.struck:
            return tr("The row is struck out in the sheet.")
        number = self.text(row, "external_number")
        if _is_lost(self.cell(row, "external_number")):
            return tr("The spreadsheet has changed the number of the order: format its column as text.")
        content = self.text(row, "content") or self.text(row, "title")
        if not number:
            return tr("The order has no number.")
        if not content:
            return tr("The order does not say what it is about.")
        reported = self._reported(row)
        if reported is None and (said := self.text(row, "reported_at")):
            return sentence(too_old()) if is_long_ago(said) else tr("The time of the order cannot be read.")
        if reported is not None and (wrong := wrong_time(reported, self._now)):
            return sentence(wrong)
        reading = read_in(self._store, content, reported or self._now, names, self._words)
        self.earlier[row] = [one for one in reading.earlier if order_number(one) != order_number(number)]
        told = self.text(row, "event_type")
        kind = next((code for code, name in names.items() if len(code) > 2 and name in told), "") if told else ""
        proposed = reading.of("event_type")
        if not kind:
            kind = str(proposed[0].value) if proposed else _OTHER
            if len(proposed) != 1:
                self.unsure.add(row)
        address = self.text(row, "address")
        if _ELSEWHERE.fullmatch(address):
            address = ""
        if not address and (place := reading.chosen("address")):
            address = str(place.value)
        urgency = reading.chosen("urgency")
        title = self.text(row, "title") or reading.title
        return Draft(
            event_type=kind,
            title=hide_all(title)[:_TITLE] or names.get(kind, kind),
            description=reading.description,
            address=address,
            urgency=_URGENCY.get(self.text(row, "urgency"), urgency.value if urgency else None),
            source=source,
            external_number=number,
            reported_at=min(reported, self._now) if reported else None,
            due_at=self._due(row, reported or self._now),
            reporter=self._reporter(row),
        )

    def _reporter(self, row: int) -> Reporter:
        name, phone = self.text(row, "name"), self.text(row, "phone")
        anonymous = bool(re.search("匿名|保密|不愿", name))
        return Reporter("" if anonymous else name, phone, anonymous)

    def sure(self, row: int, draft: Draft) -> Draft:
        """A draft as it is compared with what is here: without what follows from an hour not said."""
        if draft.reported_at is not None and row not in self.hourless:
            return draft
        return replace(draft, reported_at=None, due_at=None if row in self.periods else draft.due_at)

    def remarks(self, row: int, draft: Draft) -> str:
        """What has to be said of an order that was filed: how its times were taken, and which others it mentions."""
        said = []
        if "reported_at" in self._fields and not self.text(row, "reported_at"):
            said.append(tr("The sheet does not say when the order was reported: now is taken."))
        elif row in self.hourless:
            said.append(tr("The sheet says no hour of the report: the end of that day is taken, or now."))
        if not draft.due_at and self.text(row, "due_at"):
            said.append(tr("The time limit of the order cannot be read: the rules for deadlines hold."))
        if self.earlier.get(row):
            said.append(sentence(Problem("message.mentions_order", params={"numbers": "、".join(self.earlier[row])})))
        return " ".join(said)

    def _reported(self, row: int) -> datetime | None:
        """When an order was reported: a day without an hour until its end, so that nothing is overdue by that alone."""
        cell = self.cell(row, "reported_at")
        at = self._instant(cell)
        if at is None or told_instant(cell) is not None:
            return at
        local = at.astimezone(ZoneInfo(self._store.zone)).replace(tzinfo=None)
        if local.time() != time() or (isinstance(cell, str) and _SAYS_HOUR.search(spoken(cell))):
            return at
        self.hourless.add(row)
        return min(instant(self._store, end_of_day(local)), self._now)

    def _instant(self, cell: object) -> datetime | None:
        if (told := told_instant(cell)) is not None:
            return told
        local = local_time(cell)
        if local is None and cell:
            local = read_time(str(cell), self._now.astimezone(ZoneInfo(self._store.zone)).replace(tzinfo=None))
        return None if local is None else instant(self._store, local)

    def _due(self, row: int, reported: datetime) -> datetime | None:
        """The order's own time limit 办理时限: until the end of a day that has no hour, or a period from the report."""
        if (told := told_instant(self.cell(row, "due_at"))) is not None:
            return told
        local = local_time(self.cell(row, "due_at"))
        if local is not None:
            return instant(self._store, end_of_day(local) if local.time() == time() else local)
        begin = reported.astimezone(ZoneInfo(self._store.zone)).replace(tzinfo=None)
        found = read_due(spoken(self.text(row, "due_at")), begin)
        if isinstance(found, tuple):
            self.periods.add(row)
            return self._calendar.add(reported, *found)
        return found and instant(self._store, found)

    @cached_property
    def _calendar(self) -> WorkingCalendar:
        return working_calendar(self._store)


def _is_lost(cell: object) -> bool:
    """Whether a cell no longer holds the number of an order as it was: digits are lost, or it was made a date."""
    if isinstance(cell, float):
        return not -1e15 < cell < 1e15
    return isinstance(cell, date) or (isinstance(cell, str) and bool(_LOST.fullmatch(one_form(cell).strip())))


def _places(
    store: Store, sheet: _Sheet, drafts: Mapping[int, Draft], coordinates: str, progress: Progress
) -> dict[int, bytes]:
    """The points of rows: their coordinates, else the building of their address, else the one place of that name."""
    found = _positions(store, sheet, drafts, coordinates, progress) if coordinates else {}
    rows = [row for row, draft in drafts.items() if row not in found and draft.address]
    if not rows:
        return found
    links = link_addresses(store, [drafts[row].address for row in rows], progress=progress)
    points = building_points(store, sorted({one for one in links.building if one is not None}))
    for row, building in zip(rows, links.building, strict=True):
        if building in points:
            found[row] = points[building]
            continue
        spots = spots_of(store, drafts[row].address)
        if len(spots) == 1 and spots[0].sure:
            found[row] = spots[0].geom
    return found


def _positions(
    store: Store, sheet: _Sheet, rows: Mapping[int, Draft], coordinates: str, progress: Progress
) -> dict[int, bytes]:
    given = {}
    for row in rows:
        try:
            given[row] = float(sheet.text(row, X)), float(sheet.text(row, Y))
        except ValueError:
            continue
    if not given:
        return {}
    points, exchanged = points_of(*zip(*given.values(), strict=True))
    if exchanged is not None:
        progress.say(sentence(exchanged))
    stored = from_degrees(store.crs)(to_degrees_of(points, "", coordinates))
    whole = np.isfinite(shapely.bounds(stored)).all(axis=1)
    return {row: shapely.to_wkb(one) for row, one, good in zip(given, stored, whole, strict=True) if good}


def write_rejected(path: Path, table: RawTable, rejected: Mapping[int, str]) -> None:
    """The rejected rows as they stood, with the reason, as XLSX or CSV for who imports only. Raises StoreError."""
    headings = [Heading(header, header, "text") for header in table.headers]
    headings.append(Heading("reason", tr("Reason"), "text"))
    made = CsvWriter if path.suffix.lower() == ".csv" else XlsxWriter
    try:
        writer = made(path, *(() if made is CsvWriter else (tr("Rejected rows"),)), headings, ())
        with closing(writer):
            for row, reason in sorted(rejected.items()):
                cells = ["" if column[row] is None else str(column[row]) for column in table.columns]
                writer.write([*cells, reason], None)
        path.chmod(0o600)
    except OSError as error:
        text = tr("The file {file} cannot be written: {reason}.")
        raise StoreError(text.format(file=path.name, reason=error.strerror or error)) from error


def _mapping(text: str) -> dict[str, str]:
    text = text.strip()
    if not text:
        return {}
    try:
        known = json.loads(text if text.startswith("{") else Path(text).read_text(encoding="utf-8"))
        return {str(name): str(header) for name, header in known.items()}
    except (OSError, ValueError, AttributeError) as error:
        raise StoreError(tr("MAPPING has to be JSON of fields and headers, or a file that holds it.")) from error
