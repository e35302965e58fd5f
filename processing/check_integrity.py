"""``civicgrid:checkintegrity``: what is wrong in a store, by the catalogue of rules."""

from html import escape
from pathlib import Path

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsFeature,
    QgsField,
    QgsFields,
    QgsGeometry,
    QgsProcessing,
    QgsProcessingException,
    QgsProcessingOutputNumber,
    QgsProcessingParameterEnum,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterFileDestination,
    QgsProcessingParameterString,
    QgsWkbTypes,
)
from qgis.PyQt.QtCore import QMetaType

from ..plugin.domain.integrity import SEVERITIES, load_rules
from ..plugin.services.paths import RESOURCES
from ..plugin.services.translation import language, tr
from .base import CivicGridAlgorithm
from .layer_shapes import line_end_tolerance

COLUMNS = {
    "rule": QMetaType.Type.QString,
    "name": QMetaType.Type.QString,
    "severity": QMetaType.Type.QString,
    "table": QMetaType.Type.QString,
    "object": QMetaType.Type.LongLong,
    "label": QMetaType.Type.QString,
    "message": QMetaType.Type.QString,
}
_SHOWN = 1000


def rule_names() -> list[str]:
    """The codes of the rules in the catalogue's order; asked for when QGIS starts, so the checks are not loaded."""
    return list(load_rules(RESOURCES / "checks"))


class CheckIntegrity(CivicGridAlgorithm):
    """Checks shapes, codes, places, people and staff of a store; changes nothing."""

    NAME = "checkintegrity"
    TITLE = "Check the integrity of a database"
    GROUP = "checks"
    REQUIRES = ("shapely",)
    HELP = (
        "Checks what is in a database by a catalogue of rules: shapes (invalid, duplicated, overlapping, slivers, gaps "
        "between grids, line ends that miss their junction), codes against their standards and against where things "
        "are, rooms, addresses, residents and staff. Nothing is changed. OUTPUT has a point for each finding: rule, "
        "severity, table, object, and a sentence; residents are named only by their mask, and their place is not "
        "given. RULES limits the check to some rules, AREA to an area (code or name) and what lies below it. "
        "TOLERANCE says how far in metres a line's end may be from its junction; the log says how many ends lie "
        "within 0.1, 0.5, 1 and 2 m. Of each rule at most 5000 findings are listed; all are counted. REPORT, if "
        "wanted, is a page to print."
    )

    RULES = "RULES"
    AREA = "AREA"
    TOLERANCE = "TOLERANCE"
    OUTPUT = "OUTPUT"
    REPORT = "REPORT"
    COUNT = "COUNT"

    def initAlgorithm(self, configuration=None):  # noqa: N802 (QGIS's name)
        self.add_database()
        self.addParameter(
            QgsProcessingParameterEnum(
                self.RULES, tr("Rules (all when none is chosen)"), rule_names(), True, None, True, True
            )
        )
        self.addParameter(QgsProcessingParameterString(self.AREA, tr("Area (code or name)"), optional=True))
        self.addParameter(line_end_tolerance(self.TOLERANCE))
        self.addParameter(
            QgsProcessingParameterFeatureSink(self.OUTPUT, tr("Findings"), QgsProcessing.SourceType.TypeVectorPoint)
        )
        self.addParameter(
            QgsProcessingParameterFileDestination(
                self.REPORT, tr("Check report"), tr("Web page (*.html)"), optional=True, createByDefault=False
            )
        )
        self.addOutput(QgsProcessingOutputNumber(self.COUNT, tr("Number of findings")))

    def execute(self, parameters, context, feedback):
        from ..plugin.jobs.checks.catalogue import rules
        from ..plugin.jobs.checks.faults import Limits
        from ..plugin.jobs.checks.layer import ends_sentence
        from ..plugin.jobs.checks.run import check_store, finding_sentence, unlisted_sentence
        from ..plugin.jobs.progress import Cancelled, Progress

        store = self.store(parameters, context)
        area = self._area(store, self.parameterAsString(parameters, self.AREA, context).strip())
        fields = QgsFields()
        for name, kind in COLUMNS.items():
            fields.append(QgsField(name, kind))
        crs = QgsCoordinateReferenceSystem(store.crs)
        sink, output = self.parameterAsSink(parameters, self.OUTPUT, context, fields, QgsWkbTypes.Type.Point, crs)
        if sink is None:
            raise QgsProcessingException(self.invalidSinkError(parameters, self.OUTPUT))
        # An empty choice comes as one empty text.
        wanted = [code for code in self.parameterAsEnumStrings(parameters, self.RULES, context) if code]
        try:
            report = check_store(
                store,
                only=wanted or None,
                area=area,
                limits=Limits(tolerance=self.parameterAsDouble(parameters, self.TOLERANCE, context)),
                progress=Progress(feedback.isCanceled, feedback.setProgress, feedback.pushInfo),
            )
        except Cancelled:
            return {self.OUTPUT: output, self.COUNT: 0}
        words = language()
        for finding in report.findings:
            rule = rules()[finding.rule]
            row = QgsFeature(fields)
            row.setAttributes(
                [
                    *(rule.code, rule.label(words), rule.severity),
                    *(finding.table, finding.object_id, finding.label, finding_sentence(finding)),
                ]
            )
            if finding.wkb is not None:
                row.setGeometry(_point(finding.wkb))
            self.write_feature(sink, row, parameters, self.OUTPUT)
        for code, count in report.counts.items():
            feedback.pushInfo(f"{count:8,}  {code}  {rules()[code].label(words)}")
        for text in (unlisted_sentence(report), ends_sentence(report.ends) if report.ends else ""):
            if text:
                feedback.pushInfo(text)
        if report.skipped:
            text = tr("Not checked, because this account may not read all that is needed: {rules}")
            feedback.pushWarning(text.format(rules=", ".join(report.skipped)))
        page = self.parameterAsFileOutput(parameters, self.REPORT, context)
        results = {self.OUTPUT: output, self.COUNT: report.counts.total()}
        if page:
            Path(page).write_text(_page(store.database, report, words), encoding="utf-8")
            results[self.REPORT] = page
        return results

    def _area(self, store, wanted):
        if not wanted:
            return None
        found = store.read("area", ["id", "code", "name"])
        rows = zip(found["id"], found["code"], found["name"], strict=True)
        matching = [number for number, code, name in rows if wanted in (code, name)]
        if len(matching) == 1:
            return matching[0]
        text = tr("Several areas are called {name}: give the code.") if matching else tr("There is no area {name}.")
        raise QgsProcessingException(text.format(name=wanted))


