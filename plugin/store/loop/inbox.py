"""Messages inside the program: what is addressed to the account at work, taken, read and signed for by it alone.

A server asks for the account itself (sql/postgis/22_messages.sql); in a file the program does. At whose window a
responder's messages arrive is said by the view `responder_window`; a call for an alarm goes to the person on duty.
"""

from dataclasses import dataclass
from datetime import datetime

from ...services import clock
from ...services.translation import tr
from ..access import Access
from ..errors import AccessDenied, ConstraintViolation
from ..sqltext import words
from ..store import Store

MOST = 200
"""Messages that are listed; older ones stay in the store."""
UNREAD = frozenset({"queued", "sent", "delivered", "failed"})
_INSTANTS = {"sent_at": "instant", "changed_at": "instant"}
_OWN = (
    "SELECT d.id FROM delivery AS d JOIN responder_window AS w ON w.responder_id = d.responder_id"
    " WHERE w.app_user_id = :me"
    " UNION SELECT d.id FROM delivery AS d JOIN alarm_call AS c ON c.message_id = d.message_id"
    " JOIN duty_shift AS s ON s.id = c.duty_shift_id WHERE s.app_user_id = :me"
)
_MESSAGES = words(
    "SELECT d.id, m.kind, u.name AS sender, m.created_at AS sent_at, m.subject, m.body, m.event_id, e.number, d.state,"
    " d.changed_at, coalesce(a.state = 'assigned', 0) AS to_sign"
    " FROM delivery AS d JOIN message AS m ON m.id = d.message_id"
    " LEFT JOIN app_user AS u ON u.id = m.app_user_id LEFT JOIN event AS e ON e.id = m.event_id"
    " LEFT JOIN assignment AS a ON a.message_id = m.id AND a.responder_id = d.responder_id"
    " WHERE d.id IN (",
    _OWN,
    ") ORDER BY m.created_at DESC, d.id DESC LIMIT :most",
)
_WAITING = words("SELECT id FROM delivery WHERE state IN ('queued', 'sent', 'failed') AND id IN (", _OWN, ")")
_TAKE = (
    "UPDATE delivery SET state = 'delivered', channel = 'window', changed_at = :now WHERE any_of(id, :deliveries)"
    " AND state IN ('queued', 'sent', 'failed')"
)
_READ = (
    "UPDATE delivery SET state = 'read', channel = 'window', changed_at = :now"
    " WHERE id = :delivery AND state NOT IN ('read', 'signed')"
)
_SIGN_ASSIGNMENT = (
    "UPDATE assignment SET state = 'signed', changed_at = :now WHERE state = 'assigned' AND EXISTS (SELECT 1"
    " FROM delivery AS d WHERE d.id = :delivery AND d.message_id = assignment.message_id"
    " AND d.responder_id = assignment.responder_id)"
)
_SIGN = "UPDATE delivery SET state = 'signed', channel = 'window', changed_at = :now WHERE id = :delivery"


@dataclass(frozen=True)
class Message:
    """A message to the account: ``id`` is its delivery's, ``state`` its receipt's, since ``changed_at``.

    ``sender`` is None for the store's owner, ``event_id`` and ``number`` for an event that the account does not see;
    ``to_sign`` while it waits to be signed for.
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
        return [Message(**{**row, "to_sign": bool(row["to_sign"])}) for row in rows]

    def take(self) -> set[int]:
        """Take what waits for this account, and return the ids of what came here: no other window takes it again."""
        store = self._store
        if store.engine == "postgis":
            return {row["id"] for row in store.query("SELECT take_messages() AS id")}
        me = {"me": self._me()}
        if not store.query(_WAITING, me):
            return set()  # a look that finds nothing must not lock the file
        with store.transaction():
            waiting = [row["id"] for row in store.query(_WAITING, me)]
            store.execute(_TAKE, {"deliveries": waiting, "now": clock.utc_now()})
        return set(waiting)

    def read(self, delivery: int) -> None:
        """Enter that a message was read; raises AccessDenied for one that is somebody else's."""
        if self._store.engine == "postgis":
            self._store.query("SELECT read_message(:delivery)", {"delivery": delivery})
            return
        with self._store.transaction():
            self._check(delivery)
            self._store.execute(_READ, {"delivery": delivery, "now": clock.utc_now()})

    def sign(self, delivery: int) -> None:
        """Sign for a task; its assignment is signed for, too.

        Raises AccessDenied for somebody else's message, ConstraintViolation where nothing is to be signed for any more.
        """
        if self._store.engine == "postgis":
            self._store.query("SELECT sign_message(:delivery)", {"delivery": delivery})
            return
        values = {"delivery": delivery, "now": clock.utc_now()}
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
