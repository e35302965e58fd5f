"""``civicgrid:entersensoralarms`` enters what sensors tell, once, for a schedule without a window."""

from datetime import timedelta

import pytest
from qgis.core import QgsProcessingContext, QgsProcessingFeedback

from civicgrid.plugin.domain.uid import new_uid
from civicgrid.plugin.services import clock
from civicgrid.plugin.store import create_store, open_store
from civicgrid.plugin.store.loop.sensor_events import SensorAlarms
from civicgrid.processing.enter_sensor_alarms import EnterSensorAlarms


@pytest.fixture
def database(tmp_path):
    path = str(tmp_path / "县 城.gpkg")
    with create_store(path) as store:
        for level in (1, 2, 3, 4):
            row = {"uid": new_uid(), "number": f"SN{level}", "name": f"中心桥{level}", "metric": "water_level"}
            sensor = store.insert("sensor", row)
            row = {"uid": new_uid(), "sensor_id": sensor, "state": "active", "level": level, "since": clock.utc_now()}
            store.insert("sensor_alarm", row)
    return path


def run(**parameters):
    algorithm, feedback = EnterSensorAlarms().create(), QgsProcessingFeedback(False)
    results, ok = algorithm.run(parameters, QgsProcessingContext(), feedback, {}, False)
    assert ok
    return tuple(results[name] for name in ("MADE", "TIED", "RAISED", "FAILED")), feedback.textLog()


def test_it_follows_the_settings_of_the_database_unless_it_is_told_otherwise(database):
    done, said = run(DATABASE=database)
    assert done == (2, 0, 0, 0)
    assert "中心桥1" in said
    assert run(DATABASE=database)[0] == (0, 0, 0, 0)
    with open_store(database) as store:
        SensorAlarms(store).set_level(0)
    assert run(DATABASE=database)[0] == (0, 0, 0, 0)
    assert run(DATABASE=database, LEVEL=3)[0] == (1, 0, 0, 0)
    assert run(DATABASE=database, LEVEL=4)[0] == (1, 0, 0, 0)
    with open_store(database) as store:
        assert sorted(store.read("event", ["display_level"])["display_level"]) == [1, 2, 3, 4]


def test_what_goes_wrong_is_listed_and_the_rest_is_entered(database):
    with open_store(database) as store:
        store.execute(
            "CREATE TRIGGER refused BEFORE INSERT ON event WHEN NEW.display_level = 2"
            " BEGIN SELECT RAISE(ABORT, 'not this one'); END"
        )
    done, said = run(DATABASE=database, LEVEL=4)
    assert done == (3, 0, 0, 1)
    assert "not this one" in said


def test_what_stood_for_a_day_is_counted_and_entered_when_asked_for(database):
    with open_store(database) as store:
        for key, since in zip(*store.read("sensor_alarm", ["id", "since"]).values(), strict=True):
            store.update("sensor_alarm", key, {"since": since - timedelta(days=2)})
    done, said = run(DATABASE=database)
    assert done == (0, 0, 0, 0)
    assert "2 alarms" in said
    done, said = run(DATABASE=database, OLD=True)
    assert done == (2, 0, 0, 0)
    assert "24 hours" not in said
