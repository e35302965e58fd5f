"""A store at a glance: how much of everything there is, and what is open."""

from dataclasses import dataclass

from ..domain.events.display import LEVELS
from ..services import clock
from ..services.translation import tr
from .access import Account
from .errors import AccessDenied
from .store import Store

COUNTED = (
    "person",
    "household",
    "room",
    "building",
    "grid",
    "organisation",
    "component",
    "sensor",
    "camera",
    "facility",
    "responder",
)


@dataclass(frozen=True)
class Overview:
    """``place`` names the area that holds everything the account sees; ``counts`` are rows by table, of which tables
    the account may not read are left out; ``open_by_level`` counts events that are not closed by display level 1-4,
    ``overdue`` those among them whose deadline has passed; ``on_duty`` responders within a shift now."""

    place: str
    counts: dict[str, int]
    open_by_level: dict[int, int]
    overdue: int
    on_duty: int


def overview(store: Store, account: Account | None = None) -> Overview:
    """Count what this account sees."""
    now = clock.utc_now()
    counts = {}
    for table in COUNTED:
        try:
            counts[table] = store.count(table)
        except AccessDenied:
            continue
    levels = store.query(
        "SELECT display_level AS level, count(*) AS found, sum(CASE WHEN due_at < :now THEN 1 ELSE 0 END) AS overdue"
        " FROM event WHERE closed_at IS NULL GROUP BY display_level",
        {"now": now},
    )
    on_duty = store.query(
        "SELECT count(DISTINCT r.id) AS found FROM responder AS r JOIN shift AS s ON s.responder_id = r.id"
        " WHERE r.active AND s.starts_at <= :now AND s.ends_at > :now",
        {"now": now},
    )[0]["found"]
    return Overview(
        _place(store, account),
        counts,
        dict.fromkeys(LEVELS, 0) | {row["level"]: row["found"] for row in levels},
        int(sum(row["overdue"] or 0 for row in levels)),
        on_duty,
    )


def _place(store: Store, account: Account | None) -> str:
    """The account's own area, else the smallest area under which all others lie."""
    rows = store.read("area", ["id", "name", "parent_id"])
    names = dict(zip(rows["id"], rows["name"], strict=True))
    if account is not None and account.area_id in names:
        return names[account.area_id]
    children: dict[int | None, list[int]] = {}
    for key, parent in zip(rows["id"], rows["parent_id"], strict=True):
        children.setdefault(parent if parent in names else None, []).append(key)
    place = None
    while len(children.get(place, ())) == 1:
        place = children[place][0]
    return names[place] if place is not None else tr("Unnamed area")
