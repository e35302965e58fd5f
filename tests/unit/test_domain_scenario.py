import json

import pytest

from civicgrid.plugin.domain.events.scenario import load_scenario, timeline
from civicgrid.plugin.domain.problems import DomainError
from civicgrid.plugin.services.paths import RESOURCES

FOLDER = RESOURCES / "exercise"


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.json")), ids=lambda path: path.stem)
def test_shipped_scenarios_can_be_played(path):
    scenario = load_scenario(path)
    beats = timeline(scenario, 3)
    assert scenario.code == path.stem
    assert beats == sorted(beats, key=lambda beat: beat.minute)
    assert all(0 <= beat.minute <= scenario.minutes for beat in beats)
    assert all(beat in beats for beat in scenario.beats)


def test_the_seed_gives_the_same_and_another_seed_another_script():
    scenario = load_scenario(FOLDER / "chemical_leak.json")
    assert timeline(scenario, 1) == timeline(scenario, 1)
    assert timeline(scenario, 1) != timeline(scenario, 2)


def test_ordinary_events_come_as_often_as_asked():
    scenario = load_scenario(FOLDER / "busy_day.json")
    counts = [len(timeline(scenario, seed, rate=2.0)) for seed in range(30)]
    assert 1150 < sum(counts) / len(counts) < 1250
    assert timeline(scenario, 1, rate=0.0) == []


@pytest.mark.parametrize(
    ("beat", "code"),
    [
        ({"minute": 61, "kind": "event", "values": {}, "place": {"use": "road"}}, "scenario.beat"),
        ({"minute": 1, "kind": "miracle", "values": {}, "place": {"use": "road"}}, "scenario.beat"),
        ({"minute": 1, "kind": "event", "values": {}}, "scenario.place"),
        ({"minute": 1, "kind": "event", "values": {}, "place": {"use": "person"}}, "scenario.place"),
        ({"when": 1}, "scenario.unreadable"),
    ],
)
def test_a_wrong_scenario_is_refused(tmp_path, beat, code):
    data = {"code": "x", "name_zh": "x", "name_en": "x", "minutes": 60, "beats": [beat]}
    path = tmp_path / "x.json"
    path.write_text(json.dumps(data), encoding="utf-8")
    with pytest.raises(DomainError) as refused:
        load_scenario(path)
    assert refused.value.problem.code == code
