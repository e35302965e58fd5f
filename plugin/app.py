"""The plugin object QGIS talks to: it adds what the plugin brings and takes everything back in `unload`.

Everything that is added puts its own removal on one stack; `unload` runs that stack from the top down.
"""

from contextlib import ExitStack

from qgis.core import Qgis, QgsApplication
from qgis.PyQt.QtCore import QCoreApplication, QEvent

from .services.dependencies import missing_sentences
from .services.log import install_log, logger, remove_log
from .services.translation import install_translator, tr


class CivicGridPlugin:
    """One running plugin; ``iface`` is None in qgis_process, which calls `initProcessing` alone."""

    def __init__(self, iface):
        self.iface = iface
        self.provider = None
        self.desk = None
        self._added = ExitStack()

    def initProcessing(self):  # noqa: N802 (QGIS's name)
        """Add the Processing provider and the expression functions, with texts in the user's language."""
        from ..processing.provider import CivicGridProvider
        from .maps.expressions import register_functions, unregister_functions

        self._added.callback(remove_log, install_log(desktop=self.iface is not None))
        translator = install_translator()
        if translator is not None:
            self._added.callback(QCoreApplication.removeTranslator, translator)
        self.provider = CivicGridProvider()
        QgsApplication.processingRegistry().addProvider(self.provider)
        self._added.callback(self._remove_provider)
        register_functions()
        self._added.callback(unregister_functions)

    def initGui(self):  # noqa: N802 (QGIS's name)
        """Start in QGIS Desktop. What fails here is said in the message bar; the Processing provider stays."""
        self.initProcessing()
        try:
            from .panels.desk import Desk

            self.desk = Desk(self.iface)
            self._added.callback(self._close_desk)
        except Exception as error:  # QGIS itself must start, whatever is missing
            from .jobs.sentences import error_sentence

            self._warn(error_sentence(error))
        for sentence in missing_sentences():
            self._warn(sentence)

    def unload(self):
        """Take back everything; also right after a start that failed half-way."""
        try:
            self._added.close()
        except Exception as error:  # the plugin manager would show a traceback
            logger.error("something could not be taken back", exc_info=error)

    def _warn(self, sentence):
        """Show a sentence that stays until it is closed: it may hold a command to copy."""
        self.iface.messageBar().pushMessage(tr("CivicGrid"), sentence, Qgis.MessageLevel.Warning, 0)

    def _remove_provider(self):
        QgsApplication.processingRegistry().removeProvider(self.provider)
        self.provider = None

    def _close_desk(self):
        self.desk.close()
        self.desk = None
        # What was handed to deleteLater goes now, not when QGIS next idles.
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
