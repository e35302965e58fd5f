"""No resident's number enters by what people write of a batch, a request or an export, on both engines."""

import pytest

from civicgrid.plugin.domain.query import Conditions
from civicgrid.plugin.jobs.import_persons.compare import plan_persons
from civicgrid.plugin.jobs.import_persons.write import write_persons
from civicgrid.plugin.jobs.linking.persons import link_persons
from civicgrid.plugin.jobs.persons_table import export_persons
from civicgrid.plugin.store import StoreError
from civicgrid.plugin.store.access import Access
from civicgrid.plugin.store.clear_exports import ClearExports
from civicgrid.plugin.store.opening import request_opening
from civicgrid.tests.support.imports import table
from civicgrid.tests.support.residents import at, bring, filled, number, person_request, row

BAD = (f"核实 {number(9)}", "核实住户 138-1234-5678", "向13812345678核实")
ROWS = [row("张三", number(), address=at())]


def lines(store):
    return str([store.read("audit_log", ["detail"]), store.read("import_batch", ["source", "purpose", "file_name"])])


@pytest.mark.parametrize("text", BAD)
def test_a_number_in_a_source_purpose_or_reason_is_refused_before_anything(store, keyring, rooms, tmp_path, text):
    before = lines(store)
    for given in ({"purpose": text}, {"source": text}):
        with pytest.raises(StoreError):
            bring(store, keyring, ROWS, **given)
    assert (store.count("person"), lines(store)) == (0, before)
    bring(store, keyring, ROWS)
    before = lines(store)
    for act in (
        lambda: link_persons(store, keyring, reason=text),
        lambda: export_persons(store, Access(store).who_am_i(), Conditions(), tmp_path / "a.xlsx", text),
        lambda: ClearExports(store).begin("organisation", text, "a.xlsx"),
        lambda: request_opening(store, "open_contact", "organisation", 1, text),
    ):
        with pytest.raises(StoreError):
            act()
    assert lines(store) == before
    assert not (tmp_path / "a.xlsx").exists()


def test_a_number_in_a_files_name_is_hidden_in_the_batch(store, keyring, rooms):
    for name, kept in ((f"张三{number()}.xlsx", None), ("登记表-13812345678.xlsx", "登记表-138****5678.xlsx"),
                       ("登记表202610.xlsx", "登记表202610.xlsx")):  # fmt: skip
        given = table(filled(ROWS), file=name)
        plan = plan_persons(store, given, person_request(given, source=f"来源{name[-7:-5]}"), keyring)
        write_persons(store, plan, keyring=keyring)
        found = store.read("import_batch", ["file_name"], order_by=("id",))["file_name"][-1]
        assert number() not in str(found)
        assert kept is None or found == kept
        assert str(found).startswith(name[:2]) or found is None
