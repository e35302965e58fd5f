"""Messages of steps 催办 督办 批示 派发 退单 申请延期: to whom a step concerns, in the transaction of the step."""

from ...domain.events import machine
from ...domain.events.told import DISPATCHER, HANDLER, told
from ...domain.events.workflow import Transition
from ...domain.uid import new_uid
from ...services import clock
from ...services.translation import named, tr
from ..store import Store

CHANNEL, KIND = "window", "notice"
_TELL = "SELECT tell_step(:event, CAST(:seq AS integer), :role, :subject, :body)"
_CONCERNED = (
    "SELECT DISTINCT u.id, u.name FROM app_user AS u JOIN user_role AS given ON given.app_user_id = u.id"
    " AND given.role = :role AND (given.valid_to IS NULL OR given.valid_to > :now)"
    " JOIN event AS e ON e.id = :event LEFT JOIN area AS place ON place.id = e.area_id"
    " LEFT JOIN area AS own ON own.id = u.area_id"
    " WHERE u.active AND u.id IS NOT :me AND (:role <> 'handler' OR EXISTS (SELECT 1 FROM event_department AS d"
    " WHERE d.event_id = e.id AND d.department_id = u.department_id AND coalesce(d.until_seq, -1) = :until))"
    " AND (u.area_id IS NULL OR coalesce(place.path, '') LIKE own.path || '%') ORDER BY u.id"
)


def tell(store: Store, event: int, seq: int, transition: Transition, step: machine.Step, me: int | None) -> None:
    """For the store's own modules: a message to everybody but ``me`` whom a step that was just taken concerns.

    On a server sql/postgis/22_messages.sql says by itself to whom.
    """
    role = told(transition.action, transition.held_by)
    if role is None:
        return
    # Who has the event, or where nobody has it any more, who had it until this step.
    ends = set(store.read("event_department", ["until_seq"], where={"event_id": event})["until_seq"])
    if role == HANDLER and not ends & {None, seq}:
        role = DISPATCHER
    found = store.read("event", ["number", "title"], where={"id": event})
    name = named(transition)
    subject = tr("{action}: {number}").format(action=name, number=found["number"][0])
    body = "\n".join(text for text in (found["title"][0], step.note) if text)
    if store.engine == "postgis":
        store.query(_TELL, {"event": event, "seq": seq, "role": role, "subject": subject, "body": body})
        return
    now = clock.utc_now()
    persons = store.query(
        _CONCERNED, {"event": event, "role": role, "me": me, "now": now, "until": -1 if None in ends else seq}
    )
    if not persons:
        return
    message = store.insert(
        "message",
        {"uid": new_uid(), "event_id": event, "subject": subject, "body": body, "created_at": now, "app_user_id": me,
         "kind": KIND},
    )  # fmt: skip
    for person in persons:
        store.insert(
            "delivery",
            {"uid": new_uid(), "message_id": message, "channel": CHANNEL, "recipient_masked": person["name"],
             "state": "queued", "changed_at": now, "app_user_id": person["id"]},
        )  # fmt: skip
