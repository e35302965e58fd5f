"""Decides in which encoding bytes are text: by decoding them strictly, whatever a file says of itself."""

from __future__ import annotations

import codecs
import struct
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

CANDIDATES = ("utf-8", "gb18030")
"""Tried in this order: Chinese bytes in GB 18030 are practically never valid UTF-8."""

_BOMS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_LONGEST_CUT = 3
_FIELD_END = 0x0D
_TEXT_FIELDS = b"C"


@dataclass(frozen=True)
class Dbf:
    """What the header of a .dbf file says: bytes of the field names, and the encoding that its texts turn out to be.

    ``said`` is what a .cpg file names, "" without one; ``certain`` is False where no encoding fits every text.
    """

    names: list[bytes]
    encoding: str
    said: str
    certain: bool


def decode_text(content: bytes, forced: str = "") -> tuple[str, str, bool]:
    """The text of a file's bytes, its encoding, and whether every byte fitted; ``forced`` is the user's choice.

    Raises LookupError for an encoding that does not exist.
    """
    if forced:
        return content.decode(forced, "replace").lstrip("\ufeff"), forced, True
    for mark, encoding in _BOMS:
        if content.startswith(mark):
            return content.decode(encoding, "replace"), encoding, True
    sample = content[:4096]
    if sample and sample.count(0) * 4 > len(sample):  # UTF-16 without its mark: every other byte of digits is 0
        encoding = "utf-16-le" if sample[1::2].count(0) >= sample[0::2].count(0) else "utf-16-be"
        return content.decode(encoding, "replace"), encoding, True
    for encoding in CANDIDATES:
        try:
            return content.decode(encoding), encoding, True
        except UnicodeDecodeError:
            continue
    return content.decode("gb18030", "replace"), "gb18030", False


def read_dbf(path: Path) -> Dbf:
    """Read a .dbf file's field names and decide its encoding. Raises ValueError for a file that is none."""
    with path.open("rb") as file:
        start = file.read(32)
        if len(start) < 32:
            raise ValueError("no dBASE file")
        count, header_length, record_length = struct.unpack_from("<IHH", start, 4)
        fields = _fields(file.read(max(0, header_length - 32)))
        if not record_length:
            raise ValueError("no dBASE file")
        file.seek(header_length)
        # A damaged header may promise more than any memory holds.
        content = file.read(min(count * record_length, path.stat().st_size))
    names = [name for name, *_ in fields]
    said = _said(path)
    texts = set(names)
    for _name, kind, offset, length in fields:
        if kind in _TEXT_FIELDS:
            step = range(offset, len(content) - length + 1, record_length)
            texts.update({content[at : at + length] for at in step})
    foreign = [text.rstrip(b" \0") for text in texts if not text.isascii()]
    for encoding in CANDIDATES:
        if all(_fits(text, encoding) for text in foreign):
            # Plain ASCII is every encoding; then the file may have its way.
            known = bool(foreign) or not said
            return Dbf(names, encoding if known else said, said, True)
    if said and all(_fits(text, said) for text in foreign):
        return Dbf(names, said, said, True)
    # Damaged texts: the encoding which most of them fit.
    best = max(
        (*CANDIDATES, said or CANDIDATES[0]), key=lambda encoding: sum(_fits(text, encoding) for text in foreign)
    )
    return Dbf(names, best, said, False)


def decode_name(name: bytes, encoding: str) -> str:
    """A field name, which may be cut within its last character: that rest is left out."""
    return name.decode(encoding, "ignore").strip()


def same(first: str, second: str) -> bool:
    """Whether two names are one encoding; GB 18030 holds GBK and GB 2312."""
    names = []
    for name in (first, second):
        try:
            found = codecs.lookup(name).name
        except LookupError:
            return False
        names.append("gb18030" if found in ("gbk", "gb2312") else found)
    return names[0] == names[1]


def _fits(text: bytes, encoding: str) -> bool:
    """Whether bytes are text of an encoding; a character at the very end may be cut by the field's length."""
    try:
        text.decode(encoding)
    except UnicodeDecodeError as error:
        if error.start < len(text) - _LONGEST_CUT or error.start == 0:
            return False
        decoder = codecs.getincrementaldecoder(encoding)()
        try:
            decoder.decode(text)  # not final: an unfinished character is no error
        except UnicodeDecodeError:
            return False
    return True


def _fields(header: bytes) -> Iterable[tuple[bytes, bytes, int, int]]:
    """(name, type, offset in the record, length) of each field."""
    fields = []
    offset = 1  # behind the mark of deleted records
    for at in range(0, len(header) - 31, 32):
        if header[at] == _FIELD_END:
            break
        name = header[at : at + 11].split(b"\0")[0]
        kind, length = header[at + 11 : at + 12], header[at + 16]
        if kind == _TEXT_FIELDS:
            length += header[at + 17] << 8
        fields.append((name, kind, offset, length))
        offset += length
    return fields


def _said(path: Path) -> str:
    """The encoding that a .cpg file beside it names, as Python calls it; "" where it names none that exists."""
    for suffix in (".cpg", ".CPG", ".cst"):
        try:
            text = path.with_suffix(suffix).read_text(encoding="ascii", errors="replace").strip()
        except OSError:
            continue
        for name in (text, text.replace("ANSI ", "cp"), f"cp{text}"):
            try:
                return codecs.lookup(name).name if name else ""
            except LookupError:
                continue
    return ""
