"""The expression functions: values, NULLs, errors in one sentence, help whose examples are true, nothing left."""

import json
import re
from html import unescape

import pytest
from qgis.core import QgsExpression, QgsExpressionContext, QgsFields, QgsSettings
from qgis.gui import QgsExpressionBuilderWidget
from qgis.PyQt.QtWidgets import QTextBrowser

import civicgrid
from civicgrid.plugin.domain.events.deadline import DEADLINE_STATES
from civicgrid.plugin.maps import expressions
from civicgrid.plugin.maps.expression_help import EXAMPLES
from civicgrid.plugin.services.log import logger
from civicgrid.plugin.services.paths import RESOURCES

NAMES = tuple(expressions.FUNCTIONS)


def start(locale: str):
    settings = QgsSettings()
    settings.setValue("locale/overrideFlag", True)
    settings.setValue("locale/userLocale", locale)
    plugin = civicgrid.classFactory(None)
    plugin.initProcessing()
    return plugin


@pytest.fixture(params=["en_US", "zh_CN"])
def language(request):
    plugin = start(request.param)
    yield request.param[:2]
    plugin.unload()
    QgsSettings().remove("locale")


@pytest.fixture
def functions():
    plugin = start("en_US")
    yield
    plugin.unload()
    QgsSettings().remove("locale")


def evaluate(text: str):
    expression = QgsExpression(text)
    assert not expression.hasParserError(), expression.parserErrorString()
    value = expression.evaluate(QgsExpressionContext())
    assert not expression.hasEvalError(), expression.evalErrorString()
    return value


def help_of(name: str) -> str:
    """What QGIS itself holds as the help of a function."""
    return next(function.helpText() for function in QgsExpression.Functions() if function.name() == name)


def error_of(text: str) -> str:
    expression = QgsExpression(text)
    assert not expression.hasParserError(), expression.parserErrorString()
    assert expression.evaluate(QgsExpressionContext()) is None
    return expression.evalErrorString()


def test_the_functions_come_and_go_with_the_plugin():
    assert not any(QgsExpression.isFunctionName(name) for name in NAMES)
    before = len(QgsExpression.Functions())
    for _ in range(3):
        plugin = start("en_US")
        assert all(QgsExpression.isFunctionName(name) for name in NAMES)
        plugin.unload()
        assert len(QgsExpression.Functions()) == before
    QgsSettings().remove("locale")


def test_every_function_explains_itself(language):
    headings = {"en": ("Syntax", "Arguments", "Examples"), "zh": ("语法", "参数", "示例")}[language]
    for name in NAMES:
        text = help_of(name)
        assert f'<span class="functionname">{name}</span>' in text
        assert [heading for heading in headings if f"<h4>{heading}</h4>" not in text] == []
        for argument in expressions.FUNCTIONS[name].arguments:
            assert f'<td class="argument">{argument.name}</td>' in text
        described = re.search("<p>(.*?)</p>", text)[1]
        assert bool(re.search("[一-龥]", described)) == (language == "zh"), name


def test_the_help_stands_in_the_panel_of_the_expression_dialog(language):
    builder = QgsExpressionBuilderWidget(None)
    builder.initWithFields(QgsFields())
    tree = builder.expressionTree()
    model = tree.model()
    groups = [model.index(row, 0) for row in range(model.rowCount())]
    ours = next(group for group in groups if group.data() == "CivicGrid")
    shown = {}
    for row in range(model.rowCount(ours)):
        item = model.index(row, 0, ours)
        tree.setCurrentIndex(item)
        shown[item.data()] = builder.findChild(QTextBrowser).toPlainText()
    assert shown.keys() == set(NAMES)
    for name, text in shown.items():
        assert {"en": "Examples", "zh": "示例"}[language] in text
        assert EXAMPLES[name][0][0] in text


def test_every_example_of_the_help_is_true(language):
    for name in NAMES:
        found = re.findall("<li><code>(.*?)</code> &rarr; <code>(.*?)</code></li>", help_of(name))
        assert len(found) == len(EXAMPLES[name]) > 0
        for example, result in found:
            text = unescape(example)
            assert name in text
            assert evaluate(text) == evaluate(unescape(result)), text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("civicgrid_mask('幸福路12号3幢2单元501室', 'address')", "幸福路12号3栋"),
        ("civicgrid_mask('E12345678', 'document')", "E*******8"),
        ("civicgrid_mask(13812345678, 'phone')", "138****5678"),
        ("civicgrid_mask(civicgrid_mask('张三丰', 'name'), 'name')", "张**"),
        ("civicgrid_mask('', 'name')", ""),
        ("civicgrid_id_valid('无')", False),
        ("civicgrid_level_name(4, language:='zh')", "Ⅳ级"),
        ("civicgrid_code_name('room_use', 'absent')", None),
        ("civicgrid_code_name('sex', 1, 'zh')", "男"),
        ("civicgrid_age_days(now() - to_interval('49 hours'))", 2),
        ("civicgrid_age_days(now() + to_interval('1 hour'))", -1),
        ("civicgrid_age_days(to_date(now()))", 0),
        ("civicgrid_deadline_state(now() + to_interval('1 day'))", "running"),
        ("civicgrid_deadline_state(now(), closed:=now() + to_interval('1 minute'))", "late"),
        ("civicgrid_deadline_state(now() + to_interval('1 day'), warn:=now())", "due_soon"),
    ],
)
def test_values(functions, text, expected):
    assert evaluate(text) == expected


