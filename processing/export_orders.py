"""``civicgrid:exportorders``: what came of a hotline's orders, back under their own numbers."""

import datetime
from pathlib import Path

from qgis.core import (
    QgsProcessingException,
    QgsProcessingOutputNumber,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterFile,
    QgsProcessingParameterFileDestination,
    QgsProcessingParameterString,
)

from ..plugin.services.translation import language, sentence, tr
from .base import CivicGridAlgorithm


class ExportOrders(CivicGridAlgorithm):
    """Writes the answer for a stretch of days."""

    NAME = "exportorders"
    TITLE = "Export results of hotline orders"
    GROUP = "events"
    REQUIRES = ("xlsxwriter",)
    HELP = (
        "Writes the orders of a channel that were reported on the days FROM to TO, under the numbers by which they "
        "came: state, department, what the last feedback said, the times, the rating. With ORDERS, a sheet that lists "
        "numbers, it answers these instead, in their order and whenever they were reported, and says of which there is "
        "no event. Reporters are masked, and left "
        "out for accounts that see none. Every export leaves a line in the audit log. A file that is there is written "
        "over with OVERWRITE only."
    )

    FROM = "FROM"
    TO = "TO"
    ORDERS = "ORDERS"
    SHEET = "SHEET"
    MAPPING = "MAPPING"
    SOURCE = "SOURCE"
    OUTPUT = "OUTPUT"
    OVERWRITE = "OVERWRITE"
    ROWS = "ROWS"

    def initAlgorithm(self, configuration=None):  # noqa: N802 (QGIS's name)
        self.add_database()
        for name, text in ((self.FROM, tr("First day (YYYY-MM-DD)")), (self.TO, tr("Last day (YYYY-MM-DD)"))):
            self.addParameter(QgsProcessingParameterString(name, text, optional=True))
        self.addParameter(
            QgsProcessingParameterFile(
                self.ORDERS, tr("Sheet of the orders to be answered (instead of days)"), optional=True,
                fileFilter=tr("Spreadsheets") + " (*.xlsx *.xls *.xlsm *.ods *.csv)",
            )
        )  # fmt: skip
        for name, text in (
            (self.SHEET, tr("Worksheet or layer in the file")),
            (self.MAPPING, tr("Fields: JSON or a file (empty: guessed)")),
        ):
            self.addParameter(QgsProcessingParameterString(name, text, optional=True))
        self.addParameter(
            QgsProcessingParameterString(self.SOURCE, tr("Channel (code)"), defaultValue="hotline_12345", optional=True)
        )
        self.addParameter(
            QgsProcessingParameterFileDestination(self.OUTPUT, tr("File"), fileFilter="XLSX (*.xlsx);;CSV (*.csv)")
        )
        self.addParameter(
            QgsProcessingParameterBoolean(self.OVERWRITE, tr("Write over a file that is there"), defaultValue=False)
        )
        self.addOutput(QgsProcessingOutputNumber(self.ROWS, tr("Rows")))

    def execute(self, parameters, context, feedback):
        from ..plugin.jobs.intake.filing import channel
        from ..plugin.jobs.intake.results import answer_orders, export_orders
        from ..plugin.jobs.progress import Progress

        output = Path(self.parameterAsFileOutput(parameters, self.OUTPUT, context))
        options = {
            "source": channel(self.parameterAsString(parameters, self.SOURCE, context)),
            "language": language(),
            "overwrite": self.parameterAsBoolean(parameters, self.OVERWRITE, context),
            "progress": Progress(feedback.isCanceled, feedback.setProgress, feedback.pushInfo),
        }
        sheet = self.parameterAsFile(parameters, self.ORDERS, context)
        if sheet:
            numbers = self._numbers(parameters, Path(sheet), context, feedback)
            done = answer_orders(self.store(parameters, context), output, numbers, **options)
        else:
            first, last = (self._day(parameters, name, context) for name in (self.FROM, self.TO))
            if first > last:
                raise QgsProcessingException(tr("FROM lies after TO."))
            done = export_orders(self.store(parameters, context), output, first, last, **options)
        feedback.pushInfo(tr("{count} rows were written to {path}.").format(count=done.rows, path=done.files[-1]))
        return {self.OUTPUT: str(done.files[-1]), self.ROWS: done.rows}

    def _numbers(self, parameters, path, context, feedback):
        from ..plugin.jobs.intake.orders import numbers_in
        from ..plugin.jobs.tables.source import TableUnreadable, read_table

        try:
            table = read_table(path, self.parameterAsString(parameters, self.SHEET, context))
        except TableUnreadable as error:
            raise QgsProcessingException(str(error)) from error
        for problem in table.notes:
            feedback.pushInfo(sentence(problem))
        return numbers_in(table, self.parameterAsString(parameters, self.MAPPING, context))

    def _day(self, parameters, name, context):
        text = self.parameterAsString(parameters, name, context)
        try:
            return datetime.date.fromisoformat(text)
        except ValueError as error:
            raise QgsProcessingException(tr("{name} has to be a day such as 2026-11-24").format(name=name)) from error
