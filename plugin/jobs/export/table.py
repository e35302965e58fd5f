"""One target to one file, whole or not at all."""

from collections.abc import Callable, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from ...domain.targets import Target
from ...services.geos import shapely
from ...services.keys import Keyring
from ...services.translation import tr
from ...store import Store, StoreError
from ...store.areas import areas_under
from ...store.clear_exports import ContactReader
from ...store.schema import BY_NAME
from ...store.seal import WrongKey
from ..progress import Progress
from ..targets import targets
from .cells import Cells
from .formats import ENCODINGS, FORMATS, SHEETS
from .placing import placing
from .whole import check_free, folder_beside
from .writers import CsvWriter, LayerWriter, Writer, XlsxWriter

_EVERY = 1000


@dataclass(frozen=True)
class Exported:
    """What was written: rows, files, and sentences about what is not in them as it is in the store."""

    rows: int
    files: tuple[Path, ...]
    notes: tuple[str, ...] = ()


def export_table(
    store: Store,
    target: str,
    path: Path,
    *,
    language: str = "zh",
    where: Mapping[str, object] | None = None,
    area: int | None = None,
    coordinates: str = "",
    wkt: bool = False,
    encoding: str = "UTF-8",
    keyring: Keyring | None = None,
    overwrite: bool = False,
    progress: Progress | None = None,
) -> Exported:
    """Write the rows of a target, contacts masked, to a file whose suffix says its format (one of FORMATS).

    Headers are the fields' labels in ``language`` (zh, en); a shapefile has the fields' names. ``where`` is as in
    `Store.read`, ``area`` an area's id: rows in it and under it. ``coordinates`` is one of domain.coordinates or a CRS;
    empty: the store's own, in a spreadsheet CGCS2000. Without a ``keyring`` contacts are left empty. Raises StoreError,
    DomainError or Cancelled, and then there is no file.
    """
    contacts, notes = None, []
    if has_contacts(target):
        contacts = _contacts(store, keyring)
        if contacts is None:
            notes.append(tr("The contacts were left empty: masking them needs the seal key, which is not here."))
    return write_table(
        store, target, path, language=language, where=where, area=area, coordinates=coordinates, wkt=wkt,
        encoding=encoding, contacts=contacts, overwrite=overwrite, progress=progress, notes=notes,
    )  # fmt: skip


def _contacts(store: Store, keyring: Keyring | None) -> ContactReader | None:
    if keyring is None:
        return None
    contacts = ContactReader(store, keyring)
    try:
        contacts.check()
    except WrongKey:
        return None
    return contacts


def has_contacts(target: str) -> bool:
    """Whether rows of a target name residents in sealed contacts."""
    return any(field.personal for field in _target(target).fields)


