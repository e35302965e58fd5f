"""Messages inside the program: what is addressed to the account at work, taken, read and signed for by it alone.

Each recipient has a delivery of its own; one for whom nobody worked yet belongs to who takes it.

A server asks for the account itself (sql/postgis/22_messages.sql); in a file the program does. At whose window a
responder's messages arrive is said by the view `responder_window`; a call for an alarm goes to the person on duty, a
message of a step to those whom it concerns.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from ...domain.events.dispatch import RECEIPTS, in_order
from ...domain.uid import new_uid
from ...services import clock
from ...services.translation import tr
from ..access import Access
from ..errors import AccessDenied, ConstraintViolation
from ..sqltext import words
from ..store import Store

MOST = 200
"""Messages that are listed; older ones stay in the store."""
UNREAD = frozenset({"queued", "sent", "delivered", "failed"})
_INSTANTS = dict.fromkeys(("sent_at", "changed_at", *RECEIPTS, "failed"), "instant")
_OWN = (
    "SELECT d.id FROM delivery AS d JOIN responder_window AS w ON w.responder_id = d.responder_id"
    " WHERE w.app_user_id = :me AND (d.app_user_id = :me OR d.app_user_id IS NULL)"
    " UNION SELECT d.id FROM delivery AS d JOIN alarm_call AS c ON c.message_id = d.message_id"
    " JOIN duty_shift AS s ON s.id = c.duty_shift_id WHERE s.app_user_id = :me"
    " UNION SELECT d.id FROM delivery AS d JOIN message AS m ON m.id = d.message_id AND m.kind = 'notice'"
    " WHERE d.app_user_id = :me"
)
_MESSAGES = words(
    "SELECT d.id, m.kind, u.name AS sender, m.created_at AS sent_at, m.subject, m.body, m.event_id, e.number, d.state,"
    " d.changed_at, coalesce(a.state = 'assigned', 0) AS to_sign, (SELECT o.name FROM delivery AS other"
    " JOIN app_user AS o ON o.id = other.app_user_id WHERE other.message_id = d.message_id AND other.id <> d.id"
    " AND other.responder_id = d.responder_id AND other.state = 'signed' LIMIT 1) AS signed_by, d.queued_at AS queued,"
    " d.sent_at AS sent, d.delivered_at AS delivered, d.read_at AS read, d.failed_at AS failed, d.signed_at AS signed"
    " FROM delivery AS d JOIN message AS m ON m.id = d.message_id"
    " LEFT JOIN app_user AS u ON u.id = m.app_user_id LEFT JOIN event AS e ON e.id = m.event_id"
    " LEFT JOIN assignment AS a ON a.message_id = m.id AND a.responder_id = d.responder_id"
    " WHERE d.id IN (",
    _OWN,
    ") ORDER BY m.created_at DESC, d.id DESC LIMIT :most",
)
_WAITING = words("SELECT id FROM delivery WHERE state IN ('queued', 'sent', 'failed') AND id IN (", _OWN, ")")
_MISSED = (
    "SELECT d.message_id, d.responder_id, max(d.recipient_masked) AS recipient_masked FROM responder_window AS w"
    " JOIN assignment AS a ON a.responder_id = w.responder_id AND a.state IN ('assigned', 'signed', 'arrived')"
    " JOIN delivery AS d ON d.message_id = a.message_id AND d.responder_id = a.responder_id WHERE w.app_user_id = :me"
    " GROUP BY d.message_id, d.responder_id HAVING sum(d.app_user_id IS NULL OR d.app_user_id = :me) = 0"
)
"""Open tasks of responders for whom the account works since they were sent."""
_TAKE = (
    "UPDATE delivery SET state = 'delivered', channel = 'window', changed_at = :now, app_user_id = :me"
    " WHERE any_of(id, :deliveries) AND state IN ('queued', 'sent', 'failed')"
)
_READ = (
    "UPDATE delivery SET state = 'read', channel = 'window', changed_at = :now,"
    " app_user_id = coalesce(app_user_id, :me) WHERE id = :delivery AND state NOT IN ('read', 'signed')"
)
_SIGN_ASSIGNMENT = (
    "UPDATE assignment SET state = 'signed', changed_at = :now WHERE state = 'assigned' AND EXISTS (SELECT 1"
    " FROM delivery AS d WHERE d.id = :delivery AND d.message_id = assignment.message_id"
    " AND d.responder_id = assignment.responder_id)"
)
_SIGN = (
    "UPDATE delivery SET state = 'signed', channel = 'window', changed_at = :now,"
    " app_user_id = coalesce(app_user_id, :me) WHERE id = :delivery"
)


@dataclass(frozen=True)
class Message:
    """A message to the account: ``id`` is its delivery's, ``state`` its receipt's, since ``changed_at``.

    ``sender`` is None for the store's owner, ``event_id`` and ``number`` for an event that the account does not see;
    ``to_sign`` while it waits to be signed for; ``signed_by`` is another recipient who did. ``receipts`` are the
    instants, in their order, of the states through which it went.
    """

    id: int
    kind: str
    sender: str | None
    sent_at: datetime
    subject: str | None
    body: str
    event_id: int | None
    number: str | None
    state: str
    changed_at: datetime
    to_sign: bool
    signed_by: str | None
    receipts: Mapping[str, datetime]

    @property
    def unread(self) -> bool:
        """Whether nobody has opened it."""
        return self.state in UNREAD


class Inbox:
    """The messages of a store to the account that is at work."""

    def __init__(self, store: Store):
        self._store = store

    def messages(self, most: int = MOST) -> list[Message]:
        """The newest messages, the newest first."""
        if self._store.engine == "postgis":
            rows = self._store.query("SELECT * FROM own_messages(:most)", {"most": most}, types=_INSTANTS)
        else:
            rows = self._store.query(_MESSAGES, {"me": self._me(), "most": most}, types=_INSTANTS)
        return [_message(row) for row in rows]

    def take(self) -> set[int]:
        """Take what waits for this account, and return the ids of what came here: no other window takes it again.

        Who works for a responder since its task was sent receives it, too, while the task is open.
        """
        store = self._store
        if store.engine == "postgis":
            return {row["id"] for row in store.query("SELECT take_messages() AS id")}
        me = {"me": self._me()}
        if not store.query(_WAITING, me) and not store.query(_MISSED, me):
            return set()  # a look that finds nothing must not lock the file
        now = clock.utc_now()
        with store.transaction():
            taken = [row["id"] for row in store.query(_WAITING, me)]
            store.execute(_TAKE, {"deliveries": taken, "now": now, **me})
            for row in store.query(_MISSED, me):
                values = {"uid": new_uid(), "channel": "window", "state": "delivered", "changed_at": now}
                taken.append(store.insert("delivery", {**row, **values, "app_user_id": me["me"]}))
        return set(taken)

    def read(self, delivery: int) -> None:
        """Enter that a message was read; raises AccessDenied for one that is somebody else's."""
        if self._store.engine == "postgis":
            self._store.query("SELECT read_message(:delivery)", {"delivery": delivery})
            return
        values = {"delivery": delivery, "now": clock.utc_now(), "me": self._me()}
        with self._store.transaction():
            self._check(delivery)
            self._store.execute(_READ, values)

    def sign(self, delivery: int) -> None:
        """Sign for a task; its assignment is signed for, too.

        Raises AccessDenied for somebody else's message, ConstraintViolation where nothing is to be signed for any more.
        """
        if self._store.engine == "postgis":
            self._store.query("SELECT sign_message(:delivery)", {"delivery": delivery})
            return
        values = {"delivery": delivery, "now": clock.utc_now(), "me": self._me()}
        with self._store.transaction():
            self._check(delivery)
            if not self._store.execute(_SIGN_ASSIGNMENT, values):
                raise ConstraintViolation(tr("this task is signed for already, or was taken back"))
            self._store.execute(_SIGN, values)

    def _check(self, delivery: int) -> None:
        own = words("SELECT 1 AS own WHERE :delivery IN (", _OWN, ")")
        if not self._store.query(own, {"delivery": delivery, "me": self._me()}):
            raise AccessDenied(tr("this account has no such message"))

    def _me(self) -> int | None:
        return Access(self._store).who_am_i().id


def _message(row: dict) -> Message:
    receipts = in_order({state: row.pop(state) for state in (*RECEIPTS, "failed")})
    return Message(**{**row, "to_sign": bool(row["to_sign"])}, receipts=receipts)
