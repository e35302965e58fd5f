"""``civicgrid:restoredatabase``: a store from its backup, or what pg_restore brought back, working as before."""

from pathlib import Path

from qgis.core import (
    QgsProcessingException,
    QgsProcessingOutputNumber,
    QgsProcessingOutputString,
    QgsProcessingParameterFile,
)

from ..plugin.services.translation import tr
from .base import CivicGridAlgorithm


class RestoreDatabase(CivicGridAlgorithm):
    """Restores, and then checks all on which the store's promises stand."""

    NAME = "restoredatabase"
    TITLE = "Restore or check a database"
    GROUP = "store"
    HELP = (
        "With BACKUP, a folder made by “Back up a database”: verifies it and restores it as the GeoPackage DATABASE, "
        "where none may be yet. Without it: checks a database that is there, the chain of the audit log, attached "
        "files, and on PostgreSQL that no right and no rule is missing; where something is, it finishes what "
        "pg_restore leaves undone (groups and their members, grants, row-level security, the change log) and checks "
        "again. Each finding that is left is one line, and then the algorithm fails."
    )

    BACKUP = "BACKUP"
    AUDIT_ROWS = "AUDIT_ROWS"

    def initAlgorithm(self, configuration=None):  # noqa: N802 (QGIS's name)
        self.add_database()
        self.addParameter(
            QgsProcessingParameterFile(
                self.BACKUP, tr("Backup"), behavior=QgsProcessingParameterFile.Behavior.Folder, optional=True
            )
        )
        self.addOutput(QgsProcessingOutputString(self.DATABASE, tr("Database")))
        self.addOutput(QgsProcessingOutputNumber(self.AUDIT_ROWS, tr("Rows of the audit log")))

    def execute(self, parameters, context, feedback):
        from ..plugin.store import open_store
        from ..plugin.store.backup import restore_backup
        from ..plugin.store.restore import check_store, complete_restore

        database = self.parameterAsString(parameters, self.DATABASE, context)
        folder, anchor = self.parameterAsString(parameters, self.BACKUP, context), None
        if folder:
            anchor = restore_backup(Path(folder), database).anchor
        with open_store(database) as store:
            findings = check_store(store, anchor)
            rows, on_server = store.count("audit_log"), store.engine == "postgis"
        if findings and on_server:
            for finding in findings:
                feedback.pushInfo(finding)
            feedback.pushInfo(tr("What pg_restore leaves undone is done now."))
            with complete_restore(database, warn=feedback.pushWarning) as store:
                findings = check_store(store, anchor)
        for finding in findings:
            feedback.reportError(finding)
        if findings:
            text = tr("{count} findings in {database}, see above.")
            raise QgsProcessingException(text.format(count=len(findings), database=database))
        feedback.pushInfo(tr("All is well: {rows} rows of the audit log follow from one another.").format(rows=rows))
        return {self.DATABASE: database, self.AUDIT_ROWS: rows}
