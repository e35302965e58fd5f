"""The people of the demo town: households move in, are written down by clerks, linked by their addresses, verified.

Beside their stay some own a room they let, work in a unit, or have moved within the town. Nothing is true of anybody.
"""

from collections import Counter
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

import numpy as np

from ...domain.address import Address, format_address, parse_address
from ...domain.person import ClearPerson
from ...domain.population import residence
from ...domain.uid import new_uids
from ...services.keys import Keyring
from ...store import Store
from ...store.places import update_rows
from ...store.residents.people import People
from ...store.residents.person_links import PersonLinks
from ..clerk import write_address
from ..households import HouseholdDraw, draw_sizes
from ..linking import AddressBook
from ..linking.candidates import Candidates
from ..progress import Progress
from .places import Places, building_classes
from .rooms import Rooms
from .town import Town

_CHUNK = 5_000  # households
_VACANT = 0.06
_OWNERS = 0.75  # of let homes whose owner is known and lives elsewhere in the town
_MOVED = 0.07
_AT_WORK = 0.16
_VERIFIED_DAYS = 730
_NEVER_VERIFIED = 0.03
_OFFICE_MINUTES = (30, 600)  # after 00:30 UTC, which is half past eight in the morning


@dataclass
class Settled:
    """What came of it."""

    people: int = 0
    households: int = 0
    linked: int = 0
    unlinked: Counter = field(default_factory=Counter)
    by_class: Counter = field(default_factory=Counter)


@dataclass
class _Stay:
    """Columns of occupancy."""

    person_id: list[int] = field(default_factory=list)
    room_id: list[int] = field(default_factory=list)
    role: list[str] = field(default_factory=list)
    lives_here: list[bool] = field(default_factory=list)
    valid_from: list[date] = field(default_factory=list)
    valid_to: list[date | None] = field(default_factory=list)
    method: list[str] = field(default_factory=list)
    confidence: list[float] = field(default_factory=list)
    verified_at: list[datetime | None] = field(default_factory=list)
    area_id: list[int | None] = field(default_factory=list)

    def add(self, *values: object) -> None:
        for column, value in zip(vars(self).values(), values, strict=True):
            column.append(value)


