"""Why a server cannot be reached, in words; and connections that are waited for no longer than so many seconds."""

import os
import select
import socket
import time
from contextlib import suppress

import psycopg2
from psycopg2.extensions import POLL_OK, POLL_READ

from ...services.translation import tr

# What the driver says of the reason, in English, and what a server says in its own language; the first counts.
_REASONS = {
    "connection refused": "nobody answers there; is the server running?",
    "server closed the connection": "the server has ended it",
    "connection already closed": "the server has ended it",
    "terminating connection": "the server has ended it",
    "starting up": "the server is starting",
    "in recovery mode": "the server is starting",
    "shutting down": "the server is shutting down",
    "timeout expired": "no answer in time",
    "timed out": "no answer in time",
    "could not translate host name": "the name of the server is not known here",
    "no route to host": "the network does not reach the server",
    "network is unreachable": "the network does not reach the server",
    "connection reset": "the network has cut it",
    "too many clients": "the server has no connection left",
    "too many connections": "the server has no connection left",
    "remaining connection slots": "the server has no connection left",
    "\u592a\u591a\u7684\u5ba2\u6237": "the server has no connection left",
    "\u8fde\u63a5\u4f4d\u7f6e": "the server has no connection left",
}

_READS = 8  # of what a server may have said before it ended a connection


def why(error: BaseException) -> str:
    """The reason of a lost or refused connection in the user's language; the driver's own words where it is unknown."""
    whole = str(error).strip()
    known = next((part for part in _REASONS if part in whole.lower()), None)
    return tr(_REASONS[known]) if known else (whole.splitlines() or [type(error).__name__])[0]


def wait_for(connection, seconds: float) -> None:
    """Wait until an asynchronous connection is made, or has its answer; raises OperationalError after ``seconds``."""
    until = time.monotonic() + seconds
    while (state := connection.poll()) != POLL_OK:
        left = until - time.monotonic()
        if left <= 0:
            connection.close()
            raise psycopg2.OperationalError("timeout expired")
        waits = ([connection], [], []) if state == POLL_READ else ([], [connection], [])
        select.select(*waits, left)


def is_gone(connection) -> bool:
    """Whether the server has ended a connection that rests: there is something to read then, and behind it the end."""
    try:
        for _ in range(_READS):
            if connection.closed or not select.select([connection], [], [], 0)[0]:
                break
            connection.poll()
    except (psycopg2.Error, OSError):
        connection.close()
    return bool(connection.closed)


def hang_up(connection) -> None:
    """End a connection from another thread than the one that waits for its answer, which then hears that it is lost."""
    with suppress(psycopg2.Error, OSError), socket.socket(fileno=os.dup(connection.fileno())) as cable:
        cable.shutdown(socket.SHUT_RDWR)
