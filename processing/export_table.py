"""``civicgrid:exporttable``: a target back out as a file, contacts masked, or in clear with a reason."""

from pathlib import Path

from qgis.core import (
    QgsProcessingException,
    QgsProcessingOutputNumber,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterEnum,
    QgsProcessingParameterFileDestination,
    QgsProcessingParameterString,
)

from ..plugin.domain.targets import COMMON
from ..plugin.services.paths import RESOURCES
from ..plugin.services.translation import language, tr
from .base import CivicGridAlgorithm

LANGUAGES = ["zh", "en"]


class ExportTable(CivicGridAlgorithm):
    """Writes one target to one file."""

    NAME = "exporttable"
    TITLE = "Export a table"
    GROUP = "store"
    HELP = (
        "Writes the rows of TARGET to OUTPUT, whose suffix says the format: gpkg, shp, xlsx or csv. The headers are "
        "those by which the fields are known on import, so that an exported file can be corrected and imported again; "
        "codes are written as their names, references as the number or name of what they refer to. AREA is the code of "
        "an area: only rows in it and under it. COORDINATES is wgs84, cgcs2000, gcj02, bd09 or a CRS; empty, it is the "
        "database's own, in spreadsheets CGCS2000; points have the columns longitude and latitude there, WKT adds a "
        "column with every geometry. A shapefile's ENCODING is UTF-8 or GBK. Contacts leave masked, which needs the "
        "seal key. With CLEAR_REASON they leave in clear, to xlsx or csv only: that needs the role “exporter”, is "
        "numbered, and stands in the audit log with its reason. A file that is there is written over with OVERWRITE "
        "only."
    )

    TARGET = "TARGET"
    OUTPUT = "OUTPUT"
    AREA = "AREA"
    COORDINATES = "COORDINATES"
    LANGUAGE = "LANGUAGE"
    WKT = "WKT"
    ENCODING = "ENCODING"
    CLEAR_REASON = "CLEAR_REASON"
    OVERWRITE = "OVERWRITE"
    ROWS = "ROWS"

    def initAlgorithm(self, configuration=None):  # noqa: N802 (QGIS's name)
        from ..plugin.jobs.export.formats import ENCODINGS, FORMATS

        self.add_database()
        names = sorted(path.stem for path in (RESOURCES / "targets").glob("*.json"))
        self._choice(self.TARGET, tr("Target"), [name for name in names if name != COMMON], None)
        self.addParameter(
            QgsProcessingParameterFileDestination(
                self.OUTPUT, tr("File"), fileFilter=";;".join(f"{name.upper()} (*.{name})" for name in FORMATS)
            )
        )
        self.addParameter(QgsProcessingParameterString(self.AREA, tr("Code of an area"), optional=True))
        self.addParameter(QgsProcessingParameterString(self.COORDINATES, tr("Coordinate system"), optional=True))
        self._choice(self.LANGUAGE, tr("Language of the headers"), LANGUAGES, language())
        self.addParameter(
            QgsProcessingParameterBoolean(self.WKT, tr("A column with the geometry as WKT"), defaultValue=False)
        )
        self._choice(self.ENCODING, tr("Encoding of a shapefile"), list(ENCODINGS), ENCODINGS[0])
        self.addParameter(
            QgsProcessingParameterString(self.CLEAR_REASON, tr("Reason of a clear export"), optional=True)
        )
        self.addParameter(
            QgsProcessingParameterBoolean(self.OVERWRITE, tr("Write over a file that is there"), defaultValue=False)
        )
        self.addOutput(QgsProcessingOutputNumber(self.ROWS, tr("Rows")))

    def _choice(self, name, title, options, default):
        self.addParameter(
            QgsProcessingParameterEnum(name, title, options, defaultValue=default, usesStaticStrings=True)
        )

    def execute(self, parameters, context, feedback):
        from ..plugin.jobs.export.clear import export_clear
        from ..plugin.jobs.export.table import export_table, has_contacts
        from ..plugin.jobs.progress import Progress
        from ..plugin.services.keys import KeyringError, find_keys

        store = self.store(parameters, context)
        target = self.parameterAsEnumString(parameters, self.TARGET, context)
        path = Path(self.parameterAsFileOutput(parameters, self.OUTPUT, context))
        reason = self.parameterAsString(parameters, self.CLEAR_REASON, context)
        keyring = None
        if has_contacts(target):
            try:
                keyring = find_keys(store.uid)
            except KeyringError:
                if reason:
                    raise
        options = {
            "language": self.parameterAsEnumString(parameters, self.LANGUAGE, context),
            "area": self._area(parameters, context, store),
            "coordinates": self.parameterAsString(parameters, self.COORDINATES, context),
            "overwrite": self.parameterAsBoolean(parameters, self.OVERWRITE, context),
            "progress": Progress(feedback.isCanceled, feedback.setProgress, feedback.pushInfo),
        }
        if reason:
            done = export_clear(store, target, path, keyring, reason, **options)
        else:
            done = export_table(
                store,
                target,
                path,
                keyring=keyring,
                wkt=self.parameterAsBoolean(parameters, self.WKT, context),
                encoding=self.parameterAsEnumString(parameters, self.ENCODING, context),
                **options,
            )
        for note in done.notes:
            feedback.pushWarning(note)
        feedback.pushInfo(tr("{count} rows were written to {path}.").format(count=done.rows, path=done.files[-1]))
        return {self.OUTPUT: str(path), self.ROWS: done.rows}

    def _area(self, parameters, context, store):
        code = self.parameterAsString(parameters, self.AREA, context)
        if not code:
            return None
        found = store.read("area", ["id"], where={"code": code})["id"]
        if not found:
            raise QgsProcessingException(tr("There is no area with the code {code}.").format(code=code))
        return found[0]
