"""``civicgrid:exportkeys``: the keys of a database in a file for hand-over and escrow, protected by a passphrase."""

from pathlib import Path

from qgis.core import QgsProcessingOutputString, QgsProcessingParameterBoolean, QgsProcessingParameterFileDestination

from ..plugin.services.translation import tr
from .base import CivicGridAlgorithm
from .passphrase import passphrase_of, passphrase_parameter


class ExportKeys(CivicGridAlgorithm):
    """Writes what `services.keys.export_keys` writes."""

    NAME = "exportkeys"
    TITLE = "Export keys"
    GROUP = "store"
    HELP = (
        "Writes the keys of DATABASE into FILE, encrypted with a passphrase of at least 8 characters, for escrow or "
        "for another workstation. The keys are taken from the file that CIVICGRID_KEYFILE names, else from QGIS's "
        "authentication database. SEARCH_ONLY leaves out the key that opens residents' clear data. Keep file and "
        "passphrase apart. The audit log says that the keys were exported."
    )
    REQUIRES = ("cryptography",)

    FILE = "FILE"
    SEARCH_ONLY = "SEARCH_ONLY"

    def initAlgorithm(self, configuration=None):  # noqa: N802 (QGIS's name)
        self.add_database()
        self.addParameter(passphrase_parameter())
        self.addParameter(
            QgsProcessingParameterBoolean(self.SEARCH_ONLY, tr("Only the key for searching"), defaultValue=False)
        )
        self.addParameter(
            QgsProcessingParameterFileDestination(self.FILE, tr("Exported keys"), tr("Exported keys (*.json)"))
        )
        self.addOutput(QgsProcessingOutputString(self.DATABASE, tr("Database")))

    def execute(self, parameters, context, feedback):
        from ..plugin.services.keys import export_keys, find_keys
        from ..plugin.store.audit import Audit

        store = self.store(parameters, context)
        keyring = find_keys(store.uid)
        if self.parameterAsBoolean(parameters, self.SEARCH_ONLY, context):
            keyring = keyring.search_only()
        file = Path(self.parameterAsFileOutput(parameters, self.FILE, context))
        export_keys(keyring, file, passphrase_of(self, parameters, context))
        Audit(store).write("export_keys", None, None, {"keys": "search" if keyring.seal is None else "all"})
        return {self.FILE: str(file), self.DATABASE: store.database}
