"""The project: our group and nothing else, in order, read-only, in both languages, for the right eyes."""

import pytest
from qgis.core import Qgis, QgsCoordinateReferenceSystem, QgsProject, QgsVectorLayer
from qgis.PyQt.QtGui import QColor, QImage

from civicgrid.plugin.maps.palette import colour
from civicgrid.plugin.maps.project import (
    GROUP,
    build_project,
    refresh_layers,
    remove_project,
    reopen_layers,
)
from civicgrid.plugin.maps.project.layers import LAYER
from civicgrid.plugin.maps.project.model import project_spec
from civicgrid.plugin.store import create_store
from civicgrid.tests.support.scene import add_places, add_things

GROUPS = ["事件", "应急", "处置力量", "感知设备", "部件", "人房", "网格", "基础地理"]


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    with create_store(str(tmp_path_factory.mktemp("project") / "镇 one.gpkg"), purpose="demo") as made:
        add_things(made, add_places(made))
        yield made


@pytest.fixture
def project(qgis_new_project):
    yield QgsProject.instance()
    QgsProject.instance().clear()


def tree(node):
    return [(child.name(), tree(child)) if hasattr(child, "children") and child.nodeType() == 0 else child.name()
            for child in node.children()]  # fmt: skip


def mine(name="mine"):
    return QgsVectorLayer("Point?crs=EPSG:4326", name, "memory")


def test_the_groups_stand_in_order_under_one_group(store, project):
    made = build_project(store, project)
    root = project.layerTreeRoot()
    assert [child.name() for child in root.children()] == ["智慧网格（演示）"]
    assert made.group.customProperty(GROUP) == store.uid
    assert [child.name() for child in made.group.children()] == GROUPS
    assert set(made.layers) == {layer.id for layer in project_spec().layers}
    assert [name for name, layer in made.layers.items() if not layer.isValid()] == []


def test_english_names(store, project):
    made = build_project(store, project, language="en")
    assert made.group.name() == "CivicGrid (Demo)"
    assert made.group.children()[0].name() == "Events"
    assert made.layers["building"].attributeAlias(made.layers["building"].fields().indexOf("use_class")) == "Use class"
    assert made.layers["event"].fields().indexOf("event_type_en") in [
        field.idx() for tab in made.layers["event"].editFormConfig().tabs() for field in tab.children()
        if field.type() == Qgis.AttributeEditorType.Field
    ]  # fmt: skip


def test_the_users_layers_stay_as_they_were(store, project):
    above, below = mine("above"), mine("below")
    project.addMapLayers([above, below])
    project.setCrs(above.crs())
    root = project.layerTreeRoot()
    root.findLayer(below.id()).setItemVisibilityChecked(False)
    group = root.addGroup("my group")
    group.addLayer(above)
    before, background = tree(root), project.backgroundColor()
    build_project(store, project)
    assert tree(root)[1:] == before
    assert project.crs().authid() == "EPSG:4326"
    assert project.backgroundColor() == background
    assert not root.findLayer(below.id()).itemVisibilityChecked()
    remove_project(project)
    assert tree(root) == before
    assert set(project.mapLayers()) == {above.id(), below.id()}


def test_building_again_replaces_our_group_in_its_place(store, project):
    root = project.layerTreeRoot()
    build_project(store, project)
    project.addMapLayer(mine("on top"))
    root.insertGroup(0, "first")
    guest = mine("guest")
    project.addMapLayer(guest, False)
    root.children()[2].addLayer(guest)
    where = [child.name() for child in root.children()].index("智慧网格（演示）")
    count = len(project.mapLayers())
    again = build_project(store, project)
    assert len(project.mapLayers()) == count
    assert root.children()[where] == again.group or root.children()[where + 1] == again.group
    assert len([child for child in root.children() if child.customProperty(GROUP)]) == 1
    assert guest.id() in project.mapLayers()
    assert root.findLayer(guest.id()) is not None
    assert len(project.relationManager().relations()) == len(project_spec().relations)


def test_two_stores_stand_side_by_side(store, project, tmp_path):
    build_project(store, project)
    with create_store(str(tmp_path / "exercise.gpkg"), purpose="exercise") as other:
        build_project(other, project)
        assert [child.name() for child in project.layerTreeRoot().children()] == [
            "智慧网格（演练）",
            "智慧网格（演示）",
        ]
        assert len(project.relationManager().relations()) == 2 * len(project_spec().relations)
        remove_project(project)
        assert not project.mapLayers()
        assert not project.relationManager().relations()
        assert not project.mapThemeCollection().mapThemes()


