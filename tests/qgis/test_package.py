"""The zip as a user gets it: built by scripts/package, unpacked into an empty profile, started by qgis_process."""

import json
import os
import shutil
import subprocess
import sysconfig
import zipfile
from pathlib import Path

import pytest

from civicgrid.tests.support.package import built_package

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def package(tmp_path_factory):
    return built_package(tmp_path_factory.mktemp("package"))


@pytest.fixture(scope="module")
def qgis_process(package, tmp_path_factory):
    """Return a function that runs qgis_process in an empty profile with only the package in it."""
    home = tmp_path_factory.mktemp("profile")
    plugins = home / "profiles" / "default" / "python" / "plugins"
    plugins.mkdir(parents=True)
    with zipfile.ZipFile(package) as content:
        content.extractall(plugins)
    environment = {
        "PATH": os.environ["PATH"],
        "HOME": str(home),
        "LANG": "zh_CN.UTF-8",
        "QT_QPA_PLATFORM": "offscreen",
        "QGIS_CUSTOM_CONFIG_PATH": str(home),
        "PYTHONPATH": sysconfig.get_path("purelib"),
    }

    def run(*arguments):
        return subprocess.run(
            [shutil.which("qgis_process"), *arguments],
            cwd=home,
            env=environment,
            capture_output=True,
            text=True,
            check=False,
            timeout=180,
        )

    enabled = run("plugins", "enable", "civicgrid")
    assert enabled.returncode == 0, enabled.stderr
    return run


def test_the_version_is_filled_in(package):
    version = package.name.removeprefix("civicgrid.").removesuffix(".zip")
    with zipfile.ZipFile(package) as content:
        lines = content.read("civicgrid/metadata.txt").decode().splitlines()
    assert f"version={version}" in lines


def test_the_package_works_in_an_empty_profile(qgis_process):
    listed = json.loads(qgis_process("--json", "list").stdout)
    algorithms = listed["providers"]["civicgrid"]["algorithms"]
    assert "坐标转换" in algorithms["civicgrid:convertcrs"]["name"]


def test_an_algorithm_of_the_package_runs(qgis_process, tmp_path):
    points = tmp_path / "点.geojson"
    coordinates = {"type": "Point", "coordinates": [116.397, 39.908]}
    points.write_text(json.dumps({"type": "Feature", "properties": {"name": "天安门"}, "geometry": coordinates}))
    output = tmp_path / "out.geojson"
    run = qgis_process(
        "run", "civicgrid:convertcrs", "--", f"INPUT={points}", "SOURCE=wgs84", "TARGET=gcj02", f"OUTPUT={output}"
    )
    assert run.returncode == 0, run.stderr
    (feature,) = json.loads(output.read_text())["features"]
    lon, lat = feature["geometry"]["coordinates"]
    assert feature["properties"] == {"name": "天安门"}
    assert lon == pytest.approx(116.4032, abs=1e-3)
    assert lat == pytest.approx(39.9094, abs=1e-3)


def test_a_failing_algorithm_fails_the_command_without_a_traceback(qgis_process, tmp_path):
    missing, output = tmp_path / "none.geojson", tmp_path / "out.geojson"
    run = qgis_process("run", "civicgrid:convertcrs", "--", f"INPUT={missing}", f"OUTPUT={output}")
    assert run.returncode != 0
    assert "Traceback" not in run.stdout + run.stderr


def test_the_checker_finds_what_must_not_be_in_a_package(package, tmp_path):
    bad = tmp_path / package.name
    secret = "pass" + 'word = "hunter2-and-more"\n'
    with zipfile.ZipFile(package) as source, zipfile.ZipFile(bad, "w") as target:
        for name in ("civicgrid/__init__.py", "civicgrid/metadata.txt"):  # the whole package is scanned as it is built
            target.writestr(name, source.read(name))
        target.writestr("civicgrid/tests/test_x.py", "assert True\n")
        target.writestr("civicgrid/plugin/x.py", f"import pickle\n{secret}# {ROOT}/x\n")
        target.writestr("elsewhere.txt", "x")
    run = subprocess.run(
        [ROOT / "build" / "venv" / "bin" / "python", ROOT / "scripts" / "check_package.py", bad],
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 1
    for finding in (
        "missing: i18n/civicgrid_zh_CN.qm",
        "not wanted: civicgrid/tests/test_x.py",
        "outside the folder civicgrid: elsewhere.txt",
        "names the folder",
        "B403",
        "B101",
        "Secret Keyword",
    ):
        assert finding in run.stderr
