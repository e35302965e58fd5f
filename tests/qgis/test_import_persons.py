"""``civicgrid:importpersons`` as a clerk runs it: untidy files, every wrong row named, nothing left in clear."""

import csv
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
import xlsxwriter
from qgis.core import QgsProcessingContext, QgsProcessingException, QgsProcessingFeedback, QgsProject

from civicgrid.plugin.jobs.tables.source import read_table
from civicgrid.plugin.services.keys import KEYFILE_VARIABLE, Keyring
from civicgrid.plugin.store import create_store, open_store
from civicgrid.processing.import_persons import ImportPersons
from civicgrid.tests.support.residents import at, houses, number

HEADER = ["序号", "姓名", "公民身份号码", "证件类型", "性别", "出生日期", "联系电话", "现住址", "与户主关系",
          "人口类别", "户籍地", "国籍", "人员标签", "入住日期", "民族"]  # fmt: skip
GIVEN = {"PURPOSE": "实有人口核查", "AUTHORISED_UNTIL": "2030-12-31", "SOURCE": "派出所"}


class Feedback(QgsProcessingFeedback):
    def __init__(self):
        super().__init__(False)
        self.said = []

    def pushInfo(self, text):  # noqa: N802 (QGIS's name)
        self.said.append(text)

    def pushWarning(self, text):  # noqa: N802 (QGIS's name)
        self.said.append(text)


@pytest.fixture
def database(tmp_path, monkeypatch):
    path = tmp_path / "人口 库.gpkg"
    monkeypatch.setenv(KEYFILE_VARIABLE, str(tmp_path / "keys"))
    with create_store(str(path)) as store:
        Keyring.create_file(tmp_path / "keys", store.uid)
        houses(store)
    return str(path)


def run(**parameters):
    algorithm, context, feedback = ImportPersons().create(), QgsProcessingContext(), Feedback()
    parameters = {**GIVEN, **parameters}
    ok, why = algorithm.checkParameterValues(parameters, context)
    if not ok:
        raise QgsProcessingException(why)
    results, ok = algorithm.run(parameters, context, feedback, {}, False)
    assert ok
    return results, "\n".join(feedback.said)


def line(name, document="", kind="", sex="", born="", phone="", address="", relation="", group="户籍", home="",
         country="", tags="", since="", nation="汉"):  # fmt: skip
    return [name, document, kind, sex, born, phone, address, relation, group, home, country, tags, since, nation]


def wide(text):
    return "".join(chr(ord(one) + 0xFEE0) for one in text)


A, B, C, D, E = (number(place, f"198{place}0203") for place in range(1, 6))
X = next(found for found in (number(place, "19770707") for place in range(20, 90)) if found.endswith("X"))
OLD = "440307800501001"
GOOD = [
    line("张三丰", f"'{A}", phone="138 1234 5678、0755-26001234", address=at()),
    line("李　四", wide(B), address="翡翠花园１号楼１单元１０１"),
    line("王五(户主)", f"{C[:6]} {C[6:14]} {C[14:]}", address="翡翠花园1#1-102", relation="户主"),
    line("买买提•艾力", X.lower(), phone="+86 139-1234-5678", address=at(2), group="流动人口", since="20240115"),
    line("欧阳  娜娜", OLD, address=at(2, "2", "202")),
    line("ཚེ་རིང་སྒྲོལ་མ", D, address=at(2, "2", "101")),
    line("John O'Smith", "E12345678", "护照", "男", "1985-03-04", address=at(1, "2"), group="", country="美国"),
    line("新生儿", born="2026/9/1", sex="女", address=at(), relation="女儿"),
    line("何福(户主,故居旁)", number(47), phone="+852 9123 4567", address=at(1, "2")),
    line("褚电话", number(42), phone="12345678901234", address=at(1, "2")),
    line("朱早住", number(44, "20100101"), since="2009-12-31", address=at(1, "2")),
    line("周户籍", E, phone="不详", address="无", home="湖南省长沙市岳麓区某路1号", group=""),
]
WRONG = [
    (line("钱校验", A[:17] + ("0" if A[17] != "0" else "1")), "校验|check digit"),
    (line("孙浮点", 4.40307198001011e17), "spreadsheet|表格"),
    (line("李零欧", number(40).replace("0", "O", 1)), "O"),
    (line("吴*", "4403**********0012"), "masked|脱敏"),
    (line("郑一、王二", number(41)), "Two or more|多个|两"),
    (line("冯未来", born="2099-01-01", sex="男"), "future|今天之后"),
    (line("陈长寿", born="1890-01-01", sex="女"), "120"),
    (line("卫农历", "", born="农历八月初五"), "lunar|农历"),
    (line("蒋两位", "", born="85.3.4"), "two digits|两位"),
    (line("沈涉毒", number(43), tags="吸毒人员"), "switched off|未启用"),
    (line("韩无据", ""), "birth date|出生日期"),
    (line("杨重复", B), "row|行"),
    (line("秦护照", "E1!", "护照"), "document|证件"),
    (line("尤一(已故)", number(45), address=at()), "已故"),
    (line("许二 已迁出", number(46), address=at()), "迁出"),
]


