"""The rejected rows as a file: as they stood, with the reason, to be corrected and brought again."""

from __future__ import annotations

import csv
import os
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from ...domain.coordinates import COORDINATES
from ...domain.problems import Problem
from ...services.coordinates import is_degrees, to_degrees
from ...services.dependencies import require
from ...services.geos import shapely
from ...services.translation import language, sentence, tr
from ...store import StoreError
from ..export.writers import inert
from .prepare import Prepared

SUFFIXES = (".xlsx", ".csv", ".gpkg")
_QUOTED = {"value", "date", "word", "division"}
_MOST_TEXT = 32_000  # characters that a spreadsheet's cell holds, nearly


def write_rejects(path: Path, prepared: Prepared) -> int:
    """Write the rejected rows to an .xlsx, .csv or .gpkg file, whole or not at all; returns how many.

    Numbers stay as they were written, the reason stands in the last column, in a spreadsheet also on the cell.
    Raises StoreError for another suffix or a file that cannot be written.
    """
    path = Path(path)
    check_place(path)
    writer = {".xlsx": _write_xlsx, ".csv": _write_csv, ".gpkg": _write_gpkg}[path.suffix.lower()]
    unfinished = path.with_name(f".{path.stem}.{os.getpid()}.new{path.suffix}")
    try:
        writer(unfinished, prepared)
        # It holds what the file held, contacts included: for who made it only, as far as the system knows owners.
        unfinished.chmod(0o600)
        unfinished.replace(path)
    except (OSError, RuntimeError) as error:
        text = tr("The file {file} cannot be written: {reason}.")
        raise StoreError(text.format(file=path.name, reason=getattr(error, "strerror", None) or error)) from error
    finally:
        unfinished.unlink(missing_ok=True)
    return len(prepared.problems)


def check_place(path: Path) -> None:
    """Raise StoreError where no rejected rows can be written: another suffix, or no such folder."""
    if path.suffix.lower() not in SUFFIXES:
        text = tr("Rejected rows are written to {suffixes}, not to {file}.")
        raise StoreError(text.format(suffixes=", ".join(SUFFIXES), file=path.name))
    if not path.parent.is_dir():
        raise StoreError(tr("The folder {folder} does not exist.").format(folder=path.parent))


def reason(prepared: Prepared, problem: Problem) -> str:
    """One problem with the field that it is in, as the user calls it."""
    known = prepared.request.target.by_name.get(problem.field)
    said = sentence(problem)
    return f"{known.label(language())}: {said}" if known else said


def logged(prepared: Prepared, problem: Problem) -> str:
    """The same as a screen or log may show it: of residents nothing is quoted that may say something of one of them.

    A value that a code list does not know is quoted where it stands in several rows and is nobody's name.
    """
    if _QUOTED & problem.params.keys() and not quotable(prepared, problem):
        problem = unquoted(problem)
    return reason(prepared, problem)


def unquoted(problem: Problem) -> Problem:
    """A problem without what it quotes of a cell."""
    quoted = dict.fromkeys(_QUOTED & problem.params.keys(), "…")
    return Problem(problem.code, problem.field, {**problem.params, **quoted})


def quotable(prepared: Prepared, problem: Problem) -> bool:
    """Whether the value that a problem quotes may be shown, as `logged` says."""
    target, fields = prepared.request.target, prepared.request.fields
    if not target.people:
        return True
    field, value = target.by_name.get(problem.field), str(problem.params.get("value"))
    if field is None or field.personal or problem.field not in fields:
        return False
    columns = [prepared.table.columns[fields[name]] for name in (problem.field, "name") if name in fields]
    times = [sum(1 for cell in column if value in str(cell)) for column in columns]
    return times[0] > 1 and not any(times[1:])


def _header(prepared: Prepared, shapes: bool) -> list[str]:
    extra = [tr("Shape (WKT)")] if shapes else []
    return [*prepared.table.headers, *extra, tr("Row in the file"), tr("Reason")]


