"""Published counts of tags 标签人数: whole, on a manager's word, small ones withheld together with what tells of them.

What is published is what everybody with the right reads, on the map and in an export; nobody's own count of tags goes
past it. A publication stands for some time: two that lie close together would tell of the one person who changed
between them. What remains: who knows of one change in a place that was published twice may still read it off, if
nothing else changed there.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from ...domain.suppression import PUBLICATION_DAYS, publishable
from ...services import clock
from ...services.translation import tr
from ..access import Access
from ..audit import Audit
from ..errors import AccessDenied, StoreError
from ..places import residents_by_building
from ..reference import PERSON_TAGS
from ..store import Store
from .tags import sealed_tags

ROLE = "manager"
# Grids in the order in which they find their place in the tree: what lies across another is not published.
_LEVELS = ("grid", "dedicated", "micro_grid")


@dataclass(frozen=True)
class Published:
    """A publication: when, of how many tags, and how many of its numbers are there to read and withheld."""

    at: datetime
    tags: int
    shown: int
    withheld: int


def last_publication(store: Store) -> datetime | None:
    """When the counts of tags that this account reads were published; None for never."""
    return store.query("SELECT max(counted_at) AS at FROM tag_count", types={"at": "instant"})[0]["at"]


def publish_tags(store: Store) -> Published:
    """Count every tag that is not sealed by grid and area, and publish the counts in place of the last ones.

    For managers, who see all areas. Raises AccessDenied for others, StoreError while the last publication stands.
    """
    if ROLE not in Access(store).who_am_i().roles:
        raise AccessDenied(tr("Counts of tags are published by managers only."), role=ROLE)
    with store.transaction():
        _check_time(store)
        places = _Places(store)
        tags = _tags(store)
        marked = _marked(store, tags)
        before = _withheld(store)
        rows = [row for tag in tags for row in places.rows(tag, marked.get(tag, {}), before.get(tag, set()))]
        shown = sum(row["residents"] is not None for row in rows)
        _write(store, rows, {"tags": len(tags), "shown": shown, "withheld": len(rows) - shown})
    return Published(last_publication(store) or clock.utc_now(), len(tags), shown, len(rows) - shown)


def _check_time(store: Store) -> None:
    last = last_publication(store)
    if last is not None and clock.utc_now() < last + timedelta(days=PUBLICATION_DAYS):
        day = clock.local_day(last + timedelta(days=PUBLICATION_DAYS), store.zone)
        text = tr("The counts of tags stand for {days} days: they can be published again from {day}.")
        raise StoreError(text.format(days=PUBLICATION_DAYS, day=day.isoformat()))


def _tags(store: Store) -> list[str]:
    """The tags in use that no other law seals."""
    found = store.read("code_item", ["code"], where={"list": PERSON_TAGS, "active": True})["code"]
    return sorted(set(found) - sealed_tags(store))


def _marked(store: Store, tags: list[str]) -> dict[str, dict[int, int]]:
    """Tag -> building -> how many who live there have it today."""
    rows = store.query(
        "SELECT t.tag, r.building_id, count(DISTINCT t.person_id) AS persons FROM person_tag AS t"
        " JOIN current_residence AS o ON o.person_id = t.person_id JOIN room AS r ON r.id = o.room_id"
        " WHERE any_of(t.tag, :tags) AND t.valid_from <= :today AND (t.valid_to IS NULL OR t.valid_to > :today)"
        " GROUP BY t.tag, r.building_id",
        {"tags": tags, "today": clock.local_day(clock.utc_now(), store.zone)},
    )
    found: dict[str, dict[int, int]] = {}
    for row in rows:
        found.setdefault(row["tag"], {})[row["building_id"]] = row["persons"]
    return found


def _withheld(store: Store) -> dict[str, set[tuple[str, int]]]:
    rows = store.query("SELECT tag, object_type, object_id FROM tag_count WHERE residents IS NULL")
    found: dict[str, set[tuple[str, int]]] = {}
    for row in rows:
        found.setdefault(row["tag"], set()).add((row["object_type"], row["object_id"]))
    return found


def _write(store: Store, rows: list[dict], detail: Mapping[str, int]) -> None:
    columns = {name: [row[name] for row in rows] for name in ("object_type", "object_id", "tag", "residents")}
    if store.engine == "postgis":
        store.query(
            "SELECT publish_tags(CAST(:object_type AS text[]), CAST(:object_id AS bigint[]), CAST(:tag AS text[]),"
            " CAST(:residents AS bigint[]))",
            columns,
        )
        return
    store.execute("DELETE FROM tag_count")
    now = clock.utc_now()
    store.load("tag_count", {**columns, "counted_at": [now] * len(rows)}, key=("object_type", "object_id", "tag"))
    store.execute(
        "INSERT INTO change_log (table_name, row_id, operation, at) VALUES ('tag_count', NULL, 'bulk', :now)",
        {"now": now},
    )
    Audit(store).write("publish_tags", None, None, detail)


class _Places:
    """Areas and today's grids as one tree by the buildings in them; grids that lie across others are outside it."""

    def __init__(self, store: Store):
        self._living = residents_by_building(store)
        self._nodes: list[tuple[str, int]] = []
        self._parents: list[int | None] = []
        self._outside: list[tuple[str, int]] = []
        self._lowest: dict[int, int | None] = {}
        self._add_areas(store)
        self._add_grids(store)
        self._people = self._sums(self._living)

    def _add_areas(self, store: Store) -> None:
        rows = store.query("SELECT id, parent_id FROM area ORDER BY path")
        place = {row["id"]: index for index, row in enumerate(rows)}
        self._nodes = [("area", row["id"]) for row in rows]
        self._parents = [place.get(row["parent_id"]) for row in rows]
        buildings = store.read("building", ["id", "area_id"])
        self._lowest = {key: place.get(area) for key, area in zip(*buildings.values(), strict=True)}

    def _add_grids(self, store: Store) -> None:
        today = clock.local_day(clock.utc_now(), store.zone)
        grids = store.query(
            "SELECT id, level FROM grid WHERE valid_from <= :today AND (valid_to IS NULL OR valid_to > :today)"
            " ORDER BY id",
            {"today": today},
        )
        members: dict[int, list[int]] = {}
        pairs = store.read("grid_membership", ["object_id", "grid_id"], where={"object_type": "building"})
        for building, grid in zip(*pairs.values(), strict=True):
            if building in self._living:
                members.setdefault(grid, []).append(building)
        for row in sorted(grids, key=lambda row: _LEVELS.index(row["level"])):
            inside = members.get(row["id"], [])
            parents = {self._lowest[building] for building in inside}
            if len(parents) > 1:
                self._outside.append(("grid", row["id"]))
                continue
            self._nodes.append(("grid", row["id"]))
            self._parents.append(parents.pop() if parents else None)
            for building in inside:
                self._lowest[building] = len(self._nodes) - 1

    def _sums(self, by_building: Mapping[int, int]) -> list[int]:
        sums = [0] * len(self._nodes)
        for building, number in by_building.items():
            place = self._lowest[building]
            if place is not None:
                sums[place] += number
        # Whatever lies in a place comes after it.
        for place in range(len(sums) - 1, -1, -1):
            if self._parents[place] is not None:
                sums[self._parents[place]] += sums[place]
        return sums

    def rows(self, tag: str, marked: Mapping[int, int], withheld: set[tuple[str, int]]) -> list[dict]:
        """The rows of one tag; ``residents`` is None where the number is withheld."""
        counts = self._sums(marked)
        before = {index for index, node in enumerate(self._nodes) if node in withheld}
        shown = publishable(self._parents, self._people, counts, before)
        numbers = [count if there else None for count, there in zip(counts, shown, strict=True)]
        named = [*zip(self._nodes, numbers, strict=True), *((node, None) for node in self._outside)]
        return [
            {"object_type": kind, "object_id": key, "tag": tag, "residents": number} for (kind, key), number in named
        ]
