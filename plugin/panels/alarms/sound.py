"""The sound of an alarm: again and again until somebody acknowledges it, or mutes it for a while."""

import time

from qgis.PyQt.QtCore import QObject, QTimer, QUrl
from qgis.PyQt.QtWidgets import QApplication

from ...services.log import logger
from ...services.paths import RESOURCES
from ...services.settings import Settings

FILE = RESOURCES / "sounds" / "alarm.wav"
MUTE_SECONDS = 600
_EVERY = 5000  # milliseconds


class AlarmSound(QObject):
    """Sounds while `ring(True)` holds; ``played`` counts how often it did."""

    def __init__(self, settings: Settings, parent: QObject):
        super().__init__(parent)
        self._settings = settings
        self._effect = None
        self._muted_until = 0.0
        self.played = 0
        self._timer = QTimer(self)
        self._timer.setInterval(_EVERY)
        self._timer.timeout.connect(self._play)

    @property
    def on(self) -> bool:
        """Whether this workstation wants alarms to be heard."""
        return self._settings.alarm_sound.value()

    @property
    def muted_seconds(self) -> int:
        """For how many seconds more the sound is muted; 0: it is not."""
        return max(0, round(self._muted_until - time.monotonic()))

    @property
    def ringing(self) -> bool:
        """Whether there is something to sound for."""
        return self._timer.isActive()

    def ring(self, wanted: bool) -> None:
        """Begin to sound, or stop."""
        if not wanted:
            self._timer.stop()
        elif not self._timer.isActive():
            self._timer.start()
            self._play()

    def ring_anew(self) -> None:
        """Something has come that nobody has heard yet: who muted what stood before has not muted this."""
        if self.muted_seconds:
            self.mute(False)

    def once(self) -> None:
        """Sound a single time."""
        self._play()

    def mute(self, muted: bool) -> None:
        """Be silent for `MUTE_SECONDS`, or sound again."""
        self._muted_until = time.monotonic() + MUTE_SECONDS if muted else 0.0
        if not muted and self.ringing:
            self._play()

    def close(self) -> None:
        """Stop for good."""
        self._timer.stop()
        if self._effect is not None:
            self._effect.stop()
            self._effect.deleteLater()
            self._effect = None

    def _play(self) -> None:
        if not self.on or self.muted_seconds:
            return
        self.played += 1
        if self._effect is None:
            self._effect = _effect(self)
        if self._effect is None or self._effect.status() == self._effect.Status.Error:
            QApplication.beep()
        else:
            self._effect.play()


def _effect(parent: QObject):
    """Qt's player of short sounds, where QGIS has it: not every build does."""
    try:
        from qgis.PyQt.QtMultimedia import QSoundEffect
    except ImportError:
        logger.info("no QtMultimedia: alarms beep")
        return None
    effect = QSoundEffect(parent)
    effect.setSource(QUrl.fromLocalFile(str(FILE)))
    return effect
