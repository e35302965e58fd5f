"""A city's own files as files: the version that holds is saved to be edited, and comes in again."""

from pathlib import Path

from ..services.translation import tr
from ..store import Store, StoreError
from ..store.city_files import LARGEST, Present, city_file_text, install_city_file
from .export.whole import written_whole
from .tables.encodings import decode_text


def export_city_file(store: Store, name: str, path: Path, *, overwrite: bool = False) -> None:
    """Save the version of a file of `store.city_files.FILES` that holds. Raises StoreError.

    A table gets the mark by which spreadsheets know UTF-8.
    """
    text = city_file_text(store, name)
    encoding = "utf-8-sig" if name.endswith(".csv") else "utf-8"
    with written_whole(path, overwrite) as file:
        file.write_text(text, encoding=encoding, newline="")


def import_city_file(store: Store, name: str, path: Path, *, seen: Present | None = None) -> None:
    """For managers: let a file be the store's version, in whatever encoding it was saved.

    Raises as `store.city_files.install_city_file`, and StoreError for a file that cannot be read.
    """
    try:
        with path.open("rb") as file:
            content = file.read(2 * LARGEST + 1)
    except OSError as error:
        text = tr("{file} cannot be read: {reason}")
        raise StoreError(text.format(file=path.name, reason=error.strerror or error)) from error
    text, _encoding, sure = decode_text(content)
    if not sure:
        raise StoreError(tr("{file} is in no known encoding; save it as UTF-8.").format(file=path.name))
    install_city_file(store, name, text.lstrip("\ufeff"), seen=seen)
