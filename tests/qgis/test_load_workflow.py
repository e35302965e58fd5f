"""``civicgrid:loadworkflow`` puts a city's workflow into a store and says what of it is not measured."""

from pathlib import Path

import pytest
from qgis.core import QgsProcessingContext, QgsProcessingException, QgsProcessingFeedback

from civicgrid.plugin.store import create_store, open_store
from civicgrid.plugin.store.workflows import read_workflow, workflow_of
from civicgrid.processing.load_workflow import LoadWorkflow

COUNTY = Path(__file__).parents[1] / "data" / "county.json"


@pytest.fixture
def database(tmp_path):
    path = tmp_path / "县 城.gpkg"
    create_store(str(path)).close()
    return str(path)


def run(**parameters):
    algorithm, feedback = LoadWorkflow().create(), QgsProcessingFeedback(False)
    results, ok = algorithm.run(parameters, QgsProcessingContext(), feedback, {}, False)
    assert ok
    return results, feedback.textLog()


def test_a_file_is_loaded_and_chosen_for_types(database):
    results, said = run(DATABASE=database, INPUT=str(COUNTY), TYPES="05，0102")
    assert (results["CODE"], results["STEPS"]) == ("county", 7)
    assert "verify" in said
    assert "dispatch" not in said
    with open_store(database) as store:
        assert [workflow_of(store, code) for code in ("0501", "0102", "0103")] == ["county", "county", "governance"]
        assert read_workflow(store, "county").name_zh == "县级三步流程"
    back, _said = run(DATABASE=database, WORKFLOW="governance", TYPES="*")
    assert back["CHANGED"] == results["CHANGED"] > 2


@pytest.mark.parametrize(
    ("parameters", "reason"),
    [
        ({}, "a file"),
        ({"WORKFLOW": "county"}, "event types"),
        ({"WORKFLOW": "county", "TYPES": "*"}, "no workflow county"),
        ({"INPUT": str(COUNTY), "WORKFLOW": "x"}, "leave the code empty"),
        ({"INPUT": str(COUNTY), "TYPES": "9999"}, "9999"),
        ({"INPUT": __file__}, "cannot be read"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_written(database, parameters, reason):
    with pytest.raises(QgsProcessingException, match=reason):
        run(DATABASE=database, **parameters)
    with open_store(database) as store:
        assert not store.count("transition", {"workflow": "county"})
