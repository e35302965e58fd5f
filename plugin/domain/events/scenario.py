"""Scenarios of an exercise 演练脚本: what happens in which minute, as data; the random part follows from a seed."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Mapping
from pathlib import Path

import numpy as np

from ..problems import DomainError, Problem

KINDS = ("event", "reading")
"""An event is reported; a sensor reads a value."""

PLACES = ("building", "road", "facility", "sensor", "component")
"""Of which table an object is taken for the place of an event."""


@dataclasses.dataclass(frozen=True)
class Beat:
    """What happens in `minute` (of the scenario, from its start).

    An event has `values` (columns of the table event; a title may hold {place}) and a `place`: {"use": one of PLACES,
    and optionally "kind"}. A reading has {"metric", "value"}.
    """

    minute: float
    kind: str
    values: Mapping[str, object]
    place: Mapping[str, str] = dataclasses.field(default_factory=dict)


@dataclasses.dataclass(frozen=True)
class Scenario:
    """A script of `minutes`; `ordinary` are events that come at random, `an_hour` of them; `responders` move if set."""

    code: str
    name_zh: str
    name_en: str
    minutes: int
    beats: tuple[Beat, ...]
    ordinary: tuple[Beat, ...] = ()
    an_hour: float = 0.0
    responders: bool = True


def load_scenario(path: Path) -> Scenario:
    """Reads a scenario from JSON (UTF-8) and checks it. Raises DomainError with the first thing that is wrong."""
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
        scenario = Scenario(
            data["code"],
            data["name_zh"],
            data["name_en"],
            int(data["minutes"]),
            tuple(Beat(**beat) for beat in data.get("beats", ())),
            tuple(Beat(0.0, "event", one["values"], one["place"]) for one in data.get("ordinary", ())),
            float(data.get("an_hour", 0)),
            bool(data.get("responders", True)),
        )
    except (OSError, KeyError, TypeError, ValueError, AttributeError) as error:
        raise DomainError(Problem("scenario.unreadable", params={"file": path.name, "reason": str(error)})) from None
    for beat in (*scenario.beats, *scenario.ordinary):
        if beat.kind not in KINDS or not 0 <= beat.minute <= scenario.minutes:
            raise DomainError(Problem("scenario.beat", params={"minute": beat.minute, "kind": beat.kind}))
        if beat.kind == "event" and beat.place.get("use") not in PLACES:
            raise DomainError(Problem("scenario.place", params={"minute": beat.minute}))
    return scenario


def timeline(scenario: Scenario, seed: int, rate: float = 1.0) -> list[Beat]:
    """The script with its ordinary events, by minute; the same seed gives the same. `rate` multiplies `an_hour`.

    The ordinary ones are a Poisson process: their number is drawn, then each its minute.
    """
    draw = np.random.default_rng(seed)
    count = int(draw.poisson(scenario.an_hour * rate * scenario.minutes / 60)) if scenario.ordinary else 0
    minutes = np.sort(draw.uniform(0, scenario.minutes, count)).tolist()
    picked = draw.integers(0, max(1, len(scenario.ordinary)), count).tolist()
    random = [dataclasses.replace(scenario.ordinary[one], minute=at) for at, one in zip(minutes, picked, strict=True)]
    return sorted((*scenario.beats, *random), key=lambda beat: beat.minute)
