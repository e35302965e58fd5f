"""The data that say what alarms of sensors become: the shipped file is right, and a wrong one is refused."""

import json

import pytest

from civicgrid.plugin.domain.codes import load_code_lists
from civicgrid.plugin.domain.events.display import LEVELS, display_level, display_levels
from civicgrid.plugin.domain.events.sensor_kinds import kind_of, parse_sensor_kinds
from civicgrid.plugin.domain.problems import DomainError
from civicgrid.plugin.services.paths import RESOURCES

CODES = load_code_lists(RESOURCES / "codes")
TABLE = display_levels(CODES["display_level"])
FILE = RESOURCES / "duty" / "sensor_events.json"
KIND = {"metrics": ["smoke"], "event_type": "04", "level_by": "warning_colour", "name_zh": "烟感", "name_en": "Smoke",
        "title_zh": "{place}报警"}  # fmt: skip
OTHER = {**KIND, "metrics": ["*"], "name_en": "Other"}


def test_the_shipped_file_names_types_that_there_are_and_gives_each_level():
    kinds = parse_sensor_kinds(FILE.read_text(encoding="utf-8"), FILE.name, TABLE)
    assert {kind.event_type for kind in kinds} <= {item.code for item in CODES["event_class"]}
    for kind in kinds:
        for level in LEVELS:
            assert display_level(TABLE, **kind.facts(TABLE, level)) == level
    demo = json.loads((RESOURCES / "demo" / "things.json").read_text(encoding="utf-8"))["sensors"]
    assert all(kind_of(kinds, one["metric"]).metrics != ("*",) for one in demo)


def test_a_grade_decides_only_without_a_colour():
    (kind, _other) = load(KIND | {"level_by": "grade"}, OTHER)
    assert kind.facts(TABLE, 2) == {"warning_colour": None, "grade": 2}


def test_a_metric_is_known_however_it_is_written():
    kinds = load(KIND, OTHER)
    assert kind_of(kinds, " SMOKE ") is kinds[0]
    assert kind_of(kinds, "humidity") is kinds[1]


def test_the_description_says_what_is_known():
    (kind, _other) = load(KIND, OTHER)
    said = kind.description("SN1", "3.5 dB/m", 1, "2026-11-30 08:00")
    assert said == "烟感（设备 SN1）Ⅰ级告警：3.5 dB/m，自 2026-11-30 08:00 起。"
    assert kind.description("SN1", "", 4, "8:00") == "烟感（设备 SN1）Ⅳ级告警：无读数，自 8:00 起。"


def load(*kinds, text=None):
    return parse_sensor_kinds(json.dumps({"kinds": kinds}) if text is None else text, "kinds.json", TABLE)


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"title_zh": "报警"}, "title"),
        ({"title_zh": "{place} {name}"}, "title"),
        ({"title_zh": "{place"}, "title"),
        ({"level_by": "urgency"}, "level_by"),  # no urgency is level III
        ({"level_by": "colour"}, "level_by"),
        ({"event_type": ""}, "text"),
        ({"metrics": []}, "text"),
        ({"metrics": ["Smoke", "smoke"]}, "smoke"),
        ({"metrics": ["*"]}, r"\*"),
        ({"metrics": [3]}, "text"),
        ({"colour": "red"}, "colour"),
    ],
)
def test_a_wrong_kind_is_refused(change, reason):
    with pytest.raises(DomainError, match=reason):
        load({**KIND, **change}, OTHER)


@pytest.mark.parametrize("text", ["", "[]", '{"kinds": [{}]}', '{"kinds": 3}'])
def test_a_file_that_cannot_be_read_is_refused(text):
    with pytest.raises(DomainError, match=r"kinds\.json"):
        load(text=text)
    with pytest.raises(DomainError, match=r"\*"):
        load(KIND)
