"""``civicgrid:eventstatistics``: the measures of the loop by unit or period, the same numbers as on screen."""

from qgis.core import (
    Qgis,
    QgsCoordinateReferenceSystem,
    QgsFeature,
    QgsField,
    QgsFields,
    QgsProcessing,
    QgsProcessingException,
    QgsProcessingOutputNumber,
    QgsProcessingOutputString,
    QgsProcessingParameterDateTime,
    QgsProcessingParameterEnum,
    QgsProcessingParameterFeatureSink,
)
from qgis.PyQt.QtCore import QMetaType

from ..plugin.services.translation import named, tr
from .base import CivicGridAlgorithm

BY = ("department", "grid", "area", "responder", "type", "source", "day", "week", "month", "quarter")


class EventStatistics(CivicGridAlgorithm):
    """One row a unit or period; the sums are those of `store.loop.measures`."""

    NAME = "eventstatistics"
    TITLE = "Event statistics"
    GROUP = "events"
    HELP = (
        "Counts the events that were reported from one day to another, both included, as they stand now, by "
        "department, grid, area, responder, type, channel or period: filed, dispatched, handled and closed, on time "
        "and overdue, reworked, closed in the grid, satisfied. A ratio stands as a percentage; beside it _n says of "
        "how many events, _low and _high where it lies with 95 % confidence, _rank its place, which less than 10 "
        "events do not get. Of a grid all versions count together, under the present one. What was sent back counts "
        "for who sent it back. The log says the formula of each measure. Days are those of the database's time zone."
    )

    FROM = "FROM"
    TO = "TO"
    BY = "BY"
    OUTPUT = "OUTPUT"
    REPORTED = "REPORTED"
    TOTAL = "TOTAL"

    def initAlgorithm(self, configuration=None):  # noqa: N802 (QGIS's name)
        self.add_database()
        day = Qgis.ProcessingDateTimeParameterDataType.Date
        for name, title in ((self.FROM, tr("From the day")), (self.TO, tr("To the day, included"))):
            self.addParameter(QgsProcessingParameterDateTime(name, title, day, optional=True))
        self.addParameter(
            QgsProcessingParameterEnum(self.BY, tr("By"), list(BY), defaultValue=BY[0], usesStaticStrings=True)
        )
        self.addParameter(
            QgsProcessingParameterFeatureSink(self.OUTPUT, tr("Measures"), QgsProcessing.SourceType.TypeVector)
        )
        self.addOutput(QgsProcessingOutputNumber(self.REPORTED, tr("Reported events")))
        self.addOutput(QgsProcessingOutputString(self.TOTAL, tr("Measures of all events together (JSON)")))

    def execute(self, parameters, context, feedback):
        import json

        from ..plugin.jobs.measures import chosen_text, measure_meaning, measure_table, table_notes
        from ..plugin.store.loop.measures import Chosen

        first, last = (self._day(parameters, name, context) for name in (self.FROM, self.TO))
        if first and last and last < first:
            raise QgsProcessingException(tr("TO has to be FROM or later"))
        by = self.parameterAsEnumString(parameters, self.BY, context)
        table = measure_table(self.store(parameters, context), by, Chosen(first, last))
        fields = self._fields(table.measures)
        sink, output = self.parameterAsSink(
            parameters, self.OUTPUT, context, fields, Qgis.WkbType.NoGeometry, QgsCoordinateReferenceSystem()
        )
        if sink is None:
            raise QgsProcessingException(self.invalidSinkError(parameters, self.OUTPUT))
        for row in table.rows:
            feature = QgsFeature(fields)
            feature.setAttributes([None if row.key is None else str(row.key), row.code, row.name, *_cells(table, row)])
            self.write_feature(sink, feature, parameters, self.OUTPUT)
        feedback.pushInfo(chosen_text(table))
        text = tr("{count} events were reported.")
        feedback.pushInfo(text.format(count=table.total.reported))
        for note in table_notes(table):
            feedback.pushInfo(note)
        for one in table.measures:
            feedback.pushInfo(named(one) + ": " + measure_meaning(one).partition("\n")[0])
        feedback.pushInfo(measure_meaning(table.measures[0]).partition("\n")[2])
        whole = {
            one.code: value.part if one.unit == "count" else {"part": value.part, "of": value.of}
            for one, value in zip(table.measures, table.total.values, strict=True)
        }
        return {self.OUTPUT: output, self.REPORTED: table.total.reported, self.TOTAL: json.dumps(whole)}

    def _day(self, parameters, name, context):
        given = self.parameterAsDateTime(parameters, name, context)
        return given.date().toPyDate() if given.isValid() else None

    def _fields(self, measures):
        fields = QgsFields()
        for name in ("unit", "code", "name"):
            fields.append(QgsField(name, QMetaType.Type.QString))
        for one in measures:
            ratio = one.unit == "percent"
            number = QgsField(one.code, QMetaType.Type.Double if ratio else QMetaType.Type.LongLong)
            number.setAlias(named(one))
            fields.append(number)
            if ratio:
                fields.append(QgsField(one.code + "_n", QMetaType.Type.LongLong))
                fields.append(QgsField(one.code + "_low", QMetaType.Type.Double))
                fields.append(QgsField(one.code + "_high", QMetaType.Type.Double))
                fields.append(QgsField(one.code + "_rank", QMetaType.Type.Int))
        return fields


def _cells(table, row):
    """The values of a row in the order of the fields; ratios in per cent."""
    cells = []
    for one, value, rank in zip(table.measures, row.values, row.ranks, strict=True):
        if one.unit == "count":
            cells.append(value.part)
            continue
        shares = (value.value, value.low, value.high)
        share, low, high = (None if number is None else 100 * number for number in shares)
        cells += [share, value.of, low, high, rank]
    return cells
