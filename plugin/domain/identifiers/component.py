"""Codes of city components 部件 and event types 事件类别 (CJ/T 214-2007, GB/T 30428.2-2013)."""

from __future__ import annotations

import dataclasses
from collections.abc import Container

from ..problems import DomainError, Problem
from .division import require_province
from .text import DIGITS, clean, require_characters, require_length


@dataclasses.dataclass(frozen=True)
class ComponentCode:
    """Component code: county 6 + class 4 (major 2, minor 2) + sequence 6; a municipal variant keeps only its county."""

    code: str
    division: str
    component_class: str = ""
    sequence: str = ""
    notes: tuple[Problem, ...] = ()

    @property
    def municipal(self) -> bool:
        """Whether the code has 19 digits, a form of single cities whose parts are not the standard's."""
        return len(self.code) == 19


@dataclasses.dataclass(frozen=True)
class EventTypeCode:
    """Event type: class 4 (major 2, minor 2), with the county's 6 digits before it or without."""

    code: str
    event_class: str
    division: str = ""
    notes: tuple[Problem, ...] = ()


def parse_component_code(
    value: object,
    *,
    classes: Container[str] | None = None,
    edition: str = "",
    divisions: Container[str] | None = None,
    allow_reserved: bool = False,
    field: str = "",
) -> ComponentCode:
    """Checks a component code of 16 digits, or 19 (municipal variant, said in the notes).

    `classes`: four-digit classes of the edition named by `edition`; `divisions`: county codes; `allow_reserved` as in
    `parse_division_code`. Raises DomainError.
    """
    text, notes = clean(value, field=field)
    require_length(text, (16, 19), field)
    require_characters(text, DIGITS, field)
    division = _county(text[:6], divisions, field, allow_reserved)
    if len(text) == 19:
        notes.append(Problem("component.municipal", field))
        return ComponentCode(text, division, notes=tuple(notes))
    component_class = text[6:10]
    if "00" in (component_class[:2], component_class[2:]) or (classes is not None and component_class not in classes):
        params = {"component_class": component_class, "edition": edition}
        raise DomainError(Problem("component.class", field, params))
    return ComponentCode(text, division, component_class, text[10:], tuple(notes))


def validate_component_code(
    value: object, *, classes: Container[str] | None = None, edition: str = "", field: str = ""
) -> Problem | None:
    """The first thing wrong with a component code, or None."""
    try:
        parse_component_code(value, classes=classes, edition=edition, field=field)
    except DomainError as error:
        return error.problem
    return None


def parse_event_type_code(
    value: object, *, classes: Container[str] | None = None, edition: str = "", field: str = ""
) -> EventTypeCode:
    """Checks an event type of 4 digits (class) or 10 (county + class). Raises DomainError."""
    text, notes = clean(value, field=field)
    require_length(text, (4, 10), field)
    require_characters(text, DIGITS, field)
    division = _county(text[:6], None, field) if len(text) == 10 else ""
    event_class = text[-4:]
    if "00" in (event_class[:2], event_class[2:]) or (classes is not None and event_class not in classes):
        raise DomainError(Problem("event.class", field, {"event_class": event_class, "edition": edition}))
    return EventTypeCode(text, event_class, division, tuple(notes))


def validate_event_type_code(
    value: object, *, classes: Container[str] | None = None, edition: str = "", field: str = ""
) -> Problem | None:
    """The first thing wrong with an event type code, or None."""
    try:
        parse_event_type_code(value, classes=classes, edition=edition, field=field)
    except DomainError as error:
        return error.problem
    return None


def _county(division: str, divisions: Container[str] | None, field: str, allow_reserved: bool = False) -> str:
    require_province(division, field, allow_reserved=allow_reserved)
    if divisions is not None and division not in divisions:
        raise DomainError(Problem("division.unknown", field, {"division": division}))
    return division
