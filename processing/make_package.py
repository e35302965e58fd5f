"""``civicgrid:makepackage``: what has changed since the last package to a peer, signed, in one file or in parts."""

from pathlib import Path

from qgis.core import (
    QgsProcessingException,
    QgsProcessingOutputNumber,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterFileDestination,
    QgsProcessingParameterNumber,
    QgsProcessingParameterString,
)

from ..plugin.services.translation import tr
from .base import CivicGridAlgorithm


class MakePackage(CivicGridAlgorithm):
    """Makes the next package to one peer."""

    NAME = "makepackage"
    TITLE = "Make an exchange package"
    GROUP = "store"
    HELP = (
        "Writes what has changed since the last package to PEER, an exchange partner's name, into one signed file "
        "(.cgx), to be carried to a network that has no connection to this one. Attached files go along; residents, "
        "contacts and messages never do. Packages are numbered without a gap. Until one is marked as handed over "
        "(HANDED_OVER, or the panel “Data exchange”) it is made again with its number and all that has changed; "
        "NEW makes the next one all the same. PART_SIZE in megabytes cuts the file into parts with an index; a damaged "
        "part can be copied again alone. Partners are introduced in the panel “Data exchange”. With HANDED_OVER and no "
        "OUTPUT the last package is only marked."
    )
    REQUIRES = ("shapely", "cryptography")

    PEER = "PEER"
    OUTPUT = "OUTPUT"
    NEW = "NEW"
    HANDED_OVER = "HANDED_OVER"
    PART_SIZE = "PART_SIZE"
    NUMBER = "NUMBER"
    ROWS = "ROWS"

    def initAlgorithm(self, configuration=None):  # noqa: N802 (QGIS's name)
        self.add_database()
        self.addParameter(QgsProcessingParameterString(self.PEER, tr("Exchange partner")))
        self.addParameter(
            QgsProcessingParameterFileDestination(
                self.OUTPUT, tr("Package"), fileFilter="CGX (*.cgx)", optional=True, createByDefault=False
            )
        )
        self.addParameter(QgsProcessingParameterBoolean(self.NEW, tr("Make the next number"), defaultValue=False))
        self.addParameter(
            QgsProcessingParameterBoolean(self.HANDED_OVER, tr("Mark as handed over"), defaultValue=False)
        )
        self.addParameter(
            QgsProcessingParameterNumber(self.PART_SIZE, tr("Size of a part (MB)"), defaultValue=0, minValue=0)
        )
        self.addOutput(QgsProcessingOutputNumber(self.NUMBER, tr("Number of the package")))
        self.addOutput(QgsProcessingOutputNumber(self.ROWS, tr("Rows")))

    def execute(self, parameters, context, feedback):
        from ..plugin.connectors.exchange.cards import signing_key
        from ..plugin.connectors.exchange.make import hand_over, make_package
        from ..plugin.jobs.progress import Progress

        store = self.store(parameters, context)
        peer = self._peer(parameters, context, store)
        output = self.parameterAsFileOutput(parameters, self.OUTPUT, context)
        handed = self.parameterAsBoolean(parameters, self.HANDED_OVER, context)
        if not output:
            if not handed or peer.sent is None:
                raise QgsProcessingException(
                    tr("There is nothing to do: name an OUTPUT, or mark a package that was made.")
                )
            hand_over(store, peer.sent)
            return {self.NUMBER: peer.sent.number, self.ROWS: 0}
        made = make_package(
            store,
            peer,
            Path(output),
            signing_key(store),
            new=self.parameterAsBoolean(parameters, self.NEW, context),
            part_size=self.parameterAsInt(parameters, self.PART_SIZE, context) << 20,
            progress=Progress(feedback.isCanceled, feedback.setProgress, feedback.pushWarning),
        )
        if handed:
            hand_over(store, self._peer(parameters, context, store).sent)
        text = tr("Package {number} to “{name}”: {files}")
        files = ", ".join(file.name for file in made.files)
        feedback.pushInfo(text.format(number=made.number, name=peer.name, files=files))
        rows = sum(sum(counts.values()) for counts in made.counts.values())
        return {self.OUTPUT: str(made.files[0]), self.NUMBER: made.number, self.ROWS: rows}

    def _peer(self, parameters, context, store):
        from ..plugin.store.exchange import Exchange

        name = self.parameterAsString(parameters, self.PEER, context)
        peers = {peer.name: peer for peer in Exchange(store).peers()}
        if name not in peers:
            text = tr("There is no exchange partner “{name}”; known are: {known}.")
            raise QgsProcessingException(text.format(name=name, known=", ".join(peers) or "–"))
        return peers[name]
