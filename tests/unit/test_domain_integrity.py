"""The catalogue of rules: whole, in both languages, and every rule has its sentence, its check and its repair."""

import json

import pytest

from civicgrid.plugin.domain.integrity import DATA_FIXES, FIXES, SEVERITIES, load_rules
from civicgrid.plugin.domain.problems import SENTENCES
from civicgrid.plugin.jobs.checks import data_repair
from civicgrid.plugin.jobs.checks.catalogue import NAMED_BY
from civicgrid.plugin.jobs.checks.shape_repair import _ALONE
from civicgrid.plugin.jobs.checks.standards import STANDARDS
from civicgrid.plugin.jobs.checks.store_shapes import SHAPES
from civicgrid.plugin.services.paths import RESOURCES
from civicgrid.plugin.store.integrity import ASKED
from civicgrid.plugin.store.schema import BY_NAME

RULES = load_rules(RESOURCES / "checks")
# Their sentences are those of the identifiers' own rules.
BY_IDENTIFIER = {"area.code", "grid.code", "component.code", "organisation.uscc", "camera.device"}


def test_every_rule_is_written_in_both_languages():
    for rule in RULES.values():
        assert all((rule.name_zh, rule.name_en, rule.why_zh, rule.why_en)), rule.code
        assert rule.label("zh") != rule.label("en")
        assert rule.why("zh_CN").endswith("。")
        assert rule.why("en").endswith(".")
        assert rule.severity in SEVERITIES
        assert rule.tables
        assert set(rule.tables) <= set(BY_NAME)
        assert set(rule.tables) <= set(NAMED_BY)


def test_every_rule_has_a_sentence_and_every_sentence_a_rule():
    said = {code.removeprefix("check.") for code in SENTENCES if code.startswith("check.")}
    assert said == set(RULES) - BY_IDENTIFIER


def test_every_rule_is_checked_by_somebody_and_once_a_table():
    checked = [code for codes, _ in (*SHAPES, *STANDARDS) for code in codes]
    assert set(checked) | ASKED == set(RULES)
    assert set(checked).isdisjoint(ASKED)
    for codes, _ in STANDARDS:
        assert all(checked.count(code) == 1 for code in codes)


def test_every_fix_is_made_by_somebody():
    joins = {"drop_duplicate", "drop_object", "give_overlap", "join_ends", "reach", "cut_back", "insert_vertex"}
    assert set(_ALONE) | joins == set(FIXES)
    assert set(data_repair._FIXES) == set(DATA_FIXES)
    assert {rule.fix for rule in RULES.values() if rule.fix} == {*FIXES, *DATA_FIXES}


def test_shapes_and_data_have_repairs_of_their_own():
    assert all((rule.group == "shape") == (rule.fix in FIXES) for rule in RULES.values() if rule.fix)


@pytest.mark.parametrize(
    ("field", "value"), [("severity", "fatal"), ("fix", "delete_all"), ("code", "polygon.invalid")]
)
def test_a_catalogue_that_is_not_as_it_should_be_is_refused(tmp_path, field, value):
    row = {"code": "a.b", "severity": "note", "tables": ["road"], "name_zh": "甲", "name_en": "a", "why_zh": "乙。",
           "why_en": "b."}  # fmt: skip
    good = {"group": "shape", "rules": [row, {**row, "code": "polygon.invalid"}]}
    (tmp_path / "a.json").write_text(json.dumps(good), encoding="utf-8")
    assert list(load_rules(tmp_path)) == ["a.b", "polygon.invalid"]
    (tmp_path / "b.json").write_text(json.dumps({"group": "x", "rules": [{**row, "code": "c.d", field: value}]}))
    with pytest.raises(ValueError, match=r"b\.json"):
        load_rules(tmp_path)
