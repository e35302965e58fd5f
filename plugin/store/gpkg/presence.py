"""Whether a file is still the one that was opened: sticks are pulled, drives are lost, files are moved.

A database is two files: who goes on with a write-ahead log that was removed writes what nobody ever reads.
"""

import os
from pathlib import Path


def identity(path: Path) -> tuple[int, int] | None:
    """Which file stands under a path; None where none does, or the drive does not answer.

    Who has a file open goes on writing into it after it was taken away, and nobody ever reads that. Windows lets nobody
    take it away, and its numbers of files on a network are not to be relied on.
    """
    try:
        found = path.stat()
    except OSError:
        return None
    return (0, 0) if os.name == "nt" else (found.st_dev, found.st_ino)


def log_identity(path: Path) -> tuple[int, int] | None:
    """Which write-ahead log stands beside a database."""
    return identity(path.with_name(path.name + "-wal"))
