"""The file of a package: a zip with a signed manifest, NDJSON tables, attached files by their hash; also in parts.

``manifest.json`` names every other member with its size and SHA-256, and ``signature.bin`` signs it: what the manifest
does not name is not read, and nothing is read beyond the size that it names.
"""

import hashlib
import json
import re
import shutil
import tempfile
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from ...jobs.exchange_content import TABLES, canonical
from ...services import signing
from .cards import refuse

SUFFIX = ".cgx"
FORMAT, VERSION = "civicgrid-exchange", 1
MANIFEST, SIGNATURE = "manifest.json", "signature.bin"
SMALLEST_PART = 1 << 20  # bytes

_BLOCK = 1 << 20
_LARGEST_MANIFEST = 64 << 20
_LARGEST_LINE = 64 << 20
_LARGEST_PACKAGE = 200 << 30
_MOST_MEMBERS = 1_000_000
_SIGNATURE_BYTES = 64
_MEMBER = re.compile(r"tables/(?P<table>[a-z_]+)\.ndjson|files/(?P<file>[0-9a-f]{64})")
_INDEX = ".parts.json"
_PART = re.compile(r"(?P<whole>.+)\.(?P<number>\d{3,})")


@dataclass(frozen=True)
class Line:
    """One line of a table: ``operation`` put or delete; ``contested``: the sender's desk has not decided yet.

    ``number`` is the line's place in the file, from 1.
    """

    operation: str
    uid: str
    content: Mapping | None = None
    contested: bool = False
    number: int = 0


class PackageWriter:
    """Writes the members one after another; `finish` adds manifest and signature."""

    def __init__(self, path: Path):
        self._zip = zipfile.ZipFile(path, "x", zipfile.ZIP_DEFLATED, compresslevel=6)
        self.members: dict[str, dict] = {}

    def add_table(self, table: str, lines: Iterable[Line]) -> int:
        """Write a table, no member when there are no lines; returns how many there were."""
        lines = iter(lines)
        first = next(lines, None)
        if first is None:
            return 0
        count = 0

        def blocks() -> Iterator[bytes]:
            nonlocal count
            for line in _first_and(first, lines):
                count += 1
                document = {"op": line.operation, "uid": line.uid}
                if line.content is not None:
                    document["row"] = line.content
                if line.contested:
                    document["contested"] = True
                yield canonical(document) + b"\n"

        self._add(f"tables/{table}.ndjson", blocks())
        return count

    def add_file(self, sha256: str, path: Path) -> bool:
        """Add an attached file; False, and nothing is added, when it is not there or no longer has its content."""
        name = f"files/{sha256}"
        if name in self.members:
            return True
        if not path.is_file():
            return False
        with path.open("rb") as file:
            if hashlib.file_digest(file, "sha256").hexdigest() != sha256:
                return False
            file.seek(0)
            self._add(name, iter(lambda: file.read(_BLOCK), b""))
        return True

    def _add(self, name: str, blocks: Iterable[bytes]) -> None:
        found, size = hashlib.sha256(), 0
        with self._zip.open(name, "w", force_zip64=True) as member:
            for block in blocks:
                found.update(block)
                size += len(block)
                member.write(block)
        self.members[name] = {"size": size, "sha256": found.hexdigest()}

    def finish(self, manifest: Mapping, key: signing.SigningKey) -> str:
        """Write manifest and signature and close the file; returns the manifest's SHA-256, the package's name."""
        content = canonical({"format": FORMAT, "version": VERSION, **manifest, "members": self.members})
        self._zip.writestr(MANIFEST, content)
        self._zip.writestr(SIGNATURE, key.sign(content))
        self._zip.close()
        return hashlib.sha256(content).hexdigest()

    def close(self) -> None:
        """Let go of an unfinished file."""
        self._zip.close()


def _first_and(first: Line, lines: Iterable[Line]) -> Iterator[Line]:
    yield first
    yield from lines