def register(path, rows):
    """Titles, merged headings, a note, the rows, a total and a second table below."""
    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet("实有人口")
        sheet.merge_range(0, 0, 0, len(HEADER) - 1, "翡翠社区实有人口登记表")
        sheet.write(1, 0, "填表单位：翡翠社区居委会      填表人：")
        sheet.write_row(2, 0, HEADER)
        for place, row in enumerate(rows, start=1):
            sheet.write_row(2 + place, 0, [place, *row])
        sheet.write_row(4 + len(rows), 0, ["合计", f"{len(rows)}人"])
    return path


def people(database, *columns):
    with open_store(database) as store:
        return list(zip(*store.read("person", list(columns), order_by=("id",)).values(), strict=True))


def test_an_untidy_register_enters_and_every_wrong_row_is_named(database, tmp_path):
    rows = [*GOOD, *(row for row, _ in WRONG)]
    rejected = tmp_path / "退回.xlsx"
    results, said = run(INPUT=str(register(tmp_path / "登记表.xlsx", rows)), DATABASE=database, REJECTED=str(rejected))
    found = read_table(rejected)
    reasons = dict(zip(found.columns[1], found.columns[-1], strict=True))
    assert results["INSERTED"] == len(GOOD), (said, reasons)
    assert results["REJECTED_COUNT"] == len(WRONG)
    import re

    for row, reason in WRONG:
        assert re.search(reason, reasons[row[0]]), (row[0], reasons[row[0]])
    for left in ("telephone|电话", "before the birth|早于"):
        assert re.search(left, said)
    assert "民族" in said  # a column that goes nowhere is named
    assert people(database, "name_masked", "person_class") == [
        ("张**", "registered"),
        ("李*", "registered"),
        ("王*", "registered"),
        ("买**·**", "floating"),
        ("欧阳**", "registered"),
        ("ཚེ" + "*" * (len(people(database, "name_masked")[5][0]) - 2), "registered"),
        ("J*** *******", "from_abroad"),
        ("新**", "registered"),
        ("何*", "registered"),
        ("褚**", "registered"),
        ("朱**", "registered"),
        ("周**", "unknown"),
    ]
    assert [sex for _, sex in people(database, "id", "sex")][:5] == ["1", "1", "1", "1", "1"]
    with open_store(database) as store:
        assert store.count("occupancy") == len(GOOD) - 1
    assert not QgsProject.instance().mapLayers()


def test_nothing_is_in_clear_in_the_file_in_what_was_said_or_at_the_desk(database, tmp_path):
    path = register(tmp_path / "登记表.xlsx", GOOD)
    with closing(sqlite3.connect(database)) as raw:
        # The working calendar names every day of these years, birthdays among them.
        raw.execute("DELETE FROM working_calendar")
        raw.commit()
        raw.execute("VACUUM")
    _, said = run(INPUT=str(path), DATABASE=database)
    changed = [line(*row[:5], "13700001111", *row[6:]) for row in GOOD[:3]]
    twin = line("新生儿", born="2026/9/1", sex="女", address=at(2))
    _, more = run(INPUT=str(register(tmp_path / "社区.xlsx", [*changed, twin])), DATABASE=database, SOURCE="社区")
    with open_store(database) as store:
        assert store.count("desk_item", {"decided_at": None}) >= 3
    secrets = {"三丰", "新生儿", "娜娜", "O'Smith", "སྒྲོལ", "13812345678", "26001234", "13700001111", "E12345678",
               A, B, C, D, E, X, "19810203", "1981-02-03", at(), "2026-09-01", "岳麓"}  # fmt: skip
    folder = Path(database).parent
    stored = b"".join(one.read_bytes() for one in folder.glob("人口 库.gpkg*"))
    for secret in secrets:
        for encoding in ("utf-8", "utf-16-le", "gb18030"):
            assert secret.encode(encoding) not in stored, secret
        assert secret not in said + more, secret


