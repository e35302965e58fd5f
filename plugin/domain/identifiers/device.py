"""Device and directory numbers of video platforms (GB/T 28181, annex on coding rules)."""

from __future__ import annotations

import dataclasses
from collections.abc import Container

from ..problems import DomainError, Problem
from .division import require_province
from .text import DIGITS, clean, require_characters, require_length

CAMERA_TYPES = frozenset(("131", "132"))
"""Types that stand for one picture on the map: camera 摄像机 and network camera 网络摄像机."""

_NODE_LENGTHS = (2, 4, 6, 8)


@dataclasses.dataclass(frozen=True)
class DeviceId:
    """A number taken apart.

    `rule`: "node" (a division node of 2, 4, 6 or 8 digits), "A" (20 digits) or "B" (16 digits, older).
    `centre`: the first 8 digits, GB/T 2260 county + 2 for the unit below it. `network`: position 14, rule A only;
    it is the first of the seven digits of `sequence`.
    """

    number: str
    rule: str
    centre: str
    industry: str = ""
    device_type: str = ""
    network: str = ""
    sequence: str = ""
    notes: tuple[Problem, ...] = ()

    @property
    def division(self) -> str:
        """The GB/T 2260 part of the number, up to six digits."""
        return self.centre[:6]


def parse_device_id(
    value: object,
    *,
    types: Container[str] | None = None,
    industries: Container[str] | None = None,
    allow_reserved: bool = False,
    field: str = "",
) -> DeviceId:
    """Checks and takes apart a GB/T 28181 number.

    `types`, `industries`: the code lists gb28181_type and gb28181_industry; what they lack is noted, not refused,
    because platforms add their own; `allow_reserved` as in `parse_division_code`. Raises DomainError.
    """
    text, notes = clean(value, field=field)
    require_length(text, (*_NODE_LENGTHS, 16, 20), field)
    require_characters(text, DIGITS, field)
    require_province(text, field, allow_reserved=allow_reserved)
    if len(text) in _NODE_LENGTHS:
        return DeviceId(text, "node", text, notes=tuple(notes))
    centre, industry = text[:8], text[8:10]
    if industries is not None and industry not in industries:
        notes.append(Problem("device.industry_unknown", field, {"industry": industry}))
    if len(text) == 16:
        notes.append(Problem("device.rule_b", field))
        return DeviceId(text, "B", centre, industry, text[14:], "", text[10:14], tuple(notes))
    device_type = text[10:13]
    if device_type < "111":  # the standard's types begin there: 111-130 devices, 131-199 peripherals, 200 … platforms
        raise DomainError(Problem("device.type", field, {"type": device_type}))
    if types is not None and device_type not in types:
        notes.append(Problem("device.type_unknown", field, {"type": device_type}))
    return DeviceId(text, "A", centre, industry, device_type, text[13], text[13:], tuple(notes))


def validate_device_id(value: object, *, field: str = "") -> Problem | None:
    """The first thing wrong with a GB/T 28181 number, or None."""
    try:
        parse_device_id(value, field=field)
    except DomainError as error:
        return error.problem
    return None