def choose_homes(rooms: Rooms, population: int, generator: np.random.Generator) -> tuple[np.ndarray, np.ndarray]:
    """The rooms that people live in and how many in each; every other home is marked vacant in ``rooms``."""
    beds, homes = rooms.rows_of("bed"), rooms.rows_of("home")
    generator.shuffle(beds)
    in_beds = generator.integers(3, 7, len(beds))
    most = min(int(in_beds.sum()), population // 12)
    full = int(np.searchsorted(np.cumsum(in_beds), most, side="right"))
    beds, in_beds = beds[:full], in_beds[:full]
    generator.shuffle(homes)
    sizes = draw_sizes(generator, int(len(homes) * (1 - _VACANT)), population - int(in_beds.sum()))
    homes = homes[: len(sizes)]
    lived_in = np.zeros(len(rooms.place), dtype=bool)
    lived_in[beds] = lived_in[homes] = True
    empty = np.isin(rooms.kind, ("home", "bed")) & ~lived_in
    rooms.use_class[empty] = "vacant"
    chosen, counts = np.concatenate((homes, beds)), np.concatenate((sizes, in_beds))
    order = generator.permutation(len(chosen))
    return chosen[order], counts[order]


class Settling:
    """Moves households in, so many at a time that memory does not matter."""

    def __init__(
        self, store: Store, keyring: Keyring, town: Town, places: Places, rooms: Rooms, today: date, generator
    ):
        self._store, self._town, self._places, self._rooms = store, town, places, rooms
        self._today, self._generator = today, generator
        self._people = People(store, keyring)
        self._book = AddressBook(store)
        self._candidates = Candidates(self._book)
        self._desk = PersonLinks(store, keyring)
        self._draw = HouseholdDraw(generator, today)
        self._addresses: dict[int, Address] = {}
        self._room_row = dict(zip(rooms.id.tolist(), range(len(rooms.id)), strict=True))
        self._area = [places.area_ids[one.area] for one in town.buildings]
        self._number, self._unit = rooms.number(), rooms.unit_text()
        self._work = rooms.rows_of("shop", "office")
        self.result = Settled()

    def settle(self, chosen: np.ndarray, sizes: np.ndarray, progress: Progress) -> Settled:
        """Fill the rooms ``chosen`` with so many people each; rooms that nobody is linked to become vacant."""
        occupied: set[int] = set()
        for start in range(0, len(chosen), _CHUNK):
            progress.step(100 * start / max(len(chosen), 1))
            self._chunk(chosen[start : start + _CHUNK], sizes[start : start + _CHUNK], occupied)
        rooms, before = self._rooms, building_classes(self._town, self._rooms)
        empty = [int(row) for row in chosen.tolist() if int(rooms.id[row]) not in occupied]
        rooms.use_class[empty] = "vacant"
        update_rows(self._store, "room", rooms.id[empty].tolist(), {"use_class": ["vacant"] * len(empty)})
        after = building_classes(self._town, rooms)
        changed = [row for row, (one, other) in enumerate(zip(before, after, strict=True)) if one != other]
        update_rows(self._store, "building", self._places.building_ids[changed].tolist(),
                    {"use_class": [after[row] for row in changed]})  # fmt: skip
        return self.result

    def _chunk(self, chosen: np.ndarray, sizes: np.ndarray, occupied: set[int]) -> None:
        store, rooms = self._store, self._rooms
        households = self._draw.draw(sizes, rooms.kind[chosen] == "bed")
        texts = [self._text(row) for row in chosen.tolist()]
        found = [self._book.look(text) for text in texts]
        household_ids = store.reserve_ids("household", len(households)).tolist()
        areas = [self._area[rooms.place[row]] for row in chosen.tolist()]
        first = self.result.households
        store.load(
            "household",
            {
                "id": household_ids,
                "uid": new_uids(len(households)),
                "number": [f"H{number:08d}" for number in range(first + 1, first + len(households) + 1)],
                "kind": ["collective" if one.collective else "family" for one in households],
                "room_id": [one.room for one in found],
                "area_id": areas,
            },
            key=("id",),
        )
        members = [member for household in households for member in household.members]
        house = np.repeat(np.arange(len(households)), sizes).tolist()
        ids = store.reserve_ids("person", len(members)).tolist()
        uids = new_uids(len(members))
        verified = self._verified(len(members))
        decided = [
            residence(
                households[row].person_class,
                member.residence_state,
                self._today,
                here_since=member.since,
                away_since=member.since if member.residence_state == "household_here" else None,
            )
            for member, row in zip(members, house, strict=True)
        ]
        self._people.save(
            [
                ClearPerson(uid, one.name, one.document_kind, one.document_number, one.sex, one.birth_date, one.phone,
                            texts[row], households[row].person_class, one.residence_state)
                for uid, one, row in zip(uids, members, house, strict=True)
            ],
            area_ids=[areas[row] for row in house],
            columns={
                "id": ids,
                "household_id": [household_ids[row] for row in house],
                "resident": [one.resident for one in decided],
                "resident_rule": [one.rule for one in decided],
                "verified_at": verified,
            },
        )  # fmt: skip
        self._tags(members, ids, [areas[row] for row in house])
        self._stays(households, members, house, ids, found, verified, areas)
        lost = [row for row, place in enumerate(house) if found[place].room is None]
        self._desk.put(
            [ids[row] for row in lost],
            [found[house[row]].reason for row in lost],
            [self._candidates.of(found[house[row]]) for row in lost],
            [texts[house[row]] for row in lost],
            [areas[house[row]] for row in lost],
        )
        occupied.update(one.room for one in found if one.room is not None)
        result = self.result
        result.households += len(households)
        result.people += len(members)
        result.linked += len(house) - len(lost)
        result.unlinked.update(found[house[row]].reason for row in lost)
        result.by_class.update(households[row].person_class for row in house)

    def _text(self, row: int) -> str:
        place = int(self._rooms.place[row])
        if place not in self._addresses:
            self._addresses[place] = self._building_address(place)
        address = self._addresses[place]
        parts = Address(
            village=address.village, hamlet=address.hamlet, group=address.group,
            road=address.road, number=address.number,
            estate=address.estate, building=address.building, unit=self._unit[row],
            room="" if address.rural else self._number[row],
        )  # fmt: skip
        sub_district = self._town.areas[self._town.buildings[place].area].sub_district
        return write_address(parts, self._generator, self._places.region(sub_district))

    def _building_address(self, place: int) -> Address:
        building = self._town.buildings[place]
        if building.estate:
            return Address(estate=building.estate, building=building.number)
        if building.road.endswith("组"):
            return parse_address(f"{building.road}{building.door}号").address
        return Address(road=building.road, number=building.door)

    def _verified(self, count: int) -> list[datetime | None]:
        """When a grid worker last looked: mostly lately, some nearly two years ago, a few never."""
        draw = self._generator
        days = (_VERIFIED_DAYS * draw.beta(0.8, 2.2, count)).astype(np.int64)
        minutes = draw.integers(*_OFFICE_MINUTES, count)
        midnight = datetime.fromisoformat(f"{self._today.isoformat()}T00:00:00+00:00") - timedelta(days=1)
        never = (draw.random(count) < _NEVER_VERIFIED).tolist()
        return [
            None if none else midnight - timedelta(days=day) + timedelta(minutes=minute)
            for none, day, minute in zip(never, days.tolist(), minutes.tolist(), strict=True)
        ]

    def _tags(self, members: list, ids: list[int], areas: list[int | None]) -> None:
        """Tags of ordinary sensitivity; their dates tell no more than a birth year."""
        rows = []
        draws = self._generator.random((2, len(members))).tolist()
        for member, key, area, veteran, helps in zip(members, ids, areas, *draws, strict=True):
            age = self._today.year - member.birth_date.year
            since = max(member.since, date(2020, 1, 1))
            if age > 80:
                rows.append((key, "elderly_80", date(member.birth_date.year + 81, 1, 1), "街道民政办公室", area))
            if 24 <= age <= 75 and member.sex == "1" and veteran < 0.025:
                rows.append((key, "veteran", since, "街道退役军人服务站", area))
            if 18 <= age <= 70 and helps < 0.03:
                rows.append((key, "volunteer", since, "社区志愿服务站", area))
        names = ("person_id", "tag", "valid_from", "owner_unit", "area_id")
        if rows:
            columns = dict(zip(names, map(list, zip(*rows, strict=True)), strict=True))
            self._store.load("person_tag", columns, key=("person_id", "tag", "valid_from"))

    def _stays(self, households, members, house, ids, found, verified, areas) -> None:
        """Where they live, what they let, where they lived before, where they work."""
        stays, rooms, today = _Stay(), self._rooms, self._today
        room_ids = [one.room for one in found]
        draws = self._generator.random((3, len(members)))
        picks = self._generator.integers(0, 2**31, (3, len(members)))
        homes = [room for room in room_ids if room is not None]
        let = [
            room
            for room, household in zip(room_ids, households, strict=True)
            if room is not None and not household.collective and self._use(room) == "rented"
        ]
        owned = iter([room for number, room in enumerate(let) if number % 100 < 100 * _OWNERS])
        seen = -1
        for row, (member, place, key) in enumerate(zip(members, house, ids, strict=True)):
            room, area = room_ids[place], areas[place]
            head, seen = place != seen, place
            if room is None:
                continue
            rented = self._use(room) == "rented"
            role = "tenant" if rented else "owner" if head else "family"
            here = member.residence_state != "household_here"
            link = found[place]
            stays.add(key, room, role, here, member.since, None, link.method, link.confidence, verified[row], area)
            age = today.year - member.birth_date.year
            if head and not rented and age >= 30 and draws[0, row] < 0.5:
                other = next(owned, None)
                if other is not None and other != room:
                    since = max(member.since, date(member.birth_date.year + 25, 6, 1))
                    self._elsewhere(stays, key, other, "owner", False, since, None, "code", verified[row])
            if age >= 20 and here and draws[1, row] < _MOVED and homes:
                before = homes[int(picks[1, row]) % len(homes)]
                since = member.since - timedelta(days=200 + int(picks[1, row]) % 1300)
                if before != room and since.year > member.birth_date.year:
                    self._elsewhere(stays, key, before, "tenant", True, since, member.since, "hand", None)
            if 20 <= age < 60 and here and draws[2, row] < _AT_WORK and len(self._work):
                work = int(rooms.id[self._work[int(picks[2, row]) % len(self._work)]])
                since = max(member.since, today - timedelta(days=30 + int(picks[2, row]) % 2000))
                self._elsewhere(stays, key, work, "employee", False, since, None, "hand", verified[row])
        count = len(stays.person_id)
        self._store.load(
            "occupancy", {**vars(stays), "uid": new_uids(count), "source": ["generated"] * count}, key=("uid",)
        )

    def _use(self, room: int) -> str:
        return self._rooms.use_class[self._room_row[room]]

    def _elsewhere(
        self, stays: _Stay, key, room: int, role: str, lives: bool, start, end, method: str, verified
    ) -> None:
        area = self._area[self._rooms.place[self._room_row[room]]]
        stays.add(key, room, role, lives, start, end, method, 1.0 if method == "code" else 0.8, verified, area)


def readable_address(building) -> str:
    """A building's address as it stands on a door or in a report."""
    if building.estate:
        return format_address(Address(estate=building.estate, building=building.number))
    return f"{building.road}{building.door}号"
