"""An event and what each step of the loop asks for, as `store.loop.events.Events` takes it."""

import shapely

from civicgrid.plugin.domain.uid import new_uid, new_uids
from civicgrid.plugin.services import clock

PLACE = (114.205, 22.705)
REPORT = {"event_type": "0102", "title": "暴露垃圾", "geom": shapely.to_wkb(shapely.Point(PLACE))}
_HERE = {"longitude": PLACE[0], "latitude": PLACE[1], "accuracy": 5}
_PHOTO = ["0" * 64]
EVIDENCE = {"photo": _PHOTO, "photo_before": _PHOTO, "photo_after": _PHOTO, "position": _HERE, "rating": "satisfied",
            "new_deadline": "2036-12-24T06:00:00.000Z"}  # fmt: skip


def attach_photo(store, *events):
    """Attach the picture that `EVIDENCE` names to events that have it not; the rows alone, no file."""
    known = set(store.read("attachment", ["owner_id"], where={"owner_table": "event", "sha256": _PHOTO[0]})["owner_id"])
    new = [event for event in dict.fromkeys(events) if event not in known]
    if not new:
        return
    found = store.read("event", ["id", "area_id"], where={"id": new})
    count = len(found["id"])
    store.load(
        "attachment",
        {"uid": new_uids(count), "owner_table": ["event"] * count, "owner_id": found["id"],
         "area_id": found["area_id"], "sha256": _PHOTO * count, "kind": ["photo"] * count,
         "file_name": ["现场.jpg"] * count, "size": [1] * count, "created_at": [clock.utc_now()] * count},
    )  # fmt: skip


def department(store, code="CG"):
    """The id of a department, made when it is first asked for."""
    known = store.read("department", ["id"], where={"code": code})["id"]
    return known[0] if known else store.insert("department", {"uid": new_uid(), "code": code, "name": "城管中队"})


def take(events, event, action, *, seq=None, lacking=(), **given):
    """Take a step with everything that it asks for but what is ``lacking``; returns its seq."""
    last = events.history(event)[-1]
    workflow = events.workflow("governance")
    found = workflow.find(last.state_after, action)
    requires = set(found.requires if found else ()) - set(lacking)
    evidence = {name: EVIDENCE[name] for name in requires & EVIDENCE.keys()}
    if "dissatisfied" in requires:
        evidence["rating"] = "dissatisfied"
    evidence |= given.pop("evidence", {})
    if _PHOTO in evidence.values():
        attach_photo(events._store, event)
    values = {"evidence": evidence, "note": "好" if "note" in requires else None}
    if "department" in requires:
        values["department_id"] = department(events._store)
    return events.take_step(event, action, expected_seq=last.seq if seq is None else seq, **{**values, **given})


def walk(events, event, *actions):
    """Take one step after the other; returns the seq of the last."""
    for action in actions:
        seq = take(events, event, action)
    return seq
