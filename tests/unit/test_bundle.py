"""The folder for Windows: complete, checked, and its installer tried here with modules that stand in for the real."""

import hashlib
import importlib.util
import json
import os
import re
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from civicgrid.plugin.services.dependencies import DEPENDENCIES

ROOT = Path(__file__).resolve().parents[2]
HERE = f"{sys.version_info.major}.{sys.version_info.minor}"


@pytest.fixture(scope="module")
def bundle():
    sys.path.append(str(ROOT / "scripts"))
    spec = importlib.util.spec_from_file_location("bundle", ROOT / "scripts" / "bundle.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    yield module
    sys.path.remove(str(ROOT / "scripts"))


def wheel(folder, name, version, tag="py3-none-any", requires=()):
    """A wheel that holds one module."""
    module = name.replace("-", "_")
    info = f"{module}-{version}.dist-info"
    path = folder / f"{module}-{version}-{tag}.whl"
    needed = "".join(f"Requires-Dist: {entry}\n" for entry in requires)
    with zipfile.ZipFile(path, "w") as content:
        content.writestr(f"{module}/__init__.py", f"VERSION = '{version}'\n")
        content.writestr(f"{info}/METADATA", f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n{needed}\n")
        content.writestr(f"{info}/WHEEL", f"Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: {tag}\n")
        content.writestr(f"{info}/RECORD", "")
    return path


@pytest.fixture
def made(bundle, tmp_path):
    """A bundle for the Python that runs here, with stand-ins for plugin and modules."""
    wheels = tmp_path / "wheels"
    wheels.mkdir()
    for name, version in bundle.pins(bundle.SOURCES / "requirements.txt").items():
        wheel(wheels, name, version)
    package = tmp_path / "civicgrid.9.8.7.zip"
    with zipfile.ZipFile(package, "w") as content:
        content.writestr("civicgrid/metadata.txt", "[general]\nversion=9.8.7\n")
    target = tmp_path / "离线 安装包"
    assert bundle.assemble(package, wheels, target, HERE) == []
    return target


def install(folder, home, *arguments):
    """Run the installer as QGIS's Python would; its modules go to a folder of the test's own."""
    environment = {
        **os.environ, "APPDATA": str(home / "用户 数据"), "PIP_TARGET": str(home / "site"),
        "PYTHONPATH": str(home / "site"), "PYTHONUTF8": "1",
    }  # fmt: skip
    return subprocess.run(
        [sys.executable, folder / "install.py", *arguments],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )


def test_everything_the_plugin_needs_is_pinned(bundle):
    pinned = bundle.pins(bundle.SOURCES / "requirements.txt")
    needed = {entry.project for entry in DEPENDENCIES.values() if entry.required}
    assert needed <= set(pinned)
    assert "numpy" not in pinned
    assert set(bundle.MODULES) - {"numpy"} == {module for module, entry in DEPENDENCIES.items() if entry.required}


def test_what_qgis_brings_and_is_new_enough_stays(made):
    asked = dict(line.split(">=") for line in (made / "requirements.txt").read_text().splitlines())
    for entry in DEPENDENCIES.values():
        if entry.required:
            assert asked[entry.project] == entry.minimum


def test_every_file_is_in_the_sums_and_in_the_instructions(made):
    sums = dict(line.split("  ")[::-1] for line in (made / "SHA256SUMS").read_text(encoding="utf-8").splitlines())
    files = {path.relative_to(made).as_posix(): path for path in made.rglob("*") if path.is_file()}
    assert set(sums) == set(files) - {"SHA256SUMS"}
    for name, digest in sums.items():
        assert hashlib.sha256(files[name].read_bytes()).hexdigest() == digest
    readme = files["说明.txt"].read_text(encoding="utf-8-sig")
    for name in files:
        assert name.replace("/", "\\") in readme
    for word in ("QGIS 3.40", "PostgreSQL", "PostGIS", "VLC", "没有在 Windows 上实际运行过", "9.8.7", HERE):
        assert word in readme


def test_the_same_input_gives_the_same_files(bundle, made, tmp_path):
    again = tmp_path / "again"
    bundle.assemble(tmp_path / "civicgrid.9.8.7.zip", tmp_path / "wheels", again, HERE)
    assert (again / "SHA256SUMS").read_bytes() == (made / "SHA256SUMS").read_bytes()


def test_windows_can_read_the_texts(made):
    for name in ("install.cmd", "verify.cmd"):
        content = (made / name).read_bytes()
        assert content.isascii(), "cmd reads a script before it knows its encoding"
        assert content.count(b"\n") == content.count(b"\r\n") > 3
    readme = (made / "说明.txt").read_bytes()
    assert readme.startswith(b"\xef\xbb\xbf")
    assert readme.count(b"\n") == readme.count(b"\r\n") > 30


@pytest.mark.parametrize("name", ["install.cmd", "verify.cmd"])
def test_paths_in_the_scripts_are_quoted(name):
    text = (ROOT / "scripts" / "windows" / name).read_text()
    for line in text.splitlines():
        if line.startswith("rem "):
            continue
        outside = re.sub(r'"[^"]*"', "", line)
        assert line.count('"') % 2 == 0, line
        # What is a path stands in quotes; STATUS is a number, %1 to %4 are handed on as they were typed.
        assert re.findall(r"%(?!STATUS%|ERRORLEVEL%)\w+%|%~\w*\d|%%~?\w", outside) in ([], ["%%D"]), line
        if "%%D" in outside:
            assert line.lstrip().startswith("for /d %%D in (")


def test_the_installer_puts_everything_in_its_place(made, tmp_path):
    done = install(made, tmp_path)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "安装完成" in done.stdout
    plugin = tmp_path / "用户 数据" / "QGIS" / "QGIS3" / "profiles" / "default" / "python" / "plugins" / "civicgrid"
    assert (plugin / "metadata.txt").is_file()
    assert (tmp_path / "site" / "pypinyin" / "__init__.py").is_file()
    assert not (tmp_path / "site" / "numpy").exists()
    (plugin / "left_over.py").write_text("")
    assert install(made, tmp_path).returncode == 0
    assert [path.name for path in plugin.iterdir()] == ["metadata.txt"]
    assert [path.name for path in plugin.parent.iterdir()] == ["civicgrid"]


def test_another_profile_can_be_named(made, tmp_path):
    assert install(made, tmp_path, "--profiles", str(tmp_path / "配置"), "--profile", "值班 一").returncode == 0
    assert (tmp_path / "配置" / "值班 一" / "python" / "plugins" / "civicgrid").is_dir()


def test_verify_installs_nothing(made, tmp_path):
    done = install(made, tmp_path, "--verify")
    assert (done.returncode, "校验通过" in done.stdout) == (0, True)
    assert not (tmp_path / "site").exists()


@pytest.mark.parametrize("harm", ["changed", "lost"])
def test_a_damaged_folder_is_refused_before_anything_is_installed(made, tmp_path, harm):
    victim = next((made / "wheels").glob("pypinyin*"))
    if harm == "changed":
        victim.write_bytes(victim.read_bytes() + b"x")
    else:
        victim.unlink()
    done = install(made, tmp_path)
    assert done.returncode == 1
    assert victim.name in done.stderr
    assert "Traceback" not in done.stderr
    assert not (tmp_path / "site").exists()


def test_another_python_is_refused(bundle, made, tmp_path):
    bundle.assemble(tmp_path / "civicgrid.9.8.7.zip", tmp_path / "wheels", made, "3.99")
    done = install(made, tmp_path)
    assert (done.returncode, "Python 3.99" in done.stderr) == (1, True)


def test_an_older_plugin_stays_when_the_new_one_cannot_be_unpacked(made, tmp_path):
    assert install(made, tmp_path).returncode == 0
    package = next(made.glob("civicgrid.*.zip"))
    package.write_bytes(b"no zip")
    sums = (made / "SHA256SUMS").read_text(encoding="utf-8").splitlines()
    digest = hashlib.sha256(b"no zip").hexdigest()
    sums = [f"{digest}  {package.name}" if line.endswith(package.name) else line for line in sums]
    (made / "SHA256SUMS").write_text("\n".join(sums) + "\n", encoding="utf-8")
    assert install(made, tmp_path).returncode == 1
    assert list((tmp_path / "用户 数据").rglob("civicgrid/metadata.txt"))


def test_wheels_that_would_not_do_are_found(bundle, tmp_path):
    pinned = bundle.pins(bundle.SOURCES / "requirements.txt")
    for name, version in pinned.items():
        if name == "shapely":
            wheel(tmp_path, name, version, "cp312-cp312-manylinux_2_17_x86_64")
        elif name == "scipy":
            wheel(tmp_path, name, version, "cp311-cp311-win_amd64")
        elif name == "cryptography":
            needs = ["cffi>=99", "typing-extensions; python_version < '3.11'", "absent", "numpy>=9"]
            wheel(tmp_path, name, version, "cp311-abi3-win_amd64", needs)
        elif name != "pycparser":
            wheel(tmp_path, name, version)
    wheel(tmp_path, "numpy", "2.0")
    assert bundle.wheel_findings(tmp_path, "3.12") == [
        "missing: pycparser",
        "must stay QGIS's own: numpy",
        "cryptography needs cffi>=99",
        "cryptography needs absent",
        f"not for Windows and Python 3.12: scipy-{pinned['scipy']}-cp311-cp311-win_amd64.whl",
        f"not for Windows and Python 3.12: shapely-{pinned['shapely']}-cp312-cp312-manylinux_2_17_x86_64.whl",
    ]


def test_the_version_of_python_is_for_qgis_on_windows(made):
    assert json.loads((made / "bundle.json").read_text())["python"] == HERE
