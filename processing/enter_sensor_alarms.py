"""``civicgrid:entersensoralarms``: alarms of sensors enter as events where no window is open to do it."""

from qgis.core import (
    Qgis,
    QgsProcessingOutputNumber,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterNumber,
)

from ..plugin.services.translation import tr
from .base import CivicGridAlgorithm


class EnterSensorAlarms(CivicGridAlgorithm):
    """Enters what stands and has no event yet; several runs at once, and windows beside them, make one event each."""

    NAME = "entersensoralarms"
    TITLE = "Enter alarms of sensors as events"
    GROUP = "events"
    HELP = (
        "Makes an event of every alarm of a sensor that stands (active or acknowledged, not cleared) and has none yet: "
        "its type and title by the kind of the sensor as the local rules say, its level that of the alarm, its channel "
        "sensor, its time that of the alarm, or now where that is more than ten minutes ago. An alarm of a sensor "
        "whose event is open is tied to that one, and raises it where it is graver. Events stay open when their alarms "
        "are cleared.\n"
        "LEVEL: alarms of this level and graver ones, 1 to 4; empty: as the alarm settings of the database say. "
        "OLD: also those that began more than 24 hours ago, which otherwise wait for a person. "
        "Windows of clerks, dispatchers and managers do the same by themselves; this is for a schedule (cron) while "
        "none is open. For clerks, dispatchers and managers. An alarm that cannot be entered is listed and left."
    )
    REQUIRES = ("shapely",)

    LEVEL = "LEVEL"
    OLD = "OLD"
    MADE = "MADE"
    TIED = "TIED"
    RAISED = "RAISED"
    FAILED = "FAILED"

    def initAlgorithm(self, configuration=None):  # noqa: N802 (QGIS's name)
        self.add_database()
        whole = Qgis.ProcessingNumberParameterType.Integer
        self.addParameter(
            QgsProcessingParameterNumber(self.LEVEL, tr("Down to the level (1 to 4)"), whole, None, True, 1, 4)
        )
        text = tr("Also alarms that began more than 24 hours ago")
        self.addParameter(QgsProcessingParameterBoolean(self.OLD, text, False))
        for name, text in (
            (self.MADE, tr("Number of events")),
            (self.TIED, tr("Alarms of events that were open")),
            (self.RAISED, tr("Events that became graver")),
            (self.FAILED, tr("Alarms that could not be entered")),
        ):
            self.addOutput(QgsProcessingOutputNumber(name, text))

    def execute(self, parameters, context, feedback):
        from ..plugin.jobs.sensor_events import enter_alarms

        given = parameters.get(self.LEVEL) is not None
        level = self.parameterAsInt(parameters, self.LEVEL, context) if given else None
        old = self.parameterAsBoolean(parameters, self.OLD, context)
        entered = enter_alarms(self.store(parameters, context), level, old=old)
        for _event, number, title in entered.made:
            feedback.pushInfo(f"{number} {title}")
        if entered.old:
            text = tr("{count} alarms began more than 24 hours ago and were left.")
            feedback.pushInfo(text.format(count=entered.old))
        for problem in entered.failed.values():
            feedback.pushWarning(problem)
        return {
            self.MADE: len(entered.made),
            self.TIED: entered.tied,
            self.RAISED: entered.raised,
            self.FAILED: len(entered.failed),
        }
