"""The program's log: the tab ``CivicGrid`` of QGIS's log panel, plain logging elsewhere."""

import logging

from .paths import cache_folder
from .translation import tr

TAB = "CivicGrid"

logger = logging.getLogger("civicgrid")


class LogTab(logging.Handler):
    """Sends log records to QGIS's message log, which qgis_process prints; it may be called from any thread."""

    def __init__(self, tracebacks: bool):
        super().__init__()
        self.tracebacks = tracebacks

    def emit(self, record: logging.LogRecord) -> None:
        from qgis.core import Qgis, QgsMessageLog

        level = Qgis.MessageLevel.Info
        if record.levelno >= logging.ERROR:
            level = Qgis.MessageLevel.Critical
        elif record.levelno >= logging.WARNING:
            level = Qgis.MessageLevel.Warning
        text = self.format(record) if self.tracebacks else record.getMessage()
        # The sentence for the user comes from whoever met the error; the tab must not interrupt a second time.
        QgsMessageLog.logMessage(text, TAB, level, notifyUser=False)


def install_log(desktop: bool) -> list[logging.Handler]:
    """Send the program's log to QGIS and return the handlers, to be given to `remove_log`.

    On the command line there is no tab to look into: the details of errors go to a file in the cache folder there.
    """
    handlers: list[logging.Handler] = [LogTab(tracebacks=desktop)]
    if not desktop:
        try:
            details = logging.FileHandler(cache_folder() / "errors.log", encoding="utf-8", delay=True)
        except OSError:
            logger.warning("there is no cache folder: the details of errors are not kept")
        else:
            details.setLevel(logging.WARNING)
            details.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
            handlers.append(details)
    for handler in handlers:
        logger.addHandler(handler)
    logger.setLevel(logging.INFO)
    logger.propagate = False
    return handlers


def remove_log(handlers: list[logging.Handler]) -> None:
    """Take back what `install_log` did."""
    for handler in handlers:
        logger.removeHandler(handler)
        handler.close()
    logger.setLevel(logging.NOTSET)
    logger.propagate = True


def details_place() -> str:
    """Return where the user finds the details of an error: a file's path or the name of the log tab."""
    for handler in logger.handlers:
        if isinstance(handler, logging.FileHandler):
            return handler.baseFilename
    return tr("log tab CivicGrid")