class PackageReader:
    """An open package. Its members are data of another: read `check_signature` first."""

    def __init__(self, archive: zipfile.ZipFile, name: str):
        self._zip, self.name = archive, name
        entries = archive.infolist()
        self._entries = {entry.filename: entry for entry in entries}
        if len(self._entries) != len(entries) or len(entries) > _MOST_MEMBERS:
            raise refuse("unreadable", file=name)
        content = self._whole(MANIFEST, _LARGEST_MANIFEST)
        self._content, self.sha256 = content, hashlib.sha256(content).hexdigest()
        try:
            self.manifest = json.loads(content)
            if self.manifest["format"] != FORMAT:
                raise ValueError(FORMAT)
            if self.manifest["version"] != VERSION:
                raise refuse("version", version=self.manifest["version"], known=VERSION)
            self._check_form()
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            if getattr(error, "problem", None):
                raise
            raise refuse("unreadable", file=name) from error

    def _check_form(self) -> None:
        manifest = self.manifest
        number = manifest["number"]
        if type(number) is not int or number < 1:
            raise ValueError(number)
        for part in ("from", "to"):
            if not all(isinstance(manifest[part][name], str) for name in ("uid", "name")):
                raise TypeError(part)
        if not all(isinstance(manifest[name], str) for name in ("previous", "made_at", "crs", "purpose")):
            raise TypeError("manifest")
        total = 0
        for member, said in manifest["members"].items():
            found = _MEMBER.fullmatch(member)
            if not found or (found["table"] and found["table"] not in TABLES):
                raise ValueError(member)
            if type(said["size"]) is not int or said["size"] < 0 or not isinstance(said["sha256"], str):
                raise ValueError(member)
            total += said["size"]
        if total > _LARGEST_PACKAGE:
            raise ValueError(total)
        ack = manifest["ack"]
        if ack is not None and (type(ack["number"]) is not int or not isinstance(ack["sha256"], str)):
            raise ValueError(ack)

    def check_signature(self, public_key: str, name: str) -> None:
        """Refuse a manifest that the owner of this key has not signed; ``name`` is theirs, for the sentence."""
        signature = self._whole(SIGNATURE, _SIGNATURE_BYTES)
        if not signing.verify(public_key, self._content, signature):
            raise refuse("signature", name=name)

    def check_members(self, step=lambda: None) -> None:
        """Read every member and compare it with the manifest; ``step()`` is called between blocks."""
        for name in self.manifest["members"]:
            for _ in self._blocks(name):
                step()

    def lines(self, table: str) -> Iterator[Line]:
        """The lines of a table."""
        name = f"tables/{table}.ndjson"
        if name not in self.manifest["members"]:
            return
        rest, number = b"", 0
        for block in self._blocks(name):
            *whole, rest = (rest + block).split(b"\n")
            if len(rest) > _LARGEST_LINE:
                raise refuse("row", line=number + 1, table=table)
            for line in whole:
                number += 1
                yield _parse(line, number, table)
        if rest:
            raise refuse("row", line=number + 1, table=table)

    def files(self) -> list[str]:
        """The SHA-256 of every attached file."""
        return [name.removeprefix("files/") for name in self.manifest["members"] if name.startswith("files/")]

    def copy_file(self, sha256: str, target: Path) -> None:
        """Write an attached file."""
        with target.open("wb") as file:
            for block in self._blocks(f"files/{sha256}"):
                file.write(block)

    def _blocks(self, name: str) -> Iterator[bytes]:
        said = self.manifest["members"][name]
        entry = self._entries.get(name)
        found, size = hashlib.sha256(), 0
        try:
            if entry is None or entry.file_size != said["size"] or entry.compress_type not in _METHODS:
                raise refuse("member", member=name)
            with self._zip.open(entry) as member:
                while block := member.read(_BLOCK):
                    size += len(block)
                    if size > said["size"]:
                        raise refuse("member", member=name)
                    found.update(block)
                    yield block
        except (zipfile.BadZipFile, EOFError, OSError, NotImplementedError, RuntimeError, _ZLIB_ERROR) as error:
            raise refuse("member", member=name) from error
        if size != said["size"] or found.hexdigest() != said["sha256"]:
            raise refuse("member", member=name)

    def _whole(self, name: str, most: int) -> bytes:
        entry = self._entries.get(name)
        if entry is None or entry.file_size > most or entry.compress_type not in _METHODS:
            raise refuse("unreadable", file=self.name)
        try:
            with self._zip.open(entry) as member:
                content = member.read(most + 1)
        except (zipfile.BadZipFile, EOFError, OSError, NotImplementedError, RuntimeError, _ZLIB_ERROR) as error:
            raise refuse("unreadable", file=self.name) from error
        if len(content) > most:
            raise refuse("unreadable", file=self.name)
        return content


