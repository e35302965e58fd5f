"""Rooms out of an office's table, on both engines: each is the door that the room jobs and addresses know."""

from civicgrid.tests.support.imports import bring, square, states


def test_a_room_is_the_door_that_the_room_jobs_know(store):
    bring(store, "building", [{"external_number": "A1"}, {"external_number": "A2"}], wkb=[square(0), square(1)])
    doors = ["1单元101", "2-101", "B101", "-102", "B1001", "A201", "101-1", "B2-03"]
    rows = [{"building": "A1", "number": number} for number in doors]
    assert states(bring(store, "room", rows)[1]) == {"insert": 8}
    found = store.read("room", ["unit", "floor", "number"], order_by=("id",))
    assert list(zip(*found.values(), strict=True)) == [
        ("1", 1, "101"), ("2", 1, "101"), ("", -1, "B101"), ("", -1, "-102"), ("", -1, "B1001"), ("", 2, "A201"),
        ("", 1, "101-1"), ("", -2, "B2-03"),
    ]  # fmt: skip
    again = [
        {"building": "A1", "unit": "一单元", "number": "0101室"},
        {"building": "A1", "unit": None, "number": "2单元101"},
    ]
    assert states(bring(store, "room", again)[1]) == {"same": 2}
    elsewhere = [{"building": "A1", "unit": "1", "floor": 2, "number": "101"}]
    assert states(bring(store, "room", elsewhere, source="街道")[1]) == {"conflict": 1}
    assert store.count("room") == 8
    below = [{"building": "A1", "number": "-101"}]
    assert states(bring(store, "room", below)[1]) == {"same": 1}  # B101
    twice = [{"building": "A2", "number": "101"}, {"building": "A2", "number": "0101"}]
    assert states(bring(store, "room", twice)[1]) == {"insert": 1, "rejected": 1}


def test_a_door_without_a_unit_is_the_only_one_of_its_number_or_nobody_can_tell(store):
    bring(store, "building", [{"external_number": "A1"}], wkb=[square(0)])
    rows = [{"building": "A1", "unit": unit, "number": number} for unit, number in
            (("1", "101"), ("2", "101"), ("2", "202"))]  # fmt: skip
    bring(store, "room", rows)
    bare = [{"building": "A1", "number": number, "area_m2": 88} for number in ("101", "202", "303")]
    plan, outcome = bring(store, "room", bare, source="街道")
    assert states(outcome) == {"insert": 1, "update": 1, "rejected": 1}
    assert plan.prepared.problems[0][0].code == "import.unit_unknown"
    assert store.read("room", ["number"], where={"unit": "2", "area_m2": 88.0})["number"] == ["202"]
