import importlib.util

import pytest

from civicgrid.plugin.services import dependencies
from civicgrid.plugin.services.dependencies import DEPENDENCIES, MissingDependency, install_command, missing, require


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


@pytest.mark.parametrize(
    ("platform", "release", "module", "expected"),
    [
        ("linux", {"ID": "debian"}, "scipy", "sudo apt install python3-scipy"),
        ("linux", {"ID": "ubuntu", "ID_LIKE": "debian"}, "scipy", "sudo apt install python3-scipy"),
        ("linux", {"ID": "debian"}, "shapely", '--break-system-packages --no-binary shapely "shapely>=2.0"'),
        ("linux", {"ID": "fedora"}, "shapely", 'python3 -m pip install --user --no-binary shapely "shapely>=2.0"'),
        ("win32", {}, "shapely", 'OSGeo4W Shell, python -m pip install "shapely>=2.0"'),
        ("darwin", {}, "shapely", 'bin/python3 -m pip install "shapely>=2.0"'),
    ],
)
def test_the_command_fits_the_system(monkeypatch, platform, release, module, expected):
    monkeypatch.setattr(dependencies.sys, "platform", platform)
    monkeypatch.setattr(dependencies.platform, "freedesktop_os_release", lambda: release)
    assert expected in install_command(DEPENDENCIES[module])


def test_the_required_versions_are_those_of_requirements_txt():
    lines = (dependencies.Path(__file__).parents[2] / "requirements.txt").read_text().splitlines()
    wanted = dict(line.split(",")[0].split(">=") for line in lines if line and not line.startswith("#"))
    assert wanted
    for project, minimum in wanted.items():
        entry = next(entry for entry in DEPENDENCIES.values() if entry.project == project)
        assert entry.minimum == minimum
