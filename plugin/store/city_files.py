"""A city's own version of a file that comes with the program 本地规定: it lies in the store, the same for every desk.

A row of ``setting`` holds it with who set it and when; whoever reads such a file reads the store's where there is one
(`read_city_file`). Managers set it, with a line in the audit log; the shipped file holds again once it is removed.
"""

import hashlib
import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from pathlib import PurePosixPath

from ..domain.codes import load_code_lists
from ..domain.events.dispatch import Rules, parse_rules
from ..domain.events.display import display_levels
from ..domain.events.measures import Measure, flags, parse_measures
from ..domain.events.sensor_kinds import SensorKind, parse_sensor_kinds
from ..domain.events.type_words import TypeWords, parse_type_words
from ..domain.info_report import parse_limits
from ..domain.problems import DomainError, Problem
from ..domain.report_page import parse_page
from ..services import clock
from ..services.paths import RESOURCES
from ..services.translation import sentence, tr
from .access import Access
from .audit import Audit, operator_login
from .errors import AccessDenied, ChangedMeanwhile, StoreError
from .loop.measures import FLAGS
from .own_settings import CITY_FILE, read_setting
from .store import Store

LIMITS, DISPATCH, MEASURES = "duty/info_report.json", "dispatch/requirements.json", "measures/loop.json"
TYPE_WORDS, SENSORS = "intake/type_words.csv", "duty/sensor_events.json"
REPORT_PAGES = {"zh": "templates/info_report_zh.html", "en": "templates/info_report_en.html"}

LARGEST = 262_144
"""Bytes that such a file has at most; sql/postgis/28_city_files.sql says the same."""

ROLE = "manager"
_DAMAGED = (ValueError, KeyError, TypeError, AttributeError, ArithmeticError, RecursionError)
_SET = "SELECT set_city_file(:name, :content)"
_REMOVE = "DELETE FROM setting WHERE name = :name"


@dataclass(frozen=True)
class CityFile:
    """A file that a city may set: how its text is read (text, name).

    ``types`` and ``posts`` are the event types and the posts of staff (code list staff_post) that what it says names.
    """

    parse: Callable[[str, str], object]
    types: Callable[[object], Iterable[str]] = lambda _found: ()
    posts: Callable[[object], Iterable[str]] = lambda _found: ()


@dataclass(frozen=True)
class Present:
    """The version of a file that holds in a store.

    ``own``: it is the city's. Of that one ``at`` in UTC and ``by`` say who set it, None and "" for the shipped one and
    for what is damaged. ``wrong`` says why this program cannot read it, "" where it can.
    """

    name: str
    own: bool = False
    at: datetime | None = None
    by: str = ""
    wrong: str = ""


def _measures(text: str, file: str) -> tuple[Measure, ...]:
    found = parse_measures(text, file)
    for flag in flags(found):
        if flag not in FLAGS:
            raise DomainError(Problem("measures.flag", params={"file": file, "flag": flag}))
    return found


def _preset_types(rules: Rules) -> list[str]:
    return [preset.event_type for preset in rules.presets]


def _posts(rules: Rules) -> list[str]:
    return [post for one in rules.requirements.values() for post in one.worker_kinds]


def _word_types(words: TypeWords) -> list[str]:
    return sorted(words.types)


def _sensor_kinds(text: str, file: str) -> tuple[SensorKind, ...]:
    levels = load_code_lists(RESOURCES / "codes")["display_level"]
    return parse_sensor_kinds(text, file, display_levels(levels))


def _sensor_types(kinds: tuple[SensorKind, ...]) -> list[str]:
    return [kind.event_type for kind in kinds]


FILES: dict[str, CityFile] = {
    LIMITS: CityFile(parse_limits),
    DISPATCH: CityFile(parse_rules, _preset_types, _posts),
    MEASURES: CityFile(_measures),
    TYPE_WORDS: CityFile(parse_type_words, _word_types),
    SENSORS: CityFile(_sensor_kinds, _sensor_types),
    REPORT_PAGES["zh"]: CityFile(parse_page),
    REPORT_PAGES["en"]: CityFile(parse_page),
}
"""The files that a city may set, by their names under ``resources``."""


def read_city_file(store: Store, name: str) -> object:
    """What a file of FILES says: the city's own version, else the shipped one; one question to the store.

    Raises StoreError for a city's version that this program cannot read: another one would count other deadlines.
    """
    found, wrong = city_file_or_shipped(store, name)
    if wrong:
        text = tr("The city's own version of a file does not hold any more. {reason} A manager sets it anew.")
        raise StoreError(text.format(reason=wrong), file=name)
    return found


def city_file_or_shipped(store: Store, name: str) -> tuple[object, str]:
    """What a file of FILES says, for what must go on: the shipped one where the city's version cannot be read, and why.

    The reason is a sentence, "" where the version that holds was read.
    """
    kept = read_setting(store, CITY_FILE + name)
    present = _present(name, kept)
    return (shipped(name), present.wrong) if kept is None or present.wrong else (_parsed(name, _kept(kept)["text"]), "")


def shipped(name: str) -> object:
    """What a file of FILES says as it comes with the program."""
    return _parsed(name, _shipped_text(name))


def city_file_text(store: Store, name: str) -> str:
    """The text of the version that holds. Raises StoreError for a name that is none of FILES."""
    _known(name)
    kept = read_setting(store, CITY_FILE + name)
    try:
        return _shipped_text(name) if kept is None else _kept(kept)["text"]
    except _DAMAGED as error:
        raise StoreError(_damaged(name), file=name) from error


