"""An event filed from a form or a sheet: report, sealed reporter, photos, all or nothing; an order is known again."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path

from ...domain.attachment import kind_of
from ...domain.events.message_text import one_form, order_number
from ...domain.person import ClearPerson
from ...domain.person_name import clean_name
from ...domain.personal_details import find_details, hide_details
from ...domain.uid import new_uid
from ...services.keys import Keyring
from ...services.translation import tr
from ...store import Store, StoreError
from ...store.attachments import Attachments, NewFile
from ...store.contacts import Contacts
from ...store.loop.events import Events
from ...store.seal import WrongKey
from ..code_tables import code_list
from ..sensor_events import Entering

_COLUMNS = ("event_type", "title", "description", "address", "geom", "urgency", "grade", "warning_colour", "source",
            "external_number", "component_id", "reported_at", "due_at")  # fmt: skip
_TEXTS = ("title", "description", "address")
COMPARED = {"title": "title", "description": "description", "address": "address", "urgency": "urgency",
            "reported_at": "reported_at", "due_at": "due_given"}  # fmt: skip
"""What of a draft is compared with the event that is here, and the event's column. The type is the clerks' to set."""

HOTLINE = "hotline_12345"
"""The channel of orders for which no other is named."""

_MERGE = "merge"


@dataclass(frozen=True)
class Reporter:
    """Who reported: kept sealed. Anonymous ones show not even a masked name."""

    name: str = ""
    phone: str = ""
    anonymous: bool = False

    def __bool__(self) -> bool:
        return bool(self.name or self.phone)


@dataclass(frozen=True)
class Draft:
    """An event that is to be filed.

    ``geom`` is a WKB point in the store's CRS, ``reported_at`` an aware instant, now unless given, ``due_at`` the
    deadline that came with an order; ``files`` are photos and other files that are attached; ``merge_into`` is the uid
    of the open event that it repeats; ``sensor_alarm_id`` is the alarm of a sensor that it is about.
    """

    event_type: str
    title: str
    description: str = ""
    address: str = ""
    geom: bytes | None = None
    urgency: str | None = None
    grade: int | None = None
    warning_colour: str | None = None
    source: str = "command_centre"
    external_number: str | None = None
    component_id: int | None = None
    reported_at: datetime | None = None
    due_at: datetime | None = None
    reporter: Reporter = Reporter()
    files: Sequence[Path] = field(default=())
    merge_into: str = ""
    sensor_alarm_id: int | None = None
    uid: str = field(default_factory=new_uid)


@dataclass(frozen=True)
class Known:
    """An event that is in the store already under the order's number.

    ``also`` are the numbers of further ones: areas that do not see each other may each have been sent the order.
    """

    id: int
    number: str
    title: str
    state: str
    also: tuple[str, ...] = ()


@dataclass(frozen=True)
class Filed:
    """What came of a draft.

    ``known``: it had been filed before, and nothing was written; ``merged``: it went into the event that it repeats,
    which an account without the right leaves to a dispatcher.
    """

    id: int
    number: str
    known: bool = False
    merged: bool = False


def channel(code: str) -> str:
    """The code of a hotline's channel, `HOTLINE` where none is given. Raises StoreError for one that there is not."""
    code = code.strip() or HOTLINE
    if code not in code_list("event_source"):
        known = ", ".join(code_list("event_source"))
        raise StoreError(tr("There is no channel {source}; known are {known}.").format(source=code, known=known))
    return code


def known_order(store: Store, source: str, number: str | None) -> Known | None:
    """The event that an order of a channel has become; None for a new one."""
    if not number:
        return None
    same = order_number(number)
    # An older event may hold it as it was written, and sd1 is SD1.
    for form in dict.fromkeys((same, number, same.upper(), same.lower())):
        if found := _known(store, {"source": source, "external_number": form}):
            return found
    return None


def _filed(store: Store, uid: str) -> Known | None:
    """The event that this very draft has become before its answer got lost."""
    return _known(store, {"uid": uid})


def _known(store: Store, where: Mapping[str, object]) -> Known | None:
    rows = store.read("event", ["id", "number", "title", "state"], where=where, order_by=["id"])
    return Known(*(values[0] for values in rows.values()), tuple(rows["number"][1:])) if rows["id"] else None


def file_event(store: Store, draft: Draft, keyring: Keyring | None = None) -> Filed:
    """File one event, as `Filing.file` does."""
    return Filing(store, keyring).file(draft)


