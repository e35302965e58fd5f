"""``civicgrid:attachfiles``: a folder of photos, scans and recordings attached to objects by name or position."""

from pathlib import Path

from qgis.core import (
    Qgis,
    QgsCoordinateReferenceSystem,
    QgsFeature,
    QgsField,
    QgsFields,
    QgsGeometry,
    QgsProcessing,
    QgsProcessingException,
    QgsProcessingOutputNumber,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterEnum,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterFile,
    QgsProcessingParameterNumber,
    QgsProcessingParameterString,
)
from qgis.PyQt.QtCore import QDateTime, QMetaType, Qt

from ..plugin.domain.attachment import NEAR_METRES, OBJECTS
from ..plugin.domain.coordinates import COORDINATES
from ..plugin.services import clock
from ..plugin.services.translation import sentence, tr
from .base import CivicGridAlgorithm

_FIELDS = (
    ("file", QMetaType.Type.QString),
    ("object_id", QMetaType.Type.LongLong),
    ("object", QMetaType.Type.QString),
    ("result", QMetaType.Type.QString),
    ("reason", QMetaType.Type.QString),
    ("taken_at", QMetaType.Type.QDateTime),
    ("metres", QMetaType.Type.Double),
    ("heading", QMetaType.Type.Double),
)


class AttachFiles(CivicGridAlgorithm):
    """Looks first where DRY_RUN says so; each file gets a row that says what became of it."""

    NAME = "attachfiles"
    TITLE = "Attach a folder of files"
    GROUP = "import"
    HELP = (
        "Attaches the files of FOLDER, and of the folders in it, to rows of TARGET: photos, scans, sound, video, "
        "documents. RULE reads the object from a file's name or path: {code}_{n} for A12_3.jpg, "
        "{external_number}-{date} for 370-20260304.jpg, {name}/{any} for a folder named like the object. The "
        "columns of TARGET may stand in it, by their names or as they are called in Chinese or English; "
        "{n} is digits, {date} a date, {any} anything. Without a rule a photo goes to the "
        "object that lies nearest to where it was taken, within DISTANCE metres.\n"
        "Time, position and heading are read from the photos; COORDINATES says in which system their positions are. A "
        "file that names no object, or could mean several, is left out with the reason. A file that its object has "
        "already is recognised by its content and not attached again. Originals are not touched: the copies go to the "
        "media folder. All enters in one transaction; when it is cancelled or fails, nothing is left.\n"
        "DRY_RUN only looks. CHECK also reads every file that is attached to TARGET and reports the missing and the "
        "altered ones. Nothing is attached to persons and households: files lie open."
    )
    REQUIRES = ("shapely",)

    FOLDER = "FOLDER"
    TARGET = "TARGET"
    RULE = "RULE"
    DISTANCE = "DISTANCE"
    COORDINATES = "COORDINATES"
    NOTE = "NOTE"
    DRY_RUN = "DRY_RUN"
    CHECK = "CHECK"
    OUTPUT = "OUTPUT"
    ATTACHED = "ATTACHED"
    ALREADY = "ALREADY"
    LEFT_OUT = "LEFT_OUT"
    DAMAGED = "DAMAGED"

    def initAlgorithm(self, configuration=None):  # noqa: N802 (QGIS's name)
        self.add_database()
        self.addParameter(
            QgsProcessingParameterFile(self.FOLDER, tr("Folder"), Qgis.ProcessingFileParameterBehavior.Folder)
        )
        self.addParameter(
            QgsProcessingParameterEnum(
                self.TARGET, tr("Objects of the table"), list(OBJECTS), defaultValue=OBJECTS[0], usesStaticStrings=True
            )
        )
        self.addParameter(QgsProcessingParameterString(self.RULE, tr("Naming rule, such as {code}_{n}"), optional=True))
        self.addParameter(
            QgsProcessingParameterNumber(
                self.DISTANCE,
                tr("Without a rule: the nearest object within (metres)"),
                Qgis.ProcessingNumberParameterType.Double,
                NEAR_METRES,
                False,
                0,
                10_000,
            )
        )
        self.addParameter(
            QgsProcessingParameterEnum(
                self.COORDINATES,
                tr("Coordinate system of the photos' positions"),
                list(COORDINATES),
                defaultValue="wgs84",
                usesStaticStrings=True,
            )
        )
        self.addParameter(QgsProcessingParameterString(self.NOTE, tr("Note for all of them"), optional=True))
        self.addParameter(QgsProcessingParameterBoolean(self.DRY_RUN, tr("Only look, attach nothing"), False))
        self.addParameter(QgsProcessingParameterBoolean(self.CHECK, tr("Check every attached file, too"), False))
        self.addParameter(
            QgsProcessingParameterFeatureSink(
                self.OUTPUT, tr("What became of each file"), QgsProcessing.SourceType.TypeVectorPoint
            )
        )
        for name, text in (
            (self.ATTACHED, tr("Number of files attached")),
            (self.ALREADY, tr("Number of files that were there already")),
            (self.LEFT_OUT, tr("Number of files left out")),
            (self.DAMAGED, tr("Number of attached files missing or altered")),
        ):
            self.addOutput(QgsProcessingOutputNumber(name, text))

    def execute(self, parameters, context, feedback):
        from ..plugin.jobs.attach import attach_folder
        from ..plugin.jobs.progress import Cancelled, Progress

        store = self.store(parameters, context)
        table = self.parameterAsEnumString(parameters, self.TARGET, context)
        dry_run = self.parameterAsBool(parameters, self.DRY_RUN, context)
        check = self.parameterAsBool(parameters, self.CHECK, context)
        fields = QgsFields()
        for name, kind in _FIELDS:
            fields.append(QgsField(name, kind))
        crs = QgsCoordinateReferenceSystem(store.crs)
        sink, output = self.parameterAsSink(parameters, self.OUTPUT, context, fields, Qgis.WkbType.Point, crs)
        if sink is None:
            raise QgsProcessingException(self.invalidSinkError(parameters, self.OUTPUT))
        progress = Progress(feedback.isCanceled, feedback.setProgress, feedback.pushInfo)
        try:
            found = attach_folder(
                store,
                Path(self.parameterAsFile(parameters, self.FOLDER, context)),
                table,
                self.parameterAsString(parameters, self.RULE, context),
                near=self.parameterAsDouble(parameters, self.DISTANCE, context),
                coordinates=self.parameterAsEnumString(parameters, self.COORDINATES, context),
                note=self.parameterAsString(parameters, self.NOTE, context),
                dry_run=dry_run,
                progress=progress.part(0, 80) if check else progress,
            )
        except Cancelled as error:
            raise QgsProcessingException(tr("Cancelled; nothing was attached")) from error
        for row in found.rows:
            said = [row.reason] if row.reason else list(row.remarks)
            reason = " ".join(sentence(problem) for problem in said)
            if row.result == "left_out":
                feedback.pushWarning(tr("{file} left out: {reason}").format(file=row.path, reason=reason))
            self._write(sink, parameters, fields, row, reason)
        counts = found.counts
        feedback.pushInfo(found.told(dry_run))
        damaged = self._check(store, table, sink, parameters, fields, progress, feedback) if check else 0
        return {
            self.OUTPUT: output,
            self.ATTACHED: counts["attached"],
            self.ALREADY: counts["already"],
            self.LEFT_OUT: counts["left_out"],
            self.DAMAGED: damaged,
        }

    def _write(self, sink, parameters, fields, row, reason):
        feature = QgsFeature(fields)
        at = row.shot.taken_at
        # A local time would be taken for another one by whoever reads the layer.
        taken = QDateTime.fromString(clock.to_text(at), Qt.DateFormat.ISODateWithMs) if at else None
        feature.setAttributes(
            [row.path, row.object_id, row.title, row.result, reason, taken, row.metres, row.shot.heading]
        )
        if row.geom is not None:
            geometry = QgsGeometry()
            geometry.fromWkb(row.geom)
            feature.setGeometry(geometry)
        self.write_feature(sink, feature, parameters, self.OUTPUT)

    def _check(self, store, table, sink, parameters, fields, progress, feedback):
        """Rows for the attached files that are missing or altered; returns how many."""
        from ..plugin.jobs.attach.files import FILE_STATES
        from ..plugin.jobs.attach.objects import titles
        from ..plugin.jobs.progress import Cancelled
        from ..plugin.store.attachments import Attachments

        part = progress.part(80, 100)
        try:
            findings = Attachments(store).check(table, progress=lambda share: part.step(100 * share))
        except Cancelled:
            feedback.pushWarning(tr("The check of the attached files was cancelled; what was attached stays"))
            return 0
        rows = store.read(
            "attachment",
            ["id", "owner_id", "file_name"],
            where={"id": [finding.attachment_id for finding in findings]},
        )
        about = {key: (owner, name) for key, owner, name in zip(*rows.values(), strict=True)}
        called = titles(store, table, {owner for owner, _ in about.values()})
        for finding in findings:
            owner, name = about[finding.attachment_id]
            reason = tr(FILE_STATES[finding.what])
            feedback.pushWarning(tr("{file}: {reason}").format(file=name, reason=reason))
            feature = QgsFeature(fields)
            feature.setAttributes([name, owner, called.get(owner, ""), finding.what, reason, None, None, None])
            self.write_feature(sink, feature, parameters, self.OUTPUT)
        return len(findings)
