"""Python modules that QGIS does not bring: checked at first use, asked for with one clear sentence."""

import importlib
import importlib.util
import platform
import shlex
import sys
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path
from types import ModuleType

from .translation import tr


@dataclass(frozen=True)
class Dependency:
    """A module by the name it is installed under.

    ``debian`` is the package where Debian 12 has a recent enough one, ``debian_newer`` where Debian 13 and Ubuntu 24.04
    have one; ``numpy`` says that pip would look for a numpy,
    which must stay QGIS's own; without a module that is not ``required`` single features are missing.
    """

    module: str
    project: str
    minimum: str
    debian: str | None = None
    debian_newer: str | None = None
    numpy: bool = False
    required: bool = True


DEPENDENCIES = {
    entry.module: entry
    for entry in (
        Dependency("scipy", "scipy", "1.10", "python3-scipy", numpy=True),
        Dependency("shapely", "shapely", "2.0", debian_newer="python3-shapely", numpy=True),
        Dependency("cryptography", "cryptography", "38", "python3-cryptography"),
        Dependency("pypinyin", "pypinyin", "0.50"),
        Dependency("python_calamine", "python-calamine", "0.3"),
        Dependency("xlsxwriter", "xlsxwriter", "3", "python3-xlsxwriter"),
        Dependency("psycopg2", "psycopg2", "2.9", "python3-psycopg2", required=False),
        Dependency("chinese_calendar", "chinesecalendar", "1.10", required=False),
        Dependency("matplotlib", "matplotlib", "3.6", "python3-matplotlib", numpy=True, required=False),
    )
}

_NEWER_DEBIAN, _NEWER_UBUNTU = 13, 24


class MissingDependency(ImportError):
    """A module is absent or too old; the message is one sentence that says what to install on this system."""


def require(module: str) -> ModuleType:
    """Return the module, e.g. ``require("shapely")``; raises `MissingDependency`."""
    sentence = missing(module)
    if sentence:
        raise MissingDependency(sentence, name=module)
    return importlib.import_module(module)


def missing(module: str) -> str:
    """Return the sentence for an absent or too old module, "" when it is there. The module is not imported."""
    wanted = DEPENDENCIES[module]
    if importlib.util.find_spec(module) is None:
        text = tr("CivicGrid needs the Python module {project} {minimum} or newer; to install it: {command}")
        return text.format(project=wanted.project, minimum=wanted.minimum, command=install_command(wanted))
    found = _version(wanted.project)
    if found and _numbers(found) < _numbers(wanted.minimum):
        text = tr(
            "CivicGrid needs the Python module {project} {minimum} or newer, here is {found}; to install it: {command}"
        )
        return text.format(project=wanted.project, minimum=wanted.minimum, found=found, command=install_command(wanted))
    return ""


def missing_sentences() -> list[str]:
    """Return the sentence of every required module that is absent or too old; empty when all is there."""
    sentences = (missing(module) for module, entry in DEPENDENCIES.items() if entry.required)
    return [text for text in sentences if text]


def install_command(wanted: Dependency) -> str:
    """Return the command that installs ``wanted`` for QGIS's own interpreter on this system."""
    requirement = f'"{wanted.project}>={wanted.minimum}"'
    if wanted.numpy and (numpy := _version("numpy")):
        # A newer numpy would break GDAL's array module.
        requirement += f' "numpy=={numpy}"'
    if sys.platform == "win32":
        return tr("in the OSGeo4W Shell, {command}").format(command=f"python -m pip install {requirement}")
    if sys.platform == "darwin":
        return f"{shlex.quote(str(Path(sys.exec_prefix) / 'bin' / 'python3'))} -m pip install {requirement}"
    build = " --no-binary shapely" if wanted.module == "shapely" else ""  # see geos.py
    if (release := _debian_release()) is None:
        return f"python3 -m pip install --user{build} {requirement}"
    package = wanted.debian if release < _NEWER_DEBIAN else wanted.debian_newer or wanted.debian
    if package:
        return f"sudo apt install {package}"
    tools = "python3-pip libgeos-dev python3-dev g++ pkg-config" if build else "python3-pip"
    install = "/usr/bin/python3 -m pip install --user --break-system-packages"
    return f"sudo apt install {tools} && {install}{build} {requirement}"


def _debian_release() -> int | None:
    """Return the Debian release that this system is or comes from, 12 when that is not said; None elsewhere."""
    try:
        release = platform.freedesktop_os_release()
    except OSError:
        return None
    name, number = release.get("ID", ""), release.get("VERSION_ID", "").partition(".")[0]
    if name == "ubuntu" and number.isdigit():
        return _NEWER_DEBIAN if int(number) >= _NEWER_UBUNTU else _NEWER_DEBIAN - 1
    if "debian" not in (name, *release.get("ID_LIKE", "").split()):
        return None
    return int(number) if name == "debian" and number.isdigit() else _NEWER_DEBIAN - 1


def _version(project: str) -> str:
    try:
        return metadata.version(project)
    except metadata.PackageNotFoundError:
        return ""


def _numbers(version: str) -> tuple[int, ...]:
    parts = []
    for part in version.split(".")[:3]:
        digits = "".join(character for character in part if character.isdigit())
        parts.append(int(digits or 0))
    return tuple(parts + [0] * (3 - len(parts)))
