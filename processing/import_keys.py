"""``civicgrid:importkeys``: keys from an exported file into this workstation or a key file."""

import os
from pathlib import Path

from qgis.core import QgsProcessingOutputString, QgsProcessingParameterFile

from ..plugin.services.translation import tr
from .base import CivicGridAlgorithm
from .passphrase import passphrase_of, passphrase_parameter


class ImportKeys(CivicGridAlgorithm):
    """Reads what `services.keys.export_keys` wrote."""

    NAME = "importkeys"
    TITLE = "Import keys"
    GROUP = "store"
    HELP = (
        "Reads keys from FILE, which “Export keys” has written, and keeps them in the file that CIVICGRID_KEYFILE "
        "names, else in QGIS's authentication database, encrypted with its master password. Keys that are there "
        "already are never overwritten. Delete the exported file afterwards, or put it into the safe."
    )
    REQUIRES = ("cryptography",)

    FILE = "FILE"
    STORE = "STORE"

    def initAlgorithm(self, configuration=None):  # noqa: N802 (QGIS's name)
        self.addParameter(QgsProcessingParameterFile(self.FILE, tr("Exported keys"), extension="json"))
        self.addParameter(passphrase_parameter())
        self.addOutput(QgsProcessingOutputString(self.STORE, tr("Identifier of the database")))

    def execute(self, parameters, context, feedback):
        from ..plugin.services import keys

        file = Path(self.parameterAsFile(parameters, self.FILE, context))
        keyring = keys.import_keys(file, passphrase_of(self, parameters, context))
        place = os.environ.get(keys.KEYFILE_VARIABLE)
        if place:
            keys.add_to_file(keyring, place)
        else:
            keys.write_authentication(keyring)
        return {self.STORE: keyring.store_uid}
