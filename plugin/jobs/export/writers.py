"""Files row by row: CSV, XLSX, GeoPackage, shapefile. A writer makes its file anew and holds a row at a time."""

import csv
from abc import ABC, abstractmethod
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from ...services.dependencies import require
from ...services.translation import tr
from ...store import StoreError

_SHEET_ROWS = 1_048_576  # of a sheet of XLSX
_CELL_LETTERS = 32_767
_DBF_TEXT = 254  # bytes of a text in a DBF
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_WIDTHS = {"text": 18, "integer": 10, "real": 13, "date": 12}
_TRANSACTION = 50_000


@dataclass(frozen=True)
class Heading:
    """A column of the file: the field's ``label``, its ``short`` name; ``kind`` is text, integer, real or date."""

    short: str
    label: str
    kind: str


class Writer(ABC):
    """``cut`` counts the texts that the format had no room for."""

    cut = 0

    @abstractmethod
    def write(self, cells: Sequence, wkb: bytes | None) -> None:
        """Add one row."""

    @abstractmethod
    def close(self) -> None:
        """Finish the file."""


class CsvWriter(Writer):
    """UTF-8 with a byte order mark, by which spreadsheets recognise it."""

    def __init__(self, path: Path, headings: Sequence[Heading], banner: Sequence[Sequence[str]]):
        self._file = path.open("w", encoding="utf-8-sig", newline="")
        self._rows = csv.writer(self._file)
        self._rows.writerows([inert(cell) for cell in line] for line in banner)
        self._rows.writerow([heading.label for heading in headings])

    def write(self, cells, wkb):
        self._rows.writerow([inert(cell) if isinstance(cell, str) else cell for cell in cells])

    def close(self):
        self._file.close()


class XlsxWriter(Writer):
    """Every text is a text cell; a full sheet is followed by another."""

    def __init__(self, path: Path, title: str, headings: Sequence[Heading], banner: Sequence[Sequence[str]]):
        require("xlsxwriter")
        from xlsxwriter import Workbook
        from xlsxwriter.exceptions import FileCreateError

        self._failed = FileCreateError
        self._path, self._title, self._headings = path, title, headings
        options = {
            "constant_memory": True,
            "strings_to_formulas": False,
            "strings_to_urls": False,
            "tmpdir": path.parent,
        }
        self._book = Workbook(str(path), options)
        self._header = self._book.add_format(
            {"bold": True, "bg_color": "#DCE6F1", "bottom": 1, "text_wrap": True, "valign": "vcenter"}
        )
        self._text = self._book.add_format({"num_format": "@"})
        self._sheets = 0
        if banner:
            self._write_banner(banner)
        self._sheet, self._row = self._next_sheet()

    def _write_banner(self, banner: Sequence[Sequence[str]]) -> None:
        sheet = self._book.add_worksheet(banner[0][0].replace("/", "")[:31])
        sheet.set_column(0, 0, 16)
        sheet.set_column(1, 1, 60)
        for row, line in enumerate(banner):
            for column, cell in enumerate(line):
                sheet.write_string(row, column, cell, self._header if column == 0 else self._text)

    def _next_sheet(self):
        self._sheets += 1
        tail = "" if self._sheets == 1 else f" ({self._sheets})"
        sheet = self._book.add_worksheet(self._title[: 31 - len(tail)] + tail)
        sheet.freeze_panes(1, 0)
        for column, heading in enumerate(self._headings):
            wide = max(_WIDTHS[heading.kind], 2 * len(heading.label) + 2)
            sheet.set_column(column, column, wide, self._text if heading.kind in {"text", "date"} else None)
            sheet.write_string(0, column, heading.label, self._header)
        return sheet, 1

    def write(self, cells, wkb):
        if self._row == _SHEET_ROWS:
            self._sheet, self._row = self._next_sheet()
        for column, cell in enumerate(cells):
            if isinstance(cell, str):
                if len(cell) > _CELL_LETTERS:
                    self.cut += 1
                self._sheet.write_string(self._row, column, cell[:_CELL_LETTERS], self._text)
            elif cell is not None:
                self._sheet.write_number(self._row, column, cell)
        self._row += 1

    def close(self):
        try:
            self._book.close()
        except self._failed as error:
            raise OSError(str(error)) from error