_METHODS = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}
_ZLIB_ERROR = zipfile.zlib.error


def _parse(line: bytes, number: int, table: str) -> Line:
    try:
        document = json.loads(line)
        found = Line(document["op"], document["uid"], document.get("row"), bool(document.get("contested")), number)
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise refuse("row", line=number, table=table) from error
    well = found.operation in {"put", "delete"} and isinstance(found.uid, str) and 0 < len(found.uid) <= 64
    if not well or (found.operation == "put") != isinstance(found.content, dict):
        raise refuse("row", line=number, table=table)
    return found


@contextmanager
def open_package(path: Path) -> Iterator[PackageReader]:
    """Open a package, its index of parts, or one of its parts; raises DomainError for what is none or incomplete."""
    with _whole_file(path) as whole:
        try:
            archive = zipfile.ZipFile(whole)
        except (zipfile.BadZipFile, OSError, ValueError) as error:
            # A zip has its catalogue at the end: one that begins as a zip was cut.
            code = "cut" if _begins_as_zip(whole) else "unreadable"
            raise refuse(code, file=path.name) from error
        with archive:
            yield PackageReader(archive, path.name)


def _begins_as_zip(path: Path) -> bool:
    try:
        with path.open("rb") as file:
            return file.read(4) == b"PK\x03\x04"
    except OSError:
        return False


def split(path: Path, size: int) -> list[Path]:
    """Cut a file into parts of at most ``size`` bytes, with an index that tells them whole from damaged."""
    size, parts, said = max(size, SMALLEST_PART), [], []
    with path.open("rb") as file:
        while content := file.read(size):
            part = path.with_name(f"{path.name}.{len(parts) + 1:03}")
            part.write_bytes(content)
            parts.append(part)
            said.append({"name": part.name, "size": len(content), "sha256": hashlib.sha256(content).hexdigest()})
    index = path.with_name(path.name + _INDEX)
    index.write_text(json.dumps({"format": FORMAT + "-parts", "parts": said}, indent=1), encoding="utf-8")
    path.unlink()
    return [index, *parts]


@contextmanager
def _whole_file(path: Path) -> Iterator[Path]:
    index = _index_of(path)
    if index is None:
        yield path
        return
    parts = _parts(index)
    bad = [name for name, size, sha256 in parts if not _is_whole(index.with_name(name), size, sha256)]
    if bad:
        raise refuse("parts", parts=", ".join(bad))
    with tempfile.TemporaryDirectory(prefix="civicgrid-") as folder:
        joined = Path(folder) / "whole.cgx"
        with joined.open("wb") as whole:
            for name, _, _ in parts:
                with index.with_name(name).open("rb") as part:
                    shutil.copyfileobj(part, whole, _BLOCK)
        yield joined


def _index_of(path: Path) -> Path | None:
    if path.name.endswith(_INDEX):
        return path
    part = _PART.fullmatch(path.name)
    if part and (index := path.with_name(part["whole"] + _INDEX)).is_file():
        return index
    # A part without its index, or the package itself that was put away in parts.
    index = path.with_name(path.name + _INDEX)
    return index if not path.exists() and index.is_file() else None


def _parts(index: Path) -> list[tuple[str, int, str]]:
    try:
        with index.open("rb") as file:
            document = json.loads(file.read(_LARGEST_MANIFEST))
        parts = [(part["name"], part["size"], part["sha256"]) for part in document["parts"]]
        if document["format"] != FORMAT + "-parts" or not parts:
            raise ValueError(index)
        for name, size, _ in parts:
            if Path(name).name != name or type(size) is not int:
                raise ValueError(name)
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise refuse("unreadable", file=index.name) from error
    return parts


def _is_whole(path: Path, size: int, sha256: str) -> bool:
    try:
        if path.stat().st_size != size:
            return False
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest() == sha256
    except OSError:
        return False