def city_files(store: Store) -> list[Present]:
    """Which version of each file holds, in the order of FILES."""
    found = store.read("setting", ["name", "value"], where={"name": [CITY_FILE + name for name in FILES]})
    kept = dict(zip(*found.values(), strict=True))
    return [_present(name, kept.get(CITY_FILE + name)) for name in FILES]


def install_city_file(store: Store, name: str, text: str, *, seen: Present | None = None) -> None:
    """For managers: let a text be the store's version of a file, with a line in the audit log.

    ``seen`` is the version that the person had before them, ChangedMeanwhile is raised where another one holds by now.
    Raises DomainError with what is wrong with the text, StoreError for another file, one that is too large or names an
    event type or a post of staff that the store has not, AccessDenied for all but managers.
    """
    known = _known(name)
    _require_manager(store)
    size = len(text.encode())
    if size > LARGEST or "\0" in text:
        text = tr("{file} is no text of at most {limit} KB.")
        raise StoreError(text.format(file=_file(name), limit=LARGEST // 1024), size=size)
    found = _parsed(name, text)
    wanted, posts = set(known.types(found)), set(known.posts(found))
    with store.transaction():
        store.turn(CITY_FILE + name)
        _hold(store, name, seen)
        codes = store.read("event_type", ["code"])["code"]
        if unknown := sorted(kind for kind in wanted if not any(code.startswith(kind) for code in codes)):
            raise StoreError(tr("There is no event type {types}.").format(types=", ".join(unknown)), types=unknown)
        there = store.read("code_item", ["code"], where={"list": "staff_post"})["code"] if posts else ()
        if unknown := sorted(posts.difference(there)):
            raise StoreError(tr("There is no post of staff {posts}.").format(posts=", ".join(unknown)), posts=unknown)
        put_city_file(store, name, text)


def remove_city_file(store: Store, name: str, *, seen: Present | None = None) -> None:
    """For managers: let the shipped version of a file hold again; ``seen`` as of `install_city_file`.

    Raises AccessDenied, StoreError, ChangedMeanwhile.
    """
    _known(name)
    _require_manager(store)
    with store.transaction():
        store.turn(CITY_FILE + name)
        _hold(store, name, seen)
        if read_setting(store, CITY_FILE + name) is not None:
            put_city_file(store, name, None)


def put_city_file(store: Store, name: str, text: str | None) -> None:
    """For the store's own modules: keep a version, None for the shipped one; the server asks for the right itself."""
    if store.engine == "postgis":
        with store.transaction():
            store.query(_SET, {"name": name, "content": text})
        return
    with store.transaction():
        detail = {"file": name}
        if text is None:
            store.execute(_REMOVE, {"name": CITY_FILE + name})
        else:
            me = Access(store).who_am_i()
            kept = {"text": text, "at": clock.to_text(clock.utc_now()), "by": me.name or operator_login(store)}
            value = json.dumps(kept, ensure_ascii=False)
            store.load("setting", {"name": [CITY_FILE + name], "value": [value]}, key=("name",), conflict="update")
            detail["sha256"] = hashlib.sha256(text.encode()).hexdigest()
        Audit(store).append("change_city_file", "setting", None, detail)


@lru_cache(maxsize=32)
def _parsed(name: str, text: str) -> object:
    """What a text says; the same text is read once."""
    return FILES[name].parse(text, _file(name))


@lru_cache(maxsize=len(FILES))
def _shipped_text(name: str) -> str:
    return (RESOURCES / name).read_text(encoding="utf-8-sig")


def _present(name: str, kept: str | None) -> Present:
    """Which version a setting is, whatever was written into it past the program."""
    if kept is None:
        return Present(name)
    try:
        row = _kept(kept)
        at, by = clock.from_text(row["at"]), row["by"]
    except _DAMAGED:
        return Present(name, own=True, wrong=_damaged(name))
    wrong = ""
    try:
        _parsed(name, row["text"])
    except DomainError as error:
        wrong = sentence(error.problem)
    except _DAMAGED:
        wrong = _damaged(name)
    return Present(name, True, at, by, wrong)


def _kept(value: str) -> dict[str, str]:
    """What a setting holds: text, at and by. Raises one of _DAMAGED."""
    row = json.loads(value)
    if not all(isinstance(row[key], str) for key in ("text", "at", "by")):
        raise TypeError("text, at and by are text")
    return row


def _damaged(name: str) -> str:
    return tr("What the database holds as {file} is damaged.").format(file=_file(name))


def _hold(store: Store, name: str, seen: Present | None) -> None:
    """Raises ChangedMeanwhile where another version than the one that was seen holds."""
    if seen is None:
        return
    present = _present(name, read_setting(store, CITY_FILE + name))
    if present != seen:
        text = tr("{person} has changed this file meanwhile; export it and look at it before you replace it.")
        raise ChangedMeanwhile(text.format(person=present.by or tr("Somebody else")), file=name)


def _file(name: str) -> str:
    return PurePosixPath(name).name


def _known(name: str) -> CityFile:
    if name not in FILES:
        text = tr("{file} is no file that a city sets; these are: {names}.")
        raise StoreError(text.format(file=name, names=", ".join(FILES)), file=name)
    return FILES[name]


def _require_manager(store: Store) -> None:
    if ROLE not in Access(store).who_am_i().roles:
        raise AccessDenied(tr("The city's own files are for managers to set."), role=ROLE)
