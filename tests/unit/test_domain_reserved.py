"""The division of generated stores is valid only where it is asked for."""

import pytest

from civicgrid.plugin.domain.identifiers import (
    RESERVED_DIVISION,
    parse_component_code,
    parse_device_id,
    parse_division_code,
    parse_grid_code,
)
from civicgrid.plugin.domain.problems import DomainError


@pytest.mark.parametrize(
    ("parse", "code"),
    [
        (parse_division_code, RESERVED_DIVISION + "001003"),
        (parse_grid_code, RESERVED_DIVISION + "001003007"),
        (parse_component_code, RESERVED_DIVISION + "0118000042"),
        (parse_device_id, RESERVED_DIVISION + "01001320000042"),
    ],
)
def test_it_is_valid_on_demand_only(parse, code):
    with pytest.raises(DomainError) as caught:
        parse(code)
    assert caught.value.problem.code == "division.province"
    parse(code, allow_reserved=True)
    with pytest.raises(DomainError):
        parse("98" + code[2:], allow_reserved=True)


def test_its_levels_are_known():
    levels = {"": "county", "000000": "county", "001": "town", "001201": "community"}
    for end, level in levels.items():
        code = RESERVED_DIVISION + end
        assert parse_division_code(code, allow_reserved=True).level == level
