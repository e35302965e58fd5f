"""The project on both engines: layers open and count what the store counts; in PostGIS each account gets its own."""

import pytest
import shapely
from qgis.core import (
    QgsDataSourceUri,
    QgsExpression,
    QgsExpressionContext,
    QgsFeatureRequest,
    QgsProject,
    QgsRectangle,
    QgsSettings,
)

from civicgrid.plugin.domain.uid import new_uid
from civicgrid.plugin.maps.project import build_project, builder, refresh_layers, reopen_layers
from civicgrid.plugin.maps.project.model import project_spec
from civicgrid.plugin.maps.sources import layer_source
from civicgrid.plugin.services import clock
from civicgrid.plugin.store import PostgresUri, create_store
from civicgrid.plugin.store.relations import geometry_type, known_extent, readable_relations
from civicgrid.tests.support.scene import BOUNDS, add_places, add_things, close_an_event
from civicgrid.tests.support.town import Town

CONNECTION = "PostgreSQL/connections/civicgrid_project_test"


@pytest.fixture
def project():
    made = QgsProject()
    yield made
    made.clear()


@pytest.fixture
def furnished(store):
    add_things(store, add_places(store))
    close_an_event(store)
    return store


def test_every_layer_opens_with_its_rows(furnished, project):
    made = build_project(furnished, project)
    spec = {layer.id: layer for layer in project_spec().layers}
    assert set(made.layers) == set(spec)
    for name, layer in made.layers.items():
        assert layer.isValid(), (name, layer.error().summary())
        assert layer.isSpatial() == bool(geometry_type(spec[name].relation)) or name == "person_place"
        rows = list(layer.getFeatures())
        found = furnished.query(f"SELECT count(*) AS found FROM {spec[name].relation}")[0]["found"]
        assert len(rows) == found, name
        if layer.isSpatial():
            assert layer.crs().authid() == "EPSG:4490"
            assert list(layer.getFeatures(QgsFeatureRequest().setFilterRect(QgsRectangle(0, 0, 1, 1)))) == []
    features = list(made.layers["responder"].getFeatures())
    assert sorted(int(feature["age_minutes"]) > 15 for feature in features) == [False] * 3 + [True] * 3
    states = sorted(feature["state"] for feature in made.layers["sensor"].getFeatures())
    assert states == ["alarm", "normal", "stale"]


def test_the_rows_of_every_rule_are_found_by_the_provider(furnished, project):
    """A rule's condition is given to the database: it must mean there what it means in QGIS."""
    made = build_project(furnished, project)
    for name, layer in made.layers.items():
        renderer = layer.renderer()
        if renderer is None or renderer.type() != "RuleRenderer":
            continue
        for rule in renderer.rootRule().children():
            if not rule.filterExpression():
                continue
            request = QgsFeatureRequest().setFilterExpression(rule.filterExpression())
            asked = {feature.id() for feature in layer.getFeatures(request)}
            assert asked == fitting(layer, rule.filterExpression()), (name, rule.filterExpression())


def fitting(layer, condition):
    """What QGIS itself finds, row by row."""
    expression, context, found = QgsExpression(condition), QgsExpressionContext(), set()
    for feature in layer.getFeatures():
        context.setFeature(feature)
        context.setFields(layer.fields())
        if expression.evaluate(context):
            found.add(feature.id())
    return found


def test_counts_of_a_grid(furnished):
    rows = furnished.query("SELECT code, buildings, rooms, residents, open_events, counted_local FROM grid_map"
                           " ORDER BY code")  # fmt: skip
    assert [(row["code"], row["buildings"], row["rooms"], row["residents"]) for row in rows] == [
        ("G1", 7, 7, 7), ("G1-1", 0, 0, 0), ("G2", 0, 0, 0),
    ]  # fmt: skip
    assert sum(row["open_events"] for row in rows) == 3
    assert rows[0]["counted_local"] is not None


def test_freshness_is_the_newest_visit(furnished):
    rows = furnished.query("SELECT unverified_days FROM building_summary ORDER BY id")
    assert [row["unverified_days"] for row in rows] == [0, 50, 100, 150, 200, None, None]


def test_the_extent_is_known(store):
    assert known_extent(store) is None
    add_places(store)
    assert known_extent(store) == pytest.approx(BOUNDS, abs=1e-4)


def test_only_what_is_there_is_readable(store):
    assert readable_relations(store, ["grid_map", "road", "no_such"]) == {"grid_map", "road"}


def test_an_address_holds_no_secret(cluster, monkeypatch):
    """A stored connection with an authentication configuration gives its id, neither user nor password."""
    settings = QgsSettings()
    for name, value in (("host", "db.example"), ("port", "5433"), ("database", "city"), ("authcfg", "a1b2c3d"),
                        ("username", "someone"), ("password", "secret"), ("saveUsername", True),
                        ("savePassword", True)):  # fmt: skip
        settings.setValue(f"{CONNECTION}/{name}", value)
    try:
        store = _Stored(PostgresUri("civicgrid", connection="civicgrid_project_test"))
        uri = QgsDataSourceUri(layer_source(store, "event_map")[0])
    finally:
        settings.remove(CONNECTION)
    assert (uri.host(), uri.port(), uri.database(), uri.authConfigId()) == ("db.example", "5433", "city", "a1b2c3d")
    assert (uri.username(), uri.password()) == ("", "")
    assert (uri.schema(), uri.table(), uri.keyColumn(), uri.srid()) == ("civicgrid", "event_map", "id", "4490")
    assert uri.useEstimatedMetadata()
    assert uri.param("checkPrimaryKeyUnicity") == "0"


