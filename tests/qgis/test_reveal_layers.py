"""What QGIS itself would carry away: attribute tables, expressions, exports, saved projects, the log."""

import zipfile
from contextlib import ExitStack

import pytest
from qgis.core import (
    QgsApplication,
    QgsCoordinateTransformContext,
    QgsExpression,
    QgsExpressionContext,
    QgsExpressionContextUtils,
    QgsProject,
    QgsVectorFileWriter,
    QgsVectorLayer,
)

from civicgrid.plugin.maps.project import build_project
from civicgrid.plugin.maps.sources import layer_source
from civicgrid.plugin.panels.audit.words import read_register
from civicgrid.plugin.store.residents.people import People
from civicgrid.plugin.store.residents.reveal import Reveal
from civicgrid.plugin.store.schema import TABLES, VIEWS
from civicgrid.tests.support.attacked import EAST, ROLES, SEALED, WEST, Office, clear_values
from civicgrid.tests.support.postgres import running_cluster

CLEAR = clear_values(EAST + WEST)


@pytest.fixture(scope="module")
def office():
    with running_cluster() as cluster, ExitStack() as opened:
        yield Office(cluster, opened, "layers")


@pytest.fixture
def project(qgis_new_project):
    yield QgsProject.instance()
    QgsProject.instance().clear()


def layer(store, relation):
    uri, provider = layer_source(store, relation)
    return QgsVectorLayer(uri, relation, provider)


def rows(found):
    return [feature.attributes() for feature in found.getFeatures()] if found.isValid() else []


@pytest.mark.parametrize("role", [*ROLES, "revealer"])
@pytest.mark.parametrize("relation", SEALED)
def test_the_sealed_is_no_layer(office, role, relation):
    for key in ("id", "person_id", ""):
        uri, provider = layer_source(office.as_role[role], "person")
        uri = uri.replace('"person"', f'"{relation}"').replace("key='id'", f"key='{key}'")
        assert rows(QgsVectorLayer(uri, relation, provider)) == []
    sql = f"(SELECT row_number() OVER () AS id, * FROM {office.schema}.{relation})"
    uri = layer_source(office.as_role[role], "person")[0].replace(f'"{office.schema}"."person"', f'"{sql}"')
    assert rows(QgsVectorLayer(uri, relation, "postgres")) == []


@pytest.mark.parametrize("role", ["clerk", "revealer", "manager", "viewer"])
def test_expressions_find_no_clear_value(office, project, role):
    store = office.as_role[role]
    layers = [layer(store, name) for name in ("person", "person_tag", "occupancy", "person_place", "event_party")]
    project.addMapLayers([one for one in layers if one.isValid()])
    context = QgsExpressionContext()
    context.appendScope(QgsExpressionContextUtils.projectScope(project))
    said = []
    for text in (
        "aggregate('person', 'concatenate', name_masked)",
        "aggregate('person', 'concatenate', name_masked || document_masked || phone_masked || birth_year)",
        "aggregate('person_clear', 'concatenate', to_string(content))",
        "aggregate('person_search', 'concatenate', to_string(hash))",
        "to_json(get_feature('person', 'id', 1))",
        "to_json(get_feature('person_clear', 'person_id', 1))",
        "to_json(get_feature('event_party', 'id', 1))",
    ):
        expression = QgsExpression(text)
        said.append(f"{expression.evaluate(context)} {expression.evalErrorString()}")
    assert not [value for value in CLEAR if value in str(said)]


def test_exports_hold_what_the_table_holds(office, tmp_path):
    """Everything a clerk can open, written by QGIS to files as a person would."""
    store = office.as_role["clerk"]
    written = 0
    for name in [*(table.name for table in TABLES), *VIEWS]:
        found = layer(store, name)
        if not found.isValid():
            continue
        for driver, ending in (("CSV", "csv"), ("GeoJSON", "geojson")):
            options = QgsVectorFileWriter.SaveVectorOptions()
            options.driverName = driver
            path = tmp_path / f"{name}.{ending}"
            QgsVectorFileWriter.writeAsVectorFormatV3(found, str(path), QgsCoordinateTransformContext(), options)
            written += path.is_file()
    assert written > 40
    everything = "".join(path.read_text(encoding="utf-8") for path in tmp_path.iterdir())
    assert "赵**" in everything
    assert not [value for value in CLEAR if value in everything]


def test_a_project_and_the_log_keep_nothing_of_a_reveal(office, project, tmp_path, monkeypatch):
    """After a search and a reveal, with our layers in it, opened tables and a saved project."""
    messages = []
    log = QgsApplication.messageLog()
    log.messageReceived.connect(lambda *told: messages.append(str(told)))
    store = office.as_role["revealer"]
    build_project(store, project)
    person = office.ids[EAST[0].uid]
    reveal = Reveal(store, office.keyring)
    shown = reveal.reveal(reveal.request_reveal(person, ["name", "phone", "address_text"], "电话核实：回访"))
    assert shown["name"] == EAST[0].name
    assert People(store, office.keyring).search(EAST[0].name) == [person]
    for one in project.mapLayers().values():
        rows(one)
    path = tmp_path / "值班.qgz"
    assert project.write(str(path))
    with zipfile.ZipFile(path) as archive:
        texts = [archive.read(name).decode("utf-8", "replace") for name in archive.namelist()]
    texts += [str(project.customVariables()), *messages]
    assert not [value for value in CLEAR if any(value in text for text in texts)]
    assert "layers" in texts[0]


@pytest.mark.parametrize("role", ["auditor", "manager"])
def test_the_audit_panel_has_all_it_reads(office, role):
    register = read_register(office.as_role[role])
    assert {"auditor", "manager", "clerk"} <= {name for name, _login in register.accounts}
    assert register.names["tag"]["volunteer"]
