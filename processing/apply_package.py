"""``civicgrid:applypackage``: a package from a peer into the store, once and in order."""

from pathlib import Path

from qgis.core import (
    QgsProcessingOutputNumber,
    QgsProcessingOutputString,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterFile,
)

from ..plugin.services.translation import tr
from .base import CivicGridAlgorithm


class ApplyPackage(CivicGridAlgorithm):
    """Applies one package, or says what it would do."""

    NAME = "applypackage"
    TITLE = "Apply an exchange package"
    GROUP = "store"
    HELP = (
        "Takes a package (.cgx, or one of its parts) of an exchange partner into the database. Signature, recipient, "
        "order and content are checked before anything is written; then all of it is written in one transaction. A "
        "package that was applied already changes nothing; a missing one before it is named. What was changed here, "
        "too, is not overwritten: it waits at the desk with both sides. With PREVIEW nothing is changed."
    )
    REQUIRES = ("shapely", "cryptography")

    INPUT = "INPUT"
    PREVIEW = "PREVIEW"
    NUMBER = "NUMBER"
    ALREADY = "ALREADY"
    CONFLICTS = "CONFLICTS"

    def initAlgorithm(self, configuration=None):  # noqa: N802 (QGIS's name)
        self.add_database()
        self.addParameter(QgsProcessingParameterFile(self.INPUT, tr("Package")))
        self.addParameter(QgsProcessingParameterBoolean(self.PREVIEW, tr("Only say what it does"), defaultValue=False))
        for name, title in (
            (self.NUMBER, tr("Number of the package")),
            ("INSERTED", tr("New rows")),
            ("UPDATED", tr("Changed rows")),
            ("DELETED", tr("Deleted rows")),
            (self.CONFLICTS, tr("Conflicts")),
        ):
            self.addOutput(QgsProcessingOutputNumber(name, title))
        self.addOutput(QgsProcessingOutputString(self.ALREADY, tr("Applied already at")))

    def execute(self, parameters, context, feedback):
        from ..plugin.connectors.exchange.apply import apply_package, preview_package
        from ..plugin.connectors.exchange.words import outcome_lines
        from ..plugin.jobs.progress import Progress
        from ..plugin.services.clock import to_text

        store = self.store(parameters, context)
        act = preview_package if self.parameterAsBoolean(parameters, self.PREVIEW, context) else apply_package
        outcome = act(
            store,
            Path(self.parameterAsFile(parameters, self.INPUT, context)),
            progress=Progress(feedback.isCanceled, feedback.setProgress, feedback.pushInfo),
        )
        for line in outcome_lines(outcome, store.zone):
            feedback.pushInfo(line)
        counts = list(outcome.counts.values())
        return {
            self.NUMBER: outcome.number,
            "INSERTED": sum(count.inserted for count in counts),
            "UPDATED": sum(count.updated for count in counts),
            "DELETED": sum(count.deleted for count in counts),
            self.CONFLICTS: len(outcome.conflicts),
            self.ALREADY: to_text(outcome.already) if outcome.already else "",
        }
