"""Reference data from ``resources/``: code lists, event types, workflows. Installing it again changes what differs."""

import json

from ..domain.codes import load_code_lists
from ..domain.events.workflow import load_workflow
from ..services import clock
from ..services.paths import RESOURCES
from .loop.deadlines import install_default_profile
from .loop.working_time import unfilled_days, write_days
from .store import Store
from .workflows import install_workflow

EVENT_CLASSES = "event_class"
PERSON_TAGS = "person_tag"


def install_reference_data(store: Store) -> None:
    """Load the code lists, the event types and the workflows with their states, in one transaction.

    A store that has none gets deadlines by the default profile, a working calendar, and the shipped rules of routing,
    behind all that will be made. States and milestones are code lists, one edition a workflow; a workflow that somebody
    has changed stays as it is. Values that somebody added stay; ``active`` is only given to values that are new.
    """
    lists = load_code_lists(RESOURCES / "codes")
    workflows = [load_workflow(path) for path in sorted((RESOURCES / "workflow").glob("*.json"))]
    items = [
        {
            "list": item.list,
            "code": item.code,
            "parent": item.parent,
            "name_zh": item.name_zh,
            "name_en": item.name_en,
            "edition": item.edition,
            "source": item.source,
            "confidence": item.confidence,
            "sensitivity": item.sensitivity,
            "sort": place,
            "active": item.active,
            "extra": dict(item.extra),
        }
        for values in lists.values()
        for place, item in enumerate(values)
    ]
    types = [
        {
            "code": item.code,
            "parent_code": item.parent or None,
            "name_zh": item.name_zh,
            "name_en": item.name_en,
            "edition": item.edition,
            "active": item.active,
        }
        for item in lists[EVENT_CLASSES]
    ]
    _keep_modules(store, items)
    with store.transaction():
        _load(store, "code_item", items, ("list", "edition", "code"))
        _load(store, "event_type", types, ("code", "edition"))
        for workflow in workflows:
            install_workflow(store, workflow)
        install_default_profile(store)
        if not store.count("working_calendar"):
            write_days(store, unfilled_days(store, clock.local_day(clock.utc_now(), store.zone)))
        if not store.count("routing_rule"):
            rules = json.loads((RESOURCES / "routing" / "defaults.json").read_text(encoding="utf-8"))
            for rank, rule in enumerate(rules["rules"], start=rules["first_rank"]):
                store.insert("routing_rule", {"rank": rank, **rule})


def _keep_modules(store: Store, items: list[dict]) -> None:
    """What a module of a sealed tag was switched on with stands in ``extra``, and is the users', too."""
    names = ["edition", "code", "extra"]
    found = store.read("code_item", names, where={"list": PERSON_TAGS, "sensitivity": "sealed"})
    kept = {(edition, code): extra for edition, code, extra in zip(*(found[name] for name in names), strict=True)}
    for item in items:
        if item["list"] == PERSON_TAGS:
            item["extra"] = kept.get((item["edition"], item["code"]), item["extra"])


def _load(store: Store, table: str, rows: list[dict], key: tuple[str, ...]) -> None:
    columns = {name: [row[name] for row in rows] for name in rows[0]}
    store.load(table, columns, key=key)
    # Switching a value off or on is the users' decision.
    columns.pop("active", None)
    store.load(table, columns, key=key, conflict="update")
