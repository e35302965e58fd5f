"""linkpersons: ordinary layers into layers, and a database with its right, its reason and nothing in clear."""

import pytest
from qgis.core import (
    NULL,
    QgsFeature,
    QgsGeometry,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsVectorLayer,
)

from civicgrid.plugin.domain.uid import new_uid
from civicgrid.plugin.services.keys import KEYFILE_VARIABLE, Keyring
from civicgrid.plugin.store import create_store, open_store
from civicgrid.plugin.store.residents.people import People
from civicgrid.processing.link_persons import LinkPersons
from civicgrid.tests.support.people import resident

BUILDINGS = [
    # code, 小区, 楼号, road, door, west
    ("A-0001", "幸福花园", "1", None, None, 0.00),
    ("A-0002", "幸福花园", "2", None, None, 0.01),
    (None, None, None, "人民路", "18号", 0.02),
]
ROOMS = [("A-0001", "1", "301"), ("A-0001", "2", "301"), ("A-0002", "", "201"), ("A-0002", "", "202")]


def layer(kind, fields, rows):
    """A memory layer of (attributes, WKT or None)."""
    made = QgsVectorLayer(f"{kind}?crs=EPSG:4490&{'&'.join('field=' + field for field in fields)}", "x", "memory")
    features = []
    for attributes, wkt in rows:
        feature = QgsFeature(made.fields())
        feature.setAttributes(list(attributes))
        if wkt:
            feature.setGeometry(QgsGeometry.fromWkt(wkt))
        features.append(feature)
    made.dataProvider().addFeatures(features)
    return made


def square(west, size=0.0002):
    east = west + size
    return (
        f"POLYGON(({114 + west} 23,{114 + east} 23,{114 + east} {23 + size},{114 + west} {23 + size},{114 + west} 23))"
    )


@pytest.fixture
def layers(qgis_app):
    buildings = layer(
        "Polygon", ["code:string", "小区:string", "number:string", "road:string", "door:string"],
        [(row[:5], square(row[5])) for row in BUILDINGS],
    )  # fmt: skip
    rooms = layer("None", ["building:string", "unit:string", "number:string"], [(row, None) for row in ROOMS])
    grids = layer("Polygon", ["code:string"], [(("G1",), square(-0.001, 0.02)), (("G2",), square(0.0195, 0.01))])
    return {
        "BUILDINGS": buildings, "BUILDING_ID": "code", "BUILDING_ESTATE": "小区",
        "ROOMS": rooms, "ROOM_BUILDING": "building", "GRIDS": grids,
    }  # fmt: skip


def run(parameters, context=None):
    context = context or QgsProcessingContext()
    feedback = QgsProcessingFeedback(False)
    results, done = LinkPersons().create().run(parameters, context, feedback)
    return (results if done else None), feedback.textLog(), context


def rows(context, layer_id):
    found = [feature.attributeMap() for feature in context.getMapLayer(layer_id).getFeatures()]
    return [{name: None if value == NULL else value for name, value in row.items()} for row in found]


def test_layers_are_linked_with_method_confidence_grid_and_reasons(layers):
    persons = layer(
        "Point", ["编号:integer", "address:string"],
        [
            ((1, "幸福花园1栋1单元301室"), "POINT(114.0001 23.0001)"),
            ((2, "幸福花园1栋2单元301室"), "POINT(114.0101 23.0001)"),
            ((3, "幸福花园1栋301"), None),
            ((4, None), None),
            ((5, "幸福花园9栋101"), None),
        ],
    )  # fmt: skip
    parameters = {**layers, "PERSONS": persons, "OUTPUT": "memory:", "UNLINKED": "memory:"}
    results, said, context = run(parameters)
    assert (results["LINKED_COUNT"], results["UNLINKED_COUNT"]) == (2, 3), said
    first, second = rows(context, results["OUTPUT"])
    assert (first["编号"], first["building"], first["grid"], first["method"]) == (1, "A-0001", "G1", "address")
    assert (first["confidence"], first["note"]) == (1.0, None)
    assert (second["room"] != first["room"], second["confidence"]) == (True, 0.5)
    assert "position" in second["note"]
    left = rows(context, results["UNLINKED"])
    assert [(row["编号"], row["code"]) for row in left] == [
        (3, "room_ambiguous"), (4, "address_empty"), (5, "building_unknown"),
    ]  # fmt: skip
    assert "301" in left[0]["candidate_1"]
    assert "(" in left[0]["candidate_2"]
    assert left[1]["candidate_1"] is None
    assert left[1]["reason"] == "There is no address."
    feature = next(context.getMapLayer(results["OUTPUT"]).getFeatures())
    assert feature.geometry().asPoint().x() == pytest.approx(114.0001, abs=2e-4)


