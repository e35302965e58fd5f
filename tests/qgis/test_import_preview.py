"""The preview of rejected residents: why each row is rejected, and nothing of a person in clear on the screen."""

import csv
import stat

import pytest

from civicgrid.plugin.jobs.import_table.compare import REJECTED
from civicgrid.plugin.jobs.import_table.rejects import write_rejects
from civicgrid.plugin.panels.imports.plan_model import PlanModel, list_plan
from civicgrid.plugin.services.keys import make_keys
from civicgrid.plugin.store import create_store
from civicgrid.tests.support.residents import look, number, row

BAD = [
    row("张三", "", birth_date="1980-13-45", sex="男"),
    row("李四", "", birth_date="81.3.7", sex="女"),
    row("王五", "", birth_date="农历七八年腊月初八", sex="男"),
    row("赵六", number(division="163456")),
    row("孙七", number(1), since="3/4/2019"),
    row("周八", number(2), document_kind="吴九"),
    row("郑十", number(3), document_kind="学生证"),
    row("冯一", number(4), document_kind="学生证"),
]
PERSONAL = ["1980-13-45", "81.3.7", "农历七八年腊月初八", "163456", "吴九", *(one["name"] for one in BAD)]


@pytest.fixture
def plan(tmp_path, qgis_app):
    with create_store(str(tmp_path / "人口.gpkg"), purpose="real") as store:
        plan = look(store, make_keys(store.uid), BAD)
        yield plan, list_plan(store, plan, "zh")


def test_no_reason_quotes_what_is_personal(plan):
    plan, listing = plan
    model = PlanModel()
    model.show_plan(plan, listing, {}, REJECTED)
    shown = [[model.index(line, column).data() for column in range(3)] for line in range(model.rowCount())]
    # A day of moving in that cannot be read is left out, and the row enters.
    assert {line[0] for line in shown} == {str(place) for place in range(2, 10) if place != 6}
    text = "\n".join("\t".join(line) for line in shown)
    assert [value for value in PERSONAL if value in text] == []
    assert "“学生证”" in text, "what stands in several rows is a word of the office's, and has to be known to be mended"
    assert all(line[2] for line in shown)


def test_the_file_of_rejected_rows_says_it_for_who_made_it_only(plan, tmp_path):
    plan, _ = plan
    path = tmp_path / "退回.csv"
    write_rejects(path, plan.prepared)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    with path.open(encoding="utf-8-sig") as file:
        lines = list(csv.reader(file))
    assert "1980-13-45" in lines[1][-1]
