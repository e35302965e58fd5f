"""``civicgrid:createexercise`` and ``civicgrid:runexercise``: an exercise beside the real database."""

import json
import time

from qgis.core import (
    Qgis,
    QgsProcessingException,
    QgsProcessingOutputNumber,
    QgsProcessingOutputString,
    QgsProcessingParameterNumber,
    QgsProcessingParameterString,
)

from ..plugin.services.translation import tr
from .base import CivicGridAlgorithm

_LOOK = 0.2  # seconds


class CreateExercise(CivicGridAlgorithm):
    """Makes the stage: a database marked as an exercise with the places, things, staff and rules of another."""

    NAME = "createexercise"
    TITLE = "Create an exercise"
    GROUP = "events"
    HELP = (
        "Makes a database EXERCISE, marked as an exercise, and copies into it what an exercise plays on: areas, grids, "
        "buildings, rooms, streets, facilities, components, sensors, cameras, departments, responders, the duty list "
        "with invented names and numbers, event types, the workflow, code lists, the rules for deadlines and routing, "
        "working hours and how alarms are called. Residents, units, events, positions and accounts are not copied, "
        "nor anything sealed. "
        "EXERCISE is a GeoPackage or a schema (service=NAME schema=drill) that does not exist yet; open it beside the "
        "real one. When it is cancelled or fails, nothing of it is left."
    )
    REQUIRES = ("shapely", "cryptography")

    EXERCISE = "EXERCISE"
    SUMMARY_JSON = "SUMMARY_JSON"

    def initAlgorithm(self, configuration=None):  # noqa: N802 (QGIS's name)
        self.add_database()
        self.addParameter(QgsProcessingParameterString(self.EXERCISE, tr("Database of the exercise")))
        self.addOutput(QgsProcessingOutputString(self.EXERCISE, tr("Database of the exercise")))
        self.addOutput(QgsProcessingOutputString(self.SUMMARY_JSON, tr("Summary as JSON")))

    def execute(self, parameters, context, feedback):
        from ..plugin.jobs.exercise.places import copy_places
        from ..plugin.jobs.progress import Progress
        from ..plugin.store import create_store, remove_store

        real = self.store(parameters, context)
        name = self.parameterAsString(parameters, self.EXERCISE, context)
        exercise = create_store(name, crs=real.crs, zone=real.zone, purpose="exercise", warn=feedback.pushWarning)
        try:
            counts = copy_places(real, exercise, Progress(feedback.isCanceled, feedback.setProgress, feedback.pushInfo))
        except BaseException:
            remove_store(exercise)
            raise
        exercise.close()
        for table, count in counts.items():
            feedback.pushInfo(f"{table}: {count}")
        return {self.EXERCISE: name, self.SUMMARY_JSON: json.dumps(counts)}


class RunExercise(CivicGridAlgorithm):
    """Plays a scenario in a database that is marked as an exercise."""

    NAME = "runexercise"
    TITLE = "Run an exercise"
    GROUP = "events"
    HELP = (
        "Plays a scenario in a database that is marked as an exercise, and in no other: events are reported, sensors "
        "read values over their limits, responders move along the streets. SCENARIO is chemical_leak, busy_day or a "
        "JSON file of your own like those in resources/exercise. The same SEED gives the same script. SPEED is how "
        "many minutes of the scenario pass in one minute; 0 plays all of it at once. RATE multiplies the ordinary "
        "events of an hour. It can be stopped at any time; what has happened stays."
    )
    REQUIRES = ("shapely",)

    SCENARIO = "SCENARIO"
    SEED = "SEED"
    SPEED = "SPEED"
    RATE = "RATE"
    MINUTES = "MINUTES"
    EVENTS = "EVENTS"
    ALARMS = "ALARMS"
    POSITIONS = "POSITIONS"

    def initAlgorithm(self, configuration=None):  # noqa: N802 (QGIS's name)
        whole, real = Qgis.ProcessingNumberParameterType.Integer, Qgis.ProcessingNumberParameterType.Double
        self.add_database()
        self.addParameter(QgsProcessingParameterString(self.SCENARIO, tr("Scenario"), "chemical_leak"))
        self.addParameter(QgsProcessingParameterNumber(self.SEED, tr("Seed"), whole, 1, False, 0))
        self.addParameter(QgsProcessingParameterNumber(self.SPEED, tr("Speed"), real, 1.0, False, 0.0, 600.0))
        self.addParameter(QgsProcessingParameterNumber(self.RATE, tr("Rate"), real, 1.0, False, 0.0, 1000.0))
        for name, text in (
            (self.MINUTES, tr("Minutes played")),
            (self.EVENTS, tr("Number of events")),
            (self.ALARMS, tr("Number of alarms")),
            (self.POSITIONS, tr("Number of positions")),
        ):
            self.addOutput(QgsProcessingOutputNumber(name, text))

    def execute(self, parameters, context, feedback):
        from ..plugin.jobs.exercise.play import Exercise, find_scenario

        scenario = find_scenario(self.parameterAsString(parameters, self.SCENARIO, context))
        speed = self.parameterAsDouble(parameters, self.SPEED, context)
        exercise = Exercise(
            self.store(parameters, context),
            scenario,
            self.parameterAsInt(parameters, self.SEED, context),
            self.parameterAsDouble(parameters, self.RATE, context),
        )
        begun = time.monotonic()
        while not exercise.over and not feedback.isCanceled():
            reached = scenario.minutes if not speed else (time.monotonic() - begun) / 60 * speed
            exercise.play(reached, feedback.pushInfo)
            feedback.setProgress(100 * exercise.minute / scenario.minutes)
            if not exercise.over:
                time.sleep(_LOOK)
        told = exercise.told
        if not told.events and not feedback.isCanceled():
            raise QgsProcessingException(tr("Nothing happened in this scenario."))
        return {
            self.MINUTES: round(exercise.minute, 1),
            self.EVENTS: len(told.events),
            self.ALARMS: told.alarms,
            self.POSITIONS: told.positions,
        }
