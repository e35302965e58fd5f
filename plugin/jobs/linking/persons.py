"""Persons of a store linked to their rooms by the addresses they declared: stays, the desk, the counts."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from itertools import chain

from ...domain.address import NOT_LIVING
from ...services import clock
from ...services.ahead import ahead
from ...services.collector import collector_paused
from ...services.keys import Keyring
from ...store import Store
from ...store.residents.counts import count_population
from ...store.residents.person_links import PersonLinks
from ...store.residents.relink import Declared, Relink, left_rooms, living, with_stays
from ...store.residents.settling import RELINKED, STRONGER
from ...store.residents.stays import Stays
from ..progress import Progress
from .addresses import AddressLinks, link_addresses
from .book import AddressBook
from .evidence import UNTOLD

GONE = "stay.no_person"


@dataclass
class LinkedPersons:
    """What came of linking the persons ``ids`` (in the order of ``links``), and the counts of it.

    ``linked`` have a stay in the room their address names, of them ``moved`` lived in another one before; ``kept`` are
    left where something stronger put them, or somebody meanwhile, and out of a room that they have left; ``unlinked``
    counts reasons, also why the store refused a stay.
    """

    ids: list[int] = field(default_factory=list)
    links: AddressLinks = field(default_factory=AddressLinks)
    linked: int = 0
    moved: int = 0
    kept: int = 0
    unlinked: dict[str, int] = field(default_factory=dict)


@collector_paused()
def link_persons(
    store: Store, keyring: Keyring, *, reason: str, everyone: bool = False, progress: Progress | None = None
) -> LinkedPersons:
    """Link the persons who stay nowhere, or ``everyone``, by their sealed addresses; needs the right ``linker``.

    A stay that was made by hand or by a code is left, and so is who waits because of a remark that they do not live
    there, or whose stay in the room was ended; a doubt that stems from more than the address stays with its room. Who
    is not linked waits at the desk (store.residents.person_links).
    The request's audit line stays, everything else is one transaction; raises AccessDenied, WrongKey, SealBroken,
    StoreError or Cancelled.
    """
    progress = progress or Progress()
    relink = Relink(store, keyring)
    request = relink.begin(reason, everyone=everyone)
    linking = _Linking(store, everyone, progress)
    done = linking.done
    with closing(relink.pages(request, everyone=everyone)) as pages, store.transaction():
        # A file's indexes are made anew once, for all stays together.
        parts = pages if store.engine == "postgis" else [list(chain.from_iterable(pages))]
        settled = Stays(store).settle_parts(linking.parts(parts))
        for part, rows in zip(settled, linking.rows, strict=True):
            done.moved += len(part.ended)
            done.linked += len(rows) - len(part.refused)
            for row, code in part.refused:
                done.links.refuse(rows[row], code)
        done.unlinked = done.links.unlinked()
        progress.step(85)
        _to_desk(store, keyring, done, linking.texts, linking.confirmed)
        progress.step(90)
        if done.linked:
            buildings = sorted({number for number in done.links.building if number is not None})
            count_population(store, None if everyone else buildings)
    counts = {"persons": len(done.ids), "linked": done.linked, "moved": done.moved, "kept": done.kept}
    relink.finish(request, {**counts, "unlinked": done.unlinked})
    progress.step(100)
    return done


class _Linking:
    """Finds the rooms of persons page by page; ``rows`` are the persons of each part that has stays to write."""

    def __init__(self, store: Store, everyone: bool, progress: Progress):
        self._store, self._everyone, self._progress = store, everyone, progress
        self._book = AddressBook(store)
        self._book.read_all()
        self._everybody = store.count("person")
        self._rented = set(store.read("room", ["id"], where={"use_class": "rented"})["id"])
        self._heads = set(store.read("person", ["id"], where={"relation_to_head": "head"})["id"])
        self._away = set(store.read("person", ["id"], where={"residence_state": "household_here"})["id"])
        self._gone, self.confirmed = PersonLinks(store).not_living(), PersonLinks(store).gone()
        self._today = clock.local_day(clock.utc_now(), store.zone)
        self.done = LinkedPersons()
        self.texts: list[str] = []
        self.rows: list[list[int]] = []

    def parts(self, pages: Iterable[Sequence[Declared]]) -> Iterator[dict[str, object]]:
        """What is to be settled, as `Stays.settle_parts` takes it; while a part is written, the next one is read."""

        heard = Progress(self._progress.is_canceled)  # to report is for the caller's thread

        def linked(page: Sequence[Declared]) -> tuple[Sequence[Declared], AddressLinks]:
            texts = [one.address for one in page]
            return page, link_addresses(self._store, texts, book=self._book, progress=heard)

        self._progress.step(0)
        with closing(ahead(linked, pages)) as found:
            for page, links in found:
                ids = [one.person for one in page]
                self.texts += [one.address for one in page]
                self._leave(ids, links)
                self.done.links.add(links)
                yield self._part(ids, links)
                self._progress.step(80 * min(1.0, len(self.done.ids) / max(1, self._everybody)))

    def _leave(self, ids: Sequence[int], links: AddressLinks) -> None:
        """Lead nobody home of whom an import's remark says that they do not live there: the address knows no remark."""
        for row, person in enumerate(ids):
            if person not in self._gone:
                continue
            if links.room[row] is not None:
                links.refuse(row, NOT_LIVING)
            links.reason[row] = NOT_LIVING

    def _part(self, ids: Sequence[int], links: AddressLinks) -> dict[str, object]:
        """The stays of those whose room was found, but not over what a person decided."""
        bounds = (ids[0], ids[-1]) if ids else (0, 0)
        known = with_stays(self._store, *bounds)  # also the others: somebody may have moved them in meanwhile
        lived_in = living(self._store, *bounds) if known else {}
        left = left_rooms(self._store, *bounds) if known else set()

        def role(person: int, room: int) -> str | None:
            """What room and household say; None where earlier stays may know better."""
            if person in known and (person not in lived_in or lived_in[person].room == room):
                return None
            return "tenant" if room in self._rented else "owner" if person in self._heads else "family"

        def free(row: int) -> bool:
            """Whether nobody knows better than the address where a person lives, or lives no more."""
            home, room = lived_in.get(ids[row]), links.room[row]
            if home is None:
                return (ids[row], room) not in left and ids[row] not in self.confirmed
            return (
                self._everyone and home.method not in STRONGER and (home.room == room or (ids[row], room) not in left)
            )

        found = [row for row, room in enumerate(links.room) if room is not None]
        rows = [row for row in found if free(row)]
        for row in rows:
            home = lived_in.get(ids[row])
            doubted = home and home.room == links.room[row] and home.note in UNTOLD
            if doubted and (home.confidence or 0) < links.confidence[row]:
                links.method[row], links.confidence[row], links.note[row] = home.method, home.confidence, home.note
        self.done.kept += len(found) - len(rows)
        self.rows.append([row + len(self.done.ids) for row in rows])
        self.done.ids += ids
        return {
            "persons": [ids[row] for row in rows],
            "rooms": [links.room[row] for row in rows],
            "roles": [role(ids[row], links.room[row]) for row in rows],
            "since": self._today,
            "lives_here": [ids[row] not in self._away for row in rows],
            "method": [links.method[row] for row in rows],
            "confidence": [links.confidence[row] for row in rows],
            "note": [links.note[row] or None for row in rows],
            "source": RELINKED,
            "verified_at": None,
        }


def _to_desk(store: Store, keyring: Keyring, done: LinkedPersons, texts: list[str], confirmed: Collection[int]) -> None:
    """Who is not linked waits at the desk, who is goes off it; who was ``confirmed`` to be gone does neither."""
    links, desk = done.links, PersonLinks(store, keyring)
    rows = [
        row
        for row, room in enumerate(links.room)
        if room is None and links.reason[row] != GONE and done.ids[row] not in confirmed
    ]
    known = store.read("person", ["id", "area_id"], where={"id": [done.ids[row] for row in rows]})
    area = dict(zip(known["id"], known["area_id"], strict=True))
    desk.put(
        [done.ids[row] for row in rows],
        [links.reason[row] for row in rows],
        [links.candidates[row] for row in rows],
        [texts[row] for row in rows],
        [area.get(done.ids[row]) for row in rows],
    )
    waiting = desk.persons()
    linked = {number for number, room in zip(done.ids, links.room, strict=True) if room is not None}
    desk.close(sorted(waiting & linked))
