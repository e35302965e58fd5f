"""The list of findings as a spreadsheet, to be worked through in an office."""

from __future__ import annotations

from pathlib import Path

from ...services.dependencies import require
from ...services.translation import language, tr
from .catalogue import rules
from .run import SEVERITY_NAMES, finding_sentence, unlisted_sentence
from .scan import Report

_WIDTHS = (8, 24, 14, 10, 28, 70)


def write_findings(report: Report, path: Path, table_names: dict[str, str]) -> int:
    """Write all listed findings to an XLSX file and return how many; ``table_names`` are the tables in words.

    Residents are named by their mask only. Raises MissingDependency, or OSError for a place that cannot be written.
    """
    book = require("xlsxwriter").Workbook(str(path), {"constant_memory": True, "strings_to_formulas": False,
                                                      "strings_to_urls": False})  # fmt: skip
    try:
        sheet = book.add_worksheet(tr("Findings"))
        head = book.add_format({"bold": True, "bottom": 1})
        for column, width in enumerate(_WIDTHS):
            sheet.set_column(column, column, width)
        titles = (tr("Severity"), tr("Rule"), tr("Table"), tr("Object number"), tr("Object"), tr("Finding"))
        sheet.write_row(0, 0, titles, head)
        sheet.freeze_panes(1, 0)
        words = language()
        for row, one in enumerate(report.findings, start=1):
            rule = rules()[one.rule]
            table = table_names.get(one.table, one.table)
            cells = (tr(SEVERITY_NAMES[rule.severity]), rule.label(words), table, one.object_id, one.label)
            sheet.write_row(row, 0, (*cells, finding_sentence(one)))
        sheet.autofilter(0, 0, len(report.findings), len(titles) - 1)
        if more := unlisted_sentence(report):
            sheet.write(len(report.findings) + 2, 1, more)
    finally:
        book.close()
    return len(report.findings)
