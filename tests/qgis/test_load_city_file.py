"""``civicgrid:loadcityfile`` puts a city's version of a file into a store, and lets the shipped one hold again."""

import json

import pytest
from qgis.core import QgsProcessingContext, QgsProcessingException, QgsProcessingFeedback

from civicgrid.plugin.store import create_store, open_store
from civicgrid.plugin.store.city_files import LIMITS, city_file_text, shipped
from civicgrid.plugin.store.loop.info_reports import limits
from civicgrid.processing.load_city_file import LoadCityFile


def run(**parameters):
    algorithm = LoadCityFile().create()
    results, ok = algorithm.run(parameters, QgsProcessingContext(), QgsProcessingFeedback(False), {}, False)
    assert ok
    return results


def test_a_file_is_loaded_and_the_default_restored(tmp_path):
    database, file = str(tmp_path / "县 城.gpkg"), tmp_path / "时限.json"
    with create_store(database) as store:
        data = json.loads(city_file_text(store, LIMITS))
        data["grades"]["1"]["first"] = 45
        file.write_text(json.dumps(data), encoding="utf-8")
    assert run(DATABASE=database, FILE=LIMITS, INPUT=str(file)) == {"FILE": LIMITS}
    with open_store(database) as store:
        assert limits(store).grades[1].first == 45
    file.write_text("{}", encoding="utf-8")
    with pytest.raises(QgsProcessingException, match="cannot be read"):
        run(DATABASE=database, FILE=LIMITS, INPUT=str(file))
    run(DATABASE=database, FILE=LIMITS, RESTORE=True)
    with open_store(database) as store:
        assert limits(store) == shipped(LIMITS)


def test_a_file_or_restoring_has_to_be_chosen(tmp_path):
    create_store(str(tmp_path / "a.gpkg")).close()
    for chosen in ({}, {"INPUT": str(tmp_path / "b"), "RESTORE": True}):
        with pytest.raises(QgsProcessingException, match="Give a file"):
            run(DATABASE=str(tmp_path / "a.gpkg"), FILE=LIMITS, **chosen)
