"""Python modules that QGIS does not bring: checked at first use, asked for with one clear sentence."""

import importlib
import importlib.util
import platform
import sys
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path
from types import ModuleType

from .translation import tr


@dataclass(frozen=True)
class Dependency:
    """A module by the name it is installed under; ``debian`` is the package where Debian 12 has a recent enough one."""

    module: str
    project: str
    minimum: str
    debian: str | None = None


DEPENDENCIES = {
    entry.module: entry
    for entry in (
        Dependency("scipy", "scipy", "1.10", "python3-scipy"),
        Dependency("shapely", "shapely", "2.0"),
        Dependency("cryptography", "cryptography", "38", "python3-cryptography"),
        Dependency("pypinyin", "pypinyin", "0.50"),
        Dependency("psycopg2", "psycopg2", "2.9", "python3-psycopg2"),
        Dependency("matplotlib", "matplotlib", "3.6", "python3-matplotlib"),
    )
}


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
    found = _version(module)
    if found and _numbers(found) < _numbers(wanted.minimum):
        text = tr(
            "CivicGrid needs the Python module {project} {minimum} or newer, here is {found}; to install it: {command}"
        )
        return text.format(project=wanted.project, minimum=wanted.minimum, found=found, command=install_command(wanted))
    return ""


def install_command(wanted: Dependency) -> str:
    """Return the command that installs ``wanted`` for QGIS's own interpreter on this system."""
    requirement = f'"{wanted.project}>={wanted.minimum}"'
    if sys.platform == "win32":
        return tr("in the OSGeo4W Shell, {command}").format(command=f"python -m pip install {requirement}")
    if sys.platform == "darwin":
        return f"{Path(sys.exec_prefix) / 'bin' / 'python3'} -m pip install {requirement}"
    if _on_debian():
        if wanted.debian:
            return f"sudo apt install {wanted.debian}"
        python = "/usr/bin/python3 -m pip install --user --break-system-packages"
    else:
        python = "python3 -m pip install --user"
    if wanted.module == "shapely":  # see geos.py
        python += " --no-binary shapely"
    return f"{python} {requirement}"


def _on_debian() -> bool:
    try:
        release = platform.freedesktop_os_release()
    except OSError:
        return False
    return "debian" in (release.get("ID", ""), *release.get("ID_LIKE", "").split())


def _version(module: str) -> str:
    try:
        return metadata.version(DEPENDENCIES[module].project)
    except metadata.PackageNotFoundError:
        return ""


def _numbers(version: str) -> tuple[int, ...]:
    parts = []
    for part in version.split(".")[:3]:
        digits = "".join(character for character in part if character.isdigit())
        parts.append(int(digits or 0))
    return tuple(parts + [0] * (3 - len(parts)))