def test_what_became_of_the_rows_is_said_without_quoting_anybody(database, tmp_path):
    rows = [line("张三丰", A, sex="女", phone="13812345678", address=at()),
            line("李四", B, address="环城路99号"),
            line("王五", C, address="环城路98号"), line("赵六", D, address="不详"),
            line("钱七", E, relation="孙小七"), line("钱七", number(50), born="820304"),
            line("周八", number(51), group="常住"), line("吴九", number(52), group="常住")]  # fmt: skip
    results, said = run(INPUT=str(register(tmp_path / "登记表.xlsx", rows)), DATABASE=database)
    assert (results["INSERTED"], results["LINKED"], results["UNLINKED"]) == (7, 1, 6)
    lines = said.splitlines()
    assert "No building has this address. (rows 5, 6; 2 in all)" in lines
    assert "Sex: The sex given contradicts the citizen number. (rows 4; 1 in all)" in lines
    assert sum("“常住”" in text and "(rows 10, 11; 2 in all)" in text for text in lines) == 1  # it is nobody's own
    assert sum("“…”" in text and "(rows 8; 1 in all)" in text for text in lines) == 1
    for secret in ("孙小七", "820304", "环城路"):
        assert secret not in said


def test_a_text_file_of_the_office_in_its_own_encoding_and_again(database, tmp_path):
    path = tmp_path / "人口.csv"
    with path.open("w", encoding="gb18030", newline="") as file:
        csv.writer(file).writerows([HEADER[1:], *GOOD[:5]])
    results, _ = run(INPUT=str(path), DATABASE=database)
    assert results["INSERTED"] == 5
    results, said = run(INPUT=str(path), DATABASE=database)
    assert (results["UNCHANGED"], results["BATCH"]) == (5, 0), said


def test_rejected_rows_are_corrected_and_brought_again(database, tmp_path):
    rejected = tmp_path / "退回.csv"
    run(
        INPUT=str(register(tmp_path / "登记表.xlsx", [GOOD[0], WRONG[0][0]])), DATABASE=database, REJECTED=str(rejected)
    )
    with rejected.open(encoding="utf-8-sig", newline="") as file:
        header, row = list(csv.reader(file))
    row[header.index("公民身份号码")] = number(60)
    with rejected.open("w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file).writerows([header, row])
    results, said = run(INPUT=str(rejected), DATABASE=database)
    assert (results["INSERTED"], results["REJECTED_COUNT"]) == (1, 0), said


def test_purpose_and_end_are_required_and_a_look_needs_none(database, tmp_path):
    path = str(register(tmp_path / "登记表.xlsx", GOOD[:2]))
    for name in ("PURPOSE", "AUTHORISED_UNTIL"):
        with pytest.raises(QgsProcessingException):
            run(INPUT=path, DATABASE=database, **{name: ""})
    results, _ = run(INPUT=path, DATABASE=database, PURPOSE="", DRY_RUN=True)
    assert (results["INSERTED"], people(database, "id")) == (2, [])


def test_positions_need_their_system_and_lead_to_a_building(database, tmp_path):
    path = tmp_path / "坐标.csv"
    rows = [["姓名", "身份证号", "经度", "纬度"], ["张三丰", A, 114.2011, 22.7001], ["李四海", B, "很东", 22.7]]
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(rows)
    with pytest.raises(QgsProcessingException):
        run(INPUT=str(path), DATABASE=database)
    results, said = run(INPUT=str(path), DATABASE=database, COORDINATES="cgcs2000")
    assert (results["INSERTED"], results["REJECTED_COUNT"]) == (1, 1), said