class LayerWriter(Writer):
    """A GeoPackage or a shapefile through OGR; a shapefile of rows without geometry is its table alone."""

    def __init__(
        self, path: Path, title: str, headings: Sequence[Heading], geometry: str | None, crs: str | None, encoding: str
    ):
        from osgeo import gdal, ogr, osr

        self._ogr, self._shape = ogr, path.suffix == ".shp"
        self._path, self._encoding = path, encoding
        driver = ogr.GetDriverByName("ESRI Shapefile" if self._shape else "GPKG")
        kinds = {None: ogr.wkbNone, "Point": ogr.wkbPoint, "LineString": ogr.wkbLineString,
                 "MultiPolygon": ogr.wkbMultiPolygon}  # fmt: skip
        reference = None
        if geometry and crs:
            reference = osr.SpatialReference()
            reference.SetFromUserInput(crs)
            reference.SetAxisMappingStrategy(osr.OAMS_TRADITIONAL_GIS_ORDER)
        options = [f"ENCODING={encoding}"] if self._shape else []
        with _quiet(gdal), _encoded(gdal, encoding if self._shape else None):
            self._source = driver.CreateDataSource(str(path))
            name = path.stem if self._shape else title
            # A source without layers is false.
            made = None if self._source is None else self._source.CreateLayer(name, reference, kinds[geometry], options)
        self._layer = made
        if self._layer is None:
            raise OSError(gdal.GetLastErrorMsg() or str(path))
        types = {"integer": ogr.OFTInteger64, "real": ogr.OFTReal, "date": ogr.OFTDate, "text": ogr.OFTString}
        names = [heading.short if self._shape else heading.label for heading in headings]
        for name, heading in zip(names, headings, strict=True):
            field = ogr.FieldDefn(name, types[heading.kind])
            if self._shape and heading.kind == "text":
                field.SetWidth(_DBF_TEXT)
            elif self._shape and heading.kind == "integer":
                field.SetWidth(10)
            self._layer.CreateField(field)
        self._definition = self._layer.GetLayerDefn()
        self._written = 0
        self._layer.StartTransaction()

    def write(self, cells, wkb):
        feature = self._ogr.Feature(self._definition)
        for column, cell in enumerate(cells):
            if cell is not None:
                feature.SetField(column, self._fitting(cell) if isinstance(cell, str) else cell)
        if wkb is not None:
            feature.SetGeometryDirectly(self._ogr.CreateGeometryFromWkb(wkb))
        if self._layer.CreateFeature(feature) != 0:
            raise OSError(str(self._path))
        self._written += 1
        if self._written % _TRANSACTION == 0:
            self._layer.CommitTransaction()
            self._layer.StartTransaction()

    def _fitting(self, text: str) -> str:
        if not self._shape:
            return text
        try:
            encoded = text.encode(self._encoding)
        except UnicodeEncodeError as error:
            sentence = tr(
                "Row {row} has the character “{character}”, which {encoding} does not know: write it in UTF-8."
            )
            raise StoreError(
                sentence.format(row=self._written + 1, character=text[error.start], encoding=self._encoding)
            ) from error
        if len(encoded) <= _DBF_TEXT:
            return text
        self.cut += 1
        return encoded[:_DBF_TEXT].decode(self._encoding, "ignore")

    def close(self):
        if self._source is not None:
            self._layer.CommitTransaction()
            self._layer = self._definition = self._source = None


class _quiet:  # noqa: N801 (used as a statement)
    """OGR's own lines do not go to the terminal: what went wrong is raised."""

    def __init__(self, gdal):
        self._gdal = gdal

    def __enter__(self):
        self._gdal.PushErrorHandler("CPLQuietErrorHandler")

    def __exit__(self, *_):
        self._gdal.PopErrorHandler()


@contextmanager
def _encoded(gdal, encoding: str | None) -> Iterator[None]:
    """QGIS tells GDAL for good to leave the texts of shapefiles as they are; this thread's word goes before that."""
    gdal.SetThreadLocalConfigOption("SHAPE_ENCODING", encoding)
    try:
        yield
    finally:
        gdal.SetThreadLocalConfigOption("SHAPE_ENCODING", None)


def inert(text: str) -> str:
    """A text that a spreadsheet would take for a formula, with the apostrophe by which it stays a text."""
    return "'" + text if text.startswith(_FORMULA) else text
