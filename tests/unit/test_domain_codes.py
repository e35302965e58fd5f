import re

import pytest

from civicgrid.plugin.domain.codes import COLUMNS, codes_of, load_code_lists
from civicgrid.plugin.domain.events.display import LEVEL_NAMES, display_level, display_levels
from civicgrid.plugin.domain.events.workflow import PAUSE, load_workflow
from civicgrid.plugin.domain.identifiers import parse_component_code, parse_device_id
from civicgrid.plugin.domain.population import MIXED, ROOM_CLASSES
from civicgrid.plugin.domain.problems import DomainError
from civicgrid.plugin.services.paths import RESOURCES

GOOD = "colour,red,,红,red,1,own,own,ordinary,1,"


@pytest.fixture(scope="module")
def lists():
    return load_code_lists(RESOURCES / "codes")


HEADER = ",".join(COLUMNS)


def write(folder, *rows, header=HEADER):
    (folder / "test.csv").write_text("\n".join((header, *rows)) + "\n", encoding="utf-8")
    return folder


def test_every_value_has_both_names_and_its_origin(lists):
    for items in lists.values():
        for item in items:
            assert re.search("[一-鿿]", item.name_zh), item
            assert item.name_en.isprintable()
            assert not re.search("[一-鿿]", item.name_en), item
            assert item.source


def test_what_is_from_memory_says_so(lists):
    for item in lists["danger_distance"]:
        assert item.confidence == "memory"
        assert item.extra["note"].startswith("initial guidance")
    assert {item.confidence for item in lists["sex"]} == {"memory"}


def test_the_fields_lists_are_there(lists):
    assert len(lists["code_table"]) == 34
    assert codes_of(lists["person_class"]) >= {"registered", "floating", "left_behind", "from_abroad"}
    assert codes_of(lists["room_use"]) == set(ROOM_CLASSES)
    assert codes_of(lists["building_class"]) == {*ROOM_CLASSES, MIXED}
    assert codes_of(lists["urgency"]) == {"normal", "urgent", "critical"}
    assert codes_of(lists["emergency_grade"]) == {"1", "2", "3", "4"}


def test_tags_that_other_laws_seal_are_off(lists):
    sealed = [item for item in lists["person_tag"] if item.sensitivity == "sealed"]
    assert {"released", "community_correction", "severe_mental_disorder", "drug_user"} <= {i.code for i in sealed}
    assert not any(item.active for item in sealed)
    assert all(item.active for item in lists["person_tag"] if item.sensitivity != "sealed")


def test_component_classes_by_edition(lists):
    old = codes_of(lists["component_class"], "CJT214-2007")
    assert {code[:2] for code in old} == {"01", "02", "03", "04", "05", "06"}
    assert len([code for code in old if len(code) == 4]) == 38 + 17 + 11 + 10 + 3 + 6
    assert len(codes_of(lists["component_class"], "GBT30428.2-2013")) == 5
    assert parse_component_code("3205820102048188", classes=old).component_class == "0102"


def test_gb28181_lists(lists):
    types, industries = codes_of(lists["gb28181_type"]), codes_of(lists["gb28181_industry"])
    assert parse_device_id("34020000001320000001", types=types, industries=industries).notes == ()
    assert codes_of(lists["gb28181_network"]) == set("0123456789")


def test_evidence_of_the_workflow_is_named(lists):
    workflow = load_workflow(RESOURCES / "workflow" / "governance.json")
    words = {e for t in workflow.transitions for e in t.requires if not PAUSE.fullmatch(e)}  # a pause is said as such
    assert words == codes_of(lists["evidence"])


@pytest.mark.parametrize(
    ("given", "level"),
    [
        ({"warning_colour": "red"}, 1),
        ({"warning_colour": "orange"}, 2),
        ({"warning_colour": "yellow"}, 3),
        ({"warning_colour": "blue", "grade": 1, "urgency": "critical"}, 4),
        ({"grade": 1, "urgency": "normal"}, 1),
        ({"grade": 3, "urgency": "critical"}, 3),
        ({"grade": 4}, 4),
        ({"urgency": "critical"}, 1),
        ({"urgency": "urgent"}, 2),
        ({"urgency": "normal"}, 4),
        ({"warning_colour": "", "urgency": "urgent"}, 2),
        ({}, 4),
    ],
)
def test_display_level(lists, given, level):
    assert display_level(display_levels(lists["display_level"]), **given) == level


def test_display_level_of_an_unknown_value(lists):
    with pytest.raises(KeyError):
        display_level(display_levels(lists["display_level"]), urgency="panic")


def test_one_good_value(tmp_path):
    (item,) = load_code_lists(write(tmp_path, GOOD[:-1] + ',"{""level"":1}"'))["colour"]
    assert (item.code, item.active, item.extra) == ("red", True, {"level": 1})


@pytest.mark.parametrize(
    ("rows", "code"),
    [
        ((GOOD, GOOD), "codes.duplicate"),
        (("colour,red,,,red,1,own,own,ordinary,1,",), "codes.empty"),
        (("colour,red,,红,red,1,own,guessed,ordinary,1,",), "codes.value"),
        (("colour,red,,红,red,1,own,own,secret,1,",), "codes.value"),
        (("colour,red,,红,red,1,own,own,ordinary,yes,",), "codes.value"),
        (("colour,red,warm,红,red,1,own,own,ordinary,1,",), "codes.parent"),
        (("colour,red,,红,red,1,own,own,ordinary,1,{",), "codes.extra"),
    ],
)
def test_bad_values_are_named_with_file_and_line(tmp_path, rows, code):
    with pytest.raises(DomainError) as caught:
        load_code_lists(write(tmp_path, *rows))
    assert caught.value.problem.code == code
    assert f"test.csv, line {len(rows) + 1}" in str(caught.value)


def test_the_same_code_in_two_editions_is_no_duplicate(tmp_path):
    second = GOOD.replace("red,1,own", "red,2,own")
    assert len(load_code_lists(write(tmp_path, GOOD, second))["colour"]) == 2


def test_wrong_header(tmp_path):
    with pytest.raises(DomainError) as caught:
        load_code_lists(write(tmp_path, "red", header="code"))
    assert caught.value.problem.code == "codes.header"


def test_levels_are_written_in_one_way(lists):
    assert {int(item.code): item.name_en for item in lists["display_symbol"]} == LEVEL_NAMES
    assert [item.name_zh for item in lists["display_symbol"]] == ["Ⅰ级", "Ⅱ级", "Ⅲ级", "Ⅳ级"]
    for name in ("warning_colour", "emergency_grade"):
        assert [re.search("[ⅠⅡⅢⅣ]级", item.name_zh).group() for item in lists[name]] == ["Ⅰ级", "Ⅱ级", "Ⅲ级", "Ⅳ级"]
