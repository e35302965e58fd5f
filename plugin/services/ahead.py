"""Work done in a thread ahead of its use, while the caller waits for a disk or a server."""

from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")
_END = object()


def ahead(function: Callable[[Item], Result], items: Iterable[Item]) -> Iterator[Result]:
    """Yield ``function(item)`` for the items in their order, each worked out while the one before is in use.

    The items are drawn in the caller's thread and may come from a store; the function runs in another one and must not
    touch it. What it raises is raised here.
    """
    with ThreadPoolExecutor(max_workers=1) as thread:
        coming = None
        for item in items:
            following = thread.submit(function, item)
            if coming is not None:
                yield coming.result()
            coming = following
        if coming is not None:
            yield coming.result()


def drawn_ahead(items: Iterable[Item]) -> Iterator[Item]:
    """Yield the items, each drawn in a thread of its own while the one before is in use.

    A generator is also closed in that thread, however this ends: what it opens there, it can give back there.
    """
    drawn = iter(items)
    with ThreadPoolExecutor(max_workers=1) as thread:
        try:
            coming = thread.submit(next, drawn, _END)
            while (item := coming.result()) is not _END:
                coming = thread.submit(next, drawn, _END)
                yield item
        finally:
            if hasattr(drawn, "close"):
                thread.submit(drawn.close).result()
