"""The best guesses for an address that was not linked: a person decides between them."""

from __future__ import annotations

import re
from dataclasses import replace

from ...domain.rooms.numbering import plain_number
from .book import AddressBook
from .evidence import FAR_METRES, ROOM_FLOOR, Found
from .keys import door, edit_distance, street
from .positions import Positions

MOST = 3
_UNCLEAR = "address_unclear"
_ROOMS = re.compile("[0-9]{3,4}[A-Z]?")
Candidate = tuple[int | None, int, float]
"""(room or None, building, score between 0 and 1)."""

# What makes a building's score: how far its name agrees, its number, and whether it has the room.
_NAME, _NUMBER, _ROOM = 0.45, 0.25, 0.2
_ELSEWHERE = 0.5  # what is left of it where the address names another city or county
_CLOSE = 0.4  # what the position counts where there is one; alone it makes no more than this
_SAME_NUMBER, _LIKE_NUMBER, _OTHER_NUMBER = 1.0, 0.5, 0.1
# The number in another unit, or on another floor than is said; a number that differs in one sign.
_OTHER_UNIT, _OTHER_FLOOR, _MISREAD_ROOM = 0.8, 0.8, 0.5
_MOST_BUILDINGS = 200


class Candidates:
    """Finds what an address may have meant."""

    def __init__(self, book: AddressBook, positions: Positions | None = None):
        self._book = book
        self._positions = positions

    def of(self, found: Found, row: int | None = None) -> tuple[Candidate, ...]:
        """Up to three, the best first; none for what is linked. ``row`` is that of the position, where there is one."""
        if found.room is not None:
            return ()
        if found.building is not None:
            return self._rooms(found)
        if found.reason == _UNCLEAR and found.among:
            numbers = _ROOMS.findall(found.rest)
            within = replace(found.address, room=numbers[-1] if numbers else "")
            return self._rooms(replace(found, building=found.among[0], address=within))
        scores = self._by_name(found)
        if self._positions is not None and row is not None and self._positions.known[row]:
            scores = self._by_place(scores, row)
        best = sorted(scores.items(), key=lambda item: (-item[1], item[0]))[:MOST]
        return tuple((self._room_of(building, found), building, round(score, 2)) for building, score in best)

    def _by_name(self, found: Found) -> dict[int, float]:
        """Buildings whose name and number are like the address's."""
        if found.among:
            share = dict.fromkeys(found.among[:_MOST_BUILDINGS], _NAME + _NUMBER)
        else:
            share = {}
            address, book = found.address, self._book
            for wanted, number, index in (
                (address.estate, address.building, book.estates),
                (street(address), door(address) or address.building, book.streets),
            ):
                for name, alike in book.similar_names.like(wanted):
                    for part, buildings in index.get(name, {}).items():
                        score = _NAME * alike + _NUMBER * _number_agrees(number, part)
                        for building in buildings[:_MOST_BUILDINGS]:
                            share[building] = max(share.get(building, 0.0), score)
                    for building in book.names.get(name, ())[:_MOST_BUILDINGS]:
                        share[building] = max(share.get(building, 0.0), _NAME * alike)
        best = sorted(share, key=lambda building: -share[building])[:_MOST_BUILDINGS]
        left = _ELSEWHERE if found.reason == "address_elsewhere" else 1.0
        return {
            building: left * (share[building] + _ROOM * (self._room_of(building, found) is not None))
            for building in best
        }

    def _by_place(self, scores: dict[int, float], row: int) -> dict[int, float]:
        """Both together: what a position says of the buildings around it, and the address."""
        near = dict(self._positions.near(row, FAR_METRES, _MOST_BUILDINGS))
        return {
            building: (1 - _CLOSE) * scores.get(building, 0.0)
            + _CLOSE * max(0.0, 1 - near.get(building, FAR_METRES) / FAR_METRES)
            for building in {*scores, *near}
        }

    def _room_of(self, building: int, found: Found) -> int | None:
        return self._book.inside(building, found.address, "address").room if found.address.room else None

    def _rooms(self, found: Found) -> tuple[Candidate, ...]:
        """Rooms of the building that the address names."""
        if found.reason == ROOM_FLOOR:
            return tuple((room, found.building, _OTHER_FLOOR) for room in found.among)
        rooms, building, address = self._book.rooms.get(found.building, {}), found.building, found.address
        if not address.room:
            few = tuple((room, building, round(1 / len(rooms), 2)) for room in rooms.values())
            return few if 0 < len(few) <= MOST else ((None, building, 0.5),)
        wanted = plain_number(address.unit, address.room)
        scores = []
        for (unit, number), room in rooms.items():
            if number == wanted or (unit == address.unit and number == f"B{wanted}"):
                scores.append((_OTHER_UNIT, room))
            elif unit == address.unit and len(number) == len(wanted) and edit_distance(number, wanted) == 1:
                scores.append((_MISREAD_ROOM, room))
        best = sorted(scores, key=lambda one: (-one[0], one[1]))[:MOST]
        share = max(1, sum(score == _OTHER_UNIT for score, _ in scores))
        found_rooms = tuple(
            (room, building, round(score / share if score == _OTHER_UNIT else score / len(scores), 2))
            for score, room in best
        )
        return found_rooms or ((None, building, 0.5),)


def _number_agrees(wanted: str, number: str) -> float:
    if wanted == number:
        return _SAME_NUMBER
    return _LIKE_NUMBER if wanted and edit_distance(wanted, number) == 1 else _OTHER_NUMBER
