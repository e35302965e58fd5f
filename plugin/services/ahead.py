"""Work done in a thread ahead of its use, while the caller waits for a disk or a server.

Who may stop early closes the iterator (``contextlib.closing``): an exception on its way keeps it, and its thread, else.
"""

import threading
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from queue import SimpleQueue
from typing import TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")


def ahead(function: Callable[[Item], Result], items: Iterable[Item]) -> Iterator[Result]:
    """Yield ``function(item)`` for the items in their order, each worked out while the one before is in use.

    The items are drawn in the caller's thread and may come from a store; the function runs in another one and must not
    touch it. What it raises is raised here.
    """
    with ThreadPoolExecutor(max_workers=1) as thread:
        coming = following = None
        try:
            for item in items:
                following = thread.submit(function, item)
                if coming is not None:
                    yield coming.result()
                coming = following
            if coming is not None:
                yield coming.result()
        finally:
            # A future keeps its error, whose traceback keeps this frame: together they would outlive the caller.
            coming = following = None


def drawn_ahead(items: Iterable[Item]) -> Iterator[Item]:
    """Yield the items, each drawn in a thread of its own while the one before is in use.

    A generator is also closed in that thread, however this ends: what it opens there, it can give back there. What
    drawing raises is raised here.
    """
    drawn, wanted, results, ended = iter(items), threading.Semaphore(1), SimpleQueue(), threading.Event()

    def draw() -> None:
        try:
            while wanted.acquire() and not ended.is_set():
                results.put((True, next(drawn)))
        except StopIteration:
            results.put((False, None))
        except BaseException as error:  # raised where the items are used
            results.put((False, error))
        finally:
            if hasattr(drawn, "close"):
                drawn.close()

    thread = threading.Thread(target=draw, name="civicgrid-drawn-ahead", daemon=True)
    thread.start()
    value = None
    try:
        while True:
            more, value = results.get()
            if not more:
                break
            wanted.release()
            yield value
        if value is not None:
            raise value
    finally:
        value = None
        ended.set()
        wanted.release()
        thread.join()