class Filing:
    """Files drafts one after the other; what it needs to know of workflows and keys it reads once."""

    def __init__(self, store: Store, keyring: Keyring | None = None):
        self._store, self._keyring = store, keyring
        self._events = Events(store)
        self._contacts: Contacts | None = None
        self._entering: Entering | None = None

    def file(self, draft: Draft) -> Filed:
        """File an event in one transaction and return its number; an order that is known is returned as it is.

        Telephones, identity numbers and the reporter's name that were left in title, description or address are masked.

        Raises StoreError when something required is missing, when a reporter is given and the seal key is not here, or
        when the store refuses a part: then nothing of it is kept.
        """
        store = self._store
        if not draft.event_type or not draft.title.strip():
            raise StoreError(tr("A new event needs a type and a title."))
        if draft.reporter and self._contacts is None:
            self._contacts = check_sealing(store, self._keyring)
        with store.transaction():
            if draft.external_number:
                store.turn(f"order {draft.source} {order_number(draft.external_number)}")
            known = known_order(store, draft.source, draft.external_number) or _filed(store, draft.uid)
            if known is None and draft.sensor_alarm_id is not None:
                known = self._of_alarm(draft.sensor_alarm_id)
            if known is not None:
                return Filed(known.id, known.number, known=True)
            values = {**_values(draft), "uid": draft.uid}
            if draft.sensor_alarm_id is not None:
                values["area_id"] = self._entering.area_of(draft.sensor_alarm_id, values)
            event = self._events.report(values)
            if draft.sensor_alarm_id is not None:
                self._entering.tie(draft.sensor_alarm_id, event)
            if draft.reporter:
                person = ClearPerson(new_uid(), draft.reporter.name, phone=draft.reporter.phone)
                self._contacts.add_party(event, "reporter", person, anonymous=draft.reporter.anonymous)
            if draft.files:
                Attachments(store).add_all("event", [NewFile(event, path, _kind(path)) for path in draft.files])
            merged = bool(draft.merge_into) and any(one.action == _MERGE for one in self._events.actions(event))
            if merged:
                self._events.take_step(event, _MERGE, expected_seq=0, evidence={"main_event": draft.merge_into})
            number = store.read("event", ["number"], where={"id": event})["number"][0]
        return Filed(event, number, merged=merged)

    def _of_alarm(self, alarm: int) -> Known | None:
        """The event that a sensor's alarm belongs to already; None where this one is to be filed for it."""
        self._entering = self._entering or Entering(self._store)
        event = self._entering.claim(alarm)
        return _known(self._store, {"id": event}) if event is not None else None


def differing(store: Store, event: int, draft: Draft) -> list[str]:
    """The columns, of COMPARED, in which a draft says otherwise than an event; what it does not say does not differ."""
    told = _values(draft)
    kept = store.read("event", list(COMPARED.values()), where={"id": event})
    return [name for name, column in COMPARED.items() if name in told and _differ(told[name], kept[column][0])]


def _differ(told: object, kept: object) -> bool:
    if isinstance(told, datetime) and isinstance(kept, datetime):
        return abs(told - kept) >= timedelta(seconds=1)  # a spreadsheet's instants are fractions of days
    return told != kept


def _values(draft: Draft) -> dict[str, object]:
    """What a draft says, as it is reported: without what names a person."""
    values = {name: getattr(draft, name) for name in _COLUMNS if getattr(draft, name) not in (None, "")}
    if draft.external_number:
        values["external_number"] = order_number(draft.external_number)
    texts = {
        name: _clean(values[name], draft.reporter) for name in ("title", "description", "address") if name in values
    }
    return {**values, **texts}


def check_sealing(store: Store, keyring: Keyring | None) -> Contacts:
    """What seals the reporter; raises StoreError, before anything is written, where it cannot be sealed."""
    sentence = tr("The reporter cannot be sealed: the seal key of this database is not here. Leave the reporter out.")
    if keyring is None:
        raise StoreError(sentence)
    contacts = Contacts(store, keyring)
    try:
        contacts.seal_contact("event_party", new_uid(), {})
    except WrongKey as error:
        raise StoreError(sentence) from error
    return contacts


def _clean(text: str, reporter: Reporter) -> str:
    """A text without telephones, numbers of documents and accounts, and the reporter's name."""
    names = _names(one_form(reporter.name))
    found = find_details(one_form(text), names)
    told = [one for one in found if one.kind in ("phone", "document", "account") or one.value in names]
    return hide_details(text, told).strip()


def _names(told: str) -> set[str]:
    """How a reporter may be called: as the cell says, and each of its names without what stands beside it."""
    parts = re.split("[、/,;|&+\n]", re.sub("[(\\[【<].*?(?:[)\\]】>]|$)", "、", told))
    return {name for part in (told, *parts) for name in (part.strip(), clean_name(part)[0]) if len(name) > 1}


def _kind(path: Path) -> str:
    return kind_of(path.name) or "document"
