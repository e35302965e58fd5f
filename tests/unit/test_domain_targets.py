"""The targets as data: they name real columns, real code lists and tables that are there."""

import pytest

from civicgrid.plugin.domain.codes import load_code_lists
from civicgrid.plugin.domain.targets import load_targets
from civicgrid.plugin.services.paths import RESOURCES
from civicgrid.plugin.store.schema import BY_NAME

TARGETS = load_targets(RESOURCES / "targets")
LISTS = load_code_lists(RESOURCES / "codes")
FIELDS = [pytest.param(target, field, id=f"{target.name}.{field.name}") for target in TARGETS.values()
          for field in target.fields]  # fmt: skip


def test_every_target_of_the_design_is_there():
    wanted = {"area", "grid", "building", "room", "road", "organisation", "component", "facility", "department",
              "responder", "camera"}  # fmt: skip
    assert wanted <= set(TARGETS)
    orders = [target.order for target in TARGETS.values()]
    assert orders == sorted(set(orders))


@pytest.mark.parametrize(("target", "field"), FIELDS)
def test_a_field_has_a_column_a_list_and_a_table_that_exist(target, field):
    if field.column:
        assert field.column in BY_NAME[target.name].by_name
    assert (field.kind in {"code", "codes"}) == bool(field.list)
    if field.list:
        codes = {item.code for item in LISTS[field.list]}
        assert set(field.words.values()) <= codes
        values = BY_NAME[target.name].by_name[field.column].values if field.column else ()
        assert not values or codes <= set(values)
    assert (field.kind == "reference") == bool(field.table)
    assert set(field.by) <= set(BY_NAME[field.table].by_name if field.table else ())
    assert field.name_zh
    assert field.name_en
    assert len(set(field.headers)) == len(field.headers)


@pytest.mark.parametrize("target", TARGETS.values(), ids=TARGETS)
def test_a_required_column_of_the_table_can_be_filled(target):
    columns = {field.column for field in target.fields}
    given = {"id", "uid", "path", "seal_key", "source", "edition"}
    missing = {
        column.name for column in BY_NAME[target.name].columns
        if not column.null and column.default is None and column.name not in columns | given
    }  # fmt: skip
    assert not missing
