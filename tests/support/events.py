"""An event and what each step of the loop asks for, as `store.loop.events.Events` takes it."""

import shapely

from civicgrid.plugin.domain.uid import new_uid

PLACE = (114.205, 22.705)
REPORT = {"event_type": "0102", "title": "暴露垃圾", "geom": shapely.to_wkb(shapely.Point(PLACE))}
_HERE = {"longitude": PLACE[0], "latitude": PLACE[1], "accuracy": 5}
_PHOTO = ["0" * 64]
EVIDENCE = {"photo": _PHOTO, "photo_before": _PHOTO, "photo_after": _PHOTO, "position": _HERE, "rating": "satisfied",
            "new_deadline": "2036-12-24T06:00:00.000Z"}  # fmt: skip


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
    values = {"evidence": {**evidence, **given.pop("evidence", {})}, "note": "好" if "note" in requires else None}
    if "department" in requires:
        values["department_id"] = department(events._store)
    return events.take_step(event, action, expected_seq=last.seq if seq is None else seq, **{**values, **given})


def walk(events, event, *actions):
    """Take one step after the other; returns the seq of the last."""
    for action in actions:
        seq = take(events, event, action)
    return seq
