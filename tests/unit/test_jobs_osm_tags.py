"""What OpenStreetMap's tags mean for us."""

import pytest

from civicgrid.plugin.jobs import osm_objects, osm_roads
from civicgrid.plugin.jobs.code_tables import road_classes
from civicgrid.plugin.jobs.osm_source import read_tags
from civicgrid.plugin.jobs.osm_values import bearing, metres, whole


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("50", 50), ("50 km/h", 50), ("50kmh", 50), ("30 mph", 48.28032), ("30mph", 48.28032), ("CN:urban", 50),
        ("CN:motorway", 120), ("DE:zone:30", 30), ("DE:zone30", 30), ("CH:30", 30), ("walk", 7), ("none", None),
        ("signals", None), ("", None), ("fast", None), ("0", None), ("900", None), ("50;30", None), ("5 knots", 9.26),
    ],
)  # fmt: skip
def test_speed_texts(text, expected):
    found = osm_roads.parse_speed(text)
    assert found == (None if expected is None else pytest.approx(expected))


@pytest.mark.parametrize(
    ("tags", "expected"),
    [
        ({"maxspeed": "30"}, (30, "")),
        ({"maxspeed": "nonsense"}, (30, "speed_unclear")),
        ({}, (30, "speed_of_class")),
        ({"maxspeed": "none"}, (30, "speed_of_class")),
        ({"maxspeed:forward": "40", "maxspeed:backward": "60"}, (40, "")),
        ({"maxspeed:forward": "40", "maxspeed:backward": "60", "oneway": "-1"}, (60, "")),
        ({"source:maxspeed": "CN:urban"}, (50, "")),
        ({"source:maxspeed": "42"}, (30, "speed_of_class")),
    ],
)
def test_speed_of_a_residential_street(tags, expected):
    tags = {"highway": "residential", **tags}
    assert osm_roads.speed(tags, osm_roads.direction(tags)[0]) == expected


@pytest.mark.parametrize(
    ("tags", "expected"),
    [
        ({"oneway": "yes"}, "forward"),
        ({"oneway": "1"}, "forward"),
        ({"oneway": "true"}, "forward"),
        ({"oneway": "-1"}, "backward"),
        ({"oneway": "reverse"}, "backward"),
        ({"oneway": "no"}, "both"),
        ({}, "both"),
        ({"highway": "motorway"}, "forward"),
        ({"highway": "motorway", "oneway": "no"}, "both"),
        ({"highway": "motorway", "oneway": "-1"}, "backward"),
        ({"highway": "motorway_link"}, "both"),
        ({"junction": "roundabout"}, "forward"),
        ({"junction": "roundabout", "oneway": "no"}, "both"),
        ({"oneway": "reversible"}, "both"),
        ({"oneway": "perhaps"}, "both"),
    ],
)
def test_directions(tags, expected):
    assert osm_roads.direction({"highway": "residential", **tags})[0] == expected


@pytest.mark.parametrize(
    ("tags", "drivable", "walkable"),
    [
        ({"highway": "residential"}, True, True),
        ({"highway": "motorway"}, True, False),
        ({"highway": "motorway", "access": "yes"}, True, False),
        ({"highway": "trunk", "foot": "no"}, True, False),
        ({"highway": "footway"}, False, True),
        ({"highway": "footway", "motor_vehicle": "yes"}, True, True),
        ({"highway": "service", "access": "private"}, False, False),
        ({"highway": "service", "access": "private", "foot": "yes"}, False, True),
        ({"highway": "service", "access": "no", "emergency": "yes"}, True, False),
        ({"highway": "service", "access": "no", "motor_vehicle": "destination"}, True, False),
        ({"highway": "track", "motor_vehicle": "agricultural"}, False, True),
        ({"highway": "residential", "vehicle": "no"}, False, True),
        ({"highway": "residential", "vehicle": "no", "motorcar": "yes"}, True, True),
        ({"highway": "steps"}, False, True),
        ({"highway": "pedestrian"}, False, True),
    ],
)
def test_access(tags, drivable, walkable):
    assert osm_roads.access(tags) == (drivable, walkable)


@pytest.mark.parametrize(
    ("value", "expected"),
    [("residential", ("residential", "")), ("proposed", ("", "road_proposed")),
     ("construction", ("", "road_construction")), ("razed", ("", "road_abandoned")), ("platform", ("", "not_a_road")),
     ("teleporter", ("", "road_class_unknown"))],
)  # fmt: skip
def test_classes(value, expected):
    assert osm_roads.road_class({"highway": value}) == expected