def _point(wkb):
    geometry = QgsGeometry()
    geometry.fromWkb(wkb)
    point = geometry.pointOnSurface()
    # What has no surface that a point could lie on still has a place.
    return (
        point
        if not point.isNull() and not point.isEmpty()
        else QgsGeometry.fromPointXY(geometry.boundingBox().center())
    )


def _page(database, report, words):
    """The report as a page: counts by severity and rule, then the findings."""
    from ..plugin.jobs.checks.catalogue import rules
    from ..plugin.jobs.checks.run import SEVERITY_NAMES, finding_sentence

    title = tr("Data check")
    parts = [
        f'<!doctype html><html lang="{words}"><head><meta charset="utf-8"><title>{escape(title)}</title><style>'
        "body{font:14px sans-serif;margin:2em}table{border-collapse:collapse;margin:1em 0}"
        "td,th{border:1px solid #bbb;padding:3px 8px;text-align:left;vertical-align:top}</style></head><body>",
        f"<h1>{escape(title)}</h1><p>{escape(Path(database).name)}</p><table>",
        _row("th", tr("Severity"), tr("Rule"), tr("Findings"), tr("Reason for the rule")),
    ]
    for severity in SEVERITIES:
        for code, count in report.counts.items():
            rule = rules()[code]
            if rule.severity == severity:
                parts.append(_row("td", tr(SEVERITY_NAMES[severity]), rule.label(words), f"{count:,}", rule.why(words)))
    parts += ["</table><table>", _row("th", tr("Rule"), tr("Object"), tr("Finding"))]
    parts += [
        _row("td", rules()[one.rule].label(words), one.label, finding_sentence(one)) for one in report.findings[:_SHOWN]
    ]
    if len(report.findings) > _SHOWN:
        more = tr("and {count} more").format(count=len(report.findings) - _SHOWN)
        parts.append(_row("td", "", "", more))
    return "\n".join([*parts, "</table></body></html>"])


def _row(cell, *texts):
    return "<tr>" + "".join(f"<{cell}>{escape(str(text))}</{cell}>" for text in texts) + "</tr>"
