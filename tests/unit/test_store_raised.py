"""Every text that the store's SQL raises has its sentence, and every sentence its text."""

import re
from pathlib import Path

import pytest

from civicgrid.plugin.store import raised
from civicgrid.plugin.store.raised import RAISED, in_words

SQL = Path(__file__).parents[2] / "plugin" / "store" / "sql"
RAISE = re.compile(r"RAISE\s*(?:\(\s*ABORT\s*,|EXCEPTION|WARNING)\s*'((?:[^']|'')*)'")


def raised_texts() -> set[str]:
    scripts = [path.read_text(encoding="utf-8") for path in SQL.rglob("*.sql")]
    found = {text.replace("''", "'") for script in scripts for text in RAISE.findall(script)}
    texts = [re.sub("--.*", "", script) for script in scripts]
    raising = sum(len(re.findall(r"\bRAISE\b(?! LOG| DEBUG|\(IGNORE)", text)) for text in texts)
    assert raising == sum(len(RAISE.findall(script)) for script in scripts)
    return found


@pytest.fixture
def shouted(monkeypatch):
    """A language: every translated text in capitals around its placeholders."""

    def shout(text):
        return re.sub(r"\{\w+\}|[^{}]+", lambda part: part[0] if part[0][0] == "{" else part[0].upper(), text)

    monkeypatch.setattr(raised, "tr", shout)


def test_the_table_and_the_scripts_say_the_same():
    table = {re.sub(r"\{\w+\}", "%", text).removesuffix(".").lower() for text in RAISED.values()}
    assert table == {text.removesuffix(".").lower() for text in raised_texts()}


@pytest.mark.parametrize("text", sorted(raised_texts()))
def test_each_raised_text_is_said_in_the_users_language_with_its_values(shouted, text):
    filled = text
    for value in ("x-1", "王芳", "a, b", "d")[: text.count("%")]:
        filled = filled.replace("%", value, 1)
    said = in_words(filled)
    assert said.removesuffix(".") != filled.removesuffix(".")
    assert said.removesuffix(".").lower() == filled.removesuffix(".").lower()
    assert all(value in said for value in ("x-1", "王芳", "a, b", "d")[: text.count("%")])


def test_a_step_that_nobody_is_named_for(shouted):
    text = "event E-1 has moved on meanwhile: somebody took the step accept, it is now filed"
    assert in_words(text) == "EVENT E-1 HAS MOVED ON MEANWHILE: SOMEBODY TOOK THE STEP accept, IT IS NOW filed."


@pytest.mark.parametrize("text", ["UNIQUE constraint failed: area.code", "the request", "", "event is not there"])
def test_any_other_text_stays(shouted, text):
    assert in_words(text) == text