def test_bad_rows_are_said_and_the_rest_goes_on(layers):
    layers["ROOMS"].dataProvider().addFeatures([QgsFeature(layers["ROOMS"].fields())])
    again = QgsFeature(layers["BUILDINGS"].fields())
    again.setAttributes(["A-0001", "别处", "1", None, None])
    layers["BUILDINGS"].dataProvider().addFeatures([again])
    persons = layer("None", ["address:string", "room:string"], [(("幸福花园2栋201", "x"), None)])
    results, said, context = run({**layers, "PERSONS": persons, "OUTPUT": "memory:"})
    assert results["LINKED_COUNT"] == 1, said
    assert "Building A-0001 stands twice" in said
    assert "is left out" in said
    # the layer's own column of that name stays what it is
    assert rows(context, results["OUTPUT"])[0]["room"] == "x"
    assert "link_room" in rows(context, results["OUTPUT"])[0]


@pytest.mark.parametrize(
    ("left_out", "sentence"),
    [
        ("PERSONS", "layer PERSONS is needed"),
        ("BUILDINGS", "layer BUILDINGS is needed"),
        ("ROOM_BUILDING", "The rooms need"),
    ],
)
def test_what_is_missing_is_one_sentence(layers, left_out, sentence):
    persons = layer("None", ["address:string"], [(("幸福花园2栋201",), None)])
    parameters = {**layers, "PERSONS": persons}
    del parameters[left_out]
    results, said, _ = run(parameters)
    assert results is None
    assert sentence in said
    assert "Traceback" not in said


def test_persons_need_something_to_go_by(layers):
    persons = layer("None", ["nothing:string"], [(("x",), None)])
    assert "need an address, a code or a position" in run({**layers, "PERSONS": persons})[1]


@pytest.fixture
def town(tmp_path, monkeypatch):
    monkeypatch.setenv(KEYFILE_VARIABLE, str(tmp_path / "keys"))
    file = tmp_path / "人房.gpkg"
    with create_store(str(file)) as store:
        keyring = Keyring.create_file(tmp_path / "keys", store.uid)
        building = store.insert("building", {"uid": new_uid(), "estate": "幸福花园", "number": "1"})
        for unit in ("1", "2"):
            row = {"building_id": building, "unit": unit, "floor": 3, "number": "301"}
            store.insert("room", {"uid": new_uid(), **row})
        texts = ("幸福花园1栋1单元301室", "幸福花园1栋301")
        People(store, keyring).save([resident(number, address_text=text) for number, text in enumerate(texts)])
    return str(file)


def test_a_database_is_linked_and_shows_nobody(town, qgis_app):
    parameters = {"DATABASE": town, "REASON": "测试", "OUTPUT": "memory:", "UNLINKED": "memory:"}
    results, said, context = run(parameters)
    assert (results["LINKED_COUNT"], results["UNLINKED_COUNT"]) == (1, 1), said
    [linked], [left] = rows(context, results["OUTPUT"]), rows(context, results["UNLINKED"])
    assert (linked["person"], linked["room"], linked["method"], linked["name"]) == (1, 1, "address", "赵**")
    assert (left["person"], left["code"], left["name"]) == (2, "room_ambiguous", "钱**")
    shown = f"{linked} {left} {said}"
    for number in range(2):
        person = resident(number)
        assert person.name not in shown
        assert person.phone not in shown
    assert "幸福花园1栋301" not in shown
    with open_store(town) as store:
        assert store.read("occupancy", ["person_id", "room_id"]) == {"person_id": [1], "room_id": [1]}
        assert store.count("desk_item", {"kind": "person_link"}) == 1


def test_a_database_needs_a_reason(town, qgis_app):
    results, said, _ = run({"DATABASE": town})
    assert results is None
    assert "reason" in said
    with open_store(town) as store:
        assert store.count("occupancy") == 0


def test_a_cancelled_run_links_nobody(town, qgis_app):
    feedback = QgsProcessingFeedback(False)
    feedback.cancel()
    parameters = {"DATABASE": town, "REASON": "测试"}
    assert LinkPersons().create().run(parameters, QgsProcessingContext(), feedback)[1] is False
    assert "nobody was linked" in feedback.textLog()
    with open_store(town) as store:
        assert store.count("occupancy") == 0