def test_every_layer_is_read_only_and_says_what_its_columns_mean(store, project):
    made = build_project(store, project)
    for spec in project_spec().layers:
        layer = made.layers[spec.id]
        assert layer.readOnly(), spec.id
        assert not layer.startEditing(), spec.id
        shown = {name.replace("{{suffix}}", "zh") for name in spec.columns}
        for index, field in enumerate(layer.fields()):
            hidden = layer.editorWidgetSetup(index).type() == "Hidden"
            assert hidden == (field.name() not in shown), (spec.id, field.name())
            if not hidden:
                assert layer.attributeAlias(index), (spec.id, field.name())
        columns = {column.name: column.hidden for column in layer.attributeTableConfig().columns()}
        assert {name for name, hidden in columns.items() if name and not hidden} == shown
        assert shown <= set(layer.fields().names()), spec.id
        assert not {"content", "contact", "seal_key", "authcfg", "stream"} & shown


def test_residents_are_never_on_the_map(store, project):
    made = build_project(store, project)
    for name, layer in made.layers.items():
        if {"name_masked", "person_id"} & set(layer.fields().names()):
            assert not layer.isSpatial(), name
    assert not made.layers["person_place"].isSpatial()
    assert not made.layers["room"].isSpatial()


def test_who_may_not_see_residents_gets_no_table_of_them(store, project):
    made = build_project(store, project, roles={"handler"})
    assert "person_place" not in made.layers
    assert "building" in made.layers


def test_nothing_is_drawn_at_a_scale_where_it_means_nothing(store, project):
    made = build_project(store, project)
    for name, scale in (("building", 15_000), ("component", 5_000), ("camera", 12_000)):
        assert made.layers[name].isInScaleRange(scale - 1), name
        assert not made.layers[name].isInScaleRange(scale + 1), name
    assert made.layers["event"].isInScaleRange(1_000_000)


def test_codes_are_shown_by_name(store, project):
    made = build_project(store, project)
    layer = made.layers["building"]
    setup = layer.editorWidgetSetup(layer.fields().indexOf("use_class"))
    assert setup.type() == "ValueMap"
    assert {"综合": "mixed"} in setup.config()["map"]


def test_relations_are_one_level_deep(store, project):
    made = build_project(store, project)
    found = {relation.referencedLayer().customProperty("civicgrid/layer"): relation
             for relation in project.relationManager().relations().values()}  # fmt: skip
    assert set(found) == {"building", "event"}
    assert all(relation.isValid() for relation in found.values())
    assert not {relation.referencingLayerId() for relation in found.values()} & {
        relation.referencedLayerId() for relation in found.values()
    }
    event = next(made.layers["event"].getFeatures())
    assert len(list(found["event"].getRelatedFeatures(event))) == 1


def test_themes_show_what_they_say(store, project):
    made = build_project(store, project)
    themes = project.mapThemeCollection()
    assert set(themes.mapThemes()) == {"矢量", "影像", "人口分布", "值班"}
    names = {layer.id(): name for name, layer in made.layers.items()}
    shown = {theme: {names[one] for one in themes.mapThemeVisibleLayerIds(theme)} for theme in themes.mapThemes()}
    assert "component" in shown["矢量"]
    assert "component" not in shown["值班"]
    assert {"event", "responder", "camera", "road"} <= shown["值班"] & shown["矢量"] & shown["影像"]
    assert {"population", "population_building"} <= shown["人口分布"]
    assert not {"population", "population_building", "population_heat", "tag"} & (shown["矢量"] | shown["值班"])
    assert made.layers["building"].styleManager().currentStyle() == "按用途"
    styles = {
        theme: {record.layer().customProperty("civicgrid/layer"): record.currentStyle
                for record in themes.mapThemeState(theme).layerRecords()}
        for theme in themes.mapThemes()
    }  # fmt: skip
    assert [styles[theme]["building"] for theme in ("矢量", "影像", "值班")] == ["按用途", "轮廓", "素色"]
    assert styles["人口分布"]["population"] == "人口类别构成"
    assert set(made.layers["building"].styleManager().styles()) == {"按用途", "按新鲜度", "素色", "轮廓"}


def test_a_theme_of_the_user_keeps_its_name(store, project):
    themes = project.mapThemeCollection()
    themes.insert("影像", themes.mapThemeState("none"))
    build_project(store, project)
    assert {"影像", "影像 · 智慧网格（演示）", "矢量", "人口分布", "值班"} == set(themes.mapThemes())
    remove_project(project)
    assert themes.mapThemes() == ["影像"]


