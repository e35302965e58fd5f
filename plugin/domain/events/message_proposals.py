"""What is proposed from a message, and why."""

from __future__ import annotations

import dataclasses
from datetime import datetime

FIELDS = (
    "address", "reported_at", "occurred_at", "due_at", "event_type", "urgency", "name", "phone", "external_number",
    "source",
)  # fmt: skip

REASONS = {
    "labelled": "It stands beside “{label}”.",
    "address": "“{words}” reads as an address.",
    "near": "“{words}” is near an address: the point will be that of the address.",
    "crossing": "“{words}” is where two roads meet.",
    "landmark": "“{words}” reads as the name of a place.",
    "mark": "“{words}” is a kilometre mark: choose the place on the road.",
    "road": "“{words}” is a road without a number: choose the place on it.",
    "time": "“{words}” as a time of the calendar.",
    "about": "“{words}” names no hour exactly: about.",
    "since": "“{words}”: it has lasted since about then.",
    "now": "“{words}”: now.",
    "yesterday": "“{words}” is still to come today: that of yesterday.",
    "type": "Because of the words: {words}.",
    "type_labelled": "“{words}” is what the sheet calls it.",
    "urgency": "Because of the words: {words}.",
    "phone": "A telephone number that is not said to be somebody else's.",
    "name": "“{words}” stands where the reporter's name does.",
    "number": "“{words}” reads as the number of an order.",
    "source": "Because of the words: {words}.",
}
"""Why something is proposed; `words` are those of the message, never a name or a number of a person."""


@dataclasses.dataclass(frozen=True)
class Period:
    """A time limit that is reckoned: an amount of a unit of `calendar.UNITS`, from a local time on."""

    begin: datetime
    amount: int
    unit: str


@dataclasses.dataclass(frozen=True)
class Proposal:
    """A value for one of FIELDS; `words` are those of the message that it rests on, `reason` a key of REASONS.

    Times are local, without a zone, a time limit may be a Period; event_type is a code, or the sheet's own word with
    the reason type_labelled.
    """

    field: str
    value: object
    words: tuple[str, ...]
    reason: str
    label: str = ""

    @property
    def params(self) -> dict[str, str]:
        """What fills the placeholders of the reason's sentence."""
        return {"label": self.label, "words": "、".join(self.words)}
