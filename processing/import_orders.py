"""``civicgrid:importorders``: a hotline's sheet of orders becomes events under their own numbers."""

from pathlib import Path

from qgis.core import (
    QgsProcessingException,
    QgsProcessingOutputNumber,
    QgsProcessingParameterFile,
    QgsProcessingParameterFileDestination,
    QgsProcessingParameterString,
)

from ..plugin.services.translation import sentence, tr
from .base import CivicGridAlgorithm


class ImportOrders(CivicGridAlgorithm):
    """Files the orders that are not here yet."""

    NAME = "importorders"
    TITLE = "Import hotline orders"
    GROUP = "events"
    REQUIRES = ("shapely", "cryptography")
    HELP = (
        "Reads a sheet of orders (XLSX, XLS, ODS, CSV) of a hotline and files each as an event. Columns are found by "
        "their headers (工单编号, 诉求内容, 事发地址, 来电人, 联系电话, 登记时间 …); MAPPING is JSON such as "
        '{"external_number": "单号"} or a file that holds it, for those that are called otherwise.\n'
        "The order's number is kept: the same order of the same SOURCE (a code of the list of channels) is filed "
        "once, and an order that is here stays as it is, so that the same sheet again changes nothing; where the sheet "
        "says otherwise than what is here, a line tells the row and in what. The order's own time limit (办理时限: a "
        "day, an hour or a period such as 5个工作日) is the deadline of handling and closing. The type comes from the "
        "sheet or from the words of the order; where they leave it open the likeliest is taken and counted as unsure: "
        "a clerk looks at it when accepting it. The address leads to a building, a crossing or a named place; columns "
        "with coordinates come before it, in COORDINATES (wgs84, cgcs2000, gcj02, bd09 or a CRS).\n"
        "Reporters are sealed, which needs the seal key; numbers and names of persons in the text are masked. REJECTED "
        "takes the rows that were not filed as they stood, with the reason: a file for you alone, never a layer."
    )

    INPUT = "INPUT"
    SOURCE = "SOURCE"
    SHEET = "SHEET"
    MAPPING = "MAPPING"
    COORDINATES = "COORDINATES"
    REJECTED = "REJECTED"

    def initAlgorithm(self, configuration=None):  # noqa: N802 (QGIS's name)
        self.addParameter(
            QgsProcessingParameterFile(
                self.INPUT, tr("Sheet of orders"), fileFilter=tr("Spreadsheets") + " (*.xlsx *.xls *.xlsm *.ods *.csv)"
            )
        )
        self.add_database()
        self.addParameter(
            QgsProcessingParameterString(self.SOURCE, tr("Channel (code)"), defaultValue="hotline_12345", optional=True)
        )
        for name, text in (
            (self.SHEET, tr("Worksheet or layer in the file")),
            (self.MAPPING, tr("Fields: JSON or a file (empty: guessed)")),
            (self.COORDINATES, tr("Coordinate system: wgs84, cgcs2000, gcj02, bd09 or a CRS")),
        ):
            self.addParameter(QgsProcessingParameterString(name, text, optional=True))
        self.addParameter(
            QgsProcessingParameterFileDestination(
                self.REJECTED, tr("Rejected rows"), "XLSX (*.xlsx);;CSV (*.csv)", optional=True, createByDefault=False
            )
        )
        for name, text in (
            ("FILED", tr("Number of new events")),
            ("KNOWN", tr("Number of orders that were here")),
            ("UNPLACED", tr("Number of new events without a place")),
            ("UNSURE", tr("Number of new events whose type is unsure")),
            ("REJECTED_COUNT", tr("Number of rejected rows")),
            ("NOTED", tr("Number of rows with a note")),
        ):
            self.addOutput(QgsProcessingOutputNumber(name, text))

    def execute(self, parameters, context, feedback):
        from ..plugin.jobs.import_table.rejects import check_place
        from ..plugin.jobs.intake.filing import channel
        from ..plugin.jobs.intake.orders import guess_fields, import_orders, write_rejected
        from ..plugin.jobs.progress import Cancelled, Progress
        from ..plugin.jobs.tables.source import TableUnreadable, read_table
        from ..plugin.services.keys import find_keys

        rejected = self.parameterAsFileOutput(parameters, self.REJECTED, context)
        if rejected:
            check_place(Path(rejected))
        source = channel(self.parameterAsString(parameters, self.SOURCE, context))
        store = self.store(parameters, context)
        progress = Progress(feedback.isCanceled, feedback.setProgress, feedback.pushInfo)
        try:
            path = Path(self.parameterAsFile(parameters, self.INPUT, context))
            sheet = self.parameterAsString(parameters, self.SHEET, context)
            table = read_table(path, sheet, progress=progress.part(0, 20))
            fields = guess_fields(table.headers, self.parameterAsString(parameters, self.MAPPING, context))
            for problem in table.notes:
                feedback.pushInfo(sentence(problem))
            for name, column in fields.items():
                feedback.pushInfo(tr("{header} → {field}").format(header=table.headers[column], field=name))
            done = import_orders(
                store,
                table,
                fields,
                source=source,
                coordinates=self.parameterAsString(parameters, self.COORDINATES, context),
                keyring=find_keys(store.uid) if {"name", "phone"} & fields.keys() else None,
                progress=progress.part(20, 100),
            )
        except TableUnreadable as error:
            raise QgsProcessingException(str(error)) from error
        except Cancelled as error:
            text = tr("Cancelled; the orders before it are filed, and the same sheet goes on where it stopped")
            raise QgsProcessingException(text) from error
        text = tr("{filed} filed, {known} were here, {rejected} rejected; {unplaced} without a place, {unsure} unsure")
        feedback.pushInfo(
            text.format(filed=done.filed, known=done.known, rejected=len(done.rejected), unplaced=done.unplaced,
                        unsure=done.unsure)
        )  # fmt: skip
        for row, note in sorted(done.notes.items()):
            feedback.pushInfo(tr("Row {row}: {reason}").format(row=table.numbers[row], reason=note))
        for row, reason in sorted(done.rejected.items())[:20]:
            feedback.pushWarning(tr("Row {row}: {reason}").format(row=table.numbers[row], reason=reason))
        outputs = {
            "FILED": done.filed,
            "KNOWN": done.known,
            "UNPLACED": done.unplaced,
            "UNSURE": done.unsure,
            "REJECTED_COUNT": len(done.rejected),
            "NOTED": len(done.notes),
        }
        if rejected and done.rejected:
            write_rejected(Path(rejected), table, done.rejected)
            outputs[self.REJECTED] = rejected
        return outputs
