"""How messages are said, in the panel and in the message bar."""

from ...services.translation import tr
from ...store.loop.inbox import Message

FOLLOWED = frozenset({"delivery", "assignment"})
"""The tables whose changes may change what is shown of messages."""

KIND_NAMES = {"task": "Task for you", "alarm": "Alarm call", "notice": "Notice"}


def sender(message: Message) -> str:
    """Who sent it."""
    return message.sender or tr("The owner")


def line(message: Message) -> str:
    """What it is about, in one line."""
    return message.subject or message.body.partition("\n")[0]


def whole(message: Message) -> str:
    """All that it says; a task's text begins with the title in which its subject ends."""
    subject, lines = message.subject or "", message.body.splitlines()
    if lines and subject.endswith(lines[0]):
        del lines[0]
    return "\n".join(part for part in (subject, *lines) if part)