def write_table(
    store: Store,
    target: str,
    path: Path,
    *,
    language: str = "zh",
    where: Mapping[str, object] | None = None,
    area: int | None = None,
    coordinates: str = "",
    wkt: bool = False,
    encoding: str = "UTF-8",
    contacts: ContactReader | None = None,
    clear: bool = False,
    banner: Sequence[Sequence[str]] = (),
    overwrite: bool = False,
    progress: Progress | None = None,
    notes: Sequence[str] = (),
    before_it_stands: Callable[[int, Path], object] | None = None,
) -> Exported:
    """What `export_table` and the clear export have in common.

    ``banner`` are lines above the table, of a spreadsheet only; ``before_it_stands(rows, file)`` is called with the
    finished file before it gets its name.
    """
    declared, path, progress = _target(target), Path(path), progress or Progress()
    format_ = path.suffix.lower().removeprefix(".")
    if format_ not in FORMATS:
        text = tr("{path}: files are written as {formats}, which the file's suffix says.")
        raise StoreError(text.format(path=path, formats=", ".join(FORMATS)))
    if encoding not in ENCODINGS:
        raise StoreError(tr("The encoding of a shapefile is one of {known}.").format(known=", ".join(ENCODINGS)))
    _check_place(store, path)
    check_free(path, overwrite)
    place = placing(store.crs, coordinates or ("cgcs2000" if format_ in SHEETS else store.crs))
    sheet = format_ in SHEETS
    cells = Cells(store, declared, language, place, contacts=contacts, clear=clear, positions=sheet, wkt=sheet and wkt)
    title = " ".join(filter(None, (declared.label(language), place.mark)))
    ids = chosen_ids(store, target, where, area)
    geometry = BY_NAME[target].geometry

    def begin(file: Path) -> Writer:
        if format_ == "csv":
            return CsvWriter(file, cells.headings, banner)
        if format_ == "xlsx":
            return XlsxWriter(file, title, cells.headings, banner)
        return LayerWriter(file, title, cells.headings, geometry, place.crs, encoding)

    with folder_beside(path) as unfinished:
        file = unfinished / path.with_suffix(path.suffix.lower()).name
        writer = begin(file)
        with closing(writer):
            for number, row in enumerate(cells.rows(ids)):
                if number % _EVERY == 0:
                    progress.step(95 * number / len(ids))
                writer.write(*row)
        progress.step(95)
        if before_it_stands is not None:
            before_it_stands(len(ids), file)
        files = _put_in_place(unfinished, path.parent, overwrite)
    progress.report(100)  # the file stands: too late to cancel
    told = list(notes)
    if cells.unclear:
        text = tr("{fields}: some are named alike, so that an import may not tell them apart; give them codes first.")
        told.append(text.format(fields=tr(", ").join(cells.unclear)))
    if writer.cut:
        told.append(tr("{count} texts were too long for the file and were cut.").format(count=writer.cut))
    if place.mark:
        told.append(tr("The positions are shifted ({system}): the file carries no CRS.").format(system=place.mark))
    return Exported(len(ids), files, tuple(told))


def _target(name: str) -> Target:
    if name not in targets():
        known = ", ".join(targets())
        raise StoreError(tr("There is no target {name}; known are {known}.").format(name=name, known=known))
    return targets()[name]


def _check_place(store: Store, path: Path) -> None:
    if store.engine == "gpkg" and path.resolve() == Path(store.database).resolve():
        raise StoreError(tr("{path} is the open database itself: choose another file.").format(path=path))


def _put_in_place(unfinished: Path, folder: Path, overwrite: bool) -> tuple[Path, ...]:
    made = sorted(unfinished.iterdir())
    for file in made:
        check_free(folder / file.name, overwrite)
    for file in made:
        file.replace(folder / file.name)
    return tuple(folder / file.name for file in made)


def chosen_ids(store: Store, target: str, where: Mapping[str, object] | None, area: int | None) -> list[int]:
    """The ids of the rows that are written, ascending."""
    ids = store.read(target, ["id"], where=where, order_by=("id",))["id"]
    if area is None:
        return ids
    inside = _in_area(store, target, areas_under(store, area))
    return [key for key in ids if key in inside]


def _in_area(store: Store, target: str, areas: list[int]) -> set[int]:
    table = BY_NAME[target]
    if target == "area":
        return set(areas)
    if "area_id" in table.by_name:
        return set(store.read(target, ["id"], where={"area_id": areas})["id"])
    if "building_id" in table.by_name:
        buildings = store.read("building", ["id"], where={"area_id": areas})["id"]
        return set(store.read(target, ["id"], where={"building_id": buildings})["id"])
    outlines = [wkb for wkb in store.read("area", ["geom"], where={"id": areas})["geom"] if wkb is not None]
    if not outlines:
        return set()
    outline = shapely.union_all(shapely.from_wkb(np.array(outlines, dtype=object)))
    shapely.prepare(outline)
    rows = store.read(target, ["id", "geom"], bbox=outline.bounds)
    inside = shapely.intersects(outline, shapely.from_wkb(np.array(rows["geom"], dtype=object)))
    return {key for key, well in zip(rows["id"], inside.tolist(), strict=True) if well}
