"""``civicgrid:exportorders``: what came of a hotline's orders, back under their own numbers."""

import datetime
from pathlib import Path

from qgis.core import (
    QgsProcessingException,
    QgsProcessingOutputNumber,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterFileDestination,
    QgsProcessingParameterString,
)

from ..plugin.services.translation import language, tr
from .base import CivicGridAlgorithm


class ExportOrders(CivicGridAlgorithm):
    """Writes the answer for a stretch of days."""

    NAME = "exportorders"
    TITLE = "Export results of hotline orders"
    GROUP = "events"
    REQUIRES = ("xlsxwriter",)
    HELP = (
        "Writes the orders of a channel that were reported on the days FROM to TO, under the numbers by which they "
        "came: state, department, what the last feedback said, the times, the rating. Reporters are masked, and left "
        "out for accounts that see none. Every export leaves a line in the audit log. A file that is there is written "
        "over with OVERWRITE only."
    )

    FROM = "FROM"
    TO = "TO"
    SOURCE = "SOURCE"
    OUTPUT = "OUTPUT"
    OVERWRITE = "OVERWRITE"
    ROWS = "ROWS"

    def initAlgorithm(self, configuration=None):  # noqa: N802 (QGIS's name)
        self.add_database()
        for name, text in ((self.FROM, tr("First day (YYYY-MM-DD)")), (self.TO, tr("Last day (YYYY-MM-DD)"))):
            self.addParameter(QgsProcessingParameterString(name, text))
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
        from ..plugin.jobs.intake.results import export_orders
        from ..plugin.jobs.progress import Progress

        first, last = (self._day(parameters, name, context) for name in (self.FROM, self.TO))
        if first > last:
            raise QgsProcessingException(tr("FROM lies after TO."))
        done = export_orders(
            self.store(parameters, context),
            Path(self.parameterAsFileOutput(parameters, self.OUTPUT, context)),
            first,
            last,
            source=self.parameterAsString(parameters, self.SOURCE, context) or "hotline_12345",
            language=language(),
            overwrite=self.parameterAsBoolean(parameters, self.OVERWRITE, context),
            progress=Progress(feedback.isCanceled, feedback.setProgress, feedback.pushInfo),
        )
        feedback.pushInfo(tr("{count} rows were written to {path}.").format(count=done.rows, path=done.files[-1]))
        return {self.OUTPUT: str(done.files[-1]), self.ROWS: done.rows}

    def _day(self, parameters, name, context):
        text = self.parameterAsString(parameters, name, context)
        try:
            return datetime.date.fromisoformat(text)
        except ValueError as error:
            raise QgsProcessingException(tr("{name} has to be a day such as 2026-11-24").format(name=name)) from error
