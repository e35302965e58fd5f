"""The plugin object QGIS talks to: it adds what the plugin brings and takes everything back in `unload`."""

from qgis.core import QgsApplication
from qgis.PyQt.QtCore import QCoreApplication

from .services.log import install_log, remove_log
from .services.translation import install_translator


class CivicGridPlugin:
    """One running plugin; ``iface`` is None in qgis_process, which calls `initProcessing` alone."""

    def __init__(self, iface):
        self.iface = iface
        self.log_handlers = []
        self.translator = None
        self.provider = None

    def initProcessing(self):  # noqa: N802 (QGIS's name)
        """Add the Processing provider, with texts in the user's language."""
        from ..processing.provider import CivicGridProvider

        self.log_handlers = install_log(desktop=self.iface is not None)
        self.translator = install_translator()
        self.provider = CivicGridProvider()
        QgsApplication.processingRegistry().addProvider(self.provider)

    def initGui(self):  # noqa: N802 (QGIS's name)
        """Start in QGIS Desktop."""
        self.initProcessing()

    def unload(self):
        """Take back everything; also right after a start that failed half-way."""
        if self.provider is not None:
            QgsApplication.processingRegistry().removeProvider(self.provider)
            self.provider = None
        if self.translator is not None:
            QCoreApplication.removeTranslator(self.translator)
            self.translator = None
        if self.log_handlers:
            remove_log(self.log_handlers)
            self.log_handlers = []
