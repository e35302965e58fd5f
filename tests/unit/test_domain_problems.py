import ast
import string
from pathlib import Path

import pytest

import civicgrid.plugin
from civicgrid.plugin.domain.problems import SENTENCES, DomainError, Problem, english

PACKAGE = Path(civicgrid.plugin.__file__).parent


def raised_problems():
    """Code and named parameters of every Problem(...) whose code stands in the source."""
    for path in PACKAGE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Problem" and node.args:
                code = node.args[0]
                if isinstance(code, ast.Constant):
                    yield path.name, code.value


def test_every_problem_has_a_sentence():
    found = list(raised_problems())
    assert len(found) > 20
    assert [(name, code) for name, code in found if code not in SENTENCES] == []


@pytest.mark.parametrize("sentence", SENTENCES.values())
def test_sentences_are_whole_and_name_their_parameters(sentence):
    assert sentence.endswith(".")
    assert all(name != "" for _text, name, _format, _conversion in string.Formatter().parse(sentence))


def test_english():
    problem = Problem("citizen.check", "document", {"found": "1", "expected": "X"})
    assert english(problem) == "The check digit is wrong: it is 1 and should be X."
    assert str(DomainError(problem)) == english(problem)
    assert DomainError(problem).problem is problem