def test_road_columns():
    row, notes = osm_roads.road(
        {"highway": "tertiary", "name": "O'Brien \"Straße\" \\ 路", "bridge": "viaduct", "layer": "1",
         "width": "12'6\"", "maxspeed": "40"}
    )  # fmt: skip
    assert notes == []
    assert row["name"] == 'O\'Brien "Straße" \\ 路'
    assert (row["bridge"], row["tunnel"], row["layer"]) == (True, False, 1)
    assert row["width"] == pytest.approx(3.81)
    assert osm_roads.road({"highway": "service", "tunnel": "building_passage", "ref": "X1"})[0]["tunnel"] is False
    assert osm_roads.road_name({"ref": "G15"}) == "G15"


def test_every_class_has_a_speed_and_access():
    classes = road_classes()
    assert {"motorway", "residential", "service", "footway", "road"} <= classes.keys()
    assert all(1 <= one.speed <= 120 and 1 <= one.rank <= 8 for one in classes.values())


@pytest.mark.parametrize(
    ("text", "expected"),
    [("12", 12), ("12 m", 12), ("12,5", 12.5), ("12.5m", 12.5), ("40 ft", 12.192), ("40'", 12.192), ("-3", None),
     ("tall", None), ("", None), ("12米", 12)],
)  # fmt: skip
def test_metres(text, expected):
    assert metres(text) == (None if expected is None else pytest.approx(expected))


@pytest.mark.parametrize(
    ("text", "expected"),
    [("5", 5), ("2.5", 3), ("-1", -1), ("five", None), ("", None), ("9" * 30, None), ("3-4", None)],
)
def test_whole_numbers(text, expected):
    assert whole(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [("120", (120, None)), ("NW", (315, None)), ("nne", (22.5, None)), ("90-150", (120, 60)), ("350-10", (0, 20)),
     ("-45", (315, None)), ("360", (0, None)), ("north", (None, None)), ("90;270", (None, None))],
)  # fmt: skip
def test_bearings(text, expected):
    assert bearing(text) == expected


def test_building_columns():
    row, notes = osm_objects.building(
        {"building": "apartments", "building:levels": "33", "height": "99,5 m", "addr:street": "龙翔大道",
         "addr:housenumber": "12", "name": "幸福里3栋", "building:levels:underground": "2"}
    )  # fmt: skip
    assert notes == []
    assert row == {
        "name": "幸福里3栋", "address": "龙翔大道12号", "road": "龙翔大道", "door": "12", "estate": "幸福里",
        "number": "3", "building_use": "residential", "floors": 33, "basements": 2, "height": 99.5,
    }  # fmt: skip
    row, notes = osm_objects.building({"building": "yes", "height": "high", "building:levels": "1000"})
    assert notes == ["height_unclear", "levels_unclear"]
    assert (row["height"], row["floors"], row["building_use"]) == (None, None, None)
    assert osm_objects.building({"building": "yes", "addr:street": "Landstrasse", "addr:housenumber": "7a"})[0][
        "address"
    ] == "Landstrasse 7a"  # fmt: skip


@pytest.mark.parametrize(
    ("tags", "expected"),
    [
        ({"amenity": "hospital"}, (["hospital"], "")),
        ({"emergency": "fire_hydrant"}, (["hydrant"], "")),
        ({"emergency": "defibrillator"}, (["aed"], "")),
        ({"emergency": "assembly_point"}, (["assembly_point"], "")),
        ({"amenity": "shelter"}, ([], "shelter_not_emergency")),
        ({"amenity": "shelter", "shelter_type": "picnic_shelter"}, ([], "shelter_not_emergency")),
        ({"amenity": "shelter", "emergency": "yes"}, (["shelter"], "")),
        ({"emergency": "shelter"}, (["shelter"], "")),
        ({"amenity": "school", "evacuation_center": "yes"}, (["school", "shelter"], "")),
        ({"amenity": "school;kindergarten"}, ([], "several_values")),
        ({"amenity": "bench"}, ([], "")),
        ({"amenity": "hospital", "emergency": "yes"}, (["hospital"], "")),
    ],
)
def test_facilities(tags, expected):
    assert osm_objects.facility_kinds(tags) == expected


def test_cameras():
    assert osm_objects.camera_reason({"surveillance:type": "guard"}) == "surveillance_other"
    assert osm_objects.camera_reason({}) == ""
    row, notes = osm_objects.camera({"camera:type": "panning", "camera:direction": "W", "height": "4"}, "n7")
    assert notes == []
    assert row == {"name": "n7", "kind": "ptz", "azimuth": 270, "angle": None, "height": 4, "owner_unit": None}
    assert osm_objects.camera({"direction": "somewhere"}, "n7")[1] == ["direction_unclear"]


def test_tags_with_quotes_commas_and_arrows():
    text = r'"name"=>"Café \"Zum => Löwen\", \\ 7","a\"b"=>"","empty"=>""'
    assert read_tags(text) == {"name": 'Café "Zum => Löwen", \\ 7', 'a"b': "", "empty": ""}