def _rows(prepared: Prepared, shapes: bool) -> Iterator[tuple[list, dict[int, str]]]:
    """Cells of each rejected row, and the reasons by column."""
    table, fields = prepared.table, prepared.request.fields
    # A spreadsheet has no projection: the named system's degrees are what comes in again.
    projected = table.crs and prepared.request.coordinates in COORDINATES and not is_degrees(table.crs)
    to_same_degrees = to_degrees(table.crs) if shapes and projected else None
    for row in sorted(prepared.problems):
        problems = prepared.problems[row]
        cells = [column[row] for column in table.columns]
        if shapes:
            cells.append(_wkt(table.wkb[row], to_same_degrees))
        cells += [table.numbers[row], tr("; ").join(reason(prepared, problem) for problem in problems)]
        marked = {fields[one.field]: reason(prepared, one) for one in problems if one.field in fields}
        yield cells, marked


def _wkt(wkb: bytes | None, change) -> str | None:
    shape = None if wkb is None else shapely.from_wkb(wkb)
    if shape is not None and change is not None:
        shape = change(np.array([shape], dtype=object))[0]
    text = None if shape is None else shapely.to_wkt(shape, rounding_precision=9)
    return text if text is None or len(text) <= _MOST_TEXT else None


def _write_xlsx(path: Path, prepared: Prepared) -> None:
    xlsxwriter = require("xlsxwriter")
    shapes = prepared.table.wkb is not None
    options = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with path.open("wb") as file, xlsxwriter.Workbook(file, options) as book:
        sheet = book.add_worksheet(tr("Rejected rows"))
        head = book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"})
        wrong = book.add_format({"bg_color": "#FFE0DC", "border": 1, "border_color": "#C4281B"})
        day = book.add_format({"num_format": "yyyy-mm-dd"})
        header = _header(prepared, shapes)
        for column, text in enumerate(header):
            sheet.write_string(0, column, text, head)
        sheet.freeze_panes(1, 0)
        sheet.set_column(0, len(header) - 2, 14)
        sheet.set_column(len(header) - 1, len(header) - 1, 60)
        for line, (cells, marked) in enumerate(_rows(prepared, shapes), start=1):
            for column, value in enumerate(cells):
                form = wrong if column in marked else None
                if value is None:
                    sheet.write_blank(line, column, None, form)
                elif hasattr(value, "year"):
                    sheet.write_datetime(line, column, value, form or day)
                elif isinstance(value, int | float) and not isinstance(value, bool) and abs(value) < 1e15:
                    sheet.write_number(line, column, value, form)
                else:
                    sheet.write_string(line, column, str(value), form)
                if column in marked:
                    sheet.write_comment(line, column, marked[column])


def _write_csv(path: Path, prepared: Prepared) -> None:
    shapes = prepared.table.wkb is not None
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(_header(prepared, shapes))
        for cells, _ in _rows(prepared, shapes):
            writer.writerow(["" if cell is None else inert(str(cell)) for cell in cells])


def _write_gpkg(path: Path, prepared: Prepared) -> None:
    """A layer with the shapes as the file has them, in its own coordinate system."""
    from osgeo import ogr, osr

    reference = None
    if prepared.table.crs:
        reference = osr.SpatialReference()
        reference.SetFromUserInput(prepared.table.crs)
    source = ogr.GetDriverByName("GPKG").CreateDataSource(str(path))
    if source is None:
        raise RuntimeError(tr("the file cannot be made"))
    kind = ogr.wkbNone if prepared.table.wkb is None else ogr.wkbUnknown
    layer = source.CreateLayer("rejected", reference, kind)
    names = _field_names(_header(prepared, shapes=False))
    for name in names:
        layer.CreateField(ogr.FieldDefn(name, ogr.OFTString))
    definition = layer.GetLayerDefn()
    source.StartTransaction()
    for row, (cells, _) in zip(sorted(prepared.problems), _rows(prepared, shapes=False), strict=True):
        feature = ogr.Feature(definition)
        for place, value in enumerate(cells):
            if value is not None:
                feature.SetField(place, str(value))
        if prepared.table.wkb is not None and prepared.table.wkb[row] is not None:
            feature.SetGeometryDirectly(ogr.CreateGeometryFromWkb(prepared.table.wkb[row]))
        layer.CreateFeature(feature)
    source.CommitTransaction()


def _field_names(headers: list[str]) -> list[str]:
    """Names that a GeoPackage takes: its own key and geometry keep theirs."""
    return [f"{name}_1" if name.lower() in {"fid", "geom"} else name for name in headers]
