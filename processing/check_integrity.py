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
    "fixed": QMetaType.Type.Bool,
}
_SHOWN = 1000


def rule_names() -> list[str]:
    """The codes of the rules in the catalogue's order; asked for when QGIS starts, so the checks are not loaded."""
    return list(load_rules(RESOURCES / "checks"))


def safe_fixes() -> list[str]:
    """The repairs that lose nothing a person would miss, in the catalogue's order."""
    rules = load_rules(RESOURCES / "checks").values()
    return list(dict.fromkeys(rule.fix for rule in rules if rule.fix and rule.safe))


class CheckIntegrity(CivicGridAlgorithm):
    """Checks shapes, codes, places, people and staff of a store, and puts right what is safe to and was asked for."""

    NAME = "checkintegrity"
    TITLE = "Check the integrity of a database"
    GROUP = "checks"
    REQUIRES = ("shapely",)
    HELP = (
        "Checks what is in a database by a catalogue of rules: shapes (invalid, duplicated, overlapping, slivers, gaps "
        "between grids, line ends that miss their junction), codes against their standards and against where things "
        "are, rooms, addresses, residents, their stays and households, and staff. OUTPUT has a point for each finding: "
        "rule, severity, table, object, a sentence, and whether it was put right; residents are named only by their "
        "mask, and stand where their building is. Nothing is changed unless FIX names repairs: end_older_stay ends the "
        "older of two stays lived in at a time, room_use sets a room's use from who lives there, person_area puts "
        "persons into the area of their home, household_room gives a family the room where most of it lives, "
        "declared_grid takes the grid of the map; the others repair shapes. They are applied in one transaction, to "
        "what the account may change, and leave an audit line; the panel of the data check shows repairs before and "
        "takes back its own. RULES limits the check to some rules, AREA to an area (code or name) and what lies below "
        "it. TOLERANCE says how far in metres a line's end may be from its junction; the log says how many ends lie "
        "within 0.1, 0.5, 1 and 2 m. Of each rule at most 5000 findings are listed; all are counted. REPORT, if "
        "wanted, is a page to print."
    )

    RULES = "RULES"
    AREA = "AREA"
    TOLERANCE = "TOLERANCE"
    OUTPUT = "OUTPUT"
    REPORT = "REPORT"
    COUNT = "COUNT"
    FIX = "FIX"
    FIXED = "FIXED"

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
            QgsProcessingParameterEnum(
                self.FIX, tr("Safe repairs to apply (none when none is chosen)"), safe_fixes(), True, None, True, True
            )
        )
        self.addParameter(
            QgsProcessingParameterFeatureSink(self.OUTPUT, tr("Findings"), QgsProcessing.SourceType.TypeVectorPoint)
        )
        self.addParameter(
            QgsProcessingParameterFileDestination(
                self.REPORT, tr("Check report"), tr("Web page (*.html)"), optional=True, createByDefault=False
            )
        )
        self.addOutput(QgsProcessingOutputNumber(self.COUNT, tr("Number of findings")))
        self.addOutput(QgsProcessingOutputNumber(self.FIXED, tr("Number of repairs")))

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
        wanted, fixes = (
            {code for code in self.parameterAsEnumStrings(parameters, name, context) if code}
            for name in (self.RULES, self.FIX)
        )
        repairable = {code for code, rule in rules().items() if rule.safe and rule.fix in fixes}
        try:
            report = check_store(
                store,
                only=wanted or None,
                area=area,
                limits=Limits(tolerance=self.parameterAsDouble(parameters, self.TOLERANCE, context)),
                progress=Progress(feedback.isCanceled, feedback.setProgress, feedback.pushInfo),
                whole=repairable,
            )
        except Cancelled:
            return {self.OUTPUT: output, self.COUNT: 0, self.FIXED: 0}
        fixed = self._fix(store, [one for one in report.findings if one.rule in repairable], feedback)
        words = language()
        for finding in report.findings:
            rule = rules()[finding.rule]
            row = QgsFeature(fields)
            row.setAttributes(
                [
                    *(rule.code, rule.label(words), rule.severity),
                    *(finding.table, finding.object_id, finding.label, finding_sentence(finding)),
                    finding.rule in repairable and (finding.table, finding.object_id) in fixed,
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
        results = {self.OUTPUT: output, self.COUNT: report.counts.total(), self.FIXED: len(fixed)}
        if page:
            Path(page).write_text(_page(store.database, report, words), encoding="utf-8")
            results[self.REPORT] = page
        return results

    def _fix(self, store, findings, feedback):
        """Apply the safe repairs of findings; returns the objects (table, id) that were put right."""
        from ..plugin.jobs.checks.store_repair import REFUSALS, apply, propose

        proposals = propose(store, findings)
        if proposals.changes:
            apply(store, proposals.changes)
            feedback.pushInfo(tr("{count} objects were repaired.").format(count=len(proposals.changes)))
        for finding, reason in proposals.refused:
            feedback.pushWarning(f"{finding.label}: {tr(REFUSALS[reason])}")
        return {(one.table, one.object_id) for one in proposals.changes}

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
