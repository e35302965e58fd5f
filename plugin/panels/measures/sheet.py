"""The measures as a printed sheet: the table in parts that fit the page, then what each measure means."""

from html import escape
from pathlib import Path

from qgis.PyQt.QtCore import QMarginsF
from qgis.PyQt.QtGui import QPageLayout, QPageSize, QPdfWriter, QTextDocument

from ...jobs.measures import (
    NAMES,
    Table,
    chosen_text,
    few_meaning,
    few_text,
    measure_meaning,
    sources,
    table_notes,
    value_text,
)
from ...maps.fonts import map_font
from ...maps.strip import print_document
from ...services.translation import named, tr

_DPI = 144
_COLUMNS = 7  # measures side by side on a lying page of A4
_POINTS = 8.5


class SheetNotWritten(RuntimeError):
    """The file could not be written."""


def write_sheet(table: Table, place: str, path: Path, banner: str = "") -> None:
    """Write a table as PDF; ``place`` is whose numbers they are, ``banner`` stands on each page.

    Raises SheetNotWritten.
    """
    try:
        path.open("wb").close()
    except OSError as error:
        raise SheetNotWritten(tr("The file {path} could not be written.").format(path=path)) from error
    writer = QPdfWriter(str(path))
    writer.setResolution(_DPI)
    margins = QMarginsF(12, 12, 12, 12)
    size = QPageSize(QPageSize.PageSizeId.A4)
    layout = QPageLayout(size, QPageLayout.Orientation.Landscape, margins, QPageLayout.Unit.Millimeter)
    writer.setPageLayout(layout)
    writer.setTitle(tr("Statistics"))
    document = QTextDocument()
    document.setDefaultFont(map_font(_POINTS))
    document.setHtml(sheet_html(table, place))
    print_document(document, writer, banner)


def sheet_html(table: Table, place: str) -> str:
    """The sheet as a document."""
    title = tr("Statistics of events by {unit}").format(unit=tr(NAMES[table.by]))
    parts = [f"<h2>{escape(place + ' ' + title)}</h2><p>{escape(chosen_text(table))}</p>"]
    for start in range(0, len(table.measures), _COLUMNS):
        parts.append(_part(table, range(start, min(start + _COLUMNS, len(table.measures)))))
    parts.append(f"<h3>{escape(tr('Explanation'))}</h3>")
    for one in table.measures:
        parts.append(f"<p><b>{escape(named(one))}</b> {escape(measure_meaning(one).partition(chr(10))[0])}</p>")
    texts = (f"{few_text()}: {few_meaning()}", *table_notes(table), *sources(table.measures))
    parts += [f"<p>{escape(text)}</p>" for text in texts]
    return "".join(parts)


def _part(table: Table, columns: range) -> str:
    heads = "".join(f"<th align='right'>{escape(named(table.measures[at]))}</th>" for at in columns)
    lines = [f"<tr><th align='left'>{escape(tr(NAMES[table.by]))}</th>{heads}</tr>"]
    for row in (*table.rows, table.total):
        cells = []
        for at in columns:
            value, rank = row.values[at], row.ranks[at]
            text = value_text(table.measures[at], value) + (f" ({value.of})" if value.of else "")
            if value.small and value.of:
                text += " " + few_text()
            elif rank is not None:
                text += " " + tr("no. {rank}").format(rank=rank)
            cells.append(f"<td align='right'>{escape(text)}</td>")
        tag = "b" if row is table.total else "span"
        lines.append(f"<tr><td><{tag}>{escape(row.name)}</{tag}></td>{''.join(cells)}</tr>")
    return f"<table width='100%' border='1' cellspacing='0' cellpadding='3'>{''.join(lines)}</table><p></p>"