def test_a_null_gives_null(functions):
    for name in NAMES:
        arguments = [argument for argument in expressions.FUNCTIONS[name].arguments if not argument.optional]
        value = evaluate(f"{name}({', '.join(['NULL'] * len(arguments))})")
        assert value == ("no_deadline" if name == "civicgrid_deadline_state" else None), name


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        (
            "civicgrid_mask('x', 'colour')",
            "The kind “colour” is unknown; known are name, id, document, phone, address.",
        ),
        ("civicgrid_mask(make_point(1, 2), 'name')", "is no text."),
        ("civicgrid_mask('x', array(1))", "The kind “[1]” is unknown"),
        ("civicgrid_id_valid(1.5)", "The value “1.5” is no text."),
        ("civicgrid_level_name(5)", "The display level “5” is unknown; known are 1, 2, 3, 4."),
        ("civicgrid_code_name('absent', '1')", "The code list “absent” is unknown"),
        ("civicgrid_code_name('sex', '1', 'fr')", "The language “fr” is unknown; known are zh, en."),
        ("civicgrid_convert('x', 'wgs84', 'gcj02')", "The first value is no geometry."),
        ("civicgrid_convert(make_point(500000, 1), 'wgs84', 'gcj02')", "The coordinates are no degrees."),
        ("civicgrid_convert(make_point(1, 1), 'wgs84', 'mars')", "The coordinate system “mars” is unknown"),
        ("civicgrid_deadline_state('2026-03-02 10:00')", "“2026-03-02 10:00” is no instant with a time zone."),
        ("civicgrid_deadline_state(to_date('2026-03-02'))", "“2026-03-02” is no instant with a time zone."),
        ("civicgrid_age_days('soon')", "“soon” is no instant with a time zone."),
    ],
)
def test_a_bad_value_is_one_sentence(functions, text, sentence):
    found = error_of(text)
    assert sentence in found
    assert "\n" not in found


@pytest.mark.parametrize("geometry", ["LineString (114 22, 115 23)", "Polygon ((114 22, 115 22, 115 23, 114 22))"])
def test_every_vertex_is_converted_and_comes_back(functions, geometry):
    there = f"civicgrid_convert(geom_from_wkt('{geometry}'), 'wgs84', 'bd09')"
    away, back = evaluate(there), evaluate(f"civicgrid_convert({there}, 'bd09', 'wgs84')")
    original = evaluate(f"geom_from_wkt('{geometry}')")
    assert all(a.distance(b) < 1e-9 for a, b in zip(back.vertices(), original.vertices(), strict=True))
    assert all(a.distance(b) > 0.005 for a, b in zip(away.vertices(), original.vertices(), strict=True))


def test_ten_thousand_evaluations_touch_no_database(functions, monkeypatch):
    def refuse(*_args, **_kwargs):
        raise AssertionError("a store was touched")

    reads = []
    load = expressions.load_code_lists
    monkeypatch.setattr(civicgrid.plugin.store.store.Store, "__init__", refuse)
    monkeypatch.setattr(civicgrid.plugin.store.store.Store, "query", refuse)
    monkeypatch.setattr("sqlite3.connect", refuse)
    monkeypatch.setattr("psycopg2.connect", refuse)
    monkeypatch.setattr(expressions, "load_code_lists", lambda folder: reads.append(folder) or load(folder))
    expressions._codes.cache_clear()
    prepared = [QgsExpression(text) for examples in EXAMPLES.values() for text, _ in examples]
    for number in range(10_000):
        expression = prepared[number % len(prepared)]
        assert expression.evaluate() is not None
        assert not expression.hasEvalError()
    assert len(reads) == 1


def test_no_attribute_or_geometry_is_asked_for_beyond_the_arguments(functions):
    expression = QgsExpression('civicgrid_mask("name", \'name\') || civicgrid_age_days("at")')
    assert expression.referencedColumns() == {"name", "at"}
    assert not expression.needsGeometry()


def test_what_fails_inside_does_not_leave_the_function(functions, monkeypatch, caplog):
    def fail(*_values):
        raise KeyError("x")

    monkeypatch.setitem(expressions._MASKS, "name", fail)
    monkeypatch.setattr(logger, "propagate", True)
    assert "KeyError" in error_of("civicgrid_mask('x', 'name')")


def test_the_project_has_a_word_for_every_state_of_a_deadline():
    words = json.loads((RESOURCES / "project" / "words.json").read_text(encoding="utf-8"))
    assert set(words["deadline_state"]) == set(DEADLINE_STATES)
