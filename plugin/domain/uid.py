"""Client-made keys: UUID version 7 (RFC 9562), sortable by the time they were made."""

from __future__ import annotations

import secrets
import threading
import time

_COUNTER_BITS = 42  # rand_a (12) and the first 30 bits of rand_b form one counter: RFC 9562, 6.2, method 1
_TAIL_BITS = 32
_COUNTER_LIMIT = 1 << _COUNTER_BITS

_lock = threading.Lock()
_last_ms = 0
_counter = 0


def new_uid(now_ms: int | None = None) -> str:
    """One UUIDv7 as 36 lower-case characters; later calls in this process always sort after earlier ones.

    `now_ms`: milliseconds since 1970-01-01 UTC, default the system's clock. A clock that goes backwards does not
    break the order: the last time is kept and the counter goes on.
    """
    return _make(1, now_ms)[0]


def new_uids(count: int) -> list[str]:
    """`count` UUIDv7 in ascending order, made in one go for bulk loads."""
    return _make(count, None) if count > 0 else []


def _make(count: int, now_ms: int | None) -> list[str]:
    tails = secrets.token_bytes(count * (_TAIL_BITS // 8)).hex()
    with _lock:
        global _last_ms, _counter  # noqa: PLW0603 - the order is a property of the process
        now = time.time_ns() // 1_000_000 if now_ms is None else now_ms
        if now > _last_ms:
            _last_ms = now
            _counter = secrets.randbits(_COUNTER_BITS - 1)  # top bit 0 leaves room to count up
        milliseconds, first = _last_ms, _counter + 1
        _counter += count
        overflow = _counter >> _COUNTER_BITS
        if overflow:  # after some 10^12 keys in one millisecond: borrow from the next one
            _last_ms += overflow
            _counter %= _COUNTER_LIMIT
    uids = []
    for i in range(count):
        carry, counter = divmod(first + i, _COUNTER_LIMIT)
        stamp = f"{milliseconds + carry:012x}"
        high, low = counter >> 30, counter & 0x3FFFFFFF
        middle = f"{0x80000000 | low:08x}"
        uids.append(f"{stamp[:8]}-{stamp[8:]}-7{high:03x}-{middle[:4]}-{middle[4:]}{tails[i * 8 : i * 8 + 8]}")
    return uids
