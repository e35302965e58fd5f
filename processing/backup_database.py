"""``civicgrid:backupdatabase``: a verified copy of a GeoPackage with its files, also while others work in it."""

from pathlib import Path

from qgis.core import QgsProcessingOutputNumber, QgsProcessingOutputString, QgsProcessingParameterFolderDestination

from ..plugin.services import clock
from ..plugin.services.translation import tr
from .base import CivicGridAlgorithm


class BackupDatabase(CivicGridAlgorithm):
    """Makes one dated folder a call."""

    NAME = "backupdatabase"
    TITLE = "Back up a database"
    GROUP = "store"
    HELP = (
        "Copies a GeoPackage and the files attached to it into a new folder of FOLDER, named after the database and "
        "the time, and verifies the copy: every page, every reference, the chain of the audit log, every file. "
        "Others may go on working. The keys are not in it: keep them elsewhere, or the sealed data of the backup is "
        "lost. A PostgreSQL database is backed up with pg_dump; the administrator's guide has the commands."
    )

    FOLDER = "FOLDER"
    BACKUP = "BACKUP"
    FILES = "FILES"

    def initAlgorithm(self, configuration=None):  # noqa: N802 (QGIS's name)
        self.add_database()
        self.addParameter(QgsProcessingParameterFolderDestination(self.FOLDER, tr("Folder of the backups")))
        self.addOutput(QgsProcessingOutputString(self.BACKUP, tr("Backup")))
        self.addOutput(QgsProcessingOutputNumber(self.FILES, tr("Attached files in the backup")))

    def execute(self, parameters, context, feedback):
        from ..plugin.store.backup import backup_store

        store = self.store(parameters, context)
        name = Path(store.database).stem
        folder = Path(self.parameterAsString(parameters, self.FOLDER, context))
        target = folder / f"{name}-{clock.utc_now():%Y%m%dT%H%M%SZ}"

        def progress(share: float) -> bool:
            feedback.setProgress(100 * share)
            return not feedback.isCanceled()

        backup = backup_store(store, target, progress=progress)
        if backup.lost:
            text = tr("The files of {count} attachments are missing or altered.")
            feedback.pushWarning(text.format(count=backup.lost))
        feedback.pushInfo(tr("The keys are not in the backup: keep a copy of them elsewhere."))
        return {self.BACKUP: str(backup.folder), self.FILES: backup.media}
