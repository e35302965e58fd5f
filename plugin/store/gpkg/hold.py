"""A lock on a file that lasts as long as it is open here, whoever opens and closes it beside us in this process.

SQLite locks as POSIX does: a process loses every lock that it has on a file once it closes any descriptor of it, and
GDAL opens and closes the file of each layer (sqlite.org/howtocorrupt.html, 2.2). Then the next program that closes the
file takes itself for the last one and removes the write-ahead log under us: what is written after that is in no file,
and what others write is never seen. A lock of the open file description, which Linux has, stays.
"""

import os
import struct
from contextlib import suppress
from pathlib import Path

try:
    from fcntl import F_OFD_SETLK, F_RDLCK, F_UNLCK, fcntl
except ImportError:  # Windows locks by handle, and lets nobody remove a file that is open; macOS does not offer it
    fcntl = None

# The bytes that every reader of a database locks (sqlite3's os.h), and C's struct flock where a pointer has 64 bits.
_SHARED_FIRST, _SHARED_SIZE = 0x40000002, 510
_FLOCK = "hhqqi4x"


class Hold:
    """Holds a file as a reader does; nothing where the system cannot."""

    def __init__(self, path: Path):
        self._file = None
        if fcntl is None or struct.calcsize("P") != 8:
            return
        try:
            self._file = path.open("rb")
            self._set(F_RDLCK)
        except OSError:  # a file system without locks
            self.close()

    def release(self) -> None:
        """Let the last one to close the file clean up behind itself; its descriptor stays, see `close`."""
        if self._file is not None:
            with suppress(OSError):  # a drive that is gone
                self._set(F_UNLCK)

    def close(self) -> None:
        """Close the descriptor: this process loses its other locks on the file with it."""
        if self._file is not None:
            self._file.close()
            self._file = None

    def _set(self, kind: int) -> None:
        fcntl(self._file.fileno(), F_OFD_SETLK, struct.pack(_FLOCK, kind, os.SEEK_SET, _SHARED_FIRST, _SHARED_SIZE, 0))
