"""What people write of a batch, a request or an export stands in the open, and for good in the audit log."""

from ..domain.personal_details import hide_all
from ..domain.problems import Problem
from ..domain.reveal import holds_number
from ..services.translation import sentence
from .errors import StoreError


def refuse_numbers(*texts: str | None) -> None:
    """Refuse a source, purpose or reason that holds what may be a resident's number; raises StoreError."""
    if any(text and holds_number(text) for text in texts):
        raise StoreError(sentence(Problem("reveal.open_text")))


def open_file_name(name: str | None) -> str | None:
    """A file's name with residents' numbers hidden; None where a number would be left."""
    hidden = hide_all(name) if name else name
    return None if hidden and holds_number(hidden) else hidden
