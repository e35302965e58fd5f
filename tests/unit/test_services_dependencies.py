import importlib.util

import pytest

from civicgrid.plugin.services import dependencies
from civicgrid.plugin.services.dependencies import (
    DEPENDENCIES,
    MissingDependency,
    install_command,
    missing,
    missing_sentences,
    require,
)


@pytest.fixture
def without_shapely(monkeypatch):
    find = importlib.util.find_spec
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None if name == "shapely" else find(name))


def test_a_present_module_is_returned():
    assert require("scipy").__name__ == "scipy"
    assert missing("scipy") == ""


def test_an_absent_module_is_one_sentence_with_the_command(without_shapely):
    with pytest.raises(MissingDependency) as caught:
        require("shapely")
    assert "shapely 2.0 or newer" in str(caught.value)
    assert install_command(DEPENDENCIES["shapely"]) in str(caught.value)
    assert "\n" not in str(caught.value)
    assert caught.value.name == "shapely"


def test_a_module_that_is_too_old_is_named_with_its_version(monkeypatch):
    monkeypatch.setattr(dependencies.metadata, "version", lambda project: "1.8.5.post1")
    assert "here is 1.8.5.post1" in missing("shapely")


@pytest.mark.parametrize("version", ["2.0", "2.0.0rc1", "2.1.2", "10"])
def test_a_module_that_is_new_enough_is_taken(monkeypatch, version):
    monkeypatch.setattr(dependencies.metadata, "version", lambda project: version)
    assert missing("shapely") == ""


def test_a_module_without_version_is_taken(monkeypatch):
    def unknown(project):
        raise dependencies.metadata.PackageNotFoundError(project)

    monkeypatch.setattr(dependencies.metadata, "version", unknown)
    assert missing("shapely") == ""


DEBIAN, UBUNTU, FEDORA = {"ID": "debian", "VERSION_ID": "12"}, {"ID": "ubuntu", "ID_LIKE": "debian"}, {"ID": "fedora"}
PIP = "/usr/bin/python3 -m pip install --user --break-system-packages"
TOOLS = "sudo apt install python3-pip libgeos-dev python3-dev g++ pkg-config"
SHAPELY = '"shapely>=2.0" "numpy==1.26.4"'
SCIPY = '"scipy>=1.10" "numpy==1.26.4"'
MAC = "/Applications/QGIS.app/Contents/MacOS"
COMMANDS = [
    ("linux", DEBIAN, "scipy", "sudo apt install python3-scipy"),
    ("linux", DEBIAN, "cryptography", "sudo apt install python3-cryptography"),
    ("linux", DEBIAN, "psycopg2", "sudo apt install python3-psycopg2"),
    ("linux", DEBIAN, "shapely", f"{TOOLS} && {PIP} --no-binary shapely {SHAPELY}"),
    ("linux", DEBIAN, "pypinyin", f'sudo apt install python3-pip && {PIP} "pypinyin>=0.50"'),
    ("linux", {**DEBIAN, "VERSION_ID": "13"}, "shapely", "sudo apt install python3-shapely"),
    ("linux", {**DEBIAN, "VERSION_ID": "13"}, "scipy", "sudo apt install python3-scipy"),
    ("linux", {**UBUNTU, "VERSION_ID": "22.04"}, "shapely", f"{TOOLS} && {PIP} --no-binary shapely {SHAPELY}"),
    ("linux", {**UBUNTU, "VERSION_ID": "24.04"}, "shapely", "sudo apt install python3-shapely"),
    ("linux", {**UBUNTU, "VERSION_ID": "24.04"}, "scipy", "sudo apt install python3-scipy"),
    ("linux", {"ID": "kylin", "ID_LIKE": "debian"}, "scipy", "sudo apt install python3-scipy"),
    ("linux", {"ID": "kylin", "ID_LIKE": "debian"}, "shapely", f"{TOOLS} && {PIP} --no-binary shapely {SHAPELY}"),
    ("linux", FEDORA, "scipy", f"python3 -m pip install --user {SCIPY}"),
    ("linux", FEDORA, "shapely", f"python3 -m pip install --user --no-binary shapely {SHAPELY}"),
    ("win32", {}, "scipy", f"in the OSGeo4W Shell, python -m pip install {SCIPY}"),
    ("win32", {}, "shapely", f"in the OSGeo4W Shell, python -m pip install {SHAPELY}"),
    ("win32", {}, "cryptography", 'in the OSGeo4W Shell, python -m pip install "cryptography>=38"'),
    ("win32", {}, "pypinyin", 'in the OSGeo4W Shell, python -m pip install "pypinyin>=0.50"'),
    ("darwin", {}, "scipy", f"{MAC}/bin/python3 -m pip install {SCIPY}"),
    ("darwin", {}, "shapely", f"{MAC}/bin/python3 -m pip install {SHAPELY}"),
    ("darwin", {}, "pypinyin", f'{MAC}/bin/python3 -m pip install "pypinyin>=0.50"'),
]


def simulate(monkeypatch, platform, release, prefix=MAC):
    """Another system, with a numpy of its own."""
    monkeypatch.setattr(dependencies.sys, "platform", platform)
    monkeypatch.setattr(dependencies.sys, "exec_prefix", prefix)
    monkeypatch.setattr(dependencies.platform, "freedesktop_os_release", lambda: release)
    monkeypatch.setattr(dependencies.metadata, "version", {"numpy": "1.26.4"}.__getitem__)


@pytest.mark.parametrize(("platform", "release", "module", "command"), COMMANDS)
def test_the_sentence_says_exactly_what_to_run_on_this_system(monkeypatch, platform, release, module, command):
    simulate(monkeypatch, platform, release)
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None)
    wanted = DEPENDENCIES[module]
    start = f"CivicGrid needs the Python module {wanted.project} {wanted.minimum} or newer; to install it: "
    assert missing(module) == start + command


def test_a_path_with_a_space_is_quoted(monkeypatch):
    simulate(monkeypatch, "darwin", {}, "/Applications/QGIS 3.40.app/Contents/MacOS")
    command = install_command(DEPENDENCIES["pypinyin"])
    assert command == "'/Applications/QGIS 3.40.app/Contents/MacOS/bin/python3' -m pip install \"pypinyin>=0.50\""


def test_a_system_that_does_not_say_what_it_is_gets_plain_pip(monkeypatch):
    simulate(monkeypatch, "linux", {})

    def none():
        raise OSError

    monkeypatch.setattr(dependencies.platform, "freedesktop_os_release", none)
    assert install_command(DEPENDENCIES["pypinyin"]) == 'python3 -m pip install --user "pypinyin>=0.50"'


def test_only_required_modules_are_asked_for_at_the_start(monkeypatch):
    assert missing_sentences() == []
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None)
    sentences = missing_sentences()
    projects = ("scipy", "shapely", "cryptography", "pypinyin", "python-calamine", "xlsxwriter")
    for sentence, project in zip(sentences, projects, strict=True):
        assert f"module {project} " in sentence


def test_the_required_versions_are_those_of_requirements_txt():
    lines = (dependencies.Path(__file__).parents[2] / "requirements.txt").read_text().splitlines()
    wanted = dict(line.split(",")[0].split(">=") for line in lines if line and not line.startswith("#"))
    assert wanted
    for project, minimum in wanted.items():
        entry = next(entry for entry in DEPENDENCIES.values() if entry.project == project)
        assert entry.minimum == minimum