def test_imagery_stands_under_all_and_shows_in_its_theme(store, project, tmp_path):
    picture = QImage(8, 8, QImage.Format.Format_RGB32)
    picture.fill(QColor("#336633"))
    assert picture.save(str(tmp_path / "影像.png"))
    for address, there in ((str(tmp_path / "影像.png"), True), (str(tmp_path / "no.tif"), False), ("", False)):
        made = build_project(store, project, imagery=address)
        assert ("imagery" in made.layers) == there, address
        if there:
            themes, key = project.mapThemeCollection(), made.layers["imagery"].id()
            assert [key in themes.mapThemeVisibleLayerIds(theme) for theme in ("矢量", "影像", "值班")] == [
                False, True, False,
            ]  # fmt: skip
            assert made.group.findLayers()[-1].layerId() == key


def test_only_what_depends_on_a_table_is_drawn_again(store, project):
    made = build_project(store, project)
    drawn = []
    for name, layer in made.layers.items():
        layer.repaintRequested.connect(lambda _=False, name=name: drawn.append(name))
    for tables, expected in (({"event_step"}, {"event", "event_step"}), ({"reading"}, {"sensor"}),
                             ({"position", "closure"}, {"responder", "closure"}), ({"audit_log"}, set()),
                             (set(), set())):  # fmt: skip
        drawn.clear()
        refresh_layers(project, tables)
        assert set(drawn) == expected


def test_every_layer_says_which_tables_it_depends_on():
    from civicgrid.plugin.store.schema import BY_NAME, VIEWS

    for spec in project_spec().layers:
        assert VIEWS.get(spec.relation, spec.relation) in spec.depends
        assert set(spec.depends) <= set(BY_NAME)


def test_reopening_keeps_style_and_place(store, project):
    made = build_project(store, project)
    before = tree(project.layerTreeRoot())
    made.layers["building"].styleManager().setCurrentStyle("素色")
    assert reopen_layers(store, project) == []
    assert tree(project.layerTreeRoot()) == before
    assert made.layers["building"].styleManager().currentStyle() == "素色"
    assert all(layer.isValid() and layer.readOnly() for layer in made.layers.values())


def test_an_empty_project_gets_a_plane_and_an_extent(store, project):
    build_project(store, project)
    assert project.crs().authid() == "EPSG:4547"
    assert project.ellipsoid() == QgsCoordinateReferenceSystem("EPSG:4490").ellipsoidAcronym()
    assert project.backgroundColor().name() == colour("land")
    extent = project.viewSettings().defaultViewExtent()
    assert extent.crs() == project.crs()
    assert 1500 < extent.width() < 3000


def test_time_is_told_for_the_temporal_controller(store, project):
    made = build_project(store, project)
    assert made.layers["event"].temporalProperties().isActive()
    assert made.layers["responder"].temporalProperties().startField() == "at"
    assert not made.layers["road"].temporalProperties().isActive()


def test_no_layer_has_a_time_while_others_are_added(store, project):
    # For each layer that is added QGIS asks every layer that has one for its first and last instant.
    asked = []

    def look(_added):
        asked.extend(one.name() for one in project.mapLayers().values() if _has_time(one))

    project.layerWasAdded.connect(look)
    try:
        made = build_project(store, project)
    finally:
        project.layerWasAdded.disconnect(look)
    assert asked == []
    assert {name for name, layer in made.layers.items() if _has_time(layer)} == {"event", "responder"}


def test_a_layer_that_comes_back_has_its_time(store, project):
    made = build_project(store, project)
    project.removeMapLayer(made.layers["event"].id())
    reopen_layers(store, project)
    back = next(one for one in project.mapLayers().values() if one.customProperty(LAYER) == "event")
    assert _has_time(back)


def _has_time(layer):
    time = layer.temporalProperties()
    return time is not None and time.isActive()


def test_a_saved_project_is_ours_again(store, project, tmp_path):
    build_project(store, project)
    path = str(tmp_path / "保存 的.qgz")
    assert project.write(path)
    again = QgsProject()
    assert again.read(path)
    assert reopen_layers(store, again) == []
    assert {layer.customProperty("civicgrid/layer") for layer in again.mapLayers().values()} == {
        layer.id for layer in project_spec().layers
    }
    assert all(layer.isValid() and layer.readOnly() for layer in again.mapLayers().values())
    assert set(again.mapThemeCollection().mapThemes()) == {"矢量", "影像", "人口分布", "值班"}
    assert all(relation.isValid() for relation in again.relationManager().relations().values())
    remove_project(again)
    assert not again.mapLayers()
