"""Exercises through Processing: made beside the real database, played at once, refused elsewhere."""

import pytest
from qgis.core import QgsProcessingContext, QgsProcessingException, QgsProcessingFeedback

from civicgrid.plugin.jobs.demo import create_demo
from civicgrid.plugin.services.keys import Keyring
from civicgrid.plugin.store import create_store, open_store
from civicgrid.processing.exercise import CreateExercise, RunExercise


def run(algorithm, **parameters):
    made = algorithm()
    made.initAlgorithm()
    return made.processAlgorithm(parameters, QgsProcessingContext(), QgsProcessingFeedback())


@pytest.fixture
def town(tmp_path):
    path = str(tmp_path / "town.gpkg")
    with create_store(path, purpose="demo") as store:
        create_demo(store, Keyring.create_file(tmp_path / "keys", store.uid), population=300, seed=2)
    return path


def test_an_exercise_is_made_and_played(town, tmp_path):
    drill = str(tmp_path / "drill.gpkg")
    made = run(CreateExercise, DATABASE=town, EXERCISE=drill)
    assert made["EXERCISE"] == drill
    told = run(RunExercise, DATABASE=drill, SCENARIO="chemical_leak", SEED=5, SPEED=0, RATE=0)
    assert told["MINUTES"] == 60
    assert told["EVENTS"] == 8  # one of them is the alarm of a sensor
    assert told["ALARMS"] == 1
    with open_store(drill) as store:
        assert store.purpose == "exercise"
        assert store.count("event") == 8
        assert store.count("position") == told["POSITIONS"] > 0


def test_a_demo_or_real_store_takes_no_exercise_and_a_taken_name_is_refused(town, tmp_path):
    with pytest.raises(QgsProcessingException, match="marked"):
        run(RunExercise, DATABASE=town, SCENARIO="busy_day", SEED=1, SPEED=0, RATE=1)
    with pytest.raises(QgsProcessingException):
        run(CreateExercise, DATABASE=town, EXERCISE=town)
    with open_store(town) as store:
        assert store.count("area") > 0
