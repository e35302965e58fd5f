"""Algorithms, their parameters and expression functions that the guide names are there."""

import re
import shlex
from itertools import dropwhile

import pytest
from qgis.core import QgsExpression

import civicgrid
from civicgrid.tests.support.guide import LANGUAGES, commands, pages


@pytest.fixture(scope="module")
def plugin():
    started = civicgrid.classFactory(None)
    started.initProcessing()
    yield started
    started.unload()


def text(language):
    return "\n".join(page.read_text(encoding="utf-8") for page in pages(language))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_algorithm_that_is_named_exists(plugin, language):
    named = set(re.findall(r"\bcivicgrid:([a-z]+)", text(language)))
    assert len(named) > 3
    assert named <= {algorithm.name() for algorithm in plugin.provider.algorithms()}


def test_every_command_gives_parameters_that_exist(plugin):
    seen = 0
    for block in commands("zh").values():
        for line in block.replace("\\\n", " ").splitlines():
            words = list(dropwhile(lambda word: word.startswith("CIVICGRID_"), shlex.split(line)))
            if words[:2] != ["qgis_process", "run"]:
                continue
            algorithm = plugin.provider.algorithm(words[2].partition(":")[2])
            names = {parameter.name() for parameter in algorithm.parameterDefinitions()}
            given = {word.partition("=")[0] for word in words[3:]}
            assert given <= names, line
            required = {p.name() for p in algorithm.parameterDefinitions() if not p.flags() & p.Flag.FlagOptional}
            assert {
                name for name in required - given if algorithm.parameterDefinition(name).defaultValue() is None
            } == set()
            seen += 1
    assert seen >= 5


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_expression_function_that_is_named_exists(plugin, language):
    known = {function.name() for function in QgsExpression.Functions()}
    (page,) = (page for page in pages(language) if page.name == "expressions.md")
    named = set(re.findall(r"\b(civicgrid_[a-z_]+)\(", page.read_text(encoding="utf-8")))
    assert named
    assert named <= known