def test_who_signed_in_goes_before_who_is_stored():
    where = PostgresUri("civicgrid", service="civicgrid_test", authcfg="a1b2c3d")
    uri = QgsDataSourceUri(layer_source(_Stored(where), "room")[0])
    assert (uri.service(), uri.authConfigId(), uri.password()) == ("civicgrid_test", "a1b2c3d", "")
    assert uri.geometryColumn() == ""


class _Stored:
    engine, srid, database = "postgis", 4490, "civicgrid_project_test"

    def __init__(self, uri):
        self.engine_object = type("Engine", (), {"uri": uri})


@pytest.fixture(scope="module")
def town(cluster):
    town = Town(cluster, "projectroles")
    yield town
    town.remove()


@pytest.mark.parametrize("login", ["clerk_east", "handler_east", "viewer_east", "manager_west", "clerk_nowhere"])
def test_an_account_gets_the_layers_it_may_read(town, project, login):
    sees_people = login.split("_")[0] in {"clerk", "manager"}
    with town.open_as(login) as store:
        made = build_project(store, project)
        assert [name for name, layer in made.layers.items() if not layer.isValid()] == []
        of_people = {"person_place", "population_building", "tag"} & set(made.layers)
        assert of_people == ({"person_place", "population_building", "tag"} if sees_people else set())
        assert {"event", "building", "road", "grid", "responder"} <= set(made.layers)
        for name in ("building", "event"):
            areas = {feature["area_id"] or None for feature in made.layers[name].getFeatures()}
            assert areas == set(store.read(name, ["area_id"])["area_id"]), name
        uri = QgsDataSourceUri(made.layers["event"].source())
        assert uri.service() == f"as_{login}"
        assert not uri.password()


def test_another_account_at_the_same_desk(town, project):
    """The clerk's tables of residents go with the clerk; the rest is read anew under the other login."""
    with town.open_as("clerk_east") as store:
        made = build_project(store, project)
        assert {feature["area_id"] for feature in made.layers["building"].getFeatures()} == {town.east, town.village}
        building = made.layers["building"].id()
    with town.open_as("handler_east") as other:
        assert reopen_layers(other, project) == ["人口构成（按楼栋）", "居住情况（脱敏）", "标签人数（按网格）"]
        uri = QgsDataSourceUri(project.mapLayer(building).source())
        assert uri.service() == "as_handler_east"
        assert refresh_layers(project, {"person"}) == []
    with town.open_as("clerk_west") as third:
        reopen_layers(third, project)
        assert {feature["area_id"] for feature in project.mapLayer(building).getFeatures()} == {town.west}
        names = [node.name() for node in made.group.findGroup("人房").children()]
        assert names == [
            "人口构成（按楼栋）", "房屋", "房间", "居住情况（脱敏）",
            "标签人数（按网格）", "人口热力", "人口分布（按网格）",
        ]  # fmt: skip
        table = made.group.findGroup("人房").children()[3].layer()
        assert table.isValid()
        assert table.editFormConfig().tabs()


def test_a_file_of_a_million_offers_no_table_that_is_counted_row_by_row(tmp_path, project, monkeypatch):
    monkeypatch.setattr(builder, "MOST_ROWS_OF_A_VIEW", 6)
    with create_store(str(tmp_path / "many.gpkg")) as store:
        add_places(store)
        made = build_project(store, project)
    assert "person_place" not in made.layers
    assert "building" in made.layers


def test_a_file_says_what_its_tables_cover(tmp_path):
    """Without it QGIS reads every geometry to learn the extent of a layer."""
    with create_store(str(tmp_path / "extent.gpkg")) as store:
        for x, y in ((114.1, 22.5), (114.3, 22.9)):
            point = shapely.to_wkb(shapely.Point(x, y))
            row = {
                "uid": [new_uid()],
                "number": [str(x)],
                "event_type": ["0102"],
                "title": ["t"],
                "state": ["reported"],
            }
            store.load("event", {**row, "reported_at": [clock.utc_now()], "geom": [point]})
        rows = store.query("SELECT table_name, min_x, min_y, max_x, max_y FROM gpkg_contents"
                           " WHERE table_name IN ('event', 'event_map')")  # fmt: skip
    assert len(rows) == 2
    for row in rows:
        assert [row[name] for name in ("min_x", "min_y", "max_x", "max_y")] == pytest.approx(
            [114.1, 22.5, 114.3, 22.9], abs=1e-4
        )


def test_the_last_positions_are_looked_up_not_searched_for(tmp_path):
    with create_store(str(tmp_path / "plan.gpkg")) as store:
        plan = store.query("EXPLAIN QUERY PLAN SELECT id, geom FROM responder_last_position")
    assert not [row["detail"] for row in plan if row["detail"].startswith("SCAN") and "responder" not in row["detail"]
                and row["detail"] != "SCAN r"]  # fmt: skip
