import importlib.util
from pathlib import Path

import pytest

from civicgrid.plugin.domain.problems import SENTENCES, Problem
from civicgrid.plugin.services.translation import sentence, tr, translation_file

ROOT = Path(__file__).parents[2]
TRANSLATION = ROOT / "i18n" / "civicgrid_zh_CN.ts"


@pytest.fixture(scope="module")
def collector():
    spec = importlib.util.spec_from_file_location("translations", ROOT / "scripts" / "translations.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("locale", ["zh_CN", "zh_TW", "zh", "zh-Hans-SG", "zh_HK.UTF-8", "ZH_cn"])
def test_every_chinese_locale_gets_the_chinese_text(locale):
    assert translation_file(locale) == "civicgrid_zh_CN"


@pytest.mark.parametrize("locale", ["en", "en_GB", "de_LI", "C", "", "zha"])
def test_every_other_locale_gets_the_source_text(locale):
    assert translation_file(locale) is None


def test_text_passes_through_where_no_translator_is():
    assert tr("row {row}").format(row=3) == "row 3"


def test_a_problem_becomes_a_sentence():
    problem = Problem("number.length", "number", {"length": 17, "allowed": "15, 18"})
    assert sentence(problem) == SENTENCES["number.length"].format(length=17, allowed="15, 18")
    assert "17" in sentence(problem)


def test_the_collector_finds_calls_class_attributes_and_tables(collector):
    source = """
GROUPS = {"a": "Group"}
SENTENCES: dict[str, str] = {"x": "First " "half"}
OTHER = {"a": "not collected"}
class Algorithm:
    TITLE = "Title"
    HELP = ("Help " "text")
    NAME = "not collected"
    def run(self):
        return tr("call {n}").format(n=tr("inner"))
"""
    use = "tr(GROUPS[x]), tr(SENTENCES[problem.code]), tr(self.TITLE), tr(self.HELP)"
    assert collector.messages_in([source, use]) == ["Group", "First half", "Title", "Help text", "call {n}", "inner"]


def test_the_collector_reports_each_kind_of_fault(collector, tmp_path):
    path = tmp_path / "x.ts"
    message = "<message><source>{}</source><translation{}>{}</translation></message>"
    parts = [
        message.format("good {n}", "", "好 {n}"),
        message.format("open", ' type="unfinished"', ""),
        message.format("n {n}", "", "个"),
        message.format("gone", "", "旧"),
    ]
    path.write_text(f"<TS><context>{''.join(parts)}</context></TS>", encoding="utf-8")
    assert collector.findings(["good {n}", "open", "n {n}", "new"], path) == [
        "not translated: 'open'",
        "placeholders differ: 'n {n}'",
        "not in the file: 'new'",
        "no longer used: 'gone'",
    ]


def test_every_text_is_translated(collector):
    texts = collector.messages()
    assert len(texts) > 20
    assert collector.findings(texts, TRANSLATION) == []
