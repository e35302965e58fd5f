"""What can go wrong with a store; each message is one sentence a user can act on."""

from ..domain.problems import Problem


class StoreError(Exception):
    """Any failure of a store. ``code`` and ``params`` let a Qt room say the sentence in the user's language."""

    code = "store_failed"

    def __init__(self, message: str, **params: object):
        super().__init__(message)
        self.params = params


class StoreNotFound(StoreError):
    """There is no store at this address."""

    code = "store_not_found"


class StoreExists(StoreError):
    """A store is already there."""

    code = "store_exists"


class SchemaTooOld(StoreError):
    """The store needs an upgrade, which nobody has asked for."""

    code = "schema_too_old"


class SchemaTooNew(StoreError):
    """The store was made by a newer CivicGrid."""

    code = "schema_too_new"


class StoreUnavailable(StoreError):
    """The server does not answer or the connection was lost; trying again may help."""

    code = "store_unavailable"


class StoreStopped(StoreError):
    """A statement was stopped because nobody waits for its answer any more."""

    code = "store_stopped"


class ConstraintViolation(StoreError):
    """The store's own rules refuse a row."""

    code = "constraint_violation"


class AccessDenied(StoreError):
    """The account has no right to do this."""

    code = "access_denied"


class StepRefused(StoreError):
    """The workflow does not let this step be taken; ``problems`` say each thing that speaks against it."""

    code = "step_refused"

    def __init__(self, message: str, problems: tuple[Problem, ...]):
        super().__init__(message)
        self.problems = problems


class ChangedMeanwhile(StoreError):
    """Somebody else was faster; the message says what they changed."""

    code = "changed_meanwhile"
