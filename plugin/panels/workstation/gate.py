"""One person's PIN as a gate that slows down whoever guesses."""

import time

from ...services import pin
from ...services.translation import tr


class PinGate:
    """Lets a PIN through; after wrong ones it stays shut for longer and longer."""

    def __init__(self, kept: str):
        self.kept = kept
        self._wrong = 0
        self._shut_until = 0.0

    @property
    def wait(self) -> int:
        """Seconds until the next try counts, 0 when it may be made now."""
        return max(0, -int((time.monotonic() - self._shut_until) // 1))

    def try_pin(self, text: str) -> bool:
        """Whether this PIN opens; while the gate is shut none does, and none is counted."""
        if self.wait:
            return False
        if pin.fits(text, self.kept):
            self._wrong = 0
            return True
        self._wrong += 1
        self._shut_until = time.monotonic() + pin.pause_after(self._wrong)
        return False

    def sentence(self) -> str:
        """What to say after a PIN that did not open."""
        if seconds := self.wait:
            return tr("The PIN is wrong. Try again in {seconds} s.").format(seconds=seconds)
        return tr("The PIN is wrong.")
