"""Built graphs on disk: arrays that are mapped, not read; several processes share one copy."""

import contextlib
import hashlib
import json
import os
import shutil
import tempfile
import zlib
from pathlib import Path

import numpy as np

from .graph import ARRAYS, Graph

FORMAT = 2  # raise it whenever Graph or the way it is built changes
MAX_BYTES = 2_000_000_000
_DESCRIPTION = "graph.json"


class GraphCache:
    """A folder of graphs, each in a folder of its own named by its key; the ones unused longest go first."""

    def __init__(self, folder: Path, max_bytes: int = MAX_BYTES):
        self.folder = Path(folder)
        self.max_bytes = max_bytes

    def _entry(self, key: str) -> Path:
        return self.folder / hashlib.sha256(f"{FORMAT}\n{key}".encode()).hexdigest()[:40]

    def load(self, key: str) -> Graph | None:
        """Return the graph of ``key``, its arrays mapped read-only; None when there is none or it is damaged."""
        entry = self._entry(key)
        try:
            description = json.loads((entry / _DESCRIPTION).read_text(encoding="utf-8"))
            arrays = {name: self._array(entry, name, description["arrays"][name]) for name in ARRAYS}
            os.utime(entry)  # used just now
        except (OSError, ValueError, KeyError, TypeError, EOFError):
            return None
        return Graph(**arrays)

    def speeds(self, key: str) -> tuple[int, int]:
        """Return `Roads.speeds` as they were when the graph of ``key`` was built; no rows when that is unknown."""
        try:
            own, default = json.loads((self._entry(key) / _DESCRIPTION).read_text(encoding="utf-8"))["speeds"]
        except (OSError, ValueError, KeyError, TypeError):
            return 0, 0
        return own, default

    @staticmethod
    def _array(entry: Path, name: str, checksum: int) -> np.ndarray:
        array = np.load(entry / f"{name}.npy", mmap_mode="r", allow_pickle=False)
        # Searches trust the indices: a damaged one would lead outside the arrays.
        if zlib.crc32(array) != checksum:
            raise ValueError(name)
        return array

    def save(self, key: str, graph: Graph, speeds: tuple[int, int] = (0, 0)) -> None:
        """Write the graph in one step: others see all of it or nothing. A full disk or lost right only loses it."""
        with contextlib.suppress(OSError):
            self.folder.mkdir(parents=True, exist_ok=True)
            self._write(self._entry(key), graph, speeds)
            self._drop_oldest()

    def _write(self, entry: Path, graph: Graph, speeds: tuple[int, int]) -> None:
        with tempfile.TemporaryDirectory(prefix="new-", dir=self.folder, ignore_cleanup_errors=True) as new:
            checksums = {}
            for name in ARRAYS:
                array = np.ascontiguousarray(getattr(graph, name))
                np.save(Path(new) / f"{name}.npy", array, allow_pickle=False)
                checksums[name] = zlib.crc32(array)
            description = json.dumps({"arrays": checksums, "speeds": speeds})
            (Path(new) / _DESCRIPTION).write_text(description, encoding="utf-8")
            complete = Path(new) / "complete"
            complete.mkdir()
            for file in Path(new).glob("*.*"):
                file.rename(complete / file.name)
            if entry.exists():  # damaged, or another process was quicker
                shutil.rmtree(entry, ignore_errors=True)
            complete.rename(entry)

    def _drop_oldest(self) -> None:
        entries = []
        for entry in self.folder.iterdir():
            if entry.is_dir() and not entry.name.startswith("new-"):
                size = sum(file.stat().st_size for file in entry.iterdir())
                entries.append((entry.stat().st_mtime_ns, size, entry))
        kept = 0
        for number, (_, size, entry) in enumerate(sorted(entries, reverse=True)):
            kept += size
            if number and kept > self.max_bytes:
                shutil.rmtree(entry, ignore_errors=True)
