"""Address text, code or position to building and room, with how it was made and how sure it is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, fields, replace

import numpy as np

from ...store import Store
from ..progress import Progress
from .book import AddressBook
from .candidates import Candidate, Candidates
from .evidence import FAR_METRES, NOWHERE, Found
from .positions import NONE, Positions

_ROWS_A_STEP = 50_000
_NO_TEXT = frozenset({"address_empty", "address_unclear"})


@dataclass
class AddressLinks:
    """Equally long lists, an entry for each address.

    ``room`` and ``building`` are ids, None when not found; ``reason`` a key of SENTENCES where there is no room, ""
    else; ``method`` code, address, alias or geometry; ``confidence`` 0 to 1 (see `evidence`); ``note`` the code of a
    problem ``link.…`` for the gravest doubt, "" for none; ``candidates`` up to three (room or None, building, score),
    the best first, where there is no room.
    """

    room: list[int | None] = field(default_factory=list)
    building: list[int | None] = field(default_factory=list)
    reason: list[str] = field(default_factory=list)
    method: list[str] = field(default_factory=list)
    confidence: list[float] = field(default_factory=list)
    note: list[str] = field(default_factory=list)
    candidates: list[tuple[Candidate, ...]] = field(default_factory=list)

    def add(self, other: AddressLinks) -> None:
        """Append the entries of further addresses."""
        for one in fields(self):
            getattr(self, one.name).extend(getattr(other, one.name))

    def refuse(self, row: int, code: str) -> None:
        """Take back the room of an address, because the store refused the stay (`store.residents.stays.REFUSALS`).

        It stays as the best guess of whoever decides.
        """
        self.candidates[row] = ((self.room[row], self.building[row], round(self.confidence[row], 2)),)
        self.room[row], self.reason[row], self.confidence[row] = None, code, 0.0

    def unlinked(self) -> dict[str, int]:
        """Addresses without a room by reason."""
        return dict(Counter(reason for reason in self.reason if reason))


def link_addresses(
    store: Store,
    texts: Sequence[str | None],
    positions: Sequence | None = None,
    *,
    codes: Sequence[str | None] | None = None,
    book: AddressBook | None = None,
    progress: Progress | None = None,
) -> AddressLinks:
    """Find the room of each address; equal texts are read once.

    ``book`` is the store's, where several parts are linked one after the other.

    ``positions`` are shapely points or None in the store's CRS: they decide where there is no usable text, choose
    between buildings of one address, and else are held against what the address says. ``codes`` are exact codes of
    buildings, or of rooms (building's code, unit, number, joined by hyphens). Raises Cancelled.
    """
    progress = progress or Progress()
    book = book or AddressBook(store)
    found = _read(book, texts, codes, progress.part(0, 70))
    placed = None
    if positions is not None:
        placed = Positions(store, positions)
        _weigh(book, found, placed)
    progress.step(80)
    links = AddressLinks(
        room=[one.room for one in found],
        building=[one.building for one in found],
        reason=[one.reason for one in found],
    )
    worth: dict[tuple[str, tuple[str, ...]], tuple[float, str]] = {}
    for one in found:
        key = (one.method, one.doubts)
        if key not in worth:
            certain = one if one.room is not None else replace(one, room=0)
            worth[key] = certain.confidence, certain.note
        confidence, note = worth[key]
        links.method.append(one.method)
        links.confidence.append(confidence if one.room is not None else 0.0)
        links.note.append(note)
    links.candidates = _guess(book, found, placed, progress)
    progress.step(100)
    return links


def _read(book: AddressBook, texts: Sequence, codes: Sequence | None, progress: Progress) -> list[Found]:
    known: dict[object, Found] = {}
    found: list[Found] = []
    count = len(texts)
    for start in range(0, count, _ROWS_A_STEP):
        progress.step(100 * start / count)
        part = texts[start : start + _ROWS_A_STEP]
        keys = part if codes is None else zip(part, codes[start : start + _ROWS_A_STEP], strict=True)
        for key in keys:
            one = known.get(key)
            if one is None:
                one = known[key] = book.look(key) if codes is None else book.look(*key)
            found.append(one)
    # A file's own codes are nobody's here, and say nothing; one that is unknown among known ones may be a slip.
    if codes is not None and any(one.method == "code" for one in known.values()):
        doubted = {
            id(one): one.doubted("code_unknown") for key, one in known.items() if key[1] and one.method != "code"
        }
        found = [doubted.get(id(one), one) for one in found]
    return found


def _weigh(book: AddressBook, found: list[Found], placed: Positions) -> None:
    """Hold every position against what its address says."""
    rows = np.flatnonzero(placed.known).tolist()
    with_building = [row for row in rows if found[row].building is not None]
    metres = placed.metres(with_building, [found[row].building for row in with_building])
    for row, distance in zip(with_building, metres.tolist(), strict=True):
        other = placed.inside[row] not in {NONE, found[row].building}
        if other or distance > FAR_METRES:
            found[row] = found[row].doubted("position_elsewhere")
    for row in rows:
        if found[row].building is None:
            found[row] = _by_position(book, found[row], int(placed.inside[row]), int(placed.beside[row]))


def _by_position(book: AddressBook, one: Found, inside: int, beside: int) -> Found:
    """What a position makes of an address that leads to no building."""
    building = inside if inside != NONE else beside
    if building == NONE:
        return one
    if one.reason == "building_ambiguous":
        if building not in one.among:
            return one
        return book.inside(building, one.address, one.method, (*one.doubts, "by_position"))
    doubts = one.doubts if inside != NONE else (*one.doubts, "beside")
    if one.reason in _NO_TEXT:
        return book.inside(building, _within(one), "geometry", doubts)
    if one.reason == "building_unknown" and building in book.unnamed:
        # A building that has no address yet, and one whose address no building has.
        return book.inside(building, _within(one), "geometry", doubts)
    return one


def _within(one: Found):
    """What an address says of the inside of a house."""
    return replace(NOWHERE, unit=one.address.unit, floor=one.address.floor, room=one.address.room)


def _guess(book: AddressBook, found: list[Found], placed: Positions | None, progress: Progress) -> list:
    guesses: dict[int, tuple[Candidate, ...]] = {}
    candidates: list[tuple[Candidate, ...]] = []
    finder = None
    for row, one in enumerate(found):
        if one.room is not None:
            candidates.append(())
            continue
        if row % 1000 == 0:
            progress.step(80)
        finder = finder or Candidates(book, placed)
        if placed is not None and placed.known[row]:
            candidates.append(finder.of(one, row))
            continue
        if id(one) not in guesses:
            guesses[id(one)] = finder.of(one)
        candidates.append(guesses[id(one)])
    return candidates
