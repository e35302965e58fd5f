"""Households by the number 户号 that a source gives them, on both engines."""

import pytest

from civicgrid.plugin.services.keys import make_keys
from civicgrid.tests.support.residents import at, bring, houses, notes, number, problems, row


@pytest.fixture
def keyring(store):
    return make_keys(store.uid)


@pytest.fixture
def rooms(store):
    return houses(store)


def test_a_number_that_names_somebody_is_left_out_and_said(store, keyring, rooms):
    said = [number(), "13812345678", "0755-26001234", "张三户", "26001234", "E12345678", "A1"]
    rows = [row("张三丰", number(place), address=at(), phone="26001234", household_number=text)
            for place, text in enumerate(said)]  # fmt: skip
    plan, _ = bring(store, keyring, rows)
    assert problems(plan) == {}
    assert {line: found for line, found in notes(plan).items() if "person.household_named" in found} == {
        line: ["person.household_named"] for line in range(2, 8)
    }
    assert store.read("household", ["number"])["number"] == ["A1"]
    kept = store.read("import_row", ["given"])["given"]
    assert not any(text in str(kept) for text in said[:-1])
