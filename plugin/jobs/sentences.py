"""The one sentence in which a user hears of an error, whatever it was."""

from ..domain.problems import DomainError
from ..services.authentication import AuthenticationError
from ..services.dependencies import DEPENDENCIES, MissingDependency, missing
from ..services.keys import KeyringError
from ..services.log import details_place, logger
from ..services.translation import sentence, tr
from ..store.errors import StoreError
from .tables.raw import TableUnreadable


def error_sentence(error: BaseException) -> str:
    """Return the one sentence that tells the user about ``error``; the details of an unforeseen one go to the log."""
    if isinstance(error, DomainError):
        return sentence(error.problem)
    if isinstance(error, StoreError | KeyringError | AuthenticationError | MissingDependency | TableUnreadable):
        return str(error)
    if isinstance(error, ModuleNotFoundError) and error.name in DEPENDENCIES:
        return missing(error.name) or str(error)
    logger.error("unexpected error", exc_info=error)
    text = tr("An unexpected error stopped the work ({kind}: {message}); details: {place}")
    return text.format(kind=type(error).__name__, message=" ".join(str(error).split()), place=details_place())
