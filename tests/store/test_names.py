"""Names of every kind through both engines and a spreadsheet: sealed, masked, found, the same at the end."""

import pytest
import python_calamine
import xlsxwriter

from civicgrid.plugin.domain.masking import mask_name
from civicgrid.plugin.domain.person_name import clean_name
from civicgrid.plugin.services.keys import make_keys
from civicgrid.plugin.store.residents.people import People
from civicgrid.plugin.store.residents.reveal import Reveal
from civicgrid.tests.support.people import resident

# name, its mask, what else it is found under
NAMES = [
    ("欧阳修", "欧阳*", ("欧阳", "oyx")),
    ("张三", "张*", ("zhangsan",)),
    ("张", "*", ()),
    ("扎西顿珠", "扎***", ("扎西",)),
    ("买买提·艾力", "买**·**", ("艾力", "买买提艾力", "买买提•艾力", "aili")),
    ("阿不都热依木江·阿不都克里木·买买提明·吐尔逊江·艾合买提·玉素甫艾力",
     "阿******·******·****·****·****·*****", ("吐尔逊江",)),
    ("John Smith", "J*** *****", ("smith",)),
    ("Jean-Pierre Dupont", "J***-****** ******", ("dupont",)),
    ("𠮷野", "𠮷*", ()),
    ("王𬱖", "王*", ()),
    ("李䶮", "李*", ("liyan",)),
    ("葛\U000e0100城", "葛\U000e0100*", ()),
    ("張\U0002f800\U00030000", "張**", ()),
    ("ئەلى مەمەت", "ئ*** *****", ()),
]  # fmt: skip


@pytest.fixture
def saved(store, tmp_path):
    """The names, written into a spreadsheet, read from it, and saved."""
    path = tmp_path / "names.xlsx"
    with xlsxwriter.Workbook(path) as book:
        book.add_worksheet().write_column(0, 0, [name for name, _, _ in NAMES])
    cells = [row[0] for row in python_calamine.load_workbook(str(path)).get_sheet_by_index(0).to_python()]
    keyring = make_keys(store.uid)
    people = People(store, keyring)
    people.save([resident(number, name=clean_name(cell)[0]) for number, cell in enumerate(cells)])
    return store, keyring, people


def test_names_come_back_as_they_were_and_only_their_masks_are_open(saved):
    store, keyring, _ = saved
    rows = store.read("person", ["id", "name_masked"], order_by=["id"])
    assert rows["name_masked"] == [masked for _, masked, _ in NAMES]
    reveal = Reveal(store, keyring)
    for number, (name, masked, _) in zip(rows["id"], NAMES, strict=True):
        assert reveal.reveal(reveal.request_reveal(number, ["name"], "check"))["name"] == name
        assert mask_name(name) == masked


def test_names_are_found_as_a_whole_and_by_what_people_type(saved):
    pytest.importorskip("pypinyin", reason="pinyin search needs pypinyin")
    store, _, people = saved
    ids = store.read("person", ["id"], order_by=["id"])["id"]
    for number, (name, _, typed) in zip(ids, NAMES, strict=True):
        for text in (name, *typed):
            assert people.search(text) == [number], text
    assert people.search("提艾") == []
