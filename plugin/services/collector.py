"""Python's collector of cycles, left alone while rows are made by the hundred thousand.

It would look through all of them again and again, for a quarter of the time, though none of them is in a cycle.
"""

import gc
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass


@dataclass
class _Pauses:
    """How many there are just now, and whether the collector was on before the first."""

    count: int = 0
    was_on: bool = False


_lock, _pauses = threading.Lock(), _Pauses()


@contextmanager
def collector_paused() -> Iterator[None]:
    """Collect no cycles meanwhile, in the whole process; also as a decorator, and one within another."""
    with _lock:
        if not _pauses.count:
            _pauses.was_on = gc.isenabled()
            gc.disable()
        _pauses.count += 1
    try:
        yield
    finally:
        with _lock:
            _pauses.count -= 1
            if not _pauses.count and _pauses.was_on:
                gc.enable()
