"""What a link is worth: how it was made, what speaks against it, and why there is none.

A confidence is the worth of the method times what every doubt leaves of it. It orders links for those who look them
over; it is no probability.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from math import prod

from ...domain.address import NOT_LIVING, Address
from ...store.residents.stays import REFUSALS

ROOM_FLOOR = "room_floor"

# Why a person is not linked: no room was found, or the store refused the stay in it.
SENTENCES = {
    "address_empty": "There is no address.",
    "address_unclear": "The address names no building, or can be read in two ways.",
    "address_elsewhere": "The address lies in another city or county.",
    "building_unknown": "No building has this address.",
    "building_ambiguous": "Several buildings have this address.",
    "room_missing": "The address names no room.",
    "room_ambiguous": "Several units of the building have this room.",
    "room_unknown": "The building has no such room.",
    ROOM_FLOOR: "The address names another floor than that of the room.",
    NOT_LIVING: "A remark behind the address says that the person does not live there.",
    **REFUSALS,
}

WORTH = {"code": 1.0, "address": 1.0, "alias": 0.95, "geometry": 0.6, "hand": 1.0}
"""What a method is worth when nothing speaks against the link."""

DOUBTS = {
    "unit_absent": 0.9,
    "unit_unknown": 0.9,
    "by_position": 0.9,
    "only_room": 0.8,
    "only_building": 0.8,
    "block_unknown": 0.8,
    "estate_unknown": 0.8,
    "rest_unread": 0.8,
    "community_elsewhere": 0.8,
    "beside": 0.7,
    "town_elsewhere": 0.7,
    "home_let": 0.7,
    "away": 0.7,
    "apart": 0.7,
    "unsure": 0.7,
    "home_gone": 0.6,
    "code_elsewhere": 0.7,
    "code_unknown": 0.8,
    "position_elsewhere": 0.5,
}
"""What each doubt leaves of it; the sentences are those of the problems ``link.…``."""

UNTOLD = frozenset(
    f"link.{doubt}"
    for doubt in (
        "home_let",
        "home_gone",
        "away",
        "apart",
        "unsure",
        "code_elsewhere",
        "code_unknown",
        "position_elsewhere",
    )
)
"""Notes that may stem from what stood beside the address in a file; the sealed address alone does not clear them up."""

ELSEWHERE = "link.position_elsewhere"
"""The note of a link whose position contradicts the address: the gravest one, so that no other hides it."""

NOTED = 0.85
"""A doubt that leaves less than this is noted with the link, so that somebody looks at it."""

BESIDE_METRES = 15.0
"""So far from a building a position may lie and still mean it."""

FAR_METRES = 150.0
"""So far from the building of its address a position contradicts it."""

NOWHERE = Address()


@dataclass(frozen=True, slots=True)
class Found:
    """What was found for one address: ``room``, or the ``reason`` why there is none; ``doubts`` are of `DOUBTS`.

    ``address`` is what was read of the text and ``rest`` what was not; ``among`` are the buildings, or with a
    ``building`` the rooms, between which the address does not decide; the one room whose floor it contradicts; the one
    house whose inside it leaves unclear.
    """

    room: int | None = None
    building: int | None = None
    reason: str = ""
    method: str = "address"
    doubts: tuple[str, ...] = ()
    address: Address = NOWHERE
    rest: str = ""
    among: tuple[int, ...] = ()

    @property
    def confidence(self) -> float:
        """What the link is worth, 0 without a room."""
        if self.room is None:
            return 0.0
        return round(WORTH[self.method] * prod(DOUBTS[doubt] for doubt in self.doubts), 3)

    @property
    def note(self) -> str:
        """The code of the gravest doubt that is noted, "" for none."""
        worst = min(self.doubts, key=DOUBTS.__getitem__, default=None)
        return f"link.{worst}" if worst and DOUBTS[worst] < NOTED else ""

    def doubted(self, *doubts: str) -> Found:
        """The same with some doubts more."""
        return replace(self, doubts=(*self.doubts, *doubts)) if doubts else self
