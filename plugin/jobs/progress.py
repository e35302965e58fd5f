"""How a job says how far it is and hears that it is to stop."""

from collections.abc import Callable
from dataclasses import dataclass


class Cancelled(Exception):
    """The user cancelled; nothing of the job is left behind."""


def _never() -> bool:
    return False


def _silent(_value: object) -> None:
    """Take what nobody listens to."""


@dataclass(frozen=True)
class Progress:
    """Callables of whoever runs a job: whether to stop, how far (0 to 100), and sentences on the way."""

    is_canceled: Callable[[], bool] = _never
    report: Callable[[float], object] = _silent
    say: Callable[[str], object] = _silent

    def step(self, percent: float) -> None:
        """Report, or raise Cancelled."""
        if self.is_canceled():
            raise Cancelled
        self.report(percent)

    def part(self, low: float, high: float) -> "Progress":
        """A job within a job: its 0 to 100 is this one's ``low`` to ``high``."""
        return Progress(self.is_canceled, lambda percent: self.report(low + percent * (high - low) / 100), self.say)
