"""``civicgrid:importtable``: a table or layer of an office into one of the store's tables."""

import datetime
import json
from pathlib import Path

from qgis.core import (
    Qgis,
    QgsProcessing,
    QgsProcessingException,
    QgsProcessingOutputNumber,
    QgsProcessingOutputString,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterEnum,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterFileDestination,
    QgsProcessingParameterNumber,
    QgsProcessingParameterString,
)

from ..plugin.jobs.import_table.request import CONFLICTS, DESK
from ..plugin.jobs.targets import targets
from ..plugin.services.translation import sentence, tr
from .base import CivicGridAlgorithm


class ImportTable(CivicGridAlgorithm):
    """Reads, checks, compares and writes one table; says what became of every row. Residents' has a few things more."""

    NAME = "importtable"
    TITLE = "Import a table or layer"
    GROUP = "import"
    REQUIRES = ("shapely",)
    HELP = (
        "Brings a spreadsheet, a text file, a drawing or a layer into one of the database's tables. INPUT is a file "
        "(XLSX, XLS, WPS, ODS, CSV, SHP, GeoPackage, GeoJSON, KML, DXF, a FileGDB folder) or a layer; SHEET names the "
        "worksheet or layer in it.\n"
        "MAPPING says which column is which field: the name of an import profile kept in the database, a .json file, "
        'or JSON such as {"name": "楼栋名称"}. Without it the fields are guessed from headers and values.\n'
        "COORDINATES has to be named wherever there are positions: wgs84, cgcs2000, gcj02, bd09, or a CRS such as "
        "EPSG:4549. Nothing is guessed; positions that look shifted are pointed out.\n"
        "Rows are new, changed, the same, in conflict, or rejected. A value that both the file and somebody here "
        "changed is a conflict: it goes to the desk (the rest of the file is written), or CONFLICTS decides for the "
        "file or the database. An empty cell changes nothing. The same file again changes nothing. REJECTED takes the "
        "rejected rows with the reason, to be corrected and brought again. Everything is written in one transaction "
        "and recorded as a batch, which can be withdrawn. DRY_RUN writes nothing."
    )

    INPUT = "INPUT"
    TARGET = "TARGET"
    SHEET = "SHEET"
    MAPPING = "MAPPING"
    COORDINATES = "COORDINATES"
    SOURCE = "SOURCE"
    PURPOSE = "PURPOSE"
    DATED = "DATED"
    AUTHORISED_UNTIL = "AUTHORISED_UNTIL"
    HEADER_ROWS = "HEADER_ROWS"
    ENCODING = "ENCODING"
    CONFLICTS = "CONFLICTS"
    REPAIR = "REPAIR"
    DRY_RUN = "DRY_RUN"
    REJECTED = "REJECTED"
    REJECTED_FILES = "XLSX (*.xlsx);;CSV (*.csv);;GeoPackage (*.gpkg)"

    def initAlgorithm(self, configuration=None):  # noqa: N802 (QGIS's name)
        self.addParameter(
            QgsProcessingParameterFeatureSource(
                self.INPUT, tr("File or layer"), [QgsProcessing.SourceType.TypeVector], optional=True
            )
        )
        self.add_target()
        self.add_database()
        for name, text in (
            (self.MAPPING, tr("Fields: profile, file or JSON (empty: guessed)")),
            (self.COORDINATES, tr("Coordinate system: wgs84, cgcs2000, gcj02, bd09 or a CRS")),
            (self.SHEET, tr("Worksheet or layer in the file")),
            (self.SOURCE, tr("Source of the data")),
            (self.PURPOSE, tr("Purpose")),
            (self.DATED, tr("Day that the data describe (YYYY-MM-DD)")),
            (self.AUTHORISED_UNTIL, tr("Use authorised until (YYYY-MM-DD)")),
            (self.ENCODING, tr("Encoding (empty: recognised)")),
        ):
            self.addParameter(QgsProcessingParameterString(name, text, optional=True))
        self.addParameter(
            QgsProcessingParameterNumber(
                self.HEADER_ROWS,
                tr("Header rows (empty: recognised)"),
                Qgis.ProcessingNumberParameterType.Integer,
                optional=True,
                minValue=0,
                maxValue=20,
            )
        )
        self.addParameter(
            QgsProcessingParameterEnum(
                self.CONFLICTS,
                tr("Where both sides changed"),
                list(CONFLICTS),
                defaultValue=DESK,
                usesStaticStrings=True,
            )
        )
        self.add_own()
        self.addParameter(
            QgsProcessingParameterBoolean(self.DRY_RUN, tr("Only look, write nothing"), defaultValue=False)
        )
        self.addParameter(
            QgsProcessingParameterFileDestination(
                self.REJECTED,
                tr("Rejected rows"),
                self.REJECTED_FILES,
                optional=True,
                createByDefault=False,
            )
        )
        for name, text in (
            ("INSERTED", tr("Number of new rows")),
            ("UPDATED", tr("Number of changed rows")),
            ("UNCHANGED", tr("Number of unchanged rows")),
            ("CONFLICTING", tr("Number of rows in conflict")),
            ("REJECTED_COUNT", tr("Number of rejected rows")),
            ("BATCH", tr("Number of the batch")),
        ):
            self.addOutput(QgsProcessingOutputNumber(name, text))
        self.addOutput(QgsProcessingOutputString("SUMMARY_JSON", tr("Summary as JSON")))

    def add_target(self):
        """Declare what says which table is meant."""
        self.addParameter(
            QgsProcessingParameterEnum(self.TARGET, tr("Target"), list(targets()), usesStaticStrings=True)
        )

    def add_own(self):
        """Declare what only this kind of import asks."""
        self.addParameter(
            QgsProcessingParameterBoolean(self.REPAIR, tr("Make invalid shapes valid"), defaultValue=False)
        )

    def target(self, parameters, context):
        """The target that is meant."""
        return targets()[self.parameterAsEnumString(parameters, self.TARGET, context)]

    def own(self, parameters, context, store):
        """Fields of the request that only this kind of import has."""
        return {"repair": self.parameterAsBoolean(parameters, self.REPAIR, context)}

    def checkParameterValues(self, parameters, context):  # noqa: N802 (QGIS's name)
        """A file is opened by us: QGIS would refuse spreadsheets that it cannot show as a layer."""
        if not parameters.get(self.INPUT):
            return False, tr("INPUT has to name a file or a layer")
        if self._file(parameters) is not None:
            parameters = {**parameters, self.INPUT: None}
        return super().checkParameterValues(parameters, context)

    def execute(self, parameters, context, feedback):
        from ..plugin.jobs.checks.shift import shift_sentence
        from ..plugin.jobs.import_table.prepare import find_shift
        from ..plugin.jobs.import_table.rejects import check_place, write_rejects
        from ..plugin.jobs.import_table.request import Request
        from ..plugin.jobs.import_table.run import find_profile, guessed, profile_fields
        from ..plugin.jobs.import_table.write import Outcome
        from ..plugin.jobs.imports import ignored_columns, plan_import, write_plan
        from ..plugin.jobs.progress import Cancelled, Progress
        from ..plugin.jobs.tables.source import TableUnreadable
        from ..plugin.store import StoreError

        rejected = self.parameterAsFileOutput(parameters, self.REJECTED, context)
        if rejected:
            check_place(Path(rejected))
        store = self.store(parameters, context)
        progress = Progress(feedback.isCanceled, feedback.setProgress, feedback.pushInfo)
        target = self.target(parameters, context)
        text = self.parameterAsString(parameters, self.MAPPING, context)
        profile = find_profile(store, text, target) if text else None
        try:
            table = self._table(parameters, context, profile, progress.part(0, 30))
            fields = profile_fields(profile, table) if profile and profile.fields else guessed(table, target)
            for problem in table.notes:
                feedback.pushInfo(sentence(problem))
            for name, column in fields.items():
                label = target.by_name[name].label("zh")
                feedback.pushInfo(
                    tr("{header} → {field}").format(header=table.headers[column], field=f"{name} {label}")
                )
            request = Request(
                target,
                fields,
                source=self._text(parameters, self.SOURCE, context, profile and profile.source)
                or Path(table.file).stem,
                coordinates=self._text(parameters, self.COORDINATES, context, profile and profile.coordinates),
                purpose=self._text(parameters, self.PURPOSE, context, profile and profile.purpose),
                dated=self._day(parameters, self.DATED, context),
                authorised_until=self._day(parameters, self.AUTHORISED_UNTIL, context),
                profile=profile.name if profile else "",
                conflicts=self.parameterAsEnumString(parameters, self.CONFLICTS, context),
                words=profile.words if profile else {},
                **self.own(parameters, context, store),
            )
            if ignored := ignored_columns(table, request):
                feedback.pushWarning(tr("Columns that go nowhere: {names}").format(names=tr(", ").join(ignored)))
            plan = plan_import(store, table, request, progress.part(30, 70))
            shift = find_shift(store, plan.prepared.shapes or ())
            if shift:
                feedback.pushWarning(shift_sentence(shift))
            if self.parameterAsBoolean(parameters, self.DRY_RUN, context):
                outcome = Outcome(plan.counts())
            else:
                outcome = write_plan(store, plan, progress.part(70, 100), keyring=self._keys(store, plan))
        except TableUnreadable as error:
            raise QgsProcessingException(str(error)) from error
        except Cancelled as error:
            raise QgsProcessingException(tr("Cancelled; nothing was imported")) from error
        outputs = self._outputs(outcome, feedback)
        if rejected and plan.prepared.problems:
            try:
                write_rejects(Path(rejected), plan.prepared)
                outputs[self.REJECTED] = rejected
            except StoreError as error:  # the rows are in the database all the same
                feedback.pushWarning(str(error))
        self._tell_rejects(plan.prepared, feedback)
        self._tell_notes(plan.prepared, feedback)
        return {**outputs, **self.tell_own(plan, feedback)}

    def _keys(self, store, plan):
        from ..plugin.services.keys import find_keys

        return find_keys(store.uid) if plan.prepared.personal else None

    def _table(self, parameters, context, profile, progress):
        from ..plugin.jobs.tables.source import read_source, read_table

        sheet = self._text(parameters, self.SHEET, context, profile and profile.sheet)
        file = self._file(parameters)
        if file is None:
            source = self.parameterAsSource(parameters, self.INPUT, context)
            if source is None:
                raise QgsProcessingException(self.invalidSourceError(parameters, self.INPUT))
            return read_source(source, source.sourceName(), progress=progress)
        path, named = file
        rows = profile.header_rows if profile else None
        if parameters.get(self.HEADER_ROWS) not in (None, ""):
            rows = self.parameterAsInt(parameters, self.HEADER_ROWS, context)
        encoding = self._text(parameters, self.ENCODING, context, profile and profile.encoding)
        return read_table(path, sheet or named, header_rows=rows, encoding=encoding, progress=progress)

    def _file(self, parameters):
        """The path that INPUT names and the layer behind its bar, None when it is a layer."""
        value = parameters.get(self.INPUT)
        if not isinstance(value, str):
            return None
        path, _, rest = value.partition("|")
        named = rest.removeprefix("layername=").partition("|")[0] if rest.startswith("layername=") else ""
        return (Path(path), named) if Path(path).exists() or _looks_like_a_path(path) else None

    def _text(self, parameters, name, context, otherwise=None):
        return self.parameterAsString(parameters, name, context) or otherwise or ""

    def _day(self, parameters, name, context):
        text = self.parameterAsString(parameters, name, context)
        try:
            return datetime.date.fromisoformat(text) if text else None
        except ValueError as error:
            raise QgsProcessingException(tr("{name} has to be a day such as 2026-11-24").format(name=name)) from error

    def _outputs(self, outcome, feedback):
        counts = outcome.counts
        text = tr("{inserted} new, {updated} changed, {same} unchanged, {conflict} in conflict, {rejected} rejected")
        feedback.pushInfo(
            text.format(inserted=counts["insert"], updated=counts["update"], same=counts["same"],
                        conflict=counts["conflict"], rejected=counts["rejected"])
        )  # fmt: skip
        if outcome.kept_contacts:
            text = tr("{count} contacts were changed here and differ from the file's: they stayed.")
            feedback.pushWarning(text.format(count=outcome.kept_contacts))
        if outcome.batch is None:
            feedback.pushInfo(tr("No batch was recorded"))
        return {
            "INSERTED": counts["insert"],
            "UPDATED": counts["update"],
            "UNCHANGED": counts["same"],
            "CONFLICTING": counts["conflict"],
            "REJECTED_COUNT": counts["rejected"],
            "BATCH": outcome.batch or 0,
            "SUMMARY_JSON": json.dumps(counts),
        }

    def _tell_rejects(self, prepared, feedback):
        """The first rejected rows, each with its number, field and rule; the rest is in REJECTED."""
        from ..plugin.jobs.import_table.rejects import logged

        shown = sorted(prepared.problems)[:20]
        for row in shown:
            for problem in prepared.problems[row]:
                text = tr("Row {row}: {reason}")
                feedback.pushWarning(text.format(row=prepared.table.numbers[row], reason=logged(prepared, problem)))
        if len(prepared.problems) > len(shown):
            feedback.pushWarning(tr("… and {count} more").format(count=len(prepared.problems) - len(shown)))

    def _tell_notes(self, prepared, feedback):
        """What was noticed of rows that entered, each finding once, with the rows."""
        from ..plugin.jobs.import_table.told import noted

        for text in noted(prepared).values():
            feedback.pushInfo(text)

    def tell_own(self, plan, feedback):
        """Say what only this kind of import has to say; returns the outputs that only it has."""
        return {}


def _looks_like_a_path(text):
    return "/" in text or "\\" in text or bool(Path(text).suffix)
