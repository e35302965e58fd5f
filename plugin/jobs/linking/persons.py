"""Persons of a store linked to their rooms by the addresses they declared: stays, the desk, the counts."""

from __future__ import annotations

from dataclasses import dataclass, field

from ...services import clock
from ...services.keys import Keyring
from ...store import Store
from ...store.counts import count_population
from ...store.person_links import PersonLinks
from ...store.relink import Relink, living, with_stays
from ...store.stays import Stays
from ..progress import Progress
from .addresses import AddressLinks, link_addresses

SOURCE = "linkpersons"
HAND = "hand"
GONE = "stay.no_person"


@dataclass
class LinkedPersons:
    """What came of linking the persons ``ids`` (in the order of ``links``), and the counts of it.

    ``linked`` have a stay in the room their address names, of them ``moved`` lived in another one before; ``kept`` are
    left where a person put them by hand; ``unlinked`` counts reasons, also why the store refused a stay.
    """

    ids: list[int] = field(default_factory=list)
    links: AddressLinks = field(default_factory=AddressLinks)
    linked: int = 0
    moved: int = 0
    kept: int = 0
    unlinked: dict[str, int] = field(default_factory=dict)


def link_persons(
    store: Store, keyring: Keyring, *, reason: str, everyone: bool = False, progress: Progress | None = None
) -> LinkedPersons:
    """Link the persons who stay nowhere, or ``everyone``, by their sealed addresses; needs the right ``linker``.

    A stay that was made by hand is left. Who is not linked waits at the desk (store.person_links). The request's audit
    line stays, everything else is one transaction; raises AccessDenied, WrongKey, SealBroken, StoreError or Cancelled.
    """
    progress = progress or Progress()
    relink = Relink(store, keyring)
    request = relink.begin(reason, everyone=everyone)
    ids: list[int] = []
    texts: list[str] = []
    for page in relink.pages(request, everyone=everyone):
        progress.step(min(20.0, len(ids) / 50_000))
        ids.extend(one.person for one in page)
        texts.extend(one.address for one in page)
    links = link_addresses(store, texts, progress=progress.part(20, 65))
    done = LinkedPersons(ids, links)
    with store.transaction():
        _settle(store, done, everyone)
        progress.step(85)
        _to_desk(store, keyring, done, texts)
        progress.step(90)
        if done.linked:
            buildings = sorted({number for number in links.building if number is not None})
            count_population(store, None if everyone else buildings)
    counts = {"persons": len(ids), "linked": done.linked, "moved": done.moved, "kept": done.kept}
    relink.finish(request, {**counts, "unlinked": done.unlinked})
    progress.step(100)
    return done


def _settle(store: Store, done: LinkedPersons, everyone: bool) -> None:
    """Write the stays of those whose room was found, but not over what a person decided."""
    links, ids = done.links, done.ids
    rows = [row for row, room in enumerate(links.room) if room is not None]
    lived_in = living(store) if everyone else {}
    by_hand = {row for row in rows if lived_in.get(ids[row], (0, ""))[1] == HAND}
    rows = [row for row in rows if row not in by_hand]
    done.kept = len(by_hand)
    rented = set(store.read("room", ["id"], where={"use_class": "rented"})["id"])
    heads = set(store.read("person", ["id"], where={"relation_to_head": "head"})["id"])
    away = set(store.read("person", ["id"], where={"residence_state": "household_here"})["id"])

    known = with_stays(store)

    def role(row: int) -> str | None:
        """What the room and the person's place in the household say; None where earlier stays may know better."""
        if ids[row] in known and lived_in.get(ids[row], (0, ""))[0] in {0, links.room[row]}:
            return None
        return "tenant" if links.room[row] in rented else "owner" if ids[row] in heads else "family"

    settled = Stays(store).settle(
        [ids[row] for row in rows],
        [links.room[row] for row in rows],
        [role(row) for row in rows],
        clock.local_day(clock.utc_now(), store.zone),
        lives_here=[ids[row] not in away for row in rows],
        method=[links.method[row] for row in rows],
        confidence=[links.confidence[row] for row in rows],
        note=[links.note[row] or None for row in rows],
        source=SOURCE,
    )
    for row, code in settled.refused:
        links.refuse(rows[row], code)
    done.unlinked = links.unlinked()
    done.linked = len(rows) - len(settled.refused)
    done.moved = len(settled.ended)


def _to_desk(store: Store, keyring: Keyring, done: LinkedPersons, texts: list[str]) -> None:
    """Who is not linked waits at the desk, who is goes off it."""
    links, desk = done.links, PersonLinks(store, keyring)
    rows = [row for row, room in enumerate(links.room) if room is None and links.reason[row] != GONE]
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
